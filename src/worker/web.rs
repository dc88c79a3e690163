//! The worker in the browser: messages in, one at a time; answers, progress and save states out.

use futures_channel::mpsc::{UnboundedSender, unbounded};
use futures_util::StreamExt;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::protocol::{BUILD, Envelope, Request, Response, SaveState};
use super::session::{self, Refusal, Reply, Session};
use crate::casework::Campaign;
use crate::domain::PartialDate;
use crate::store::browser::{Store, StoreError};
use crate::store::lock;

/// A request with its buffers.
type Message = (Envelope<Request>, Vec<Vec<u8>>);

/// Listens, says that it does, and serves until the worker is ended.
pub fn run() {
    console_error_panic_hook::set_once();
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let (sender, receiver) = unbounded::<Message>();
    listen(&scope, sender);
    post(&scope, 0, Response::Ready { build: BUILD.to_owned() }, Vec::new());
    wasm_bindgen_futures::spawn_local(async move {
        let mut engine = Engine { scope, session: None, store: None };
        let mut receiver = receiver;
        while let Some((Envelope { id, body }, buffers)) = receiver.next().await {
            engine.serve(id, body, buffers).await;
        }
    });
}

fn listen(scope: &DedicatedWorkerGlobalScope, sender: UnboundedSender<Message>) {
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let parts = Array::from(&event.data());
        let Ok(envelope) = postcard::from_bytes(&Uint8Array::new(&parts.get(0)).to_vec()) else { return };
        let buffers = parts.iter().skip(1).map(|buffer| Uint8Array::new(&buffer).to_vec()).collect();
        // The receiver lives as long as the worker.
        let _ = sender.unbounded_send((envelope, buffers));
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
}

/// Sends a message with its buffers, which change hands.
fn post(scope: &DedicatedWorkerGlobalScope, id: u32, body: Response, buffers: Vec<Vec<u8>>) {
    let Ok(bytes) = postcard::to_stdvec(&Envelope { id, body }) else { return };
    let parts = Array::new();
    let transfer = Array::new();
    for bytes in std::iter::once(bytes).chain(buffers) {
        let array = Uint8Array::from(bytes.as_slice());
        transfer.push(&array.buffer());
        parts.push(&array);
    }
    // Fails only for what cannot be cloned, which byte arrays can.
    let _ = scope.post_message_with_transfer(&parts, &transfer);
}

struct Engine {
    scope: DedicatedWorkerGlobalScope,
    session: Option<Session>,
    store: Option<Store>,
}

impl Engine {
    async fn serve(&mut self, id: u32, request: Request, buffers: Vec<Vec<u8>>) {
        let reply = match request {
            Request::Read { name, saved } => {
                let bytes = buffers.into_iter().next().unwrap_or_default();
                session::read_saved(&name, &bytes, saved, &mut |progress| {
                    post(&self.scope, id, Response::Progress(progress), Vec::new());
                })
            }
            request => {
                let buffers = self.with_original(&request, buffers).await;
                let scope = self.scope.clone();
                let mut tell = |progress| post(&scope, id, Response::Progress(progress), Vec::new());
                let now = js_sys::Date::now() as u64;
                self.session(&request).await.handle_telling(request, buffers, now, &mut tell)
            }
        };
        match reply {
            Ok(Reply { response, buffers, writes }) => {
                let store = self.store.as_ref().filter(|_| !writes.is_empty());
                // Said before the answer, so that what is shown as saved always is.
                if store.is_some() {
                    self.say(Response::Saved(SaveState::Pending));
                }
                post(&self.scope, id, response, buffers);
                if let Some(store) = store {
                    let state = match store.write(writes).await {
                        Ok(()) => SaveState::Saved,
                        Err(error) => SaveState::Failed(error.to_string()),
                    };
                    self.say(Response::Saved(state));
                }
            }
            Err(Refusal::Expected(sentence)) => {
                post(&self.scope, id, Response::Refused(sentence), Vec::new())
            }
            Err(Refusal::Fault(text)) => post(&self.scope, id, Response::Fault(text), Vec::new()),
        }
    }

    /// The buffers with the workbook the request is about, where it is kept and was not sent along.
    async fn with_original(&mut self, request: &Request, buffers: Vec<Vec<u8>>) -> Vec<Vec<u8>> {
        if !buffers.is_empty() {
            return buffers;
        }
        let Some(wanted) = self.session(request).await.original_wanted(request).map(str::to_owned) else {
            return buffers;
        };
        let Some(store) = &self.store else { return buffers };
        // One that cannot be read back is asked for again.
        store.original(&wanted).await.ok().flatten().into_iter().collect()
    }

    /// The session, read back from the store the first time.
    async fn session(&mut self, request: &Request) -> &mut Session {
        if self.session.is_none() {
            let campaign = match self.restore().await {
                Ok(campaign) => campaign,
                Err(error) => {
                    self.say(Response::Saved(SaveState::Failed(error.to_string())));
                    Campaign::default()
                }
            };
            let today = match request {
                Request::Open { today } => *today,
                _ => PartialDate::default(),
            };
            self.session = Some(Session::new(campaign, today));
        }
        self.session.get_or_insert_with(|| Session::new(Campaign::default(), PartialDate::default()))
    }

    /// Reads the campaign. Where that fails nothing will be written either, so that what is stored
    /// stays as it is.
    async fn restore(&mut self) -> Result<Campaign, StoreError> {
        let store = Store::open().await?;
        let mine = lock::acquire().await;
        let loaded = store.load().await?;
        for note in loaded.notes {
            self.say(Response::Notice(note));
        }
        if mine {
            self.store = Some(store);
        } else {
            self.say(Response::Saved(SaveState::Failed(StoreError::InUse.to_string())));
        }
        Ok(loaded.campaign)
    }

    /// Speaks unasked.
    fn say(&self, response: Response) {
        post(&self.scope, 0, response, Vec::new());
    }
}
