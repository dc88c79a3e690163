//! Invented members with plausible, internally consistent data and valid check characters.
//!
//! Names are drawn from common characters at random; numbers come from a seeded generator. Nobody
//! here exists.

use fastrand::Rng;
use tuanji::domain::{
    PartialDate,
    id_number::{Sex, check_character},
};

/// One invented member, every field filled as the notice wants it.
#[derive(Clone, Debug)]
pub struct Person {
    pub name: String,
    pub sex: Sex,
    pub birth: PartialDate,
    pub id_number: String,
    pub ethnicity: &'static str,
    pub phone: String,
    pub joined: PartialDate,
    pub member_number: String,
    pub student_number: String,
    pub address: String,
    pub branch: Branch,
}

/// The branch and class a person belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Branch {
    pub college: &'static str,
    pub major: &'static str,
    /// Year of entry, 2022.
    pub grade: u16,
    pub class_number: u16,
}

impl Branch {
    /// 共青团齐鲁理工学院计算机学院2022级软件工程1班支部委员会
    pub fn org_name(&self) -> String {
        format!(
            "共青团齐鲁理工学院{}{}级{}{}班支部委员会",
            self.college, self.grade, self.major, self.class_number
        )
    }

    /// 22级软件工程1班
    pub fn short_name(&self) -> String {
        format!("{}级{}{}班", self.grade % 100, self.major, self.class_number)
    }
}

const SURNAMES: &[&str] = &[
    "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何",
    "郭", "马", "罗", "梁", "宋", "郑", "谢", "韩", "唐", "冯", "于", "董", "萧", "程", "曹", "袁", "邓",
    "许", "傅", "沈", "曾", "彭", "吕", "欧阳", "上官",
];
const GIVEN: &[char] = &[
    '伟', '芳', '娜', '敏', '静', '丽', '强', '磊', '军', '洋', '勇', '艳', '杰', '娟', '涛', '明', '超',
    '霞', '平', '刚', '桂', '英', '华', '玉', '兰', '梓', '涵', '子', '轩', '宇', '浩', '然', '雨', '桐',
    '佳', '怡', '欣', '悦', '思', '远', '晨', '曦', '嘉', '航', '博', '文', '诗', '琪', '俊', '楠', '璇',
    '睿', '一', '诺', '可', '馨', '若', '彤', '景', '行', '知', '许', '清', '源', '书', '砚', '望', '舒',
];
const MINORITY: &[(&str, &str)] = &[
    ("阿依古丽·买买提", "维吾尔族"),
    ("迪丽娜尔·艾合买提", "维吾尔族"),
    ("艾力·吐尔逊", "维吾尔族"),
    ("叶尔兰·赛力克", "哈萨克族"),
    ("卓玛央宗", "藏族"),
    ("其其格", "蒙古族"),
];
const REGIONS: &[&str] = &["370102", "370202", "371302", "410105", "320106", "130102", "340104", "140105"];
const STREETS: &[&str] = &["历城区文苑路", "市中区和平街", "天桥区东风大道", "长清区学府路", "兰山区柳青街"];

pub const COLLEGES: &[(&str, &[&str])] = &[
    ("计算机学院", &["软件工程", "计算机科学与技术", "数据科学与大数据技术"]),
    ("机电工程学院", &["机械设计制造及其自动化", "自动化", "车辆工程"]),
    ("文学院", &["汉语言文学", "新闻学"]),
    ("商学院", &["会计学", "市场营销", "物流管理"]),
];

/// A person of the branch. The same generator state gives the same person.
pub fn person(rng: &mut Rng, branch: &Branch) -> Person {
    let sex = if rng.bool() { Sex::Male } else { Sex::Female };
    let (name, ethnicity) = if rng.u8(0..100) < 4 {
        let (name, ethnicity) = MINORITY[rng.usize(0..MINORITY.len())];
        (name.to_owned(), ethnicity)
    } else {
        (han_name(rng), "汉族")
    };
    let birth = PartialDate::new(branch.grade as i16 - 18, rng.u8(1..=12), Some(rng.u8(1..=28))).unwrap();
    let joined = PartialDate::new(birth.year + rng.i16(14..=16), rng.u8(birth.month..=12), None).unwrap();
    Person {
        name,
        sex,
        birth,
        id_number: id_number(rng, birth, sex),
        ethnicity,
        phone: format!("1{}{:09}", rng.u8(3..=9), rng.u32(0..1_000_000_000)),
        joined,
        member_number: format!("{}37{:06}", joined.year, rng.u32(1..1_000_000)),
        student_number: format!("{}{:02}{:06}", branch.grade, branch.class_number, rng.u32(0..1_000_000)),
        address: format!("山东省济南市{}{}号", STREETS[rng.usize(0..STREETS.len())], rng.u16(1..500)),
        branch: branch.clone(),
    }
}

/// A number with a right check character for the birth date and sex.
pub fn id_number(rng: &mut Rng, birth: PartialDate, sex: Sex) -> String {
    let order = rng.u16(0..500) * 2 + u16::from(sex == Sex::Male);
    let region = REGIONS[rng.usize(0..REGIONS.len())];
    let body = format!("{region}{:04}{:02}{:02}{order:03}", birth.year, birth.month, birth.day.unwrap_or(1));
    format!("{body}{}", check_character(body.as_bytes()))
}

fn han_name(rng: &mut Rng) -> String {
    let mut name = SURNAMES[rng.usize(0..SURNAMES.len())].to_owned();
    for _ in 0..if rng.u8(0..100) < 80 { 2 } else { 1 } {
        name.push(GIVEN[rng.usize(0..GIVEN.len())]);
    }
    name
}
