//! 学籍异动: what a status column or a list of changes says about a student.

/// A change that decides where the League relation belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Change {
    /// 退学, and what ends study likewise.
    Withdrawn,
    /// 入伍.
    Enlisted,
    /// 出国（境）.
    Abroad,
    /// 延迟毕业.
    Delayed,
    /// 休学.
    Suspended,
    /// 保留学籍 or 保留入学资格 without another reason named.
    Reserved,
    /// 转专业.
    OtherMajor,
}

impl Change {
    /// Reads a status. Somebody who is back (复学, 退役) has no change, whatever it was.
    pub fn parse(raw: &str) -> Option<Change> {
        const BACK: &[&str] = &["复学", "退役", "退伍", "已返校", "取消", "试读", "警告"];
        const WORDS: &[(Change, &[&str])] = &[
            (Change::Withdrawn, &["退学", "开除学籍", "取消学籍", "注销学籍"]),
            (Change::Enlisted, &["入伍", "参军", "服兵役", "服役", "应征", "征兵"]),
            (
                Change::Abroad,
                &["出国", "出境", "留学", "境外", "国外", "海外", "国际交流", "交换", "访学", "交流"],
            ),
            (Change::Delayed, &["延迟毕业", "延期毕业", "延毕", "延长学制", "延长学习年限", "延长修业"]),
            (Change::Suspended, &["休学"]),
            (Change::Reserved, &["保留学籍", "保留入学资格"]),
            (Change::OtherMajor, &["转专业", "转班", "调专业"]),
        ];
        let text = crate::domain::text::squeeze(raw);
        if text.is_empty() {
            return None;
        }
        if BACK.iter().any(|word| text.contains(word)) {
            return None;
        }
        WORDS
            .iter()
            .find(|(_, words)| words.iter().any(|word| text.contains(word)))
            .map(|(change, _)| *change)
    }

    /// 附件3's 保留原因, in its own words where it has any, for changes that keep the relation here.
    pub const fn retention_reason(self) -> Option<&'static str> {
        match self {
            Change::Enlisted => Some("参军入伍"),
            Change::Abroad => Some("出国（境）研究学习"),
            Change::Delayed => Some("延迟毕业"),
            Change::Suspended => Some("休学"),
            Change::Reserved => Some("保留学籍"),
            Change::Withdrawn | Change::OtherMajor => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses_are_read_in_the_words_schools_use() {
        for (text, change) in [
            ("休学", Some(Change::Suspended)),
            ("因病休学一年", Some(Change::Suspended)),
            ("参军入伍（休学）", Some(Change::Enlisted)),
            ("保留学籍（应征入伍）", Some(Change::Enlisted)),
            ("退学", Some(Change::Withdrawn)),
            ("延毕", Some(Change::Delayed)),
            ("出国交流", Some(Change::Abroad)),
            ("转专业", Some(Change::OtherMajor)),
            ("转专业至会计学", Some(Change::OtherMajor)),
            ("休学后复学", None),
            ("退伍复学", None),
            ("退学警告", None),
            ("在读", None),
            ("正常", None),
            ("", None),
        ] {
            assert_eq!(Change::parse(text), change, "{text}");
        }
    }

    #[test]
    fn retention_reasons_are_worded_as_the_form_asks() {
        assert_eq!(Change::Enlisted.retention_reason(), Some("参军入伍"));
        assert_eq!(Change::Abroad.retention_reason(), Some("出国（境）研究学习"));
        assert_eq!(Change::Delayed.retention_reason(), Some("延迟毕业"));
        assert_eq!(Change::Suspended.retention_reason(), Some("休学"));
    }
}
