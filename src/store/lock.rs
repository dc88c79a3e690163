//! One tab writes to a campaign: the browser's lock says which, and is let go when the tab dies.
//!
//! Spoken to through reflection, because the interface is not among web-sys' stable ones. The lock says
//! who should write; that nobody else does is held by the revision in the database ([`super::browser`]).

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;

use super::meta::CampaignId;

/// How long a tab that is just closing may take to let go.
const PATIENCE_MILLIS: f64 = 1_500.0;

/// A lock held; dropping it lets go.
pub struct Lock {
    release: Rc<Cell<Option<Function>>>,
}

impl Drop for Lock {
    fn drop(&mut self) {
        if let Some(release) = self.release.take() {
            // Calling a promise's own resolver cannot fail.
            let _ = release.call0(&JsValue::NULL);
        }
    }
}

/// How to come by a lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// Only where no other tab has it.
    Ask,
    /// From whoever has it.
    Take,
}

/// Takes the lock of a campaign; nothing where another tab holds it. `lost` hears when another tab takes
/// it away. A browser that knows no locks gives it to everybody.
pub async fn acquire(campaign: CampaignId, manner: Manner, lost: impl Fn() + 'static) -> Option<Lock> {
    let lost: Rc<dyn Fn()> = Rc::new(lost);
    let release: Rc<Cell<Option<Function>>> = Rc::default();
    let Some((locks, request)) = lock_manager() else { return Some(Lock { release }) };
    let held = Rc::clone(&release);
    let granted = Promise::new(&mut |resolve, _| {
        let answer = |value: bool| {
            let resolve = resolve.clone();
            move || drop(resolve.call1(&JsValue::NULL, &JsValue::from(value)))
        };
        let (yes, no) = (answer(true), answer(false));
        let held = Rc::clone(&held);
        let is_held = Rc::new(Cell::new(false));
        let was_held = Rc::clone(&is_held);
        let hold = Closure::once_into_js(move |lock: JsValue| -> JsValue {
            // Without the lock there is nothing to hold; the same callback is told so.
            if lock.is_null() {
                no();
                return JsValue::UNDEFINED;
            }
            is_held.set(true);
            let until = Promise::new(&mut |release, _| held.set(Some(release)));
            yes();
            until.into()
        });
        let no = answer(false);
        let lost = Rc::clone(&lost);
        let refused = Closure::once(move |_error: JsValue| if was_held.get() { lost() } else { no() });
        let name = format!("tuanji-campaign-{}", campaign.0);
        match request.call3(&locks, &name.into(), &options(manner), &hold) {
            Ok(pending) => {
                let _ = pending.unchecked_into::<Promise>().catch(&refused);
            }
            Err(_) => drop(resolve.call1(&JsValue::NULL, &JsValue::FALSE)),
        }
        refused.forget();
    });
    JsFuture::from(granted).await.is_ok_and(|value| value.is_truthy()).then_some(Lock { release })
}

fn lock_manager() -> Option<(JsValue, Function)> {
    let get = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).ok().filter(JsValue::is_object);
    let locks = get(&get(&js_sys::global(), "navigator")?, "locks")?;
    let request = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    Some((locks, request))
}

/// Asking waits a little where the browser can, else takes the lock only if it is free.
fn options(manner: Manner) -> JsValue {
    let options = Object::new();
    let timeout = || {
        let signals = Reflect::get(&js_sys::global(), &"AbortSignal".into()).ok()?;
        let timeout: Function = Reflect::get(&signals, &"timeout".into()).ok()?.dyn_into().ok()?;
        timeout.call1(&signals, &PATIENCE_MILLIS.into()).ok()
    };
    let (name, value) = match (manner, timeout()) {
        (Manner::Take, _) => ("steal", JsValue::TRUE),
        (Manner::Ask, Some(signal)) => ("signal", signal),
        (Manner::Ask, None) => ("ifAvailable", JsValue::TRUE),
    };
    // Setting a property of a fresh object cannot fail.
    let _ = Reflect::set(&options, &name.into(), &value);
    options.into()
}
