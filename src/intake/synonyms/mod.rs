//! The words rosters, forms and systems have for each field.

mod index;
mod words;

use strsim::osa_distance;

use super::header_text::{clean, core};
use crate::domain::Field;
use index::{exact, held, near, says_nothing};
use words::{CERTAIN, KEPT, KNOWN, NOT_FIELDS, OF_OTHERS, OTHERS, RULES};

/// What a header's words say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A field, and how sure: 100 its own name, down to 60 for likeness.
    Field(Field, u8),
    /// Known, but nothing that is reconciled; the reason in a few words.
    Other(&'static str),
    /// Says nothing.
    Unknown,
}

/// Its own name, or one of the names everybody uses.
pub(super) const EXACT: u8 = 100;
/// Words that hold the thing.
pub(super) const HOLDS: u8 = 80;
/// Words that hold it, but may mean something a little different.
const HOLDS_LOOSELY: u8 = 70;
/// One character off.
pub(super) const LIKE: u8 = 60;

/// No header has more bytes than this, hints in brackets and all.
const LONGEST: usize = 1_000;

/// Shorter words say too little for one of them to be taken for a slip of another.
const LIKE_FROM: usize = 4;

/// Reads a header as the file has it.
pub(super) fn meaning(header: &str) -> Meaning {
    if header.len() > LONGEST || says_nothing(header) {
        return Meaning::Unknown;
    }
    // A hint in brackets is left out, but not when it says whose the thing is: 联系电话（家长）.
    if OF_OTHERS.iter().any(|word| header.contains(word)) {
        return Meaning::Other("不是本人的信息");
    }
    // 手机号码，务必本人使用: what stands before the comma is asked for.
    if let Some((asked, _)) = header.split_once([',', '，', ';', '；', '。'])
        && let said @ Meaning::Field(_, EXACT) = meaning_of_clean(&clean(asked))
    {
        return said;
    }
    let cleaned = clean(header);
    meaning_of_clean(&cleaned)
}

/// Reads a header already cleaned.
pub(super) fn meaning_of_clean(cleaned: &str) -> Meaning {
    if cleaned.chars().count() > 40 || says_nothing(cleaned) {
        return Meaning::Unknown;
    }
    let core = core(cleaned);
    if let Some(field) = exact(cleaned).or_else(|| exact(core)) {
        return Meaning::Field(field, EXACT);
    }
    if let Some(why) = other(cleaned, &held(cleaned)) {
        return Meaning::Other(why);
    }
    // A sentence that mentions a field is not its header, unless it asks for it.
    let longest = if cleaned == core { 16 } else { 24 };
    if let Some((field, sure)) = holds(&held(core)).filter(|_| core.chars().count() <= longest) {
        return Meaning::Field(field, sure);
    }
    like(core).map_or(Meaning::Unknown, |field| Meaning::Field(field, LIKE))
}

/// Why a text that holds these words is known, and no field.
fn other(text: &str, held: &[&str]) -> Option<&'static str> {
    if let Some((why, _)) = KNOWN.iter().find(|(_, names)| names.contains(&text)) {
        return Some(why);
    }
    let any = |words: &[&str]| held.iter().any(|word| words.contains(word));
    // 问卷 columns come with words around them: 提交答卷时间, 来自IP.
    if KNOWN.iter().any(|(why, names)| *why == "问卷的附加信息" && any(names)) && !text.contains("申请")
    {
        return Some("问卷的附加信息");
    }
    if any(OTHERS) {
        return Some("不是本人的信息");
    }
    if any(KEPT) && !any(CERTAIN) {
        return None;
    }
    any(NOT_FIELDS).then_some("核对用不到")
}

/// The field whose words are held.
fn holds(held: &[&str]) -> Option<(Field, u8)> {
    let any = |words: &[&str]| held.iter().any(|word| words.contains(word));
    RULES
        .iter()
        .find(|(_, _, groups, never)| groups.iter().all(|words| any(words)) && !any(never))
        .map(|(field, sure, ..)| (*field, *sure))
}

