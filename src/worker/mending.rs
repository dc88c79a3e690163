//! What the page is shown of proposed fixes.

use serde::{Deserialize, Serialize};

use super::views::{Place, place};
use crate::casework::{Campaign, tally::Found};
use crate::domain::Field;
use crate::intake::table::RecordId;
use crate::rules::registry;

/// Which proposals are to be taken.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum FixChoice {
    /// All that cannot alter a meaning.
    Safe,
    /// Those of these rules, but for some cells.
    Of {
        /// The rules' codes.
        rules: Vec<String>,
        /// The cells left as they are.
        except: Vec<(RecordId, Field)>,
    },
}

/// How many fixes are proposed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FixCounts {
    /// Those that cannot alter a meaning.
    pub safe: usize,
    /// Those to be looked at first, by rule.
    pub asked: Vec<FixGroup>,
}

/// The proposals of one rule.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FixGroup {
    /// The rule's code.
    pub code: String,
    /// What it finds.
    pub title: String,
    /// How many.
    pub count: usize,
}

/// Part of a rule's proposals.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FixPage {
    /// How many there are.
    pub total: usize,
    /// The proposals.
    pub fixes: Vec<FixLine>,
}

/// One proposal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FixLine {
    /// The record.
    pub record: RecordId,
    /// The field.
    pub field: Field,
    /// Whose it is.
    pub name: String,
    /// Where it stands.
    pub place: Place,
    /// What the cell holds.
    pub old: String,
    /// What it would hold.
    pub new: String,
}

/// How many fixes are proposed.
pub fn fix_counts(found: &Found) -> FixCounts {
    let asked = found.asked.iter().map(|(code, count)| {
        let title = registry::find(code).map_or("", |rule| rule.title);
        FixGroup { code: (*code).to_owned(), title: title.to_owned(), count: *count }
    });
    FixCounts { safe: found.safe, asked: asked.collect() }
}

/// A rule's proposals, from `start`.
pub fn fixes(campaign: &Campaign, rule: &str, start: usize, count: usize) -> FixPage {
    let mut page = FixPage::default();
    let of_rule = |code: &str| code == rule;
    for one in campaign.proposals().filter(|one| !one.safe && of_rule(one.finding.rule.0.code)) {
        if (start..start + count).contains(&page.total) {
            let id = one.finding.record;
            let record = campaign.record(id);
            // As it stands: a proposal may differ by blanks only.
            let text = |field| {
                let cell = record.as_ref().and_then(|record| record.cell(field));
                cell.map_or_else(String::new, |cell| cell.text.to_owned())
            };
            page.fixes.extend(place(campaign, id).map(|place| FixLine {
                record: id,
                field: one.fix.field,
                name: text(Field::Name),
                place,
                old: text(one.fix.field),
                new: one.fix.value.clone(),
            }));
        }
        page.total += 1;
    }
    page
}
