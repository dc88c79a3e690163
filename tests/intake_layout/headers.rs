//! Where the header is, and who is below it.

use super::support::workbooks::*;
use super::{Case, ROSTER};

pub const CASES: &[Case] = &[
    Case {
        name: "title lines above, totals and signatures below",
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
        header: &[4],
        fields: "- name sex student_number phone",
        rows: (5, 9, 5),
        ..ROSTER
    },
    Case {
        name: "required marks, hints, line breaks and blanks in headers",
        file: "信息采集.xlsx",
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
        fields: "name id_number phone joined member_number household_address political_status",
        rows: (2, 5, 4),
        ..ROSTER
    },
    Case {
        name: "a header over two rows with merged groups",
        file: "花名册.xlsx",
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
        header: &[2, 3],
        fields: "- name sex phone other_contact counsellor counsellor_phone",
        rows: (4, 6, 3),
        ..ROSTER
    },
    Case {
        name: "groups without merges, the family's telephone, a count below",
        file: "花名册.xlsx",
        fill: |s| {
            write(s, 1, &[texts(&["序号", "姓名", "出生", "", "家庭情况", "", "本人电话"])]);
            write(s, 2, &[texts(&["", "", "年月", "地点", "父亲姓名", "联系电话", ""])]);
            let columns = plain(&["序号", "姓名", "出生年月", "", "辅导员", "辅导员电话", "手机号码"]);
            write(s, 3, &records(&columns, &people(3, 26))[1..]);
            write(s, 6, &[texts(&["团员人数", "3"])]);
        },
        header: &[1, 2],
        fields: "- name birth - - - phone",
        rows: (3, 5, 3),
        ..ROSTER
    },
    Case {
        name: "three header rows, groups of groups",
        file: "花名册.xlsx",
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
        header: &[1, 2, 3],
        fields: "name sex id_number political_status joined member_number",
        rows: (4, 6, 3),
        ..ROSTER
    },
    Case {
        name: "blank rows and columns between",
        fill: |s| {
            let rows = records(&plain(&["", "姓名", "", "性别", "身份证号"]), &people(4, 7));
            write(s, 3, &rows[..1]);
            write(s, 5, &rows[1..3]);
            write(s, 9, &rows[3..]);
        },
        header: &[3],
        fields: "name sex id_number",
        rows: (5, 10, 4),
        ..ROSTER
    },
    Case {
        name: "no header at all",
        fill: |s| {
            write(
                s,
                1,
                &records(&plain(&["序号", "姓名", "性别", "身份证号", "手机号码", "班级"]), &people(5, 8))
                    [1..],
            )
        },
        header: &[],
        fields: "- name sex id_number phone class",
        rows: (1, 5, 5),
        ..ROSTER
    },
    Case {
        name: "headers that name nothing known",
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
        fields: "name id_number phone sex -",
        rows: (2, 5, 4),
        ..ROSTER
    },
    Case {
        name: "missing header cells",
        fill: |s| {
            let columns =
                [("班级", "班级"), ("学号", "学号"), ("姓名", ""), ("性别", "性别"), ("身份证号", "")];
            write(s, 1, &records(&columns, &people(4, 10)));
        },
        fields: "class student_number name sex id_number",
        rows: (2, 5, 4),
        ..ROSTER
    },
    Case {
        name: "pages printed with the header on each, numbered blank rows at the end",
        fill: |s| {
            let rows = records(&plain(&["序号", "姓名", "性别", "身份证号"]), &people(6, 15));
            write(s, 1, &rows[..4]);
            write(s, 5, &rows[..1]);
            write(s, 6, &rows[4..]);
            write(s, 9, &[texts(&["7"]), texts(&["8"])]);
        },
        fields: "- name sex id_number",
        rows: (2, 8, 6),
        ..ROSTER
    },
    Case {
        name: "an example row and a row of hints under the header",
        file: "模板.xlsx",
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
        fields: "name sex id_number phone",
        rows: (4, 6, 3),
        ..ROSTER
    },
    Case {
        name: "other people's names and telephones",
        file: "学生信息.xlsx",
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
        fields: "- - name phone id_number -",
        rows: (2, 4, 3),
        ..ROSTER
    },
    Case {
        name: "classes as lines of their own, two tables one above the other",
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
        header: &[2],
        fields: "- name sex id_number class",
        rows: (4, 10, 4),
        ..ROSTER
    },
    Case {
        name: "the same header in two languages",
        fill: |s| {
            write(s, 1, &[texts(&["姓名", "性别", "身份证号"]), texts(&["Name", "Gender", "ID Number"])]);
            write(s, 3, &records(&plain(&["姓名", "性别", "身份证号"]), &people(3, 24))[1..]);
        },
        header: &[1, 2],
        fields: "name sex id_number",
        rows: (3, 5, 3),
        ..ROSTER
    },
    Case {
        name: "only names",
        fill: |s| write(s, 1, &records(&plain(&["姓名"]), &people(3, 18))),
        fields: "name",
        rows: (2, 4, 3),
        ..ROSTER
    },
    Case {
        name: "a header under pages of instructions",
        fill: |s| {
            for row in 1..=90 {
                write(s, row, &[texts(&["填报说明：请认真核对姓名、身份证号和手机号码，确保无误。"])]);
            }
            write(s, 92, &records(&plain(&["姓名", "性别", "身份证号"]), &people(3, 31)));
        },
        header: &[92],
        fields: "name sex id_number",
        rows: (93, 95, 3),
        ..ROSTER
    },
    Case {
        name: "headers nobody knows over columns that speak for themselves",
        fill: |s| {
            let columns = [
                ("姓名", "字段1"),
                ("性别", "字段2"),
                ("身份证号", "字段3"),
                ("手机号码", "字段4"),
                ("班级", "字段5"),
            ];
            write(s, 1, &records(&columns, &people(4, 32)));
        },
        fields: "name sex id_number phone class",
        rows: (2, 5, 4),
        ..ROSTER
    },
    Case {
        name: "headers written downwards",
        fill: |s| {
            let columns = [
                ("姓名", "姓\n名"),
                ("性别", "性\r\n别"),
                ("身份证号", "身\n份\n证\n号"),
                ("手机号码", "联\n系\n电\n话"),
            ];
            write(s, 1, &records(&columns, &people(3, 33)));
        },
        fields: "name sex id_number phone",
        rows: (2, 4, 3),
        ..ROSTER
    },
    Case {
        name: "a column of ticks that says who is a member",
        fill: |s| {
            write(s, 1, &records(&[("姓名", "姓名"), ("学号", "学号"), ("", "团员（打√）")], &people(3, 35)));
            write(s, 2, &[texts(&["", "", "√"])]);
            write(s, 4, &[texts(&["", "", "√"])]);
        },
        fields: "name student_number political_status",
        rows: (2, 4, 3),
        ..ROSTER
    },
];
