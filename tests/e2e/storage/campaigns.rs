//! Several campaigns: made, named, opened, deleted; each keeps its own.

use crate::browser::Browser;
use crate::page::{press, reload, see, texts, until, until_saved};
use crate::site;
use crate::storage::{fill, has_lists, import, samples};

const NAMES: &str = ".campaign .campaign-title";

#[tokio::test(flavor = "multi_thread")]
async fn campaigns_are_made_named_opened_and_deleted() {
    let browser = Browser::start(1280).await;
    let client = &browser.client;
    client.goto(&format!("http://{}/", site::serve().await)).await.unwrap();
    see(client, "#choose-files").await;
    import(client, &samples(&["system-export.xlsx", "class-roster.xlsx"]), 2).await;

    // The first has a name of its own and is listed with its counts.
    press(client, "#step-settings").await;
    until(
        client,
        "it is listed with its lists",
        "document.querySelector('#campaigns').innerText.includes('2 张名单')",
    )
    .await;
    press(client, ".campaign-current .campaign-rename").await;
    fill(client, ".campaign .campaign-input", "一学院").await;
    press(client, ".campaign button[type=submit]").await;
    until(client, "it has its new name", "document.querySelector('.campaign-title')?.innerText === '一学院'")
        .await;

    // A second one is empty, and is the one worked on.
    fill(client, "#new-campaign-name", "二学院").await;
    press(client, "#new-campaign").await;
    until(
        client,
        "the new one is current",
        "document.querySelector('.campaign-current .campaign-title')?.innerText === '二学院'",
    )
    .await;
    press(client, "#step-import").await;
    see(client, "#try-sample").await;
    import(client, &samples(&["class-roster-2.csv"]), 1).await;
    assert_eq!(texts(client, ".campaign-name").await, ["二学院"]);

    // A reload comes back to it; opening the other brings its lists.
    reload(client).await;
    until(client, "the second is back", "document.querySelector('.campaign-name')?.innerText === '二学院'")
        .await;
    has_lists(client, 1).await;
    press(client, "#step-settings").await;
    until(client, "both are listed", "document.querySelectorAll('.campaign').length === 2").await;
    press(client, ".campaign-open").await;
    until(
        client,
        "the first is current",
        "document.querySelector('.campaign-current .campaign-title')?.innerText === '一学院'",
    )
    .await;
    has_lists(client, 2).await;

    // Names that may be numbers are not taken.
    press(client, "#step-settings").await;
    fill(client, "#new-campaign-name", "11010519491231002X").await;
    press(client, "#new-campaign").await;
    until(
        client,
        "the name is refused",
        "[...document.querySelectorAll('.banner-wrong')].some(b => b.innerText.includes('身份证号'))",
    )
    .await;

    // Deleting asks, says what goes, and leaves the other.
    press(client, ".campaign:not(.campaign-current) .campaign-delete").await;
    assert!(texts(client, "#delete-campaign").await.concat().contains("1 张名单"));
    press(client, "#delete-sure").await;
    until(client, "one is left", "document.querySelectorAll('.campaign').length === 1").await;
    assert_eq!(texts(client, NAMES).await, ["一学院"]);
    until_saved(client).await;
    reload(client).await;
    has_lists(client, 2).await;

    // Deleting the last one leaves an empty page.
    press(client, "#step-settings").await;
    press(client, ".campaign-delete").await;
    press(client, "#delete-sure").await;
    press(client, "#step-import").await;
    see(client, "#try-sample").await;
    reload(client).await;
    see(client, "#try-sample").await;

    browser.close().await;
}
