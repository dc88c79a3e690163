//! Identity numbers as bystanders may see them.

use std::borrow::Cow;

pub use super::text::mask_id_number;

/// A sentence with the identity numbers in it hidden: `370102********1234`.
///
/// Numbers of 15 and of 17 or 18 characters are taken for them. Those of 16 are member numbers,
/// those of 12 and 11 member numbers and phones; they stay.
pub fn mask_numbers_in(text: &str) -> Cow<'_, str> {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, 'X' | 'x');
    let mut out = String::new();
    let mut rest = text;
    let mut hidden = false;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, from) = rest.split_at(start);
        let (run, after) = from.split_at(from.find(|c| !is_part(c)).unwrap_or(from.len()));
        out.push_str(before);
        if matches!(run.len(), 15 | 17 | 18) {
            hidden = true;
            out.push_str(&mask_id_number(run));
        } else {
            out.push_str(run);
        }
        rest = after;
    }
    if !hidden {
        return Cow::Borrowed(text);
    }
    out.push_str(rest);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identity_numbers_are_hidden_wherever_they_stand() {
        let hidden =
            mask_numbers_in("身份证号码错误，正确身份证号码为：37010220050808123X；另见370102050808123");
        assert_eq!(hidden, "身份证号码错误，正确身份证号码为：370102********123X；另见370102*****8123");
    }

    #[test]
    fn other_numbers_stay() {
        let text = "手机13800001111，编号202137010123，旧编号2015163701012345，共3人x";
        assert!(matches!(mask_numbers_in(text), Cow::Borrowed(same) if same == text));
    }
}
