//! Sorting what is short or seldom sorted. The standard library's sorts are compiled anew for every type and key, some
//! six KB each, which made a tenth of the worker; here the numbers of the items are sorted, which is compiled once. It
//! takes about twice as long, so that what every row goes through is sorted by the library.

use std::cmp::Ordering;

/// Sorts the items; equal ones stay as they stand.
pub fn sort_by<T>(items: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    let mut places: Vec<usize> = (0..items.len()).collect();
    sort_numbers(&mut places, &mut |one, other| match (items.get(one), items.get(other)) {
        (Some(one), Some(other)) => compare(one, other),
        _ => Ordering::Equal,
    });
    for start in 0..items.len() {
        let mut at = start;
        // Along the circle of those that take each other's place.
        while let Some(from) = places.get_mut(at).map(|place| std::mem::replace(place, at)) {
            if from == at || from == start {
                break;
            }
            items.swap(at, from);
            at = from;
        }
    }
}

/// Sorts items that have an order of their own.
pub fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, T::cmp);
}

/// Sorts the items by a key; equal ones stay as they stand.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], mut key: impl FnMut(&T) -> K) {
    sort_by(items, |one, other| key(one).cmp(&key(other)));
}

#[inline(never)]
fn sort_numbers(numbers: &mut [usize], compare: &mut dyn FnMut(usize, usize) -> Ordering) {
    numbers.sort_by(|one, other| compare(*one, *other));
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sorts_as_the_library_does(items in proptest::collection::vec((0u8..9, 0u8..9), 0..60)) {
            let (mut ours, mut theirs) = (items.clone(), items.clone());
            sort_by_key(&mut ours, |item| item.0);
            theirs.sort_by_key(|item| item.0);
            prop_assert_eq!(&ours, &theirs);
            sort_by(&mut ours, |one, other| other.cmp(one));
            theirs.sort_by(|one, other| other.cmp(one));
            prop_assert_eq!(ours, theirs);
        }
    }
}
