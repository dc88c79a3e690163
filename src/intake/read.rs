//! The way in: one dropped file, whatever it is, becomes sheets and sentences.

use std::collections::BTreeMap;

use super::archive;
use super::arrange::arrange;
use super::detect::{Format, detect};
use super::error::IntakeError;
use super::limits::Limits;
use super::origin::{MOST_KEPT, Origin};
use super::sheet::Sheet;
use super::{delimited, docx, encoding, html, ods, xls, xlsb, xlsx, xml_sheet};
use crate::domain::PartialDate;

/// What one dropped file gave: tables to look at, and what could not be read with the reason.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Intake {
    /// The sheets that hold anything, in the file's order.
    pub sheets: Vec<Sheet>,
    /// The file, or the files inside it, that could not be read.
    pub rejected: Vec<Rejected>,
    /// The workbooks themselves, by their SHA-256, where they are not too large to be kept.
    pub originals: BTreeMap<String, Vec<u8>>,
    /// When the files inside an archive were last saved, by name, where the archive tells it.
    pub saved: BTreeMap<String, PartialDate>,
}

/// A file that could not be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Rejected {
    /// Its name; a member of an archive as `archive.zip/member.xlsx`.
    pub file: String,
    /// Why. Its `Display` is the sentence for the user.
    pub reason: IntakeError,
}

/// How far the reading of one dropped file has come.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress<'a> {
    /// The file being read; within an archive its member.
    pub file: &'a str,
    /// The last row read of the present sheet.
    pub row: u32,
    /// The archive's members done so far, and how many there are; 0 of 1 for a single file.
    pub members: (usize, usize),
}

/// How often a reader reports: every so many rows.
pub(super) const ROWS_BETWEEN_REPORTS: u32 = 4_096;

/// What readers share while one file is read.
pub(super) struct Context<'a> {
    pub(super) limits: &'a Limits,
    pub(super) progress: &'a mut dyn FnMut(Progress<'_>),
    pub(super) members: (usize, usize),
    /// How many bytes archives may still inflate to, so that a thousand bombs are no more than one.
    pub(super) inflatable: usize,
}

impl Context<'_> {
    /// Reports now and then how far a sheet has come.
    pub(super) fn report(&mut self, file: &str, row: u32) {
        (self.progress)(Progress { file, row, members: self.members });
    }

    /// The refusal of an archive or workbook that inflates beyond the cap.
    pub(super) fn inflated_too_large(&self) -> IntakeError {
        IntakeError::InflatedTooLarge { megabytes: self.limits.inflated_bytes >> 20 }
    }
}

/// Reads one dropped file. `name` is only used to name things: what it is, its content says.
///
/// Never fails as a whole: what could not be read is in [`Intake::rejected`].
pub fn read_file(
    name: &str,
    bytes: &[u8],
    limits: &Limits,
    progress: &mut dyn FnMut(Progress<'_>),
) -> Intake {
    let mut context = Context { limits, progress, members: (0, 1), inflatable: limits.inflated_bytes };
    context.report(name, 0);
    let mut intake = Intake::default();
    read_into(&mut intake, name, bytes, 0, &mut context);
    intake
}

/// Reads one file at `depth` archives deep and adds what it gave.
pub(super) fn read_into(
    intake: &mut Intake,
    name: &str,
    bytes: &[u8],
    depth: usize,
    context: &mut Context<'_>,
) {
    let result = if bytes.is_empty() {
        Err(IntakeError::Empty)
    } else if bytes.len() > context.limits.file_bytes {
        Err(IntakeError::FileTooLarge { megabytes: context.limits.file_bytes >> 20 })
    } else {
        match detect(bytes) {
            Ok(Format::Zip) => archive::read(intake, name, bytes, depth, context).map(|()| None),
            Ok(format) => read_sheets(format, name, bytes, context).map(|sheets| Some((format, sheets))),
            Err(reason) => Err(reason),
        }
    };
    match result {
        Ok(None) => {}
        Ok(Some((format, sheets))) => {
            let before = intake.sheets.len();
            let origin = Origin::of(bytes, format == Format::Xlsx);
            for mut sheet in sheets.into_iter().filter(|sheet| sheet.row_count() > 0) {
                sheet.origin = Some(Origin { sheet: sheet.name.clone(), ..origin.clone() });
                intake.sheets.extend(arrange(sheet));
            }
            if origin.is_workbook && bytes.len() <= MOST_KEPT && intake.sheets.len() > before {
                intake.originals.entry(origin.sha256).or_insert_with(|| bytes.to_vec());
            }
            if intake.sheets.len() == before {
                intake.rejected.push(Rejected { file: name.to_owned(), reason: IntakeError::NoContent });
            }
        }
        Err(reason) => intake.rejected.push(Rejected { file: name.to_owned(), reason }),
    }
}

fn read_sheets(
    format: Format,
    name: &str,
    bytes: &[u8],
    context: &mut Context<'_>,
) -> Result<Vec<Sheet>, IntakeError> {
    match format {
        Format::Xlsx => xlsx::read(name, bytes, context),
        Format::Xlsb => xlsb::read(name, bytes, context),
        Format::Xls => xls::read(name, bytes, context),
        Format::Ods => ods::read(name, bytes, context),
        Format::Docx => docx::read(name, bytes, context),
        Format::Html => html::read(name, &encoding::decode(bytes)?, context),
        Format::XmlSheet => xml_sheet::read(name, &encoding::decode(bytes)?, context),
        Format::Text => delimited::read(name, &encoding::decode(bytes)?, context),
        Format::Zip => Err(IntakeError::NestedTooDeep),
    }
}
