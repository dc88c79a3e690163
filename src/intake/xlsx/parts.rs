//! What is picked out of an xlsx package besides its cells: merged regions, and the claim about shared strings.

use std::collections::HashMap;

use memchr::memmem;
use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

use super::super::error::IntakeError;
use super::super::package::{self, Package};
use super::super::read::Context;

/// Rows as shown (from 1) and columns from 0, both ends included.
pub(in crate::intake) type Region = ((u32, u32), (u32, u32));

/// Collects merged regions from the worksheets' bytes as they pass by: they come after the cells,
/// and parsing every cell twice for them would double the time.
#[derive(Default)]
pub(in crate::intake) struct MergeScan {
    part: String,
    carried: Vec<u8>,
    regions: HashMap<String, Vec<Region>>,
}

/// Long enough for `mergeCell ref="XFD1048576:XFD1048576"` with some blanks.
const LONGEST: usize = 96;

impl MergeScan {
    /// Takes the next piece of a part.
    pub(in crate::intake) fn watch(&mut self, part: &str, piece: &[u8]) {
        if !part.contains("worksheets/") {
            return;
        }
        if self.part != part {
            part.clone_into(&mut self.part);
            self.carried.clear();
        }
        self.carried.extend_from_slice(piece);
        // What is cut off at the piece's end is carried over to the next; what was read is not.
        let mut read = 0;
        for at in memmem::find_iter(&self.carried, b"mergeCell ") {
            let rest = self.carried.get(at..).unwrap_or_default();
            let Some(end) = rest.iter().take(LONGEST).position(|b| *b == b'>') else { continue };
            if let Some(region) = reference(rest.get(..end).unwrap_or_default()) {
                self.regions.entry(self.part.clone()).or_default().push(region);
            }
            read = at + end;
        }
        let keep = read.max(self.carried.len().saturating_sub(LONGEST));
        self.carried.drain(..keep);
    }

    /// The regions by sheet name, once the workbook says which part is which sheet.
    pub(in crate::intake) fn by_sheet(
        mut self,
        package: &mut Package<'_>,
        context: &mut Context<'_>,
    ) -> Result<HashMap<String, Vec<Region>>, IntakeError> {
        if self.regions.is_empty() {
            return Ok(HashMap::new());
        }
        let targets = targets(package, "xl/_rels/workbook.xml.rels", context)?;
        let sheets = elements(package, "xl/workbook.xml", "sheet", ["id", "name"], context)?;
        Ok(sheets
            .into_iter()
            .filter_map(|[id, name]| {
                let regions = self.regions.remove(&part_path(targets.get(&id)?))?;
                Some((name, regions))
            })
            .collect())
    }
}

/// More sheets than this are an attack: each may point to the same great part.
pub(in crate::intake) const SHEETS: usize = 1_024;

/// The parts a part refers to, by the names it has for them.
pub(in crate::intake) fn targets(
    package: &mut Package<'_>,
    part: &str,
    context: &mut Context<'_>,
) -> Result<HashMap<String, String>, IntakeError> {
    let found = elements(package, part, "Relationship", ["Id", "Target"], context)?;
    Ok(found.into_iter().map(|[id, target]| (id, target)).collect())
}

/// Where a workbook's target lies in the package.
pub(in crate::intake) fn part_path(target: &str) -> String {
    match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None => format!("xl/{}", target.trim_start_matches("./")),
    }
}

/// `ref="A1:B2"` within an element.
fn reference(element: &[u8]) -> Option<Region> {
    let at = memmem::find(element, b"ref=")?;
    let value = element.get(at + 5..)?;
    let end = value.iter().position(|b| matches!(b, b'"' | b'\''))?;
    region(std::str::from_utf8(value.get(..end)?).ok()?)
}

/// `A1:B2` as a region.
pub(in crate::intake) fn region(text: &str) -> Option<Region> {
    let (from, to) = text.split_once(':')?;
    let ((column_1, row_1), (column_2, row_2)) = (place(from)?, place(to)?);
    Some(((row_1, row_2), (column_1, column_2)))
}

