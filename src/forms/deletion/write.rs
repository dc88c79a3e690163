//! 附件1 on A4, held against the notice: a wide table on a sheet lying on its side.

use rust_xlsxwriter::XlsxError;

use super::{DeletionForm, DeletionRow, marked_unconfirmed};
use crate::domain::PartialDate;
use crate::forms::FormError;
use crate::forms::paper::style::Side;
use crate::forms::paper::{Cell, Face, Grid, Style, workbook};

/// Column widths in pixels. At 10.5 points a full-width character takes 14: a usual 组织全称, the
/// headers and a number marked （待确认） stand on one line.
const WIDTHS: [u32; 4] = [410, 152, 208, 220];
const COLUMNS: u16 = 4;
/// The paper has this many rows even when fewer members are named, for additions by hand.
const LEAST_ROWS: usize = 8;
/// What a sheet holds, less what stands above and below the members.
const MOST_ROWS: usize = 1_048_000;

const HEADERS: [&str; 4] = ["组织全称", "姓名（系统中的姓名）", "身份证号（系统中的身份证号）", "删除原因"];
const GUARANTEE: &str = "删除后重新录入系统保证：";
const SIGNATURE: &str = "负责人签字：";
const SIGNED_ON: &str = "时      间：";
const REQUIREMENTS: &str = "填写要求";
const REQUIREMENT_ITEMS: [&str; 4] = [
    "1.组织全称：组织全称必须和“智慧团建”系统中的组织名称一致（团总支：组织管理——组织列表——右侧点击眼睛查看；团支部：组织首页——基本资料——组织全称查看）。",
    "2.姓名：表中姓名需填写“智慧团建”系统中录入的姓名。",
    "3.身份证号码：表中身份证号码需填写“智慧团建”系统中录入的身份证号码。",
    "4.若编号错误，则在删除原因一栏内填写正确编号，填写样式为：正确编号，××××××××××；若姓名错误，则在删除原因一栏内填写正确姓名，填写样式为：姓名错误，正确姓名为：张三；若身份证号码错误，则在删除原因一栏内填写正确身份证号码，填写样式为：身份证号码错误，正确身份证号码为：×××××××××。",
];

/// Writes the form as a workbook, dated `day` in its properties.
pub fn write_deletion_form(form: &DeletionForm, day: PartialDate) -> Result<Vec<u8>, FormError> {
    const NAME: &str = "要求后台删除团员登记表";
    if form.rows.len() > MOST_ROWS {
        return Err(FormError::TooManyRows { form: NAME, rows: form.rows.len() });
    }
    write(form, day).map_err(|source| FormError::Write { form: NAME, source })
}

fn write(form: &DeletionForm, day: PartialDate) -> Result<Vec<u8>, XlsxError> {
    let mut book = workbook::new(&form.title, day)?;
    let sheet = book.add_worksheet();
    sheet.set_name("附件1")?;
    let mut grid = Grid::landscape(sheet, &WIDTHS)?;
    write_head(&mut grid, form)?;
    write_members(&mut grid, &form.rows)?;
    write_guarantee(&mut grid)?;
    write_requirements(&mut grid)?;
    grid.finish()?;
    book.save_to_buffer()
}

fn write_head(grid: &mut Grid<'_>, form: &DeletionForm) -> Result<(), XlsxError> {
    let label = Style::new(Face::Hei, 12.0).left();
    let title = Style::new(Face::Song, 18.0).bold().centred();
    let line = Style::new(Face::Song, 10.5).left();
    grid.row(18.0, &[Cell::new(&form.label, &label).spanning(COLUMNS)])?;
    grid.row(36.0, &[Cell::new(&form.title, &title).spanning(COLUMNS)])?;
    let unit = format!("单位：{}（盖章）", form.unit);
    let filler = format!("填报人：{}", form.filler);
    let phone = format!("电话：{}", form.phone);
    grid.row(
        24.0,
        &[Cell::new(&unit, &line), Cell::new(&filler, &line).spanning(2), Cell::new(&phone, &line)],
    )?;
    let header = Style::new(Face::Song, 10.5).bold().centred().boxed();
    grid.header(28.0, &HEADERS.map(|text| Cell::new(text, &header)))
}

fn write_members(grid: &mut Grid<'_>, rows: &[DeletionRow]) -> Result<(), XlsxError> {
    let words = Style::new(Face::FangSong, 10.5).indented().boxed().as_text();
    let centred = Style::new(Face::FangSong, 10.5).centred().boxed().as_text();
    let empty = DeletionRow::default();
    let spare = LEAST_ROWS.saturating_sub(rows.len());
    for row in rows.iter().chain(std::iter::repeat_n(&empty, spare)) {
        let marked;
        let id_number = if row.id_unconfirmed {
            marked = marked_unconfirmed(&row.id_number);
            &marked
        } else {
            &row.id_number
        };
        grid.row(
            22.0,
            &[
                Cell::new(&row.org_name, &words),
                Cell::new(&row.name, &centred),
                Cell::new(id_number, &centred),
                Cell::new(&row.reason, &words),
            ],
        )?;
    }
    Ok(())
}

/// One row, so that no page break can part the promise from its signature.
fn write_guarantee(grid: &mut Grid<'_>) -> Result<(), XlsxError> {
    let text = Style::new(Face::Song, 10.5).indented();
    let promise = text.clone().top().lined(&[Side::Left, Side::Top, Side::Bottom]);
    let signed = text.bottom().lined(&[Side::Right, Side::Top, Side::Bottom]);
    let signature = format!("{SIGNATURE}\n{SIGNED_ON}\n");
    grid.row(84.0, &[Cell::new(GUARANTEE, &promise).spanning(3), Cell::new(&signature, &signed)])
}

fn write_requirements(grid: &mut Grid<'_>) -> Result<(), XlsxError> {
    let heading = Style::new(Face::Song, 9.5).bold().left();
    let item = Style::new(Face::Song, 9.5).left().top();
    let mut rows = vec![(20.0, vec![Cell::new(REQUIREMENTS, &heading).spanning(COLUMNS)])];
    rows.extend(REQUIREMENT_ITEMS.map(|text| (14.0, vec![Cell::new(text, &item).spanning(COLUMNS)])));
    grid.block(&rows)
}
