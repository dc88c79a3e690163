//! 附件3 on A4, held against the notice: nine columns on a sheet lying on its side.

use rust_xlsxwriter::XlsxError;

use super::{RetentionForm, RetentionRow};
use crate::domain::PartialDate;
use crate::forms::FormError;
use crate::forms::paper::{Cell, Face, Grid, Style, workbook};

/// Column widths in pixels; at 10.5 points a full-width character takes 14.
const WIDTHS: [u32; 9] = [40, 138, 186, 96, 104, 74, 104, 130, 124];
const COLUMNS: u16 = 9;
/// As many rows as the notice's paper has, even when fewer members are named.
const LEAST_ROWS: usize = 6;
/// What a sheet holds, less what stands above and below the members.
const MOST_ROWS: usize = 1_048_000;

const HEADERS: [&str; 9] = [
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
const NOTE: &str =
    "注：保留原因填写：参军入伍、出国（境）研究学习、延迟毕业。若为其他原因，按真实原因填写即可。";

/// Writes the form as a workbook, dated `day` in its properties.
pub fn write_retention_form(form: &RetentionForm, day: PartialDate) -> Result<Vec<u8>, FormError> {
    const NAME: &str = "毕业生团籍保留登记表";
    if form.rows.len() > MOST_ROWS {
        return Err(FormError::TooManyRows { form: NAME, rows: form.rows.len() });
    }
    write(form, day).map_err(|source| FormError::Write { form: NAME, source })
}

fn write(form: &RetentionForm, day: PartialDate) -> Result<Vec<u8>, XlsxError> {
    let mut book = workbook::new(&form.title, day)?;
    let sheet = book.add_worksheet();
    sheet.set_name("附件3")?;
    let mut grid = Grid::landscape(sheet, &WIDTHS)?;

    let label = Style::new(Face::Hei, 12.0).left();
    let title = Style::new(Face::Song, 18.0).bold().centred();
    grid.row(18.0, &[Cell::new(&form.label, &label).spanning(COLUMNS)])?;
    grid.row(44.0, &[Cell::new(&form.title, &title).spanning(COLUMNS)])?;
    let header = Style::new(Face::Song, 10.5).bold().centred().boxed();
    grid.header(36.0, &HEADERS.map(|text| Cell::new(text, &header)))?;
    write_members(&mut grid, &form.rows)?;
    let note = Style::new(Face::Song, 10.5).left();
    grid.row(26.0, &[Cell::new(NOTE, &note).spanning(COLUMNS)])?;
    grid.finish()?;
    book.save_to_buffer()
}

fn write_members(grid: &mut Grid<'_>, rows: &[RetentionRow]) -> Result<(), XlsxError> {
    let centred = Style::new(Face::FangSong, 10.5).centred().boxed().as_text();
    let words = Style::new(Face::FangSong, 10.5).indented().boxed().as_text();
    let empty = RetentionRow::default();
    let spare = LEAST_ROWS.saturating_sub(rows.len());
    for (position, row) in rows.iter().chain(std::iter::repeat_n(&empty, spare)).enumerate() {
        let number = if position < rows.len() { (position + 1).to_string() } else { String::new() };
        grid.row(
            28.0,
            &[
                Cell::new(&number, &centred),
                Cell::new(&row.general_branch, &centred),
                Cell::new(&row.branch, &words),
                Cell::new(&row.name, &centred),
                Cell::new(&row.phone, &centred),
                Cell::new(&row.counsellor, &centred),
                Cell::new(&row.counsellor_phone, &centred),
                Cell::new(&row.other_contact, &centred),
                Cell::new(&row.reason, &words),
            ],
        )?;
    }
    Ok(())
}
