//! The fields a member record can have, with the identifiers used in `report.json` and the words users see.

use serde::{Deserialize, Serialize};

macro_rules! fields {
    ($($variant:ident $id:literal $label:literal,)*) => {
        /// One column of meaning, whatever a file calls it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Field {
            $(#[doc = $label] $variant,)*
        }

        impl Field {
            /// Every field, in the order a member's record is shown.
            pub const ALL: &'static [Field] = &[$(Field::$variant,)*];

            /// The identifier used in reports and stored data. Never changes.
            pub const fn id(self) -> &'static str {
                match self { $(Field::$variant => $id,)* }
            }

            /// The field's name in the words of the notice and of 智慧团建.
            pub const fn label(self) -> &'static str {
                match self { $(Field::$variant => $label,)* }
            }
        }
    };
}

fields! {
    OrgName "org_name" "组织全称",
    Name "name" "姓名",
    Sex "sex" "性别",
    IdNumber "id_number" "身份证号",
    Birth "birth" "出生年月",
    Ethnicity "ethnicity" "民族",
    PoliticalStatus "political_status" "政治面貌",
    Phone "phone" "手机号码",
    MemberNumber "member_number" "发展团员编号",
    Joined "joined" "入团年月",
    Occupation "occupation" "个人职业",
    StudyStatus "study_status" "在读状况",
    Education "education" "学历",
    HouseholdAddress "household_address" "个人户籍地址",
    PartyJoined "party_joined" "入党时间",
    IsCadre "is_cadre" "是否团干部",
    Post "post" "团内现任职务",
    PostSince "post_since" "任现职年月",
    CadreKind "cadre_kind" "团干部性质",
    Applied "applied" "是否递交入党申请书",
    AppliedOn "applied_on" "递交入党申请书时间",
    Volunteer "volunteer" "是否成为注册志愿者",
    VolunteerOn "volunteer_on" "成为注册志愿者的时间",
    Branch "branch" "团支部",
    College "college" "学院",
    Class "class" "班级",
    StudentNumber "student_number" "学号",
    Status "status" "学籍状态",
    Counsellor "counsellor" "辅导员",
    CounsellorPhone "counsellor_phone" "辅导员电话",
    OtherContact "other_contact" "其他联系方式",
    // The filled forms: 附件1's reason, 附件3's reason.
    DeletionReason "deletion_reason" "删除原因",
    RetentionReason "retention_reason" "保留原因",
}

impl Field {
    /// How many fields there are.
    pub const COUNT: usize = Field::ALL.len();

    /// Position in [`Field::ALL`].
    pub const fn index(self) -> usize {
        self as usize
    }

    /// The field with this identifier.
    pub fn from_id(id: &str) -> Option<Field> {
        Field::ALL.iter().copied().find(|field| field.id() == id)
    }

    /// Does the field say who somebody is, so that only 后台删除 can put it right in the system?
    pub const fn is_identity(self) -> bool {
        matches!(self, Field::Name | Field::Sex | Field::IdNumber | Field::MemberNumber)
    }

    /// Does the field hold a date or a month?
    pub const fn is_date(self) -> bool {
        matches!(
            self,
            Field::Birth
                | Field::Joined
                | Field::PartyJoined
                | Field::PostSince
                | Field::AppliedOn
                | Field::VolunteerOn
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_are_unique_and_serialise_as_themselves() {
        for (position, field) in Field::ALL.iter().enumerate() {
            assert_eq!(field.index(), position);
            assert_eq!(Field::from_id(field.id()), Some(*field));
            assert_eq!(serde_json::to_string(field).unwrap(), format!("\"{}\"", field.id()));
        }
    }
}
