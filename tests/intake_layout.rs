//! One workbook for each way people lay out a list, and what must be found in it.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests: what cannot be made or found must stop them"
)]

mod support;

use rust_xlsxwriter::Worksheet;
use support::workbooks::*;
use tuanji::intake::{CellKind, Layout, Limits, Sheet, propose_layout, read_file};

/// Reads a workbook of one sheet.
fn open(name: &str, bytes: &[u8]) -> (Sheet, Layout) {
    let intake = read_file(name, bytes, &Limits::default(), &mut |_| {});
    assert_eq!(intake.rejected, []);
    let sheet = intake.sheets.into_iter().next().unwrap();
    let layout = propose_layout(&sheet);
    (sheet, layout)
}

/// The fields by their identifiers, `-` where a column has none.
fn fields(layout: &Layout) -> String {
    let ids: Vec<_> = layout.columns.iter().map(|c| c.field.map_or("-", |field| field.id())).collect();
    ids.join(" ")
}

struct Case {
    name: &'static str,
    file: &'static str,
    sheet: &'static str,
    fill: fn(&mut Worksheet),
    kind: &'static str,
    header: &'static [u32],
    fields: &'static str,
    /// First and last record row, and how many there are.
    rows: (u32, u32, usize),
}

const CASES: &[Case] = &[
    Case {
        name: "an export as the system gives it",
        file: "团员列表.xlsx",
        sheet: "Sheet1",
        fill: |s| write(s, 1, &records(&plain(EXPORT), &people(6, 1))),
        kind: "system_list",
        header: &[1],
        fields: "org_name name sex birth ethnicity phone post political_status member_number joined",
        rows: (2, 7, 6),
    },
    Case {
        name: "title lines above, totals and signatures below",
        file: "名单.xlsx",
        sheet: "Sheet1",
        fill: |s| {
            s.merge_range(0, 0, 0, 4, "2022级软件工程1班学生信息表", &centred()).unwrap();
            write(s, 2, &[texts(&["学院：计算机学院", "", "", "填表日期：2024年4月"])]);
            write(s, 4, &records(&plain(&["序号", "姓名", "性别", "学号", "手机号码"]), &people(5, 2)));
            write(s, 11, &[texts(&["合计", "5人"])]);
            write(
                s,
                13,
                &[
                    texts(&["填表人：", "", "负责人签字："]),
                    texts(&["注：1.学号必须为12位；2.手机号码必须为本人号码。"]),
                ],
            );
        },
        kind: "class_roster",
        header: &[4],
        fields: "- name sex student_number phone",
        rows: (5, 9, 5),
    },
    Case {
        name: "required marks, hints, line breaks and blanks in headers",
        file: "信息采集.xlsx",
        sheet: "Sheet1",
        fill: |s| {
            let columns = [
                ("姓名", "*姓　名"),
                ("身份证号", "身份证号码*（18位）"),
                ("手机号码", "手机号码\n（本人）"),
                ("入团年月", "入团时间\r\n（格式：202209）*"),
                ("团员发展编号", "发展团员编号【12位】"),
                ("户籍", "户籍所在地(与户口本一致)"),
                ("政治面貌", "政 治 面 貌"),
            ];
            write(s, 1, &records(&columns, &people(4, 3)));
        },
        kind: "class_roster",
        header: &[1],
        fields: "name id_number phone joined member_number household_address political_status",
        rows: (2, 5, 4),
    },
    Case {
        name: "a questionnaire's export",
        file: "12345_按文本_团员信息收集_4.xlsx",
        sheet: "sheet1",
        fill: |s| {
            let columns = [
                ("序号", "序号"),
                ("", "提交答卷时间"),
                ("", "所用时间"),
                ("", "来源"),
                ("", "来源详情"),
                ("", "来自IP"),
                ("姓名", "1、您的姓名"),
                ("性别", "2、您的性别："),
                ("身份证号", "3、请输入您的身份证号码"),
                ("手机号码", "4、您的手机号码是？"),
                ("政治面貌", "5、请选择您的政治面貌"),
                ("入团年月", "6、您的入团时间（年月）"),
                ("", "7、总分"),
            ];
            write(s, 1, &records(&columns, &people(4, 4)));
        },
        kind: "class_roster",
        header: &[1],
        fields: "- - - - - - name sex id_number phone political_status joined -",
        rows: (2, 5, 4),
    },
    Case {
        name: "a header over two rows with merged groups",
        file: "花名册.xlsx",
        sheet: "Sheet1",
        fill: |s| {
            let c = centred();
            s.merge_range(0, 0, 0, 6, "学生基本情况登记表", &c).unwrap();
            for (column, text) in [(0, "序号"), (1, "姓名"), (2, "性别")] {
                s.merge_range(1, column, 2, column, text, &c).unwrap();
            }
            s.merge_range(1, 3, 1, 4, "联系方式", &c).unwrap();
            s.merge_range(1, 5, 1, 6, "辅导员", &c).unwrap();
            write(s, 3, &[texts(&["", "", "", "手机", "QQ", "姓名", "电话"])]);
            let columns = plain(&["序号", "姓名", "性别", "手机号码", "", "辅导员", "辅导员电话"]);
            write(s, 4, &records(&columns, &people(3, 5))[1..]);
        },
        kind: "class_roster",
        header: &[2, 3],
        fields: "- name sex phone other_contact counsellor counsellor_phone",
        rows: (4, 6, 3),
    },
    Case {
        name: "groups without merges, the family's telephone, a count below",
        file: "花名册.xlsx",
        sheet: "Sheet1",
        fill: |s| {
            write(s, 1, &[texts(&["序号", "姓名", "出生", "", "家庭情况", "", "本人电话"])]);
            write(s, 2, &[texts(&["", "", "年月", "地点", "父亲姓名", "联系电话", ""])]);
            let columns = plain(&["序号", "姓名", "出生年月", "", "辅导员", "辅导员电话", "手机号码"]);
            write(s, 3, &records(&columns, &people(3, 26))[1..]);
            write(s, 6, &[texts(&["团员人数", "3"])]);
        },
        kind: "class_roster",
        header: &[1, 2],
        fields: "- name birth - - - phone",
        rows: (3, 5, 3),
    },
    Case {
        name: "three header rows, groups of groups",
        file: "花名册.xlsx",
        sheet: "Sheet1",
        fill: |s| {
            let c = centred();
            s.merge_range(0, 0, 0, 2, "基本信息", &c).unwrap();
            s.merge_range(0, 3, 0, 5, "团员信息", &c).unwrap();
            for (column, text) in [(0, "姓名"), (1, "性别"), (2, "身份证号"), (3, "政治面貌")] {
                s.merge_range(1, column, 2, column, text, &c).unwrap();
            }
            s.merge_range(1, 4, 1, 5, "入团", &c).unwrap();
            write(s, 3, &[texts(&["", "", "", "", "时间", "编号"])]);
            let columns = plain(&["姓名", "性别", "身份证号", "政治面貌", "入团年月", "团员发展编号"]);
            write(s, 4, &records(&columns, &people(3, 6))[1..]);
        },
        kind: "class_roster",
        header: &[1, 2, 3],
        fields: "name sex id_number political_status joined member_number",
        rows: (4, 6, 3),
    },
    Case {
        name: "blank rows and columns between",
        file: "名单.xlsx",
        sheet: "Sheet1",
        fill: |s| {
            let rows = records(&plain(&["", "姓名", "", "性别", "身份证号"]), &people(4, 7));
            write(s, 3, &rows[..1]);
            write(s, 5, &rows[1..3]);
            write(s, 9, &rows[3..]);
        },
        kind: "class_roster",
        header: &[3],
        fields: "name sex id_number",
        rows: (5, 10, 4),
    },
    Case {
        name: "no header at all",
        file: "名单.xlsx",
        sheet: "Sheet1",
        fill: |s| {
            write(
                s,
                1,
                &records(&plain(&["序号", "姓名", "性别", "身份证号", "手机号码", "班级"]), &people(5, 8))
                    [1..],
            )
        },
        kind: "class_roster",
        header: &[],
        fields: "- name sex id_number phone class",
        rows: (1, 5, 5),
    },
    Case {
        name: "headers that name nothing known",
        file: "名单.xlsx",
        sheet: "Sheet1",
        fill: |s| {
            let columns = [
                ("姓名", "姓名"),
                ("身份证号", "ID Card"),
                ("手机号码", "Tel"),
                ("性别", "男/女"),
                ("", "楼栋"),
            ];
            write(s, 1, &records(&columns, &people(4, 9)));
        },
        kind: "class_roster",
        header: &[1],
        fields: "name id_number phone sex -",
        rows: (2, 5, 4),
    },
    Case {
        name: "missing header cells",
        file: "名单.xlsx",
        sheet: "Sheet1",
        fill: |s| {
            let columns =
                [("班级", "班级"), ("学号", "学号"), ("姓名", ""), ("性别", "性别"), ("身份证号", "")];
            write(s, 1, &records(&columns, &people(4, 10)));
        },
        kind: "class_roster",
        header: &[1],
        fields: "class student_number name sex id_number",
        rows: (2, 5, 4),
    },
    Case {
        name: "a school's master roster is no export",
        file: "汇总.xlsx",
        sheet: "Sheet1",
        fill: |s| {
            let columns = [
                ("学院", "学院"),
                ("", "年级"),
                ("组织全称", "组织全称"),
                ("辅导员", "所属辅导员"),
                ("姓名", "姓名"),
                ("性别", "性别"),
                ("学号", "学号"),
                ("出生年月", "出生年月"),
                ("身份证号", "身份证号码"),
                ("手机号码", "手机号码"),
                ("", "团内职务"),
                ("团员发展编号", "团员发展编号"),
                ("户籍", "户籍地"),
                ("", "转接状态"),
                ("", "备注"),
            ];
            write(s, 1, &records(&columns, &people(4, 11)));
        },
        kind: "class_roster",
        header: &[1],
        fields: "college - org_name counsellor name sex student_number birth id_number phone post member_number household_address - -",
        rows: (2, 5, 4),
    },
    Case {
        name: "a list of changes of enrolment",
        file: "2023-2024学年学籍异动名单.xlsx",
        sheet: "Sheet1",
        fill: |s| {
            let columns = [
                ("序号", "序号"),
                ("学院", "学院"),
                ("班级", "班级"),
                ("姓名", "姓名"),
                ("学号", "学号"),
                ("异动", "异动类型"),
                ("", "异动时间"),
            ];
            write(s, 1, &records(&columns, &people(3, 12)));
        },
        kind: "status_changes",
        header: &[1],
        fields: "- college class name student_number status -",
        rows: (2, 4, 3),
    },
    Case {
        name: "form 1 as a branch fills it",
        file: "附件1.xlsx",
        sheet: "Sheet1",
        fill: |s| {
            s.merge_range(0, 0, 0, 3, "齐鲁理工学院要求后台删除团员登记表", &centred()).unwrap();
            write(s, 2, &[texts(&["单位：（盖章）", "填报人：", "电话："])]);
            let columns = [
                ("组织全称", "组织全称"),
                ("姓名", "姓名（系统中的姓名）"),
                ("身份证号", "身份证号\n（系统中的身份证号）"),
                ("", "删除原因"),
            ];
            write(s, 3, &records(&columns, &people(2, 13)));
            write(
                s,
                8,
                &[
                    texts(&["删除后重新录入系统保证："]),
                    texts(&["", "", "负责人签字："]),
                    texts(&["", "", "时      间："]),
                ],
            );
            write(
                s,
                12,
                &[
                    texts(&["填写要求"]),
                    texts(&["1.组织全称：组织全称必须和“智慧团建”系统中的组织名称一致。"]),
                    texts(&["2.姓名：表中姓名需填写“智慧团建”系统中录入的姓名。"]),
                ],
            );
        },
        kind: "deletion_form",
        header: &[3],
        fields: "org_name name id_number deletion_reason",
        rows: (4, 5, 2),
    },
    Case {
        name: "a form whose reason is only called so",
        file: "计算机学院.xlsx",
        sheet: "Sheet1",
        fill: |s| {
            write(s, 1, &[texts(&["要求后台删除团员登记表"])]);
            let columns = [
                ("组织全称", "团组织全称"),
                ("姓名", "系统中的姓名"),
                ("身份证号", "系统中的身份证号码"),
                ("异动", "原因"),
            ];
            write(s, 2, &records(&columns, &people(2, 27)));
        },
        kind: "deletion_form",
        header: &[2],
        fields: "org_name name id_number deletion_reason",
        rows: (3, 4, 2),
    },
    Case {
        name: "form 3 has two columns of the same name",
        file: "附件3.xlsx",
        sheet: "Sheet1",
        fill: |s| {
            s.merge_range(0, 0, 0, 8, "齐鲁理工学院毕业生团籍保留登记表", &centred()).unwrap();
            let columns = [
                ("序号", "序号"),
                ("学院", "团总支"),
                ("班级", "团支部"),
                ("姓名", "姓名"),
                ("手机号码", "联系电话"),
                ("辅导员", "辅导员"),
                ("辅导员电话", "联系电话"),
                ("", "其他联系方式（如微信、QQ等）"),
                ("异动", "保留原因"),
            ];
            write(s, 2, &records(&columns, &people(3, 14)));
            write(
                s,
                7,
                &[texts(&[
                    "注：保留原因填写：参军入伍、出国（境）研究学习、延迟毕业。若为其他原因，按真实原因填写即可。",
                ])],
            );
        },
        kind: "retention_form",
        header: &[2],
        fields: "- college branch name phone counsellor counsellor_phone other_contact retention_reason",
        rows: (3, 5, 3),
    },
    Case {
        name: "pages printed with the header on each, numbered blank rows at the end",
        file: "名单.xlsx",
        sheet: "Sheet1",
        fill: |s| {
            let rows = records(&plain(&["序号", "姓名", "性别", "身份证号"]), &people(6, 15));
            write(s, 1, &rows[..4]);
            write(s, 5, &rows[..1]);
            write(s, 6, &rows[4..]);
            write(s, 9, &[texts(&["7"]), texts(&["8"])]);
        },
        kind: "class_roster",
        header: &[1],
        fields: "- name sex id_number",
        rows: (2, 8, 6),
    },
    Case {
        name: "an example row and a row of hints under the header",
        file: "模板.xlsx",
        sheet: "Sheet1",
        fill: |s| {
            let rows = records(&plain(&["姓名", "性别", "身份证号", "手机号码"]), &people(3, 16));
            write(s, 1, &rows[..1]);
            write(
                s,
                2,
                &[
                    texts(&["必填", "必填", "必填", "选填"]),
                    texts(&["例：张三", "男", "37010220050808001X", "13800000000"]),
                ],
            );
            write(s, 4, &rows[1..]);
        },
        kind: "class_roster",
        header: &[1],
        fields: "name sex id_number phone",
        rows: (4, 6, 3),
    },
    Case {
        name: "other people's names and telephones",
        file: "学生信息.xlsx",
        sheet: "Sheet1",
        fill: |s| {
            let columns = [
                ("辅导员", "父亲姓名"),
                ("辅导员电话", "家长联系电话"),
                ("姓名", "学生姓名"),
                ("手机号码", "本人联系电话"),
                ("身份证号", "身份证"),
                ("辅导员", "紧急联系人"),
            ];
            write(s, 1, &records(&columns, &people(3, 17)));
        },
        kind: "class_roster",
        header: &[1],
        fields: "- - name phone id_number -",
        rows: (2, 4, 3),
    },
    Case {
        name: "classes as lines of their own, two tables one above the other",
        file: "名单.xlsx",
        sheet: "Sheet1",
        fill: |s| {
            let rows = records(&plain(&["序号", "姓名", "性别", "身份证号"]), &people(4, 22));
            s.merge_range(0, 0, 0, 3, "2022级学生名单", &centred()).unwrap();
            write(s, 2, &rows[..1]);
            s.merge_range(2, 0, 2, 3, "软件工程1班", &centred()).unwrap();
            write(s, 4, &rows[1..3]);
            write(s, 6, &[texts(&["", "软件工程2班"])]);
            write(s, 8, &rows[..1]);
            write(s, 9, &rows[3..]);
            write(s, 12, &[texts(&["", "2024年4月1日"])]);
        },
        kind: "class_roster",
        header: &[2],
        fields: "- name sex id_number",
        rows: (4, 10, 4),
    },
    Case {
        name: "a form about one person is no list",
        file: "个人信息表.xlsx",
        sheet: "Sheet1",
        fill: |s| {
            let rows = [
                ["姓名", "王一诺", "性别", "女"],
                ["身份证号", "37010220040901022X", "民族", "汉族"],
                ["入团时间", "2018-05", "电话", "13800000001"],
            ];
            write(s, 1, &rows.map(|row| texts(&row)));
        },
        kind: "unknown",
        header: &[1],
        fields: "name - sex -",
        rows: (0, 0, 0),
    },
    Case {
        name: "a province's own system",
        file: "members.xlsx",
        sheet: "Sheet1",
        fill: |s| {
            let columns = [
                ("姓名", "姓名"),
                ("手机号码", "手机号码"),
                ("", "证件类型"),
                ("身份证号", "身份证号码"),
                ("", "实名认证状态"),
                ("政治面貌", "政治面貌"),
                ("", "全日制学历"),
                ("班级", "所在团支部"),
                ("团员发展编号", "团员编号"),
                ("", "团籍状态"),
            ];
            write(s, 1, &records(&columns, &people(3, 23)));
        },
        kind: "system_list",
        header: &[1],
        fields: "name phone - id_number - political_status education branch member_number -",
        rows: (2, 4, 3),
    },
    Case {
        name: "the same header in two languages",
        file: "名单.xlsx",
        sheet: "Sheet1",
        fill: |s| {
            write(s, 1, &[texts(&["姓名", "性别", "身份证号"]), texts(&["Name", "Gender", "ID Number"])]);
            write(s, 3, &records(&plain(&["姓名", "性别", "身份证号"]), &people(3, 24))[1..]);
        },
        kind: "class_roster",
        header: &[1, 2],
        fields: "name sex id_number",
        rows: (3, 5, 3),
    },
    Case {
        name: "only names",
        file: "名单.xlsx",
        sheet: "Sheet1",
        fill: |s| write(s, 1, &records(&plain(&["姓名"]), &people(3, 18))),
        kind: "class_roster",
        header: &[1],
        fields: "name",
        rows: (2, 4, 3),
    },
];

