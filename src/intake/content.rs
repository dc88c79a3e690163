//! What a column holds, judged by its cells alone. Dates look alike and are never guessed.

use std::collections::HashSet;

use super::sheet::{CellKind, RawCell};
use crate::domain::{Field, IdNumber, PartialDate, enrolment, id_number::Sex, text};

/// So many of the cells must agree before a column is taken for something.
const MOST: f32 = 0.6;
/// More than there are.
const NEVER: f32 = 2.0;

/// A field, whether a cell speaks for it, and how many of the cells must.
type Test = (Field, fn(&str, CellKind) -> bool, f32);

/// The field a column's filled cells speak for.
pub(super) fn guess(cells: &[RawCell<'_>]) -> Option<Field> {
    if cells.is_empty() {
        return None;
    }
    let texts: Vec<_> = cells.iter().map(|cell| (text::squeeze(cell.text), cell.kind)).collect();
    let share = |test: &dyn Fn(&str, CellKind) -> bool| {
        texts.iter().filter(|(text, kind)| test(text, *kind)).count() as f32 / texts.len() as f32
    };
    if share(&is_id_number) >= MOST {
        return Some(Field::IdNumber);
    }
    // 正常 alone may be said of anything.
    let changed = texts.iter().any(|(text, _)| enrolment::is_unmistakable(text));
    let tests: &[Test] = &[
        (Field::Phone, |t, _| is_phone(t), MOST),
        (Field::Sex, |t, _| Sex::parse(t).is_some(), 0.9),
        (Field::Ethnicity, |t, _| is_ethnicity(t), 0.9),
        (Field::PoliticalStatus, |t, _| is_political_status(t), 0.8),
        (Field::OrgName, |t, _| is_org_name(t), 0.8),
        (Field::Branch, |t, _| t.ends_with("支部") || t.ends_with("支部委员会"), 0.8),
        (Field::Class, |t, _| t.ends_with('班') || t.ends_with("班级"), 0.8),
        (Field::College, |t, _| t.ends_with("学院") || t.ends_with('系') || t.ends_with("团总支"), 0.8),
        (Field::Status, |t, _| enrolment::is_status(t), if changed { 0.5 } else { NEVER }),
        (Field::Name, |t, k| k == CellKind::Text && is_name(t), 0.8),
    ];
    if let Some((field, ..)) = tests.iter().find(|(_, test, least)| share(test) >= *least) {
        return Some(*field);
    }
    twelve_digits(texts.iter().map(|(text, _)| text.as_ref()))
}

/// Does one of the cells say beyond doubt that somebody is away?
pub(super) fn tells_of_a_change<'a>(mut cells: impl Iterator<Item = RawCell<'a>>) -> bool {
    cells.any(|cell| enrolment::is_unmistakable(&text::squeeze(cell.text)))
}

