//! What is to be written, in the words of the page and of the history.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::PlanView;
use crate::casework::Campaign;
use crate::casework::grid::clip;
use crate::casework::look::find::Needle;
use crate::casework::overwrite::{Overwrite, Plan};
use crate::domain::Field;
use crate::worker::mending::FixLine;
use crate::worker::row_view::place;

/// Cells of a plan that are listed.
const LISTED: usize = 200;

/// What is to be written into an area.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Put {
    /// Nothing.
    Clear,
    /// Nothing; it has been copied.
    Cut,
    /// What is in the cells at the top.
    Down,
    /// This text.
    Fill {
        /// The text.
        text: String,
        /// Filled cells stay.
        only_blank: bool,
    },
    /// What the clipboard holds.
    Paste {
        /// As text.
        plain: String,
        /// As HTML.
        html: String,
    },
    /// One text for another.
    Replace {
        /// What is replaced.
        needle: Needle,
        /// By what.
        with: String,
    },
}

impl Put {
    /// As it is carried out.
    pub fn overwrite(self) -> Overwrite {
        match self {
            Put::Clear | Put::Cut => Overwrite::Fill { text: String::new(), only_blank: false },
            Put::Down => Overwrite::Down,
            Put::Fill { text, only_blank } => Overwrite::Fill { text, only_blank },
            Put::Paste { plain, html } => {
                let mut block = clip::read(&plain, &html);
                let single = block.first().filter(|row| block.len() == 1 && row.len() == 1);
                match single.and_then(|row| row.first()).filter(|cell| !clip::is_too_narrow(cell)) {
                    // One value fills whatever is selected.
                    Some(cell) => Overwrite::Fill { text: cell.clone(), only_blank: false },
                    None => Overwrite::Block(std::mem::take(&mut block)),
                }
            }
            Put::Replace { needle, with } => Overwrite::Replace { needle, with },
        }
    }

    /// What the history calls it. Names no cell's text.
    pub fn label(&self, plan: &Plan) -> String {
        let count = plan.writes.len();
        let fields: BTreeSet<Field> = plan.writes.iter().map(|one| one.field).collect();
        let field = if fields.len() == 1 { fields.first().map_or("", |field| field.label()) } else { "" };
        match self {
            Put::Clear => format!("清除{field} {count} 格"),
            Put::Cut => format!("剪切{field} {count} 格"),
            Put::Down => format!("向下填充{field} {count} 格"),
            Put::Fill { .. } => format!("填充{field} {count} 格"),
            Put::Paste { .. } => format!("粘贴{field} {count} 格"),
            Put::Replace { .. } => format!("替换{field} {count} 格"),
        }
    }
}

/// Must the user look at it before it is done?
pub fn is_doubtful(plan: &Plan) -> bool {
    plan.beyond != (0, 0) || plan.too_narrow > 0
}

/// What would be written, to be looked at.
pub fn plan_view(campaign: &Campaign, plan: &Plan) -> PlanView {
    let rows: BTreeSet<u32> = plan.writes.iter().map(|one| one.record.row).collect();
    let lines = plan.writes.iter().take(LISTED).filter_map(|one| {
        let name = campaign.record(one.record)?.text(Field::Name).into_owned();
        Some(FixLine {
            record: one.record,
            field: one.field,
            name,
            place: place(campaign, one.record)?,
            old: one.old.clone(),
            new: one.new.clone(),
        })
    });
    PlanView {
        cells: plan.writes.len(),
        rows: rows.len(),
        beyond: plan.beyond,
        too_narrow: plan.too_narrow,
        lines: lines.collect(),
    }
}
