//! The change log and the overview, as the page asks for them.

use tuanji::casework::waiver::FindingKey;
use tuanji::casework::{Decision, Verdict};
use tuanji::domain::Field;
use tuanji::intake::table::TableId;
use tuanji::reconcile::Action;
use tuanji::worker::change_log::{Answer, Ask, EntryState, Kind, LogFilter, LogPage};
use tuanji::worker::overview;
use tuanji::worker::protocol::{CaseFilter, CaseState, Request, Response, Within};
use tuanji::worker::views::RowView;

use super::Desk;
use super::review::{accept, deletions};

impl Desk {
    fn log(&mut self, filter: LogFilter) -> LogPage {
        match self.ask_with(Request::Log(Ask::Page { filter, start: 0, count: 100 }), Vec::new()) {
            Response::Log(answer) => match *answer {
                Answer::Page(page) => page,
                other => panic!("no page: {other:?}"),
            },
            other => panic!("no log: {other:?}"),
        }
    }

    fn in_the_way(&mut self, index: usize) -> Vec<usize> {
        match self.ask_with(Request::TakeBack(index), Vec::new()) {
            Response::Log(answer) => match *answer {
                Answer::InTheWay(first) => first.into_iter().map(|(index, ..)| index).collect(),
                other => panic!("nothing in the way: {other:?}"),
            },
            other => panic!("nothing in the way: {other:?}"),
        }
    }

    fn branches(&mut self) -> Vec<overview::BranchLine> {
        match self.ask_with(Request::Overview(overview::Ask::Branches), Vec::new()) {
            Response::Overview(answer) => match *answer {
                overview::Answer::Branches(lines) => lines,
                other => panic!("no branches: {other:?}"),
            },
            other => panic!("no overview: {other:?}"),
        }
    }

    fn red_names(&mut self, branch: &str) -> overview::RedNames {
        let ask = overview::Ask::RedNames(branch.to_owned());
        match self.ask_with(Request::Overview(ask), Vec::new()) {
            Response::Overview(answer) => match *answer {
                overview::Answer::RedNames(names) => names,
                other => panic!("no names: {other:?}"),
            },
            other => panic!("no overview: {other:?}"),
        }
    }
}

#[test]
fn every_entry_says_where_old_and_new_and_one_of_them_is_taken_back_alone() {
    let mut desk = Desk::with_sample();
    let person = desk.cases(deletions()).cases[0].clone();
    desk.ask(Request::Decide(person.key, Some(accept())));
    let row = desk.rows(0).rows[2].clone();
    let edit = |text: &str| Request::Edit { record: row.record, field: Field::Phone, text: text.into() };
    desk.ask(edit("13800000001"));
    desk.ask(edit("13800000002"));

    let log = desk.log(LogFilter::default());
    let kinds: Vec<Kind> = log.entries.iter().map(|entry| entry.kind).collect();
    assert_eq!(kinds, [Kind::Cells, Kind::Cells, Kind::Cases, Kind::Lists]);
    let line = &log.entries[0].lines[0];
    assert_eq!((line.old.as_str(), line.new.as_str()), ("13800000001", "13800000002"));
    assert!(line.place.contains("第") && line.what == "手机号码", "{line:?}");
    assert_eq!(log.entries[2].lines[0].place, person.name);
    assert_eq!(log.entries[2].lines[0].new, "采纳");

    // The first edit waits for the second; the decision between them waits for nothing.
    assert_eq!(desk.in_the_way(2), [3]);
    desk.ask(Request::TakeBack(1));
    let again = desk.named(&person.name);
    assert!(again.open && again.decision.is_none());
    desk.ask(Request::TakeBack(3));
    let log = desk.log(LogFilter::default());
    let gone: Vec<usize> =
        log.entries.iter().filter(|e| e.state == EntryState::TakenBack).map(|e| e.index).collect();
    assert_eq!(gone, [3, 1]);
    let phone = |desk: &mut Desk| desk.rows(0).rows[2].cells.iter().any(|cell| cell.text == "13800000001");
    assert!(phone(&mut desk));
    assert!(phone(&mut desk.shelf.reopen()), "what was taken back is saved so");
    assert_eq!(desk.in_the_way(3), Vec::<usize>::new(), "it is gone already");

    // Plain undo goes back through all of it.
    let view = desk.ask(Request::Undo);
    assert_eq!(view.undo.as_deref(), Some("单独撤销：确认处理意见"));
    desk.ask(Request::Undo);
    assert!(!desk.named(&person.name).open);
    assert_eq!(desk.log(LogFilter::default()).entries[0].state, EntryState::Undone);
}

