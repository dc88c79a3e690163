//! The engine as the page drives it: requests in, answers and writes out, without a browser.
#![allow(missing_docs, reason = "tests")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test that cannot go on must stop, and reads the committed sample"
)]

#[path = "session/change_log.rs"]
mod change_log;
#[path = "session/grid_finding.rs"]
mod grid_finding;
#[path = "session/grid.rs"]
mod grid_over_it;
#[path = "session/marked.rs"]
mod marked;
#[path = "session/mending.rs"]
mod mending;
#[path = "session/newer_lists.rs"]
mod newer_lists;
#[path = "session/output.rs"]
mod output;
#[path = "session/review.rs"]
mod review;

use std::collections::BTreeMap;
use std::path::Path;

use tuanji::casework::look::Look;
use tuanji::casework::{Campaign, Decision, Verdict};
use tuanji::domain::{Field, PartialDate};
use tuanji::intake::table::{TableId, TableKind};
use tuanji::reconcile::Action;
use tuanji::store::model::Write;
use tuanji::store::records::Records;
use tuanji::worker::grid;
use tuanji::worker::output::{Ask, Order};
use tuanji::worker::protocol::{CaseFilter, CaseState, FormKind, Request, Response};
use tuanji::worker::session::{self, Refusal, Reply, Session};
use tuanji::worker::views::{CampaignView, CasePage, RowPage};

/// What a browser's store would hold after the writes made so far.
#[derive(Default)]
struct Shelf {
    records: Records,
    originals: BTreeMap<String, Vec<u8>>,
}

impl Shelf {
    fn keep(&mut self, writes: Vec<Write>) {
        for write in writes {
            match write {
                Write::Original(sha256, bytes) => drop(self.originals.insert(sha256, bytes)),
                Write::Clear => *self = Shelf::default(),
                write => self.records.apply(write),
            }
        }
    }

    fn reopen(&self) -> Desk {
        let loaded = self.records.read().unwrap();
        assert_eq!(loaded.notes, [""; 0]);
        let mut desk = Desk { session: Session::new(loaded.campaign, today()), shelf: Shelf::default() };
        desk.ask(Request::Open { today: today() });
        desk
    }
}

/// A session and its store.
struct Desk {
    session: Session,
    shelf: Shelf,
}

fn form_request(kind: FormKind) -> Request {
    Request::Output(Ask::Write(Order { kinds: vec![kind], ..Order::default() }))
}

fn today() -> PartialDate {
    PartialDate::parse("2024-04-10").unwrap()
}

impl Desk {
    fn empty() -> Desk {
        Desk { session: Session::new(Campaign::default(), today()), shelf: Shelf::default() }
    }

    /// With the first export and roster of the sample, checked.
    fn with_sample() -> Desk {
        let mut desk = Desk::empty();
        let mut sheets = Vec::new();
        for name in ["system-export.xlsx", "class-roster.xlsx"] {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/sample-data").join(name);
            let reply = session::read(name, &std::fs::read(path).unwrap(), &mut |_| {}).unwrap();
            assert_eq!(reply.response, Response::Sheets { rejected: Vec::new() });
            sheets.extend(reply.buffers);
        }
        desk.ask_with(Request::AddSheets(Vec::new()), sheets);
        desk.ask(Request::Check);
        desk
    }

    fn ask_with(&mut self, request: Request, buffers: Vec<Vec<u8>>) -> Response {
        let Reply { response, writes, .. } =
            self.session.handle(request, buffers, 1_712_700_000_000).unwrap();
        self.shelf.keep(writes);
        response
    }

    fn ask(&mut self, request: Request) -> CampaignView {
        match self.ask_with(request, Vec::new()) {
            Response::Campaign(view) => *view,
            other => panic!("not a campaign: {other:?}"),
        }
    }

    fn cases(&mut self, filter: CaseFilter) -> CasePage {
        match self.ask_with(Request::Cases { filter, start: 0, count: 1_000 }, Vec::new()) {
            Response::Cases(page) => page,
            other => panic!("no cases: {other:?}"),
        }
    }

    fn rows(&mut self, table: u32) -> RowPage {
        self.look(&Look::at(TableId(table)))
    }

    fn look(&mut self, look: &Look) -> RowPage {
        let ask = grid::Ask::Page { look: look.clone(), start: 0, count: 1_000 };
        match self.ask_with(Request::Grid(Box::new(ask)), Vec::new()) {
            Response::Grid(answer) => match *answer {
                grid::Answer::Page(page) => page,
                other => panic!("no page: {other:?}"),
            },
            other => panic!("no rows: {other:?}"),
        }
    }
}

