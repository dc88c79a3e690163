//! Which column is which field: by its name, else by likeness, else by what it holds.

use super::content;
use super::header::Name;
use super::header_text::{asked, clean};
use super::sheet::{RawCell, Sheet};
use super::synonyms::{EXACT, HOLDS, LIKE, Meaning, meaning, meaning_of_clean};
use super::table::Column;
use crate::domain::{Field, flag, order, text};

/// How many filled cells of a column are looked at.
const SAMPLED: usize = 200;
/// What content alone is worth: less than any word.
const CONTENT: u8 = 50;
/// What a remark is worth: less than any column of its own.
const REMARK: u8 = 40;

/// Proposes a field for every column; `rows` are the first of the records' rows by index, `every` gives all of them.
pub(super) fn map<I: Iterator<Item = usize>>(
    sheet: &Sheet,
    names: &[Name],
    rows: &[usize],
    every: impl Fn() -> I,
) -> Vec<Column> {
    let mut candidates: Vec<Candidate> = columns(sheet, names, rows)
        .into_iter()
        .map(|name| {
            let cells = sample(sheet, rows, name.column);
            let told =
                || content::tells_of_a_change(every().filter_map(|index| sheet.cell(index, name.column)));
            Candidate::of(&name, &cells, told)
        })
        .collect();
    phones_of_counsellors(&mut candidates);
    keep_best(&mut candidates);
    full_organisation_names(sheet, rows, &mut candidates);
    candidates.into_iter().map(Candidate::into_column).collect()
}

struct Candidate {
    name: Name,
    field: Option<Field>,
    sure: u8,
    filled: usize,
    why: String,
}

/// The named columns, and those without a name that hold anything.
fn columns(sheet: &Sheet, names: &[Name], rows: &[usize]) -> Vec<Name> {
    let mut all = names.to_vec();
    let mut seen: Vec<bool> = Vec::new();
    for index in rows.iter().take(SAMPLED) {
        for cell in sheet.row(*index) {
            let at = usize::from(cell.column);
            if seen.len() <= at {
                seen.resize(at + 1, false);
            }
            if let Some(seen) = seen.get_mut(at) {
                *seen = true;
            }
        }
    }
    for (column, seen) in (0u16..).zip(seen) {
        if seen && !names.iter().any(|name| name.column == column) {
            all.push(Name { column, parts: Vec::new() });
        }
    }
    order::sort_by_key(&mut all, |name| name.column);
    all
}

fn sample<'a>(sheet: &'a Sheet, rows: &[usize], column: u16) -> Vec<RawCell<'a>> {
    rows.iter().take(SAMPLED * 5).filter_map(|index| sheet.cell(*index, column)).take(SAMPLED).collect()
}

