//! 补录名单: members to enter into the system, in the columns of its import.

use super::listing::{Column, Listing, Look, write_listings};
use crate::domain::political::PoliticalStatus;
use crate::domain::{Field, PartialDate, flag, id_number, text};
use crate::forms::{DecidedCase, FormError, Lookup};
use crate::reconcile::Action;

/// The list's name, and its title.
const NAME: &str = "补录名单";

/// The import's columns in its order, then what the branch needs to know. The official template must
/// be filled as downloaded: these cells are to be copied into it. Printed, they take two pages side by side:
/// on one the letters would be six points high.
const COLUMNS: &[Column] = &[
    Column::new("姓名", 104, Look::Centred),
    Column::new("身份证号", 152, Look::Centred),
    Column::new("民族", 68, Look::Centred),
    Column::new("政治面貌", 84, Look::Centred),
    Column::new("文化程度", 84, Look::Centred),
    Column::new("入团年月", 72, Look::Centred),
    Column::new("是否团干部", 80, Look::Centred),
    Column::new("手机号码", 96, Look::Centred),
    Column::new("微博", 84, Look::Centred),
    Column::new("QQ", 84, Look::Centred),
    Column::new("邮箱", 84, Look::Centred),
    // Some provinces number members with 16 digits.
    Column::new("发展团员编号", 126, Look::Centred),
    Column::new("团内现任职务", 96, Look::Centred),
    Column::new("任现职年月", 72, Look::Centred),
    Column::new("团干部性质", 80, Look::Centred),
    Column::new("是否同级党委（支部）成员", 92, Look::Centred),
    Column::new("团支部", 250, Look::Words),
    Column::new("说明", 184, Look::Words),
];

/// Up to 邮箱 they fill a page.
const FIRST_PAGE: u16 = 11;
/// So many of them are the import's own.
const IMPORT_COLUMNS: usize = 16;

/// The members to enter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SupplementList {
    /// One row per member.
    pub rows: Vec<SupplementRow>,
}

/// One member to enter, with the values that are right as far as the school knows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SupplementRow {
    /// 姓名.
    pub name: String,
    /// 身份证号.
    pub id_number: String,
    /// 民族.
    pub ethnicity: String,
    /// 政治面貌.
    pub political_status: String,
    /// 文化程度.
    pub education: String,
    /// 入团年月, `2019-09`.
    pub joined: String,
    /// 是否团干部.
    pub is_cadre: String,
    /// 手机号码.
    pub phone: String,
    /// 发展团员编号.
    pub member_number: String,
    /// 团内现任职务.
    pub post: String,
    /// 任现职年月, `2023-09`.
    pub post_since: String,
    /// 团干部性质.
    pub cadre_kind: String,
    /// 团支部.
    pub branch: String,
    /// Why, and what to look at first.
    pub note: String,
}

/// The list of every case that is to be entered.
pub fn supplement_list(cases: &[DecidedCase<'_>], lookup: &Lookup<'_>) -> SupplementList {
    let rows = cases.iter().filter(|case| case.has(Action::Supplement)).map(|case| row(case, lookup));
    SupplementList { rows: rows.collect() }
}

impl SupplementList {
    /// The rows in the columns of the system's import, to be pasted into its template.
    pub fn for_template(&self) -> Vec<Vec<String>> {
        let import = |row: &SupplementRow| cells(row).into_iter().take(IMPORT_COLUMNS).collect();
        self.rows.iter().map(import).collect()
    }

    /// The headers over those rows.
    pub fn template_headers() -> impl Iterator<Item = &'static str> {
        COLUMNS.iter().take(IMPORT_COLUMNS).map(|column| column.header)
    }
}

/// Writes the list as a workbook.
pub fn write_supplement_list(list: &SupplementList, day: PartialDate) -> Result<Vec<u8>, FormError> {
    let listing = Listing {
        sheet: NAME,
        title: NAME.to_owned(),
        facts: format!(
            "共 {} 人。前 16 列与系统导入模板的栏目相同，请复制到从系统下载的模板中，模板格式不可改动；空白处请补全。",
            list.rows.len()
        ),
        columns: COLUMNS,
        second_page: Some(FIRST_PAGE),
        frozen: 1,
        rows: list.rows.iter().map(cells).collect(),
    };
    write_listings(NAME, &[listing], day)
}

/// The system's word where the roster only says that somebody is a member.
fn political_status(words: String) -> String {
    match flag::parse(&words) {
        Some(true) => PoliticalStatus::LeagueMember.label().to_owned(),
        _ => words,
    }
}

/// What the user stated comes first, then the roster's word; where it is silent, the system's old one is better than nothing.
fn row(decided: &DecidedCase<'_>, lookup: &Lookup<'_>) -> SupplementRow {
    let case = decided.case;
    let sides = [case.roster, case.status, case.system];
    let right = |field| match lookup.stated(case.system, field) {
        stated if stated.is_empty() => lookup.first_filled(sides, field),
        stated => stated,
    };
    let words = |field| text::tidy(&right(field)).into_owned();
    let number = |field| id_number::normalise(&right(field));
    let month = |field| match sides.into_iter().find_map(|side| lookup.date(side, field)) {
        Some(date) => PartialDate { day: None, ..date }.to_string(),
        None => words(field),
    };
    SupplementRow {
        name: one_name(&words(Field::Name)),
        id_number: number(Field::IdNumber),
        ethnicity: words(Field::Ethnicity),
        political_status: political_status(words(Field::PoliticalStatus)),
        education: words(Field::Education),
        joined: month(Field::Joined),
        is_cadre: words(Field::IsCadre),
        phone: number(Field::Phone),
        member_number: number(Field::MemberNumber),
        post: words(Field::Post),
        post_since: month(Field::PostSince),
        cadre_kind: words(Field::CadreKind),
        branch: lookup.org_name(case),
        note: if decided.has(Action::Delete) {
            "待系统删除原有错误信息后重新录入".to_owned()
        } else {
            "先查实团籍是否已在其他组织，在则转入，否则补录".to_owned()
        },
    }
}

/// A Chinese name spread out with blanks, put together; a Latin one keeps its own.
fn one_name(name: &str) -> String {
    if name.is_ascii() { name.to_owned() } else { text::squeeze(name).into_owned() }
}

fn cells(row: &SupplementRow) -> Vec<String> {
    let unknown = "";
    [
        row.name.as_str(),
        &row.id_number,
        &row.ethnicity,
        &row.political_status,
        &row.education,
        &row.joined,
        &row.is_cadre,
        &row.phone,
        unknown,
        unknown,
        unknown,
        &row.member_number,
        &row.post,
        &row.post_since,
        &row.cadre_kind,
        unknown,
        &row.branch,
        &row.note,
    ]
    .map(str::to_owned)
    .to_vec()
}
