//! The worker in the browser: messages in, one at a time; answers, progress and save states out.

mod backups;
mod keeper;
mod keeping;

use futures_channel::mpsc::{TryRecvError, UnboundedSender, unbounded};
use futures_util::StreamExt;
use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::{JsCast, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, DedicatedWorkerGlobalScope, MessageEvent};

use super::protocol::{BUILD, Envelope, Progress, Request, Response, SaveState};
use super::rehearsal;
use super::session::{self, Refusal, Reply, Session};
use crate::casework::Campaign;
use crate::domain::PartialDate;
use crate::store::backup::is_backup;
use keeper::{Happening, Keeper};

/// What the engine deals with, one after the other.
enum Event {
    /// A request with what came along.
    Asked(Envelope<Request>, Parcel),
    /// Something happened to what is kept.
    Happened(Happening),
}

/// What comes along with a request.
#[derive(Default)]
struct Parcel {
    buffers: Vec<Vec<u8>>,
    /// A file's bytes, as soon as the browser has them.
    file: Option<Promise>,
}

/// Listens, says that it does, and serves until the worker is ended.
pub fn run() {
    console_error_panic_hook::set_once();
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let (sender, receiver) = unbounded::<Event>();
    listen(&scope, sender.clone());
    post(&scope, 0, Response::Ready { build: BUILD.to_owned() }, Vec::new());
    wasm_bindgen_futures::spawn_local(async move {
        let keeper = Keeper::new(move |happening| {
            // The receiver lives as long as the worker.
            let _ = sender.unbounded_send(Event::Happened(happening));
        });
        let mut engine = Engine { scope, session: None, keeper };
        let mut receiver = receiver;
        loop {
            // Whoever asks comes first: what takes long to save is saved in between.
            let event = match receiver.try_recv() {
                Err(TryRecvError::Empty) if engine.keeper.is_due() => {
                    engine.save_on().await;
                    continue;
                }
                Err(TryRecvError::Empty) => receiver.next().await,
                event => event.ok(),
            };
            match event {
                Some(Event::Asked(Envelope { id, body }, parcel)) => engine.serve(id, body, parcel).await,
                Some(Event::Happened(happening)) => {
                    engine.save_all().await;
                    engine.hear(happening).await;
                }
                None => break,
            }
        }
    });
}

fn listen(scope: &DedicatedWorkerGlobalScope, sender: UnboundedSender<Event>) {
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let parts = Array::from(&event.data());
        let Ok(envelope) = postcard::from_bytes(&Uint8Array::new(&parts.get(0)).to_vec()) else { return };
        let mut parcel = Parcel::default();
        for part in parts.iter().skip(1) {
            match part.dyn_into::<Blob>() {
                // Asked for at once: the browser fetches it while others are read.
                Ok(file) => parcel.file = Some(file.array_buffer()),
                Err(buffer) => parcel.buffers.push(taken(&Uint8Array::new(&buffer))),
            }
        }
        // The receiver lives as long as the worker.
        let _ = sender.unbounded_send(Event::Asked(envelope, parcel));
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
}

/// A file's bytes, unless the browser cannot give them.
async fn bytes_of(file: Option<Promise>) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(file?).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// A buffer's bytes, with room for what is put around a sheet when it is saved: so it need not be copied.
fn taken(buffer: &Uint8Array) -> Vec<u8> {
    let length = buffer.length() as usize;
    let mut bytes = Vec::with_capacity(length + length / 16 + 4_096);
    bytes.resize(length, 0);
    buffer.copy_to(&mut bytes);
    bytes
}

/// Sends a message with its buffers, which change hands.
fn post(scope: &DedicatedWorkerGlobalScope, id: u32, body: Response, buffers: Vec<Vec<u8>>) {
    let Ok(bytes) = postcard::to_stdvec(&Envelope { id, body }) else { return };
    let parts = Array::new();
    let transfer = Array::new();
    for bytes in std::iter::once(bytes).chain(buffers) {
        let array = Uint8Array::from(bytes.as_slice());
        drop(bytes);
        transfer.push(&array.buffer());
        parts.push(&array);
    }
    // Fails only for what cannot be cloned, which byte arrays can.
    let _ = scope.post_message_with_transfer(&parts, &transfer);
}

