//! Records of formats 1 and 2 carried over to the present one.
//!
//! A table was its format and its body; an entry was a JSON text that held its format. What cannot be
//! read is carried over as it is: it costs itself when it is read, as a damaged record does.

use serde::Deserialize;

use super::frame::frame;
use super::model::{StoredError, write_entry};
use crate::casework::Entry;

/// The last format without frames.
const LAST: u16 = 2;

/// A table or what is known of who was there: bytes behind their format.
pub fn bytes(record: Vec<u8>) -> Result<Vec<u8>, StoredError> {
    match record.split_first_chunk::<2>() {
        Some((format, body)) => match u16::from_le_bytes(*format) {
            1..=LAST => Ok(frame([body])),
            0 => Ok(record),
            _ => Err(StoredError::Newer),
        },
        None => Ok(record),
    }
}

/// An entry of the history.
pub fn entry(text: &str) -> Result<Vec<u8>, StoredError> {
    #[derive(Deserialize)]
    struct Format {
        format: u16,
    }
    #[derive(Deserialize)]
    struct Stored {
        entry: Entry,
    }
    match serde_json::from_str::<Format>(text) {
        Ok(Format { format }) if format > LAST => return Err(StoredError::Newer),
        _ => {}
    }
    match serde_json::from_str::<Stored>(text) {
        Ok(stored) => write_entry(&stored.entry),
        // Behind a format nobody ever wrote: its own first letters could be taken for a newer one.
        Err(_) => Ok([&[0, 0], text.as_bytes()].concat()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casework::Change;
    use crate::intake::TableId;
    use crate::store::model::read_entry;

    #[test]
    fn entries_of_the_first_formats_are_read() {
        let changes = vec![Change::RemoveTable { table: TableId(4) }];
        let expected = Entry::new(5, "移除表格".into(), changes);
        for format in 1..=2 {
            let text = format!(
                r#"{{"format":{format},"entry":{{"at":5,"label":"移除表格","changes":[{{"change":"remove_table","table":4}}]}}}}"#
            );
            assert_eq!(read_entry(&entry(&text).unwrap()).unwrap(), expected);
        }
    }

    #[test]
    fn newer_records_stop_it_and_damaged_ones_cost_themselves() {
        assert_eq!(entry(r#"{"format":9,"entry":"of tomorrow"}"#), Err(StoredError::Newer));
        assert_eq!(read_entry(&entry(r#"{"format":2,"ent"#).unwrap()), Err(StoredError::Damaged));
        assert_eq!(bytes(vec![9, 0, 1]), Err(StoredError::Newer));
        assert_eq!(bytes(vec![9]), Ok(vec![9]));
    }
}
