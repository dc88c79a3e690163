//! Trunk runs `finish` on every build (Trunk.toml), `make single-file` runs `single`, `make check` runs `budget`. See
//! the library.

use std::path::Path;
use std::process::ExitCode;

use tuanji_site::{SiteError, budget, finish, licences, single, tree};

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        // Trunk says where the files are before they become dist/.
        ["finish"] => match std::env::var_os("TRUNK_STAGING_DIR") {
            Some(folder) => finish_staged(Path::new(&folder)),
            None => Err(SiteError::Unexpected("TRUNK_STAGING_DIR is not set: Trunk runs this".to_owned())),
        },
        ["single", site, out] => single::write(Path::new(site), Path::new(out)),
        ["budget", site] => budget::check(Path::new(site), &budget::programs()),
        _ => {
            let usage = "usage: tuanji-site finish | single SITE OUT.html | budget SITE";
            Err(SiteError::Unexpected(usage.to_owned()))
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("tuanji-site: {error}");
            ExitCode::FAILURE
        }
    }
}

fn finish_staged(site: &Path) -> Result<(), SiteError> {
    tree::write(&site.join("licences.json"), licences::gather()?.as_bytes())?;
    finish::finish(site)
}
