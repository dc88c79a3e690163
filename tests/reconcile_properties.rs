//! What holds for any lists at all, drawn from so few values that everything collides.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod support;

use std::collections::{BTreeMap, HashSet};

use proptest::prelude::*;
use support::tables::{table, texts};
use tuanji::domain::{Field, PartialDate, Profile};
use tuanji::intake::record::Overlay;
use tuanji::intake::table::RecordId;
use tuanji::intake::{Table, TableKind};
use tuanji::reconcile::{BranchChoices, Input, Outcome, reconcile};

const FIELDS: &[Field] = &[
    Field::OrgName,
    Field::Name,
    Field::Sex,
    Field::IdNumber,
    Field::Birth,
    Field::Phone,
    Field::MemberNumber,
    Field::StudentNumber,
    Field::PoliticalStatus,
    Field::Status,
];

fn one_of(values: &'static [&'static str]) -> impl Strategy<Value = &'static str> {
    prop::sample::select(values)
}

prop_compose! {
    fn row()(
        branch in one_of(&["", "软工2201", "22级软件工程1班", "共青团齐鲁理工学院计算机学院2022级软件工程2班支部委员会", "某某班"]),
        name in one_of(&["", "张伟", "张玮", "章伟", "王子轩", "王子萱", "阿依古丽·买买提", "买买提·阿依古丽"]),
        sex in one_of(&["", "男", "女"]),
        number in one_of(&["", "370102200405121213", "37010220040512123X", "370102200405121216", "370102200409010019"]),
        birth in one_of(&["", "2004-05", "2004-05-12", "2004-09", "很久以前"]),
        phone in one_of(&["", "13800000001", "13800000002"]),
        member in one_of(&["", "202037000001", "202037000002"]),
        student in one_of(&["", "202201110001", "202201110002"]),
        status in one_of(&["", "团员", "群众", "中共党员"]),
        change in one_of(&["", "休学", "退学", "转专业至会计学1班"]),
    ) -> [&'static str; 10] {
        [branch, name, sex, number, birth, phone, member, student, status, change]
    }
}

fn tables(system: &[Vec<[&str; 10]>], roster: &[Vec<[&str; 10]>], changes: &[[&str; 10]]) -> Vec<Table> {
    let mut id = 0;
    let mut make = |kind, file: &str, rows: &[[&str; 10]]| {
        id += 1;
        table(id, kind, file, FIELDS, &rows.iter().map(|row| texts(row)).collect::<Vec<_>>())
    };
    let mut tables = Vec::new();
    tables.extend(system.iter().map(|rows| make(TableKind::SystemList, "团员列表.xlsx", rows)));
    tables.extend(roster.iter().map(|rows| make(TableKind::ClassRoster, "花名册.xlsx", rows)));
    tables.push(make(TableKind::StatusChanges, "异动.xlsx", changes));
    tables
}

fn run(tables: &[Table]) -> Outcome {
    reconcile(&Input {
        tables: &tables.iter().collect::<Vec<_>>(),
        overlay: &Overlay::default(),
        profile: &Profile::default(),
        branch_choices: &BranchChoices::new(),
        links: &[],
        today: PartialDate::new(2024, 4, Some(10)).unwrap(),
    })
}

/// The cases by what their rows say instead of where they stand.
fn by_content(tables: &[Table], outcome: &Outcome) -> BTreeMap<String, usize> {
    let overlay = Overlay::default();
    let say = |id: RecordId| {
        let table = tables.iter().find(|table| table.id == id.table).unwrap();
        let record = tuanji::intake::Record::new(table, id, &overlay);
        let cells: Vec<_> = FIELDS.iter().map(|field| record.text(*field).into_owned()).collect();
        format!("{}:{}", id.table.0, cells.join("|"))
    };
    let mut counts = BTreeMap::new();
    for case in &outcome.cases {
        let mut candidates: Vec<_> = case.candidates.iter().map(|id| say(*id)).collect();
        candidates.sort();
        let words = format!(
            "{:?} {:?} {:?} {:?} {:?} {:?} {candidates:?}",
            case.system.map(say),
            case.roster.map(say),
            case.basis,
            case.certainty,
            case.actions,
            case.deletion_reason,
        );
        *counts.entry(words).or_default() += 1;
    }
    counts
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_row_is_in_one_case_and_order_plays_no_part(
        system in prop::collection::vec(prop::collection::vec(row(), 0..8), 0..3),
        roster in prop::collection::vec(prop::collection::vec(row(), 0..8), 0..3),
        changes in prop::collection::vec(row(), 0..3),
        seed in any::<u64>(),
    ) {
        let tables_as_given = tables(&system, &roster, &changes);
        let outcome = run(&tables_as_given);

        let mut rows: Vec<RecordId> =
            outcome.cases.iter().flat_map(|case| case.system.into_iter().chain(case.roster)).collect();
        rows.sort();
        let expected: Vec<RecordId> = tables_as_given
            .iter()
            .filter(|table| table.kind() != TableKind::StatusChanges)
            .flat_map(|table| table.record_ids().collect::<Vec<_>>())
            .collect();
        prop_assert_eq!(&rows, &expected);
        let keys: HashSet<_> = outcome.cases.iter().map(|case| case.key).collect();
        prop_assert_eq!(keys.len(), outcome.cases.len());
        for case in &outcome.cases {
            prop_assert_eq!(case.actions.len(), case.reasons.len());
            prop_assert!(!case.actions.is_empty());
            prop_assert_eq!(case.actions.contains(&tuanji::reconcile::Action::Delete), case.deletion_reason.is_some());
        }

        let mut rng = fastrand::Rng::with_seed(seed);
        let (mut system, mut roster) = (system, roster);
        system.iter_mut().chain(&mut roster).for_each(|rows| rng.shuffle(rows));
        let shuffled = tables(&system, &roster, &changes);
        prop_assert_eq!(by_content(&tables_as_given, &outcome), by_content(&shuffled, &run(&shuffled)));
    }
}

/// Columns filled down and the commonest of names: nothing here may compare all with all.
#[test]
fn thousands_of_equal_rows_are_no_trap() {
    let same = [
        "软工2201",
        "张伟",
        "男",
        "370102200405121213",
        "2004-05",
        "13800000001",
        "202037000001",
        "202201110001",
        "团员",
        "",
    ];
    for blank in [vec![], vec![0], vec![3, 6, 7], vec![0, 3, 5, 6, 7], vec![0, 2, 3, 4, 5, 6, 7], vec![1]] {
        let mut row = same;
        blank.iter().for_each(|at: &usize| row[*at] = "");
        let rows = vec![row; 8_000];
        let tables = tables(std::slice::from_ref(&rows), std::slice::from_ref(&rows), &rows[..100]);
        assert_eq!(run(&tables).cases.iter().filter_map(|case| case.system).count(), 8_000);
    }
}
