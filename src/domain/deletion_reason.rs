//! 删除原因: what 填写要求4 asks for, and what people write instead.
//!
//! The notice knows three kinds: a wrong 编号, 姓名 or 身份证号码, each with its right value in a fixed
//! wording. Anything else (无团籍, 重复录入) has no prescribed words and is nobody's mistake.

mod reading;

use super::text::squeeze;
use reading::corrections;

/// What a reason says is wrong in the system.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Wrong {
    /// 发展团员编号.
    MemberNumber,
    /// 姓名.
    Name,
    /// 身份证号码.
    IdNumber,
}

impl Wrong {
    /// What it is called.
    pub const fn label(self) -> &'static str {
        match self {
            Wrong::MemberNumber => "编号",
            Wrong::Name => "姓名",
            Wrong::IdNumber => "身份证号码",
        }
    }

    /// The reason in 填写要求4's words.
    pub fn worded(self, right: &str) -> String {
        match self {
            Wrong::MemberNumber => format!("正确编号，{right}"),
            Wrong::Name => format!("姓名错误，正确姓名为：{right}"),
            Wrong::IdNumber => format!("身份证号码错误，正确身份证号码为：{right}"),
        }
    }
}

/// One correction a reason names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// What is wrong.
    pub wrong: Wrong,
    /// The right value, if one is named.
    pub right: Option<String>,
    /// The reason says plainly that this is the right value.
    pub plain: bool,
}

/// A reason read: its clauses with what each corrects.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeletionReason {
    clauses: Vec<(String, Vec<Correction>)>,
}

impl DeletionReason {
    /// Reads what is written.
    pub fn read(raw: &str) -> DeletionReason {
        let clauses = raw.split(['；', ';', '。', '\n']).map(|clause| squeeze(clause).into_owned());
        let clauses: Vec<(String, Vec<Correction>)> = clauses
            .filter(|clause| !clause.is_empty())
            .map(|clause| {
                let corrections = corrections(&clause);
                (clause, corrections)
            })
            .collect();
        let mut reason = DeletionReason { clauses };
        reason.drop_announcements();
        reason
    }

    /// 姓名错误；正确姓名：张三 says one thing in two clauses: the first only announces it.
    fn drop_announcements(&mut self) {
        let named: Vec<Wrong> =
            self.corrections().filter(|one| one.right.is_some()).map(|one| one.wrong).collect();
        self.clauses.retain_mut(|(_, corrections)| {
            let known = !corrections.is_empty();
            corrections.retain(|one| one.right.is_some() || !named.contains(&one.wrong));
            !known || !corrections.is_empty()
        });
    }

    /// What it corrects, in its order.
    pub fn corrections(&self) -> impl Iterator<Item = &Correction> {
        self.clauses.iter().flat_map(|(_, corrections)| corrections)
    }

    /// The right value it names for something.
    pub fn right(&self, wrong: Wrong) -> Option<&str> {
        self.corrections().find(|one| one.wrong == wrong)?.right.as_deref()
    }

    /// The same in 填写要求4's words; clauses of no known kind stay as they are. Nothing where a right
    /// value is missing.
    pub fn as_asked(&self) -> Option<String> {
        let clause = |(words, corrections): &(String, Vec<Correction>)| {
            if corrections.is_empty() {
                return Some(words.clone());
            }
            let worded = corrections.iter().map(|one| Some(one.wrong.worded(one.right.as_deref()?)));
            Some(worded.collect::<Option<Vec<_>>>()?.join("；"))
        };
        Some(self.clauses.iter().map(clause).collect::<Option<Vec<_>>>()?.join("；"))
    }

