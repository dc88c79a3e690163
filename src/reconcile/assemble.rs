//! From pairs and lonely rows to cases.

use std::collections::HashSet;

use super::Input;
use super::borrowed::Numbers;
use super::branches::{BranchId, Branches, Match, Relation};
use super::case::{Action, Case, Certainty};
use super::changes::{Changes, Entry};
use super::compare::differences;
use super::copies::Copies;
use super::corrections::{Corrections, IDENTITY, corrections};
use super::decision::{self, Facts, Presence, Repeat};
use super::membership::{Membership, lists_members_only};
use super::pairing::{Pair, Pairing};
use super::person::Person;
use super::side::Rows;
use super::status::Change;
use super::view::View;
use crate::domain::Field;
use crate::domain::org_name::{Fit, OrgName};
use crate::intake::Record;

/// Everything found before cases are made.
pub struct Found<'a> {
    /// What reconciling was given.
    pub input: &'a Input<'a>,
    /// The system lists' rows.
    pub system: Rows<'a>,
    /// The rosters' rows.
    pub roster: Rows<'a>,
    /// Where they belong.
    pub branches: Branches,
    /// Repeats among the system's rows.
    pub system_copies: Copies,
    /// Repeats among the rosters' rows.
    pub roster_copies: Copies,
    /// Who is who.
    pub pairing: Pairing,
}

/// Makes the cases, in their order.
pub fn cases(found: &Found<'_>, changes: &Changes) -> Vec<Case> {
    let maker = Maker::new(found, changes);
    let listed = rows(&found.system.people).map(|row| maker.case(Some(row), maker.partner(row)));
    let lonely = rows(&found.roster.people)
        .filter(|row| !is_paired(&maker.pair_of_roster, *row))
        .map(|row| maker.case(None, Some(row)));
    let mut cases: Vec<Case> = listed.chain(lonely).flatten().collect();
    // Stable: within a branch the system's rows stay first, and both in their lists' order.
    cases.sort_by(|a, b| a.branch.cmp(&b.branch));
    cases
}

fn rows(people: &[Person]) -> impl Iterator<Item = u32> {
    (0u32..).take(people.len())
}

struct Maker<'a> {
    found: &'a Found<'a>,
    changes: &'a Changes,
    pair_of_system: Vec<Option<&'a Pair>>,
    pair_of_roster: Vec<Option<&'a Pair>>,
    numbers: Numbers,
    members_only: HashSet<u32>,
    reached: HashSet<BranchId>,
    met: HashSet<u32>,
}

