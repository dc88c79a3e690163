//! AF002: name and number are not those of one person in the system.

use super::register::{as_entered, number_of, written};
use super::{Forms, Register, near, reason};
use crate::domain::deletion_reason::Wrong;
use crate::domain::{DeletionReason, Field, id_number, text};
use crate::intake::Record;
use crate::rules::{Context, Finding, Fix, facts, rule::rule};

rule! {
    /// # 检查什么
    /// 附件1中的姓名和身份证号，是否正是系统导出里同一个人的姓名和号码。把正确的姓名或号码填在了应填系统信息的地方，
    /// 会指出来。姓名中的空格和间隔点的写法、号码中的空格、全角和小写x不算不同；但原因里说要改的正是这些时，
    /// 以及15位旧号码写成了18位时，要与系统一字不差。系统导出没有身份证号的人只看姓名。没有导入系统导出时不检查。
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
    let number = number_of(row);
    let same_number = number.as_deref().map(|number| register.numbered(number)).unwrap_or_default();
    let name = row.name_key();
    if let Some(person) = same_number.first() {
        let named = same_number.iter().find(|person| person.name_key() == name);
        return match named {
            None => Some(other_name(row, person)),
            Some(person) => not_as_entered(row, person),
        };
    }
    let same_name = if name.is_empty() { Vec::new() } else { register.named(&name) };
    if same_name.is_empty() {
        return Some(nobody(row, register));
    }
    let full = row.cell(Field::OrgName).map_or(String::new(), |cell| written(cell.text));
    let own =
        |person: &&Record<'_>| person.cell(Field::OrgName).is_some_and(|cell| written(cell.text) == full);
    let in_branch: Vec<Record<'_>> = same_name.iter().filter(own).cloned().collect();
    let meant = if in_branch.is_empty() { same_name } else { in_branch };
    // Of somebody whose number the list does not give, the name is all that can be held against it.
    if row.cell(Field::IdNumber).is_none() || meant.iter().any(|person| number_of(person).is_none()) {
        return meant.first().and_then(|person| not_as_entered(row, person));
    }
    Some(other_number(row, &meant))
}

/// The number is somebody's, who is called otherwise in the system.
fn other_name(row: &Record<'_>, person: &Record<'_>) -> Finding {
    let theirs = entered(person, Field::Name);
    let message = if facts::lacks(row, Field::Name) {
        format!("姓名未填写，系统中这个号码的姓名是“{theirs}”")
    } else if is_right_name(row) {
        format!("这里应填系统中的姓名“{theirs}”，正确姓名只写在删除原因里")
    } else {
        format!("系统中这个号码的姓名是“{theirs}”，这里应填系统中的姓名")
    };
    RULE.finding(row, Field::Name, message).with_fix(Fix::ask(Field::Name, theirs))
}

/// It is the person, but what is to be corrected stands here corrected already, or an old number made new.
fn not_as_entered(row: &Record<'_>, person: &Record<'_>) -> Option<Finding> {
    let name = entered(person, Field::Name);
    if entered(row, Field::Name) != name && is_right_name(row) {
        let message = format!("这里应填系统中的姓名“{name}”，正确姓名只写在删除原因里");
        return Some(RULE.finding(row, Field::Name, message).with_fix(Fix::ask(Field::Name, name)));
    }
    let (ours, theirs) = (as_entered(row)?, as_entered(person)?);
    let message = match (ours == theirs, theirs.len()) {
        (false, 15) => "系统中录入的是15位旧号码，这里应填系统中的号码",
        (false, _) => "系统中录入的号码与这里不同，这里应填系统中的号码",
        (true, _) => {
            let same = entered(row, Field::IdNumber) == entered(person, Field::IdNumber);
            (!same && is_right_number(row)).then_some("这里应填系统中的身份证号，正确号码只写在删除原因里")?
        }
    };
    let fix = Fix::ask(Field::IdNumber, entered(person, Field::IdNumber));
    Some(RULE.finding(row, Field::IdNumber, message).with_fix(fix))
}

/// The name is somebody's, who has another number in the system.
fn other_number(row: &Record<'_>, meant: &[Record<'_>]) -> Finding {
    let damaged = row.cell(Field::IdNumber).is_some_and(|cell| cell.precision_lost());
    let message = if facts::lacks(row, Field::IdNumber) {
        "身份证号未填写，请填系统中的号码"
    } else if damaged {
        "身份证号的末几位已被表格软件改掉，请重填系统中的号码"
    } else if is_right_number(row) {
        "这里应填系统中的身份证号，正确号码只写在删除原因里"
    } else {
        "系统中此人的身份证号与这里不同，这里应填系统中的号码"
    };
    let theirs = match meant {
        [only] => Some(entered(only, Field::IdNumber)),
        _ => None,
    };
    RULE.finding(row, Field::IdNumber, message)
        .with_fix_if(theirs.map(|number| Fix::ask(Field::IdNumber, number)))
}

/// Neither the name nor the number is anybody's.
fn nobody(row: &Record<'_>, register: &Register<'_>) -> Finding {
    let theirs = near::person(row, register).map(|person| entered(&person, Field::Name));
    let message = match (&theirs, is_right_name(row)) {
        (Some(theirs), true) => format!("这里应填系统中的姓名，像是“{theirs}”，正确姓名只写在删除原因里"),
        (None, true) => "这里应填系统中的姓名，正确姓名只写在删除原因里".to_owned(),
        (Some(theirs), false) => format!("系统导出中没有这个人，最接近的是“{theirs}”，请核对"),
        (None, false) => "系统导出中没有这个人，请核对姓名和身份证号是否与系统一致".to_owned(),
    };
    RULE.finding(row, Field::Name, message).with_fix_if(theirs.map(|name| Fix::ask(Field::Name, name)))
}

/// What the cell holds, to the letter.
fn entered(row: &Record<'_>, field: Field) -> String {
    row.cell(field).map_or(String::new(), |cell| written(cell.text))
}

/// Is the row's name the one its reason calls right?
fn is_right_name(row: &Record<'_>) -> bool {
    let right = right_value(row, Wrong::Name);
    !row.name_key().is_empty() && right.is_some_and(|right| text::squeeze(&right) == row.text(Field::Name))
}

/// Is the row's number the one its reason calls right?
fn is_right_number(row: &Record<'_>) -> bool {
    let right = right_value(row, Wrong::IdNumber).map(|right| id_number::normalise(&right));
    right.is_some() && right == as_entered(row)
}

fn right_value(row: &Record<'_>, wrong: Wrong) -> Option<String> {
    DeletionReason::read(reason(row)?).right(wrong).map(str::to_owned)
}
