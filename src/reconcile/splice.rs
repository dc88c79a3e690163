//! Replacing parts of a long list that is kept in order.

use std::ops::Range;

/// More replacements than this are made in one pass over the list instead of one by one.
const ONE_BY_ONE: usize = 6;

/// Puts other items in the place of some ranges, which come in order and do not overlap.
pub fn splice<T>(list: &mut Vec<T>, changes: Vec<(Range<usize>, Vec<T>)>) {
    let moves = changes.iter().filter(|(range, new)| range.len() != new.len()).count();
    if moves <= ONE_BY_ONE {
        for (range, new) in changes.into_iter().rev() {
            list.splice(range, new);
        }
        return;
    }
    let grown: usize = changes.iter().map(|(range, new)| new.len().saturating_sub(range.len())).sum();
    let mut old = std::mem::replace(list, Vec::with_capacity(list.len() + grown)).into_iter();
    let mut at = 0;
    for (range, new) in changes {
        list.extend(old.by_ref().take(range.start - at));
        old.by_ref().take(range.len()).for_each(drop);
        list.extend(new);
        at = range.end;
    }
    list.extend(old);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_and_many_ranges_are_replaced_alike() {
        let changes = |every: usize| -> Vec<(Range<usize>, Vec<i32>)> {
            (0..60).step_by(every).map(|at| (at..at + 2, vec![-1; at % 4])).collect()
        };
        for every in [3, 7, 30] {
            let mut spliced: Vec<i32> = (0..62).collect();
            splice(&mut spliced, changes(every));
            let mut expected: Vec<i32> = (0..62).collect();
            for (range, new) in changes(every).into_iter().rev() {
                expected.splice(range, new);
            }
            assert_eq!(spliced, expected, "every {every}");
        }
    }
}
