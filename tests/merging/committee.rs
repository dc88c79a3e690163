//! The committee over several 团总支, which each hand in one merged form, or their branches' own.

use tuanji::casework::forms::Unit;
use tuanji::intake::TableKind;
use tuanji::worker::merging::{HandIn, Show};
use tuanji::worker::protocol::Within;

use crate::desk::{Desk, day};
use crate::support::forms::deletion_xlsx;
use crate::support::people::{Branch, Person, person};
use crate::support::workbooks::{EXPORT, plain, records, workbook, write};

const COLLEGES: [(&str, &str); 3] =
    [("计算机学院", "软件工程"), ("商学院", "会计学"), ("机电学院", "机械电子工程")];

fn branch(college: usize, class_number: u8) -> Branch {
    let (college, major) = COLLEGES[college];
    Branch { college, major, grade: 2022, class_number: class_number.into() }
}

/// Everybody's system list in one file; two branches in each of three colleges.
fn school() -> (Desk, Vec<Vec<Person>>) {
    let mut desk = Desk::empty();
    let mut people = Vec::new();
    for college in 0..3 {
        for class in 1..=2 {
            let mut rng = fastrand::Rng::with_seed(800 + college as u64 * 10 + u64::from(class));
            people.push((0..4).map(|_| person(&mut rng, &branch(college, class))).collect::<Vec<_>>());
        }
    }
    let columns = [EXPORT, &["身份证号"]].concat();
    let all = people.concat();
    desk.drop_file(
        "全校.xlsx",
        &workbook("团员列表", |s| write(s, 1, &records(&plain(&columns), &all))),
        None,
    );
    (desk, people)
}

fn rows(people: &[Person], reason: &'static str) -> Vec<[String; 4]> {
    let row =
        |one: &Person| [one.branch.org_name(), one.name.clone(), one.id_number.clone(), reason.to_owned()];
    people.iter().map(row).collect()
}

fn form(unit: &str, rows: &[[String; 4]]) -> Vec<u8> {
    let rows: Vec<[&str; 4]> = rows.iter().map(|row| row.each_ref().map(String::as_str)).collect();
    deletion_xlsx(unit, &rows)
}

#[test]
fn merged_forms_of_general_branches_become_one_for_the_school() {
    let (mut desk, people) = school();
    let computing = [rows(&people[0][..2], "无团籍"), rows(&people[1][..1], "无团籍")].concat();
    desk.drop_file("计算机学院.xlsx", &form("计算机学院团总支", &computing), Some("2024-04-19"));
    let business = [rows(&people[2][..1], "退团"), rows(&people[3][..2], "退团")].concat();
    desk.drop_file(
        "商学院.xlsx",
        &form("共青团齐鲁理工学院商学院总支部委员会", &business),
        Some("2024-04-23"),
    );
    // One of its branches has handed in by itself as well, with somebody the merged form names too.
    let own = rows(&people[3][..1], "无团籍");
    desk.drop_file("会计2班.xlsx", &form("会计学2班", &own), Some("2024-04-18"));

    let view = desk.look(TableKind::DeletionForm, None, Show::Repeats);
    let units: Vec<_> = view.forms.iter().map(|form| form.unit.clone().unwrap()).collect();
    let general = |name: &str| Unit::General(name.to_owned());
    assert_eq!(units[..2], [general("计算机学院团总支"), general("商学院团总支")]);
    assert_eq!(units[2], Unit::Branch(branch(1, 2).org_name()));
    let standing: Vec<_> = view
        .generals
        .iter()
        .map(|general| {
            let states = general.branches.iter().map(|branch| branch.states[0]).collect::<Vec<_>>();
            (general.name.clone().unwrap(), general.own[0], states, general.rows[0])
        })
        .collect();
    let of = |name: &str| standing.iter().find(|(named, ..)| named == name).unwrap();
    let (_, own, states, rows) = of("计算机学院团总支");
    assert_eq!(
        (*own, states.as_slice(), *rows),
        (HandIn::InTime(day("2024-04-19")), &[HandIn::Through; 2][..], 3)
    );
    let (_, own, states, rows) = of("商学院团总支");
    assert_eq!(*own, HandIn::Late(day("2024-04-23")));
    assert_eq!((states.as_slice(), *rows), (&[HandIn::Through, HandIn::InTime(day("2024-04-18"))][..], 3));
    let (_, own, states, rows) = of("机电学院团总支");
    assert_eq!((*own, states.as_slice(), *rows), (HandIn::Missing, &[HandIn::Missing; 2][..], 0));

    // Everybody once; of the repeated person the row handed in last.
    let [repeat] = view.lines.repeats.as_slice() else { panic!("{:?}", view.lines.repeats) };
    assert_eq!(repeat.name, people[3][0].name);
    let (_, merged) = desk.merged(TableKind::DeletionForm, None);
    let names: Vec<&str> = merged.iter().map(|row| row[1].as_str()).collect();
    assert_eq!(names.len(), 6);
    let one = merged.iter().find(|row| row[1] == people[3][0].name).unwrap();
    assert_eq!(one[3], "退团");
    let (name, merged) = desk.merged(TableKind::DeletionForm, Some("商学院团总支"));
    assert!(name.contains("商学院团总支"), "{name}");
    assert_eq!(merged.len(), 3);
    let within = Within::General(Some("商学院团总支".to_owned()));
    assert_eq!(desk.look(TableKind::DeletionForm, Some(within), Show::All).forms.len(), 2);
}

#[test]
fn a_row_that_belongs_to_another_college_is_merged_there() {
    let (mut desk, people) = school();
    let mixed = [rows(&people[0][..1], "无团籍"), rows(&people[4][..1], "无团籍")].concat();
    desk.drop_file("计算机学院.xlsx", &form("计算机学院团总支", &mixed), None);
    assert_eq!(desk.merged(TableKind::DeletionForm, Some("计算机学院团总支")).1.len(), 1);
    assert_eq!(desk.merged(TableKind::DeletionForm, Some("机电学院团总支")).1[0][1], people[4][0].name);
}
