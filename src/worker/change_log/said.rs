//! What differs between two states that hold many things: how a table is read, what a school expects.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::casework::{Decision, Verdict};
use crate::domain::Profile;
use crate::intake::table::Layout;

/// A decision in a few words.
pub fn decision(decision: &Option<Box<Decision>>) -> String {
    let Some(decision) = decision else { return "未处理".to_owned() };
    let verdict = match &decision.verdict {
        Verdict::Accept => "采纳".to_owned(),
        Verdict::Ignore => "不处理".to_owned(),
        Verdict::Instead(actions) => {
            let actions: Vec<&str> = actions.iter().map(|action| action.label()).collect();
            format!("改为{}", actions.join("、"))
        }
    };
    let terms = &decision.terms;
    let words = [&terms.deletion_reason, &terms.retention_reason, &terms.transfer_to];
    let words = words.into_iter().flatten().map(String::as_str);
    let note = Some(decision.note.as_str()).filter(|note| !note.is_empty());
    std::iter::once(verdict.as_str()).chain(words).chain(note).collect::<Vec<_>>().join("；")
}

/// What was said, or that the program decides.
pub fn or_automatic(said: &Option<String>) -> String {
    said.clone().unwrap_or_else(|| "自动识别".to_owned())
}

/// How two ways of reading a table differ.
pub fn layouts(old: &Layout, new: &Layout) -> (String, String) {
    let mut told = (Vec::new(), Vec::new());
    let mut tell = |old: String, new: String| {
        if old != new {
            told.0.push(old);
            told.1.push(new);
        }
    };
    tell(old.kind.label().to_owned(), new.kind.label().to_owned());
    let rows = |layout: &Layout| match layout.header_rows.as_slice() {
        [] => "没有表头".to_owned(),
        rows => format!("表头第{}行", rows.iter().map(u32::to_string).collect::<Vec<_>>().join("、")),
    };
    tell(rows(old), rows(new));
    if old.header_rows == new.header_rows {
        for column in &new.columns {
            let before = old.columns.iter().find(|before| before.index == column.index);
            let word = |field: Option<crate::domain::Field>| {
                format!("{}→{}", column.header, field.map_or("不使用", |field| field.label()))
            };
            tell(word(before.and_then(|before| before.field)), word(column.field));
        }
    }
    (told.0.join("；"), told.1.join("；"))
}

/// How two schools' expectations differ.
pub fn profiles(old: &Profile, new: &Profile) -> (String, String) {
    let (old, new) = (entries(old), entries(new));
    let mut told = (Vec::new(), Vec::new());
    let names: std::collections::BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    for name in names.into_iter().filter(|name| old.get(*name) != new.get(*name)) {
        let word = |all: &BTreeMap<String, String>| all.get(name).map(|value| format!("{name}：{value}"));
        told.0.extend(word(&old));
        told.1.extend(word(&new));
    }
    (told.0.join("；"), told.1.join("；"))
}

/// Every single expectation under the name users know.
fn entries(profile: &Profile) -> BTreeMap<String, String> {
    let mut entries = BTreeMap::new();
    for (code, reason) in &profile.disabled_rules {
        entries.insert(format!("停用规则{code}"), reason.clone());
    }
    for (field, mender) in &profile.menders {
        entries.insert(format!("{}由谁修改", field.label()), mender.label().to_owned());
    }
    let value = serde_json::to_value(profile).unwrap_or_default();
    for (path, name) in NAMES {
        let found = path.split('.').try_fold(&value, |value, key| value.get(key));
        entries.insert((*name).to_owned(), found.map_or_else(String::new, plain));
    }
    entries
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Bool(true) => "是".to_owned(),
        Value::Bool(false) => "否".to_owned(),
        Value::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join("、"),
        other => other.to_string(),
    }
}

/// Where each expectation stands in the profile, and its name.
const NAMES: &[(&str, &str)] = &[
    ("school", "学校名称"),
    ("deletion_form_title", "附件1标题"),
    ("retention_form_title", "附件3标题"),
    ("campaign.issued", "通知日期"),
    ("campaign.begins", "开始"),
    ("campaign.report_due", "附件1上报截止"),
    ("campaign.ends", "结束"),
    ("occupation", "个人职业"),
    ("occupation_also", "个人职业也算"),
    ("study_status", "在读状况"),
    ("study_status_also", "在读状况也算"),
    ("cadre_kind", "团干部性质"),
    ("cadre_kind_also", "团干部性质也算"),
    ("branch_size.min", "团支部最少人数"),
    ("branch_size.max", "团支部最多人数"),
    ("xinjiang_dates", "按新疆的规定核对"),
];
