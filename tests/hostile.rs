//! The hostile corpus through everything the page can ask: shown as the text it is, written as text.
#![allow(missing_docs, reason = "tests")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on must stop"
)]

mod support;

use std::collections::HashSet;

use support::hostile::campaign::{HostileFile, files};
use support::hostile::{assert_no_formula, texts};
use support::reading::Written;
use tuanji::casework::{self, Campaign, Decision, FindingKey, Verdict};
use tuanji::domain::text::squeeze;
use tuanji::domain::{Field, PartialDate, Profile};
use tuanji::forms::paper::clean::for_cell;
use tuanji::intake::table::TableKind;
use tuanji::reconcile::Action;
use tuanji::worker::merging::{Ask, Look, Show};
use tuanji::worker::protocol::{CaseFilter, FormDetails, FormKind, Request, Response};
use tuanji::worker::row_view::RowPage;
use tuanji::worker::session::{self, Reply, Session};
use tuanji::worker::views::{CampaignView, CasePage};
use tuanji::worker::{grid, output};

struct Desk(Session);

impl Desk {
    /// All hostile files, checked.
    fn with_everything() -> (Desk, CampaignView) {
        let mut desk = Desk(Session::new(Campaign::default(), PartialDate::parse("2024-04-10").unwrap()));
        for HostileFile { name, bytes } in files() {
            let read = session::read(&name, &bytes, &mut |_| {}).unwrap();
            assert_eq!(read.response, Response::Sheets { rejected: Vec::new() }, "{name:?}");
            desk.answer(Request::AddSheets(Vec::new()), read.buffers);
        }
        let view = desk.campaign(Request::Check);
        (desk, view)
    }

    fn answer(&mut self, request: Request, buffers: Vec<Vec<u8>>) -> Reply {
        self.0.handle(request, buffers, 1_712_700_000_000).unwrap()
    }

    fn campaign(&mut self, request: Request) -> CampaignView {
        match self.answer(request, Vec::new()).response {
            Response::Campaign(view) => *view,
            other => panic!("not a campaign: {other:?}"),
        }
    }

    fn cases(&mut self, filter: CaseFilter) -> CasePage {
        match self.answer(Request::Cases { filter, start: 0, count: 10_000 }, Vec::new()).response {
            Response::Cases(page) => page,
            other => panic!("no cases: {other:?}"),
        }
    }

    fn rows(&mut self, view: &CampaignView, kind: TableKind) -> RowPage {
        let table = view.sources.iter().find(|source| source.kind == kind).unwrap().table;
        self.page(casework::look::Look::at(table))
    }

    fn page(&mut self, look: casework::look::Look) -> RowPage {
        let ask = grid::Ask::Page { look, start: 0, count: 10_000 };
        match self.answer(Request::Grid(Box::new(ask)), Vec::new()).response {
            Response::Grid(answer) => match *answer {
                grid::Answer::Page(page) => page,
                other => panic!("no page: {other:?}"),
            },
            other => panic!("no rows: {other:?}"),
        }
    }

    fn form(&mut self, request: Request) -> Vec<u8> {
        let Reply { response, mut buffers, .. } = self.answer(request, Vec::new());
        let is_file = match &response {
            Response::File { .. } => true,
            Response::Output(answer) => matches!(**answer, output::Answer::File(..)),
            _ => false,
        };
        assert!(is_file, "{response:?}");
        buffers.remove(0)
    }
}

/// What can be seen of a text, blanks aside: what a cell, a view and a form must all agree on.
fn seen(text: &str) -> String {
    for_cell(text).chars().filter(|c| !c.is_whitespace()).collect()
}

/// What can be seen of the texts a workbook's cell can hold at all.
fn corpus() -> HashSet<String> {
    let fit = texts().into_iter().filter(|text| text.encode_utf16().count() < 32_767);
    fit.map(|text| seen(&text)).filter(|text| !text.is_empty()).collect()
}

#[test]
fn every_list_is_known_for_what_it_is() {
    let (_, view) = Desk::with_everything();
    let kinds: Vec<TableKind> = view.sources.iter().map(|source| source.kind).collect();
    use TableKind::*;
    assert_eq!(kinds, [SystemList, ClassRoster, SystemList, DeletionForm, RetentionForm]);
}

#[test]
fn the_grid_and_the_cases_show_the_texts_themselves() {
    let (mut desk, view) = Desk::with_everything();
    let page = desk.rows(&view, TableKind::SystemList);
    let names = page.fields.iter().position(|field| *field == Field::Name).unwrap();
    let shown: HashSet<String> = page.rows.iter().map(|row| seen(&row.cells[names].text)).collect();
    let missing: Vec<String> = corpus().difference(&shown).cloned().collect();
    // A row of nothing but asterisks marks what a template requires: it is left out, and that is said.
    assert_eq!(missing, ["*"], "not in the grid");
    let list = view.sources.iter().find(|source| source.kind == TableKind::SystemList).unwrap();
    assert_eq!(list.notes, ["第 207 行是填写示例或要求，未作为记录。"]);

    let all = CaseFilter { settled_too: true, ..CaseFilter::default() };
    let cases = desk.cases(all).cases;
    let shown: HashSet<String> = cases.iter().map(|case| seen(&case.name)).collect();
    // Names are shown as they are compared: the apostrophe that makes a cell text is no part of them.
    let named: HashSet<String> = corpus().iter().map(|text| squeeze(text).into_owned()).collect();
    let shown: HashSet<String> = shown.iter().map(|text| squeeze(text).into_owned()).collect();
    let missing: HashSet<&str> = named.difference(&shown).map(String::as_str).collect();
    assert_eq!(missing, HashSet::from(["*"]), "not among the cases");
}

