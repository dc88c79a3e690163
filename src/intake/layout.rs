//! How a sheet is read as a table: a proposal, and the same anew after the user's changes.

use super::content;
use super::header;
use super::kind;
use super::mapping;
use super::rows::{self, Keys};
use super::sheet::Sheet;
use super::synonyms::{EXACT, Meaning, meaning};
use super::table::{Column, Layout, TableKind};
use crate::domain::{Field, text};

/// Why a column is what the user says it is.
pub const CHOSEN: &str = "由您指定";

/// So many rows above the header may name the table.
const TITLES: usize = 20;

/// Finds the header, the columns' meanings, the records and the kind.
pub fn propose_layout(sheet: &Sheet) -> Layout {
    build(sheet, &header::find(sheet))
}

/// The same with the header's rows, as the spreadsheet numbers them, chosen by the user; none means
/// that the table has no header.
pub fn layout_with_header(sheet: &Sheet, header_rows: &[u32]) -> Layout {
    let mut rows: Vec<usize> = header_rows.iter().filter_map(|number| sheet.row_index(*number)).collect();
    rows.sort_unstable();
    rows.dedup();
    build(sheet, &rows)
}

impl Layout {
    /// Takes the column for the field, or for none; the field leaves the column that had it. Which
    /// rows are records is judged anew, the kind stays as it is.
    pub fn assign(&mut self, sheet: &Sheet, column: u16, field: Option<Field>) {
        for other in &mut self.columns {
            if other.index == column {
                other.field = field;
                other.why = CHOSEN.to_owned();
            } else if field.is_some() && other.field == field {
                other.field = None;
                other.why = "由您改到另一列".to_owned();
            }
        }
        self.judge_rows(sheet);
    }

    /// Judges anew which rows are records, after the columns' meanings have changed.
    pub(super) fn judge_rows(&mut self, sheet: &Sheet) {
        let header: Vec<usize> =
            self.header_rows.iter().filter_map(|number| sheet.row_index(*number)).collect();
        let first = first_below(sheet, &header, &self.columns);
        let (rows, notes) = rows::records(sheet, first, keys(&self.columns));
        self.rows = rows.iter().map(|index| sheet.row_number(*index)).collect();
        self.notes = header_notes(sheet, &header, first);
        self.notes.extend(notes);
    }
}

fn build(sheet: &Sheet, header: &[usize]) -> Layout {
    let names = header::names(sheet, header);
    let below = header.last().map_or(0, |last| last + 1);
    // What the columns hold is judged by the rows below, then the rows by the columns.
    let of_people = |index: &usize| sheet.row(*index).len() > 1 || names.len() < 2;
    let sampled: Vec<usize> = (below..sheet.row_count()).take(1_000).filter(of_people).collect();
    let every = || (below..sheet.row_count()).filter(of_people);
    let mut columns = mapping::map(sheet, &names, &sampled, every);
    let first = first_below(sheet, header, &columns);
    let (records, left_out) = rows::records(sheet, first, keys(&columns));
    columns.retain(|column| {
        column.field.is_some()
            || !column.header.is_empty()
            || records.iter().take(1_000).any(|i| sheet.cell(*i, column.index).is_some())
    });
    let top = header.first().copied().unwrap_or(first);
    // A document may go on at length before it comes to its table.
    let titles: Vec<String> = (top.saturating_sub(TITLES)..top)
        .flat_map(|index| sheet.row(index).map(|cell| text::squeeze(cell.text).into_owned()))
        .collect();
    let mut kind = kind::guess(sheet, &titles, &columns, &records);
    reason_of_form(kind, &mut columns);
    organisation_of_form(kind, &mut columns);
    let mut notes = header_notes(sheet, header, first);
    notes.extend(left_out);
    if shows_an_example(sheet, top) {
        kind = TableKind::Unknown;
        notes.push("表格上方写着“示例”，没有当作名单。".to_owned());
    } else if kind == TableKind::Unknown {
        notes.push("没有认出姓名或身份证号列，请指定各列，或忽略此表。".to_owned());
    }
    notes.extend(second_names(&columns).or_else(|| more_names(sheet, &columns, &records)));
    if records.is_empty() {
        // An empty form is still the form it is; anything else without people is nothing.
        if !matches!(kind, TableKind::DeletionForm | TableKind::RetentionForm) {
            kind = TableKind::Unknown;
        }
        // Why each row of a sheet of instructions is no record is nobody's question.
        notes = vec!["没有找到成员记录。".to_owned()];
    }
    Layout {
        kind,
        header_rows: header.iter().map(|index| sheet.row_number(*index)).collect(),
        columns,
        rows: records.iter().map(|index| sheet.row_number(*index)).collect(),
        notes,
    }
}

