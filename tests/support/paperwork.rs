//! Forms about invented people, for tests and for looking at.

use super::people::{Branch, Person, person};
use tuanji::domain::{Field, FormWords};
use tuanji::forms::overview::{
    BranchTotals, CaseLine, Exceptions, FindingLine, RuleOff, RuleTotals, SourceLine,
};
use tuanji::forms::{
    CompletionList, CompletionRow, DeletionForm, DeletionRow, Overview, RetentionForm, RetentionRow,
    SupplementList, SupplementRow, TransferList, TransferRow,
};
use tuanji::reconcile::Action;

pub const BRANCH: Branch =
    Branch {
        college: "计算机学院", major: "数据科学与大数据技术", grade: 2022, class_number: 1
    };

/// So many invented people of one branch.
pub fn people(count: usize) -> Vec<Person> {
    let mut rng = fastrand::Rng::with_seed(2024);
    (0..count).map(|_| person(&mut rng, &BRANCH)).collect()
}

/// 附件1 naming so many people, every kind of reason in turn.
pub fn deletion_form(count: usize) -> DeletionForm {
    let row = |(position, person): (usize, Person)| DeletionRow {
        org_name: person.branch.org_name(),
        name: person.name,
        id_number: person.id_number.clone(),
        id_unconfirmed: position % 5 == 4,
        reason: match position % 4 {
            0 => format!("身份证号码错误，正确身份证号码为：{}", person.id_number),
            1 => "姓名错误，正确姓名为：迪丽娜尔·艾合买提".to_owned(),
            2 => format!("正确编号，{}", person.member_number),
            _ => "无团籍".to_owned(),
        },
    };
    DeletionForm {
        label: "附件1".to_owned(),
        title: "齐鲁理工学院要求后台删除团员登记表".to_owned(),
        rows: people(count).into_iter().enumerate().map(row).collect(),
        ..DeletionForm::default()
    }
}

/// A full name of 40 characters.
pub fn longest_org_name() -> String {
    let name =
        "共青团齐鲁理工学院".to_owned() + &"大数据与人工智能".repeat(4).chars().take(26).collect::<String>();
    name + "支部委员会"
}

/// 附件1 with the longest of everything a cell is meant for.
pub fn deletion_form_at_its_longest() -> DeletionForm {
    let row = DeletionRow {
        org_name: longest_org_name(),
        name: "迪丽娜尔·艾合买提".to_owned(),
        id_number: "370102200508080012".to_owned(),
        id_unconfirmed: true,
        reason: "姓名错误，正确姓名为：张三；身份证号码错误，正确身份证号码为：370102200508080012".to_owned(),
    };
    DeletionForm { rows: vec![row; 3], ..deletion_form(0) }
}

/// 附件3 naming so many people.
pub fn retention_form(count: usize) -> RetentionForm {
    let row = |(position, person): (usize, Person)| RetentionRow {
        general_branch: format!("{}团总支", person.branch.college),
        branch: person.branch.org_name(),
        name: person.name,
        phone: person.phone,
        counsellor: "欧阳雪梅".to_owned(),
        counsellor_phone: "13800000000".to_owned(),
        other_contact: format!("QQ：{}", 100_000_000 + position),
        reason: ["参军入伍", "出国（境）研究学习", "延迟毕业", "因病休学一年，预计2025年9月复学"]
            [position % 4]
            .to_owned(),
    };
    RetentionForm {
        label: "附件3".to_owned(),
        title: "齐鲁理工学院毕业生团籍保留登记表".to_owned(),
        note: FormWords::default().retention_note,
        rows: people(count).into_iter().enumerate().map(row).collect(),
        ..RetentionForm::default()
    }
}

/// 补录名单 naming so many people.
pub fn supplement_list(count: usize) -> SupplementList {
    let row = |person: Person| SupplementRow {
        branch: person.branch.org_name(),
        name: person.name,
        id_number: person.id_number,
        ethnicity: person.ethnicity.to_owned(),
        political_status: "共青团员".to_owned(),
        education: "普通高中".to_owned(),
        joined: person.joined.to_string(),
        is_cadre: "否".to_owned(),
        phone: person.phone,
        member_number: person.member_number,
        note: "先查实团籍是否已在其他组织，在则转入，否则补录".to_owned(),
        ..SupplementRow::default()
    };
    SupplementList { rows: people(count).into_iter().map(row).collect() }
}

