//! Words about the page itself: privacy, licences, a newer version.

pub const PRIVACY: &str = "隐私";
pub const LICENCES: &str = "许可证";

pub const NEWER: &str = "有新版本。更新时页面会重新打开，已保存的内容不受影响；不更新就继续用现在的版本。";
pub const NEWER_UNSAVED: &str = "有新版本，但还有内容未能保存，现在更新会丢失它们。请先下载需要的表格。";
pub const UPDATE: &str = "更新";
pub const LATER: &str = "以后再说";

/// Headings with their lines. docs/privacy.md says the same at greater length.
pub const PRIVACY_SECTIONS: &[(&str, &[&str])] = &[
    (
        "数据去了哪里",
        &[
            "哪里也没有去。名单由这个浏览器在这台电脑上读取和核对，没有服务器接收它们。",
            "页面只向它自己的网址要它自己的文件。浏览器按页面的内容安全策略（CSP）执行：别的网址、表单提交、外来脚本一律被拦下。",
        ],
    ),
    (
        "留下了什么",
        &[
            "名单、修改和处理意见保存在这个浏览器里（IndexedDB，名为 tuanji）；单位、填报人、电话和识别方式的选择也在这个浏览器里（localStorage）。",
            "页面自己的程序文件留有一份（Cache Storage），所以断网也能打开；其中没有名单。",
            "在“导入”页按“清空重来”，名单、修改和处理意见就从这台电脑上删除。在公用电脑上用完请务必清空。",
            "从U盘双击打开的单文件版：有的浏览器把所有本地网页看作同一个网站，别的本地网页也可能读到保存的内容。用完请清空。",
        ],
    ),
    (
        "怎样自己验证",
        &[
            "按 F12 打开开发者工具，选“网络”，勾选“保留日志”，再完整核对一次：只会看到页面自己的文件，方法都是 GET，没有一条带着名单。",
            "断开网络，刷新页面，再导入名单、核对、下载表格：都照常进行。",
            "开发者工具的“应用”（Firefox 叫“存储”）里可以看到留下的每一样东西，也可以从那里删除。",
            "在开发者工具的“控制台”里输入 fetch('https://example.com')：浏览器会拒绝，并说明是哪一条策略拦下的。",
        ],
    ),
];

pub const LICENCES_OURS: &str = "团籍核对台可按 MIT 或 Apache-2.0 许可证使用。";
pub const LICENCES_LOADING: &str = "正在载入…";
pub const NO_LICENCES: &str = "没有载入成功，请检查页面文件是否完整。";

pub fn licences_of(count: usize) -> String {
    format!("它由 {count} 个开源程序库组成，点名称看许可证全文。")
}
