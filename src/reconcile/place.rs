//! The distinct ways in which a side's rows name their branch or class.
//!
//! A university's rows name a thousand classes; each is read once.

use std::collections::HashMap;

use super::person::{hash, mix};
use crate::domain::text::squeeze;
use crate::domain::{Field, OrgName, PartialDate};
use crate::intake::header_text::own_name;
use crate::intake::{Record, Table, TableId, TableKind};

/// Names a place within its side.
pub type PlaceId = u32;

/// One way of naming a branch or class.
#[derive(Clone, Debug)]
pub struct Place {
    /// The words shown to users; empty where a row says nothing.
    pub words: String,
    /// What they say.
    pub parts: OrgName,
    /// How many rows use them; none where edits have moved them all elsewhere.
    pub rows: usize,
}

/// The places of one side, by [`PlaceId`].
#[derive(Debug, Default)]
pub struct Places {
    places: Vec<Place>,
    by_cells: HashMap<u64, Known>,
    by_words: HashMap<(String, OrgName), PlaceId>,
    beside: HashMap<TableId, Beside>,
}

/// The columns beside 班级 that say the rest of a class's name: many rosters have 年级, 专业 and 班级 apart.
#[derive(Clone, Copy, Debug, Default)]
struct Beside {
    grade: Option<u16>,
    major: Option<u16>,
}

impl Beside {
    fn of(table: &Table) -> Beside {
        const GRADE: &[&str] = &["年级", "所在年级", "入学年份", "入学年级"];
        const MAJOR: &[&str] = &["专业", "专业名称", "所学专业", "所在专业", "就读专业"];
        Beside { grade: unused_column(table, GRADE), major: unused_column(table, MAJOR) }
    }

    /// The record's grade (2022级) and major.
    fn texts(self, record: &Record<'_>, table: &Table) -> (String, String) {
        let text =
            |column: Option<u16>| column.map(|column| text_beside(record, table, column)).unwrap_or_default();
        let mut grade = text(self.grade);
        if !grade.is_empty() && grade.bytes().all(|b| b.is_ascii_digit()) {
            grade.push('级');
        }
        (grade, text(self.major))
    }
}

/// A column that holds no field, by what it is called.
pub(super) fn unused_column(table: &Table, names: &[&str]) -> Option<u16> {
    let mut unused = table.layout.columns.iter().filter(|column| column.field.is_none());
    unused.find(|column| names.contains(&own_name(&column.header).as_str())).map(|column| column.index)
}

/// What a record's row says in such a column.
pub(super) fn text_beside(record: &Record<'_>, table: &Table, column: u16) -> String {
    let row = table.sheet.row_index(record.id.row);
    let cell = row.and_then(|row| table.sheet.cell(row, column));
    cell.map(|cell| squeeze(cell.text).into_owned()).unwrap_or_default()
}

/// What places are read with.
pub struct Reading<'a> {
    /// The school's own name.
    pub school: &'a str,
    /// The day of checking: nobody entered after it.
    pub today: PartialDate,
}

impl Places {
    /// The place at `id`.
    pub fn get(&self, id: PlaceId) -> Option<&Place> {
        self.places.get(id as usize)
    }

    /// Every place, in the order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = &Place> {
        self.places.iter()
    }

    /// The place a record names: its 组织全称, else 团支部, else 班级 with 学院, else the words of the
    /// sheet, the file or the table's title, where they name a class.
    pub fn of(&mut self, record: &Record<'_>, table: &Table, reading: &Reading<'_>) -> PlaceId {
        let [org, branch, class, college] =
            [Field::OrgName, Field::Branch, Field::Class, Field::College].map(|field| record.text(field));
        let own = [&org, &branch, &class].into_iter().find(|text| !text.is_empty());
        let beside = *self.beside.entry(table.id).or_insert_with(|| Beside::of(table));
        let (grade, major) = beside.texts(record, table);
        let cells = match own {
            Some(_) => {
                let told = [&*org, &*branch, &*class, &*college, &*grade, &*major];
                mix(&told.map(hash))
            }
            None => mix(&[u64::from(table.id.0), hash(&college)]),
        };
        let known = match self.by_cells.get(&cells) {
            Some(known) => known.clone(),
            None => {
                let words = match own {
                    Some(_) if record.kind == TableKind::SystemList => in_full(record),
                    Some(words) => with_rest(words, &grade, &major, reading.school),
                    None => words_around(table, reading.school).unwrap_or_default(),
                };
                let known = self.read(words, &class, &college, record.kind, reading);
                self.by_cells.insert(cells, known.clone());
                known
            }
        };
        let id = match known {
            Known::Place(id) => id,
            // One roster's 软件工程1班 may be several years' classes.
            Known::WithoutYear(words, parts) => {
                match year_of_entry(&record.text(Field::StudentNumber), reading.today) {
                    Some(year) => {
                        self.add(format!("{words}（{year}级）"), OrgName { grade: Some(year), ..parts })
                    }
                    None => self.add(words, parts),
                }
            }
        };
        if let Some(place) = self.places.get_mut(id as usize) {
            place.rows += 1;
        }
        id
    }

    fn read(
        &mut self,
        words: String,
        class: &str,
        college: &str,
        kind: TableKind,
        reading: &Reading<'_>,
    ) -> Known {
        let mut parts = OrgName::parse(&words, reading.school);
        if words.is_empty() {
            return Known::Place(self.add(words, parts));
        }
        if !class.is_empty() && class != words {
            parts = parts.filled_from(OrgName::parse(class, reading.school));
        }
        if parts.college.is_none() && !college.is_empty() {
            let college = college.strip_prefix(reading.school).unwrap_or(college);
            parts.college = Some(college.to_owned());
        }
        // The forms ask for the system's name to the letter.
        if kind == TableKind::SystemList {
            return Known::Place(self.add(words, parts));
        }
        // Two colleges may both have a 1班.
        let words = match &parts.college {
            Some(college) if !words.contains(college.as_str()) => format!("{college} {words}"),
            _ => words,
        };
        match (parts.grade, parts.class) {
            (None, Some(_)) => Known::WithoutYear(words, parts),
            _ => Known::Place(self.add(words, parts)),
        }
    }

    /// A row is no longer at this place.
    pub fn leave(&mut self, id: PlaceId) {
        if let Some(place) = self.places.get_mut(id as usize) {
            place.rows = place.rows.saturating_sub(1);
        }
    }

    fn add(&mut self, words: String, parts: OrgName) -> PlaceId {
        let next = PlaceId::try_from(self.places.len()).unwrap_or(PlaceId::MAX);
        let id = *self.by_words.entry((words.clone(), parts.clone())).or_insert(next);
        if id == next {
            self.places.push(Place { words, parts, rows: 0 });
        }
        id
    }
}