/// 组织关系转接名单 naming so many people, every third of them going home.
pub fn transfer_list(count: usize) -> TransferList {
    let row = |(position, person): (usize, Person)| {
        let home = position % 3 == 0;
        TransferRow {
            phone: person.phone,
            action: if home { Action::TransferHome } else { Action::Transfer },
            from: person.branch.org_name(),
            to: if home { person.address } else { "22级软件工程2班".to_owned() },
            reason: if home { "退学" } else { "转专业" }.to_owned(),
            name: person.name,
        }
    };
    TransferList { rows: people(count).into_iter().enumerate().map(row).collect() }
}

/// 待完善名单 naming so many people.
pub fn completion_list(count: usize) -> CompletionList {
    let row = |person: Person| CompletionRow {
        branch: person.branch.org_name(),
        name: person.name,
        phone: person.phone.clone(),
        fields: vec![Field::Phone, Field::Occupation, Field::HouseholdAddress],
        details: vec![
            format!("手机号码：系统为空白，花名册为“{}”", person.phone),
            "系统：个人职业应为“青年学生”。".to_owned(),
            "花名册：个人户籍地址为空，请补充。".to_owned(),
        ],
    };
    CompletionList { rows: people(count).into_iter().map(row).collect() }
}

/// 核对报告 about so many people.
pub fn overview(count: usize) -> Overview {
    let case = |person: &Person| CaseLine {
        branch: person.branch.org_name(),
        name: person.name.clone(),
        pairing: "确定：身份证号相同".to_owned(),
        differences: "姓名：系统为“张叁”，花名册为“张三”".to_owned(),
        actions: "后台删除、补录".to_owned(),
        reasons: "姓名只能由后台删除后重新录入".to_owned(),
    };
    let finding = |person: &Person| FindingLine {
        code: "ID003".to_owned(),
        severity: "必须修改".to_owned(),
        place: "花名册-22级软件工程1班.xlsx [花名册] 第 12 行".to_owned(),
        name: person.name.clone(),
        field: "身份证号".to_owned(),
        value: person.id_number.clone(),
        message: "身份证号的校验码不对，请对照身份证核实。".to_owned(),
    };
    let branch = |number: usize| BranchTotals {
        branch: format!("共青团齐鲁理工学院计算机学院2022级数据科学与大数据技术{number}班支部委员会"),
        general: "计算机学院团总支".to_owned(),
        people: 45,
        open: number,
        in_system: 40 + number,
        in_roster: 42,
        paired: 39,
        actions: [2, 3, 5, 1, 1, 2, 1, 30],
        incomplete: 7,
    };
    let people = people(count);
    Overview {
        branches: (1..=4).map(branch).collect(),
        rules: vec![RuleTotals {
            code: "ID003".to_owned(),
            title: "身份证号校验码错误".to_owned(),
            severity: "必须修改".to_owned(),
            basis: "GB 11643".to_owned(),
            count,
            off: None,
        }],
        cases: people.iter().map(case).collect(),
        findings: people.iter().map(finding).collect(),
        sources: vec![SourceLine {
            file: "团员列表-软件工程1班.xlsx".to_owned(),
            sheet: "Sheet1".to_owned(),
            kind: "系统导出".to_owned(),
            records: count.to_string(),
            notes: String::new(),
            sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".to_owned(),
        }],
        exceptions: Exceptions {
            accepted: people.iter().map(|one| (finding(one), "已与本人核对身份证原件".to_owned())).collect(),
            off: vec![RuleOff {
                code: "CP014".to_owned(),
                title: "未注册志愿者却有注册时间".to_owned(),
                basis: "通知四（五）".to_owned(),
                reason: "学校统一注册，由校团委核对".to_owned(),
            }],
        },
    }
}
