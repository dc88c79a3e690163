//! Deciding: filters, search, many at once, the user's own words, newer lists.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::path::Path;

use calamine::{Data, Reader, Xlsx};
use tuanji::casework::{Decision, Standing, Terms, Verdict};
use tuanji::domain::Field;
use tuanji::reconcile::{Action, CaseKey};
use tuanji::worker::case_detail::CaseDetail;
use tuanji::worker::protocol::{
    CaseFilter, CaseKind, CaseState, FormDetails, FormKind, Request, Response, Within,
};
use tuanji::worker::session;
use tuanji::worker::tree_view::GeneralView;
use tuanji::worker::views::CaseView;

use super::Desk;

const EXPORT: &str = "system-export.xlsx";

fn sheet(bytes: Vec<u8>) -> Vec<Vec<String>> {
    let mut workbook: Xlsx<_> = Reader::new(Cursor::new(bytes)).unwrap();
    let range = workbook.worksheet_range_at(0).unwrap().unwrap();
    range.rows().map(|row| row.iter().map(Data::to_string).collect()).collect()
}

impl Desk {
    fn form(&mut self, kind: FormKind) -> Vec<Vec<String>> {
        let request = Request::Form(kind, FormDetails::default());
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

    /// The export once more, with names put right and people taken out.
    fn import_corrected(&mut self, right: &BTreeMap<String, String>, without: &[String]) {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/sample-data").join(EXPORT);
        let mut lines = Vec::new();
        for mut row in sheet(std::fs::read(path).unwrap()) {
            if let Some(name) = right.get(&row[1]) {
                row[1].clone_from(name);
            }
            if !without.contains(&row[1]) {
                lines.push(row.join(","));
            }
        }
        let reply = session::read("新导出.csv", lines.join("\n").as_bytes(), &mut |_| {}).unwrap();
        self.ask_with(Request::AddSheets(Vec::new()), reply.buffers);
    }

    fn named(&mut self, name: &str) -> CaseView {
        let found = self.cases(CaseFilter { text: name.to_owned(), ..CaseFilter::default() });
        found.cases.into_iter().next().unwrap_or_else(|| panic!("{name} is not found"))
    }
}

fn deletions() -> CaseFilter {
    CaseFilter { action: Some(Action::Delete), ..CaseFilter::default() }
}

fn accept() -> Decision {
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
fn a_newer_export_settles_what_was_corrected_and_asks_again_about_what_changed() {
    let mut desk = Desk::with_sample();
    let all = desk.cases(deletions()).cases;
    let misspelt: Vec<&CaseView> = all
        .iter()
        .filter(|case| case.differences.len() == 1 && case.differences[0].0 == Field::Name)
        .collect();
    let [corrected, ..] = &misspelt[..] else { panic!("the sample plants a misspelt name") };
    desk.ask(Request::DecideShown(CaseFilter::default(), accept()));
    let kept = desk.cases(CaseFilter { state: Some(CaseState::Decided), ..CaseFilter::default() }).total;

    // One name was corrected; somebody else's was spoilt; one who agreed has left.
    let other = all.iter().find(|case| case.key != corrected.key && case.system.is_some()).unwrap();
    let right = BTreeMap::from([
        (corrected.name.clone(), corrected.differences[0].2.clone()),
        (other.name.clone(), format!("{}某", other.name)),
    ]);
    let quiet = desk.named("冯琪望");
    assert_eq!(quiet.standing, Standing::Quiet);
    desk.import_corrected(&right, &[]);
    let view = desk.ask(Request::Check);
    let [pair] = &view.replacements[..] else { panic!("{:?}", view.replacements) };
    assert_eq!((pair.old.as_str(), pair.new.as_str()), (EXPORT, "新导出.csv"));
    let view = desk.ask(Request::Replace(pair.table));
    assert!(view.replacements.is_empty() && view.news.unseen);
    assert_eq!((view.news.settled, view.news.reopened), (1, 1), "{:?}", view.news);
    assert_eq!(desk.named(&corrected.differences[0].2).standing, Standing::Settled);
    let reopened = desk.named(&format!("{}某", other.name));
    assert_eq!(reopened.standing, Standing::Reopened);
    assert!(reopened.open && reopened.decision.is_some());
    let decided = desk.cases(CaseFilter { state: Some(CaseState::Decided), ..CaseFilter::default() });
    assert_eq!(decided.total, kept - 2, "all other decisions hold");

    // What is settled and what waits again outlive the page; what was new is only news once.
    let reopened = desk.shelf.reopen().ask(Request::Check).news;
    assert_eq!((reopened.settled, reopened.reopened, reopened.unseen), (1, 1, false));
    assert!(!desk.ask(Request::SeenNews).news.unseen);
}

#[test]
fn who_was_deleted_as_asked_is_settled_and_who_left_unasked_is_named() {
    let mut desk = Desk::with_sample();
    let only = CaseFilter { kind: Some(CaseKind::OnlySystem), ..CaseFilter::default() };
    let lonely = desk.cases(only).cases.into_iter().find(|case| case.open).unwrap();
    desk.ask(Request::Decide(lonely.key, Some(Decision::new(Verdict::Instead(vec![Action::Delete])))));
    desk.import_corrected(&BTreeMap::new(), std::slice::from_ref(&lonely.name));
    let table = desk.ask(Request::Check).replacements[0].table;
    let news = desk.ask(Request::Replace(table)).news;
    assert_eq!((news.settled, news.reopened, news.gone), (1, 0, 0), "{news:?}");
    desk.ask(Request::Undo);
    desk.ask(Request::Undo);
    assert_eq!(desk.named(&lonely.name).standing, Standing::Decided);
}
