//! A case: one person, what differs, what to do, why.

use serde::{Deserialize, Serialize};

use super::person;
use crate::{domain::Field, intake::table::RecordId};

/// What made two rows one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// The user said so.
    SaidByUser,
    /// 身份证号相同
    SameIdNumber,
    /// 发展团员编号相同
    SameMemberNumber,
    /// 学号相同
    SameStudentNumber,
    /// 姓名相同
    SameName,
    /// 出生年月相同
    SameBirth,
    /// 性别相同
    SameSex,
    /// 手机号码相同
    SamePhone,
    /// 支部相同
    SameBranch,
    /// The same name in other characters, another order, or without its dot.
    VariantName,
    /// 姓名只差一字或读音相近
    CloseName,
    /// One digit wrong, missing or too many.
    CloseIdNumber,
    /// Two neighbouring digits swapped.
    SwappedIdNumber,
    /// Two digits wrong.
    TwoOffIdNumber,
    /// 本支部内同名唯一
    UniqueInBranch,
}

impl Basis {
    /// The words users read.
    pub const fn label(self) -> &'static str {
        match self {
            Basis::SaidByUser => "由您指认",
            Basis::SameIdNumber => "身份证号相同",
            Basis::SameMemberNumber => "发展团员编号相同",
            Basis::SameStudentNumber => "学号相同",
            Basis::SameName => "姓名相同",
            Basis::SameBirth => "出生年月相同",
            Basis::SameSex => "性别相同",
            Basis::SamePhone => "手机号码相同",
            Basis::SameBranch => "支部相同",
            Basis::VariantName => "姓名仅写法不同",
            Basis::CloseName => "姓名相近",
            Basis::CloseIdNumber => "身份证号差一位",
            Basis::SwappedIdNumber => "身份证号有两位颠倒",
            Basis::TwoOffIdNumber => "身份证号差两位",
            Basis::UniqueInBranch => "本支部内同名唯一",
        }
    }
}

/// Basis and certainty in one phrase: 姓名、出生年月相同，身份证号差一位.
pub fn explain(basis: &[Basis], certainty: Certainty) -> String {
    let agreeing: Vec<&str> = basis.iter().filter_map(|basis| basis.label().strip_suffix("相同")).collect();
    let agreeing = (!agreeing.is_empty()).then(|| format!("{}相同", agreeing.join("、")));
    let others = basis.iter().map(|basis| basis.label()).filter(|label| !label.ends_with("相同"));
    let words: Vec<String> = agreeing.into_iter().chain(others.map(str::to_owned)).collect();
    let words = words.join("，");
    match certainty {
        Certainty::Certain => words,
        Certainty::Probable => format!("{words}，很可能为同一人"),
        Certainty::Ambiguous if words.is_empty() => "有不止一人可能对应，待确认".to_owned(),
        Certainty::Ambiguous => format!("{words}，待确认是否为同一人"),
        Certainty::None => "另一方名单中没有此人".to_owned(),
    }
}

/// How sure the pairing is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// Strong evidence and no other candidate.
    Certain,
    /// Likely; shown as such.
    Probable,
    /// Several candidates or only a name: the user is asked.
    Ambiguous,
    /// Nobody on the other side.
    None,
}

impl Certainty {
    /// The words users read.
    pub const fn label(self) -> &'static str {
        match self {
            Certainty::Certain => "确定",
            Certainty::Probable => "很可能",
            Certainty::Ambiguous => "待确认",
            Certainty::None => "无对应",
        }
    }
}

/// What is to be done about a person (design: the decision table).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Nothing.
    None,
    /// 后台删除, goes to 附件1.
    Delete,
    /// 补录.
    Supplement,
    /// 完善: other fields differ.
    Amend,
    /// 组织关系转接.
    Transfer,
    /// 团籍保留, goes to 附件3.
    Retain,
    /// 转接至户籍所在地.
    TransferHome,
    /// The user must say.
    Decide,
}

