//! AF001: a full name the system does not know.

use super::organisations::Organisations;
use super::register::written;
use super::{Forms, Register};
use crate::domain::Field;
use crate::intake::Record;
use crate::rules::{Context, Finding, Fix, facts, rule::rule};

rule! {
    /// # 检查什么
    /// 交来的附件1中“组织全称”是否与已导入的系统导出里的某个组织全称一字不差。没有导入系统导出时不检查。
    /// # 为什么
    /// 附件1填写要求1：组织全称必须和“智慧团建”系统中的组织名称一致，否则校团委找不到这个组织。
    /// # 例子
    /// 22级软件工程1班团支部；……2022级软件工程**一**班支部委员会，系统中是 ……2022级软件工程**1**班支部委员会
    /// # 怎样修改
    /// 请按系统中的组织全称改正：团总支从“组织管理—组织列表”查看，团支部从“组织首页—基本资料”查看。
    /// # 自动修改是否安全
    /// 能认出是哪个组织时（写法略有不同、简称，或此人在系统中只属于一个组织）提出系统中的全称，需您确认。
    "AF001" "form-org-name-unknown",
    severity: Error,
    title: "附件1的组织全称与系统不一致",
    basis: "附件1填写要求1",
    reads: [OrgName, Name, IdNumber],
    check: Form(check),
}

fn check(forms: &Forms<'_>, context: &Context<'_>, findings: &mut Vec<Finding>) {
    let register = &forms.register;
    if !register.knows_organisations() {
        return;
    }
    let organisations = Organisations::new(register, &context.profile.school);
    for row in forms.deletions() {
        let Some(cell) = row.cell(Field::OrgName) else { continue };
        let name = written(cell.text);
        if !facts::lacks(row, Field::OrgName) && register.has_organisation(&name) {
            continue;
        }
        let (message, right) = said(row, &name, register, &organisations);
        let fix = right.map(|right| Fix::ask(Field::OrgName, right));
        findings.push(RULE.finding(row, Field::OrgName, message).with_fix_if(fix));
    }
}

/// What to say of a name the system does not know, and which is meant.
fn said(
    row: &Record<'_>,
    name: &str,
    register: &Register<'_>,
    organisations: &Organisations<'_>,
) -> (String, Option<String>) {
    let own =
        || Some(written(register.person(row)?.cell(Field::OrgName)?.text)).filter(|own| !own.is_empty());
    if facts::lacks(row, Field::OrgName) {
        return match own() {
            Some(own) => (format!("组织全称未填写，此人在系统中属于“{own}”"), Some(own)),
            None => ("组织全称未填写，请从系统的“组织首页—基本资料”复制后填写".to_owned(), None),
        };
    }
    if let Some(right) = organisations.nearest(name) {
        return (format!("组织全称应与系统一字不差，系统中是“{right}”"), Some(right));
    }
    match own() {
        Some(own) => (format!("系统导出中没有这个组织全称，此人在系统中属于“{own}”"), Some(own)),
        None => ("系统导出中没有这个组织全称，请从系统复制后填写".to_owned(), None),
    }
}
