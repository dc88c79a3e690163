//! What an organisation's name says: 学院, 年级, 专业, 班, however long or short it is written.
//!
//! The system writes 共青团齐鲁理工学院计算机学院2022级软件工程1班支部委员会 where a roster writes
//! 软工2201. Both are taken apart into the same parts, and parts are compared.

use super::text::squeeze;

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

/// Class A.
pub const LETTERED: u16 = 900;

/// How far two names speak of the same class. Better fits come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fit {
    /// Grade, major and class are the same and nothing speaks against it.
    Exact,
    /// As exact, but the major is abbreviated (软工 for 软件工程) or one name leaves one part out.
    Close,
    /// Nothing contradicts, but much is left open or slightly off.
    Possible,
    /// Some part contradicts.
    No,
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

    /// How far the two speak of the same class.
    pub fn fit(&self, other: &OrgName) -> Fit {
        if self.kind != other.kind
            || contradict(self.grade, other.grade)
            || contradict(self.class, other.class)
        {
            return Fit::No;
        }
        let mut open = u8::from(self.grade.is_some() != other.grade.is_some())
            + u8::from(self.class.is_some() != other.class.is_some());
        let neither_numbered = self.class.is_none() && other.class.is_none();
        let major = match (&self.major, &other.major) {
            (Some(a), Some(b)) if a == b => Likeness::Same,
            (Some(a), Some(b)) if is_abbreviation(a, b) || is_abbreviation(b, a) => Likeness::Short,
            (Some(a), Some(b)) if one_slip(a, b) => Likeness::Off,
            (Some(_), Some(_)) => return Fit::No,
            (None, None) => Likeness::Same,
            _ => {
                open += 1;
                Likeness::Short
            }
        };
        let college = match (&self.college, &other.college) {
            (Some(a), Some(b)) => same_college(a, b),
            _ => true,
        };
        match (major, open, college) {
            (Likeness::Same, 0, true) if !neither_numbered || self.major.is_some() => Fit::Exact,
            (Likeness::Same | Likeness::Short, 0 | 1, true) => Fit::Close,
            (_, _, true) => Fit::Possible,
            (Likeness::Same, 0, false) => Fit::Possible,
            _ => Fit::No,
        }
    }

    /// Do both name a class, and not the same one, by year or number?
    pub fn is_another_class(&self, other: &OrgName) -> bool {
        self.tells_class()
            && other.tells_class()
            && (contradict(self.grade, other.grade) || contradict(self.class, other.class))
    }

    /// 计算机学院团总支, the organisation above the branch.
    pub fn general_branch(&self) -> Option<String> {
        self.college.as_ref().map(|college| format!("{college}团总支"))
    }
}

enum Likeness {
    Same,
    Short,
    Off,
}

