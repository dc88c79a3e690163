//! A small campaign: two classes as 智慧团建 knows them and as the school does, with the
//! discrepancies every real campaign has. Tables are rows of cell texts, header first.

#![allow(clippy::string_slice, reason = "the numbers cut here are ASCII")]

use std::collections::BTreeMap;

use super::people::{Branch, Person, person};
use super::workbooks::EXPORT;
use tuanji::domain::{
    PartialDate,
    id_number::{Sex, check_character},
};

pub type Rows = Vec<Vec<String>>;

/// The class with the thorough files: identity numbers and the fields to complete on both sides.
pub const FIRST: Branch =
    Branch { college: "计算机学院", major: "软件工程", grade: 2022, class_number: 1 };
/// The class with the plain ones: the untouched export, which has no identity numbers.
pub const SECOND: Branch =
    Branch { college: "计算机学院", major: "软件工程", grade: 2022, class_number: 2 };

const COMPLETION_COLUMNS: &[&str] = &["身份证号", "个人职业", "在读状况", "学历", "个人户籍地址"];
const ROSTER_COLUMNS: &[&str] = &[
    "序号",
    "班级",
    "学号",
    "姓名",
    "性别",
    "身份证号码*（18位）",
    "民族",
    "政治面貌",
    "联系电话",
    "入团时间",
    "发展团员编号",
    "户籍地址",
    "学籍状态",
    "学院",
    "辅导员",
    "辅导员电话",
    "其他联系方式",
];

/// A row by column name, so that planting a discrepancy names the cell it spoils.
type Entry = BTreeMap<&'static str, String>;

/// Who appears where, by position among the invented people.
const ONLY_IN_SYSTEM: usize = 15;
const ONLY_IN_ROSTER: usize = 16;
const STUDENT_WITHOUT_MEMBERSHIP: usize = 17;

fn class_of(branch: &Branch, count: usize, seed: u64) -> Vec<Person> {
    let mut rng = fastrand::Rng::with_seed(seed);
    let mut people: Vec<Person> = Vec::new();
    while people.len() < count {
        let one = person(&mut rng, branch);
        if people.iter().all(|other| other.name != one.name) {
            people.push(one);
        }
    }
    people
}

fn first_class() -> Vec<Person> {
    let mut people = class_of(&FIRST, 32, 20_240_328);
    people[29].name = "古丽娜尔·吐尔逊".to_owned();
    people[29].ethnicity = "维吾尔族";
    people
}

/// The first class as 智慧团建 exports it, with the columns a school adds.
pub fn first_system_list() -> Rows {
    let people = first_class();
    let mut entries: Vec<Option<Entry>> = people.iter().map(|person| Some(system_entry(person))).collect();
    let mut set = |position: usize, column: &'static str, value: &str| {
        if let Some(entry) = &mut entries[position] {
            entry.insert(column, value.to_owned());
        }
    };
    set(0, "团内职务", "书记");
    set(1, "团内职务", "组织委员");
    set(8, "姓名", &with_last_char(&people[8].name, '瑛'));
    set(5, "身份证号", &one_digit_wrong(&people[5].id_number));
    set(7, "团员发展编号", &one_digit_wrong(&people[7].member_number));
    set(18, "手机号码", "");
    set(20, "个人户籍地址", "");
    set(21, "个人职业", "学生");
    set(22, "在读状况", "高中在读");
    set(23, "学历", "");
    set(24, "性别", other_sex(people[24].sex));
    set(25, "身份证号", "");
    set(26, "个人职业", "");
    entries[ONLY_IN_ROSTER] = None;
    entries[STUDENT_WITHOUT_MEMBERSHIP] = None;
    rows(&[EXPORT, COMPLETION_COLUMNS].concat(), entries)
}

/// The first class as its counsellor keeps it.
pub fn first_roster() -> Rows {
    let people = first_class();
    let mut entries: Vec<Option<Entry>> = people.iter().map(|person| Some(roster_entry(person))).collect();
    let mut set = |position: usize, column: &'static str, value: &str| {
        if let Some(entry) = &mut entries[position] {
            entry.insert(column, value.to_owned());
        }
    };
    set(2, "联系电话", &full_width(&people[2].phone));
    set(4, "姓名", &people[4].name.chars().map(String::from).collect::<Vec<_>>().join("　"));
    set(6, "入团时间", &people[6].joined.to_string().replace('-', "."));
    set(8, "入团时间", &format!("{}年{}月", people[8].joined.year, people[8].joined.month));
    set(9, "政治面貌", "群众");
    for column in ["发展团员编号", "入团时间"] {
        set(9, column, "");
    }
    set(10, "政治面貌", "中共预备党员");
    set(11, "学籍状态", "休学");
    set(12, "学籍状态", "入伍");
    set(12, "其他联系方式", "微信：canjun2022");
    set(13, "学籍状态", "退学");
    set(13, "户籍地址", "江苏省南京市玄武区珠江路88号");
    set(14, "学籍状态", "转专业");
    set(14, "班级", &SECOND.short_name());
    set(ONLY_IN_ROSTER, "身份证号码*（18位）", &impossible_birthday(&people[ONLY_IN_ROSTER].id_number));
    set(STUDENT_WITHOUT_MEMBERSHIP, "政治面貌", "群众");
    for column in ["发展团员编号", "入团时间"] {
        set(STUDENT_WITHOUT_MEMBERSHIP, column, "");
    }
    set(
        STUDENT_WITHOUT_MEMBERSHIP,
        "身份证号码*（18位）",
        &people[STUDENT_WITHOUT_MEMBERSHIP].id_number[..17],
    );
    set(18, "联系电话", "");
    set(19, "联系电话", "");
    set(20, "户籍地址", "");
    set(29, "姓名", "古丽娜尔•吐尔逊");
    entries[ONLY_IN_SYSTEM] = None;
    // The one who changed class stands last, under the other class.
    let moved = entries.remove(14);
    entries.push(moved);
    number(&mut entries);
    rows(ROSTER_COLUMNS, entries)
}