/// Do most of the cells speak of enrollment, be it that nothing happened?
pub(super) fn is_all_of_status(cells: &[RawCell<'_>]) -> bool {
    let told = cells.iter().filter(|cell| enrolment::is_status(&text::squeeze(cell.text))).count();
    !cells.is_empty() && told * 2 >= cells.len()
}

/// Does this look like an entry rather than a header? One glance, for telling data rows from header rows.
pub(super) fn is_entry(cell: &RawCell<'_>) -> bool {
    if cell.kind != CellKind::Text {
        return true;
    }
    let text = text::squeeze(cell.text);
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    (digits >= 5 && digits * 2 >= text.len())
        || PartialDate::parse(&text).is_some()
        || Sex::parse(&text).is_some()
        || is_political_status(&text)
        || (is_ethnicity(&text) && text != "民族")
        || is_org_name(&text)
        || matches!(text.as_ref(), "是" | "否" | "有" | "无" | "√")
}

fn is_id_number(text: &str, kind: CellKind) -> bool {
    let Some(number) = IdNumber::parse(text) else { return false };
    // Eighteen digits from a number cell lost their last ones, but what they were is plain.
    number.birth().is_some() && (kind.is_number() || number.checksum_holds() || number.as_str().len() == 18)
}

fn is_phone(text: &str) -> bool {
    let digits: String = text.chars().filter(|c| !matches!(c, '-' | '+')).collect();
    let digits = digits.strip_prefix("86").filter(|rest| rest.len() == 11).unwrap_or(&digits);
    let mut bytes = digits.bytes();
    digits.len() == 11
        && digits.bytes().all(|b| b.is_ascii_digit())
        && bytes.next() == Some(b'1')
        && bytes.next().is_some_and(|b| b >= b'3')
}

fn is_ethnicity(text: &str) -> bool {
    (2..=6).contains(&text.chars().count()) && text.ends_with('族') || text == "汉"
}

fn is_political_status(text: &str) -> bool {
    matches!(
        text,
        "共青团员"
            | "团员"
            | "中共党员"
            | "党员"
            | "中共预备党员"
            | "预备党员"
            | "群众"
            | "入党积极分子"
            | "积极分子"
            | "中国共产主义青年团团员"
            | "中国共产党党员"
            | "中国共产党预备党员"
            | "少先队员"
            | "无党派人士"
    )
}

/// 共青团…支部委员会, as the system writes it.
pub(super) fn is_org_name(text: &str) -> bool {
    (text.starts_with("共青团") || text.starts_with("中国共产主义青年团")) && text.chars().count() >= 8
}

/// Two to four Chinese characters that begin with a surname, or parts joined by a dot.
pub(super) fn is_name(text: &str) -> bool {
    let length = text.chars().count();
    let han = |c: char| ('\u{3400}'..='\u{9FFF}').contains(&c) || c as u32 >= 0x20000;
    if text.chars().any(text::is_name_dot) {
        return length <= 30 && text.chars().all(|c| han(c) || text::is_name_dot(c));
    }
    (2..=4).contains(&length)
        && text.chars().all(han)
        && text.chars().next().is_some_and(|first| SURNAMES.contains(first))
}

const SURNAMES: &str = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公仉督岳帅缑亢况郈有琴归海晋楚闫法汝鄢涂钦商佘佴伯赏墨哈谯笪年爱阳佟肖覃付代仝邸冼盘门原卿兰苟凡沐冒展由尧仵鹿亓来蔄肇付丛代苑战迟税候逯邝莎";

/// Twelve digits are a member number or a student number: member numbers name a province and other
/// years, a class's student numbers all begin alike.
fn twelve_digits<'a>(texts: impl Iterator<Item = &'a str> + Clone) -> Option<Field> {
    let all = texts.clone().count();
    let numbers: Vec<&str> =
        texts.filter(|t| (8..=14).contains(&t.len()) && t.bytes().all(|b| b.is_ascii_digit())).collect();
    if all < 3 || numbers.len() * 10 < all * 6 {
        return None;
    }
    let year =
        |t: &&str| t.get(..4).and_then(|y| y.parse::<u16>().ok()).is_some_and(|y| (2008..=2035).contains(&y));
    let province = |t: &&str| t.get(4..6).is_some_and(|p| PROVINCES.contains(&p));
    let dated = numbers.iter().filter(|t| year(t)).count();
    if dated * 10 < numbers.len() * 9 {
        return None;
    }
    let member = numbers.iter().filter(|t| t.len() == 12 && province(t)).count() * 10 >= numbers.len() * 9;
    let beginnings: HashSet<&str> = numbers.iter().filter_map(|t| t.get(..6)).collect();
    match (member, beginnings.len()) {
        (true, 2..) => Some(Field::MemberNumber),
        (_, 1) => Some(Field::StudentNumber),
        _ => None,
    }
}

const PROVINCES: [&str; 34] = [
    "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42",
    "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn field(texts: &[&str]) -> Option<&'static str> {
        let cells: Vec<_> =
            texts.iter().map(|text| RawCell { column: 0, kind: CellKind::Text, text }).collect();
        guess(&cells).map(Field::id)
    }

    #[test]
    fn columns_speak_for_themselves() {
        assert_eq!(field(&["11010519491231002X", "440524188001010014", ""]), Some("id_number"));
        assert_eq!(field(&["13812345678", "+86 138-1234-5679"]), Some("phone"));
        assert_eq!(field(&["男", "女", "女"]), Some("sex"));
        assert_eq!(field(&["汉族", "维吾尔族"]), Some("ethnicity"));
        assert_eq!(field(&["张三", "欧阳若彤", "阿依古丽·买买提"]), Some("name"));
        assert_eq!(field(&["共青团某大学一学院2022级1班支部委员会"]), Some("org_name"));
        assert_eq!(field(&["201937000123", "201837000044", "202037012345"]), Some("member_number"));
        assert_eq!(field(&["202201000001", "202201000002", "202201000003"]), Some("student_number"));
        assert_eq!(field(&["2004-09", "2005-01"]), None);
        assert_eq!(field(&["软件工程", "新闻学"]), None);
    }
}
