//! The user's own workbook with marks: what is marked, and that nothing else is touched.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use calamine::{Reader, Xlsx};
use rust_xlsxwriter::{
    Chart, ChartType, ConditionalFormatCell, ConditionalFormatCellRule, DataValidation, Format, Note, Table,
    Url, Workbook,
};
use tuanji::domain::PartialDate;
use tuanji::forms::annotate::{AnnotateError, Mark, Marks, Tone, annotate, write_copy};
use tuanji::intake::{Limits, read_file};

use crate::support::hostile;
use crate::support::reading::{part, parts};

fn marks(cells: &[(u32, u16, Tone, &str)]) -> Marks {
    let mark = |tone: Tone, note: &str| Mark { tone, note: note.to_owned() };
    cells.iter().map(|(row, column, tone, note)| ((*row, *column), mark(*tone, note))).collect()
}

fn of(sheet: &str, cells: &[(u32, u16, Tone, &str)]) -> BTreeMap<String, Marks> {
    BTreeMap::from([(sheet.to_owned(), marks(cells))])
}

/// A workbook with much that a library would drop: a chart, a table, rules, links, a note, a second sheet.
fn rich() -> Vec<u8> {
    let mut book = Workbook::new();
    let bold = Format::new().set_bold().set_background_color("#CCE5FF");
    let sheet = book.add_worksheet().set_name("花名册").unwrap();
    for (column, header) in (0u16..).zip(["姓名", "身份证号", "电话", "分数"]) {
        sheet.write_with_format(0, column, header, &bold).unwrap();
    }
    for row in 1..=6u32 {
        sheet.write(row, 0, format!("张{row}")).unwrap();
        sheet.write(row, 1, format!("37010220050808001{row}")).unwrap();
        sheet.write(row, 3, 80 + row).unwrap();
    }
    sheet.write_formula(7, 3, "=SUM(D2:D7)").unwrap();
    sheet.write_url(8, 0, Url::new("https://example.com/")).unwrap();
    sheet.insert_note(2, 1, &Note::new("老师问过")).unwrap();
    sheet.set_freeze_panes(1, 1).unwrap();
    let rule = ConditionalFormatCell::new().set_rule(ConditionalFormatCellRule::GreaterThan(83));
    sheet.add_conditional_format(1, 3, 6, 3, &rule.set_format(Format::new().set_bold())).unwrap();
    sheet
        .add_data_validation(1, 2, 6, 2, &DataValidation::new().allow_list_strings(&["是", "否"]).unwrap())
        .unwrap();
    let mut chart = Chart::new(ChartType::Column);
    chart.add_series().set_values(("花名册", 1, 3, 6, 3));
    sheet.insert_chart(1, 6, &chart).unwrap();
    let second = book.add_worksheet().set_name("别的").unwrap();
    second.write(0, 0, "不要动").unwrap();
    second.add_table(2, 0, 4, 1, &Table::new()).unwrap();
    book.save_to_buffer().unwrap()
}

/// A part as it lies in the zip, deflated.
fn raw(bytes: &[u8], name: &str) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let index = archive.file_names().position(|own| own.unwrap() == name).unwrap();
    let mut content = Vec::new();
    archive.by_index_raw(index).unwrap().read_to_end(&mut content).unwrap();
    content
}

