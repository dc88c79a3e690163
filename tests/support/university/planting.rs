//! Planting a slip: one person's rows with it, and what should be made of them.

use fastrand::Rng;
use tuanji::reconcile::Action;

use super::Plan;
use super::rows::{self, roster_row, system_row};
use super::slip::{Slip, Truth};
use crate::support::people::{Branch, Person};
use crate::support::tables::Row;

mod doubles;
mod identity;
mod standing;

/// One person's two rows while they are being made.
#[derive(Clone)]
pub struct Rows {
    pub system: Option<Row>,
    pub roster: Option<Row>,
    pub truth: Truth,
}

/// Where everything goes that is made.
#[derive(Default)]
pub struct Made {
    pub everybody: Vec<Rows>,
    /// The rows of the list of 学籍异动.
    pub listed: Vec<Row>,
}

/// One person in the making.
struct Draft<'a> {
    plan: Plan,
    slip: Slip,
    one: Person,
    elsewhere: &'a Branch,
    system: Option<Row>,
    roster: Option<Row>,
    actions: Vec<Action>,
    deletion: Option<String>,
    retention: Option<&'static str>,
}

/// Makes the rows of one person to whom this happened; `elsewhere` is another branch.
pub fn plant(rng: &mut Rng, plan: Plan, mut one: Person, slip: Slip, elsewhere: &Branch, made: &mut Made) {
    identity::make_prone(rng, &mut one, slip);
    let mut draft = Draft {
        system: Some(system_row(&one, plan)),
        roster: Some(roster_row(&one, plan)),
        actions: vec![Action::None],
        deletion: None,
        retention: None,
        plan,
        slip,
        one,
        elsewhere,
    };
    identity::plant(rng, &mut draft);
    standing::plant(&mut draft, &mut made.listed);
    doubles::plant(rng, &mut draft, &mut made.everybody);
    made.everybody.push(draft.finish());
}

impl Draft<'_> {
    fn in_system(&mut self, field: tuanji::domain::Field) -> &mut String {
        rows::in_system(&mut self.system, field)
    }

    fn in_roster(&mut self, field: tuanji::domain::Field) -> &mut String {
        rows::in_roster(&mut self.roster, field)
    }

    /// The system's row is to be deleted for this reason and entered anew.
    fn delete(&mut self, reason: String) {
        self.actions = vec![Action::Delete, Action::Supplement];
        self.deletion = Some(reason);
    }

    fn finish(self) -> Rows {
        let truth = Truth {
            slip: self.slip,
            name: self.one.name,
            system: None,
            roster: None,
            actions: self.actions,
            deletion: self.deletion,
            retention: self.retention,
        };
        Rows { system: self.system, roster: self.roster, truth }
    }
}

fn pick(rng: &mut Rng) -> char {
    let chars: Vec<char> =
        "子轩宇浩然雨桐佳怡欣悦思远晨曦嘉航博文诗琪俊楠璇睿诺可馨若彤景行知清源书砚望舒".chars().collect();
    chars[rng.usize(0..chars.len())]
}
