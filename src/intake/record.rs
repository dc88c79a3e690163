//! One member's row, read by field, with the user's edits laid over the file's cells.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::sheet::CellKind;
use super::table::{RecordId, Table, TableId, TableKind};
use crate::domain::{Field, IdNumber, PartialDate, id_number::Sex, text};

/// The user's changes to cells: what each holds instead of what the file says.
///
/// Keyed by field: a field stands once in a table, and an edit must survive a column being mapped
/// anew. Filled forms, which repeat a field, are not edited here.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overlay {
    values: BTreeMap<(RecordId, Field), String>,
}

impl Overlay {
    /// What the cell holds instead, if it was changed.
    pub fn get(&self, record: RecordId, field: Field) -> Option<&str> {
        self.values.get(&(record, field)).map(String::as_str)
    }

    /// Puts a value over the cell, or with `None` shows the file's own again.
    pub fn set(&mut self, record: RecordId, field: Field, value: Option<String>) {
        match value {
            Some(value) => self.values.insert((record, field), value),
            None => self.values.remove(&(record, field)),
        };
    }

    /// Everything changed, in order.
    pub fn iter(&self) -> impl Iterator<Item = (RecordId, Field, &str)> {
        self.values.iter().map(|((record, field), value)| (*record, *field, value.as_str()))
    }

    /// Everything changed in one table, in order.
    pub fn of_table(&self, table: TableId) -> impl Iterator<Item = (RecordId, Field, &str)> {
        self.from(RecordId { table, row: 0 }).take_while(move |(record, ..)| record.table == table)
    }

    fn of_record(&self, record: RecordId) -> impl Iterator<Item = (Field, &str)> {
        let own = self.from(record).take_while(move |(id, ..)| *id == record);
        own.map(|(_, field, value)| (field, value))
    }

    fn from(&self, record: RecordId) -> impl Iterator<Item = (RecordId, Field, &str)> {
        let first = Field::ALL.first().copied().unwrap_or(Field::OrgName);
        let values = self.values.range((record, first)..);
        values.map(|((record, field), value)| (*record, *field, value.as_str()))
    }
}

/// A cell that a field was looked for in: it exists, but may be empty.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CellView<'a> {
    /// The text: the user's where it was changed, else the file's; empty where the cell is blank.
    pub text: &'a str,
    /// What the file called the cell; `Text` where it was changed or blank.
    pub kind: CellKind,
}

impl<'a> CellView<'a> {
    /// The text as it is compared ([`text::tidy`]).
    pub fn tidy(self) -> Cow<'a, str> {
        text::tidy(self.text)
    }

    /// Is there nothing to read?
    pub fn is_blank(self) -> bool {
        self.tidy().is_empty()
    }

    /// Were digits lost for good? Spreadsheets keep 15 digits of a number, and their text exports
    /// write longer ones in scientific notation.
    pub fn precision_lost(self) -> bool {
        let digits = || self.text.bytes().filter(u8::is_ascii_digit).count();
        (self.kind.is_number() && digits() > 15)
            || (self.text.contains(['E', 'e', 'Ｅ', 'ｅ']) && is_scientific(&text::squeeze(self.text)))
    }

    /// The date it holds. Number cells hold `yyyyMM`, `yyyyMMdd` or a spreadsheet's serial, which is
    /// also what text holds where the format was lost on the way.
    pub fn date(self) -> Option<PartialDate> {
        if !self.kind.is_number() {
            return PartialDate::parse(self.text).or_else(|| serial_in_text(self.text));
        }
        // 2019.10 typed as a number is stored as 2019.1: January or October, nobody can tell.
        if self.text.len() == 6 && self.text.ends_with(".1") {
            return None;
        }
        PartialDate::parse(self.text).or_else(|| {
            let serial: f64 = self.text.parse().ok()?;
            // Below 1927 lie bare years and ages, not days in the life of anyone on a list.
            let from_1904 = self.kind == CellKind::NumberFrom1904;
            if serial < 10_000.0 { None } else { PartialDate::from_serial(serial, from_1904) }
        })
    }
}

/// Five digits that are a day of 1968 to 2064 as spreadsheets count: no one writes a month that way.
fn serial_in_text(raw: &str) -> Option<PartialDate> {
    let text = text::squeeze(raw);
    let digits = text.len() == 5 && text.bytes().all(|b| b.is_ascii_digit());
    let serial: f64 = digits.then(|| text.parse().ok()).flatten()?;
    if (25_000.0..60_000.0).contains(&serial) { PartialDate::from_serial(serial, false) } else { None }
}

/// `3.70102E+17`: a number as spreadsheets write long ones.
fn is_scientific(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.split_once(['E', 'e']) else { return false };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    digits(whole) && digits(fraction) && digits(exponent.trim_start_matches('+'))
}

