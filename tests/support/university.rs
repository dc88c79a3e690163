//! A whole invented university: its export, its rosters, every kind of slip planted, and the truth.

use fastrand::Rng;
use tuanji::intake::table::RecordId;
use tuanji::intake::{Table, TableId, TableKind};

use super::people::{Branch, COLLEGES, person};
use super::tables::{Row, table};

mod planting;
mod rows;
mod slip;

use planting::{Made, plant};
use rows::{CHANGES, ROSTER, SYSTEM};
pub use slip::{SLIPS, Slip, Truth};

pub struct University {
    pub tables: Vec<Table>,
    pub truth: Vec<Truth>,
}

impl University {
    pub fn refs(&self) -> Vec<&Table> {
        self.tables.iter().collect()
    }
}

/// What kind of university.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    pub seed: u64,
    pub people: usize,
    /// How many of them to a class.
    pub per_class: usize,
    /// One person in this many has a slip.
    pub slip_every: usize,
    /// Does the system's list have identity numbers?
    pub numbers_in_system: bool,
    /// Do the rosters?
    pub numbers_in_roster: bool,
    /// Do the rosters have phones and member numbers?
    pub rich_roster: bool,
}

impl Default for Plan {
    fn default() -> Self {
        Plan {
            seed: 1,
            people: 4_000,
            per_class: 40,
            slip_every: 4,
            numbers_in_system: true,
            numbers_in_roster: true,
            rich_roster: true,
        }
    }
}

/// Builds it. The same plan gives the same university.
pub fn university(plan: Plan) -> University {
    let mut rng = Rng::with_seed(plan.seed);
    let mut made = Made::default();
    let classes = (plan.people / plan.per_class).max(4);
    let branches: Vec<Branch> = (0..classes).map(|at| branch(at, classes)).collect();
    let mut seen = std::collections::HashSet::new();
    let mut slips = SLIPS.iter().copied().cycle();
    for (at, home) in branches.iter().enumerate() {
        let mut in_class = 0;
        while in_class < plan.per_class {
            let one = person(&mut rng, home);
            // Two people with one name and birth in one class exist, but nobody can tell them apart.
            if !seen.insert((at, one.name.clone(), one.birth.year, one.birth.month)) {
                continue;
            }
            in_class += 1;
            let slip = if rng.usize(0..plan.slip_every) == 0 { slips.next().unwrap() } else { Slip::Clean };
            let elsewhere = &branches[(at + 1) % branches.len()];
            plant(&mut rng, plan, one, slip, elsewhere, &mut made);
        }
    }
    let Made { mut everybody, listed } = made;
    rng.shuffle(&mut everybody);
    let mut system = Vec::new();
    let mut roster = Vec::new();
    let mut truth = Vec::new();
    for rows in everybody {
        let place = |list: &mut Vec<Row>, table: u32, row: Option<Row>| {
            row.map(|row| {
                list.push(row);
                RecordId { table: TableId(table), row: u32::try_from(list.len()).unwrap() + 2 }
            })
        };
        let system = place(&mut system, 1, rows.system);
        let roster = place(&mut roster, 2, rows.roster);
        truth.push(Truth { system, roster, ..rows.truth });
    }
    University {
        tables: vec![
            table(1, TableKind::SystemList, "团员列表.xlsx", SYSTEM, &system),
            table(2, TableKind::ClassRoster, "花名册.xlsx", ROSTER, &roster),
            table(3, TableKind::StatusChanges, "学籍异动名单.xlsx", CHANGES, &listed),
        ],
        truth,
    }
}

fn branch(at: usize, classes: usize) -> Branch {
    let majors: Vec<(&str, &str)> = COLLEGES
        .iter()
        .flat_map(|(college, majors)| majors.iter().map(move |major| (*college, *major)))
        .collect();
    let (college, major) = majors[at % majors.len()];
    let place = at / majors.len();
    // Class numbers stay small: more years for more classes.
    let per_year = classes.div_ceil(majors.len()).div_ceil(8).max(1);
    Branch {
        college,
        major,
        grade: 2016 + u16::try_from(place / per_year).unwrap(),
        class_number: u16::try_from(place % per_year + 1).unwrap(),
    }
}
