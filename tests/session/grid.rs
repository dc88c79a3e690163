//! The grid over a whole campaign: what is written under a filter and a sort order, and taken back.

use proptest::prelude::*;
use tuanji::casework::grid::{Cursor, Range, clip};
use tuanji::casework::look::find::{Found, Needle};
use tuanji::casework::look::values::Values;
use tuanji::casework::look::{Look, Order, Pick};
use tuanji::domain::Field;
use tuanji::intake::table::TableId;
use tuanji::worker::grid::{Answer, Area, Ask, PlanView, Put};
use tuanji::worker::protocol::{Request, Response};
use tuanji::worker::row_view::{RowPage, RowState};
use tuanji::worker::session::Refusal;

use super::Desk;

pub(super) const SYSTEM: TableId = TableId(0);

pub(super) fn at(row: usize, column: usize) -> Cursor {
    Cursor { row, column }
}

fn fill(text: &str) -> Put {
    Put::Fill { text: text.to_owned(), only_blank: false }
}

fn paste(plain: &str) -> Put {
    Put::Paste { plain: plain.to_owned(), html: String::new() }
}

impl Desk {
    pub(super) fn grid(&mut self, ask: Ask) -> Answer {
        match self.ask_with(Request::Grid(Box::new(ask)), Vec::new()) {
            Response::Grid(answer) => *answer,
            other => panic!("no answer: {other:?}"),
        }
    }

    pub(super) fn area(&mut self, look: &Look, range: Range) -> Area {
        let page = self.look(look);
        Area { look: look.clone(), stamp: page.stamp, fields: page.fields, range }
    }

    /// A whole column of what the look shows.
    pub(super) fn column(&mut self, look: &Look, field: Field) -> Area {
        let page = self.look(look);
        let column = column_of(&page, field);
        self.area(look, Range::of(at(0, column), at(page.total - 1, column)))
    }

    /// Writes; what must be looked at first is.
    pub(super) fn put(&mut self, area: Area, put: Put) {
        let ask = Ask::Put { area, put, seen: true };
        self.ask(Request::Grid(Box::new(ask)));
    }

    fn plan(&mut self, area: Area, put: Put) -> PlanView {
        match self.grid(Ask::Preview(area, put)) {
            Answer::Plan(plan) => *plan,
            other => panic!("no plan: {other:?}"),
        }
    }

    pub(super) fn found(&mut self, ask: Ask) -> Found {
        match self.grid(ask) {
            Answer::Found(found) => found,
            other => panic!("nothing found: {other:?}"),
        }
    }

    pub(super) fn values(&mut self, look: &Look, field: Field, search: &str) -> Values {
        match self.grid(Ask::Values { look: look.clone(), field, search: search.to_owned() }) {
            Answer::Values(values) => values,
            other => panic!("no values: {other:?}"),
        }
    }

    fn copied(&mut self, area: Area) -> (clip::Block, String) {
        let reply = self.session.handle(Request::Grid(Box::new(Ask::Copy(area))), Vec::new(), 0).unwrap();
        let text = |at: usize| String::from_utf8(reply.buffers[at].clone()).unwrap();
        (clip::from_tsv(&text(0)), text(1))
    }
}

fn column_of(page: &RowPage, field: Field) -> usize {
    page.fields.iter().position(|one| *one == field).unwrap()
}

pub(super) fn texts(page: &RowPage, field: Field) -> Vec<String> {
    let column = column_of(page, field);
    page.rows.iter().map(|row| row.cells[column].text.clone()).collect()
}

