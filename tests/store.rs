//! What is kept and handed on: records that are damaged, backups that are, campaigns taken into others.
#![allow(missing_docs, reason = "tests")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test that cannot go on must stop, and reads the committed sample"
)]

#[path = "store/backup.rs"]
mod backup;
#[path = "store/damage.rs"]
mod damage;
#[path = "store/joining.rs"]
mod joining;
#[path = "store/older.rs"]
mod older;

use std::path::Path;
use std::sync::LazyLock;

use tuanji::casework::{Campaign, Decision, Verdict};
use tuanji::domain::{Field, PartialDate};
use tuanji::intake::table::{RecordId, TableId};
use tuanji::store::backup::Saved;
use tuanji::store::meta::Meta;
use tuanji::store::records::Records;
use tuanji::worker::protocol::{CaseFilter, Request, Response};
use tuanji::worker::session::{self, Reply, Session};

fn today() -> PartialDate {
    PartialDate::parse("2024-04-10").unwrap()
}

/// A session and what a browser would have stored of it.
struct Desk {
    session: Session,
    stored: Records,
}

impl Desk {
    fn on(campaign: Campaign) -> Desk {
        let stored = Records::of(&campaign).unwrap();
        let mut desk = Desk { session: Session::new(campaign, today()), stored };
        desk.ask(Request::Check);
        desk
    }

    fn keep(&mut self, reply: Reply) -> Response {
        reply.writes.into_iter().for_each(|write| self.stored.apply(write));
        reply.response
    }

    fn ask(&mut self, request: Request) -> Response {
        let reply = self.session.handle(request, Vec::new(), 1_712_700_000_000).unwrap();
        self.keep(reply)
    }

    fn take_files(&mut self, names: &[&str]) {
        let mut sheets = Vec::new();
        for name in names {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/sample-data").join(name);
            sheets.extend(session::read(name, &std::fs::read(path).unwrap(), &mut |_| {}).unwrap().buffers);
        }
        let reply = self.session.handle(Request::AddSheets(Vec::new()), sheets, 1_712_700_000_000).unwrap();
        self.keep(reply);
        self.ask(Request::Check);
    }

    fn edit(&mut self, table: u32, row: u32, text: &str) {
        let record = RecordId { table: TableId(table), row };
        self.ask(Request::Edit { record, field: Field::Phone, text: text.to_owned() });
    }

    /// Decides the waiting case at this place.
    fn decide(&mut self, at: usize, note: &str) {
        let cases = self.cases();
        let decision = Decision { note: note.to_owned(), ..Decision::new(Verdict::Ignore) };
        self.ask(Request::Decide(cases[at], Some(decision)));
    }

    fn cases(&mut self) -> Vec<tuanji::reconcile::CaseKey> {
        match self.ask(Request::Cases { filter: CaseFilter::default(), start: 0, count: 1_000 }) {
            Response::Cases(page) => page.cases.iter().map(|case| case.key).collect(),
            other => panic!("no cases: {other:?}"),
        }
    }

    fn saved(&self, id: u64, name: &str) -> Saved {
        let meta = Meta { name: name.to_owned(), created: id, changed: id + 5, ..Meta::default() };
        Saved { id, meta: meta.write().unwrap(), records: self.stored.clone() }
    }
}

/// A branch's campaign: both lists, an edit, two decisions, and an undone step.
fn branch() -> Desk {
    let mut desk = Desk::on(Campaign::default());
    desk.take_files(&["system-export.xlsx", "class-roster.xlsx"]);
    desk.edit(1, 5, "13900000009");
    desk.decide(0, "已问过本人");
    desk.decide(1, "已核实");
    desk.edit(1, 6, "13900000008");
    desk.ask(Request::Undo);
    desk
}

/// Its records, made once.
fn records() -> &'static Records {
    static RECORDS: LazyLock<Records> = LazyLock::new(|| branch().stored);
    &RECORDS
}

#[test]
fn what_is_written_change_by_change_is_what_is_written_at_once() {
    let desk = branch();
    assert_eq!(Records::of(desk.session.campaign()).unwrap(), desk.stored);
    let loaded = desk.stored.read().unwrap();
    assert_eq!(loaded.notes, [""; 0]);
    assert_eq!(Records::of(&loaded.campaign).unwrap(), desk.stored);
}
