//! The forms screen: what is missing is asked, a zip of everything, Word, messages, rows to paste, the
//! user's own workbook with marks, and the pages to print.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use fantoccini::Client;
use fantoccini::key::Key;

use crate::browser::Browser;
use crate::page::{check_sample, press, reload, see, texts, until, until_saved};

async fn with_sample(client: &Client) {
    check_sample(client).await;
    until_saved(client).await;
    press(client, "#step-output").await;
    see(client, "#download-deletion").await;
    until(client, "the forms are counted", "document.querySelectorAll('.form-count').length > 6").await;
}

fn members(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut member = archive.by_index(index).unwrap();
            let mut bytes = Vec::new();
            member.read_to_end(&mut bytes).unwrap();
            (member.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_missing_is_asked_and_remembered_and_all_forms_come_in_a_zip() {
    let browser = Browser::start(1280).await;
    let client = &browser.client;
    with_sample(client).await;
    assert!(texts(client, "#undecided").await[0].contains("条建议还没有处理"));

    // One zip of a file for each branch and form, the notice's two as Word too.
    press(client, "input[name=split][value=Branch]").await;
    press(client, "input[name=paper][value=Both]").await;
    press(client, "#download-all").await;
    see(client, "#before").await;
    assert!(see(client, "#go").await.attr("disabled").await.unwrap().is_some(), "nothing is answered yet");
    see(client, "#ask-filler").await.send_keys("李四").await.unwrap();
    press(client, "#leave-blank").await;
    let (name, bytes) = browser.downloaded().await;
    assert!(name.ends_with(".zip") && name.contains("团籍核对表格"), "{name}");
    let files = members(&bytes);
    for part in [
        "计算机学院2022级软件工程1班-附件1-要求后台删除团员登记表-20",
        "计算机学院2022级软件工程1班-附件3-毕业生团籍保留登记表-20",
        "计算机学院2022级软件工程1班-补录名单-20",
        "计算机学院2022级软件工程1班-核对报告-20",
    ] {
        assert!(files.keys().any(|name| name.contains(part)), "{part} in {:?}", files.keys());
    }
    assert!(files.keys().any(|name| name.ends_with(".docx")) && files.len() >= 10, "{:?}", files.keys());
    assert!(!files.keys().any(|name| name.split(|c: char| !c.is_ascii_digit()).any(|run| run.len() > 8)));

    // Word alone; what was answered is not asked again, nor after a reload.
    press(client, "input[name=split][value=Merged]").await;
    press(client, "input[name=paper][value=Docx]").await;
    press(client, "#download-deletion").await;
    let (name, bytes) = browser.downloaded().await;
    assert!(name.ends_with(".docx"), "{name}");
    let document = String::from_utf8(members(&bytes).remove("word/document.xml").unwrap()).unwrap();
    assert!(document.contains("填报人：李四") && document.contains("要求后台删除团员登记表"));
    reload(client).await;
    press(client, "#step-output").await;
    until(client, "the answer is remembered", "document.querySelector('#filler')?.value === '李四'").await;
    see(client, ".gap-blank").await;

    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn messages_and_rows_are_copied() {
    let browser = Browser::start(390).await;
    let client = &browser.client;
    with_sample(client).await;

    press(client, "#messages-open").await;
    let shown = {
        see(client, "#messages .message").await;
        texts(client, "#messages .message p").await
    };
    assert!(shown.iter().all(|text| text.contains("同学：请在4月20日前")), "{shown:?}");
    press(client, "#messages .copy-one").await;
    until(client, "one is copied", "document.querySelector('.copy-one').innerText === '已复制'").await;
    assert_eq!(pasted(client).await, shown[0]);
    press(client, "#copy-branch").await;
    assert_eq!(pasted(client).await, shown.join("\n"));
    press(client, "#messages .dialog-close").await;

    press(client, "#template").await;
    see(client, "#template-rows td").await;
    press(client, "#copy-template").await;
    let text = pasted(client).await;
    let rows = "return document.querySelectorAll('#template-rows tbody tr').length";
    let rows = client.execute(rows, vec![]).await.unwrap().as_u64().unwrap();
    assert_eq!(text.lines().count() as u64, rows, "{text:?}");
    assert!(text.lines().all(|line| line.split('\t').count() == 16), "{text:?}");

    browser.close().await;
}

/// What the clipboard holds: pasted into a text area within the open dialog.
async fn pasted(client: &Client) -> String {
    let make = "const area = document.createElement('textarea'); area.id = 'pasted'; \
                document.querySelector('dialog[open] .dialog-body').append(area); area.focus()";
    client.execute(make, vec![]).await.unwrap();
    let area = see(client, "#pasted").await;
    area.send_keys(&format!("{}v", char::from(Key::Control))).await.unwrap();
    let take =
        "const area = document.querySelector('#pasted'); const text = area.value; area.remove(); return text";
    client.execute(take, vec![]).await.unwrap().as_str().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_users_own_workbook_comes_back_marked_and_the_form_is_printed() {
    let browser = Browser::start(1280).await;
    let client = &browser.client;
    with_sample(client).await;

    // After a reload too: the workbook is kept beside its table.
    reload(client).await;
    press(client, "#step-output").await;
    let line = "[...document.querySelectorAll('.marked .form-line')]\
                .find(line => !line.innerText.includes('另写一份'))?.querySelector('.download-marked')";
    until(client, "the workbooks are listed", line).await;
    client.execute(&format!("{line}.click()"), vec![]).await.unwrap();
    let (name, bytes) = browser.downloaded().await;
    assert!(name.contains("批注"), "{name}");
    let parts = members(&bytes);
    assert!(parts.keys().any(|part| part.starts_with("xl/comments")), "{:?}", parts.keys());

    press(client, "#print-deletion").await;
    until(client, "the pages are laid out", "document.querySelector('#print-now:not(:disabled)')").await;
    assert_eq!(texts(client, ".paper-title").await, ["齐鲁理工学院要求后台删除团员登记表"]);
    let rows = "return document.querySelectorAll('.paper-table tbody tr').length";
    assert!(client.execute(rows, vec![]).await.unwrap().as_u64().unwrap() >= 9);
    // What stands over and under the table has the sheet's width.
    let widths = "return ['.paper-title', '.paper-line', '.paper-notes'].map(part => \
        document.querySelector(part).offsetWidth / document.querySelector('.paper-table').offsetWidth)";
    let widths = client.execute(widths, vec![]).await.unwrap();
    assert!(widths.as_array().unwrap().iter().all(|width| width.as_f64().unwrap() > 0.95), "{widths}");
    // On paper there is the form and nothing of the program around it.
    let printed = "return [...document.querySelectorAll('link[rel=stylesheet]')].some(link => \
        [...link.sheet.cssRules].some(rule => rule.media && rule.media.mediaText === 'print'))";
    assert_eq!(client.execute(printed, vec![]).await.unwrap(), true);
    press(client, "#print-back").await;
    see(client, "#download-all").await;

    browser.close().await;
}
