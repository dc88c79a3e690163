//! Why the browser did not keep or give back the work.

use super::super::model::StoredError;

/// What went wrong, as a sentence that says what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// IndexedDB is missing or forbidden.
    #[error(
        "浏览器不让本页保存数据（可能是无痕窗口，或设置里禁止了网站数据）。可以接着做，内容只在内存里；关闭页面前请下载备份。"
    )]
    Forbidden,
    /// There is no room.
    #[error(
        "浏览器给本站的空间已满，最近的改动没有存上，只在内存里。请下载备份；删除不用的批次或清理磁盘后，再按“重试”。"
    )]
    Full,
    /// A tab with an older program stands in the way.
    #[error("另一个标签页里还开着旧版本的核对台，暂时打不开保存的数据。请关闭那个标签页，再按“重试”。")]
    Blocked,
    /// The connection has ended.
    #[error("浏览器断开了存储（可能刚清理过网站数据）。内容还在内存里，请按“重试”重新保存，或下载备份。")]
    Lost,
    /// Another tab has written meanwhile.
    #[error("另一个标签页已接手这个批次，这里改为只看。")]
    Overtaken,
    /// Another tab has deleted the campaign.
    #[error(
        "这个批次刚在另一个标签页里删除了。这里的内容还在内存中：按“重试”会存成新的批次，不需要就关闭页面。"
    )]
    Gone,
    /// Anything else the browser says.
    #[error("浏览器没有存上（{0}）。内容还在内存里，请按“重试”，或下载备份。")]
    Other(String),
    /// What is stored is of a newer program.
    #[error(transparent)]
    Stored(#[from] StoredError),
}

impl StoreError {
    /// By the name the browser gives the error.
    pub(super) fn named(name: &str) -> StoreError {
        match name {
            "QuotaExceededError" => StoreError::Full,
            "VersionError" => StoreError::Stored(StoredError::Newer),
            "SecurityError" | "NotAllowedError" => StoreError::Forbidden,
            "InvalidStateError" => StoreError::Lost,
            name => StoreError::Other(name.to_owned()),
        }
    }
}

impl From<idb::Error> for StoreError {
    fn from(error: idb::Error) -> StoreError {
        if matches!(error, idb::Error::IndexedDbNotFound(_) | idb::Error::IndexedDbOpenFailed(_)) {
            return StoreError::Forbidden;
        }
        let text = error.to_string();
        let names =
            ["QuotaExceededError", "VersionError", "SecurityError", "NotAllowedError", "InvalidStateError"];
        match names.into_iter().find(|name| text.contains(name)) {
            Some(name) => StoreError::named(name),
            None => StoreError::Other(text),
        }
    }
}
