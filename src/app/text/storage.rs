//! Words of keeping: campaigns, backups, storage, a computer many people use.

use crate::worker::keeping::Restore;

// Whether the work is saved.
pub const FOLLOWING: &str = "只看";
pub const FOLLOWING_MORE: &str = "另一个标签页正在处理这个批次。这里只能查看，会随它更新。";
pub const TAKE_OVER: &str = "在这里处理";
pub const MEMORY: &str = "不保存";
pub const MEMORY_MORE: &str =
    "公用电脑模式：内容只在内存里，关闭页面或一段时间不操作就会清除。要留着，请下载备份。";
pub const RETRY: &str = "重试";
pub const END_SESSION: &str = "用完了，清除";
pub const EVICTED: &str = "浏览器清除了以前保存在这里的数据（空间不足，或很久没有打开）。如果下载过备份，把备份文件拖进来就能恢复。";

// Campaigns.
pub const CAMPAIGNS: &str = "核对批次";
pub const CAMPAIGNS_MORE: &str = "每个批次有自己的名单、修改和处理意见，互不影响。";
pub const NEW_NAME: &str = "新批次的名称";
pub const CREATE: &str = "新建";
pub const CURRENT: &str = "当前";
pub const OPEN: &str = "打开";
pub const RENAME: &str = "改名";
pub const NAME: &str = "批次名称";
pub const SAVE: &str = "保存";
pub const CANCEL: &str = "取消";
pub const DELETE: &str = "删除";
pub const DELETE_TITLE: &str = "删除批次";
pub const DELETE_SURE: &str = "确定删除";
pub const WIPE_MORE_ONE: &str =
    "它的名单、修改和处理意见会从这个浏览器里删除，不能恢复。需要的话请先下载备份。";
pub const EMPTY: &str = "还没有名单";
pub const TABLES: &str = "张名单";
pub const PEOPLE: &str = "名团员";
pub const STUDENTS: &str = "名学生";
pub const DECIDED: &str = "条处理意见";
pub const WAITING: &str = "条待处理";

// Backups.
pub const BACKUP: &str = "备份与移交";
pub const BACKUP_MORE: &str =
    "备份文件里是名单、修改和处理意见。可以换电脑继续做，也可以交给团总支并入它的批次。";
pub const PASSPHRASE: &str = "口令（可不填，至少 8 个字符）";
pub const PASSPHRASE_MORE: &str = "填了口令，文件就加密；口令丢了谁也打不开，请另行告诉对方。";
pub const BACK_UP: &str = "下载本批次的备份";
pub const BACK_UP_SHORT: &str = "下载备份";
pub const BACK_UP_ALL: &str = "下载全部批次的备份";
pub const RESTORE: &str = "打开备份文件";
pub const RESTORE_HINT: &str = "备份文件也可以直接拖进页面，一次多份也行。";
pub const BACKING_UP: &str = "正在写备份";
pub const OPENING: &str = "正在打开备份";
pub const RESTORING: &str = "正在恢复";
pub const OFFER: &str = "备份文件";
pub const OFFER_MORE: &str = "要怎样处理其中的批次？";
pub const SEALED: &str = "这个文件加了密，请输入口令：";
pub const UNSEAL: &str = "打开";
pub const BESIDE: &str = "恢复为新的批次";
pub const BESIDE_MORE: &str = "不动现有的批次。";
pub const JOIN: &str = "并入当前批次";
pub const JOIN_MORE: &str = "名单和处理意见加进当前批次；两边说法不同时，以当前批次为准。可以撤销。";
pub const REPLACE: &str = "替换本机的同一批次";
pub const CONTENTS: &str = "其中有";
pub const LAST_CHANGED: &str = "最后修改";

pub fn replace_more(name: &str, changed: &str) -> String {
    format!("本机的“{name}”（最后修改 {changed}）会被备份里的内容取代，不能恢复。")
}
pub const REPLACE_SURE: &str = "确定替换";

pub const fn restored(how: Restore) -> &'static str {
    match how {
        Restore::Beside => "已恢复。",
        Restore::Replace => "已用备份替换。",
        Restore::Join => "已并入当前批次，可以撤销。",
    }
}

// Storage.
pub const SPACE: &str = "浏览器的存储";
pub const PERSISTED: &str = "浏览器已同意长期保存，不会自行清除。";
pub const NOT_PERSISTED: &str = "空间不足或很久没有打开时，浏览器可能自行清除。重要的批次请下载备份。";
pub const REFUSED: &str = "浏览器没有同意长期保存，空间不足时可能自行清除。重要的批次请下载备份；把本页加入书签或安装到桌面后，可以再申请。";
pub const PERSIST_UNKNOWN: &str = "这个浏览器没有说明会保存多久。重要的批次请下载备份。";
pub const ASK_PERSIST: &str = "申请长期保存";
pub const USED: &str = "已用";
pub const OF: &str = "可用约";

// A computer many people use.
pub const KIOSK: &str = "公用电脑模式";
pub const KIOSK_MORE: &str = "机房、办公室等多人共用的电脑：什么都不保存，关闭页面或一段时间不操作就清除。";
pub const KIOSK_MINUTES: &str = "不操作多少分钟后清除";
pub const KIOSK_ON: &str = "开启";
pub const KIOSK_OFF: &str = "关闭公用电脑模式";
pub const KIOSK_IS_ON: &str = "已开启。";
pub const KIOSK_BY_PAGE: &str = "已开启（由本页的网址或网站设定，不能在这里关闭）。";
pub const KIOSK_SURE: &str = "开启后，这台电脑上现有的全部批次会被删除。确定开启吗？";
pub const COUNTDOWN: &str = "还在用吗？";
pub const COUNTDOWN_MORE: &str = "很久没有操作了。再过下面这些秒，名单和处理意见就会清除：";
pub const STAY: &str = "继续使用";
pub const SECONDS: &str = "秒";

// Deleting everything.
pub const WIPE: &str = "清除全部数据";
pub const WIPE_MORE: &str = "下面这些都会从这个浏览器里删除，不能恢复：";
pub const WIPE_SURE: &str = "确定清除";
pub const WIPE_READINGS: &str = "种记住的识别方式";
pub const WIPE_BRANCHES: &str = "条记住的班级对应";
pub const WIPE_DETAILS: &str = "填表信息（单位、填报人、电话）和界面上的其他选择";
