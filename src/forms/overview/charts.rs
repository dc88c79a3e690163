//! The report's first sheet: the numbers at a glance, as a person who has one minute reads them.

use rust_xlsxwriter::{
    Chart, ChartFont, ChartFormat, ChartLegendPosition, ChartSolidFill, ChartType, Format, FormatAlign,
    Workbook, Worksheet, XlsxError,
};

use super::write::general_name;
use super::{BranchTotals, COUNTED, Overview};
use crate::domain::{PartialDate, order};
use crate::forms::naming::short_unit;
use crate::forms::paper::clean::for_cell;
use crate::forms::paper::measure::line_count;
use crate::forms::paper::{Cell, Face, Grid, Style};

const NAME: &str = "总览";
/// Ten columns of this width fill a sheet of A4 on its side.
const WIDTHS: [u32; 10] = [234, 84, 84, 84, 84, 84, 84, 84, 84, 84];
const SPAN: u16 = 10;
const ACCENT: u32 = 0x0B_6E69;
const WAITING: u32 = 0xC9_D6D3;
const WRONG: u32 = 0xB3_201F;
/// More bars than this nobody can tell apart.
const MOST_BARS: usize = 20;

/// A table of numbers a chart is drawn from: rows from, rows to, the columns of its numbers.
struct Data {
    first: u32,
    last: u32,
}

impl Data {
    fn rows(&self) -> u32 {
        self.last + 1 - self.first
    }
}

/// Writes the sheet.
pub fn write(book: &mut Workbook, overview: &Overview, day: PartialDate) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet();
    sheet.set_name(NAME)?;
    let mut grid = Grid::landscape(sheet, &WIDTHS)?;
    let all = overview.total();
    write_head(&mut grid, overview, &all, day)?;
    let next = grid.next_row();
    grid.finish()?;
    // However many units there are: a chart is not torn by the end of a page.
    sheet.set_print_fit_to_pages(1, 1);

    let (label, units) = progress_of(overview);
    let units = numbers(sheet, next + 1, [&label, "已决定", "尚未决定"], &units)?;
    let actions: Vec<_> = COUNTED
        .iter()
        .zip(all.actions)
        .map(|(action, count)| (action.label().to_owned(), [count, 0]))
        .collect();
    let actions = numbers(sheet, units.last + 2, ["处理", "人数", ""], &actions)?;
    let mut spoke: Vec<_> = overview.rules.iter().filter(|rule| rule.count > 0).collect();
    order::sort_by_key(&mut spoke, |rule| std::cmp::Reverse(rule.count));
    let rules: Vec<_> = spoke
        .iter()
        .take(10)
        .map(|rule| (format!("{} {}", rule.code, rule.title), [rule.count, 0]))
        .collect();

    // Beside the numbers they are drawn from.
    let mut progress = bars(ChartType::BarStacked, "各单位进度（人）");
    series(&mut progress, &units, 1, "已决定", ACCENT);
    series(&mut progress, &units, 2, "尚未决定", WAITING);
    progress.legend().set_position(ChartLegendPosition::Bottom).set_font(&font());
    let mut work = bars(ChartType::Column, "各项处理（人）");
    series(&mut work, &actions, 1, "人数", ACCENT);
    work.legend().set_hidden();
    // Every unit's name stands beside its bar.
    let tall = 188.max(78 + 15 * units.rows());
    let mut charts = vec![(progress, tall), (work, 188)];
    if let Some((_, [most, _])) = rules.first() {
        let data = numbers(sheet, actions.last + 2, ["最常见的问题", "次数", ""], &rules)?;
        let mut common = bars(ChartType::Bar, "最常见的问题（次）");
        series(&mut common, &data, 1, "次数", WRONG);
        common.legend().set_hidden();
        if *most < 10 {
            // Nothing is found half a time.
            common.x_axis().set_major_unit(1);
        }
        charts.push((common, 188));
    }
    let mut down = 0;
    for (mut chart, height) in charts {
        chart.set_width(580).set_height(height);
        sheet.insert_chart_with_offset(next + 1, 3, &chart, 16, down)?;
        down += height + 10;
    }
    Ok(())
}

