//! 附件1 and 附件3 as Word documents: read back as XML and by the program's own reader.

use tuanji::domain::form_words::{DeletionColumns, RetentionColumns};
use tuanji::domain::{Field, PartialDate};
use tuanji::forms::office::{OfficeForm, Paper};
use tuanji::forms::{DeletionForm, RetentionForm};
use tuanji::intake::{Limits, TableKind, propose_layout, read_file};

use crate::support::reading::{Written, part, parts};
use crate::support::{hostile, paperwork};

const DAY: PartialDate = PartialDate { year: 2024, month: 4, day: Some(10) };

fn docx(form: &OfficeForm) -> Vec<u8> {
    form.write(Paper::Docx, DAY).unwrap()
}

/// The texts of a document's table, row by row, cell by cell; the lines of a cell joined.
fn table(xml: &str) -> Vec<Vec<String>> {
    let body = xml.split("<w:tbl>").nth(1).unwrap().split("</w:tbl>").next().unwrap();
    let cell = |cell: &str| {
        cell.split("</w:p>").map(text).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
    };
    let row = |row: &str| row.split("<w:tc>").skip(1).map(cell).collect();
    body.split("<w:tr>").skip(1).map(row).collect()
}

fn text(xml: &str) -> String {
    let mut out = String::new();
    for piece in xml.split("<w:").skip(1) {
        match piece.split(['>', ' ', '/']).next().unwrap() {
            "t" => {
                let content = piece.split_once('>').unwrap().1.split("</w:t>").next().unwrap();
                out.push_str(&quick_xml::escape::unescape(content).unwrap());
            }
            "br" => out.push('\n'),
            "tab" if piece.starts_with("tab/") => out.push('\t'),
            _ => {}
        }
    }
    out
}

fn paragraphs(xml: &str) -> Vec<String> {
    let (before, rest) = xml.split_once("<w:tbl>").unwrap();
    let after = rest.split_once("</w:tbl>").unwrap().1;
    [before, after]
        .iter()
        .flat_map(|part| part.split("</w:p>").map(text))
        .filter(|line| !line.is_empty())
        .collect()
}

#[test]
fn the_deletion_form_is_the_notices_word_table() {
    let form = DeletionForm {
        unit: "计算机学院团总支".to_owned(),
        filler: "李四".to_owned(),
        ..paperwork::deletion_form(9)
    };
    let xml = part(&docx(&form.on_paper()), "word/document.xml");
    let lines = paragraphs(&xml);
    assert_eq!(
        lines[..3],
        [
            "附件1",
            "齐鲁理工学院要求后台删除团员登记表",
            "单位：计算机学院团总支（盖章）\t填报人：李四\t电话："
        ]
    );
    assert_eq!(lines[3], "填写要求");
    assert!(lines[7].starts_with("4.若编号错误") && lines.len() == 8);
    let rows = table(&xml);
    assert_eq!(rows[0], ["组织全称", "姓名（系统中的姓名）", "身份证号（系统中的身份证号）", "删除原因"]);
    for (row, own) in rows[1..].iter().zip(&form.rows) {
        let number = if own.id_unconfirmed {
            format!("{}（待确认）", own.id_number)
        } else {
            own.id_number.clone()
        };
        assert_eq!(*row, [own.org_name.clone(), own.name.clone(), number, own.reason.clone()]);
    }
    assert_eq!(rows[10], ["删除后重新录入系统保证：\n负责人签字：\n时      间："]);
    assert_eq!(rows.len(), 11);
    for setting in ["<w:tblHeader/>", "w:orient=\"landscape\"", "w:w=\"16838\" w:h=\"11906\""] {
        assert!(xml.contains(setting), "{setting}");
    }
}

#[test]
fn the_retention_form_is_the_notices_word_table() {
    let form = paperwork::retention_form(2);
    let xml = part(&docx(&form.on_paper()), "word/document.xml");
    let rows = table(&xml);
    assert_eq!(rows[0].len(), 9);
    assert_eq!((rows[0][4].as_str(), rows[0][6].as_str()), ("联系电话", "联系电话"));
    assert_eq!((rows[2][0].as_str(), rows[2][3].as_str()), ("2", form.rows[1].name.as_str()));
    assert_eq!((rows[2][4].as_str(), rows[2][6].as_str()), (form.rows[1].phone.as_str(), "13800000000"));
    assert_eq!(rows.len(), 7, "six rows as on the notice's paper");
    assert!(paragraphs(&xml).last().unwrap().starts_with("注：保留原因填写"));
}

/// What is handed in as a Word document is read like the workbook of the same form.
#[test]
fn the_program_reads_its_own_documents() {
    let forms = [
        (paperwork::deletion_form(12).on_paper(), TableKind::DeletionForm, Field::IdNumber),
        (paperwork::retention_form(12).on_paper(), TableKind::RetentionForm, Field::CounsellorPhone),
    ];
    for (form, kind, field) in forms {
        let [word, excel] = [Paper::Docx, Paper::Xlsx].map(|paper| {
            let name = format!("表.{}", paper.extension());
            let intake = read_file(&name, &form.write(paper, DAY).unwrap(), &Limits::default(), &mut |_| {});
            assert!(intake.rejected.is_empty(), "{:?}", intake.rejected);
            let sheet = intake.sheets.into_iter().next().unwrap();
            let layout = propose_layout(&sheet);
            assert_eq!(layout.kind, kind);
            let column = layout.column_of(field).unwrap().index;
            let cell = |row: &u32| {
                sheet.cell(sheet.row_index(*row).unwrap(), column).map(|cell| cell.text.to_owned())
            };
            layout.rows.iter().filter_map(cell).collect::<Vec<_>>()
        });
        assert_eq!(word.len(), 12);
        assert_eq!(word, excel);
    }
}

