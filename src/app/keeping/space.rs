//! What the browser says of its storage: how much there is, and whether it may clear it away by itself.

use js_sys::Reflect;
use leptos::prelude::{Set, Update, window};
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::StorageManager;

use crate::app::state::State;

/// What is known of the storage.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Space {
    /// May the browser not clear it away by itself? Nothing where it does not say.
    pub persisted: Option<bool>,
    /// Was the browser asked for that, and did it refuse?
    pub is_refused: bool,
    /// Bytes used and bytes at most, as far as the browser tells.
    pub used: Option<(f64, f64)>,
}

/// Pages that are not served securely have none.
fn manager() -> Option<StorageManager> {
    let manager = Reflect::get(&window().navigator(), &JsValue::from("storage")).ok()?;
    manager.dyn_into().ok()
}

/// Looks how things stand.
pub fn look(state: State) {
    spawn_local(async move {
        let persisted = persisted().await;
        let used = estimate().await;
        state.keeping.space.update(|space| {
            space.persisted = persisted;
            space.used = used;
        });
    });
}

/// Asks the browser not to clear the storage away, once there is something in it: asked at the first
/// visit it would refuse, or ask the user about something he has not seen yet.
pub fn ask_to_persist(state: State) {
    if state.keeping.is_kiosk() {
        return;
    }
    spawn_local(async move {
        let Some(manager) = manager() else { return };
        if persisted().await == Some(true) {
            return;
        }
        let Ok(promise) = manager.persist() else { return };
        let answer = JsFuture::from(promise).await.ok().and_then(|value| value.as_bool());
        let used = estimate().await;
        state.keeping.space.set(Space { persisted: answer, is_refused: answer == Some(false), used });
    });
}

async fn persisted() -> Option<bool> {
    JsFuture::from(manager()?.persisted().ok()?).await.ok()?.as_bool()
}

async fn estimate() -> Option<(f64, f64)> {
    let estimate = JsFuture::from(manager()?.estimate().ok()?).await.ok()?;
    let part = |name: &str| Reflect::get(&estimate, &JsValue::from(name)).ok()?.as_f64();
    Some((part("usage")?, part("quota")?))
}
