//! Nearly everybody is in both lists and found at once, as in a real campaign: an edit there must still find
//! what a first look would, whether it leaves a pair alone, parts it or sets others beside it.

use fastrand::Rng;
use tuanji::casework::{Campaign, Change, History};
use tuanji::domain::Field;
use tuanji::intake::TableKind;
use tuanji::intake::table::{RecordId, Table};

use crate::support::rows::{clean, today};
use crate::support::tables::{table, texts};
use crate::{anew, perform};

const PEOPLE: usize = 8;

/// What the lists say of a person; the system's without numbers every other time, as exports come.
const FIELDS: [Field; 8] = [
    Field::OrgName,
    Field::Name,
    Field::Sex,
    Field::IdNumber,
    Field::Birth,
    Field::Phone,
    Field::MemberNumber,
    Field::StudentNumber,
];

/// The branch of each, in the words of either list: in full, or short enough that the people in it must tell.
fn branch(kind: TableKind, person: usize) -> String {
    let class = person % 2 + 1;
    match kind {
        TableKind::SystemList => format!("共青团齐鲁理工学院计算机学院2022级软件工程{class}班支部委员会"),
        _ => format!("{}2{class}班", if class == 1 { "软" } else { "程" }),
    }
}

fn value(kind: TableKind, person: usize, field: Field) -> String {
    match field {
        Field::OrgName => branch(kind, person),
        Field::StudentNumber => format!("20220111{person:04}"),
        field => clean(person).get(&field).map(|cell| cell.text.clone()).unwrap_or_default(),
    }
}

fn lists(rng: &mut Rng) -> Vec<Table> {
    let without = [&[][..], &[Field::IdNumber], &[Field::IdNumber, Field::MemberNumber]][rng.usize(0..3)];
    let kinds = [(1, TableKind::SystemList), (2, TableKind::ClassRoster)];
    let tables = kinds.into_iter().map(|(id, kind)| {
        let rows = (0..PEOPLE).map(|person| {
            let cells = FIELDS.map(|field| match without.contains(&field) && kind == TableKind::SystemList {
                true => String::new(),
                false => value(kind, person, field),
            });
            texts(&cells.each_ref().map(String::as_str))
        });
        table(id, kind, &format!("名单{id}.xlsx"), &FIELDS, &rows.collect::<Vec<_>>())
    });
    tables.collect()
}

/// A cell emptied, taken from another person, or as it was.
fn slip(rng: &mut Rng, tables: &[Table], campaign: &Campaign) -> Option<Change> {
    let table = &tables[rng.usize(0..tables.len())];
    let records: Vec<RecordId> = table.record_ids().collect();
    let at = rng.usize(0..records.len());
    let field = FIELDS[rng.usize(0..FIELDS.len())];
    let text = match rng.u8(0..6) {
        0 => String::new(),
        1 => value(table.kind(), at, field).chars().rev().collect(),
        2 | 3 => value(table.kind(), at, field),
        _ => value(table.kind(), rng.usize(0..PEOPLE), field),
    };
    campaign.edit(records[at], field, &text)
}

#[test]
fn an_edit_beside_settled_pairs_finds_what_a_first_look_finds() {
    let mut rng = Rng::with_seed(17);
    for round in 0..60 {
        let tables = lists(&mut rng);
        let mut campaign = Campaign::restore(Vec::new(), History::default());
        campaign.add_tables(tables.clone(), 0, String::new());
        campaign.check(today());
        for step in 0..15 {
            match rng.u8(0..8) {
                0 => drop(campaign.undo()),
                1 => drop(campaign.redo()),
                many => {
                    let count = if many == 2 { 3 } else { 1 };
                    let changes = (0..count).filter_map(|_| slip(&mut rng, &tables, &campaign)).collect();
                    perform(&mut campaign, changes);
                }
            }
            campaign.check(today());
            assert_eq!(campaign.checked(), anew(&tables, &campaign).checked(), "round {round}, step {step}");
        }
    }
}
