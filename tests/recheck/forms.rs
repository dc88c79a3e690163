//! Forms that were handed in are held against the lists as they are now, whatever was edited in between.

use fastrand::Rng;
use tuanji::casework::{Campaign, Change, History};
use tuanji::domain::Field;
use tuanji::intake::TableKind;
use tuanji::intake::table::{RecordId, Table};
use tuanji::rules::{Finding, af::register::LISTED};

use crate::support::rows::today;
use crate::support::tables::{table, texts};
use crate::{anew, colliding, perform, value_of};

/// A form about the people of the lists, or nearly so.
fn colliding_form(rng: &mut Rng) -> Table {
    let fields = [Field::OrgName, Field::Name, Field::IdNumber, Field::DeletionReason];
    let rows = (0..5).map(|_| {
        let cells = fields.map(|field| value_of(rng, field).1);
        texts(&cells)
    });
    table(9, TableKind::DeletionForm, "附件1.xlsx", &fields, &rows.collect::<Vec<_>>())
}

#[test]
fn forms_are_held_against_the_lists_as_they_are_now() {
    let mut rng = Rng::with_seed(13);
    let mut spoken_of = std::collections::BTreeSet::new();
    for round in 0..60 {
        let mut tables = colliding(&mut rng);
        tables.push(colliding_form(&mut rng));
        let mut campaign = Campaign::restore(Vec::new(), History::default());
        campaign.add_tables(tables.clone(), 0, String::new());
        campaign.check(today());
        for step in 0..10 {
            let before = form_findings(&campaign);
            match rng.usize(0..6) {
                0 => drop(campaign.undo()),
                1 => drop(campaign.redo()),
                _ => {
                    let beside = tables.iter().filter(|table| table.kind() != TableKind::ClassRoster);
                    let records: Vec<RecordId> = beside.flat_map(Table::record_ids).collect();
                    let field = LISTED[rng.usize(0..LISTED.len())];
                    let (field, text) = value_of(&mut rng, field);
                    let change = campaign.edit(records[rng.usize(0..records.len())], field, text);
                    if let Some(Change::Cell { record, field, .. }) = &change {
                        perform(&mut campaign, change.iter().cloned().collect());
                        campaign.check(today());
                        if form_findings(&campaign) != before {
                            spoken_of.insert((campaign.table(record.table).unwrap().kind(), *field));
                        }
                    }
                }
            }
            campaign.check(today());
            let anew = anew(&tables, &campaign);
            assert_eq!(form_findings(&campaign), form_findings(&anew), "round {round}, step {step}");
        }
    }
    // Or else the test would hold nothing.
    for field in LISTED {
        assert!(spoken_of.contains(&(TableKind::SystemList, field)), "{field:?}");
    }
    assert!(spoken_of.contains(&(TableKind::DeletionForm, Field::Name)));
}

fn form_findings(campaign: &Campaign) -> Vec<Finding> {
    let findings = &campaign.checked().unwrap().findings;
    findings.iter().filter(|finding| finding.rule.0.code.starts_with("AF")).cloned().collect()
}

/// Which numbers are right depends on when somebody joined, and that only the list says.
#[test]
fn a_form_hears_of_the_month_of_joining() {
    let person = [Field::OrgName, Field::Name, Field::IdNumber, Field::Joined];
    let list = texts(&["软工2201", "张伟", "370102200405121213", "2015-05"]);
    let asked = [Field::OrgName, Field::Name, Field::IdNumber, Field::DeletionReason];
    let form = texts(&["软工2201", "张伟", "370102200405121213", "正确编号，2015002"]);
    let tables = vec![
        table(1, TableKind::SystemList, "团员列表.xlsx", &person, &[list]),
        table(2, TableKind::DeletionForm, "附件1.xlsx", &asked, &[form]),
    ];
    let mut campaign = Campaign::restore(Vec::new(), History::default());
    campaign.add_tables(tables.clone(), 0, String::new());
    campaign.check(today());
    let is_wrong =
        |campaign: &Campaign| form_findings(campaign).iter().any(|finding| finding.rule.0.code == "AF005");
    assert!(!is_wrong(&campaign));
    let record = tables[0].record_ids().next().unwrap();
    let change = campaign.edit(record, Field::Joined, "2019-05");
    perform(&mut campaign, change.into_iter().collect());
    campaign.check(today());
    assert!(is_wrong(&campaign));
}
