//! Forms as branches hand them in, of invented people.

use std::io::{Cursor, Write};

use zip::write::{SimpleFileOptions, ZipWriter};

use super::people::Branch;
use super::workbooks::{texts, workbook, write};

/// 附件1's header, as the notice has it.
pub const DELETION: [&str; 4] =
    ["组织全称", "姓名（系统中的姓名）", "身份证号（系统中的身份证号）", "删除原因"];
/// 附件3's.
pub const RETENTION: [&str; 9] = [
    "序号",
    "团总支",
    "团支部",
    "姓名",
    "联系电话",
    "辅导员",
    "联系电话",
    "其他联系方式（如微信、QQ等）",
    "保留原因",
];

/// Branches of one college.
pub fn branch(class_number: u8) -> Branch {
    Branch {
        college: "计算机学院", major: "软件工程", grade: 2022, class_number: class_number.into()
    }
}

/// 附件1 as a workbook: title, 单位, header, rows, guarantee.
pub fn deletion_xlsx(unit: &str, rows: &[[&str; 4]]) -> Vec<u8> {
    workbook("附件1", |sheet| {
        write(sheet, 1, &[texts(&["齐鲁理工学院要求后台删除团员登记表"])]);
        write(sheet, 2, &[texts(&[&format!("单位：{unit}（盖章）"), "填报人：", "", "电话："])]);
        write(sheet, 3, &[texts(&DELETION)]);
        let body: Vec<Vec<String>> = rows.iter().map(|row| texts(row)).collect();
        write(sheet, 4, &body);
        write(sheet, 5 + rows.len() as u32, &[texts(&["删除后重新录入系统保证："])]);
    })
}

/// 附件3 as a workbook.
pub fn retention_xlsx(rows: &[[&str; 9]]) -> Vec<u8> {
    workbook("附件3", |sheet| {
        write(sheet, 1, &[texts(&["齐鲁理工学院毕业生团籍保留登记表"])]);
        write(sheet, 2, &[texts(&RETENTION)]);
        let body: Vec<Vec<String>> = rows.iter().map(|row| texts(row)).collect();
        write(sheet, 3, &body);
    })
}

/// 附件1 as a Word document.
pub fn deletion_docx(unit: &str, rows: &[[&str; 4]]) -> Vec<u8> {
    let paragraph = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let row = |cells: &[&str; 4]| {
        let cells: String = cells.iter().map(|text| format!("<w:tc>{}</w:tc>", paragraph(text))).collect();
        format!("<w:tr>{cells}</w:tr>")
    };
    let body: String = std::iter::once(&DELETION).chain(rows).map(row).collect();
    let main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let xml = format!(
        "<w:document xmlns:w=\"{main}\"><w:body>{}{}<w:tbl><w:tblGrid>{}</w:tblGrid>{body}</w:tbl>{}</w:body></w:document>",
        paragraph("齐鲁理工学院要求后台删除团员登记表"),
        paragraph(&format!("单位：{unit}（盖章）　填报人：　电话：")),
        "<w:gridCol/>".repeat(4),
        paragraph("填写要求"),
    );
    packed(&[("word/document.xml", xml.as_bytes())])
}

/// A zip of these files.
pub fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}
