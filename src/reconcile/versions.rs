//! Who is who in two versions of one list: the same ladder, climbed between them.

use std::collections::HashMap;

use super::branches::{BranchChoices, Branches};
use super::case::Certainty;
use super::copies::{Copies, CopyShelves};
use super::lists::Lists;
use super::pairing::{Side, pair};
use super::shelves::Shelves;
use super::side::Rows;
use super::{Input, compare};
use crate::domain::{Field, PartialDate, Profile};
use crate::intake::record::{CellView, Overlay};
use crate::intake::table::{RecordId, Table};

/// The newer list's row for each row of the older one that is surely or very likely the same person's.
/// Both as their files have them.
pub fn same_people(
    old: &Table,
    new: &Table,
    profile: &Profile,
    today: PartialDate,
) -> HashMap<RecordId, RecordId> {
    let (overlay, choices) = (Overlay::default(), BranchChoices::new());
    let read = |table: &Table| {
        let tables = [table];
        let input = Input {
            tables: &tables,
            overlay: &overlay,
            profile,
            branch_choices: &choices,
            links: &[],
            today,
        };
        let rows = Rows::read(&Lists::new(&input), table.kind());
        let copies = Copies::find(&rows.people, &CopyShelves::new(&rows.people, |p| u64::from(p.place)));
        (rows, copies)
    };
    let ((older, old_copies), (newer, new_copies)) = (read(old), read(new));
    let branches = Branches::new(&older.places, &newer.places, &choices);
    let pairing = pair(
        &Side { people: &older.people, places: &older.places, copies: &old_copies },
        &Side { people: &newer.people, places: &newer.places, copies: &new_copies },
        &Shelves::new(&older.people, &newer.people),
        &branches,
        &[],
        None,
    );
    let likely = pairing.pairs.iter().filter(|pair| pair.certainty <= Certainty::Probable);
    likely.filter_map(|pair| Some((older.id(pair.system)?, newer.id(pair.roster)?))).collect()
}

/// Do two cells of a field say the same, dress aside? Blanks say the same as blanks only, and a cell
/// whose digits are masked or lost as one with the same text.
pub fn say_the_same(field: Field, a: CellView<'_>, b: CellView<'_>, profile: &Profile) -> bool {
    let whole =
        |cell: CellView<'_>| !cell.is_blank() && !cell.precision_lost() && !cell.text.contains(['*', '＊']);
    if whole(a) && whole(b) { !compare::cells_differ(field, a, b, profile) } else { a.tidy() == b.tidy() }
}
