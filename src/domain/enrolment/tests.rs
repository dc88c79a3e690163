use super::*;

#[test]
fn statuses_are_read_in_the_words_schools_use() {
    for (text, change) in [
        ("休学", Some(Change::Suspended)),
        ("因病休学一年", Some(Change::Suspended)),
        ("因身体不适休学", Some(Change::Suspended)),
        ("参军入伍（休学）", Some(Change::Enlisted)),
        ("保留学籍（应征入伍）", Some(Change::Enlisted)),
        ("携笔从戎", Some(Change::Enlisted)),
        ("退学", Some(Change::Withdrawn)),
        ("取消学籍", Some(Change::Withdrawn)),
        ("劝退", Some(Change::Withdrawn)),
        ("勒令退学", Some(Change::Withdrawn)),
        ("本人申请退学", Some(Change::Withdrawn)),
        ("延毕", Some(Change::Delayed)),
        ("出国交流", Some(Change::Abroad)),
        ("赴韩国交换", Some(Change::Abroad)),
        ("转专业", Some(Change::OtherMajor)),
        ("转专业至会计学", Some(Change::OtherMajor)),
        ("保留学籍", Some(Change::Reserved)),
    ] {
        assert_eq!(Change::parse(text), change, "{text}");
    }
}

#[test]
fn whose_relation_has_gone_is_one_to_look_at() {
    for text in ["参军，组织关系已转至部队", "休学（团组织关系已转出）", "延迟毕业,关系转出"]
    {
        assert_eq!(Change::parse(text), Some(Change::Other(RELATION_MOVED)), "{text}");
    }
    assert_eq!(Change::parse("休学，组织关系未转出"), Some(Change::Suspended));
    assert_eq!(Change::parse("退学，关系已转"), Some(Change::Withdrawn));
}

#[test]
fn a_remark_speaks_where_it_is_about_enrollment() {
    for (status, remark, change) in [
        ("休学", "已复学", None),
        ("其他", "参军", Some(Change::Enlisted)),
        ("休学", "组织关系已转至部队", Some(Change::Other(RELATION_MOVED))),
        ("休学", "班长", Some(Change::Suspended)),
        ("休学", "", Some(Change::Suspended)),
        ("休学", "在校", Some(Change::Suspended)),
        ("", "退学", Some(Change::Withdrawn)),
    ] {
        assert_eq!(Change::parse_with(status, remark), change, "{status} {remark}");
    }
}

#[test]
fn who_is_back_or_never_went_has_no_change() {
    for text in [
        "休学后复学",
        "休学已复学",
        "已复学",
        "退伍复学",
        "退役军人",
        "恢复学籍",
        "取消休学",
        "退学警告",
        "未休学",
        "没有休学",
        "曾休学一年",
        "不予退学",
        "在读",
        "正常",
        "注册学籍",
        "未异动",
        "是",
        "",
    ] {
        assert_eq!(Change::parse(text), None, "{text}");
    }
    for (text, change) in [
        ("复学后又退学", Change::Withdrawn),
        ("休学复学后再次休学", Change::Suspended),
        ("休学（预计2025年9月复学）", Change::Suspended),
        ("休学期满未复学", Change::Suspended),
        ("休学，未返校", Change::Suspended),
    ] {
        assert_eq!(Change::parse(text), Some(change), "{text}");
    }
}

#[test]
fn what_no_rule_speaks_of_is_named() {
    for (text, named) in [
        ("转学", "转学"),
        ("转学转出", "转学"),
        ("已转走", "转学"),
        ("毕业", "毕业"),
        ("结业", "结业"),
        ("肄业", "肄业"),
        ("放弃入学资格", "放弃或取消入学资格"),
        ("取消入学资格", "放弃或取消入学资格"),
        ("未报到", "未报到"),
        ("停学", "停学"),
        ("因病去世", "死亡"),
        ("拟休学", "尚未办理的异动"),
    ] {
        assert_eq!(Change::parse(text), Some(Change::Other(named)), "{text}");
    }
}

#[test]
fn remarks_about_other_things_say_nothing() {
    for text in [
        "班长",
        "团支书",
        "学生会对外交流部干事",
        "国际交流学院转入",
        "留学生",
        "转学生",
        "父亲去世",
        "军人家属",
        "有入伍意向",
        "高中毕业",
        "2026年毕业",
        "毕业设计优秀",
        "走读",
    ] {
        assert_eq!(Change::parse(text), None, "{text}");
        assert!(!is_unmistakable(text), "{text}");
    }
    assert!(is_unmistakable("休学") && is_unmistakable("应征入伍") && !is_unmistakable("国际交流"));
    assert!(is_status("在读") && is_status("已复学") && !is_status("班长"));
}

#[test]
fn lists_are_known_by_their_names() {
    for name in [
        "2024年休学学生名单",
        "休学",
        "休学(1)",
        "2024退伍士兵名单",
        "入伍学生统计表",
        "退学、休学学生名单",
        "延迟毕业名单",
        "转专业学生名单",
        "学籍异动",
        "2023-2024学年学籍异动名单",
        "参军入伍花名册",
        "学籍异动情况汇总",
    ] {
        assert_eq!(list_name(name), Some(ListName::Changes), "{name}");
    }
    for name in ["软件工程2201班花名册", "2022级学生名单（不含休学）", "班级名单(含休学1人)", "学生信息"]
    {
        assert_eq!(list_name(name), Some(ListName::Everybody), "{name}");
    }
    for name in [
        "Sheet1",
        "软工2201",
        "名单",
        "注：休学、退学的同学请在备注中写明，由各班班长核对无误以后再交到辅导员处",
    ] {
        assert_eq!(list_name(name), None, "{name}");
    }
}

#[test]
fn a_lists_name_says_what_happened_unless_it_names_several_things() {
    for (name, change) in [
        ("2024年休学学生名单", Some(Change::Suspended)),
        ("参军入伍（休学）学生名单", Some(Change::Enlisted)),
        ("延迟毕业名单", Some(Change::Delayed)),
        ("2024年退伍学生名单", None),
        ("休学、退学学生名单", Some(Change::Other("名单未写明的异动"))),
        ("学籍异动名单", Some(Change::Other("名单未写明的异动"))),
        ("Sheet1", None),
    ] {
        assert_eq!(change_of_title(name), change, "{name}");
    }
}

#[test]
fn retention_reasons_are_worded_as_the_form_asks() {
    assert_eq!(Change::Enlisted.retention_reason(), Some("参军入伍"));
    assert_eq!(Change::Abroad.retention_reason(), Some("出国（境）研究学习"));
    assert_eq!(Change::Delayed.retention_reason(), Some("延迟毕业"));
    assert_eq!(Change::Suspended.retention_reason(), Some("休学"));
}
