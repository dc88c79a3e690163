//! A part's bytes, in windows as they are inflated.

use std::io::Read as _;

use super::super::package::{self, Package};
use super::super::read::Context;
use super::Trouble;

/// Bytes read at a time.
const STEP: usize = 1 << 17;
/// The longest cell: 32,767 characters, each written in eight bytes at most, and as much again in runs.
const LONGEST: usize = 1 << 20;

/// Shows a part to `take`, which says how many bytes of a window it is done with; the rest begins the
/// next one. What is inflated is taken off what the dropped file may still inflate to.
pub(super) fn feed<'c>(
    package: &mut Package<'_>,
    part: &str,
    context: &mut Context<'c>,
    mut take: impl FnMut(&[u8], &mut Context<'c>) -> Result<usize, Trouble>,
) -> Result<(), Trouble> {
    let index = package::find(package, part).ok_or(Trouble::Unusual)?;
    let mut part = package.by_index(index).map_err(|error| package::zip_error(&error))?;
    let mut window = Vec::with_capacity(2 * STEP);
    loop {
        let held = window.len();
        let full = fill(&mut part, &mut window)?;
        context.inflatable = context
            .inflatable
            .checked_sub(window.len() - held)
            .ok_or_else(|| Trouble::Refused(context.inflated_too_large()))?;
        let used = take(&window, context)?;
        window.drain(..used.min(window.len()));
        if !full {
            return Ok(());
        }
        if window.len() > LONGEST {
            return Err(Trouble::Unusual);
        }
    }
}

/// Reads a step more. False at the end.
fn fill(part: &mut impl std::io::Read, window: &mut Vec<u8>) -> Result<bool, Trouble> {
    let read = part.by_ref().take(STEP as u64).read_to_end(window).map_err(|_| Trouble::Unusual)?;
    Ok(read == STEP)
}
