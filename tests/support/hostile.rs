//! Texts that would like to be more than text.

use super::reading::{Written, part, parts};

/// One of each kind of trouble.
pub fn texts() -> Vec<String> {
    [
        "=HYPERLINK(\"http://example.com\",\"点我\")",
        "=cmd|' /C calc'!A0",
        "@SUM(1+1)*A1",
        "+1+1",
        "-2+3",
        "http://example.com/?a=<b>&c='d'",
        "mailto:nobody@example.com",
        "</t></si><script>alert(1)</script>",
        "a\u{0}b\u{1}c\u{1F}d\u{7F}e\u{FFFE}f\u{FFFF}g",
        "\u{202E}370102200508080012\u{202C}",
        "محمد علي",
        "_x0041_",
        "𠮷野家\u{FE00}👩‍👩‍👧",
        "line\r\nline\rline\u{2028}line",
        " \t ",
    ]
    .into_iter()
    .map(str::to_owned)
    .chain(["长".repeat(40_000), "A".repeat(40_000), "𠮷".repeat(20_000)])
    .collect()
}

/// The workbook holds no formula and no link, and shows the text in its first `columns` columns, as
/// far as it can be seen and stored.
pub fn assert_only_text(bytes: &[u8], text: &str, columns: usize) {
    for name in parts(bytes) {
        assert!(!name.contains("externalLink"), "{name}");
        let xml = part(bytes, &name);
        assert!(!xml.contains("<f>") && !xml.contains("<hyperlink"), "{name} of {text:?}");
        // A sheet may have a drawing, of the report's charts; nothing that leads out of the file.
        assert!(!xml.contains("/hyperlink") && !xml.contains("\"External\""), "{name} of {text:?}");
    }
    let shown = tuanji::forms::paper::clean::for_cell(text);
    let sheets = Written::read(bytes.to_vec()).sheets;
    let times = sheets.iter().flat_map(|sheet| sheet.cells.values()).filter(|cell| **cell == *shown).count();
    assert!(shown.trim().is_empty() || times >= columns, "{text:?} is shown {times} times");
}
