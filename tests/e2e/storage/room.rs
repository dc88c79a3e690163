//! The storage gives out: it is full, or is cleared away under the page.

use std::io::{Cursor, Write};

use serde_json::json;

use crate::browser::{Browser, Engine};
use crate::page::{press, reload, see, until, until_saved};
use crate::site;
use crate::storage::{DevTools, choose, has_lists, import, run, samples, with_database};

/// Chromium is told how much room the site has; Firefox has little altogether, and something else takes it.
async fn fill(browser: &Browser, origin: &str) {
    let client = &browser.client;
    if browser.engine == Engine::Chromium {
        let limit = json!({ "origin": origin, "quotaSize": 1_000 });
        client.issue_cmd(DevTools("Storage.overrideQuotaForOrigin", limit)).await.unwrap();
        return;
    }
    client.goto(&format!("{origin}/sw.js")).await.unwrap();
    let taken = run(client, BALLAST).await;
    assert!(taken.as_u64().is_some_and(|bytes| bytes > 1 << 20), "the room is taken: {taken}");
}

/// Puts in ever smaller pieces until not even a small one finds room. Bytes at random: others would be packed.
const BALLAST: &str = "(async () => {
        const cache = await caches.open('ballast');
        const noise = crypto.getRandomValues(new Uint8Array(65_536));
        let [taken, count] = [0, 0];
        for (const size of [1_048_576, 65_536, 4_096, 256]) {
            const piece = Uint8Array.from({ length: size }, (_, at) => noise[at % 65_536]);
            try {
                while (taken < 1e9) {
                    await cache.put(`./${count}`, new Response(piece));
                    count += 1;
                    taken += size;
                }
            } catch {}
        }
        return taken;
    })().then(done, error => done(String(error)))";

async fn make_room(browser: &Browser, origin: &str) {
    if browser.engine == Engine::Chromium {
        let limit = json!({ "origin": origin });
        browser.client.issue_cmd(DevTools("Storage.overrideQuotaForOrigin", limit)).await.unwrap();
        return;
    }
    // The room is free a while after.
    let free = "const look = () => navigator.storage.estimate().then(({ usage, quota }) =>
            usage < quota / 2 ? done(true) : setTimeout(look, 200));
        caches.delete('ballast').then(look)";
    assert_eq!(run(&browser.client, free).await, true);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_is_said_and_nothing_is_lost() {
    let browser = Browser::start_with_little_room(1280).await;
    if browser.engine == Engine::WebKit {
        browser.engine.note("how much room a site has cannot be set: a full disk is not tried");
        return browser.close().await;
    }
    let client = &browser.client;
    let origin = format!("http://{}", site::serve().await);
    // From the first moment: Chromium remembers for half a minute how much room it last found.
    fill(&browser, &origin).await;
    client.goto(&format!("{origin}/")).await.unwrap();
    see(client, "#choose-files").await;
    choose(client, &samples(&["system-export.xlsx", "class-roster.xlsx"])).await;
    has_lists(client, 2).await;
    until(
        client,
        "it says that there is no room",
        "document.querySelector('#save-failed')?.innerText.includes('空间已满')",
    )
    .await;
    // A backup is offered there and then, and holds what could not be stored.
    press(client, "#banner-backup").await;
    let (_, backup) = browser.downloaded().await;
    let saved = tuanji::store::backup::read(&backup, None).unwrap();
    assert_eq!(saved[0].records.tables.len(), 2);
    // Retrying fails as long as there is no room, and works when there is.
    press(client, "#retry-saving").await;
    until(client, "there is still no room", "document.querySelector('#save-failed')").await;
    make_room(&browser, &origin).await;
    press(client, "#retry-saving").await;
    until_saved(client).await;
    reload(client).await;
    has_lists(client, 2).await;

    browser.close().await;
}

/// Room for the program and some of the workbook, not for all of it.
const LITTLE: usize = 16 << 20;

