//! One worker, spoken to by request and answer.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use futures_channel::oneshot;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{ErrorEvent, File, MessageEvent, Worker, WorkerOptions, WorkerType};

use super::{site, text};
use crate::worker::protocol::{BUILD, Envelope, Progress, Request, Response};

/// An answer with the buffers that came with it.
pub type Answer = (Response, Vec<Uint8Array>);

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Failure {
    /// The user can do something about it; the sentence says what.
    Refused(String),
    /// A fault of the program, or of the browser's worker.
    Fault(String),
    /// The worker was ended on purpose.
    Cancelled,
}

type Listener = Rc<dyn Fn(Response)>;

struct Pending {
    answer: oneshot::Sender<Result<Answer, Failure>>,
    progress: Box<dyn Fn(Progress)>,
}

#[derive(Default)]
struct Desk {
    ready: bool,
    started_again: bool,
    ended: Option<Failure>,
    last_id: u32,
    waiting: Vec<(Array, Array)>,
    pending: BTreeMap<u32, Pending>,
}

/// A worker and the requests it has not answered yet.
#[derive(Clone)]
pub struct Link {
    worker: Rc<RefCell<Worker>>,
    desk: Rc<RefCell<Desk>>,
}

impl Link {
    /// Starts a worker. `unasked` hears what it says of its own accord, and what it answers to `first`,
    /// which it is asked before anything else.
    pub fn start(first: Option<Request>, unasked: impl Fn(Response) + 'static) -> Result<Link, Failure> {
        let worker = begin().ok_or_else(|| Failure::Fault(text::NO_WORKER.to_owned()))?;
        let link = Link { worker: Rc::new(RefCell::new(worker)), desk: Rc::default() };
        if let Some(first) = first {
            link.desk.borrow_mut().waiting.push(encode(0, first, &[])?);
        }
        link.listen(Rc::new(unasked));
        Ok(link)
    }

