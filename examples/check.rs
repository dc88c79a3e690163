//! The engine without a browser: reads files, checks and pairs, writes the report and the forms.
//!
//! ```text
//! cargo run --release --example check -- --out DIR [--as-of YYYY-MM-DD] FILE...
//! ```
//! Every proposed action is taken as decided. Exit code 0 when all files were read, 2 when some were
//! rejected (the rest is still done), 1 when nothing could be done.
#![expect(
    clippy::disallowed_methods,
    reason = "a command line program reads and writes files and asks for the day"
)]

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use tuanji::casework::Campaign;
use tuanji::domain::PartialDate;
use tuanji::forms::{DecidedCase, Lookup, Rejected, report};
use tuanji::intake::{Limits, Sheet, Table, TableId, propose_layout, read_file};
use tuanji::worker::output::write_form;
use tuanji::worker::protocol::{FormDetails, FormKind};

const USAGE: &str = "usage: check --out DIR [--as-of YYYY-MM-DD] FILE...";

struct Arguments {
    out: PathBuf,
    as_of: PartialDate,
    files: Vec<PathBuf>,
}

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(1)
        }
    }
}

fn run() -> Result<ExitCode, Box<dyn Error>> {
    let Arguments { out, as_of, files } = arguments()?;
    let (sheets, rejected) = read(&files);
    for file in &rejected {
        eprintln!("{}: {}", file.file, file.reason);
    }

    let mut campaign = Campaign::default();
    let tables = (0..).zip(sheets).map(|(id, sheet)| {
        let layout = propose_layout(&sheet);
        Table { id: TableId(id), sheet, layout }
    });
    campaign.add_tables(tables.collect(), 0, String::new());
    campaign.check(as_of);

    fs::create_dir_all(out.join("forms"))?;
    write_report(&campaign, &rejected, &out.join("report.json"))?;
    for kind in FormKind::ALL {
        let bytes = write_form(&campaign, kind, &FormDetails::default(), as_of)?;
        fs::write(out.join("forms").join(file_name(kind)), bytes)?;
    }
    Ok(match (campaign.tables().next(), rejected.is_empty()) {
        (None, _) => ExitCode::from(1),
        (Some(_), false) => ExitCode::from(2),
        (Some(_), true) => ExitCode::SUCCESS,
    })
}

/// What the forms are called here; programs look for these names.
const fn file_name(kind: FormKind) -> &'static str {
    match kind {
        FormKind::Deletion => "附件1-要求后台删除团员登记表.xlsx",
        FormKind::Retention => "附件3-毕业生团籍保留登记表.xlsx",
        FormKind::Supplement => "补录名单.xlsx",
        FormKind::Transfer => "组织关系转接名单.xlsx",
        FormKind::Completion => "待完善名单.xlsx",
        FormKind::Report => "核对报告.xlsx",
    }
}

fn read(files: &[PathBuf]) -> (Vec<Sheet>, Vec<Rejected>) {
    let mut sheets = Vec::new();
    let mut rejected = Vec::new();
    for path in files {
        let name =
            path.file_name().map_or_else(|| path.display().to_string(), |n| n.to_string_lossy().into());
        match fs::read(path) {
            Ok(bytes) => {
                let intake = read_file(&name, &bytes, &Limits::default(), &mut |_| {});
                sheets.extend(intake.sheets);
                rejected.extend(intake.rejected.iter().map(Rejected::from));
            }
            Err(_) => rejected
                .push(Rejected {
                    file: name, reason: "文件打不开，请检查它是否存在。".to_owned()
                }),
        }
    }
    (sheets, rejected)
}

fn write_report(campaign: &Campaign, rejected: &[Rejected], path: &Path) -> Result<(), Box<dyn Error>> {
    let Some(outcome) = campaign.checked() else { return Ok(()) };
    let lookup = Lookup::new(campaign.tables(), campaign.overlay()).noting(&outcome.unplaced_changes);
    let cases = DecidedCase::all_as_proposed(&outcome.cases);
    let report = report(&lookup, rejected, &outcome.findings, &cases);
    Ok(fs::write(path, serde_json::to_string_pretty(&report)?)?)
}

fn arguments() -> Result<Arguments, Box<dyn Error>> {
    let mut out = None;
    let mut as_of = None;
    let mut files = Vec::new();
    let mut given = std::env::args().skip(1);
    while let Some(argument) = given.next() {
        match argument.as_str() {
            "--out" => out = given.next().map(PathBuf::from),
            "--as-of" => {
                let text = given.next().ok_or(USAGE)?;
                let date = PartialDate::parse(&text).filter(|date| date.day.is_some());
                as_of = Some(date.ok_or_else(|| format!("--as-of {text}: not a day like 2024-04-10"))?);
            }
            file => files.push(PathBuf::from(file)),
        }
    }
    match (out, files.is_empty()) {
        (Some(out), false) => Ok(Arguments { out, as_of: as_of.unwrap_or_else(today), files }),
        _ => Err(USAGE.into()),
    }
}

/// Today in UTC: a day's difference matters to no rule but the future ones.
fn today() -> PartialDate {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    // Day 25,569 of the spreadsheet's calendar is 1970-01-01.
    PartialDate::from_serial((25_569 + seconds / 86_400) as f64, false).unwrap_or_default()
}