/// A sheet's cells by name, each as the file writes it, and what stands around them.
fn cells(xml: &str) -> (BTreeMap<String, String>, String) {
    let mut found = BTreeMap::new();
    let mut rest = String::new();
    let mut pieces = xml.split("<c ");
    rest.push_str(pieces.next().unwrap());
    for piece in pieces {
        let end = match (piece.find("/>"), piece.find("</c>")) {
            (Some(empty), close)
                if close.is_none_or(|close| empty < close && empty < piece.find('>').unwrap()) =>
            {
                empty + 2
            }
            (_, Some(close)) => close + 4,
            _ => panic!("{piece}"),
        };
        let name = piece.split("r=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let (cell, after) = piece.split_at(end);
        found.insert(name, cell.to_owned());
        rest.push_str(after);
    }
    (found, rest)
}

const LEGACY: &str =
    "<legacyDrawing xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" r:id=\"";

#[test]
fn marked_cells_are_coloured_and_noted_and_nothing_else_is_touched() {
    let before = rich();
    let wanted = [
        (2, 1, Tone::Wrong, "校验码不对"),
        (3, 1, Tone::Unsure, "请核实"),
        (4, 2, Tone::Wrong, "手机号码为空"),
        (12, 0, Tone::Known, "表格之外"),
    ];
    let after = annotate(&before, &of("花名册", &wanted)).unwrap();

    // The sheet has a note already, so no part is new but the notes' own are changed.
    let changed =
        ["xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml"];
    assert_eq!(parts(&after), parts(&before));
    for name in parts(&before).iter().filter(|name| !changed.contains(&name.as_str())) {
        assert_eq!(raw(&after, name), raw(&before, name), "{name}");
    }

    let sheet = "xl/worksheets/sheet1.xml";
    let (old, old_rest) = cells(&part(&before, sheet));
    let (new, new_rest) = cells(&part(&after, sheet));
    for (name, cell) in &old {
        let own = &new[name];
        match name.as_str() {
            "B2" | "B3" => assert_eq!(without_style(own), without_style(cell)),
            _ => assert_eq!(own, cell, "{name}"),
        }
    }
    let added: Vec<&String> = new.keys().filter(|name| !old.contains_key(*name)).collect();
    assert_eq!(added, ["A12", "C4"]);
    assert_eq!(new_rest.replace("<row r=\"12\"></row>", ""), old_rest);

    let notes = part(&after, "xl/comments1.xml");
    assert!(notes.contains("老师问过") && notes.contains("校验码不对") && notes.contains("表格之外"));
    assert_eq!(notes.matches("<comment ").count(), 4, "the note that was there has ours below it");
    let styles = part(&after, "xl/styles.xml");
    for colour in ["FFF8CBC7", "FFFCE8B2", "FFD6E6F5"] {
        assert!(styles.contains(colour), "{colour}");
    }
    assert_reads_the_same(&before, &after);
}

fn without_style(cell: &str) -> String {
    let (head, tail) = cell.split_once('>').unwrap();
    let attributes: Vec<&str> = head.split(' ').filter(|part| !part.starts_with("s=")).collect();
    format!("{}>{tail}", attributes.join(" "))
}

fn assert_reads_the_same(before: &[u8], after: &[u8]) {
    let mut old: Xlsx<_> = Xlsx::new(Cursor::new(before.to_vec())).unwrap();
    let mut new: Xlsx<_> = Xlsx::new(Cursor::new(after.to_vec())).unwrap();
    assert_eq!(old.sheet_names(), new.sheet_names());
    for name in old.sheet_names() {
        let (old, new) = (old.worksheet_range(&name).unwrap(), new.worksheet_range(&name).unwrap());
        let filled = |range: &calamine::Range<calamine::Data>| {
            let (top, left) = range.start().unwrap_or_default();
            let place = |(row, column, data): (usize, usize, &calamine::Data)| {
                ((top as usize + row, left as usize + column), data.to_string())
            };
            range.used_cells().map(place).collect::<Vec<_>>()
        };
        assert_eq!(filled(&old), filled(&new), "{name}");
    }
}

#[test]
fn workbooks_of_other_programs_keep_their_parts() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus");
    let samples = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/sample-data");
    let mut tried = 0;
    for path in [folder, samples].iter().flat_map(|folder| std::fs::read_dir(folder).unwrap()) {
        let path = path.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let before = std::fs::read(&path).unwrap();
        if !name.ends_with(".xlsx") || !before.starts_with(b"PK") {
            continue;
        }
        let intake = read_file(&name, &before, &Limits::default(), &mut |_| {});
        let sheets: BTreeMap<String, Marks> = intake
            .sheets
            .iter()
            .map(|sheet| {
                let last = sheet.row_number(sheet.row_count() - 1);
                let wanted = [
                    (2, 1, Tone::Wrong, "甲"),
                    (last, 0, Tone::Known, "乙"),
                    (last + 3, 7, Tone::Unsure, "丙"),
                ];
                (sheet.name.clone(), marks(&wanted))
            })
            .collect();
        let after = annotate(&before, &sheets).unwrap_or_else(|error| panic!("{name}: {error}"));
        for part in parts(&before) {
            let edited =
                part.contains("worksheets/") || part.contains("styles") || part.contains("Content_Types");
            assert!(edited || raw(&after, &part) == raw(&before, &part), "{name}: {part}");
        }
        assert_reads_the_same(&before, &after);
        let sheet = parts(&after).into_iter().find(|part| part.contains("worksheets/sheet")).unwrap();
        assert!(part(&after, &sheet).contains(LEGACY), "{name}");
        tried += 1;
    }
    assert!(tried >= 3, "{tried} workbooks");
}

