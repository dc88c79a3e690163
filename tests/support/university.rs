//! A whole invented university: its export, its rosters, every kind of slip planted, and the truth.
#![allow(clippy::string_slice, reason = "invented numbers are ASCII")]

use fastrand::Rng;
use tuanji::domain::{Field, PartialDate, id_number::Sex};
use tuanji::intake::limits::Limits;
use tuanji::intake::table::RecordId;
use tuanji::intake::{CellKind, Column, Layout, SheetBuilder, Table, TableId, TableKind};
use tuanji::reconcile::Action;

use super::people::{Branch, COLLEGES, Person, id_number, person};

/// What was done to one person's rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Slip {
    Clean,
    NameSound,
    NameShape,
    NameTraditional,
    NameOrder,
    NameDotMissing,
    NameDotVariant,
    NameBlank,
    IdOneDigit,
    IdSwapped,
    IdFifteen,
    IdOneDigitInRoster,
    IdMissingInRoster,
    IdDamagedInRoster,
    MemberNumber,
    Sex,
    NameAndId,
    Phone,
    Birth,
    PartyMember,
    NonMember,
    SystemOnly,
    RosterOnlyMember,
    RosterOnlyNonMember,
    RosterOnlyUnknown,
    Moved,
    MovedAndMisspelt,
    Suspended,
    Enlisted,
    Delayed,
    Abroad,
    Withdrawn,
    SuspendedInList,
    TwoBranches,
    Twins,
    TwinsSplit,
    Namesakes,
}

pub const SLIPS: &[Slip] = &[
    Slip::NameSound,
    Slip::NameShape,
    Slip::NameTraditional,
    Slip::NameOrder,
    Slip::NameDotMissing,
    Slip::NameDotVariant,
    Slip::NameBlank,
    Slip::IdOneDigit,
    Slip::IdSwapped,
    Slip::IdFifteen,
    Slip::IdOneDigitInRoster,
    Slip::IdMissingInRoster,
    Slip::IdDamagedInRoster,
    Slip::MemberNumber,
    Slip::Sex,
    Slip::NameAndId,
    Slip::Phone,
    Slip::Birth,
    Slip::PartyMember,
    Slip::NonMember,
    Slip::SystemOnly,
    Slip::RosterOnlyMember,
    Slip::RosterOnlyNonMember,
    Slip::RosterOnlyUnknown,
    Slip::Moved,
    Slip::MovedAndMisspelt,
    Slip::Suspended,
    Slip::Enlisted,
    Slip::Delayed,
    Slip::Abroad,
    Slip::Withdrawn,
    Slip::SuspendedInList,
    Slip::TwoBranches,
    Slip::Twins,
    Slip::TwinsSplit,
    Slip::Namesakes,
];

/// What the right answer is for one person.
#[derive(Clone, Debug)]
pub struct Truth {
    pub slip: Slip,
    pub name: String,
    pub system: Option<RecordId>,
    pub roster: Option<RecordId>,
    pub actions: Vec<Action>,
    pub deletion: Option<String>,
    pub retention: Option<&'static str>,
}

pub struct University {
    pub tables: Vec<Table>,
    pub truth: Vec<Truth>,
}

impl University {
    pub fn refs(&self) -> Vec<&Table> {
        self.tables.iter().collect()
    }
}

/// What kind of university.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    pub seed: u64,
    pub people: usize,
    /// One person in this many has a slip.
    pub slip_every: usize,
    /// Does the system's list have identity numbers?
    pub numbers_in_system: bool,
    /// Do the rosters?
    pub numbers_in_roster: bool,
    /// Do the rosters have phones and member numbers?
    pub rich_roster: bool,
}

impl Default for Plan {
    fn default() -> Self {
        Plan {
            seed: 1,
            people: 4_000,
            slip_every: 4,
            numbers_in_system: true,
            numbers_in_roster: true,
            rich_roster: true,
        }
    }
}

const SYSTEM: &[Field] = &[
    Field::OrgName,
    Field::Name,
    Field::Sex,
    Field::IdNumber,
    Field::Birth,
    Field::Ethnicity,
    Field::Phone,
    Field::PoliticalStatus,
    Field::MemberNumber,
    Field::Joined,
];
const ROSTER: &[Field] = &[
    Field::College,
    Field::Class,
    Field::StudentNumber,
    Field::Name,
    Field::Sex,
    Field::IdNumber,
    Field::Birth,
    Field::Ethnicity,
    Field::PoliticalStatus,
    Field::Phone,
    Field::MemberNumber,
    Field::Joined,
    Field::Status,
];
const CHANGES: &[Field] = &[Field::StudentNumber, Field::Name, Field::Class, Field::Status];

