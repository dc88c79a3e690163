//! The lists and the report workbook: what goes into them, and how they read back.

use crate::support::casebook::{Casebook, record};
use crate::support::paperwork;
use crate::support::reading::{Written, WrittenSheet, part};
use tuanji::domain::{Field, PartialDate};
use tuanji::forms::{
    CompletionRow, DecidedCase, Rejected, SupplementRow, TransferRow, completion_list, overview,
    supplement_list, transfer_list, write_completion_list, write_overview, write_supplement_list,
    write_transfer_list,
};
use tuanji::intake::table::RecordId;
use tuanji::reconcile::{Action, Difference};
use tuanji::rules::{Finding, RuleRef, registry};

const DAY: PartialDate = PartialDate { year: 2024, month: 4, day: Some(10) };
const ORG: &str = "共青团齐鲁理工学院计算机学院2022级软件工程1班支部委员会";

fn sheet(bytes: Vec<u8>) -> WrittenSheet {
    Written::read(bytes).only_sheet()
}

fn finding(rule: &str, record: RecordId, field: Field, message: &'static str) -> Finding {
    Finding {
        rule: RuleRef(registry::find(rule).unwrap()),
        record,
        field,
        value: String::new(),
        message: message.into(),
        fix: None,
        related: Vec::new(),
    }
}

fn difference(field: Field, system: &str, roster: &str) -> Difference {
    Difference { field, system: system.to_owned(), roster: roster.to_owned() }
}

/// One person on both sides.
fn casebook() -> Casebook {
    use Field::*;
    let mut book = Casebook::default();
    book.system(
        &[OrgName, Name, IdNumber, Ethnicity, Joined],
        &[&[ORG, "张叁", "370102200508080012", "汉族", "2019-09"]],
    );
    book.roster(
        &[Name, IdNumber, Phone, Joined, Status, HouseholdAddress, PoliticalStatus],
        &[&[
            "张　三",
            "３７０１０２２００５０８０８００１x",
            "138 0000 0001",
            "2019年9月",
            "退学",
            "江苏省南京市",
            "共青团员",
        ]],
    );
    book
}

fn pair(book: &Casebook, actions: &[Action]) -> tuanji::reconcile::Case {
    book.case("张叁", Some(record(1, 2)), Some(record(2, 2)), actions)
}

#[test]
fn a_supplement_takes_the_rosters_values_in_the_imports_form() {
    let book = casebook();
    let case = pair(&book, &[Action::Delete, Action::Supplement]);
    let list = supplement_list(&[DecidedCase::from(&case)], &book.lookup());
    assert_eq!(
        list.rows,
        [SupplementRow {
            name: "张三".to_owned(),
            id_number: "37010220050808001X".to_owned(),
            ethnicity: "汉族".to_owned(),
            political_status: "共青团员".to_owned(),
            joined: "2019-09".to_owned(),
            phone: "13800000001".to_owned(),
            branch: ORG.to_owned(),
            note: "待系统删除原有错误信息后重新录入".to_owned(),
            ..SupplementRow::default()
        }]
    );
}

#[test]
fn whoever_only_ticked_that_he_is_a_member_is_entered_as_one() {
    let mut book = Casebook::default();
    book.roster(&[Field::Name, Field::PoliticalStatus], &[&["张三", "√"], &["李四", "中共党员"]]);
    let cases = [2, 3].map(|row| book.case("张三", None, Some(record(1, row)), &[Action::Supplement]));
    let decided: Vec<_> = cases.iter().map(DecidedCase::from).collect();
    let list = supplement_list(&decided, &book.lookup());
    let said: Vec<_> = list.rows.iter().map(|row| row.political_status.as_str()).collect();
    assert_eq!(said, ["共青团员", "中共党员"]);
}

#[test]
fn the_supplement_list_has_the_imports_columns_first() {
    let list = paperwork::supplement_list(3);
    let sheet = sheet(write_supplement_list(&list, DAY).unwrap());
    assert_eq!(sheet.words(0)[0], "补录名单");
    assert_eq!(
        sheet.words(1)[..16],
        [
            "姓名",
            "身份证号",
            "民族",
            "政治面貌",
            "文化程度",
            "入团年月",
            "是否团干部",
            "手机号码",
            "微博",
            "QQ",
            "邮箱",
            "发展团员编号",
            "团内现任职务",
            "任现职年月",
            "团干部性质",
            "是否同级党委（支部）成员"
        ]
    );
    let names: Vec<&str> = sheet.column_words(0)[2..].to_vec();
    assert_eq!(names, list.rows.iter().map(|row| row.name.as_str()).collect::<Vec<_>>());
    sheet.assert_nothing_is_cut(1..5, 10.0);
}

