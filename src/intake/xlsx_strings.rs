//! An xlsx file's shared strings, all in one text: a million of them are one allocation, not a million.

use super::error::IntakeError;
use super::package::{self, Package};
use super::read::Context;
use super::xml_scan::{Piece, push_text, undo_escapes};

/// The strings that cells refer to by number.
#[derive(Default)]
pub(super) struct SharedStrings {
    text: String,
    ends: Vec<usize>,
}

impl SharedStrings {
    /// Reads the part, if there is one.
    pub(super) fn read(
        package: &mut Package<'_>,
        path: &str,
        context: &mut Context<'_>,
    ) -> Result<SharedStrings, IntakeError> {
        let mut strings = SharedStrings::default();
        let (mut in_text, mut phonetic) = (false, false);
        let most = context.limits.cells;
        package::scan(package, path, context, |piece| {
            match piece {
                Piece::Open { name: b"t", empty: false, .. } => in_text = !phonetic,
                Piece::Close { name: b"t" } => in_text = false,
                // How a name is pronounced is not what the cell says.
                Piece::Open { name: b"rPh", empty, .. } => phonetic = !empty,
                Piece::Close { name: b"rPh" } => phonetic = false,
                Piece::Text(raw) if in_text => push_text(raw, &mut strings.text),
                Piece::Literal(raw) if in_text => strings.text.push_str(&String::from_utf8_lossy(raw)),
                Piece::Open { name: b"si", empty: true, .. } | Piece::Close { name: b"si" } => {
                    undo_escapes(&mut strings.text, strings.ends.last().copied().unwrap_or(0));
                    strings.ends.push(strings.text.len());
                    if strings.ends.len() > most {
                        return Err(IntakeError::SheetTooLarge);
                    }
                }
                _ => {}
            }
            Ok(())
        })?;
        Ok(strings)
    }

    /// The string of this number.
    pub(super) fn get(&self, index: usize) -> Option<&str> {
        let end = *self.ends.get(index)?;
        let start = match index.checked_sub(1) {
            Some(before) => *self.ends.get(before)?,
            None => 0,
        };
        self.text.get(start..end)
    }
}
