//! The words of the page, in one place so that terms stay the same everywhere.

pub mod about;
pub mod branches;
pub mod bulk;
pub mod grid;
pub mod guide;
pub mod help;
pub mod log;
pub mod mending;
pub mod merging;
pub mod newer_lists;
pub mod output;
pub mod overview;
pub mod settings;
pub mod shell;
pub mod storage;

pub const TITLE: &str = "团籍核对台";

// Screens.
pub const IMPORT: &str = "导入";
pub const REVIEW: &str = "核对";
pub const COMPLETE: &str = "完善";
pub const OUTPUT: &str = "表格";
pub const SCREENS: &str = "步骤";

// Frame.
pub const SAVING: &str = "正在保存";
pub const SAVED: &str = "已保存在本机";
pub const NOT_SAVED: &str = "未能保存";
pub const DISMISS: &str = "知道了";
pub const CANCEL: &str = "取消";
pub const PRIVACY: &str = "名单只在这台电脑的浏览器里处理，不会上传到任何地方。";

pub const LOADING: &str = "正在载入…";

// Work under way.
pub const READING: &str = "正在读取";
pub const WORKING: &str = "正在处理";
pub const CHECKING: &str = "正在核对";
pub const UNDERSTANDING: &str = "正在识别表头";
pub const WRITING: &str = "正在填写表格";
pub const ROWS_READ: &str = "行";
pub const FILES_READ: &str = "个文件";
pub const MEMBERS_READ: &str = "个压缩包内文件";
pub const READING_CANCELLED: &str = "已取消读取，之前导入的内容没有变化。";

// Faults.
pub const NO_WORKER: &str =
    "浏览器没有启动后台程序，请刷新页面；如果仍然不行，请换用新版的 Chrome、Edge 或 Firefox。";
pub const STALE_WORKER: &str = "页面刚刚更新过，请刷新一次再继续。已保存的内容不会丢失。";
pub const WORKER_DIED: &str = "后台程序意外停止，请重试一次；已保存的内容不会丢失。";
pub const UNREADABLE_FILE: &str =
    "浏览器读不到这个文件，它可能刚被修改、移动、改名，或正被其他程序占用，请重新选择。";
pub const FAULT: &str = "程序出错：";
pub const NO_DOWNLOAD: &str = "浏览器没有接受下载，请检查是否禁止了下载后再试。";
pub const NO_SAMPLE: &str = "示例数据没有载入成功，请检查页面文件是否完整。";

// Import.
pub const WELCOME: &str = "把两份名单放进来，剩下的交给核对台";
pub const WELCOME_MORE: &str =
    "从智慧团建导出的团员列表，加上班级花名册：逐人核对，写明原因，填好附件1、附件3。";
pub const STEP_1: &str = "放入名单";
pub const STEP_1_MORE: &str =
    "系统导出、花名册、问卷收集表，Excel、WPS、Word、CSV 或压缩包都可以，一次多份也行。";
pub const STEP_2: &str = "核对与处理";
pub const STEP_2_MORE: &str = "每一处不一致都说明原因和建议，采纳、修改或忽略由你决定。";
pub const STEP_3: &str = "下载表格";
pub const STEP_3_MORE: &str = "附件1、附件3 按通知的样式填好，另有补录、转接和待完善名单。";
pub const DROP_HERE: &str = "把文件或文件夹拖到这里";
pub const DROP_NOW: &str = "松开鼠标即可导入";
pub const CHOOSE_FILES: &str = "选择文件";
pub const CHOOSE_FOLDER: &str = "选择文件夹";
pub const TRY_SAMPLE: &str = "用示例数据试一试";
pub const ADD_MORE: &str = "继续添加：选择文件、拖到页面任意位置，或粘贴在 Excel、WPS 里复制的表格。";
pub const SOURCES: &str = "已导入的名单";
pub const START_CHECK: &str = "核对";
pub const CHECK_AGAIN: &str = "查看核对结果";
pub const REMOVE: &str = "移除";
pub const KIND: &str = "类型";
pub const COLUMN: &str = "原表头";
pub const MEANING: &str = "对应字段";
pub const SAMPLE: &str = "示例";
pub const WHY: &str = "识别依据";
pub const UNUSED: &str = "不使用";
pub const BLANK_HEADER: &str = "（空）";
pub const HIDDEN_SHEET: &str = "隐藏的工作表";
pub const USE: &str = "使用";
pub const NOT_USED: &str = "不参与核对";
pub const DETAILS_OF: &str = "识别详情";
pub const NO_HEADER: &str = "没有表头";
pub const HEADER: &str = "表头";
pub const READ_ALIKE: &str = "也这样识别";
pub const HEADER_HOW: &str = "按行号，以那一行为表头；表头占几行时，再按相邻一行的“并入”。";
pub const JOIN_HEADER: &str = "并入";
pub const ROLE_TITLE: &str = "标题";
pub const ROLE_SKIPPED: &str = "略过";
pub const ROLE: &str = "作用";
pub const CUT_COLUMNS: &str = "右侧还有更多列，没有显示。";
pub const COLUMNS: &str = "各列";
pub const SKIPPED: &str = "略过与说明";
pub const LACKS: &str = "缺";
pub const ALL_TABLES: &str = "全部";
pub const TO_LOOK_AT: &str = "需要看看";
pub const ROWS: &str = "行";
pub const FILTER_TABLES: &str = "筛选名单";
pub const TABLES: &str = "张";
pub const AS_BEFORE: &str = "按上次的选择识别";
pub const WILL_REMEMBER: &str = "已记住：下次遇到同样的表头，就这样识别";
pub const FORGET: &str = "不再记住";
pub const REMEMBERED: &str = "种表头的选择已记住，只记表头的特征，不含名单内容。";
pub const FORGET_ALL: &str = "全部忘记";
pub const PASTED: &str = "粘贴的表格";
pub const PASTE_HINT: &str = "也可以在 Excel 或 WPS 里复制一块表格，在这里按 Ctrl+V 粘贴";
pub const NOTHING_PASTED: &str = "剪贴板里没有表格；请在 Excel 或 WPS 里选中连同表头的一块，复制后再粘贴。";
pub const REJECTED: &str = "没有读取的文件";
pub const NEED_BOTH: &str = "同时有系统导出和花名册，才能逐人比对。";
pub const CLEAR: &str = "清空重来";
pub const CLEAR_SURE: &str = "确定清空？名单、修改和处理意见都会从这台电脑上删除，不能恢复。";

