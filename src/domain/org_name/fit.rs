//! How far two names speak of the same class.

use super::OrgName;

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
            (Some(a), Some(b)) => match likeness(a, b) {
                Some(likeness) => likeness,
                None => return Fit::No,
            },
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

    /// Do both name a class, and majors of which neither can stand for the other?
    pub fn is_another_major(&self, other: &OrgName) -> bool {
        let majors = self.major.as_ref().zip(other.major.as_ref());
        self.tells_class() && other.tells_class() && majors.is_some_and(|(a, b)| likeness(a, b).is_none())
    }
}

enum Likeness {
    Same,
    Short,
    Off,
}

/// How alike two majors are; nothing where they are two.
fn likeness(a: &str, b: &str) -> Option<Likeness> {
    if a == b {
        return Some(Likeness::Same);
    }
    if is_abbreviation(a, b) || is_abbreviation(b, a) {
        return Some(Likeness::Short);
    }
    one_slip(a, b).then_some(Likeness::Off)
}

fn contradict<T: PartialEq>(a: Option<T>, b: Option<T>) -> bool {
    matches!((a, b), (Some(a), Some(b)) if a != b)
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

/// Nothing longer is a name, and the distance takes the square of the length.
const LONGEST: usize = 400;

fn one_slip(a: &str, b: &str) -> bool {
    a.chars().count() >= 4 && a.len().max(b.len()) < LONGEST && strsim::osa_distance(a, b) == 1
}

/// 计算机学院, 计算机系, 计算机科学与技术学院 and 计算机工程学院 may be one college.
fn same_college(a: &str, b: &str) -> bool {
    let core = |name: &str| name.trim_end_matches("学院").trim_end_matches(['系', '院']).to_owned();
    let (a, b) = (core(a), core(b));
    a == b || is_abbreviation(&a, &b) || is_abbreviation(&b, &a)
}
