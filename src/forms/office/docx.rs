//! A form of the notice as a Word document, which is what the notice hands out.
//!
//! A document of one table needs four small parts. They are written here: what a library for Word
//! documents would add to the worker is many times what they take (docs/ARCHITECTURE.md has the figures).

use std::io::{Cursor, Write as _};

use quick_xml::escape::escape;
use zip::CompressionMethod;
use zip::result::ZipError;
use zip::write::{SimpleFileOptions, ZipWriter};

use super::{OfficeColumn, OfficeForm};
use crate::domain::PartialDate;
use crate::forms::FormError;
use crate::forms::paper::Face;
use crate::forms::paper::clean::for_cell;
use crate::forms::paper::workbook::DEFLATE_LEVEL;

/// How far apart lines of notes stand. As everywhere but in the title this is said in points (twenty to each) and
/// not left to the font: a page holds the same rows whatever stands in for 宋体.
const NOTE_LINES: &str = r#"<w:spacing w:line="240" w:lineRule="exact"/>"#;
const CONTENT_TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>"#;
const RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>"#;
const DOCUMENT_RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer1.xml"/></Relationships>"#;
const STYLES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体" w:cs="Times New Roman"/><w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:pPr><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:spacing w:line="280" w:lineRule="exact"/></w:pPr></w:style><w:style w:type="table" w:default="1" w:styleId="a1"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style></w:styles>"#;
const NAMESPACES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships""#;

/// A4 on its side less its margins, in twentieths of a point; the same margins as the workbook's.
const TEXT_WIDTH: u32 = 16_838 - 2 * MARGIN;
const MARGIN: u32 = 907;

/// Writes the form, dated `day` in its properties.
pub fn write_docx(form: &OfficeForm, day: PartialDate) -> Result<Vec<u8>, FormError> {
    let document = document(form);
    let (footer, core) = (footer(), core(form, day));
    let parts = [
        ("[Content_Types].xml", CONTENT_TYPES),
        ("_rels/.rels", RELATIONS),
        ("word/document.xml", &document),
        ("word/_rels/document.xml.rels", DOCUMENT_RELATIONS),
        ("word/styles.xml", STYLES),
        ("word/footer1.xml", &footer),
        ("docProps/core.xml", &core),
    ];
    pack(&parts).map_err(|source| FormError::Pack { form: form.title.clone(), source })
}

fn pack(parts: &[(&str, &str)]) -> Result<Vec<u8>, ZipError> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(i64::from(DEFLATE_LEVEL)));
    for (name, text) in parts {
        writer.start_file(*name, options)?;
        writer.write_all(text.as_bytes())?;
    }
    Ok(writer.finish()?.into_inner())
}

/// A piece of text in one face and size.
#[derive(Clone, Copy)]
struct Type {
    face: Face,
    half_points: u32,
    bold: bool,
}

const LABEL: Type = Type { face: Face::Hei, half_points: 24, bold: false };
const TITLE: Type = Type { face: Face::Song, half_points: 36, bold: true };
const PLAIN: Type = Type { face: Face::Song, half_points: 21, bold: false };
const HEADER: Type = Type { face: Face::Song, half_points: 21, bold: true };
const FILLED: Type = Type { face: Face::FangSong, half_points: 21, bold: false };
const SMALL: Type = Type { face: Face::Song, half_points: 18, bold: false };
const SMALL_HEADING: Type = Type { face: Face::Song, half_points: 18, bold: true };