#[tokio::test(flavor = "multi_thread")]
async fn a_workbook_without_room_leaves_it_to_the_list() {
    let browser = Browser::start(1280).await;
    if browser.engine != Engine::Chromium {
        browser.engine.note(
            "how much room a site has cannot be set so exactly: a workbook too large for it is not tried",
        );
        return browser.close().await;
    }
    let client = &browser.client;
    let origin = format!("http://{}", site::serve().await);
    let limit = json!({ "origin": origin, "quotaSize": LITTLE });
    client.issue_cmd(DevTools("Storage.overrideQuotaForOrigin", limit)).await.unwrap();
    client.goto(&format!("{origin}/")).await.unwrap();
    see(client, "#choose-files").await;
    let folder = tempfile::tempdir().unwrap();
    let book = folder.path().join("花名册.xlsx");
    std::fs::write(&book, with_a_picture(&std::fs::read(&samples(&["class-roster.xlsx"])[0]).unwrap()))
        .unwrap();
    import(client, &[book], 1).await;
    let lying = "return [await get(db.transaction('pieces').objectStore('pieces').count()),
        await get(db.transaction('originals').objectStore('originals').count()),
        await get(db.transaction('tables').objectStore('tables').count())];";
    assert_eq!(run(client, &with_database(lying)).await, json!([0, 0, 1]));

    browser.close().await;
}

/// The workbook with fifteen megabytes in it that cannot be packed.
fn with_a_picture(book: &[u8]) -> Vec<u8> {
    let mut random = fastrand::Rng::with_seed(7);
    let noise: Vec<u8> = std::iter::repeat_with(|| random.u8(..)).take(15 << 20).collect();
    let mut archive = zip::ZipWriter::new_append(Cursor::new(book.to_vec())).unwrap();
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    archive.start_file("xl/media/image1.png", stored).unwrap();
    archive.write_all(&noise).unwrap();
    archive.finish().unwrap().into_inner()
}

const DELETE: &str = "const gone = indexedDB.deleteDatabase('tuanji');
    gone.onsuccess = () => done(true); gone.onerror = () => done(String(gone.error));";

/// The browser clears the site's data while the page is open, as its user may tell it to: Chromium over its developer
/// tools, the others because the site says so.
async fn clear(browser: &Browser, origin: &str) {
    let client = &browser.client;
    if browser.engine == Engine::Chromium {
        let clear = json!({ "origin": origin, "storageTypes": "indexeddb" });
        client.issue_cmd(DevTools("Storage.clearDataForOrigin", clear)).await.unwrap();
        return;
    }
    let ask = format!("fetch('{}').then(answer => done(answer.status))", site::CLEARS);
    assert_eq!(run(client, &ask).await, 204);
    let left = "indexedDB.databases().then(all => done(all.length))";
    assert_eq!(run(client, left).await, 0, "the data is cleared");
}

#[tokio::test(flavor = "multi_thread")]
async fn site_data_cleared_under_the_page_is_written_again() {
    let browser = Browser::start(1280).await;
    let client = &browser.client;
    let origin = format!("http://{}", site::serve().await);
    client.goto(&format!("{origin}/")).await.unwrap();
    see(client, "#choose-files").await;
    import(client, &samples(&["system-export.xlsx"]), 1).await;
    clear(&browser, &origin).await;
    import(client, &samples(&["class-roster.xlsx"]), 2).await;
    reload(client).await;
    has_lists(client, 2).await;

    // Cleared while no page was open, the next visit says so.
    client.goto(&format!("{origin}/sw.js")).await.unwrap();
    assert_eq!(run(client, DELETE).await, true);
    client.goto(&format!("{origin}/")).await.unwrap();
    until(
        client,
        "it says what happened",
        "[...document.querySelectorAll('.banner-wrong')].some(b => b.innerText.includes('浏览器清除了'))",
    )
    .await;

    browser.close().await;
}