#[test]
fn every_layout_is_understood() {
    let mut wrong = Vec::new();
    for case in CASES {
        let (_, layout) = open(case.file, &workbook(case.sheet, case.fill));
        let rows = (
            layout.rows.first().copied().unwrap_or(0),
            layout.rows.last().copied().unwrap_or(0),
            layout.rows.len(),
        );
        let found = (layout.kind.id(), layout.header_rows.as_slice(), fields(&layout), rows);
        let wanted = (case.kind, case.header, case.fields.to_owned(), case.rows);
        if found != wanted {
            wrong.push(format!(
                "{}\n  found  {found:?}\n  wanted {wanted:?}\n  notes {:?}",
                case.name, layout.notes
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_column_says_why() {
    for case in CASES {
        let (_, layout) = open(case.file, &workbook(case.sheet, case.fill));
        for column in &layout.columns {
            assert!(!column.why.is_empty(), "{}: {}", case.name, column.header);
        }
    }
}

#[test]
fn cells_keep_what_the_file_says_of_them() {
    use rust_xlsxwriter::{Format, Formula};
    let bytes = workbook("Sheet1", |s| {
        write(s, 1, &[texts(&["姓名", "身份证号", "出生日期", "入团时间", "电话", "是否", "错误", "公式"])]);
        s.write_string(1, 0, "张三").unwrap();
        s.write_number(1, 1, 370_102_200_508_081_234.0).unwrap();
        s.write_number_with_format(1, 2, 38_231.0, &Format::new().set_num_format("yyyy/m/d")).unwrap();
        s.write_number_with_format(1, 3, 43_344.0, &Format::new().set_num_format("yyyy\"年\"m\"月\""))
            .unwrap();
        s.write_number(1, 4, 13_812_345_678.0).unwrap();
        s.write_boolean(1, 5, true).unwrap();
        s.write_formula(1, 6, Formula::new("=NA()").set_result("#N/A")).unwrap();
        s.write_formula(1, 7, Formula::new("=A2&\"x\"").set_result("张三x")).unwrap();
    });
    let (sheet, _) = open("a.xlsx", &bytes);
    let row: Vec<_> = sheet.row(1).map(|cell| (cell.text, cell.kind)).collect();
    assert_eq!(row[1], ("370102200508081200", CellKind::Number));
    assert_eq!(row[2], ("2004-09-01", CellKind::Date));
    assert_eq!(row[3], ("2018-09", CellKind::Date));
    assert_eq!(row[4], ("13812345678", CellKind::Number));
    assert_eq!(row[5], ("TRUE", CellKind::Bool));
    assert_eq!(row[6].0, "#N/A");
    assert_eq!(row[7], ("张三x", CellKind::Text));
}

#[test]
fn a_class_merged_beside_its_members_is_said_of_each() {
    let bytes = workbook("Sheet1", |s| {
        let rows = records(&plain(&["", "姓名", "性别"]), &people(4, 20));
        write(s, 1, &rows);
        s.write_string(0, 0, "班级").unwrap();
        s.merge_range(1, 0, 2, 0, "软件1班", &centred()).unwrap();
        s.merge_range(3, 0, 4, 0, "软件2班", &centred()).unwrap();
    });
    let (sheet, layout) = open("a.xlsx", &bytes);
    assert_eq!(fields(&layout), "class name sex");
    let classes: Vec<_> = (1..5).map(|i| sheet.cell(i, 0).unwrap().text).collect();
    assert_eq!(classes, ["软件1班", "软件1班", "软件2班", "软件2班"]);
}

#[test]
fn what_is_not_read_is_said() {
    let bytes = workbook("Sheet1", |s| {
        let columns = plain(&["姓名", "学号", "姓名", "学号"]);
        write(s, 1, &records(&columns, &people(3, 25)));
        write(s, 6, &[texts(&["合计"])]);
    });
    let (_, layout) = open("a.xlsx", &bytes);
    assert!(layout.notes.iter().any(|note| note.contains("左右分栏")), "{:?}", layout.notes);
    assert!(layout.notes.iter().any(|note| note.contains("第 6 行")), "{:?}", layout.notes);
}

#[test]
fn the_user_can_say_otherwise() {
    use tuanji::domain::Field;
    use tuanji::intake::layout_with_header;
    let bytes =
        workbook("Sheet1", |s| write(s, 2, &records(&plain(&["姓名", "班级", "学号"]), &people(3, 21))));
    let (sheet, mut layout) = open("a.xlsx", &bytes);
    layout.assign(&sheet, 1, Some(Field::Branch));
    assert_eq!(fields(&layout), "name branch student_number");
    layout.assign(&sheet, 2, Some(Field::Branch));
    assert_eq!(fields(&layout), "name - branch");
    assert_eq!(layout.rows, [3, 4, 5]);
    let other = layout_with_header(&sheet, &[]);
    assert_eq!(other.header_rows, [] as [u32; 0]);
    assert_eq!(other.rows.first(), Some(&2));
}
