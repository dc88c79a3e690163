//! What is written to those who have not handed in, ready for a group chat.

use super::{GeneralStatus, HandIn, KINDS, Merging};
use crate::domain::org_name::short_name;
use crate::domain::{PartialDate, Profile};
use crate::intake::table::TableKind;

/// The message about one form, to the branches of one 团总支 or, with `None`, to all; nothing where everybody
/// has handed in. Names organisations only.
pub fn reminder(
    merging: &Merging,
    kind: TableKind,
    general: Option<&str>,
    profile: &Profile,
) -> Option<String> {
    let at = KINDS.iter().position(|one| *one == kind)?;
    let asked = merging.generals.iter().filter(|one| general.is_none() || one.name.as_deref() == general);
    let late: Vec<(&GeneralStatus, Vec<&str>)> =
        asked.map(|one| (one, missing(one, at))).filter(|(_, branches)| !branches.is_empty()).collect();
    let count: usize = late.iter().map(|(_, branches)| branches.len()).sum();
    if count == 0 {
        return None;
    }
    let (number, title) = match kind {
        TableKind::RetentionForm => ("附件3", &profile.retention_form_title),
        _ => ("附件1", &profile.deletion_form_title),
    };
    let title = title.strip_prefix(profile.school.as_str()).unwrap_or(title);
    let day = spoken(merging.due);
    let mut words = format!("【催交】以下 {count} 个团支部还没有交{number}《{title}》，截止{day}：\n");
    for (general, branches) in &late {
        let listed = branches.join("、");
        match &general.name {
            // Whoever writes to one 团总支 need not tell it its own name.
            Some(name) if late.len() > 1 => {
                let all = branches.len() == general.branches.len();
                let each = if all { format!("全部 {} 个", branches.len()) } else { listed };
                words.push_str(&format!("{name}：{each}\n"));
            }
            _ => words.push_str(&format!("{listed}\n")),
        }
    }
    words.push_str("没有需要上报的，也请回复“无”。");
    Some(words)
}

fn missing(general: &GeneralStatus, at: usize) -> Vec<&str> {
    let missing = general.branches.iter().filter(|branch| branch.states.get(at) == Some(&HandIn::Missing));
    missing.map(|branch| short_name(&branch.name, general.name.as_deref())).collect()
}

/// 4月20日.
fn spoken(day: PartialDate) -> String {
    let of_month = day.day.map_or(String::new(), |of_month| format!("{of_month}日"));
    format!("{}月{of_month}", day.month)
}
