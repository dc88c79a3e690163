//! Deciding: filters, search, many at once, the user's own words.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use tuanji::casework::{Decision, Standing, Terms, Verdict};
use tuanji::domain::Field;
use tuanji::reconcile::{Action, CaseKey};
use tuanji::worker::case_detail::CaseDetail;
use tuanji::worker::protocol::{CaseFilter, CaseKind, FormKind, Request, Response, Within};
use tuanji::worker::tree_view::GeneralView;
use tuanji::worker::views::CaseView;

use super::{Desk, form_request};

pub fn sheet(bytes: Vec<u8>) -> Vec<Vec<String>> {
    let mut workbook: Xlsx<_> = Reader::new(Cursor::new(bytes)).unwrap();
    let range = workbook.worksheet_range_at(0).unwrap().unwrap();
    range.rows().map(|row| row.iter().map(Data::to_string).collect()).collect()
}

impl Desk {
    fn form(&mut self, kind: FormKind) -> Vec<Vec<String>> {
        let request = form_request(kind);
        sheet(self.session.handle(request, Vec::new(), 0).unwrap().buffers.remove(0))
    }

    fn detail(&mut self, key: CaseKey) -> CaseDetail {
        match self.ask_with(Request::Case(key), Vec::new()) {
            Response::Case(Some(detail)) => *detail,
            other => panic!("no such case: {other:?}"),
        }
    }

    fn tree(&mut self) -> Vec<GeneralView> {
        match self.ask_with(Request::Tree, Vec::new()) {
            Response::Tree(tree) => tree,
            other => panic!("no tree: {other:?}"),
        }
    }

    pub fn named(&mut self, name: &str) -> CaseView {
        let found = self.cases(CaseFilter { text: name.to_owned(), ..CaseFilter::default() });
        found.cases.into_iter().next().unwrap_or_else(|| panic!("{name} is not found"))
    }
}

pub fn deletions() -> CaseFilter {
    CaseFilter { action: Some(Action::Delete), ..CaseFilter::default() }
}

pub fn accept() -> Decision {
    Decision::new(Verdict::Accept)
}

#[test]
fn every_count_is_what_choosing_it_shows() {
    let mut desk = Desk::with_sample();
    let page = desk.cases(CaseFilter::default());
    assert!(page.facets.kinds.iter().all(|(kind, _)| CaseKind::ALL.contains(kind)));
    assert_eq!(page.facets.kinds.iter().map(|(_, count)| count).sum::<usize>(), page.total);
    for (kind, count) in page.facets.kinds {
        assert_eq!(desk.cases(CaseFilter { kind: Some(kind), ..CaseFilter::default() }).total, count);
    }
    for (state, count) in page.facets.states {
        assert_eq!(desk.cases(CaseFilter { state: Some(state), ..CaseFilter::default() }).total, count);
    }
    for (action, count, _) in page.facets.actions {
        assert_eq!(desk.cases(CaseFilter { action: Some(action), ..CaseFilter::default() }).total, count);
    }
    for group in desk.tree() {
        let within = |within| CaseFilter { within: Some(within), ..CaseFilter::default() };
        assert_eq!(desk.cases(within(Within::General(group.name.clone()))).total, group.total);
        for branch in group.branches {
            assert_eq!(desk.cases(within(Within::Branch(branch.name))).total, branch.total);
        }
    }
}

#[test]
fn people_are_found_by_initials_and_by_the_end_of_a_number() {
    let mut desk = Desk::with_sample();
    let find = |desk: &mut Desk, text: &str| {
        let found = desk.cases(CaseFilter { text: text.to_owned(), ..CaseFilter::default() });
        found.cases.into_iter().map(|case| case.name).collect::<Vec<_>>()
    };
    for typed in ["fqw", "fengqw", "冯琪", "058511", "340104200409058511", "19012880965"] {
        assert_eq!(find(&mut desk, typed), ["冯琪望"], "{typed}");
    }
    assert!(find(&mut desk, "aygl").contains(&"阿依古丽·买买提".to_owned()));
    assert_eq!(find(&mut desk, "不在这里"), [""; 0]);
}

#[test]
fn a_kind_of_case_is_decided_and_undone_at_once() {
    let mut desk = Desk::with_sample();
    let before = desk.cases(CaseFilter::default());
    let shown = desk.cases(deletions());
    let view = desk.ask(Request::DecideShown(deletions(), accept()));
    assert_eq!(view.undo.as_deref(), Some(&*format!("采纳 {} 条处理意见", shown.facets.acceptable)));
    let decided = desk.cases(deletions());
    assert!(decided.cases.iter().all(|case| case.standing == Standing::Decided));
    assert_eq!(decided.facets.acceptable, 0);
    desk.ask(Request::Undo);
    assert_eq!(desk.cases(CaseFilter::default()), before);
}

