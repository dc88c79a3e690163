//! What the lines say that stand among the people and are none of them.

/// Does the line close a list?
pub(super) fn is_closing(line: &str) -> bool {
    is_total(line, 1) || is_remark(line, 1)
}

pub(super) fn is_total(text: &str, cells: usize) -> bool {
    const WORDS: [&str; 9] =
        ["合计", "总计", "小计", "共计", "总人数", "累计", "人数合计", "本页小计", "合 计"];
    let begins = WORDS.iter().any(|word| text.starts_with(word));
    let counts = text.starts_with('共') && text.ends_with('人') && text.chars().any(|c| c.is_ascii_digit());
    (begins && (cells <= 6 || text.chars().count() <= 4)) || counts
}

/// What stands under a table: who filled it in, when, and how it should have been done.
pub(super) fn is_remark(text: &str, cells: usize) -> bool {
    const WORDS: [&str; 30] = [
        "填表",
        "填报",
        "制表",
        "审核",
        "审批",
        "负责人",
        "经办",
        "签字",
        "签名",
        "盖章",
        "单位(",
        "单位:",
        "单位负责人",
        "团支书",
        "团支部书记",
        "辅导员签",
        "联系人",
        "联系电话:",
        "日期",
        "时间:",
        "注:",
        "注意",
        "备注",
        "说明",
        "填写",
        "附:",
        "附件",
        "删除后重新录入",
        "导出时间",
        "统计人",
    ];
    if !WORDS.iter().any(|word| text.starts_with(word)) {
        return false;
    }
    cells <= 2 || text.contains([':', '(']) && cells <= 6
}

pub(super) fn is_example(text: &str) -> bool {
    const WORDS: [&str; 8] = ["示例", "样例", "例:", "例如", "如:", "范例", "举例", "(例"];
    let named = WORDS.iter().any(|word| text.starts_with(word)) || text == "例";
    let marked = ["(示例)", "(样例)", "(例)", "(范例)"].iter().any(|mark| text.ends_with(mark));
    named || marked
}

/// ××××××: what a template has where somebody's number is to stand. Asterisks hide a real person's.
pub(super) fn is_blanked_out(text: &str) -> bool {
    text.chars().count() >= 4 && text.chars().all(|c| matches!(c, '×' | 'X' | 'x' | '✕' | '╳'))
}

/// / or ——: nobody.
pub(super) fn is_placeholder(name: &str) -> bool {
    name.chars().all(|c| matches!(c, '/' | '\\' | '-' | '_' | '—' | '－' | '–' | '.' | '。' | '、' | '×'))
}

/// 1.组织全称：组织全称必须…: a paragraph of instructions that got into the table.
pub(super) fn is_instruction(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    // 3.70102E+17 is a number.
    let worded = rest.chars().filter(|c| !c.is_ascii()).count() >= 6;
    rest.len() < text.len() && rest.starts_with(['.', '、', ':']) && worded && text.chars().count() > 12
}

/// What templates write under a header.
pub(super) fn is_hint(text: &str) -> bool {
    matches!(text, "必填" | "选填" | "必填项" | "选填项" | "文本" | "文本格式" | "*" | "非必填")
}