fn write_head(
    grid: &mut Grid<'_>,
    overview: &Overview,
    all: &BranchTotals,
    day: PartialDate,
) -> Result<(), XlsxError> {
    let title = Style::new(Face::Song, 18.0).bold().left();
    let facts = Style::new(Face::Song, 11.0).left();
    grid.row(34.0, &[Cell::new("团员信息核对报告", &title).spanning(SPAN)])?;
    let findings: usize = overview.rules.iter().map(|rule| rule.count).sum();
    let lines = [
        format!(
            "核对日期：{day}　团总支 {} 个　团支部 {} 个　共 {} 人（系统 {} 人，花名册 {} 人，对应 {} 人）",
            overview.generals().len(),
            overview.branches.len(),
            all.people,
            all.in_system,
            all.in_roster,
            all.paired
        ),
        format!(
            "进度：已决定 {} 人，尚未决定 {} 人，完成 {}%　资料待完善 {} 人",
            all.people - all.open.min(all.people),
            all.open,
            all.progress(),
            all.incomplete
        ),
        format!(
            "规则：检查 {} 条，停用 {} 条　发现 {findings} 处，另有 {} 处经核对人接受",
            overview.rules.iter().filter(|rule| rule.off.is_none()).count(),
            overview.rules.iter().filter(|rule| rule.off.is_some()).count(),
            overview.exceptions.accepted.len()
        ),
    ];
    lines.iter().try_for_each(|line| grid.row(22.0, &[Cell::new(line, &facts).spanning(SPAN)]))
}

/// By 团总支, or by branch where there is but one.
fn progress_of(overview: &Overview) -> (String, Vec<(String, [usize; 2])>) {
    let generals = overview.generals();
    let line = |name: &str, totals: &BranchTotals| {
        (name.to_owned(), [totals.people - totals.open.min(totals.people), totals.open])
    };
    if generals.len() > 1 {
        let lines = generals.iter().take(MOST_BARS).map(|totals| line(general_name(totals), totals));
        return (first_of("团总支", generals.len()), lines.collect());
    }
    let branches = overview.branches.iter().take(MOST_BARS);
    let lines = branches.map(|totals| line(&short_unit(&totals.branch, ""), totals));
    (first_of("团支部", overview.branches.len()), lines.collect())
}

/// What the units are called, and that not all are drawn where they are too many.
fn first_of(unit: &str, count: usize) -> String {
    if count > MOST_BARS { format!("{unit}（前 {MOST_BARS} 个）") } else { unit.to_owned() }
}

/// A small table under its header. Numbers, not text: a chart draws nothing else.
fn numbers(
    sheet: &mut Worksheet,
    header: u32,
    headers: [&str; 3],
    lines: &[(String, [usize; 2])],
) -> Result<Data, XlsxError> {
    let bold = Format::new().set_font_name(Face::Song.name()).set_font_size(10).set_bold();
    // Above its numbers.
    let over_numbers = bold.clone().set_align(FormatAlign::Right);
    let plain = Format::new().set_font_name(Face::Song.name()).set_font_size(10).set_text_wrap();
    let plain = plain.set_align(FormatAlign::VerticalCenter);
    for (column, text) in (0u16..).zip(headers) {
        let format = if column == 0 { &bold } else { &over_numbers };
        sheet.write_string_with_format(header, column, text, format)?;
    }
    let wide = if headers.last().is_some_and(|text| text.is_empty()) { 1 } else { 2 };
    for (row, (name, counts)) in (header + 1..).zip(lines) {
        let lines = line_count(name, 32) as f64;
        if lines > 1.0 {
            sheet.set_row_height(row, lines * 13.5)?;
        }
        sheet.write_string_with_format(row, 0, for_cell(name), &plain)?;
        for (column, count) in (1u16..).zip(counts.iter().take(wide)) {
            sheet.write_number_with_format(row, column, *count as f64, &plain)?;
        }
    }
    let last = header + u32::try_from(lines.len()).unwrap_or_default().max(1);
    Ok(Data { first: header + 1, last })
}

fn font() -> ChartFont {
    let mut font = ChartFont::new();
    font.set_name(Face::Song.name()).set_size(8);
    font
}

fn bars(kind: ChartType, title: &str) -> Chart {
    let mut chart = Chart::new(kind);
    let mut heading = font();
    heading.set_size(11).set_bold();
    chart.title().set_name(title).set_font(&heading);
    chart.x_axis().set_font(&font());
    chart.y_axis().set_font(&font());
    if kind != ChartType::Column {
        // Bars are drawn from below; a list is read from above.
        chart.y_axis().set_reverse();
        chart.x_axis().set_min(0);
    }
    chart.x_axis().set_major_gridlines(false);
    chart.y_axis().set_major_gridlines(false);
    chart
}

fn series(chart: &mut Chart, data: &Data, column: u16, name: &str, colour: u32) {
    let mut format = ChartFormat::new();
    format.set_solid_fill(ChartSolidFill::new().set_color(colour));
    chart
        .add_series()
        .set_name(name)
        .set_categories((NAME, data.first, 0, data.last, 0))
        .set_values((NAME, data.first, column, data.last, column))
        .set_format(&mut format)
        .set_gap(60);
}
