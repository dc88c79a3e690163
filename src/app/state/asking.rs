//! The workers the page has, and how it asks them.

use std::cell::{Cell, RefCell};

use gloo_timers::future::TimeoutFuture;
use js_sys::Uint8Array;
use leptos::prelude::{GetUntracked, Set, Update, WithValue};
use leptos::task::spawn_local;

use super::{Busy, State};
use crate::app::bridge::{Answer, Failure, Link};
use crate::app::{download, forms, memory, text};
use crate::worker::protocol::{Progress, Request, Response, SaveState};

/// So many files are read at the same time.
const READERS: usize = 2;

/// Milliseconds after which the page has been drawn, and nobody has chosen a file yet.
const REHEARSAL: u32 = 500;

/// The workers, as far as they have been started.
#[derive(Default)]
pub(super) struct Links {
    engine: RefCell<Option<Link>>,
    readers: [RefCell<Option<Link>>; READERS],
    cancelled: Cell<bool>,
}

impl State {
    /// The engine, started anew when it has ended.
    pub(super) fn engine(self) -> Option<Link> {
        self.links.with_value(|links| self.link(&links.engine, Some(self.keeping.opening())))
    }

    /// One of the readers, started anew when it has ended.
    pub fn reader(self, slot: usize) -> Option<Link> {
        self.links.with_value(|links| self.link(links.readers.get(slot)?, None))
    }

    /// Has the engine go through everything once, after the page has been drawn. What the browser makes ready for one
    /// worker it has ready for the readers too, which run the same program.
    pub(super) fn rehearse(self) {
        spawn_local(async move {
            TimeoutFuture::new(REHEARSAL).await;
            if let Some(engine) = self.engine() {
                // Nothing is lost where it fails: what comes first is slower then.
                let _ = engine.ask(Request::Rehearse, Vec::new(), |_| {}).await;
            }
        });
    }

    /// `first` is what it is told before anything else.
    fn link(self, place: &RefCell<Option<Link>>, first: Option<Request>) -> Option<Link> {
        let mut place = place.borrow_mut();
        if place.as_ref().is_none_or(Link::has_ended) {
            match Link::start(first, move |response| self.hear(response)) {
                Ok(link) => *place = Some(link),
                Err(failure) => self.fail(failure),
            }
        }
        place.clone()
    }

    /// Ends the readers and with them what they are reading; they start anew when they are needed.
    pub fn end_readers(self) {
        self.links.with_value(|links| {
            for reader in &links.readers {
                if let Some(link) = reader.borrow_mut().take() {
                    link.end(Failure::Cancelled);
                }
            }
        });
    }

    /// Says, or forgets, that the user wants no more files read.
    pub fn set_cancelled(self, cancelled: bool) {
        self.links.with_value(|links| links.cancelled.set(cancelled));
    }

    /// Does the user want no more files read?
    pub fn is_cancelled(self) -> bool {
        self.links.with_value(|links| links.cancelled.get())
    }

    /// Ends every worker.
    pub fn end_workers(self) {
        self.end_readers();
        self.links.with_value(|links| {
            if let Some(link) = links.engine.borrow_mut().take() {
                link.end(Failure::Cancelled);
            }
        });
    }

    /// Asks the engine; a failure becomes a notice and no answer.
    pub async fn ask(self, request: Request) -> Option<Response> {
        self.ask_with(request, Vec::new()).await.map(|(response, _)| response)
    }

    /// The same with the buffers of the answer.
    pub async fn ask_for_bytes(self, request: Request) -> Option<Answer> {
        self.ask_with(request, Vec::new()).await
    }

    pub(in crate::app) async fn ask_with(self, request: Request, buffers: Vec<Uint8Array>) -> Option<Answer> {
        self.ask_telling(request, buffers, |_| {}).await
    }

    /// The same, and `progress` hears how far it has come.
    pub(in crate::app) async fn ask_telling(
        self,
        request: Request,
        buffers: Vec<Uint8Array>,
        progress: impl Fn(Progress) + 'static,
    ) -> Option<Answer> {
        match self.attempt_telling(request, buffers, progress).await {
            Ok(answer) => Some(answer),
            Err(failure) => {
                self.fail(failure);
                // A box that was ticked stays ticked on the screen, though nothing was done.
                if self.saving.get_untracked() == Some(SaveState::Following) {
                    self.screen.update(|_| ());
                }
                None
            }
        }
    }

    /// The same for somebody who says himself what went wrong.
    pub async fn attempt(self, request: Request, buffers: Vec<Uint8Array>) -> Result<Answer, Failure> {
        self.attempt_telling(request, buffers, |_| {}).await
    }

    /// The same, and `progress` hears how far it has come.
    pub async fn attempt_telling(
        self,
        request: Request,
        buffers: Vec<Uint8Array>,
        progress: impl Fn(Progress) + 'static,
    ) -> Result<Answer, Failure> {
        let link = self.engine().ok_or(Failure::Cancelled)?;
        self.asked.update(|asked| *asked += 1);
        let answer = link.ask(request, buffers, progress).await;
        self.asked.update(|asked| *asked = asked.saturating_sub(1));
        answer
    }

    /// Asks the engine for a change and shows the campaign as it then stands.
    pub fn change(self, request: Request) {
        spawn_local(async move { self.changed(request, Vec::new()).await });
    }

    /// The same with buffers, and waits for it.
    pub async fn changed(self, request: Request, buffers: Vec<Uint8Array>) {
        self.changed_or(request, buffers).await;
    }

    /// The same where the engine may have something to say first, which is given back.
    pub async fn changed_or(self, request: Request, buffers: Vec<Uint8Array>) -> Option<Response> {
        match self.ask_with(request, buffers).await?.0 {
            Response::Campaign(view) => {
                memory::follow(self, &view);
                memory::recall_branches(self, &view);
                self.campaign.set(Some(*view));
                None
            }
            other => Some(other),
        }
    }

    /// Has a file written and hands it to the browser's downloads.
    pub fn offer(self, request: Request) {
        forms::keep(self);
        spawn_local(async move {
            self.busy.set(Some(Busy { what: text::WRITING.to_owned(), ..Busy::default() }));
            if let Some((Response::File { name }, buffers)) = self.ask_with(request, Vec::new()).await
                && let Some(bytes) = buffers.first()
                && download::offer(&name, bytes).is_err()
            {
                self.notify(true, text::NO_DOWNLOAD.to_owned());
            }
            self.busy.set(None);
        });
    }
}
