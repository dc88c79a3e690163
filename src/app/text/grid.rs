//! Words of the grid: selecting, filling, finding, sorting, filtering.

pub const GRID: &str = "名单内容";
pub const ROW_NUMBER: &str = "行号";
pub const ALL_CELLS: &str = "全选";
pub const SELECTED: &str = "已选";
pub const ROWS: &str = "行";
pub const COLUMNS: &str = "列";
pub const TIMES: &str = "×";
pub const CELLS: &str = "格";
pub const OF_ALL: &str = "全表";
pub const SHOWN: &str = "显示";
pub const NOTHING_SHOWN: &str = "没有符合条件的行";
pub const NOTHING_SHOWN_MORE: &str = "换一个筛选条件，或清除全部筛选。";
pub const WORKING: &str = "正在处理";

pub const STATE_WRONG: &str = "有错误";
pub const STATE_UNSURE: &str = "有提醒";
pub const STATE_SETTLED: &str = "已改好";

// Toolbar.
pub const TOOLS: &str = "表格工具";
pub const FIND: &str = "查找替换";
pub const FIND_KEYS: &str = "查找 Ctrl+F，替换 Ctrl+H";
pub const FILL_COLUMN: &str = "填满本列";
pub const FILL_MORE: &str = "先看到每一格改成什么，再确认；可以撤销";
pub const SORT_FILTER: &str = "排序筛选";
pub const SORT_FILTER_KEYS: &str = "当前列的排序与筛选 Ctrl+Shift+L";
pub const SHOW_COLUMNS: &str = "显示列";
pub const NEXT_FINDING: &str = "下一个问题";
pub const NEXT_FINDING_KEYS: &str = "下一个问题 F8，上一个 Shift+F8";
pub const NO_MORE_FINDINGS: &str = "显示的行中没有问题了。";
pub const DEFAULT_COLUMNS: &str = "恢复默认";

// A column's menu.
pub const MENU: &str = "排序与筛选";
pub const RISING: &str = "升序";
pub const FALLING: &str = "降序";
pub const UNSORTED: &str = "原来的顺序";
pub const BLANK: &str = "空白";
pub const FILLED: &str = "非空白";
pub const FLAGGED: &str = "有问题";
pub const SEARCH_VALUES: &str = "搜索，或按回车筛选含有它的";
pub const CONTAINS: &str = "含有";
pub const EXCEPT: &str = "不是";
pub const APPLY: &str = "筛选";
pub const CLEAR_FILTER: &str = "清除此列的筛选";
pub const MORE_VALUES: &str = "种内容没有列出，请搜索";
pub const HIDE_COLUMN: &str = "隐藏此列";
pub const FIT_COLUMN: &str = "合适的列宽";
pub const NO_VALUES: &str = "没有这样的内容";
pub const RESIZE: &str = "拖动改变列宽，双击合适的列宽";

// Chips.
pub const FILTERS: &str = "筛选条件";
pub const ANY_FLAGGED: &str = "有问题的";
pub const RULE: &str = "规则";
pub const REMOVE: &str = "去掉条件";
pub const CLEAR_ALL: &str = "全部清除";
pub const APPLY_AGAIN: &str = "按现在的内容重新筛选排序";
pub const SORTED_BY: &str = "按";

// Finding and replacing.
pub const FIND_WHAT: &str = "查找内容";
pub const REPLACE_WITH: &str = "替换为";
pub const WHERE: &str = "范围";
pub const IN_TABLE: &str = "显示的全部";
pub const IN_COLUMN: &str = "当前列";
pub const IN_SELECTION: &str = "选中的单元格";
pub const WHOLE_CELL: &str = "整格相同";
pub const PREVIOUS: &str = "上一个";
pub const NEXT: &str = "下一个";
pub const REPLACE_ONE: &str = "替换";
pub const REPLACE_ALL: &str = "全部替换";
pub const NOT_FOUND: &str = "没有找到";
pub const FOUND: &str = "处";

// Writing into many cells.
pub const FILL_WITH: &str = "填入";
pub const ONLY_BLANK: &str = "只填空白的";
pub const FILL_DO: &str = "填入";
pub const PASTE_TITLE: &str = "粘贴前请看一眼";
pub const PASTE_DO: &str = "仍然粘贴";
pub const REPLACE_TITLE: &str = "全部替换";
pub const REPLACE_DO: &str = "替换";
pub const WOULD_CHANGE: &str = "将更改";
pub const NOTHING_CHANGES: &str = "没有需要更改的单元格。";
pub const LISTED: &str = "只列出前";
pub const TOO_NARROW: &str =
    "格复制来的是 ####（原表的列太窄，看不到内容），不会粘贴。请在原表里拉宽这一列，再复制一次。";
pub const NOTHING_TO_PASTE: &str = "剪贴板里没有文字，请在 Excel、WPS 里复制后再粘贴。";
pub const PREPARED: &str = "选区已经备好，请再按一次 Ctrl+C。";

// A cell's list, a cell's findings.
pub const LIST: &str = "可选内容";
pub const OPEN_LIST: &str = "展开可选内容（Alt+↓）";
pub const NO_CHOICE: &str = "没有匹配的选项，回车即填入您输入的内容";
pub const HERE: &str = "这一格";
pub const ONLY_RULE: &str = "只看这个问题";
pub const REST_OF_ROW: &str = "这一行的其他问题";

/// 从这里粘贴会超出名单 2 行 1 列…
pub fn beyond(rows: usize, columns: usize) -> String {
    let rows = (rows > 0).then(|| format!(" {rows} 行"));
    let columns = (columns > 0).then(|| format!(" {columns} 列"));
    let parts = [rows, columns].into_iter().flatten().collect::<String>();
    format!("从这里粘贴会超出名单{parts}，超出的部分不会粘贴。")
}

/// 已复制 3 行 × 2 列
pub fn copied(rows: usize, columns: usize) -> String {
    format!("已复制 {rows} 行 × {columns} 列")
}
