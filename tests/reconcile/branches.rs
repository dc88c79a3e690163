//! Where people belong: short names, moves, classes nobody knows, sheets that name the class.

use crate::world::{ORG1, ORG2, World, cases, list, one, outline, roster, system};
use tuanji::domain::Field;
use tuanji::intake::TableKind;
use tuanji::reconcile::{Action, Match};

#[test]
fn moved_members_are_transferred_to_the_full_name() {
    let s = system(&[
        "org_name|name|birth|phone",
        &format!("{ORG1}|张伟|2004-05|13800000001"),
        &format!("{ORG2}|李娜|2004-09|13800000002"),
    ]);
    let r = roster(&[
        "college|class|name|birth|phone|political_status",
        "计算机学院|软工2202|张伟|2004-05|13800000001|团员",
        "计算机学院|软工2202|李娜|2004-09|13800000002|团员",
    ]);
    let cases = cases([s, r]);
    assert_eq!(outline(&cases), ["1/1 Certain transfer", "2/2 Certain none"]);
    assert_eq!(cases[0].transfer_to.as_deref(), Some(ORG2));
    assert_eq!(cases[0].general_branch.as_deref(), Some("计算机学院团总支"));
    assert_eq!(cases[0].differences[0].field, Field::OrgName);
}

#[test]
fn a_class_outside_the_lists_is_still_another_class() {
    let s = system(&["org_name|name|birth|phone", &format!("{ORG1}|张伟|2004-05|13800000001")]);
    let r = roster(&["class|name|birth|phone|political_status", "软工2203|张伟|2004-05|13800000001|团员"]);
    let case = one([s, r]);
    assert_eq!(case.actions, [Action::Transfer]);
    assert_eq!(case.transfer_to.as_deref(), Some("软工2203"));
}

#[test]
fn a_branch_that_cannot_be_told_moves_nobody() {
    let s = system(&[
        "org_name|name|birth|phone",
        &format!("{ORG1}|张伟|2004-05|13800000001"),
        &format!("{ORG2}|李娜|2004-09|13800000002"),
    ]);
    for class in ["", "软件工程", "卓越班", "软外试验班"] {
        let r = roster(&[
            "class|name|birth|phone|political_status",
            &format!("{class}|张伟|2004-05|13800000001|团员"),
        ]);
        let cases = cases([s.clone(), r]);
        assert!(cases.iter().all(|case| !case.actions.contains(&Action::Transfer)), "{class}: {cases:#?}");
    }
}

#[test]
fn doubtful_classes_are_asked_once_and_the_answer_is_kept() {
    let s = system(&[
        "org_name|name|birth|phone",
        &format!("{ORG1}|张伟|2004-05|13800000001"),
        &format!("{ORG2}|李娜|2004-09|13800000002"),
    ]);
    let r =
        roster(&["class|name|birth|phone|political_status", "软件工程2022级|张伟|2004-05|13800000001|团员"]);
    let mut world = World::new([s, r]);
    let asked = world.run().branches;
    assert_eq!(asked[0].sureness, Match::Doubtful);
    assert_eq!(asked[0].candidates.len(), 2);
    world.choices.insert(asked[0].words.clone(), Some(ORG2.to_owned()));
    let outcome = world.run();
    assert_eq!(outcome.branches[0].sureness, Match::Chosen);
    assert_eq!(outcome.cases[0].actions, [Action::Transfer]);
}

