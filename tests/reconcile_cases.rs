//! Small lists with one difficulty each: what pairing and the decision table make of them.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod support;

use support::university::{table, texts};
use tuanji::domain::{Field, PartialDate, Profile};
use tuanji::intake::record::Overlay;
use tuanji::intake::{CellKind, Table, TableKind};
use tuanji::reconcile::{
    Action, Basis, BranchChoices, Case, Certainty, Input, Link, Match, Outcome, reconcile,
};

const ORG1: &str = "共青团齐鲁理工学院计算机学院2022级软件工程1班支部委员会";
const ORG2: &str = "共青团齐鲁理工学院计算机学院2022级软件工程2班支部委员会";

// Invented numbers with right check characters: A and B are twins' neighbours.
const A: &str = "370102200405121213";
const B: &str = "37010220040512123X";
const C: &str = "370102200409010019";

/// A table from lines of cells parted by `|`; the first line names the fields.
fn list(id: u32, kind: TableKind, file: &str, lines: &[&str]) -> Table {
    let fields: Vec<Field> = lines[0].split('|').map(|id| Field::from_id(id.trim()).unwrap()).collect();
    let rows: Vec<_> =
        lines[1..].iter().map(|line| texts(&line.split('|').map(str::trim).collect::<Vec<_>>())).collect();
    table(id, kind, file, &fields, &rows)
}

fn system(lines: &[&str]) -> Table {
    list(1, TableKind::SystemList, "团员列表.xlsx", lines)
}

fn roster(lines: &[&str]) -> Table {
    list(2, TableKind::ClassRoster, "花名册.xlsx", lines)
}

struct World {
    tables: Vec<Table>,
    choices: BranchChoices,
    links: Vec<Link>,
    overlay: Overlay,
}

impl World {
    fn new(tables: impl IntoIterator<Item = Table>) -> World {
        World {
            tables: tables.into_iter().collect(),
            choices: BranchChoices::new(),
            links: Vec::new(),
            overlay: Overlay::default(),
        }
    }

    fn run(&self) -> Outcome {
        reconcile(&Input {
            tables: &self.tables.iter().collect::<Vec<_>>(),
            overlay: &self.overlay,
            profile: &Profile::default(),
            branch_choices: &self.choices,
            links: &self.links,
            today: PartialDate::new(2024, 4, Some(10)).unwrap(),
        })
    }

    fn cases(&self) -> Vec<Case> {
        self.run().cases
    }
}

fn cases(tables: impl IntoIterator<Item = Table>) -> Vec<Case> {
    World::new(tables).cases()
}

fn one(tables: impl IntoIterator<Item = Table>) -> Case {
    let mut cases = cases(tables);
    assert_eq!(cases.len(), 1, "{cases:#?}");
    cases.remove(0)
}

/// `row in system / row in roster`, 0 for none, with the certainty's and the actions' names.
fn outline(cases: &[Case]) -> Vec<String> {
    cases
        .iter()
        .map(|case| {
            let row = |id: Option<tuanji::intake::table::RecordId>| id.map_or(0, |id| id.row - 2);
            let actions: Vec<_> = case.actions.iter().map(|action| action.id()).collect();
            format!("{}/{} {:?} {}", row(case.system), row(case.roster), case.certainty, actions.join("+"))
        })
        .collect()
}

#[test]
fn numbers_given_in_the_wrong_rows_do_not_pair_strangers() {
    let s = system(&[
        "org_name|name|id_number|phone",
        &format!("{ORG1}|张伟|{A}|13800000001"),
        &format!("{ORG1}|李娜|{C}|13800000002"),
    ]);
    // The roster's two numbers changed places.
    let r = roster(&[
        "class|name|id_number|phone|political_status",
        &format!("软工2201|张伟|{C}|13800000001|团员"),
        &format!("软工2201|李娜|{A}|13800000002|团员"),
    ]);
    let cases = cases([s, r]);
    for case in &cases {
        assert_eq!(case.system.unwrap().row, case.roster.unwrap().row, "{cases:#?}");
        // Both numbers stand with another person too: nothing may be deleted on their word.
        assert_eq!(case.actions, [Action::Decide]);
    }
}