/// One character missing, too many, swapped or mistyped, in words long enough for that to mean something.
/// Dates are told apart by a single character (入团时间, 入学时间), so there none may be another.
fn like(text: &str) -> Option<Field> {
    let length = text.chars().count();
    if length < LIKE_FROM {
        return None;
    }
    let is_near = |(field, name): &(Field, &str)| {
        let other = name.chars().count();
        other.abs_diff(length) <= 1 && osa_distance(text, name) == 1 && !(field.is_date() && other == length)
    };
    near(text).into_iter().find(is_near).map(|(field, _)| field)
}

#[cfg(test)]
mod tests {
    use super::words::NAMES;
    use super::*;

    fn field(header: &str) -> Option<&'static str> {
        match meaning(header) {
            Meaning::Field(field, _) => Some(field.id()),
            _ => None,
        }
    }

    #[test]
    fn names_are_unique() {
        let mut all: Vec<&str> = NAMES.iter().flat_map(|(_, names)| names.iter().copied()).collect();
        all.sort_unstable();
        for pair in all.windows(2) {
            assert_ne!(pair[0], pair[1]);
        }
    }

    #[test]
    fn a_field_goes_by_its_label() {
        for wanted in Field::ALL {
            assert_eq!(meaning(wanted.label()), Meaning::Field(*wanted, EXACT), "{}", wanted.label());
        }
    }

    #[test]
    fn headers_as_files_have_them() {
        for (header, wanted) in [
            ("姓　名", Some("name")),
            ("1、您的姓名", Some("name")),
            ("姓名（系统中的姓名）", Some("name")),
            ("身份证号码*（18位）", Some("id_number")),
            ("身份证号\n（系统中的身份证号）", Some("id_number")),
            ("本人身份证号", Some("id_number")),
            ("证件号码", Some("id_number")),
            ("身份证号马", Some("id_number")),
            ("团员发展编号", Some("member_number")),
            ("发展团员编号（12位，2017年以后入团必填）", Some("member_number")),
            ("入团志愿书编号", Some("member_number")),
            ("团员证编号", None),
            ("团员证号", None),
            ("入团时间（年/月）", Some("joined")),
            ("入学时间", None),
            ("毕业时间", None),
            ("入党时间", Some("party_joined")),
            ("递交入党申请书时间", Some("applied_on")),
            ("是否递交入党申请书", Some("applied")),
            ("成为注册志愿者的时间", Some("volunteer_on")),
            ("联系电话", Some("phone")),
            ("父亲联系电话", None),
            ("家长姓名", None),
            ("紧急联系人电话", None),
            ("曾用名", None),
            ("姓名拼音", None),
            ("辅导员电话", Some("counsellor_phone")),
            ("其他联系方式（如微信、QQ等）", Some("other_contact")),
            ("户籍地址（精确到门牌号）", Some("household_address")),
            ("家庭住址", None),
            ("专业班级", Some("class")),
            ("专业", None),
            ("提交答卷时间", None),
            ("来自IP", None),
            ("序号", None),
            ("备注", None),
            ("所在团支部名称", Some("branch")),
            ("团内职务", Some("post")),
            ("班内职务", None),
            ("是否团员", Some("political_status")),
            ("是否为共青团员", Some("political_status")),
            ("是否入团", Some("political_status")),
            ("入团申请书", None),
            ("请选择您的政治面貌", Some("political_status")),
            ("学籍异动类型", Some("status")),
            ("年龄", None),
            ("联系电话（家长）", None),
            ("身份证号后四位", None),
            ("手机短号", None),
            ("院（系）", Some("college")),
            ("名族", Some("ethnicity")),
            ("辅导员老师", Some("counsellor")),
            ("所在班级团支部", Some("branch")),
        ] {
            assert_eq!(field(header), wanted, "{header}");
        }
    }
}
