//! The rows the page looks at, and the answers about them.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::{Answer, Area, Ask, Choice, Put, plan_view};
use crate::casework::Campaign;
use crate::casework::grid::{Cursor, clip};
use crate::casework::look::{Look, values};
use crate::casework::overwrite::Plan;
use crate::domain::choices;
use crate::intake::table::RecordId;
use crate::worker::protocol::Response;
use crate::worker::row_view::{self, RowPage};
use crate::worker::session::{Refusal, Reply};

/// Values of a column that are listed.
const VALUES: usize = 500;

/// Cells that are copied as HTML too; beyond that spreadsheets are served faster by text.
const HTML_CELLS: usize = 50_000;

/// The rows last looked at. They stay as they are until the page looks anew or the table changes.
#[derive(Debug, Default)]
pub struct Desk {
    open: Option<Open>,
}

#[derive(Debug)]
struct Open {
    look: Look,
    /// The table's records when the rows were chosen.
    of: Vec<u32>,
    rows: Vec<RecordId>,
    stamp: u64,
    /// At which revision it was last asked whether the look would show others by now, and whether so.
    judged: (u32, bool),
}

impl Desk {
    fn open(&mut self, campaign: &Campaign, look: &Look, revision: u32) -> &mut Open {
        let of = campaign.table(look.table).map_or(&[][..], |table| table.layout.rows.as_slice());
        if self.open.as_ref().is_none_or(|open| open.look != *look || open.of != of) {
            self.open = None;
        }
        self.open.get_or_insert_with(|| {
            let rows = campaign.looked_at(look);
            let mut hasher = DefaultHasher::new();
            rows.hash(&mut hasher);
            let stamp = hasher.finish();
            Open { look: look.clone(), of: of.to_vec(), rows, stamp, judged: (revision, false) }
        })
    }

    /// The rows of an area, where they are still those the page has seen.
    fn seen(&mut self, campaign: &Campaign, area: &Area) -> Result<&[RecordId], Refusal> {
        let open = self.open(campaign, &area.look, 0);
        if open.stamp != area.stamp {
            return Err(Refusal::Expected("名单刚刚变化，请看一眼再做一次。".to_owned()));
        }
        Ok(&open.rows)
    }

    /// What writing into an area would do.
    pub fn plan(&mut self, campaign: &Campaign, area: &Area, put: Put) -> Result<Plan, Refusal> {
        let rows = self.seen(campaign, area)?;
        Ok(campaign.plan(rows, &area.fields, area.range, &put.overwrite()))
    }

    /// Answers what changes nothing.
    pub fn answer(&mut self, campaign: &Campaign, revision: u32, ask: Ask) -> Result<Reply, Refusal> {
        let answer = match ask {
            Ask::Page { look, start, count } => {
                Answer::Page(self.page(campaign, revision, &look, start, count))
            }
            Ask::Row(look, record) => {
                let rows = &self.open(campaign, &look, revision).rows;
                let row = rows.iter().position(|row| *row == record);
                Answer::Cell(row.map(|row| Cursor { row, column: 0 }))
            }
            Ask::Edge(area, way) => {
                let rows = self.seen(campaign, &area)?;
                Answer::Cell(Some(campaign.edge_of_data(rows, &area.fields, area.range.from, way)))
            }
            Ask::Finding(area, back) => {
                let rows = self.seen(campaign, &area)?;
                Answer::Cell(campaign.next_finding(rows, &area.fields, area.range.from, back))
            }
            Ask::Find { area, needle, from, back } => {
                let rows = self.seen(campaign, &area)?;
                Answer::Found(campaign.find((rows, &area.fields), area.range, &needle, from, back))
            }
            Ask::Values { look, field, search } => {
                Answer::Values(campaign.values(&look, field, &search, VALUES))
            }
            Ask::Choices(look, field) => {
                let listed = choices::choices(field, &campaign.profile);
                let texts: Vec<String> = if listed.is_empty() {
                    let used = campaign.values(&Look::at(look.table), field, "", VALUES).values;
                    used.into_iter().map(|(text, _)| text).filter(|text| !text.is_empty()).collect()
                } else {
                    listed.into_iter().map(str::to_owned).collect()
                };
                let choice = |text: String| Choice { initials: values::initials(&text), text };
                Answer::Choices(texts.into_iter().map(choice).collect())
            }
            Ask::Copy(area) => return self.copy(campaign, &area),
            Ask::Put { area, put, .. } | Ask::Preview(area, put) => {
                let plan = self.plan(campaign, &area, put)?;
                Answer::Plan(Box::new(plan_view(campaign, &plan)))
            }
        };
        Ok(Response::Grid(Box::new(answer)).into())
    }

    fn copy(&mut self, campaign: &Campaign, area: &Area) -> Result<Reply, Refusal> {
        let rows = self.seen(campaign, area)?;
        let block = campaign.copied(rows, &area.fields, area.range);
        let cells = block.len() * area.range.width();
        let html = if cells <= HTML_CELLS { clip::to_html(&block) } else { String::new() };
        Ok(Reply {
            response: Response::Grid(Box::new(Answer::Copied)),
            buffers: vec![clip::to_tsv(&block).into_bytes(), html.into_bytes()],
            writes: Vec::new(),
        })
    }

    fn page(
        &mut self,
        campaign: &Campaign,
        revision: u32,
        look: &Look,
        start: usize,
        count: usize,
    ) -> RowPage {
        let open = self.open(campaign, look, revision);
        let chosen = open.look.is_filtered() || open.look.sort.is_some();
        if chosen && open.judged.0 != revision {
            open.judged = (revision, !campaign.still_looks_so(&open.look, &open.rows));
        }
        let shown = open.rows.iter().skip(start).take(count).copied();
        RowPage {
            total: open.rows.len(),
            all: open.of.len(),
            stamp: open.stamp,
            outdated: open.judged.1,
            start,
            ..row_view::rows(campaign, look.table, shown)
        }
    }
}
