//! Identity number checks against another implementation: npm's id-validator, on 100,000 numbers.
//!
//! The package is installed below target/ when it is not there yet; that needs npm and a registry.
#![allow(missing_docs, reason = "tests")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "what cannot be compared must stop the test"
)]

mod support;

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use support::people::id_number;
use support::rows::{Cell, Row, Sheets, today};
use tuanji::domain::id_number::{IdForm, Sex, check_character};
use tuanji::domain::{Field, IdNumber, PartialDate, Profile};
use tuanji::intake::TableKind;
use tuanji::rules::Context;

const COUNT: usize = 100_000;
const PACKAGE: &str = "id-validator@1.3.0";

struct Verdict {
    valid: bool,
    listed: bool,
    calendar: bool,
    birth: String,
    male: bool,
}

#[test]
fn agrees_with_a_second_implementation() {
    let numbers = numbers();
    let verdicts = ask(&numbers);
    assert_eq!(verdicts.len(), numbers.len());
    let ours = our_findings(&numbers);
    let mut wrong = Vec::new();
    let mut met = [0usize; 6];
    for ((number, verdict), ours) in numbers.iter().zip(&verdicts).zip(&ours) {
        let says = |code| ours.contains(code);
        let mut expect = |holds: bool, what: &str| {
            if !holds {
                wrong.push(format!("{number}: {what}; we say {ours:?}"));
            }
        };
        let id = IdNumber::parse(number).expect("a number of a known form");
        if verdict.valid {
            met[0] += 1;
            expect(!says("ID002") && !says("ID003"), "valid there");
            let birth = id.birth().map(|birth| birth.to_string());
            expect(!verdict.calendar || birth.as_deref() == Some(&verdict.birth), "another birth date there");
            expect(id.sex() == Some(if verdict.male { Sex::Male } else { Sex::Female }), "another sex there");
            // Its list is of the mainland's numbers; it knows no residence permits and no foreigners' cards.
            let beyond = ["71", "81", "82", "83"].iter().any(|code| number.starts_with(code))
                || (number.starts_with('9') && number.len() == 18);
            expect(beyond || verdict.listed != says("ID005"), "another province verdict there");
            met[1] += usize::from(!verdict.listed);
        } else {
            met[2] += 1;
            expect(says("ID003") || says("ID004"), "not valid there");
            expect(!verdict.calendar || says("ID003"), "the date is right, so the check character is not");
            met[3] += usize::from(verdict.calendar);
        }
        expect(says("ID004") != verdict.calendar, "another date verdict there");
        met[4] += usize::from(!verdict.calendar);
        expect(says("ID009") == (id.form() == IdForm::Fifteen), "fifteen digits");
        met[5] += usize::from(number.len() == 15);
    }
    assert!(met.iter().all(|count| *count > 500), "too few of some kind among the numbers: {met:?}");
    assert!(wrong.is_empty(), "{} differ, such as\n{}", wrong.len(), wrong[..wrong.len().min(10)].join("\n"));
}

/// A third valid, the rest with one digit changed, another date with a right check character,
/// another province, or fifteen digits. Always the same ones.
fn numbers() -> Vec<String> {
    let mut rng = fastrand::Rng::with_seed(11643);
    let checked = |body: &str| format!("{body}{}", check_character(body.as_bytes()));
    (0..COUNT)
        .map(|at| {
            let birth = PartialDate::new(rng.i16(1990..2010), rng.u8(1..=12), Some(rng.u8(1..=28))).unwrap();
            let sex = if rng.bool() { Sex::Male } else { Sex::Female };
            let valid = id_number(&mut rng, birth, sex);
            match at % 6 {
                0 | 1 => valid,
                2 => {
                    let place = rng.usize(0..18);
                    let digit = char::from(b'0' + rng.u8(0..10));
                    valid.char_indices().map(|(i, c)| if i == place { digit } else { c }).collect()
                }
                3 => {
                    let date =
                        format!("{:04}{:02}{:02}", rng.u16(1880..2060), rng.u8(0..=13), rng.u8(0..=32));
                    checked(&format!("{}{date}{}", &valid[..6], &valid[14..17]))
                }
                4 => checked(&format!("{:02}{}", rng.u8(0..100), &valid[2..17])),
                _ => format!("{}{}", &valid[..6], &valid[8..17]),
            }
        })
        .collect()
}

fn our_findings(numbers: &[String]) -> Vec<BTreeSet<&'static str>> {
    let mut sheets = Sheets::default();
    let rows = numbers.iter().map(|number| Row::from([(Field::IdNumber, Cell::text(number.as_str()))]));
    sheets.add(TableKind::ClassRoster, &[Field::IdNumber], rows.collect(), 0);
    let profile = Profile::default();
    let mut said = vec![BTreeSet::new(); numbers.len()];
    for finding in sheets.check(&Context { today: today(), profile: &profile }) {
        said[finding.record.row as usize - 2].insert(finding.rule.code);
    }
    said
}

fn ask(numbers: &[String]) -> Vec<Verdict> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = root.join("target/second-opinion");
    if !folder.join("node_modules/id-validator/package.json").exists() {
        install(&folder);
    }
    let mut node = Command::new("node")
        .arg(root.join("tests/second_opinion/id_numbers.mjs"))
        .arg(&folder)
        .arg(today().to_string())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| {
            panic!("Node.js is needed to compare identity numbers, and `node` did not start: {error}")
        });
    let mut input = node.stdin.take().unwrap();
    input.write_all(numbers.join("\n").as_bytes()).unwrap();
    drop(input);
    let output = node.wait_with_output().unwrap();
    assert!(output.status.success(), "tests/second_opinion/id_numbers.mjs failed: {}", output.status);
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines()
        .map(|line| match *line.split(' ').collect::<Vec<_>>() {
            [valid, listed, calendar, birth, sex] => Verdict {
                valid: valid == "true",
                listed: listed == "true",
                calendar: calendar == "true",
                birth: birth.to_owned(),
                male: sex == "1",
            },
            _ => panic!("no verdict: {line}"),
        })
        .collect()
}

fn install(folder: &Path) {
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let outcome = Command::new(npm)
        .args(["install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix"])
        .arg(folder)
        .arg(PACKAGE)
        .output();
    let said = match outcome {
        Ok(output) if output.status.success() => return,
        Ok(output) => String::from_utf8_lossy(&output.stderr).into_owned(),
        Err(error) => error.to_string(),
    };
    panic!(
        "comparing identity numbers needs npm's {PACKAGE}, which could not be installed into target/second-opinion (is there npm and a registry?): {said}"
    );
}
