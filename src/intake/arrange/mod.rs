//! One list a sheet: what people lay out on one page of paper is taken apart before anything else looks at it.
//!
//! ```text
//! blocks   lists one under another or side by side, each with a header of its own
//! groups   lines between the people that name the class of those below, and a class written only beside
//!          its first member
//! turned   one person a column
//! ```
//! Every cell keeps the place the spreadsheet shows it at (but for `turned`, which says so), and what was done
//! is noted on the sheet.

mod blocks;
mod groups;
mod turned;

use super::sheet::Sheet;

/// Nobody lays out by hand what is longer than this.
const ROWS: usize = 20_000;

/// The lists on this sheet.
pub(super) fn arrange(sheet: Sheet) -> Vec<Sheet> {
    if sheet.row_count() > ROWS {
        return vec![sheet];
    }
    let sheet = turned::upright(sheet);
    let under = blocks::one_under_another(sheet);
    let mut lists: Vec<Sheet> = under.into_iter().flat_map(blocks::side_by_side).collect();
    lists.iter_mut().for_each(groups::say);
    lists
}