#[test]
fn an_export_and_a_roster_become_cases() {
    let mut desk = Desk::with_sample();
    let view = desk.ask(Request::Check);
    let kinds: Vec<TableKind> = view.sources.iter().map(|source| source.kind).collect();
    assert_eq!(kinds, [TableKind::SystemList, TableKind::ClassRoster]);
    let counts = view.counts.unwrap();
    assert!(counts.paired > 20 && counts.red > 0 && counts.open > 0, "{counts:?}");
    let deletions = CaseFilter { action: Some(Action::Delete), ..CaseFilter::default() };
    for case in desk.cases(deletions.clone()).cases {
        assert!(case.deletion_reason.is_some() && !case.reasons.is_empty(), "{case:?}");
    }
}

#[test]
fn an_edit_is_checked_at_once_saved_and_undone() {
    let mut desk = Desk::with_sample();
    let before = desk.rows(0);
    let at = before.fields.iter().position(|field| *field == Field::IdNumber).unwrap();
    let row = before.rows.iter().find(|row| row.cells[at].severity.is_none()).unwrap();
    let edit = Request::Edit { record: row.record, field: Field::IdNumber, text: "123".into() };
    let view = desk.ask(edit);
    assert_eq!(view.undo.as_deref(), Some("修改身份证号"));

    let same = |page: RowPage| page.rows.into_iter().find(|other| other.record == row.record).unwrap();
    let edited = same(desk.rows(0));
    assert!(edited.cells[at].edited && edited.cells[at].severity.is_some());
    let found: Vec<&str> = edited.findings.iter().map(|finding| finding.code.as_str()).collect();
    assert!(found.contains(&"ID002"), "{found:?}");

    let restored = same(desk.shelf.reopen().rows(0));
    assert_eq!(restored, edited, "what was saved is what was there");

    desk.ask(Request::Undo);
    assert_eq!(desk.rows(0), before);
    assert_eq!(desk.shelf.reopen().rows(0), before, "the undo was saved too");
    desk.ask(Request::Redo);
    assert_eq!(same(desk.rows(0)), edited);
}

#[test]
fn decisions_hold_in_the_forms_and_after_reopening() {
    let mut desk = Desk::with_sample();
    let deletions = CaseFilter { action: Some(Action::Delete), ..CaseFilter::default() };
    let all = desk.cases(deletions.clone());
    let ignored = all.cases[0].clone();
    let ignore = Decision { note: "本人已转走".into(), ..Decision::new(Verdict::Ignore) };
    desk.ask(Request::Decide(ignored.key, Some(ignore.clone())));
    let mut reopened = desk.shelf.reopen();
    let again =
        reopened.cases(deletions.clone()).cases.into_iter().find(|case| case.key == ignored.key).unwrap();
    assert_eq!(again.decision.map(|made| (made.verdict, made.note)), Some((ignore.verdict, ignore.note)));
    assert_eq!(again.actions, [Action::None]);
    assert!(!again.open);

    let form = |desk: &mut Desk| {
        let request = form_request(FormKind::Deletion);
        let reply = desk.session.handle(request, Vec::new(), 0).unwrap();
        let mut workbook: calamine::Xlsx<_> =
            calamine::Reader::new(std::io::Cursor::new(reply.buffers[0].clone())).unwrap();
        let range = calamine::Reader::worksheet_range_at(&mut workbook, 0).unwrap().unwrap();
        range.rows().map(|row| row[1].to_string()).filter(|name| *name == ignored.name).count()
    };
    let before = all.cases.iter().filter(|case| case.name == ignored.name).count();
    assert_eq!(form(&mut desk), before - 1);
}

#[test]
fn accepting_all_leaves_only_questions() {
    let mut desk = Desk::with_sample();
    let view = desk.ask(Request::DecideShown(CaseFilter::default(), Decision::new(Verdict::Accept)));
    let open = desk.cases(CaseFilter { state: Some(CaseState::Open), ..CaseFilter::default() });
    assert_eq!(open.total, view.counts.unwrap().open);
    assert!(open.cases.iter().all(|case| case.proposed.contains(&Action::Decide)));
}

#[test]
fn a_form_of_nothing_is_refused_with_a_sentence() {
    let request = form_request(FormKind::Deletion);
    match Desk::empty().session.handle(request, Vec::new(), 0) {
        Err(Refusal::Expected(sentence)) => assert!(sentence.contains("导入")),
        other => panic!("{other:?}"),
    }
}

#[test]
fn clearing_forgets_what_was_saved() {
    let mut desk = Desk::with_sample();
    let view = desk.ask(Request::Clear);
    assert!(view.sources.is_empty() && view.undo.is_none());
    assert!(desk.shelf.records == Records::default());
}
