//! What is kept, tried in a browser: campaigns, tabs, backups, faults, a computer many people use.

mod backups;
mod campaigns;
mod faults;
mod kills;
mod kiosk;
mod long_lists;
mod numbers;
mod room;
mod tabs;

use std::path::{Path, PathBuf};

use fantoccini::Client;
use serde_json::Value;

use crate::browser::DevTools;
use crate::page::{press, see, until, until_saved};

fn samples(names: &[&str]) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/sample-data");
    names.iter().map(|name| folder.join(name)).collect()
}

/// Chooses files and waits until so many lists are there, and saved.
async fn import(client: &Client, files: &[PathBuf], lists: usize) {
    press(client, "#step-import").await;
    choose(client, files).await;
    has_lists(client, lists).await;
    until_saved(client).await;
}

async fn choose(client: &Client, files: &[PathBuf]) {
    let paths: Vec<String> = files.iter().map(|path| path.display().to_string()).collect();
    see(client, "#choose-files").await.send_keys(&paths.join("\n")).await.unwrap();
}

/// Waits until the import screen shows so many lists. A campaign that is just opening goes to another screen.
async fn has_lists(client: &Client, count: usize) {
    let script = format!(
        "(document.querySelector('#step-import')?.click(), document.querySelectorAll('.source').length === {count})"
    );
    until(client, &format!("{count} lists are there"), &script).await;
}

/// Types into a field that may hold something.
async fn fill(client: &Client, css: &str, text: &str) {
    let field = see(client, css).await;
    field.clear().await.unwrap();
    field.send_keys(text).await.unwrap();
}

/// Runs a script whose last line calls `done` with its answer.
async fn run(client: &Client, script: &str) -> Value {
    let script = format!("const done = arguments[arguments.length - 1]; {script}");
    client.execute_async(&script, vec![]).await.unwrap()
}

/// Opens the page's database as it is and calls `then(db)`.
fn with_database(then: &str) -> String {
    format!(
        "const get = request => new Promise((ok, no) => {{
            request.onsuccess = () => ok(request.result); request.onerror = () => no(request.error); }});
        const open = indexedDB.open('tuanji');
        open.onsuccess = async () => {{ const db = open.result;
            const answer = await (async () => {{ {then} }})().catch(error => `failed: ${{error}}`);
            db.close(); done(answer); }};
        open.onerror = () => done(null);"
    )
}
