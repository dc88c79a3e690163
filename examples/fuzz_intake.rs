//! Spoils valid files of one kind and reads them, for as long as it is told to.
//!
//!     cargo run --profile bench --example fuzz_intake -- KIND SECONDS [SEED]
//!
//! KIND is a reader (`xlsx-plain`, `ods`, …), or a part of a seed's name; without it both are listed. SECONDS are
//! those of the processor, where the system tells them. Prints how many were tried and the slowest. A panic names
//! the try: `-- KIND 0 SEED` does it again.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    reason = "a tool for developers may stop at what it does not expect"
)]

#[path = "../tests/support/mod.rs"]
mod support;

use std::sync::LazyLock;
use std::time::{Duration, Instant};

use support::spoil::{Spoil, seeds, spoil, spoil_part};
use tuanji::intake::{Limits, propose_layout, read_file};

/// The readers, and the endings of the seeds they read.
const READERS: [(&str, &[&str]); 10] = [
    ("xlsx-plain", &["made.xlsx", "roster_libreoffice.xlsx"]),
    ("xlsx-general", &["unusual.xlsx"]),
    ("xlsb", &[".xlsb"]),
    (
        "xls",
        &[
            "export.xls",
            "biff2.xls",
            "biff3.xls",
            "biff4.xls",
            "biff5.xls",
            "roster_libreoffice.xls",
            "roster_merged.xls",
            "form1_messed.xls",
        ],
    ),
    ("ods", &[".ods"]),
    ("text", &[".csv", ".txt", "tabs_called.xls"]),
    ("html", &["html_gbk.xls", "html_spans.xls"]),
    ("xml-2003", &["xml_2003.xls"]),
    ("docx", &[".docx"]),
    ("zip", &[".zip"]),
];

/// Is this a seed to spoil for `kind`?
fn is_of(kind: &str, seed: &str) -> bool {
    match READERS.iter().find(|(reader, _)| *reader == kind) {
        Some((_, endings)) => endings.iter().any(|ending| seed.ends_with(ending)),
        None => seed.contains(kind),
    }
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let kind = arguments.first().map_or("", String::as_str);
    let mut seeds = seeds();
    seeds.retain(|(name, _)| is_of(kind, name));
    if kind.is_empty() || seeds.is_empty() {
        READERS.iter().for_each(|(reader, _)| println!("{reader}"));
        seeds.iter().for_each(|(name, bytes)| println!("  {name}: {} bytes", bytes.len()));
        return;
    }
    let seconds = arguments.get(1).map_or(10, |text| text.parse().expect("SECONDS is a number"));
    let first: u64 = arguments.get(2).map_or(0, |text| text.parse().expect("SEED is a number"));
    let (begun, end) = (worked(), Duration::from_secs(seconds));
    let (mut tries, mut read, mut slowest) = (0u64, 0u64, (Duration::ZERO, 0));
    for number in first.. {
        let begin = Instant::now();
        std::panic::set_hook(Box::new(move |info| eprintln!("try {number}: {info}")));
        read += u64::from(once(&seeds, number));
        tries += 1;
        slowest = slowest.max((begin.elapsed(), number));
        if worked() - begun >= end {
            break;
        }
    }
    let (time, which) = slowest;
    println!(
        "{kind}: {tries} tries, {read} of them read; the slowest, {which}, took {} ms",
        time.as_millis()
    );
}

/// How long the processor worked on this; on systems that do not tell, what the clock says.
fn worked() -> Duration {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|told| told.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| START.elapsed(), Duration::from_nanos)
}

/// One spoiled file, read as far as the engine goes. Was there anything to read?
fn once(seeds: &[(String, Vec<u8>)], number: u64) -> bool {
    let mut chance = fastrand::Rng::with_seed(number);
    let (name, bytes) = chance.choice(seeds).unwrap();
    let spoils: Vec<Spoil> = (0..chance.usize(1..12)).map(|_| Spoil::random(&mut chance)).collect();
    let bytes = if name.starts_with("parts/") {
        spoil_part(bytes, chance.usize(..), &spoils)
    } else {
        let mut bytes = bytes.clone();
        spoil(&mut bytes, &spoils);
        bytes
    };
    let limits = Limits { inflated_bytes: 8 << 20, cells: 200_000, text_bytes: 8 << 20, ..Limits::default() };
    let intake = read_file(name.trim_start_matches("parts/"), &bytes, &limits, &mut |_| {});
    intake.sheets.iter().for_each(|sheet| drop(propose_layout(sheet)));
    assert!(!intake.sheets.is_empty() || !intake.rejected.is_empty(), "neither read nor refused");
    !intake.sheets.is_empty()
}