#[test]
fn the_supplement_list_prints_on_two_pages_at_its_own_size() {
    let bytes = write_supplement_list(&paperwork::supplement_list(3), DAY).unwrap();
    let xml = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(xml.contains("fitToWidth=\"2\"") && xml.contains("pageOrder=\"overThenDown\""), "{xml}");
    assert!(xml.contains("<colBreaks count=\"1\" manualBreakCount=\"1\"><brk id=\"11\""), "{xml}");
    let book = part(&bytes, "xl/workbook.xml");
    assert!(book.contains("补录名单!$A:$A,补录名单!$2:$2"), "name and header stand on both: {book}");
    // What A4 on its side has, in pixels: more would be printed smaller.
    let sheet = Written::read(bytes).only_sheet();
    let names = sheet.width(0..1);
    for columns in [0..11, 11..18] {
        let repeated = if columns.start > 0 { names } else { 0.0 };
        assert!(sheet.width(columns.clone()) + repeated < 1_009.0, "{columns:?}");
    }
}

#[test]
fn a_transfer_names_both_ends_and_who_starts_it() {
    let book = casebook();
    let mut case = pair(&book, &[Action::TransferHome, Action::Transfer]);
    let lookup = book.lookup();
    let list = transfer_list(&[DecidedCase::from(&case)], &lookup);
    let home = TransferRow {
        name: "张叁".to_owned(),
        phone: "13800000001".to_owned(),
        action: Action::TransferHome,
        from: ORG.to_owned(),
        to: "江苏省南京市".to_owned(),
        reason: "退学".to_owned(),
    };
    let elsewhere = TransferRow { action: Action::Transfer, to: String::new(), ..home.clone() };
    assert_eq!(list.rows, [elsewhere, home], "a person can be on the list twice");

    case.transfer_to = Some("22级软件工程2班".to_owned());
    assert_eq!(transfer_list(&[DecidedCase::from(&case)], &lookup).rows[0].to, "22级软件工程2班");

    let sheet = sheet(write_transfer_list(&list, DAY).unwrap());
    assert_eq!(sheet.words(1), ["共 2 人，其中转回户籍地 1 人。"]);
    assert_eq!(
        sheet.words(4),
        [
            "2",
            "张叁",
            "13800000001",
            "转回户籍地",
            ORG,
            "江苏省南京市",
            "退学",
            "由团总支管理员或学生本人发起转出，转接至学生户籍所在地团组织"
        ]
    );
    sheet.assert_nothing_is_cut(2..5, 10.0);
}

#[test]
fn completion_gathers_differences_and_errors_of_both_sides() {
    let book = casebook();
    let mut case = pair(&book, &[Action::Amend]);
    case.differences =
        vec![difference(Field::Phone, "", "13800000001"), difference(Field::Name, "张叁", "张三")];
    let findings = [
        finding("CP006", record(1, 2), Field::Phone, "手机号码为空。"),
        finding("CP005", record(2, 2), Field::HouseholdAddress, "个人户籍地址为空。"),
        finding("CP005", record(2, 9), Field::HouseholdAddress, "别人的。"),
    ];
    let list = completion_list(&[DecidedCase::from(&case)], &findings, &book.lookup());
    assert_eq!(
        list.rows,
        [CompletionRow {
            branch: ORG.to_owned(),
            name: "张叁".to_owned(),
            phone: "13800000001".to_owned(),
            fields: vec![Field::Phone, Field::HouseholdAddress],
            details: [
                "手机号码：系统为空白，花名册为“13800000001”",
                "系统：手机号码为空。",
                "花名册：个人户籍地址为空。"
            ]
            .map(str::to_owned)
            .to_vec(),
        }]
    );
    let sheet = sheet(write_completion_list(&list, DAY).unwrap());
    assert_eq!(sheet.words(2), ["序号", "团支部", "姓名", "手机号码", "待完善项目", "具体说明"]);
    assert_eq!(sheet.words(3)[4], "手机号码、个人户籍地址");
    sheet.assert_nothing_is_cut(2..4, 10.0);
}

