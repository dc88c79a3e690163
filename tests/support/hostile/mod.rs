//! Texts that would like to be more than text.

pub mod campaign;
mod corpus;
mod letters;

use super::reading::{Written, part, parts};

pub use corpus::{by_kind, texts};

/// The workbook holds no formula and no link, and shows the text in its first `columns` columns, as
/// far as it can be seen and stored.
pub fn assert_only_text(bytes: &[u8], text: &str, columns: usize) {
    assert_no_formula(bytes);
    let shown = tuanji::forms::paper::clean::for_cell(text);
    let sheets = Written::read(bytes.to_vec()).sheets;
    let times = sheets.iter().flat_map(|sheet| sheet.cells.values()).filter(|cell| **cell == *shown).count();
    assert!(shown.trim().is_empty() || times >= columns, "{text:?} is shown {times} times");
}

/// The workbook holds no formula, no link and nothing that lies outside it.
pub fn assert_no_formula(bytes: &[u8]) {
    for name in parts(bytes) {
        assert!(!name.contains("externalLink"), "{name}");
        let xml = part(bytes, &name);
        assert!(!xml.contains("<f>") && !xml.contains("<f ") && !xml.contains("<hyperlink"), "{name}");
        assert!(!xml.contains("TargetMode=\"External\""), "{name}");
        // A sheet may have a drawing, of the report's charts; nothing that leads out of the file.
        assert!(!xml.contains("relationships/hyperlink"), "{name}");
    }
}

#[test]
fn there_are_at_least_two_hundred_and_no_two_alike() {
    let texts = texts();
    let distinct: std::collections::HashSet<&String> = texts.iter().collect();
    assert_eq!(distinct.len(), texts.len());
    assert!(texts.len() >= 200, "{}", texts.len());
}
