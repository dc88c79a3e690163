//! From a file's bytes to the campaign: what a reader makes of them, and how the engine takes that in.

use std::collections::BTreeMap;

use super::{Progress, Refusal, Reply, Response, Session};
use crate::domain::PartialDate;
use crate::intake::limits::Limits;
use crate::intake::origin::{MOST_KEPT, MOST_KEPT_IN_ALL};
use crate::intake::remember::{Reading, propose_as_before};
use crate::intake::{Origin, Sheet, Table, TableId, read_file};
use crate::store::model::{self, Write};

/// Reads a file into sheets, for a reader.
pub fn read(name: &str, bytes: &[u8], progress: &mut dyn FnMut(Progress)) -> Result<Reply, Refusal> {
    read_saved(name, bytes, None, progress)
}

/// The same for a file last saved on this day. What lies in an archive has a day of its own.
pub fn read_saved(
    name: &str,
    bytes: &[u8],
    saved: Option<PartialDate>,
    progress: &mut dyn FnMut(Progress),
) -> Result<Reply, Refusal> {
    let intake = read_file(name, bytes, &Limits::default(), &mut |step| {
        progress(Progress { file: step.file.to_owned(), row: step.row, members: step.members });
    });
    let rejected = intake.rejected.iter().map(Into::into).collect();
    let day = |sheet: &Sheet| match intake.saved.get(&sheet.file) {
        Some(day) => Some(*day),
        None => saved.filter(|_| sheet.file == name),
    };
    // A workbook follows the first of its sheets.
    let mut originals = intake.originals;
    let buffers = intake.sheets.iter().map(|sheet| {
        let said = (sheet, day(sheet), &sheet.origin);
        let original = sheet.origin.as_ref().and_then(|origin| originals.remove(&origin.sha256));
        let original = original.unwrap_or_default();
        // What grows by doubling takes twice its room, and a worker's memory never shrinks.
        let length = postcard::experimental::serialized_size(&said)?;
        let mut bytes = postcard::to_extend(&said, Vec::with_capacity(length + original.len()))?;
        bytes.extend(original);
        Ok(bytes)
    });
    let buffers: Result<Vec<_>, postcard::Error> = buffers.collect();
    let buffers = buffers.map_err(|error| Refusal::Fault(error.to_string()))?;
    Ok(Reply { response: Response::Sheets { rejected }, buffers, writes: Vec::new() })
}

impl Session {
    /// Takes in what readers have read, as tables read as such headers were before.
    pub(super) fn add_sheets(
        &mut self,
        buffers: Vec<Vec<u8>>,
        readings: &[Reading],
        now: u64,
    ) -> Result<Reply, Refusal> {
        let mut tables = Vec::new();
        let mut writes = Vec::new();
        let mut days = Vec::new();
        let mut room = self.room_for_originals();
        let TableId(first) = self.campaign.next_table_id();
        let count = buffers.len();
        for (id, mut bytes) in (first..).zip(buffers) {
            let fault = |error: postcard::Error| Refusal::Fault(error.to_string());
            let (mut sheet, rest) = postcard::take_from_bytes::<Sheet>(&bytes).map_err(fault)?;
            let length = bytes.len() - rest.len();
            let ((saved, origin), original): ((Option<PartialDate>, Option<Origin>), &[u8]) =
                postcard::take_from_bytes(rest).map_err(fault)?;
            if let Some(origin) = origin.as_ref().filter(|_| !original.is_empty() && original.len() <= room) {
                room -= original.len();
                writes.push(Write::Original(origin.sha256.clone(), original.to_vec()));
            }
            bytes.truncate(length);
            sheet.origin = origin;
            days.extend(saved.map(|day| (TableId(id), day)));
            let table = Table { id: TableId(id), layout: propose_as_before(&sheet, readings), sheet };
            let record = model::write_read_table(&table.layout, bytes, table.sheet.origin.as_ref())?;
            writes.push(Write::Table(table.id, record));
            tables.push(table);
        }
        if tables.is_empty() {
            return Ok(self.view(Vec::new()));
        }
        self.campaign.add_saved_tables(tables, &days, now, format!("导入 {count} 张表"));
        writes.push(self.last_entry()?);
        Ok(self.view(writes))
    }

    /// How many more bytes of workbooks are kept.
    fn room_for_originals(&self) -> usize {
        let workbooks = self.campaign.all_tables().filter_map(|table| table.sheet.origin.as_ref());
        let sizes: BTreeMap<&str, u64> = workbooks
            .filter(|origin| origin.is_workbook)
            .map(|origin| (origin.sha256.as_str(), origin.size))
            .collect();
        let kept: u64 = sizes.values().filter(|size| **size <= MOST_KEPT as u64).sum();
        MOST_KEPT_IN_ALL.saturating_sub(usize::try_from(kept).unwrap_or(usize::MAX))
    }
}
