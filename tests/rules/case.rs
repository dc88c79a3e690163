//! How tests/rules/cases.txt is read.
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

use std::collections::BTreeSet;

use crate::support::rows::{Cell, Sheets, clean, form_columns, form_row, today, unescape};
use tuanji::domain::{Field, Profile};
use tuanji::intake::{CellKind, TableKind};
use tuanji::rules::{Context, Finding};

const CASES: &str = include_str!("cases.txt");

/// One of them.
pub struct Case {
    pub rule: String,
    pub line: String,
    pub fires: bool,
    pub options: Vec<String>,
    pub body: String,
}

impl Case {
    pub fn has(&self, option: &str) -> bool {
        self.options.iter().any(|o| o == option)
    }

    pub fn option(&self, name: &str) -> Option<&str> {
        self.options.iter().find_map(|o| o.strip_prefix(name)?.strip_prefix(' '))
    }

    pub fn expected(&self) -> BTreeSet<String> {
        let also = self.option("also").into_iter().flat_map(|codes| codes.split(','));
        also.map(str::to_owned).chain(self.fires.then(|| self.rule.clone())).collect()
    }

    /// The form the case is about, if it is about one.
    pub fn form(&self) -> Option<TableKind> {
        let kinds = [("deletion", TableKind::DeletionForm), ("retention", TableKind::RetentionForm)];
        kinds.into_iter().find(|(option, _)| self.has(option)).map(|(_, kind)| kind)
    }

    pub fn columns(&self, kind: TableKind) -> Vec<Field> {
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
    pub fn findings(&self) -> Vec<Finding> {
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

pub fn cases() -> Vec<Case> {
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
