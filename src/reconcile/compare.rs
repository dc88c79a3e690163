//! In which fields the system's row and the roster's row differ.
//!
//! Only where both are filled: a blank is something to complete, which the rules see to, not a
//! contradiction. Values are compared as what they are, so that dress alone is no difference.

use super::case::Difference;
use super::name;
use super::person::phone;
use super::view::View;
use crate::domain::political::says_no_member;
use crate::domain::{Field, IdNumber, Profile, flag, id_number::Sex, text};
use crate::intake::CellView;

/// The fields of a person that both sides may state. Where they belong is compared as a branch.
const COMPARED: &[Field] = &[
    Field::Name,
    Field::Sex,
    Field::IdNumber,
    Field::Birth,
    Field::Ethnicity,
    Field::PoliticalStatus,
    Field::Phone,
    Field::MemberNumber,
    Field::Joined,
    Field::Occupation,
    Field::StudyStatus,
    Field::Education,
    Field::HouseholdAddress,
    Field::PartyJoined,
    Field::IsCadre,
    Field::Post,
    Field::PostSince,
    Field::CadreKind,
    Field::Applied,
    Field::AppliedOn,
    Field::Volunteer,
    Field::VolunteerOn,
    Field::StudentNumber,
];

/// The differences, in the order members' records are shown.
pub fn differences(system: &View<'_>, roster: &View<'_>, profile: &Profile) -> Vec<Difference> {
    let text = |record: &View<'_>, field| record.cell(field).map_or("", |cell| cell.text).to_owned();
    let difference = |field: &Field| {
        let roster = match differs(system, roster, *field, profile) {
            true => text(roster, *field),
            false if *field == Field::Birth => birth_in_number(system, roster)?,
            false => return None,
        };
        Some(Difference { field: *field, system: text(system, *field), roster })
    };
    COMPARED.iter().filter_map(difference).collect()
}

/// The month of birth in the roster's number, where the roster has no other and the system says another.
/// A system list with numbers of its own is held against those (ID007).
fn birth_in_number(system: &View<'_>, roster: &View<'_>) -> Option<String> {
    let stated = system.date(Field::Birth)?;
    let silent = roster.text(Field::Birth).is_empty() && system.valid_number().is_none();
    let birth = roster.valid_number().filter(|_| silent)?.birth()?;
    (birth.months() != stated.months()).then(|| format!("{:04}-{:02}", birth.year, birth.month))
}

fn differs(system: &View<'_>, roster: &View<'_>, field: Field, profile: &Profile) -> bool {
    let cells = system.cell(field).zip(roster.cell(field));
    cells.is_some_and(|(left, right)| cells_differ(field, left, right, profile))
}

/// Do two cells of a field contradict each other?
pub fn cells_differ(field: Field, left: CellView<'_>, right: CellView<'_>, profile: &Profile) -> bool {
    // Nearly every field of nearly every pair is missing on one side or the same text.
    if left.text == right.text {
        return false;
    }
    let (a, b) = (left.tidy(), right.tidy());
    if a.is_empty() || b.is_empty() || a == b {
        return false;
    }
    let both = |a: Option<bool>| a.unwrap_or(false);
    if !SAYS_NO.contains(&field) && (is_placeholder(&a) || is_placeholder(&b)) {
        return false;
    }
    match field {
        Field::Name => name::compared(&a) != name::compared(&b),
        Field::Sex => both(Sex::parse(&a).zip(Sex::parse(&b)).map(|(a, b)| a != b)),
        Field::IdNumber | Field::MemberNumber => {
            let damaged = |cell: CellView<'_>, text: &str| {
                let number = cell.kind.is_number() && field == Field::IdNumber;
                number || cell.precision_lost() || text.contains(['*', '＊'])
            };
            let key = |text: &str| IdNumber::parse(text).map_or_else(|| plain(text), |id| id.key());
            let key = |text: &str| if field == Field::IdNumber { key(text) } else { plain(text) };
            // Eight digits are the number of the membership card, which is another thing.
            let card = |text: &str| text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit());
            if field == Field::MemberNumber && card(&key(&b)) && !card(&key(&a)) {
                return false;
            }
            !damaged(left, &a) && !damaged(right, &b) && key(&a) != key(&b)
        }
        _ if field.is_date() => {
            // To the month: the system keeps no days where rosters may have them.
            both(left.date().zip(right.date()).map(|(a, b)| a.months() != b.months()))
        }
        Field::Phone => match (phone(&a), phone(&b)) {
            (Some(a), Some(b)) => a != b,
            _ => plain(&a) != plain(&b),
        },
        Field::Ethnicity => ethnicity(&a) != ethnicity(&b),
        Field::PoliticalStatus => !is_unsaid(&a) && !is_unsaid(&b) && political_differs(&a, &b),
        Field::Post => {
            let (a, b) = (post(&a), post(&b));
            !a.is_empty() && !b.is_empty() && a != b
        }
        Field::IsCadre | Field::Applied | Field::Volunteer => {
            both(flag::parse(&a).zip(flag::parse(&b)).map(|(a, b)| a != b))
        }
        Field::Occupation => occupation(&a, profile) != occupation(&b, profile),
        Field::StudyStatus => study_status(&a, profile) != study_status(&b, profile),
        Field::Education => education(&a) != education(&b),
        Field::CadreKind => plain(&a).trim_end_matches("部") != plain(&b).trim_end_matches("部"),
        Field::HouseholdAddress => !same_address(&a, &b),
        _ => plain(&a) != plain(&b),
    }
}

