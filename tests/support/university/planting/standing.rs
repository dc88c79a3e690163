//! Slips in what somebody is: a member or not, in which list, in which class, at the university or away.

use tuanji::domain::Field;
use tuanji::reconcile::Action;

use super::super::rows::class_words;
use super::identity::wrong_name;
use super::{Draft, Slip};
use crate::support::tables::{Row, texts};

/// Plants it, where it is such a slip; `listed` are the rows of the list of 学籍异动.
pub fn plant(draft: &mut Draft<'_>, listed: &mut Vec<Row>) {
    match draft.slip {
        Slip::PartyMember => {
            *draft.in_roster(Field::PoliticalStatus) = "中共预备党员".to_owned();
            draft.actions = vec![Action::Amend];
        }
        Slip::NonMember => {
            *draft.in_roster(Field::PoliticalStatus) = "群众".to_owned();
            draft.in_roster(Field::MemberNumber).clear();
            draft.in_roster(Field::Joined).clear();
            (draft.actions, draft.deletion) = (vec![Action::Delete], Some("无团籍".to_owned()));
        }
        Slip::SystemOnly => {
            draft.roster = None;
            draft.actions = vec![Action::Decide];
        }
        Slip::RosterOnlyMember => {
            draft.system = None;
            draft.actions = vec![Action::Supplement];
        }
        Slip::RosterOnlyNonMember | Slip::RosterOnlyUnknown => {
            draft.system = None;
            for field in [Field::MemberNumber, Field::Joined, Field::PoliticalStatus] {
                draft.in_roster(field).clear();
            }
            if draft.slip == Slip::RosterOnlyNonMember {
                *draft.in_roster(Field::PoliticalStatus) = "群众".to_owned();
            } else {
                draft.actions = vec![Action::Decide];
            }
        }
        Slip::Moved => {
            to_elsewhere(draft);
            draft.actions = vec![Action::Transfer];
        }
        Slip::MovedAndMisspelt => {
            to_elsewhere(draft);
            *draft.in_system(Field::Name) = draft.one.name.replace("张伟", "张玮");
            draft.actions = vec![Action::Delete, Action::Supplement, Action::Transfer];
            draft.deletion = Some(wrong_name(&draft.one.name));
        }
        Slip::Suspended => away(draft, "休学", Some("休学")),
        Slip::Enlisted => away(draft, "应征入伍", Some("参军入伍")),
        Slip::Delayed => away(draft, "延毕", Some("延迟毕业")),
        Slip::Abroad => away(draft, "出国交流", Some("出国（境）研究学习")),
        Slip::Withdrawn => away(draft, "退学", None),
        Slip::SuspendedInList => {
            let one = &draft.one;
            listed.push(texts(&[&one.student_number, &one.name, &class_words(&one.branch), "休学"]));
            (draft.actions, draft.retention) = (vec![Action::Retain], Some("休学"));
        }
        _ => {}
    }
}

fn to_elsewhere(draft: &mut Draft<'_>) {
    *draft.in_roster(Field::College) = draft.elsewhere.college.to_owned();
    *draft.in_roster(Field::Class) = class_words(draft.elsewhere);
}

/// The roster says so; kept for this reason, or else sent home.
fn away(draft: &mut Draft<'_>, words: &str, reason: Option<&'static str>) {
    *draft.in_roster(Field::Status) = words.to_owned();
    draft.actions = vec![if reason.is_some() { Action::Retain } else { Action::TransferHome }];
    draft.retention = reason;
}