/// How far apart reports of progress are, in milliseconds: nobody sees more, and hundreds of files would each send one.
const BETWEEN_REPORTS: f64 = 50.0;

/// Says how far the work on a request has come.
fn teller(scope: &DedicatedWorkerGlobalScope, id: u32) -> impl FnMut(Progress) + use<> {
    let scope = scope.clone();
    // Nor does anybody see how far what is done at once has come.
    let mut last = js_sys::Date::now();
    move |progress| {
        let now = js_sys::Date::now();
        if now - last >= BETWEEN_REPORTS {
            last = now;
            post(&scope, id, Response::Progress(progress), Vec::new());
        }
    }
}

struct Engine {
    scope: DedicatedWorkerGlobalScope,
    session: Option<Session>,
    keeper: Keeper,
}

impl Engine {
    async fn serve(&mut self, id: u32, request: Request, Parcel { buffers, file }: Parcel) {
        let answer = match request {
            Request::Read { name, saved } => match bytes_of(file).await {
                None => Ok(Response::Unreadable.into()),
                Some(bytes) if is_backup(&bytes) => Ok(Response::BackupFile.into()),
                Some(bytes) => session::read_saved(&name, &bytes, saved, &mut teller(&self.scope, id)),
            },
            Request::Rehearse => rehearsal::rehearse().map(|()| Response::Rehearsed.into()),
            Request::Keeping(ask) => {
                self.save_all().await;
                self.keep(ask, buffers).await
            }
            request => {
                let buffers = self.with_original(&request, buffers).await;
                let mut tell = teller(&self.scope, id);
                self.session().handle_telling(request, buffers, now(), &mut tell)
            }
        };
        match answer {
            Ok(Reply { response, buffers, writes }) => self.answer(id, response, buffers, writes).await,
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
        let Some(sha256) = self.session().original_wanted(request).map(str::to_owned) else { return buffers };
        // It may be among what is still to be saved.
        self.save_all().await;
        let Some(store) = self.keeper.store() else { return buffers };
        // One that cannot be read back is asked for again.
        store.original(self.keeper.id, &sha256).await.ok().flatten().into_iter().collect()
    }

    /// Answers, and saves what must be saved because of it.
    async fn answer(
        &mut self,
        id: u32,
        response: Response,
        buffers: Vec<Vec<u8>>,
        writes: Vec<crate::store::model::Write>,
    ) {
        if writes.is_empty() {
            return post(&self.scope, id, response, buffers);
        }
        if self.keeper.is_following() {
            return self.refuse(id, &writes, response, buffers).await;
        }
        let session = self.session.get_or_insert_with(nobody);
        if let Some(stand) = session.stand(&response) {
            self.keeper.note(stand);
        }
        // Said before the answer, so that what is shown as saved always is.
        if self.keeper.is_writing() {
            post(&self.scope, 0, Response::Saved(SaveState::Pending), Vec::new());
        }
        post(&self.scope, id, response, buffers);
        match self.keeper.owe(writes) {
            Some(state) => self.say(Response::Saved(state)),
            None if !self.keeper.owes_much() => self.save_all().await,
            None => {}
        }
    }

    /// Saves what is due.
    async fn save_all(&mut self) {
        while self.keeper.is_due() {
            self.save_on().await;
        }
    }

    /// Goes on with saving what is due, and says when that is done.
    async fn save_on(&mut self) {
        let session = self.session.get_or_insert_with(nobody);
        let Some(state) = self.keeper.save_on(session.campaign()).await else { return };
        self.say(Response::Saved(state));
        if self.keeper.is_following() {
            self.follow().await;
        }
    }

    /// The session; one without anything in it before the page has opened a campaign.
    fn session(&mut self) -> &mut Session {
        self.session.get_or_insert_with(nobody)
    }

    /// Speaks unasked.
    fn say(&self, response: Response) {
        post(&self.scope, 0, response, Vec::new());
    }
}

fn nobody() -> Session {
    Session::new(Campaign::default(), PartialDate::default())
}

fn now() -> u64 {
    js_sys::Date::now() as u64
}
