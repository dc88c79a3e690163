//! What is stored is not what it was: of a newer program, damaged, of the format before.

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::page::{press, reload, see, until, until_saved};
use crate::site;
use crate::storage::{has_lists, import, run, samples, with_database};

#[tokio::test(flavor = "multi_thread")]
async fn a_newer_database_is_left_alone() {
    let browser = Browser::start(1280).await;
    let client = &browser.client;
    let address = format!("http://{}/", site::serve().await);
    // A page of the site that is not the program.
    client.goto(&format!("{address}sw.js")).await.unwrap();
    let made = run(
        client,
        "const open = indexedDB.open('tuanji', 99);
        open.onupgradeneeded = () => open.result.createObjectStore('tomorrow').put('secret', 1);
        open.onsuccess = () => { open.result.close(); done(true); };",
    )
    .await;
    assert_eq!(made, true);

    client.goto(&address).await.unwrap();
    until(
        client,
        "it says that a newer program wrote it",
        "document.querySelector('#save-failed')?.innerText.includes('更新版本的程序')",
    )
    .await;
    // Work goes on in memory.
    crate::storage::choose(client, &samples(&["class-roster.xlsx"])).await;
    has_lists(client, 1).await;
    press(client, "#retry-saving").await;
    see(client, "#save-failed").await;
    client.goto(&format!("{address}sw.js")).await.unwrap();
    let found = run(
        client,
        &with_database(
            "return { version: db.version, stores: [...db.objectStoreNames],
        value: await get(db.transaction('tomorrow').objectStore('tomorrow').get(1)) };",
        ),
    )
    .await;
    assert_eq!(found, json!({ "version": 99, "stores": ["tomorrow"], "value": "secret" }));

    browser.close().await;
}

/// Turns one byte over in a record of each kind.
const FLIP: &str = "const flip = async (name, which) => {
        const store = db.transaction(name, 'readwrite').objectStore(name);
        const keys = await get(store.getAllKeys());
        const key = keys.at(which), bytes = await get(store.get(key));
        bytes[Math.floor(bytes.length / 2)] ^= 1;
        await get(store.put(bytes, key)); };
    await flip('tables', -1); await flip('entries', 1); await flip('campaigns', 0); return true;";

#[tokio::test(flavor = "multi_thread")]
async fn damaged_records_cost_themselves() {
    let browser = Browser::start(1280).await;
    let client = &browser.client;
    let address = format!("http://{}/", site::serve().await);
    client.goto(&address).await.unwrap();
    see(client, "#choose-files").await;
    import(client, &samples(&["system-export.xlsx", "class-roster.xlsx", "class-roster-2.csv"]), 3).await;
    // Two more entries: one is damaged below, the other holds.
    press(client, ".source[data-table='0'] .source-use").await;
    until_saved(client).await;
    press(client, ".source[data-table='1'] .source-use").await;
    until(
        client,
        "the second is left aside",
        "!document.querySelector('.source[data-table=\"1\"] .source-use').checked",
    )
    .await;
    until_saved(client).await;

    client.goto(&format!("{address}sw.js")).await.unwrap();
    assert_eq!(run(client, &with_database(FLIP)).await, true);
    client.goto(&address).await.unwrap();
    has_lists(client, 2).await;
    let said = "[...document.querySelectorAll('.banner-wrong')].map(b => b.innerText).join()";
    let both = format!("['一张表', '一步操作'].every(what => {said}.includes(what))");
    until(client, "it says what was damaged", &both).await;
    until(
        client,
        "what was done before the damaged entry and after it holds",
        "document.querySelector('.source[data-table=\"0\"] .source-use').checked
        && !document.querySelector('.source[data-table=\"1\"] .source-use').checked",
    )
    .await;

    browser.close().await;
}

const FORMAT_2: &str = include_str!("../../store/fixtures/format-2.json");

#[tokio::test(flavor = "multi_thread")]
async fn a_database_of_the_format_before_is_carried_forward() {
    let browser = Browser::start(1280).await;
    let client = &browser.client;
    let address = format!("http://{}/", site::serve().await);
    client.goto(&format!("{address}sw.js")).await.unwrap();
    let database: Value = serde_json::from_str(FORMAT_2).unwrap();
    let make = format!(
        "const old = {database};
        const value = v => v.hex ? Uint8Array.from(v.hex.match(/../g), h => parseInt(h, 16)) : v;
        const open = indexedDB.open('tuanji', old.version);
        open.onupgradeneeded = () => {{ for (const [name, records] of Object.entries(old.stores)) {{
            const store = open.result.createObjectStore(name);
            for (const [key, v] of records) store.put(value(v), key); }} }};
        open.onsuccess = () => {{ open.result.close(); done(true); }};"
    );
    assert_eq!(run(client, &make).await, true);

    client.goto(&address).await.unwrap();
    has_lists(client, 2).await;
    press(client, "#step-settings").await;
    until(
        client,
        "it is one campaign with what was done",
        "document.querySelector('#campaigns').innerText.includes('1 条处理意见')",
    )
    .await;
    press(client, "#step-import").await;
    press(client, ".source .source-use").await;
    until_saved(client).await;
    reload(client).await;
    has_lists(client, 2).await;
    client.goto(&format!("{address}sw.js")).await.unwrap();
    let left = run(
        client,
        &with_database(
            "const plain = async name => (await get(db.transaction(name)
        .objectStore(name).getAllKeys(IDBKeyRange.upperBound(Infinity)))).length;
        return [db.version, await plain('tables'), await plain('entries')];",
        ),
    )
    .await;
    assert_eq!(left, json!([5, 0, 0]), "nothing of the old layout is left");

    browser.close().await;
}