#[test]
fn other_actions_and_words_stand_in_the_forms() {
    let mut desk = Desk::with_sample();
    let case = desk.cases(deletions()).cases.remove(0);
    let terms = Terms {
        deletion_reason: Some("重复录入".into()),
        retention_reason: Some("出国（境）研究学习".into()),
        transfer_to: None,
    };
    let verdict = Verdict::Instead(vec![Action::Delete, Action::Retain]);
    let decision = Decision { terms, ..Decision::new(verdict) };
    desk.ask(Request::Decide(case.key, Some(decision)));
    let row = |form: Vec<Vec<String>>| form.into_iter().find(|row| row.contains(&case.name)).unwrap();
    assert_eq!(row(desk.form(FormKind::Deletion))[3], "重复录入");
    assert!(row(desk.form(FormKind::Retention)).contains(&"出国（境）研究学习".to_owned()));
    assert!(!desk.form(FormKind::Supplement).concat().contains(&case.name));
    let again = desk.shelf.reopen().named(&case.name);
    assert_eq!(again.actions, [Action::Delete, Action::Retain]);
    assert_eq!(again.deletion_reason.as_deref(), Some("重复录入"));
}

#[test]
fn a_branch_put_under_another_general_branch_stands_so_in_the_form() {
    let mut desk = Desk::with_sample();
    let retained = CaseFilter { action: Some(Action::Retain), ..CaseFilter::default() };
    let branch = desk.cases(retained).cases.remove(0).branch;
    desk.ask(Request::ChooseGeneral(branch.clone(), Some("软件学院团总支".into())));
    let group =
        desk.tree().into_iter().find(|group| group.name.as_deref() == Some("软件学院团总支")).unwrap();
    assert_eq!(group.branches[0].name, branch);
    let cells = desk.form(FormKind::Retention).concat();
    assert!(cells.contains(&"软件学院团总支".to_owned()), "{cells:?}");
    desk.ask(Request::Undo);
    assert!(desk.tree().iter().all(|group| group.name.as_deref() != Some("软件学院团总支")));
}

#[test]
fn a_case_in_full_marks_the_slip_and_tells_its_history() {
    let mut desk = Desk::with_sample();
    let misspelt = desk.cases(deletions()).cases.into_iter();
    let case = misspelt.into_iter().find(|case| case.differences.iter().any(|d| d.0 == Field::Name)).unwrap();
    desk.ask(Request::Decide(case.key, Some(accept())));
    desk.ask(Request::Decide(case.key, None));
    let detail = desk.detail(case.key);
    let line = detail.lines.iter().find(|line| line.field == Field::Name).unwrap();
    assert!(line.differs);
    assert!(line.system.as_ref().unwrap().iter().any(|run| run.differs));
    assert!(line.system.as_ref().unwrap().iter().any(|run| !run.differs));
    let history: Vec<bool> = detail.history.iter().map(|made| made.decision.is_some()).collect();
    assert_eq!(history, [true, false]);
}

#[test]
fn a_case_in_full_shows_the_branch_the_rosters_words_mean() {
    let mut desk = Desk::with_sample();
    let moved = CaseFilter { action: Some(Action::Transfer), ..CaseFilter::default() };
    let case = desk.cases(moved).cases.remove(0);
    let detail = desk.detail(case.key);
    let line = detail.lines.iter().find(|line| line.field == Field::OrgName).unwrap();
    let roster = line.roster.as_ref().unwrap();
    assert_eq!(roster.iter().map(|run| run.text.as_str()).collect::<String>(), case.differences[0].2);
    assert!(line.differs && roster.iter().any(|run| run.differs), "{line:?}");
}

#[test]
fn everybody_shown_is_left_alone_with_one_note_and_undone_at_once() {
    let mut desk = Desk::with_sample();
    let only = CaseFilter { kind: Some(CaseKind::OnlySystem), ..CaseFilter::default() };
    let before = desk.cases(only.clone());
    assert!(before.facets.waiting > before.facets.acceptable, "the sample plants a question");
    let note = Decision { note: "已毕业离校".into(), ..Decision::new(Verdict::Ignore) };
    let view = desk.ask(Request::DecideShown(only.clone(), note));
    assert_eq!(view.undo.as_deref(), Some(&*format!("不处理 {} 条处理意见", before.facets.waiting)));
    let after = desk.cases(only.clone());
    assert_eq!(after.facets.waiting, 0);
    let noted = after
        .cases
        .iter()
        .filter(|case| case.decision.as_ref().is_some_and(|made| made.note == "已毕业离校"));
    assert_eq!(noted.count(), before.facets.waiting);
    desk.ask(Request::Undo);
    assert_eq!(desk.cases(only), before);
}

#[test]
fn a_branchs_questions_are_answered_alike() {
    let mut desk = Desk::with_sample();
    let branch = desk.cases(CaseFilter::default()).cases.remove(0).branch;
    let here = CaseFilter {
        within: Some(Within::Branch(branch)),
        action: Some(Action::Decide),
        ..CaseFilter::default()
    };
    let waiting = desk.cases(here.clone()).facets.waiting;
    assert!(waiting > 0);
    let away = Decision {
        terms: Terms { transfer_to: Some("历城区团委".into()), ..Terms::default() },
        ..Decision::new(Verdict::Instead(vec![Action::Transfer]))
    };
    desk.ask(Request::DecideShown(here, away));
    let cells = desk.form(FormKind::Transfer).concat();
    assert_eq!(cells.iter().filter(|cell| *cell == "历城区团委").count(), waiting);
}
