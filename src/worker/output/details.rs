//! What the forms need that no list holds, and how the user wants them: remembered on this computer.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::forms::{DeletionForm, RetentionForm};

/// What a form needs that no list holds; may be left blank.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct FormDetails {
    /// 单位
    pub unit: String,
    /// 填报人
    pub filler: String,
    /// 电话
    pub phone: String,
    /// Counsellors, by branch, where the lists do not name them.
    pub counsellors: BTreeMap<String, Counsellor>,
    /// 组织全称, by the words the lists have for a branch.
    pub org_names: BTreeMap<String, String>,
    /// What is left blank on purpose, as [`Gap::key`](super::missing::Gap::key) names it.
    pub blank: BTreeSet<String>,
    /// One file for everybody, or several.
    pub split: Split,
    /// What the notice's two forms are written as.
    pub papers: Papers,
}

/// A counsellor.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Counsellor {
    /// 辅导员
    pub name: String,
    /// 联系电话
    pub phone: String,
}

/// How people are shared out among files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Split {
    /// All in one.
    #[default]
    Merged,
    /// One file for each 团总支.
    General,
    /// One file for each branch.
    Branch,
}

impl Split {
    /// Every way, in the order they are offered.
    pub const ALL: [Split; 3] = [Split::Merged, Split::General, Split::Branch];
}

/// What 附件1 and 附件3 are written as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Papers {
    /// Workbooks.
    #[default]
    Xlsx,
    /// Word documents.
    Docx,
    /// Both.
    Both,
}

impl Papers {
    /// Every choice, in the order they are offered.
    pub const ALL: [Papers; 3] = [Papers::Xlsx, Papers::Docx, Papers::Both];
}

impl FormDetails {
    /// Fills in what the lists leave out.
    pub fn fill_deletion(&self, form: &mut DeletionForm) {
        for row in &mut form.rows {
            self.name_in_full(&mut row.org_name);
        }
    }

    /// The same for 附件3.
    pub fn fill_retention(&self, form: &mut RetentionForm) {
        for row in &mut form.rows {
            if let Some(counsellor) = self.counsellors.get(&row.branch) {
                fill(&mut row.counsellor, &counsellor.name);
                fill(&mut row.counsellor_phone, &counsellor.phone);
            }
            self.name_in_full(&mut row.branch);
        }
    }

    fn name_in_full(&self, branch: &mut String) {
        if let Some(full) = self.org_names.get(branch).filter(|full| !full.trim().is_empty()) {
            full.trim().clone_into(branch);
        }
    }
}

fn fill(cell: &mut String, given: &str) {
    if cell.is_empty() {
        given.trim().clone_into(cell);
    }
}
