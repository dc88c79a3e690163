//! Words about newer versions of lists.

// What became of a case.
pub const NEW: &str = "新出现";
pub const CHANGED: &str = "建议已变化";
pub const SETTLED: &str = "已办结";
pub const GONE: &str = "名单中不再有";
pub const NEWS: &str = "名单更新后的变化";

// The older list.
pub const REPLACE: &str = "替换旧名单";
pub const REPLACES: &str = " 看起来是 ";
pub const REPLACES_MORE: &str = " 的新版本。替换后旧名单不再参与核对，处理意见和改过的内容会沿用到新名单。";
pub const REPLACE_ALL: &str = "全部替换";
pub const SOME_REPLACED: &str = "份名单有了新版本";
pub const KEEP_BOTH: &str = "两份都保留";

// Edits the newer list contradicts.
pub const CONFLICTS: &str = "您改过的内容，新名单里又变了";
pub const WAS: &str = "原来";
pub const SAID: &str = "您改为";
pub const NOW: &str = "新名单";
pub const EMPTY: &str = "（空）";
pub const TAKE_FILE: &str = "用新名单的";
pub const TAKE_MINE: &str = "用我改的";
pub const MORE_CONFLICTS: &str = "还有";
