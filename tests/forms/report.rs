//! The shape of report.json.

use crate::support::casebook::{Casebook, record};
use tuanji::domain::Field;
use tuanji::forms::{DecidedCase, Rejected, report};
use tuanji::reconcile::{Action, Basis, Difference};
use tuanji::rules::{Finding, RuleRef, registry};

#[test]
fn it_has_the_shape_and_order_of_the_contract() {
    let mut book = Casebook::default();
    book.system(&[Field::OrgName, Field::Name], &[&["团支部", "张叁"]]);
    book.roster(&[Field::Name], &[&["张三"]]);
    let mut pair =
        book.case("张叁", Some(record(1, 2)), Some(record(2, 2)), &[Action::Delete, Action::Supplement]);
    pair.basis = vec![Basis::SameIdNumber];
    pair.differences =
        vec![Difference { field: Field::Name, system: "张叁".to_owned(), roster: "张三".to_owned() }];
    pair.deletion_reason = Some("姓名错误，正确姓名为：张三".to_owned());
    let mut waived = book.case("李四", None, Some(record(2, 2)), &[Action::None]);
    waived.deletion_reason = Some("无团籍".to_owned());
    let rejected =
        [Rejected { file: "坏.xlsx".to_owned(), reason: "文件已损坏，请重新导出。".to_owned() }];

    let findings = [Finding {
        rule: RuleRef(registry::find("ID003").unwrap()),
        record: record(2, 2),
        field: Field::IdNumber,
        value: "370102200508080013".to_owned(),
        message: "校验码不对。".into(),
        fix: None,
        related: Vec::new(),
    }];
    let cases = [pair, waived];
    let decided = DecidedCase::all_as_proposed(&cases);
    let lookup = book.lookup();
    let report = report(&lookup, &rejected, &findings, &decided);
    assert_eq!(
        serde_json::to_string_pretty(&report).unwrap(),
        r#"{
  "sources": [
    {
      "file": "团员列表.xlsx",
      "sheet": "Sheet1",
      "kind": "system_list",
      "header_row": 1,
      "rows": 1,
      "columns": [
        {
          "index": 0,
          "header": "组织全称",
          "field": "org_name"
        },
        {
          "index": 1,
          "header": "姓名",
          "field": "name"
        }
      ],
      "notes": []
    },
    {
      "file": "花名册.xlsx",
      "sheet": "Sheet1",
      "kind": "class_roster",
      "header_row": 1,
      "rows": 1,
      "columns": [
        {
          "index": 0,
          "header": "姓名",
          "field": "name"
        }
      ],
      "notes": []
    }
  ],
  "rejected": [
    {
      "file": "坏.xlsx",
      "reason": "文件已损坏，请重新导出。"
    }
  ],
  "findings": [
    {
      "rule": "ID003",
      "severity": "error",
      "file": "花名册.xlsx",
      "sheet": "Sheet1",
      "row": 2,
      "field": "id_number",
      "name": "张三",
      "value": "370102200508080013",
      "message": "校验码不对。"
    }
  ],
  "cases": [
    {
      "branch": "22级软件工程1班",
      "name": "张叁",
      "system": {
        "file": "团员列表.xlsx",
        "sheet": "Sheet1",
        "row": 2
      },
      "roster": {
        "file": "花名册.xlsx",
        "sheet": "Sheet1",
        "row": 2
      },
      "basis": [
        "same_id_number"
      ],
      "certainty": "certain",
      "differences": [
        {
          "field": "name",
          "system": "张叁",
          "roster": "张三"
        }
      ],
      "actions": [
        "delete",
        "supplement"
      ],
      "deletion_reason": "姓名错误，正确姓名为：张三"
    },
    {
      "branch": "22级软件工程1班",
      "name": "李四",
      "system": null,
      "roster": {
        "file": "花名册.xlsx",
        "sheet": "Sheet1",
        "row": 2
      },
      "basis": [],
      "certainty": "certain",
      "differences": [],
      "actions": [
        "none"
      ],
      "deletion_reason": null
    }
  ]
}"#
    );
}
