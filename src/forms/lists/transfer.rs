//! 组织关系转接名单: whose relation moves, from where to where.

use super::listing::{Column, Listing, Look, write_listings};
use crate::domain::{Field, PartialDate, text};
use crate::forms::{DecidedCase, FormError, Lookup};
use crate::reconcile::Action;

/// The list's name, and its title.
const NAME: &str = "组织关系转接名单";

const COLUMNS: &[Column] = &[
    Column::new("序号", 40, Look::Centred),
    Column::new("姓名", 100, Look::Centred),
    Column::new("联系电话", 98, Look::Centred),
    Column::new("类型", 88, Look::Centred),
    Column::new("转出组织", 210, Look::Words),
    Column::new("转入组织（户籍所在地）", 184, Look::Words),
    Column::new("原因", 84, Look::Words),
    Column::new("办理", 190, Look::Words),
];

/// The members whose relation moves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TransferList {
    /// One row per member and move.
    pub rows: Vec<TransferRow>,
}

/// One move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TransferRow {
    /// 姓名.
    pub name: String,
    /// 联系电话.
    pub phone: String,
    /// `Transfer` to another branch or `TransferHome`.
    pub action: Action,
    /// 转出组织, as the system has it.
    pub from: String,
    /// 转入组织, or the registered residence for those who go home.
    pub to: String,
    /// 学籍状态 or why else.
    pub reason: String,
}

impl TransferRow {
    /// Who starts the move, in the notice's words (N三(三), N三(四)).
    pub const fn procedure(&self) -> &'static str {
        match self.action {
            Action::TransferHome => "由团总支管理员或学生本人发起转出，转接至学生户籍所在地团组织",
            _ => "由原团支部管理员或本人发起转出，现团支部管理员审核后审批通过",
        }
    }
}

/// The list of every case whose relation is to move.
pub fn transfer_list(cases: &[DecidedCase<'_>], lookup: &Lookup<'_>) -> TransferList {
    let moves = [Action::Transfer, Action::TransferHome];
    let rows = cases.iter().flat_map(|case| {
        moves.into_iter().filter(|action| case.has(*action)).map(|action| row(case, action, lookup))
    });
    TransferList { rows: rows.collect() }
}

/// Writes the list as a workbook.
pub fn write_transfer_list(list: &TransferList, day: PartialDate) -> Result<Vec<u8>, FormError> {
    let home = list.rows.iter().filter(|row| row.action == Action::TransferHome).count();
    let listing = Listing {
        sheet: NAME,
        title: NAME.to_owned(),
        facts: format!("共 {} 人，其中转回户籍地 {home} 人。", list.rows.len()),
        columns: COLUMNS,
        second_page: None,
        frozen: 2,
        rows: (1..).zip(&list.rows).map(|(number, row)| cells(number, row)).collect(),
    };
    write_listings(NAME, &[listing], day)
}

fn row(decided: &DecidedCase<'_>, action: Action, lookup: &Lookup<'_>) -> TransferRow {
    let case = decided.case;
    let sides = [case.status, case.roster, case.system];
    let known = |field| lookup.first_filled(sides, field).into_owned();
    let to = match (decided.transfer_to, action) {
        (Some(to), _) => to.to_owned(),
        (None, Action::TransferHome) => known(Field::HouseholdAddress),
        (None, _) => String::new(),
    };
    let status = known(Field::Status);
    TransferRow {
        name: case.name.clone(),
        phone: text::squeeze(&known(Field::Phone)).into_owned(),
        action,
        from: lookup.org_name(case),
        to,
        reason: if status.is_empty() || status == "在读" {
            "所在班级变动".to_owned()
        } else {
            status
        },
    }
}

fn cells(number: usize, row: &TransferRow) -> Vec<String> {
    [
        &number.to_string(),
        row.name.as_str(),
        &row.phone,
        row.action.label(),
        &row.from,
        &row.to,
        &row.reason,
        row.procedure(),
    ]
    .map(str::to_owned)
    .to_vec()
}
