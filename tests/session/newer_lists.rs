//! Newer versions of lists: what they settle, what they ask about, what of the user's work they keep.

use std::collections::BTreeMap;
use std::path::Path;

use tuanji::casework::news::Turn;
use tuanji::casework::{Decision, Standing, Verdict};
use tuanji::domain::Field;
use tuanji::intake::table::RecordId;
use tuanji::reconcile::Action;
use tuanji::worker::protocol::{CaseFilter, CaseKind, CaseState, Request};
use tuanji::worker::session;
use tuanji::worker::views::{CampaignView, CaseView, RowView};

use super::Desk;
use super::review::{accept, deletions, sheet};

const EXPORT: &str = "system-export.xlsx";
const ROSTER: &str = "class-roster.xlsx";

/// A file of the sample as text, changed.
fn changed(file: &str, change: impl FnOnce(&mut Vec<Vec<String>>)) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/sample-data").join(file);
    let mut rows = sheet(std::fs::read(path).unwrap());
    change(&mut rows);
    rows.iter().map(|row| row.join(",")).collect::<Vec<_>>().join("\n")
}

/// The cell of the person of this name in the column of this header.
fn cell<'a>(rows: &'a mut [Vec<String>], name: &str, header: &str) -> &'a mut String {
    let place = |text: &str| rows[0].iter().position(|cell| cell == text).unwrap();
    let (column, names) = (place(header), place("姓名"));
    let row = rows.iter_mut().find(|row| row[names] == name).unwrap();
    &mut row[column]
}

impl Desk {
    fn import_text(&mut self, file: &str, text: &str) -> CampaignView {
        let reply = session::read(file, text.as_bytes(), &mut |_| {}).unwrap();
        self.ask_with(Request::AddSheets(Vec::new()), reply.buffers);
        self.ask(Request::Check)
    }

    /// The export once more, with names put right and people taken out.
    fn import_corrected(&mut self, right: &BTreeMap<String, String>, without: &[String]) {
        let text = changed(EXPORT, |rows| {
            for row in rows.iter_mut() {
                if let Some(name) = right.get(&row[1]) {
                    row[1].clone_from(name);
                }
            }
            rows.retain(|row| !without.contains(&row[1]));
        });
        self.import_text("新导出.csv", &text);
    }

    /// The newer list takes the place of the older one.
    fn replace(&mut self) -> CampaignView {
        let lists = self.ask(Request::Check).replacements.iter().map(|pair| pair.table).collect();
        self.ask(Request::Replace(lists))
    }

    fn row_of(&mut self, table: u32, name: &str) -> RowView {
        let page = self.rows(table);
        let at = page.fields.iter().position(|field| *field == Field::Name).unwrap();
        page.rows.into_iter().find(|row| row.cells[at].text == name).unwrap()
    }

    fn cell_text(&mut self, record: RecordId, field: Field) -> (String, bool) {
        let page = self.rows(record.table.0);
        let at = page.fields.iter().position(|one| *one == field).unwrap();
        let row = page.rows.into_iter().find(|row| row.record == record).unwrap();
        (row.cells[at].text.clone(), row.cells[at].edited)
    }

    fn in_state(&mut self, state: CaseState) -> Vec<CaseView> {
        self.cases(CaseFilter { state: Some(state), ..CaseFilter::default() }).cases
    }
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
    let view = desk.ask(Request::Replace(vec![pair.table]));
    assert!(view.replacements.is_empty() && view.news.unseen);
    assert_eq!((view.news.settled, view.news.changed), (1, 1), "{:?}", view.news);
    assert_eq!(desk.named(&corrected.differences[0].2).standing, Standing::Settled);
    let reopened = desk.named(&format!("{}某", other.name));
    assert_eq!(reopened.standing, Standing::Reopened);
    assert!(reopened.open && reopened.decision.is_some());
    let decided = desk.cases(CaseFilter { state: Some(CaseState::Decided), ..CaseFilter::default() });
    assert_eq!(decided.total, kept - 2, "all other decisions hold");

    // What changed outlives the page, until it was seen.
    let reopened = desk.shelf.reopen().ask(Request::Check).news;
    assert_eq!((reopened.settled, reopened.changed, reopened.unseen), (1, 1, true));
    assert!(!desk.ask(Request::SeenNews).news.unseen);
    assert!(!desk.shelf.reopen().ask(Request::Check).news.unseen);
}

