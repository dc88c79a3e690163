//! What the system offers to choose from, field by field.

use super::ethnicity::ETHNICITIES;
use super::{Field, Profile};

/// Does the system offer a list for the field?
pub const fn has_list(field: Field) -> bool {
    matches!(
        field,
        Field::Sex
            | Field::Ethnicity
            | Field::PoliticalStatus
            | Field::Occupation
            | Field::StudyStatus
            | Field::IsCadre
            | Field::CadreKind
            | Field::Applied
            | Field::Volunteer
    )
}

/// What may stand in the field, what is expected first; nothing where the system takes any text.
pub fn choices(field: Field, profile: &Profile) -> Vec<&str> {
    match field {
        Field::Sex => vec!["男", "女"],
        Field::Ethnicity => ETHNICITIES.to_vec(),
        Field::PoliticalStatus => vec!["共青团员", "中共党员", "中共预备党员", "群众"],
        Field::IsCadre | Field::Applied | Field::Volunteer => vec!["是", "否"],
        Field::Occupation => with(&profile.occupation, &profile.occupation_also, &[]),
        Field::StudyStatus => with(&profile.study_status, &profile.study_status_also, &[]),
        Field::CadreKind => {
            with(&profile.cadre_kind, &profile.cadre_kind_also, &["专职团干", "兼职团干", "挂职团干"])
        }
        _ => Vec::new(),
    }
}

/// What the notice asks to be in the field of everybody (of every cadre), if it asks one thing.
pub fn expected(field: Field, profile: &Profile) -> Option<&str> {
    match field {
        Field::Occupation => Some(&profile.occupation),
        Field::StudyStatus => Some(&profile.study_status),
        Field::CadreKind => Some(&profile.cadre_kind),
        _ => None,
    }
}

fn with<'a>(first: &'a str, also: &'a [String], known: &[&'static str]) -> Vec<&'a str> {
    let mut list = vec![first];
    for one in also.iter().map(String::as_str).chain(known.iter().copied()) {
        if !list.contains(&one) {
            list.push(one);
        }
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_with_a_list_has_one_and_no_other_has() {
        let profile = Profile::default();
        for field in Field::ALL {
            let list = choices(*field, &profile);
            assert_eq!(has_list(*field), !list.is_empty(), "{field:?}");
            assert_eq!(list.iter().collect::<std::collections::HashSet<_>>().len(), list.len(), "{field:?}");
            if let Some(expected) = expected(*field, &profile) {
                assert_eq!(list.first(), Some(&expected));
            }
        }
        assert_eq!(choices(Field::Occupation, &profile)[0], "青年学生");
        assert_eq!(choices(Field::CadreKind, &profile), ["兼职团干", "专职团干", "挂职团干"]);
    }
}
