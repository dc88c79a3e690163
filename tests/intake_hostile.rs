//! Files that are broken, enormous or made to do harm: read within the caps or refused with a sentence.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests: what cannot be made or found must stop them"
)]

mod support;

use proptest::prelude::*;
use support::spoil::{Spoil, seeds, spoil, spoil_part, zip};
use support::workbooks::*;
use tuanji::intake::{Intake, IntakeError, Limits, propose_layout, read_file};

fn read(name: &str, bytes: &[u8]) -> Intake {
    read_file(name, bytes, &Limits::default(), &mut |_| {})
}

fn reason(name: &str, bytes: &[u8]) -> IntakeError {
    let mut intake = read(name, bytes);
    assert_eq!(intake.sheets.len(), 0, "{name}");
    intake.rejected.pop().unwrap().reason
}

const MAIN: &str = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";

/// A workbook of one sheet with this XML, and these shared strings.
fn xlsx(sheet: &str, strings: &str) -> Vec<u8> {
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relation = |id: &str, kind: &str, target: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"{relations}/{kind}\" Target=\"{target}\"/>")
    };
    let rels = |inner: String| {
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{inner}</Relationships>"
        )
    };
    zip(&[
        ("[Content_Types].xml", b"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
        ("_rels/.rels", rels(relation("rId1", "officeDocument", "xl/workbook.xml")).as_bytes()),
        (
            "xl/_rels/workbook.xml.rels",
            rels(relation("rId1", "worksheet", "worksheets/sheet1.xml") + &relation("rId2", "sharedStrings", "sharedStrings.xml"))
                .as_bytes(),
        ),
        (
            "xl/workbook.xml",
            format!("<workbook {MAIN} xmlns:r=\"{relations}\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>")
                .as_bytes(),
        ),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
        ("xl/sharedStrings.xml", strings.as_bytes()),
    ])
}

fn sheet_xml(inner: &str) -> String {
    format!("<worksheet {MAIN}>{inner}</worksheet>")
}

#[test]
fn what_is_wrong_is_said() {
    assert_eq!(reason("a.xlsx", b""), IntakeError::Empty);
    assert_eq!(reason("a.xlsx", b"PK\x03\x04 and nothing more"), IntakeError::Damaged);
    assert!(matches!(reason("a.xlsx", b"%PDF-1.4 ..."), IntakeError::OtherKind { .. }));
    assert!(matches!(
        reason("a.xlsx", &zip(&[("word/document.xml", b"<x/>")])),
        IntakeError::OtherKind { .. }
    ));
    assert_eq!(reason("a.zip", &zip(&[("__MACOSX/a", b"x")])), IntakeError::NoTables);
    assert_eq!(reason("a.csv", b"\n\n\n"), IntakeError::NotATable);
    assert_eq!(reason("a.bin", &[0x13; 4_000]), IntakeError::NotATable);
    let text = "这是一篇很长的文章，不是表格，里面没有任何可以当作分隔的符号，也没有成员名单，只有一句又一句的话。\n".repeat(20);
    assert_eq!(reason("a.txt", text.replace('，', "").as_bytes()), IntakeError::NotATable);
    let whole = workbook("S", |s| write(s, 1, &records(&plain(EXPORT), &people(40, 1))));
    assert_eq!(reason("cut.xlsx", &whole[..whole.len() / 2]), IntakeError::Damaged);
    assert_eq!(reason("empty.xlsx", &workbook("S", |_| {})), IntakeError::NoContent);
}

#[test]
fn archives_are_opened_one_level_deep() {
    let list = zip(&[("a.csv", "姓名,性别\n张三,男\n".as_bytes())]);
    let twice = zip(&[("inner.zip", &list)]);
    assert_eq!(read("b.zip", &twice).sheets.len(), 1);
    assert_eq!(reason("c.zip", &zip(&[("b.zip", &twice)])), IntakeError::NestedTooDeep);
    let many: Vec<(String, &[u8])> = (0..20).map(|i| (format!("{i}.csv"), b"a,b\n".as_slice())).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
    let limits = Limits { archive_members: 10, ..Limits::default() };
    let intake = read_file("d.zip", &zip(&many), &limits, &mut |_| {});
    assert_eq!(intake.rejected.first().unwrap().reason, IntakeError::TooManyMembers { members: 10 });
}

