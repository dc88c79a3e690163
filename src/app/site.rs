//! Where the page's own files lie. index.html says so in links of its own kinds, because every build has a folder
//! of its own and the one-file edition has no folder at all.

use js_sys::Uint8Array;
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, Response, Url};

/// The address that the link of this kind gives, in full.
pub fn address(kind: &str) -> Option<String> {
    beside(&document().base_uri().ok()??, &link(kind)?.get_attribute("href")?)
}

/// Is it a module? In the one-file edition it is a plain script: from a disk, browsers load no other worker.
pub fn is_module(kind: &str) -> bool {
    link(kind).and_then(|link| link.get_attribute("type")).is_some_and(|type_| type_ == "module")
}

fn link(kind: &str) -> Option<Element> {
    document().query_selector(&format!("link[rel={kind}]")).ok()?
}

/// An address as the file at another means it.
pub fn beside(base: &str, path: &str) -> Option<String> {
    // Those of the one-file edition stand for themselves.
    match Url::new(path).or_else(|_| Url::new_with_base(path, base)) {
        Ok(url) => Some(url.href()),
        Err(_) => None,
    }
}

/// Reads one of the page's own files.
pub async fn fetch(address: &str) -> Option<Uint8Array> {
    let window = web_sys::window()?;
    let response: Response = JsFuture::from(window.fetch_with_str(address)).await.ok()?.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    Some(Uint8Array::new(&buffer))
}
