//! Many cells at once in the grid: copying, pasting, filling a column, walking through the findings.

use fantoccini::key::Key;

use crate::browser::Browser;
use crate::grid::*;
use crate::page::{keys, press, reload, see, texts, until};

#[tokio::test(flavor = "multi_thread")]
async fn ranges_are_copied_pasted_filled_and_taken_back_under_a_filter() {
    let browser = Browser::start(1280).await;
    let client = &browser.client;
    open_sample(client).await;

    // Filter by a value, sort by name.
    press(client, "[data-menu=sex]").await;
    see(client, ".grid-value input").await;
    let women = "[...document.querySelectorAll('#column-menu .grid-value')].find(l => l.innerText.includes('女')).querySelector('input').click()";
    client.execute(women, vec![]).await.unwrap();
    press(client, "#apply-pick").await;
    until(
        client,
        "only women are shown",
        "[...document.querySelectorAll('[role=gridcell][data-field=sex]')].every(c => c.innerText === '女')",
    )
    .await;
    press(client, "[data-menu=name]").await;
    press(client, "#sort-falling").await;
    until(
        client,
        "the column says how it is sorted",
        "document.querySelector('[data-head=name]').getAttribute('aria-sort') === 'descending'",
    )
    .await;
    assert_eq!(texts(client, "#chips .chip-words").await, ["性别：女", "按姓名降序"]);
    let before = texts(client, "[role=gridcell][data-field=name]").await;

    // A range from Excel into the shown rows.
    press(client, "[data-field=name][data-row='1']").await;
    paste(client, "甲甲\t女\r\n\"乙\"\"乙\"\t女\r\n", "").await;
    until_cell(client, "name", 2, "乙\"乙").await;
    assert_eq!(cell(client, "name", 1).await, "甲甲");
    assert_eq!(selected(client).await, "2 行 × 2 列 已选");
    // One value fills the range; Delete clears it; each is one step back.
    paste(client, "丙", "").await;
    until_cell(client, "sex", 2, "丙").await;
    keys(client, &key(Key::Delete)).await;
    until_cell(client, "name", 1, "").await;
    keys(client, &held(&[Key::Control], 'z')).await;
    until_cell(client, "name", 1, "丙").await;
    keys(client, &held(&[Key::Control], 'z')).await;
    until_cell(client, "name", 1, "甲甲").await;
    keys(client, &held(&[Key::Control], 'z')).await;
    until(client, "everything is as it was", &format!("JSON.stringify([...document.querySelectorAll('[role=gridcell][data-field=name]')].map(c => c.innerText.trim())) === '{}'", serde_json::to_string(&before).unwrap())).await;

    // HTML where there is nothing else; what finds no place is said first.
    press(client, "[data-field=phone][data-row='0']").await;
    paste(client, "", "<table><tr><td>13800001111</td></tr></table>").await;
    until_cell(client, "phone", 0, "13800001111").await;
    keys(client, &held(&[Key::Control], Key::End.into())).await;
    paste(client, "甲\t乙\n丙\t丁", "").await;
    let said = see(client, "#put-beyond").await.text().await.unwrap();
    assert!(said.contains("超出名单 1 行 1 列"), "{said}");
    press(client, "#put-dialog .button:not(.button-primary):not(.dialog-close)").await;
    until(client, "nothing was pasted", "!document.querySelector('#put-dialog')").await;
    until(client, "keys go to the grid again", "document.activeElement.id === 'cell-editor'").await;

    // The browser's own clipboard: copied here, pasted there.
    keys(client, &held(&[Key::Control], Key::Home.into())).await;
    until_active(client, "cell-0-0").await;
    let name = cell(client, "name", 0).await;
    keys(client, &held(&[Key::Control], 'c')).await;
    until(client, "it is copied", "document.querySelector('#grid-selected').innerText.startsWith('已复制')")
        .await;
    keys(client, &key(Key::Down)).await;
    keys(client, &held(&[Key::Control], 'v')).await;
    until_cell(client, "name", 1, &name).await;
    // Fill down.
    keys(client, &[held(&[Key::Shift], Key::Down.into()), key(Key::Down)].concat()).await;
    keys(client, &held(&[Key::Control], 'd')).await;
    until_cell(client, "name", 3, &name).await;
    keys(client, &held(&[Key::Control], 'z')).await;
    until_cell(client, "name", 3, &before[3]).await;

    // Taking the conditions off one by one.
    press(client, "#chips .chip").await;
    until(
        client,
        "men are shown again",
        "[...document.querySelectorAll('[role=gridcell][data-field=sex]')].some(c => c.innerText === '男')",
    )
    .await;
    press(client, "#clear-look").await;
    until(client, "no condition is left", "!document.querySelector('#chips')").await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_column_is_filled_in_two_presses_and_findings_are_walked_through() {
    let browser = Browser::start(1280).await;
    let client = &browser.client;
    open_sample(client).await;

    press(client, "[data-head=occupation]").await;
    until(
        client,
        "the button says what the notice asks",
        "document.querySelector('#fill-column').innerText.trim() === '个人职业全部填为“青年学生”'",
    )
    .await;
    press(client, "#fill-column").await;
    see(client, "#fill-dialog .put-line").await;
    let wrong = texts(client, "#fill-dialog .put-line").await.len();
    assert!(texts(client, "#fill-dialog .fix-new").await.iter().all(|new| new == "青年学生"));
    assert!(see(client, "#fill-do").await.text().await.unwrap().contains(&wrong.to_string()));
    press(client, "#fill-do").await;
    let filled = "[...document.querySelectorAll('[role=gridcell][data-field=occupation]')].every(c => c.innerText === '青年学生')";
    until(client, "the column is filled", filled).await;
    press(client, "#undo").await;
    until(client, "it is as it was", &format!("!({filled})")).await;
    press(client, "#redo").await;
    until(client, "it is filled again", filled).await;

    // F8 goes from finding to finding, and says at the cell what is wrong.
    press(client, "[data-field=name][data-row='0']").await;
    keys(client, &key(Key::F8)).await;
    see(client, "#cell-findings .brief").await;
    let first = active(client).await;
    keys(client, &key(Key::F8)).await;
    until(client, "the next one is active", &format!("document.querySelector('#cell-editor').getAttribute('aria-activedescendant') !== '{first}' && document.querySelector('#cell-findings .brief')")).await;
    keys(client, &held(&[Key::Shift], Key::F8.into())).await;
    until_active(client, &first).await;
    press(client, "#cell-findings .rule-code").await;
    see(client, "#rule-page .rule-section").await;
    press(client, "#rule-page .dialog-close").await;

    // Find and replace, with its preview.
    until(client, "keys go to the grid again", "document.activeElement.id === 'cell-editor'").await;
    keys(client, &held(&[Key::Control], Key::Home.into())).await;
    keys(client, &held(&[Key::Control], 'h')).await;
    see(client, "#find-what").await.send_keys("汉族").await.unwrap();
    until(
        client,
        "they are counted",
        "/^\\d+ \\/ \\d+ 处$/.test(document.querySelector('#find-count').innerText)",
    )
    .await;
    see(client, "#replace-with").await.send_keys("回族").await.unwrap();
    press(client, "#replace-all").await;
    see(client, "#put-dialog .put-line").await;
    press(client, "#put-do").await;
    until(client, "none is left", "![...document.querySelectorAll('[role=gridcell][data-field=ethnicity]')].some(c => c.innerText.includes('汉族'))").await;
    press(client, "#undo").await;
    until(client, "they are back", "[...document.querySelectorAll('[role=gridcell][data-field=ethnicity]')].some(c => c.innerText.includes('汉族'))").await;

    // Columns hidden stay hidden after a reload, and come back.
    press(client, "#open-columns").await;
    press(client, "[data-column-of=ethnicity] input").await;
    until(client, "the column is gone", "!document.querySelector('[data-head=ethnicity]')").await;
    reload(client).await;
    press(client, "#step-complete").await;
    see(client, "[data-head=phone]").await;
    assert!(texts(client, "[data-head=ethnicity]").await.is_empty());
    let kept = ask(client, "localStorage.getItem('tuanji.columns')").await;
    assert_eq!(kept.as_str().unwrap(), r#"{"widths":{},"hidden":["ethnicity"]}"#, "no cell's text is kept");
    press(client, "#open-columns").await;
    press(client, "[data-column-of=ethnicity] input").await;
    see(client, "[data-head=ethnicity]").await;
    browser.close().await;
}
