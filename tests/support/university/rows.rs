//! One person as the system's list and as the roster have him before anything went wrong.

use tuanji::domain::Field;

use super::Plan;
use crate::support::people::{Branch, Person};
use crate::support::tables::{Row, texts};

pub const SYSTEM: &[Field] = &[
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
pub const ROSTER: &[Field] = &[
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
pub const CHANGES: &[Field] = &[Field::StudentNumber, Field::Name, Field::Class, Field::Status];

/// How a class is called in the rosters: every class in its own way.
pub fn class_words(branch: &Branch) -> String {
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

pub fn system_row(one: &Person, plan: Plan) -> Row {
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

pub fn roster_row(one: &Person, plan: Plan) -> Row {
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

pub fn at(fields: &[Field], field: Field) -> usize {
    fields.iter().position(|f| *f == field).unwrap()
}

pub fn in_system(row: &mut Option<Row>, field: Field) -> &mut String {
    &mut row.as_mut().unwrap()[at(SYSTEM, field)].1
}

pub fn in_roster(row: &mut Option<Row>, field: Field) -> &mut String {
    &mut row.as_mut().unwrap()[at(ROSTER, field)].1
}
