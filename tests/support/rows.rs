//! Small tables of invented members, given by field, for what the rules say of them.

use std::collections::BTreeMap;

use fastrand::Rng;
use tuanji::domain::{Field, PartialDate, id_number::check_character};
use tuanji::intake::limits::Limits;
use tuanji::intake::record::Overlay;
use tuanji::intake::table::RecordId;
use tuanji::intake::{CellKind, Record, SheetBuilder, Table, TableId, TableKind};
use tuanji::rules::af::{Directory, register::LISTED};
use tuanji::rules::{Context, Finding, Rows, check_all, check_forms};

use super::people::{Branch, person};
use super::tables::layout;

/// What a test puts into a cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    pub kind: CellKind,
    pub text: String,
}

impl Cell {
    pub fn text(text: impl Into<String>) -> Cell {
        Cell { kind: CellKind::Text, text: text.into() }
    }
}

/// A member's cells.
pub type Row = BTreeMap<Field, Cell>;

/// The day on which the tests check.
pub fn today() -> PartialDate {
    PartialDate { year: 2024, month: 4, day: Some(10) }
}

/// The branch everybody here belongs to.
pub fn branch() -> Branch {
    Branch { college: "计算机学院", major: "软件工程", grade: 2022, class_number: 1 }
}

/// What people do to cells.
pub const SLIPS: &[(Field, &str)] = &[
    (Field::IdNumber, ""),
    (Field::IdNumber, "370102200508080013"),
    (Field::IdNumber, "370102200508080012"),
    (Field::IdNumber, "3.70102E+17"),
    (Field::IdNumber, "110105971231002"),
    (Field::IdNumber, "830000200502150019"),
    (Field::IdNumber, " 370102200508080012"),
    (Field::Name, "张 三"),
    (Field::Name, "张三"),
    (Field::Name, "阿依古丽•买买提"),
    (Field::Name, ""),
    (Field::Sex, "女"),
    (Field::Sex, "男生"),
    (Field::Sex, ""),
    (Field::Birth, "2005-09"),
    (Field::Birth, "九月"),
    (Field::Birth, "1980-01"),
    (Field::Ethnicity, "哈呢族"),
    (Field::PoliticalStatus, "群众"),
    (Field::PoliticalStatus, "中共党员"),
    (Field::PoliticalStatus, "团员"),
    (Field::Phone, "13800001111"),
    (Field::Phone, "+86 13800001111"),
    (Field::Phone, "110"),
    (Field::MemberNumber, "201937000123"),
    (Field::MemberNumber, "12345678"),
    (Field::MemberNumber, "2019"),
    (Field::MemberNumber, ""),
    (Field::Joined, ""),
    (Field::Joined, "2010-09"),
    (Field::Joined, "2042-09"),
    (Field::Joined, "2018-05"),
    (Field::Occupation, "学生"),
    (Field::PartyJoined, "2020-01"),
    (Field::IsCadre, "是"),
    (Field::IsCadre, ""),
    (Field::Post, "书记"),
    (Field::PostSince, "2010-09"),
    (Field::CadreKind, "专职"),
    (Field::Applied, "是"),
    (Field::AppliedOn, "2023-10"),
    (Field::Volunteer, "否"),
    (Field::VolunteerOn, "2030-01"),
    (Field::OrgName, ""),
    (Field::OrgName, "共青团齐鲁理工学院计算机学院2022级软件工程一班支部委员会"),
    (Field::OrgName, "共青团齐鲁理工学院文学院2022级新闻学1班支部委员会"),
    (Field::DeletionReason, "名字写错了，应为张三"),
    (Field::RetentionReason, ""),
];

/// A member with nothing to mend: always the same for the same number. 0 is written out, so that
/// cases can lean on it.
pub fn clean(number: usize) -> Row {
    let mut rng = Rng::with_seed(number as u64);
    let mut invented = person(&mut rng, &branch());
    // Any two of these must differ in everything that may not be shared.
    invented.member_number = format!("{}37{:06}", invented.joined.year, 1_000 + number);
    invented.phone = format!("139{number:08}");
    invented.name = format!("{}{}", invented.name.chars().next().unwrap_or('王'), han_number(number));
    let order = number % 500 * 2 + usize::from(invented.sex.label() == "男");
    let body = format!("{}{order:03}", &invented.id_number[..14]);
    invented.id_number = format!("{body}{}", check_character(body.as_bytes()));
    let mut row = Row::new();
    for (field, text) in [
        (Field::OrgName, branch().org_name()),
        (Field::Name, invented.name),
        (Field::Sex, invented.sex.label().to_owned()),
        (Field::IdNumber, invented.id_number),
        (Field::Birth, invented.birth.to_string()),
        (Field::Ethnicity, "汉族".to_owned()),
        (Field::PoliticalStatus, "共青团员".to_owned()),
        (Field::Phone, invented.phone),
        (Field::MemberNumber, invented.member_number),
        (Field::Joined, invented.joined.to_string()),
        (Field::Occupation, "青年学生".to_owned()),
        (Field::StudyStatus, "本科在读".to_owned()),
        (Field::Education, "本科".to_owned()),
        (Field::HouseholdAddress, invented.address),
        (Field::PartyJoined, String::new()),
        (Field::IsCadre, "否".to_owned()),
        (Field::Post, String::new()),
        (Field::PostSince, String::new()),
        (Field::CadreKind, String::new()),
        (Field::Applied, "否".to_owned()),
        (Field::AppliedOn, String::new()),
        (Field::Volunteer, "是".to_owned()),
        (Field::VolunteerOn, "2022-10".to_owned()),
    ] {
        row.insert(field, Cell::text(text));
    }
    if number == 0 {
        for (field, text) in [
            (Field::Name, "王思远"),
            (Field::Sex, "男"),
            (Field::IdNumber, "370102200508080012"),
            (Field::Birth, "2005-08-08"),
            (Field::Phone, "13800001111"),
            (Field::MemberNumber, "201937000123"),
            (Field::Joined, "2019-09"),
        ] {
            row.insert(field, Cell::text(text));
        }
    }
    row
}