/// Does the line right above the table say that it only shows how the table is filled in?
fn shows_an_example(sheet: &Sheet, top: usize) -> bool {
    let Some(above) = top.checked_sub(1) else { return false };
    let mut cells = sheet.row(above);
    let (Some(line), None) = (cells.next(), cells.next()) else { return false };
    let words = text::squeeze(line.text);
    words.chars().count() <= 12 && ["示例", "样例", "范例", "示范"].iter().any(|word| words.contains(word))
}

/// Where records may begin: below the header, or without one below the titles.
fn first_below(sheet: &Sheet, header: &[usize], columns: &[Column]) -> usize {
    if let Some(last) = header.last() {
        return last + 1;
    }
    let wide = columns.len() > 1;
    (0..sheet.row_count()).find(|index| !wide || sheet.row(*index).len() > 1).unwrap_or(0)
}

fn keys(columns: &[Column]) -> Keys<'_> {
    let of = |field| columns.iter().find(|column| column.field == Some(field));
    let name = of(Field::Name);
    Keys {
        name: name.map(|column| column.index),
        id_number: of(Field::IdNumber).map(|column| column.index),
        name_header: name.map_or("", |column| column.header.rsplit('/').next().unwrap_or_default()),
        columns: columns.len(),
    }
}

/// In a form known by its title a column that is only called 原因 is the form's reason.
fn reason_of_form(kind: TableKind, columns: &mut [Column]) {
    let field = match kind {
        TableKind::DeletionForm => Field::DeletionReason,
        TableKind::RetentionForm => Field::RetentionReason,
        _ => return,
    };
    if columns.iter().any(|column| column.field == Some(field)) {
        return;
    }
    let reason =
        |column: &&mut Column| ["原因", "理由", "事由"].iter().any(|word| column.header.contains(word));
    if let Some(column) = columns.iter_mut().find(reason) {
        column.field = Some(field);
        column.why = format!("表头“{}”，按表名判断", column.header);
    }
}

/// 附件1 has one column for the organisation, however it is called: what stands there must be the full name.
fn organisation_of_form(kind: TableKind, columns: &mut [Column]) {
    let has = |field| columns.iter().any(|column| column.field == Some(field));
    if kind != TableKind::DeletionForm || has(Field::OrgName) {
        return;
    }
    let named = [Field::Branch, Field::Class].into_iter().find(|field| has(*field));
    let column = columns.iter_mut().find(|column| column.field.is_some() && column.field == named);
    if let Some(column) = column {
        column.field = Some(Field::OrgName);
        column.why = format!("{}，在附件1中即组织全称", column.why);
    }
}

/// A second column of names beside the first is somebody else's, or the same people's once more.
fn second_names(columns: &[Column]) -> Option<String> {
    let named = |column: &&Column| {
        let last = column.header.rsplit('/').next().unwrap_or_default();
        matches!(meaning(last), Meaning::Field(Field::Name, EXACT)) && column.field.is_none()
    };
    let first = columns.iter().find(|column| column.field == Some(Field::Name))?;
    let other = columns.iter().filter(named).find(|column| column.header == first.header)?;
    Some(format!("第 {} 列也是“{}”，没有采用；如应取这一列，请在列表中改选。", other.index + 1, other.header))
}

/// Columns of people whom no header calls somebody else: 成员1 | 成员2 | 成员3.
fn more_names(sheet: &Sheet, columns: &[Column], records: &[usize]) -> Option<String> {
    columns.iter().find(|column| column.field == Some(Field::Name))?;
    let others: Vec<String> = columns
        .iter()
        .filter(|column| column.field.is_none() && matches!(meaning(&column.header), Meaning::Unknown))
        .filter(|column| {
            let cells = records.iter().take(200).filter_map(|index| sheet.cell(*index, column.index));
            content::guess(&cells.collect::<Vec<_>>()) == Some(Field::Name)
        })
        .map(|column| (column.index + 1).to_string())
        .collect();
    let listed = others.join("、");
    (!others.is_empty())
        .then(|| format!("第 {listed} 列也像姓名，没有采用；一行里有几个人的，请改为一人一行后再选择。"))
}

fn header_notes(sheet: &Sheet, header: &[usize], first: usize) -> Vec<String> {
    let mut notes = Vec::new();
    match header.first() {
        Some(0) => {}
        Some(top) => {
            let (from, to) = (sheet.row_number(0), sheet.row_number(top - 1));
            let rows = if from == to { format!("第 {from} 行") } else { format!("第 {from}–{to} 行") };
            notes.push(format!("{rows}在表头之上，作为标题略过。"));
        }
        None if sheet.row_count() > first => notes.push("没有找到表头，各列按内容判断，请核对。".to_owned()),
        None => {}
    }
    notes
}
