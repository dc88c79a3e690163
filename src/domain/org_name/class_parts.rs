//! The numbers in a class's name: which is the year, which the class.

/// Class A.
pub const LETTERED: u16 = 900;

/// The numbers and words of 2022级软件工程1班.
#[derive(Default)]
pub struct ClassParts {
    pub grade: Option<u16>,
    pub class: Option<u16>,
    words: String,
    loose: Vec<String>,
}

impl ClassParts {
    /// Takes the text apart.
    pub fn read(text: &str) -> ClassParts {
        let mut parts = ClassParts::default();
        let mut word = String::new();
        let mut number = String::new();
        for c in text.chars().chain(['\n']) {
            if c.is_ascii_digit() {
                parts.words.push_str(&word);
                word.clear();
                number.push(c);
                continue;
            }
            if !number.is_empty() {
                match c {
                    '级' => parts.take_grade(&number),
                    '班' => parts.take_class(&number),
                    // The year of leaving says nothing the year of entry does not.
                    '届' => {}
                    _ => parts.loose.push(number.clone()),
                }
                number.clear();
                if matches!(c, '级' | '班' | '-' | '\u{2013}' | '\u{2014}' | '.') {
                    continue;
                }
            }
            match c {
                '班' => parts.take_spoken_class(&mut word),
                '\n' | '-' => {}
                c => word.push(c),
            }
        }
        parts.words.push_str(&word);
        parts
    }

    fn take_grade(&mut self, digits: &str) {
        self.grade = self.grade.or_else(|| year(digits));
    }

    /// 1班, 01班, 2201班, 202201班.
    fn take_class(&mut self, digits: &str) {
        match year_and_class(digits) {
            Some((grade, class)) => {
                self.grade = self.grade.or(Some(grade));
                self.class = self.class.or(Some(class));
            }
            None => self.class = self.class.or_else(|| digits.parse().ok()),
        }
    }

    /// 一班, 十二班, A班: the number stands at the end of the word.
    fn take_spoken_class(&mut self, word: &mut String) {
        let tail: String = word.chars().rev().take_while(|c| "零一二三四五六七八九十".contains(*c)).collect();
        if !tail.is_empty() {
            let spoken: String = tail.chars().rev().collect();
            word.truncate(word.len() - spoken.len());
            self.class = self.class.or_else(|| chinese_number(&spoken));
        } else if let Some(letter) = word.chars().last().filter(char::is_ascii_alphabetic) {
            word.pop();
            let place = u16::from(letter.to_ascii_uppercase() as u8 - b'A');
            self.class = self.class.or(Some(LETTERED + place));
        }
    }

    /// Gives the numbers that stood without 级 or 班 their meaning: 软工2201, 软件工程22-1, 2022软工1班.
    pub fn settle(&mut self) {
        for digits in std::mem::take(&mut self.loose) {
            if self.class.is_none()
                && let Some((grade, class)) = year_and_class(&digits)
            {
                self.grade = self.grade.or(Some(grade));
                self.class = Some(class);
            } else if self.grade.is_none()
                && let Some(grade) = year(&digits)
            {
                self.grade = Some(grade);
            } else if self.class.is_none() && digits.len() <= 2 {
                self.class = digits.parse().ok();
            }
        }
    }

    /// The words without those that every class has: what is left names the major.
    pub fn words(&self) -> String {
        const EMPTY: &[&str] = &[
            "专业",
            "年级",
            "本科",
            "普通",
            "总支部委员会",
            "团总支",
            "总支",
            "团委",
            "团支部",
            "支部",
            "班级",
            "第",
            "级",
            "届",
        ];
        let mut words = self.words.clone();
        for empty in EMPTY {
            words = words.replace(empty, "");
        }
        words.to_uppercase()
    }
}

fn year(digits: &str) -> Option<u16> {
    let number: u16 = digits.parse().ok()?;
    match digits.len() {
        4 if (2000..=2099).contains(&number) => Some(number),
        2 if (10..=60).contains(&number) => Some(2000 + number),
        _ => None,
    }
}

/// Who entered in this year or before has left long ago: 2003班 is class 3 of 2020.
const LONG_LEFT: u16 = 2015;

/// 2201, 221, 202201, 20221: a year of entry and a class run together.
fn year_and_class(digits: &str) -> Option<(u16, u16)> {
    let cut = match digits.len() {
        3 | 4 if year(digits).is_none_or(|year| year <= LONG_LEFT) => 2,
        5 | 6 => 4,
        _ => return None,
    };
    let (grade, class) = digits.split_at_checked(cut)?;
    let class: u16 = class.parse().ok()?;
    Some((year(grade)?, (1..=60).contains(&class).then_some(class)?))
}

fn chinese_number(spoken: &str) -> Option<u16> {
    let digit =
        |c: char| "零一二三四五六七八九".chars().position(|d| d == c).and_then(|d| u16::try_from(d).ok());
    match spoken.split_once('十') {
        Some((tens, ones)) => {
            let tens = if tens.is_empty() { 1 } else { digit(tens.chars().next()?)? };
            let ones = if ones.is_empty() { 0 } else { digit(ones.chars().next()?)? };
            Some(tens * 10 + ones)
        }
        None => digit(spoken.chars().next()?),
    }
}
