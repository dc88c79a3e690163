//! What axe-core (npm) says of the page as it stands. It is injected by the test and part of nothing shipped.

use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;

use fantoccini::Client;
use serde_json::Value;

const PACKAGE: &str = "axe-core@4.14.1";

/// Fetched once: two tests at a time would fetch it into each other's folder.
static SOURCE: OnceLock<String> = OnceLock::new();

/// Fails with what axe finds; `what` says which state of which screen this is.
pub async fn finds_nothing(client: &Client, what: &str) {
    let there = client.execute("return typeof axe !== 'undefined'", vec![]).await.unwrap();
    if there != true {
        // Its source is handed over as text: `script` tags from elsewhere are refused by the page.
        client.execute(SOURCE.get_or_init(source), vec![]).await.unwrap();
    }
    let run = "const done = arguments[arguments.length - 1]; \
        axe.run(document, { resultTypes: ['violations'] }).then(found => done(found.violations.map(v => \
            v.id + ' (' + v.help + '): ' + v.nodes.slice(0, 4).map(n => \
                n.html.slice(0, 160) + ' ' + (n.any[0]?.message ?? '')).join(' | '))), \
            error => done(['axe failed: ' + error]))";
    let found = client.execute_async(run, vec![]).await.unwrap();
    let found: Vec<String> = serde_json::from_value::<Vec<Value>>(found)
        .unwrap()
        .into_iter()
        .map(|violation| violation.as_str().unwrap_or_default().to_owned())
        .collect();
    assert!(found.is_empty(), "axe on {what}:\n{}", found.join("\n"));
}

fn source() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/axe");
    let file = folder.join("node_modules/axe-core/axe.min.js");
    if !file.exists() {
        let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
        let outcome = Command::new(npm)
            .args(["install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix"])
            .arg(&folder)
            .arg(PACKAGE)
            .output()
            .unwrap_or_else(|error| panic!("axe comes by npm, and npm did not start: {error}"));
        let said = String::from_utf8_lossy(&outcome.stderr);
        assert!(outcome.status.success(), "npm could not install {PACKAGE} into target/axe: {said}");
    }
    std::fs::read_to_string(file).unwrap()
}
