//! 政治面貌, as far as it decides who is a member and what must be filled in.

use super::flag;
use super::text::{answer, squeeze};

/// The kinds of 政治面貌 that matter here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PoliticalStatus {
    /// 共青团员
    LeagueMember,
    /// 中共党员
    PartyMember,
    /// 中共预备党员
    ProbationaryPartyMember,
    /// 群众: no member of the League.
    Masses,
}

impl PoliticalStatus {
    /// Reads the system's words and the usual short ones. That membership was kept besides is left out.
    pub fn parse(raw: &str) -> Option<PoliticalStatus> {
        let squeezed = squeeze(raw);
        let kept = match squeezed.contains("保留团籍") {
            true => squeezed.replace("保留团籍的", "").replace("保留团籍", "").into(),
            false => squeezed,
        };
        match answer(&kept).trim_matches(['(', ')', ',', '、', ';']) {
            "共青团员" | "团员" | "中国共青团员" | "中国共产主义青年团团员" | "共青团团员" => {
                Some(PoliticalStatus::LeagueMember)
            }
            "中共党员" | "党员" | "中共正式党员" | "正式党员" | "中国共产党党员" | "共产党员" => {
                Some(PoliticalStatus::PartyMember)
            }
            "中共预备党员" | "预备党员" | "中国共产党预备党员" => {
                Some(PoliticalStatus::ProbationaryPartyMember)
            }
            "群众" | "普通群众" | "非团员" => Some(PoliticalStatus::Masses),
            // 是否团员: √.
            text => flag::parse(text)?.then_some(PoliticalStatus::LeagueMember),
        }
    }

    /// The system's word.
    pub const fn label(self) -> &'static str {
        match self {
            PoliticalStatus::LeagueMember => "共青团员",
            PoliticalStatus::PartyMember => "中共党员",
            PoliticalStatus::ProbationaryPartyMember => "中共预备党员",
            PoliticalStatus::Masses => "群众",
        }
    }
}

/// Do the words say that somebody is known to be no member: 群众 and the like?
pub fn says_no_member(raw: &str) -> bool {
    const NO: &[&str] =
        &["群众", "非团员", "非共青团员", "无党派", "民主党派", "少先队", "普通公民", "未入团"];
    let text = squeeze(raw);
    // What nearly everybody is.
    if matches!(&*text, "共青团员" | "团员") {
        return false;
    }
    flag::parse(&text) == Some(false) || NO.iter().any(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_words_are_read_and_non_members_told() {
        assert_eq!(PoliticalStatus::parse("预备党员"), Some(PoliticalStatus::ProbationaryPartyMember));
        assert_eq!(PoliticalStatus::parse("团 员"), Some(PoliticalStatus::LeagueMember));
        for text in ["中共党员（保留团籍）", "保留团籍的中共党员", "中共党员，保留团籍"]
        {
            assert_eq!(PoliticalStatus::parse(text), Some(PoliticalStatus::PartyMember), "{text}");
        }
        assert_eq!(PoliticalStatus::parse("积极分子"), None);
        for text in ["群众", "群 众", "群众（已退团）", "无党派人士", "非团员", "无"] {
            assert!(says_no_member(text), "{text}");
        }
        for text in ["", "共青团员", "中共党员", "入党积极分子"] {
            assert!(!says_no_member(text), "{text}");
        }
    }
}
