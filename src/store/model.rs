//! Stored records and their format.

use serde::{Deserialize, Serialize};

use super::frame::{frame, frame_around, unframe};
use crate::casework::Entry;
use crate::casework::news::Known;
use crate::intake::table::{Layout, Table, TableId};
use crate::intake::{Origin, Sheet};

/// The format this program writes. It reads this one, carries older ones forward ([`super::older`]) and
/// leaves newer ones alone.
///
/// 3: several campaigns; every record in a frame with a checksum. 2: who was there when the user last
/// looked; edits a newer list contradicts. 1 has neither.
pub const FORMAT: u16 = 3;

/// One write to the store. What one change needs is written in one transaction.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Write {
    /// A table and its cells.
    Table(TableId, Vec<u8>),
    /// The history's entry at this index; those behind it are gone, and this is the last done.
    Entry(usize, Vec<u8>),
    /// How many entries of the history hold.
    Cursor(usize),
    /// Who was there when the user last looked; nothing once what is new was seen.
    Known(Option<Vec<u8>>),
    /// A workbook as it was read, by its SHA-256.
    Original(String, Vec<u8>),
    /// Everything is to be forgotten.
    Clear,
}

/// Why a stored record could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoredError {
    /// Written by a newer program; left as it is.
    #[error("这台电脑上的数据由更新版本的程序保存，这里没有改动它。请刷新页面升级后再打开。")]
    Newer,
    /// Damaged.
    #[error("有一条保存的记录已损坏，其余内容不受影响。")]
    Damaged,
}

/// The stored form of an entry: JSON, so that later formats can be migrated by name.
pub fn write_entry(entry: &Entry) -> Result<Vec<u8>, StoredError> {
    write_json(entry)
}

/// Reads a stored entry.
pub fn read_entry(bytes: &[u8]) -> Result<Entry, StoredError> {
    read_json(bytes)
}

/// The stored form of a table: the layout as JSON and the cells in compact binary form.
pub fn write_table(table: &Table) -> Result<Vec<u8>, StoredError> {
    let sheet = postcard::to_stdvec(&table.sheet).map_err(|_| StoredError::Damaged)?;
    write_read_table(&table.layout, sheet, table.sheet.origin.as_ref())
}

/// The same for a table whose sheet is in the form a reader sends it in, which is the stored one. What file
/// it came from stands behind it, where older records end.
pub fn write_read_table(
    layout: &Layout,
    sheet: Vec<u8>,
    origin: Option<&Origin>,
) -> Result<Vec<u8>, StoredError> {
    let layout = serde_json::to_string(layout).map_err(|_| StoredError::Damaged)?;
    let layout = postcard::to_stdvec(&layout).map_err(|_| StoredError::Damaged)?;
    let origin = postcard::to_stdvec(&origin).map_err(|_| StoredError::Damaged)?;
    Ok(frame_around(&layout, sheet, &origin))
}

/// Reads a stored table.
pub fn read_table(id: TableId, bytes: &[u8]) -> Result<Table, StoredError> {
    let ((layout, mut sheet), rest): ((String, Sheet), &[u8]) =
        postcard::take_from_bytes(unframe(bytes)?).map_err(|_| StoredError::Damaged)?;
    sheet.origin = match rest {
        [] => None,
        rest => postcard::from_bytes(rest).map_err(|_| StoredError::Damaged)?,
    };
    let layout: Layout = serde_json::from_str(&layout).map_err(|_| StoredError::Damaged)?;
    Ok(Table { id, sheet, layout })
}

/// The stored form of who was there when the user last looked.
pub fn write_known(known: &Known) -> Result<Vec<u8>, StoredError> {
    Ok(frame([&known.to_bytes().map_err(|_| StoredError::Damaged)?]))
}

/// Reads who was there when the user last looked.
pub fn read_known(bytes: &[u8]) -> Result<Known, StoredError> {
    Known::from_bytes(unframe(bytes)?).map_err(|_| StoredError::Damaged)
}

/// A framed record of JSON.
pub(super) fn write_json(value: &impl Serialize) -> Result<Vec<u8>, StoredError> {
    Ok(frame([&serde_json::to_vec(value).map_err(|_| StoredError::Damaged)?]))
}

/// Reads a framed record of JSON.
pub(super) fn read_json<T: for<'a> Deserialize<'a>>(bytes: &[u8]) -> Result<T, StoredError> {
    serde_json::from_slice(unframe(bytes)?).map_err(|_| StoredError::Damaged)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casework::Change;
    use crate::intake::limits::Limits;
    use crate::intake::table::TableKind;
    use crate::intake::{CellKind, SheetBuilder};

    fn table() -> Table {
        let mut sheet = SheetBuilder::new("花名册.xlsx", "Sheet1", Limits::default());
        sheet.push(1, 0, CellKind::Text, "姓名").unwrap();
        sheet.push(2, 0, CellKind::Text, " 张三 ").unwrap();
        let mut sheet = sheet.finish();
        sheet.origin = Some(Origin::of(b"PK", true));
        let layout = Layout {
            kind: TableKind::ClassRoster,
            header_rows: vec![1],
            columns: Vec::new(),
            rows: vec![2],
            notes: Vec::new(),
        };
        Table { id: TableId(4), sheet, layout }
    }

    fn entry() -> Entry {
        Entry::new(5, "导入".into(), vec![Change::AddTable { table: TableId(4) }])
    }

    #[test]
    fn tables_and_entries_come_back_as_they_were() {
        assert_eq!(read_table(TableId(4), &write_table(&table()).unwrap()).unwrap(), table());
        assert_eq!(read_entry(&write_entry(&entry()).unwrap()).unwrap(), entry());
    }

    #[test]
    fn tables_stored_before_their_files_were_known_are_read() {
        let mut table = table();
        table.sheet.origin = None;
        let layout = postcard::to_stdvec(&serde_json::to_string(&table.layout).unwrap()).unwrap();
        let older = frame([&layout, &postcard::to_stdvec(&table.sheet).unwrap()]);
        assert_eq!(read_table(TableId(4), &older).unwrap(), table);
    }

    #[test]
    fn newer_and_damaged_records_are_told_apart() {
        let mut bytes = write_table(&table()).unwrap();
        assert_eq!(read_table(TableId(4), bytes.get(..9).unwrap()), Err(StoredError::Damaged));
        assert_eq!(read_entry(&[]), Err(StoredError::Damaged));
        bytes[0] = 1 + FORMAT as u8;
        assert_eq!(read_table(TableId(4), &bytes), Err(StoredError::Newer));
    }

    #[test]
    fn a_flipped_byte_is_never_taken_for_content() {
        let good = write_entry(&entry()).unwrap();
        for at in 0..good.len() {
            let mut bytes = good.clone();
            bytes[at] ^= 0x20;
            assert!(read_entry(&bytes).is_err(), "byte {at}");
        }
    }
}
