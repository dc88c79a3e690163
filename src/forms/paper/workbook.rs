//! A workbook whose own dress is Chinese: default face, digit width, the day it was written.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

use crate::domain::PartialDate;

/// How hard parts are deflated: a seventh less time than the usual 6 for files three hundredths larger, and
/// hundreds of them are written at once.
pub const DEFLATE_LEVEL: u8 = 3;

/// An empty workbook in 宋体 11, where a digit is 8 pixels wide, as Chinese Excel and WPS begin theirs.
/// The same content written for the same day gives the same bytes.
pub fn new(title: &str, day: PartialDate) -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_zip_compression_level(DEFLATE_LEVEL);
    let face = Format::new().set_font_name("宋体").set_font_size(11).set_font_charset(134);
    workbook.set_default_format(&face, 18, 72)?;
    let written =
        ExcelDateTime::from_ymd(u16::try_from(day.year).unwrap_or(1900), day.month, day.day.unwrap_or(1))?;
    workbook.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&written));
    Ok(workbook)
}
