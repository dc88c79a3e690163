//! The pages students read: one per rule, and all of them as docs/rules.md.

use std::fmt::Write as _;

use super::registry::RULES;
use super::rule::Rule;

/// The headings every page has, in this order.
pub const HEADINGS: [&str; 5] = ["检查什么", "为什么", "例子", "怎样修改", "自动修改是否安全"];

/// The families of rules, by the letters of their codes.
pub const FAMILIES: [(&str, &str); 8] = [
    ("ID", "身份证号"),
    ("NM", "姓名"),
    ("NO", "发展团员编号"),
    ("DT", "日期"),
    ("CP", "信息完善"),
    ("CD", "团干部"),
    ("OG", "组织全称"),
    ("AF", "交来的附件1、附件3"),
];

/// A page's sections: heading and text, in order.
pub fn sections(rule: &Rule) -> Vec<(&'static str, String)> {
    let mut sections: Vec<(&str, String)> = Vec::new();
    for line in rule.page.lines() {
        // A doc comment's line begins with the blank behind its slashes.
        let line = line.strip_prefix(' ').unwrap_or(line);
        match (line.strip_prefix("# "), sections.last_mut()) {
            (Some(heading), _) => sections.push((heading, String::new())),
            (None, Some((_, text))) => {
                if !text.is_empty() {
                    text.push('\n');
                }
                text.push_str(line);
            }
            (None, None) => {}
        }
    }
    sections
}

/// All pages as one document, docs/rules.md. `cargo run --example rules_doc > docs/rules.md` renews it.
pub fn render() -> String {
    let mut out = String::from(
        "# 检查规则\n\n\
         本文由各规则源文件中的说明生成，请勿直接修改；更新办法：`cargo run --example rules_doc > docs/rules.md`。\n\n\
         “错误”是系统不接受或通知要求修改的；“提醒”需要人看一下；“提示”知道即可。\n\
         表中没有的列不检查。编号一经使用不再改变。\n",
    );
    for (letters, family) in FAMILIES {
        let _ =
            write!(out, "\n## {letters} {family}\n\n| 编号 | 检查内容 | 程度 | 依据 |\n|---|---|---|---|\n");
        let of_family = || RULES.iter().filter(|rule| rule.code.starts_with(letters));
        for rule in of_family() {
            let Rule { code, title, basis, .. } = rule;
            let _ = writeln!(
                out,
                "| [{code}](#{}) | {title} | {} | {basis} |",
                code.to_lowercase(),
                rule.severity.label()
            );
        }
        for rule in of_family() {
            write_page(&mut out, rule);
        }
    }
    out
}

fn write_page(out: &mut String, rule: &Rule) {
    let Rule { code, name, title, basis, .. } = rule;
    let fields: Vec<&str> = rule.reads.iter().map(|field| field.label()).collect();
    let _ = write!(
        out,
        "\n<a id=\"{}\"></a>\n### {code} {title}\n\n{}（{name}）；依据：{basis}；读取：{}\n",
        code.to_lowercase(),
        rule.severity.label(),
        fields.join("、")
    );
    for (heading, text) in sections(rule) {
        let _ = write!(out, "\n**{heading}** {text}\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn no_rule_is_incomplete_or_named_twice() {
        let mut codes = HashSet::new();
        let mut names = HashSet::new();
        for rule in RULES {
            let code = rule.code;
            assert!(codes.insert(code), "{code} stands twice in the registry");
            assert!(names.insert(rule.name), "{code}: the name {} is taken", rule.name);
            let (letters, number) = code.split_at(2);
            assert!(FAMILIES.iter().any(|(family, _)| *family == letters), "{code} is of no family");
            assert!(number.len() == 3 && number.bytes().all(|b| b.is_ascii_digit()), "{code}");
            assert!(!rule.title.is_empty() && !rule.basis.is_empty() && !rule.reads.is_empty(), "{code}");
            assert!(
                rule.name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'),
                "{code}: {}",
                rule.name
            );
            let sections = sections(rule);
            let headings: Vec<&str> = sections.iter().map(|(heading, _)| *heading).collect();
            assert_eq!(headings, HEADINGS, "{code}: the page's headings");
            for (heading, text) in sections {
                assert!(!text.trim().is_empty(), "{code}: nothing under {heading}");
            }
        }
    }

    #[test]
    fn rules_stand_in_the_order_of_the_catalogue() {
        let place = |rule: &Rule| {
            (FAMILIES.iter().position(|(letters, _)| rule.code.starts_with(letters)), rule.code)
        };
        assert!(RULES.is_sorted_by_key(|rule| place(rule)));
    }

    #[test]
    fn the_document_in_the_repository_is_up_to_date() {
        let written = include_str!("../../docs/rules.md").replace("\r\n", "\n");
        assert!(written == render(), "docs/rules.md is stale: cargo run --example rules_doc > docs/rules.md");
    }
}
