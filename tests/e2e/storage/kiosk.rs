//! 公用电脑模式 and 清除全部数据: what is left in the browser afterwards.

use fantoccini::Client;
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::page::{press, reload, see, texts, until, until_anew, until_saved};
use crate::site;
use crate::storage::{has_lists, import, run, samples};

/// Everything the browser keeps for this address, but the page's own files.
const LEFT: &str = "const get = request => new Promise((ok, no) => {
        request.onsuccess = () => ok(request.result); request.onerror = () => no(request.error); });
    (async () => {
        const records = [];
        for (const { name } of await indexedDB.databases()) {
            const db = await get(indexedDB.open(name));
            for (const store of db.objectStoreNames) {
                const count = await get(db.transaction(store).objectStore(store).count());
                if (count) records.push(`${name}/${store}: ${count}`);
            }
            db.close();
        }
        const files = [];
        for (const name of await caches.keys()) {
            for (const request of await (await caches.open(name)).keys()) {
                const path = new URL(request.url).pathname;
                if (!/\\.(js|wasm|css|html|svg|png|json|webmanifest|csv|xlsx)$|\\/$|\\/chosen$/.test(path)) files.push(path);
            }
        }
        done({ records, files, local: Object.keys(localStorage), session: Object.keys(sessionStorage) });
    })();";

async fn left(client: &Client) -> Value {
    run(client, LEFT).await
}

#[tokio::test(flavor = "multi_thread")]
async fn wiping_everything_leaves_nothing() {
    let browser = Browser::start(1280).await;
    let client = &browser.client;
    client.goto(&format!("http://{}/", site::serve().await)).await.unwrap();
    see(client, "#choose-files").await;
    import(client, &samples(&["system-export.xlsx", "class-roster.xlsx"]), 2).await;
    // Something in localStorage as well.
    press(client, ".source[data-table='1'] .source-toggle").await;
    press(client, "[data-column='1'] select option[value='']").await;
    until(client, "a reading is remembered", "localStorage.getItem('tuanji.readings')").await;
    until_saved(client).await;
    let before = left(client).await;
    assert!(!before["records"].as_array().unwrap().is_empty(), "{before}");

    // Says what goes; leaves it when the user thinks better of it.
    press(client, "#wipe").await;
    see(client, "#wipe-dialog li").await;
    let said = texts(client, "#wipe-dialog").await.concat();
    assert!(said.contains("2 张名单") && said.contains("识别方式"), "{said}");
    press(client, "#wipe-cancel").await;
    until(client, "the question is gone", "!document.querySelector('#wipe-dialog')").await;
    has_lists(client, 2).await;

    press(client, "#wipe").await;
    client.execute("window.isLeft = true", vec![]).await.unwrap();
    press(client, "#wipe-sure").await;
    // Empty it is a moment earlier, while it is still at it.
    until_anew(client).await;
    see(client, "#try-sample").await;
    let nothing = json!({ "records": [], "files": [], "local": [], "session": [] });
    // The page has begun a new campaign, which is kept by nothing but its id.
    let mut found = left(client).await;
    for store in ["local", "session"] {
        found[store].as_array_mut().unwrap().retain(|key| key != "tuanji.campaign");
    }
    assert_eq!(found, nothing);
    reload(client).await;
    see(client, "#try-sample").await;

    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kiosk_keeps_nothing_and_clears_when_nobody_is_there() {
    let browser = Browser::start(1280).await;
    let client = &browser.client;
    let address = format!("http://{}/", site::serve().await);
    // Six seconds, so that the test need not wait for minutes.
    client.goto(&format!("{address}?kiosk=0.1")).await.unwrap();
    see(client, "#kiosk-banner").await;
    crate::storage::choose(client, &samples(&["system-export.xlsx"])).await;
    until(client, "the list is there", "document.querySelectorAll('.source').length === 1").await;
    let nothing = json!({ "records": [], "files": [], "local": [], "session": [] });
    assert_eq!(left(client).await, nothing, "nothing is stored while it is worked on");

    // The countdown; staying; the countdown again, and the end.
    see(client, "#countdown").await;
    press(client, "#stay").await;
    until(client, "it goes on", "!document.querySelector('#countdown')").await;
    assert_eq!(texts(client, ".source").await.len(), 1);
    see(client, "#countdown").await;
    see(client, "#try-sample").await;
    see(client, "#kiosk-banner").await;
    assert_eq!(left(client).await, nothing);

    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_operator_switches_it_on_and_off() {
    let browser = Browser::start(1280).await;
    let client = &browser.client;
    client.goto(&format!("http://{}/", site::serve().await)).await.unwrap();
    see(client, "#choose-files").await;
    import(client, &samples(&["system-export.xlsx"]), 1).await;
    press(client, "#step-settings").await;
    press(client, "#kiosk-on").await;
    client.accept_alert().await.unwrap();
    see(client, "#kiosk-banner").await;
    see(client, "#try-sample").await;
    let expected = json!({ "records": [], "files": [], "local": ["tuanji.kiosk"], "session": [] });
    assert_eq!(left(client).await, expected, "only the operator's setting is left");

    // Work in it, and it is gone with the page.
    crate::storage::choose(client, &samples(&["class-roster.xlsx"])).await;
    has_lists(client, 1).await;
    assert_eq!(left(client).await, expected);
    reload(client).await;
    see(client, "#try-sample").await;

    press(client, "#step-settings").await;
    press(client, "#kiosk-off").await;
    see(client, "#try-sample").await;
    import(client, &samples(&["class-roster.xlsx"]), 1).await;

    browser.close().await;
}
