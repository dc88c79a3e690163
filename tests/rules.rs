//! The catalogue against tests/rules/cases.txt: what must fire, what must not, and in which words.
//!
//! A case begins with `+` or `-` and gives the cells in which its row differs from a clean one:
//! `+ [also ID009] id_number:n=3701; sex=女`, or `.` where it differs in nothing. Behind `:` stands
//! the kind of cell (n number, d date, e error value). `~` at the end of an identity number is its
//! right check character, `\u{…}` any character. ` || ` begins another row, ` ||| ` another table,
//! ` >> ` the rosters beside the system lists. In brackets:
//! - `also X,Y`: these rules speak too (an indented line below the case may say it instead),
//! - `roster`: the table is a roster, not a system list,
//! - `deletion`, `retention`: what stands behind ` >> `, or everything where there is none, is a filled form
//!   whose rows name the same people; in front stands the system list,
//! - `only a,b` / `without a,b`: the columns,
//! - `alone`: no further rows; otherwise clean people fill the branch up,
//! - `branch N`: it is filled up to N people; `no cadre`: by people without a post,
//! - `xinjiang`: the profile's switch.
#![allow(missing_docs, reason = "tests")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a case that cannot be read must stop the test")]
#![allow(clippy::disallowed_methods, reason = "the snapshot that differs is written below target/")]

mod support;

use std::collections::{BTreeMap, BTreeSet};

use support::rows::{Cell, Sheets, clean, form_columns, form_row, today, unescape};
use tuanji::domain::{Field, Profile};
use tuanji::intake::{CellKind, TableKind};
use tuanji::rules::{Context, Finding, Severity, registry};

const CASES: &str = include_str!("rules/cases.txt");
const MESSAGES: &str = include_str!("rules/messages.txt");

struct Case {
    rule: String,
    line: String,
    fires: bool,
    options: Vec<String>,
    body: String,
}

impl Case {
    fn has(&self, option: &str) -> bool {
        self.options.iter().any(|o| o == option)
    }

    fn option(&self, name: &str) -> Option<&str> {
        self.options.iter().find_map(|o| o.strip_prefix(name)?.strip_prefix(' '))
    }

    fn expected(&self) -> BTreeSet<String> {
        let also = self.option("also").into_iter().flat_map(|codes| codes.split(','));
        also.map(str::to_owned).chain(self.fires.then(|| self.rule.clone())).collect()
    }

    /// The form the case is about, if it is about one.
    fn form(&self) -> Option<TableKind> {
        let kinds = [("deletion", TableKind::DeletionForm), ("retention", TableKind::RetentionForm)];
        kinds.into_iter().find(|(option, _)| self.has(option)).map(|(_, kind)| kind)
    }

    fn columns(&self, kind: TableKind) -> Vec<Field> {
        if self.form().is_some_and(|form| form != kind) {
            return clean(0).into_keys().collect();
        }
        let all = match self.form() {
            Some(form) => form_columns(form),
            None => clean(0).into_keys().collect(),
        };
        let named = |list: &str| list.split(',').map(|id| Field::from_id(id).unwrap()).collect::<Vec<_>>();
        match (self.option("only"), self.option("without")) {
            (Some(only), _) => named(only),
            (None, Some(without)) => {
                all.into_iter().filter(|field| !named(without).contains(field)).collect()
            }
            _ => all,
        }
    }

    /// What the rules say of the case's own rows.
    fn findings(&self) -> Vec<Finding> {
        let mut sheets = Sheets::default();
        let (first, rest) = match self.body.split_once(" >> ") {
            Some((system, rosters)) => (Some(system), Some(rosters)),
            None if self.form().is_some() => (None, Some(self.body.as_str())),
            None => (Some(self.body.as_str()), None),
        };
        let kind = if self.has("roster") { TableKind::ClassRoster } else { TableKind::SystemList };
        let mut person = 0;
        for (kind, side) in [(kind, first), (self.form().unwrap_or(TableKind::ClassRoster), rest)] {
            let is_form = self.form() == Some(kind);
            if is_form {
                person = 0;
            }
            let columns = self.columns(kind);
            for (at, table) in side.iter().flat_map(|side| side.split(" ||| ")).enumerate() {
                let mut rows = Vec::new();
                for row in table.split(" || ") {
                    let mut cells = if is_form { form_row(person) } else { clean(person) };
                    person += 1;
                    for change in row.split("; ").filter(|change| change.trim() != ".") {
                        let (field, cell) = read_change(change);
                        cells.insert(field, cell);
                    }
                    rows.push(cells);
                }
                let own = rows.len();
                if at == 0 && !self.has("alone") && !is_form {
                    let size = self.option("branch").map_or(own + 4, |size| size.parse().unwrap());
                    for filler in own..size {
                        let mut cells = clean(100 + filler);
                        if filler == own && !self.has("no cadre") {
                            for (field, text) in [
                                (Field::IsCadre, "是"),
                                (Field::Post, "书记"),
                                (Field::PostSince, "2022-10"),
                                (Field::CadreKind, "兼职团干"),
                            ] {
                                cells.insert(field, Cell::text(text));
                            }
                        }
                        rows.push(cells);
                    }
                }
                sheets.add(kind, &columns, rows, own);
            }
        }
        let profile = Profile { xinjiang_dates: self.has("xinjiang"), ..Profile::default() };
        let context = Context { today: today(), profile: &profile };
        let mut findings = sheets.check(&context);
        findings.retain(|finding| sheets.is_own(finding.record));
        findings
    }
}

fn read_change(change: &str) -> (Field, Cell) {
    let (field, text) = change.split_once('=').unwrap_or_else(|| panic!("no = in “{change}”"));
    let (field, kind) = match field.trim().split_once(':') {
        Some((field, "n")) => (field, CellKind::Number),
        Some((field, "d")) => (field, CellKind::Date),
        Some((field, "e")) => (field, CellKind::Error),
        Some((_, kind)) => panic!("no kind {kind}"),
        None => (field.trim(), CellKind::Text),
    };
    let field = Field::from_id(field).unwrap_or_else(|| panic!("no field {field}"));
    (field, Cell { kind, text: unescape(text) })
}

fn cases() -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut rule = String::new();
    for line in CASES.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        let fires = line.starts_with("+ ");
        if let Some(mut body) = line.strip_prefix("+ ").or_else(|| line.strip_prefix("- ")) {
            let mut options = Vec::new();
            while let Some((option, rest)) = body.strip_prefix('[').and_then(|rest| rest.split_once("] ")) {
                options.push(option.to_owned());
                body = rest;
            }
            let (rule, line, body) = (rule.clone(), line.to_owned(), body.to_owned());
            cases.push(Case { rule, line, fires, options, body });
        } else if let Some(options) = line.strip_prefix("  [").and_then(|rest| rest.strip_suffix(']')) {
            cases.last_mut().unwrap().options.push(options.to_owned());
        } else {
            line.clone_into(&mut rule);
        }
    }
    cases
}

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
