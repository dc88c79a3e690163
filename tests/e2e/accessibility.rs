//! Every screen empty and full, light and dark: axe finds nothing. And what one reaches by keyboard alone.

use fantoccini::Client;
use fantoccini::key::Key;

use crate::axe;
use crate::browser::Browser;
use crate::page::{check, keys, press, reload, see, until};
use crate::site;

const SCREENS: [&str; 6] = ["import", "overview", "review", "complete", "output", "settings"];

async fn go(client: &Client, screen: &str) {
    press(client, &format!("#step-{screen}")).await;
    until(
        client,
        "the screen is shown",
        &format!(
            "document.querySelector('#step-{screen}[aria-current=page]') && document.querySelector('main h1')"
        ),
    )
    .await;
}

async fn every_screen(client: &Client, state: &str) {
    for screen in SCREENS {
        go(client, screen).await;
        // What a screen fetches is there before it is looked at.
        tokio::time::sleep(std::time::Duration::from_millis(400)).await;
        axe::finds_nothing(client, &format!("{screen}, {state}")).await;
    }
}

async fn in_dark(client: &Client) {
    press(client, "#theme").await;
    press(client, "#theme").await;
    until(client, "the page is dark", "document.documentElement.dataset.theme === 'dark'").await;
}

async fn load_sample(client: &Client) {
    press(client, "#step-import").await;
    press(client, "#try-sample").await;
    until(client, "all four lists are read", "document.querySelectorAll('.source').length === 4").await;
    check(client).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn axe_finds_nothing_on_any_screen_in_light_colours() {
    let browser = Browser::start(1280).await;
    let client = &browser.client;
    client.goto(&format!("http://{}/", site::serve().await)).await.unwrap();
    every_screen(client, "empty, light").await;
    load_sample(client).await;
    every_screen(client, "full, light").await;
    the_rest(client, "light").await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn axe_finds_nothing_on_any_screen_in_dark_colours() {
    let browser = Browser::start(1280).await;
    let client = &browser.client;
    client.goto(&format!("http://{}/", site::serve().await)).await.unwrap();
    in_dark(client).await;
    every_screen(client, "empty, dark").await;
    load_sample(client).await;
    every_screen(client, "full, dark").await;
    the_rest(client, "dark").await;
    // The choice is there before the first paint of the next visit.
    reload(client).await;
    let theme = client.execute("return document.documentElement.dataset.theme", vec![]).await.unwrap();
    assert_eq!(theme, "dark");
    browser.close().await;
}

/// What lies over the screens, and the change log.
async fn the_rest(client: &Client, theme: &str) {
    press(client, "#step-overview").await;
    press(client, ".branches .red-name").await;
    see(client, ".red-names li").await;
    axe::finds_nothing(client, &format!("red names, {theme}")).await;
    press(client, "#step-review").await;
    press(client, ".case [data-does=accept]").await;
    see(client, ".case .answered").await;
    press(client, ".case [data-does=detail]").await;
    see(client, "#case-detail[open]").await;
    axe::finds_nothing(client, &format!("a case in full, {theme}")).await;
    press(client, "#case-detail .dialog-close").await;
    press(client, ".case [data-does=change]").await;
    see(client, ".case-form").await;
    axe::finds_nothing(client, &format!("a case being changed, {theme}")).await;
    press(client, "#open-log").await;
    see(client, ".entry").await;
    axe::finds_nothing(client, &format!("change log, {theme}")).await;
    press(client, "#open-help").await;
    see(client, "#help[open]").await;
    axe::finds_nothing(client, &format!("help, {theme}")).await;
    press(client, "#help .dialog-close").await;
}

/// Presses a key, whatever has the focus.
async fn key(client: &Client, key: Key) {
    keys(client, &String::from(char::from(key))).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_keyboard_leads_to_the_text_the_next_screen_and_the_help() {
    let browser = Browser::start(1280).await;
    let client = &browser.client;
    client.goto(&format!("http://{}/", site::serve().await)).await.unwrap();
    see(client, "#try-sample").await;
    // The first stop is the way past the bar.
    key(client, Key::Tab).await;
    until(client, "the skip link has the focus", "document.activeElement.classList.contains('skip')").await;
    key(client, Key::Enter).await;
    until(client, "the text has the focus", "document.activeElement.id === 'main'").await;
    // Choosing a screen by keyboard leads to its heading.
    client.execute("document.querySelector('#step-settings').focus()", vec![]).await.unwrap();
    key(client, Key::Enter).await;
    until(client, "the heading has the focus", "document.activeElement.matches('main h1')").await;
    // ? opens the help of this screen, Escape closes it.
    keys(client, "?").await;
    until(client, "help is open", "document.querySelector('#help[open]')").await;
    key(client, Key::Escape).await;
    until(client, "help is closed", "!document.querySelector('#help')").await;
    browser.close().await;
}

/// Text at 200 % of a 1280 px window is a window of 640 px; a phone has 390 px.
#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_lost_when_text_is_enlarged_or_the_screen_is_small() {
    for width in [640, 390] {
        let browser = Browser::start(1280).await;
        let client = &browser.client;
        browser.open_as_if(width, 800, &format!("http://{}/", site::serve().await)).await;
        load_sample(client).await;
        for screen in SCREENS {
            go(client, screen).await;
            tokio::time::sleep(std::time::Duration::from_millis(300)).await;
            let over = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
            let over = client.execute(over, vec![]).await.unwrap();
            assert_eq!(over, 0, "{screen} at {width} px must not scroll sideways");
        }
        browser.close().await;
    }
}