    fn listen(&self, unasked: Listener) {
        let link = self.clone();
        let hears = Rc::clone(&unasked);
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let parts = Array::from(&event.data());
            let bytes = Uint8Array::new(&parts.get(0)).to_vec();
            match postcard::from_bytes::<Envelope<Response>>(&bytes) {
                Ok(envelope) => link.receive(envelope, &parts, &hears),
                // Only a worker of another build speaks differently.
                Err(_) => link.end(Failure::Refused(text::STALE_WORKER.to_owned())),
            }
        });
        let worker = self.worker.borrow();
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        on_message.forget();

        let link = self.clone();
        let on_error = Closure::<dyn FnMut(ErrorEvent)>::new(move |event: ErrorEvent| {
            if link.starts_again(&unasked) {
                return;
            }
            // Where the program could not even be loaded, the event says nothing.
            let message = js_sys::Reflect::get(&event, &JsValue::from_str("message")).ok();
            let message = message.and_then(|message| message.as_string()).unwrap_or_default();
            let is_waited_for = {
                let desk = link.desk.borrow();
                desk.ready || !desk.pending.is_empty()
            };
            link.end(Failure::Fault(format!("{}（{message}）", text::WORKER_DIED)));
            // As the page starts nobody waits for an answer, and the page would wait without a word.
            if !is_waited_for {
                unasked(Response::Refused(text::NO_WORKER.to_owned()));
            }
        });
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        on_error.forget();
    }

    /// Starts another worker, once, where this one has ended before it listened: reloaded without a network, WebKit
    /// gives its program to one of the workers that start together, and an error to the others.
    fn starts_again(&self, unasked: &Listener) -> bool {
        let tried = {
            let mut desk = self.desk.borrow_mut();
            desk.ready || desk.ended.is_some() || std::mem::replace(&mut desk.started_again, true)
        };
        let Some(worker) = (!tried).then(begin).flatten() else { return false };
        *self.worker.borrow_mut() = worker;
        self.listen(Rc::clone(unasked));
        true
    }

    fn receive(&self, Envelope { id, body }: Envelope<Response>, parts: &Array, unasked: &Listener) {
        match body {
            Response::Ready { build } if build == BUILD => self.open(),
            Response::Ready { .. } => self.end(Failure::Refused(text::STALE_WORKER.to_owned())),
            Response::Progress(progress) => {
                if let Some(pending) = self.desk.borrow().pending.get(&id) {
                    (pending.progress)(progress);
                }
            }
            body if id == 0 => unasked(body),
            body => {
                let Some(pending) = self.desk.borrow_mut().pending.remove(&id) else { return };
                let answer = match body {
                    Response::Refused(sentence) => Err(Failure::Refused(sentence)),
                    Response::Fault(text) => Err(Failure::Fault(text)),
                    body => Ok((body, parts.iter().skip(1).map(|part| part.unchecked_into()).collect())),
                };
                // Nobody may be waiting any more.
                let _ = pending.answer.send(answer);
            }
        }
    }

    /// The worker listens: hands over what has waited for that.
    fn open(&self) {
        let waiting = {
            let mut desk = self.desk.borrow_mut();
            desk.ready = true;
            std::mem::take(&mut desk.waiting)
        };
        waiting.iter().for_each(|(parts, transfer)| self.post(parts, transfer));
    }

    fn post(&self, parts: &Array, transfer: &Array) {
        if self.worker.borrow().post_message_with_transfer(parts, transfer).is_err() {
            self.end(Failure::Fault(text::NO_WORKER.to_owned()));
        }
    }

    /// Ends the worker; what it has not answered fails for this reason.
    pub fn end(&self, reason: Failure) {
        self.worker.borrow().terminate();
        let pending = {
            let mut desk = self.desk.borrow_mut();
            desk.ended = Some(reason.clone());
            std::mem::take(&mut desk.pending)
        };
        for (_, pending) in pending {
            let _ = pending.answer.send(Err(reason.clone()));
        }
    }

    /// Was the worker ended, by us or by a fault?
    pub fn has_ended(&self) -> bool {
        self.desk.borrow().ended.is_some()
    }

    /// Asks and waits for the answer. The buffers are handed over and empty afterwards.
    pub async fn ask(
        &self,
        request: Request,
        buffers: Vec<Uint8Array>,
        progress: impl Fn(Progress) + 'static,
    ) -> Result<Answer, Failure> {
        self.send(|id| encode(id, request, &buffers), progress).await
    }

    /// Asks about a file, which the worker has the browser read.
    pub async fn ask_about(
        &self,
        request: Request,
        file: &File,
        progress: impl Fn(Progress) + 'static,
    ) -> Result<Answer, Failure> {
        let with_file = |id| {
            let (parts, transfer) = encode(id, request, &[])?;
            parts.push(file);
            Ok((parts, transfer))
        };
        self.send(with_file, progress).await
    }

    async fn send(
        &self,
        encode: impl FnOnce(u32) -> Result<(Array, Array), Failure>,
        progress: impl Fn(Progress) + 'static,
    ) -> Result<Answer, Failure> {
        let (sender, receiver) = oneshot::channel();
        let message = {
            let mut desk = self.desk.borrow_mut();
            if let Some(reason) = &desk.ended {
                return Err(reason.clone());
            }
            desk.last_id += 1;
            let id = desk.last_id;
            let message = encode(id)?;
            desk.pending.insert(id, Pending { answer: sender, progress: Box::new(progress) });
            if desk.ready {
                Some(message)
            } else {
                desk.waiting.push(message);
                None
            }
        };
        if let Some((parts, transfer)) = message {
            self.post(&parts, &transfer);
        }
        receiver.await.unwrap_or(Err(Failure::Cancelled))
    }
}

/// A worker that begins to load its program.
fn begin() -> Option<Worker> {
    let options = WorkerOptions::new();
    let is_module = site::is_module("worker-program");
    options.set_type(if is_module { WorkerType::Module } else { WorkerType::Classic });
    Worker::new_with_options(&site::address("worker-program")?, &options).ok()
}

fn encode(id: u32, body: Request, buffers: &[Uint8Array]) -> Result<(Array, Array), Failure> {
    let bytes =
        postcard::to_stdvec(&Envelope { id, body }).map_err(|error| Failure::Fault(error.to_string()))?;
    let parts = Array::of1(&Uint8Array::from(bytes.as_slice()));
    let transfer = Array::new();
    for buffer in buffers {
        parts.push(buffer);
        transfer.push(&JsValue::from(buffer.buffer()));
    }
    Ok((parts, transfer))
}
