//! What an organisation's name says: 学院, 年级, 专业, 班, however long or short it is written.
//!
//! The system writes 共青团齐鲁理工学院计算机学院2022级软件工程1班支部委员会 where a roster writes
//! 软工2201. Both are taken apart into the same parts, and parts are compared.

mod class_parts;
mod fit;

use super::text::squeeze;
use crate::domain::order;
use class_parts::ClassParts;
pub use class_parts::LETTERED;
pub use fit::Fit;

/// What level of the League an organisation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OrgKind {
    /// 团支部, or a class.
    Branch,
    /// 团总支.
    GeneralBranch,
    /// 团委.
    Committee,
}

/// The parts of a name. What the name does not say is empty.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct OrgName {
    /// The level.
    pub kind: OrgKind,
    /// 计算机学院, 数学系.
    pub college: Option<String>,
    /// The year of entry in full: 2022.
    pub grade: Option<u16>,
    /// 软件工程, or what is short for it: 软工.
    pub major: Option<String>,
    /// The class's number; classes named by a letter count from [`LETTERED`].
    pub class: Option<u16>,
}

impl OrgName {
    /// Takes a name apart. `school` is the school's own name, which says nothing here.
    pub fn parse(raw: &str, school: &str) -> OrgName {
        let text: String = squeeze(raw).chars().filter(|c| !is_ornament(*c)).collect();
        let full = text.starts_with("共青团") || text.starts_with("中国共产主义青年团");
        let rest = strip_prefixes(&text, &["中国共产主义青年团", "共青团"]);
        let known_school = !school.is_empty() && rest.starts_with(school);
        let rest = rest.strip_prefix(school).unwrap_or(rest);
        let (rest, kind) = strip_level(rest);
        let (college, rest) = split_college(rest, full && !known_school);
        let mut parts = ClassParts::read(rest);
        let words = parts.words();
        let major = (!words.is_empty()).then_some(words);
        // A bare year before a class number is a grade: 2022软件工程1班.
        parts.settle();
        OrgName { kind, college, grade: parts.grade, major, class: parts.class }
    }

    /// Does the name say anything that tells classes apart?
    pub fn tells_class(&self) -> bool {
        self.class.is_some() && (self.grade.is_some() || self.major.is_some())
    }

    /// Takes from `other` what this name leaves out.
    pub fn filled_from(mut self, other: OrgName) -> OrgName {
        self.college = self.college.or(other.college);
        self.grade = self.grade.or(other.grade);
        self.major = self.major.or(other.major);
        self.class = self.class.or(other.class);
        self
    }

    /// 计算机学院团总支, the organisation above the branch.
    pub fn general_branch(&self) -> Option<String> {
        self.college.as_ref().map(|college| format!("{college}团总支"))
    }
}

/// A branch's name without what all of a 团总支's branches share: 2022级软件工程1班.
pub fn short_name<'a>(full: &'a str, general: Option<&str>) -> &'a str {
    let bare = full.strip_suffix("支部委员会").or(full.strip_suffix("支部")).unwrap_or(full);
    let college = general.map(|general| general.trim_end_matches("团总支"));
    let after = college.filter(|college| !college.is_empty()).and_then(|college| bare.split_once(college));
    let short = after.map_or(bare, |(_, rest)| rest).trim_start_matches("共青团").trim_end_matches('团');
    if short.is_empty() { full } else { short }
}

/// Brackets, dashes that mean nothing between words, quotation marks.
fn is_ornament(c: char) -> bool {
    matches!(c, '(' | ')' | '[' | ']' | '【' | '】' | '〔' | '〕' | '"' | '“' | '”' | '·' | '_' | ',' | '、')
}

fn strip_prefixes<'a>(text: &'a str, prefixes: &[&str]) -> &'a str {
    prefixes.iter().find_map(|prefix| text.strip_prefix(prefix)).unwrap_or(text)
}

fn strip_level(text: &str) -> (&str, OrgKind) {
    const LEVELS: &[(&str, OrgKind)] = &[
        ("总支部委员会", OrgKind::GeneralBranch),
        ("团总支委员会", OrgKind::GeneralBranch),
        ("团总支", OrgKind::GeneralBranch),
        ("总支部", OrgKind::GeneralBranch),
        ("总支", OrgKind::GeneralBranch),
        ("团支部委员会", OrgKind::Branch),
        ("支部委员会", OrgKind::Branch),
        ("团支部", OrgKind::Branch),
        ("支部", OrgKind::Branch),
        ("团委", OrgKind::Committee),
        ("委员会", OrgKind::Committee),
    ];
    LEVELS
        .iter()
        .find_map(|(suffix, kind)| text.strip_suffix(suffix).map(|rest| (rest, *kind)))
        .unwrap_or((text, OrgKind::Branch))
}

