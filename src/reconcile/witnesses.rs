//! People who are surely in both lists, before anybody is paired: they tell which branch a roster's words mean.

use std::collections::{BTreeMap, BTreeSet};

use super::branches::{Branches, Match, Relation};
use super::evidence::Evidence;
use super::person::Person;
use super::place::PlaceId;
use super::shelves::{Moved, Shelf, Shelves};
use super::side::Rows;

/// How many of them there are, by roster place and system place.
pub type Votes = BTreeMap<(PlaceId, PlaceId), usize>;

/// One row on each side with the same number, the same name and birth, the same name and phone, or a name that
/// nobody else on either side bears. The first that holds counts.
const SIGNS: [Shelf; 4] = [Shelf::Number, Shelf::NameAndBirth, Shelf::NameAndPhone, Shelf::Name];

/// Votes of all rows; only of places whose words leave something to be told.
pub fn votes(system: &Rows, roster: &Rows, shelves: &Shelves, branches: &Branches) -> Votes {
    let mut heard = vec![false; roster.people.len()];
    let mut votes = Votes::new();
    for sign in SIGNS {
        for group in shelves.all(sign).chunk_by(|a, b| a.0 == b.0) {
            let [(_, false, s), (_, true, r)] = group else { continue };
            let (Some(a), Some(b)) = (system.people.get(*s as usize), roster.people.get(*r as usize)) else {
                continue;
            };
            let Some(heard) = heard.get_mut(*r as usize).filter(|heard| !**heard) else { continue };
            if is_asked(b, branches) && is_one(a, b) {
                *heard = true;
                *votes.entry((b.place, a.place)).or_insert(0) += 1;
            }
        }
    }
    votes
}

/// The roster's rows of which the votes depend on these rows, as they were or as they are.
pub fn voters<'m>(moved: impl Iterator<Item = (bool, &'m Moved)>, shelves: &Shelves) -> BTreeSet<u32> {
    let mut voters = BTreeSet::new();
    for (is_roster, moved) in moved {
        voters.extend(is_roster.then_some(moved.row));
        for sign in SIGNS {
            for key in [&moved.old, &moved.new].into_iter().filter_map(|person| sign.key(person)) {
                let rosters = shelves.of(sign, key).iter().filter(|(_, is_roster, _)| *is_roster);
                voters.extend(rosters.map(|(.., row)| *row));
            }
        }
    }
    voters
}

/// The votes of these rows of the roster; `person` gives a row of the rosters (`true`) or of the system lists.
pub fn votes_of<'p>(
    voters: &BTreeSet<u32>,
    person: impl Fn(bool, u32) -> Option<&'p Person>,
    shelves: &Shelves,
    branches: &Branches,
) -> Votes {
    let mut votes = Votes::new();
    for voter in voters.iter().filter_map(|row| person(true, *row)) {
        let met = SIGNS.iter().find_map(|sign| {
            let [(_, false, s), (_, true, _)] = shelves.of(*sign, sign.key(voter)?) else { return None };
            person(false, *s).filter(|other| is_asked(voter, branches) && is_one(other, voter))
        });
        if let Some(other) = met {
            *votes.entry((voter.place, other.place)).or_insert(0) += 1;
        }
    }
    votes
}

/// The votes when some are withdrawn and others cast.
pub fn recount(votes: &Votes, withdrawn: &Votes, cast: Votes) -> Votes {
    let mut recounted = votes.clone();
    for (place, count) in cast {
        *recounted.entry(place).or_insert(0) += count;
    }
    for (place, count) in withdrawn {
        if let Some(votes) = recounted.get_mut(place) {
            *votes = votes.saturating_sub(*count);
        }
    }
    recounted.retain(|_, count| *count > 0);
    recounted
}

fn is_asked(roster: &Person, branches: &Branches) -> bool {
    !matches!(branches.sureness(roster.place), Some(Match::Chosen | Match::Exact))
}

fn is_one(system: &Person, roster: &Person) -> bool {
    let evidence = Evidence::new(system, roster, Relation::Unknown);
    evidence.name.is_close() && evidence.against() < 2
}
