//! Entries kept in order between checks.

/// More entries than this are exchanged in one pass instead of one by one.
const ONE_BY_ONE: usize = 8;

/// Entries in order. A few of them are exchanged without sorting all of them again.
#[derive(Debug, Default)]
pub struct Sorted<T>(Vec<T>);

impl<T: Ord + Copy> Sorted<T> {
    /// Sorts them.
    pub fn new(mut entries: Vec<T>) -> Sorted<T> {
        entries.sort_unstable();
        Sorted(entries)
    }

    /// All of them.
    pub fn all(&self) -> &[T] {
        &self.0
    }

    /// Those for which `at` gives this key, which must be what they are sorted by first.
    pub fn of<K: Ord>(&self, key: K, at: impl Fn(&T) -> K) -> &[T] {
        let start = self.0.partition_point(|entry| at(entry) < key);
        let rest = self.0.get(start..).unwrap_or_default();
        rest.get(..rest.partition_point(|entry| at(entry) == key)).unwrap_or_default()
    }

    /// Takes some out and puts others in.
    pub fn exchange(&mut self, mut out: Vec<T>, new: Vec<T>) {
        if out == new {
            return;
        }
        if out.len() + new.len() > ONE_BY_ONE {
            out.sort_unstable();
            self.0.retain(|entry| out.binary_search(entry).is_err());
            self.0.extend(new);
            // Nearly sorted as it is.
            self.0.sort();
            return;
        }
        for entry in out {
            if let Ok(at) = self.0.binary_search(&entry) {
                self.0.remove(at);
            }
        }
        for entry in new {
            let at = self.0.partition_point(|other| *other < entry);
            self.0.insert(at, entry);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_and_many_are_exchanged_alike() {
        for count in [1, 3, 9, 40] {
            let mut kept = Sorted::new((0..100).map(|n| n * 2).collect());
            let out: Vec<i32> = (0..count).map(|n| n * 4).collect();
            let new: Vec<i32> = (0..count).rev().map(|n| n * 2 + 1).collect();
            let mut expected: Vec<i32> = kept.all().iter().copied().filter(|n| !out.contains(n)).collect();
            expected.extend(&new);
            expected.sort_unstable();
            kept.exchange(out, new);
            assert_eq!(kept.all(), expected, "{count}");
        }
    }

    #[test]
    fn the_entries_of_a_key_are_found() {
        let kept = Sorted::new(vec![(2, 'b'), (1, 'a'), (2, 'c')]);
        assert_eq!(kept.of(2, |entry| entry.0), [(2, 'b'), (2, 'c')]);
        assert_eq!(kept.of(3, |entry| entry.0), []);
    }
}
