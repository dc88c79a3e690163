//! What is looked for in the grid: values and filters, texts, findings, the edge of the filled cells.

use tuanji::casework::grid::{Range, Way};
use tuanji::casework::look::find::Needle;
use tuanji::casework::look::{Look, Pick};
use tuanji::domain::Field;
use tuanji::worker::grid::{Answer, Area, Ask, Put};
use tuanji::worker::protocol::Request;

use super::Desk;
use super::grid_over_it::{SYSTEM, at, texts};

#[test]
fn columns_offer_their_values_and_filters_combine() {
    let mut desk = Desk::with_sample();
    let look = Look::at(SYSTEM);
    let page = desk.look(&look);
    let sexes = desk.values(&look, Field::Sex, "");
    assert_eq!(sexes.values.iter().map(|(_, count)| count).sum::<usize>(), page.total);
    let women = look.clone().picking(Field::Sex, Some(Pick::Only(vec!["女".to_owned()])));
    assert_eq!(desk.values(&women, Field::Sex, ""), sexes, "a column's own filter hides none of its values");
    let blank = women.clone().picking(Field::Phone, Some(Pick::blank()));
    let filled = women.clone().picking(Field::Phone, Some(Pick::filled()));
    assert_eq!(desk.look(&blank).total + desk.look(&filled).total, desk.look(&women).total);
    let han = desk.values(&look, Field::Ethnicity, "hz");
    assert!(han.values.iter().all(|(value, _)| value == "汉族"), "found by initials: {han:?}");
    let flagged = look.clone().picking(Field::Phone, Some(Pick::Flagged));
    assert_eq!(desk.look(&flagged).total, desk.values(&look, Field::Phone, "").flagged);
    let rule = Look { rule: Some("CP006".to_owned()), ..look.clone() };
    let of_rule = desk.look(&rule);
    assert!(of_rule.total > 0 && texts(&of_rule, Field::Phone).iter().all(String::is_empty));
}

#[test]
fn finding_replacing_and_walking_reach_the_whole_table() {
    let mut desk = Desk::with_sample();
    let look = Look::at(SYSTEM);
    let page = desk.look(&look);
    let all = desk.area(&look, Range::of(at(0, 0), at(page.total - 1, page.fields.len() - 1)));
    let needle = Needle { text: "青年".to_owned(), whole: false };
    let ask = |area: &Area, from, back| Ask::Find { area: area.clone(), needle: needle.clone(), from, back };
    let first = desk.found(ask(&all, at(page.total, 0), false));
    assert!(first.count > 0 && first.number == 1);
    let last = desk.found(ask(&all, first.next.unwrap(), true));
    assert_eq!(last.number, first.count, "it goes round");
    let column = desk.column(&look, Field::Occupation);
    let put = Put::Replace { needle: needle.clone(), with: "少年".to_owned() };
    desk.put(column, put);
    assert!(desk.found(ask(&all, at(0, 0), false)).count < first.count);
    desk.ask(Request::Undo);

    // Every finding is come by once, forwards and backwards.
    let wanted: usize =
        page.rows.iter().map(|row| row.cells.iter().filter(|c| c.severity.is_some()).count()).sum();
    for back in [false, true] {
        let mut seen = std::collections::BTreeSet::new();
        let mut cell = at(3, 1);
        for _ in 0..wanted {
            let area = Area { range: Range::of(cell, cell), ..all.clone() };
            let Answer::Cell(Some(next)) = desk.grid(Ask::Finding(area, back)) else { panic!("one is left") };
            assert!(page.rows[next.row].cells[next.column].severity.is_some());
            cell = next;
            seen.insert((cell.row, cell.column));
        }
        assert_eq!(seen.len(), wanted);
    }

    let down = Area { range: Range::of(at(0, 0), at(0, 0)), ..all };
    assert_eq!(desk.grid(Ask::Edge(down, Way::Down)), Answer::Cell(Some(at(page.total - 1, 0))));
}