#[test]
fn what_inflates_too_far_is_stopped_while_inflating() {
    let limits = Limits { inflated_bytes: 4 << 20, ..Limits::default() };
    let bomb = xlsx(&sheet_xml(&format!("<sheetData>{}</sheetData>", " ".repeat(16 << 20))), "<sst/>");
    assert!(bomb.len() < 100_000);
    let intake = read_file("bomb.xlsx", &bomb, &limits, &mut |_| {});
    assert_eq!(intake.rejected.first().unwrap().reason, IntakeError::InflatedTooLarge { megabytes: 4 });
    // Many small bombs are one large one.
    let text = "姓名,性别\n".repeat(100_000);
    let member = text.as_bytes();
    let archive = zip(&[("1.csv", member), ("2.csv", member), ("3.csv", member), ("4.csv", member)]);
    let intake = read_file("bombs.zip", &archive, &limits, &mut |_| {});
    assert_eq!((intake.sheets.len(), intake.rejected.len()), (2, 2));
}

#[test]
fn a_member_of_one_character_only_is_stopped_early() {
    let limits = Limits { plain_bytes: 1 << 20, ..Limits::default() };
    let zeros = vec![b'0'; 64 << 20];
    let archive = zip(&[("big.csv", &zeros), ("一班.csv", "姓名,性别\n王一诺,女\n".as_bytes())]);
    let intake = read_file("bomb.zip", &archive, &limits, &mut |_| {});
    assert_eq!(intake.sheets.len(), 1);
    let reason = &intake.rejected.first().unwrap().reason;
    assert!(matches!(reason, IntakeError::InflatedTooLarge { megabytes: 1..64 }), "{reason}");
    // By itself it is merely no table, which is seen by its beginning.
    assert_eq!(read("big.csv", &zeros).rejected.first().unwrap().reason, IntakeError::NotATable);
}

#[test]
fn false_claims_about_sizes_are_harmless() {
    let cells =
        "<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>姓名</t></is></c></row></sheetData>";
    let sheet = sheet_xml(&format!("<dimension ref=\"A1:XFD1048576\"/>{cells}"));
    assert_eq!(read("a.xlsx", &xlsx(&sheet, "<sst/>")).sheets[0].cell_count(), 1);
    let lie = format!("<sst {MAIN} count=\"1\" uniqueCount=\"99999999999999999\"><si><t>a</t></si></sst>");
    assert_eq!(read("a.xlsx", &xlsx(&sheet, &lie)).sheets[0].cell_count(), 1);
    // Where calamine reads, room would be reserved for as many strings as are claimed: a claim the bytes
    // cannot hold is refused.
    let unusual = sheet.replace("<sheetData>", "<!-- --><sheetData>");
    assert_eq!(read("a.xlsx", &xlsx(&unusual, "<sst/>")).sheets[0].cell_count(), 1);
    assert_eq!(reason("a.xlsx", &xlsx(&unusual, &lie)), IntakeError::Damaged);
}

#[test]
fn phantom_cells_to_the_last_corner_cost_nothing() {
    let far = "<row r=\"1048576\"><c r=\"A1048576\" s=\"0\"/><c r=\"XFD1048576\" s=\"0\"/></row>";
    let sheet = sheet_xml(&format!(
        "<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>姓名</t></is></c><c r=\"XFD1\" s=\"0\"/></row>{far}</sheetData>\
         <mergeCells count=\"1\"><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>"
    ));
    let intake = read("a.xlsx", &xlsx(&sheet, "<sst/>"));
    assert_eq!((intake.sheets[0].row_count(), intake.sheets[0].cell_count()), (1, 1));
}

