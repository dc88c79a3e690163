//! The rows of the forms that are looked at: what is wrong in them, whose person stands in another, which are
//! taken.

use std::collections::{HashMap, HashSet};

use super::lines::{Lines, Part, ProblemView, RepeatRow, RepeatView, RowView, ShowCounts};
use super::{Look, Show};
use crate::casework::Campaign;
use crate::casework::forms::Unit;
use crate::domain::Field;
use crate::forms::merging::{FormTable, MergedRow, Merging, Taken};
use crate::intake::table::{RecordId, TableId, TableKind};
use crate::rules::Finding;
use crate::worker::filter::Within;
use crate::worker::views::{finding_view, place};

/// The rows of one kind of form, with what is wrong in them.
pub(super) struct Rows<'a> {
    campaign: &'a Campaign,
    kind: TableKind,
    /// Those looked at, in the order of the merged form.
    within: Vec<&'a MergedRow>,
    /// People with rows among these.
    repeats: Vec<&'a [RecordId]>,
    /// Every row of every form.
    by_record: HashMap<RecordId, &'a MergedRow>,
    unit: Option<Unit>,
    tables: HashSet<TableId>,
}

impl<'a> Rows<'a> {
    pub(super) fn new(campaign: &'a Campaign, merging: &'a Merging, look: &Look) -> Rows<'a> {
        let place = wanted(merging, look.within.as_ref());
        let own = |row: &&MergedRow| row.kind == look.kind && place(row);
        let within: Vec<&MergedRow> = merging.rows.iter().filter(own).collect();
        let records: HashSet<RecordId> = within.iter().map(|row| row.record).collect();
        let repeats = merging.repeats.iter().filter(|group| group.iter().any(|row| records.contains(row)));
        Rows {
            campaign,
            kind: look.kind,
            repeats: repeats.map(Vec::as_slice).collect(),
            tables: within.iter().map(|row| row.record.table).collect(),
            within,
            by_record: merging.rows.iter().map(|row| (row.record, row)).collect(),
            unit: match &look.within {
                Some(Within::General(name)) => name.clone().map(Unit::General),
                Some(Within::Branch(name)) => Some(Unit::Branch(name.clone())),
                None => None,
            },
        }
    }

    /// Does the form belong to what is looked at, or has it rows that do?
    pub(super) fn is_within(&self, merging: &Merging, form: &FormTable) -> bool {
        let Some(unit) = &self.unit else { return true };
        let below = |branch: &String| match unit {
            Unit::General(general) => merging
                .generals
                .iter()
                .filter(|one| one.name.as_ref() == Some(general))
                .any(|one| one.branches.iter().any(|one| one.name == *branch)),
            _ => false,
        };
        form.unit.as_ref() == Some(unit)
            || self.tables.contains(&form.table)
            || matches!(&form.unit, Some(Unit::Branch(branch)) if below(branch))
    }

    /// What the rules say of a row and nobody has accepted. That somebody is named twice is told apart.
    pub(super) fn problems(&self, record: RecordId) -> impl Iterator<Item = &'a Finding> {
        let campaign = self.campaign;
        let findings = campaign.checked().map_or(&[][..], |outcome| outcome.findings_of(record));
        findings.iter().filter(|one| one.rule.0.code != "AF004" && campaign.waivers().reason(one).is_none())
    }

    /// What is shown.
    pub(super) fn lines(&self, look: &Look) -> Lines {
        let rows = |show| self.within.iter().filter(move |row| self.is_shown(row, show));
        let counts = ShowCounts(Show::ALL.map(|show| match show {
            Show::Repeats => self.repeats.len(),
            show => rows(show).count(),
        }));
        let safe = self.campaign.proposals().filter(|one| {
            let row = self.by_record.get(&one.finding.record);
            one.safe && row.is_some_and(|row| row.kind == self.kind)
        });
        let safe = safe.count();
        let mut lines = Lines { counts, safe, ..Lines::default() };
        if look.show == Show::Repeats {
            let groups = self.repeats.iter().take(look.count);
            lines.repeats = groups.filter_map(|group| self.repeat_view(group)).collect();
        } else {
            let alike = self.alike();
            let rows = rows(look.show).take(look.count);
            lines.rows = rows.filter_map(|row| self.row_view(row, &alike)).collect();
        }
        lines
    }

    fn is_shown(&self, row: &MergedRow, show: Show) -> bool {
        match show {
            Show::Problems => self.problems(row.record).next().is_some(),
            Show::Repeats => false,
            Show::LeftOut => row.taken != Taken::Yes,
            Show::All => true,
        }
    }

    /// How often the same text of a form is to become the same.
    fn alike(&self) -> HashMap<Alike<'a>, usize> {
        let mut alike = HashMap::new();
        for finding in self.by_record.keys().flat_map(|record| self.problems(*record)) {
            if let Some(key) = Alike::of(finding) {
                *alike.entry(key).or_default() += 1;
            }
        }
        alike
    }

    fn row_view(&self, row: &MergedRow, alike: &HashMap<Alike<'a>, usize>) -> Option<RowView> {
        let RowWords { name, branch, reason } = self.words(row.record)?;
        let problems = self.problems(row.record).map(|finding| ProblemView {
            value: finding.value.clone(),
            finding: finding_view(self.campaign, row.kind, finding),
            alike: Alike::of(finding).and_then(|key| alike.get(&key)).copied().unwrap_or_default(),
        });
        Some(RowView {
            record: row.record,
            name,
            branch,
            reason,
            place: place(self.campaign, row.record)?,
            part: match row.taken {
                Taken::Yes => Part::Taken,
                Taken::Repeats(other) => Part::Instead(place(self.campaign, other)?),
                Taken::LeftOut => Part::LeftOut,
            },
            problems: problems.collect(),
        })
    }

    fn repeat_view(&self, group: &[RecordId]) -> Option<RepeatView> {
        let row = |record: &RecordId| {
            let RowWords { branch, reason, .. } = self.words(*record)?;
            Some(RepeatRow {
                record: *record,
                place: place(self.campaign, *record)?,
                day: self.campaign.form_choices().days.get(&record.table).copied(),
                branch,
                reason,
                taken: self.by_record.get(record).is_some_and(|row| row.taken == Taken::Yes),
            })
        };
        let name = self.words(*group.first()?)?.name;
        Some(RepeatView { name, rows: group.iter().filter_map(row).collect() })
    }

    fn words(&self, record: RecordId) -> Option<RowWords> {
        let row = self.campaign.record(record)?;
        let reason = match row.kind {
            TableKind::RetentionForm => Field::RetentionReason,
            _ => Field::DeletionReason,
        };
        let branch = [Field::OrgName, Field::Branch].map(|field| row.text(field));
        let branch = branch.into_iter().find(|text| !text.is_empty()).unwrap_or_default().into_owned();
        let text = |field| row.text(field).into_owned();
        Some(RowWords { name: text(Field::Name), branch, reason: text(reason) })
    }
}

