//! Having forms written and handing them to the browser's downloads.

use js_sys::Uint8Array;
use leptos::prelude::{GetUntracked, Set, Update};
use leptos::task::spawn_local;

use super::keeping::local;
use super::state::{Busy, State};
use super::{download, text};
use crate::intake::table::TableId;
use crate::worker::output::{Answer, Ask, FormDetails, Order};
use crate::worker::protocol::{FormKind, Request, Response};

const KEY: &str = "tuanji.form-details";

/// What the user gave the last time.
pub fn remembered() -> FormDetails {
    local::get(KEY).unwrap_or_default()
}

/// Remembers it.
pub fn keep(state: State) {
    local::keep(state, KEY, &state.details.get_untracked());
}

/// Changes what the forms need besides the lists, and remembers it.
pub fn change(state: State, change: impl FnOnce(&mut FormDetails)) {
    state.details.update(change);
    keep(state);
}

/// Asks about the forms.
pub async fn ask(state: State, ask: Ask, buffers: Vec<Uint8Array>) -> Option<(Answer, Vec<Uint8Array>)> {
    match state.ask_with(Request::Output(ask), buffers).await? {
        (Response::Output(answer), buffers) => Some((*answer, buffers)),
        _ => None,
    }
}

/// Has these forms written and downloads them.
pub fn write(state: State, kinds: Vec<FormKind>) {
    let order = Order { kinds, details: state.details.get_untracked() };
    spawn_local(async move {
        state.busy.set(Some(Busy { what: text::WRITING.to_owned(), ..Busy::default() }));
        let tell = move |progress| {
            state.busy.update(|busy| {
                if let Some(busy) = busy {
                    busy.writing = Some(progress);
                }
            });
        };
        let answer = state.ask_telling(Request::Output(Ask::Write(order)), Vec::new(), tell).await;
        if let Some((Response::Output(answer), buffers)) = answer
            && let Answer::File(name, remark) = *answer
        {
            offer(state, &name, remark, &buffers);
        }
        state.busy.set(None);
    });
}

/// Has a file marked and downloads it; `chosen` is the workbook where it was chosen again. Says whether it
/// must be, and whether another one was.
pub async fn write_marked(state: State, table: TableId, chosen: Option<Uint8Array>) -> Option<bool> {
    state.busy.set(Some(Busy { what: text::WRITING.to_owned(), ..Busy::default() }));
    let answer = ask(state, Ask::Annotated(table), chosen.into_iter().collect()).await;
    state.busy.set(None);
    match answer {
        Some((Answer::File(name, remark), buffers)) => {
            offer(state, &name, remark, &buffers);
            None
        }
        Some((Answer::NeedsFile(_, other), _)) => Some(other),
        _ => None,
    }
}

fn offer(state: State, name: &str, remark: Option<String>, buffers: &[Uint8Array]) {
    let Some(bytes) = buffers.first() else { return };
    match download::offer(name, bytes) {
        Ok(()) => {
            if let Some(remark) = remark {
                state.notify(false, remark);
            }
        }
        Err(_) => state.notify(true, text::NO_DOWNLOAD.to_owned()),
    }
}
