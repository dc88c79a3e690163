//! Forms about invented people, for tests and for looking at.

use super::people::{Branch, Person, person};
use tuanji::forms::{DeletionForm, DeletionRow, RetentionForm, RetentionRow};

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
        rows: people(count).into_iter().enumerate().map(row).collect(),
    }
}