#[test]
fn all_are_filled_in_one_entry_and_taken_back_in_one() {
    let mut desk = Desk::with_sample();
    let look = Look::at(SYSTEM);
    let before = desk.look(&look);
    assert_eq!(before.expected.iter().find(|(field, _)| *field == Field::Occupation).unwrap().1, "青年学生");
    let area = desk.column(&look, Field::Occupation);
    let plan = desk.plan(area.clone(), fill("青年学生"));
    let wrong = texts(&before, Field::Occupation).iter().filter(|text| *text != "青年学生").count();
    assert!(plan.cells == wrong && plan.rows == wrong && wrong > 0, "{plan:?}");
    assert!(
        plan.lines.iter().all(|line| line.new == "青年学生" && line.old != line.new && !line.name.is_empty())
    );
    assert_eq!(desk.look(&look), before, "a preview changes nothing");

    let view = desk.ask(Request::Grid(Box::new(Ask::Put { area, put: fill("青年学生"), seen: false })));
    assert_eq!(view.undo.unwrap(), format!("填充个人职业 {wrong} 格"));
    let after = desk.look(&look);
    assert!(texts(&after, Field::Occupation).iter().all(|text| text == "青年学生"));
    assert!(!after.rows.iter().flat_map(|row| &row.findings).any(|finding| finding.code == "CP001"));
    assert!(after.rows.iter().any(|row| row.state == RowState::Settled));
    desk.ask(Request::Undo);
    assert_eq!(desk.look(&look), before);
    assert_eq!(desk.shelf.reopen().look(&look), before, "the undo was saved too");
}

#[test]
fn what_is_written_under_a_filter_and_a_sort_order_reaches_only_what_is_shown() {
    let mut desk = Desk::with_sample();
    let whole = Look::at(SYSTEM);
    let before = desk.look(&whole);
    let look = Look { sort: Some((Field::Name, Order::Falling)), ..whole.clone() }
        .picking(Field::Sex, Some(Pick::Only(vec!["女".to_owned()])));
    let shown = desk.look(&look);
    assert!(shown.total > 2 && shown.total < before.total && shown.all == before.total);
    assert!(texts(&shown, Field::Sex).iter().all(|sex| sex == "女"));

    // Two rows are pasted into the shown ones; the sex of the first no longer passes the filter.
    let (name, sex) = (column_of(&shown, Field::Name), column_of(&shown, Field::Sex));
    assert_eq!(sex, name + 1, "the sample's columns");
    let area = desk.area(&look, Range::of(at(1, name), at(1, name)));
    desk.put(area, paste("甲甲\t男\r\n乙乙\t女\r\n"));
    let after = desk.look(&look);
    assert_eq!(after.stamp, shown.stamp, "rows stay where they are until they are asked for anew");
    assert!(after.outdated && !shown.outdated);
    assert_eq!(texts(&after, Field::Name)[1..3], ["甲甲", "乙乙"]);
    let changed: Vec<_> =
        desk.look(&whole).rows.into_iter().filter(|row| !before.rows.contains(row)).collect();
    let meant = [shown.rows[1].record, shown.rows[2].record];
    let edited = changed.iter().filter(|row| row.cells.iter().any(|cell| cell.edited));
    assert!(edited.map(|row| row.record).all(|record| meant.contains(&record)));

    // Asked for anew, the row that no longer passes is gone; undo still finds its way.
    let anew = Look { turn: 1, ..look.clone() };
    assert_eq!(desk.look(&anew).total, shown.total - 1);
    desk.ask(Request::Undo);
    assert!(desk.look(&anew).outdated);
    assert_eq!(desk.look(&whole), before);
}

#[test]
fn what_was_meant_for_other_rows_is_refused() {
    let mut desk = Desk::with_sample();
    let area = desk.column(&Look::at(SYSTEM), Field::Name);
    let stale = Area { stamp: area.stamp + 1, ..area };
    let ask = Ask::Put { area: stale, put: Put::Clear, seen: true };
    let refusal = desk.session.handle(Request::Grid(Box::new(ask)), Vec::new(), 0).unwrap_err();
    assert!(matches!(refusal, Refusal::Expected(sentence) if sentence.contains("名单刚刚变化")));
}

