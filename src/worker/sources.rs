//! The loaded tables as the page lists them, their first rows, and the changes to how they are read.

mod kept;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::casework::{Campaign, Change};
use crate::domain::Field;
use crate::intake::layout::layout_with_header;
use crate::intake::remember::{AS_LAST_TIME, Reading};
use crate::intake::table::{Layout, Table, TableId, TableKind};

pub use kept::Kept;
use kept::with_unplaced;

/// Rows of a preview, unless the header lies further down.
const ROWS: usize = 12;
/// Rows shown below a header that lies further down.
const BELOW: usize = 4;
/// Rows of a preview at most.
const MOST_ROWS: usize = 64;
/// Columns of a preview at most.
const COLUMNS: usize = 40;
/// Characters of a cell in a preview.
const CHARS: usize = 40;

/// So many readings are remembered; the oldest go first.
const REMEMBERED: usize = 200;

/// One loaded table and how it is read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SourceView {
    /// The table.
    pub table: TableId,
    /// Its file.
    pub file: String,
    /// Its sheet; empty where the format has none.
    pub sheet: String,
    /// Hidden in its workbook.
    pub hidden: bool,
    /// Checked and paired; else only listed.
    pub included: bool,
    /// What it was taken for.
    pub kind: TableKind,
    /// The header's rows, as the spreadsheet numbers them.
    pub header_rows: Vec<u32>,
    /// How many records.
    pub rows: usize,
    /// The columns.
    pub columns: Vec<ColumnView>,
    /// What was left out and why.
    pub notes: Vec<String>,
    /// Fields a table of this kind should have and has not.
    pub lacks: Vec<Field>,
    /// The user has changed how it is read.
    pub changed: bool,
    /// It is read as the user chose for such headers before.
    pub as_before: bool,
    /// How it is read, to be remembered; nothing where it has no header.
    pub reading: Option<Reading>,
}

/// One column and what it was taken for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ColumnView {
    /// Its place, from 0.
    pub index: u16,
    /// Its header as the file has it.
    pub header: String,
    /// Its meaning.
    pub field: Option<Field>,
    /// Why.
    pub why: String,
    /// The first text in it.
    pub sample: String,
}

/// The first rows of a sheet, as the file has them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SheetPreview {
    /// The columns shown, from 0.
    pub columns: Vec<u16>,
    /// Further columns to the right are not shown.
    pub cut: bool,
    /// The rows.
    pub rows: Vec<PreviewRow>,
}

/// One row of a preview.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PreviewRow {
    /// The number the spreadsheet shows beside it.
    pub number: u32,
    /// What it was taken for.
    pub role: RowRole,
    /// One text per column shown, long ones cut.
    pub cells: Vec<String>,
}

/// What a row of a sheet is taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RowRole {
    /// Above the header.
    Title,
    /// Names the columns.
    Header,
    /// A person.
    Record,
    /// Below the header, but nobody's.
    Skipped,
}

/// Every table of the campaign, in the order of loading.
pub fn all(campaign: &Campaign) -> Vec<SourceView> {
    with_unplaced(campaign, listed(campaign))
}

fn listed(campaign: &Campaign) -> Vec<SourceView> {
    let changes = campaign.history().done().iter().flat_map(|entry| &entry.changes);
    let changed: BTreeSet<TableId> = changes
        .filter_map(|change| match change {
            Change::Layout { table, .. } => Some(*table),
            _ => None,
        })
        .collect();
    campaign.tables().map(|table| source(campaign, table, changed.contains(&table.id))).collect()
}

fn source(campaign: &Campaign, table: &Table, changed: bool) -> SourceView {
    let layout = &table.layout;
    let columns = layout.columns.iter().map(|column| ColumnView {
        index: column.index,
        header: column.header.clone(),
        field: column.field,
        why: column.why.clone(),
        sample: sample(table, column.index),
    });
    SourceView {
        table: table.id,
        file: table.sheet.file.clone(),
        sheet: table.sheet.name.clone(),
        hidden: table.sheet.hidden,
        included: campaign.is_included(table.id),
        kind: table.kind(),
        header_rows: layout.header_rows.clone(),
        rows: layout.rows.len(),
        columns: columns.collect(),
        notes: table.sheet.notes.iter().chain(&layout.notes).cloned().collect(),
        lacks: lacks(layout),
        changed,
        as_before: layout.columns.iter().any(|column| column.why == AS_LAST_TIME),
        reading: Reading::of(&table.sheet, layout),
    }
}

fn sample(table: &Table, column: u16) -> String {
    let rows = table.layout.rows.iter().take(20);
    rows.filter_map(|row| table.sheet.cell(table.sheet.row_index(*row)?, column))
        .map(|cell| short(cell.text))
        .next()
        .unwrap_or_default()
}

