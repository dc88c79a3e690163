//! Edits of what a system list says of who somebody is: they state the right value, and 附件1 still
//! names members as the system does.

use crate::support::casebook::{Casebook, record};
use tuanji::domain::{Field, PartialDate, Profile};
use tuanji::forms::{DecidedCase, DeletionRow, Heading, deletion_form, supplement_list};
use tuanji::intake::Table;
use tuanji::reconcile::{Action, BranchChoices, Case, Input, reconcile};

const ORG: &str = "共青团齐鲁理工学院计算机学院2022级软件工程1班支部委员会";
const A: &str = "370102200405121213";
const B: &str = "37010220040512123X";

fn book(system: &[&str], roster: Option<&[&str]>) -> Casebook {
    use Field::*;
    let mut book = Casebook::default();
    book.system(&[OrgName, Name, IdNumber, Sex], &[system]);
    if let Some(roster) = roster {
        book.roster(&[Class, Name, IdNumber, Sex, PoliticalStatus], &[roster]);
    }
    book
}

fn cases(book: &Casebook) -> Vec<Case> {
    let outcome = reconcile(&Input {
        tables: &book.tables.iter().collect::<Vec<&Table>>(),
        overlay: &book.overlay,
        profile: &Profile::default(),
        branch_choices: &BranchChoices::new(),
        links: &[],
        today: PartialDate::parse("2024-04-10").unwrap(),
    });
    outcome.cases
}

fn edit(book: &mut Casebook, field: Field, text: &str) {
    book.overlay.set(record(1, 2), field, Some(text.to_owned()));
}

fn deletions(book: &Casebook, cases: &[Case]) -> Vec<DeletionRow> {
    let heading = Heading::of(&Profile::default());
    deletion_form(&DecidedCase::all_as_proposed(cases), &book.lookup(), &heading).rows
}

#[test]
fn the_edit_is_the_right_value_and_the_file_the_systems() {
    let mut book = book(&[ORG, "张伟", A, "男"], Some(&["22级软件工程1班", "张伟", A, "男", "共青团员"]));
    assert_eq!(cases(&book)[0].actions, [Action::None]);
    edit(&mut book, Field::Name, "测试改名");
    let found = cases(&book);
    let [case] = &found[..] else { panic!("{found:?}") };
    assert_eq!(case.actions, [Action::Delete, Action::Supplement]);
    assert_eq!(case.name, "张伟");
    assert_eq!(case.deletion_reason.as_deref(), Some("姓名错误，正确姓名为：测试改名"));
    assert_eq!(case.reasons[0], "系统中的姓名与更正的内容不一致：张伟／测试改名");
    let rows = deletions(&book, &found);
    assert_eq!((rows[0].name.as_str(), rows[0].id_number.as_str()), ("张伟", A));
    let list = supplement_list(&DecidedCase::all_as_proposed(&found), &book.lookup());
    assert_eq!((list.rows[0].name.as_str(), list.rows[0].id_number.as_str()), ("测试改名", A));
}

#[test]
fn the_edit_stands_before_the_rosters_word() {
    let mut book = book(&[ORG, "张伟", A, "男"], Some(&["22级软件工程1班", "张玮", A, "男", "共青团员"]));
    let before = cases(&book);
    assert_eq!(before[0].deletion_reason.as_deref(), Some("姓名错误，正确姓名为：张玮"));
    edit(&mut book, Field::Name, "张炜");
    let after = cases(&book);
    assert_eq!(after[0].deletion_reason.as_deref(), Some("姓名错误，正确姓名为：张炜"));
    assert_eq!(after[0].key, before[0].key, "a decision made before is found again");
    edit(&mut book, Field::Name, " 张伟 ");
    assert_eq!(cases(&book)[0].actions, [Action::None], "the system is right, and the roster is not");
}

#[test]
fn somebody_no_roster_has_can_be_put_right_too() {
    let mut alone = book(&[ORG, "张伟", A, "女"], None);
    edit(&mut alone, Field::IdNumber, B);
    edit(&mut alone, Field::Sex, "男");
    let found = cases(&alone);
    assert_eq!(found[0].actions, [Action::Delete, Action::Supplement]);
    let reason = format!("身份证号码错误，正确身份证号码为：{B}；性别错误，正确性别为：男");
    assert_eq!(deletions(&alone, &found)[0].reason, reason);
    assert_eq!(deletions(&alone, &found)[0].id_number, A);
}

#[test]
fn a_number_that_cannot_be_right_is_not_written_into_the_form() {
    let mut book = book(&[ORG, "张伟", A, "男"], Some(&["22级软件工程1班", "张伟", A, "男", "共青团员"]));
    edit(&mut book, Field::IdNumber, "370102200405121214");
    let found = cases(&book);
    assert_eq!(found[0].actions, [Action::Decide]);
    assert!(found[0].reasons[0].starts_with("所填的身份证号"), "{:?}", found[0].reasons);
}

#[test]
fn where_the_file_is_blank_or_masked_an_edit_fills_in() {
    for blank in ["", "3701**********1213"] {
        let mut book =
            book(&[ORG, "张伟", blank, "男"], Some(&["22级软件工程1班", "张伟", B, "男", "共青团员"]));
        edit(&mut book, Field::IdNumber, A);
        let found = cases(&book);
        let case = found.iter().find(|case| case.system.is_some()).unwrap();
        assert!(case.differences.iter().any(|d| d.system == A && d.roster == B), "{case:?}");
        assert_eq!(book.lookup().whole_id_number(case.system).as_deref(), Some(A));
    }
}
