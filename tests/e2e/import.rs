//! How a table is read, changed by mouse and keyboard: header, columns, what is left aside, what is
//! remembered; and tables that come by the clipboard.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use fantoccini::Client;
use rust_xlsxwriter::Workbook;

use crate::browser::{Browser, Engine};
use crate::page::{press, reload, see, texts, until, until_saved};
use crate::site;

const ROSTER: &[&[&str]] = &[
    &["软件工程1班名单"],
    &["代号", "姓名", "性别", "手机号码"],
    &["221001", "李雷", "男", "13900000001"],
    &["221002", "韩梅梅", "女", "13900000002"],
];

fn save(path: &Path, sheets: &[(&str, bool, &[&[&str]])]) {
    let mut book = Workbook::new();
    for (name, hidden, rows) in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(*name).unwrap();
        sheet.set_hidden(*hidden);
        for (row, cells) in (0..).zip(*rows) {
            for (column, text) in (0..).zip(*cells) {
                sheet.write_string(row, column, *text).unwrap();
            }
        }
    }
    book.save(path).unwrap();
}

async fn choose(client: &Client, files: &[&PathBuf]) {
    let paths: Vec<String> = files.iter().map(|path| path.display().to_string()).collect();
    see(client, "#choose-files").await.send_keys(&paths.join("\n")).await.unwrap();
}

/// Chooses an option as a user does; drivers change selects by their options.
async fn pick(client: &Client, select: &str, value: &str) {
    press(client, &format!("{select} option[value='{value}']")).await;
}

fn sources(count: usize) -> String {
    format!("document.querySelectorAll('.source').length === {count}")
}

const HEADER_AT: &str =
    "[...document.querySelectorAll('.preview-row[data-role=header]')].map(r => r.dataset.row).join()";

#[tokio::test(flavor = "multi_thread")]
async fn header_columns_and_use_are_changed_undone_and_remembered() {
    let browser = Browser::start(1280).await;
    let client = &browser.client;
    client.goto(&format!("http://{}/", site::serve().await)).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("名单.xlsx");
    save(&file, &[("一班", false, ROSTER), ("旧名单", true, ROSTER)]);
    choose(client, &[&file]).await;
    until(client, "both sheets are listed", &sources(2)).await;

    // The hidden one is listed, not used, and can be used.
    let used = |table: u32, used: bool| {
        format!("document.querySelector('.source[data-table=\"{table}\"] .source-use').checked === {used}")
    };
    until(client, "the first sheet is used", &used(0, true)).await;
    until(client, "the hidden sheet is not used", &used(1, false)).await;
    press(client, ".source[data-table='1'] .source-use").await;
    until(client, "the hidden sheet is used now", &used(1, true)).await;
    press(client, "#undo").await;
    until(client, "the hidden sheet is left aside again", &used(1, false)).await;

    // Another header, by its row's number; two rows; none; and back.
    press(client, ".source[data-table='0'] .source-toggle").await;
    until(client, "the header found is marked", &format!("{HEADER_AT} === '2'")).await;
    press(client, ".preview-row[data-row='3'] .preview-choose").await;
    until(client, "the third row is the header", &format!("{HEADER_AT} === '3'")).await;
    press(client, "#undo").await;
    until(client, "the second row is the header again", &format!("{HEADER_AT} === '2'")).await;
    press(client, ".preview-row[data-row='1'] .preview-join").await;
    until(client, "the header has two rows", &format!("{HEADER_AT} === '1,2'")).await;
    press(client, "#undo").await;
    press(client, ".no-header").await;
    until(client, "there is no header", &format!("{HEADER_AT} === ''")).await;
    press(client, "#undo").await;
    until(client, "the header is back", &format!("{HEADER_AT} === '2'")).await;

    // A column's field.
    let field = "[data-column='0'] select";
    let is = |value: &str| format!("document.querySelector(\"{field}\").value === '{value}'");
    until(client, "the first column is not used", &is("")).await;
    pick(client, field, "student_number").await;
    until(client, "the column is the student number", "document.querySelector('.memory .forget')").await;
    press(client, "#undo").await;
    until(client, "the column is unused again", &is("")).await;
    until(client, "nothing is remembered", "!document.querySelector('#remembered')").await;
    press(client, "#redo").await;
    until(client, "the column is the student number again", &is("student_number")).await;
    see(client, "#remembered").await;
    until_saved(client).await;

    // The same headers in another file, after everything was taken away and the page loaded anew.
    press(client, ".source[data-table='0'] .source-toggle").await;
    press(client, ".source[data-table='1'] .source-remove").await;
    press(client, ".source[data-table='0'] .source-remove").await;
    until_saved(client).await;
    reload(client).await;
    let other = folder.path().join("另一班.xlsx");
    save(&other, &[("二班", false, &ROSTER[1..])]);
    choose(client, &[&other]).await;
    until(client, "the other file is read", &sources(1)).await;
    assert!(texts(client, ".mark[data-look=accent]").await.concat().contains("按上次的选择"));
    press(client, ".source-toggle").await;
    until(client, "its column is known from last time", &is("student_number")).await;
    let kept = client.execute("return localStorage.getItem('tuanji.readings')", vec![]).await.unwrap();
    let kept = kept.as_str().unwrap_or_default();
    assert!(kept.contains("student_number") && !kept.contains("代号") && !kept.contains("李雷"), "{kept}");
    press(client, ".memory .forget").await;
    until(client, "nothing is remembered any more", "!document.querySelector('#remembered')").await;

    browser.close().await;
}

