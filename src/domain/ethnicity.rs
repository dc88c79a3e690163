//! 民族 (GB/T 3304) and the ways it is misspelt.

use super::text::squeeze;

/// The names the system knows: 56, 其他, and the groups and cases identity cards also carry.
pub const ETHNICITIES: &[&str] = &[
    "汉族",
    "蒙古族",
    "回族",
    "藏族",
    "维吾尔族",
    "苗族",
    "彝族",
    "壮族",
    "布依族",
    "朝鲜族",
    "满族",
    "侗族",
    "瑶族",
    "白族",
    "土家族",
    "哈尼族",
    "哈萨克族",
    "傣族",
    "黎族",
    "傈僳族",
    "佤族",
    "畲族",
    "高山族",
    "拉祜族",
    "水族",
    "东乡族",
    "纳西族",
    "景颇族",
    "柯尔克孜族",
    "土族",
    "达斡尔族",
    "仫佬族",
    "羌族",
    "布朗族",
    "撒拉族",
    "毛南族",
    "仡佬族",
    "锡伯族",
    "阿昌族",
    "普米族",
    "塔吉克族",
    "怒族",
    "乌孜别克族",
    "俄罗斯族",
    "鄂温克族",
    "德昂族",
    "保安族",
    "裕固族",
    "京族",
    "塔塔尔族",
    "独龙族",
    "鄂伦春族",
    "赫哲族",
    "门巴族",
    "珞巴族",
    "基诺族",
    "其他",
    "穿青人",
    "外国血统中国籍人士",
];

/// Misspellings that are no one-character slip, or a slip several names are near to.
const KNOWN_SLIPS: &[(&str, &str)] = &[
    ("维族", "维吾尔族"),
    ("维吾族", "维吾尔族"),
    ("蒙族", "蒙古族"),
    ("哈族", "哈萨克族"),
    ("朝族", "朝鲜族"),
    ("鲜族", "朝鲜族"),
    ("柯族", "柯尔克孜族"),
    ("汗族", "汉族"),
    ("漢族", "汉族"),
    ("满人", "满族"),
    ("汉人", "汉族"),
    ("僮族", "壮族"),
    ("布衣族", "布依族"),
    ("其它", "其他"),
];

/// Is it one of the names, exactly?
pub fn is_known(text: &str) -> bool {
    ETHNICITIES.contains(&text)
}

/// The name that was meant, where only one can be.
pub fn meant(raw: &str) -> Option<&'static str> {
    let text = squeeze(raw);
    let text = text.trim_end_matches("民族");
    let with_suffix = format!("{text}族");
    if let Some(known) = ETHNICITIES.iter().find(|known| **known == text || **known == with_suffix) {
        return Some(known);
    }
    if let Some((_, meant)) = KNOWN_SLIPS.iter().find(|(slip, _)| *slip == text || *slip == with_suffix) {
        return Some(meant);
    }
    // One wrong character in a name of two could be any of thirty others.
    let candidates = [text, with_suffix.as_str()];
    let mut near = ETHNICITIES.iter().filter(|known| {
        known.chars().count() > 2 && candidates.iter().any(|text| strsim::levenshtein(text, known) == 1)
    });
    match (near.next(), near.next()) {
        (Some(only), None) => Some(only),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_misses_find_the_one_that_was_meant() {
        for (slip, right) in [
            ("哈呢族", "哈尼族"),
            ("僳僳族", "傈僳族"),
            ("汉", "汉族"),
            ("汉 族", "汉族"),
            ("维族", "维吾尔族"),
            ("维吾尔", "维吾尔族"),
            ("布衣族", "布依族"),
            ("蒙古", "蒙古族"),
            ("乌兹别克族", "乌孜别克族"),
            ("仡老", "仡佬族"),
        ] {
            assert_eq!(meant(slip), Some(right), "{slip}");
        }
        for unclear in ["", "旱族", "中国", "族", "汉族人士"] {
            assert_eq!(meant(unclear), None, "{unclear}");
        }
        assert_eq!(ETHNICITIES.iter().filter(|name| name.ends_with('族')).count(), 56);
    }
}
