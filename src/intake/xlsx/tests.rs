//! The plain reader is held to what calamine reads.

use std::io::{Cursor, Write};

use proptest::prelude::*;
use zip::write::{SimpleFileOptions, ZipWriter};

use super::super::limits::Limits;
use super::super::read::Context;
use super::super::sheet::{CellKind, Sheet, SheetBuilder};
use super::book::Book;
use super::cells::Cells;
use super::strings::SharedStrings;
use super::{Trouble, general, plain};

const MAIN: &str = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";

fn workbook(sheet: &str, strings: &str) -> Vec<u8> {
    const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relation = |id: u8, kind: &str, target: &str| {
        format!("<Relationship Id=\"rId{id}\" Type=\"{RELATIONS}/{kind}\" Target=\"{target}\"/>")
    };
    let relations = relation(1, "worksheet", "worksheets/sheet1.xml")
        + &relation(2, "sharedStrings", "sharedStrings.xml")
        + &relation(3, "styles", "styles.xml");
    let parts = [
        (
            "_rels/.rels",
            format!(
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{}</Relationships>",
                relation(1, "officeDocument", "xl/workbook.xml")
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{relations}</Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "<workbook {MAIN} xmlns:r=\"{RELATIONS}\"><sheets><sheet name=\"名单\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/styles.xml",
            format!(
                "<styleSheet {MAIN}><numFmts count=\"1\"><numFmt numFmtId=\"176\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;;@\"/></numFmts>\
                 <cellXfs count=\"7\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"176\"/><xf numFmtId=\"49\"/><xf numFmtId=\"22\"/><xf numFmtId=\"46\"/><xf numFmtId=\"20\"/></cellXfs></styleSheet>"
            ),
        ),
        ("xl/worksheets/sheet1.xml", sheet.to_owned()),
        ("xl/sharedStrings.xml", strings.to_owned()),
    ];
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn with_context<T>(work: impl FnOnce(&mut Context<'_>) -> T) -> T {
    let limits = Limits::default();
    let mut context = Context {
        limits: &limits,
        progress: &mut |_| {},
        members: (0, 1),
        inflatable: limits.inflated_bytes,
    };
    work(&mut context)
}

fn by_plain(bytes: &[u8]) -> Result<Vec<Sheet>, Trouble> {
    with_context(|context| plain::read("a.xlsx", bytes, context))
}

fn by_calamine(bytes: &[u8]) -> Vec<Sheet> {
    with_context(|context| general::read("a.xlsx", bytes, context)).unwrap()
}

/// What there is to see of sheets: how their texts are stored does not matter.
fn seen(sheets: &[Sheet]) -> Vec<String> {
    let rows = |sheet: &Sheet| {
        (0..sheet.row_count())
            .map(|index| format!("{} {:?}", sheet.row_number(index), sheet.row(index).collect::<Vec<_>>()))
            .collect::<Vec<_>>()
    };
    sheets
        .iter()
        .flat_map(|s| {
            // Calamine does not tell which formulas have no result.
            let notes: Vec<_> = s.notes.iter().filter(|note| !note.contains("公式")).collect();
            [rows(s), vec![format!("{} {:?} {notes:?}", s.name, s.merges())]].concat()
        })
        .collect()
}

const STRINGS: &str = "<si><t>姓名</t></si><si><r><rPr><b/></rPr><t>共青</t></r><r><t xml:space=\"preserve\">团 员</t></r>\
    <rPh sb=\"0\" eb=\"1\"><t>gong</t></rPh></si><si/><si><t xml:space=\"preserve\"> 张&amp;三 </t></si><si><t/></si><si><t>二_x000D_\n行</t></si>";

/// A cell's attributes after its place, and its content.
fn cells() -> impl Strategy<Value = String> {
    let text = "[ <&_x0D张三a-c\n\r]{0,12}"
        .prop_map(|text| text.replace('&', "&amp;").replace('<', "&lt;").replace('D', "_x000D_"));
    let number = prop_oneof![
        (0i64..60_000).prop_map(|n| n.to_string()),
        any::<f64>().prop_filter("finite", |n| n.is_finite()).prop_map(|n| n.to_string()),
        Just("37010220050508123".to_owned()),
        Just("1.5E3".to_owned()),
        Just("013".to_owned()),
    ];
    let style = prop_oneof![
        Just(""),
        Just(" s=\"1\""),
        Just(" s=\"2\""),
        Just(" s=\"3\""),
        Just(" s=\"4\""),
        Just(" s=\"5\""),
        Just(" s=\"6\"")
    ];
    prop_oneof![
        text.clone().prop_map(|text| format!(" t=\"inlineStr\"><is><t>{text}</t></is></c>")),
        text.clone().prop_map(|text| format!(
            " t=\"inlineStr\"><is><r><t xml:space=\"preserve\">{text}</t></r><r><rPr/><t>尾</t></r><rPh sb=\"0\" eb=\"1\"><t>wei</t></rPh></is></c>"
        )),
        text.prop_map(|text| format!(" t=\"str\"><f>IF(A1&gt;1,&quot;x&quot;,B1)</f><v>{text}</v></c>")),
        (0usize..6).prop_map(|at| format!(" t=\"s\"><v>{at}</v></c>")),
        (style.clone(), number).prop_map(|(style, number)| format!("{style}><v>{number}</v></c>")),
        style.prop_map(|style| format!("{style}/>")),
        Just(" t=\"b\"><v>1</v></c>".to_owned()),
        Just(" t=\"d\" s=\"1\"><v>2004-09-01T00:00:00</v></c>".to_owned()),
        Just(" s=\"1\"><f t=\"shared\" ref=\"A1:A9\" si=\"0\"/><v></v></c>".to_owned()),
    ]
}

/// A worksheet in which some cells and rows do not say where they are.
fn sheets() -> impl Strategy<Value = String> {
    let row = (any::<bool>(), prop::collection::vec((any::<bool>(), cells()), 0..9));
    prop::collection::vec(row, 0..9).prop_map(|rows| {
        let mut xml = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<worksheet {MAIN}><dimension ref=\"A1:B2\"/><sheetData>");
        for (number, (placed, cells)) in rows.iter().enumerate() {
            xml += &if *placed { format!("<row r=\"{}\" spans='1:9'>", number + 1) } else { "<row>".to_owned() };
            for (column, (placed, cell)) in cells.iter().enumerate() {
                let letter = char::from(b'A' + column as u8);
                let place = if *placed { format!(" r=\"{letter}{}\"", number + 1) } else { String::new() };
                xml += &format!("<c{place}{cell}");
            }
            xml += "</row>";
        }
        xml + "</sheetData><mergeCells count=\"1\"><mergeCell ref=\"A2:A4\"/></mergeCells><pageMargins left=\"0.7\"/></worksheet>"
    })
}

proptest! {
    #[test]
    fn both_readers_read_the_same(sheet in sheets()) {
        let bytes = workbook(&sheet, &format!("<sst {MAIN} uniqueCount=\"6\">{STRINGS}</sst>"));
        prop_assert_eq!(seen(&by_plain(&bytes).unwrap()), seen(&by_calamine(&bytes)), "{}", sheet);
    }

    #[test]
    fn windows_of_any_size_give_the_same(sheet in sheets(), step in 1usize..400) {
        let bytes = workbook(&sheet, &format!("<sst {MAIN}>{STRINGS}</sst>"));
        let (book, strings) = with_context(|context| {
            let mut package = super::super::package::open(&bytes).unwrap();
            let book = Book::read(&mut package, context).unwrap();
            let strings = SharedStrings::read(&mut package, &book.strings_part, context).unwrap();
            (book, strings)
        });
        let mut builder = SheetBuilder::new("a.xlsx", "名单", Limits::default());
        let mut cells = Cells::new(&book, &strings, &mut builder);
        let mut window = Vec::new();
        for piece in sheet.as_bytes().chunks(step) {
            window.extend_from_slice(piece);
            let used = cells.take(&window).unwrap();
            window.drain(..used);
        }
        cells.end().unwrap();
        prop_assert_eq!(vec![builder.finish()], by_plain(&bytes).unwrap());
    }
}

#[test]
fn what_is_not_plain_is_left_to_calamine() {
    let strings = format!("<sst {MAIN}/>");
    for (what, sheet) in [
        ("a prefix", "<x:worksheet xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><x:sheetData><x:row r=\"1\"><x:c r=\"A1\"><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>".to_owned()),
        ("a comment", format!("<worksheet {MAIN}><sheetData><row r=\"1\"><!-- > --><c r=\"A1\"><v>7</v></c></row></sheetData></worksheet>")),
        ("literal text", format!("<worksheet {MAIN}><sheetData><row r=\"1\"><c r=\"A1\"><v>7</v></c><c t=\"inlineStr\"><is><t><![CDATA[<c>]]></t></is></c></row></sheetData></worksheet>")),
    ] {
        let bytes = workbook(&sheet, &strings);
        assert_eq!(by_plain(&bytes), Err(Trouble::Unusual), "{what}");
        let sheets = with_context(|context| super::read("a.xlsx", &bytes, context)).unwrap();
        let cell = sheets[0].cell(0, 0).unwrap();
        assert_eq!((cell.text, cell.kind), ("7", CellKind::Number), "{what}");
    }
}
