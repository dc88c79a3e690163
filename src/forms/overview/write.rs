//! The report as a workbook: one sheet per question it answers.

use super::{BranchTotals, COUNTED, CaseLine, FindingLine, Overview, RuleTotals, SourceLine};
use super::{charts, exceptions};
use crate::domain::PartialDate;
use crate::forms::FormError;
use crate::forms::lists::{Column, Listing, Look, write_book};

const NAME: &str = "核对报告";

const BRANCH_COLUMNS: &[Column] = &totals_columns("团支部");
const GENERAL_COLUMNS: &[Column] = &totals_columns("团总支");
const CASE_COLUMNS: &[Column] = &[
    Column::new("团支部", 200, Look::Words),
    Column::new("姓名", 100, Look::Centred),
    Column::new("对应依据", 150, Look::Words),
    Column::new("不一致", 230, Look::Words),
    Column::new("处理", 108, Look::Centred),
    Column::new("理由", 220, Look::Words),
];
const RULE_COLUMNS: &[Column] = &[
    Column::new("规则", 64, Look::Centred),
    Column::new("内容", 270, Look::Words),
    Column::new("程度", 80, Look::Centred),
    Column::new("依据", 270, Look::Words),
    Column::new("次数", 60, Look::Centred),
    Column::new("是否检查", 250, Look::Words),
];
const FINDING_COLUMNS: &[Column] = &[
    Column::new("规则", 62, Look::Centred),
    Column::new("程度", 74, Look::Centred),
    Column::new("位置", 210, Look::Words),
    Column::new("姓名", 100, Look::Centred),
    Column::new("栏目", 96, Look::Centred),
    Column::new("内容", 160, Look::Words),
    Column::new("说明", 294, Look::Words),
];
const SOURCE_COLUMNS: &[Column] = &[
    Column::new("文件", 220, Look::Words),
    Column::new("工作表", 90, Look::Centred),
    Column::new("识别为", 100, Look::Centred),
    Column::new("记录数", 56, Look::Centred),
    Column::new("说明", 250, Look::Words),
    // 64 digits in two lines.
    Column::new("SHA-256", 258, Look::Words),
];

/// What is counted of a unit, in the order of [`totals_cells`].
const fn totals_columns(unit: &'static str) -> [Column; 16] {
    [
        Column::new(unit, 230, Look::Words),
        Column::new("人数", 50, Look::Centred),
        Column::new("系统人数", 64, Look::Centred),
        Column::new("花名册人数", 52, Look::Centred),
        Column::new("对应人数", 64, Look::Centred),
        Column::new("后台删除", 64, Look::Centred),
        Column::new("补录", 44, Look::Centred),
        Column::new("修改完善", 64, Look::Centred),
        Column::new("组织关系转接", 66, Look::Centred),
        Column::new("转回户籍地", 52, Look::Centred),
        Column::new("保留团籍", 64, Look::Centred),
        Column::new("待确认", 52, Look::Centred),
        Column::new("无需处理", 64, Look::Centred),
        Column::new("资料待完善", 52, Look::Centred),
        Column::new("尚未决定", 64, Look::Centred),
        Column::new("进度", 48, Look::Centred),
    ]
}

