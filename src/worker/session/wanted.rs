//! Which changes of the campaign a request asks for.

use super::{Request, Session};
use crate::casework::{Change, Verdict};
use crate::worker::mending::FixChoice;
use crate::worker::{branch_matches, filter, newer_lists, sources};

impl Session {
    /// The changes a request asks for, with the words the history shows for them.
    pub(super) fn changes(&self, request: Request) -> (String, Vec<Change>) {
        let campaign = &self.campaign;
        match request {
            Request::RemoveTable(table) => ("移除表格".to_owned(), vec![Change::RemoveTable { table }]),
            Request::SetKind(table, kind) => {
                (format!("表格类型改为“{}”", kind.label()), sources::set_kind(campaign, table, kind))
            }
            Request::SetField(table, column, field) => {
                ("更改列的含义".to_owned(), sources::set_field(campaign, table, column, field))
            }
            Request::SetHeader(table, rows) => {
                ("更改表头".to_owned(), sources::set_header(campaign, table, &rows))
            }
            Request::Include(table, used) => {
                let label = if used { "使用表格" } else { "不使用表格" };
                (label.to_owned(), campaign.include(table, used).into_iter().collect())
            }
            Request::ReadAlike(table) => {
                ("同样表头的表格一并更改".to_owned(), sources::read_alike(campaign, table))
            }
            Request::Edit { record, field, text } => {
                (format!("修改{}", field.label()), campaign.rewrite(record, field, &text))
            }
            Request::Decide(case, decision) => {
                let label = if decision.is_some() { "确认处理意见" } else { "撤回处理意见" };
                (label.to_owned(), campaign.decide(case, decision).into_iter().collect())
            }
            Request::Link(one, other, same) => {
                let label = match same {
                    Some(true) => "确认是同一人",
                    Some(false) => "确认不是同一人",
                    None => "撤回是否同一人",
                };
                (label.to_owned(), campaign.link((one, other), same).into_iter().collect())
            }
            Request::LinkNone(one, others) => {
                let links = others.into_iter().filter_map(|other| campaign.link((one, other), Some(false)));
                ("确认都不是同一人".to_owned(), links.collect())
            }
            Request::ChooseBranches(answers) => branch_matches::choose(campaign, answers),
            Request::DecideShown(filter, decision) => {
                let changes = filter::decide_shown(campaign, &filter, &decision);
                let what = match decision.verdict {
                    Verdict::Accept => "采纳",
                    Verdict::Instead(_) => "更改",
                    Verdict::Ignore => "不处理",
                };
                (format!("{what} {} 条处理意见", changes.len()), changes)
            }
            Request::ChooseGeneral(branch, general) => {
                let change = campaign.choose_general(branch, general);
                ("指定所属团总支".to_owned(), change.into_iter().collect())
            }
            Request::Replace(lists) => {
                let carried = campaign.replace(&lists, self.day());
                (newer_lists::summary(&carried), carried.changes)
            }
            Request::KeepBoth(table) => {
                ("两份名单都保留".to_owned(), newer_lists::keep_both(campaign, table).into_iter().collect())
            }
            Request::SettleEdit { record, field, mine } => {
                let label = format!("{}的修改{}", field.label(), if mine { "沿用" } else { "放弃" });
                (label, campaign.settle_conflict(record, field, mine))
            }
            Request::TakeFixes(choice) => {
                let changes = match &choice {
                    FixChoice::Safe => campaign.take_safe(),
                    FixChoice::Of { rules, except } => campaign.take_asked(rules, except),
                };
                let cells = changes.iter().filter(|change| matches!(change, Change::Cell { .. })).count();
                (format!("修正 {cells} 处"), changes)
            }
            Request::Waive(finding, reason) => {
                let label = if reason.is_some() { "接受一个问题" } else { "撤回接受" };
                (label.to_owned(), campaign.waive(finding, reason).into_iter().collect())
            }
            Request::SetDay(day) => ("更改核对日期".to_owned(), campaign.set_day(day).into_iter().collect()),
            _ => (String::new(), Vec::new()),
        }
    }
}
