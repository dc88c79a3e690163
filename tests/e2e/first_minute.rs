//! The first minute: from opening the page to the first 附件1, by following what the page says.

use fantoccini::Client;

use crate::browser::Browser;
use crate::page::{check_sample, press, reload, see, texts, until};
use crate::site;

/// Presses and counts.
async fn step(client: &Client, presses: &mut usize, css: &str) {
    press(client, css).await;
    *presses += 1;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_sample_leads_to_the_first_form_in_six_presses_and_past_every_screen() {
    let browser = Browser::start(1280).await;
    let client = &browser.client;
    client.goto(&format!("http://{}/", site::serve().await)).await.unwrap();

    // The empty page says what to do, and until when.
    see(client, "#try-sample").await;
    assert_eq!(texts(client, ".welcome-step").await.len(), 3);
    let days = texts(client, "#deadlines").await.concat();
    assert!(days.contains("4月20日") && days.contains("4月30日"), "{days}");
    assert!(days.contains("还有") || days.contains("就是今天") || days.contains("已过"), "{days}");

    // Each screen has a line that says what comes next.
    let mut presses = 0;
    step(client, &mut presses, "#try-sample").await;
    until(client, "all four lists are read", "document.querySelectorAll('.source').length === 4").await;
    assert!(texts(client, "#guide").await.concat().contains("核对"));
    step(client, &mut presses, "#check").await;
    see(client, ".branches tbody tr").await;
    for screen in ["review", "output"] {
        step(client, &mut presses, "#guide-next").await;
        see(client, &format!("#step-{screen}[aria-current=page]")).await;
        assert!(!texts(client, ".guide-words").await.concat().is_empty());
    }
    step(client, &mut presses, "#download-deletion").await;
    // What is still missing is asked; here it stays blank.
    step(client, &mut presses, "#before #leave-blank").await;
    let (name, bytes) = browser.downloaded().await;
    assert!(name.contains("附件1-要求后台删除团员登记表-20"), "{name}");
    assert!(bytes.starts_with(b"PK"));
    assert!(presses <= 6, "{presses} presses");
    press(client, "#guide-next").await;
    see(client, "#step-complete[aria-current=page]").await;
    assert!(texts(client, ".guide-words").await.concat().contains("清空示例"));

    // The guide can be put away, and stays away after a reload.
    press(client, "#end-guide").await;
    until(client, "the guide is gone", "!document.querySelector('#guide')").await;
    reload(client).await;
    see(client, ".branches tbody tr").await;
    assert!(texts(client, "#guide").await.is_empty());
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_overview_leads_to_what_it_counts() {
    let browser = Browser::start(1280).await;
    let client = &browser.client;
    check_sample(client).await;
    let open = texts(client, "#figure-open .big-number").await.remove(0);
    let total =
        |wanted: &str| format!("document.querySelector('#case-total')?.innerText.startsWith('{wanted}')");

    // What waits, as a list.
    press(client, "#figure-open").await;
    until(client, "the open cases are listed", &total(&open)).await;
    see(client, ".filter[data-state=open][aria-pressed=true]").await;

    // One action.
    press(client, "#step-overview").await;
    see(client, ".bar-line[data-action=delete] .bar-numbers").await;
    let deletions = texts(client, ".bar-line[data-action=delete] .bar-numbers").await.remove(0);
    let deletions = deletions.split_whitespace().next().unwrap().to_owned();
    press(client, ".bar-line[data-action=delete]").await;
    until(client, "the deletions are listed", &total(&deletions)).await;

    // One branch, and the red names in it with what they lack.
    press(client, "#step-overview").await;
    see(client, ".branch-name").await;
    let branch = texts(client, ".branch-name").await.remove(0);
    press(client, ".branches .red-name").await;
    see(client, ".red-names li").await;
    let red: usize = texts(client, ".branches .red-name[aria-expanded=true]").await[0].parse().unwrap();
    assert_eq!(texts(client, ".red-names li").await.len(), red);
    press(client, ".branch-name").await;
    until(
        client,
        "only that branch is shown",
        &format!("document.querySelectorAll('.case').length > 0 && [...document.querySelectorAll('.case-branch')].every(b => b.innerText === '{branch}')"),
    )
    .await;
    browser.close().await;
}