// Review.
pub const NOT_CHECKED: &str = "还没有核对结果";
pub const NOT_CHECKED_MORE: &str = "先导入系统导出和花名册，再按“核对”。";
pub const GO_IMPORT: &str = "去导入";
pub const MEMBERS: &str = "系统中的团员";
pub const STUDENTS: &str = "花名册中的人";
pub const PAIRED: &str = "已配对";
pub const OPEN: &str = "待处理";
pub const RED: &str = "资料待完善（标红）";
pub const SETTLED_TOO: &str = "也显示无需处理的人";
pub const ACCEPT: &str = "采纳";
pub const IGNORE: &str = "不处理";
pub const REVISE: &str = "撤回";
pub const ACCEPTED: &str = "已采纳";
pub const IGNORED: &str = "已忽略";
pub const ONLY_SYSTEM: &str = "只在系统中";
pub const ONLY_ROSTER: &str = "只在花名册中";
pub const IN_SYSTEM: &str = "系统";
pub const IN_ROSTER: &str = "花名册";
pub const ROW: &str = "第";
pub const ROW_END: &str = "行";
pub const REASON_1: &str = "附件1 删除原因";
pub const MORE_CASES: &str = "显示更多";
pub const NO_CASES: &str = "没有符合条件的人";
pub const NO_CASES_MORE: &str = "换一个筛选条件，或者已经全部处理完了。";
pub const ASK_SAME: &str = "下面哪一位是同一个人？";
pub const CANDIDATE: &str = "出处";
pub const SAME: &str = "是同一人";
pub const NOT_SAME: &str = "都不是";
pub const ASK: &str = "这位同学该怎么处理？";
pub const ASK_DELETE: &str = "无团籍，删除";
pub const ASK_TRANSFER: &str = "已转走，转接";
pub const ASK_SUPPLEMENT: &str = "是团员，补录";
pub const ASK_KEEP: &str = "花名册漏列，保留";
pub const ASK_NO_MEMBER: &str = "不是团员，不处理";

pub const AMBIGUOUS: &str = "对应不明";
pub const DONE: &str = "已处理";
pub const SEARCH: &str = "搜索姓名、拼音首字母或号码末几位";
pub const STATE: &str = "进度";
pub const ACTIONS: &str = "意见";
pub const PAIRING: &str = "配对";
pub const BY_STATE: &str = "按进度筛选";
pub const BY_ACTION: &str = "按处理意见筛选";
pub const BY_KIND: &str = "按配对情况筛选";
pub const BRANCHES: &str = "组织";
pub const COMMITTEE: &str = "校团委（全部）";
pub const NO_GENERAL: &str = "未归入团总支";
pub const NO_BRANCH_NAME: &str = "没有写明支部";
pub const GENERAL_OF: &str = "所属团总支";
pub const IN_ALL: &str = "共";
pub const ITEMS: &str = "条";
pub const CHANGE: &str = "更改";
pub const DETAIL: &str = "详情";
pub const CONFIRM: &str = "确定";
pub const DO_INSTEAD: &str = "改为（可多选，都不选即不处理）";
pub const REASON_3: &str = "附件3 保留原因";
pub const TRANSFER_TO: &str = "转往";
pub const NOTE: &str = "备注";
pub const WHY_IGNORE: &str = "不处理的原因（可不填）";
pub const CHANGED_TO: &str = "已改为：";
pub const BEFORE: &str = "名单更新前：";
pub const WITHDRAWN: &str = "已撤回";
pub const PROPOSED: &str = "建议与理由";
pub const HAS_FINDINGS: &str = "中这一行的问题";
pub const HISTORY: &str = "处理记录";
pub const NO_HISTORY: &str = "还没有处理过";
pub const NOT_LISTED: &str = "没有此人";
pub const STATED: &str = "更正为：";
pub const KEYS: [(&str, &str); 5] =
    [("N", "下一位待处理"), ("Enter", "采纳"), ("E", "更改"), ("I", "不处理"), ("O", "详情")];

// Complete.
pub const TABLE: &str = "名单";
pub const ONLY_FLAGGED: &str = "只看有问题的";
pub const FINDINGS: &str = "这位同学的问题";
pub const NO_FINDINGS: &str = "没有发现问题";
pub const PICK_CELL: &str = "选中一个单元格，这里会说明问题和改法。双击或直接输入即可修改。";
pub const TOTALS: &str = "全部名单的问题";
pub const EDITED: &str = "已修改";
pub const CELL_INPUT: &str = "单元格内容";

// Forms.
pub const UNIT: &str = "单位";
pub const FILLER: &str = "填报人";
pub const PHONE: &str = "电话";
pub const PEOPLE: &str = "人";
