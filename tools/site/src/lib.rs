//! Makes the site out of what Trunk built.
//!
//! [`finish`] moves everything but the entrance into one folder named after its content, so that files of two
//! builds can never meet, and writes the service worker's list. [`single`] folds a finished site into one HTML
//! file. [`licences`] asks cargo what the programs are made of.

pub mod budget;
pub mod finish;
pub mod html;
pub mod licences;
pub mod single;
pub mod tree;

use std::path::PathBuf;

/// Why the site was not made. For whoever builds it.
#[derive(Debug, thiserror::Error)]
pub enum SiteError {
    /// A file could not be read or written.
    #[error("{path}: {source}")]
    File {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// Something is not as this tool knows it.
    #[error("{0}")]
    Unexpected(String),
    /// Cargo's answer could not be read.
    #[error("cargo metadata: {0}")]
    Metadata(#[from] serde_json::Error),
}
