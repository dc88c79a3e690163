//! What tabs tell each other: that a campaign was written to, deleted, or everything wiped.
//!
//! A broadcast channel: it costs nothing while nothing happens, where polling would wake every tab for
//! ever. Losing a word loses nothing: whoever hears one reads the database, whatever it says.

use js_sys::Uint8Array;
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{BroadcastChannel, MessageEvent};

use super::meta::CampaignId;

const NAME: &str = "tuanji";

/// One thing said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Word {
    /// The campaign has changed in the database.
    Changed(CampaignId),
    /// The campaign was deleted.
    Deleted(CampaignId),
    /// Everything was deleted.
    Wiped,
}

/// The way to the other tabs.
#[derive(Debug)]
pub struct Channel {
    /// Nothing in a browser without such channels: then tabs do not hear of each other.
    inner: Option<BroadcastChannel>,
}

impl Channel {
    /// Opens it; `hear` is told what the other tabs say.
    pub fn open(hear: impl Fn(Word) + 'static) -> Channel {
        let inner = BroadcastChannel::new(NAME).ok();
        if let Some(channel) = &inner {
            let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
                let bytes = Uint8Array::new(&event.data()).to_vec();
                // A tab of another build may say what this one does not know.
                if let Ok(word) = postcard::from_bytes(&bytes) {
                    hear(word);
                }
            });
            channel.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
            on_message.forget();
        }
        Channel { inner }
    }

    /// Tells the other tabs.
    pub fn say(&self, word: Word) {
        if let (Some(channel), Ok(bytes)) = (&self.inner, postcard::to_stdvec(&word)) {
            // Fails only for what cannot be cloned, which bytes can.
            let _ = channel.post_message(&Uint8Array::from(bytes.as_slice()));
        }
    }
}
