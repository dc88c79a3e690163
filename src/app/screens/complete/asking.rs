//! What the grid asks the engine: the rows in sight, writing into them, the next finding.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::line::Line;
use super::sheet::{Pending, Sheet};
use crate::app::text::grid as text;
use crate::casework::grid::{Cursor, Range, Selection};
use crate::intake::table::RecordId;
use crate::worker::grid::{Answer, Area, Ask, Put};
use crate::worker::protocol::{Request, Response};

/// Rows fetched around those in sight; the window moves in steps of so many, so that scrolling a line
/// asks for nothing.
const AROUND: usize = 60;

impl Sheet {
    /// Fetches the rows in sight whenever others are, or the campaign has changed.
    pub fn follow(self) {
        let state = self.state;
        let window = Memo::new(move |_| {
            let first = self.first_in_sight();
            let start = (first / AROUND * AROUND).saturating_sub(AROUND);
            (start, self.rows_in_sight() + 3 * AROUND)
        });
        let revision =
            Memo::new(move |_| state.campaign.with(|view| view.as_ref().map_or(0, |view| view.revision)));
        Effect::new(move |_| {
            revision.track();
            self.again.track();
            let (start, count) = window.get();
            self.fetch(Ask::Page { look: self.look.get(), start, count });
        });
        // What lies beyond the rows there are by now cannot stay selected.
        Effect::new(move |_| {
            let extent = self.extent();
            let selection = self.selection.get_untracked();
            let fitted = selection.fitted(extent);
            if fitted != selection && extent.rows > 0 {
                self.selection.set(fitted);
            }
        });
    }

    /// One request at a time, and of those that come meanwhile only the last.
    fn fetch(self, ask: Ask) {
        let busy = self.wanted.with_value(|(_, busy)| *busy);
        self.wanted.set_value((Some(ask), true));
        if busy {
            return;
        }
        spawn_local(async move {
            while let Some(Some(ask)) = self.wanted.try_update_value(|(ask, busy)| {
                *busy = ask.is_some();
                ask.take()
            }) {
                let Some(Answer::Page(mut page)) = self.ask(ask).await else { continue };
                let rows = std::mem::take(&mut page.rows);
                let lines = (page.start..).zip(rows).map(|(at, row)| Line::new(at, row)).collect();
                // The screen may be gone by now.
                self.lines.try_set(lines);
                if self.page.try_with_untracked(|old| *old != page) == Some(true) {
                    self.page.try_set(page);
                }
            }
        });
    }

    /// Fetches the rows anew.
    pub fn refresh(self) {
        self.again.try_update(|again| *again += 1);
    }

    /// Asks the engine about the grid.
    pub async fn ask(self, ask: Ask) -> Option<Answer> {
        self.waiting.try_update(|count| *count += 1);
        let answer = self.state.ask(Request::Grid(Box::new(ask))).await;
        self.waiting.try_update(|count| *count = count.saturating_sub(1));
        match answer {
            Some(Response::Grid(answer)) => Some(*answer),
            _ => None,
        }
    }

    /// Writes into the selected cells; what needs a look is shown first.
    pub fn put(self, range: Range, put: Put) {
        let area = self.area(range);
        self.put_area(area, put, false);
    }

    /// Writes into an area.
    pub fn put_area(self, area: Area, put: Put, seen: bool) {
        spawn_local(async move {
            self.waiting.try_update(|count| *count += 1);
            let ask = Ask::Put { area: area.clone(), put: put.clone(), seen };
            if let Some(Response::Grid(answer)) =
                self.state.changed_or(Request::Grid(Box::new(ask)), Vec::new()).await
                && let Answer::Plan(plan) = *answer
            {
                self.pending.try_set(Some(Pending { area, put, plan: *plan }));
            }
            self.waiting.try_update(|count| *count = count.saturating_sub(1));
            self.refresh();
        });
    }

    /// The cells of a range, named for the engine.
    pub fn area(self, range: Range) -> Area {
        Area {
            look: self.look.get_untracked(),
            stamp: self.page.with_untracked(|page| page.stamp),
            fields: self.fields.get_untracked(),
            range,
        }
    }

    /// Shows a text before the engine has answered, so that nothing flickers.
    pub fn show_text(self, cell: Cursor, text: &str) {
        let Some(field) = untrack(|| self.field(cell.column)) else { return };
        let at = self.page.with_untracked(|page| page.fields.iter().position(|one| *one == field));
        self.lines.update(|lines| {
            if let (Some(at), Some(line)) = (at, lines.iter_mut().find(|line| line.at == cell.row)) {
                let mut row = (*line.row).clone();
                if let Some(cell) = row.cells.get_mut(at) {
                    text.clone_into(&mut cell.text);
                }
                *line = Line::new(line.at, row);
            }
        });
    }

    /// To a record's row, once there are rows.
    pub fn go_to(self, record: RecordId) {
        Effect::new(move |asked: Option<bool>| {
            if asked == Some(true) || self.extent().rows == 0 {
                return asked.unwrap_or_default();
            }
            spawn_local(async move {
                let ask = Ask::Row(self.look.get_untracked(), record);
                if let Some(Answer::Cell(Some(cell))) = self.ask(ask).await {
                    self.select(Selection::at(cell));
                }
            });
            true
        });
    }

    /// To the next finding, or the one before.
    pub fn to_finding(self, back: bool) {
        let active = self.selection.get_untracked().active;
        spawn_local(async move {
            let ask = Ask::Finding(self.area(Range::of(active, active)), back);
            match self.ask(ask).await {
                Some(Answer::Cell(Some(cell))) => self.select(Selection::at(cell)),
                Some(_) => self.state.notify(false, text::NO_MORE_FINDINGS.to_owned()),
                None => {}
            }
        });
    }
}