#[test]
fn a_class_whose_words_tell_nothing_is_where_its_people_are() {
    let people = [("张伟", "2004-05"), ("李娜", "2004-09"), ("王芳", "2004-01"), ("赵强", "2003-12")];
    let row = |org: &str, (name, birth): &(&str, &str)| format!("{org}|{name}|{birth}");
    let mut lines = vec!["org_name|name|birth".to_owned()];
    lines.extend(people.iter().map(|person| row(ORG1, person)));
    lines.push(row(ORG2, &("周舒", "2004-02")));
    let s = system(&lines.iter().map(String::as_str).collect::<Vec<_>>());
    let mut lines = vec!["class|name|birth|political_status".to_owned()];
    lines.extend(people.iter().map(|person| format!("{}|团员", row("卓越班", person))));
    lines.push("卓越班|周舒|2004-02|团员".to_owned());
    let r = roster(&lines.iter().map(String::as_str).collect::<Vec<_>>());
    let outcome = World::new([s, r]).run();
    assert_eq!(outcome.branches[0].sureness, Match::ByMembers);
    assert_eq!(outcome.branches[0].branch.as_deref(), Some(ORG1));
}

#[test]
fn grades_come_from_student_numbers_where_the_class_has_none() {
    let other = ORG1.replace("2022", "2021");
    let s =
        system(&["org_name|name|birth", &format!("{ORG1}|张伟|2004-05"), &format!("{other}|李娜|2003-09")]);
    let r = roster(&[
        "class|student_number|name|birth|political_status",
        "软件工程1班|202201110001|张伟|2004-05|团员",
        "软件工程1班|202101110001|李娜|2003-09|团员",
    ]);
    let outcome = World::new([s, r]).run();
    assert!(outcome.cases.iter().all(|case| case.actions == [Action::None]), "{outcome:#?}");
    assert_eq!(outcome.branches.len(), 2);
    assert_eq!(outcome.branches[0].words, "软件工程1班（2021级）");
}

#[test]
fn the_full_name_is_kept_to_the_letter() {
    let org = "共青团齐鲁理工学院２０２２级软件工程（１）班支部委员会";
    let s = system(&["college|org_name|name|birth", &format!("计算机学院|{org}|张伟|2004-05")]);
    let r = roster(&["class|name|birth|political_status", "软工2201|张伟|2004-05|团员"]);
    let case = one([s, r]);
    assert_eq!(case.branch, org);
    assert_eq!(case.actions, [Action::None]);
}

#[test]
fn rosters_without_a_class_column_are_known_by_their_sheet_or_title() {
    let s =
        system(&["org_name|name|birth", &format!("{ORG1}|张伟|2004-05"), &format!("{ORG2}|李娜|2004-09")]);
    let r = list(
        2,
        TableKind::ClassRoster,
        "2022级软件工程2班团员花名册.xlsx",
        &["name|birth", "李娜|2004-09", "王芳|2004-01"],
    );
    let cases = cases([s, r]);
    // The title says 团员: somebody new on it is a member.
    assert_eq!(outline(&cases), ["1/0 None decide", "2/1 Certain none", "0/2 None supplement"]);
    assert_eq!(cases[2].branch, ORG2);
}

#[test]
fn a_class_is_read_together_with_the_columns_beside_it() {
    let s =
        system(&["org_name|name|birth", &format!("{ORG1}|张伟|2004-05"), &format!("{ORG2}|李娜|2004-09")]);
    let other = ORG1.replace("软件工程", "会计学");
    let more = list(
        5,
        TableKind::SystemList,
        "会计.xlsx",
        &["org_name|name|birth", &format!("{other}|王芳|2004-01")],
    );
    let mut r = roster(&[
        "college|occupation|education|class|name|birth|political_status",
        "计算机学院|2022|软件工程|1班|张伟|2004-05|团员",
        "计算机学院|2022|软件工程|2班|李娜|2004-09|团员",
        "计算机学院|2022|会计学|1班|王芳|2004-01|团员",
    ]);
    // Columns nobody compares, whose headers tell what they are.
    for headers in [["年级", "专业"], ["基本信息/入学年份", "基本信息/专业名称*"]] {
        for (at, header) in [(1, headers[0]), (2, headers[1])] {
            r.layout.columns[at].field = None;
            r.layout.columns[at].header = header.to_owned();
        }
        let outcome = World::new([s.clone(), more.clone(), r.clone()]).run();
        let exact = outcome.branches.iter().all(|found| found.sureness == Match::Exact);
        assert!(exact, "{:#?}", outcome.branches);
        assert!(outcome.cases.iter().all(|case| case.actions == [Action::None]), "{:#?}", outcome.cases);
    }
}

