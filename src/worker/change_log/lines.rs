//! A change in words: where, what it was, what it is.

use std::collections::{BTreeMap, BTreeSet};

use super::ChangeLine;
use super::said;
use crate::casework::forms::{FormChange, Unit};
use crate::casework::{Campaign, Change, Decision, Entry};
use crate::domain::{Field, PartialDate};
use crate::intake::record::{Overlay, Record};
use crate::intake::table::{RecordId, TableId};
use crate::reconcile::CaseKey;

/// Tells changes; knows who is meant.
pub struct Teller<'a> {
    campaign: &'a Campaign,
    names: BTreeMap<CaseKey, String>,
}

impl<'a> Teller<'a> {
    /// One that knows nobody yet.
    pub fn new(campaign: &'a Campaign) -> Teller<'a> {
        Teller { campaign, names: BTreeMap::new() }
    }

    /// Looks up the people these changes are about, in one pass over the cases.
    pub fn know<'b>(&mut self, changes: impl Iterator<Item = &'b Change>) {
        let mut wanted = BTreeSet::new();
        for change in changes {
            match change {
                Change::Decide { case, .. } => drop(wanted.insert(*case)),
                Change::Link { rows: (one, other), .. } => wanted.extend([*one, *other]),
                _ => {}
            }
        }
        wanted.retain(|key| !self.names.contains_key(key));
        if !wanted.is_empty() {
            self.look_up(|key| wanted.contains(&key));
        }
    }

    /// Looks everybody up.
    pub fn know_everybody(&mut self) {
        self.look_up(|_| true);
    }

    fn look_up(&mut self, is_wanted: impl Fn(CaseKey) -> bool) {
        let cases = self.campaign.checked().map_or(&[][..], |outcome| outcome.cases.as_slice());
        for case in cases {
            for key in std::iter::once(case.key).chain(case.other_key).filter(|key| is_wanted(*key)) {
                self.names.insert(key, case.name.clone());
            }
        }
    }

    /// Has the entry a change that says this?
    pub fn mentions(&self, entry: &Entry, text: &str) -> bool {
        entry.changes.iter().any(|change| {
            let ChangeLine { place, what, old, new } = self.line(change);
            [place, what, old, new].iter().any(|said| said.contains(text))
        })
    }

    /// The change in words.
    pub fn line(&self, change: &Change) -> ChangeLine {
        let line = |place: String, what: &str, old: String, new: String| ChangeLine {
            place,
            what: what.to_owned(),
            old,
            new,
        };
        match change {
            Change::AddTable { table } => line(self.table(*table), "名单", "未导入".into(), "已导入".into()),
            Change::RemoveTable { table } => {
                line(self.table(*table), "名单", "已导入".into(), "已移除".into())
            }
            Change::Layout { table, old, new } => {
                let (old, new) = said::layouts(old, new);
                line(self.table(*table), "识别", old, new)
            }
            Change::Include { table, old, new } => {
                line(self.table(*table), "是否使用", used(*old), used(*new))
            }
            Change::Cell { record, field, old, new } => {
                let text =
                    |said: &Option<String>| said.clone().unwrap_or_else(|| self.file_text(*record, *field));
                line(self.row(*record), field.label(), text(old), text(new))
            }
            Change::Link { rows: (one, other), old, new } => {
                let place = format!("{} 与 {}", self.person(*one, None), self.person(*other, None));
                line(place, "是否同一人", same(*old), same(*new))
            }
            Change::Branch { words, old, new } => {
                line(words.clone(), "对应的支部", branch(old.as_ref()), branch(new.as_ref()))
            }
            Change::General { branch, old, new } => {
                line(branch.clone(), "所属团总支", said::or_automatic(old), said::or_automatic(new))
            }
            Change::Decide { case, old, new } => {
                let any = new.as_deref().or(old.as_deref());
                line(self.person(*case, any), "处理意见", said::decision(old), said::decision(new))
            }
            Change::Profile { old, new } => {
                let (old, new) = said::profiles(old, new);
                line("学校要求".to_owned(), "", old, new)
            }
            Change::Waive { finding, old, new } => {
                let what = format!("{} {}", finding.field.label(), finding.rule);
                line(self.row(finding.record), &what, accepted(old), accepted(new))
            }
            Change::Conflict { record, field, old, new } => {
                let text = |asked: &Option<_>| if asked.is_some() { "待确认" } else { "" }.to_owned();
                line(self.row(*record), &format!("{}的旧修改", field.label()), text(old), text(new))
            }
            Change::KeepBoth { tables: (one, other), old, new } => {
                let place = format!("{}、{}", self.table(*one), self.table(*other));
                let text = |both: &bool| if *both { "两份都保留" } else { "" }.to_owned();
                line(place, "更新的名单", text(old), text(new))
            }
            Change::Day { old, new } => line("核对日期".to_owned(), "", day(*old), day(*new)),
            Change::Form { form } => self.form(form),
        }
    }