/// The columns of a filled form.
pub fn form_columns(kind: TableKind) -> Vec<Field> {
    match kind {
        TableKind::RetentionForm => vec![
            Field::College,
            Field::Branch,
            Field::Name,
            Field::Phone,
            Field::Counsellor,
            Field::CounsellorPhone,
            Field::OtherContact,
            Field::RetentionReason,
        ],
        _ => vec![Field::OrgName, Field::Name, Field::IdNumber, Field::DeletionReason],
    }
}

/// The member of that number as a form names them, with nothing to mend.
pub fn form_row(number: usize) -> Row {
    let mut row = clean(number);
    for (field, text) in [
        (Field::DeletionReason, "无团籍"),
        (Field::College, "计算机学院团总支"),
        (Field::Branch, "22级软件工程1班"),
        (Field::Counsellor, "吴清源"),
        (Field::CounsellorPhone, "13900000000"),
        (Field::OtherContact, ""),
        (Field::RetentionReason, "参军入伍"),
    ] {
        row.insert(field, Cell::text(text));
    }
    row
}

/// A number in characters that are names as well as figures.
fn han_number(number: usize) -> String {
    number
        .to_string()
        .bytes()
        .map(|b| ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'][usize::from(b - b'0')])
        .collect()
}

/// `\u{…}` as the character, `~` at the end of an identity number as its check character.
pub fn unescape(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("\\u{") {
        let (code, after) = after.split_once('}').expect("an unclosed escape");
        out.push_str(before);
        out.push(
            char::from_u32(u32::from_str_radix(code, 16).expect("no code point")).expect("no character"),
        );
        rest = after;
    }
    out.push_str(rest);
    match out.strip_suffix('~') {
        Some(body) => format!("{body}{}", check_character(body.as_bytes())),
        None => out,
    }
}

/// Tables of such rows.
#[derive(Default)]
pub struct Sheets {
    tables: Vec<Table>,
    own: Vec<RecordId>,
}

impl Sheets {
    /// Adds a table with these columns; its first `own` rows are the ones the test is about.
    pub fn add(&mut self, kind: TableKind, columns: &[Field], rows: Vec<Row>, own: usize) {
        let id = TableId(self.tables.len() as u32 + 1);
        let mut builder = SheetBuilder::new("名单.xlsx", "Sheet1", Limits::default());
        for (at, row) in rows.iter().enumerate() {
            for (column, field) in columns.iter().enumerate() {
                if let Some(Cell { kind, text }) = row.get(field) {
                    builder.push(at as u32 + 2, column as u32, *kind, text).expect("the sheet is full");
                }
            }
        }
        let layout = layout(kind, columns, 1, rows.len());
        let table = Table { id, sheet: builder.finish(), layout };
        self.own.extend(table.record_ids().take(own));
        self.tables.push(table);
    }

    /// The tables themselves.
    pub fn into_tables(self) -> Vec<Table> {
        self.tables
    }

    /// Is the record one the test is about?
    pub fn is_own(&self, record: RecordId) -> bool {
        self.own.contains(&record)
    }

    /// Hands the records of both sides to `work`.
    pub fn with_records<T>(&self, work: impl FnOnce(&[Record<'_>], &[Record<'_>]) -> T) -> T {
        let overlay = Overlay::default();
        let system = self.of(&overlay, |kind| kind == TableKind::SystemList);
        work(&system, &self.of(&overlay, |kind| kind == TableKind::ClassRoster))
    }

    fn of<'a>(&'a self, overlay: &'a Overlay, wanted: fn(TableKind) -> bool) -> Vec<Record<'a>> {
        let tables = self.tables.iter().filter(|table| wanted(table.kind()));
        tables.flat_map(|table| table.record_ids().map(|id| Record::new(table, id, overlay))).collect()
    }

    /// What the rules say.
    pub fn check(&self, context: &Context<'_>) -> Vec<Finding> {
        let overlay = Overlay::default();
        let forms = self.of(&overlay, tuanji::casework::forms::is_form);
        self.with_records(|system, rosters| {
            let mut findings = check_all(system, rosters, context);
            let listed = Listed(&self.tables, &overlay);
            let directory = Directory::of(system.iter().cloned());
            findings.extend(check_forms(&forms, &directory, &listed, context));
            findings
        })
    }
}

/// The system lists as forms see them.
struct Listed<'a>(&'a [Table], &'a Overlay);

impl Rows for Listed<'_> {
    fn row(&self, id: RecordId) -> Option<Record<'_>> {
        let table = self.0.iter().find(|table| table.id == id.table)?;
        Some(Record::fields_as_filed(table, id, self.1, |field| LISTED.contains(&field)))
    }
}
