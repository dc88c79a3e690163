//! The one-file edition: a finished site folded into one HTML file that opens by double click.
//!
//! Programs, worker, sample and licences lie in it as text, packed with gzip and base64; src/app/single.js
//! unpacks them into blob addresses, which is all that the file's own content security policy allows.

use std::io::Write;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

use crate::html::{only, tags};
use crate::{SiteError, tree};

/// Files of the site that the page asks for while it runs, by the names single.js knows them under.
const PACKED: &[&str] = &["app_bg.wasm", "worker_bg.wasm", WORKER, "licences.json", "sample-data/index.json"];
const WORKER: &str = "worker.js";
const SAMPLE: &str = "sample-data/";

/// Chooses the colours before anything is painted: the only script beside the program.
const THEME: &str = "theme.js";

/// Starts the program from within the file. No part of the site.
const START: &str = include_str!("../../../src/app/single.js");

/// Writes the site as one file.
pub fn write(site: &Path, out: &Path) -> Result<(), SiteError> {
    let page = tree::read_text(&site.join("index.html"))?;
    let boot = only(&page, "script", |tag| tag.get("type") == Some("module"))?;
    let theme_place = only(&page, "script", |tag| tag.get("src").is_some_and(|src| src.ends_with(THEME)))?;
    let folder = boot.get("src").and_then(|src| src.strip_prefix("./")).and_then(|src| src.rsplit_once('/'));
    let (folder, _) = folder.ok_or_else(|| SiteError::Unexpected("the site is not finished".to_owned()))?;
    let folder = site.join(folder);

    let script = script(&tree::read_text(&folder.join("app.js"))?, START)?;
    let theme = checked(tree::read_text(&folder.join(THEME))?)?;
    let styles = styles(&folder)?;
    let icon =
        format!("data:image/svg+xml;base64,{}", STANDARD.encode(tree::read(&folder.join("icon.svg"))?));
    let policy = policy(&[&theme, &script], &styles);

    let mut html = page.clone();
    let boot_place = boot.text;
    html =
        html.replace(boot_place, &format!("{}<script type=\"module\">{script}</script>", packed(&folder)?));
    html = html.replace(theme_place.text, &format!("<script>{theme}</script>"));
    let meta = only(&page, "meta", |tag| tag.get("http-equiv") == Some("Content-Security-Policy"))?;
    html = html
        .replace(meta.text, &format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\" />"));
    for link in tags(&page, "link") {
        let instead = match link.get("rel") {
            Some("stylesheet") => format!("<style>{styles}</style>"),
            Some("icon") => format!("<link rel=\"icon\" href=\"{icon}\" />"),
            // What was a file beside the page: single.js says where it is instead.
            _ => String::new(),
        };
        html = html.replace(link.text, &instead);
    }
    tree::write(out, html.as_bytes())
}

/// The page's glue and single.js as one module: an inline module can import nothing.
fn script(glue: &str, single: &str) -> Result<String, SiteError> {
    let import = "import init from './app.js';";
    if !single.contains(import) || !glue.contains("__wbg_init as default") {
        return Err(SiteError::Unexpected("single.js or app.js starts the program otherwise".to_owned()));
    }
    checked(format!("{glue}\n{}", single.replace(import, "const init = __wbg_init;")))
}

/// The script, where it can stand within the page.
fn checked(text: String) -> Result<String, SiteError> {
    if text.contains("</script") || text.contains("<!--") {
        return Err(SiteError::Unexpected("the script would end within the page".to_owned()));
    }
    // What a browser hashes is what it read: line ends must already be as it makes them.
    Ok(text.replace("\r\n", "\n"))
}

/// The styles, with the icon inside.
fn styles(folder: &Path) -> Result<String, SiteError> {
    let icon = STANDARD.encode(tree::read(&folder.join("icon.svg"))?);
    let styles = tree::read_text(&folder.join("styles.css"))?.replace("\r\n", "\n");
    let styles = styles.replace("url(\"icon.svg\")", &format!("url(\"data:image/svg+xml;base64,{icon}\")"));
    if styles.contains("</style") || styles.replace("url(\"data:", "").contains("url(") {
        return Err(SiteError::Unexpected("the styles name a file".to_owned()));
    }
    Ok(styles)
}

/// Nothing but what is in the file: its scripts and its styles by their digests, and the blobs made of it.
fn policy(scripts: &[&str], styles: &str) -> String {
    let digest = |text: &str| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)));
    let scripts: Vec<String> = scripts.iter().map(|text| digest(text)).collect();
    format!(
        "default-src 'none'; script-src {} 'wasm-unsafe-eval'; style-src {}; img-src data:; connect-src blob:; \
         worker-src blob:; base-uri 'none'; form-action 'none'",
        scripts.join(" "),
        digest(styles)
    )
}

/// The worker's glue without what only a module may say.
fn plain_script(glue: Vec<u8>) -> Result<Vec<u8>, SiteError> {
    let glue = String::from_utf8_lossy(&glue);
    let script = glue
        .replace("export { initSync, __wbg_init as default };", "")
        .replace("import.meta.url", "self.location.href");
    if script.lines().any(|line| line.starts_with("export") || line.starts_with("import")) {
        return Err(SiteError::Unexpected("worker.js is more of a module than it was".to_owned()));
    }
    Ok(script.into_bytes())
}

/// The packed files as blocks no browser runs.
fn packed(folder: &Path) -> Result<String, SiteError> {
    let mut blocks = String::new();
    let sample = tree::files(folder)?.into_iter().filter(|name| name.starts_with(SAMPLE));
    let mut names: Vec<String> = PACKED.iter().map(|name| (*name).to_owned()).chain(sample).collect();
    names.sort();
    names.dedup();
    for name in names {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        let bytes = tree::read(&folder.join(&name))?;
        let bytes = if name == WORKER { plain_script(bytes)? } else { bytes };
        let done = encoder.write_all(&bytes).and_then(|()| encoder.finish());
        let packed = done.map_err(|source| SiteError::File { path: name.clone().into(), source })?;
        blocks += &format!(
            "<script type=\"application/octet-stream\" data-file=\"{name}\">{}</script>\n",
            STANDARD.encode(packed)
        );
    }
    Ok(blocks)
}
