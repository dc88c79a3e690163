//! The decision table: what follows from what was found.
//!
//! Every row of [`TABLE`] is looked at in order; those that hold add their actions, each with its
//! reason. A row that settles the matter ends the list.

mod words;

use super::case::Action;
use super::corrections::Corrections;
use super::membership::Membership;
use crate::domain::Field;
use crate::domain::enrolment::Change;
pub use words::{NO_MEMBERSHIP, deletion_reason, retention};
use words::{amended, differing, place, relation_goes_elsewhere, unclear, unclear_question};

/// Which lists the person is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// In both.
    Both,
    /// Only in the system.
    System,
    /// Only in the roster.
    Roster,
}

/// Why a row without a partner is nobody new.
#[derive(Clone, Debug, PartialEq)]
pub enum Repeat {
    /// Another row of the same branch says the same: nothing follows from it. Where that row is.
    Echo(String),
    /// The person also stands in another branch, or twice in one list. Where.
    Elsewhere(String),
}

/// Everything known about one person that decides what is to be done.
#[derive(Clone, Debug, PartialEq)]
pub struct Facts {
    /// Which lists the person is in.
    pub presence: Presence,
    /// Are there system lists and rosters at all?
    pub comparable: bool,
    /// Is it unclear who the row is?
    pub ambiguous: bool,
    /// Is the row a repeat of another?
    pub repeat: Option<Repeat>,
    /// What the roster says of membership.
    pub membership: Membership,
    /// What 后台删除 has to put right.
    pub corrections: Corrections,
    /// Does the user say what is right instead of the roster, by editing the system's row?
    pub stated: bool,
    /// The other fields that differ.
    pub other: Vec<Field>,
    /// Is the roster's birth the one in its identity number?
    pub birth_in_number: bool,
    /// The roster's branch, where it is another than the system's.
    pub moved_to: Option<String>,
    /// Can it be told at all whether the branches are the same?
    pub branch_told: bool,
    /// A change of enrollment.
    pub change: Option<Change>,
    /// Does a list of 学籍异动 name several people as it names this one?
    pub namesake: bool,
    /// The branch the change names, where it does.
    pub change_to: Option<String>,
    /// The two texts of 姓名, for the reason.
    pub names: (String, String),
    /// Do the lists of the other side reach this branch at all?
    pub covered: bool,
}

/// An action and the sentence that says why.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// What is to be done.
    pub action: Action,
    /// Why.
    pub reason: String,
}

/// Words a reason.
type Reason = fn(&Facts) -> String;

/// One row of the table.
pub struct Row {
    /// What was found, in the words of the design.
    pub found: &'static str,
    /// Does it hold?
    pub when: fn(&Facts) -> bool,
    /// What follows, with the reason for each.
    pub then: &'static [(Action, Reason)],
    /// Does nothing further follow?
    pub settles: bool,
}

