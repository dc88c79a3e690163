//! What holds of the rules whatever the list: clean people pass, one wrong digit never does, and the
//! order of rows and columns does not matter.
#![allow(missing_docs, reason = "tests")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a case that cannot be made must stop the test"
)]

mod support;

use std::collections::BTreeMap;

use fastrand::Rng;
use support::rows::{Cell, Row, SLIPS, Sheets, clean, today};
use tuanji::domain::{Field, Profile};
use tuanji::intake::{CellKind, TableKind};
use tuanji::rules::{Context, Finding, check_record, registry};

fn slip(rng: &mut Rng, row: &mut Row) -> Field {
    let (field, text) = SLIPS[rng.usize(0..SLIPS.len())];
    row.insert(field, Cell::text(text));
    field
}

fn list(rng: &mut Rng, size: usize) -> Vec<Row> {
    let mut rows: Vec<Row> = (0..size).map(clean).collect();
    for row in &mut rows {
        for _ in 0..rng.usize(0..4) {
            slip(rng, row);
        }
    }
    rows
}

fn columns() -> Vec<Field> {
    clean(0).into_keys().collect()
}

fn sheets(kind: TableKind, columns: &[Field], rows: &[Row]) -> Sheets {
    let mut sheets = Sheets::default();
    sheets.add(kind, columns, rows.to_vec(), 0);
    sheets
}

const SIDES: [TableKind; 2] = [TableKind::SystemList, TableKind::ClassRoster];

#[test]
fn people_with_nothing_to_mend_give_no_finding() {
    let profile = Profile::default();
    let context = Context { today: today(), profile: &profile };
    for kind in SIDES {
        // OG004 speaks of more than 50; nobody in these has a post.
        for start in (0..400).step_by(50) {
            let rows: Vec<Row> = (start..start + 50).map(clean).collect();
            let said = sheets(kind, &columns(), &rows).check(&context);
            let said: Vec<_> = said.iter().filter(|finding| finding.rule.code != "OG005").collect();
            assert!(said.is_empty(), "{said:#?}");
        }
    }
}

#[test]
fn one_wrong_digit_of_an_identity_number_never_goes_unseen() {
    let profile = Profile::default();
    let context = Context { today: today(), profile: &profile };
    let mut rng = Rng::with_seed(2);
    let mut rows: Vec<Row> = Vec::new();
    for number in 0..400 {
        for place in 0..18 {
            let mut row = clean(number);
            let id = row.get_mut(&Field::IdNumber).unwrap();
            let mut digits: Vec<u8> = id.text.bytes().collect();
            digits[place] = match digits[place] {
                b'X' => b'0' + rng.u8(0..10),
                digit => b'0' + (digit - b'0' + rng.u8(1..10)) % 10,
            };
            id.text = String::from_utf8(digits).unwrap();
            rows.push(row);
        }
    }
    sheets(TableKind::ClassRoster, &columns(), &rows).with_records(|_, records| {
        for record in records {
            let codes: Vec<&str> =
                check_record(record, &context).iter().map(|finding| finding.rule.code).collect();
            // One slip, one finding; two only where the date breaks as well.
            assert!(codes == ["ID003"] || codes == ["ID003", "ID004"], "{:?}: {codes:?}", record.id);
        }
    });
}

/// Findings as they would read if rows had no numbers: by the person rather than by the place.
fn by_person(rows: &[Row], findings: &[Finding]) -> Vec<String> {
    let mut said: Vec<String> = findings
        .iter()
        .map(|finding| {
            let code = finding.rule.code;
            // A branch's findings hang on its first row, whoever that is.
            if code.starts_with("OG") && code > "OG002" {
                return format!("{code} {}", finding.message);
            }
            let row = &rows[finding.record.row as usize - 2];
            let names_places = !finding.related.is_empty();
            let message = if names_places { "" } else { &finding.message };
            format!("{code} {:?} {} {message} {:?} {row:?}", finding.field, finding.value, finding.fix)
        })
        .collect();
    said.sort();
    said
}

#[test]
fn the_order_of_rows_and_columns_does_not_matter() {
    let profile = Profile::default();
    let context = Context { today: today(), profile: &profile };
    let mut rng = Rng::with_seed(3);
    for round in 0..60 {
        let kind = SIDES[round % 2];
        let mut rows = list(&mut rng, 12);
        let mut columns = columns();
        let found = sheets(kind, &columns, &rows).check(&context);
        let expected = by_person(&rows, &found);
        rng.shuffle(&mut columns);
        let again = sheets(kind, &columns, &rows).check(&context);
        assert_eq!(again, found, "columns");
        rng.shuffle(&mut rows);
        let shuffled = sheets(kind, &columns, &rows).check(&context);
        assert_eq!(by_person(&rows, &shuffled), expected, "rows");
    }
}

