//! From decided cases to the forms' rows.

use crate::support::casebook::{Casebook, record};
use tuanji::domain::{Field, Profile};
use tuanji::forms::{DecidedCase, DeletionRow, Heading, deletion_form, retention_form};
use tuanji::intake::CellKind;
use tuanji::reconcile::Action;

const ORG: &str = "共青团齐鲁理工学院计算机学院（本部）2022级软件工程1班支部委员会";

/// One system list and one roster, three people on each side.
fn casebook() -> Casebook {
    use Field::*;
    let mut book = Casebook::default();
    book.system(
        &[OrgName, Name, IdNumber],
        &[
            &[ORG, " 张叁 ", "'37010220050808001X"],
            &[ORG, "李四", ""],
            &[ORG, "王五", "3.70102200508081E+17"],
        ],
    );
    book.roster(
        &[Name, IdNumber, College, Phone, Counsellor, CounsellorPhone, OtherContact],
        &[
            &["张三", "370102200508080012", "计算机学院", "13800000001", "陆知远", "13900000000", "QQ：1"],
            &["李四", "370102200508080020", "计算机学院", "13800000002", "陆知远", "13900000000", ""],
            &["王五", "370102200508080039", "计算机学院", "13800000003", "", "", ""],
        ],
    );
    book
}

fn heading() -> Heading {
    Heading::of(&Profile::default())
}

#[test]
fn the_deletion_form_shows_the_systems_values_even_when_wrong() {
    let book = casebook();
    let mut case = book.case("张三", Some(record(1, 2)), Some(record(2, 2)), &[Action::Delete]);
    case.deletion_reason = Some("姓名错误，正确姓名为：张三".to_owned());
    let form = deletion_form(&[DecidedCase::from(&case)], &book.lookup(), &heading());
    assert_eq!(form.title, "齐鲁理工学院要求后台删除团员登记表");
    assert_eq!(
        form.rows,
        [DeletionRow {
            org_name: ORG.to_owned(),
            name: "张叁".to_owned(),
            id_number: "37010220050808001X".to_owned(),
            id_unconfirmed: false,
            reason: "姓名错误，正确姓名为：张三".to_owned(),
        }]
    );
}

#[test]
fn a_number_the_system_list_lacks_is_lent_by_the_roster_and_marked() {
    let mut book = casebook();
    let missing = book.case("李四", Some(record(1, 3)), Some(record(2, 3)), &[Action::Delete]);
    let scientific = book.case("王五", Some(record(1, 4)), Some(record(2, 4)), &[Action::Delete]);
    let rows = deletion_form(
        &DecidedCase::all_as_proposed(&[missing, scientific.clone()]),
        &book.lookup(),
        &heading(),
    )
    .rows;
    assert_eq!((rows[0].id_number.as_str(), rows[0].id_unconfirmed), ("370102200508080020", true));
    assert_eq!((rows[1].id_number.as_str(), rows[1].id_unconfirmed), ("370102200508080039", true));

    book.set_kind(record(1, 4), Field::IdNumber, CellKind::Number, "370102200508080000");
    let rows = deletion_form(&DecidedCase::all_as_proposed(&[scientific]), &book.lookup(), &heading()).rows;
    assert_eq!(rows[0].id_number, "370102200508080039", "a number cell has lost its last digits");

    let alone = book.case("李四", Some(record(1, 3)), None, &[Action::Delete]);
    let rows = deletion_form(&DecidedCase::all_as_proposed(&[alone]), &book.lookup(), &heading()).rows;
    assert_eq!((rows[0].id_number.as_str(), rows[0].id_unconfirmed), ("", false));
    assert_eq!(rows[0].reason, "无团籍", "nobody but the system knows them");
}

#[test]
fn a_decision_overrules_the_proposal() {
    let book = casebook();
    let mut case = book.case("张三", Some(record(1, 2)), Some(record(2, 2)), &[Action::Decide]);
    assert!(deletion_form(&[DecidedCase::from(&case)], &book.lookup(), &heading()).rows.is_empty());
    case.deletion_reason = Some("旧".to_owned());
    let decided = DecidedCase {
        actions: &[Action::Delete],
        deletion_reason: Some("无团籍"),
        ..DecidedCase::from(&case)
    };
    let form = deletion_form(&[decided], &book.lookup(), &heading());
    assert_eq!(form.rows[0].reason, "无团籍");
}

#[test]
fn an_edit_shows_in_the_form_unless_it_says_who_somebody_is() {
    let mut book = casebook();
    book.overlay.set(record(1, 2), Field::Name, Some("张四".to_owned()));
    book.overlay.set(record(1, 2), Field::OrgName, Some("另一支部".to_owned()));
    let case = book.case("张三", Some(record(1, 2)), None, &[Action::Delete]);
    let form = deletion_form(&[DecidedCase::from(&case)], &book.lookup(), &heading());
    assert_eq!((form.rows[0].name.as_str(), form.rows[0].org_name.as_str()), ("张叁", "另一支部"));
}

#[test]
fn the_retention_form_takes_contacts_from_the_roster() {
    let book = casebook();
    let mut case = book.case("张三", Some(record(1, 2)), Some(record(2, 2)), &[Action::Retain]);
    case.retention_reason = Some("参军入伍".to_owned());
    let form = retention_form(&[DecidedCase::from(&case)], &book.lookup(), &heading());
    assert_eq!(form.title, "齐鲁理工学院毕业生团籍保留登记表");
    let row = &form.rows[0];
    assert_eq!(
        [
            &row.general_branch,
            &row.branch,
            &row.name,
            &row.phone,
            &row.counsellor,
            &row.counsellor_phone,
            &row.other_contact,
            &row.reason
        ],
        ["计算机学院", ORG, "张三", "13800000001", "陆知远", "13900000000", "QQ：1", "参军入伍"]
    );
}