#[test]
fn a_block_lands_from_the_corner_and_says_what_finds_no_place() {
    let mut desk = Desk::with_sample();
    let look = Look::at(SYSTEM);
    let page = desk.look(&look);
    let last = at(page.total - 1, page.fields.len() - 1);
    let corner = desk.area(&look, Range::of(last, last));
    // Not done before it has been looked at.
    let ask = Ask::Put { area: corner.clone(), put: paste("甲\t乙\n丙\t丁\n戊\t己"), seen: false };
    let Answer::Plan(plan) = desk.grid(ask) else { panic!("it must be looked at") };
    assert_eq!((plan.beyond, plan.cells), ((2, 1), 1));
    assert_eq!(desk.look(&look), page);
    desk.put(corner, paste("甲\t乙\n丙\t丁\n戊\t己"));
    let pasted = desk.look(&look);
    assert_eq!(pasted.rows.last().unwrap().cells.last().unwrap().text, "甲");

    // Excel's #### is no text anybody wants.
    let phone = desk.column(&look, Field::Phone);
    let plan = desk.plan(phone.clone(), paste("########\n13800001111"));
    assert_eq!(
        (plan.too_narrow, plan.lines.iter().all(|line| line.new == "13800001111")),
        (page.total / 2, true)
    );

    // One value fills the whole range; a block fills a range that is a multiple of it.
    let plan = desk.plan(phone, paste("13800001111"));
    assert!(plan.cells >= page.total - 1 && plan.beyond == (0, 0));
    let name = column_of(&page, Field::Name);
    let four = desk.area(&look, Range::of(at(0, name), at(3, name)));
    desk.put(four.clone(), paste("子\n丑\n"));
    assert_eq!(texts(&desk.look(&look), Field::Name)[..4], ["子", "丑", "子", "丑"]);
    desk.put(four.clone(), Put::Down);
    assert_eq!(texts(&desk.look(&look), Field::Name)[..4], ["子"; 4]);
    let below = desk.area(&look, Range::of(at(4, name), at(4, name)));
    desk.put(below, Put::Down);
    assert_eq!(texts(&desk.look(&look), Field::Name)[4], "子");
    desk.put(four, Put::Clear);
    assert_eq!(texts(&desk.look(&look), Field::Name)[..4], [""; 4]);
}

#[test]
fn what_is_copied_is_what_stands_there() {
    let mut desk = Desk::with_sample();
    let look = Look { sort: Some((Field::Name, Order::Rising)), ..Look::at(SYSTEM) };
    let page = desk.look(&look);
    let area = desk.area(&look, Range::of(at(1, 0), at(2, 3)));
    let (block, html) = desk.copied(area);
    let wanted: Vec<Vec<String>> = page.rows[1..3]
        .iter()
        .map(|row| row.cells[..4].iter().map(|cell| cell.text.clone()).collect())
        .collect();
    assert_eq!(block, wanted);
    assert_eq!(clip::from_html(&html), wanted);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn undo_after_any_sequence_restores_every_cell(
        steps in proptest::collection::vec((0usize..6, 0usize..4, 0usize..30, 0usize..8, 0usize..12, 0usize..4), 1..8),
    ) {
        let mut desk = Desk::with_sample();
        let whole = Look::at(SYSTEM);
        let before = desk.look(&whole);
        let mut entries = 0;
        for (kind, view, row, column, height, width) in steps {
            let look = match view {
                0 => whole.clone(),
                1 => Look { sort: Some((Field::Phone, Order::Falling)), turn: entries, ..whole.clone() },
                2 => Look { flagged: true, turn: entries, ..whole.clone() },
                _ => Look { turn: entries, ..whole.clone() }.picking(Field::Sex, Some(Pick::Except(vec!["男".into()]))),
            };
            let area = desk.area(&look, Range::of(at(row, column), at(row + height, column + width)));
            let put = match kind {
                0 => Put::Clear,
                1 => Put::Down,
                2 => fill("填"),
                3 => Put::Fill { text: "补".into(), only_blank: true },
                4 => paste("甲\t乙\n\n丙\t\"丁\n戊\""),
                _ => Put::Replace { needle: Needle { text: "1".into(), whole: false }, with: "一".into() },
            };
            let undo = desk.ask(Request::Check).undo;
            let depth = desk.shelf.records.cursor.unwrap_or_default();
            desk.put(area, put);
            entries += desk.shelf.records.cursor.unwrap_or_default() - depth;
            prop_assert!(desk.shelf.records.cursor.unwrap_or_default() - depth <= 1, "one entry at most after {undo:?}");
        }
        let after = desk.look(&whole);
        for _ in 0..entries {
            desk.ask(Request::Undo);
        }
        prop_assert_eq!(desk.look(&whole), before);
        for _ in 0..entries {
            desk.ask(Request::Redo);
        }
        prop_assert_eq!(desk.look(&whole), after);
    }
}