#[test]
fn a_rule_depends_on_nothing_but_what_it_says_it_reads() {
    let profile = Profile::default();
    let context = Context { today: today(), profile: &profile };
    let mut rng = Rng::with_seed(5);
    let codes = |findings: &[Finding]| -> BTreeMap<&str, Vec<String>> {
        let mut said: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for finding in findings {
            said.entry(finding.rule.code)
                .or_default()
                .push(format!("{:?}{}", finding.record, finding.message));
        }
        said
    };
    for round in 0..200 {
        let kind = SIDES[round % 2];
        let mut rows = list(&mut rng, 6);
        let before = sheets(kind, &columns(), &rows).check(&context);
        let at = rng.usize(0..rows.len());
        let field = slip(&mut rng, &mut rows[at]);
        let after = sheets(kind, &columns(), &rows).check(&context);
        let (before, after) = (codes(&before), codes(&after));
        for rule in registry::RULES.iter().filter(|rule| !rule.is_affected_by(field)) {
            assert_eq!(
                before.get(rule.code),
                after.get(rule.code),
                "{} after an edit of {field:?}",
                rule.code
            );
        }
    }
}

#[test]
fn no_text_makes_a_rule_fail() {
    let profile = Profile::default();
    let context = Context { today: today(), profile: &profile };
    let mut rng = Rng::with_seed(6);
    let scraps: Vec<char> =
        "0123456789Xx.-/年月日 \u{3000}\u{200B}'Ee+·•张三族十一二（）(\u{FFFD}\u{E000}🙂é１２"
            .chars()
            .collect();
    let kinds = [CellKind::Text, CellKind::Number, CellKind::Date, CellKind::Bool, CellKind::Error];
    for round in 0..300 {
        let mut rows: Vec<Row> = (0..4).map(clean).collect();
        for row in &mut rows {
            for field in columns() {
                if rng.bool() {
                    let text = (0..rng.usize(0..22)).map(|_| scraps[rng.usize(0..scraps.len())]).collect();
                    row.insert(field, Cell { kind: kinds[rng.usize(0..5)], text });
                }
            }
        }
        sheets(SIDES[round % 2], &columns(), &rows).check(&context);
    }
}

#[test]
fn safe_fixes_mend_what_they_are_offered_for() {
    let profile = Profile::default();
    let context = Context { today: today(), profile: &profile };
    let columns = columns();
    for (field, text) in [
        (Field::IdNumber, "'37010220050808059x "),
        (Field::Name, " 阿依古丽 • 买买提"),
        (Field::Phone, "+86 138-0000-1111"),
    ] {
        let mut row = clean(0);
        row.insert(Field::IdNumber, Cell::text("37010220050808059X"));
        row.insert(field, Cell::text(text));
        let check = |row: &Row| {
            let sheets = sheets(TableKind::ClassRoster, &columns, std::slice::from_ref(row));
            sheets.with_records(|_, records| check_record(&records[0], &context))
        };
        let found = check(&row);
        assert!(!found.is_empty(), "{text}");
        for finding in &found {
            let fix = finding.fix.as_ref().filter(|fix| fix.is_safe()).unwrap().value();
            let mut mended = row.clone();
            mended.insert(fix.field, Cell::text(fix.value.as_str()));
            assert_eq!(check(&mended), [], "{text}");
        }
    }
}

#[test]
fn what_both_sides_share_is_no_repetition() {
    let profile = Profile::default();
    let context = Context { today: today(), profile: &profile };
    let mut sheets = Sheets::default();
    let rows: Vec<Row> = (0..5).map(clean).collect();
    sheets.add(TableKind::SystemList, &columns(), rows.clone(), 0);
    sheets.add(TableKind::ClassRoster, &columns(), rows, 0);
    let codes: Vec<&str> = sheets.check(&context).iter().map(|finding| finding.rule.code).collect();
    assert_eq!(codes, ["OG005"]);
}

#[test]
fn a_collection_form_repeating_the_roster_is_no_repetition() {
    let profile = Profile::default();
    let context = Context { today: today(), profile: &profile };
    let mut sheets = Sheets::default();
    let rows: Vec<Row> = (0..10).map(clean).collect();
    sheets.add(TableKind::ClassRoster, &columns(), rows.clone(), 0);
    sheets.add(TableKind::ClassRoster, &columns(), rows[..8].to_vec(), 0);
    assert_eq!(sheets.check(&context), []);
    // Within one of them it still is.
    let mut twice = rows.clone();
    twice.push(rows[3].clone());
    sheets.add(TableKind::ClassRoster, &columns(), twice, 0);
    let codes: Vec<&str> = sheets.check(&context).iter().map(|finding| finding.rule.code).collect();
    assert_eq!(codes, ["ID010", "NO004", "ID010", "NO004"]);
    // A system list loaded twice is a mistake.
    let mut sheets = Sheets::default();
    sheets.add(TableKind::SystemList, &columns(), rows.clone(), 0);
    sheets.add(TableKind::SystemList, &columns(), rows, 0);
    let found = sheets.check(&context);
    assert_eq!(found.iter().filter(|finding| finding.rule.code == "ID010").count(), 20);
}