impl<'a> Maker<'a> {
    fn new(found: &'a Found<'a>, changes: &'a Changes) -> Maker<'a> {
        let pairs = &found.pairing.pairs;
        let place = |people: &[Person], row: u32| people.get(row as usize).map(|person| person.place);
        let paired_homes = pairs
            .iter()
            .filter_map(|pair| found.branches.system_branch(place(&found.system.people, pair.system)?));
        let named =
            found.roster.people.iter().filter_map(|person| found.branches.roster_branch(person.place));
        Maker {
            found,
            changes,
            pair_of_system: by_row(pairs, found.system.people.len(), |pair| pair.system),
            pair_of_roster: by_row(pairs, found.roster.people.len(), |pair| pair.roster),
            numbers: Numbers::new(
                (&found.system.people, &found.system_copies),
                (&found.roster.people, &found.roster_copies),
            ),
            members_only: found
                .roster
                .tables
                .iter()
                .filter(|(_, table)| lists_members_only(table))
                .map(|(id, _)| *id)
                .collect(),
            reached: paired_homes.chain(named).collect(),
            met: pairs.iter().filter_map(|pair| place(&found.roster.people, pair.roster)).collect(),
        }
    }

    fn partner(&self, system: u32) -> Option<u32> {
        self.pair_of_system.get(system as usize).copied().flatten().map(|pair| pair.roster)
    }

    fn case(&self, system: Option<u32>, roster: Option<u32>) -> Option<Case> {
        let found = self.found;
        let person = |rows: &'a Rows<'_>, row: Option<u32>| rows.people.get(row? as usize);
        let (a, b) = (person(&found.system, system), person(&found.roster, roster));
        let system_view = system.and_then(|row| found.system.record(row, found.input)).map(|r| View(vec![r]));
        let roster_view = self.right_view(system, roster);
        let pair = system
            .filter(|_| roster.is_some())
            .and_then(|row| self.pair_of_system.get(row as usize).copied().flatten());
        let candidates = self.candidates(system, roster);
        let certainty = match pair {
            Some(pair) => pair.certainty,
            None if candidates.is_empty() => Certainty::None,
            None => Certainty::Ambiguous,
        };
        let entry = system
            .and_then(|row| self.changes.system.get(&row))
            .or_else(|| roster.and_then(|row| self.changes.roster.get(&row)));
        let (facts, differences) = self.facts(
            (a, system, system_view.as_ref()),
            (b, roster, roster_view.as_ref()),
            certainty == Certainty::Ambiguous,
            entry,
        );
        let proposals = decision::decide(&facts);
        let proposes = |action| proposals.iter().any(|proposal| proposal.action == action);
        let shown = system_view.as_ref().or(roster_view.as_ref())?;
        let roster_branch = b.and_then(|person| found.branches.roster_branch(person.place));
        let home = roster_branch.or(a.and_then(|person| found.branches.system_branch(person.place)));
        let keys = (system.map(|row| found.system.key(row)), roster.map(|row| found.roster.key(row)));
        Some(Case {
            key: keys.1.or(keys.0)?,
            other_key: keys.1.and(keys.0),
            branch: self.branch(a, b),
            name: shown.text(Field::Name).into_owned(),
            system: a.map(|person| person.id),
            roster: b.map(|person| person.id),
            status: entry.map(|entry| entry.id),
            basis: pair.map(|pair| pair.basis.clone()).unwrap_or_default(),
            certainty,
            candidates,
            differences,
            deletion_reason: decision::deletion_reason(&facts, &proposals),
            retention_reason: decision::retention(&facts)
                .filter(|_| proposes(Action::Retain))
                .map(str::to_owned),
            transfer_to: if proposes(Action::Transfer) {
                facts.moved_to.clone().or(facts.change_to.clone())
            } else if proposes(Action::TransferHome) {
                [&roster_view, &system_view]
                    .into_iter()
                    .flatten()
                    .map(|view| view.text(Field::HouseholdAddress))
                    .find(|text| !text.is_empty())
                    .map(|text| text.into_owned())
            } else {
                None
            },
            general_branch: home
                .and_then(|branch| found.branches.general_branch(branch))
                .or_else(|| found.roster.places.get(b?.place)?.parts.general_branch()),
            actions: proposals.iter().map(|proposal| proposal.action).collect(),
            reasons: proposals.into_iter().map(|proposal| proposal.reason).collect(),
        })
    }

    /// What the system is held against: what the user's edits of its row state, then the rosters.
    fn right_view(&self, system: Option<u32>, roster: Option<u32>) -> Option<View<'a>> {
        let found = self.found;
        let stated = system.and_then(|row| found.system.stated(row, found.input));
        let rosters = roster.map(|row| self.roster_rows(row)).unwrap_or_default();
        let rows: Vec<_> = stated.into_iter().chain(rosters).collect();
        (!rows.is_empty()).then_some(View(rows))
    }

