//! The words themselves.

use super::{HOLDS, HOLDS_LOOSELY};
use crate::domain::Field;

/// Each field's own name and what everybody calls it.
#[rustfmt::skip]
pub(super) const NAMES: &[(Field, &[&str])] = &[
    (Field::OrgName, &["组织全称", "团组织全称", "所在组织全称", "所在团组织全称", "组织名称", "团组织名称", "所在组织", "所在团组织",
        "所属组织", "所属团组织", "团支部全称", "支部全称", "组织全名", "团组织", "所在团支部全称"]),
    (Field::Branch, &["团支部", "所在团支部", "所属团支部", "团支部名称", "支部名称", "支部", "所在支部", "所属支部", "团支部简称",
        "所在团支部名称", "现团支部", "现所在团支部"]),
    (Field::Name, &["姓名", "名字", "学生姓名", "团员姓名", "姓名全称", "中文姓名", "本人姓名", "真实姓名", "成员姓名", "团员名称", "Name", "Full Name", "Student Name", "Chinese Name"]),
    (Field::Sex, &["性别", "男女", "男/女", "Sex", "Gender"]),
    (Field::IdNumber, &["身份证号", "身份证号码", "身份证", "证件号码", "证件号", "公民身份号码", "公民身份证号码", "公民身份证号", "身份号码",
        "ID Card", "ID Number", "ID No", "ID Card No", "ID Card Number", "Identity Card No", "Identity Number", "居民身份证号", "居民身份证号码", "居民身份证", "身份证件号", "身份证件号码", "有效身份证号", "身份证编号", "证件编号"]),
    (Field::Birth, &["出生年月", "出生日期", "出生年月日", "出生时间", "生日", "出生", "Birth", "Birthday", "Birthdate", "Birth Date", "Date of Birth", "DOB"]),
    (Field::Ethnicity, &["民族", "名族", "族别", "所属民族", "Ethnicity", "Ethnic Group"]),
    (Field::PoliticalStatus, &["政治面貌", "政治身份", "政治面貌类别", "面貌", "现政治面貌", "Political Status"]),
    (Field::Phone, &["手机号码", "手机号", "手机", "Tel", "Phone", "Mobile", "Mobile Phone", "Cell Phone", "Telephone", "Phone Number", "Phone No", "Mobile No", "Mobile Number", "联系电话", "联系方式", "电话", "电话号码", "移动电话", "联系手机", "本人电话", "本人手机号",
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
    (Field::College, &["学院", "院", "二级学院", "院系", "系部", "系别", "所在学院", "所属学院", "College", "学院名称", "院部", "院别", "教学单位", "所在院系", "系",
        "团总支", "所在团总支", "团总支名称", "所属团总支"]),
    (Field::Class, &["班级", "专业班级", "班级名称", "行政班级", "所在班级", "班", "行政班", "年级班级", "年级专业班级", "现班级", "所在行政班", "班别", "Class", "Class Name"]),
    (Field::StudentNumber, &["学号", "学籍号", "学生学号", "学工号", "学生编号", "学生号", "Student ID", "Student No", "Student Number"]),
    (Field::Status, &["学籍状态", "学籍异动", "异动类型", "异动类别", "异动情况", "异动原因", "变动类型", "在校状态", "学生状态", "学籍情况", "学籍变动",
        "异动", "变动情况", "异动事由", "学籍状况", "在籍状态", "异动说明", "学籍异动情况", "学籍异动类型", "学籍异动类别"]),
    (Field::Counsellor, &["辅导员", "所属辅导员", "辅导员姓名", "班主任", "班主任姓名", "带班辅导员", "现任辅导员", "辅导员老师", "专职辅导员"]),
    (Field::CounsellorPhone, &["辅导员电话", "辅导员联系方式", "辅导员联系电话", "辅导员手机号", "辅导员手机", "班主任电话", "班主任联系方式", "辅导员手机号码"]),
    (Field::OtherContact, &["其他联系方式", "其它联系方式", "QQ", "QQ号", "QQ号码", "微信", "微信号", "微信或QQ", "QQ或微信", "备用联系方式", "WeChat", "WeChat ID"]),
    (Field::DeletionReason, &["删除原因", "删除理由", "删除事由", "要求删除原因", "申请删除原因"]),
    (Field::RetentionReason, &["保留原因", "保留理由", "团籍保留原因", "保留团籍原因", "申请保留原因", "保留团籍理由"]),
];

/// Said of somebody else.
pub(super) const OTHERS: &[&str] = &[
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

/// Whose a thing is, also where brackets say so: 联系电话（家长）.
pub(super) const OF_OTHERS: &[&str] = &["父", "母", "家长", "监护", "紧急"];

/// Known columns that are not reconciled, with why.
pub(super) const KNOWN: &[(&str, &[&str])] = &[
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
    (
        "状态",
        &[
            "状态",
            "学籍",
            "是否在校",
            "是否在籍",
            "是否在读",
            "在校情况",
            "在籍情况",
            "目前状态",
            "当前状态",
            "现状态",
        ],
    ),
    ("备注", &["备注", "说明", "注", "其他", "其它", "附注", "情况说明"]),
];

/// Things that look like a field by their words or content, but are not it.
#[rustfmt::skip]
pub(super) const NOT_FIELDS: &[&str] = &[
    "曾用名", "拼音", "英文", "团员证", "学生证", "准考证", "护照", "通行证", "照片", "图片", "附件", "签名", "签字", "确认", "年龄", "籍贯", "邮箱", "邮件", "邮编", "email", "Email", "E-mail",
    "宿舍", "寝室", "床位", "楼栋", "房间", "入学", "毕业", "年级", "专业", "转接", "介绍信", "团龄", "党龄", "团费", "党费", "成绩", "排名", "生源", "家庭", "住址", "居住地",
    "银行", "卡号", "账号", "身高", "体重", "血型", "健康", "证件类型", "证件类别", "班级职务", "班内职务", "班委", "学制", "培养层次", "层次", "校区", "团籍", "人数", "得分",
    "积极分子", "推优", "团课", "入团申请", "奖", "处分", "特长", "认证", "校验", "审批", "户口类型", "户籍类型", "户口性质", "户籍性质", "志愿时长", "志愿者编号", "志愿者号", "有效期", "签发",
    "离校", "异动时间", "异动日期", "文号", "学籍异动时间", "转入", "转出", "原班级", "原专业", "原学院", "原团支部",
];

/// 户籍 and 专业班级 hold words that alone would be something else ...
pub(super) const KEPT: &[&str] = &["户籍", "户口所在", "班级", "团支部", "志愿书编号"];
/// ... unless one of these says that they are.
pub(super) const CERTAIN: &[&str] = &["转", "原", "类型", "性质", "职务", "人数"];

/// One of the words of each group, and none of the last.
pub(super) type Rule = (Field, u8, &'static [&'static [&'static str]], &'static [&'static str]);

const WHEN: &[&str] = &["时间", "日期", "年月", "何时", "时候"];
const CALL: &[&str] = &["电话", "手机", "联系", "号码"];

/// The first rule that holds decides, so the narrower ones come first.
#[rustfmt::skip]
pub(super) const RULES: &[Rule] = &[
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
    (Field::PoliticalStatus, HOLDS_LOOSELY, &[&["是否", "是不是"], &["团员", "入团"]], &["编号", "证", "报到", "申请", "干部"]),
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
