//! Undo anywhere outside text, the change log, and one entry taken back out of turn.

use fantoccini::Client;

use crate::browser::Browser;
use crate::page::{check_sample, keys, press, see, texts, until};

const OPEN: &str = "Number(document.querySelector('#step-review .count')?.innerText ?? 0)";

async fn number(client: &Client, script: &str) -> u64 {
    client.execute(&format!("return {script}"), vec![]).await.unwrap().as_u64().expect("a number")
}

/// Presses a key with Ctrl, whatever has the focus.
async fn ctrl(client: &Client, key: &str) {
    keys(client, &format!("\u{e009}{key}\u{e000}")).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_single_entry_is_taken_back_and_what_stands_in_the_way_is_named() {
    let browser = Browser::start(1280).await;
    let client = &browser.client;
    check_sample(client).await;
    press(client, "#step-review").await;
    let open = number(client, OPEN).await;
    let waits = |count: u64| format!("{OPEN} === {count}");

    // Two decisions; undone and done again by keyboard, on another screen too.
    for done in 1..=2 {
        press(client, ".case-open [data-does=accept]").await;
        until(client, "one case less waits", &waits(open - done)).await;
    }
    ctrl(client, "z").await;
    until(client, "the second is undone", &waits(open - 1)).await;
    press(client, "#step-settings").await;
    ctrl(client, "y").await;
    until(client, "it is done again", &waits(open - 2)).await;
    // In a text field the keys are the field's own.
    press(client, "#step-review").await;
    see(client, "#case-search").await.send_keys("a").await.unwrap();
    ctrl(client, "z").await;
    assert_eq!(number(client, OPEN).await, open - 2);

    // The log has both, the latest first, with who and what became of them.
    press(client, "#open-log").await;
    until(client, "three entries", "document.querySelectorAll('.entry').length === 3").await;
    let changes = texts(client, ".entry .change").await;
    assert!(changes[0].contains("采纳"), "{changes:?}");
    let decided = texts(client, ".entry .change-place").await.remove(0);
    let decided = decided.trim_end_matches("处理意见").trim().to_owned();

    // The older one alone: it waits again, the newer one holds.
    press(client, ".entry[data-index='1'] [data-does=take-back]").await;
    until(client, "only the first waits again", &waits(open - 1)).await;
    see(client, ".entry-gone[data-index='1']").await;
    see(client, ".entry[data-index='3']").await;

    // What takes an entry back is an entry too and can be taken back.
    press(client, ".entry[data-index='3'] [data-does=take-back]").await;
    until(client, "both are decided again", &waits(open - 2)).await;

    // What was changed again later has to wait for that.
    press(client, "#step-import").await;
    press(client, ".source[data-table='0'] .source-use").await;
    press(client, ".source[data-table='0'] .source-use").await;
    press(client, "#open-log").await;
    press(client, ".filter[data-kind=lists]").await;
    until(client, "the entries about lists", "document.querySelectorAll('.entry').length === 3").await;
    press(client, ".entry[data-index='5'] [data-does=take-back]").await;
    let said = see(client, ".in-the-way").await.text().await.unwrap();
    assert!(said.contains("使用表格"), "{said}");
    press(client, ".in-the-way button").await;
    until(client, "it is shown", "document.activeElement.dataset.index === '6'").await;
    press(client, ".entry[data-index='6'] [data-does=take-back]").await;
    until(client, "the table is left aside again", "document.querySelector('.entry-gone[data-index=\"6\"]')")
        .await;

    // Search finds people by name, over all kinds.
    press(client, ".log .filter, #log .filter").await;
    see(client, "#log-search").await.send_keys(&decided).await.unwrap();
    until(
        client,
        "the entries about that person are left",
        &format!(
            "document.querySelectorAll('.entry').length > 0 && \
             [...document.querySelectorAll('.entry')].every(e => e.innerText.includes('{decided}'))"
        ),
    )
    .await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn identity_numbers_are_hidden_until_asked_for() {
    let browser = Browser::start(1280).await;
    let client = &browser.client;
    check_sample(client).await;
    press(client, "#step-review").await;
    press(client, ".filter[data-action=delete]").await;
    see(client, ".differences td").await;
    let full = "/\\d{17}[\\dX]/.test(document.querySelector('main').innerText)";
    let hidden = "/\\d{6}[\\d*]*\\*{3}[\\d*]*[\\dX]{4}/.test(document.querySelector('#cases').innerText)";
    until(client, "numbers are hidden", &format!("{hidden} && !{full}")).await;
    // A wrong digit is marked and can be read.
    let slips = "[...document.querySelectorAll('.differences .slip')].some(s => /\\d/.test(s.innerText))";
    until(client, "the wrong digit shows", slips).await;
    press(client, "#show-numbers").await;
    until(client, "numbers are shown", full).await;
    press(client, "#show-numbers").await;
    until(client, "numbers are hidden again", &format!("!{full}")).await;
    browser.close().await;
}
