//! The catalogue against tests/rules/cases.txt: what must fire, what must not, and in which words.
#![allow(missing_docs, reason = "tests")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a case that cannot be read must stop the test")]
#![allow(clippy::disallowed_methods, reason = "the snapshot that differs is written below target/")]

#[path = "rules/case.rs"]
mod case;
mod support;

use std::collections::{BTreeMap, BTreeSet};

use case::cases;
use support::rows::{Cell, Sheets, clean, today};
use tuanji::domain::{Field, Profile};
use tuanji::intake::TableKind;
use tuanji::rules::{Context, Finding, Severity, registry};

const MESSAGES: &str = include_str!("rules/messages.txt");

#[test]
fn every_rule_says_what_it_should_and_nothing_else() {
    let mut wrong = Vec::new();
    for case in cases() {
        let said: BTreeSet<String> = case.findings().iter().map(|f| f.rule.code.to_owned()).collect();
        if said != case.expected() {
            wrong.push(format!("{} {}\n    gave {said:?}, not {:?}", case.rule, case.line, case.expected()));
        }
    }
    assert!(wrong.is_empty(), "{} cases:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_rule_has_three_cases_that_fire_and_three_near_misses() {
    let mut counts: BTreeMap<String, [usize; 2]> = BTreeMap::new();
    for case in cases() {
        counts.entry(case.rule).or_default()[usize::from(case.fires)] += 1;
    }
    for rule in registry::RULES {
        let [misses, fires] = counts.remove(rule.code).unwrap_or_default();
        assert!(misses >= 3 && fires >= 3, "{}: {fires} cases that fire, {misses} near misses", rule.code);
    }
    assert!(counts.is_empty(), "cases for rules that are not: {counts:?}");
}

#[test]
fn every_message_is_as_last_agreed() {
    let mut said: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for case in cases() {
        for finding in case.findings() {
            let fix = match &finding.fix {
                Some(fix) => {
                    let kind = if fix.is_safe() { "安全" } else { "确认" };
                    let to = fix.value();
                    format!("  →{kind} {}={}", to.field.id(), visible(&to.value))
                }
                None => String::new(),
            };
            let value = visible(&finding.value);
            let line = format!("{} “{value}” {}{fix}", finding.field.id(), finding.message);
            said.entry(finding.rule.code).or_default().insert(line);
        }
    }
    let mut text =
        String::from("# What the rules say of tests/rules/cases.txt: field, value, message, proposed fix.\n");
    for (rule, lines) in said {
        text.push_str(&format!("\n{rule}\n"));
        lines.iter().for_each(|line| text.push_str(&format!("{line}\n")));
    }
    if MESSAGES.replace("\r\n", "\n") != text {
        let fresh = concat!(env!("CARGO_MANIFEST_DIR"), "/target/rules-messages.txt");
        std::fs::write(fresh, &text).unwrap();
        panic!(
            "the messages differ from those agreed. Compare, and if the new ones are right take them:\n  \
             git diff --no-index tests/rules/messages.txt target/rules-messages.txt\n  \
             cp target/rules-messages.txt tests/rules/messages.txt"
        );
    }
}

#[test]
fn no_message_shows_an_identity_number_or_is_long_or_blames() {
    for case in cases() {
        for Finding { rule, message, .. } in case.findings() {
            let mut run = 0;
            for c in message.chars() {
                run = if c.is_ascii_digit() { run + 1 } else { 0 };
                assert!(run < 9, "{}: {message}", rule.code);
            }
            // A branch's full name may stand in it.
            let length = message.chars().count();
            assert!(
                length <= 46 || ["OG002", "AF001"].contains(&rule.code),
                "{}: {message} has {length} characters",
                rule.code
            );
            for word in ["非法", "错误", "null", "字段", "必须", "无效值"] {
                assert!(!message.contains(word), "{}: {message}", rule.code);
            }
            assert!(!message.ends_with('。'), "{}: {message}", rule.code);
        }
    }
}

#[test]
fn a_rule_switched_off_is_silent() {
    let mut sheets = Sheets::default();
    let mut row = clean(0);
    row.insert(Field::Education, Cell::text(""));
    row.insert(Field::Phone, Cell::text(""));
    let fillers = (1..4).map(clean);
    sheets.add(
        TableKind::ClassRoster,
        &clean(0).into_keys().collect::<Vec<_>>(),
        [row].into_iter().chain(fillers).collect(),
        1,
    );
    let mut profile = Profile::default();
    let codes = |profile: &Profile| -> Vec<&str> {
        let context = Context { today: today(), profile };
        sheets.check(&context).iter().map(|finding| finding.rule.code).collect()
    };
    assert_eq!(codes(&profile), ["CP006", "CP003"]);
    profile.disabled_rules.insert("CP003".to_owned(), "学历由教务处统一导入".to_owned());
    assert_eq!(codes(&profile), ["CP006"]);
}

#[test]
fn severities_are_the_catalogues() {
    let of = |severity| -> Vec<&str> {
        registry::RULES.iter().filter(|rule| rule.severity == severity).map(|rule| rule.code).collect()
    };
    assert_eq!(
        of(Severity::Warning),
        [
            "ID005", "ID009", "NM003", "NM004", "NO005", "DT005", "DT007", "DT010", "CP008", "CP011",
            "CP014", "CP016", "CD004", "OG002", "OG003", "OG005"
        ]
    );
    assert_eq!(of(Severity::Info), ["ID011", "ID012", "NM002", "NM005", "NO006", "OG004"]);
    assert_eq!(registry::RULES.len(), 68);
}

fn visible(text: &str) -> String {
    text.chars()
        .map(
            |c| {
                if c.is_control() || tuanji::domain::text::is_invisible(c) || c == '\u{A0}' {
                    '␣'
                } else {
                    c
                }
            },
        )
        .collect()
}