#[test]
fn a_number_pasted_into_the_next_row_is_not_taken_for_right() {
    let s = system(&[
        "org_name|name|id_number|birth",
        &format!("{ORG1}|张伟|{A}|2004-05"),
        &format!("{ORG1}|李娜|{C}|2004-09"),
    ]);
    let r = roster(&[
        "class|name|id_number|birth|political_status",
        &format!("软工2201|张伟|{C}|2004-05|团员"),
        &format!("软工2201|李娜|{C}|2004-09|团员"),
    ]);
    assert_eq!(outline(&cases([s, r])), ["1/1 Probable decide", "2/2 Certain none"]);
}

#[test]
fn one_number_under_two_names_is_probable_and_certain_with_a_second_number() {
    let s = system(&["org_name|name|id_number|phone", &format!("{ORG1}|张伟|{A}|13800000001")]);
    let poor = roster(&["class|name|id_number|political_status", &format!("软工2201|李思远|{A}|团员")]);
    let case = one([s.clone(), poor]);
    assert_eq!((case.certainty, case.basis.as_slice()), (Certainty::Probable, &[Basis::SameIdNumber][..]));
    assert_eq!(case.deletion_reason.as_deref(), Some("姓名错误，正确姓名为：李思远"));
    let rich = roster(&[
        "class|name|id_number|phone|political_status",
        &format!("软工2201|李思远|{A}|13800000001|团员"),
    ]);
    assert_eq!(one([s, rich]).certainty, Certainty::Certain);
}

#[test]
fn twins_are_never_one_person() {
    let s = system(&[
        "org_name|name|sex|id_number|birth|phone",
        &format!("{ORG1}|王子轩|男|{A}|2004-05|13800000001"),
    ]);
    let r = roster(&[
        "class|name|sex|id_number|birth|phone|political_status",
        &format!("软工2201|王子萱|男|{B}|2004-05|13800000001|团员"),
    ]);
    let cases = cases([s, r]);
    assert!(cases.iter().all(|case| case.certainty != Certainty::Certain), "{cases:#?}");
    assert_eq!(outline(&cases), ["1/0 None decide", "0/1 None supplement"]);
}

#[test]
fn namesakes_in_one_class_are_told_apart_by_birth_and_asked_about_without() {
    let s =
        system(&["org_name|name|birth", &format!("{ORG1}|张伟|2004-05"), &format!("{ORG1}|张伟|2003-01")]);
    let with = roster(&[
        "class|name|birth|political_status",
        "软工2201|张伟|2003-01|团员",
        "软工2201|张伟|2004-05|团员",
    ]);
    assert_eq!(outline(&cases([s.clone(), with])), ["1/2 Certain none", "2/1 Certain none"]);
    let without = roster(&["class|name|political_status", "软工2201|张伟|团员", "软工2201|张伟|团员"]);
    let cases = cases([s, without]);
    assert!(
        cases.iter().all(|case| case.actions == [Action::Decide] && case.candidates.len() == 2),
        "{cases:#?}"
    );
    assert_eq!(cases.len(), 4);
}

#[test]
fn a_name_alone_is_probable_within_the_branch_and_asked_across() {
    let s = system(&["org_name|name", &format!("{ORG1}|张伟"), &format!("{ORG2}|李娜")]);
    let r = roster(&["class|name|political_status", "软工2201|张伟|团员", "软工2201|李娜|团员"]);
    let cases = cases([s, r]);
    assert_eq!(outline(&cases), ["1/1 Probable none", "2/2 Ambiguous decide"]);
    assert_eq!(cases[0].basis, [Basis::SameName, Basis::UniqueInBranch]);
}

#[test]
fn what_the_user_said_of_a_pair_holds() {
    let s =
        system(&["org_name|name|birth", &format!("{ORG1}|张伟|2004-05"), &format!("{ORG1}|张伟|2003-01")]);
    let r = roster(&["class|name|political_status", "软工2201|张伟|团员"]);
    let mut world = World::new([s, r]);
    let before = world.cases();
    assert_eq!(outline(&before), ["1/0 Ambiguous decide", "2/0 Ambiguous decide", "0/1 Ambiguous decide"]);
    world.links = vec![Link { one: before[1].key, other: before[2].key, same: true }];
    let after = world.cases();
    assert_eq!(outline(&after), ["1/0 None decide", "2/1 Certain none"]);
    assert_eq!(after[1].key, before[2].key);
    assert_eq!(after[1].other_key, Some(before[1].key));
    world.links = vec![Link { one: before[2].key, other: before[1].key, same: false }];
    // With one candidate ruled out the other is the only one of that name left.
    assert_eq!(outline(&world.cases()), ["1/1 Probable none", "2/0 None decide"]);
}

