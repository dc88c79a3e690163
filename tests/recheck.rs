//! Checking again after edits, undo and redo finds what checking everything anew would find.
#![allow(missing_docs, reason = "tests")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a case that cannot be made must stop the test"
)]

mod support;

#[path = "recheck/forms.rs"]
mod forms;
#[path = "recheck/known.rs"]
mod known;
#[path = "recheck/settled.rs"]
mod settled;

use fastrand::Rng;
use support::rows::{Cell, Row, SLIPS, Sheets, clean, form_columns, form_row, today};
use support::tables::{table, texts};
use tuanji::casework::tally::Work;
use tuanji::casework::{Campaign, Change, Decision, Entry, History, Verdict};
use tuanji::domain::Field;
use tuanji::intake::TableKind;
use tuanji::intake::table::{RecordId, Table, TableId};
use tuanji::reconcile::{Action, CaseKey};

const ROWS: u32 = 6;

fn tables(rng: &mut Rng) -> Vec<Table> {
    let mut sheets = Sheets::default();
    let columns: Vec<Field> = clean(0).into_keys().collect();
    for kind in [TableKind::SystemList, TableKind::ClassRoster, TableKind::SystemList] {
        let mut rows: Vec<Row> = (0..ROWS as usize).map(clean).collect();
        for row in &mut rows {
            let (field, text) = SLIPS[rng.usize(0..SLIPS.len())];
            row.insert(field, Cell::text(text));
        }
        sheets.add(kind, &columns, rows, 0);
    }
    for kind in [TableKind::DeletionForm, TableKind::RetentionForm] {
        sheets.add(kind, &form_columns(kind), (0..ROWS as usize).map(form_row).collect(), 0);
    }
    sheets.into_tables()
}

/// What the same tables and history give when everything is checked for the first time.
fn anew(tables: &[Table], campaign: &Campaign) -> Campaign {
    let mut anew = Campaign::restore(tables.to_vec(), campaign.history().clone());
    anew.check(today());
    anew
}

#[test]
fn checking_again_finds_what_checking_everything_finds() {
    let mut rng = Rng::with_seed(7);
    for _ in 0..60 {
        let tables = tables(&mut rng);
        let mut campaign = Campaign::restore(Vec::new(), History::default());
        campaign.add_tables(tables.clone(), 0, String::new());
        campaign.check(today());
        for _ in 0..12 {
            match rng.usize(0..6) {
                0 => drop(campaign.undo()),
                1 => drop(campaign.redo()),
                2 => {
                    let kind = [TableKind::SystemList, TableKind::ClassRoster][rng.usize(0..2)];
                    let layout = campaign.tables().next().map(|t| (t.id, t.layout.clone()));
                    let change = layout.and_then(|(id, mut layout)| {
                        layout.kind = kind;
                        campaign.relayout(id, layout)
                    });
                    perform(&mut campaign, change.into_iter().collect());
                }
                // Several cells in one entry, as a press that mends all of them makes.
                _ => {
                    let changes = (0..rng.usize(1..5)).filter_map(|_| edit(&mut rng, &campaign)).collect();
                    perform(&mut campaign, changes);
                }
            }
            // Not after every change: several may wait for one check.
            if rng.bool() {
                campaign.check(today());
                let anew = anew(&tables, &campaign);
                assert_eq!(campaign.checked(), anew.checked());
                let mut counted = campaign.tally().clone();
                // Only this campaign has seen its lists change.
                (counted.work.new, counted.work.changed, counted.work.settled) = (0, 0, 0);
                assert_eq!(&counted, anew.tally());
            }
        }
    }
}

fn edit(rng: &mut Rng, campaign: &Campaign) -> Option<Change> {
    let (field, text) = SLIPS[rng.usize(0..SLIPS.len())];
    let record = RecordId { table: TableId(rng.u32(1..6)), row: rng.u32(2..ROWS + 2) };
    campaign.edit(record, field, text)
}

fn perform(campaign: &mut Campaign, changes: Vec<Change>) {
    campaign.perform(Entry::new(0, String::new(), changes));
}

/// So few values that nearly every row has something in common with another.
const COLLIDING: &[(Field, &[&str])] = &[
    (
        Field::OrgName,
        &[
            "",
            "软工2201",
            "22级软件工程1班",
            "共青团齐鲁理工学院计算机学院2022级软件工程2班支部委员会",
            "某某班",
        ],
    ),
    (Field::Name, &["", "张伟", "张玮", "章伟", "王子轩", "王子萱", "阿依古丽·买买提", "买买提·阿依古丽"]),
    (Field::Sex, &["", "男", "女"]),
    (
        Field::IdNumber,
        &["", "370102200405121213", "37010220040512123X", "370102200405121216", "370102200409010019"],
    ),
    (Field::Birth, &["", "2004-05", "2004-05-12", "2004-09", "很久以前"]),
    (Field::Phone, &["", "13800000001", "13800000002", "13800000003"]),
    (Field::MemberNumber, &["", "202037000001", "202037000002"]),
    (Field::StudentNumber, &["", "202201110001", "202201110002"]),
    (Field::PoliticalStatus, &["", "团员", "群众", "中共党员"]),
    (Field::Status, &["", "休学", "退学", "转专业至会计学1班"]),
    (Field::Joined, &["", "2014-05", "2020-05-04"]),
];

