//! Forms against several system lists, which do not all have the same columns.

use tuanji::intake::TableKind;

use crate::desk::Desk;
use crate::support::forms::{branch, deletion_xlsx};
use crate::support::people::{Person, person};
use crate::support::workbooks::{EXPORT, plain, records, workbook, write};

/// A branch of which the untouched export is loaded, without identity numbers.
fn with_plain_export(number: u8) -> (Desk, Vec<Vec<Person>>, Vec<Person>) {
    let (mut desk, people) = Desk::with_lists();
    let mut rng = fastrand::Rng::with_seed(500);
    let more: Vec<Person> = (0..6).map(|_| person(&mut rng, &branch(number))).collect();
    let bytes = workbook("团员列表", |s| write(s, 1, &records(&plain(EXPORT), &more)));
    desk.drop_file(&format!("{}.xlsx", branch(number).org_name()), &bytes, None);
    (desk, people, more)
}

fn codes(desk: &mut Desk) -> Vec<(String, u32)> {
    let problems = desk.problems(TableKind::DeletionForm);
    problems.into_iter().map(|(code, _, row)| (code, row)).collect()
}

#[test]
fn of_people_without_a_number_in_their_list_the_name_is_held_against_it() {
    let (mut desk, people, more) = with_plain_export(5);
    let (one, org) = (&more[0], branch(5).org_name());
    let rows = [
        [org.as_str(), &one.name, &one.id_number, "无团籍"],
        // The right name, where the system has another.
        [org.as_str(), "欧阳正名", &more[1].id_number, "姓名错误，正确姓名为：欧阳正名"],
        // Somebody of a list with numbers, under a wrong one.
        [&branch(1).org_name(), &people[0][0].name, &more[2].id_number, "无团籍"],
        [&branch(1).org_name(), &people[0][1].name, &people[0][1].id_number, "无团籍"],
    ];
    desk.drop_file("五班.xlsx", &deletion_xlsx("", &rows), None);
    assert_eq!(codes(&mut desk), [("AF002".to_owned(), 5), ("AF002".to_owned(), 6)]);
}

#[test]
fn a_name_that_two_branches_have_is_that_of_the_rows_own_branch() {
    let (mut desk, people) = Desk::with_lists();
    let mut rng = fastrand::Rng::with_seed(501);
    // 五班 has somebody of the same name, without a number.
    let mut namesake = person(&mut rng, &branch(5));
    namesake.name.clone_from(&people[0][0].name);
    let bytes = workbook("团员列表", |s| write(s, 1, &records(&plain(EXPORT), &[namesake.clone()])));
    desk.drop_file("五班名单.xlsx", &bytes, None);
    let name = namesake.name.as_str();
    let rows = [
        [&branch(1).org_name(), name, &namesake.id_number, "无团籍"],
        [&branch(5).org_name(), name, &namesake.id_number, "无团籍"],
    ];
    desk.drop_file("附件1.xlsx", &deletion_xlsx("", &rows[..1]), None);
    assert_eq!(codes(&mut desk), [("AF002".to_owned(), 4)]);
    desk.drop_file("另一份.xlsx", &deletion_xlsx("", &rows[1..]), None);
    assert_eq!(codes(&mut desk), [("AF002".to_owned(), 4)]);
}

#[test]
fn a_list_without_organisations_does_not_speak_of_them() {
    let mut desk = Desk::empty();
    let mut rng = fastrand::Rng::with_seed(502);
    let people: Vec<Person> = (0..6).map(|_| person(&mut rng, &branch(1))).collect();
    let columns = ["姓名", "性别", "出生年月", "民族", "政治面貌", "团员发展编号", "入团年月", "身份证号"];
    let bytes = workbook("团员列表", |s| write(s, 1, &records(&plain(&columns), &people)));
    desk.drop_file("团员列表.xlsx", &bytes, None);
    let one = &people[0];
    let rows = [
        ["软工2201", one.name.as_str(), one.id_number.as_str(), "无团籍"],
        ["软工2201", "某某某", one.id_number.as_str(), "重复录入"],
    ];
    desk.drop_file("附件1.xlsx", &deletion_xlsx("", &rows[..1]), None);
    assert_eq!(codes(&mut desk), []);
    desk.drop_file("附件1改.xlsx", &deletion_xlsx("", &rows[1..]), None);
    assert_eq!(codes(&mut desk), [("AF002".to_owned(), 4)]);
}
