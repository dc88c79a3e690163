//! CP: completion (四、团员信息完善).

pub mod cp001_occupation;
pub mod cp005_household_address;
pub mod cp006_phone_missing;
