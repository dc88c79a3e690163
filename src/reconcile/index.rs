//! Looking rows up by key: a sorted list, which costs one allocation where a map of lists costs one per key.

/// Values by key; a key may have several.
#[derive(Debug, Default)]
pub struct Index<K, V> {
    entries: Vec<(K, V)>,
}

impl<K: Ord + Copy, V: Ord> Index<K, V> {
    /// Sorts the entries; the same entry twice is kept once.
    pub fn new(entries: impl Iterator<Item = (K, V)>) -> Index<K, V> {
        let mut entries: Vec<(K, V)> = entries.collect();
        entries.sort_unstable();
        entries.dedup();
        Index { entries }
    }

    /// The entries of a key, in order.
    pub fn get(&self, key: K) -> &[(K, V)] {
        let start = self.entries.partition_point(|(other, _)| *other < key);
        let rest = self.entries.get(start..).unwrap_or_default();
        rest.get(..rest.partition_point(|(other, _)| *other == key)).unwrap_or_default()
    }

    /// The entries, key by key.
    pub fn groups(&self) -> impl Iterator<Item = &[(K, V)]> {
        self.entries.chunk_by(|a, b| a.0 == b.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_all_values_of_a_key() {
        let index = Index::new([(2, 'b'), (1, 'a'), (2, 'c'), (2, 'b')].into_iter());
        assert_eq!(index.get(2), [(2, 'b'), (2, 'c')]);
        assert_eq!(index.get(3), []);
        assert_eq!(index.groups().count(), 2);
    }
}
