//! Undo, redo and what is saved, for any sequence of changes.

use super::super::decision::Verdict;
use super::super::forms::Unit;
use super::super::taking_back::Obstacle;
use super::super::waiver::FindingKey;
use super::*;
use crate::intake::limits::Limits;
use crate::intake::table::Layout;
use crate::intake::{CellKind, Column, SheetBuilder};
use proptest::prelude::*;

fn table(id: u32) -> Table {
    let mut sheet = SheetBuilder::new("花名册.xlsx", "", Limits::default());
    for row in 1..=4 {
        sheet.push(row, 0, CellKind::Text, if row == 1 { "姓名" } else { "张三" }).unwrap();
    }
    let column = Column { index: 0, header: "姓名".into(), field: Some(Field::Name), why: String::new() };
    let layout = Layout {
        kind: TableKind::Unknown,
        header_rows: vec![1],
        columns: vec![column],
        rows: vec![2, 3, 4],
        notes: Vec::new(),
    };
    Table { id: TableId(id), sheet: sheet.finish(), layout }
}

fn campaign() -> Campaign {
    let mut campaign = Campaign::default();
    campaign.add_tables(vec![table(0), table(1)], 0, String::new());
    campaign
}

/// What a campaign's history adds up to.
fn state(campaign: &Campaign) -> impl PartialEq + std::fmt::Debug + use<> {
    let tables: Vec<(TableId, Layout, bool)> =
        campaign.tables().map(|t| (t.id, t.layout.clone(), campaign.is_included(t.id))).collect();
    let said = (campaign.waivers.clone(), campaign.profile.clone(), campaign.day, campaign.forms.clone());
    (tables, campaign.overlay.clone(), campaign.decisions.clone(), campaign.links.clone(), said)
}