/// The second class as exported: no identity number anywhere.
pub fn second_system_list() -> Rows {
    let people = class_of(&SECOND, 14, 20_240_410);
    let mut entries: Vec<Option<Entry>> = people.iter().map(|person| Some(system_entry(person))).collect();
    for (position, column, value) in [
        (0, "团内职务", "书记".to_owned()),
        (2, "姓名", with_last_char(&people[2].name, '萱')),
        (4, "手机号码", String::new()),
        (5, "团员发展编号", one_digit_wrong(&people[5].member_number)),
    ] {
        if let Some(entry) = &mut entries[position] {
            entry.insert(column, value);
        }
    }
    rows(EXPORT, entries)
}

/// The second class's roster.
pub fn second_roster() -> Rows {
    let people = class_of(&SECOND, 14, 20_240_410);
    let mut entries: Vec<Option<Entry>> = people.iter().map(|person| Some(roster_entry(person))).collect();
    for (position, column, value) in
        [(6, "学籍状态", "延迟毕业"), (7, "政治面貌", "群众"), (7, "发展团员编号", ""), (7, "入团时间", "")]
    {
        if let Some(entry) = &mut entries[position] {
            entry.insert(column, value.to_owned());
        }
    }
    entries[9] = None;
    number(&mut entries);
    rows(ROSTER_COLUMNS, entries)
}

fn system_entry(person: &Person) -> Entry {
    Entry::from([
        ("组织全称", person.branch.org_name()),
        ("姓名", person.name.clone()),
        ("性别", sex_word(person.sex).to_owned()),
        ("出生年月", person.birth.to_string().replace('-', "")),
        ("民族", person.ethnicity.to_owned()),
        ("手机号码", person.phone.clone()),
        ("团内职务", String::new()),
        ("政治面貌", "共青团员".to_owned()),
        ("团员发展编号", person.member_number.clone()),
        ("入团年月", person.joined.to_string()),
        ("身份证号", person.id_number.clone()),
        ("个人职业", "青年学生".to_owned()),
        ("在读状况", "本科或专科在读".to_owned()),
        ("学历", "普通高中".to_owned()),
        ("个人户籍地址", person.address.clone()),
    ])
}

fn roster_entry(person: &Person) -> Entry {
    Entry::from([
        ("班级", person.branch.short_name()),
        ("学号", person.student_number.clone()),
        ("姓名", person.name.clone()),
        ("性别", sex_word(person.sex).to_owned()),
        ("身份证号码*（18位）", person.id_number.clone()),
        ("民族", person.ethnicity.to_owned()),
        ("政治面貌", "共青团员".to_owned()),
        ("联系电话", person.phone.clone()),
        ("入团时间", person.joined.to_string()),
        ("发展团员编号", person.member_number.clone()),
        ("户籍地址", person.address.clone()),
        ("学籍状态", "在读".to_owned()),
        ("学院", person.branch.college.to_owned()),
        ("辅导员", "陆知远".to_owned()),
        ("辅导员电话", "13905310000".to_owned()),
    ])
}

fn rows(columns: &[&'static str], entries: Vec<Option<Entry>>) -> Rows {
    let header = columns.iter().map(|column| (*column).to_owned()).collect();
    let body = entries.into_iter().flatten().map(|mut entry| {
        columns.iter().map(|column| entry.remove(column).unwrap_or_default()).collect::<Vec<_>>()
    });
    std::iter::once(header).chain(body).collect()
}

fn number(entries: &mut [Option<Entry>]) {
    for (position, entry) in entries.iter_mut().flatten().enumerate() {
        entry.insert("序号", (position + 1).to_string());
    }
}

fn sex_word(sex: Sex) -> &'static str {
    match sex {
        Sex::Male => "男",
        Sex::Female => "女",
    }
}

fn other_sex(sex: Sex) -> &'static str {
    sex_word(if sex == Sex::Male { Sex::Female } else { Sex::Male })
}

/// The name with its last character mistaken.
fn with_last_char(name: &str, wrong: char) -> String {
    let mut chars: Vec<char> = name.chars().collect();
    chars.pop();
    chars.push(wrong);
    chars.into_iter().collect()
}

/// The number with its last digit but two off by one: what a slip of the finger makes.
fn one_digit_wrong(number: &str) -> String {
    let at = number.len() - 3;
    let digit = number[at..=at].parse::<u8>().unwrap();
    format!("{}{}{}", &number[..at], (digit + 1) % 10, &number[at + 1..])
}

/// The number with 30 February as its birthday and the check character that goes with it.
fn impossible_birthday(number: &str) -> String {
    let body = format!("{}0230{}", &number[..10], &number[14..17]);
    let check = check_character(body.as_bytes());
    assert_eq!(PartialDate::parse(&body[6..14]), None);
    format!("{body}{check}")
}

fn full_width(digits: &str) -> String {
    digits.chars().map(|c| char::from_u32(c as u32 + 0xFEE0).unwrap()).collect()
}
