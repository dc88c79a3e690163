//! One folder per build, named after its content; the service worker's list; nothing else at the entrance.
//!
//! The name covers every byte a visitor gets. A page of one build therefore asks only for files of that
//! build, whatever a host or a cache has in store, and the folder may be cached for ever.

use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::html::tags;
use crate::{SiteError, tree};

/// What stays where visitors and hosts look for it. Hosts' own files are read by them and served to nobody.
const ENTRANCE: &[&str] = &["index.html", "manifest.webmanifest", "sw.js"];
const FOR_HOSTS: &[&str] = &["_headers", ".htaccess"];
const ICONS: &str = "icons/";

/// The page's styles, put together.
const STYLES: &str = "styles.css";

/// The places of the service worker that are filled in.
const VERSION_SLOT: &str = "const VERSION = '';";
const FILES_SLOT: &str = "const FILES = {};";

/// Finishes what Trunk left in the folder.
pub fn finish(site: &Path) -> Result<(), SiteError> {
    let index = join_styles(site, tree::read_text(&site.join("index.html"))?)?;
    let names: Vec<String> =
        tree::files(site)?.into_iter().filter(|name| !FOR_HOSTS.contains(&name.as_str())).collect();
    let version = version(site, &names)?;

    let mut page = index;
    let mut served = Vec::new();
    for name in names {
        if stays(&name) {
            served.push(name);
            continue;
        }
        let place = format!("files/{version}/{name}");
        tree::rename(&site.join(&name), &site.join(&place))?;
        page = page.replace(&format!("\"./{name}\""), &format!("\"./{place}\""));
        served.push(place);
    }
    tree::drop_empty(site)?;
    all_there(&page, &served)?;
    tree::write(&site.join("index.html"), page.as_bytes())?;
    list(site, &version, &served)
}

fn stays(name: &str) -> bool {
    ENTRANCE.contains(&name) || name.starts_with(ICONS)
}

/// Puts the stylesheets together in the page's order: one request, and an order nobody has to keep up.
fn join_styles(site: &Path, index: String) -> Result<String, SiteError> {
    let mut page = index.clone();
    let mut styles = String::new();
    for (at, tag) in
        tags(&index, "link").into_iter().filter(|tag| tag.get("rel") == Some("stylesheet")).enumerate()
    {
        let name = tag.get("href").and_then(|href| href.strip_prefix("./"));
        let name =
            name.ok_or_else(|| SiteError::Unexpected(format!("a stylesheet elsewhere: {}", tag.text)))?;
        let path = site.join(name);
        styles += &tree::read_text(&path)?;
        std::fs::remove_file(&path).map_err(|source| SiteError::File { path: path.clone(), source })?;
        let link =
            if at == 0 { format!("<link rel=\"stylesheet\" href=\"./{STYLES}\" />") } else { String::new() };
        page = page.replace(tag.text, &link);
    }
    tree::write(&site.join(STYLES), styles.as_bytes())?;
    tree::write(&site.join("index.html"), page.as_bytes())?;
    Ok(page)
}

/// Names the build: a digest of every name and content, before the names are put into them.
fn version(site: &Path, names: &[String]) -> Result<String, SiteError> {
    let mut all = Sha256::new();
    for name in names {
        all.update(name.as_bytes());
        all.update([0]);
        all.update(Sha256::digest(tree::read(&site.join(name))?));
    }
    Ok(all.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect())
}

/// Everything the page names must be there: a forgotten file is found now and not by a visitor.
fn all_there(page: &str, served: &[String]) -> Result<(), SiteError> {
    let named = ["link", "script"].into_iter().flat_map(|name| tags(page, name));
    let addresses = named.filter_map(|tag| tag.get("href").or(tag.get("src")));
    for address in addresses {
        let there = address.strip_prefix("./").is_some_and(|name| served.iter().any(|one| one == name));
        if !there {
            return Err(SiteError::Unexpected(format!(
                "index.html names {address}, which is not in the site"
            )));
        }
    }
    Ok(())
}

