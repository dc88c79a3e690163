//! The words rosters, forms and systems have for each field.

use strsim::osa_distance;

use super::header_text::{clean, core};
use crate::domain::Field;

/// What a header's words say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A field, and how sure: 100 its own name, down to 60 for likeness.
    Field(Field, u8),
    /// Known, but nothing that is reconciled; the reason in a few words.
    Other(&'static str),
    /// Says nothing.
    Unknown,
}

/// Its own name, or one of the names everybody uses.
pub(super) const EXACT: u8 = 100;
/// Words that hold the thing.
pub(super) const HOLDS: u8 = 80;
/// Words that hold it, but may mean something a little different.
const HOLDS_LOOSELY: u8 = 70;
/// One character off.
pub(super) const LIKE: u8 = 60;

/// Reads a header as the file has it.
pub(super) fn meaning(header: &str) -> Meaning {
    // A hint in brackets is left out, but not when it says whose the thing is: 联系电话（家长）.
    if ["父", "母", "家长", "监护", "紧急"].iter().any(|word| header.contains(word)) {
        return Meaning::Other("不是本人的信息");
    }
    let cleaned = clean(header);
    meaning_of_clean(&cleaned)
}

/// Reads a header already cleaned.
pub(super) fn meaning_of_clean(cleaned: &str) -> Meaning {
    if cleaned.is_empty() || cleaned.chars().count() > 40 {
        return Meaning::Unknown;
    }
    let core = core(cleaned);
    if let Some(field) = exact(cleaned).or_else(|| exact(core)) {
        return Meaning::Field(field, EXACT);
    }
    if let Some(why) = other(cleaned) {
        return Meaning::Other(why);
    }
    // A sentence that mentions a field is not its header, unless it asks for it.
    let longest = if cleaned == core { 16 } else { 24 };
    if let Some((field, sure)) = holds(core).filter(|_| core.chars().count() <= longest) {
        return Meaning::Field(field, sure);
    }
    like(core).map_or(Meaning::Unknown, |field| Meaning::Field(field, LIKE))
}

