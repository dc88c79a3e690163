//! What a list of campaigns says of each: its name, when it was worked on, how much is in it.

use serde::{Deserialize, Serialize};

use super::model::{self, StoredError};

/// Names a campaign: the moment it was made, in milliseconds since 1970 (UTC).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CampaignId(pub u64);

/// One campaign as listed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Meta {
    /// Its name.
    pub name: String,
    /// When it was made, in milliseconds since 1970 (UTC).
    pub created: u64,
    /// When it last changed.
    pub changed: u64,
    /// How much is in it.
    #[serde(default)]
    pub stand: Stand,
}

/// How much is in a campaign.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Stand {
    /// Tables.
    pub tables: usize,
    /// Members in the system lists.
    pub members: usize,
    /// People in the rosters.
    pub students: usize,
    /// Cases that wait for the user.
    pub open: usize,
    /// Decisions made.
    pub decided: usize,
    /// How many bytes its tables take.
    pub bytes: u64,
}

/// Names are cut to this many characters.
const LONGEST: usize = 60;

/// So many digits in a row may be somebody's number (a phone has 11), which must not become a file's name.
const NUMBER: usize = 11;

/// Why a name is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NameError {
    /// Nothing is left of it.
    #[error("请给批次起一个名称。")]
    Empty,
    /// It holds what may be an identity number.
    #[error("批次名称会写进备份文件名，请不要写身份证号、编号或手机号。")]
    Number,
}

/// A name as it is kept: in one line, without blanks around it, not too long.
pub fn name(text: &str) -> Result<String, NameError> {
    let line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let name: String = line.trim().chars().take(LONGEST).collect();
    let longest = name.split(|c: char| !c.is_numeric()).map(|digits| digits.chars().count()).max();
    match longest {
        _ if name.is_empty() => Err(NameError::Empty),
        Some(digits) if digits >= NUMBER => Err(NameError::Number),
        _ => Ok(name),
    }
}

/// The name a campaign gets by itself, made on this day (year, month); those taken are avoided.
pub fn default_name(year: i32, month: u8, taken: &[String]) -> String {
    let plain = format!("{year}年{month}月核对");
    unused(&plain, taken)
}

/// This name, with a number behind it where it is taken.
pub fn unused(name: &str, taken: &[String]) -> String {
    let numbered = (2..).map(|count| format!("{name}（{count}）"));
    let mut names = std::iter::once(name.to_owned()).chain(numbered);
    names.find(|name| !taken.contains(name)).unwrap_or_default()
}

impl Meta {
    /// The stored form.
    pub fn write(&self) -> Result<Vec<u8>, StoredError> {
        model::write_json(self)
    }

    /// Reads the stored form.
    pub fn read(bytes: &[u8]) -> Result<Meta, StoredError> {
        model::read_json(bytes)
    }

    /// What stands for one that cannot be read: the campaign is there all the same.
    pub fn unreadable(id: CampaignId) -> Meta {
        Meta {
            name: "名称已损坏的批次".to_owned(), created: id.0, changed: id.0, stand: Stand::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_one_line_and_hold_no_numbers() {
        assert_eq!(name(" 计算机学院\n2024年 ").as_deref(), Ok("计算机学院 2024年"));
        assert_eq!(name("\t "), Err(NameError::Empty));
        assert_eq!(name("张三 11010519491231002X"), Err(NameError::Number));
        assert_eq!(name("张三13900000000"), Err(NameError::Number));
        assert_eq!(name(&"长".repeat(99)).unwrap().chars().count(), LONGEST);
    }

    #[test]
    fn a_name_that_is_taken_is_counted_on() {
        let taken = ["2024年4月核对".to_owned(), "2024年4月核对（2）".to_owned()];
        assert_eq!(default_name(2024, 4, &taken), "2024年4月核对（3）");
        assert_eq!(default_name(2024, 5, &taken), "2024年5月核对");
    }
}
