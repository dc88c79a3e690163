//! Checking again after edits, undo and redo finds what checking everything anew would find.
#![allow(missing_docs, reason = "tests")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a case that cannot be made must stop the test"
)]

mod support;

use fastrand::Rng;
use support::rows::{Cell, Row, SLIPS, Sheets, clean, form_columns, form_row, today};
use tuanji::casework::{Campaign, Change, Entry, History};
use tuanji::domain::Field;
use tuanji::intake::TableKind;
use tuanji::intake::table::{RecordId, Table, TableId};

const ROWS: u32 = 6;

fn tables(rng: &mut Rng) -> Vec<Table> {
    let mut sheets = Sheets::default();
    let columns: Vec<Field> = clean(0).into_keys().collect();
    for kind in [TableKind::SystemList, TableKind::ClassRoster, TableKind::SystemList] {
        let mut rows: Vec<Row> = (0..ROWS as usize).map(clean).collect();
        for row in &mut rows {
            let (field, text) = SLIPS[rng.usize(0..SLIPS.len())];
            row.insert(field, Cell::text(text));
        }
        sheets.add(kind, &columns, rows, 0);
    }
    for kind in [TableKind::DeletionForm, TableKind::RetentionForm] {
        sheets.add(kind, &form_columns(kind), (0..ROWS as usize).map(form_row).collect(), 0);
    }
    sheets.into_tables()
}

/// What the same tables and history give when everything is checked for the first time.
fn anew(tables: &[Table], campaign: &Campaign) -> Campaign {
    let mut anew = Campaign::restore(tables.to_vec(), campaign.history().clone());
    anew.check(today());
    anew
}

#[test]
fn checking_again_finds_what_checking_everything_finds() {
    let mut rng = Rng::with_seed(7);
    for _ in 0..60 {
        let tables = tables(&mut rng);
        let mut campaign = Campaign::restore(Vec::new(), History::default());
        campaign.add_tables(tables.clone(), 0, String::new());
        campaign.check(today());
        for _ in 0..12 {
            match rng.usize(0..6) {
                0 => drop(campaign.undo()),
                1 => drop(campaign.redo()),
                2 => {
                    let kind = [TableKind::SystemList, TableKind::ClassRoster][rng.usize(0..2)];
                    let layout = campaign.tables().next().map(|t| (t.id, t.layout.clone()));
                    let change = layout.and_then(|(id, mut layout)| {
                        layout.kind = kind;
                        campaign.relayout(id, layout)
                    });
                    perform(&mut campaign, change.into_iter().collect());
                }
                // Several cells in one entry, as a press that mends all of them makes.
                _ => {
                    let changes = (0..rng.usize(1..5)).filter_map(|_| edit(&mut rng, &campaign)).collect();
                    perform(&mut campaign, changes);
                }
            }
            // Not after every change: several may wait for one check.
            if rng.bool() {
                campaign.check(today());
                let anew = anew(&tables, &campaign);
                assert_eq!(campaign.checked(), anew.checked());
                let mut counted = campaign.tally().clone();
                // Only this campaign has seen its lists change.
                (counted.work.new, counted.work.changed, counted.work.settled) = (0, 0, 0);
                assert_eq!(&counted, anew.tally());
            }
        }
    }
}

fn edit(rng: &mut Rng, campaign: &Campaign) -> Option<Change> {
    let (field, text) = SLIPS[rng.usize(0..SLIPS.len())];
    let record = RecordId { table: TableId(rng.u32(1..6)), row: rng.u32(2..ROWS + 2) };
    campaign.edit(record, field, text)
}

fn perform(campaign: &mut Campaign, changes: Vec<Change>) {
    campaign.perform(Entry { at: 0, label: String::new(), changes });
}