    /// What the rosters say of the person, the row's echoes included.
    fn roster_rows(&self, row: u32) -> Vec<Record<'a>> {
        let found = self.found;
        let people = &found.roster.people;
        let branch =
            |row: u32| people.get(row as usize).and_then(|person| found.branches.roster_branch(person.place));
        let echoes = found.roster_copies.of(row).iter().copied().filter(|other| {
            *other != row && !is_paired(&self.pair_of_roster, *other) && branch(*other) == branch(row)
        });
        let rows = std::iter::once(row).chain(echoes);
        rows.filter_map(|row| found.roster.record(row, found.input)).collect()
    }

    fn facts(
        &self,
        (a, system, system_view): (Option<&Person>, Option<u32>, Option<&View<'_>>),
        (b, roster, roster_view): (Option<&Person>, Option<u32>, Option<&View<'_>>),
        ambiguous: bool,
        entry: Option<&Entry>,
    ) -> (Facts, Vec<super::Difference>) {
        let found = self.found;
        let mut differences = Vec::new();
        let mut wrong = Corrections::default();
        let stated = system.and_then(|row| found.system.stated(row, found.input));
        if let (Some(s), Some(r)) = (system_view, roster_view) {
            differences = self::differences(s, r, found.input.profile);
            let is_stated = |field| stated.as_ref().is_some_and(|record| record.is_filled(field));
            let owners = (
                system.map(|row| found.system_copies.person(row)),
                roster.map(|row| found.roster_copies.person(row)),
            );
            let borrowed = || self.numbers.is_borrowed(owners, r);
            wrong = corrections(s, r, &differences, is_stated, borrowed);
        }
        let other = differences.iter().map(|d| d.field).filter(|field| !IDENTITY.contains(field)).collect();
        let enrolled = roster_view.and_then(|view| Change::parse(&view.text(Field::Status)));
        let change_to = entry.and_then(|entry| entry.to.clone());
        let change = entry.and_then(|entry| entry.change).or(enrolled);
        let relation = a.zip(b).map_or(Relation::Unknown, |(a, b)| self.relation(a, b));
        let moved_to = match relation {
            Relation::Other => b.map(|person| self.roster_branch(person)),
            _ => self.sent_elsewhere(a, change, change_to.as_deref()),
        };
        if let (Some(to), Some(_), Some(_)) = (&moved_to, system_view, b) {
            let system = self.branch(a, None);
            differences.insert(0, super::Difference { field: Field::OrgName, system, roster: to.clone() });
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
                    Membership::of(view, self.members_only.contains(&person.id.table.0))
                }
                _ => Membership::Unknown,
            },
            corrections: wrong,
            stated: stated.is_some(),
            other,
            moved_to,
            branch_told: relation != Relation::Unknown,
            change,
            change_to,
            names: (name(system_view), name(roster_view)),
            covered: self.is_covered(a, b),
        };
        (facts, differences)
    }

    /// 转专业 with a destination that is not the branch the system has.
    fn sent_elsewhere(&self, a: Option<&Person>, change: Option<Change>, to: Option<&str>) -> Option<String> {
        let to = to.filter(|_| change == Some(Change::OtherMajor))?;
        let home = &self.found.system.places.get(a?.place)?.parts;
        let there = OrgName::parse(to, &self.found.input.profile.school);
        (home.fit(&there) == Fit::No).then(|| to.to_owned())
    }

    fn relation(&self, a: &Person, b: &Person) -> Relation {
        let found = self.found;
        let home = found.system.places.get(a.place).map(|place| (a.place, place));
        let there = found.roster.places.get(b.place).map(|place| (b.place, place));
        home.zip(there).map_or(Relation::Unknown, |(home, there)| found.branches.relation(home, there))
    }

    /// The branch as it is shown: the system row's own words, else the full name the roster's words mean.
    fn branch(&self, a: Option<&Person>, b: Option<&Person>) -> String {
        match (a, b) {
            (Some(a), _) => {
                self.found.system.places.get(a.place).map(|place| place.words.clone()).unwrap_or_default()
            }
            (None, Some(b)) => self.roster_branch(b),
            (None, None) => String::new(),
        }
    }

    fn roster_branch(&self, person: &Person) -> String {
        let found = self.found;
        match found.branches.roster_branch(person.place) {
            Some(branch) => found.branches.name(branch).to_owned(),
            None => {
                found.roster.places.get(person.place).map(|place| place.words.clone()).unwrap_or_default()
            }
        }
    }

    fn candidates(&self, system: Option<u32>, roster: Option<u32>) -> Vec<crate::intake::table::RecordId> {
        let found = self.found;
        let (map, row, people) = match (system, roster) {
            (Some(row), None) => (&found.pairing.system_candidates, row, &found.roster.people),
            (None, Some(row)) => (&found.pairing.roster_candidates, row, &found.system.people),
            _ => return Vec::new(),
        };
        let rows = map.get(&row).map_or(&[][..], Vec::as_slice);
        rows.iter().filter_map(|row| people.get(*row as usize)).map(|person| person.id).collect()
    }

    fn system_repeat(&self, row: u32) -> Option<Repeat> {
        let found = self.found;
        let people = &found.system.people;
        let branch = |person: &Person| found.branches.system_branch(person.place).map(u64::from);
        let lead = lead(row, found.system_copies.of(row), people, &self.pair_of_system, branch)?;
        let (own, other) = (people.get(row as usize)?, people.get(lead as usize)?);
        let place = self.describe(&found.system, lead);
        // The same export dropped twice is no second record in the system.
        Some(if own.id.table != other.id.table && branch(own) == branch(other) {
            Repeat::Echo(place)
        } else {
            Repeat::Elsewhere(place)
        })
    }

    fn roster_repeat(&self, row: u32) -> Option<Repeat> {
        let found = self.found;
        let people = &found.roster.people;
        let branch = |person: &Person| found.branches.roster_branch(person.place).map(u64::from);
        let lead = lead(row, found.roster_copies.of(row), people, &self.pair_of_roster, branch)?;
        let (own, other) = (people.get(row as usize)?, people.get(lead as usize)?);
        let place = self.describe(&found.roster, lead);
        let elsewhere = branch(own).zip(branch(other)).is_some_and(|(own, other)| own != other);
        Some(if elsewhere { Repeat::Elsewhere(place) } else { Repeat::Echo(place) })
    }

    fn describe(&self, rows: &Rows<'_>, row: u32) -> String {
        let person = rows.people.get(row as usize);
        let number = person.map_or(0, |person| person.id.row);
        let file = rows.table(row).map_or("", |table| table.sheet.file.as_str());
        let branch =
            person.and_then(|person| rows.places.get(person.place)).map_or("", |place| place.words.as_str());
        format!("{branch}（{file} 第{number}行）")
    }

    /// Do the lists of the other side reach the branch this row is in?
    fn is_covered(&self, a: Option<&Person>, b: Option<&Person>) -> bool {
        let branches = &self.found.branches;
        match (a, b) {
            (Some(a), None) => {
                branches.system_branch(a.place).is_none_or(|branch| self.reached.contains(&branch))
            }
            (None, Some(b)) => self.met.contains(&b.place) || branches.sureness(b.place) != Some(Match::None),
            _ => true,
        }
    }
}

fn by_row(pairs: &[Pair], rows: usize, row: impl Fn(&Pair) -> u32) -> Vec<Option<&Pair>> {
    let mut by_row = vec![None; rows];
    for pair in pairs {
        if let Some(slot) = by_row.get_mut(row(pair) as usize) {
            *slot = Some(pair);
        }
    }
    by_row
}

fn is_paired(pairs: &[Option<&Pair>], row: u32) -> bool {
    pairs.get(row as usize).is_some_and(Option::is_some)
}

/// The other row of this person that stands for it: a paired one first, then one of the same branch,
/// then by content. Nothing where the row itself does.
fn lead(
    row: u32,
    copies: &[u32],
    people: &[Person],
    pairs: &[Option<&Pair>],
    branch: impl Fn(&Person) -> Option<u64>,
) -> Option<u32> {
    let home = branch(people.get(row as usize)?);
    let rank = |row: &u32| {
        let person = people.get(*row as usize);
        let elsewhere = person.and_then(&branch) != home;
        (!is_paired(pairs, *row), elsewhere, person.map_or(0, |person| person.content), *row)
    };
    copies.iter().copied().min_by_key(rank).filter(|lead| *lead != row)
}
