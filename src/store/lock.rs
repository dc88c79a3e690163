//! One tab writes: the browser's lock says which.
//!
//! Spoken to through reflection, because the interface is not among web-sys' stable ones.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;

const NAME: &str = "tuanji-campaign";

/// How long a tab that is just closing may take to let go.
const PATIENCE_MILLIS: f64 = 1_500.0;

/// Takes the lock for as long as this worker lives. False where another tab holds it; true too in a
/// browser that knows no locks.
pub async fn acquire() -> bool {
    let Some((locks, request)) = lock_manager() else { return true };
    let granted = Promise::new(&mut |resolve, _| {
        let answer = |value: bool| {
            let resolve = resolve.clone();
            // Calling a promise's own resolver cannot fail.
            move || drop(resolve.call1(&JsValue::NULL, &JsValue::from(value)))
        };
        let (yes, no) = (answer(true), answer(false));
        let hold = Closure::once_into_js(move |_lock: JsValue| {
            yes();
            // The lock is held until this settles, which it never does.
            Promise::new(&mut |_, _| {})
        });
        let refused = Closure::once(move |_error: JsValue| no());
        match request.call3(&locks, &NAME.into(), &options(), &hold) {
            Ok(pending) => {
                let _ = pending.unchecked_into::<Promise>().catch(&refused);
            }
            Err(error) => drop(resolve.call1(&JsValue::NULL, &JsValue::from(error.is_undefined()))),
        }
        refused.forget();
    });
    JsFuture::from(granted).await.is_ok_and(|value| value.is_truthy())
}

fn lock_manager() -> Option<(JsValue, Function)> {
    let get = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).ok().filter(JsValue::is_object);
    let locks = get(&get(&js_sys::global(), "navigator")?, "locks")?;
    let request = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    Some((locks, request))
}

/// Waits a little where the browser can, else takes the lock only if it is free.
fn options() -> JsValue {
    let options = Object::new();
    let timeout = || {
        let signals = Reflect::get(&js_sys::global(), &"AbortSignal".into()).ok()?;
        let timeout: Function = Reflect::get(&signals, &"timeout".into()).ok()?.dyn_into().ok()?;
        timeout.call1(&signals, &PATIENCE_MILLIS.into()).ok()
    };
    let (name, value) = match timeout() {
        Some(signal) => ("signal", signal),
        None => ("ifAvailable", JsValue::TRUE),
    };
    // Setting a property of a fresh object cannot fail.
    let _ = Reflect::set(&options, &name.into(), &value);
    options.into()
}
