//! The user's own files with their wrong cells marked: which cells, and what is said of them.

use std::collections::BTreeMap;

use super::missing::MarkedSource;
use crate::casework::Campaign;
use crate::domain::{Field, PartialDate};
use crate::forms::annotate::{AnnotateError, MOST_NOTES, Mark, Marks, Tone, annotate, write_copy};
use crate::forms::naming::file_stem;
use crate::forms::paper::clean::for_cell;
use crate::intake::origin::sha256;
use crate::intake::table::{RecordId, Table, TableId};
use crate::rules::{Finding, Severity};

/// A file to hand back.
#[derive(Debug)]
pub struct Annotated {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What the user should know about it.
    pub remark: Option<String>,
}

/// What came of asking for a file with its marks.
#[derive(Debug)]
pub enum Outcome {
    /// Here it is.
    Written(Annotated),
    /// The workbook of this name is not kept: it must be chosen again.
    NeedsFile(String),
    /// A workbook was chosen, and it is another one.
    OtherFile(String),
    /// There is no such table any more.
    Gone,
}

/// The files that have something to mark.
pub fn sources(campaign: &Campaign) -> Vec<MarkedSource> {
    let mut files: BTreeMap<&str, MarkedSource> = BTreeMap::new();
    for table in campaign.chosen_tables() {
        let count = marks(campaign, table).len();
        let origin = table.sheet.origin.as_ref();
        let source = files.entry(table.sheet.file.as_str()).or_insert_with(|| MarkedSource {
            table: table.id,
            file: table.sheet.file.clone(),
            marks: 0,
            is_workbook: origin.is_some_and(|origin| origin.is_workbook),
        });
        source.marks += count;
    }
    files.into_values().filter(|source| source.marks > 0).collect()
}

/// The SHA-256 of the workbook a table came from.
pub fn original_of(campaign: &Campaign, table: TableId) -> Option<&str> {
    let origin = campaign.table(table)?.sheet.origin.as_ref()?;
    origin.is_workbook.then_some(origin.sha256.as_str())
}

/// The file this table came from, with the cells of all its tables marked. `original` is the workbook, where
/// it is kept or was chosen again.
pub fn write(
    campaign: &Campaign,
    table: TableId,
    original: Option<&[u8]>,
    day: PartialDate,
) -> Result<Outcome, crate::forms::FormError> {
    let Some(wanted) = campaign.table(table) else { return Ok(Outcome::Gone) };
    let file = &wanted.sheet.file;
    let tables: Vec<&Table> = campaign.chosen_tables().filter(|table| table.sheet.file == *file).collect();
    let name = name(file, day);
    let (original, remark) = match (original_of(campaign, table), original) {
        (Some(_), None) => return Ok(Outcome::NeedsFile(file.clone())),
        (Some(known), Some(bytes)) if sha256(bytes) != known => return Ok(Outcome::OtherFile(file.clone())),
        (Some(_), Some(bytes)) => (Some(bytes), None),
        (None, _) => {
            let remark = "原文件不是 xlsx，这里另写了一份同样内容的 xlsx：单元格位置不变，格式不保留。";
            (None, Some(remark.to_owned()))
        }
    };
    let edited = original.map(|bytes| annotate(bytes, &by_sheet(campaign, &tables)));
    let remark = match edited {
        Some(Ok(bytes)) => {
            let all: usize = tables.iter().map(|table| marks(campaign, table).len()).sum();
            let remark = (all > MOST_NOTES)
                .then(|| format!("有问题的格子有 {all} 个，前 {MOST_NOTES} 个附了批注，其余只上色。"));
            return Ok(Outcome::Written(Annotated { name, bytes, remark }));
        }
        Some(Err(error)) => Some(refusal(error)),
        None => remark,
    };
    let sheets: Vec<_> = tables.iter().map(|table| (&table.sheet, marks(campaign, table))).collect();
    let bytes = write_copy(file, &sheets, day)?;
    Ok(Outcome::Written(Annotated { name, bytes, remark }))
}

/// The marks in the workbook's own sheets. Several lists may have stood on one, and some of them on their side.
fn by_sheet(campaign: &Campaign, tables: &[&Table]) -> BTreeMap<String, Marks> {
    let mut sheets: BTreeMap<String, Marks> = BTreeMap::new();
    for table in tables {
        let Some(origin) = &table.sheet.origin else { continue };
        let placed = marks(campaign, table).into_iter().map(|(cell, mark)| (origin.place(cell), mark));
        sheets.entry(origin.sheet.clone()).or_default().extend(placed);
    }
    sheets
}

fn refusal(error: AnnotateError) -> String {
    format!("{error}，没有改动原文件，另写了一份同样内容的 xlsx：单元格位置不变，格式不保留。")
}

/// 花名册-批注-20240410.xlsx, of 花名册.xlsx.
fn name(file: &str, day: PartialDate) -> String {
    let base = file.rsplit('/').next().unwrap_or(file);
    let stem = base.rsplit_once('.').map_or(base, |(stem, _)| stem);
    format!("{}.xlsx", file_stem(&[stem, "批注"], day))
}

/// The cells of a table that something is said of: what the rules find and nobody accepted, and what was
/// mended here but not in the file.
fn marks(campaign: &Campaign, table: &Table) -> Marks {
    let mut marks = Marks::new();
    let Some(outcome) = campaign.checked() else { return marks };
    let mut put = |record: RecordId, field: Field, tone: Tone, words: &str| {
        let mark = marks.entry(cell(table, record, field)).or_insert(Mark { tone, note: String::new() });
        mark.tone = mark.tone.max(tone);
        if !mark.note.is_empty() {
            mark.note.push('\n');
        }
        mark.note.push_str(words);
    };
    for record in table.record_ids() {
        for finding in
            outcome.findings_of(record).iter().filter(|one| campaign.waivers().reason(one).is_none())
        {
            put(record, finding.field, tone(finding), &words(finding));
        }
        for field in table.layout.columns.iter().filter_map(|column| column.field) {
            if let Some(text) = campaign.overlay().get(record, field) {
                put(record, field, Tone::Known, &format!("核对台中已改为：{}", for_cell(text)));
            }
        }
    }
    marks
}

fn tone(finding: &Finding) -> Tone {
    match finding.severity() {
        Severity::Error => Tone::Wrong,
        Severity::Warning => Tone::Unsure,
        Severity::Info => Tone::Known,
    }
}

fn words(finding: &Finding) -> String {
    format!("【{}】{}（{}）", finding.severity().label(), finding.message, finding.rule.code)
}

/// Where the field's cell is: where the table has no such column, at the member's name; where it is covered
/// by a merged one, at that.
fn cell(table: &Table, record: RecordId, field: Field) -> (u32, u16) {
    let column = table.layout.column_of(field).or_else(|| table.layout.column_of(Field::Name));
    let (row, column) = (record.row, column.map_or(0, |column| column.index));
    let over = table.sheet.merges().iter().find(|merge| {
        (merge.first_row..=merge.last_row).contains(&row)
            && (merge.first_column..=merge.last_column).contains(&column)
    });
    over.map_or((row, column), |merge| (merge.first_row, merge.first_column))
}