impl Candidate {
    /// `told`: does any cell of the whole column say that somebody is away?
    fn of(name: &Name, cells: &[RawCell<'_>], told: impl Fn() -> bool) -> Candidate {
        let (meaning, header) = read_name(name);
        let held = || content::guess(cells);
        let (field, sure, why) = match meaning {
            Meaning::Field(field, sure) if sure > LIKE => (Some(field), sure, format!("表头“{header}”")),
            // A likeness must not be spoken against by what the column holds.
            Meaning::Field(field, sure) => match held() {
                Some(other) if other != field => (Some(other), CONTENT, format!("内容像{}", other.label())),
                _ => (Some(field), sure, format!("表头“{header}”近似“{}”", field.label())),
            },
            Meaning::Other(_) | Meaning::Unknown if asked(&header).is_some() && !told() => {
                (None, 0, format!("“{header}”的回答用于判断学籍异动"))
            }
            // 备注 is where rosters say who is away; the first of them may stand far down.
            Meaning::Other("备注") if told() => {
                (Some(Field::Status), REMARK, "备注中写有学籍情况".to_owned())
            }
            Meaning::Other("备注") => (None, 0, "备注，不用于核对".to_owned()),
            // 状态 may be anything's state.
            Meaning::Other("状态") => {
                if content::is_all_of_status(cells) || told() {
                    (Some(Field::Status), CONTENT, format!("“{header}”一列填的是学籍情况"))
                } else {
                    (None, 0, "没有写学籍情况，不用于核对".to_owned())
                }
            }
            Meaning::Other("序号") => match held() {
                Some(field @ (Field::IdNumber | Field::MemberNumber | Field::StudentNumber)) => {
                    (Some(field), CONTENT, format!("内容像{}", field.label()))
                }
                _ => (None, 0, "序号，不用于核对".to_owned()),
            },
            Meaning::Other(why) => (None, 0, why.to_owned()),
            // 团员 over ticks says who is one; over names it would be the members themselves.
            Meaning::Unknown if is_ticked(name, cells) => {
                (Some(Field::PoliticalStatus), CONTENT, format!("“{header}”一列填的是是否"))
            }
            Meaning::Unknown => match held() {
                Some(field) => (Some(field), CONTENT, format!("内容像{}", field.label())),
                None if name.parts.is_empty() => (None, 0, "没有表头，内容也无法判断".to_owned()),
                None => (None, 0, "未识别的表头".to_owned()),
            },
        };
        Candidate { name: name.clone(), field, sure, filled: cells.len(), why }
    }

    fn into_column(self) -> Column {
        Column { index: self.name.column, header: self.name.joined(), field: self.field, why: self.why }
    }
}

/// Is the column called 团员 and filled with √, 是 or 否?
fn is_ticked(name: &Name, cells: &[RawCell<'_>]) -> bool {
    let called =
        name.parts.last().is_some_and(|part| matches!(clean(part).as_str(), "团员" | "共青团员" | "团员否"));
    called && !cells.is_empty() && cells.iter().all(|cell| flag::parse(cell.text).is_some())
}

/// Is it a column of people's own names?
pub(super) fn names_people(name: &Name) -> bool {
    matches!(read_name(name), (Meaning::Field(Field::Name, EXACT), _))
}

/// What a name of one or more rows says, and which words said it.
fn read_name(name: &Name) -> (Meaning, String) {
    let [first, .., last] = name.parts.as_slice() else {
        let only = name.parts.first().cloned().unwrap_or_default();
        return (meaning(&only), only);
    };
    let all = name.parts.concat();
    // 家庭情况 over 联系电话: whatever stands below is the family's.
    let above = name.parts.iter().rev().skip(1);
    if above.clone().any(|part| ["家庭", "家长", "亲属", "监护"].iter().any(|word| part.contains(word)))
    {
        return (Meaning::Other("不是本人的信息"), name.joined());
    }
    let together = meaning(&all);
    let alone = meaning(last);
    let group = meaning(first);
    // 姓名 over Name says the same twice.
    if let (Meaning::Field(above, EXACT), Meaning::Field(below, _)) = (group, alone)
        && above == below
    {
        return (group, first.clone());
    }
    let chosen = match (together, alone) {
        // 辅导员/姓名 and 家长/电话 are not the member's.
        (Meaning::Field(Field::Counsellor | Field::CounsellorPhone, _), _) => together,
        (Meaning::Other("不是本人的信息"), _) => together,
        (Meaning::Field(_, EXACT), _) => together,
        (_, Meaning::Field(_, HOLDS..)) => alone,
        (Meaning::Field(..), _) => together,
        (_, Meaning::Field(..) | Meaning::Other(_)) => alone,
        _ => together,
    };
    let said = if chosen == alone { last.clone() } else { name.joined() };
    (chosen, said)
}

/// 辅导员 | 联系电话: the second is the first's. 附件3 has 联系电话 twice in this way.
fn phones_of_counsellors(candidates: &mut [Candidate]) {
    let mut after_counsellor = false;
    for candidate in candidates {
        if after_counsellor && candidate.field == Some(Field::Phone) && candidate.sure >= HOLDS {
            candidate.field = Some(Field::CounsellorPhone);
            candidate.why = format!("{}，在辅导员之后", candidate.why);
        }
        after_counsellor = candidate.field == Some(Field::Counsellor);
    }
}

/// A field stands once: the better reason keeps it, then the fuller column, then the first.
fn keep_best(candidates: &mut [Candidate]) {
    for field in Field::ALL {
        let rank = |c: &Candidate| {
            (c.sure, c.filled > 0, meaning_of_clean(&c.name.parts.concat()) != Meaning::Unknown)
        };
        let mut best: Option<usize> = None;
        for (place, candidate) in candidates.iter().enumerate().filter(|(_, c)| c.field == Some(*field)) {
            if best.and_then(|at| candidates.get(at)).is_none_or(|other| rank(candidate) > rank(other)) {
                best = Some(place);
            }
        }
        let Some(best) = best else { continue };
        let kept = candidates.get(best).map(|c| c.name.joined()).unwrap_or_default();
        for (place, candidate) in candidates.iter_mut().enumerate() {
            if place != best && candidate.field == Some(*field) {
                candidate.field = None;
                candidate.why = if kept.is_empty() {
                    format!("另一列更像{}", field.label())
                } else {
                    format!("{}已取“{kept}”列", field.label())
                };
            }
        }
    }
}

/// 所在团支部 holding 共青团…支部委员会 gives the organisation's full name, where no column is called so.
fn full_organisation_names(sheet: &Sheet, rows: &[usize], candidates: &mut [Candidate]) {
    if candidates.iter().any(|c| c.field == Some(Field::OrgName)) {
        return;
    }
    let Some(branch) = candidates.iter_mut().find(|c| c.field == Some(Field::Branch)) else { return };
    let cells = sample(sheet, rows, branch.name.column);
    let full = cells.iter().filter(|cell| content::is_org_name(&text::squeeze(cell.text))).count();
    if full * 2 > cells.len() {
        branch.field = Some(Field::OrgName);
        branch.why = format!("{}，内容是组织全称", branch.why);
    }
}
