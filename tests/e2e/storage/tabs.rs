//! Two tabs on one campaign: one writes, the other reads and follows; taking over is one press.

use fantoccini::Client;
use fantoccini::wd::WindowHandle;

use crate::browser::Browser;
use crate::page::{press, reload, see, until, until_saved};
use crate::site;
use crate::storage::has_lists;

async fn go_to(client: &Client, tab: &WindowHandle) {
    client.switch_to_window(tab.clone()).await.unwrap();
}

fn used(table: u32, used: bool) -> String {
    format!("document.querySelector('.source[data-table=\"{table}\"] .source-use')?.checked === {used}")
}

#[tokio::test(flavor = "multi_thread")]
async fn one_tab_writes_the_other_follows_and_may_take_over() {
    let browser = Browser::start(1280).await;
    let client = &browser.client;
    let address = format!("http://{}/", site::serve().await);
    client.goto(&address).await.unwrap();
    press(client, "#try-sample").await;
    has_lists(client, 4).await;
    until_saved(client).await;

    let first = client.window().await.unwrap();
    let second = browser.open_tab().await;
    client.goto(&address).await.unwrap();
    see(client, "#following").await;
    has_lists(client, 4).await;

    // What the first does is seen in the second.
    go_to(client, &first).await;
    press(client, ".source[data-table='1'] .source-use").await;
    until(client, "the list is left aside", &used(1, false)).await;
    until_saved(client).await;
    go_to(client, &second).await;
    until(client, "the second tab follows", &used(1, false)).await;

    // What is done in the second is refused, and nothing of it stays.
    press(client, ".source[data-table='2'] .source-use").await;
    until(
        client,
        "it says why",
        "[...document.querySelectorAll('.banner-wrong')].some(b => b.innerText.includes('只能查看'))",
    )
    .await;
    reload(client).await;
    has_lists(client, 4).await;
    until(client, "nothing of it was kept", &used(2, true)).await;

    // One press, and the second writes; the first reads and follows.
    press(client, "#take-over").await;
    until_saved(client).await;
    press(client, ".source[data-table='2'] .source-use").await;
    until(client, "the second writes", &used(2, false)).await;
    until_saved(client).await;
    go_to(client, &first).await;
    see(client, "#following").await;
    until(client, "the first follows", &used(2, false)).await;

    // With the writer gone the other is a reader until it takes over, which it can.
    go_to(client, &second).await;
    client.close_window().await.unwrap();
    go_to(client, &first).await;
    press(client, "#take-over").await;
    until_saved(client).await;
    press(client, "#undo").await;
    until(client, "the first writes again", &used(2, true)).await;
    until_saved(client).await;

    browser.close().await;
}