/// What a system list itself has in 姓名, 性别, 身份证号 or 发展团员编号.
///
/// The forms must name members as the system does, right or wrong. An edit there does not change what
/// the system has: it states the right value. Nothing is the system's own where the file is blank, or
/// where masking or a spreadsheet has destroyed what it had: there an edit simply fills in.
pub fn own_identity(table: &Table, id: RecordId, field: Field) -> Option<CellView<'_>> {
    if table.kind() != TableKind::SystemList || !field.is_identity() {
        return None;
    }
    let column = table.layout.column_of(field)?;
    let raw = table.sheet.cell(table.sheet.row_index(id.row)?, column.index)?;
    let cell = CellView { text: raw.text, kind: raw.kind };
    let whole = !cell.is_blank() && !cell.precision_lost() && !cell.text.contains(['*', '＊']);
    whole.then_some(cell)
}

/// One record of a table, by field.
#[derive(Clone, Debug)]
pub struct Record<'a> {
    /// Which record.
    pub id: RecordId,
    /// What its table is.
    pub kind: TableKind,
    cells: [Option<CellView<'a>>; Field::COUNT],
}

impl<'a> Record<'a> {
    /// Reads the record's cells once.
    pub fn new(table: &'a Table, id: RecordId, overlay: &'a Overlay) -> Record<'a> {
        Record::of_fields(table, id, overlay, |_| true)
    }

    /// Reads some of the record's cells; it seems to have no others.
    pub fn of_fields(
        table: &'a Table,
        id: RecordId,
        overlay: &'a Overlay,
        wanted: impl Fn(Field) -> bool,
    ) -> Record<'a> {
        let mut cells = [None; Field::COUNT];
        let index = table.sheet.row_index(id.row);
        for column in &table.layout.columns {
            let Some(field) = column.field.filter(|field| wanted(*field)) else { continue };
            let Some(slot) = cells.get_mut(field.index()) else { continue };
            if slot.is_some() {
                continue;
            }
            let raw = index.and_then(|index| table.sheet.cell(index, column.index));
            *slot = Some(match raw {
                Some(raw) => CellView { text: raw.text, kind: raw.kind },
                None => CellView { text: "", kind: CellKind::Text },
            });
        }
        for (field, text) in overlay.of_record(id).filter(|(field, _)| wanted(*field)) {
            if let Some(slot) = cells.get_mut(field.index()) {
                *slot = Some(CellView { text, kind: CellKind::Text });
            }
        }
        Record { id, kind: table.kind(), cells }
    }

    /// The record as its list has it: in 姓名, 性别, 身份证号 and 发展团员编号 of a system list the file's own
    /// values, whatever was edited there (see [`own_identity`]).
    pub fn as_filed(table: &'a Table, id: RecordId, overlay: &'a Overlay) -> Record<'a> {
        Record::fields_as_filed(table, id, overlay, |_| true)
    }

    /// Some of the record's cells as its list has them; it seems to have no others.
    pub fn fields_as_filed(
        table: &'a Table,
        id: RecordId,
        overlay: &'a Overlay,
        wanted: impl Fn(Field) -> bool,
    ) -> Record<'a> {
        let mut record = Record::of_fields(table, id, overlay, &wanted);
        for (field, _) in overlay.of_record(id).filter(|(field, _)| wanted(*field)) {
            if let Some(own) = own_identity(table, id, field) {
                record.put(field, Some(own));
            }
        }
        record
    }

    /// Nothing but the right values that edits of a system list state; `None` where none does.
    pub fn stated(table: &'a Table, id: RecordId, overlay: &'a Overlay) -> Option<Record<'a>> {
        let mut record = Record { id, kind: table.kind(), cells: [None; Field::COUNT] };
        let mut any = false;
        for (field, text) in overlay.of_record(id) {
            if own_identity(table, id, field).is_some() {
                record.put(field, Some(CellView { text, kind: CellKind::Text }));
                any = true;
            }
        }
        any.then_some(record)
    }

    fn put(&mut self, field: Field, cell: Option<CellView<'a>>) {
        if let Some(slot) = self.cells.get_mut(field.index()) {
            *slot = cell;
        }
    }

    /// The field's cell, or nothing where the table has no such column.
    pub fn cell(&self, field: Field) -> Option<CellView<'a>> {
        self.cells.get(field.index()).copied().flatten()
    }

    /// The field's tidied text; empty where it is blank or there is no such column.
    pub fn text(&self, field: Field) -> Cow<'a, str> {
        self.cell(field).map_or(Cow::Borrowed(""), CellView::tidy)
    }

    /// Does the field hold anything?
    pub fn is_filled(&self, field: Field) -> bool {
        self.cell(field).is_some_and(|cell| !cell.is_blank())
    }

    /// The date the field holds, if it can be read.
    pub fn date(&self, field: Field) -> Option<PartialDate> {
        self.cell(field)?.date()
    }

    /// The identity number, if its form is known and the cell is not a damaged number.
    pub fn id_number(&self) -> Option<IdNumber> {
        let cell = self.cell(Field::IdNumber)?;
        if cell.precision_lost() { None } else { IdNumber::parse(cell.text) }
    }

    /// The sex the record states.
    pub fn sex(&self) -> Option<Sex> {
        Sex::parse(self.cell(Field::Sex)?.text)
    }

    /// The key under which the name is compared.
    pub fn name_key(&self) -> String {
        text::name_key(self.cell(Field::Name).map_or("", |cell| cell.text))
    }
}