type Row = Vec<(CellKind, String)>;

/// A table of the given kind, with a title row, a header and the rows from row 3 on.
pub fn table(id: u32, kind: TableKind, file: &str, fields: &[Field], rows: &[Row]) -> Table {
    let mut builder = SheetBuilder::new(file, "Sheet1", Limits::default());
    for (column, field) in (0..).zip(fields) {
        builder.push(2, column, CellKind::Text, field.label()).unwrap();
    }
    for (row, cells) in (3..).zip(rows) {
        for (column, (kind, text)) in (0..).zip(cells) {
            builder.push(row, column, *kind, text).unwrap();
        }
    }
    let columns = (0..)
        .zip(fields)
        .map(|(index, field)| Column {
            index,
            header: field.label().to_owned(),
            field: Some(*field),
            why: String::new(),
        })
        .collect();
    let layout = Layout {
        kind,
        header_rows: vec![2],
        columns,
        rows: (3..).take(rows.len()).collect(),
        notes: Vec::new(),
    };
    Table { id: TableId(id), sheet: builder.finish(), layout }
}

/// Cells that are all text.
pub fn texts(cells: &[&str]) -> Row {
    cells.iter().map(|text| (CellKind::Text, (*text).to_owned())).collect()
}

/// One person's two rows while they are being made.
#[derive(Clone)]
struct Rows {
    system: Option<Row>,
    roster: Option<Row>,
    truth: Truth,
}

/// Builds it. The same plan gives the same university.
pub fn university(plan: Plan) -> University {
    let mut rng = Rng::with_seed(plan.seed);
    let mut everybody: Vec<Rows> = Vec::new();
    let mut listed: Vec<Row> = Vec::new();
    let classes = (plan.people / 40).max(4);
    let branches: Vec<Branch> = (0..classes).map(|at| branch(at, classes)).collect();
    let mut seen = std::collections::HashSet::new();
    let mut slips = SLIPS.iter().copied().cycle();
    for (at, home) in branches.iter().enumerate() {
        let mut in_class = 0;
        while in_class < 40 {
            let one = person(&mut rng, home);
            // Two people with one name and birth in one class exist, but nobody can tell them apart.
            if !seen.insert((at, one.name.clone(), one.birth.year, one.birth.month)) {
                continue;
            }
            in_class += 1;
            let slip = if rng.usize(0..plan.slip_every) == 0 { slips.next().unwrap() } else { Slip::Clean };
            let elsewhere = &branches[(at + 1) % branches.len()];
            make(&mut rng, plan, one, slip, elsewhere, &mut everybody, &mut listed);
        }
    }
    rng.shuffle(&mut everybody);
    let mut system = Vec::new();
    let mut roster = Vec::new();
    let mut truth = Vec::new();
    for rows in everybody {
        let place = |list: &mut Vec<Row>, table: u32, row: Option<Row>| {
            row.map(|row| {
                list.push(row);
                RecordId { table: TableId(table), row: u32::try_from(list.len()).unwrap() + 2 }
            })
        };
        let system = place(&mut system, 1, rows.system);
        let roster = place(&mut roster, 2, rows.roster);
        truth.push(Truth { system, roster, ..rows.truth });
    }
    University {
        tables: vec![
            table(1, TableKind::SystemList, "团员列表.xlsx", SYSTEM, &system),
            table(2, TableKind::ClassRoster, "花名册.xlsx", ROSTER, &roster),
            table(3, TableKind::StatusChanges, "学籍异动名单.xlsx", CHANGES, &listed),
        ],
        truth,
    }
}

fn branch(at: usize, classes: usize) -> Branch {
    let majors: Vec<(&str, &str)> = COLLEGES
        .iter()
        .flat_map(|(college, majors)| majors.iter().map(move |major| (*college, *major)))
        .collect();
    let (college, major) = majors[at % majors.len()];
    let place = at / majors.len();
    // Class numbers stay small: more years for more classes.
    let per_year = classes.div_ceil(majors.len()).div_ceil(8).max(1);
    Branch {
        college,
        major,
        grade: 2016 + u16::try_from(place / per_year).unwrap(),
        class_number: u8::try_from(place % per_year + 1).unwrap(),
    }
}