#[test]
fn an_answer_about_a_branch_that_is_gone_is_asked_for_again() {
    let s =
        system(&["org_name|name|birth", &format!("{ORG1}|张伟|2004-05"), &format!("{ORG2}|李娜|2004-09")]);
    let r = roster(&["class|name|birth|political_status", "软件工程2022级|张伟|2004-05|团员"]);
    let mut world = World::new([s, r]);
    let words = world.run().branches[0].words.clone();
    world.choices.insert(words, Some(ORG1.replace("2022", "2019")));
    let outcome = world.run();
    assert_eq!(outcome.branches[0].sureness, Match::Doubtful);
    assert!(outcome.cases.iter().all(|case| !case.actions.contains(&Action::Transfer)));
}

#[test]
fn words_that_fit_several_branches_but_not_the_members_own_are_another_branch() {
    let chemistry = "共青团齐鲁理工学院化工学院2022级应用化学1班支部委员会";
    let trial = "共青团齐鲁理工学院化工学院2022级应用化学创新实验班1班支部委员会";
    let s = system(&[
        "org_name|name|birth|phone",
        &format!("{chemistry}|张伟|2004-05|13800000001"),
        &format!("{trial}|李娜|2004-09|13800000002"),
        &format!("{ORG2}|王强|2004-07|13800000003"),
    ]);
    let r = roster(&[
        "class|name|birth|phone|political_status",
        "22应化1班|张伟|2004-05|13800000001|团员",
        "22应化1班|王强|2004-07|13800000003|团员",
    ]);
    let cases = cases([s, r]);
    let moved: Vec<_> = cases.iter().filter(|case| case.actions.contains(&Action::Transfer)).collect();
    assert_eq!(moved.len(), 1, "{cases:#?}");
    assert_eq!(moved[0].name, "王强");
    assert_eq!(moved[0].transfer_to.as_deref(), Some("22应化1班"));
}

#[test]
fn a_major_outside_the_lists_is_another_class_though_year_and_number_are_the_same() {
    let s = system(&["org_name|name|birth|phone", &format!("{ORG1}|张伟|2004-05|13800000001")]);
    let r = roster(&[
        "class|name|birth|phone|political_status",
        "2022级应用化学专业一班|张伟|2004-05|13800000001|团员",
    ]);
    assert_eq!(one([s, r]).transfer_to.as_deref(), Some("2022级应用化学专业一班"));
}

#[test]
fn a_class_most_of_whose_people_are_in_a_branch_its_words_do_not_fit_is_asked_about_and_moves_none_of_them() {
    let people = ["张伟|2004-05|13800000001", "李娜|2004-09|13800000002", "王强|2004-07|13800000003"];
    let mut s = vec!["org_name|name|birth|phone".to_owned()];
    s.extend(people[..2].iter().map(|one| format!("{ORG1}|{one}")));
    s.push(format!("{ORG2}|{}", people[2]));
    let mut r = vec!["class|name|birth|phone|political_status".to_owned()];
    r.extend(people.iter().map(|one| format!("软工2309|{one}|团员")));
    let lines = |lines: &[String]| lines.join("\n");
    let (s, r) = (lines(&s), lines(&r));
    let (s, r) = (system(&s.lines().collect::<Vec<_>>()), roster(&r.lines().collect::<Vec<_>>()));
    let outcome = World::new([s, r]).run();
    assert_eq!(outcome.branches[0].sureness, Match::Doubtful);
    assert_eq!(outcome.branches[0].candidates, [ORG1]);
    let moved = outcome.cases.iter().filter(|case| case.actions.contains(&Action::Transfer));
    assert_eq!(moved.map(|case| case.name.as_str()).collect::<Vec<_>>(), ["王强"]);
}
