//! The page as a user meets it: wait for something, read it, press it.

use std::time::Duration;

use fantoccini::elements::Element;
use fantoccini::{Client, Locator};

use crate::site;

/// How long anything may take on a slow machine. Nothing is asserted about speed here.
const PATIENCE: Duration = Duration::from_secs(30);

/// Waits for an element.
pub async fn see(client: &Client, css: &str) -> Element {
    let found = client.wait().at_most(PATIENCE).for_element(Locator::Css(css)).await;
    found.unwrap_or_else(|error| panic!("{css} does not appear: {error}"))
}

/// Presses the element once it is there.
pub async fn press(client: &Client, css: &str) {
    see(client, css).await.click().await.unwrap_or_else(|error| panic!("{css} cannot be pressed: {error}"));
}

/// Opens the page with the sample's lists.
pub async fn open_sample(client: &Client) {
    client.goto(&format!("http://{}/", site::serve().await)).await.unwrap();
    press(client, "#try-sample").await;
    until(client, "all four lists are read", "document.querySelectorAll('.source').length === 4").await;
}

/// The same, checked.
pub async fn check_sample(client: &Client) {
    open_sample(client).await;
    check(client).await;
}

/// Has the lists checked and waits for the overview, which opens then.
pub async fn check(client: &Client) {
    press(client, "#check").await;
    see(client, ".branches tbody tr").await;
}

/// The texts of all that match, as seen.
pub async fn texts(client: &Client, css: &str) -> Vec<String> {
    let script = "return [...document.querySelectorAll(arguments[0])].map(e => e.innerText.trim())";
    let found = client.execute(script, vec![css.into()]).await.unwrap();
    serde_json::from_value(found).unwrap()
}

/// Waits until a script gives true.
pub async fn until(client: &Client, what: &str, script: &str) {
    for _ in 0..300 {
        if client.execute(&format!("return Boolean({script})"), vec![]).await.unwrap() == true {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let shown = client.execute("return document.body.innerText", vec![]).await.unwrap();
    panic!("waited in vain until {what}; the page shows: {shown}");
}

/// Waits until everything done so far is stored.
pub async fn until_saved(client: &Client) {
    until(client, "the work is saved", "document.querySelector('#save-state.saving-done')").await;
}
