//! One table of what was measured, beside what was aimed at.

use std::fmt::Write;

/// A line of the table.
pub struct Line {
    /// What was done.
    pub work: String,
    /// What it should take.
    pub target: String,
    /// What it took: the median, and from the least to the most.
    pub taken: String,
    /// Is the aim reached? Not every line has one.
    pub reached: Option<bool>,
}

/// The middle one.
pub fn median(times: &[f64]) -> f64 {
    percentile(times, 0.5)
}

/// The time that this part of all stays within.
pub fn percentile(times: &[f64], part: f64) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort_by(f64::total_cmp);
    let last = sorted.len().saturating_sub(1);
    sorted.get((last as f64 * part).round() as usize).copied().unwrap_or(f64::NAN)
}

/// The median and the spread, in milliseconds or seconds.
pub fn spread(times: &[f64]) -> String {
    let show = |ms: f64| if ms < 1_000.0 { format!("{ms:.0} ms") } else { format!("{:.2} s", ms / 1e3) };
    format!("{} ({} to {})", show(median(times)), show(percentile(times, 0.0)), show(percentile(times, 1.0)))
}

/// All lines as Markdown.
pub fn markdown(lines: &[Line]) -> String {
    let mut text = String::from("| work | target | median (least to most) | |\n|---|---|---|---|\n");
    for Line { work, target, taken, reached } in lines {
        let verdict = match reached {
            Some(true) => "reached",
            Some(false) => "missed",
            None => "",
        };
        // Writing into a string cannot fail.
        let _ = writeln!(text, "| {work} | {target} | {taken} | {verdict} |");
    }
    text
}
