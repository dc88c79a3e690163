//! AF004: one person twice.

use std::collections::{BTreeSet, HashMap};
use std::hash::Hash;

use super::{Forms, register::number_of};
use crate::domain::{Field, OrgName, order, phone, text};
use crate::intake::Record;
use crate::intake::table::{RecordId, TableKind};
use crate::rules::repeats::Others;
use crate::rules::{Context, Finding, facts, rule::rule};

rule! {
    /// # 检查什么
    /// 同一个人在一份附件1（或附件3）里填了两次，或在交来的几份里各填了一次。
    /// 身份证号相同，或同一团支部里姓名相同（附件3也看电话），算同一个人。
    /// # 为什么
    /// 汇总上报时每人只应有一行，重复的会被退回或处理两次。
    /// # 例子
    /// 软件工程1班先后交了两份附件1，王一诺都在上面
    /// # 怎样修改
    /// 汇总时只取后交的一行；也可以在“汇总”里改取另一行，或把旧的一份移除。
    /// # 自动修改是否安全
    /// 不提供自动修改：汇总表里自动只留一行，原来的表不改动。
    "AF004" "form-row-repeated",
    severity: Error,
    title: "同一人重复填报",
    basis: "实际工作",
    reads: [OrgName, Name, IdNumber, Branch, Phone],
    check: Form(check),
}

fn check(forms: &Forms<'_>, context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut seen = BTreeSet::new();
    for (row, others) in repeats(forms.records, &context.profile.school) {
        if seen.insert(row.id) {
            let message = format!("与{}是同一人，只需填报一次", others.places(row.id, |_| None));
            findings.push(RULE.finding(row, Field::Name, message).with_related(others.named));
        }
    }
}

/// The rows of forms that are one person's, in groups of at least two, ascending.
pub fn same_people(rows: &[Record<'_>], school: &str) -> Vec<Vec<RecordId>> {
    let mut groups: Vec<BTreeSet<RecordId>> = Vec::new();
    let mut of: HashMap<RecordId, usize> = HashMap::new();
    for (row, others) in repeats(rows, school) {
        for other in others.named {
            let (one, two) = (of.get(&row.id).copied(), of.get(&other).copied());
            let group = match (one, two) {
                (Some(one), Some(two)) if one != two => {
                    // Known to be one now: by number on one side, by name on the other.
                    let moved = groups.get_mut(two).map(std::mem::take).unwrap_or_default();
                    of.extend(moved.iter().map(|row| (*row, one)));
                    groups.get_mut(one).into_iter().for_each(|group| group.extend(&moved));
                    one
                }
                (Some(known), _) | (None, Some(known)) => known,
                (None, None) => {
                    groups.push(BTreeSet::new());
                    groups.len() - 1
                }
            };
            for row in [row.id, other] {
                of.insert(row, group);
                groups.get_mut(group).into_iter().for_each(|group| group.extend([row]));
            }
        }
    }
    groups.retain(|group| group.len() > 1);
    groups.into_iter().map(|group| group.into_iter().collect()).collect()
}

/// Rows whose person stands in other rows of the same kind of form. A row may come more than once.
fn repeats<'a>(rows: &'a [Record<'a>], school: &str) -> Vec<(&'a Record<'a>, Others)> {
    let of = |kind| rows.iter().filter(move |row| row.kind == kind);
    let named = |row: &Record<'_>| facts::given(row, Field::Name).is_some().then(|| row.name_key());
    let in_branch = |row: &'a Record<'a>| Some((named(row)?, branch_of(row, school)?));
    let by_phone = |row: &'a Record<'a>| Some((named(row)?, phone::parse(&row.text(Field::Phone))?));
    // Two of one name in one branch whose numbers differ are two people.
    let agree = |a: &Record<'_>, b: &Record<'_>| match (number_of(a), number_of(b)) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    };
    let mut found = each(of(TableKind::DeletionForm), |row| number_of(row), |_, _| true);
    found.extend(each(of(TableKind::DeletionForm), in_branch, agree));
    found.extend(each(of(TableKind::RetentionForm), by_phone, |_, _| true));
    found.extend(each(of(TableKind::RetentionForm), in_branch, |_, _| true));
    order::sort_by_key(&mut found, |(row, _)| row.id);
    found
}

/// Every row that shares a key with others for which `counts` holds.
fn each<'a, K: Eq + Hash>(
    rows: impl Iterator<Item = &'a Record<'a>>,
    key: impl Fn(&'a Record<'a>) -> Option<K>,
    counts: impl Fn(&Record<'_>, &Record<'_>) -> bool,
) -> Vec<(&'a Record<'a>, Others)> {
    let mut groups: HashMap<K, Vec<&Record<'_>>> = HashMap::new();
    for (key, row) in rows.filter_map(|row| Some((key(row)?, row))) {
        groups.entry(key).or_default().push(row);
    }
    let repeated = groups.values().flat_map(|group| group.iter().map(move |row| (group, *row)));
    repeated.filter_map(|(group, row)| Some((row, Others::among(group, row, &counts)?))).collect()
}

/// A branch as far as its name tells it from others: year, major and class, or else the name itself.
type BranchKey = (Option<u16>, Option<String>, Option<u16>, String);

/// 组织全称 or 团支部, however long it is written.
fn branch_of(row: &Record<'_>, school: &str) -> Option<BranchKey> {
    let words = facts::branch_words(row);
    if words.is_empty() {
        return None;
    }
    let parts = OrgName::parse(&words, school);
    let rest = if parts.tells_class() { String::new() } else { text::squeeze(&words).into_owned() };
    Some((parts.grade, parts.major, parts.class, rest))
}