#[test]
fn entities_are_not_expanded() {
    let sheet = format!(
        "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>{}",
        sheet_xml(
            "<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&b;</t></is></c></row></sheetData>"
        )
    );
    let intake = read("a.xlsx", &xlsx(&sheet, "<sst/>"));
    assert!(intake.sheets.iter().all(|sheet| sheet.cell(0, 0).unwrap().text.len() < 10));
}

/// A document with this body.
fn docx(declarations: &str, body: &str) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let xml = format!("{declarations}<w:document xmlns:w=\"{main}\"><w:body>{body}</w:body></w:document>");
    zip(&[("word/document.xml", xml.as_bytes())])
}

fn word_cell(text: &str) -> String {
    format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")
}

fn word_row(cells: &[&str]) -> String {
    format!("<w:tr>{}</w:tr>", cells.iter().map(|text| word_cell(text)).collect::<String>())
}

#[test]
fn a_document_made_to_do_harm_is_read_within_the_caps_or_refused() {
    let row = word_row(&["姓名", "性别"]);
    let limits = Limits { inflated_bytes: 4 << 20, ..Limits::default() };
    let bomb = docx("", &format!("<w:tbl>{row}{}</w:tbl>", " ".repeat(16 << 20)));
    assert!(bomb.len() < 100_000);
    let intake = read_file("bomb.docx", &bomb, &limits, &mut |_| {});
    assert_eq!(intake.rejected[0].reason, IntakeError::InflatedTooLarge { megabytes: 4 });

    let entities = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c SYSTEM \"file:///etc/hostname\">]>";
    let sheet =
        read("e.docx", &docx(entities, &format!("<w:tbl>{row}{}</w:tbl>", word_row(&["&b;", "&c;"]))))
            .sheets
            .remove(0);
    assert_eq!([0, 1].map(|column| sheet.cell(1, column).unwrap().text.to_owned()), ["&b;", "&c;"]);

    // A list that breaks off must not pass for a shorter one.
    let cut = "<w:document><w:body><w:tbl>".to_owned() + &row + &row + "</w:tbl>";
    assert_eq!(reason("cut.docx", &zip(&[("word/document.xml", cut.as_bytes())])), IntakeError::Damaged);
    assert!(matches!(
        reason("t.docx", &docx("", "<w:p><w:r><w:t>一段话</w:t></w:r></w:p>")),
        IntakeError::OtherKind { .. }
    ));
    assert_eq!(reason("deep.docx", &docx("", &"<w:tbl><w:tr><w:tc>".repeat(100_000))), IntakeError::Damaged);

    // Spans to beyond the last column, merges without a beginning, rows without cells.
    let wide = "<w:tc><w:tcPr><w:gridSpan w:val=\"4294967295\"/><w:vMerge/></w:tcPr><w:p><w:r><w:t>宽</w:t></w:r></w:p></w:tc>";
    let body = format!(
        "<w:tbl>{row}<w:tr>{wide}{wide}{wide}</w:tr><w:tr/><w:tr><w:trPr><w:gridBefore w:val=\"99999\"/></w:trPr>{}</w:tr></w:tbl>",
        word_cell("远")
    );
    let sheet = read("wide.docx", &docx("", &body)).sheets.remove(0);
    assert_eq!(sheet.row_count(), 3);
    let limits = Limits { rows: 100, ..Limits::default() };
    let many = docx("", &format!("<w:tbl>{}</w:tbl>", row.repeat(1_000)));
    let intake = read_file("many.docx", &many, &limits, &mut |_| {});
    assert_eq!(intake.rejected[0].reason, IntakeError::TooManyRows { rows: 100 });
    let limits = Limits { cells: 100, ..Limits::default() };
    let intake = read_file("many.docx", &many, &limits, &mut |_| {});
    assert_eq!(intake.rejected[0].reason, IntakeError::SheetTooLarge);
}