#[test]
fn a_class_roster_and_a_collection_form_speak_of_the_same_people() {
    let s = system(&["org_name|name|birth|phone", &format!("{ORG1}|张伟|2004-05|13800000001")]);
    let r = roster(&[
        "class|name|birth|political_status",
        "软工2201|张伟|2004-05-12|团员",
        "软工2201|李娜|2004-09-01|团员",
    ]);
    let form = list(
        3,
        TableKind::ClassRoster,
        "收集表.xlsx",
        &[
            "class|name|phone|id_number",
            &format!("22级软件工程1班|张伟|13800000002|{A}"),
            "22级软件工程1班|李娜|13800000003|",
        ],
    );
    let cases = cases([s, r, form]);
    let outline = outline(&cases);
    assert_eq!(outline.len(), 4, "{cases:#?}");
    assert_eq!(outline.iter().filter(|line| line.ends_with("supplement")).count(), 1, "{cases:#?}");
    // What the form adds is compared as well, wherever the pair's own row is silent.
    assert_eq!(cases[0].differences.iter().map(|d| d.field).collect::<Vec<_>>(), [Field::Phone]);
}

#[test]
fn the_same_export_dropped_twice_makes_no_new_cases_to_decide() {
    let lines = ["org_name|name|birth|phone", &format!("{ORG1}|张伟|2004-05|13800000001")];
    let r = roster(&["class|name|birth|political_status", "软工2201|张伟|2004-05|团员"]);
    let again = list(4, TableKind::SystemList, "团员列表(1).xlsx", &lines);
    let cases = cases([system(&lines), r, again]);
    assert_eq!(cases.len(), 2);
    assert!(cases.iter().all(|case| case.actions == [Action::None]), "{cases:#?}");
}

#[test]
fn somebody_left_in_an_old_branch_is_one_to_decide_about() {
    let s = system(&["org_name|name|id_number", &format!("{ORG2}|张伟|{A}"), &format!("{ORG1}|张伟|{A}")]);
    let r = roster(&["class|name|id_number|political_status", &format!("软工2201|张伟|{A}|团员")]);
    let cases = cases([s, r]);
    assert_eq!(outline(&cases), ["2/1 Certain none", "1/0 None decide"]);
    assert!(cases[1].reasons[0].contains("又列于"), "{:?}", cases[1].reasons);
}

#[test]
fn lists_without_numbers_and_with_slips() {
    let s = system(&[
        "org_name|name|sex|birth|phone|member_number",
        &format!("{ORG1}|章伟|男|2004-05|13800000001|202037000001"),
        &format!("{ORG1}|王末然|女|2004-06|13800000002|202037000002"),
        &format!("{ORG1}|买买提·阿依古丽|女|2004-07|13800000003|202037000003"),
        &format!("{ORG1}|陳曉|女|2004-08|13800000004|202037000004"),
    ]);
    let r = roster(&[
        "class|name|sex|birth|phone|political_status",
        "软工2201|张伟|男|2004-05|13800000001|团员",
        "软工2201|王未然|女|2004-06|13800000002|团员",
        "软工2201|阿依古丽·买买提|女|2004-07|13800000003|团员",
        "软工2201|陈晓|女|2004-08|13900000000|团员",
    ]);
    let cases = cases([s, r]);
    let expected = [
        "1/1 Certain delete+supplement",
        "2/2 Certain delete+supplement",
        "3/3 Certain delete+supplement",
        "4/4 Certain delete+supplement+amend",
    ];
    assert_eq!(outline(&cases), expected, "{cases:#?}");
    assert_eq!(cases[2].deletion_reason.as_deref(), Some("姓名错误，正确姓名为：阿依古丽·买买提"));
}

#[test]
fn several_wrong_values_are_named_in_the_order_of_the_notice() {
    let s = system(&[
        "org_name|name|sex|id_number|member_number|phone",
        &format!("{ORG1}|张玮|女|{}|202037000009|13800000001", A.replace("1213", "1216")),
    ]);
    let r = roster(&[
        "class|name|sex|id_number|member_number|phone|joined|political_status",
        &format!("软工2201|张伟|男|{A}|202037000001|13800000001|2020-05|团员"),
    ]);
    let case = one([s, r]);
    assert_eq!(
        case.deletion_reason.as_deref(),
        Some(
            "正确编号，202037000001；姓名错误，正确姓名为：张伟；身份证号码错误，正确身份证号码为：370102200405121213；性别错误，正确性别为：男"
        )
    );
    assert!(case.reasons.iter().all(|reason| !reason.contains(A)), "{:?}", case.reasons);
}

