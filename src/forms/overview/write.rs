//! The report as a workbook: one sheet per question it answers.

use super::exceptions;
use super::{BranchTotals, COUNTED, CaseLine, FindingLine, Overview, RuleTotals, SourceLine};
use crate::domain::PartialDate;
use crate::forms::FormError;
use crate::forms::lists::{Column, Listing, Look, write_listings};

const NAME: &str = "核对报告";

const BRANCH_COLUMNS: &[Column] = &[
    Column::new("团支部", 264, Look::Words),
    Column::new("系统人数", 64, Look::Centred),
    Column::new("花名册人数", 52, Look::Centred),
    Column::new("对应人数", 64, Look::Centred),
    Column::new("后台删除", 64, Look::Centred),
    Column::new("补录", 44, Look::Centred),
    Column::new("修改完善", 64, Look::Centred),
    Column::new("组织关系转接", 66, Look::Centred),
    Column::new("转回户籍地", 80, Look::Centred),
    Column::new("保留团籍", 64, Look::Centred),
    Column::new("待确认", 52, Look::Centred),
    Column::new("无需处理", 64, Look::Centred),
    Column::new("资料待完善", 52, Look::Centred),
];
const CASE_COLUMNS: &[Column] = &[
    Column::new("团支部", 200, Look::Words),
    Column::new("姓名", 100, Look::Centred),
    Column::new("对应依据", 150, Look::Words),
    Column::new("不一致", 230, Look::Words),
    Column::new("处理", 96, Look::Centred),
    Column::new("理由", 220, Look::Words),
];
const RULE_COLUMNS: &[Column] = &[
    Column::new("规则", 70, Look::Centred),
    Column::new("内容", 330, Look::Words),
    Column::new("程度", 90, Look::Centred),
    Column::new("依据", 330, Look::Words),
    Column::new("次数", 70, Look::Centred),
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
    Column::new("文件", 280, Look::Words),
    Column::new("工作表", 110, Look::Centred),
    Column::new("识别为", 140, Look::Centred),
    Column::new("记录数", 66, Look::Centred),
    Column::new("说明", 390, Look::Words),
];

/// Writes the report as a workbook; `day` is the day of checking.
pub fn write_overview(overview: &Overview, day: PartialDate) -> Result<Vec<u8>, FormError> {
    let people = overview.cases.len();
    let mut listings = vec![
        Listing {
            sheet: "各支部汇总",
            title: "团员信息核对报告".to_owned(),
            facts: format!(
                "核对日期：{day}　共 {} 个团支部、{people} 人。一人可有多项处理。",
                overview.branches.len()
            ),
            columns: BRANCH_COLUMNS,
            frozen: 1,
            rows: branch_rows(&overview.branches),
        },
        Listing {
            sheet: "逐人处理",
            title: "逐人处理".to_owned(),
            facts: format!("共 {people} 人。"),
            columns: CASE_COLUMNS,
            frozen: 2,
            rows: overview.cases.iter().map(case_cells).collect(),
        },
        Listing {
            sheet: "规则汇总",
            title: "规则汇总".to_owned(),
            facts: format!("有发现的规则 {} 条。", overview.rules.len()),
            columns: RULE_COLUMNS,
            frozen: 1,
            rows: overview.rules.iter().map(rule_cells).collect(),
        },
        Listing {
            sheet: "规则发现",
            title: "规则发现".to_owned(),
            facts: format!("共 {} 条。", overview.findings.len()),
            columns: FINDING_COLUMNS,
            frozen: 0,
            rows: overview.findings.iter().map(finding_cells).collect(),
        },
        Listing {
            sheet: "数据来源",
            title: "数据来源".to_owned(),
            facts: "行数按记录计，不含标题和表头。".to_owned(),
            columns: SOURCE_COLUMNS,
            frozen: 1,
            rows: overview.sources.iter().map(source_cells).collect(),
        },
    ];
    // Before the sources, which close the report.
    let sources = listings.len() - 1;
    listings.splice(sources..sources, exceptions::listings(&overview.exceptions));
    write_listings(NAME, &listings, day)
}

fn branch_rows(branches: &[BranchTotals]) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = branches.iter().map(branch_cells).collect();
    if branches.len() > 1 {
        rows.push(branch_cells(&sum(branches)));
    }
    rows
}

fn sum(branches: &[BranchTotals]) -> BranchTotals {
    let mut all = BranchTotals { branch: "合计".to_owned(), ..BranchTotals::default() };
    for branch in branches {
        all.in_system += branch.in_system;
        all.in_roster += branch.in_roster;
        all.paired += branch.paired;
        all.incomplete += branch.incomplete;
        all.actions.iter_mut().zip(branch.actions).for_each(|(sum, count)| *sum += count);
    }
    all
}

fn branch_cells(totals: &BranchTotals) -> Vec<String> {
    let mut cells = Vec::with_capacity(5 + COUNTED.len());
    cells.push(totals.branch.clone());
    let counts = [totals.in_system, totals.in_roster, totals.paired];
    let counts = counts.into_iter().chain(totals.actions).chain([totals.incomplete]);
    cells.extend(counts.map(|count| count.to_string()));
    cells
}

fn case_cells(line: &CaseLine) -> Vec<String> {
    texts([&line.branch, &line.name, &line.pairing, &line.differences, &line.actions, &line.reasons])
}

fn rule_cells(line: &RuleTotals) -> Vec<String> {
    texts([&line.code, &line.title, &line.severity, &line.basis, &line.count.to_string()])
}

fn finding_cells(line: &FindingLine) -> Vec<String> {
    texts([&line.code, &line.severity, &line.place, &line.name, &line.field, &line.value, &line.message])
}

fn source_cells(line: &SourceLine) -> Vec<String> {
    texts([&line.file, &line.sheet, &line.kind, &line.records, &line.notes])
}

fn texts<const N: usize>(texts: [&String; N]) -> Vec<String> {
    texts.map(String::clone).to_vec()
}
