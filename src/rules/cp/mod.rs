//! CP: completion (四、团员信息完善).

pub mod cp001_occupation;
pub mod cp002_study_status;
pub mod cp003_education;
pub mod cp004_party_date;
pub mod cp005_household_address;
pub mod cp006_phone_missing;
pub mod cp007_phone_malformed;
pub mod cp008_phone_shared;
pub mod cp009_application_flag;
pub mod cp010_application_date;
pub mod cp011_application_date_unexpected;
pub mod cp012_volunteer_flag;
pub mod cp013_volunteer_date;
pub mod cp014_volunteer_date_unexpected;
pub mod cp015_political_status;
pub mod cp016_outside_list;
pub mod cp017_ethnicity;
pub mod cp018_sex;