#[test]
fn who_was_deleted_as_asked_is_settled_and_who_left_unasked_is_named() {
    let mut desk = Desk::with_sample();
    let only = CaseFilter { kind: Some(CaseKind::OnlySystem), ..CaseFilter::default() };
    let lonely = desk.cases(only).cases.into_iter().find(|case| case.open).unwrap();
    desk.ask(Request::Decide(lonely.key, Some(Decision::new(Verdict::Instead(vec![Action::Delete])))));
    desk.import_corrected(&BTreeMap::new(), std::slice::from_ref(&lonely.name));
    let table = desk.ask(Request::Check).replacements[0].table;
    let news = desk.ask(Request::Replace(vec![table])).news;
    assert_eq!((news.settled, news.changed, news.gone), (1, 0, 0), "{news:?}");
    desk.ask(Request::Undo);
    desk.ask(Request::Undo);
    assert_eq!(desk.named(&lonely.name).standing, Standing::Decided);
}

#[test]
fn what_is_new_outlives_the_page_until_it_was_seen() {
    let mut desk = Desk::with_sample();
    let before: Vec<CaseView> = desk.cases(CaseFilter::default()).cases;
    let quiet = desk.named("冯琪望").name;
    let lonely = before.iter().find(|case| case.roster.is_none() && case.open).unwrap().name.clone();
    let amended = before.iter().find(|case| case.actions == [Action::Amend]).unwrap().clone();
    let field = amended.differences[0].0;
    let text = changed(EXPORT, |rows| {
        // Nothing was decided; one has left, one has a slip now, one was mended in the system.
        rows.retain(|row| row[1] != lonely);
        cell(rows, &quiet, "性别").clone_from(&"女".to_owned());
        cell(rows, &amended.name, field.label()).clone_from(&amended.differences[0].2);
    });
    desk.import_text("新导出.csv", &text);
    let news = desk.replace().news;
    assert!(news.unseen);
    assert_eq!(news.gone_first.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>(), [lonely]);

    let mut later = desk.shelf.reopen();
    assert_eq!(later.ask(Request::Check).news, news);
    assert_eq!(later.in_state(CaseState::New).iter().map(|case| &case.name).collect::<Vec<_>>(), [&quiet]);
    let settled = later.in_state(CaseState::Settled);
    assert_eq!(settled.iter().map(|case| &case.name).collect::<Vec<_>>(), [&amended.name]);
    assert_eq!(settled[0].turn, Some(Turn::Settled));

    later.shelf = std::mem::take(&mut desk.shelf);
    later.ask(Request::SeenNews);
    let mut last = later.shelf.reopen();
    assert!(!last.ask(Request::Check).news.unseen);
    assert!(last.in_state(CaseState::New).is_empty() && last.in_state(CaseState::Settled).is_empty());
}

#[test]
fn edits_of_a_replaced_list_are_kept_settled_or_asked_about() {
    let mut desk = Desk::with_sample();
    let people: Vec<String> = desk.rows(0).rows.iter().map(|row| row.cells[0].text.clone()).collect();
    let [kept, settled, asked, gone] = [1, 2, 3, 4].map(|at| people[at].clone());
    let mut put = |name: &str, text: &str| {
        let record = desk.row_of(0, name).record;
        desk.edit(record, Field::Phone, text);
        record
    };
    put(&kept, "13900000001");
    put(&settled, "13900000002");
    let was = put(&asked, "13900000003");
    put(&gone, "13900000004");
    let before = desk.ask(Request::Check);
    let shown = desk.cases(CaseFilter::default());

    let text = changed(EXPORT, |rows| {
        *cell(rows, &settled, "手机号码") = "139 0000 0002".to_owned();
        *cell(rows, &asked, "手机号码") = "13700000003".to_owned();
        rows.retain(|row| row[1] != gone);
        // The rows stand elsewhere now.
        rows[1..].reverse();
    });
    desk.import_text("新导出.csv", &text);
    let view = desk.replace();
    let label = "替换旧名单（沿用修改 1 处，新名单已改好 1 处，待您确认 1 处，随人移除 1 处）";
    assert_eq!(view.undo.as_deref(), Some(label));
    let new = view.sources.last().unwrap().table.0;

    let record = desk.row_of(new, &kept).record;
    assert_eq!(desk.cell_text(record, Field::Phone), ("13900000001".to_owned(), true));
    let record = desk.row_of(new, &settled).record;
    assert_eq!(desk.cell_text(record, Field::Phone), ("139 0000 0002".to_owned(), false));
    let record = desk.row_of(new, &asked).record;
    assert_eq!(desk.cell_text(record, Field::Phone), ("13700000003".to_owned(), false));
    let [conflict] = &view.conflicts.first[..] else { panic!("{:?}", view.conflicts) };
    assert_eq!((conflict.record, conflict.field, &conflict.name), (record, Field::Phone, &asked));
    assert_eq!((conflict.said.as_str(), conflict.now.as_str()), ("13900000003", "13700000003"));
    assert_ne!(conflict.was, conflict.said);

    // What is asked outlives the page; either answer ends it, and undo brings it back.
    let mut later = desk.shelf.reopen();
    assert_eq!(later.ask(Request::Check).conflicts, view.conflicts);
    let answered = later.ask(Request::SettleEdit { record, field: Field::Phone, mine: true });
    assert_eq!(answered.conflicts.total, 0);
    assert_eq!(later.cell_text(record, Field::Phone), ("13900000003".to_owned(), true));
    assert_eq!(later.ask(Request::Undo).conflicts, view.conflicts);
    let answered = later.ask(Request::SettleEdit { record, field: Field::Phone, mine: false });
    assert_eq!(answered.conflicts.total, 0);
    assert_eq!(later.cell_text(record, Field::Phone), ("13700000003".to_owned(), false));

    // One press, one undo: the older list is back with its edits.
    desk.ask(Request::Undo);
    let view = desk.ask(Request::Undo);
    assert_eq!((view.counts, view.conflicts.total), (before.counts, 0));
    assert_eq!(desk.cell_text(was, Field::Phone), ("13900000003".to_owned(), true));
    assert_eq!(desk.cases(CaseFilter::default()), shown);
}

