//! What a list is: exports, rosters, questionnaires, forms.

use super::support::workbooks::*;
use super::{Case, ROSTER};

pub const CASES: &[Case] = &[
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
        fields: "- - - - - - name sex id_number phone political_status joined -",
        rows: (2, 5, 4),
        ..ROSTER
    },
    Case {
        name: "a school's master roster is no export",
        file: "汇总.xlsx",
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
        fields: "college - org_name counsellor name sex student_number birth id_number phone post member_number household_address - -",
        rows: (2, 5, 4),
        ..ROSTER
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
        header: &[],
        fields: "- - - -",
        rows: (1, 3, 3),
    },
    Case {
        name: "the same with a title and a line that says nothing of him",
        file: "个人信息表.xlsx",
        sheet: "Sheet1",
        fill: |s| {
            let rows = [["姓名", "王一诺", "性别", "女"], ["身份证号", "37010220040901022X", "民族", "汉族"]];
            s.merge_range(0, 0, 0, 3, "团员信息登记表", &centred()).unwrap();
            write(s, 2, &rows.map(|row| texts(&row)));
            write(s, 4, &[texts(&["家庭住址", "济南市"])]);
        },
        kind: "unknown",
        header: &[],
        fields: "- - - -",
        rows: (2, 4, 3),
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
        name: "a collection form's export",
        file: "团员信息收集表（收集结果）.xlsx",
        fill: |s| {
            let columns = [
                ("", "提交者（自动）"),
                ("", "提交时间（自动）"),
                ("姓名", "01.姓名（必填）"),
                ("学号", "02.学号（必填）"),
                ("身份证号", "03.身份证号（必填）"),
                ("手机号码", "04.联系方式（必填）"),
                ("政治面貌", "05.是否是团员（必填）"),
                ("", "06.备注（选填）"),
            ];
            write(s, 1, &records(&columns, &people(3, 34)));
        },
        fields: "- - name student_number id_number phone political_status -",
        rows: (2, 4, 3),
        ..ROSTER
    },
];
