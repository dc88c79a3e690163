//! Deciding in the browser: search, filters, keys, many at once, other actions, a corrected export.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use fantoccini::Client;
use fantoccini::key::Key;

use crate::browser::Browser;
use crate::page::{check, keys, press, see, texts, until, until_saved};
use crate::site;

async fn enter(client: &Client) {
    keys(client, &String::from(char::from(Key::Enter))).await;
}

async fn number(client: &Client, script: &str) -> usize {
    let found = client.execute(&format!("return {script}"), vec![]).await.unwrap();
    usize::try_from(found.as_u64().expect("a number")).unwrap()
}

/// How many cases the page says it shows.
const TOTAL: &str = "parseInt(document.querySelector('#case-total').innerText)";
/// How many wait, as the step says.
const OPEN: &str = "Number(document.querySelector('#step-review .count')?.innerText ?? 0)";
const FOCUSED: &str = "document.activeElement.classList.contains('case')";

async fn sample(client: &Client) {
    client.goto(&format!("http://{}/", site::serve().await)).await.unwrap();
    press(client, "#try-sample").await;
    until(client, "all four lists are read", "document.querySelectorAll('.source').length === 4").await;
    until_saved(client).await;
    check(client).await;
    press(client, "#step-review").await;
    see(client, "#cases .case").await;
}

fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).expect("calamine opens the form");
    let range = workbook.worksheet_range_at(0).unwrap().unwrap();
    range.rows().map(|row| row.iter().map(Data::to_string).collect()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn cases_are_found_and_decided_by_keyboard() {
    let browser = Browser::start(1280).await;
    let client = &browser.client;
    sample(client).await;

    // Pinyin initials find somebody with nothing to do too.
    let all = number(client, TOTAL).await;
    let search = see(client, "#case-search").await;
    search.send_keys("fqw").await.unwrap();
    until(client, "one is found", &format!("{TOTAL} === 1")).await;
    assert_eq!(texts(client, ".case-name").await, ["冯琪望"]);
    // Letters typed here are no shortcuts.
    search.clear().await.unwrap();
    client
        .execute(
            "document.querySelector('#case-search').dispatchEvent(new Event('input', {bubbles: true}))",
            vec![],
        )
        .await
        .unwrap();
    until(client, "all are there again", &format!("{TOTAL} === {all}")).await;

    // A branch of the tree, and back.
    press(client, ".tree-list ul .tree-node").await;
    until(client, "only one branch is shown", "document.querySelectorAll('.case').length > 0 && new Set([...document.querySelectorAll('.case-branch')].map(b => b.innerText)).size === 1").await;
    press(client, ".tree-list > li > .tree-node").await;
    until(client, "all are there again", &format!("{TOTAL} === {all}")).await;

    // Every filter shows what it counts.
    for chip in ["[data-kind=onlysystem]", "[data-action=delete]", "[data-state=open]"] {
        let chip = format!(".filter{chip}");
        let count: usize = texts(client, &format!("{chip} .filter-total")).await[0].parse().unwrap();
        press(client, &chip).await;
        until(
            client,
            "the filter shows what it counts",
            &format!("{TOTAL} === {count} && document.querySelector('{chip}[aria-pressed=true]')"),
        )
        .await;
        press(client, &chip).await;
        until(client, "all are there again", &format!("{TOTAL} === {all}")).await;
    }

    // From deletion to deletion: N, Enter, and a note with I.
    press(client, ".filter[data-action=delete]").await;
    until(
        client,
        "deletions are shown",
        "document.querySelector('.filter[data-action=delete][aria-pressed=true]')",
    )
    .await;
    let open = number(client, OPEN).await;
    client.execute("document.activeElement.blur()", vec![]).await.unwrap();
    keys(client, "n").await;
    until(client, "a case has the focus", FOCUSED).await;
    enter(client).await;
    until(client, "one case less waits", &format!("{OPEN} === {}", open - 1)).await;
    until(
        client,
        "the next case has the focus",
        &format!("{FOCUSED} && document.activeElement.classList.contains('case-open')"),
    )
    .await;
    keys(client, "i").await;
    let note = see(client, ".case-form input[name=note]").await;
    until(client, "the note has the focus", "document.activeElement.name === 'note'").await;
    note.send_keys("n 本人已说明").await.unwrap();
    enter(client).await;
    until(client, "another case less waits", &format!("{OPEN} === {}", open - 2)).await;
    until(client, "the note is shown", "document.querySelector('#cases').innerText.includes('n 本人已说明')")
        .await;

    // The case in full: both rows, the slip marked; Escape leads back to the card.
    until(client, "a case has the focus", FOCUSED).await;
    keys(client, "o").await;
    until(client, "the case is shown in full", "document.querySelector('#case-detail[open] .side-by-side')")
        .await;
    assert!(!texts(client, ".side-by-side .differing").await.is_empty());
    keys(client, &String::from(char::from(Key::Escape))).await;
    until(client, "the card has the focus again", FOCUSED).await;

    // Undo leads back through all of it.
    press(client, "#undo").await;
    press(client, "#undo").await;
    until(client, "all wait again", &format!("{OPEN} === {open}")).await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn many_are_accepted_one_is_changed_and_a_corrected_export_settles() {
    let browser = Browser::start(1280).await;
    let client = &browser.client;
    sample(client).await;

    press(client, ".filter[data-action=delete]").await;
    until(
        client,
        "deletions are shown",
        "document.querySelector('.filter[data-action=delete][aria-pressed=true]')",
    )
    .await;
    press(client, "#accept-all").await;
    until(
        client,
        "nothing is left to accept",
        "!document.querySelector('#accept-all') && document.querySelectorAll('.case .answered').length > 2",
    )
    .await;
    press(client, "#undo").await;
    see(client, "#accept-all").await;
    press(client, "#redo").await;
    until(client, "nothing is left to accept", "!document.querySelector('#accept-all')").await;

    // Changed: retained as well, with words of the user's own.
    let name = texts(client, ".case-name").await.remove(0);
    press(client, ".case [data-does=change]").await;
    press(client, ".case-form input[name=retain]").await;
    see(client, "[name=retention-reason]").await.send_keys("延迟毕业（测试）").await.unwrap();
    press(client, ".case-form [type=submit]").await;
    until(client, "the change is shown", "document.querySelector('.case .badge[data-action=retain]')").await;
    until_saved(client).await;
    press(client, "#step-output").await;
    press(client, "#download-retention").await;
    let (_, bytes) = browser.downloaded().await;
    let row = cells(&bytes).into_iter().find(|row| row.contains(&name)).expect("the form names the person");
    assert!(row.contains(&"延迟毕业（测试）".to_owned()), "{row:?}");

    // The same export once more, one misspelt name put right.
    press(client, "#step-review").await;
    press(client, ".filter[data-action=delete]").await;
    until(
        client,
        "deletions are shown",
        "document.querySelector('.filter[data-action=delete][aria-pressed=true]')",
    )
    .await;
    let (wrong, right) = misspelt(client).await;
    press(client, "#step-import").await;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("新导出.csv");
    std::fs::write(&path, corrected(&wrong, &right)).unwrap();
    see(client, "#choose-files").await.send_keys(&path.display().to_string()).await.unwrap();
    until(client, "the new list is there", "document.querySelectorAll('.source').length === 5").await;
    press(client, "#step-review").await;
    press(client, "[data-replace]").await;
    see(client, "#news").await;
    press(client, ".filter[data-state=settled]").await;
    until(client, "the corrected person is settled", &format!("[...document.querySelectorAll('.case')].some(c => c.dataset.name === '{right}' && c.querySelector('[data-turn=settled]'))")).await;
    browser.close().await;
}

/// A person of the first export of whom only the name is wrong.
async fn misspelt(client: &Client) -> (String, String) {
    let script = "return [...document.querySelectorAll('.case')] \
        .filter(c => c.querySelectorAll('.differences tbody tr').length === 1 \
            && c.querySelector('.differences th[scope=row]').innerText === '姓名' \
            && c.querySelector('.places').innerText.includes('团员列表-软件工程1班.xlsx')) \
        .map(c => [...c.querySelectorAll('.differences tbody td')].map(e => e.innerText))[0]";
    let found = client.execute(script, vec![]).await.unwrap();
    let cells: Vec<String> = serde_json::from_value(found).expect("the sample plants a misspelt name");
    (cells[0].clone(), cells[1].clone())
}

/// The first export as text, with a name put right.
fn corrected(wrong: &str, right: &str) -> String {
    let path =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/sample-data/system-export.xlsx");
    let rows = cells(&std::fs::read(path).unwrap());
    let lines: Vec<String> = rows.into_iter().map(|row| row.join(",")).collect();
    lines.join("\n").replace(wrong, right)
}
