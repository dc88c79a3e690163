//! Without a network after the first visit; a newer version only when the user agrees, and then all of it.

use std::path::{Path, PathBuf};

use fantoccini::Client;
use tempfile::TempDir;

use crate::browser::Browser;
use crate::page::{check, press, reload, see, until, until_saved};
use crate::requests::until_kept;
use crate::site::{Site, dist};

fn sample(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/sample-data").join(name).display().to_string()
}

async fn choose(client: &Client, names: &[&str]) {
    let paths: Vec<String> = names.iter().map(|name| sample(name)).collect();
    see(client, "#choose-files").await.send_keys(&paths.join("\n")).await.unwrap();
}

/// Once what was saved is there: only then does the page stay where it is sent.
pub async fn back_to_the_lists(client: &Client) {
    // Saved, or following the tab that writes.
    until(client, "the campaign is open", "document.querySelector('#save-state')?.innerText.trim()").await;
    press(client, "#step-import").await;
}

fn lists(count: usize) -> String {
    format!("document.querySelectorAll('.source').length === {count}")
}

#[tokio::test(flavor = "multi_thread")]
async fn after_the_first_visit_no_network_is_needed() {
    let mut site = Site::of(dist());
    let browser = Browser::start(1280).await;
    let client = &browser.client;
    client.goto(&site.url()).await.unwrap();
    until_kept(client).await;
    site.stop();

    reload(client).await;
    choose(client, &["system-export.xlsx", "class-roster.xlsx"]).await;
    until(client, "both lists are read", &lists(2)).await;
    until_saved(client).await;
    check(client).await;
    press(client, "#step-review").await;
    see(client, "#cases .case").await;
    press(client, "#step-output").await;
    press(client, "#download-deletion").await;
    press(client, "#before #leave-blank").await;
    let (name, _) = browser.downloaded().await;
    assert!(name.contains("附件1-要求后台删除团员登记表-20"), "{name}");
    // The sample is among what is kept, and so are the licences.
    press(client, "#open-licences").await;
    until(client, "the libraries are listed", "document.querySelectorAll('.licence').length > 50").await;
    client.clone().close().await.unwrap();
}

/// A build whose files differ from dist/'s: the page says so, and the worker is another file.
fn newer_build() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path();
    let version = version_of(&dist());
    for file in tuanji_site::tree::files(&dist()).unwrap() {
        let name = file.strip_prefix(&format!("files/{version}/")).unwrap_or(&file);
        let bytes = match name {
            "index.html" => {
                let page = std::fs::read_to_string(dist().join(&file)).unwrap();
                page.replace(&format!("./files/{version}/"), "./").into_bytes()
            }
            // As it is before the build fills it in.
            "sw.js" => std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("public/sw.js")).unwrap(),
            "boot.js" => [std::fs::read(dist().join(&file)).unwrap(), NEWER.to_vec()].concat(),
            "worker_loader.js" => {
                [std::fs::read(dist().join(&file)).unwrap(), b"\n// newer".to_vec()].concat()
            }
            _ => std::fs::read(dist().join(&file)).unwrap(),
        };
        tuanji_site::tree::write(&site.join(name), &bytes).unwrap();
    }
    tuanji_site::finish::finish(site).unwrap();
    folder
}

const NEWER: &[u8] = b"\ndocument.documentElement.dataset.newer = '';\n";
const IS_NEWER: &str = "'newer' in document.documentElement.dataset";

fn version_of(site: &Path) -> String {
    let folder = std::fs::read_dir(site.join("files")).unwrap().next().unwrap().unwrap();
    folder.file_name().into_string().unwrap()
}

