//! 表格: what the page is shown of the forms, what it asks about them, and what is written.
//!
//! ```text
//! details    what no list holds and the user gives
//! desk       decided cases, findings and headings, shared out among units
//! missing    what the forms would lack
//! packing    files, and the zip of them
//! annotated  the user's own files with marks
//! ```

mod annotated;
mod desk;
pub mod details;
pub mod missing;
mod packing;

use serde::{Deserialize, Serialize};

pub use annotated::original_of;
use annotated::{Annotated, Outcome};
use desk::Desk;
pub use details::{Counsellor, FormDetails, Papers, Split};
pub(super) use missing::title as form_title;
pub use missing::{Gap, OutputView};
pub(super) use packing::{papers, zipped};

use super::protocol::{FormKind, Progress};
use crate::casework::Campaign;
use crate::domain::PartialDate;
use crate::forms::lists::completion::completion_row;
use crate::forms::messages::messages;
use crate::forms::office::OfficeForm;
use crate::forms::{FormError, SupplementList, clipboard, supplement_list};
use crate::intake::table::TableId;

/// What the page asks about the forms.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Ask {
    /// What can be written and what it would lack.
    Show(FormDetails),
    /// Write forms.
    Write(Order),
    /// The notice's form as it is printed.
    Print(FormKind, FormDetails),
    /// What to send to members.
    Messages,
    /// The rows of 补录名单, to be pasted.
    Template,
    /// The file this table came from with its wrong cells marked (buffer 0: the workbook, chosen again).
    Annotated(TableId),
}

/// Forms to write.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Order {
    /// Which.
    pub kinds: Vec<FormKind>,
    /// What no list holds, and how they are to be written.
    pub details: FormDetails,
}

/// What the worker answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// What can be written.
    View(OutputView),
    /// The forms as they are printed.
    Papers(Vec<OfficeForm>),
    /// What to send, by branch.
    Messages(Vec<BranchMessages>),
    /// Rows to be pasted.
    Template(Template),
    /// The workbook is not kept and must be chosen again: its name, and whether another one was chosen.
    NeedsFile(String, bool),
    /// A file (buffer 0), and what the user should know about it.
    File(String, Option<String>),
}

/// The messages to the members of a branch.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct BranchMessages {
    /// The branch.
    pub branch: String,
    /// Name and message.
    pub messages: Vec<(String, String)>,
}

/// Rows to be pasted into the official template.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Template {
    /// The template's headers.
    pub headers: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
    /// The rows as text.
    pub text: String,
    /// The rows as HTML, whose cells say that they are text.
    pub html: String,
}

/// An answer, and the file if one was written.
pub type Answered = (Answer, Option<Vec<u8>>);

/// Answers; `None` where what was asked about is gone. The campaign has
/// been checked.
pub fn answer(
    campaign: &Campaign,
    ask: &Ask,
    original: Option<&[u8]>,
    day: PartialDate,
    progress: &mut dyn FnMut(Progress),
) -> Result<Option<Answered>, FormError> {
    let plain = FormDetails::default();
    let answer = match ask {
        Ask::Show(details) => Answer::View(missing::view(&Desk::new(campaign, details))),
        Ask::Print(kind, details) => {
            Answer::Papers(packing::papers_of(&Desk::new(campaign, details), *kind, details.split))
        }
        Ask::Messages => Answer::Messages(branch_messages(&Desk::new(campaign, &plain))),
        Ask::Template => Answer::Template(template(&Desk::new(campaign, &plain))),
        Ask::Write(order) => {
            let desk = Desk::new(campaign, &order.details);
            let mut step = |file: &str, done, all| {
                progress(Progress { file: file.to_owned(), row: 0, members: (done, all) });
            };
            let (name, bytes) = packing::write(&desk, order, day, &mut step)?;
            return Ok(Some((Answer::File(name, None), Some(bytes))));
        }
        Ask::Annotated(table) => match annotated::write(campaign, *table, original, day)? {
            Outcome::Written(Annotated { name, bytes, remark }) => {
                return Ok(Some((Answer::File(name, remark), Some(bytes))));
            }
            Outcome::NeedsFile(file) => Answer::NeedsFile(file, false),
            Outcome::OtherFile(file) => Answer::NeedsFile(file, true),
            Outcome::Gone => return Ok(None),
        },
    };
    Ok(Some((answer, None)))
}

/// One form of everybody as a workbook, dated `day`. The campaign has been checked.
pub fn write_form(
    campaign: &Campaign,
    kind: FormKind,
    details: &FormDetails,
    day: PartialDate,
) -> Result<Vec<u8>, FormError> {
    let details = FormDetails { split: Split::Merged, papers: Papers::Xlsx, ..details.clone() };
    let order = Order { kinds: vec![kind], details };
    let (_, bytes) = packing::write(&Desk::new(campaign, &order.details), &order, day, &mut |_, _, _| {})?;
    Ok(bytes)
}

fn branch_messages(desk: &Desk<'_>) -> Vec<BranchMessages> {
    let mut branches: Vec<BranchMessages> = Vec::new();
    let units = desk.units(Split::Branch);
    for unit in &units {
        let own = messages(&unit.cases, &desk.errors, &desk.campaign.profile, &desk.lookup);
        if !own.is_empty() {
            branches.push(BranchMessages {
                branch: desk.name(unit),
                messages: own.into_iter().map(|message| (message.name, message.text)).collect(),
            });
        }
    }
    branches
}

/// How many members there is something to say to.
fn message_count(desk: &Desk<'_>) -> usize {
    desk.decided.iter().filter(|case| completion_row(case, &desk.errors, &desk.lookup).is_some()).count()
}

fn template(desk: &Desk<'_>) -> Template {
    let rows = supplement_list(&desk.decided, &desk.lookup).for_template();
    Template {
        headers: SupplementList::template_headers().map(str::to_owned).collect(),
        text: clipboard::tsv(&rows),
        html: clipboard::html(&rows),
        rows,
    }
}
