//! Bytes that flip in stored records: each costs its record, and is never read as if it were content.

use proptest::prelude::*;
use tuanji::store::model::{FORMAT, StoredError};
use tuanji::store::records::Records;

use crate::{Desk, records};

/// The records of a campaign as one list of byte strings.
fn all(records: &mut Records) -> Vec<&mut Vec<u8>> {
    records.tables.values_mut().chain(records.entries.values_mut()).chain(records.known.as_mut()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_flipped_byte_costs_its_record(which: prop::sample::Index, at: prop::sample::Index, flip in 1u8..) {
        let mut damaged = records().clone();
        let mut list = all(&mut damaged);
        let which = which.index(list.len());
        let at = at.index(list[which].len());
        list[which][at] ^= flip;
        match damaged.read() {
            // The format says that a newer program wrote it: nothing is read and nothing written.
            Err(error) => prop_assert!(at < 2 && error == StoredError::Newer),
            Ok(loaded) => {
                prop_assert_eq!(loaded.notes.len(), 1);
                let whole = records().read().unwrap().campaign;
                let lost_table = which < damaged.tables.len();
                let tables = loaded.campaign.all_tables().count();
                prop_assert_eq!(tables, whole.all_tables().count() - usize::from(lost_table));
                // Every other table and entry is there, and as it was.
                for table in loaded.campaign.all_tables() {
                    prop_assert!(whole.all_tables().any(|one| one.id == table.id && one.sheet == table.sheet));
                }
                let (here, there) = (loaded.campaign.history().done(), whole.history().done());
                prop_assert_eq!(here.len(), there.len());
                let lost = here.iter().zip(there).filter(|(a, b)| a != b).count();
                prop_assert!(lost <= usize::from(!lost_table));
            }
        }
    }

    #[test]
    fn a_record_cut_short_costs_itself(which: prop::sample::Index, keep: prop::sample::Index) {
        let mut damaged = records().clone();
        let mut list = all(&mut damaged);
        let which = which.index(list.len());
        let keep = keep.index(list[which].len());
        list[which].truncate(keep);
        let loaded = damaged.read().unwrap();
        prop_assert_eq!(loaded.notes.len(), 1);
    }
}

#[test]
fn a_record_of_a_newer_program_stops_the_reading() {
    for which in 0..3 {
        let mut newer = records().clone();
        all(&mut newer)[which][0] = FORMAT as u8 + 1;
        assert_eq!(newer.read().unwrap_err(), StoredError::Newer);
    }
}

#[test]
fn a_lost_table_does_not_lend_its_edits_to_the_next_one() {
    let mut damaged = records().clone();
    let (roster, bytes) = damaged.tables.iter_mut().next_back().unwrap();
    let roster = *roster;
    bytes[20] ^= 1;
    let mut desk = Desk::on(damaged.read().unwrap().campaign);
    desk.take_files(&["class-roster-2.csv"]);
    let added = desk.session.campaign().tables().last().unwrap();
    assert!(added.id.0 > roster, "the id of the lost table is not given again");
    let edits = desk.session.campaign().overlay().iter().filter(|(record, ..)| record.table == added.id);
    assert_eq!(edits.count(), 0);
}

#[test]
fn a_missing_entry_keeps_its_place() {
    let mut damaged = records().clone();
    damaged.entries.remove(&1);
    let loaded = damaged.read().unwrap();
    assert_eq!(loaded.notes.len(), 1);
    assert_eq!(loaded.campaign.decisions().count(), 2, "the decisions behind it hold");
    assert_eq!(loaded.campaign.overlay().iter().count(), 0, "the edit is what was lost");
}
