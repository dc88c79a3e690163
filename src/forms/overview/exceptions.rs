//! What the report says of findings that were accepted and of rules that were switched off.

use std::collections::BTreeMap;

use super::build::finding_line;
use super::{FindingLine, Overview};
use crate::forms::Lookup;
use crate::forms::lists::{Column, Listing, Look};
use crate::rules::{Finding, registry};

/// What was let pass, and why.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exceptions {
    /// Findings accepted as they are, each with its reason.
    pub accepted: Vec<(FindingLine, String)>,
    /// Rules switched off.
    pub off: Vec<RuleOff>,
}

/// One rule that is switched off.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RuleOff {
    /// The code.
    pub code: String,
    /// What it finds.
    pub title: String,
    /// What it rests on.
    pub basis: String,
    /// Why it is off.
    pub reason: String,
}

const ACCEPTED_COLUMNS: &[Column] = &[
    Column::new("规则", 58, Look::Centred),
    Column::new("程度", 70, Look::Centred),
    Column::new("位置", 170, Look::Words),
    Column::new("姓名", 86, Look::Centred),
    Column::new("栏目", 86, Look::Centred),
    // A number of 18 digits in one line.
    Column::new("内容", 160, Look::Words),
    Column::new("说明", 210, Look::Words),
    Column::new("接受理由", 180, Look::Words),
];
const OFF_COLUMNS: &[Column] = &[
    Column::new("规则", 70, Look::Centred),
    Column::new("内容", 260, Look::Words),
    Column::new("依据", 230, Look::Words),
    Column::new("停用理由", 330, Look::Words),
];

impl Overview {
    /// The report with the findings that were accepted and the rules that are off, by code.
    pub fn with_exceptions(
        mut self,
        accepted: &[(&Finding, &str)],
        off: &BTreeMap<String, String>,
        lookup: &Lookup<'_>,
    ) -> Overview {
        let line =
            |(finding, reason): &(&Finding, &str)| (finding_line(finding, lookup), (*reason).to_owned());
        for rule in &mut self.rules {
            rule.off = off.get(&rule.code).cloned();
        }
        self.exceptions.accepted = accepted.iter().map(line).collect();
        self.exceptions.off = off
            .iter()
            .filter_map(|(code, reason)| {
                let rule = registry::find(code)?;
                Some(RuleOff {
                    code: code.clone(),
                    title: rule.title.to_owned(),
                    basis: rule.basis.to_owned(),
                    reason: reason.clone(),
                })
            })
            .collect();
        self
    }
}

/// The sheets about them; none where there is nothing to say.
pub fn listings(exceptions: &Exceptions) -> Vec<Listing> {
    let Exceptions { accepted, off } = exceptions;
    let accepted_rows = accepted.iter().map(|(line, reason)| {
        let FindingLine { code, severity, place, name, field, value, message } = line;
        [code, severity, place, name, field, value, message, reason].map(String::clone).to_vec()
    });
    let off_rows = off
        .iter()
        .map(|rule| [&rule.code, &rule.title, &rule.basis, &rule.reason].map(String::clone).to_vec());
    let accepted = Listing {
        sheet: "已接受的问题",
        title: "已接受的问题".to_owned(),
        facts: format!("共 {} 条，经核对人确认不作修改，不计入待完善。", accepted.len()),
        columns: ACCEPTED_COLUMNS,
        second_page: None,
        frozen: 0,
        rows: accepted_rows.collect(),
    };
    let off = Listing {
        sheet: "停用的规则",
        title: "停用的规则".to_owned(),
        facts: format!("共 {} 条，本次核对没有检查。", off.len()),
        columns: OFF_COLUMNS,
        second_page: None,
        frozen: 1,
        rows: off_rows.collect(),
    };
    [accepted, off].into_iter().filter(|listing| !listing.rows.is_empty()).collect()
}
