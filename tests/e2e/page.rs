//! The page as a user meets it: wait for something, read it, press it.

use std::time::{Duration, Instant};

use fantoccini::elements::Element;
use fantoccini::error::{CmdError, ErrorStatus};
use fantoccini::{Client, Locator};

use crate::site;

/// How long anything may take on a slow machine. Nothing is asserted about speed here.
const PATIENCE: Duration = Duration::from_secs(30);

/// Waits for an element.
pub async fn see(client: &Client, css: &str) -> Element {
    let found = client.wait().at_most(PATIENCE).for_element(Locator::Css(css)).await;
    found.unwrap_or_else(|error| panic!("{css} does not appear: {error}"))
}

/// Presses the element once it is there and holds still: while a page draws itself, what was found a moment ago may be
/// gone, covered or without a place, and a user presses again.
pub async fn press(client: &Client, css: &str) {
    let until = Instant::now() + PATIENCE;
    loop {
        match see(client, css).await.click().await {
            Ok(()) => return,
            Err(error) if is_passing(&error) && Instant::now() < until => {
                // WebKit's driver does not scroll to what lies just below the window.
                let script = "document.querySelector(arguments[0])?.scrollIntoView({ block: 'center' })";
                client.execute(script, vec![css.into()]).await.unwrap();
            }
            Err(error) => panic!("{css} cannot be pressed: {error:?}"),
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

/// Presses keys, whatever has the focus: who has it may be drawn anew between being found and being typed into.
pub async fn keys(client: &Client, keys: &str) {
    let until = Instant::now() + PATIENCE;
    loop {
        let active = client.active_element().await.unwrap();
        match active.send_keys(keys).await {
            Ok(()) => return,
            Err(error) if is_passing(&error) && Instant::now() < until => {}
            Err(error) => panic!("nothing can be typed: {error:?}"),
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

/// Was nothing pressed, and may it be in a moment?
fn is_passing(error: &CmdError) -> bool {
    let CmdError::Standard(said) = error else { return false };
    use ErrorStatus::{ElementClickIntercepted, ElementNotInteractable, StaleElementReference};
    matches!(said.error, ElementClickIntercepted | ElementNotInteractable | StaleElementReference)
}

/// Loads the page anew, as its user does. The drivers' own way of it asks Firefox to pass over the service worker.
pub async fn reload(client: &Client) {
    client.execute("window.isLeft = true; location.reload()", vec![]).await.unwrap();
    until_anew(client).await;
}

/// Waits for a page other than the one marked as left.
pub async fn until_anew(client: &Client) {
    let until = Instant::now() + PATIENCE;
    let is_anew = "return !window.isLeft && document.readyState === 'complete'";
    // Between two pages there is none to ask.
    while client.execute(is_anew, vec![]).await.ok() != Some(true.into()) {
        assert!(Instant::now() < until, "the page does not come anew");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
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

/// Waits until everything done so far is stored: nothing is being asked of the engine, and what it was asked is saved.
pub async fn until_saved(client: &Client) {
    let script =
        "document.querySelector('.working[hidden]') && document.querySelector('#save-state.saving-done')";
    until(client, "the work is saved", script).await;
}