#[test]
fn who_leaves_the_system_is_not_asked_to_complete_anything() {
    let book = casebook();
    let findings = [
        finding("ID001", record(1, 2), Field::IdNumber, "系统的。"),
        finding("CP005", record(2, 2), Field::HouseholdAddress, "花名册的。"),
    ];
    let details = |actions: &[Action]| {
        let case = pair(&book, actions);
        let list = completion_list(&[DecidedCase::from(&case)], &findings, &book.lookup());
        list.rows.into_iter().flat_map(|row| row.details).collect::<Vec<_>>()
    };
    assert!(details(&[Action::Delete]).is_empty());
    assert_eq!(details(&[Action::Delete, Action::Supplement]), ["花名册：花名册的。"]);
    assert_eq!(details(&[Action::None]), ["系统：系统的。", "花名册：花名册的。"]);
    let outsider = book.case("路人", None, Some(record(2, 2)), &[Action::None]);
    let list = completion_list(&[DecidedCase::from(&outsider)], &findings, &book.lookup());
    assert!(list.rows.is_empty(), "not a member, nothing to complete in the system");
}

#[test]
fn the_report_counts_what_is_listed() {
    let book = casebook();
    let cases = [
        pair(&book, &[Action::Delete, Action::Supplement]),
        book.case("李四", None, Some(record(2, 3)), &[Action::Decide]),
        pair(&book, &[Action::None]),
    ];
    let findings = [finding("CP006", record(1, 2), Field::Phone, "手机号码为空。")];
    let rejected = [Rejected { file: "坏.xlsx".to_owned(), reason: "文件已损坏。".to_owned() }];
    let mut decided = DecidedCase::all_as_proposed(&cases);
    decided[1].actions = &[Action::None];
    let report = overview(&decided, &findings, &rejected, &book.lookup());

    let totals = &report.branches[0];
    assert_eq!((totals.in_system, totals.in_roster, totals.paired, totals.incomplete), (2, 3, 2, 1));
    assert_eq!(totals.actions, [1, 1, 0, 0, 0, 0, 0, 2]);
    let spoke: Vec<_> = report.rules.iter().filter(|rule| rule.count > 0).collect();
    assert_eq!((spoke.len(), spoke[0].code.as_str(), spoke[0].count), (1, "CP006", 1));
    assert!(report.rules.len() > 50, "rules that found nothing are named too");
    assert_eq!(report.cases[1].reasons, "由核对人决定，原建议：待确认");
    assert_eq!(report.findings[0].place, "团员列表.xlsx [Sheet1] 第 2 行");
    assert_eq!(report.sources.len(), 3);
    assert_eq!(report.sources[2].kind, "未读入");

    let written = Written::read(write_overview(&report, DAY).unwrap());
    let names: Vec<&str> = written.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["总览", "团总支汇总", "各支部汇总", "逐人处理", "规则汇总", "规则发现", "数据来源"]);
    assert_eq!(written.sheets[2].words(1), ["核对日期：2024-04-10　共 1 个团支部、3 人。一人可有多项处理。"]);
}

#[test]
fn the_report_has_a_sum_under_several_branches() {
    let written = Written::read(write_overview(&paperwork::overview(8), DAY).unwrap());
    let sum =
        ["合计", "180", "170", "168", "156", "8", "12", "20", "4", "4", "8", "4", "120", "28", "10", "94%"];
    assert_eq!(written.sheets[2].words(7), sum);
    assert_eq!(written.sheets[1].words(3)[1..], sum[1..], "one 团总支 of all branches");
    for sheet in &written.sheets[1..] {
        sheet.assert_nothing_is_cut(2..40, 10.0);
    }
}

#[test]
fn hostile_text_stays_text() {
    for hostile in crate::support::hostile::texts() {
        let mut book = Casebook::default();
        let texts = [hostile.as_str(); 3];
        book.system(&[Field::OrgName, Field::Name, Field::Status], &[&texts]);
        let mut case = book.case(
            &hostile,
            Some(record(1, 2)),
            None,
            &[Action::Supplement, Action::Transfer, Action::TransferHome, Action::Amend],
        );
        case.branch = hostile.clone();
        case.transfer_to = Some(hostile.clone());
        case.differences = vec![difference(Field::Phone, &hostile, &hostile)];
        let (decided, lookup) = ([DecidedCase::from(&case)], book.lookup());
        let only_text = crate::support::hostile::assert_only_text;
        only_text(&write_supplement_list(&supplement_list(&decided, &lookup), DAY).unwrap(), &hostile, 0);
        only_text(&write_transfer_list(&transfer_list(&decided, &lookup), DAY).unwrap(), &hostile, 2);
        only_text(
            &write_completion_list(&completion_list(&decided, &[], &lookup), DAY).unwrap(),
            &hostile,
            1,
        );
        only_text(&write_overview(&overview(&decided, &[], &[], &lookup), DAY).unwrap(), &hostile, 2);
    }
}