#[test]
fn a_roster_value_that_cannot_be_right_is_not_written_into_the_form() {
    let s = system(&[
        "org_name|name|sex|id_number|birth|member_number|joined",
        &format!("{ORG1}|张伟|男|{A}|2004-05|202037000001|2020-05"),
    ]);
    for (roster_line, field) in [
        (format!("软工2201|张伟|男|{}|202037000001|团员", A.replace("1213", "1219")), Field::IdNumber),
        (format!("软工2201|张伟|女|{A}|202037000001|团员"), Field::Sex),
        (format!("软工2201|张伟|男|{A}|20203700001|团员"), Field::MemberNumber),
        (format!("软工2201|张伟1|男|{A}|202037000001|团员"), Field::Name),
    ] {
        let r = roster(&["class|name|sex|id_number|member_number|political_status", &roster_line]);
        let case = one([s.clone(), r]);
        assert_eq!(case.actions, [Action::Decide], "{case:#?}");
        assert_eq!(case.differences[0].field, field);
        assert_eq!(case.deletion_reason, None);
        assert!(!case.reasons[0].contains("20040512"), "{:?}", case.reasons);
    }
}

#[test]
fn damaged_and_masked_numbers_are_no_evidence_and_no_difference() {
    let masked =
        system(&["org_name|name|id_number|birth", &format!("{ORG1}|张伟|370102********1213|2004-05")]);
    let r = roster(&["class|name|id_number|political_status", &format!("软工2201|张伟|{A}|团员")]);
    let case = one([masked, r.clone()]);
    assert_eq!((case.certainty, case.actions), (Certainty::Certain, vec![Action::None]));
    let fields = [Field::OrgName, Field::Name, Field::IdNumber];
    let mut row = texts(&[ORG1, "张伟", ""]);
    row[2] = (CellKind::Number, "370102200405121000".to_owned());
    let damaged = table(1, TableKind::SystemList, "团员列表.xlsx", &fields, &[row]);
    let case = one([damaged, r]);
    assert!(case.differences.is_empty());
    assert_eq!(case.certainty, Certainty::Probable);
}

#[test]
fn fifteen_digits_are_the_same_number() {
    let old = "110105991231002";
    let wide = tuanji::domain::IdNumber::parse(old).unwrap().key();
    let s = system(&["org_name|name|id_number", &format!("{ORG1}|张伟|{old}")]);
    let r = roster(&["class|name|id_number|political_status", &format!("软工2201|张伟|{wide}|团员")]);
    assert_eq!(one([s, r]).actions, [Action::None]);
}

#[test]
fn dress_is_no_difference() {
    let s = system(&[
        "org_name|name|sex|birth|ethnicity|political_status|phone|joined|post|is_cadre|education|household_address|occupation",
        &format!(
            "{ORG1}|张伟|男|2004-05|汉族|共青团员|13800000001|201909|团员|否|普通本科|山东省济南市历城区文苑路1号|青年学生"
        ),
    ]);
    let r = roster(&[
        "class|name|sex|birth|ethnicity|political_status|phone|joined|post|is_cadre|education|household_address|occupation",
        "软工2201|张 伟|男生|2004年5月12日|汉|团员|+86 138-0000-0001|2019/9/1|无|无|本科|济南市历城区文苑路1号|学生",
    ]);
    let case = one([s, r]);
    assert_eq!(case.differences, []);
    assert_eq!(case.actions, [Action::None]);
}

