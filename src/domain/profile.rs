//! 学校要求: what a school's notice expects. Another school changes this, not the program.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Field, FormWords, PartialDate};

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

/// Why a profile file was not taken. Each is a sentence for the user.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProfileError {
    /// No JSON object.
    #[error("这个文件不是学校要求文件，请选择从本程序导出的 JSON 文件。")]
    NotAProfile,
    /// Written by a later version.
    #[error("这份学校要求由更新版本的程序导出，请先更新本程序再导入。")]
    Newer,
    /// Has an entry this version does not know.
    #[error(
        "这份学校要求里有本程序不认识的项目“{0}”，可能由更新的版本导出；请更新本程序，或删去该项后再导入。"
    )]
    UnknownEntry(String),
    /// An entry cannot be read.
    #[error("学校要求中“{0}”一项的内容无法识别，没有导入；请改正该项，或重新导出一份再试。")]
    Unreadable(String),
    /// An entry makes no sense.
    #[error("{0}")]
    Implausible(&'static str),
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

    /// The profile as a small file another school can take over.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// Reads such a file. Entries left out keep the notice's values.
    pub fn from_json(text: &str) -> Result<Profile, ProfileError> {
        let value: Value = serde_json::from_str(text.trim_start_matches('\u{FEFF}'))
            .map_err(|_| ProfileError::NotAProfile)?;
        let entries = value.as_object().ok_or(ProfileError::NotAProfile)?;
        let version = entries.get("version").and_then(Value::as_u64).ok_or(ProfileError::NotAProfile)?;
        if version > u64::from(VERSION) {
            return Err(ProfileError::Newer);
        }
        // One entry at a time, so that the sentence can name the one that is wrong.
        for (name, entry) in entries {
            let alone = Value::Object([(name.clone(), entry.clone())].into_iter().collect());
            serde_json::from_value::<Profile>(alone).map_err(|error| refusal(name, &error.to_string()))?;
        }
        let profile: Profile =
            serde_json::from_value(value).map_err(|error| refusal("", &error.to_string()))?;
        profile.check()?;
        Ok(profile)
    }

    /// Is everything filled in, and does it make sense together? The form asks before it saves.
    pub fn check(&self) -> Result<(), ProfileError> {
        let blank = |text: &String| text.trim().is_empty();
        let wrong = if blank(&self.school) {
            "请填写学校名称。"
        } else if blank(&self.deletion_form_title) || blank(&self.retention_form_title) {
            "请填写附件1和附件3的标题。"
        } else if let Some(wrong) = self.forms.wrong() {
            wrong
        } else if blank(&self.occupation) || blank(&self.study_status) || blank(&self.cadre_kind) {
            "请填写个人职业、在读状况和团干部性质应有的内容。"
        } else if self.branch_size.min > self.branch_size.max {
            "团支部人数的下限不能大于上限。"
        } else if self.campaign.begins > self.campaign.ends || self.campaign.report_due > self.campaign.ends {
            "工作的起止日期或上报日期前后不一致。"
        } else if self.disabled_rules.values().any(blank) {
            "停用一条规则时请写明理由。"
        } else {
            return Ok(());
        };
        Err(ProfileError::Implausible(wrong))
    }
}

fn refusal(name: &str, said: &str) -> ProfileError {
    let unknown = ["unknown field `", "unknown variant `"].iter().find_map(|start| said.strip_prefix(start));
    match unknown.and_then(|rest| rest.split_once('`')) {
        Some((entry, _)) => ProfileError::UnknownEntry(entry.to_owned()),
        None => ProfileError::Unreadable(name.to_owned()),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_is_the_notice_and_survives_a_round_trip() {
        let profile = Profile::default();
        assert_eq!(profile.check(), Ok(()));
        assert_eq!(Profile::from_json(&profile.to_json()), Ok(profile.clone()));
        assert_eq!(Profile::from_json(&format!("\u{FEFF}{}", profile.to_json())), Ok(profile));
    }

    #[test]
    fn left_out_entries_keep_the_notices_values() {
        let profile = Profile::from_json(r#"{"version":1,"occupation":"学生"}"#).unwrap();
        assert!(profile.accepts_occupation("学生"));
        assert!(!profile.accepts_occupation("青年学生"));
        assert!(profile.accepts_study_status("专科在读"));
        assert_eq!(profile.branch_size, BranchSize { min: 3, max: 50 });
        assert_eq!(profile.mender(Field::Name), Mender::Central);
        assert_eq!(profile.mender(Field::Phone), Mender::MemberOrBranch);
    }

    #[test]
    fn every_refusal_is_a_sentence() {
        let says = |text: &str| Profile::from_json(text).unwrap_err().to_string();
        for not_one in ["", "PK\u{3}\u{4}", "[1]", "{}", "{\"version\":\"1\"}"] {
            assert!(says(not_one).contains("不是学校要求文件"), "{not_one}");
        }
        assert!(says(r#"{"version":2}"#).contains("更新版本"));
        assert!(says(r#"{"version":1,"mascot":"小青"}"#).contains("“mascot”"));
        assert!(says(r#"{"version":1,"campaign":{"mascot":"小青"}}"#).contains("“mascot”"));
        assert!(says(r#"{"version":1,"menders":{"name":"dean"}}"#).contains("“dean”"));
        assert!(says(r#"{"version":1,"school":3}"#).contains("“school”"));
        assert!(says(r#"{"version":1,"campaign":{"ends":"四月底"}}"#).contains("“campaign”"));
        assert!(says(r#"{"version":1,"school":" "}"#).contains("学校名称"));
        assert!(says(r#"{"version":1,"branch_size":{"min":9,"max":3}}"#).contains("下限"));
        assert!(says(r#"{"version":1,"disabled_rules":{"CP003":""}}"#).contains("理由"));
    }
}
