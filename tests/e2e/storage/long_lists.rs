//! Lists too long to be put down at once: kept in pieces, all of them or none.

use std::fmt::Write;
use std::path::PathBuf;
use std::time::Duration;

use serde_json::json;

use crate::browser::Browser;
use crate::page::{press, reload, see, until, until_saved};
use crate::site;
use crate::storage::{choose, has_lists, import, run, with_database};

const ROWS: usize = 100_000;

/// A list of several megabytes, of no two equal rows.
fn list(folder: &tempfile::TempDir, name: &str) -> PathBuf {
    let mut rows = String::from("姓名,性别,民族,手机号码,发展团员编号,组织全称\n");
    for n in 0..ROWS {
        let class = n / 40 + 1;
        let org = format!("共青团某某大学2022级软件{class}班支部委员会");
        writeln!(rows, "学生,女,汉族,138{n:08},202037{n:06},{org}").unwrap();
    }
    let path = folder.path().join(name);
    std::fs::write(&path, rows).unwrap();
    path
}

/// What of long lists lies in the database.
const LYING: &str = "const all = name => db.transaction(name).objectStore(name);
    const [keys, values] = [await get(all('pieces').getAllKeys()), await get(all('pieces').getAll())];
    const tables = await get(all('tables').getAll());
    return { pieces: keys.filter(key => key.length === 3).length, lots: keys.filter(key => key.length === 2).length,
        small: values.every(value => typeof value === 'number' || value.length <= 1048576),
        unfinished: keys.some(key => !keys.some(lot => lot.length === 2 && lot[1] === key[1])), tables: tables.filter(Array.isArray).length };";

/// A piece of a change that never came.
const LEFT_OVER: &str = "const pieces = db.transaction('pieces', 'readwrite').objectStore('pieces');
    const [id] = (await get(pieces.getAllKeys()))[0];
    await get(pieces.put(new Uint8Array(9), [id, 7777, 3])); return true;";

#[tokio::test(flavor = "multi_thread")]
async fn a_long_list_is_kept_in_pieces() {
    let browser = Browser::start(1280).await;
    let client = &browser.client;
    client.goto(&format!("http://{}/", site::serve().await)).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    see(client, "#choose-files").await;
    import(client, &[list(&folder, "一.csv")], 1).await;
    let lying = run(client, &with_database(LYING)).await;
    let pieces = lying["pieces"].as_u64().unwrap();
    assert!(pieces > 1, "{lying}");
    assert_eq!(
        lying,
        json!({ "pieces": pieces, "lots": 1, "small": true, "unfinished": false, "tables": 1 })
    );

    // The next long list takes away what was left lying, and nothing else.
    assert_eq!(run(client, &with_database(LEFT_OVER)).await, true);
    import(client, &[list(&folder, "二.csv")], 2).await;
    let lying = run(client, &with_database(LYING)).await;
    let both = json!({ "pieces": 2 * pieces, "lots": 2, "small": true, "unfinished": false, "tables": 2 });
    assert_eq!(lying, both);

    reload(client).await;
    has_lists(client, 2).await;
    press(client, "#step-complete").await;
    let whole = "document.querySelector('#grid')?.ariaRowCount === '100001' && !document.querySelector('.banner-wrong')";
    until(client, "every row is back", whole).await;

    press(client, "#step-import").await;
    press(client, "#clear").await;
    client.accept_alert().await.unwrap();
    has_lists(client, 0).await;
    until_saved(client).await;
    let lying = run(client, &with_database(LYING)).await;
    let nothing = json!({ "pieces": 0, "lots": 0, "small": true, "unfinished": false, "tables": 0 });
    assert_eq!(lying, nothing);

    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tab_killed_while_a_long_list_is_saved_leaves_all_of_it_or_nothing() {
    let mut browser = Browser::start(1280).await;
    let address = format!("http://{}/", site::serve().await);
    let mut base = browser.client.window().await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let (mut lists, mut lost, mut among_pieces) = (0, 0, 0);
    // Reading takes some of this time, and saving some of it.
    for (kill, delay) in [600, 800, 850, 900, 950, 1_000, 1_100, 1_300].into_iter().enumerate() {
        browser.open_tab().await;
        let client = &browser.client;
        client.goto(&address).await.unwrap();
        if lists > 0 {
            has_lists(client, lists).await;
        }
        let more = list(&folder, &format!("{kill}.csv"));
        choose(client, &[more]).await;
        tokio::time::sleep(Duration::from_millis(delay)).await;
        let is_saved = format!(
            "return document.querySelectorAll('.source').length > {lists} && document.querySelector('#save-state.saving-done') !== null"
        );
        let was_saved = client.execute(&is_saved, vec![]).await.unwrap() == true;
        base = browser.kill_tab(&base).await;

        browser.open_tab().await;
        let client = &browser.client;
        client.goto(&address).await.unwrap();
        let opened = "document.querySelector('#choose-files') || document.querySelector('.branches')";
        until(client, "it has opened", opened).await;
        let lying = run(client, &with_database(LYING)).await;
        let found = lying["tables"].as_u64().unwrap() as usize;
        among_pieces += usize::from(lying["unfinished"] == true);
        assert!(found == lists + 1 || (found == lists && !was_saved), "kill {kill}: {found} after {lists}");
        if found > 0 {
            has_lists(client, found).await;
        }
        let damage = client
            .execute("return document.querySelector('.banner-wrong')?.innerText", vec![])
            .await
            .unwrap();
        assert!(damage.is_null(), "kill {kill}: {damage}");
        lost += lists + 1 - found;
        lists = found;
        base = browser.kill_tab(&base).await;
    }
    println!(
        "{lists} lists were saved before the tab was killed, {lost} were not, {among_pieces} of them in the middle of it"
    );
    browser.client.clone().close().await.unwrap();
}