/// How a class is called in the rosters: every class in its own way.
fn class_words(branch: &Branch) -> String {
    let Branch { major, grade, class_number, .. } = branch;
    let short = grade % 100;
    let abbreviation = match *major {
        "软件工程" => "软工",
        "计算机科学与技术" => "计科",
        "会计学" => "会计",
        major => major,
    };
    match (usize::from(*grade) + usize::from(*class_number) + major.len()) % 5 {
        0 => format!("{short}级{major}{class_number}班"),
        1 => format!("{grade}级{major}专业（{class_number}）班"),
        2 => format!("{abbreviation}{short}{class_number:02}"),
        3 => format!("{major}{short}-{class_number}"),
        _ => branch.org_name(),
    }
}

fn system_row(one: &Person, plan: Plan) -> Row {
    let number = if plan.numbers_in_system { &one.id_number } else { "" };
    texts(&[
        &one.branch.org_name(),
        &one.name,
        one.sex.label(),
        number,
        &format!("{}-{:02}", one.birth.year, one.birth.month),
        one.ethnicity,
        &one.phone,
        "共青团员",
        &one.member_number,
        &one.joined.to_string(),
    ])
}

fn roster_row(one: &Person, plan: Plan) -> Row {
    let rich = |text: &str| if plan.rich_roster { text.to_owned() } else { String::new() };
    let number = if plan.numbers_in_roster { &one.id_number } else { "" };
    texts(&[
        one.branch.college,
        &class_words(&one.branch),
        &one.student_number,
        &one.name,
        one.sex.label(),
        number,
        &one.birth.to_string(),
        one.ethnicity.trim_end_matches('族'),
        "团员",
        &rich(&one.phone),
        &rich(&one.member_number),
        &rich(&one.joined.to_string()),
        "",
    ])
}

fn at(fields: &[Field], field: Field) -> usize {
    fields.iter().position(|f| *f == field).unwrap()
}

fn in_system(row: &mut Option<Row>, field: Field) -> &mut String {
    &mut row.as_mut().unwrap()[at(SYSTEM, field)].1
}

fn in_roster(row: &mut Option<Row>, field: Field) -> &mut String {
    &mut row.as_mut().unwrap()[at(ROSTER, field)].1
}

