//! Characters that are taken for one another: traditional and variant forms, look-alikes, sound-alikes.
//!
//! The tables hold what occurs in names, not the language: an unknown character is only itself, and
//! the other evidence still finds the person. Sound comes from the pinyin crate.

use std::collections::HashMap;
use std::sync::LazyLock;

use pinyin::ToPinyin;

/// Traditional and variant characters of names, each followed by the simplified one it stands for.
const VARIANTS: &[&str] = &[
    "張张陳陈劉刘楊杨趙赵黃黄吳吴孫孙馬马羅罗鄭郑謝谢韓韩馮冯蕭萧許许鄧邓呂吕蘇苏盧卢蔣蒋賈贾葉叶閻阎",
    "餘余鍾钟鐘钟範范薑姜譚谭鄒邹陸陆龔龚萬万錢钱湯汤賴赖龍龙顧顾龐庞歐欧嚴严喬乔賀贺齊齐聶聂單单塗涂",
    "駱骆臺台畢毕費费鄔邬紀纪項项閔闵簡简饒饶蘭兰關关榮荣慶庆華华國国偉伟傑杰強强彊强軍军麗丽靜静豔艳",
    "艷艳濤涛剛刚鳳凤蓮莲瓊琼瑩莹婭娅嬌娇曉晓東东輝辉煒炜瑋玮緯纬衛卫為为義义倫伦儀仪億亿優优維维綺绮",
    "績绩純纯紅红綠绿緒绪縈萦鈺钰銘铭鋒锋錦锦鏡镜鐵铁長长門门開开陽阳陰阴隨随險险雋隽靈灵韻韵頌颂頓顿",
    "順顺領领頤颐顏颜飛飞駿骏騰腾驍骁鵬鹏鴻鸿鶴鹤麥麦黨党勳勋勛勋勝胜勵励區区協协參参堯尧執执壯壮壽寿",
    "夢梦奮奋嫻娴學学寧宁寶宝將将專专爾尔峯峰崑昆嵐岚師师庫库廣广彥彦徹彻恆恒悅悦愛爱憲宪懷怀戰战揚扬",
    "擇择數数時时晉晋暉晖曄晔書书會会權权樂乐樹树機机檸柠歡欢淵渊渙涣滿满漢汉潔洁澤泽濱滨瀟潇瀾澜燁烨",
    "營营爭争獻献環环現现琺珐瑤瑶璽玺畫画當当療疗盡尽眞真矯矫碩硕禮礼穎颖頴颖稱称穩稳競竞筆笔節节築筑",
    "籌筹粵粤紹绍細细終终經经繼继續续羣群習习翹翘聖圣聰聪聲声職职肅肃腦脑膽胆臨临舉举興兴艦舰蒼苍薈荟",
    "藍蓝藝艺蘊蕴處处號号裏里裡里覺觉觀观訊讯設设詠咏詩诗誠诚語语誼谊調调諾诺謙谦識识讓让豐丰財财貝贝",
    "貞贞貢贡貴贵賓宾賢贤質质贏赢躍跃軒轩載载輕轻輪轮轉转達达進进運运遠远適适選选遙遥邁迈邏逻鄉乡釗钊",
    "鈞钧鈴铃銀银銳锐鋼钢鎮镇鎧铠鏵铧鑒鉴閃闪間间雙双雲云電电韋韦題题願愿類类風风馳驰驊骅鯤鲲鷗鸥鸞鸾",
    "點点齡龄亞亚來来備备傳传債债兒儿內内劍剑動动務务勞劳啟启啓启喆哲園园圓圆團团堅坚媽妈宮宫實实審审",
    "屬属嶺岭嶽岳巖岩幹干應应戀恋撫抚擁拥昇升晝昼暢畅曆历梔栀楓枫業业標标櫻樱沖冲淨净漣涟潤润濛蒙瀅滢",
    "灝灏煥焕熾炽爍烁牽牵瑪玛瓏珑珮佩甯宁",
];