/// `AB12` as column from 0 and row from 1.
pub(in crate::intake) fn place(text: &str) -> Option<(u32, u32)> {
    let text = text.trim_start_matches('$');
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    if !(1..=4).contains(&letters) {
        return None;
    }
    let (letters, row) = text.split_at_checked(letters)?;
    let column = letters.bytes().fold(0, |sum, b| sum * 26 + u32::from(b.to_ascii_uppercase() - b'A') + 1);
    let row: u32 = row.trim_start_matches('$').parse().ok()?;
    (row > 0).then_some((column - 1, row))
}

/// Two attributes, by local name, of every element of this name in a part.
fn elements(
    package: &mut Package<'_>,
    part: &str,
    element: &str,
    attributes: [&str; 2],
    context: &mut Context<'_>,
) -> Result<Vec<[String; 2]>, IntakeError> {
    let Some(bytes) = package::part(package, part, context)? else { return Ok(Vec::new()) };
    let mut xml = Reader::from_reader(bytes.as_slice());
    let mut buffer = Vec::new();
    let mut found = Vec::new();
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).map_err(|_| IntakeError::Damaged)? {
            Event::Start(start) | Event::Empty(start) if start.local_name().as_ref() == element => {
                let [a, b] = attributes.map(|name| attribute(&start, name));
                if let (Some(a), Some(b)) = (a, b) {
                    found.push([a, b]);
                }
            }
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

/// An attribute's value by local name.
pub(in crate::intake) fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let found =
        start.attributes().with_checks(false).flatten().find(|a| a.key.local_name().as_ref() == name)?;
    Some(found.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned())
}

/// How many shared strings the table claims: calamine reserves room for so many before reading one,
/// and a claim of billions would end the program.
#[derive(Default)]
pub(in crate::intake) struct UniqueCount {
    carried: Vec<u8>,
    claimed: u64,
    inflated: u64,
}

impl UniqueCount {
    /// Takes the next piece of a part.
    pub(in crate::intake) fn watch(&mut self, part: &str, piece: &[u8]) {
        if !part.to_ascii_lowercase().contains("sharedstrings") {
            return;
        }
        self.inflated += piece.len() as u64;
        self.carried.extend_from_slice(piece);
        for at in memmem::find_iter(&self.carried, b"uniqueCount") {
            let digits = self.carried.iter().skip(at + 11).skip_while(|b| !b.is_ascii_digit());
            let claim = digits
                .take_while(|b| b.is_ascii_digit())
                .fold(0u64, |sum, b| sum.saturating_mul(10).saturating_add(u64::from(b - b'0')));
            self.claimed = self.claimed.max(claim);
        }
        let tail = self.carried.len().saturating_sub(LONGEST);
        self.carried.drain(..tail);
    }

    /// Does it claim more strings than its bytes can hold? `<si/>` is the shortest.
    pub(in crate::intake) fn is_a_lie(&self) -> bool {
        self.claimed > self.inflated / 5
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regions_are_found_across_pieces() {
        let xml =
            "<mergeCells count=\"2\"><mergeCell ref=\"A1:F1\"/><mergeCell ref=\"B2:B40\"/></mergeCells>";
        for size in 1..xml.len() {
            let mut scan = MergeScan::default();
            for piece in xml.as_bytes().chunks(size) {
                scan.watch("xl/worksheets/sheet1.xml", piece);
            }
            let found = scan.regions.remove("xl/worksheets/sheet1.xml").unwrap();
            assert_eq!(found, [((1, 1), (0, 5)), ((2, 40), (1, 1))], "pieces of {size}");
        }
    }

    #[test]
    fn places_are_read() {
        assert_eq!(place("A1"), Some((0, 1)));
        assert_eq!(place("$XFD$1048576"), Some((16_383, 1_048_576)));
        assert_eq!(place("A0"), None);
        assert_eq!(place("12"), None);
    }
}
