//! Writing: what is asked first, one file or a zip of many, names, messages, rows to paste, marked files.

use std::io::{Cursor, Read};

use super::*;
use tuanji::worker::output::{Answer, Counsellor, FormDetails, Gap, OutputView, Papers, Split};

impl Desk {
    pub(super) fn output(&mut self, ask: Ask) -> (Answer, Vec<Vec<u8>>) {
        self.output_with(ask, Vec::new())
    }

    /// As the worker does it: the workbook the request is about comes from the store.
    pub(super) fn output_with(&mut self, ask: Ask, mut buffers: Vec<Vec<u8>>) -> (Answer, Vec<Vec<u8>>) {
        let request = Request::Output(ask);
        if buffers.is_empty() {
            let wanted = self.session.original_wanted(&request);
            buffers.extend(wanted.and_then(|sha256| self.shelf.originals.get(sha256)).cloned());
        }
        match self.session.handle(request, buffers, 0).unwrap() {
            Reply { response: Response::Output(answer), buffers, .. } => (*answer, buffers),
            other => panic!("no answer: {other:?}"),
        }
    }

    pub(super) fn overview(&mut self, details: FormDetails) -> OutputView {
        match self.output(Ask::Show(details)).0 {
            Answer::View(view) => view,
            other => panic!("no view: {other:?}"),
        }
    }

    pub(super) fn written(&mut self, kinds: &[FormKind], details: FormDetails) -> (String, Vec<u8>) {
        let order = Order { kinds: kinds.to_vec(), details };
        match self.output(Ask::Write(order)) {
            (Answer::File(name, None), mut buffers) => (name, buffers.remove(0)),
            other => panic!("no file: {other:?}"),
        }
    }
}