    /// Is that what is written, but for widths and blanks?
    pub fn is_as_asked(&self, raw: &str) -> bool {
        let same = |text: &str| squeeze(text).replace('。', ";").trim_end_matches(';').to_uppercase();
        self.as_asked().is_some_and(|asked| same(&asked) == same(raw))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn asked(raw: &str) -> Option<String> {
        DeletionReason::read(raw).as_asked()
    }

    /// The proposal, `!` before it where the right value is not plainly said so.
    fn proposed(raw: &str) -> String {
        let reason = DeletionReason::read(raw);
        let plain = reason.corrections().all(|one| one.plain);
        format!("{}{}", if plain { "" } else { "!" }, reason.as_asked().unwrap_or_default())
    }

    #[test]
    fn what_is_asked_for_is_left_alone() {
        for raw in [
            "姓名错误，正确姓名为：张三",
            "姓名错误,正确姓名为:张三",
            "正确编号，201937000123",
            "身份证号码错误，正确身份证号码为：11010519491231002x",
            "正确编号，201937000123；姓名错误，正确姓名为：阿依古丽·买买提；性别错误，正确性别为：女。",
            "无团籍",
            "与另一人重复录入，身份证号码相同",
            "姓名错误，正确姓名为：张三。已核对身份证",
            "姓名错误，正确姓名为：欧阳正确",
            "退团",
        ] {
            assert!(DeletionReason::read(raw).is_as_asked(raw), "{raw}: {:?}", asked(raw));
        }
    }

    #[test]
    fn other_words_are_understood() {
        let name = "姓名错误，正确姓名为：张三";
        for raw in [
            "姓名错误，正确姓名：张三",
            "姓名错误，正确姓名为张三",
            "姓名错误 正确姓名 张三",
            "名字写错了，应为“张三”",
            "系统中姓名张山有误，改为张三。",
            "姓名有误；正确姓名：张三",
            "姓名张山应为张三（与身份证一致的）",
            "姓名错误，正确姓名为：张三（以身份证为准）",
            "系统录入姓名有误，身份证上应为张三",
            "名字改了，现名张三",
            "改名，现名为张三",
            "姓名错误：张三",
            "姓名错误 张三",
            "名字打错了，张三",
        ] {
            let read = DeletionReason::read(raw);
            assert_eq!(read.right(Wrong::Name), Some("张三"), "{raw}: {read:?}");
            assert!(!read.is_as_asked(raw), "{raw}");
        }
        assert_eq!(proposed("姓名错误，正确姓名：张三"), name);
        let number = "身份证号码错误，正确身份证号码为：370102200508080012";
        for raw in [
            "身份证号错误，正确身份证号码为：370102200508080012",
            "身份证号码错误，正确的是370102200508080012",
            "身份证号370102200508080013有误，应为370102200508080012",
            "身份证错误，正确号码：３７０１０２２００５０８０８００１２",
            "证件号码错误，正确证件号码为：370102200508080012",
        ] {
            assert_eq!(proposed(raw), number, "{raw}");
        }
        for raw in [
            "正确编号：201937000123",
            "编号错误，正确编号为201937000123",
            "团员编号错误，应改为：201937000123",
            "编号重复，正确编号201937000123",
        ] {
            assert_eq!(proposed(raw), "正确编号，201937000123", "{raw}");
        }
    }

    #[test]
    fn several_kinds_stand_in_one_sentence() {
        assert_eq!(
            proposed("姓名、身份证号均错误，正确姓名：张三，正确身份证号：370102200508080012"),
            "姓名错误，正确姓名为：张三；身份证号码错误，正确身份证号码为：370102200508080012"
        );
        assert_eq!(
            proposed("编号错误，正确编号201937000123；性别录成女"),
            "正确编号，201937000123；性别录成女"
        );
    }

    #[test]
    fn what_is_not_said_is_not_made_up() {
        for raw in [
            "姓名错误",
            "姓名错误，请核对",
            "身份证号码错误",
            "身份证号码最后一位错误，应为2",
            "身份证后四位应为0012",
            "编号不对",
            "姓名和身份证号都和系统不一致",
        ] {
            let read = DeletionReason::read(raw);
            assert!(read.corrections().next().is_some() && read.as_asked().is_none(), "{raw}: {read:?}");
        }
        assert_eq!(
            proposed("身份证错，370102200508080012"),
            "!身份证号码错误，正确身份证号码为：370102200508080012"
        );
        assert_eq!(proposed("201937000123"), "!正确编号，201937000123");
        assert_eq!(asked("身份证号370102200508080013，370102200508080012错"), None);
    }

    proptest! {
        #[test]
        fn what_is_proposed_is_as_asked(raw in "([姓名身份证号码编号错误正确为应是改：，；张三]|正确姓名|身份证号码|[0-9]{1,18}|\\PC){0,24}") {
            if let Some(asked) = asked(&raw) {
                let again = DeletionReason::read(&asked);
                prop_assert!(again.is_as_asked(&asked), "{asked:?} becomes {:?}", again.as_asked());
            }
        }
    }
}
