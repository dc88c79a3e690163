//! Two tabs on one campaign: the first writes, the second sees the same and says that it does not.

use crate::browser::Browser;
use crate::page::{press, see, until, until_saved};
use crate::site;

#[tokio::test(flavor = "multi_thread")]
async fn a_second_tab_reads_and_says_so() {
    let browser = Browser::start(1280).await;
    let client = &browser.client;
    let address = format!("http://{}/", site::serve().await);
    client.goto(&address).await.unwrap();
    press(client, "#try-sample").await;
    until(client, "the sample is read", "document.querySelectorAll('.source').length === 4").await;
    until_saved(client).await;

    let first = client.window().await.unwrap();
    let second = client.new_window(true).await.unwrap().handle;
    client.switch_to_window(second.clone()).await.unwrap();
    client.goto(&address).await.unwrap();
    see(client, ".saving-failed").await;
    press(client, "#step-import").await;
    until(client, "the second tab shows the lists", "document.querySelectorAll('.source').length === 4")
        .await;
    // What is done here is not kept, as said.
    press(client, ".source .source-remove").await;
    until(client, "a list is gone here", "document.querySelectorAll('.source').length === 3").await;

    client.switch_to_window(first).await.unwrap();
    client.close_window().await.unwrap();
    client.switch_to_window(second).await.unwrap();
    client.refresh().await.unwrap();
    see(client, ".saving-done").await;
    press(client, "#step-import").await;
    until(client, "all lists are as saved", "document.querySelectorAll('.source').length === 4").await;

    browser.close().await;
}
