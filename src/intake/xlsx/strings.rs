//! The shared strings, all in one text: a million of them are one allocation, not a million.

use super::super::error::IntakeError;
use super::super::package::{self, Package};
use super::super::read::Context;
use super::Trouble;
use super::scan::{Scan, is, is_empty, is_utf8, push_text};
use super::stream;

/// The strings that cells refer to by number.
#[derive(Default)]
pub(super) struct SharedStrings {
    text: String,
    ends: Vec<usize>,
}

impl SharedStrings {
    /// Reads the part, if there is one. What it claims to hold is not looked at: it is counted.
    pub(super) fn read(
        package: &mut Package<'_>,
        part: &str,
        context: &mut Context<'_>,
    ) -> Result<SharedStrings, Trouble> {
        let mut strings = SharedStrings::default();
        if package::find(package, part).is_none() {
            return Ok(strings);
        }
        let mut state = State::Before;
        stream::feed(package, part, context, |window, context| {
            let used = strings.take(window, &mut state)?;
            if strings.ends.len() > context.limits.cells || strings.text.len() > context.limits.text_bytes {
                return Err(Trouble::Refused(IntakeError::SheetTooLarge));
            }
            Ok(used)
        })?;
        if state == State::Ended { Ok(strings) } else { Err(Trouble::Unusual) }
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

    /// Takes what is whole of a window and tells how much that was.
    fn take(&mut self, window: &[u8], state: &mut State) -> Result<usize, Trouble> {
        let mut scan = Scan::new(window);
        loop {
            let before = scan;
            let Some(tag) = scan.tag() else { break };
            match tag {
                [b'?', ..] if *state == State::Before && is_utf8(tag) => {}
                [b'?' | b'!', ..] => return Err(Trouble::Unusual),
                _ if *state == State::Before => {
                    if !is(tag, b"sst") {
                        return Err(Trouble::Unusual);
                    }
                    *state = if is_empty(tag) { State::Ended } else { State::Strings };
                }
                _ if is(tag, b"t") && !is_empty(tag) && *state == State::Strings => {
                    let Some(text) = scan.text() else {
                        scan = before;
                        break;
                    };
                    push_text(tag, text, &mut self.text)?;
                }
                // How a name is pronounced is not what the cell says.
                _ if is(tag, b"rPh") && !is_empty(tag) => *state = State::Phonetic,
                b"/rPh" => *state = State::Strings,
                b"/si" | b"si/" => self.ends.push(self.text.len()),
                b"/sst" => *state = State::Ended,
                _ => {}
            }
        }
        Ok(window.len() - scan.left())
    }
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    Before,
    Strings,
    Phonetic,
    Ended,
}
