//! 发展团员编号: since 2017 twelve digits (year, province, running number); before that, whatever the
//! place of joining wrote. 山东 also issued sixteen digits beginning with two years.

use super::PartialDate;
use super::text::squeeze;

/// A filled member number without blanks, half-width. Nothing about it need be right.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MemberNumber {
    text: String,
}

impl MemberNumber {
    /// Reads what is written; nothing where nothing is.
    pub fn read(raw: &str) -> Option<MemberNumber> {
        let text = squeeze(raw).into_owned();
        (!text.is_empty()).then_some(MemberNumber { text })
    }

    /// The number as it is compared.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// How many characters it has.
    pub fn chars(&self) -> usize {
        self.text.chars().count()
    }

    fn is_digits(&self, count: usize) -> bool {
        self.text.len() == count && self.text.bytes().all(|b| b.is_ascii_digit())
    }

    /// Twelve digits: the form of today.
    pub fn is_twelve_digits(&self) -> bool {
        self.is_digits(12)
    }

    /// Eight digits: a 团员证编号 written into the wrong column.
    pub fn looks_like_card_number(&self) -> bool {
        self.is_digits(8)
    }

    /// The province code of a twelve-digit number.
    pub fn province_code(&self) -> Option<&str> {
        self.is_twelve_digits().then(|| self.text.get(4..6)).flatten()
    }

    /// The first four characters.
    pub fn leading(&self) -> String {
        self.text.chars().take(4).collect()
    }

    /// A sixteen-digit number of 山东 that goes with the year of joining.
    pub fn is_sixteen_for(&self, joined: PartialDate) -> bool {
        let years = match self.text.get(..6) {
            Some("201516") => 2015..=2016,
            Some("201617") => 2016..=2017,
            _ => return false,
        };
        self.is_digits(16) && years.contains(&joined.year)
    }

    /// Has it a form the system accepts for that date of joining? From `required_since` on (2017, in
    /// 新疆 2016) twelve digits are asked for; before, more than four characters.
    pub fn is_well_formed(&self, joined: PartialDate, required_since: i16) -> bool {
        if self.is_sixteen_for(joined) {
            return true;
        }
        if joined.year >= required_since { self.is_twelve_digits() } else { self.chars() > 4 }
    }

    /// Do the first four digits go with the year of joining? Numbers of 2017 and 2018 were issued
    /// out of one stock, so either year will do.
    pub fn year_agrees(&self, joined: PartialDate) -> bool {
        let leading = self.leading();
        match joined.year {
            _ if self.is_sixteen_for(joined) => true,
            2017 | 2018 => leading == "2017" || leading == "2018",
            year => leading == year.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judge(number: &str, joined: &str) -> (bool, bool) {
        let number = MemberNumber::read(number).unwrap();
        let joined = PartialDate::parse(joined).unwrap();
        (number.is_well_formed(joined, 2017), number.year_agrees(joined))
    }

    #[test]
    fn follows_the_systems_own_check() {
        assert_eq!(judge("201937000123", "2019-09"), (true, true));
        assert_eq!(judge(" 2019 3700 0123 ", "2019-09"), (true, true));
        assert_eq!(judge("201937000123", "2020-09"), (true, false));
        assert_eq!(judge("201737000123", "2018-05"), (true, true));
        assert_eq!(judge("201837000123", "2017-05"), (true, true));
        assert_eq!(judge("20193700012", "2019-09"), (false, true));
        assert_eq!(judge("2016170000000001", "2017-05"), (true, true));
        assert_eq!(judge("2016170000000001", "2018-05"), (false, false));
        assert_eq!(judge("2015160000000001", "2016-05"), (true, true));
        assert_eq!(judge("2016001", "2016-05"), (true, true));
        assert_eq!(judge("2016", "2016-05"), (false, true));
        assert_eq!(judge("鲁团123", "2015-05"), (true, false));
    }
}