/// What the cells of a row were found to name.
#[derive(Clone, Debug)]
enum Known {
    Place(PlaceId),
    WithoutYear(String, OrgName),
}

/// 2022级软件工程1班 of a class called 1班 beside 2022级 and 软件工程: what the words themselves leave out is put
/// before them.
fn with_rest(words: &str, grade: &str, major: &str, school: &str) -> String {
    if grade.is_empty() && major.is_empty() {
        return words.to_owned();
    }
    let said = OrgName::parse(words, school);
    let rest = |missing: bool, text: &str| if missing { text.to_owned() } else { String::new() };
    format!("{}{}{words}", rest(said.grade.is_none(), grade), rest(said.major.is_none(), major))
}

/// The branch's name exactly as the system list has it, blanks around it aside.
fn in_full(record: &Record<'_>) -> String {
    [Field::OrgName, Field::Branch, Field::Class]
        .into_iter()
        .filter_map(|field| record.cell(field))
        .map(|cell| cell.text.trim())
        .find(|text| !text.is_empty())
        .unwrap_or_default()
        .to_owned()
}

/// The year of entry a student number begins with: 2022…, or 22….
fn year_of_entry(number: &str, today: PartialDate) -> Option<u16> {
    let latest = u16::try_from(today.year).ok()?;
    let lead = |count: usize| number.get(..count).and_then(|digits| digits.parse::<u16>().ok());
    let plausible = |year: &u16| (latest.saturating_sub(12)..=latest).contains(year);
    if number.len() < 6 || !number.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    lead(4).filter(plausible).or_else(|| lead(2).map(|year| 2000 + year).filter(plausible))
}

/// The class named by the sheet, the file or the title above the header; or by sheet and file together.
fn words_around(table: &Table, school: &str) -> Option<String> {
    let file = table.sheet.file.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let sheet = table.sheet.name.as_str();
    let titles = titles(table);
    let named = std::iter::once(sheet).chain(titles.iter().copied()).chain([stem]);
    named.clone().find_map(|text| class_named_in(text, school)).or_else(|| {
        // A sheet called 1班 in a file called 2022级软件工程.
        let class = before_list_words(sheet);
        let whole = named.skip(1).map(|text| format!("{}{class}", before_list_words(text)));
        class.contains('班').then_some(whole)?.find(|text| OrgName::parse(text, school).tells_class())
    })
}

/// The texts above the header.
pub fn titles(table: &Table) -> Vec<&str> {
    let first = table.layout.header_rows.first().copied().unwrap_or(1);
    (0..table.sheet.row_count())
        .take_while(|index| table.sheet.row_number(*index) < first)
        .flat_map(|index| table.sheet.row(index))
        .map(|cell| cell.text)
        .collect()
}

/// The part of a title that names a class: 2022级软件工程1班 of 2022级软件工程1班团员花名册.
fn class_named_in(title: &str, school: &str) -> Option<String> {
    let title = title.trim();
    if title.starts_with("共青团") && OrgName::parse(title, school).tells_class() {
        return Some(title.to_owned());
    }
    let name = before_list_words(title);
    let parts = OrgName::parse(name, school);
    // Sheet1 has a number and no class.
    let named = parts.tells_class() && (parts.grade.is_some() || name.contains('班'));
    named.then(|| name.to_owned())
}

/// The title without the words that say it is a list.
fn before_list_words(title: &str) -> &str {
    const WORDS: &[&str] =
        &["花名册", "名单", "团员", "信息", "统计", "学生", "汇总", "登记", "采集", "核对", "成员"];
    let end = WORDS.iter().filter_map(|word| title.find(word)).min().unwrap_or(title.len());
    title.get(..end).unwrap_or(title).trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_name_classes() {
        let named = |title| class_named_in(title, "齐鲁理工学院");
        assert_eq!(named("2022级软件工程1班团员花名册").as_deref(), Some("2022级软件工程1班"));
        assert_eq!(named("软工2201").as_deref(), Some("软工2201"));
        assert_eq!(named("Sheet1"), None);
        assert_eq!(named("花名册"), None);
        assert_eq!(named("2022级团员名单"), None);
    }

    #[test]
    fn student_numbers_begin_with_the_year_of_entry() {
        let today = PartialDate::new(2024, 4, Some(1)).unwrap();
        assert_eq!(year_of_entry("202201123456", today), Some(2022));
        assert_eq!(year_of_entry("2201123456", today), Some(2022));
        assert_eq!(year_of_entry("9901123456", today), None);
        assert_eq!(year_of_entry("B22", today), None);
    }
}
