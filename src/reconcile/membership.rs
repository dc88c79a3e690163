//! Is a roster's student a League member?

use super::place::titles;
use super::view::View;
use crate::domain::{Field, flag, text::squeeze};
use crate::intake::Table;

/// What a roster says of somebody's membership.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Membership {
    /// 共青团员, or a party member, who keeps his membership until 28.
    Member,
    /// 群众 and the like.
    NonMember,
    /// It does not say.
    Unknown,
}

impl Membership {
    /// What a 政治面貌 says.
    pub fn parse(raw: &str) -> Membership {
        const NO: &[&str] =
            &["群众", "非团员", "非共青团员", "无党派", "民主党派", "少先队", "普通公民", "未入团"];
        const YES: &[&str] = &["团员", "党员", "共青团", "保留团籍"];
        let text = squeeze(raw);
        if text.is_empty() {
            return Membership::Unknown;
        }
        let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
        let answer = flag::parse(&text);
        if says(NO) || answer == Some(false) {
            Membership::NonMember
        } else if says(YES) || answer == Some(true) {
            Membership::Member
        } else {
            Membership::Unknown
        }
    }

    /// What a roster says of a person: the 政治面貌 first; else a member number or a date of joining, which
    /// nobody else has; else that the whole list is one of members.
    pub fn of(roster: &View<'_>, members_only: bool) -> Membership {
        match Membership::parse(&roster.text(Field::PoliticalStatus)) {
            Membership::Unknown => {}
            known => return known,
        }
        let numbered = roster.text(Field::MemberNumber).bytes().filter(u8::is_ascii_digit).count() >= 5;
        if numbered || roster.date(Field::Joined).is_some() || members_only {
            Membership::Member
        } else {
            Membership::Unknown
        }
    }
}

/// Is this a list of members only? It is where it has no column to tell them by, and its title, sheet
/// or file says 团员.
pub fn lists_members_only(table: &Table) -> bool {
    if table.layout.has(Field::PoliticalStatus) {
        return false;
    }
    let says = |text: &str| text.contains("团员") && !text.contains("非团员");
    let file = table.sheet.file.rsplit(['/', '\\']).next().unwrap_or_default();
    says(file) || says(&table.sheet.name) || titles(table).into_iter().any(says)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn party_members_are_members_and_the_masses_are_not() {
        for text in [
            "共青团员",
            "团员",
            "中共党员",
            "中共预备党员",
            "预备党员",
            "共青团员（保留团籍）",
            "中国共产主义青年团团员",
        ] {
            assert_eq!(Membership::parse(text), Membership::Member, "{text}");
        }
        for text in ["群众", "群 众", "非团员", "无", "无党派人士", "普通公民", "群众（已退团）"]
        {
            assert_eq!(Membership::parse(text), Membership::NonMember, "{text}");
        }
        for text in ["", "入党积极分子", "其他"] {
            assert_eq!(Membership::parse(text), Membership::Unknown, "{text}");
        }
    }
}