#[test]
fn columns_numbers_and_titles_are_the_profiles() {
    let form = DeletionForm {
        label: "附件2".to_owned(),
        columns: DeletionColumns {
            org_name: String::new(),
            name: "团员姓名".to_owned(),
            ..DeletionColumns::default()
        },
        ..paperwork::deletion_form(1)
    };
    let paper = form.on_paper();
    let headers: Vec<&str> = paper.columns.iter().map(|column| column.header.as_str()).collect();
    assert_eq!(headers, ["团员姓名", "身份证号（系统中的身份证号）", "删除原因"]);
    assert_eq!(paper.rows[0][0], form.rows[0].name);
    let width: u32 = paper.columns.iter().map(|column| column.width).sum();
    assert!((985..=994).contains(&width), "the others share the room: {width}");
    let sheet = Written::read(paper.write(Paper::Xlsx, DAY).unwrap()).only_sheet();
    assert_eq!((sheet.name.as_str(), sheet.words(0)), ("附件2", vec!["附件2"]));
    assert_eq!(sheet.words(2), ["单位：（盖章）", "填报人：", "电话："]);
    assert_eq!(table(&part(&docx(&paper), "word/document.xml"))[0], headers);

    let narrow = RetentionColumns {
        number: String::new(),
        other_contact: " ".to_owned(),
        ..RetentionColumns::default()
    };
    let form = RetentionForm { columns: narrow, ..paperwork::retention_form(1) };
    assert_eq!(form.on_paper().rows[0].len(), 7);
    let only = DeletionColumns {
        org_name: String::new(),
        id_number: String::new(),
        reason: String::new(),
        ..DeletionColumns::default()
    };
    let form = DeletionForm { columns: only, ..paperwork::deletion_form(1) };
    let sheet = Written::read(form.on_paper().write(Paper::Xlsx, DAY).unwrap()).only_sheet();
    assert!(sheet.words(2)[0].contains("填报人："), "the line stays whole over one column");
}

#[test]
fn no_column_tears_a_number() {
    // At 10.5 points half a character takes 5.25; a cell keeps 57 twentieths free on either side.
    for form in [paperwork::deletion_form(3).on_paper(), paperwork::retention_form(3).on_paper()] {
        let xml = part(&docx(&form), "word/document.xml");
        let widths: Vec<f64> = xml
            .split("<w:gridCol w:w=\"")
            .skip(1)
            .map(|piece| piece.split('"').next().unwrap().parse().unwrap())
            .collect();
        for row in &form.rows {
            for (text, width) in row.iter().zip(&widths) {
                let longest = text.split(|c: char| !c.is_ascii_alphanumeric()).map(str::len).max().unwrap();
                let room = (width - 114.0) / 20.0 / 5.25;
                assert!(longest as f64 <= room, "{text} in {width}");
            }
        }
    }
}

#[test]
fn hostile_text_stays_text() {
    for hostile in hostile::texts() {
        let form = OfficeForm {
            label: hostile.clone(),
            title: hostile.clone(),
            line: vec![hostile.clone(), hostile.clone()],
            notes: vec![hostile.clone()],
            ..OfficeForm::default()
        }
        .with_columns([("甲", 10, true), ("乙", 10, false)], vec![[hostile.clone(), hostile.clone()]]);
        let bytes = docx(&form);
        let shown = tuanji::forms::paper::clean::for_cell(&hostile);
        for name in parts(&bytes) {
            let xml = part(&bytes, &name);
            assert!(
                !xml.contains("<script") && !xml.contains("w:hyperlink") && !xml.contains("altChunk"),
                "{name}"
            );
            assert!(!xml.contains("TargetMode=\"External\""), "{name}");
            let mut reader = quick_xml::Reader::from_str(&xml);
            while !matches!(reader.read_event().unwrap(), quick_xml::events::Event::Eof) {}
        }
        let rows = table(&part(&bytes, "word/document.xml"));
        let lines =
            |text: &str| text.split('\n').filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
        assert_eq!(lines(&rows[1][0]), lines(&shown), "{hostile:?}");
        // Two fields only: the page's number and how many there are.
        assert_eq!(part(&bytes, "word/footer1.xml").matches("fldSimple w:instr").count(), 2);
        let document = part(&bytes, "word/document.xml");
        for field in ["<w:fldSimple", "<w:fldChar", "<w:instrText"] {
            assert!(!document.contains(field), "{field} of {hostile:?}");
        }
    }
}

#[test]
fn the_same_form_gives_the_same_bytes() {
    let form = paperwork::deletion_form(3).on_paper();
    assert_eq!(docx(&form), docx(&form));
}

#[test]
fn what_stands_under_the_table_keeps_the_last_member_with_it() {
    let forms = [paperwork::deletion_form(9).on_paper(), paperwork::retention_form(9).on_paper()];
    // The last member, and the promise where there is one: the header is row 0.
    for (form, rows) in forms.iter().zip([&[9, 10][..], &[9]]) {
        let xml = part(&docx(form), "word/document.xml");
        let kept: Vec<usize> = xml
            .split("<w:tr>")
            .skip(1)
            .map(|row| row.split("</w:tr>").next().unwrap().matches("<w:keepNext/>").count())
            .collect();
        let kept: Vec<usize> = (0..).zip(kept).filter(|(_, count)| *count > 0).map(|(row, _)| row).collect();
        assert_eq!(kept, rows);
    }
}