#[test]
fn a_blank_on_one_side_is_no_difference() {
    let s = system(&["org_name|name|birth|phone|education", &format!("{ORG1}|张伟|2004-05||")]);
    let r = roster(&[
        "class|name|birth|phone|education|political_status",
        "软工2201|张伟|2004-05|13800000001|本科|团员",
    ]);
    assert_eq!(one([s, r]).actions, [Action::None]);
}

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
fn placeholders_and_card_numbers_are_not_compared() {
    let s = system(&[
        "org_name|name|birth|id_number|phone|member_number",
        &format!("{ORG1}|张伟|2004-05|{A}|13800000001|202037000001"),
    ]);
    let r = roster(&[
        "class|name|birth|id_number|phone|member_number|political_status",
        "软工2201|张伟|2004-05|无|/|20203701|团员",
    ]);
    assert_eq!(one([s, r]).differences, []);
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
fn party_members_stay_and_the_masses_go() {
    let s = system(&[
        "org_name|name|birth|political_status",
        &format!("{ORG1}|张伟|2004-05|共青团员"),
        &format!("{ORG1}|李娜|2004-09|共青团员"),
    ]);
    let r = roster(&[
        "class|name|birth|political_status",
        "软工2201|张伟|2004-05|中共党员",
        "软工2201|李娜|2004-09|群众",
        "软工2201|王芳|2004-01|群众",
        "软工2201|赵强|2004-02|中共预备党员",
    ]);
    let cases = cases([s, r]);
    assert_eq!(
        outline(&cases),
        ["1/1 Certain amend", "2/2 Certain delete", "0/3 None none", "0/4 None supplement"]
    );
    assert_eq!(cases[1].deletion_reason.as_deref(), Some("无团籍"));
}

#[test]
fn lists_of_changes_find_their_people() {
    let s = system(&[
        "org_name|name|birth",
        &format!("{ORG1}|张伟|2004-05"),
        &format!("{ORG1}|李娜|2004-09"),
        &format!("{ORG1}|王芳|2004-01"),
        &format!("{ORG1}|赵强|2004-02"),
    ]);
    let r = roster(&[
        "class|student_number|name|birth|political_status",
        "软工2201|202201110001|张伟|2004-05|团员",
        "软工2201|202201110002|李娜|2004-09|团员",
    ]);
    let changes = list(
        3,
        TableKind::StatusChanges,
        "学籍异动.xlsx",
        &[
            "class|student_number|name|status|household_address",
            "软工2201|202201110001|张伟|应征入伍|",
            "软工2201||王芳|退学|",
            "软工2201||赵强|转专业至会计学2201班|",
            "软工2201||不在此|休学|",
        ],
    );
    let outcome = World::new([s, r, changes]).run();
    assert_eq!(
        outline(&outcome.cases),
        ["1/1 Certain retain", "2/2 Certain none", "3/0 None transfer_home", "4/0 None transfer"]
    );
    assert_eq!(outcome.cases[0].retention_reason.as_deref(), Some("参军入伍"));
    assert_eq!(outcome.cases[3].transfer_to.as_deref(), Some("会计学2201班"));
    assert_eq!(outcome.unplaced_changes.len(), 1);
}

#[test]
fn keys_outlive_edits_new_files_and_the_other_order() {
    let header = "org_name|name|id_number|birth";
    let rows = [format!("{ORG1}|张玮|{A}|2004-05"), format!("{ORG1}|李娜|{C}|2004-09")];
    let s = system(&[header, &rows[0], &rows[1]]);
    let r = roster(&["class|name|id_number|political_status", &format!("软工2201|张伟|{A}|团员")]);
    let mut world = World::new([s, r]);
    let before = world.cases();
    let row = before[0].system.unwrap();
    world.overlay.set(row, Field::Name, Some("张伟".to_owned()));
    let edited = world.cases();
    assert_eq!((before[0].key, before[0].other_key), (edited[0].key, edited[0].other_key));
    // What the system has stays what the file says; the edit states the right value.
    assert_eq!(edited[0].actions, [Action::Delete, Action::Supplement]);
    // The export after the name was corrected, rows in another order, as another table.
    let corrected = rows[0].replace("张玮", "张伟");
    world.overlay = Overlay::default();
    world.tables[0] = list(9, TableKind::SystemList, "新导出.xlsx", &[header, &rows[1], &corrected]);
    let after = world.cases();
    let find = |cases: &[Case], name: &str| cases.iter().find(|case| case.name == name).unwrap().key;
    assert_eq!(find(&before, "张玮"), find(&after, "张伟"));
    assert_eq!(find(&before, "李娜"), find(&after, "李娜"));
    // Found again by its other name once a roster has come.
    let alone = World::new([world.tables[0].clone()]).cases();
    assert!(
        alone.iter().any(|case| Some(case.key) == after.iter().find(|c| c.name == "张伟").unwrap().other_key)
    );
}

#[test]
fn one_side_alone_is_nothing_to_decide() {
    let s = system(&["org_name|name", &format!("{ORG1}|张伟")]);
    assert_eq!(one([s]).actions, [Action::None]);
    assert_eq!(cases([]), []);
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
