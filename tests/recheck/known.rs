//! A pair found before an edit is taken over only where neither who competes for it nor what it rests on is news.

use tuanji::casework::{Campaign, Change, History};
use tuanji::domain::Field;
use tuanji::intake::TableKind;
use tuanji::intake::table::{RecordId, Table};
use tuanji::reconcile::Certainty::{self, Certain, Probable};

use crate::support::rows::today;
use crate::support::tables::{table, texts};
use crate::{anew, perform};

const FIELDS: &[Field] = &[Field::Name, Field::Sex, Field::Birth, Field::Phone];

fn lists(system: &[[&str; 4]], roster: &[[&str; 4]]) -> Vec<Table> {
    let rows = |rows: &[[&str; 4]]| rows.iter().map(|row| texts(row)).collect::<Vec<_>>();
    vec![
        table(1, TableKind::SystemList, "团员列表.xlsx", FIELDS, &rows(system)),
        table(2, TableKind::ClassRoster, "花名册.xlsx", FIELDS, &rows(roster)),
    ]
}

/// How sure the first system row's pair is, before and after the edits of (list, row, field, text).
#[track_caller]
fn edited(tables: &[Table], edits: &[(usize, usize, Field, &str)]) -> [Certainty; 2] {
    let mut campaign = Campaign::restore(Vec::new(), History::default());
    campaign.add_tables(tables.to_vec(), 0, String::new());
    let row = |list: usize, row: usize| -> RecordId { tables[list].record_ids().nth(row).unwrap() };
    let sure = |campaign: &mut Campaign| {
        let cases = &campaign.check(today()).cases;
        cases.iter().find(|case| case.system == Some(row(0, 0))).unwrap().certainty
    };
    let before = sure(&mut campaign);
    let changes: Vec<Change> = edits
        .iter()
        .filter_map(|(list, at, field, text)| campaign.edit(row(*list, *at), *field, text))
        .collect();
    assert_eq!(changes.len(), edits.len());
    perform(&mut campaign, changes);
    let after = sure(&mut campaign);
    assert_eq!(campaign.checked(), anew(tables, &campaign).checked());
    [before, after]
}

#[test]
fn a_pair_is_surer_when_its_rival_has_gone() {
    let tables = lists(
        &[["张伟", "男", "2004-05-12", ""], ["李娜", "女", "2004-09", "13800000002"]],
        &[
            ["张伟", "男", "2004-05-12", ""],
            ["张伟", "", "2004-05-12", ""],
            ["李娜", "女", "2004-09", "13800000002"],
        ],
    );
    assert_eq!(edited(&tables, &[(1, 1, Field::Birth, "2003-01")]), [Probable, Certain]);
}

#[test]
fn a_pair_both_of_whose_rows_are_edited_is_looked_at_again() {
    let tables = lists(&[["张伟", "男", "2004-05", "13800000001"]], &[["张伟", "男", "", "13800000001"]]);
    let edits = [
        (0, 0, Field::Phone, "13800000009"),
        (1, 0, Field::Phone, "13800000009"),
        (1, 0, Field::Birth, "2004-09"),
        (1, 0, Field::Sex, "女"),
    ];
    assert_eq!(edited(&tables, &edits), [Certain, Probable]);
}