/// The fields in which 无 is an answer.
const SAYS_NO: &[Field] =
    &[Field::PoliticalStatus, Field::IsCadre, Field::Post, Field::Applied, Field::Volunteer];

/// What people write into a cell they leave blank.
fn is_placeholder(text: &str) -> bool {
    is_unsaid(text) || matches!(text, "无" | "暂无" | "没有")
}

/// The placeholders that are no answer, whatever is asked.
fn is_unsaid(text: &str) -> bool {
    const UNSAID: &[&str] =
        &["不详", "未知", "未填", "未填写", "待填", "空", "-", "--", "—", "——", "/", "\\", "N/A"];
    UNSAID.contains(&text)
}

fn plain(raw: &str) -> String {
    text::squeeze(raw).to_uppercase()
}

/// 汉 and 汉族; two names that lists of the system itself misspell.
fn ethnicity(raw: &str) -> String {
    let text = plain(raw);
    let stem = text.strip_suffix('族').filter(|stem| !stem.is_empty()).unwrap_or(&text);
    match stem {
        "哈呢" => "哈尼".to_owned(),
        "僳僳" | "傈傈" => "傈僳".to_owned(),
        stem => stem.to_owned(),
    }
}

/// 是否团员 asks only for membership, which party members have too.
fn political_differs(a: &str, b: &str) -> bool {
    match (flag::parse(a), flag::parse(b)) {
        (Some(a), Some(b)) => a != b,
        (Some(member), None) => member == says_no_member(b),
        (None, Some(member)) => member == says_no_member(a),
        (None, None) => political(a) != political(b),
    }
}

fn political(raw: &str) -> String {
    let text = plain(raw);
    let says = |word: &str| text.contains(word);
    let status = if says("群众") {
        "群众"
    } else if says("预备党员") {
        "中共预备党员"
    } else if says("党员") {
        "中共党员"
    } else if (says("团员") && !says("非团员")) || says("积极分子") || says("发展对象") {
        // Steps towards the Party, which members of the League take.
        "共青团员"
    } else {
        &text
    };
    status.to_owned()
}

/// The post without the level it is held at; an ordinary member holds none.
fn post(raw: &str) -> String {
    let text = plain(raw);
    let bare = ["班级团支部", "团支部", "支部", "班级"].iter().find_map(|level| text.strip_prefix(level));
    match bare.filter(|rest| !rest.is_empty()).unwrap_or(&text) {
        "无" | "团员" | "普通团员" | "共青团员" | "否" | "没有" | "暂无" | "-" | "—" | "/" | "无职务" => {
            String::new()
        }
        "团支书" | "支书" | "书记" | "团支部书记" => "书记".to_owned(),
        rest => rest.to_owned(),
    }
}

/// A roster's 学生 is what the notice wants written as 青年学生.
fn occupation(raw: &str, profile: &Profile) -> String {
    match plain(raw).as_str() {
        "学生" | "大学生" | "在校学生" | "在校生" => profile.occupation.clone(),
        text => text.to_owned(),
    }
}

fn study_status(raw: &str, profile: &Profile) -> String {
    let text = plain(raw);
    if text == "在读" || profile.study_status_also.contains(&text) {
        profile.study_status.clone()
    } else {
        text
    }
}

fn education(raw: &str) -> String {
    let text = plain(raw);
    let bare = text.trim_start_matches("普通").trim_start_matches("全日制").trim_end_matches("在读");
    match bare {
        "大学本科" | "本科生" | "大学" | "本科学历" => "本科".to_owned(),
        "大专" | "大学专科" | "专科生" | "高职" => "专科".to_owned(),
        "普通高中" | "高中毕业" => "高中".to_owned(),
        bare => bare.to_owned(),
    }
}

/// One address may be the more exact of the two.
fn same_address(a: &str, b: &str) -> bool {
    let words = |raw: &str| plain(raw).chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let (a, b) = (words(a), words(b));
    a.contains(&b) || b.contains(&a)
}
