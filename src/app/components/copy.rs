//! Copying what stands in a text field.

use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlTextAreaElement;

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyOutcome {
    /// It is in the clipboard.
    Done,
    /// The browser refused; the text is selected, so that the user can copy it.
    Selected,
}

/// Puts the field's text into the clipboard.
pub async fn copy(field: &HtmlTextAreaElement) -> CopyOutcome {
    field.select();
    let navigator = leptos::prelude::window().navigator();
    // Pages opened from a file or over plain http have no clipboard.
    let has = js_sys::Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|it| it.is_object());
    if has && JsFuture::from(navigator.clipboard().write_text(&field.value())).await.is_ok() {
        return CopyOutcome::Done;
    }
    CopyOutcome::Selected
}
