//! Slips that take a second row or a second person: two branches, twins, namesakes.

use fastrand::Rng;
use tuanji::domain::{Field, PartialDate, id_number::check_character};
use tuanji::reconcile::Action;

use super::super::rows::{self, roster_row, system_row};
use super::{Draft, Rows, Slip, pick};
use crate::support::people::{Person, id_number, person};

/// Plants it, where it is such a slip: the other rows go to everybody's.
pub fn plant(rng: &mut Rng, draft: &mut Draft<'_>, everybody: &mut Vec<Rows>) {
    match draft.slip {
        Slip::TwoBranches => {
            let mut left = draft.system.clone();
            *rows::in_system(&mut left, Field::OrgName) = draft.elsewhere.org_name();
            let name = draft.one.name.clone();
            everybody.push(another(draft, name, vec![Action::Decide], (left, None)));
        }
        Slip::Namesakes => {
            let mut other = person(rng, &draft.one.branch);
            make_namesake(rng, &draft.one, &mut other);
            everybody.push(second(draft, other));
        }
        Slip::Twins => {
            let mut other = person(rng, &draft.one.branch);
            make_twin(rng, &draft.one, &mut other);
            everybody.push(second(draft, other));
        }
        Slip::TwinsSplit => {
            let mut other = person(rng, &draft.one.branch);
            make_twin(rng, &draft.one, &mut other);
            // One is only in the system, the other only in the roster: two people all the same.
            let roster = roster_row(&other, draft.plan);
            everybody.push(another(draft, other.name, vec![Action::Supplement], (None, Some(roster))));
            draft.roster = None;
            draft.actions = vec![Action::Decide];
        }
        _ => {}
    }
}

/// Another person with whom nothing is wrong.
fn second(draft: &Draft<'_>, other: Person) -> Rows {
    let rows = (Some(system_row(&other, draft.plan)), Some(roster_row(&other, draft.plan)));
    another(draft, other.name, vec![Action::None], rows)
}

fn another(
    draft: &Draft<'_>,
    name: String,
    actions: Vec<Action>,
    (system, roster): (Option<super::Row>, Option<super::Row>),
) -> Rows {
    let truth = super::Truth {
        slip: draft.slip,
        name,
        system: None,
        roster: None,
        actions,
        deletion: None,
        retention: None,
    };
    Rows { system, roster, truth }
}

fn make_namesake(rng: &mut Rng, one: &Person, other: &mut Person) {
    other.name.clone_from(&one.name);
    if other.birth.months() == one.birth.months() {
        other.birth = PartialDate::new(one.birth.year, one.birth.month % 12 + 1, Some(5)).unwrap();
        other.id_number = id_number(rng, other.birth, other.sex);
    }
}

fn make_twin(rng: &mut Rng, one: &Person, other: &mut Person) {
    let last: String = pick(rng).to_string();
    let stem: String = one.name.chars().take(one.name.chars().count().max(2) - 1).collect();
    other.name = if one.name.ends_with(&last) { format!("{stem}珂") } else { format!("{stem}{last}") };
    other.birth = one.birth;
    other.sex = one.sex;
    other.ethnicity = one.ethnicity;
    let order: u32 = one.id_number[14..17].parse().unwrap();
    let order = if order >= 998 { order - 2 } else { order + 2 };
    let body = format!("{}{order:03}", &one.id_number[..14]);
    other.id_number = format!("{body}{}", check_character(body.as_bytes()));
}