#[derive(Clone, Debug)]
enum Op {
    Edit(u32, u32, &'static str),
    /// Into a cell and the one under it.
    Paste(u32, &'static str),
    Decide(u64, bool),
    Link(u64, bool),
    Kind(u32, TableKind),
    Remove(u32),
    Waive(u32, bool),
    Day(Option<u8>),
    Switch(&'static str, bool),
    Include(u32, bool),
    Unit(u32, bool),
    HandedIn(u32, Option<u8>),
    TakeRow(u32, Option<bool>),
    TakeBack(usize),
    Undo,
    Redo,
}

fn op() -> impl Strategy<Value = Op> {
    prop_oneof![
        (0u32..2, 2u32..5, prop_oneof![Just("张三"), Just("李四"), Just("")])
            .prop_map(|(table, row, text)| Op::Edit(table, row, text)),
        (2u32..5, prop_oneof![Just("王五"), Just("赵六")]).prop_map(|(row, text)| Op::Paste(row, text)),
        (0u64..3, any::<bool>()).prop_map(|(case, accept)| Op::Decide(case, accept)),
        (0u64..3, any::<bool>()).prop_map(|(case, same)| Op::Link(case, same)),
        (0u32..2, proptest::sample::select(TableKind::ALL.to_vec())).prop_map(|(t, kind)| Op::Kind(t, kind)),
        (0u32..2).prop_map(Op::Remove),
        (2u32..5, any::<bool>()).prop_map(|(row, accept)| Op::Waive(row, accept)),
        proptest::option::of(1u8..4).prop_map(Op::Day),
        (prop_oneof![Just("NM005"), Just("CP001")], any::<bool>())
            .prop_map(|(code, off)| Op::Switch(code, off)),
        (0u32..2, any::<bool>()).prop_map(|(table, used)| Op::Include(table, used)),
        (0u32..2, any::<bool>()).prop_map(|(table, said)| Op::Unit(table, said)),
        (0u32..2, proptest::option::of(1u8..4)).prop_map(|(table, day)| Op::HandedIn(table, day)),
        (2u32..5, proptest::option::of(any::<bool>())).prop_map(|(row, taken)| Op::TakeRow(row, taken)),
        (0usize..30).prop_map(Op::TakeBack),
        Just(Op::Undo),
        Just(Op::Redo),
    ]
}

fn run(campaign: &mut Campaign, op: &Op) {
    let change = match op {
        Op::Edit(table, row, text) => {
            let record = RecordId { table: TableId(*table), row: *row };
            campaign.edit(record, Field::Name, text)
        }
        Op::Paste(row, text) => {
            let cell = |row| RecordId { table: TableId(0), row };
            let changes = [*row, row + 1].map(|row| campaign.edit(cell(row), Field::Name, text));
            campaign.perform(Entry::new(1, String::new(), changes.into_iter().flatten().collect()));
            return;
        }
        Op::Decide(case, accept) => {
            let decision = Decision::new(Verdict::Accept);
            campaign.decide(CaseKey(*case), accept.then_some(decision))
        }
        Op::Link(case, same) => campaign.link((CaseKey(*case), CaseKey(9)), Some(*same)),
        Op::Kind(table, kind) => campaign
            .table(TableId(*table))
            .map(|t| t.layout.clone())
            .and_then(|layout| campaign.relayout(TableId(*table), Layout { kind: *kind, ..layout })),
        Op::Remove(table) => {
            campaign.table(TableId(*table)).map(|table| Change::RemoveTable { table: table.id })
        }
        Op::Waive(row, accept) => {
            let record = RecordId { table: TableId(0), row: *row };
            let key = FindingKey { record, field: Field::Name, rule: "NM005".into() };
            campaign.waive(key, accept.then(|| "两人确实同名".to_owned()))
        }
        Op::Day(day) => campaign.set_day(day.and_then(|day| PartialDate::new(2024, 4, Some(day)))),
        Op::Switch(code, off) => {
            let mut profile = campaign.profile.clone();
            match off {
                true => profile.disabled_rules.insert((*code).to_owned(), "本校不要求".to_owned()),
                false => profile.disabled_rules.remove(*code),
            };
            campaign.expect(profile)
        }
        Op::Include(table, used) => campaign.include(TableId(*table), *used),
        Op::Unit(table, said) => {
            campaign.say_unit(TableId(*table), said.then(|| Unit::General("计算机学院团总支".to_owned())))
        }
        Op::HandedIn(table, day) => {
            let day = day.and_then(|day| PartialDate::new(2024, 4, Some(day)));
            campaign.say_handed_in(TableId(*table), day)
        }
        Op::TakeRow(row, taken) => campaign.say_row(RecordId { table: TableId(0), row: *row }, *taken),
        Op::TakeBack(at) => {
            // Refused where something later rests on it.
            let _ = campaign.take_back(*at, 1, String::new());
            return;
        }
        Op::Undo => {
            campaign.undo();
            return;
        }
        Op::Redo => {
            campaign.redo();
            return;
        }
    };
    campaign.perform(Entry::new(1, String::new(), change.into_iter().collect()));
}

#[test]
fn an_edit_back_to_the_files_text_leaves_nothing_over_the_cell() {
    let mut campaign = campaign();
    let record = RecordId { table: TableId(0), row: 2 };
    run(&mut campaign, &Op::Edit(0, 2, "李四"));
    assert_eq!(campaign.record(record).unwrap().text(Field::Name), "李四");
    run(&mut campaign, &Op::Edit(0, 2, "张三"));
    assert_eq!(campaign.overlay().get(record, Field::Name), None);
    assert_eq!(campaign.edit(record, Field::Name, "张三"), None);
}

/// What an entry under another reading took back rests on that reading no more.
#[test]
fn what_came_to_nothing_is_in_nobodys_way() {
    let mut campaign = campaign();
    run(&mut campaign, &Op::TakeRow(2, Some(false)));
    run(&mut campaign, &Op::Kind(0, TableKind::SystemList));
    run(&mut campaign, &Op::TakeBack(1));
    assert_eq!(campaign.history().done().last().unwrap().takes_back, Some(1));
    assert_eq!(campaign.history().obstacle(0), Some(Obstacle::Later(vec![2])));
    assert_eq!(campaign.history().obstacle(2), None);
}

/// A value pasted over two cells is in the way of the first; so is what was typed into the second.
#[test]
fn what_rests_on_something_in_the_way_is_in_the_way_too() {
    let mut campaign = campaign();
    run(&mut campaign, &Op::Edit(0, 2, "李四"));
    run(&mut campaign, &Op::Paste(2, "王五"));
    run(&mut campaign, &Op::Edit(0, 3, "李四"));
    assert_eq!(campaign.history().obstacle(1), Some(Obstacle::Later(vec![2, 3])));
}

proptest! {
    #[test]
    fn undo_goes_back_through_every_state_and_redo_forward(ops in proptest::collection::vec(op(), 0..40)) {
        let mut campaign = campaign();
        ops.iter().for_each(|op| run(&mut campaign, op));
        while campaign.redo() {}
        let mut states = vec![state(&campaign)];
        while campaign.undo() {
            states.push(state(&campaign));
        }
        prop_assert_eq!(campaign.tables().count(), 0);
        for expected in states.iter().rev().skip(1) {
            prop_assert!(campaign.redo());
            prop_assert_eq!(&state(&campaign), expected);
        }
    }

    #[test]
    fn a_saved_history_adds_up_to_the_same_campaign(ops in proptest::collection::vec(op(), 0..40)) {
        let mut campaign = campaign();
        ops.iter().for_each(|op| run(&mut campaign, op));
        let history = campaign.history().clone();
        let restored = Campaign::restore(vec![table(0), table(1)], history);
        prop_assert_eq!(state(&restored), state(&campaign));
    }

    #[test]
    fn what_is_taken_back_was_as_if_never_done(ops in proptest::collection::vec(op(), 0..60)) {
        let mut campaign = campaign();
        ops.iter().for_each(|op| run(&mut campaign, op));
        let history = campaign.history();
        let gone = history.taken_back();
        let holds = |(at, entry): &(usize, &Entry)| entry.takes_back.is_none() && !gone.contains(at);
        let left = history.done().iter().enumerate().filter(holds).map(|(_, entry)| entry.clone()).collect();
        let again = Campaign::restore(vec![table(0), table(1)], History::restore(left, usize::MAX));
        prop_assert_eq!(state(&again), state(&campaign));
    }

    #[test]
    fn an_entry_is_kept_only_while_a_later_one_of_its_place_holds(ops in proptest::collection::vec(op(), 0..40), at in 0usize..30) {
        let mut campaign = campaign();
        ops.iter().for_each(|op| run(&mut campaign, op));
        let mut steps = 0;
        // Taking back what stands in the way, the last first, always leads to the entry itself.
        while let Some(Obstacle::Later(later)) = campaign.history().obstacle(at) {
            let last = *later.last().unwrap();
            prop_assert!(last > at);
            prop_assert_eq!(campaign.take_back(last, 1, String::new()), Ok(()));
            steps += 1;
            prop_assert!(steps < 60);
        }
    }
}
