//! Sentences above the screen, and what may be read in any sentence.

use std::time::Duration;

use leptos::prelude::{Get, SetValue, Update, WithValue, set_timeout};

use super::State;
use crate::app::bridge::Failure;
use crate::app::text;
use crate::domain::mask::mask_numbers_in;

/// How long a sentence that reports nothing wrong stays.
const READ: Duration = Duration::from_secs(12);

/// A sentence above the screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// Names it, so that it can be put away.
    pub id: u32,
    /// Something went wrong.
    pub wrong: bool,
    /// The sentence.
    pub text: String,
}

impl State {
    /// A sentence as it may be seen: identity numbers in it hidden, unless the user wants them shown.
    pub fn masked(self, text: &str) -> String {
        if self.numbers_shown.get() { text.to_owned() } else { mask_numbers_in(text).into_owned() }
    }

    pub(super) fn fail(self, failure: Failure) {
        match failure {
            Failure::Refused(sentence) => self.notify(true, sentence),
            Failure::Fault(text) => self.notify(true, format!("{}{text}", text::FAULT)),
            Failure::Cancelled => {}
        }
    }

    /// Puts a sentence above the screen; one that reports nothing wrong goes away by itself.
    pub fn notify(self, wrong: bool, text: String) {
        let id = self.told.with_value(|told| told + 1);
        self.told.set_value(id);
        self.notices.update(|notices| {
            // A sentence may name what the user called a file.
            let text = mask_numbers_in(&text).into_owned();
            notices.push(Notice { id, wrong, text });
            if !wrong {
                let gone = move || self.notices.update(|all| all.retain(|notice| notice.id != id));
                set_timeout(gone, READ);
            }
        });
    }
}