#[rustfmt::skip]
const NAMES: &[(Field, &[&str])] = &[
    (Field::OrgName, &["组织全称", "团组织全称", "所在组织全称", "所在团组织全称", "组织名称", "团组织名称", "所在组织", "所在团组织",
        "所属组织", "所属团组织", "团支部全称", "支部全称", "组织全名", "团组织", "所在团支部全称"]),
    (Field::Branch, &["团支部", "所在团支部", "所属团支部", "团支部名称", "支部名称", "支部", "所在支部", "所属支部", "团支部简称",
        "所在团支部名称", "现团支部", "现所在团支部"]),
    (Field::Name, &["姓名", "名字", "学生姓名", "团员姓名", "姓名全称", "中文姓名", "本人姓名", "真实姓名", "成员姓名", "团员名称", "Name", "NAME", "name"]),
    (Field::Sex, &["性别", "男女", "男/女", "Sex", "Gender", "gender", "sex"]),
    (Field::IdNumber, &["身份证号", "身份证号码", "身份证", "证件号码", "证件号", "公民身份号码", "公民身份证号码", "公民身份证号", "身份号码",
        "IDCard", "IDNumber", "居民身份证号", "居民身份证号码", "居民身份证", "身份证件号", "身份证件号码", "有效身份证号", "身份证编号", "证件编号"]),
    (Field::Birth, &["出生年月", "出生日期", "出生年月日", "出生时间", "生日", "出生"]),
    (Field::Ethnicity, &["民族", "名族", "族别", "所属民族"]),
    (Field::PoliticalStatus, &["政治面貌", "政治身份", "政治面貌类别", "面貌", "现政治面貌"]),
    (Field::Phone, &["手机号码", "手机号", "手机", "Tel", "Phone", "Mobile", "phone", "mobile", "联系电话", "联系方式", "电话", "电话号码", "移动电话", "联系手机", "本人电话", "本人手机号",
        "联系电话号码", "手机电话", "手机联系方式", "本人联系方式", "常用手机号", "常用电话", "联系号码", "电话号", "移动电话号码"]),
    (Field::MemberNumber, &["发展团员编号", "团员发展编号", "团员编号", "新发展团员编号", "入团志愿书编号", "发展编号", "志愿书编号", "团员发展号",
        "发展团员号", "发展团员编码", "团员发展编码", "入团编号", "团编号"]),
    (Field::Joined, &["入团年月", "入团时间", "入团日期", "入团年月日", "加入共青团时间", "加入中国共产主义青年团时间", "何时入团", "入团"]),
    (Field::Occupation, &["个人职业", "职业", "从事职业", "职业类别"]),
    (Field::StudyStatus, &["在读状况", "在读状态", "就读状态", "就读状况", "在读情况"]),
    (Field::Education, &["学历", "文化程度", "全日制学历", "最高学历", "学历层次", "受教育程度", "现有学历"]),
    (Field::HouseholdAddress, &["个人户籍地址", "户籍地址", "户籍地", "户籍所在地", "户籍", "户口所在地", "户口地址", "户籍详细地址", "户籍住址"]),
    (Field::PartyJoined, &["入党时间", "入党年月", "入党日期", "加入中国共产党时间"]),
    (Field::IsCadre, &["是否团干部", "是否为团干部", "是否团干", "是否是团干部", "团干部", "是否担任团干部"]),
    (Field::Post, &["团内现任职务", "团内职务", "现任团内职务", "职务", "团内任职", "团干部职务", "团支部职务", "担任团内职务", "现任职务", "团职务",
        "支部职务", "团内任职情况"]),
    (Field::PostSince, &["任现职年月", "任职时间", "任职年月", "任现职时间", "任职日期", "现任职时间"]),
    (Field::CadreKind, &["团干部性质", "团干性质", "干部性质", "团干部类别", "团干部类型"]),
    (Field::Applied, &["是否递交入党申请书", "是否提交入党申请书", "是否上交入党申请书", "入党申请书", "是否申请入党", "是否写入党申请书", "入党申请"]),
    (Field::AppliedOn, &["递交入党申请书时间", "提交入党申请书时间", "入党申请书递交时间", "入党申请书提交时间", "申请入党时间", "入党申请时间"]),
    (Field::Volunteer, &["是否成为注册志愿者", "是否注册志愿者", "是否志愿者", "是否为注册志愿者", "是否为志愿者", "注册志愿者", "志愿者", "是否是注册志愿者"]),
    (Field::VolunteerOn, &["成为注册志愿者的时间", "成为注册志愿者时间", "注册志愿者时间", "志愿者注册时间", "注册成为志愿者时间"]),
    (Field::College, &["学院", "院", "二级学院", "院系", "系部", "系别", "所在学院", "所属学院", "学院名称", "院部", "院别", "教学单位", "所在院系", "系",
        "团总支", "所在团总支", "团总支名称", "所属团总支"]),
    (Field::Class, &["班级", "专业班级", "班级名称", "行政班级", "所在班级", "班", "行政班", "年级班级", "年级专业班级", "现班级", "所在行政班", "班别"]),
    (Field::StudentNumber, &["学号", "学籍号", "学生学号", "学工号", "学生编号", "学生号"]),
    (Field::Status, &["学籍状态", "学籍异动", "异动类型", "异动类别", "异动情况", "异动原因", "变动类型", "在校状态", "学生状态", "学籍情况", "学籍变动",
        "异动", "变动情况", "异动事由", "学籍状况", "在籍状态", "异动说明", "学籍异动情况", "学籍异动类型", "学籍异动类别"]),
    (Field::Counsellor, &["辅导员", "所属辅导员", "辅导员姓名", "班主任", "班主任姓名", "带班辅导员", "现任辅导员", "辅导员老师", "专职辅导员"]),
    (Field::CounsellorPhone, &["辅导员电话", "辅导员联系方式", "辅导员联系电话", "辅导员手机号", "辅导员手机", "班主任电话", "班主任联系方式", "辅导员手机号码"]),
    (Field::OtherContact, &["其他联系方式", "其它联系方式", "QQ", "QQ号", "QQ号码", "微信", "微信号", "微信或QQ", "QQ或微信", "备用联系方式", "qq", "qq号"]),
    (Field::DeletionReason, &["删除原因", "删除理由", "删除事由", "要求删除原因", "申请删除原因"]),
    (Field::RetentionReason, &["保留原因", "保留理由", "团籍保留原因", "保留团籍原因", "申请保留原因", "保留团籍理由"]),
];

