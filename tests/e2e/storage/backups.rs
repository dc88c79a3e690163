//! A backup: written, sealed, recognised by what it is, opened, refused where it is damaged, and what is
//! done with it.

use std::path::{Path, PathBuf};

use crate::browser::Browser;
use crate::page::{check, press, reload, see, texts, until, until_saved};
use crate::site;
use crate::storage::{choose, fill, has_lists, import, samples};

const PASSPHRASE: &str = "四月二十日之前上报";

fn put(folder: &Path, name: &str, bytes: &[u8]) -> Vec<PathBuf> {
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    vec![path]
}

#[tokio::test(flavor = "multi_thread")]
async fn a_branch_hands_its_campaign_over_sealed() {
    let browser = Browser::start(1280).await;
    let client = &browser.client;
    let folder = tempfile::tempdir().unwrap();
    client.goto(&format!("http://{}/", site::serve().await)).await.unwrap();
    see(client, "#choose-files").await;

    // The branch: two lists, one decision.
    import(client, &samples(&["system-export.xlsx", "class-roster.xlsx"]), 2).await;
    check(client).await;
    press(client, "#step-review").await;
    press(client, ".case [data-does=accept]").await;
    see(client, ".case .answered").await;
    until_saved(client).await;
    press(client, "#step-settings").await;
    fill(client, "#backup-passphrase", PASSPHRASE).await;
    press(client, "#back-up").await;
    let (name, sealed) = browser.downloaded().await;
    assert!(name.starts_with("团籍核对备份-") && name.ends_with(".tuanji"), "{name}");

    // The 团总支: a campaign of its own.
    fill(client, "#new-campaign-name", "团总支").await;
    press(client, "#new-campaign").await;
    press(client, "#step-import").await;
    see(client, "#try-sample").await;
    import(client, &samples(&["system-export-2.csv", "class-roster-2.csv"]), 2).await;

    // A damaged file, one cut short and one of another kind say what they are; called .xlsx, it is known
    // by what it holds.
    let mut damaged = sealed.clone();
    damaged[sealed.len() / 2] ^= 1;
    choose(client, &put(folder.path(), "坏了.xlsx", &damaged)).await;
    let said = |words: &str| {
        format!("[...document.querySelectorAll('.banner-wrong')].some(b => b.innerText.includes('{words}'))")
    };
    until(client, "the damage is named", &said("坏了.xlsx：备份文件已损坏")).await;
    choose(client, &put(folder.path(), "半个.tuanji", &sealed[..sealed.len() / 2])).await;
    until(client, "the missing half is named", &said("半个.tuanji：备份文件不完整")).await;

    choose(client, &put(folder.path(), "一班交来.xlsx", &sealed)).await;
    fill(client, "#restore-passphrase", "不是这个口令").await;
    press(client, "#unseal").await;
    until(
        client,
        "the passphrase is wrong",
        "document.querySelector('#unseal-wrong')?.innerText.includes('口令不对')",
    )
    .await;
    fill(client, "#restore-passphrase", PASSPHRASE).await;
    press(client, "#unseal").await;
    see(client, "#restore-join").await;
    assert!(texts(client, "#restore").await.concat().contains("2 张名单"));

    // Taken in, it is there with its decision, and can be taken back.
    press(client, "#restore-join").await;
    has_lists(client, 4).await;
    until_saved(client).await;
    press(client, "#step-review").await;
    see(client, ".case .answered").await;
    press(client, "#undo").await;
    has_lists(client, 2).await;
    until_saved(client).await;

    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn restoring_replaces_only_when_asked_twice() {
    let browser = Browser::start(1280).await;
    let client = &browser.client;
    let folder = tempfile::tempdir().unwrap();
    client.goto(&format!("http://{}/", site::serve().await)).await.unwrap();
    see(client, "#choose-files").await;
    import(client, &samples(&["system-export.xlsx", "class-roster.xlsx"]), 2).await;
    press(client, "#step-settings").await;
    press(client, "#back-up").await;
    let (_, plain) = browser.downloaded().await;
    import(client, &samples(&["class-roster-2.csv"]), 3).await;

    // Beside what is there: two campaigns, the restored one in front.
    let backup = put(folder.path(), "备份.tuanji", &plain);
    choose(client, &backup).await;
    press(client, "#restore-beside").await;
    has_lists(client, 2).await;
    until_saved(client).await;
    press(client, "#step-settings").await;
    until(client, "there are two", "document.querySelectorAll('.campaign').length === 2").await;

    // In its place: said what goes, and done on the second press only.
    see(client, "#open-backup").await.send_keys(&backup[0].display().to_string()).await.unwrap();
    press(client, "#restore-replace").await;
    until(client, "it asks", "document.querySelector('#restore-replace').innerText.includes('确定')").await;
    assert_eq!(texts(client, ".campaign").await.len(), 2);
    press(client, "#restore-replace").await;
    until(client, "it is done", "!document.querySelector('#restore')").await;
    has_lists(client, 2).await;
    until_saved(client).await;
    reload(client).await;
    has_lists(client, 2).await;

    browser.close().await;
}
