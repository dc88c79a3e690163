//! The file in which one school hands its 学校要求 to another, and what is refused of it.

use serde_json::Value;

use super::{Profile, VERSION};

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Field;
    use crate::domain::profile::{BranchSize, Mender};

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