fn value(rng: &mut Rng) -> (Field, &'static str) {
    let (field, _) = COLLIDING[rng.usize(0..COLLIDING.len())];
    value_of(rng, field)
}

fn value_of(rng: &mut Rng, field: Field) -> (Field, &'static str) {
    let values = COLLIDING.iter().find(|(own, _)| *own == field).map_or(REASONS, |(_, values)| values);
    (field, values[rng.usize(0..values.len())])
}

fn colliding(rng: &mut Rng) -> Vec<Table> {
    let fields: Vec<Field> = COLLIDING.iter().map(|(field, _)| *field).collect();
    let kinds = [
        TableKind::SystemList,
        TableKind::ClassRoster,
        TableKind::SystemList,
        TableKind::ClassRoster,
        TableKind::StatusChanges,
    ];
    let lists = (1..).zip(kinds).map(|(id, kind)| {
        let rows = (0..rng.usize(1..7)).map(|_| {
            let cells: Vec<&str> =
                COLLIDING.iter().map(|(_, values)| values[rng.usize(0..values.len())]).collect();
            texts(&cells)
        });
        table(id, kind, &format!("名单{id}.xlsx"), &fields, &rows.collect::<Vec<_>>())
    });
    lists.collect()
}

/// Another answer of the user about who is who, which branch is which, or where a branch belongs.
fn answer(rng: &mut Rng, campaign: &Campaign) -> Option<Change> {
    let outcome = campaign.checked()?;
    let names: Vec<CaseKey> =
        outcome.cases.iter().flat_map(|case| [Some(case.key), case.other_key]).flatten().collect();
    if names.is_empty() {
        return None;
    }
    let name = |rng: &mut Rng| names[rng.usize(0..names.len())];
    match rng.usize(0..4) {
        3 => {
            let verdict = [Verdict::Accept, Verdict::Ignore, Verdict::Instead(vec![Action::Delete])];
            let decision = Decision::new(verdict[rng.usize(0..3)].clone());
            campaign.decide(name(rng), Some(decision).filter(|_| rng.u8(0..3) > 0))
        }
        0 => campaign.link((name(rng), name(rng)), [Some(true), Some(false), None][rng.usize(0..3)]),
        1 => {
            let branch = outcome.tree.first()?.branches.first()?.clone();
            let words = outcome.branches.get(rng.usize(0..outcome.branches.len().max(1)))?.words.clone();
            campaign.choose_branch(words, [Some(Some(branch)), Some(None), None][rng.usize(0..3)].clone())
        }
        _ => {
            let branch = outcome.tree.first()?.branches.first()?.clone();
            campaign.choose_general(branch, [Some("商学院团总支".to_owned()), None][rng.usize(0..2)].clone())
        }
    }
}

/// An edit that makes two people more alike, or less.
fn collide(rng: &mut Rng, tables: &[Table], campaign: &Campaign) -> Option<Change> {
    let records: Vec<RecordId> = tables.iter().flat_map(Table::record_ids).collect();
    let (field, text) = value(rng);
    campaign.edit(records[rng.usize(0..records.len())], field, text)
}

/// What is counted of the cases. Where the lists were unloaded and loaded again, only the campaign that
/// has seen it knows of news.
fn work(campaign: &Campaign, seeing: &Campaign) -> Work {
    let mut work = campaign.tally().work.clone();
    if seeing.known().is_some() {
        (work.new, work.changed, work.settled) = (0, 0, 0);
    }
    work
}

#[test]
fn who_is_who_is_found_again_as_at_first_sight() {
    let mut rng = Rng::with_seed(11);
    for round in 0..40 {
        let tables = colliding(&mut rng);
        let mut campaign = Campaign::restore(Vec::new(), History::default());
        campaign.add_tables(tables.clone(), 0, String::new());
        campaign.check(today());
        for step in 0..10 {
            match rng.usize(0..8) {
                0 => drop(campaign.undo()),
                1 => drop(campaign.redo()),
                // One or several, with an edit among them or not.
                2 => {
                    let changes = (0..rng.usize(1..4)).filter_map(|_| match rng.u8(0..4) {
                        0 => collide(&mut rng, &tables, &campaign),
                        _ => answer(&mut rng, &campaign),
                    });
                    let changes = changes.collect();
                    perform(&mut campaign, changes);
                }
                many => {
                    let count = if many == 3 { 12 } else { 1 };
                    let changes = (0..count).filter_map(|_| collide(&mut rng, &tables, &campaign));
                    let changes = changes.collect();
                    perform(&mut campaign, changes);
                }
            }
            campaign.check(today());
            let anew = anew(&tables, &campaign);
            let (now, first) = (campaign.checked().unwrap(), anew.checked().unwrap());
            let differing = now.cases.iter().zip(&first.cases).find(|(now, first)| now != first);
            assert_eq!(differing, None, "round {round}, step {step}");
            assert_eq!(now, first, "round {round}, step {step}");
            assert_eq!(work(&campaign, &campaign), work(&anew, &campaign), "round {round}, step {step}");
            assert_eq!(campaign.tally().found, anew.tally().found);
        }
    }
}

const REASONS: &[&str] =
    &["", "无团籍", "正确编号，2015002", "姓名错误，正确姓名为：张伟", "名字写错了，应为张玮"];
