//! CP016: a word the system's lists do not have.

use std::borrow::Cow;

use crate::domain::{Field, ethnicity, flag, id_number::Sex, political::PoliticalStatus};
use crate::intake::table::TableKind;
use crate::rules::{Finding, Fix, Person, rule::rule};

rule! {
    /// # 检查什么
    /// 性别、民族、政治面貌、是否团干部、团干部性质中，填的词不在系统的选项里。
    /// 团干部的团干部性质、有职务的人是否团干部，由别的规则检查，这里不重复。
    /// # 为什么
    /// 系统里这几项是下拉选择，写法不同就录不进去，也匹配不上。
    /// # 例子
    /// 民族：哈呢族（应为哈尼族）；政治面貌：团员（应为共青团员）；性别：男生
    /// # 怎样修改
    /// 请改为系统选项中的写法。
    /// # 自动修改是否安全
    /// 能看出原意的会提出建议，需您确认：同音、形近的字也可能是别的意思。
    "CP016" "value-outside-list",
    severity: Warning,
    title: "填写内容不在选项之内",
    basis: "系统要求",
    reads: [Sex, Ethnicity, PoliticalStatus, IsCadre, CadreKind, IdNumber, Post],
    check: Record(check),
}

/// 政治面貌 of people who are no members of the League, as a roster of all students may have them.
const OTHER_PARTIES: &[&str] =
    &["民革党员", "民盟盟员", "民建会员", "民进会员", "农工党党员", "致公党党员", "九三学社社员", "台盟盟员"];

fn check(person: &Person<'_>, findings: &mut Vec<Finding>) {
    for field in [Field::Sex, Field::Ethnicity, Field::PoliticalStatus, Field::IsCadre, Field::CadreKind] {
        // A placeholder is a missing value, which other rules ask for.
        let Some(text) = person.given(field) else { continue };
        if is_listed(field, text, person) {
            continue;
        }
        let label = field.label();
        let (message, fix) = match meant(field, text, person) {
            Some(meant) => (format!("{label}应填“{meant}”吗？请核对后修改"), Some(Fix::ask(field, meant))),
            None => (format!("{label}的写法不在系统选项之内，请核对后修改"), None),
        };
        findings.push(RULE.finding(person.record, field, message).with_fix_if(fix));
    }
}

fn is_listed(field: Field, text: &str, person: &Person<'_>) -> bool {
    match field {
        Field::Sex => matches!(text, "男" | "女"),
        Field::Ethnicity => ethnicity::is_known(text),
        Field::PoliticalStatus => {
            PoliticalStatus::parse(text).is_some_and(|status| status.label() == text)
                // 是否团员: √.
                || (person.record.kind != TableKind::SystemList
                    && (OTHER_PARTIES.contains(&text) || flag::parse(text).is_some()))
        }
        // CD004 speaks where there is a post.
        Field::IsCadre => {
            matches!(text, "是" | "否") || (flag::parse(text) == Some(false) && person.post().is_some())
        }
        // CD003 speaks of cadres.
        _ => {
            person.is_cadre()
                || matches!(text, "专职团干" | "兼职团干" | "挂职团干")
                || person.context.profile.accepts_cadre_kind(text)
        }
    }
}

/// The listed word that was probably meant.
fn meant(field: Field, text: &str, person: &Person<'_>) -> Option<Cow<'static, str>> {
    let word = match field {
        Field::Sex => match text.to_ascii_lowercase().as_str() {
            "m" | "male" | "1" => Sex::Male.label(),
            "f" | "female" | "2" => Sex::Female.label(),
            _ => Sex::parse(text).or_else(|| person.sound_id()?.sex())?.label(),
        },
        Field::Ethnicity => ethnicity::meant(text)?,
        Field::PoliticalStatus => PoliticalStatus::parse(text)?.label(),
        Field::IsCadre => {
            if flag::parse(text)? {
                "是"
            } else {
                "否"
            }
        }
        _ => match text.chars().next()? {
            '专' => "专职团干",
            '兼' => "兼职团干",
            '挂' => "挂职团干",
            _ => return None,
        },
    };
    Some(Cow::Borrowed(word))
}
