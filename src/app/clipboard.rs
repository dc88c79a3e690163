//! Copying: text, and the same as HTML where cells must stay text.

use leptos::prelude::document;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DataTransfer, Event, HtmlDocument, HtmlTextAreaElement};

/// Copies during the press of a button; says whether the browser did.
///
/// The copy event takes both forms in every browser, where the newer interface asks for a permission or a
/// secure address. It only comes where something is selected: a text area nobody sees.
pub fn copy(text: &str, html: Option<&str>) -> bool {
    select_and_copy(text, html).unwrap_or(false)
}

fn select_and_copy(text: &str, html: Option<&str>) -> Result<bool, JsValue> {
    let document = document();
    // Within an open dialog, because nothing outside it can be selected.
    let place = document.query_selector("dialog[open]")?.or_else(|| document.body().map(Into::into));
    let Some(place) = place else { return Ok(false) };
    let area: HtmlTextAreaElement = document.create_element("textarea")?.dyn_into()?;
    area.set_class_name("unseen");
    area.set_value(text);
    place.append_child(&area)?;
    area.select();

    let (text, html) = (text.to_owned(), html.map(str::to_owned));
    let on_copy = Closure::<dyn Fn(Event)>::new(move |event: Event| {
        let data = js_sys::Reflect::get(&event, &JsValue::from_str("clipboardData"));
        let Some(data) = data.ok().and_then(|data| data.dyn_into::<DataTransfer>().ok()) else { return };
        event.prevent_default();
        // A kind a browser does not take is left out; the text is taken by all.
        let _ = data.set_data("text/plain", &text);
        if let Some(html) = &html {
            let _ = data.set_data("text/html", html);
        }
    });
    let listener = on_copy.as_ref().unchecked_ref();
    document.add_event_listener_with_callback("copy", listener)?;
    let copied = document.dyn_ref::<HtmlDocument>().map(|document| document.exec_command("copy"));
    document.remove_event_listener_with_callback("copy", listener)?;
    area.remove();
    Ok(copied.transpose()?.unwrap_or(false))
}