#[test]
fn right_values_stated_in_a_replaced_export_are_settled_once_the_system_has_them() {
    let mut desk = Desk::with_sample();
    let name = desk.row_of(0, "冯琪望").cells[0].text.clone();
    let record = desk.row_of(0, &name).record;
    desk.edit(record, Field::Name, "冯琪旺");
    let case = desk.named(&name);
    assert_eq!(case.deletion_reason.as_deref(), Some("姓名错误，正确姓名为：冯琪旺"));
    desk.ask(Request::Decide(case.key, Some(accept())));
    // The same export once more: still wrong, still stated, still decided.
    desk.import_text("又一次.csv", &changed(EXPORT, |_| {}));
    desk.replace();
    let again = desk.named(&name);
    assert_eq!((again.standing, again.deletion_reason), (Standing::Decided, case.deletion_reason));
    // Now with the name put right in the system.
    desk.import_corrected(&BTreeMap::from([(name.clone(), "冯琪旺".to_owned())]), &[]);
    let view = desk.replace();
    assert_eq!(view.undo.as_deref(), Some("替换旧名单（新名单已改好 1 处）"));
    // The roster's other name is not proposed instead.
    let settled = desk.named("冯琪旺");
    assert_eq!((settled.standing, settled.actions), (Standing::Settled, vec![Action::None]));
}

#[test]
fn accepted_findings_stay_accepted_in_the_newer_list() {
    let mut desk = Desk::with_sample();
    let page = desk.rows(0);
    let row = page.rows.iter().find(|row| row.findings.iter().any(|f| f.code == "CP006")).unwrap();
    let finding =
        tuanji::casework::FindingKey { record: row.record, field: Field::Phone, rule: "CP006".into() };
    let accepted = desk.ask(Request::Waive(finding, Some("本人无手机".into()))).counts.unwrap().accepted;
    assert_eq!(accepted, 1);
    desk.import_text("新导出.csv", &changed(EXPORT, |_| {}));
    assert_eq!(desk.replace().counts.unwrap().accepted, 1);
}

#[test]
fn a_newer_roster_replaces_the_older_one_and_a_collection_form_does_not() {
    let mut desk = Desk::with_sample();
    let form = "姓名,手机号码\n冯琪望,13900000009\n";
    assert!(desk.import_text("收集表.csv", form).replacements.is_empty());
    let view = desk.import_text("花名册（新）.csv", &changed(ROSTER, |_| {}));
    let [pair] = &view.replacements[..] else { panic!("{:?}", view.replacements) };
    assert_eq!((pair.old.as_str(), pair.new.as_str()), (ROSTER, "花名册（新）.csv"));
}

#[test]
fn both_lists_stay_when_the_user_says_so() {
    let mut desk = Desk::with_sample();
    let view = desk.import_text("新导出.csv", &changed(EXPORT, |_| {}));
    assert!(desk.ask(Request::KeepBoth(view.replacements[0].table)).replacements.is_empty());
    assert!(desk.shelf.reopen().ask(Request::Check).replacements.is_empty());
    assert_eq!(desk.ask(Request::Undo).replacements.len(), 1);
}