fn exact(text: &str) -> Option<Field> {
    NAMES.iter().find(|(_, names)| names.contains(&text)).map(|(field, _)| *field)
}

/// Said of somebody else.
const OTHERS: &[&str] = &[
    "父",
    "母",
    "家长",
    "监护",
    "紧急",
    "亲属",
    "家庭成员",
    "配偶",
    "介绍人",
    "填表人",
    "填报人",
    "经办",
    "审核",
    "推荐人",
    "培养",
    "室友",
    "证明人",
    "接收人",
    "团支书",
    "班长",
    "负责人",
    "导师",
    "老师",
    "教师",
    "联系人",
];

/// Known columns that are not reconciled, with why.
const KNOWN: &[(&str, &[&str])] = &[
    ("序号", &["序号", "编号", "号", "No", "NO", "no", "行号", "顺序", "ID", "id", "排序", "答卷编号"]),
    (
        "问卷的附加信息",
        &[
            "答卷",
            "提交",
            "所用时间",
            "来源",
            "IP",
            "总分",
            "用时",
            "填写时间",
            "填写者",
            "填写人",
            "开始时间",
            "结束时间",
            "浏览器",
            "地理位置",
            "更新时间",
            "创建时间",
            "修改时间",
            "作答",
            "昵称",
            "时间戳",
        ],
    ),
    ("备注", &["备注", "说明", "注", "其他", "其它", "附注", "情况说明"]),
];

/// Things that look like a field by their words or content, but are not it.
#[rustfmt::skip]
const NOT_FIELDS: &[&str] = &[
    "曾用名", "拼音", "英文", "团员证", "学生证", "准考证", "护照", "通行证", "照片", "图片", "附件", "签名", "签字", "确认", "年龄", "籍贯", "邮箱", "邮件", "邮编", "email", "Email", "E-mail",
    "宿舍", "寝室", "床位", "楼栋", "房间", "入学", "毕业", "年级", "专业", "转接", "介绍信", "团龄", "党龄", "团费", "党费", "成绩", "排名", "生源", "家庭", "住址", "居住地",
    "银行", "卡号", "账号", "身高", "体重", "血型", "健康", "证件类型", "证件类别", "班级职务", "班内职务", "班委", "学制", "培养层次", "层次", "校区", "团籍", "人数", "得分",
    "积极分子", "推优", "团课", "奖", "处分", "特长", "认证", "校验", "审批", "户口类型", "户籍类型", "户口性质", "户籍性质", "志愿时长", "志愿者编号", "志愿者号", "有效期", "签发",
    "离校", "异动时间", "异动日期", "文号", "学籍异动时间", "转入", "转出", "原班级", "原专业", "原学院", "原团支部",
];

fn other(text: &str) -> Option<&'static str> {
    if let Some((why, _)) = KNOWN.iter().find(|(_, names)| names.contains(&text)) {
        return Some(why);
    }
    // 问卷 columns come with words around them: 提交答卷时间, 来自IP.
    if KNOWN.iter().any(|(why, names)| {
        *why == "问卷的附加信息" && names.iter().any(|name| text.contains(name)) && !text.contains("申请")
    }) {
        return Some("问卷的附加信息");
    }
    if OTHERS.iter().any(|word| text.contains(word)) {
        return Some("不是本人的信息");
    }
    // 户籍 and 专业班级 hold words that alone would be something else.
    let kept = ["户籍", "户口所在", "班级", "团支部", "志愿书编号"];
    let certain = ["转", "原", "类型", "性质", "职务", "人数"];
    if kept.iter().any(|word| text.contains(word)) && !certain.iter().any(|word| text.contains(word)) {
        return None;
    }
    NOT_FIELDS.iter().any(|word| text.contains(word)).then_some("核对用不到")
}

