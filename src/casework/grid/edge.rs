//! Ctrl+arrow: to the edge of the data.

use serde::{Deserialize, Serialize};

/// One of four directions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Way {
    /// ↑
    Up,
    /// ↓
    Down,
    /// ←
    Left,
    /// →
    Right,
}

/// Where Ctrl+arrow leads along one row or column of `count` cells, as in Excel: from within a block of
/// filled cells to its last one, from anywhere else to the next filled cell, or to the very end.
pub fn edge(from: usize, count: usize, forward: bool, filled: impl Fn(usize) -> bool) -> usize {
    let end = if forward { count.saturating_sub(1) } else { 0 };
    let next = |at: usize| {
        let to = if forward { at.checked_add(1)? } else { at.checked_sub(1)? };
        (to < count).then_some(to)
    };
    let Some(mut at) = next(from) else { return from.min(count.saturating_sub(1)) };
    if filled(from) && filled(at) {
        while let Some(on) = next(at).filter(|on| filled(*on)) {
            at = on;
        }
        return at;
    }
    loop {
        if filled(at) {
            return at;
        }
        match next(at) {
            Some(on) => at = on,
            None => return end,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn to(cells: &str, from: usize, forward: bool) -> usize {
        let filled: Vec<bool> = cells.chars().map(|c| c == '#').collect();
        edge(from, filled.len(), forward, |at| filled[at])
    }

    #[test]
    fn stops_where_excel_stops() {
        assert_eq!(to("####..##.", 0, true), 3, "the end of the block");
        assert_eq!(to("####..##.", 3, true), 6, "the next block");
        assert_eq!(to("####..##.", 4, true), 6, "the next filled cell");
        assert_eq!(to("####..##.", 7, true), 8, "the end of the table");
        assert_eq!(to("####..##.", 8, true), 8);
        assert_eq!(to("####..##.", 8, false), 7);
        assert_eq!(to("####..##.", 7, false), 6);
        assert_eq!(to("####..##.", 6, false), 3);
        assert_eq!(to(".###", 3, false), 1);
        assert_eq!(to(".###", 1, false), 0);
        assert_eq!(edge(0, 0, true, |_| true), 0, "a table of nothing");
    }
}
