//! Writing forms: one file, or a zip of one for each unit and form.

use std::collections::BTreeSet;
use std::io::{Cursor, Write};

use zip::CompressionMethod;
use zip::result::ZipError;
use zip::write::{SimpleFileOptions, ZipWriter};

use super::Order;
use super::desk::{Desk, NO_GENERAL, Unit};
use super::details::{Papers, Split};
use super::missing::title;
use crate::domain::PartialDate;
use crate::forms::lists::completion::{completion_list_of, completion_row};
use crate::forms::naming::{file_stem, part_of_name};
use crate::forms::office::{OfficeForm, Paper};
use crate::forms::overview::overview_of;
use crate::forms::{
    FormError, Lookup, supplement_list, transfer_list, write_completion_list, write_overview,
    write_supplement_list, write_transfer_list,
};
use crate::reconcile::Action;
use crate::worker::protocol::FormKind;

/// A written file.
pub type File = (String, Vec<u8>);

/// Writes what is ordered, dated `today`; `step` is told how many of how many files are done. Where people
/// are shared out, a form nobody stands in is not written.
pub fn write(
    desk: &Desk<'_>,
    order: &Order,
    today: PartialDate,
    step: &mut dyn FnMut(&str, usize, usize),
) -> Result<File, FormError> {
    let details = &order.details;
    let units = desk.units(details.split);
    let all = order.kinds.iter().map(|kind| papers(*kind, details.papers).len()).sum::<usize>() * units.len();
    let mut done = 0;
    let mut files: Vec<File> = Vec::new();
    let mut taken = BTreeSet::new();
    for unit in &units {
        for kind in &order.kinds {
            let wanted = papers(*kind, details.papers);
            step(&desk.name(unit), done, all);
            done += wanted.len();
            if details.split != Split::Merged && rows_of(desk, unit, *kind) == 0 {
                continue;
            }
            for paper in wanted {
                let bytes = write_one(desk, unit, *kind, *paper, today)?;
                files.push((
                    unused(&mut taken, &path(desk, unit, *kind, details.split, today), paper.extension()),
                    bytes,
                ));
            }
        }
    }
    step("", all, all);
    match files.len() {
        1 => Ok(files.remove(0))
            .map(|(path, bytes)| (path.rsplit('/').next().unwrap_or(&path).to_owned(), bytes)),
        _ => pack(desk, order, today, files),
    }
}

fn pack(desk: &Desk<'_>, order: &Order, today: PartialDate, files: Vec<File>) -> Result<File, FormError> {
    let whole = desk.units(Split::Merged);
    let unit = whole.first().map(|unit| desk.name(unit)).unwrap_or_default();
    let (label, what) = match order.kinds.as_slice() {
        [kind] => title(*kind, &desk.campaign.profile),
        _ => (String::new(), "团籍核对表格".to_owned()),
    };
    let stem = file_stem(&[&unit, &label, &what], today);
    let bytes = zipped(files).map_err(|source| FormError::Pack { form: what, source })?;
    Ok((format!("{stem}.zip"), bytes))
}

/// Workbooks and documents are deflated already.
pub fn zipped(files: Vec<File>) -> Result<Vec<u8>, ZipError> {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(name, options)?;
        writer.write_all(&bytes)?;
    }
    Ok(writer.finish()?.into_inner())
}

/// What the form is written as. The lists are workbooks always.
pub fn papers(kind: FormKind, choice: Papers) -> &'static [Paper] {
    match (kind, choice) {
        (FormKind::Deletion | FormKind::Retention, Papers::Docx) => &[Paper::Docx],
        (FormKind::Deletion | FormKind::Retention, Papers::Both) => &[Paper::Xlsx, Paper::Docx],
        _ => &[Paper::Xlsx],
    }
}

/// Where the file lies in a zip, without its ending: branches in a folder for their 团总支.
fn path(desk: &Desk<'_>, unit: &Unit<'_>, kind: FormKind, split: Split, today: PartialDate) -> String {
    let (label, title) = title(kind, &desk.campaign.profile);
    let stem = file_stem(&[&desk.name(unit), &label, &title], today);
    match split {
        Split::Branch => {
            let folder = part_of_name(unit.general.unwrap_or(NO_GENERAL));
            if folder.is_empty() { stem } else { format!("{folder}/{stem}") }
        }
        _ => stem,
    }
}

/// Two branches may be called the same.
fn unused(taken: &mut BTreeSet<String>, stem: &str, extension: &str) -> String {
    let name = |number: usize| match number {
        1 => format!("{stem}.{extension}"),
        number => format!("{stem}（{number}）.{extension}"),
    };
    let free = (1..).map(name).find(|name| taken.insert(name.to_lowercase()));
    free.unwrap_or_default()
}

/// How many rows a form of the unit has; the report counts people.
pub fn rows_of(desk: &Desk<'_>, unit: &Unit<'_>, kind: FormKind) -> usize {
    let with = |actions: &[Action]| {
        unit.cases.iter().flat_map(|case| actions.iter().filter(|action| case.has(**action))).count()
    };
    match kind {
        FormKind::Deletion => with(&[Action::Delete]),
        FormKind::Retention => with(&[Action::Retain]),
        FormKind::Supplement => with(&[Action::Supplement]),
        FormKind::Transfer => with(&[Action::Transfer, Action::TransferHome]),
        FormKind::Completion => {
            let red = |case: &&_| completion_row(case, &desk.errors, &desk.lookup).is_some();
            unit.cases.iter().filter(red).count()
        }
        FormKind::Report => unit.cases.len(),
    }
}

fn write_one(
    desk: &Desk<'_>,
    unit: &Unit<'_>,
    kind: FormKind,
    paper: Paper,
    today: PartialDate,
) -> Result<Vec<u8>, FormError> {
    let lookup = &desk.lookup;
    match kind {
        FormKind::Deletion => desk.deletion(unit).on_paper().write(paper, today),
        FormKind::Retention => desk.retention(unit).on_paper().write(paper, today),
        FormKind::Supplement => write_supplement_list(&supplement_list(&unit.cases, lookup), today),
        FormKind::Transfer => write_transfer_list(&transfer_list(&unit.cases, lookup), today),
        FormKind::Completion => {
            write_completion_list(&completion_list_of(&unit.cases, &desk.errors, lookup), today)
        }
        FormKind::Report => {
            let whole = unit.general.is_none() && unit.branch.is_none();
            let own = desk.campaign.chosen_tables().filter(|table| whole || unit.tables.contains(&table.id));
            let unplaced = desk.campaign.checked().map_or(&[][..], |outcome| &outcome.unplaced_changes);
            let own = Lookup::new(own, desk.campaign.overlay()).noting(unplaced);
            let report = overview_of(&unit.cases, &unit.findings, &[], &own);
            let off = &desk.campaign.profile.disabled_rules;
            write_overview(&report.with_exceptions(&unit.accepted, off, lookup), today)
        }
    }
}

/// The notice's forms as they are printed: one for each unit that has anybody in it.
pub fn papers_of(desk: &Desk<'_>, kind: FormKind, split: Split) -> Vec<OfficeForm> {
    let units = desk.units(split);
    let wanted = units.iter().filter(|unit| split == Split::Merged || rows_of(desk, unit, kind) > 0);
    wanted
        .map(|unit| match kind {
            FormKind::Retention => desk.retention(unit).on_paper(),
            _ => desk.deletion(unit).on_paper(),
        })
        .collect()
}
