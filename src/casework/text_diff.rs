//! What two texts share, character by character, so that a slip can be seen.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::domain::mask::mask_numbers_in;

/// A stretch of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// The characters.
    pub text: String,
    /// The other text has them not, or not here.
    pub differs: bool,
}

/// Longer texts are only marked as a whole; nobody compares them by the character.
const LONGEST: usize = 200;

/// Both texts, cut into what they share and what they do not. Texts that share less than half are two
/// texts, not one with slips, and are marked as a whole.
pub fn diff(left: &str, right: &str) -> (Vec<Run>, Vec<Run>) {
    let a: Vec<char> = left.chars().collect();
    let b: Vec<char> = right.chars().collect();
    let whole = |text: &str| vec![Run { text: text.to_owned(), differs: left != right }];
    if a.len() > LONGEST || b.len() > LONGEST {
        return (whole(left), whole(right));
    }
    let (shared_left, shared_right) = shared(&a, &b);
    if 2 * shared_left.iter().filter(|shared| **shared).count() < a.len().max(b.len()) {
        return (whole(left), whole(right));
    }
    (runs(&a, &shared_left), runs(&b, &shared_right))
}

/// The runs with identity numbers hidden. Where a number differs from another in a few characters, those stay
/// to be seen.
pub fn hide_numbers(runs: &[Run]) -> Vec<Run> {
    let text: String = runs.iter().map(|run| run.text.as_str()).collect();
    let Cow::Owned(hidden) = mask_numbers_in(&text) else { return runs.to_vec() };
    // The characters of a number, hidden where it is to be hidden and shared.
    let mut mask = hidden.chars();
    let char_of = |run: &Run, c: char, masked: Option<char>| match masked {
        Some(masked) if !run.differs || runs.len() == 1 => masked,
        _ => c,
    };
    runs.iter()
        .map(|run| Run {
            text: run.text.chars().map(|c| char_of(run, c, mask.next())).collect(),
            ..run.clone()
        })
        .collect()
}

/// Two values with identity numbers hidden, but for the characters in which they differ.
pub fn hide_numbers_in_both(left: &str, right: &str) -> (String, String) {
    let text = |runs: Vec<Run>| hide_numbers(&runs).into_iter().map(|run| run.text).collect();
    let (left, right) = diff(left, right);
    (text(left), text(right))
}

/// Which characters of each belong to a longest common subsequence.
fn shared(a: &[char], b: &[char]) -> (Vec<bool>, Vec<bool>) {
    let width = b.len() + 1;
    // lengths[i * width + j]: how much the rests a[i..] and b[j..] share at best.
    let mut lengths = vec![0u16; (a.len() + 1) * width];
    let at = |lengths: &[u16], i: usize, j: usize| lengths.get(i * width + j).copied().unwrap_or(0);
    for (i, left) in a.iter().enumerate().rev() {
        for (j, right) in b.iter().enumerate().rev() {
            let best = if left == right {
                at(&lengths, i + 1, j + 1) + 1
            } else {
                at(&lengths, i + 1, j).max(at(&lengths, i, j + 1))
            };
            if let Some(slot) = lengths.get_mut(i * width + j) {
                *slot = best;
            }
        }
    }
    let (mut left, mut right) = (vec![false; a.len()], vec![false; b.len()]);
    let (mut i, mut j) = (0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        if x == y {
            left.get_mut(i).into_iter().chain(right.get_mut(j)).for_each(|shared| *shared = true);
            (i, j) = (i + 1, j + 1);
        } else if at(&lengths, i + 1, j) >= at(&lengths, i, j + 1) {
            i += 1;
        } else {
            j += 1;
        }
    }
    (left, right)
}

fn runs(text: &[char], shared: &[bool]) -> Vec<Run> {
    let marked: Vec<(char, bool)> = text.iter().copied().zip(shared.iter().map(|shared| !shared)).collect();
    marked
        .chunk_by(|a, b| a.1 == b.1)
        .map(|run| Run {
            text: run.iter().map(|(c, _)| c).collect(),
            differs: run.first().is_some_and(|(_, differs)| *differs),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn marked(runs: &[Run]) -> String {
        runs.iter()
            .map(|run| if run.differs { format!("[{}]", run.text) } else { run.text.clone() })
            .collect()
    }

    fn both(left: &str, right: &str) -> (String, String) {
        let (left, right) = diff(left, right);
        (marked(&left), marked(&right))
    }

    #[test]
    fn slips_are_marked_where_they_are() {
        let pair = |left: &str, right: &str| (left.to_owned(), right.to_owned());
        assert_eq!(both("张伟", "张玮"), pair("张[伟]", "张[玮]"));
        assert_eq!(
            both("370102200405121213", "370102200405121231"),
            pair("3701022004051212[1]3", "37010220040512123[1]")
        );
        assert_eq!(both("欧阳娜娜", "欧阳娜"), pair("欧阳娜[娜]", "欧阳娜"));
        assert_eq!(both("同", "同"), pair("同", "同"));
        assert_eq!(both("共青团员", "中共预备党员"), pair("[共青团员]", "[中共预备党员]"));
        let long = "长".repeat(LONGEST + 1);
        assert!(diff(&long, "短").0[0].differs && !diff(&long, &long).0[0].differs);
    }

    #[test]
    fn hidden_numbers_still_show_where_they_differ() {
        let hidden = |a, b| hide_numbers_in_both(a, b);
        let both = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        let one_digit = hidden("370102200508081234", "370102200509081234");
        assert_eq!(one_digit, both("370102*****8**1234", "370102*****9**1234"));
        let strangers = hidden("370102200508081234", "110105199112319876");
        assert_eq!(strangers, both("370102********1234", "110105********9876"));
        assert_eq!(hidden("张三", "张山"), both("张三", "张山"));
        assert_eq!(hidden("", "370102200508081234"), both("", "370102********1234"));
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_what_is_shared_is_the_same(a in "[甲乙丙1]{0,12}", b in "[甲乙丙1]{0,12}") {
            let (left, right) = diff(&a, &b);
            let text = |runs: &[Run]| runs.iter().map(|run| run.text.as_str()).collect::<String>();
            let shared =
                |runs: &[Run]| runs.iter().filter(|r| !r.differs).map(|r| r.text.as_str()).collect::<String>();
            prop_assert_eq!((text(&left), text(&right)), (a, b));
            prop_assert_eq!(shared(&left), shared(&right));
        }
    }
}