#[test]
fn whatever_the_page_can_ask_is_answered() {
    let (mut desk, view) = Desk::with_everything();
    for source in &view.sources {
        desk.answer(Request::Preview(source.table), Vec::new());
        desk.page(casework::look::Look { flagged: true, ..casework::look::Look::at(source.table) });
    }
    let all = CaseFilter { settled_too: true, ..CaseFilter::default() };
    for case in desk.cases(all).cases {
        desk.answer(Request::Case(case.key), Vec::new());
    }
    for (code, ..) in &view.counts.unwrap().rules {
        desk.answer(Request::Fixes { rule: code.clone(), start: 0, count: 10_000 }, Vec::new());
        desk.answer(Request::RulePage(code.clone()), Vec::new());
    }
    let looks = [TableKind::DeletionForm, TableKind::RetentionForm]
        .map(|kind| Request::Merging(Ask::Show(Look { kind, within: None, show: Show::All, count: 10_000 })));
    for request in looks.into_iter().chain([Request::Tree, Request::Branches, Request::Settings]) {
        desk.answer(request, Vec::new());
    }
    for text in texts() {
        desk.cases(CaseFilter { text, ..CaseFilter::default() });
    }
}

/// Typed instead of read: edits, notes, reasons, the school's titles, what stands above the forms.
#[test]
fn what_is_typed_is_text_in_every_form_as_well() {
    let (mut desk, view) = Desk::with_everything();
    let corpus = texts();
    let mut typed = corpus.iter().cycle().cloned();
    let mut next = move || typed.next().unwrap();

    let page = desk.rows(&view, TableKind::SystemList);
    for row in page.rows.iter().step_by(7) {
        let request = Request::Edit { record: row.record, field: Field::Phone, text: next() };
        desk.campaign(request);
        if let Some(finding) = row.findings.first() {
            let key =
                FindingKey { record: row.record, field: finding.field, rule: finding.code.clone().into() };
            desk.campaign(Request::Waive(key, Some(next())));
        }
    }
    let everything = CaseFilter { settled_too: true, ..CaseFilter::default() };
    let cases = desk.cases(everything).cases;
    let mut reasons = corpus.iter().peekable();
    for case in &cases {
        let Some(reason) = reasons.peek() else { break };
        let mut decision = Decision {
            verdict: Verdict::Instead(vec![
                Action::Delete,
                Action::Supplement,
                Action::Retain,
                Action::Transfer,
            ]),
            note: next(),
            ..Decision::default()
        };
        decision.terms.deletion_reason = Some((*reason).clone());
        decision.terms.retention_reason = Some(next());
        decision.terms.transfer_to = Some(next());
        // Not every case may be deleted or retained; what is refused is not of interest here.
        if desk.0.handle(Request::Decide(case.key, Some(decision)), Vec::new(), 0).is_ok() {
            reasons.next();
        }
    }
    assert_eq!(reasons.next(), None, "every text is somebody's reason");
    let profile = Profile {
        deletion_form_title: next(),
        retention_form_title: next(),
        school: next(),
        ..Profile::default()
    };
    desk.campaign(Request::SetProfile(Some(Box::new(profile))));
    desk.campaign(Request::Check);

    for kind in FormKind::ALL {
        let details = FormDetails { unit: next(), filler: next(), phone: next(), ..FormDetails::default() };
        let order = output::Order { kinds: vec![kind], details };
        let bytes = desk.form(Request::Output(output::Ask::Write(order)));
        assert_no_formula(&bytes);
        // Panics where a cell is anything but text.
        let sheets = Written::read(bytes).sheets;
        assert!(!sheets.is_empty());
        if kind == FormKind::Deletion {
            let shown: HashSet<String> = sheets[0].cells.values().map(|text| seen(text)).collect();
            let missing: Vec<String> = self::corpus().difference(&shown).cloned().collect();
            assert!(missing.is_empty(), "not in 附件1: {missing:#?}");
        }
    }
    for kind in [TableKind::DeletionForm, TableKind::RetentionForm] {
        let details = FormDetails { unit: next(), filler: next(), phone: next(), ..FormDetails::default() };
        let bytes = desk.form(Request::Merging(Ask::Write { kind, general: None, details }));
        assert_no_formula(&bytes);
        assert!(Written::read(bytes).only_sheet().cells.len() > 200);
    }
}
