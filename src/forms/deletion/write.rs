//! 附件1 on paper, held against the notice.

use super::{DeletionForm, DeletionRow, marked_unconfirmed};
use crate::domain::PartialDate;
use crate::forms::FormError;
use crate::forms::office::{OfficeForm, Paper, Promise};

/// Column widths. At 10.5 points a full-width character takes 14: a usual 组织全称, the headers and a
/// number marked （待确认） stand on one line.
const WIDTHS: [u32; 4] = [412, 152, 220, 210];
/// The paper has this many rows even when fewer members are named.
const LEAST_ROWS: usize = 8;

const GUARANTEE: &str = "删除后重新录入系统保证：";
const SIGNATURE: &str = "负责人签字：";
const SIGNED_ON: &str = "时      间：";
const REQUIREMENTS: &str = "填写要求";
const REQUIREMENT_ITEMS: [&str; 4] = [
    "1.组织全称：组织全称必须和“智慧团建”系统中的组织名称一致（团总支：组织管理——组织列表——右侧点击眼睛查看；团支部：组织首页——基本资料——组织全称查看）。",
    "2.姓名：表中姓名需填写“智慧团建”系统中录入的姓名。",
    "3.身份证号码：表中身份证号码需填写“智慧团建”系统中录入的身份证号码。",
    "4.若编号错误，则在删除原因一栏内填写正确编号，填写样式为：正确编号，××××××××××；若姓名错误，则在删除原因一栏内填写正确姓名，填写样式为：姓名错误，正确姓名为：张三；若身份证号码错误，则在删除原因一栏内填写正确身份证号码，填写样式为：身份证号码错误，正确身份证号码为：×××××××××。",
];

impl DeletionForm {
    /// The form as it stands on paper.
    pub fn on_paper(&self) -> OfficeForm {
        let [org_name, name, id_number, reason] = self.columns.all();
        let [wide, named, numbered, reasoned] = WIDTHS;
        let columns = [
            (org_name, wide, true),
            (name, named, false),
            (id_number, numbered, false),
            (reason, reasoned, true),
        ];
        let form = OfficeForm {
            label: self.label.clone(),
            title: self.title.clone(),
            line: vec![
                format!("单位：{}（盖章）", self.unit),
                format!("填报人：{}", self.filler),
                format!("电话：{}", self.phone),
            ],
            least_rows: LEAST_ROWS,
            promise: Some(Promise {
                promise: GUARANTEE.to_owned(),
                signature: vec![SIGNATURE.to_owned(), SIGNED_ON.to_owned()],
            }),
            notes_heading: Some(REQUIREMENTS.to_owned()),
            notes: REQUIREMENT_ITEMS.map(str::to_owned).to_vec(),
            ..OfficeForm::default()
        };
        form.with_columns(columns, self.rows.iter().map(cells).collect())
    }
}

fn cells(row: &DeletionRow) -> [String; 4] {
    let number = if row.id_unconfirmed { marked_unconfirmed(&row.id_number) } else { row.id_number.clone() };
    [row.org_name.clone(), row.name.clone(), number, row.reason.clone()]
}

/// Writes the form as a workbook, dated `day` in its properties.
pub fn write_deletion_form(form: &DeletionForm, day: PartialDate) -> Result<Vec<u8>, FormError> {
    form.on_paper().write(Paper::Xlsx, day)
}
