//! No text is cut at 18-digit numbers or at a name of 40 characters, in any form and on any paper.

use crate::support::paperwork::{self, longest_org_name};
use crate::support::reading::{Written, part};
use tuanji::domain::PartialDate;
use tuanji::forms::office::Paper;
use tuanji::forms::overview::{FindingLine, SourceLine};
use tuanji::forms::{
    write_completion_list, write_deletion_form, write_overview, write_retention_form, write_supplement_list,
    write_transfer_list,
};

const DAY: PartialDate = PartialDate { year: 2024, month: 4, day: Some(10) };
const NUMBER: &str = "370102200508080012";
const NAME: &str = "迪丽娜尔·艾合买提江";

#[test]
fn the_longest_name_has_forty_characters() {
    assert_eq!((longest_org_name().chars().count(), NUMBER.len()), (40, 18));
}

/// Sizes of type: the notice's forms are set in 10.5 points, the lists in 10.
#[test]
fn every_workbook_gives_them_room() {
    let mut retention = paperwork::retention_form(2);
    for row in &mut retention.rows {
        (row.general_branch, row.branch) = (longest_org_name(), longest_org_name());
        (row.name, row.counsellor) = (NAME.to_owned(), NAME.to_owned());
        row.other_contact = "微信：wxid-2024-0410-abc".to_owned();
        row.reason = longest_org_name();
    }
    let mut supplement = paperwork::supplement_list(2);
    for row in &mut supplement.rows {
        (row.branch, row.name, row.member_number) =
            (longest_org_name(), NAME.to_owned(), "2019440000000012".to_owned());
        row.id_number = NUMBER.to_owned();
    }
    let mut transfer = paperwork::transfer_list(2);
    for row in &mut transfer.rows {
        (row.from, row.to, row.name) = (longest_org_name(), longest_org_name(), NAME.to_owned());
        row.reason = longest_org_name();
    }
    let mut completion = paperwork::completion_list(2);
    for row in &mut completion.rows {
        (row.branch, row.name) = (longest_org_name(), NAME.to_owned());
        row.details.push(format!("系统：身份证号为“{NUMBER}”，花名册为“{NUMBER}”。"));
    }
    let deletion = paperwork::deletion_form_at_its_longest();
    let written = [
        (write_deletion_form(&deletion, DAY), 3, 10.5),
        (write_retention_form(&retention, DAY), 2, 10.5),
        (write_supplement_list(&supplement, DAY), 1, 10.0),
        (write_transfer_list(&transfer, DAY), 2, 10.0),
        (write_completion_list(&completion, DAY), 2, 10.0),
    ];
    for (bytes, header, size) in written {
        let sheet = Written::read(bytes.unwrap()).only_sheet();
        assert!(sheet.cells.values().any(|text| *text == longest_org_name()), "{}", sheet.name);
        sheet.assert_nothing_is_cut(header..header + 3, size);
    }
}

#[test]
fn every_sheet_of_the_report_gives_them_room() {
    let mut overview = paperwork::overview(2);
    for totals in &mut overview.branches {
        (totals.branch, totals.general) = (longest_org_name(), longest_org_name());
    }
    for line in &mut overview.cases {
        (line.branch, line.name) = (longest_org_name(), NAME.to_owned());
        line.differences = format!("身份证号：系统为“{NUMBER}”，花名册为“{NUMBER}”");
    }
    let longer = |line: &mut FindingLine| {
        (line.name, line.value) = (NAME.to_owned(), NUMBER.to_owned());
        line.place = format!("{}.xlsx [花名册] 第 12 行", longest_org_name());
    };
    overview.findings.iter_mut().for_each(longer);
    overview.exceptions.accepted.iter_mut().for_each(|(line, _)| longer(line));
    overview
        .sources
        .iter_mut()
        .for_each(|source: &mut SourceLine| source.file = longest_org_name() + ".xlsx");
    let written = Written::read(write_overview(&overview, DAY).unwrap());
    assert_eq!(written.sheets.len(), 9);
    for sheet in &written.sheets[1..] {
        sheet.assert_nothing_is_cut(2..12, 10.0);
    }
}

/// Word makes a row as high as its text needs unless it is told how high exactly.
#[test]
fn rows_of_documents_grow_with_their_text() {
    for form in
        [paperwork::deletion_form_at_its_longest().on_paper(), paperwork::retention_form(3).on_paper()]
    {
        let xml = part(&form.write(Paper::Docx, DAY).unwrap(), "word/document.xml");
        let rows = xml.matches("<w:trHeight").count();
        assert!(rows > 5 && xml.matches("w:hRule=\"atLeast\"").count() == rows);
        assert!(!xml.contains("w:hRule=\"exact\"") && !xml.contains("<w:noWrap"));
    }
}

#[test]
fn the_first_sheet_of_the_report_is_one_page_and_names_every_bar() {
    let mut overview = paperwork::overview(8);
    let named = |number: usize| format!("第{number}学院团总支");
    let mut branches = overview.branches.iter().cycle().take(24).cloned().collect::<Vec<_>>();
    branches.iter_mut().zip(1..).for_each(|(totals, number)| totals.general = named(number));
    overview.branches = branches;
    let bytes = write_overview(&overview, DAY).unwrap();
    let xml = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(xml.contains("<sheetPr><pageSetUpPr fitToPage=\"1\"/>"), "{xml}");
    assert!(!xml.contains("fitToHeight=\"0\"") && !xml.contains("<brk "), "{xml}");
    // Fifteen pixels and more for each of twenty bars.
    let drawing = part(&bytes, "xl/drawings/drawing1.xml");
    let rows = |tag: &str| -> u32 {
        let anchor = drawing.split(tag).nth(1).unwrap();
        anchor.split_once("<xdr:row>").unwrap().1.split('<').next().unwrap().parse().unwrap()
    };
    assert!((rows("<xdr:to>") - rows("<xdr:from>")) * 18 > 20 * 15, "{drawing}");
    let sheets = Written::read(bytes).sheets;
    let units = |sheet: usize| sheets[sheet].column_words(0);
    assert!(units(0).contains(&"团总支（前 20 个）"), "that more are left out is said: {:?}", units(0));
    assert!(!units(0).contains(&named(24).as_str()) && units(1).contains(&named(24).as_str()));
}
