//! A whole campaign: from two classes' files to 附件1, an edit, a decision, and a reload.

use std::collections::BTreeSet;
use std::io::Cursor;
use std::path::Path;

use calamine::{Data, Reader, Xlsx};
use fantoccini::Client;
use fantoccini::key::Key;

use crate::browser::Browser;
use crate::page::{check, press, reload, see, texts, until, until_saved};
use crate::site;

#[tokio::test(flavor = "multi_thread")]
async fn from_files_to_the_forms_and_back_after_a_reload() {
    let browser = Browser::start(1280).await;
    let client = &browser.client;
    let address = format!("http://{}/", site::serve().await);
    client.goto(&address).await.unwrap();

    // Import: every file is listed with its kind, its columns and its rows.
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/sample-data");
    let files = ["system-export.xlsx", "class-roster.xlsx", "system-export-2.csv", "class-roster-2.csv"];
    let paths = files.map(|name| samples.join(name).display().to_string());
    see(client, "#choose-files").await.send_keys(&paths.join("\n")).await.unwrap();
    until(client, "all four lists are read", "document.querySelectorAll('.source').length === 4").await;
    let kinds = texts(client, ".source .select").await.len();
    assert!(kinds >= 4);
    let count = |kind: &str| format!("document.querySelectorAll('.source[data-kind={kind}]').length === 2");
    until(client, "two system lists are known as such", &count("system_list")).await;
    until(client, "two rosters are known as such", &count("class_roster")).await;
    press(client, ".source[data-kind=class_roster] .source-toggle").await;
    see(client, ".source option[value=id_number]:checked").await;
    until_saved(client).await;

    // Check: cases with differences and reasons, incomplete members in red.
    check(client).await;
    press(client, "#step-review").await;
    see(client, "#cases .case").await;
    assert!(!texts(client, ".differences td").await.is_empty());
    press(client, "#settled-too").await;
    see(client, ".case-name.red-name").await;

    // Decide one case, and let it be remembered. Numbers are hidden until they are asked for.
    press(client, "#show-numbers").await;
    press(client, ".filter[data-action=delete]").await;
    until(client, "only deletions are shown", ONLY_DELETIONS).await;
    let planted = deletions(client).await;
    assert!(planted.len() >= 3, "the sample plants several deletions: {planted:?}");
    press(client, ".case [data-does=accept]").await;
    see(client, ".case .answered").await;
    until_saved(client).await;

    // Edit one cell in the grid: a name in the system's list.
    press(client, "#step-complete").await;
    see(client, "[data-field=name][data-row='1']").await;
    see(client, ".grid-cell.red-name").await;
    let listed = texts(client, "[data-field=name][data-row='1']").await.remove(0);
    press(client, "[data-field=name][data-row='1']").await;
    let editor = see(client, "#cell-editor").await;
    editor.send_keys("测试改名").await.unwrap();
    editor.send_keys(&String::from(char::from(Key::Enter))).await.unwrap();
    until(client, "the cell holds the new text", EDITED).await;
    until_saved(client).await;

    // The edit says what is right; the system still has what its list said.
    press(client, "#step-review").await;
    press(client, ".filter[data-action=delete]").await;
    until(client, "only deletions are shown", ONLY_DELETIONS).await;
    let expected = deletions(client).await;
    let renamed = expected.iter().find(|(name, _)| *name == listed).expect("the member is to be deleted");
    assert!(renamed.1.contains("姓名错误，正确姓名为：测试改名"), "{renamed:?}");

    // 附件1 holds exactly the deletions shown, with their reasons.
    press(client, "#step-output").await;
    see(client, "#unit").await.send_keys("计算机学院团总支").await.unwrap();
    press(client, "#download-deletion").await;
    // What is still missing is asked; this time it stays blank.
    press(client, "#before #leave-blank").await;
    let (name, bytes) = browser.downloaded().await;
    assert!(name.starts_with("计算机学院团总支-附件1-要求后台删除团员登记表-20"), "{name}");
    let form = cells(&bytes);
    let text = form.concat().concat();
    assert!(text.contains("齐鲁理工学院要求后台删除团员登记表"));
    assert!(text.contains("计算机学院团总支"));
    assert_eq!(form_rows(&form), expected);

    // The lists name every counsellor: nothing is missing here.
    press(client, "#download-retention").await;
    let (name, bytes) = browser.downloaded().await;
    assert!(name.starts_with("计算机学院团总支-附件3-毕业生团籍保留登记表-20"), "{name}");
    assert!(cells(&bytes).concat().concat().contains("毕业生团籍保留登记表"));

    // Everything is there after a reload, and can be undone.
    reload(client).await;
    press(client, "#step-complete").await;
    until(client, "the edit is back after a reload", EDITED).await;
    press(client, "#undo").await;
    until(client, "the edit is undone", "!document.querySelector('[data-edited]')").await;
    press(client, "#step-review").await;
    press(client, ".filter[data-action=delete]").await;
    see(client, ".case .answered").await;

    browser.close().await;
}

const ONLY_DELETIONS: &str = "document.querySelector('.filter[data-action=delete][aria-pressed=true]') && \
     [...document.querySelectorAll('.case')].every(c => c.querySelector('.badge[data-action=delete]'))";

const EDITED: &str = "[...document.querySelectorAll('[data-edited]')].some(e => e.innerText === '测试改名')";

/// (name, reason) of every deletion the page shows.
async fn deletions(client: &Client) -> BTreeSet<(String, String)> {
    let script = "return [...document.querySelectorAll('.case')].map(c => \
         [c.dataset.name, [...c.querySelector('.form-reason').childNodes].filter(n => n.nodeType === Node.TEXT_NODE) \
         .map(n => n.textContent).join('')])";
    serde_json::from_value(client.execute(script, vec![]).await.unwrap()).unwrap()
}

fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).expect("calamine opens the form");
    let range = workbook.worksheet_range_at(0).unwrap().unwrap();
    let text = |cell: &Data| cell.to_string().trim().to_owned();
    range.rows().map(|row| row.iter().map(text).collect()).collect()
}

/// (name, reason) of the form's filled rows: those between its header and the guarantee.
fn form_rows(form: &[Vec<String>]) -> BTreeSet<(String, String)> {
    let header = form.iter().position(|row| row[0] == "组织全称").expect("the form has its header");
    let rows = form.iter().skip(header + 1).take_while(|row| !row[0].starts_with("删除后重新录入系统保证"));
    rows.filter(|row| !row[1].is_empty()).map(|row| (row[1].clone(), row[3].clone())).collect()
}
