//! A tab killed at fifty random moments of a scripted session, and what the next one finds.

use std::time::Duration;

use fantoccini::Client;

use crate::browser::{Browser, Engine};
use crate::page::{press, see, until_saved};
use crate::site;
use crate::storage::{has_lists, import, samples};

const KILLS: usize = 50;

/// Every step of the script presses the next list's switch: which lists are used says, of the last eight
/// steps, how many were done.
fn after(steps: usize) -> Vec<bool> {
    (0..4).map(|list| ((steps + 3 - list) / 4).is_multiple_of(2)).collect()
}

async fn seen(client: &Client) -> Vec<bool> {
    let script = "return [...document.querySelectorAll('.source')]
        .sort((a, b) => a.dataset.table - b.dataset.table).map(s => s.querySelector('.source-use').checked)";
    serde_json::from_value(client.execute(script, vec![]).await.unwrap()).unwrap()
}

/// Counts how often the page says from now on that something was saved.
const COUNT: &str = "window.saves = 0;
    new MutationObserver(changes => {
        window.saves += changes.filter(change => change.oldValue === 'saving').length;
    }).observe(document.querySelector('#save-state'), { attributeFilter: ['class'], attributeOldValue: true });";

async fn saves(client: &Client) -> usize {
    client.execute("return window.saves", vec![]).await.unwrap().as_u64().unwrap() as usize
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tab_killed_at_any_moment_comes_back_with_everything_saved() {
    let mut browser = Browser::start(1280).await;
    let address = format!("http://{}/", site::serve().await);
    let mut base = browser.client.window().await.unwrap();
    let mut random = fastrand::Rng::with_seed(20_240_420);
    // Steps surely saved, and steps pressed at all, when the last tab was killed.
    let (mut saved, mut pressed) = (0, 0);
    // Where a step takes longer, the tab lives longer.
    let pause = if browser.engine == Engine::WebKit { 300 } else { 60 };
    let mut unsaved_found = 0;
    for kill_number in 0..=KILLS {
        browser.open_tab().await;
        let client = &browser.client;
        client.goto(&address).await.unwrap();
        if kill_number == 0 {
            see(client, "#choose-files").await;
            let files =
                ["system-export.xlsx", "class-roster.xlsx", "system-export-2.csv", "class-roster-2.csv"];
            import(client, &samples(&files), 4).await;
        } else {
            has_lists(client, 4).await;
            let found = seen(client).await;
            let done = (saved..=pressed).find(|steps| after(*steps) == found);
            let done = done.unwrap_or_else(|| {
                panic!("kill {kill_number}: {found:?} is no state between step {saved} and step {pressed}")
            });
            unsaved_found += done - saved;
            pressed = done;
        }
        if kill_number == KILLS {
            break;
        }
        until_saved(client).await;
        client.execute(COUNT, vec![]).await.unwrap();
        let begun = pressed;
        for _ in 0..random.usize(1..4) {
            press(client, &format!(".source[data-table='{}'] .source-use", pressed % 4)).await;
            pressed += 1;
            tokio::time::sleep(Duration::from_millis(random.u64(0..pause))).await;
        }
        // What the page has said to be saved must be there; what it has not said so yet may be.
        saved = begun + saves(client).await;
        tokio::time::sleep(Duration::from_millis(random.u64(0..pause))).await;
        base = browser.kill_tab(&base).await;
    }
    if browser.engine == Engine::WebKit {
        browser.engine.note("the tabs were closed, not killed");
    }
    println!("{KILLS} kills, {pressed} steps survived; {unsaved_found} of them were not yet shown as saved");
    assert!(pressed > KILLS, "the session got on: {pressed} steps");

    browser.client.clone().close().await.unwrap();
}