#[test]
fn marking_twice_adds_to_what_is_there() {
    let once = annotate(&rich(), &of("别的", &[(1, 0, Tone::Wrong, "一")])).unwrap();
    let twice =
        annotate(&once, &of("别的", &[(1, 0, Tone::Unsure, "二"), (4, 1, Tone::Wrong, "三")])).unwrap();
    let notes = parts(&twice).into_iter().filter(|name| name.contains("comments")).collect::<Vec<_>>();
    assert_eq!(notes, ["xl/comments1.xml", "xl/comments2.xml"]);
    let text = part(&twice, "xl/comments2.xml");
    assert_eq!(text.matches("<comment ").count(), 2);
    assert!(text.contains("一") && text.contains("二") && text.contains("三"));
    assert_reads_the_same(&rich(), &twice);
}

#[test]
fn notes_are_text_whatever_they_say() {
    for text in hostile::texts() {
        let after = annotate(&rich(), &of("花名册", &[(2, 1, Tone::Wrong, &text)])).unwrap();
        assert_reads_the_same(&rich(), &after);
        let notes = part(&after, "xl/comments1.xml");
        assert!(!notes.contains("<script") && !notes.contains("\u{0}"), "{text:?}");
        let mut reader = quick_xml::Reader::from_str(&notes);
        loop {
            match reader.read_event().unwrap_or_else(|error| panic!("{text:?}: {error}")) {
                quick_xml::events::Event::Eof => break,
                _ => continue,
            }
        }
    }
}

#[test]
fn what_is_no_workbook_is_refused() {
    let nothing = of("花名册", &[(1, 0, Tone::Wrong, "")]);
    assert_eq!(annotate(b"PK\x03\x04", &nothing), Err(AnnotateError::NoWorkbook));
    assert_eq!(annotate(b"", &nothing), Err(AnnotateError::NoWorkbook));
    let whole = rich();
    for cut in [10, whole.len() / 2, whole.len() - 30] {
        assert!(annotate(&whole[..cut], &nothing).is_err());
    }
}

#[test]
fn other_files_become_a_workbook_of_the_same_cells() {
    let day = PartialDate { year: 2024, month: 4, day: Some(10) };
    let text = "姓名,身份证号\n张三,370102200508080012\n=1+1,http://example.com\n";
    let intake = read_file("花名册.csv", text.as_bytes(), &Limits::default(), &mut |_| {});
    let sheet = &intake.sheets[0];
    assert!(sheet.origin.as_ref().is_some_and(|origin| !origin.is_workbook));
    let wanted = marks(&[(2, 1, Tone::Wrong, "校验码不对"), (4, 0, Tone::Unsure, "空")]);
    let bytes = write_copy("花名册.csv", &[(sheet, wanted)], day).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.clone())).unwrap();
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    let value = |row, column| range.get_value((row, column)).map(ToString::to_string).unwrap_or_default();
    assert_eq!((value(1, 0).as_str(), value(1, 1).as_str()), ("张三", "370102200508080012"));
    assert_eq!((value(2, 0).as_str(), value(2, 1).as_str()), ("=1+1", "http://example.com"));
    let xml = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(!xml.contains("<f>") && !xml.contains("<hyperlink"));
    assert!(part(&bytes, "xl/comments1.xml").contains("校验码不对"));
}
