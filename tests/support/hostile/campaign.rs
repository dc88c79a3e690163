//! The corpus as the files of a campaign: in file names, sheet names, titles, headers and every cell.

use rust_xlsxwriter::Workbook;
use tuanji::domain::{PartialDate, Profile};
use tuanji::forms::{
    DeletionForm, DeletionRow, RetentionForm, RetentionRow, write_deletion_form, write_retention_form,
};

use super::{by_kind, texts};

const DAY: PartialDate = PartialDate { year: 2024, month: 4, day: Some(10) };

/// A file as a user would drop it.
pub struct HostileFile {
    pub name: String,
    pub bytes: Vec<u8>,
}

const SYSTEM: &[&str] = &[
    "组织全称",
    "姓名",
    "性别",
    "出生年月",
    "手机号码",
    "政治面貌",
    "团员发展编号",
    "入团年月",
    "身份证号",
    "个人户籍地址",
];
const ROSTER: &[&str] = &["班级", "姓名", "性别", "身份证号", "联系电话", "政治面貌", "学籍状态", "家庭住址"];

/// File names that markup, formulas and the like can take on a disk.
pub fn file_names() -> Vec<String> {
    vec![
        "<img class=hostile src=x onerror=alert(1)>".to_owned(),
        "\"><b class=hostile>名单".to_owned(),
        "'onmouseover='alert(1)' class='hostile".to_owned(),
        "=HYPERLINK(\"x\",\"点我\")".to_owned(),
        "\u{202E}slx.单名".to_owned(),
        "..%2F..%2Fetc%2Fpasswd".to_owned(),
        "名单\r\n\u{1B}[31m\u{7}".to_owned(),
        "长".repeat(70),
        "&lt;名单&gt;&#0;{{7*7}}${x}".to_owned(),
    ]
}

/// An export and a roster of one person per text, with headers from the corpus beside the known ones;
/// the same as text where a text is too long for a workbook's cell; both forms, filled.
pub fn files() -> Vec<HostileFile> {
    let mut names = file_names().into_iter().cycle();
    let mut named =
        |kind: &str, bytes| HostileFile { name: format!("{}.{kind}", names.next().unwrap()), bytes };
    let all = texts();
    vec![
        named("xlsx", workbook("<b>&'=1+1\"", &table(SYSTEM, &all, 0))),
        // The roster says something else of everyone, so that every field differs somewhere.
        named("xlsx", workbook("{{7-7}}&amp;\u{202E}", &table(ROSTER, &all, 1))),
        named("csv", delimited(&table(SYSTEM, &all, 0))),
        named("xlsx", write_deletion_form(&deletion_form(&all), DAY).unwrap()),
        named("xlsx", write_retention_form(&retention_form(&all), DAY).unwrap()),
    ]
}

/// One row per text. The name is the text itself on both sides; the other cells hold it too, or, in the
/// second list, its neighbour.
fn table(known: &[&str], texts: &[String], shift: usize) -> Vec<Vec<String>> {
    // A row that says no more than its headers would be taken for one of them.
    let extra =
        by_kind().iter().filter_map(|(_, texts)| Some(format!("{}栏", texts.first()?))).collect::<Vec<_>>();
    let header = known.iter().map(|text| (*text).to_owned()).chain(extra.iter().cloned()).collect();
    let mut rows: Vec<Vec<String>> = vec![header];
    for at in 0..texts.len() {
        let (name, other) = (&texts[at], &texts[(at + shift) % texts.len()]);
        let cell = |header: &&str| if *header == "姓名" { name.clone() } else { other.clone() };
        rows.push(known.iter().map(cell).chain(extra.iter().map(|_| other.clone())).collect());
    }
    rows
}

fn workbook(sheet_name: &str, rows: &[Vec<String>]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name(sheet_name).unwrap();
    for (row, cells) in (0..).zip(rows) {
        for (column, text) in (0..).zip(cells) {
            // Longer texts than a cell can hold come by the delimited file.
            if text.encode_utf16().count() < 32_767 {
                sheet.write_string(row, column, text).unwrap();
            }
        }
    }
    book.save_to_buffer().unwrap()
}

fn delimited(rows: &[Vec<String>]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(b"\xEF\xBB\xBF".to_vec());
    for cells in rows {
        writer.write_record(cells).unwrap();
    }
    writer.into_inner().unwrap()
}

fn deletion_form(texts: &[String]) -> DeletionForm {
    let row = |text: &String| DeletionRow {
        org_name: text.clone(),
        name: text.clone(),
        id_number: text.clone(),
        id_unconfirmed: false,
        reason: text.clone(),
    };
    DeletionForm {
        title: Profile::default().deletion_form_title,
        unit: texts[0].clone(),
        rows: texts.iter().map(row).collect(),
        ..DeletionForm::default()
    }
}

fn retention_form(texts: &[String]) -> RetentionForm {
    let row = |text: &String| RetentionRow {
        general_branch: text.clone(),
        branch: text.clone(),
        name: text.clone(),
        phone: text.clone(),
        counsellor: text.clone(),
        counsellor_phone: text.clone(),
        other_contact: text.clone(),
        reason: text.clone(),
    };
    RetentionForm {
        title: Profile::default().retention_form_title,
        rows: texts.iter().map(row).collect(),
        ..RetentionForm::default()
    }
}
