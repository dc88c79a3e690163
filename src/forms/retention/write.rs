//! 附件3 on paper, held against the notice.

use super::{RetentionForm, RetentionRow};
use crate::domain::PartialDate;
use crate::forms::FormError;
use crate::forms::office::{OfficeForm, Paper};

/// Column widths; at 10.5 points a full-width character takes 14. The notice's own reasons stand on one line.
const WIDTHS: [u32; 9] = [40, 123, 186, 86, 104, 74, 104, 130, 147];
/// As many rows as the notice's paper has, even when fewer members are named.
const LEAST_ROWS: usize = 6;

impl RetentionForm {
    /// The form as it stands on paper.
    pub fn on_paper(&self) -> OfficeForm {
        const WORDS: [bool; 9] = [false, false, true, false, false, false, false, false, true];
        let mut columns = [("", 0, false); 9];
        let parts = self.columns.all().into_iter().zip(WIDTHS).zip(WORDS);
        columns.iter_mut().zip(parts).for_each(|(column, ((header, width), words))| {
            *column = (header, width, words);
        });
        let form = OfficeForm {
            label: self.label.clone(),
            title: self.title.clone(),
            least_rows: LEAST_ROWS,
            notes: vec![self.note.clone()],
            ..OfficeForm::default()
        };
        let rows = (1..).zip(&self.rows).map(|(number, row)| cells(number, row));
        form.with_columns(columns, rows.collect())
    }
}

fn cells(number: usize, row: &RetentionRow) -> [String; 9] {
    let RetentionRow {
        general_branch,
        branch,
        name,
        phone,
        counsellor,
        counsellor_phone,
        other_contact,
        reason,
    } = row.clone();
    [
        number.to_string(),
        general_branch,
        branch,
        name,
        phone,
        counsellor,
        counsellor_phone,
        other_contact,
        reason,
    ]
}

/// Writes the form as a workbook, dated `day` in its properties.
pub fn write_retention_form(form: &RetentionForm, day: PartialDate) -> Result<Vec<u8>, FormError> {
    form.on_paper().write(Paper::Xlsx, day)
}
