//! Telling how far the reading has come, no oftener than anybody could see: with hundreds of small files the page
//! would else be busier with drawing than the readers with reading.

use std::cell::{Cell, RefCell};

use leptos::prelude::{GetUntracked, Set};

use super::state::{Busy, State};

/// Milliseconds between two drawings.
const BETWEEN: f64 = 100.0;

/// How far it has come, and when that was last shown.
pub struct Told {
    state: State,
    busy: RefCell<Busy>,
    shown: Cell<f64>,
}

impl Told {
    /// Shows the beginning.
    pub fn begin(state: State, busy: Busy) -> Told {
        state.busy.set(Some(busy.clone()));
        Told { state, busy: RefCell::new(busy), shown: Cell::new(js_sys::Date::now()) }
    }

    /// Takes note of a step, and shows it when it is time.
    pub fn step(&self, change: impl FnOnce(&mut Busy)) {
        change(&mut self.busy.borrow_mut());
        let now = js_sys::Date::now();
        // It may have been called off meanwhile.
        if now - self.shown.get() >= BETWEEN && self.state.busy.get_untracked().is_some() {
            self.shown.set(now);
            self.state.busy.set(Some(self.busy.borrow().clone()));
        }
    }
}