/// The table. A later row can rely on the earlier ones not having settled the matter.
pub const TABLE: &[Row] = &[
    Row {
        found: "there is nothing to compare with",
        // A list of 学籍异动 speaks of the system's people whether there is a roster or not.
        when: |f| {
            let listed = f.presence != Presence::Roster && (f.change.is_some() || f.namesake);
            !f.comparable && f.corrections.deletion.is_empty() && !listed
        },
        then: &[(Action::None, |f| match f.presence {
            Presence::Roster => "尚未导入系统名单，还不能核对".to_owned(),
            _ => "尚未导入花名册，还不能核对".to_owned(),
        })],
        settles: true,
    },
    Row {
        found: "ambiguous pair",
        when: |f| f.ambiguous,
        then: &[(Action::Decide, |f| match f.presence {
            Presence::Both => "姓名相同但依据不足，请确认两边是否为同一人".to_owned(),
            _ => "有不止一人可能与此人对应，请指认".to_owned(),
        })],
        settles: true,
    },
    Row {
        found: "the same row once more",
        when: |f| matches!(f.repeat, Some(Repeat::Echo(_))),
        then: &[(Action::None, |f| format!("与{}为同一人，无需重复处理", place(f)))],
        settles: true,
    },
    Row {
        found: "the person also stands elsewhere on the same side",
        when: |f| matches!(f.repeat, Some(Repeat::Elsewhere(_))),
        then: &[(Action::Decide, |f| match f.presence {
            Presence::Roster => format!("此人又列于{}，请确认现属哪个班级", place(f)),
            _ => format!("系统中此人又列于{}，请确认保留哪一条", place(f)),
        })],
        settles: true,
    },
    Row {
        found: "pair, roster says 群众",
        when: |f| f.presence == Presence::Both && f.membership == Membership::NonMember,
        then: &[(Action::Delete, |_| "花名册中的政治面貌不是团员，而系统中有此人".to_owned())],
        settles: true,
    },
    Row {
        found: "pair, 姓名, 性别, 身份证号 or 发展团员编号 differs",
        // Of somebody only in the system, the user can have said what is right.
        when: |f| f.presence != Presence::Roster && !f.corrections.deletion.is_empty(),
        then: &[
            (Action::Delete, |f| differing(f)),
            (Action::Supplement, |_| "删除后请以正确信息重新录入".to_owned()),
        ],
        settles: false,
    },
    Row {
        found: "pair, other fields differ",
        when: |f| f.presence == Presence::Both && !f.other.is_empty(),
        then: &[(Action::Amend, |f| amended(f))],
        settles: false,
    },
    Row {
        found: "pair, roster's branch is another one",
        when: |f| f.presence == Presence::Both && f.moved_to.is_some() && !relation_goes_elsewhere(f),
        then: &[(Action::Transfer, |f| {
            format!("花名册中此人在{}，与系统中的支部不同", f.moved_to.as_deref().unwrap_or_default())
        })],
        settles: false,
    },
    Row {
        found: "pair, 转专业, and the roster's class cannot be told",
        when: |f| {
            f.presence == Presence::Both
                && f.change == Some(Change::OtherMajor)
                && f.moved_to.is_none()
                && !f.branch_told
        },
        then: &[(Action::Decide, |_| "学籍异动为转专业，但看不出现属哪个支部，请确认".to_owned())],
        settles: false,
    },
    Row {
        found: "only in the system, 转专业",
        when: |f| f.presence == Presence::System && f.change == Some(Change::OtherMajor),
        then: &[(Action::Transfer, |f| match &f.change_to {
            Some(to) => format!("学籍异动名单载明转专业至{to}"),
            None => "学籍异动名单载明转专业，请转至现所在支部".to_owned(),
        })],
        settles: true,
    },
    Row {
        found: "in the system, 休学, 入伍, 延迟毕业 or 出国",
        when: |f| f.presence != Presence::Roster && retention(f).is_some(),
        then: &[(Action::Retain, |f| {
            format!("学籍状态为{}，组织关系仍在本支部", retention(f).unwrap_or_default())
        })],
        settles: false,
    },
    Row {
        found: "in the system, 退学",
        when: |f| f.presence != Presence::Roster && f.change == Some(Change::Withdrawn),
        then: &[(Action::TransferHome, |_| "已退学，组织关系应转接至户籍所在地团组织".to_owned())],
        settles: false,
    },
    Row {
        found: "in the system, 转学, 毕业 and whatever else the design does not speak of",
        when: |f| f.presence != Presence::Roster && unclear(f).is_some(),
        then: &[(Action::Decide, |f| unclear_question(f))],
        settles: false,
    },
    Row {
        found: "in the system, and a list of 学籍异动 may speak of this person or of a namesake",
        when: |f| f.presence != Presence::Roster && f.namesake && f.change.is_none(),
        then: &[(Action::Decide, |_| "学籍异动名单中有此姓名，但同名的不止一人，请确认说的是谁".to_owned())],
        settles: false,
    },
    Row {
        found: "pair, a value of the roster that cannot be the right one",
        when: |f| f.presence == Presence::Both && !f.corrections.doubts.is_empty(),
        then: &[(Action::Decide, |f| f.corrections.doubts.join("；"))],
        settles: false,
    },
    Row {
        found: "only in the system",
        when: |f| {
            f.presence == Presence::System
                && f.comparable
                && f.change.is_none()
                && f.corrections.deletion.is_empty()
        },
        then: &[(Action::Decide, |f| {
            if f.covered {
                "花名册中没有此人：无团籍则删除，已转走则转出，花名册漏列则无需处理".to_owned()
            } else {
                "尚未导入此支部的花名册：请补充导入，或逐人说明".to_owned()
            }
        })],
        settles: true,
    },
    Row {
        found: "only in the roster, 退学",
        when: |f| f.presence == Presence::Roster && f.change == Some(Change::Withdrawn),
        then: &[(Action::None, |_| "已退学，系统中也没有此人".to_owned())],
        settles: true,
    },
    Row {
        found: "only in the roster, 转学, 毕业 and the like",
        when: |f| {
            f.presence == Presence::Roster && f.membership != Membership::NonMember && unclear(f).is_some()
        },
        then: &[(Action::Decide, |f| {
            format!("学籍状态为{}，系统中也没有此人，请确认是否需要补录", unclear(f).unwrap_or_default())
        })],
        settles: true,
    },
    Row {
        found: "only in the roster, a League member",
        when: |f| f.presence == Presence::Roster && f.membership == Membership::Member,
        then: &[(Action::Supplement, |f| {
            let first = if f.covered {
                "系统名单中没有此人"
            } else {
                "已导入的系统名单中没有此支部"
            };
            format!("{first}，可能仍在其他团组织：请先查询并转入，确无记录再补录")
        })],
        settles: true,
    },
    Row {
        found: "only in the roster, 群众",
        when: |f| f.presence == Presence::Roster && f.membership == Membership::NonMember,
        then: &[(Action::None, |_| "不是团员，系统中也没有此人".to_owned())],
        settles: true,
    },
    Row {
        found: "only in the roster, membership unknown",
        when: |f| f.presence == Presence::Roster && f.membership == Membership::Unknown,
        then: &[(Action::Decide, |_| "花名册没有写明此人是否为团员：是团员则补录，否则无需处理".to_owned())],
        settles: true,
    },
];

/// What is to be done, and why.
pub fn decide(facts: &Facts) -> Vec<Proposal> {
    let mut proposals = Vec::new();
    for row in TABLE.iter().filter(|row| (row.when)(facts)) {
        proposals.extend(
            row.then.iter().map(|(action, reason)| Proposal { action: *action, reason: reason(facts) }),
        );
        if row.settles {
            break;
        }
    }
    if proposals.is_empty() {
        proposals.push(Proposal { action: Action::None, reason: "系统与花名册一致".to_owned() });
    }
    proposals
}

#[cfg(test)]
mod tests;
