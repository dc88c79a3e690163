//! The session's part in keeping: what is in it, another campaign put in its place or taken into it.

use super::{Refusal, Reply, Request, Response, Session};
use crate::casework::{Campaign, Entry};
use crate::store::meta::Stand;
use crate::store::model::{self, Write};

impl Session {
    /// The campaign.
    pub fn campaign(&self) -> &Campaign {
        &self.campaign
    }

    /// How much is in the campaign, with the answer that shows it. What its tables take is for the store
    /// to say.
    pub fn stand(&self, response: &Response) -> Option<Stand> {
        let Response::Campaign(view) = response else { return None };
        let counts = view.counts.clone().unwrap_or_default();
        Some(Stand {
            tables: view.sources.len(),
            members: counts.members,
            students: counts.students,
            open: counts.open,
            decided: self.campaign.decisions().count(),
            bytes: 0,
        })
    }

    /// Puts another campaign in the place of this one.
    pub fn put(&mut self, campaign: Campaign) -> Result<Reply, Refusal> {
        let revision = self.revision;
        *self = Session { revision, ..Session::new(campaign, self.today) };
        self.handle(Request::Open { today: self.today }, Vec::new(), 0)
    }

    /// Takes another campaign into this one, as one entry of the history.
    pub fn join(&mut self, other: &Campaign, name: &str, now: u64) -> Result<Reply, Refusal> {
        let joined = self.campaign.join(other);
        if joined.changes.is_empty() {
            return Ok(self.view(Vec::new()));
        }
        let parts = [
            (joined.tables.len(), "新名单"),
            (joined.decisions, "处理意见"),
            (joined.present, "已有的名单"),
            (joined.kept, "以本批次为准"),
        ];
        let parts = parts.iter().filter(|(count, _)| *count > 0);
        let parts: Vec<String> = parts.map(|(count, what)| format!("{what} {count}")).collect();
        let label = match parts.is_empty() {
            true => format!("并入“{name}”"),
            false => format!("并入“{name}”（{}）", parts.join("，")),
        };
        let mut writes = Vec::new();
        for table in &joined.tables {
            writes.push(Write::Table(table.id, model::write_table(table)?));
        }
        self.campaign.perform_with(joined.tables, Entry::new(now, label, joined.changes));
        self.checked = true;
        writes.push(self.last_entry()?);
        Ok(self.view(writes))
    }
}