pub(super) fn members(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut member = archive.by_index(index).unwrap();
            let mut bytes = Vec::new();
            member.read_to_end(&mut bytes).unwrap();
            (member.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

#[test]
fn one_form_is_a_file_named_after_unit_form_and_day() {
    let mut desk = Desk::with_sample();
    let (name, _) = desk.written(&[FormKind::Deletion], FormDetails::default());
    assert_eq!(name, "计算机学院2022级软件工程1班-附件1-要求后台删除团员登记表-20240410.xlsx");
    let word = FormDetails { papers: Papers::Docx, ..FormDetails::default() };
    let (name, bytes) = desk.written(&[FormKind::Retention], word);
    assert_eq!(name, "计算机学院2022级软件工程1班-附件3-毕业生团籍保留登记表-20240410.docx");
    assert!(members(&bytes).iter().any(|(name, _)| name == "word/document.xml"));
    let (name, _) = desk.written(&[FormKind::Supplement], FormDetails::default());
    assert_eq!(name, "计算机学院2022级软件工程1班-补录名单-20240410.xlsx");
}

#[test]
fn all_forms_come_in_one_zip() {
    let mut desk = Desk::with_sample();
    let both = FormDetails { papers: Papers::Both, ..FormDetails::default() };
    let mut steps = Vec::new();
    let request = Request::Output(Ask::Write(Order { kinds: FormKind::ALL.to_vec(), details: both }));
    let reply = desk.session.handle_telling(request, Vec::new(), 0, &mut |p| steps.push(p.members)).unwrap();
    let Response::Output(answer) = reply.response else { panic!("no answer") };
    assert_eq!(*answer, Answer::File("计算机学院2022级软件工程1班-团籍核对表格-20240410.zip".into(), None));
    let names: Vec<String> = members(&reply.buffers[0]).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names.len(), 8, "{names:?}");
    assert_eq!(names.iter().filter(|name| name.ends_with(".docx")).count(), 2);
    assert_eq!((steps.first(), steps.last()), (Some(&(0, 8)), Some(&(8, 8))), "progress is told");
}

#[test]
fn each_branch_gets_its_own_people() {
    let mut desk = Desk::with_sample();
    // A second branch of the same 团总支.
    let text = "组织全称,姓名,身份证号\n共青团齐鲁理工学院计算机学院2022级软件工程2班支部委员会,田野,\n";
    let sheets = session::read("系统导出.csv", text.as_bytes(), &mut |_| {}).unwrap().buffers;
    desk.ask_with(Request::AddSheets(Vec::new()), sheets);
    let details = FormDetails { split: Split::Branch, ..FormDetails::default() };
    assert_eq!(desk.overview(details.clone()).units, (1, 2));
    let (name, bytes) = desk.written(&FormKind::ALL, details);
    assert_eq!(name, "计算机学院团总支-团籍核对表格-20240410.zip");
    let files = members(&bytes);
    let of = |branch: &str| -> Vec<&str> {
        files.iter().map(|(name, _)| name.as_str()).filter(|name| name.contains(branch)).collect()
    };
    assert_eq!(of("1班").len(), 6, "{:?}", of("1班"));
    assert!(of("2班").iter().all(|name| !name.contains("附件3")), "nobody to keep, no form: {:?}", of("2班"));
    assert!(files.iter().all(|(name, _)| name.starts_with("计算机学院团总支/")));
    let second = files.iter().find(|(name, _)| name.contains("2班-核对报告")).unwrap();
    let book: calamine::Xlsx<_> = calamine::Reader::new(Cursor::new(second.1.clone())).unwrap();
    let mut book = book;
    let sheet = calamine::Reader::worksheet_range(&mut book, "逐人处理").unwrap();
    let text = format!("{sheet:?}");
    assert!(text.contains("田野") && !text.contains("软件工程1班"));
}

#[test]
fn people_are_shared_out_by_general_branch_or_not_at_all() {
    let mut desk = Desk::with_sample();
    let texts = [
        "共青团齐鲁理工学院计算机学院2022级软件工程2班支部委员会,田野",
        "共青团齐鲁理工学院商学院2022级会计学1班支部委员会,秦岭",
    ];
    for (name, text) in ["甲.csv", "乙.csv"].into_iter().zip(texts) {
        let text = format!("组织全称,姓名,身份证号\n{text},\n");
        let sheets = session::read(name, text.as_bytes(), &mut |_| {}).unwrap().buffers;
        desk.ask_with(Request::AddSheets(Vec::new()), sheets);
    }
    let details = |split| FormDetails { split, ..FormDetails::default() };
    assert_eq!(desk.overview(FormDetails::default()).units, (2, 3));
    let mut people = |split| -> Vec<(String, bool, bool)> {
        let (_, zip) = desk.written(&[FormKind::Completion, FormKind::Report], details(split));
        let reports = members(&zip).into_iter().filter(|(name, _)| name.contains("核对报告"));
        let reports = reports.map(|(name, bytes)| {
            let mut book: calamine::Xlsx<_> = calamine::Reader::new(Cursor::new(bytes)).unwrap();
            let text = format!("{:?}", calamine::Reader::worksheet_range(&mut book, "逐人处理").unwrap());
            (name, text.contains("田野"), text.contains("秦岭"))
        });
        reports.collect()
    };
    let generals = people(Split::General);
    let of = |unit: &str| generals.iter().find(|(name, ..)| name.starts_with(unit)).unwrap();
    assert_eq!(generals.len(), 2);
    assert_eq!((of("计算机学院团总支-").1, of("计算机学院团总支-").2), (true, false));
    assert_eq!((of("商学院团总支-").1, of("商学院团总支-").2), (false, true));
    let [(_, true, true)] = people(Split::Merged)[..] else { panic!("one report of all") };
    assert_eq!(people(Split::Branch).len(), 3);
}

#[test]
fn who_is_not_decided_is_named_until_somebody_decides() {
    let mut desk = Desk::empty();
    let system = "组织全称,姓名,身份证号\n共青团齐鲁理工学院计算机学院2022级软件工程1班支部委员会,田野,\n";
    let roster = "班级,姓名,政治面貌\n22级软件工程1班,秦岭,共青团员\n";
    for (name, text) in [("系统导出.csv", system), ("花名册.csv", roster)] {
        let sheets = session::read(name, text.as_bytes(), &mut |_| {}).unwrap().buffers;
        desk.ask_with(Request::AddSheets(Vec::new()), sheets);
    }
    desk.ask(Request::Check);
    let mut undecided = desk.overview(FormDetails::default()).undecided;
    undecided.first.sort_unstable();
    assert_eq!((undecided.total, undecided.first), (2, vec!["田野".to_owned(), "秦岭".to_owned()]));
    let cases = desk.cases(CaseFilter::default()).cases;
    let case = cases.into_iter().find(|case| case.name == "田野").unwrap();
    let decision = Decision { verdict: Verdict::Ignore, ..Decision::default() };
    desk.ask(Request::Decide(case.key, Some(decision)));
    assert_eq!(desk.overview(FormDetails::default()).undecided.first, ["秦岭"]);
}

#[test]
fn what_is_missing_is_asked_and_what_is_given_stands_in_the_forms() {
    let mut desk = Desk::with_sample();
    let view = desk.overview(FormDetails::default());
    for gap in [Gap::Unit, Gap::Filler, Gap::Phone] {
        assert!(view.gaps.contains(&gap) && !gap.is_settled(&FormDetails::default()), "{gap:?}");
    }
    assert_eq!(view.usual_unit, "计算机学院2022级软件工程1班");
    assert!(view.undecided.total >= view.undecided.first.len() && !view.undecided.first.is_empty());
    let rows = |kind| view.forms.iter().find(|form| form.kind == kind).unwrap().rows;
    assert!(rows(FormKind::Deletion) > 0 && rows(FormKind::Report) > rows(FormKind::Deletion));

    let mut details =
        FormDetails { filler: "李四".into(), unit: "计算机学院".into(), ..FormDetails::default() };
    details.blank.insert(Gap::Phone.key());
    for gap in [Gap::Unit, Gap::Filler, Gap::Phone] {
        assert!(gap.is_settled(&details), "{gap:?}");
    }
    let (_, bytes) = desk.written(&[FormKind::Deletion], details);
    let form = super::review::sheet(bytes);
    assert!(form[2][0].contains("计算机学院（盖章）") && form[2][1].contains("李四"), "{:?}", form[2]);
}

#[test]
fn counsellors_and_full_names_are_filled_in_where_the_lists_are_silent() {
    let mut desk = Desk::empty();
    let system = "姓名,身份证号,团支部\n张三,,22软工1班\n";
    let roster = "班级,姓名,学籍状态,政治面貌\n22软工1班,张三,休学,共青团员\n";
    for (name, text) in [("系统导出.csv", system), ("花名册.csv", roster)] {
        let sheets = session::read(name, text.as_bytes(), &mut |_| {}).unwrap().buffers;
        desk.ask_with(Request::AddSheets(Vec::new()), sheets);
    }
    desk.ask(Request::Check);
    let gaps = desk.overview(FormDetails::default()).gaps;
    let branch = gaps.iter().find_map(|gap| match gap {
        Gap::Counsellor(branch, people) => Some((branch.clone(), people.clone())),
        _ => None,
    });
    let (branch, people) = branch.unwrap_or_else(|| panic!("{gaps:?}"));
    assert_eq!(people, ["张三"]);
    assert!(gaps.iter().any(|gap| matches!(gap, Gap::OrgName(words, _) if *words == branch)), "{gaps:?}");

    let full = "共青团齐鲁理工学院计算机学院2022级软件工程1班支部委员会";
    let mut details = FormDetails::default();
    let counsellor = Counsellor { name: "欧阳".into(), phone: "13900000000".into() };
    details.counsellors.insert(branch.clone(), counsellor);
    details.org_names.insert(branch, full.to_owned());
    assert!(
        desk.overview(details.clone()).gaps.iter().all(|gap| gap.is_settled(&details)),
        "asked still, answered now"
    );
    let (_, bytes) = desk.written(&[FormKind::Retention], details);
    let row = &super::review::sheet(bytes)[3];
    assert_eq!((row[2].as_str(), row[5].as_str(), row[6].as_str()), (full, "欧阳", "13900000000"));
}

#[test]
fn messages_name_fields_and_never_a_number() {
    let mut desk = Desk::with_sample();
    let Answer::Messages(branches) = desk.output(Ask::Messages).0 else { panic!("no messages") };
    assert_eq!(branches.len(), 1);
    let all = &branches[0].messages;
    assert_eq!(all.len(), desk.overview(FormDetails::default()).messages);
    for (name, text) in all {
        assert!(text.starts_with(&format!("{name}同学：请在4月20日前")), "{text}");
        assert!(!text.split(|c: char| !c.is_ascii_digit()).any(|run| run.len() > 4), "{text}");
    }
    assert!(all.iter().any(|(_, text)| text.contains("登录智慧团建完善：")));
}

#[test]
fn rows_for_the_template_are_pasted_as_text() {
    let mut desk = Desk::with_sample();
    let Answer::Template(template) = desk.output(Ask::Template).0 else { panic!("no rows") };
    assert_eq!(template.headers.len(), 16);
    assert_eq!(template.headers[..2], ["姓名", "身份证号"]);
    assert!(!template.rows.is_empty() && template.rows.iter().all(|row| row.len() == 16));
    assert_eq!(template.text.split("\r\n").count(), template.rows.len());
    assert!(template.html.contains("mso-number-format:'\\@'"));
}

#[test]
fn the_report_says_where_everything_came_from() {
    let mut desk = Desk::with_sample();
    let (_, bytes) = desk.written(&[FormKind::Report], FormDetails::default());
    let mut book: calamine::Xlsx<_> = calamine::Reader::new(Cursor::new(bytes)).unwrap();
    let sources = calamine::Reader::worksheet_range(&mut book, "数据来源").unwrap();
    let text = format!("{sources:?}").replace("\\n", "");
    for sha256 in desk.shelf.originals.keys() {
        assert!(text.contains(sha256), "{sha256}");
    }
    assert_eq!(desk.shelf.originals.len(), 2);
}
