//! Identity numbers stay in the lists: not in addresses, titles, the console, file names, sentences, or
//! the browser's small storages.

use fantoccini::Client;

use crate::browser::Browser;
use crate::page::{check, press, see, texts, until, until_saved};
use crate::site;
use crate::storage::{choose, import, samples};

/// Eighteen characters that may be an identity number.
const NUMBER: &str = r"[1-9]\d{16}[\dXx]";

/// Collects what the page writes to the console from now on.
const OVERHEAR: &str = "window.heard = [];
    for (const how of ['log', 'info', 'warn', 'error', 'debug']) {
        console[how] = (...words) => window.heard.push(words.map(String).join(' ')); }";

/// Every place where a number must not be.
const PLACES: &str = "const number = new RegExp(arguments[0]);
    const all = { address: location.href, title: document.title, console: window.heard.join('\\n'),
        history: JSON.stringify(history.state) ?? '', window: window.name,
        local: JSON.stringify(localStorage), session: JSON.stringify(sessionStorage),
        sentences: [...document.querySelectorAll('.banner, [role=alert], [role=status]')]
            .map(e => e.textContent).join('\\n'),
        requests: performance.getEntriesByType('resource').map(e => e.name).join('\\n') };
    return Object.entries(all).filter(([, text]) => number.test(text)).map(([place]) => place);";

async fn places(client: &Client) -> Vec<String> {
    let found = client.execute(PLACES, vec![NUMBER.into()]).await.unwrap();
    serde_json::from_value(found).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_session_leaves_numbers_nowhere_else() {
    let browser = Browser::start(1280).await;
    let client = &browser.client;
    client.goto(&format!("http://{}/", site::serve().await)).await.unwrap();
    see(client, "#choose-files").await;
    client.execute(OVERHEAR, vec![]).await.unwrap();
    import(client, &samples(&["system-export.xlsx", "class-roster.xlsx"]), 2).await;

    // A reading and a detail that are remembered; a file that cannot be read.
    press(client, ".source[data-table='1'] .source-toggle").await;
    press(client, "[data-column='1'] select option[value='']").await;
    let folder = tempfile::tempdir().unwrap();
    let broken = folder.path().join("坏的.xlsx");
    std::fs::write(&broken, b"PK\x03\x04 11010519491231002X").unwrap();
    choose(client, &[broken]).await;
    see(client, "#rejected").await;
    press(client, "#undo").await;
    check(client).await;
    press(client, "#step-review").await;
    press(client, ".case [data-does=accept]").await;
    until_saved(client).await;
    let mut names = Vec::new();
    press(client, "#step-output").await;
    see(client, "#unit").await.send_keys("计算机学院团总支").await.unwrap();
    for form in ["deletion", "completion", "report"] {
        press(client, &format!("#download-{form}")).await;
        names.push(browser.downloaded_with_blanks().await.0);
    }
    press(client, "#step-settings").await;
    press(client, "#back-up").await;
    names.push(browser.downloaded().await.0);
    until(client, "there is something in localStorage", "localStorage.length > 1").await;

    assert_eq!(places(client).await, [""; 0]);
    let has_number = |name: &&String| name.chars().filter(char::is_ascii_digit).count() >= 15;
    assert_eq!(names.iter().filter(has_number).collect::<Vec<_>>(), [""; 0]);
    // The lists do hold some: else nothing was tried.
    press(client, "#step-complete").await;
    until(client, "numbers are in the table", "document.querySelector('[data-field=id_number]')").await;
    assert!(!texts(client, "[data-field=id_number]").await.is_empty());

    browser.close().await;
}