struct RowWords {
    name: String,
    branch: String,
    reason: String,
}

/// Findings of one form for which one answer will do.
#[derive(PartialEq, Eq, Hash)]
pub(super) struct Alike<'a> {
    table: TableId,
    code: &'static str,
    field: Field,
    old: &'a str,
    new: &'a str,
}

impl<'a> Alike<'a> {
    /// Nothing where nothing is proposed.
    pub(super) fn of(finding: &'a Finding) -> Option<Alike<'a>> {
        let fix = finding.fix.as_ref()?.value();
        Some(Alike {
            table: finding.record.table,
            code: finding.rule.0.code,
            field: fix.field,
            old: &finding.value,
            new: &fix.value,
        })
    }
}

/// Does a row belong to what is looked at? Rows of nobody known stand with the branches of no 团总支.
fn wanted<'m>(merging: &'m Merging, within: Option<&Within>) -> impl Fn(&MergedRow) -> bool + use<'m> {
    let place = within.map(|within| match within {
        Within::General(name) => {
            let at = merging.generals.iter().find(|one| one.name == *name).map(|one| one.at);
            (at.unwrap_or(usize::MAX), None)
        }
        Within::Branch(name) => {
            let at = merging.generals.iter().find_map(|one| {
                let branch = one.branches.iter().find(|branch| branch.name == *name)?;
                Some((one.at, Some(branch.at)))
            });
            at.unwrap_or((usize::MAX, Some(usize::MAX)))
        }
    });
    let loose = merging.generals.iter().find(|one| one.name.is_none()).map(|one| one.at);
    move |row| match place {
        None => true,
        Some((_, Some(branch))) => row.branch == branch,
        Some((general, None)) => {
            row.general == general || (row.general == usize::MAX && Some(general) == loose)
        }
    }
}
