//! What the two programs are made of, and under which licences: asked of cargo on every build.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;
use std::process::Command;

use serde::{Deserialize, Serialize};

use crate::{SiteError, tree};

const TARGET: &str = "wasm32-unknown-unknown";
const OURS: &str = "tuanji";

/// What the page shows (src/app/about/licences.rs reads it).
#[derive(Serialize)]
struct Licences {
    crates: Vec<Crate>,
    /// The texts, each once.
    texts: Vec<String>,
}

#[derive(Serialize)]
struct Crate {
    name: String,
    version: String,
    licence: String,
    /// Which texts came with it.
    texts: Vec<usize>,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    resolve: Resolve,
}

#[derive(Deserialize)]
struct Package {
    id: String,
    name: String,
    version: String,
    license: Option<String>,
    manifest_path: String,
    targets: Vec<Target>,
}

#[derive(Deserialize)]
struct Target {
    kind: Vec<String>,
}

#[derive(Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
struct Node {
    id: String,
    deps: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    pkg: String,
    dep_kinds: Vec<Kind>,
}

#[derive(Deserialize)]
struct Kind {
    /// `None` for what is compiled in; build scripts and tests have names.
    kind: Option<String>,
}

/// The crates that are compiled into page or worker, with their licences, as JSON.
pub fn gather() -> Result<String, SiteError> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--filter-platform", TARGET])
        .output()
        .map_err(|source| SiteError::File { path: "cargo".into(), source })?;
    if !output.status.success() {
        return Err(SiteError::Unexpected(String::from_utf8_lossy(&output.stderr).into_owned()));
    }
    let metadata: Metadata = serde_json::from_slice(&output.stdout)?;
    let mut licences = Licences { crates: Vec::new(), texts: Vec::new() };
    let mut known: HashMap<String, usize> = HashMap::new();
    for package in compiled_in(&metadata)? {
        let mut texts = Vec::new();
        for text in texts_of(package)? {
            let at = *known.entry(text).or_insert_with_key(|text| {
                licences.texts.push(text.clone());
                licences.texts.len() - 1
            });
            texts.push(at);
        }
        licences.crates.push(Crate {
            name: package.name.clone(),
            version: package.version.clone(),
            licence: package.license.clone().unwrap_or_default(),
            texts,
        });
    }
    licences.crates.push(Crate {
        name: "std".to_owned(),
        version: "Rust".to_owned(),
        licence: "MIT OR Apache-2.0".to_owned(),
        texts: Vec::new(),
    });
    Ok(serde_json::to_string(&licences)?)
}

/// Everything the package needs at run time, by name; procedural macros leave nothing of themselves.
fn compiled_in(metadata: &Metadata) -> Result<Vec<&Package>, SiteError> {
    let packages: BTreeMap<&str, &Package> =
        metadata.packages.iter().map(|one| (one.id.as_str(), one)).collect();
    let nodes: BTreeMap<&str, &Node> =
        metadata.resolve.nodes.iter().map(|one| (one.id.as_str(), one)).collect();
    let ours = metadata.packages.iter().find(|package| package.name == OURS);
    let ours = ours.ok_or_else(|| SiteError::Unexpected(format!("cargo knows no package {OURS}")))?;
    let mut seen = BTreeSet::new();
    let mut todo = vec![ours.id.as_str()];
    while let Some(id) = todo.pop() {
        let is_macro = |package: &&Package| {
            package.targets.iter().any(|one| one.kind.iter().any(|kind| kind == "proc-macro"))
        };
        if packages.get(id).is_none_or(is_macro) || !seen.insert(id) {
            continue;
        }
        let needs = nodes.get(id).map(|node| node.deps.as_slice()).unwrap_or_default();
        let compiled = needs.iter().filter(|need| need.dep_kinds.iter().any(|kind| kind.kind.is_none()));
        todo.extend(compiled.map(|need| need.pkg.as_str()));
    }
    let mut found: Vec<&Package> = seen.into_iter().filter_map(|id| packages.get(id).copied()).collect();
    found.sort_by(|a, b| (&a.name, &a.version).cmp(&(&b.name, &b.version)));
    Ok(found)
}

/// The licence texts that lie beside the crate's manifest.
fn texts_of(package: &Package) -> Result<Vec<String>, SiteError> {
    let Some(folder) = Path::new(&package.manifest_path).parent() else { return Ok(Vec::new()) };
    let mut texts = Vec::new();
    let entries =
        std::fs::read_dir(folder).map_err(|source| SiteError::File { path: folder.to_owned(), source })?;
    let mut paths: Vec<_> =
        entries.flatten().map(|entry| entry.path()).filter(|path| path.is_file()).collect();
    paths.sort();
    for path in paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_uppercase();
        if ["LICENSE", "LICENCE", "COPYING", "NOTICE", "UNLICENSE"].iter().any(|word| name.starts_with(word))
        {
            let text = String::from_utf8_lossy(&tree::read(&path)?).trim().to_owned();
            texts.push(text);
        }
    }
    Ok(texts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gathered() -> serde_json::Value {
        serde_json::from_str(&gather().unwrap()).unwrap()
    }

    #[test]
    fn what_is_compiled_in_is_listed_with_its_licence() {
        let all = gathered();
        let crates = all["crates"].as_array().unwrap();
        let name = |one: &serde_json::Value| one["name"].as_str().unwrap().to_owned();
        let names: Vec<String> = crates.iter().map(name).collect();
        for needed in ["tuanji", "leptos", "calamine", "rust_xlsxwriter", "zip", "idb", "std"] {
            assert!(names.iter().any(|name| name == needed), "{needed} of {names:?}");
        }
        // A procedural macro, a test's helper, a tool.
        for not in ["serde_derive", "fantoccini", "tuanji-site"] {
            assert!(names.iter().all(|name| name != not), "{not}");
        }
        for one in crates {
            assert!(!one["licence"].as_str().unwrap().is_empty(), "{one}");
        }
    }

    #[test]
    fn a_text_is_kept_once() {
        let all = gathered();
        let texts = all["texts"].as_array().unwrap();
        let distinct: BTreeSet<&str> = texts.iter().map(|text| text.as_str().unwrap()).collect();
        assert_eq!(distinct.len(), texts.len());
        let with = all["crates"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|one| !one["texts"].as_array().unwrap().is_empty());
        assert!(with.count() > 50);
    }
}
