//! Words for deciding everybody shown at once.

/// The press that accepts.
pub fn accept(count: usize) -> String {
    format!("采纳这 {count} 条")
}

/// The press that changes.
pub fn change(count: usize) -> String {
    format!("更改这 {count} 条")
}

/// The press that ignores.
pub fn ignore(count: usize) -> String {
    format!("这 {count} 条不处理")
}

/// What ignoring will do.
pub fn about_ignoring(count: usize) -> String {
    format!("当前筛选下待处理的 {count} 人都记为“不处理”，备注相同；可以一次撤销。")
}

/// What changing will do.
pub fn about_changing(count: usize) -> String {
    format!("当前筛选下待处理的 {count} 人都改为下面的处理，包括原来要回答的；可以一次撤销。")
}