fn short(text: &str) -> String {
    match text.char_indices().nth(CHARS) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// Without a name nobody can be paired; without any of the others only by name.
fn lacks(layout: &Layout) -> Vec<Field> {
    let needed: &[Field] = match layout.kind {
        TableKind::SystemList => &[Field::Name, Field::OrgName],
        TableKind::ClassRoster => &[Field::Name, Field::IdNumber],
        TableKind::StatusChanges => &[Field::Name, Field::Status],
        TableKind::DeletionForm | TableKind::RetentionForm => &[Field::Name],
        TableKind::Unknown => &[],
    };
    needed.iter().copied().filter(|field| !layout.has(*field)).collect()
}

/// The first rows of a table's sheet, down to below its header.
pub fn preview(campaign: &Campaign, table: TableId) -> Option<SheetPreview> {
    let table = campaign.table(table)?;
    let (sheet, layout) = (&table.sheet, &table.layout);
    let header = layout.header_rows.last().and_then(|number| sheet.row_index(*number));
    let end = ROWS.max(header.map_or(0, |index| index + BELOW)).min(sheet.row_count());
    // A header far down is shown with the lines right above it.
    let shown = end.saturating_sub(MOST_ROWS)..end;
    let columns: BTreeSet<u16> =
        shown.clone().flat_map(|index| sheet.row(index).map(|cell| cell.column)).collect();
    let cut = columns.len() > COLUMNS;
    let columns: Vec<u16> = columns.into_iter().take(COLUMNS).collect();
    let rows = shown.map(|index| {
        let number = sheet.row_number(index);
        let role = match layout.rows.binary_search(&number) {
            _ if layout.header_rows.contains(&number) => RowRole::Header,
            Ok(_) => RowRole::Record,
            Err(_) if layout.header_rows.first().is_some_and(|top| number < *top) => RowRole::Title,
            Err(_) => RowRole::Skipped,
        };
        let cell = |column: &u16| sheet.cell(index, *column).map(|cell| short(cell.text));
        let cells = columns.iter().map(|column| cell(column).unwrap_or_default()).collect();
        PreviewRow { number, role, cells }
    });
    Some(SheetPreview { rows: rows.collect(), columns, cut })
}

/// The changes that make the table one of this kind.
pub fn set_kind(campaign: &Campaign, table: TableId, kind: TableKind) -> Vec<Change> {
    let Some(old) = campaign.table(table).map(|table| table.layout.clone()) else { return Vec::new() };
    relayout(campaign, table, Layout { kind, ..old })
}

/// The changes that give a column its meaning.
pub fn set_field(campaign: &Campaign, table: TableId, column: u16, field: Option<Field>) -> Vec<Change> {
    let Some(found) = campaign.table(table) else { return Vec::new() };
    let mut layout = found.layout.clone();
    layout.assign(&found.sheet, column, field);
    relayout(campaign, table, layout)
}

/// The changes that take other rows for the header. A kind the user has chosen stays; one that was
/// guessed is guessed anew.
pub fn set_header(campaign: &Campaign, table: TableId, rows: &[u32]) -> Vec<Change> {
    let Some(found) = campaign.table(table) else { return Vec::new() };
    let mut layout = layout_with_header(&found.sheet, rows);
    if layout_with_header(&found.sheet, &found.layout.header_rows).kind != found.kind() {
        layout.kind = found.kind();
    }
    relayout(campaign, table, layout)
}

/// The changes that read every other table with the same headers as this one is read.
pub fn read_alike(campaign: &Campaign, table: TableId) -> Vec<Change> {
    let pattern = campaign.table(table).and_then(|table| Reading::of(&table.sheet, &table.layout));
    let Some(pattern) = pattern else { return Vec::new() };
    let others = campaign.tables().filter(|other| other.id != table);
    let alike = others.filter(|other| {
        Reading::of(&other.sheet, &other.layout).is_some_and(|reading| reading.print == pattern.print)
    });
    let read = alike.filter_map(|other| Some((other.id, pattern.apply(&other.sheet, &other.layout)?)));
    read.flat_map(|(id, layout)| relayout(campaign, id, layout)).collect()
}

/// What is remembered after the page was shown other readings: what the user chose, and no longer what
/// was chosen instead before, or taken back.
pub fn follow(mut kept: Vec<Reading>, old: &[SourceView], new: &[SourceView]) -> Vec<Reading> {
    for source in new {
        let Some(was) = old.iter().find(|was| was.table == source.table) else { continue };
        if was.reading == source.reading {
            continue;
        }
        let prints = [&was.reading, &source.reading].map(|reading| reading.as_ref().map(|r| r.print));
        kept.retain(|reading| !prints.contains(&Some(reading.print)));
        if source.changed || source.as_before {
            kept.extend(source.reading.clone());
        }
    }
    let over = kept.len().saturating_sub(REMEMBERED);
    kept.drain(..over);
    kept
}

/// A table that turns out to be something is used; one that turns out to be nothing is not.
fn relayout(campaign: &Campaign, table: TableId, layout: Layout) -> Vec<Change> {
    let was = campaign.table(table).map(Table::kind);
    let is = layout.kind;
    let change = campaign.relayout(table, layout);
    let choice = match (was, is) {
        (Some(TableKind::Unknown), TableKind::Unknown) => None,
        (Some(TableKind::Unknown), _) => campaign.include(table, true),
        (_, TableKind::Unknown) => campaign.include(table, false),
        _ => None,
    };
    change.into_iter().chain(choice).collect()
}