impl Action {
    /// The identifier used in reports.
    pub const fn id(self) -> &'static str {
        match self {
            Action::None => "none",
            Action::Delete => "delete",
            Action::Supplement => "supplement",
            Action::Amend => "amend",
            Action::Transfer => "transfer",
            Action::Retain => "retain",
            Action::TransferHome => "transfer_home",
            Action::Decide => "decide",
        }
    }

    /// The words users read.
    pub const fn label(self) -> &'static str {
        match self {
            Action::None => "无需处理",
            Action::Delete => "后台删除",
            Action::Supplement => "补录",
            Action::Amend => "修改完善",
            Action::Transfer => "组织关系转接",
            Action::Retain => "保留团籍",
            Action::TransferHome => "转回户籍地",
            Action::Decide => "待确认",
        }
    }
}

/// One field in which the two rows differ, with both texts as read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Difference {
    /// The field.
    pub field: Field,
    /// The system's text.
    pub system: String,
    /// The roster's text.
    pub roster: String,
}

/// Names a case across rechecks and new files: derived from who the person is, not from where the
/// rows stand (see [`super::key`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CaseKey(pub u64);

/// One person: the pair or the lonely row, and what follows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Case {
    /// Its lasting name: the roster row's where there is one.
    pub key: CaseKey,
    /// For pairs, the system row's own name: decisions made before the pair was found bear it.
    pub other_key: Option<CaseKey>,
    /// The branch: the system's full name where there is one, else the roster's words.
    pub branch: String,
    /// The person's name: the system's where there is one.
    pub name: String,
    /// The system list's row.
    pub system: Option<RecordId>,
    /// The roster's row.
    pub roster: Option<RecordId>,
    /// The row in a list of 学籍异动, where one speaks of this person.
    pub status: Option<RecordId>,
    /// What made the rows one person.
    pub basis: Vec<Basis>,
    /// How sure that is.
    pub certainty: Certainty,
    /// For ambiguous cases: the rows of the other side it may be.
    pub candidates: Vec<RecordId>,
    /// What differs.
    pub differences: Vec<Difference>,
    /// What is proposed, in the order of the decision table.
    pub actions: Vec<Action>,
    /// Why, one sentence per action.
    pub reasons: Vec<String>,
    /// 附件1's 删除原因 in the wording of 填写要求4, when `Delete` is among the actions.
    pub deletion_reason: Option<String>,
    /// 附件3's 保留原因, when `Retain` is among the actions.
    pub retention_reason: Option<String>,
    /// For transfers: the branch or place the relation goes to.
    pub transfer_to: Option<String>,
    /// The roster branch's general branch (团总支), where known.
    pub general_branch: Option<String>,
}

impl Case {
    /// Is there nothing to do about the person?
    pub fn is_quiet(&self) -> bool {
        self.actions.iter().all(|action| *action == Action::None)
    }

    /// Where it stands among all: by branch, then the system lists' rows, then the rosters'.
    pub fn place(&self) -> (&str, bool, Option<RecordId>) {
        (&self.branch, self.system.is_none(), self.system.or(self.roster))
    }

    /// A number that stays while the same is proposed in the same words, kept from one version of the
    /// lists to the next; 0 where nothing is.
    pub fn proposal(&self) -> u64 {
        if self.is_quiet() {
            return 0;
        }
        let words = [&self.deletion_reason, &self.retention_reason, &self.transfer_to];
        let texts = self.actions.iter().map(|action| action.id());
        let texts = texts.chain(words.map(|words| words.as_deref().unwrap_or_default()));
        let told = self.differences.iter().flat_map(|d| [d.field.id(), &d.system, &d.roster]);
        texts.chain(told).fold(1, person::fnv) | 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn basis_and_certainty_are_one_phrase() {
        let basis = [Basis::SameName, Basis::SameBirth, Basis::CloseIdNumber];
        assert_eq!(explain(&basis, Certainty::Certain), "姓名、出生年月相同，身份证号差一位");
        assert_eq!(explain(&[Basis::SameIdNumber], Certainty::Certain), "身份证号相同");
        assert_eq!(
            explain(&[Basis::SameName, Basis::UniqueInBranch], Certainty::Probable),
            "姓名相同，本支部内同名唯一，很可能为同一人"
        );
        assert_eq!(explain(&[], Certainty::None), "另一方名单中没有此人");
    }
}