/// Text as runs: line breaks are elements, tabs are the caller's, everything else is escaped.
fn runs(text: &str, kind: Type) -> String {
    let Type { face, half_points, bold } = kind;
    let name = face.name();
    let bold = if bold { "<w:b/>" } else { "" };
    let look = format!(
        r#"<w:rPr><w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:hint="eastAsia"/>{bold}<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/></w:rPr>"#
    );
    let text = for_cell(text);
    let lines = text
        .split('\n')
        .map(|line| format!(r#"<w:r>{look}<w:t xml:space="preserve">{}</w:t></w:r>"#, escape(line)));
    lines.collect::<Vec<_>>().join("<w:r><w:br/></w:r>")
}

fn paragraph(look: &str, content: &str) -> String {
    format!("<w:p><w:pPr>{look}</w:pPr>{content}</w:p>")
}

fn document(form: &OfficeForm) -> String {
    let mut body = String::new();
    body.push_str(&paragraph("", &runs(&form.label, LABEL)));
    let title_look =
        r#"<w:spacing w:before="60" w:after="100" w:line="240" w:lineRule="auto"/><w:jc w:val="center"/>"#;
    body.push_str(&paragraph(title_look, &runs(&form.title, TITLE)));
    if !form.line.is_empty() {
        body.push_str(&line(&form.line));
    }
    body.push_str(&table(form));
    let space = r#"<w:spacing w:before="80"/>"#;
    match &form.notes_heading {
        Some(heading) => {
            body.push_str(&paragraph(&format!("<w:keepNext/>{space}"), &runs(heading, SMALL_HEADING)));
            form.notes.iter().for_each(|note| {
                body.push_str(&paragraph(
                    &format!("<w:keepNext/><w:keepLines/>{NOTE_LINES}"),
                    &runs(note, SMALL),
                ))
            });
        }
        None => form.notes.iter().for_each(|note| body.push_str(&paragraph(space, &runs(note, PLAIN)))),
    }
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document {NAMESPACES}><w:body>{body}<w:sectPr><w:footerReference w:type="default" r:id="rId2"/><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="738" w:right="{MARGIN}" w:bottom="850" w:left="{MARGIN}" w:header="454" w:footer="454" w:gutter="0"/></w:sectPr></w:body></w:document>"#
    )
}

/// 单位, 填报人 and 电话, each from where its part of the line begins: the first has half of it.
fn line(parts: &[String]) -> String {
    let rest = u32::try_from(parts.len()).unwrap_or(1).saturating_sub(1).max(1);
    let share = TEXT_WIDTH / 2 / rest;
    let stops: String = (0u32..)
        .zip(parts.iter().skip(1))
        .map(|(at, _)| format!(r#"<w:tab w:val="left" w:pos="{}"/>"#, TEXT_WIDTH / 2 + at * share))
        .collect();
    let content: Vec<String> = parts.iter().map(|part| runs(part, PLAIN)).collect();
    let look = format!(r#"<w:tabs>{stops}</w:tabs><w:spacing w:after="80"/>"#);
    paragraph(&look, &content.join("<w:r><w:tab/></w:r>"))
}

fn table(form: &OfficeForm) -> String {
    let all: u32 = form.columns.iter().map(|column| column.width).sum::<u32>().max(1);
    let widths: Vec<u32> = form.columns.iter().map(|column| column.width * TEXT_WIDTH / all).collect();
    let total: u32 = widths.iter().sum();
    let sides = ["top", "left", "bottom", "right", "insideH", "insideV"];
    let lines: String = sides
        .map(|side| format!(r#"<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>"#))
        .concat();
    let grid: String = widths.iter().map(|width| format!(r#"<w:gridCol w:w="{width}"/>"#)).collect();
    let mut rows = String::new();
    let headers = form.columns.iter().map(|column| (paragraph(CENTRED, &runs(&column.header, HEADER)), 1));
    rows.push_str(&row("<w:tblHeader/>", 560, &widths, headers));
    let members: Vec<_> = form.lines().collect();
    let last = members.len();
    for (at, texts) in (1..).zip(members) {
        // What stands under the table does not stand alone on the next page.
        let keep = if at == last { "<w:keepNext/>" } else { "" };
        let cells = form.columns.iter().zip(texts).map(|(column, text)| (member_cell(column, text, keep), 1));
        rows.push_str(&row("", 480, &widths, cells));
    }
    if let Some(promise) = &form.promise {
        // The notes under the table stand on the page of the signature.
        let keep = "<w:keepNext/>";
        let mut content =
            paragraph(&format!(r#"{keep}<w:spacing w:before="60"/>"#), &runs(&promise.promise, PLAIN));
        content.push_str(&paragraph(keep, ""));
        let signed = format!(r#"{keep}<w:ind w:left="{}"/>"#, total * 7 / 10);
        promise.signature.iter().for_each(|text| content.push_str(&paragraph(&signed, &runs(text, PLAIN))));
        rows.push_str(&row("", 1400, &widths, std::iter::once((content, widths.len()))));
    }
    format!(
        r#"<w:tbl><w:tblPr><w:tblW w:w="{total}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{lines}</w:tblBorders><w:tblLayout w:type="fixed"/>{CELL_MARGINS}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"#
    )
}

const CENTRED: &str = r#"<w:jc w:val="center"/>"#;

/// Said of the table itself: LibreOffice does not take them from the default style.
const CELL_MARGINS: &str = r#"<w:tblCellMar><w:top w:w="28" w:type="dxa"/><w:left w:w="57" w:type="dxa"/><w:bottom w:w="28" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar>"#;

fn member_cell(column: &OfficeColumn, text: &str, keep: &str) -> String {
    let placed = if column.is_words { "" } else { CENTRED };
    paragraph(&format!("{keep}{placed}"), &runs(text, FILLED))
}

/// A row that no page break tears; each cell with how many columns it spans.
fn row(kind: &str, height: u32, widths: &[u32], cells: impl Iterator<Item = (String, usize)>) -> String {
    let mut at = 0;
    let mut content = String::new();
    for (cell, span) in cells {
        let width: u32 = widths.iter().skip(at).take(span).sum();
        at += span;
        let span = if span > 1 { format!(r#"<w:gridSpan w:val="{span}"/>"#) } else { String::new() };
        content.push_str(&format!(
            r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}<w:vAlign w:val="center"/></w:tcPr>{cell}</w:tc>"#
        ));
    }
    format!(
        r#"<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{height}" w:hRule="atLeast"/>{kind}</w:trPr>{content}</w:tr>"#
    )
}

/// 第 1 页，共 2 页.
fn footer() -> String {
    let field = |name: &str| {
        format!(
            r#"<w:fldSimple w:instr=" {name} "><w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:t>1</w:t></w:r></w:fldSimple>"#
        )
    };
    let words = |text: &str| {
        format!(r#"<w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>"#)
    };
    let content = [words("第 "), field("PAGE"), words(" 页，共 "), field("NUMPAGES"), words(" 页")].concat();
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:ftr {NAMESPACES}>{}</w:ftr>"#,
        paragraph(CENTRED, &content)
    )
}

fn core(form: &OfficeForm, day: PartialDate) -> String {
    let day = format!("{:04}-{:02}-{:02}T00:00:00Z", day.year, day.month.max(1), day.day.unwrap_or(1));
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{}</dc:title><dcterms:created xsi:type="dcterms:W3CDTF">{day}</dcterms:created></cp:coreProperties>"#,
        escape(for_cell(&form.title).as_ref())
    )
}
