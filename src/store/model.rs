//! Stored records and their format.

use serde::{Deserialize, Serialize};

use crate::casework::Entry;
use crate::casework::news::Known;
use crate::intake::table::{Layout, Table, TableId};
use crate::intake::{Origin, Sheet};

/// The format this program writes. It reads this and older ones, never newer ones.
///
/// 3: what file a table came from, and the workbooks themselves. 2: who was there when the user last looked;
/// edits a newer list contradicts. 1 has neither.
pub const FORMAT: u16 = 3;

/// One write to the store. What one change needs is written in one transaction.
#[derive(Clone, Debug, PartialEq)]
pub enum Write {
    /// A table and its cells.
    Table(TableId, Vec<u8>),
    /// The history's entry at this index; those behind it are gone, and this is the last done.
    Entry(usize, String),
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
    #[error("这份数据由更新版本的程序保存，请刷新页面升级后再打开。")]
    Newer,
    /// Damaged.
    #[error("有一条保存的记录已损坏，其余内容不受影响。")]
    Damaged,
}

#[derive(Serialize, Deserialize)]
struct StoredEntry {
    format: u16,
    entry: Entry,
}

/// The stored form of an entry: JSON, so that later formats can be migrated by name.
pub fn write_entry(entry: &Entry) -> Result<String, StoredError> {
    serde_json::to_string(&StoredEntry { format: FORMAT, entry: entry.clone() })
        .map_err(|_| StoredError::Damaged)
}

/// Reads a stored entry.
pub fn read_entry(text: &str) -> Result<Entry, StoredError> {
    #[derive(Deserialize)]
    struct Format {
        format: u16,
    }
    let format: Format = serde_json::from_str(text).map_err(|_| StoredError::Damaged)?;
    if format.format > FORMAT {
        return Err(StoredError::Newer);
    }
    let stored: StoredEntry = serde_json::from_str(text).map_err(|_| StoredError::Damaged)?;
    Ok(stored.entry)
}

/// The stored form of a table: the format, the layout as JSON and the cells in compact binary form.
pub fn write_table(table: &Table) -> Result<Vec<u8>, StoredError> {
    let sheet = postcard::to_stdvec(&table.sheet).map_err(|_| StoredError::Damaged)?;
    write_read_table(&table.layout, sheet, table.sheet.origin.as_ref())
}

/// The same for a table whose sheet is in the form a reader sends it in, which is the stored one. What file
/// it came from stands behind it, where older records end.
pub fn write_read_table(
    layout: &Layout,
    mut sheet: Vec<u8>,
    origin: Option<&Origin>,
) -> Result<Vec<u8>, StoredError> {
    sheet.extend(postcard::to_stdvec(&origin).map_err(|_| StoredError::Damaged)?);
    let layout = serde_json::to_string(layout).map_err(|_| StoredError::Damaged)?;
    let mut head = FORMAT.to_le_bytes().to_vec();
    head.extend(postcard::to_stdvec(&layout).map_err(|_| StoredError::Damaged)?);
    let mut bytes = sheet;
    drop(bytes.splice(0..0, head));
    Ok(bytes)
}

/// Reads a stored table.
pub fn read_table(id: TableId, bytes: &[u8]) -> Result<Table, StoredError> {
    let (format, body) = bytes.split_first_chunk::<2>().ok_or(StoredError::Damaged)?;
    if u16::from_le_bytes(*format) > FORMAT {
        return Err(StoredError::Newer);
    }
    let ((layout, mut sheet), rest): ((String, Sheet), &[u8]) =
        postcard::take_from_bytes(body).map_err(|_| StoredError::Damaged)?;
    sheet.origin = postcard::from_bytes(rest).unwrap_or_default();
    let layout: Layout = serde_json::from_str(&layout).map_err(|_| StoredError::Damaged)?;
    Ok(Table { id, sheet, layout })
}

/// The stored form of who was there when the user last looked.
pub fn write_known(known: &Known) -> Result<Vec<u8>, StoredError> {
    let mut bytes = FORMAT.to_le_bytes().to_vec();
    bytes.extend(known.to_bytes().map_err(|_| StoredError::Damaged)?);
    Ok(bytes)
}

/// Reads who was there when the user last looked.
pub fn read_known(bytes: &[u8]) -> Result<Known, StoredError> {
    let (format, body) = bytes.split_first_chunk::<2>().ok_or(StoredError::Damaged)?;
    if u16::from_le_bytes(*format) > FORMAT {
        return Err(StoredError::Newer);
    }
    Known::from_bytes(body).map_err(|_| StoredError::Damaged)
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

    #[test]
    fn tables_come_back_as_they_were() {
        let table = table();
        let bytes = write_table(&table).unwrap();
        assert_eq!(read_table(TableId(4), &bytes).unwrap(), table);
    }

    #[test]
    fn tables_stored_before_their_files_were_known_are_read() {
        let mut table = table();
        let origin = table.sheet.origin.take();
        let mut bytes = write_table(&table).unwrap();
        bytes.pop();
        assert_eq!(read_table(TableId(4), &bytes).unwrap(), table);
        assert!(origin.is_some());
    }

    #[test]
    fn entries_come_back_as_they_were() {
        let entry =
            Entry { at: 5, label: "导入".into(), changes: vec![Change::AddTable { table: TableId(4) }] };
        assert_eq!(read_entry(&write_entry(&entry).unwrap()).unwrap(), entry);
    }

    #[test]
    fn entries_of_the_first_format_are_read() {
        let first = r#"{"format":1,"entry":{"at":5,"label":"移除表格","changes":[{"change":"remove_table","table":4}]}}"#;
        let changes = vec![Change::RemoveTable { table: TableId(4) }];
        assert_eq!(read_entry(first).unwrap(), Entry { at: 5, label: "移除表格".into(), changes });
    }

    #[test]
    fn newer_and_damaged_records_are_told_apart() {
        let mut bytes = write_table(&table()).unwrap();
        assert_eq!(read_table(TableId(4), bytes.get(..9).unwrap()), Err(StoredError::Damaged));
        bytes[0] = 1 + FORMAT as u8;
        assert_eq!(read_table(TableId(4), &bytes), Err(StoredError::Newer));
        assert_eq!(read_entry(r#"{"format":9,"entry":"of tomorrow"}"#), Err(StoredError::Newer));
        assert_eq!(read_entry("{"), Err(StoredError::Damaged));
    }
}