/// Splits 计算机学院 from what follows. Where the school's name may still stand in front, the
/// first of several 学院 is the school.
fn split_college(text: &str, school_in_front: bool) -> (Option<String>, &str) {
    let digits = text.find(|c: char| c.is_ascii_digit()).unwrap_or(text.len());
    let (head, _) = text.split_at(digits);
    let mut ends: Vec<(usize, bool)> = Vec::new();
    for (word, school) in [("大学", true), ("学院", false), ("学部", false), ("书院", false)] {
        ends.extend(head.match_indices(word).map(|(at, word)| (at + word.len(), school)));
    }
    if head.ends_with('系') && !head.ends_with("关系") {
        ends.push((head.len(), false));
    }
    order::sort(&mut ends);
    let Some((end, school)) = ends.last().copied() else { return (None, text) };
    let rest = text.get(end..).unwrap_or_default();
    let before: Vec<usize> = ends.iter().rev().skip(1).map(|(end, _)| *end).collect();
    let start = before.first().copied().unwrap_or(0);
    if school || (before.is_empty() && school_in_front) {
        return (None, rest);
    }
    let college = text.get(start..end).unwrap_or_default();
    ((!college.is_empty()).then(|| college.to_owned()), rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(raw: &str) -> (Option<String>, Option<u16>, Option<String>, Option<u16>) {
        let name = OrgName::parse(raw, "齐鲁理工学院");
        (name.college, name.grade, name.major, name.class)
    }

    fn class(
        major: &str,
        grade: u16,
        class: u16,
    ) -> (Option<String>, Option<u16>, Option<String>, Option<u16>) {
        (None, Some(grade), Some(major.to_owned()), Some(class))
    }

    #[test]
    fn full_names_are_taken_apart() {
        for raw in [
            "共青团齐鲁理工学院计算机学院2022级软件工程1班支部委员会",
            "共青团齐鲁理工学院计算机学院2022级软件工程专业（1）班团支部",
            "计算机学院2022级软件工程一班支部",
            "中国共产主义青年团齐鲁理工学院计算机学院软件工程2022级1班委员会",
        ] {
            let expected = (Some("计算机学院".to_owned()), Some(2022), Some("软件工程".to_owned()), Some(1));
            assert_eq!(parts(raw), expected, "{raw}");
        }
        // Another school's name is not taken for a college.
        let other = OrgName::parse("共青团山东某某学院商学院2021级会计学2班支部委员会", "齐鲁理工学院");
        assert_eq!(other.college.as_deref(), Some("商学院"));
    }

    #[test]
    fn short_names_are_taken_apart() {
        for raw in [
            "22级软件工程1班",
            "2022级软件工程专业一班",
            "软件工程22-1",
            "软件工程2201",
            "软件工程2201班",
            "软件工程2022级（1）班",
            "2022软件工程1班",
            "软件工程221班",
            "软件工程 22 级 01 班",
        ] {
            assert_eq!(parts(raw), class("软件工程", 2022, 1), "{raw}");
        }
        assert_eq!(parts("2026届软件工程22级1班"), class("软件工程", 2022, 1));
        assert_eq!(parts("软工2201"), class("软工", 2022, 1));
        for raw in ["会计学2003班", "会计学2003", "2020级会计学2003班", "会计学203班"] {
            assert_eq!(parts(raw), class("会计学", 2020, 3), "{raw}");
        }
        assert_eq!(parts("2015级会计学3班"), class("会计学", 2015, 3));
        assert_eq!(parts("2015会计学3班"), class("会计学", 2015, 3));
        assert_eq!(parts("计科1班"), (None, None, Some("计科".to_owned()), Some(1)));
        assert_eq!(parts("会计学十二班").3, Some(12));
        assert_eq!(parts("2022级会计学A班").3, Some(LETTERED));
        assert_eq!(parts("数学系2021级统计学2班").0.as_deref(), Some("数学系"));
        assert_eq!(parts("国际关系2021级2班").2.as_deref(), Some("国际关系"));
        assert_eq!(parts(""), (None, None, None, None));
    }

    #[test]
    fn levels_are_told_apart() {
        let kind = |raw| OrgName::parse(raw, "齐鲁理工学院").kind;
        assert_eq!(kind("共青团齐鲁理工学院计算机学院总支部委员会"), OrgKind::GeneralBranch);
        assert_eq!(kind("共青团齐鲁理工学院委员会"), OrgKind::Committee);
        assert_eq!(kind("22级软件工程1班"), OrgKind::Branch);
    }

    #[test]
    fn fits_say_how_sure_they_are() {
        let full = OrgName::parse("共青团齐鲁理工学院计算机学院2022级软件工程1班支部委员会", "齐鲁理工学院");
        let fit = |raw: &str| full.fit(&OrgName::parse(raw, ""));
        assert_eq!(fit("22级软件工程1班"), Fit::Exact);
        assert_eq!(fit("软工2201"), Fit::Close);
        assert_eq!(fit("软件工程1班"), Fit::Close);
        assert_eq!(fit("1班"), Fit::Possible);
        assert_eq!(fit("软件工呈2201"), Fit::Possible);
        for other in ["22级软件工程2班", "21级软件工程1班", "22级会计学1班", "商学院22级软工1班"]
        {
            assert_eq!(fit(other), Fit::No, "{other}");
        }
    }
}
