//! Scrolling what is taller than a browser's elements may be.
//!
//! Chromium lays out nothing beyond 33 million pixels and Firefox nothing beyond 17; a million rows are
//! taller. The canvas is then made shorter than what stands on it: a jump of the scroll bar goes to the
//! same share of the whole, and turning the wheel moves pixel by pixel.

/// No canvas is made taller than this.
pub const TALLEST: i64 = 8_000_000;

/// Where the view stands. Everything in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scroll {
    /// What the browser's scroll bar says.
    pub bar: i64,
    /// How far below the content's top the view begins.
    pub top: i64,
}

/// What is scrolled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The height of all rows.
    pub content: i64,
    /// The height of the part in sight.
    pub view: i64,
}

impl Span {
    /// The height of the element that stands for all rows.
    pub fn canvas(self) -> i64 {
        self.content.min(TALLEST)
    }

    fn is_mapped(self) -> bool {
        self.content > TALLEST
    }

    fn furthest(self) -> i64 {
        (self.content - self.view).max(0)
    }

    fn furthest_bar(self) -> i64 {
        (self.canvas() - self.view).max(0)
    }

    fn top_at(self, bar: i64) -> i64 {
        scaled(bar, self.furthest_bar(), self.furthest())
    }

    fn bar_at(self, top: i64) -> i64 {
        scaled(top, self.furthest(), self.furthest_bar())
    }
}

/// `part` of `whole`, of another whole.
fn scaled(part: i64, whole: i64, other: i64) -> i64 {
    if whole <= 0 {
        return 0;
    }
    let share = i128::from(part.clamp(0, whole)) * i128::from(other) / i128::from(whole);
    i64::try_from(share).unwrap_or(other)
}

impl Scroll {
    /// Where the view stands once the browser has moved its bar. The second value is where the bar must
    /// be put so that the ends of the content stay within reach, if anywhere.
    pub fn moved(self, bar: i64, span: Span) -> (Scroll, Option<i64>) {
        if !span.is_mapped() {
            return (Scroll { bar, top: bar }, None);
        }
        let step = bar - self.bar;
        let at_end = bar <= 0 || bar >= span.furthest_bar();
        if step.abs() > span.view || (at_end && step != 0) {
            return (Scroll { bar, top: span.top_at(bar) }, None);
        }
        let top = (self.top + step).clamp(0, span.furthest());
        let right = span.bar_at(top);
        let near_end = bar.min(span.furthest_bar() - bar) < 4 * span.view;
        let put = (near_end && right != bar).then_some(right);
        (Scroll { bar: put.unwrap_or(bar), top }, put)
    }

    /// The view put somewhere else.
    pub fn to(top: i64, span: Span) -> Scroll {
        let top = top.clamp(0, span.furthest());
        Scroll { bar: span.bar_at(top), top }
    }

    /// Where on the canvas something at this height of the content is drawn.
    pub fn on_canvas(self, height: i64) -> i64 {
        height - self.top + self.bar
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ROW: i64 = 34;

    fn span(rows: i64) -> Span {
        Span { content: rows * ROW, view: 600 }
    }

    #[test]
    fn what_fits_scrolls_as_ever() {
        let (scroll, put) = Scroll::default().moved(12_345, span(100_000));
        assert_eq!((scroll, put), (Scroll { bar: 12_345, top: 12_345 }, None));
        assert_eq!(span(100_000).canvas(), 3_400_000);
        assert_eq!(scroll.on_canvas(340), 340);
    }

    #[test]
    fn the_largest_sheet_is_within_reach_from_end_to_end() {
        let span = span(1_048_575);
        assert_eq!(span.canvas(), TALLEST);
        let (end, _) = Scroll::default().moved(span.furthest_bar(), span);
        assert_eq!(end.top, span.content - span.view);
        assert_eq!(end.moved(0, span).0.top, 0);
        let half = Scroll::default().moved(span.furthest_bar() / 2, span).0;
        assert!((half.top - span.content / 2).abs() < 1_000);
    }

    #[test]
    fn the_wheel_passes_over_no_row() {
        let span = span(1_048_575);
        let mut scroll = Scroll::to(span.furthest() - 5_000, span);
        let mut bar = scroll.bar;
        let mut turns = 0;
        while scroll.top < span.furthest() {
            let before = scroll.top;
            let (next, put) = scroll.moved((bar + 100).min(span.furthest_bar()), span);
            assert!(next.top > before && next.top - before < span.view - ROW, "{before} to {}", next.top);
            bar = put.unwrap_or(next.bar);
            scroll = next;
            turns += 1;
        }
        assert!((40..=60).contains(&turns), "{turns}");
    }

    proptest! {
        #[test]
        fn what_is_in_sight_is_drawn_in_sight(rows in 1i64..1_100_000, bars in proptest::collection::vec(0i64..9_000_000, 1..20)) {
            let span = span(rows);
            let mut scroll = Scroll::default();
            for bar in bars {
                let (next, put) = scroll.moved(bar.min(span.furthest_bar()), span);
                scroll = next;
                prop_assert_eq!(put.unwrap_or(next.bar), next.bar);
                prop_assert!((0..=span.furthest()).contains(&scroll.top));
                prop_assert_eq!(scroll.on_canvas(scroll.top), scroll.bar);
            }
        }
    }
}