#[test]
fn entries_are_found_by_kind_and_by_what_they_say() {
    let mut desk = Desk::with_sample();
    desk.ask(Request::DecideShown(CaseFilter::default(), Decision::new(Verdict::Accept)));
    let mut profile = tuanji::domain::Profile { school: "测试学院".into(), ..Default::default() };
    profile.disabled_rules.insert("NM005".into(), "同名很多".into());
    desk.ask(Request::SetProfile(Some(Box::new(profile))));
    desk.ask(Request::Include(TableId(1), false));
    desk.ask(Request::Include(TableId(1), true));

    let school = desk.log(LogFilter { kind: Some(Kind::School), text: String::new() });
    assert_eq!(school.total, 1);
    let line = &school.entries[0].lines[0];
    assert!(
        line.new.contains("学校名称：测试学院") && line.new.contains("停用规则NM005：同名很多"),
        "{line:?}"
    );
    assert!(line.old.contains("齐鲁理工学院") && !line.old.contains("附件1标题"), "{line:?}");

    let person = desk.cases(deletions()).cases[0].name.clone();
    let found = desk.log(LogFilter { kind: None, text: person });
    assert_eq!(found.total, 1);
    assert!(found.entries[0].changes > found.entries[0].lines.len());
    match desk.ask_with(Request::Log(Ask::Entry(found.entries[0].index)), Vec::new()) {
        Response::Log(answer) => match *answer {
            Answer::Entry(lines) => assert_eq!(lines.len(), found.entries[0].changes),
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    }
    let counted: usize = desk.log(LogFilter::default()).kinds.iter().map(|(_, count)| count).sum();
    assert_eq!(counted, desk.log(LogFilter::default()).total);
}

#[test]
fn the_overview_counts_what_its_links_show() {
    let mut desk = Desk::with_sample();
    let one = desk.cases(deletions()).cases[0].key;
    let view = desk.ask(Request::Decide(one, Some(accept())));
    let counts = view.counts.unwrap();
    assert_eq!(counts.decided, 1);
    let lines = desk.branches();
    assert_eq!(lines.iter().map(|line| line.open).sum::<usize>(), counts.open);
    assert_eq!(lines.iter().map(|line| line.decided).sum::<usize>(), counts.decided);
    assert_eq!(lines.iter().map(|line| line.members).sum::<usize>(), counts.members);
    for line in &lines {
        let within = Some(Within::Branch(line.name.clone()));
        let open =
            CaseFilter { within: within.clone(), state: Some(CaseState::Open), ..CaseFilter::default() };
        assert_eq!(desk.cases(open).total, line.open, "{}", line.name);
        let everybody = CaseFilter { within, settled_too: true, ..CaseFilter::default() };
        let red = desk.cases(everybody).cases.iter().filter(|case| case.red).count();
        let names = desk.red_names(&line.name);
        assert_eq!((names.total, names.people.len()), (red, red));
        assert_eq!(line.red, red);
        assert!(names.people.iter().all(|person| !person.fields.is_empty()));
    }
    assert!(lines.iter().any(|line| line.red > 0));
    assert!(counts.actions.iter().any(|(action, ..)| *action == Action::Delete));
}

impl Desk {
    /// How many names are red, wherever the page says so; it says the same everywhere.
    fn red(&mut self) -> usize {
        let headline = self.ask(Request::Check).counts.unwrap().red;
        let lines = self.branches();
        assert_eq!(lines.iter().map(|line| line.red).sum::<usize>(), headline);
        let listed: usize = lines.iter().map(|line| self.red_names(&line.name).total).sum();
        assert_eq!(listed, headline);
        let everybody = CaseFilter { settled_too: true, ..CaseFilter::default() };
        assert_eq!(self.cases(everybody).cases.iter().filter(|case| case.red).count(), headline);
        assert_eq!(self.rows(0).rows.iter().filter(|row| row.red).count(), headline);
        assert!(self.rows(1).rows.iter().all(|row| !row.red), "a roster is no list of the system");
        headline
    }
}

#[test]
fn names_are_red_for_what_the_systems_list_lacks_alone() {
    let mut desk = Desk::with_sample();
    let before = desk.red();
    assert!(before > 0);
    let gaps = |row: &RowView| row.findings.iter().any(|found| found.code.starts_with("CP"));
    assert!(desk.rows(1).rows.iter().any(gaps), "the sample's roster has gaps of its own");

    // One gap, accepted as it is.
    let clean = |row: &&RowView| row.findings.iter().all(|found| found.code.starts_with("OG"));
    let record = desk.rows(0).rows.iter().find(clean).unwrap().record;
    desk.ask(Request::Edit { record, field: Field::Phone, text: "110".into() });
    assert_eq!(desk.red(), before + 1);
    let key = FindingKey { record, field: Field::Phone, rule: "CP007".into() };
    desk.ask(Request::Waive(key, Some("本人只有固定电话".into())));
    assert_eq!(desk.red(), before);

    // The same gap in the roster.
    let record = desk.rows(1).rows.iter().find(clean).unwrap().record;
    desk.ask(Request::Edit { record, field: Field::Phone, text: "110".into() });
    assert!(desk.rows(1).rows.iter().any(|row| row.record == record && gaps(row)));
    assert_eq!(desk.red(), before);

    // Without the export nobody's name is red.
    desk.ask(Request::RemoveTable(TableId(0)));
    assert_eq!(desk.ask(Request::Check).counts.unwrap().red, 0);
}
