//! 学校要求: what a school's notice expects. Another school changes this, not the program.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Field, FormWords, PartialDate};

mod file;

pub use file::ProfileError;

/// The version of the profile file written by this program.
pub const VERSION: u32 = 1;

/// The expectations of one notice. The default is the notice of 2024-03-28 (N = its article).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Profile {
    /// The version of the file's form.
    pub version: u32,
    /// The school's name as the forms' titles carry it.
    pub school: String,
    /// The title of 附件1.
    pub deletion_form_title: String,
    /// The title of 附件3.
    pub retention_form_title: String,
    /// The forms' numbers, columns and other words.
    pub forms: FormWords,
    /// The days that matter (N二, N五).
    pub campaign: Campaign,
    /// 个人职业 must be this (N四(一)).
    pub occupation: String,
    /// What else counts as the expected 个人职业.
    pub occupation_also: Vec<String>,
    /// 在读状况 must be this (N四(一)).
    pub study_status: String,
    /// What counts as the expected 在读状况.
    pub study_status_also: Vec<String>,
    /// 团干部性质 of a student cadre (N四(四)).
    pub cadre_kind: String,
    /// What else counts as the expected 团干部性质.
    pub cadre_kind_also: Vec<String>,
    /// How many members a branch should have.
    pub branch_size: BranchSize,
    /// 新疆 asks 13 years of everybody who joined, and the member number from 2016.
    pub xinjiang_dates: bool,
    /// Who may change a field in the system; fields not named are the member's or the branch's.
    pub menders: BTreeMap<Field, Mender>,
    /// Rules switched off, by code, each with the reason that stands in the report.
    pub disabled_rules: BTreeMap<String, String>,
}

/// The days of a campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Campaign {
    /// The notice's own date.
    #[serde(with = "date_text")]
    pub issued: PartialDate,
    /// When it begins.
    #[serde(with = "date_text")]
    pub begins: PartialDate,
    /// The day by which 附件1 must be handed up (N五(四)).
    #[serde(with = "date_text")]
    pub report_due: PartialDate,
    /// The last day (N五(一): 5月前).
    #[serde(with = "date_text")]
    pub ends: PartialDate,
}

/// The number of members a branch should have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct BranchSize {
    /// Fewer are too few for a branch of its own.
    pub min: u32,
    /// More are usually divided.
    pub max: u32,
}

/// Who can change a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mender {
    /// Nobody at the branch: reported with 附件1 and deleted centrally.
    Central,
    /// The branch's administrator.
    Branch,
    /// The member, under his own account.
    Member,
    /// The member or the branch's administrator.
    MemberOrBranch,
    /// Whoever keeps the roster; the system is not concerned.
    ListKeeper,
}

impl Mender {
    /// Everyone a field of the system can be given to, in the order they are offered.
    pub const CHOICES: [Mender; 4] =
        [Mender::Central, Mender::Branch, Mender::Member, Mender::MemberOrBranch];

    /// The words users read.
    pub const fn label(self) -> &'static str {
        match self {
            Mender::Central => "填写附件1，由校团委集中处理",
            Mender::Branch => "由团支部管理员在系统中修改",
            Mender::Member => "由团员本人登录系统修改",
            Mender::MemberOrBranch => "由团员本人或团支部管理员在系统中修改",
            Mender::ListKeeper => "由名单填写人核对后修改",
        }
    }
}

impl Default for Campaign {
    fn default() -> Self {
        let day = |month, day| PartialDate { year: 2024, month, day: Some(day) };
        Campaign { issued: day(3, 28), begins: day(4, 1), report_due: day(4, 20), ends: day(4, 30) }
    }
}

impl Default for BranchSize {
    fn default() -> Self {
        BranchSize { min: 3, max: 50 }
    }
}

impl Default for Profile {
    fn default() -> Self {
        use Mender::{Branch, Central};
        Profile {
            version: VERSION,
            school: "齐鲁理工学院".to_owned(),
            deletion_form_title: "齐鲁理工学院要求后台删除团员登记表".to_owned(),
            retention_form_title: "齐鲁理工学院毕业生团籍保留登记表".to_owned(),
            forms: FormWords::default(),
            campaign: Campaign::default(),
            occupation: "青年学生".to_owned(),
            occupation_also: Vec::new(),
            study_status: "本科或专科在读".to_owned(),
            study_status_also: vec!["本科在读".to_owned(), "专科在读".to_owned()],
            cadre_kind: "兼职团干".to_owned(),
            cadre_kind_also: Vec::new(),
            branch_size: BranchSize::default(),
            xinjiang_dates: false,
            menders: BTreeMap::from([
                (Field::Name, Central),
                (Field::Sex, Central),
                (Field::IdNumber, Central),
                (Field::MemberNumber, Central),
                (Field::OrgName, Branch),
                (Field::Joined, Branch),
                (Field::IsCadre, Branch),
                (Field::Post, Branch),
                (Field::PostSince, Branch),
                (Field::CadreKind, Branch),
                (Field::Applied, Branch),
            ]),
            disabled_rules: BTreeMap::new(),
        }
    }
}

impl Profile {
    /// Who may change the field in the system.
    pub fn mender(&self, field: Field) -> Mender {
        self.menders.get(&field).copied().unwrap_or(Mender::MemberOrBranch)
    }

    /// The first year of joining for which the system demands a member number of twelve digits.
    pub fn number_required_since(&self) -> i16 {
        if self.xinjiang_dates { 2016 } else { 2017 }
    }

    /// Does the text say the expected 个人职业?
    pub fn accepts_occupation(&self, text: &str) -> bool {
        accepts(&self.occupation, &self.occupation_also, text)
    }

    /// Does the text say the expected 在读状况?
    pub fn accepts_study_status(&self, text: &str) -> bool {
        accepts(&self.study_status, &self.study_status_also, text)
    }

    /// Does the text say the expected 团干部性质?
    pub fn accepts_cadre_kind(&self, text: &str) -> bool {
        accepts(&self.cadre_kind, &self.cadre_kind_also, text)
    }
}

fn accepts(expected: &str, also: &[String], text: &str) -> bool {
    text == expected || also.iter().any(|other| other == text)
}

/// Dates in the file are written as people write them.
mod date_text {
    use serde::{Deserialize, Deserializer, Serializer, de::Error as _};

    use crate::domain::PartialDate;

    pub fn serialize<S: Serializer>(date: &PartialDate, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(date)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<PartialDate, D::Error> {
        let text = String::deserialize(deserializer)?;
        PartialDate::parse(&text).ok_or_else(|| D::Error::custom(format!("“{text}”不是日期")))
    }
}