/// What the browser does on Ctrl+V: an event that carries the clipboard. Handed to its constructor, Firefox would empty it.
const PASTE: &str = "const value = new DataTransfer();
    for (const [kind, text] of Object.entries(arguments[0])) value.setData(kind, text);
    const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true });
    Object.defineProperty(event, 'clipboardData', { value });
    document.body.dispatchEvent(event);";

#[tokio::test(flavor = "multi_thread")]
async fn a_pasted_table_is_a_source_like_any_other() {
    let browser = Browser::start(1280).await;
    let client = &browser.client;
    client.goto(&format!("http://{}/", site::serve().await)).await.unwrap();
    see(client, "#try-sample").await;

    let text = "姓名\t性别\t备注\r\n李雷\t男\t\"两行\r\n备注\"\r\n韩梅梅\t女\t\r\n";
    let wrong = "<table><tr><td>不看这里</td></tr></table>";
    let both = serde_json::json!({ "text/plain": text, "text/html": wrong });
    client.execute(PASTE, vec![both]).await.unwrap();
    until(client, "the pasted text is a table", &sources(1)).await;
    let html = "<table><tr><th>姓名</th><th>性别</th></tr><tr><td>李雷</td><td>男</td></tr></table>";
    client.execute(PASTE, vec![serde_json::json!({ "text/html": html })]).await.unwrap();
    until(client, "the pasted HTML is a table", &sources(2)).await;
    assert_eq!(texts(client, ".source .card-title").await, ["粘贴的表格 1", "粘贴的表格 2"]);
    assert_eq!(texts(client, ".source-people strong").await, ["2", "1"]);

    client.execute(PASTE, vec![serde_json::json!({ "text/plain": "一句话" })]).await.unwrap();
    see(client, ".banner-wrong").await;
    press(client, "#undo").await;
    until(client, "the second is taken back", &sources(1)).await;

    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_read_gets_its_sentence() {
    let browser = Browser::start(1280).await;
    let client = &browser.client;
    client.goto(&format!("http://{}/", site::serve().await)).await.unwrap();
    see(client, "#try-sample").await;
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let (changed, huge, locked, blank, good) =
        (at("边读边改.xlsx"), at("太大.xlsx"), at("有密码.xlsx"), at("空白.xlsx"), at("花名册.xlsx"));
    save(&changed, &[("一班", false, ROSTER)]);
    // WebKit notices a change by the second.
    let before = SystemTime::now() - Duration::from_secs(60);
    fs::File::options().write(true).open(&changed).unwrap().set_modified(before).unwrap();
    save(&good, &[("一班", false, ROSTER)]);
    save(&blank, &[("Sheet1", false, &[])]);
    // Takes no room on the disk.
    fs::File::create(&huge).unwrap().set_len(513 << 20).unwrap();
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/encrypted.xlsx"), &locked).unwrap();

    // Slow enough for another program to write to the file meanwhile.
    let slow = "const post = Worker.prototype.postMessage;
        Worker.prototype.postMessage = function (parts, transfer) {
            const wait = parts.some(part => part instanceof File) ? 1500 : 0;
            setTimeout(() => post.call(this, parts, transfer), wait);
        };";
    client.execute(slow, vec![]).await.unwrap();
    choose(client, &[&changed, &huge, &locked, &blank, &good]).await;
    see(client, "#busy").await;
    save(&changed, &[("改过的", false, ROSTER), ("又一张", false, ROSTER)]);

    // Firefox takes no notice of the change and reads the file as it is now, with its two sheets.
    let is_noticed = browser.engine != Engine::Firefox;
    until(client, "the good one is read", &sources(if is_noticed { 1 } else { 3 })).await;
    let said = texts(client, "#rejected li").await;
    let mut expected =
        vec![("边读边改", "刚被修改"), ("太大", "512 MB"), ("有密码", "密码"), ("空白", "没有内容")];
    if !is_noticed {
        browser.engine.note("a file that changed while it waits is read as it is now");
        expected.remove(0);
    }
    assert_eq!(said.len(), expected.len(), "{said:?}");
    for (said, (name, reason)) in said.iter().zip(expected) {
        assert!(said.contains(name) && said.contains(reason), "{said}");
    }

    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn reading_is_cancelled_and_can_begin_again() {
    let browser = Browser::start(1280).await;
    let client = &browser.client;
    client.goto(&format!("http://{}/", site::serve().await)).await.unwrap();
    see(client, "#try-sample").await;
    let folder = tempfile::tempdir().unwrap();
    let mut text = String::from("姓名,性别,身份证号\n");
    (0..400_000).for_each(|row| text += &format!("李雷{row},男,3701022004{row:08}\n"));
    let files: Vec<PathBuf> = ["甲.csv", "乙.csv", "丙.csv"].map(|name| folder.path().join(name)).to_vec();
    files.iter().for_each(|file| fs::write(file, &text).unwrap());
    choose(client, &files.iter().collect::<Vec<_>>()).await;
    press(client, "#cancel-reading").await;
    until(client, "nothing is under way", "!document.querySelector('#busy')").await;
    until(client, "it says so", "document.querySelector('.banner')").await;
    assert!(texts(client, ".source").await.is_empty());

    let good = folder.path().join("花名册.xlsx");
    save(&good, &[("一班", false, ROSTER)]);
    choose(client, &[&good]).await;
    until(client, "a file chosen afterwards is read", &sources(1)).await;

    browser.close().await;
}
