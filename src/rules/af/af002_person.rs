//! AF002: name and number are not those of one person in the system.

use super::register::{number_of, written};
use super::{Forms, reason};
use crate::domain::deletion_reason::Wrong;
use crate::domain::{DeletionReason, Field, IdNumber, text};
use crate::intake::Record;
use crate::rules::{Context, Finding, Fix, facts, rule::rule};

rule! {
    /// # 检查什么
    /// 附件1中的姓名和身份证号，是否正是系统导出里同一个人的姓名和号码。把正确的姓名或号码填在了应填系统信息的地方，
    /// 会指出来。系统导出没有身份证号的人只看姓名。没有导入系统导出时不检查。
    /// # 为什么
    /// 附件1填写要求2、3：姓名和身份证号码都要填系统中录入的，即使它们是错的；否则校团委查不到要删除的人。
    /// # 例子
    /// 系统中是 张叁，附件1填了正确的姓名 张三
    /// # 怎样修改
    /// 请把姓名和身份证号改成系统中的样子，正确的写进“删除原因”。
    /// # 自动修改是否安全
    /// 系统中能确定是哪一个人时，提出系统中的姓名或号码，需您确认。
    "AF002" "form-person-not-in-system",
    severity: Error,
    title: "附件1的姓名和身份证号与系统不符",
    basis: "附件1填写要求2、3",
    reads: [OrgName, Name, IdNumber, DeletionReason],
    check: Form(check),
}

fn check(forms: &Forms<'_>, _: &Context<'_>, findings: &mut Vec<Finding>) {
    if !forms.register.is_empty() {
        let rows = forms
            .deletions()
            .filter(|row| row.cell(Field::Name).is_some() || row.cell(Field::IdNumber).is_some());
        findings.extend(rows.filter_map(|row| look_up(forms, row)));
    }
}

fn look_up(forms: &Forms<'_>, row: &Record<'_>) -> Option<Finding> {
    let register = &forms.register;
    let name = row.name_key();
    let number = number_of(row);
    let same_number = number.as_deref().map(|number| register.numbered(number)).unwrap_or_default();
    if let Some(person) = same_number.first() {
        return (same_number.iter().all(|person| person.name_key() != name)).then(|| other_name(row, person));
    }
    let same_name = if name.is_empty() { Vec::new() } else { register.named(&name) };
    if same_name.is_empty() {
        let message = "系统导出中没有这个人，请核对姓名和身份证号是否与系统一致";
        return Some(RULE.finding(row, Field::Name, message));
    }
    // Of somebody whose number the list does not give, the name is all that can be held against it.
    if row.cell(Field::IdNumber).is_none() || same_name.iter().any(|person| number_of(person).is_none()) {
        return None;
    }
    Some(other_number(row, &same_name))
}

/// The number is somebody's, who is called otherwise in the system.
fn other_name(row: &Record<'_>, person: &Record<'_>) -> Finding {
    let theirs = person.cell(Field::Name).map_or(String::new(), |cell| written(cell.text));
    let message = if facts::lacks(row, Field::Name) {
        format!("姓名未填写，系统中这个号码的姓名是“{theirs}”")
    } else if right_value(row, Wrong::Name).is_some_and(|right| text::name_key(&right) == row.name_key()) {
        format!("这里应填系统中的姓名“{theirs}”，正确姓名只写在删除原因里")
    } else {
        format!("系统中这个号码的姓名是“{theirs}”，这里应填系统中的姓名")
    };
    RULE.finding(row, Field::Name, message).with_fix(Fix::ask(Field::Name, theirs))
}

/// The name is somebody's, who has another number in the system.
fn other_number(row: &Record<'_>, same_name: &[&Record<'_>]) -> Finding {
    let own = |person: &&&Record<'_>| person.text(Field::OrgName) == row.text(Field::OrgName);
    let mut here = same_name.iter().filter(own);
    let person = match (same_name, here.next(), here.next()) {
        ([only], ..) => Some(*only),
        (_, Some(only), None) => Some(*only),
        _ => None,
    };
    let damaged = row.cell(Field::IdNumber).is_some_and(|cell| cell.precision_lost());
    let right = right_value(row, Wrong::IdNumber).and_then(|right| Some(IdNumber::parse(&right)?.key()));
    let message = if facts::lacks(row, Field::IdNumber) {
        "身份证号未填写，请填系统中的号码"
    } else if damaged {
        "身份证号的末几位已被表格软件改掉，请重填系统中的号码"
    } else if right.is_some() && right == number_of(row) {
        "这里应填系统中的身份证号，正确号码只写在删除原因里"
    } else {
        "系统中此人的身份证号与这里不同，这里应填系统中的号码"
    };
    let theirs = person.and_then(|person| person.cell(Field::IdNumber)).map(|cell| written(cell.text));
    RULE.finding(row, Field::IdNumber, message)
        .with_fix_if(theirs.map(|number| Fix::ask(Field::IdNumber, number)))
}

fn right_value(row: &Record<'_>, wrong: Wrong) -> Option<String> {
    DeletionReason::read(reason(row)?).right(wrong).map(str::to_owned)
}