/// The builds of which this page has loaded anything, itself and through its workers.
async fn builds(client: &Client) -> Vec<String> {
    let script = "return [...new Set(performance.getEntriesByType('resource')
        .map(entry => entry.name.match(/\\/files\\/([0-9a-f]+)\\//)?.[1]).filter(Boolean))]";
    serde_json::from_value(client.execute(script, vec![]).await.unwrap()).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_newer_version_waits_for_the_user_and_then_comes_whole() {
    let old: PathBuf = dist();
    let new = newer_build();
    let (first, second) = (version_of(&old), version_of(new.path()));
    assert_ne!(first, second);
    let mut site = Site::of(old);
    let browser = Browser::start(1280).await;
    let client = &browser.client;
    client.goto(&site.url()).await.unwrap();
    until_kept(client).await;
    choose(client, &["system-export.xlsx"]).await;
    until(client, "the list is read", &lists(1)).await;
    until_saved(client).await;

    // The host has the newer build, and nothing of the older one. The next visit is still the older one's, says
    // that there is another, and works, workers included.
    site.switch(new.path().to_owned());
    reload(client).await;
    see(client, "#update-bar").await;
    back_to_the_lists(client).await;
    until(client, "the list is back", &lists(1)).await;
    choose(client, &["class-roster.xlsx"]).await;
    until(client, "a second list is read", &lists(2)).await;
    until_saved(client).await;
    until(client, "the older page is open", &format!("!({IS_NEWER})")).await;
    assert_eq!(builds(client).await, std::slice::from_ref(&first));

    // Put off, it is offered again at the next visit, which is the older one's again: even in another tab, and
    // after every tab has been left.
    press(client, "#update-later").await;
    client.goto("about:blank").await.unwrap();
    client.goto(&site.url()).await.unwrap();
    see(client, "#update-bar").await;
    assert_eq!(builds(client).await, std::slice::from_ref(&first));
    let here = client.window().await.unwrap();
    let other = browser.open_tab().await;
    client.goto(&site.url()).await.unwrap();
    see(client, "#update-bar").await;
    client.switch_to_window(here).await.unwrap();

    // Agreed to: all of it is the newer one, and what was done is there.
    press(client, "#update-now").await;
    until(client, "the newer page is open", IS_NEWER).await;
    back_to_the_lists(client).await;
    until(client, "the lists are there", &lists(2)).await;
    assert_eq!(builds(client).await, std::slice::from_ref(&second));
    assert_eq!(
        client.execute("return Boolean(document.querySelector('#update-bar'))", vec![]).await.unwrap(),
        false
    );

    // The other tab is what it was, and still finds its own files.
    let newer = client.window().await.unwrap();
    client.switch_to_window(other).await.unwrap();
    site.stop();
    assert_eq!(builds(client).await, [first]);
    let fetched = "const done = arguments[arguments.length - 1];
        fetch(document.querySelector('link[rel=worker-program]').href).then(r => done(r.ok), () => done(false))";
    assert_eq!(client.execute_async(fetched, vec![]).await.unwrap(), true);
    client.close_window().await.unwrap();
    client.switch_to_window(newer).await.unwrap();

    // Alone again, the newer page leaves nothing of the older behind.
    reload(client).await;
    until(client, "the newer page is open without a network", IS_NEWER).await;
    let caches = "const done = arguments[arguments.length - 1];
        const look = () => caches.keys().then(names => names.length === 2 ? done(names) : setTimeout(look, 100));
        look()";
    let names = client.execute_async(caches, vec![]).await.unwrap();
    assert!(names.to_string().contains(&second), "{names}");
    client.clone().close().await.unwrap();
}

/// A host that mixes two builds, as in the middle of an upload, is not believed.
#[tokio::test(flavor = "multi_thread")]
async fn a_mixture_of_builds_is_never_kept() {
    let new = newer_build();
    let site = Site::of(dist());
    let browser = Browser::start(1280).await;
    let client = &browser.client;
    client.goto(&site.url()).await.unwrap();
    until_kept(client).await;

    // The newer service worker and folder are there; the entrance is still the older one.
    std::fs::copy(dist().join("index.html"), new.path().join("index.html")).unwrap();
    site.switch(new.path().to_owned());
    let updated = "const done = arguments[arguments.length - 1];
        navigator.serviceWorker.ready.then(async registration => {
            await registration.update();
            const worker = registration.installing;
            if (!worker) return done('none');
            worker.onstatechange = () => ['redundant', 'activated'].includes(worker.state) && done(worker.state);
        }, done)";
    assert_eq!(client.execute_async(updated, vec![]).await.unwrap(), "redundant");
    let names = "const done = arguments[arguments.length - 1]; caches.keys().then(done)";
    let names = client.execute_async(names, vec![]).await.unwrap().to_string();
    assert!(!names.contains(&version_of(new.path())), "{names}");
    reload(client).await;
    see(client, "#try-sample").await;
    assert_eq!(builds(client).await, [version_of(&dist())]);
    client.clone().close().await.unwrap();
}
