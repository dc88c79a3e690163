//! Writes the sample campaign that is served with the page: `cargo run --example make_samples`.
//! Everyone in it is invented.
#![expect(clippy::disallowed_methods, reason = "an example writes the files its tables become")]

use std::{error::Error, fs, path::Path};

#[path = "../tests/support/mod.rs"]
mod support;
use support::samples::{sample_files, sample_index};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/sample-data");
    fs::create_dir_all(&folder)?;
    for file in sample_files() {
        fs::write(folder.join(file.path), file.bytes)?;
    }
    fs::write(folder.join("index.json"), sample_index())?;
    Ok(())
}
