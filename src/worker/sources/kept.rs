//! The list of tables between two answers, and what is said in it anew each time.

use super::{SourceView, listed};
use crate::casework::Campaign;
use crate::forms::Lookup;
use crate::forms::unplaced::unplaced_notes;

/// What is listed of one campaign's tables, kept while they stay as they are: to list hundreds of forms
/// takes longer than to check an edit.
#[derive(Debug, Default)]
pub struct Kept {
    /// The campaign's [`Campaign::listings`] then.
    of: Option<u64>,
    list: Vec<SourceView>,
}

impl Kept {
    /// [`all`] of this campaign.
    pub fn list(&mut self, campaign: &Campaign) -> Vec<SourceView> {
        if self.of != Some(campaign.listings()) {
            self.of = Some(campaign.listings());
            self.list = listed(campaign);
        }
        with_unplaced(campaign, self.list.clone())
    }
}

/// Who is in the lists, and so whom a list of 学籍异动 can speak of, may be another after every edit.
pub(super) fn with_unplaced(campaign: &Campaign, mut list: Vec<SourceView>) -> Vec<SourceView> {
    let unplaced = campaign.checked().map_or(&[][..], |outcome| outcome.unplaced_changes.as_slice());
    if !unplaced.is_empty() {
        let mut notes = unplaced_notes(unplaced, &Lookup::new(campaign.tables(), campaign.overlay()));
        for source in &mut list {
            source.notes.extend(notes.remove(&source.table).unwrap_or_default());
        }
    }
    list
}