/// Tells the service worker what belongs to the build.
fn list(site: &Path, version: &str, served: &[String]) -> Result<(), SiteError> {
    let mut lines = String::new();
    for name in served.iter().filter(|name| *name != "sw.js") {
        let digest = STANDARD.encode(Sha256::digest(tree::read(&site.join(name))?));
        // Hosts answer index.html by a redirect, which no page may be opened from; the folder they answer.
        let address = if name == "index.html" { "./".to_owned() } else { format!("./{name}") };
        lines += &format!("  '{address}': 'sha256-{digest}',\n");
    }
    let path = site.join("sw.js");
    let worker = tree::read_text(&path)?;
    if !worker.contains(VERSION_SLOT) || !worker.contains(FILES_SLOT) {
        return Err(SiteError::Unexpected("sw.js lacks the places for version and files".to_owned()));
    }
    let worker = worker
        .replace(VERSION_SLOT, &format!("const VERSION = '{version}';"))
        .replace(FILES_SLOT, &format!("const FILES = {{\n{lines}}};"));
    tree::write(&path, worker.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(app: &str) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        let put = |name: &str, text: &str| tree::write(&folder.path().join(name), text.as_bytes()).unwrap();
        put(
            "index.html",
            "<link rel=\"stylesheet\" href=\"./b.css\"><link rel=\"stylesheet\" href=\"./a.css\">\
             <script type=\"module\" src=\"./app.js\"></script>",
        );
        put("a.css", "a{}");
        put("b.css", "b{}");
        put("app.js", app);
        put("sample-data/index.json", "{}");
        put("icons/192.png", "x");
        put("manifest.webmanifest", "{}");
        put("_headers", "/*");
        put("sw.js", &format!("{VERSION_SLOT}\n{FILES_SLOT}\n"));
        finish(folder.path()).unwrap();
        folder
    }

    fn read(site: &tempfile::TempDir, name: &str) -> String {
        tree::read_text(&site.path().join(name)).unwrap()
    }

    fn folder(site: &tempfile::TempDir) -> String {
        let files = tree::files(site.path()).unwrap();
        files.iter().find_map(|name| name.strip_suffix("/app.js")).unwrap().to_owned()
    }

    #[test]
    fn everything_but_the_entrance_lies_in_the_builds_folder() {
        let site = site("1");
        let folder = folder(&site);
        let names = tree::files(site.path()).unwrap();
        let own = |name: &str| format!("{folder}/{name}");
        assert_eq!(
            names,
            [
                "_headers".to_owned(),
                own("app.js"),
                own("sample-data/index.json"),
                own("styles.css"),
                "icons/192.png".to_owned(),
                "index.html".to_owned(),
                "manifest.webmanifest".to_owned(),
                "sw.js".to_owned(),
            ]
        );
        assert_eq!(read(&site, &own("styles.css")), "b{}a{}");
        let page = read(&site, "index.html");
        assert_eq!(page.matches(&folder).count(), 2, "{page}");
    }

    #[test]
    fn the_folder_is_named_after_what_is_in_it() {
        assert_eq!(folder(&site("1")), folder(&site("1")));
        assert_ne!(folder(&site("1")), folder(&site("2")));
    }

    #[test]
    fn the_service_worker_knows_every_file_and_its_digest() {
        let site = site("1");
        let worker = read(&site, "sw.js");
        assert_eq!(worker.matches("sha256-").count(), 6, "{worker}");
        assert!(worker.contains("'./': 'sha256-") && worker.contains("'./icons/192.png'"), "{worker}");
        assert!(!worker.contains("_headers") && !worker.contains("sw.js"), "{worker}");
        assert!(
            worker.contains(&format!("const VERSION = '{}';", folder(&site).trim_start_matches("files/")))
        );
    }

    #[test]
    fn a_name_without_a_file_is_found_out() {
        assert!(all_there("<link rel=\"icon\" href=\"./lost.svg\">", &[]).is_err());
        assert!(all_there("<script src=\"https://elsewhere.example/x.js\"></script>", &[]).is_err());
    }
}
