//! NO: the member development number (发展团员编号).

pub mod no001_missing;
pub mod no002_malformed;
pub mod no003_year_conflict;
pub mod no004_duplicated;
pub mod no005_card_number;
pub mod no006_region;
pub mod no007_precision_lost;