/// Characters mistaken for one another by eye, group by group.
const LOOK_ALIKES: &[&str] = &[
    "己已巳",
    "未末",
    "土士",
    "王玉",
    "宇字宁",
    "晨辰",
    "泽择译",
    "冯马",
    "郑邓",
    "彰章",
    "天夫",
    "人入",
    "日曰",
    "干千于",
    "刀力",
    "大太犬",
    "木本",
    "田由甲申",
    "晴睛",
    "昊吴",
    "梓锌",
    "淼森",
    "焱炎",
    "钰玉",
    "婧靖",
    "思恩",
    "子仔",
    "佳住往",
    "冶治",
    "毫豪亳",
    "侯候",
    "阳杨扬",
    "代戈",
    "茹如",
    "瑶遥谣摇",
    "玮伟炜纬韦",
    "张章",
    "浩皓洁",
    "涵函",
    "轩杆",
    "桐铜",
    "博搏膊",
    "琪棋淇祺琦",
    "璇旋漩",
    "楠南",
    "俊峻骏竣",
    "航杭肮",
    "嘉喜",
    "曦羲",
    "清青情",
    "砚现",
    "望旺",
    "兰竺",
    "梁粱",
    "于干",
    "徐涂除",
    "朱未",
    "沈沉",
    "许汗",
    "吕昌",
    "董蕫",
    "袁哀",
    "傅博",
    "陈东",
    "林枝",
    "娟捐",
    "霞霜",
    "磊垒",
    "涛祷",
    "静净",
    "然燃",
    "源原",
    "怡抬",
    "妍研",
    "颖颍",
    "瑾谨",
    "莹萤",
    "萱宣",
    "晗哈",
    "凯铠",
    "森林",
];

static SIMPLIFIED: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
    let mut table = HashMap::new();
    for row in VARIANTS {
        let mut chars = row.chars();
        while let (Some(variant), Some(simple)) = (chars.next(), chars.next()) {
            table.insert(variant, simple);
        }
    }
    table
});

/// The simplified form of a character; itself where there is no other.
pub fn simplified(c: char) -> char {
    if is_han(c) { SIMPLIFIED.get(&c).copied().unwrap_or(c) } else { c }
}

/// Do the two look much alike?
pub fn look_alike(a: char, b: char) -> bool {
    LOOK_ALIKES.iter().any(|group| group.contains(a) && group.contains(b))
}

/// Do the two sound the same, tones aside? Northern and southern slips count: zh/z, ch/c, sh/s, n/l, -ng/-n.
pub fn sound_alike(a: char, b: char) -> bool {
    let (Some(a), Some(b)) = (a.to_pinyin(), b.to_pinyin()) else { return false };
    a.plain() == b.plain() || blurred(a.plain()) == blurred(b.plain())
}

/// How a name sounds, to [`sound_alike`] ears: the same for names that differ in sound-alikes only.
pub fn sound(name: &str) -> String {
    name.chars().map(|c| c.to_pinyin().map_or_else(|| c.to_string(), |p| blurred(p.plain()))).collect()
}

fn blurred(plain: &str) -> String {
    let plain = plain.strip_suffix("ng").map_or(plain.to_owned(), |stem| format!("{stem}n"));
    match plain.strip_prefix(['z', 'c', 's']).and_then(|rest| rest.strip_prefix('h')) {
        Some(rest) => plain.chars().take(1).chain(rest.chars()).collect(),
        None => plain,
    }
}

/// Is this a Chinese character?
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variants_settle_in_one_step() {
        for c in VARIANTS.iter().flat_map(|row| row.chars()) {
            assert_eq!(simplified(simplified(c)), simplified(c), "{c}");
        }
        assert_eq!("張偉陳麗蕭".chars().map(simplified).collect::<String>(), "张伟陈丽萧");
    }

    #[test]
    fn slips_of_eye_and_ear() {
        assert!(sound_alike('张', '章') && sound_alike('玮', '伟') && sound_alike('琳', '玲'));
        assert!(sound_alike('诗', '思') && !sound_alike('张', '王'));
        assert!(look_alike('未', '末') && look_alike('晴', '睛') && !look_alike('张', '王'));
    }
}
