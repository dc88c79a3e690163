//! The committed samples are what the generator writes, and hold what they promise to show.

use std::{fs, io::Cursor, path::PathBuf};

use crate::support::{campaign, samples};
use calamine::{Data, Reader, Xlsx};
use tuanji::domain::{IdNumber, text};
use tuanji::intake::{Limits, read_file};

fn cells(bytes: Vec<u8>) -> Vec<(String, Vec<Vec<Data>>)> {
    let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
    let sheets = book.worksheets().into_iter();
    sheets.map(|(name, range)| (name, range.rows().map(<[Data]>::to_vec).collect())).collect()
}

#[expect(clippy::disallowed_methods, reason = "the committed files are read")]
fn committed(name: &str) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("examples/sample-data").join(name);
    fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn committed_samples_are_what_the_generator_writes() {
    const AGAIN: &str = "run `cargo run --example make_samples`";
    for file in samples::sample_files() {
        let stored = committed(file.path);
        if file.path.ends_with(".xlsx") {
            assert!(cells(stored) == cells(file.bytes), "{}: {AGAIN}", file.path);
        } else {
            assert!(stored == file.bytes, "{}: {AGAIN}", file.path);
        }
    }
    assert_eq!(committed("index.json"), samples::sample_index().into_bytes(), "{AGAIN}");
}

#[test]
fn the_same_campaign_gives_the_same_bytes() {
    for (one, other) in samples::sample_files().iter().zip(samples::sample_files()) {
        assert_eq!(one.bytes, other.bytes, "{}", one.path);
    }
}

fn column(rows: &campaign::Rows, header: &str) -> Vec<String> {
    let at = rows[0].iter().position(|cell| cell == header).unwrap();
    rows[1..].iter().map(|row| row[at].clone()).collect()
}

#[test]
fn the_first_class_holds_every_planted_discrepancy() {
    let (system, roster) = (campaign::first_system_list(), campaign::first_roster());
    let system_names: Vec<String> = column(&system, "姓名").iter().map(|name| text::name_key(name)).collect();
    let roster_names: Vec<String> = column(&roster, "姓名").iter().map(|name| text::name_key(name)).collect();
    let lonely =
        |these: &[String], those: &[String]| these.iter().filter(|name| !those.contains(name)).count();
    // One only there and one misspelt; two only in the roster and the misspelt one.
    assert_eq!(lonely(&system_names, &roster_names), 2);
    assert_eq!(lonely(&roster_names, &system_names), 3);

    let numbers = column(&system, "身份证号");
    assert_eq!(numbers.iter().filter(|number| number.is_empty()).count(), 1, "ID001");
    let wrong =
        numbers.iter().filter_map(|number| IdNumber::parse(number)).filter(|number| !number.checksum_holds());
    assert_eq!(wrong.count(), 1, "ID003");
    let roster_numbers = column(&roster, "身份证号码*（18位）");
    assert_eq!(roster_numbers.iter().filter(|number| IdNumber::parse(number).is_none()).count(), 1, "ID002");
    let unborn = roster_numbers
        .iter()
        .filter_map(|number| IdNumber::parse(number))
        .filter(|number| number.birth().is_none());
    assert_eq!(unborn.count(), 1, "ID004");

    for (state, count) in [("休学", 1), ("入伍", 1), ("退学", 1), ("转专业", 1)] {
        assert_eq!(
            column(&roster, "学籍状态").iter().filter(|cell| *cell == state).count(),
            count,
            "{state}"
        );
    }
    assert_eq!(column(&system, "个人职业").iter().filter(|cell| *cell != "青年学生").count(), 2, "CP001");
    assert!(column(&system, "个人户籍地址").iter().any(String::is_empty), "CP005");
    assert!(column(&roster, "联系电话").iter().any(String::is_empty), "CP006");
}

#[test]
fn the_engine_reads_every_sample() {
    for file in samples::sample_files() {
        let intake = read_file(file.name, &file.bytes, &Limits::default(), &mut |_| {});
        assert_eq!(intake.rejected, [], "{}", file.name);
        assert_eq!(intake.sheets.len(), 1, "{}", file.name);
        let text: String = intake.sheets[0].row(2).map(|cell| cell.text).collect();
        assert!(text.contains("软件工程") || text.contains("身份证号码"), "{}: {text}", file.name);
    }
}