/// Writes the report as a workbook; `day` is the day of checking.
pub fn write_overview(overview: &Overview, day: PartialDate) -> Result<Vec<u8>, FormError> {
    let people = overview.cases.len();
    let generals = overview.generals();
    let applied = overview.rules.iter().filter(|rule| rule.off.is_none()).count();
    let spoke = overview.rules.iter().filter(|rule| rule.count > 0).count();
    let mut listings = vec![
        Listing {
            sheet: "团总支汇总",
            title: "团总支汇总".to_owned(),
            facts: format!("共 {} 个。进度是已经决定的人数所占的比例。", generals.len()),
            columns: GENERAL_COLUMNS,
            second_page: None,
            frozen: 1,
            rows: general_rows(&generals, overview),
        },
        Listing {
            sheet: "各支部汇总",
            title: "各支部汇总".to_owned(),
            facts: format!(
                "核对日期：{day}　共 {} 个团支部、{people} 人。一人可有多项处理。",
                overview.branches.len()
            ),
            columns: BRANCH_COLUMNS,
            second_page: None,
            frozen: 1,
            rows: branch_rows(overview),
        },
        Listing {
            sheet: "逐人处理",
            title: "逐人处理".to_owned(),
            facts: format!("共 {people} 人。"),
            columns: CASE_COLUMNS,
            second_page: None,
            frozen: 2,
            rows: overview.cases.iter().map(case_cells).collect(),
        },
        Listing {
            sheet: "规则汇总",
            title: "规则汇总".to_owned(),
            facts: format!("检查了 {applied} 条规则，其中 {spoke} 条有发现。"),
            columns: RULE_COLUMNS,
            second_page: None,
            frozen: 1,
            rows: overview.rules.iter().map(rule_cells).collect(),
        },
        Listing {
            sheet: "规则发现",
            title: "规则发现".to_owned(),
            facts: format!("共 {} 条。", overview.findings.len()),
            columns: FINDING_COLUMNS,
            second_page: None,
            frozen: 0,
            rows: overview.findings.iter().map(finding_cells).collect(),
        },
        Listing {
            sheet: "数据来源",
            title: "数据来源".to_owned(),
            facts: "行数按记录计，不含标题和表头。SHA-256 相同的文件内容完全相同，可据此核对用的是哪一份。"
                .to_owned(),
            columns: SOURCE_COLUMNS,
            second_page: None,
            frozen: 1,
            rows: overview.sources.iter().map(source_cells).collect(),
        },
    ];
    // Before the sources, which close the report.
    let sources = listings.len() - 1;
    listings.splice(sources..sources, exceptions::listings(&overview.exceptions));
    write_book(NAME, &listings, day, |book| charts::write(book, overview, day))
}

fn branch_rows(overview: &Overview) -> Vec<Vec<String>> {
    let cells = |totals: &BranchTotals| totals_cells(&totals.branch, totals);
    let mut rows: Vec<Vec<String>> = overview.branches.iter().map(cells).collect();
    if overview.branches.len() > 1 {
        rows.push(cells(&overview.total()));
    }
    rows
}

fn general_rows(generals: &[BranchTotals], overview: &Overview) -> Vec<Vec<String>> {
    let cells = |totals: &BranchTotals| totals_cells(general_name(totals), totals);
    let mut rows: Vec<Vec<String>> = generals.iter().map(cells).collect();
    if generals.len() > 1 {
        rows.push(totals_cells("合计", &overview.total()));
    }
    rows
}

/// 团总支, or that none is known.
pub(super) fn general_name(totals: &BranchTotals) -> &str {
    if totals.general.is_empty() { "未归入团总支" } else { &totals.general }
}

fn totals_cells(name: &str, totals: &BranchTotals) -> Vec<String> {
    let mut cells = Vec::with_capacity(8 + COUNTED.len());
    cells.push(name.to_owned());
    let counts = [totals.people, totals.in_system, totals.in_roster, totals.paired];
    let counts = counts.into_iter().chain(totals.actions).chain([totals.incomplete, totals.open]);
    cells.extend(counts.map(|count| count.to_string()));
    cells.push(format!("{}%", totals.progress()));
    cells
}

fn case_cells(line: &CaseLine) -> Vec<String> {
    texts([&line.branch, &line.name, &line.pairing, &line.differences, &line.actions, &line.reasons])
}

fn rule_cells(line: &RuleTotals) -> Vec<String> {
    let state = match &line.off {
        Some(reason) => format!("停用：{reason}"),
        None => "检查".to_owned(),
    };
    texts([&line.code, &line.title, &line.severity, &line.basis, &line.count.to_string(), &state])
}

fn finding_cells(line: &FindingLine) -> Vec<String> {
    texts([&line.code, &line.severity, &line.place, &line.name, &line.field, &line.value, &line.message])
}

fn source_cells(line: &SourceLine) -> Vec<String> {
    let (first, second) = line.sha256.split_at_checked(32).unwrap_or((&line.sha256, ""));
    let sha256 = [first, second].join("\n");
    texts([&line.file, &line.sheet, &line.kind, &line.records, &line.notes, &sha256.trim_end().to_owned()])
}

fn texts<const N: usize>(texts: [&String; N]) -> Vec<String> {
    texts.map(String::clone).to_vec()
}
