//! What to send to each member: one sentence of what is still to be done, in the profile's words.
//!
//! A message goes through other people's phones: it names fields, never what stands in them, and no
//! number that could be somebody's.

use std::collections::BTreeSet;

use super::lists::completion::{Errors, completion_row};
use super::naming::without_numbers;
use super::paper::clean::for_cell;
use super::{DecidedCase, Lookup};
use crate::domain::form_words::{DEADLINE, NAME, TASK};
use crate::domain::profile::Mender;
use crate::domain::{Field, PartialDate, Profile};

/// A message and whom it is for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Message {
    /// The member.
    pub name: String,
    /// The branch, as the case has it.
    pub branch: String,
    /// What to send.
    pub text: String,
}

/// A message for everybody with something left to complete.
pub fn messages(
    cases: &[DecidedCase<'_>],
    errors: &Errors<'_>,
    profile: &Profile,
    lookup: &Lookup<'_>,
) -> Vec<Message> {
    let one = |decided: &DecidedCase<'_>| {
        let row = completion_row(decided, errors, lookup)?;
        let entered = decided.case.system.is_none();
        let task = task(&row.fields, profile, entered);
        Some(Message {
            name: decided.case.name.clone(),
            branch: decided.case.branch.clone(),
            text: worded(&profile.forms.message, &decided.case.name, profile.campaign.report_due, &task),
        })
    };
    cases.iter().filter_map(one).collect()
}

/// 登录智慧团建完善：手机号码、户籍地址；并向团支部核实：身份证号.
///
/// What members may change they are asked to change; of what only others can change they are asked for
/// the right value. Who is not in the system yet has nothing to log in to.
fn task(fields: &[Field], profile: &Profile, entered: bool) -> String {
    let own =
        |field: &Field| !entered && matches!(profile.mender(*field), Mender::Member | Mender::MemberOrBranch);
    let fields: BTreeSet<Field> = fields.iter().copied().collect();
    let words = |fields: Vec<Field>| fields.into_iter().map(spoken).collect::<Vec<_>>().join("、");
    let (own, others): (Vec<Field>, Vec<Field>) = fields.into_iter().partition(own);
    match (own.is_empty(), others.is_empty()) {
        (false, true) => format!("登录智慧团建完善：{}", words(own)),
        (true, _) => format!("向团支部核实：{}", words(others)),
        (false, false) => format!("登录智慧团建完善：{}；并向团支部核实：{}", words(own), words(others)),
    }
}

/// A field as one says it: 户籍地址 rather than 个人户籍地址.
const fn spoken(field: Field) -> &'static str {
    match field {
        Field::HouseholdAddress => "户籍地址",
        Field::Occupation => "职业",
        field => field.label(),
    }
}

/// The profile's words with the member's name, the day and the task put in.
fn worded(words: &str, name: &str, due: PartialDate, task: &str) -> String {
    let name = without_numbers(&for_cell(name).replace('\n', " "));
    let day = match due.day {
        Some(day) => format!("{}月{day}日", due.month),
        None => format!("{}月", due.month),
    };
    // The name last, so that nothing in it is taken for another of the words' places.
    words.replace(DEADLINE, &day).replace(TASK, task).replace(NAME, name.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    const DUE: PartialDate = PartialDate { year: 2024, month: 4, day: Some(20) };

    #[test]
    fn the_message_is_the_notices() {
        let profile = Profile::default();
        let task = task(&[Field::Phone, Field::HouseholdAddress], &profile, false);
        assert_eq!(
            worded(&profile.forms.message, "张三", DUE, &task),
            "张三同学：请在4月20日前登录智慧团建完善：手机号码、户籍地址。"
        );
    }

    #[test]
    fn what_members_cannot_change_they_are_asked_about() {
        let profile = Profile::default();
        assert_eq!(task(&[Field::IdNumber], &profile, false), "向团支部核实：身份证号");
        assert_eq!(
            task(&[Field::IdNumber, Field::Phone, Field::Phone], &profile, false),
            "登录智慧团建完善：手机号码；并向团支部核实：身份证号"
        );
        assert_eq!(
            task(&[Field::Phone], &profile, true),
            "向团支部核实：手机号码",
            "there is no account yet"
        );
    }

    #[test]
    fn a_name_cannot_bring_a_number_or_a_place_along() {
        let words = &Profile::default().forms.message;
        let said = worded(words, "张{事项}三370102200508080012", DUE, "x");
        assert_eq!(said, "张{事项}三…同学：请在4月20日前x。");
    }
}
