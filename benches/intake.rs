//! From an xlsx file's bytes to a proposed table, beside calamine's cells and plain inflation.
//!
//!     cargo bench --bench intake
//!
//! 100,000 invented members in 23 columns, medians of five. The page's own benchmark measures the same
//! in a browser's worker, beside SheetJS.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a benchmark measures from outside"
)]

#[path = "../tests/support/mod.rs"]
mod support;

use std::hint::black_box;
use std::io::{Cursor, Read, sink};
use std::time::{Duration, Instant};

use calamine::{DataRef, Reader, Xlsx};
use support::workbooks::{EXPORT, people, plain, records, workbook, write};
use tuanji::domain::Field;
use tuanji::intake::table::{Table, TableId};
use tuanji::intake::{Limits, Record, propose_layout, read_file, record::Overlay};

const ROWS: usize = 100_000;

fn main() {
    let mut headers = EXPORT.to_vec();
    headers.extend([
        "身份证号",
        "学号",
        "户籍",
        "学院",
        "班级",
        "序号",
        "辅导员",
        "辅导员电话",
        "异动",
        "一",
        "二",
        "三",
        "四",
    ]);
    let people = people(ROWS, 1);
    let bytes = workbook("名单", |sheet| write(sheet, 1, &records(&plain(&headers), &people)));
    println!("{} rows x {} columns, {:.1} MB", ROWS, headers.len(), bytes.len() as f64 / 1e6);

    let inflate = median(|| {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes.as_slice())).unwrap();
        (0..archive.len())
            .map(|i| std::io::copy(&mut archive.by_index(i).unwrap().take(u64::MAX), &mut sink()).unwrap())
            .sum::<u64>()
    });
    report("inflation alone", inflate, inflate);
    let calamine = median(|| {
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.as_slice())).unwrap();
        let mut cells = book.worksheet_cells_reader("名单").unwrap();
        let mut filled = 0;
        while let Some(cell) = cells.next_cell().unwrap() {
            filled += usize::from(!matches!(cell.get_value(), DataRef::Empty));
        }
        filled
    });
    report("calamine, cells only", calamine, inflate);
    let read = median(|| read_file("a.xlsx", &bytes, &Limits::default(), &mut |_| {}));
    report("read_file", read, inflate);
    let sheet = read_file("a.xlsx", &bytes, &Limits::default(), &mut |_| {}).sheets.remove(0);
    report("propose_layout", median(|| propose_layout(&sheet)), inflate);
    let table = Table { id: TableId(0), layout: propose_layout(&sheet), sheet };
    let overlay = Overlay::default();
    let typed = median(|| {
        let typed = |id| {
            let record = Record::new(&table, id, &overlay);
            usize::from(record.id_number().is_some()) + usize::from(record.date(Field::Joined).is_some())
        };
        table.record_ids().map(typed).sum::<usize>()
    });
    report("typed records", typed, inflate);
}

fn median<T>(mut work: impl FnMut() -> T) -> Duration {
    let mut times: Vec<Duration> = (0..5)
        .map(|_| {
            let start = Instant::now();
            black_box(work());
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[2]
}

fn report(what: &str, time: Duration, inflation: Duration) {
    let ratio = time.as_secs_f64() / inflation.as_secs_f64();
    println!("{what:<22}{:>8.0} ms{ratio:>8.1} x inflation", time.as_secs_f64() * 1e3);
}