fn contradict<T: PartialEq>(a: Option<T>, b: Option<T>) -> bool {
    matches!((a, b), (Some(a), Some(b)) if a != b)
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
    ends.sort_unstable();
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

/// The numbers and words of 2022级软件工程1班.
#[derive(Default)]
struct ClassParts {
    grade: Option<u16>,
    class: Option<u16>,
    words: String,
    loose: Vec<String>,
}

impl ClassParts {
    fn read(text: &str) -> ClassParts {
        let mut parts = ClassParts::default();
        let mut word = String::new();
        let mut number = String::new();
        for c in text.chars().chain(['\n']) {
            if c.is_ascii_digit() {
                parts.words.push_str(&word);
                word.clear();
                number.push(c);
                continue;
            }
            if !number.is_empty() {
                match c {
                    '级' => parts.take_grade(&number),
                    '班' => parts.take_class(&number),
                    // The year of leaving says nothing the year of entry does not.
                    '届' => {}
                    _ => parts.loose.push(number.clone()),
                }
                number.clear();
                if matches!(c, '级' | '班' | '-' | '\u{2013}' | '\u{2014}' | '.') {
                    continue;
                }
            }
            match c {
                '班' => parts.take_spoken_class(&mut word),
                '\n' | '-' => {}
                c => word.push(c),
            }
        }
        parts.words.push_str(&word);
        parts
    }

    fn take_grade(&mut self, digits: &str) {
        self.grade = self.grade.or_else(|| year(digits));
    }

    /// 1班, 01班, 2201班, 202201班.
    fn take_class(&mut self, digits: &str) {
        match year_and_class(digits) {
            Some((grade, class)) => {
                self.grade = self.grade.or(Some(grade));
                self.class = self.class.or(Some(class));
            }
            None => self.class = self.class.or_else(|| digits.parse().ok()),
        }
    }

    /// 一班, 十二班, A班: the number stands at the end of the word.
    fn take_spoken_class(&mut self, word: &mut String) {
        let tail: String = word.chars().rev().take_while(|c| "零一二三四五六七八九十".contains(*c)).collect();
        if !tail.is_empty() {
            let spoken: String = tail.chars().rev().collect();
            word.truncate(word.len() - spoken.len());
            self.class = self.class.or_else(|| chinese_number(&spoken));
        } else if let Some(letter) = word.chars().last().filter(char::is_ascii_alphabetic) {
            word.pop();
            let place = u16::from(letter.to_ascii_uppercase() as u8 - b'A');
            self.class = self.class.or(Some(LETTERED + place));
        }
    }

    /// Gives the numbers that stood without 级 or 班 their meaning: 软工2201, 软件工程22-1, 2022软工1班.
    fn settle(&mut self) {
        for digits in std::mem::take(&mut self.loose) {
            if self.class.is_none()
                && let Some((grade, class)) = year_and_class(&digits)
            {
                self.grade = self.grade.or(Some(grade));
                self.class = Some(class);
            } else if self.grade.is_none()
                && let Some(grade) = year(&digits)
            {
                self.grade = Some(grade);
            } else if self.class.is_none() && digits.len() <= 2 {
                self.class = digits.parse().ok();
            }
        }
    }

    /// The words without those that every class has: what is left names the major.
    fn words(&self) -> String {
        const EMPTY: &[&str] = &[
            "专业",
            "年级",
            "本科",
            "普通",
            "总支部委员会",
            "团总支",
            "总支",
            "团委",
            "团支部",
            "支部",
            "班级",
            "第",
            "级",
            "届",
        ];
        let mut words = self.words.clone();
        for empty in EMPTY {
            words = words.replace(empty, "");
        }
        words.to_uppercase()
    }
}

fn year(digits: &str) -> Option<u16> {
    let number: u16 = digits.parse().ok()?;
    match digits.len() {
        4 if (2000..=2099).contains(&number) => Some(number),
        2 if (10..=60).contains(&number) => Some(2000 + number),
        _ => None,
    }
}

/// 2201, 221, 202201, 20221: a year of entry and a class run together.
fn year_and_class(digits: &str) -> Option<(u16, u16)> {
    let cut = match digits.len() {
        3 | 4 if year(digits).is_none() => 2,
        5 | 6 => 4,
        _ => return None,
    };
    let (grade, class) = digits.split_at_checked(cut)?;
    let class: u16 = class.parse().ok()?;
    Some((year(grade)?, (1..=60).contains(&class).then_some(class)?))
}

fn chinese_number(spoken: &str) -> Option<u16> {
    let digit =
        |c: char| "零一二三四五六七八九".chars().position(|d| d == c).and_then(|d| u16::try_from(d).ok());
    match spoken.split_once('十') {
        Some((tens, ones)) => {
            let tens = if tens.is_empty() { 1 } else { digit(tens.chars().next()?)? };
            let ones = if ones.is_empty() { 0 } else { digit(ones.chars().next()?)? };
            Some(tens * 10 + ones)
        }
        None => digit(spoken.chars().next()?),
    }
}

/// Is `short` an abbreviation of `long`: part of it (会计 of 会计学), or its characters in order
/// beginning with the first (软工 of 软件工程, 计科 of 计算机科学与技术)?
fn is_abbreviation(short: &str, long: &str) -> bool {
    let count = short.chars().count();
    if count < 2 || count >= long.chars().count() {
        return false;
    }
    if long.contains(short) {
        return true;
    }
    let mut rest = long.chars();
    short.chars().next() == long.chars().next() && short.chars().all(|c| rest.any(|l| l == c))
}

fn one_slip(a: &str, b: &str) -> bool {
    a.chars().count() >= 4 && strsim::osa_distance(a, b) == 1
}

/// 计算机学院, 计算机系, 计算机科学与技术学院 and 计算机工程学院 may be one college.
fn same_college(a: &str, b: &str) -> bool {
    let core = |name: &str| name.trim_end_matches("学院").trim_end_matches(['系', '院']).to_owned();
    let (a, b) = (core(a), core(b));
    a == b || is_abbreviation(&a, &b) || is_abbreviation(&b, &a)
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