#[test]
fn a_sheet_over_the_caps_is_refused() {
    let text = "a,b,c\n".repeat(1_000);
    let limits = Limits { cells: 100, ..Limits::default() };
    let intake = read_file("a.csv", text.as_bytes(), &limits, &mut |_| {});
    assert_eq!(intake.rejected.first().unwrap().reason, IntakeError::SheetTooLarge);
    let limits = Limits { rows: 100, ..Limits::default() };
    let intake = read_file("a.csv", text.as_bytes(), &limits, &mut |_| {});
    assert_eq!(intake.rejected.first().unwrap().reason, IntakeError::TooManyRows { rows: 100 });
    let limits = Limits { file_bytes: 100, ..Limits::default() };
    let intake = read_file("a.csv", text.as_bytes(), &limits, &mut |_| {});
    assert!(matches!(intake.rejected.first().unwrap().reason, IntakeError::FileTooLarge { .. }));
}

/// Everything the engine would do with a file.
fn swallow(name: &str, bytes: &[u8]) {
    let limits = Limits { inflated_bytes: 8 << 20, cells: 200_000, text_bytes: 8 << 20, ..Limits::default() };
    let intake = read_file(name, bytes, &limits, &mut |_| {});
    for sheet in &intake.sheets {
        let layout = propose_layout(sheet);
        assert!(layout.rows.len() <= sheet.row_count());
    }
    assert!(!intake.sheets.is_empty() || !intake.rejected.is_empty());
}

fn spoils() -> impl Strategy<Value = Vec<Spoil>> {
    let spoil = prop_oneof![
        (any::<usize>(), any::<u8>()).prop_map(|(at, to)| Spoil::Set(at, to)),
        (any::<usize>(), 0u8..8).prop_map(|(at, bit)| Spoil::Flip(at, bit)),
        any::<usize>().prop_map(Spoil::Cut),
        (any::<usize>(), 1usize..64).prop_map(|(at, n)| Spoil::Remove(at, n)),
        (any::<usize>(), 1usize..64).prop_map(|(at, n)| Spoil::Repeat(at, n)),
        (any::<usize>(), prop_oneof![Just(u32::MAX), Just(0x7FFF_FFFF), Just(0xFFFF), Just(0), any::<u32>()])
            .prop_map(|(at, to)| Spoil::Number(at, to)),
        (any::<usize>(), any::<usize>()).prop_map(|(at, which)| Spoil::Token(at, which)),
    ];
    prop::collection::vec(spoil, 1..12)
}

proptest! {
    // PROPTEST_CASES=100000 makes an evening of it.
    #![proptest_config(ProptestConfig { cases: 4 * ProptestConfig::default().cases, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..2_000), head in 0usize..9) {
        let heads: [&[u8]; 9] = [
            b"", b"PK\x03\x04", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", b"\x09\x08\x10\x00\x00\x06", b"<table>",
            b"\xFF\xFE", b"\x09\x00\x04\x00\x02\x00\x10\x00", b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">",
            b"\xEF\xBB\xBF",
        ];
        swallow("any", &[heads[head], &bytes].concat());
    }

    #[test]
    fn any_text_is_read_or_refused(text in "([,;\t\r\n\"'=|]|[0-9]{1,18}|姓名|性别|身份证号|合计|<td>|<table>|</tr>|&nbsp;|\\PC){0,200}") {
        swallow("any.csv", text.as_bytes());
    }

    #[test]
    fn spoiled_files_are_read_or_refused(which in any::<usize>(), part in any::<usize>(), spoils in spoils()) {
        thread_local!(static SEEDS: Vec<(String, Vec<u8>)> = seeds());
        SEEDS.with(|seeds| {
            let (name, bytes) = &seeds[which % seeds.len()];
            if name.starts_with("parts/") {
                swallow(name, &spoil_part(bytes, part, &spoils));
            } else {
                let mut bytes = bytes.clone();
                spoil(&mut bytes, &spoils);
                swallow(name, &bytes);
            }
        });
    }
}
