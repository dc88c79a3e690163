//! Help in place: what each screen is for, and its keys.

/// One screen explained.
pub struct Help {
    /// The heading.
    pub title: &'static str,
    /// What one does there, a sentence each.
    pub lines: &'static [&'static str],
    /// Keys and what they do.
    pub keys: &'static [(&'static str, &'static str)],
}

pub const WHAT_FOR: &str = "这一页做什么";
pub const KEYS: &str = "这一页的按键";
pub const KEYS_EVERYWHERE: &str = "处处可用的按键";

pub const EVERYWHERE: &[(&str, &str)] = &[
    ("Ctrl+Z", "撤销上一步"),
    ("Ctrl+Y", "重做"),
    ("?", "打开这份说明"),
    ("Tab", "到下一个按钮或输入框"),
    ("Esc", "关闭打开的窗口"),
];

pub const IMPORT: Help = Help {
    title: "导入",
    lines: &[
        "把从智慧团建导出的团员列表和班级花名册放进来，一次可以放很多份，也可以放压缩包。",
        "每份名单的类型和各列含义会自动识别；识别得不对，展开“识别详情”改一下，以后遇到同样的表头会记得。",
        "名单齐了，按右下角的“核对”。",
    ],
    keys: &[("Ctrl+V", "粘贴在 Excel、WPS 里复制的表格")],
};

pub const MERGING: Help = Help {
    title: "汇总",
    lines: &[
        "各支部交来的附件1、附件3 放在一起：谁交了、谁没交、谁晚交，一眼看清。",
        "表里的问题逐条说明；有建议写法的，按一下就能改。同一个人出现几次时，由你选用哪一行。",
        "核对完，按团总支或全校下载合并好的表格。",
    ],
    keys: &[],
};

pub const OVERVIEW: Help = Help {
    title: "概览",
    lines: &[
        "哪些事已经做完、哪些还没有，一眼看清；按数字、色条或支部就能去到相应的人。",
        "标红是指系统里资料不全、姓名会显示成红色的团员；展开支部可以看到名单。",
        "期限来自学校通知，可以在“批次与设置”里改。",
    ],
    keys: &[],
};

pub const REVIEW: Help = Help {
    title: "核对",
    lines: &[
        "每张卡片是一个人：系统和花名册哪里不一致、建议怎么做、为什么。",
        "“采纳”照建议办；“更改”换一种办法或改写原因；“不处理”留着不动。拿不准的先放着，不会丢。",
        "左边按组织、上面按进度和意见筛选；筛选后可以一次采纳全部。",
    ],
    keys: &[
        ("N", "下一位待处理"),
        ("K", "上一位待处理"),
        ("Enter", "采纳"),
        ("E", "更改"),
        ("I", "不处理"),
        ("O", "看详情"),
        ("/", "搜索"),
    ],
};

pub const COMPLETE: Help = Help {
    title: "完善",
    lines: &[
        "像表格一样查看和修改团员资料；有问题的单元格带颜色，选中它，旁边会写明问题和改法。",
        "修改只在这里生效，原文件不变；系统里的信息要照“待完善名单”去改。",
        "没有歧义的小毛病可以一次修正，修正前会列出来给你看。",
    ],
    keys: &[
        ("方向键", "移动"),
        ("Tab / Enter", "向右 / 向下"),
        ("F2", "修改单元格"),
        ("Esc", "放弃修改"),
        ("Delete", "清空单元格"),
        ("F8", "下一个问题"),
        ("Ctrl+C / Ctrl+V", "复制 / 粘贴"),
    ],
};

pub const OUTPUT: Help = Help {
    title: "表格",
    lines: &[
        "附件1、附件3 和各种名单都按现在的处理结果填好，下载就能用。",
        "还没处理的建议按建议填写；需要你回答的人不会写进表格，先去“核对”回答。",
        "单位、填报人和电话印在附件1的表头，填一次会记在这台电脑上。",
    ],
    keys: &[],
};

pub const SETTINGS: Help = Help {
    title: "批次与设置",
    lines: &[
        "学校的要求、期限、核对日期和每条规则都在这里；别的学校改这里就能用。",
        "停用一条规则要写明理由，理由会印在核对报告里。",
    ],
    keys: &[],
};

pub const LOG: Help = Help {
    title: "更改记录",
    lines: &[
        "做过的每一件事都在这里：什么时候、改了哪里、原来是什么、现在是什么。",
        "任何一条都可以单独撤销，不必从最后一条倒着来；如果后来又改过同一处，会告诉你先撤销哪一条。",
        "单独撤销本身也是一条记录，可以再撤销。",
    ],
    keys: &[],
};
