//! Slips in what says who somebody is: name, numbers, sex, birth, phone.

use fastrand::Rng;
use tuanji::domain::{Field, PartialDate, id_number::Sex};
use tuanji::intake::CellKind;
use tuanji::reconcile::Action;

use super::super::rows::{ROSTER, at};
use super::{Draft, Slip, pick};
use crate::support::people::{Person, id_number};

/// Gives the person a name or number in which the slip can happen.
pub fn make_prone(rng: &mut Rng, one: &mut Person, slip: Slip) {
    match slip {
        Slip::NameSound | Slip::MovedAndMisspelt | Slip::NameAndId => one.name = format!("张伟{}", pick(rng)),
        Slip::NameShape => one.name = format!("王未{}", pick(rng)),
        Slip::NameTraditional => one.name = format!("刘国{}", pick(rng)),
        Slip::NameOrder | Slip::NameDotMissing | Slip::NameDotVariant => {
            one.name = format!("阿依{}·买买{}", pick(rng), pick(rng));
        }
        Slip::NameBlank => one.name = format!("张{}", pick(rng)),
        Slip::IdFifteen => {
            one.birth = PartialDate::new(1999, one.birth.month, one.birth.day).unwrap();
            one.id_number = id_number(rng, one.birth, one.sex);
        }
        _ => {}
    }
}

/// Plants it, where it is such a slip.
pub fn plant(rng: &mut Rng, draft: &mut Draft<'_>) {
    let name = draft.one.name.clone();
    match draft.slip {
        Slip::NameSound => misspell(draft, name.replace("张伟", "张玮")),
        Slip::NameShape => misspell(draft, name.replace('未', "末")),
        Slip::NameTraditional => misspell(draft, name.replace("刘国", "劉國")),
        Slip::NameOrder => {
            let (first, last) = name.split_once('·').unwrap();
            misspell(draft, format!("{last}·{first}"));
        }
        Slip::NameDotMissing => misspell(draft, name.replace('·', "")),
        Slip::NameDotVariant => *draft.in_system(Field::Name) = name.replace('·', "•"),
        Slip::NameBlank => *draft.in_roster(Field::Name) = name.replace('张', "张　"),
        Slip::IdOneDigit | Slip::IdSwapped => mistype_number(rng, draft),
        Slip::NameAndId => {
            mistype_number(rng, draft);
            *draft.in_system(Field::Name) = name.replace("张伟", "章伟");
            let wrong_name = wrong_name(&name);
            let both = draft.deletion.take().map(|number| format!("{wrong_name}；{number}"));
            draft.delete(both.unwrap_or(wrong_name));
        }
        Slip::MemberNumber => {
            let number = format!("{}37{:06}", draft.one.joined.year, rng.u32(1..999_999));
            *draft.in_system(Field::MemberNumber) = number;
            if draft.plan.rich_roster {
                draft.delete(format!("正确编号，{}", draft.one.member_number));
            }
        }
        Slip::Sex => {
            let (right, other) = match draft.one.sex {
                Sex::Male => (Sex::Male, Sex::Female),
                Sex::Female => (Sex::Female, Sex::Male),
            };
            *draft.in_system(Field::Sex) = other.label().to_owned();
            draft.delete(format!("性别错误，正确性别为：{}", right.label()));
        }
        Slip::Phone => {
            if draft.plan.rich_roster {
                *draft.in_roster(Field::Phone) = format!("139{:08}", rng.u32(0..100_000_000));
                draft.actions = vec![Action::Amend];
            }
        }
        Slip::Birth => {
            let birth = draft.one.birth;
            *draft.in_system(Field::Birth) = format!("{}-{:02}", birth.year, birth.month % 12 + 1);
            draft.actions = vec![Action::Amend];
        }
        _ => plant_number(rng, draft),
    }
}

/// Numbers that are another, less or damaged, but none that is to be deleted for it.
fn plant_number(rng: &mut Rng, draft: &mut Draft<'_>) {
    let number = draft.one.id_number.clone();
    match draft.slip {
        Slip::IdFifteen if draft.plan.numbers_in_system => {
            *draft.in_system(Field::IdNumber) = format!("{}{}", &number[..6], &number[8..17]);
        }
        Slip::IdOneDigitInRoster if draft.plan.numbers_in_roster => {
            *draft.in_roster(Field::IdNumber) = one_off(rng, &number);
            if draft.plan.numbers_in_system {
                draft.actions = vec![Action::Decide];
            }
        }
        Slip::IdMissingInRoster => draft.in_roster(Field::IdNumber).clear(),
        Slip::IdDamagedInRoster if draft.plan.numbers_in_roster => {
            let damaged = format!("{}000", &number[..15]);
            draft.roster.as_mut().unwrap()[at(ROSTER, Field::IdNumber)] = (CellKind::Number, damaged);
        }
        _ => {}
    }
}

fn misspell(draft: &mut Draft<'_>, wrong: String) {
    *draft.in_system(Field::Name) = wrong;
    draft.delete(wrong_name(&draft.one.name));
}

/// What 附件1 says of a misspelt name.
pub fn wrong_name(right: &str) -> String {
    format!("姓名错误，正确姓名为：{right}")
}

fn mistype_number(rng: &mut Rng, draft: &mut Draft<'_>) {
    if !draft.plan.numbers_in_system {
        return;
    }
    let right = draft.one.id_number.clone();
    let wrong = if draft.slip == Slip::IdSwapped { swapped(&right) } else { one_off(rng, &right) };
    *draft.in_system(Field::IdNumber) = wrong;
    if draft.plan.numbers_in_roster {
        draft.delete(format!("身份证号码错误，正确身份证号码为：{right}"));
    }
}

fn one_off(rng: &mut Rng, number: &str) -> String {
    // Not the birth's own digits: those would make another slip of it.
    let place = [3, 4, 5, 14, 15, 16][rng.usize(0..6)];
    let mut bytes = number.as_bytes().to_vec();
    bytes[place] = b'0' + (bytes[place] - b'0' + rng.u8(1..9)) % 10;
    String::from_utf8(bytes).unwrap()
}

fn swapped(number: &str) -> String {
    let mut bytes = number.as_bytes().to_vec();
    let place = (0..16).rev().find(|at| bytes[*at] != bytes[at + 1]).unwrap();
    bytes.swap(place, place + 1);
    String::from_utf8(bytes).unwrap()
}
