//! What questionnaires, other systems and other languages make of a list.

use super::support::workbooks::*;
use super::{Case, ROSTER};

pub const CASES: &[Case] = &[
    Case {
        name: "people whose rows look like marks, posts, numbers or English headers",
        fill: |s| {
            let column = |name: &str, place: &str, contact: &str| texts(&["", name, "", place, contact]);
            let mut rows = vec![texts(&["标记", "姓名", "身份证号", "班级", "其他联系方式"])];
            // A foreigner, right below the header.
            rows.push(column("Anna Lee", "软件1班", "WeChat"));
            // A star before those who come first; a post; a number that a spreadsheet has broken.
            rows.extend([["*", "张伟"], ["团支书", "李娜"]].map(|row| {
                let [mark, name] = row;
                texts(&[mark, name, "", "软件1班", ""])
            }));
            // What begins like a line under the table, beside somebody with a number.
            rows.push(texts(&["负责人(兼)", "赵敏", "370102200508080012", "软件1班", ""]));
            rows.push(texts(&["3.7010220050808E+17", "", "370102200508080012", "软件1班", ""]));
            // Everybody's number is hidden; one's name is a mistake.
            rows.push(texts(&["", "王芳", "******************", "软件1班", ""]));
            rows.push(column("12", "软件1班", "WeChat"));
            // Nobody: an empty line of the form, what is required.
            rows.push(column("/", "软件1班", "WeChat"));
            rows.push(texts(&["*", "*", "*", "*", ""]));
            write(s, 1, &rows);
        },
        fields: "- name id_number class other_contact",
        rows: (2, 8, 7),
        ..ROSTER
    },
    Case {
        name: "a list of foreigners' names alone",
        fill: |s| write(s, 1, &["姓名", "Anna Lee", "Bob Smith", "Carla Bruni"].map(|name| texts(&[name]))),
        fields: "name",
        rows: (2, 4, 3),
        ..ROSTER
    },
    Case {
        name: "English headers in other words below the Chinese ones",
        fill: |s| {
            let english = ["Full Name in Chinese", "Male or Female", "Identity Card No."];
            write(s, 1, &[texts(&["姓名", "性别", "身份证号"]), texts(&english)]);
            write(s, 3, &records(&plain(&["姓名", "性别", "身份证号"]), &people(3, 36))[1..]);
        },
        header: &[1, 2],
        fields: "name sex id_number",
        rows: (3, 5, 3),
        ..ROSTER
    },
    Case {
        name: "English headers alone",
        file: "list.xlsx",
        fill: |s| {
            let columns = [
                ("序号", "No."),
                ("姓名", "NAME"),
                ("性别", "Gender"),
                ("身份证号", "ID Card No."),
                ("手机号码", "Mobile phone"),
                ("班级", "Class"),
                ("学号", "Student ID"),
                ("出生年月", "Date of Birth"),
            ];
            write(s, 1, &records(&columns, &people(4, 37)));
        },
        fields: "- name sex id_number phone class student_number birth",
        rows: (2, 5, 4),
        ..ROSTER
    },
    Case {
        name: "traditional characters",
        file: "名單.xlsx",
        fill: |s| {
            let columns = [
                ("姓名", "姓名"),
                ("性别", "性別"),
                ("身份证号", "身份證號碼"),
                ("手机号码", "聯絡電話"),
                ("学号", "學號"),
                ("班级", "班級"),
                ("入团年月", "入團時間"),
                ("团员发展编号", "團員編號"),
            ];
            write(s, 1, &records(&columns, &people(4, 38)));
        },
        fields: "name sex id_number phone student_number class joined member_number",
        rows: (2, 5, 4),
        ..ROSTER
    },
    Case {
        name: "headers that are sentences",
        file: "收集表.xlsx",
        fill: |s| {
            let columns = [
                ("姓名", "请填写与身份证一致的姓名"),
                ("性别", "性别，须与身份证相符"),
                ("身份证号", "身份证号码，18位，末位X大写"),
                ("手机号码", "手机号码，务必本人使用"),
                ("班级", "所在班级，填全称"),
            ];
            write(s, 1, &records(&columns, &people(4, 39)));
        },
        fields: "name sex id_number phone class",
        rows: (2, 5, 4),
        ..ROSTER
    },
    Case {
        name: "hints in brackets on a line of their own",
        fill: |s| {
            let rows = records(&plain(&["姓名", "性别", "身份证号"]), &people(3, 40));
            write(s, 1, &rows[..1]);
            write(s, 2, &[texts(&["（必填）", "（男/女）", "（18位）"])]);
            write(s, 5, &rows[1..]);
        },
        header: &[1, 2],
        fields: "name sex id_number",
        rows: (5, 7, 3),
        ..ROSTER
    },
];
