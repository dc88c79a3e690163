//! Which of the competing pairs are settled: those in which each is the other's best.

use super::Matcher;
use super::edges::Edge;
use crate::reconcile::case::Certainty;

/// A runner-up nearer than this makes a pair no more than probable.
const CLEAR_LEAD: i32 = 6;

impl Matcher<'_> {
    /// The pairs in which each is the other's best, and no other person is as good.
    pub(super) fn mutual_choices(&self, edges: &[Edge]) -> Vec<Edge> {
        let of_system = best(edges, |edge| edge.system, |edge| self.rank(edge, true));
        let of_roster = best(edges, |edge| edge.roster, |edge| self.rank(edge, false));
        let mut settled: Vec<Edge> = of_system
            .iter()
            .filter_map(|(edge, lead)| {
                let at = of_roster.binary_search_by_key(&edge.roster, |(edge, _)| edge.roster).ok()?;
                let (other, other_lead) = of_roster.get(at)?;
                let clear = (*lead).min(*other_lead) >= CLEAR_LEAD;
                let certainty = if clear { edge.certainty } else { edge.certainty.max(Certainty::Probable) };
                (other.system == edge.system).then_some(Edge { certainty, ..*edge })
            })
            .collect();
        settled.sort_unstable_by_key(|edge| (edge.system, edge.roster));
        settled
    }

    /// Which person the other end is, and among that person's rows an order that rows' places do not decide.
    pub(super) fn rank(&self, edge: &Edge, from_system: bool) -> (u32, u64, u32) {
        let (side, at) = if from_system { (self.roster, edge.roster) } else { (self.system, edge.system) };
        let content = side.people.get(at as usize).map_or(0, |person| person.content);
        (side.copies.person(at), content, at)
    }
}

/// For each row the best edge, and its lead over the best edge to another person. Rows whose best
/// edges go to several people have none. In the rows' order.
fn best(
    edges: &[Edge],
    from: impl Fn(&Edge) -> u32,
    rank: impl Fn(&Edge) -> (u32, u64, u32),
) -> Vec<(Edge, i32)> {
    let mut order: Vec<&Edge> = edges.iter().collect();
    order.sort_unstable_by_key(|edge| from(edge));
    order
        .chunk_by_mut(|a, b| from(a) == from(b))
        .filter_map(|own| {
            own.sort_unstable_by_key(|edge| (std::cmp::Reverse(edge.weight), rank(edge)));
            let first = own.first()?;
            let runner_up = own.iter().find(|edge| rank(edge).0 != rank(first).0);
            let lead = runner_up.map_or(i32::MAX, |edge| first.weight - edge.weight);
            (lead > 0).then_some((**first, lead))
        })
        .collect()
}
