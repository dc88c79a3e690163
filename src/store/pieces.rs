//! Long records in pieces: a list of a whole university is tens of megabytes, and putting that down at once would
//! keep whoever asks something waiting, and stand in memory several times over.
//!
//! The pieces of one change are put down first, one after the other, as a lot. Nobody reads them until the change itself
//! is written, with the [`Cut`] of each long record in the record's place.

use super::model::Write;

/// The most bytes that are put down at once.
pub const PIECE: usize = 1 << 20;

/// Where a long record's pieces lie in their lot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cut {
    /// The first.
    pub first: usize,
    /// How many there are.
    pub count: usize,
}

/// Every piece of these writes, in the order in which they are put down.
pub fn pieces(writes: &[Write]) -> impl Iterator<Item = &[u8]> {
    writes.iter().filter_map(long).flat_map(|bytes| bytes.chunks(PIECE))
}

/// Each write, with where its pieces lie if it is long.
pub fn with_cuts(writes: &[Write]) -> impl Iterator<Item = (&Write, Option<Cut>)> {
    let mut first = 0;
    writes.iter().map(move |write| {
        let cut = long(write).map(|bytes| Cut { first, count: bytes.len().div_ceil(PIECE) });
        first += cut.map_or(0, |cut| cut.count);
        (write, cut)
    })
}

/// A record's bytes where they are put down in pieces.
fn long(write: &Write) -> Option<&[u8]> {
    match write {
        Write::Table(_, bytes) | Write::Original(_, bytes) if bytes.len() > PIECE => Some(bytes),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::TableId;

    #[test]
    fn pieces_lie_where_the_cuts_say() {
        let sizes = [3 * PIECE, 10, PIECE + 1, PIECE];
        let bytes = |at: usize, size: usize| (0..size).map(|byte| (byte / 7 + at) as u8).collect::<Vec<_>>();
        let mut writes: Vec<Write> = (0u32..)
            .zip(sizes)
            .map(|(id, size)| Write::Table(TableId(id), bytes(id as usize, size)))
            .collect();
        writes.insert(1, Write::Original("sha".to_owned(), bytes(9, PIECE * 2 - 1)));
        writes.push(Write::Clear);

        let lot: Vec<&[u8]> = pieces(&writes).collect();
        assert!(lot.iter().all(|piece| !piece.is_empty() && piece.len() <= PIECE));
        let cuts: Vec<_> = with_cuts(&writes).map(|(_, cut)| cut.map(|cut| (cut.first, cut.count))).collect();
        assert_eq!(cuts, [Some((0, 3)), Some((3, 2)), None, Some((5, 2)), None, None]);
        for (write, cut) in with_cuts(&writes) {
            let (Write::Table(_, bytes) | Write::Original(_, bytes), Some(cut)) = (write, cut) else {
                continue;
            };
            assert_eq!(lot[cut.first..cut.first + cut.count].concat(), *bytes);
        }
        assert_eq!(lot.len(), 7);
    }
}