#[allow(clippy::too_many_lines, reason = "one arm per slip")]
fn make(
    rng: &mut Rng,
    plan: Plan,
    mut one: Person,
    slip: Slip,
    elsewhere: &Branch,
    everybody: &mut Vec<Rows>,
    listed: &mut Vec<Row>,
) {
    match slip {
        Slip::NameSound | Slip::MovedAndMisspelt | Slip::NameAndId => one.name = format!("张伟{}", pick(rng)),
        Slip::NameShape => one.name = format!("王未{}", pick(rng)),
        Slip::NameTraditional => one.name = format!("刘国{}", pick(rng)),
        Slip::NameOrder | Slip::NameDotMissing | Slip::NameDotVariant => {
            one.name = format!("阿依{}·买买{}", pick(rng), pick(rng));
        }
        Slip::NameBlank => one.name = format!("张{}", pick(rng)),
        Slip::IdFifteen => {
            one.birth = PartialDate::new(1999, one.birth.month, one.birth.day).unwrap();
            one.id_number = id_number(rng, one.birth, one.sex);
        }
        _ => {}
    }
    let mut system = Some(system_row(&one, plan));
    let mut roster = Some(roster_row(&one, plan));
    let mut deletion = None;
    let mut retention = None;
    let mut actions = vec![Action::None];
    let renamed = |name: &str| Some(format!("姓名错误，正确姓名为：{name}"));
    let deleted = vec![Action::Delete, Action::Supplement];
    match slip {
        Slip::Clean => {}
        Slip::NameSound => {
            *in_system(&mut system, Field::Name) = one.name.replace("张伟", "张玮");
            (actions, deletion) = (deleted, renamed(&one.name));
        }
        Slip::NameShape => {
            *in_system(&mut system, Field::Name) = one.name.replace('未', "末");
            (actions, deletion) = (deleted, renamed(&one.name));
        }
        Slip::NameTraditional => {
            *in_system(&mut system, Field::Name) = one.name.replace("刘国", "劉國");
            (actions, deletion) = (deleted, renamed(&one.name));
        }
        Slip::NameOrder => {
            let (first, last) = one.name.split_once('·').unwrap();
            *in_system(&mut system, Field::Name) = format!("{last}·{first}");
            (actions, deletion) = (deleted, renamed(&one.name));
        }
        Slip::NameDotMissing => {
            *in_system(&mut system, Field::Name) = one.name.replace('·', "");
            (actions, deletion) = (deleted, renamed(&one.name));
        }
        Slip::NameDotVariant => *in_system(&mut system, Field::Name) = one.name.replace('·', "•"),
        Slip::NameBlank => *in_roster(&mut roster, Field::Name) = one.name.replace('张', "张　"),
        Slip::IdOneDigit | Slip::IdSwapped | Slip::NameAndId => {
            if plan.numbers_in_system {
                let wrong = if slip == Slip::IdSwapped {
                    swapped(&one.id_number)
                } else {
                    one_off(rng, &one.id_number)
                };
                *in_system(&mut system, Field::IdNumber) = wrong;
                if plan.numbers_in_roster {
                    (actions, deletion) = (
                        deleted.clone(),
                        Some(format!("身份证号码错误，正确身份证号码为：{}", one.id_number)),
                    );
                }
            }
            if slip == Slip::NameAndId {
                *in_system(&mut system, Field::Name) = one.name.replace("张伟", "章伟");
                let name = renamed(&one.name).unwrap();
                deletion = Some(deletion.map_or(name.clone(), |id| format!("{name}；{id}")));
                actions = deleted;
            }
        }
        Slip::IdFifteen => {
            if plan.numbers_in_system {
                let old = format!("{}{}", &one.id_number[..6], &one.id_number[8..17]);
                *in_system(&mut system, Field::IdNumber) = old;
            }
        }
        Slip::IdOneDigitInRoster => {
            if plan.numbers_in_roster {
                *in_roster(&mut roster, Field::IdNumber) = one_off(rng, &one.id_number);
                if plan.numbers_in_system {
                    actions = vec![Action::Decide];
                }
            }
        }
        Slip::IdMissingInRoster => in_roster(&mut roster, Field::IdNumber).clear(),
        Slip::IdDamagedInRoster => {
            if plan.numbers_in_roster {
                let damaged = format!("{}000", &one.id_number[..15]);
                roster.as_mut().unwrap()[at(ROSTER, Field::IdNumber)] = (CellKind::Number, damaged);
            }
        }
        Slip::MemberNumber => {
            *in_system(&mut system, Field::MemberNumber) =
                format!("{}37{:06}", one.joined.year, rng.u32(1..999_999));
            if plan.rich_roster {
                (actions, deletion) = (deleted, Some(format!("正确编号，{}", one.member_number)));
            }
        }
        Slip::Sex => {
            let other = if one.sex == Sex::Male { Sex::Female } else { Sex::Male };
            *in_system(&mut system, Field::Sex) = other.label().to_owned();
            (actions, deletion) = (deleted, Some(format!("性别错误，正确性别为：{}", one.sex.label())));
        }
        Slip::Phone => {
            if plan.rich_roster {
                *in_roster(&mut roster, Field::Phone) = format!("139{:08}", rng.u32(0..100_000_000));
                actions = vec![Action::Amend];
            }
        }
        Slip::Birth => {
            let month = one.birth.month % 12 + 1;
            *in_system(&mut system, Field::Birth) = format!("{}-{month:02}", one.birth.year);
            actions = vec![Action::Amend];
        }
        Slip::PartyMember => {
            *in_roster(&mut roster, Field::PoliticalStatus) = "中共预备党员".to_owned();
            actions = vec![Action::Amend];
        }
        Slip::NonMember => {
            *in_roster(&mut roster, Field::PoliticalStatus) = "群众".to_owned();
            in_roster(&mut roster, Field::MemberNumber).clear();
            in_roster(&mut roster, Field::Joined).clear();
            (actions, deletion) = (vec![Action::Delete], Some("无团籍".to_owned()));
        }
        Slip::SystemOnly => {
            roster = None;
            actions = vec![Action::Decide];
        }
        Slip::RosterOnlyMember => {
            system = None;
            actions = vec![Action::Supplement];
        }
        Slip::RosterOnlyNonMember | Slip::RosterOnlyUnknown => {
            system = None;
            for field in [Field::MemberNumber, Field::Joined, Field::PoliticalStatus] {
                in_roster(&mut roster, field).clear();
            }
            if slip == Slip::RosterOnlyNonMember {
                *in_roster(&mut roster, Field::PoliticalStatus) = "群众".to_owned();
            } else {
                actions = vec![Action::Decide];
            }
        }
        Slip::Moved | Slip::MovedAndMisspelt => {
            *in_roster(&mut roster, Field::College) = elsewhere.college.to_owned();
            *in_roster(&mut roster, Field::Class) = class_words(elsewhere);
            actions = vec![Action::Transfer];
            if slip == Slip::MovedAndMisspelt {
                *in_system(&mut system, Field::Name) = one.name.replace("张伟", "张玮");
                (actions, deletion) =
                    (vec![Action::Delete, Action::Supplement, Action::Transfer], renamed(&one.name));
            }
        }
        Slip::Suspended | Slip::Enlisted | Slip::Delayed | Slip::Abroad | Slip::Withdrawn => {
            let (words, reason) = match slip {
                Slip::Suspended => ("休学", Some("休学")),
                Slip::Enlisted => ("应征入伍", Some("参军入伍")),
                Slip::Delayed => ("延毕", Some("延迟毕业")),
                Slip::Abroad => ("出国交流", Some("出国（境）研究学习")),
                _ => ("退学", None),
            };
            *in_roster(&mut roster, Field::Status) = words.to_owned();
            actions = vec![if reason.is_some() { Action::Retain } else { Action::TransferHome }];
            retention = reason;
        }
        Slip::SuspendedInList => {
            listed.push(texts(&[&one.student_number, &one.name, &class_words(&one.branch), "休学"]));
            (actions, retention) = (vec![Action::Retain], Some("休学"));
        }
        Slip::TwoBranches => {
            let mut left = system.clone();
            *in_system(&mut left, Field::OrgName) = elsewhere.org_name();
            let truth = Truth {
                slip,
                name: one.name.clone(),
                system: None,
                roster: None,
                actions: vec![Action::Decide],
                deletion: None,
                retention: None,
            };
            everybody.push(Rows { system: left, roster: None, truth });
        }
        Slip::Twins | Slip::TwinsSplit | Slip::Namesakes => {
            let mut other = person(rng, &one.branch);
            if slip == Slip::Namesakes {
                other.name.clone_from(&one.name);
                if other.birth.months() == one.birth.months() {
                    other.birth =
                        PartialDate::new(one.birth.year, one.birth.month % 12 + 1, Some(5)).unwrap();
                    other.id_number = id_number(rng, other.birth, other.sex);
                }
            } else {
                let last: String = pick(rng).to_string();
                let stem: String = one.name.chars().take(one.name.chars().count().max(2) - 1).collect();
                other.name =
                    if one.name.ends_with(&last) { format!("{stem}珂") } else { format!("{stem}{last}") };
                other.birth = one.birth;
                other.sex = one.sex;
                other.ethnicity = one.ethnicity;
                let order: u32 = one.id_number[14..17].parse().unwrap();
                let body = format!(
                    "{}{:03}",
                    &one.id_number[..14],
                    if order >= 998 { order - 2 } else { order + 2 }
                );
                other.id_number =
                    format!("{body}{}", tuanji::domain::id_number::check_character(body.as_bytes()));
            }
            let mut theirs = (Some(system_row(&other, plan)), Some(roster_row(&other, plan)));
            let mut other_actions = vec![Action::None];
            if slip == Slip::TwinsSplit {
                // One is only in the system, the other only in the roster: two people all the same.
                roster = None;
                theirs.0 = None;
                (actions, other_actions) = (vec![Action::Decide], vec![Action::Supplement]);
            }
            let truth = Truth {
                slip,
                name: other.name.clone(),
                system: None,
                roster: None,
                actions: other_actions,
                deletion: None,
                retention: None,
            };
            everybody.push(Rows { system: theirs.0, roster: theirs.1, truth });
        }
    }
    let truth =
        Truth { slip, name: one.name.clone(), system: None, roster: None, actions, deletion, retention };
    everybody.push(Rows { system, roster, truth });
}

fn pick(rng: &mut Rng) -> char {
    let chars: Vec<char> =
        "子轩宇浩然雨桐佳怡欣悦思远晨曦嘉航博文诗琪俊楠璇睿诺可馨若彤景行知清源书砚望舒".chars().collect();
    chars[rng.usize(0..chars.len())]
}

fn one_off(rng: &mut Rng, number: &str) -> String {
    // Not the birth's own digits: those would make another slip of it.
    let place = [3, 4, 5, 14, 15, 16][rng.usize(0..6)];
    let mut bytes = number.as_bytes().to_vec();
    bytes[place] = b'0' + (bytes[place] - b'0' + rng.u8(1..9)) % 10;
    String::from_utf8(bytes).unwrap()
}

fn swapped(number: &str) -> String {
    let mut bytes = number.as_bytes().to_vec();
    let place = (0..16).rev().find(|at| bytes[*at] != bytes[at + 1]).unwrap();
    bytes.swap(place, place + 1);
    String::from_utf8(bytes).unwrap()
}
