//! What a first visit loads, compressed as a web host would, held to a budget.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use rustc_demangle::demangle;
use wasmparser::{KnownCustom, Name, Parser, Payload};

use crate::{SiteError, tree};

/// Brotli's best, as hosts compress files that do not change.
const QUALITY: u32 = 11;
const WINDOW: u32 = 22;

/// One thing that is loaded: its files, and how large they may be together.
pub struct Budget {
    /// What it is called.
    pub what: &'static str,
    /// How its files' names begin or end.
    pub is_part: fn(&str) -> bool,
    /// The program as cargo left it, with the names of its functions.
    pub program: &'static str,
    /// Kilobytes, compressed.
    pub most: usize,
}

/// What there is to load. The worker is loaded beside the page, which does not wait for it.
pub const BUDGETS: [Budget; 2] = [
    Budget {
        what: "the page",
        is_part: |name| {
            !name.starts_with("worker") && [".js", ".css", ".wasm"].iter().any(|end| name.ends_with(end))
        },
        program: "release/app.wasm",
        most: 650,
    },
    Budget {
        what: "the worker",
        is_part: |name| name.starts_with("worker"),
        program: "worker/worker.wasm",
        most: 1_500,
    },
];

/// Compares the site with its budgets; `programs` is cargo's folder for the wasm target.
pub fn check(site: &Path, programs: &Path) -> Result<(), SiteError> {
    let mut over = Vec::new();
    for budget in BUDGETS {
        let bytes = size(site, budget.is_part)?;
        let kilobytes = bytes.div_ceil(1_000);
        println!("{}: {kilobytes} KB of {} KB, compressed", budget.what, budget.most);
        if kilobytes > budget.most {
            over.push(format!("{} takes {kilobytes} KB, {} KB are its budget", budget.what, budget.most));
            over.extend(largest(&programs.join(budget.program))?);
        }
    }
    if over.is_empty() { Ok(()) } else { Err(SiteError::Unexpected(over.join("\n"))) }
}

/// Bytes of these files, each compressed.
fn size(site: &Path, is_part: fn(&str) -> bool) -> Result<usize, SiteError> {
    let names = tree::files(site)?;
    let parts = names.iter().filter(|name| is_part(name.rsplit('/').next().unwrap_or(name)));
    parts.map(|name| Ok(compressed(&tree::read(&site.join(name))?).len())).sum()
}

fn compressed(bytes: &[u8]) -> Vec<u8> {
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 1 << 16, QUALITY, WINDOW);
    // Writing into memory cannot fail.
    let _ = writer.write_all(bytes);
    writer.into_inner()
}

/// The ten crates with the most code in a program, before it is packed.
fn largest(program: &Path) -> Result<Vec<String>, SiteError> {
    let bytes = tree::read(program)?;
    let broken = |error| SiteError::Unexpected(format!("{}: {error}", program.display()));
    let (mut imported, mut sizes, mut crates) = (0, Vec::<usize>::new(), BTreeMap::<String, usize>::new());
    for payload in Parser::new(0).parse_all(&bytes) {
        match payload.map_err(broken)? {
            Payload::ImportSection(imports) => {
                imported = imports.into_imports().filter(is_function).count();
            }
            Payload::CodeSectionEntry(body) => sizes.push(body.as_bytes().len()),
            Payload::CustomSection(section) => {
                let KnownCustom::Name(names) = section.as_known() else { continue };
                for name in names.into_iter().flatten() {
                    let Name::Function(functions) = name else { continue };
                    for function in functions.into_iter().flatten() {
                        let at = (function.index as usize).checked_sub(imported);
                        let size = at.and_then(|at| sizes.get(at)).copied().unwrap_or_default();
                        *crates.entry(crate_of(function.name)).or_default() += size;
                    }
                }
            }
            _ => {}
        }
    }
    let mut largest: Vec<_> = crates.into_iter().collect();
    largest.sort_by_key(|(_, size)| std::cmp::Reverse(*size));
    Ok(largest.into_iter().take(10).map(|(name, size)| format!("  {name}: {} KB", size / 1_000)).collect())
}

fn is_function(import: &Result<wasmparser::Import<'_>, wasmparser::BinaryReaderError>) -> bool {
    import.as_ref().is_ok_and(|import| matches!(import.ty, wasmparser::TypeRef::Func(_)))
}

/// `<tachys::html::Element<A> as Render>::build` belongs to tachys.
fn crate_of(mangled: &str) -> String {
    let name = format!("{:#}", demangle(mangled));
    let path = name.trim_start_matches(|c: char| !c.is_ascii_alphabetic());
    path.split("::").next().unwrap_or(path).to_owned()
}

/// Where cargo puts wasm programs.
pub fn programs() -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from);
    target.join("wasm32-unknown-unknown")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_over_its_budget_is_told() {
        let site = tempfile::tempdir().expect("a folder");
        tree::write(&site.path().join("files/1/app.js"), b"1").expect("written");
        assert!(check(site.path(), site.path()).is_ok());
        // What cannot be compressed.
        let mut noise: Vec<u8> = Vec::new();
        let mut seed = 1u64;
        for _ in 0..800_000 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            noise.push((seed >> 33) as u8);
        }
        tree::write(&site.path().join("files/1/app_bg.wasm"), &noise).expect("written");
        tree::write(&site.path().join("release/app.wasm"), b"\0asm\x01\0\0\0").expect("written");
        let told = check(site.path(), site.path()).expect_err("too large").to_string();
        assert!(told.contains("the page takes"), "{told}");
    }

    #[test]
    fn functions_belong_to_crates() {
        assert_eq!(crate_of("_ZN6tuanji3app5state5State7provide17h0106e4a334b3ef1eE"), "tuanji");
        let of_a_type = "_ZN67_$LT$calamine..xlsx..Xlsx$LT$RS$GT$$u20$as$u20$calamine..Reader$GT$3new17h2363ec1456801aa8E";
        assert_eq!(crate_of(of_a_type), "calamine");
    }
}
