//! What the page asks about rules and the profile.

use leptos::prelude::Set;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;

use super::state::State;
use super::{download, text};
use crate::worker::protocol::{Request, Response};

impl State {
    /// Opens the page about a rule.
    pub fn explain(self, code: String) {
        spawn_local(async move {
            if let Some(Response::RulePage(page)) = self.ask(Request::RulePage(code)).await {
                self.rule_page.set(Some(*page));
            }
        });
    }

    /// Hands the profile to the browser's downloads.
    pub fn export_profile(self) {
        spawn_local(async move {
            if let Some((Response::File { name }, buffers)) =
                self.ask_with(Request::ExportProfile, Vec::new()).await
                && let Some(bytes) = buffers.first()
                && download::offer(&name, bytes).is_err()
            {
                self.notify(true, text::NO_DOWNLOAD.to_owned());
            }
        });
    }

    /// Takes the profile from a file.
    pub fn import_profile(self, file: web_sys::File) {
        spawn_local(async move {
            match JsFuture::from(file.array_buffer()).await {
                Ok(buffer) => {
                    self.changed(Request::ImportProfile, vec![js_sys::Uint8Array::new(&buffer)]).await;
                }
                Err(_) => self.notify(true, text::UNREADABLE_FILE.to_owned()),
            }
        });
    }
}
