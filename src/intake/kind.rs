//! What a table is, guessed from its titles, columns and names. The user can say otherwise.

use super::content::is_org_name;
use super::sheet::Sheet;
use super::table::{Column, TableKind};
use crate::domain::enrolment::{ListName, is_usual, list_name};
use crate::domain::{Field, text};

/// Guesses the kind. `above` is what stands above the header; `rows` are the records by index.
pub(super) fn guess(sheet: &Sheet, above: &[String], columns: &[Column], rows: &[usize]) -> TableKind {
    let titles = above.concat();
    let has = |field| columns.iter().any(|column| column.field == Some(field));
    if !has(Field::Name) && !has(Field::IdNumber) {
        return TableKind::Unknown;
    }
    let titled = |words: &[&str]| words.iter().any(|word| titles.contains(word));
    let named = |words: &[&str]| {
        let base = sheet.file.rsplit('/').next().unwrap_or(&sheet.file);
        words.iter().any(|word| base.contains(word) || sheet.name.contains(word) || titles.contains(word))
    };
    // A column is the form's own; in a document another form's title may stand above it too.
    if has(Field::DeletionReason) {
        return TableKind::DeletionForm;
    }
    if has(Field::RetentionReason) {
        return TableKind::RetentionForm;
    }
    let headed = |words: &[&str]| columns.iter().any(|c| words.iter().any(|word| squeezed(c).contains(word)));
    // A file's name is believed where there is a column for reasons.
    let reasoned = headed(&["原因", "理由", "事由"]);
    let entitled = |words: &[&str]| titled(words) || (reasoned && named(words));
    if entitled(&["后台删除", "删除团员", "信息删除", "删除登记"]) {
        return TableKind::DeletionForm;
    }
    if entitled(&["团籍保留", "保留团籍"]) {
        return TableKind::RetentionForm;
    }
    let named_changes = || named(&["异动", "休学", "退学", "入伍", "延毕"]);
    if lists_changes(sheet, above, columns, rows, named_changes) {
        return TableKind::StatusChanges;
    }
    let mut system = 0;
    let mut roster = 0;
    // The export's own wording; forms and notices say 发展团员编号.
    for (words, worth) in [
        (&["组织全称"][..], 3),
        (&["团员发展编号"], 3),
        (&["团籍是否在本组织"], 8),
        (&["团内职务"], 1),
        // 广东's own system.
        (&["实名认证状态"], 5),
        (&["报到资料状态"], 5),
    ] {
        system += if headed(words) { worth } else { 0 };
    }
    for (field, worth) in [
        (Field::StudentNumber, 6),
        (Field::Class, 3),
        (Field::College, 2),
        (Field::Counsellor, 3),
        (Field::CounsellorPhone, 2),
        (Field::Status, 3),
    ] {
        roster += if has(field) { worth } else { 0 };
    }
    for (words, worth) in
        [(&["年级"][..], 1), (&["专业"], 1), (&["宿舍", "寝室"], 2), (&["答卷", "来自IP"], 4)]
    {
        roster += if headed(words) { worth } else { 0 };
    }
    if full_names(sheet, columns, rows) {
        system += 3;
    }
    if named(&["团员列表", "系统导出", "系统名单", "memberlist", "组织成员"]) || is_branch_file(&sheet.file)
    {
        system += 3;
    }
    if named(&["花名册", "学生名单", "学生信息", "收集", "班级名单", "统计表", "信息采集", "在籍"])
    {
        // A roster may have all the system's columns; an export never calls itself one.
        roster += 7;
    }
    if system > roster { TableKind::SystemList } else { TableKind::ClassRoster }
}

/// Is everybody in the list somebody with a change of enrollment? A roster may have a column for changes too, but
/// of most of its people that has nothing to say.
fn lists_changes(
    sheet: &Sheet,
    above: &[String],
    columns: &[Column],
    rows: &[usize],
    named_changes: impl Fn() -> bool,
) -> bool {
    let names = above.iter().map(String::as_str).chain([sheet.name.as_str(), stem(&sheet.file)]);
    // The title knows better than the file.
    let called = names.filter_map(list_name).next();
    let Some(column) = columns.iter().find(|column| column.field == Some(Field::Status)) else {
        return called == Some(ListName::Changes)
            || called.is_none() && (above.concat() + stem(&sheet.file)).contains("学籍异动");
    };
    let silent = |index: &&usize| {
        sheet.cell(**index, column.index).is_none_or(|cell| {
            let said = text::squeeze(cell.text);
            said.is_empty() || is_usual(&said)
        })
    };
    let silent = rows.iter().filter(silent).count();
    match called {
        Some(ListName::Everybody) => silent == 0 && (named_changes() || column.header.contains("异动")),
        Some(ListName::Changes) => silent * 2 <= rows.len(),
        None if named_changes() => silent * 2 <= rows.len(),
        None => column.header.contains("异动") && silent * 10 <= rows.len(),
    }
}

fn squeezed(column: &Column) -> String {
    text::squeeze(&column.header).into_owned()
}

/// Do most rows carry 共青团…支部委员会?
fn full_names(sheet: &Sheet, columns: &[Column], rows: &[usize]) -> bool {
    let Some(column) = columns.iter().find(|c| c.field == Some(Field::OrgName)) else { return false };
    let (mut seen, mut full) = (0, 0);
    for index in rows.iter().take(100) {
        if let Some(cell) = sheet.cell(*index, column.index) {
            seen += 1;
            full += usize::from(is_org_name(&text::squeeze(cell.text)));
        }
    }
    full * 2 > seen
}

/// Batch downloads name each file after its branch.
fn is_branch_file(file: &str) -> bool {
    let stem = stem(file);
    stem.starts_with("共青团") || stem.ends_with("支部委员会")
}

/// The file's own name, without its ending.
fn stem(file: &str) -> &str {
    let base = file.rsplit('/').next().unwrap_or(file);
    base.rsplit_once('.').map_or(base, |(stem, _)| stem)
}