    fn form(&self, form: &FormChange) -> ChangeLine {
        let (place, what, old, new) = match form {
            FormChange::Unit { table, old, new } => (self.table(*table), "上报单位", unit(old), unit(new)),
            FormChange::HandedIn { table, old, new } => {
                let text = |day: &Option<PartialDate>| day.map_or_else(String::new, |day| day.to_string());
                (self.table(*table), "上报日期", text(old), text(new))
            }
            FormChange::Row { record, old, new } => (self.row(*record), "写入汇总表", row(*old), row(*new)),
            FormChange::Nothing { branch, kind, old, new } => {
                let text =
                    |nothing: &bool| if *nothing { format!("{}：无", kind.label()) } else { String::new() };
                (branch.clone(), "无需上报", text(old), text(new))
            }
        };
        ChangeLine { place, what: what.to_owned(), old, new }
    }

    fn person(&self, key: CaseKey, decision: Option<&Decision>) -> String {
        let said = || decision.and_then(|decision| Some(decision.about.as_ref()?.name.clone()));
        self.names.get(&key).cloned().or_else(said).unwrap_or_else(|| "名单中已没有的人".to_owned())
    }

    fn table(&self, id: TableId) -> String {
        match self.campaign.any_table(id) {
            Some(table) if table.sheet.name.is_empty() => table.sheet.file.clone(),
            Some(table) => format!("{} · {}", table.sheet.file, table.sheet.name),
            None => "已不存在的名单".to_owned(),
        }
    }

    fn row(&self, id: RecordId) -> String {
        let table = self.campaign.any_table(id.table);
        let name =
            table.map(|table| Record::new(table, id, self.campaign.overlay()).text(Field::Name).into_owned());
        let name = name.filter(|name| !name.is_empty()).unwrap_or_else(|| "（无姓名）".to_owned());
        format!("{name}　{} 第{}行", self.table(id.table), id.row)
    }

    fn file_text(&self, id: RecordId, field: Field) -> String {
        let plain = Overlay::default();
        let table = self.campaign.any_table(id.table);
        let cell = table.and_then(|table| Record::new(table, id, &plain).cell(field));
        cell.map_or_else(String::new, |cell| cell.text.to_owned())
    }
}

fn used(used: bool) -> String {
    if used { "使用" } else { "不使用" }.to_owned()
}

fn same(same: Option<bool>) -> String {
    match same {
        None => "",
        Some(true) => "是同一人",
        Some(false) => "不是同一人",
    }
    .to_owned()
}

fn branch(choice: Option<&Option<String>>) -> String {
    match choice {
        None => "自动识别".to_owned(),
        Some(None) => "都不是".to_owned(),
        Some(Some(branch)) => branch.clone(),
    }
}

fn accepted(reason: &Option<String>) -> String {
    reason.as_ref().map_or_else(|| "未接受".to_owned(), |reason| format!("接受：{reason}"))
}

fn day(day: Option<PartialDate>) -> String {
    day.map_or_else(|| "今天".to_owned(), |day| day.to_string())
}

fn unit(unit: &Option<Unit>) -> String {
    match unit {
        None => "自动识别".to_owned(),
        Some(Unit::Branch(name) | Unit::General(name)) => name.clone(),
        Some(Unit::Committee) => "校团委".to_owned(),
    }
}

fn row(taken: Option<bool>) -> String {
    match taken {
        None => "自动决定",
        Some(true) => "写入",
        Some(false) => "不写入",
    }
    .to_owned()
}