/// One of the words of each group, and none of the last.
type Rule = (Field, u8, &'static [&'static [&'static str]], &'static [&'static str]);

const WHEN: &[&str] = &["时间", "日期", "年月", "何时", "时候"];
const CALL: &[&str] = &["电话", "手机", "联系", "号码"];

/// The first rule that holds decides, so the narrower ones come first.
#[rustfmt::skip]
const RULES: &[Rule] = &[
    (Field::DeletionReason, HOLDS, &[&["删除"], &["原因", "理由", "事由"]], &[]),
    (Field::RetentionReason, HOLDS, &[&["保留"], &["原因", "理由", "事由"]], &[]),
    (Field::AppliedOn, HOLDS, &[&["入党申请", "申请入党"], WHEN], &[]),
    (Field::Applied, HOLDS, &[&["入党申请", "申请入党"]], &[]),
    (Field::MemberNumber, HOLDS, &[&["发展", "志愿书", "团员"], &["编号", "编码", "号码"]], &["手机", "身份", "学号", "电话"]),
    (Field::VolunteerOn, HOLDS, &[&["志愿者"], WHEN], &[]),
    (Field::Volunteer, HOLDS, &[&["志愿者"]], &["编号", "时长", "学时", "服务"]),
    (Field::PartyJoined, HOLDS, &[&["入党", "加入中国共产党", "转正"], WHEN], &[]),
    (Field::Joined, HOLDS, &[&["入团", "加入共青团", "加入团组织", "加入中国共产主义青年团"], WHEN], &["申请"]),
    (Field::CounsellorPhone, HOLDS, &[&["辅导员", "班主任"], CALL], &[]),
    (Field::Counsellor, HOLDS, &[&["辅导员", "班主任"]], &["工号", "意见"]),
    (Field::IdNumber, HOLDS, &[&["身份证", "证件号", "公民身份", "身份号"]], &["地址", "签发", "有效", "正面", "反面", "照片", "复印", "是否", "类型", "后四", "后六", "后4", "后6", "末"]),
    (Field::CadreKind, HOLDS, &[&["团干"], &["性质", "类别", "类型"]], &[]),
    (Field::IsCadre, HOLDS, &[&["是否"], &["团干"]], &[]),
    (Field::PostSince, HOLDS, &[&["任职", "任现职", "现职"], WHEN], &[]),
    (Field::Post, HOLDS, &[&["团"], &["职务", "任职"]], &["是否"]),
    (Field::OtherContact, HOLDS, &[&["其他联系", "其它联系", "微信", "QQ", "qq"]], &["群"]),
    (Field::Phone, HOLDS, &[&["手机", "联系电话", "联系方式", "移动电话"]], &["固定", "座机", "家", "短号", "后四", "后4"]),
    (Field::Phone, HOLDS_LOOSELY, &[&["电话"]], &["固定", "座机", "家", "短号"]),
    (Field::Birth, HOLDS, &[&["出生", "生日"]], &["地", "医院"]),
    (Field::PoliticalStatus, HOLDS, &[&["政治面貌", "政治身份"]], &[]),
    (Field::PoliticalStatus, HOLDS_LOOSELY, &[&["是否"], &["团员"]], &["编号", "证", "报到"]),
    (Field::HouseholdAddress, HOLDS, &[&["户籍", "户口"]], &["派出所", "迁"]),
    (Field::StudyStatus, HOLDS, &[&["在读", "就读"], &["状况", "状态", "情况"]], &[]),
    (Field::Status, HOLDS, &[&["学籍"], &["状态", "异动", "变动", "情况"]], &[]),
    (Field::Status, HOLDS, &[&["异动", "变动"], &["类型", "类别", "情况", "原因", "形式", "种类"]], &[]),
    (Field::Education, HOLDS_LOOSELY, &[&["学历", "文化程度"]], &[]),
    (Field::Occupation, HOLDS_LOOSELY, &[&["职业"]], &["资格", "规划", "技能", "院校"]),
    (Field::StudentNumber, HOLDS, &[&["学号"]], &[]),
    (Field::Ethnicity, HOLDS, &[&["民族"]], &["成分是否"]),
    (Field::Sex, HOLDS, &[&["性别"]], &[]),
    (Field::OrgName, HOLDS, &[&["组织全称", "支部全称", "组织名称"]], &[]),
    (Field::Branch, HOLDS_LOOSELY, &[&["团支部", "支部"]], &["是否", "书记"]),
    (Field::Class, HOLDS, &[&["班级", "行政班"]], &["职务", "排名", "群"]),
    (Field::College, HOLDS_LOOSELY, &[&["学院", "院系", "系部", "团总支"]], &[]),
    (Field::Name, HOLDS, &[&["姓名"]], &[]),
];

fn holds(text: &str) -> Option<(Field, u8)> {
    let any = |words: &[&str]| words.iter().any(|word| text.contains(word));
    RULES
        .iter()
        .find(|(_, _, groups, never)| groups.iter().all(|words| any(words)) && !any(never))
        .map(|(field, sure, ..)| (*field, *sure))
}

/// One character missing, too many, swapped or mistyped, in words long enough for that to mean something.
/// Dates are told apart by a single character (入团时间, 入学时间), so there none may be another.
fn like(text: &str) -> Option<Field> {
    let length = text.chars().count();
    if length < 4 {
        return None;
    }
    NAMES
        .iter()
        .flat_map(|(field, names)| names.iter().map(move |name| (*field, *name)))
        .find(|(field, name)| {
            let other = name.chars().count();
            other >= 4 && osa_distance(text, name) == 1 && !(field.is_date() && other == length)
        })
        .map(|(field, _)| field)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(header: &str) -> Option<&'static str> {
        match meaning(header) {
            Meaning::Field(field, _) => Some(field.id()),
            _ => None,
        }
    }

    #[test]
    fn names_are_unique() {
        let mut all: Vec<&str> = NAMES.iter().flat_map(|(_, names)| names.iter().copied()).collect();
        all.sort_unstable();
        for pair in all.windows(2) {
            assert_ne!(pair[0], pair[1]);
        }
    }

    #[test]
    fn a_field_goes_by_its_label() {
        for wanted in Field::ALL {
            assert_eq!(meaning(wanted.label()), Meaning::Field(*wanted, EXACT), "{}", wanted.label());
        }
    }

    #[test]
    fn headers_as_files_have_them() {
        for (header, wanted) in [
            ("姓　名", Some("name")),
            ("1、您的姓名", Some("name")),
            ("姓名（系统中的姓名）", Some("name")),
            ("身份证号码*（18位）", Some("id_number")),
            ("身份证号\n（系统中的身份证号）", Some("id_number")),
            ("本人身份证号", Some("id_number")),
            ("证件号码", Some("id_number")),
            ("身份证号马", Some("id_number")),
            ("团员发展编号", Some("member_number")),
            ("发展团员编号（12位，2017年以后入团必填）", Some("member_number")),
            ("入团志愿书编号", Some("member_number")),
            ("团员证编号", None),
            ("团员证号", None),
            ("入团时间（年/月）", Some("joined")),
            ("入学时间", None),
            ("毕业时间", None),
            ("入党时间", Some("party_joined")),
            ("递交入党申请书时间", Some("applied_on")),
            ("是否递交入党申请书", Some("applied")),
            ("成为注册志愿者的时间", Some("volunteer_on")),
            ("联系电话", Some("phone")),
            ("父亲联系电话", None),
            ("家长姓名", None),
            ("紧急联系人电话", None),
            ("曾用名", None),
            ("姓名拼音", None),
            ("辅导员电话", Some("counsellor_phone")),
            ("其他联系方式（如微信、QQ等）", Some("other_contact")),
            ("户籍地址（精确到门牌号）", Some("household_address")),
            ("家庭住址", None),
            ("专业班级", Some("class")),
            ("专业", None),
            ("提交答卷时间", None),
            ("来自IP", None),
            ("序号", None),
            ("备注", None),
            ("所在团支部名称", Some("branch")),
            ("团内职务", Some("post")),
            ("班内职务", None),
            ("请选择您的政治面貌", Some("political_status")),
            ("学籍异动类型", Some("status")),
            ("年龄", None),
            ("联系电话（家长）", None),
            ("身份证号后四位", None),
            ("手机短号", None),
            ("院（系）", Some("college")),
            ("名族", Some("ethnicity")),
            ("辅导员老师", Some("counsellor")),
            ("所在班级团支部", Some("branch")),
        ] {
            assert_eq!(field(header), wanted, "{header}");
        }
    }
}
