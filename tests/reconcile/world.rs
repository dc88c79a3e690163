//! Small lists given as lines of text, and what reconciling makes of them.

use tuanji::domain::{Field, PartialDate, Profile};
use tuanji::intake::record::Overlay;
use tuanji::intake::table::RecordId;
use tuanji::intake::{Table, TableKind};
use tuanji::reconcile::{BranchChoices, Case, Input, Link, Outcome, reconcile};

use crate::support::tables::{table, texts};

pub const ORG1: &str = "共青团齐鲁理工学院计算机学院2022级软件工程1班支部委员会";
pub const ORG2: &str = "共青团齐鲁理工学院计算机学院2022级软件工程2班支部委员会";

// Invented numbers with right check characters: A and B are twins' neighbours.
pub const A: &str = "370102200405121213";
pub const B: &str = "37010220040512123X";
pub const C: &str = "370102200409010019";

/// A table from lines of cells parted by `|`; the first line names the fields.
pub fn list(id: u32, kind: TableKind, file: &str, lines: &[&str]) -> Table {
    let fields: Vec<Field> = lines[0].split('|').map(|id| Field::from_id(id.trim()).unwrap()).collect();
    let rows: Vec<_> =
        lines[1..].iter().map(|line| texts(&line.split('|').map(str::trim).collect::<Vec<_>>())).collect();
    table(id, kind, file, &fields, &rows)
}

pub fn system(lines: &[&str]) -> Table {
    list(1, TableKind::SystemList, "团员列表.xlsx", lines)
}

pub fn roster(lines: &[&str]) -> Table {
    list(2, TableKind::ClassRoster, "花名册.xlsx", lines)
}

pub struct World {
    pub tables: Vec<Table>,
    pub choices: BranchChoices,
    pub links: Vec<Link>,
    pub overlay: Overlay,
}

impl World {
    pub fn new(tables: impl IntoIterator<Item = Table>) -> World {
        World {
            tables: tables.into_iter().collect(),
            choices: BranchChoices::new(),
            links: Vec::new(),
            overlay: Overlay::default(),
        }
    }

    pub fn run(&self) -> Outcome {
        reconcile(&Input {
            tables: &self.tables.iter().collect::<Vec<_>>(),
            overlay: &self.overlay,
            profile: &Profile::default(),
            branch_choices: &self.choices,
            links: &self.links,
            today: PartialDate::new(2024, 4, Some(10)).unwrap(),
        })
    }

    pub fn cases(&self) -> Vec<Case> {
        self.run().cases
    }
}

pub fn cases(tables: impl IntoIterator<Item = Table>) -> Vec<Case> {
    World::new(tables).cases()
}

pub fn one(tables: impl IntoIterator<Item = Table>) -> Case {
    let mut cases = cases(tables);
    assert_eq!(cases.len(), 1, "{cases:#?}");
    cases.remove(0)
}

/// `row in system / row in roster`, 0 for none, with the certainty's and the actions' names.
pub fn outline(cases: &[Case]) -> Vec<String> {
    cases
        .iter()
        .map(|case| {
            let row = |id: Option<RecordId>| id.map_or(0, |id| id.row - 2);
            let actions: Vec<_> = case.actions.iter().map(|action| action.id()).collect();
            format!("{}/{} {:?} {}", row(case.system), row(case.roster), case.certainty, actions.join("+"))
        })
        .collect()
}
