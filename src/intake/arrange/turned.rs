//! Lists that lie on their side: one field a row, one person a column.

use super::super::content::is_name;
use super::super::header;
use super::super::limits::Limits;
use super::super::origin::Origin;
use super::super::sheet::{Sheet, SheetBuilder};
use super::super::synonyms::{EXACT, Meaning, meaning};
use crate::domain::{Field, text};

/// More rows than any list has fields.
const ROWS: usize = 60;

/// The sheet with a row for every person, if it has a column for each.
pub(super) fn upright(sheet: Sheet) -> Sheet {
    if sheet.row_count() > ROWS || !is_turned(&sheet) {
        return sheet;
    }
    let mut builder = SheetBuilder::new(&sheet.file, &sheet.name, Limits::default()).hidden(sheet.hidden);
    for column in 0..sheet.width() {
        for index in 0..sheet.row_count() {
            let Some(cell) = sheet.cell(index, column) else { continue };
            let place = (u32::from(column) + 1, sheet.row_number(index).saturating_sub(1));
            // Within the caps: the sheet itself is.
            let _ = builder.push(place.0, place.1, cell.kind, cell.text);
        }
    }
    let mut upright = builder.finish();
    upright.notes = sheet.notes;
    upright.origin = sheet.origin.map(|origin| Origin { turned: true, ..origin });
    upright.notes.push("名单一人一列，已转为一人一行：行号是原表的第几列，列是原表的第几行。".to_owned());
    upright
}

/// Does some column name the fields, 姓名 among them, with people beside it?
fn is_turned(sheet: &Sheet) -> bool {
    let column = sheet.row(0).next().map(|cell| cell.column);
    let Some(column) = column
        .into_iter()
        .chain((0..sheet.row_count()).filter_map(|i| sheet.row(i).next()).map(|c| c.column))
        .min()
    else {
        return false;
    };
    let mut fields = 0;
    let mut people = 0;
    for index in 0..sheet.row_count() {
        let Some(label) = sheet.cell(index, column) else { continue };
        let Meaning::Field(field, EXACT) = meaning(label.text) else { continue };
        fields += 1;
        let beside = sheet.row(index).filter(|cell| cell.column != column);
        if field == Field::Name {
            people = beside.filter(|cell| is_name(&text::squeeze(cell.text))).count();
        }
    }
    fields >= 3 && people >= 2 && fields * 2 > sheet.row_count() && header_says_less(sheet, fields)
}

/// Does no row name as many fields as the column does?
fn header_says_less(sheet: &Sheet, fields: usize) -> bool {
    (0..sheet.row_count()).all(|index| header::fields_in(sheet, index) < fields)
}
