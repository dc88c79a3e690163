//! 学校要求: what a school's notice expects. Another school changes this, not the program.

use serde::{Deserialize, Serialize};

/// The expectations of one notice. The default is the notice of 2024-03-28 (N = its article).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Profile {
    /// The school's name as the forms' titles carry it.
    pub school: String,
    /// 个人职业 must be this (N四(一)).
    pub occupation: String,
    /// 在读状况 must be this (N四(一)).
    pub study_status: String,
    /// What counts as the expected 在读状况.
    pub study_status_also: Vec<String>,
    /// 团干部性质 of a student cadre (N四(四)).
    pub cadre_kind: String,
}

impl Default for Profile {
    fn default() -> Self {
        Profile {
            school: "齐鲁理工学院".to_owned(),
            occupation: "青年学生".to_owned(),
            study_status: "本科或专科在读".to_owned(),
            study_status_also: vec!["本科在读".to_owned(), "专科在读".to_owned()],
            cadre_kind: "兼职团干".to_owned(),
        }
    }
}
