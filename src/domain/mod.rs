//! What things are: members, numbers, dates, organisations, the notice's expectations.
//!
//! Everything here is a plain value. Nothing knows of files, tables, browsers or clocks.

pub mod choices;
pub mod date;
pub mod deletion_reason;
pub mod enrolment;
pub mod ethnicity;
pub mod field;
pub mod flag;
pub mod form_words;
pub mod id_number;
pub mod mask;
pub mod member_number;
pub mod order;
pub mod org_name;
pub mod phone;
pub mod political;
pub mod profile;
pub mod region;
pub mod text;

pub use date::PartialDate;
pub use deletion_reason::DeletionReason;
pub use field::Field;
pub use form_words::FormWords;
pub use id_number::IdNumber;
pub use member_number::MemberNumber;
pub use org_name::OrgName;
pub use profile::Profile;
