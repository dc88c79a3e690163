//! What is known of one person, for the decision table.

use super::assemble::Maker;
use super::branches::Relation;
use super::case::Difference;
use super::changes::{Entry, destination};
use super::compare;
use super::corrections::{Corrections, IDENTITY, corrections};
use super::decision::{Facts, Presence};
use super::membership::Membership;
use super::person::Person;
use super::view::View;
use crate::domain::Field;
use crate::domain::enrolment::Change;
use crate::domain::org_name::{Fit, OrgName};

impl Maker<'_> {
    pub(super) fn facts(
        &self,
        (a, system, system_view): (Option<&Person>, Option<u32>, Option<&View<'_>>),
        (b, roster, roster_view): (Option<&Person>, Option<u32>, Option<&View<'_>>),
        ambiguous: bool,
        entry: Option<&Entry>,
    ) -> (Facts, Vec<Difference>) {
        let found = self.found;
        let mut differences = Vec::new();
        let mut wrong = Corrections::default();
        let stated = system.and_then(|row| found.system.stated(row, self.lists));
        if let (Some(s), Some(r)) = (system_view, roster_view) {
            differences = compare::differences(s, r, self.lists.input.profile);
            let is_stated = |field| stated.as_ref().is_some_and(|record| record.is_filled(field));
            let borrowed = || found.is_borrowed(r, (system, roster));
            wrong = corrections(s, r, &differences, is_stated, borrowed);
        }
        let other = differences.iter().map(|d| d.field).filter(|field| !IDENTITY.contains(field)).collect();
        let status = roster_view.map(|view| view.text(Field::Status)).unwrap_or_default();
        let enrolled = Change::parse(&status).or_else(|| self.answered(roster_view?));
        let namesake = entry.is_some_and(|entry| entry.doubtful);
        let entry = entry.filter(|entry| !entry.doubtful);
        let change_to = entry.and_then(|entry| entry.to.clone()).or_else(|| destination(&status));
        let change = entry.and_then(|entry| entry.change).or(enrolled);
        let relation = a.zip(b).map_or(Relation::Unknown, |(a, b)| self.relation(a, b));
        let moved_to = match relation {
            Relation::Other => b.map(|person| self.roster_branch(person)),
            _ => self.sent_elsewhere(a, change, change_to.as_deref()),
        };
        if let (Some(to), Some(_), Some(_)) = (&moved_to, system_view, b) {
            let system = self.branch(a, None);
            differences.insert(0, Difference { field: Field::OrgName, system, roster: to.clone() });
        }
        let name = |view: Option<&View<'_>>| {
            view.map(|view| view.text(Field::Name).into_owned()).unwrap_or_default()
        };
        let facts = Facts {
            presence: match (system, roster) {
                (Some(_), Some(_)) => Presence::Both,
                (Some(_), None) => Presence::System,
                _ => Presence::Roster,
            },
            comparable: !found.system.people.is_empty() && !found.roster.people.is_empty(),
            ambiguous,
            repeat: match (system, roster) {
                (Some(row), None) => self.system_repeat(row),
                (None, Some(row)) => self.roster_repeat(row),
                _ => None,
            },
            membership: match (roster_view, b) {
                (Some(view), Some(person)) => {
                    Membership::of(view, self.members_only.contains(&person.id.table))
                }
                _ => Membership::Unknown,
            },
            corrections: wrong,
            stated: stated.is_some(),
            other,
            birth_in_number: roster_view.is_some_and(|view| view.text(Field::Birth).is_empty()),
            moved_to,
            branch_told: relation != Relation::Unknown,
            change,
            namesake,
            change_to,
            names: (name(system_view), name(roster_view)),
            covered: found.reach.covers(&found.branches, a, b),
        };
        (facts, differences)
    }

    /// What the roster's rows on a person answer to 是否休学.
    fn answered(&self, view: &View<'_>) -> Option<Change> {
        view.0.iter().find_map(|record| {
            let table = self.lists.table(record.id)?;
            self.answers.get(&table.id)?.change(record, table)
        })
    }

    /// 转专业 with a destination that is not the branch the system has.
    fn sent_elsewhere(&self, a: Option<&Person>, change: Option<Change>, to: Option<&str>) -> Option<String> {
        let to = to.filter(|_| change == Some(Change::OtherMajor))?;
        let home = &self.found.system.places.get(a?.place)?.parts;
        let there = OrgName::parse(to, &self.lists.input.profile.school);
        (home.fit(&there) == Fit::No).then(|| to.to_owned())
    }

    pub(super) fn relation(&self, a: &Person, b: &Person) -> Relation {
        let found = self.found;
        let home = found.system.places.get(a.place).map(|place| (a.place, place));
        let there = found.roster.places.get(b.place).map(|place| (b.place, place));
        home.zip(there).map_or(Relation::Unknown, |(home, there)| found.branches.relation(home, there))
    }
}
