//! What a file is, by its content. Endings lie: school systems call an HTML table `.xls`.

use std::io::Cursor;

use zip::ZipArchive;

use super::docx;
use super::error::IntakeError;

/// The kinds of file that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Xlsx,
    Xlsb,
    Xls,
    Ods,
    Docx,
    Html,
    XmlSheet,
    Text,
    Zip,
}

const OLE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
const XML_SHEET: &str = "urn:schemas-microsoft-com:office:spreadsheet";
const SAVE_AS_TABLE: &str = "请打开后把名单复制到表格里，保存为 .xlsx 再试。";
pub(super) const SAVE_AS_DOCX: &str = "请用 Word 或 WPS 打开，另存为 .docx 后再试。";

/// Tells the format, or refuses what is plainly something else.
pub(super) fn detect(bytes: &[u8]) -> Result<Format, IntakeError> {
    if bytes.starts_with(b"PK\x03\x04")
        || bytes.starts_with(b"PK\x05\x06")
        || bytes.starts_with(b"PK\x07\x08")
    {
        return detect_zip(bytes);
    }
    if is_behind_a_line(bytes) {
        return detect_zip(bytes);
    }
    if bytes.starts_with(OLE) {
        return Ok(Format::Xls);
    }
    if is_bare_biff(bytes) {
        return Ok(Format::Xls);
    }
    if let Some(refusal) = other_kind(bytes) {
        return Err(refusal);
    }
    detect_text(bytes)
}

/// A workbook behind blank lines: web pages that send files often send those first.
fn is_behind_a_line(bytes: &[u8]) -> bool {
    let blanks = bytes.iter().take(64).take_while(|byte| byte.is_ascii_whitespace()).count();
    blanks > 0 && bytes.get(blanks..).is_some_and(|rest| rest.starts_with(b"PK\x03\x04"))
}

/// BIFF 2 to 5 without a container: the first record is BOF.
fn is_bare_biff(bytes: &[u8]) -> bool {
    matches!(bytes, [0x09, 0x00 | 0x02 | 0x04 | 0x08, 4 | 6 | 8 | 16, 0x00, ..])
}

fn other_kind(bytes: &[u8]) -> Option<IntakeError> {
    let is = |what, advice| Some(IntakeError::OtherKind { what, advice });
    let extract = "请先解压，再选择里面的表格。";
    match bytes {
        [b'%', b'P', b'D', b'F', ..] => is("PDF 文件", SAVE_AS_TABLE),
        [0xFF, 0xD8, 0xFF, ..] | [0x89, b'P', b'N', b'G', ..] | [b'G', b'I', b'F', b'8', ..] => {
            is("图片", "请提供电子表格（xlsx、xls、ods 或 csv）。")
        }
        [b'R', b'a', b'r', b'!', 0x1A, 0x07, ..] => is("rar 压缩包", extract),
        [b'7', b'z', 0xBC, 0xAF, 0x27, 0x1C, ..] => is("7z 压缩包", extract),
        [0x1F, 0x8B, 0x08, ..] => is("gz 压缩包", extract),
        [b'{', b'\\', b'r', b't', b'f', ..] => is("RTF 文档", SAVE_AS_DOCX),
        _ => None,
    }
}

/// A zip by what lies in it: a workbook's parts, or other files.
fn detect_zip(bytes: &[u8]) -> Result<Format, IntakeError> {
    let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| IntakeError::Damaged)?;
    let mut format = Format::Zip;
    for name in archive.file_names_raw() {
        // Some writers use backslashes; the part names are ASCII.
        let name: String = name.iter().map(|b| char::from(*b).to_ascii_lowercase()).collect();
        match name.replace('\\', "/").as_str() {
            "xl/workbook.bin" => return Ok(Format::Xlsb),
            "xl/workbook.xml" => return Ok(Format::Xlsx),
            "content.xml" => format = Format::Ods,
            name if docx::is_main_part(name) => return Ok(Format::Docx),
            "index/document.iwa" => {
                return Err(IntakeError::OtherKind {
                    what: "苹果 Numbers 表格",
                    advice: "请在 Numbers 里导出为 Excel（xlsx）后再试。",
                });
            }
            "ppt/presentation.xml" => {
                return Err(IntakeError::OtherKind { what: "PPT 演示文稿", advice: SAVE_AS_TABLE });
            }
            _ => {}
        }
    }
    Ok(format)
}

/// Marks are searched for in the first bytes only; UTF-16 is looked at without its zero bytes.
fn detect_text(bytes: &[u8]) -> Result<Format, IntakeError> {
    let head: Vec<u8> = bytes.iter().take(8_192).filter(|b| **b != 0).map(u8::to_ascii_lowercase).collect();
    let has = |mark: &str| head.windows(mark.len()).any(|window| window == mark.as_bytes());
    let starts_with_tag = head
        .iter()
        .copied()
        .find(|b| b.is_ascii() && !b.is_ascii_whitespace())
        .is_some_and(|first| first == b'<');
    if has("mime-version:") && has("multipart/related") {
        return Err(IntakeError::OtherKind {
            what: "网页归档（mht）",
            advice: "请用 Excel 或 WPS 打开，另存为 .xlsx 后再试。",
        });
    }
    Ok(if starts_with_tag && has(XML_SHEET) && (has("<workbook") || has(":workbook")) {
        Format::XmlSheet
    } else if starts_with_tag && (has("<table") || has("<html") || has("<!doctype html")) {
        Format::Html
    } else {
        Format::Text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_by_content() {
        assert_eq!(detect(b"\xEF\xBB\xBF  <html><table>"), Ok(Format::Html));
        assert_eq!(detect(b"\xFF\xFE<\0t\0a\0b\0l\0e\0>\0"), Ok(Format::Html));
        assert_eq!(detect("姓名,性别\n".as_bytes()), Ok(Format::Text));
        assert_eq!(detect(b"PK\x03\x04 cut off"), Err(IntakeError::Damaged));
        assert!(matches!(detect(b"%PDF-1.7"), Err(IntakeError::OtherKind { .. })));
        assert_eq!(
            detect(
                b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">"
            ),
            Ok(Format::XmlSheet)
        );
    }
}
