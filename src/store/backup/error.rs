//! Why a backup file is not taken.

use super::super::model::StoredError;

/// Why a backup could not be written or read. Each is a sentence that says what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BackupError {
    /// It does not begin as a backup does.
    #[error("这不是核对台的备份文件。")]
    NotABackup,
    /// A newer program wrote it.
    #[error("这个备份由更新版本的程序写成，请刷新页面升级后再恢复。")]
    Newer,
    /// The file ends too early.
    #[error("备份文件不完整，可能没有下载完或没有复制完，请重新复制一份。")]
    Truncated,
    /// Its bytes are not those that were written.
    #[error("备份文件已损坏（校验不符），请换一份备份。")]
    Damaged,
    /// It asks for a passphrase.
    #[error("这个备份加了密，请输入口令。")]
    Sealed,
    /// Another passphrase was used.
    #[error("口令不对，请再输入一次；注意大小写和输入法。")]
    WrongPassphrase,
    /// It is whole, the passphrase is right, and yet it is not what was sealed.
    #[error("备份文件被人改动过，不能恢复。请向对方另要一份。")]
    Tampered,
    /// It asks for more work than a backup of ours ever does.
    #[error("这个备份的加密参数超出了允许的范围，不能恢复。")]
    Excessive,
    /// The passphrase is too short to protect anything.
    #[error("口令至少要 8 个字符。")]
    ShortPassphrase,
    /// A fault.
    #[error("备份没有写成，请重试一次。")]
    Unwritable,
}

impl From<StoredError> for BackupError {
    fn from(error: StoredError) -> BackupError {
        match error {
            StoredError::Newer => BackupError::Newer,
            StoredError::Damaged => BackupError::Damaged,
        }
    }
}
