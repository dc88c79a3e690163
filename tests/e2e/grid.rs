//! The grid as Excel and WPS have taught people to use one: keys, ranges, the clipboard, filling, finding.

use fantoccini::Client;
use fantoccini::key::Key;
use serde_json::Value;

use crate::browser::Browser;
use crate::page::{check_sample, keys, press, see, texts, until};

/// The sample's first system list in the grid.
pub async fn open_sample(client: &Client) {
    check_sample(client).await;
    press(client, "#step-complete").await;
    see(client, "[data-field=name][data-row='1']").await;
}

/// A key with others held down.
pub fn held(held: &[Key], key: char) -> String {
    held.iter().map(|key| char::from(*key)).chain([key]).collect()
}

pub fn key(key: Key) -> String {
    char::from(key).to_string()
}

pub async fn ask(client: &Client, script: &str) -> Value {
    client.execute(&format!("return {script}"), vec![]).await.unwrap()
}

/// Row and column of the active cell.
pub async fn active(client: &Client) -> String {
    let script = "document.querySelector('#cell-editor').getAttribute('aria-activedescendant')";
    ask(client, script).await.as_str().unwrap_or_default().to_owned()
}

pub async fn until_active(client: &Client, cell: &str) {
    let script =
        format!("document.querySelector('#cell-editor').getAttribute('aria-activedescendant') === '{cell}'");
    until(client, &format!("{cell} is the active cell"), &script).await;
}

pub async fn selected(client: &Client) -> String {
    see(client, "#grid-selected").await.text().await.unwrap()
}

pub async fn cell(client: &Client, field: &str, row: usize) -> String {
    texts(client, &format!("[data-field={field}][data-row='{row}']")).await.remove(0)
}

pub async fn until_cell(client: &Client, field: &str, row: usize, text: &str) {
    let script = format!(
        "document.querySelector(\"[data-field={field}][data-row='{row}']\")?.innerText.trim() === '{text}'"
    );
    until(client, &format!("{field} {row} holds “{text}”"), &script).await;
}

/// Pastes as a spreadsheet would have copied. Handed to the event's constructor, Firefox would empty the clipboard.
pub async fn paste(client: &Client, plain: &str, html: &str) {
    let script = "const data = new DataTransfer(); \
         if (arguments[0]) data.setData('text/plain', arguments[0]); \
         if (arguments[1]) data.setData('text/html', arguments[1]); \
         const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true }); \
         Object.defineProperty(event, 'clipboardData', { value: data }); \
         document.querySelector('#cell-editor').dispatchEvent(event);";
    client.execute(script, vec![plain.into(), html.into()]).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_and_mouse_move_and_select_as_in_a_spreadsheet() {
    let browser = Browser::start(1280).await;
    let client = &browser.client;
    open_sample(client).await;
    let rows: usize = ask(client, "Number(document.querySelector('#grid').getAttribute('aria-rowcount'))")
        .await
        .as_u64()
        .unwrap() as usize
        - 1;

    press(client, "[data-field=name][data-row='0']").await;
    until_active(client, "cell-0-0").await;
    keys(client, &[key(Key::Down), key(Key::Right), key(Key::Tab), key(Key::Tab)].concat()).await;
    until_active(client, "cell-1-3").await;
    // Enter after Tabs returns to the column they began in.
    keys(client, &key(Key::Enter)).await;
    until_active(client, "cell-2-1").await;
    keys(client, &held(&[Key::Control], Key::Home.into())).await;
    until_active(client, "cell-0-0").await;
    keys(client, &held(&[Key::Control], Key::Down.into())).await;
    until_active(client, &format!("cell-{}-0", rows - 1)).await;
    let sight = "(() => { const g = document.querySelector('#grid-view').getBoundingClientRect(), \
         c = document.querySelector('#cell-editor').getBoundingClientRect(); \
         return c.top >= g.top && c.bottom <= g.bottom })()";
    until(client, "the active cell is in sight", sight).await;
    keys(client, &held(&[Key::Control], Key::Up.into())).await;
    until_active(client, "cell-0-0").await;

    // Ranges by keys.
    keys(client, &[held(&[Key::Shift], Key::Down.into()), key(Key::Down), key(Key::Right)].concat()).await;
    until(
        client,
        "three rows and two columns are selected",
        "document.querySelectorAll('[role=gridcell][aria-selected=true]').length === 6",
    )
    .await;
    assert_eq!(selected(client).await, "3 行 × 2 列 已选");
    // Within a range Enter and Tab go round.
    keys(client, &key(Key::Enter).repeat(3)).await;
    until_active(client, "cell-0-1").await;
    assert_eq!(selected(client).await, "3 行 × 2 列 已选");
    keys(client, &held(&[Key::Control, Key::Shift], Key::Down.into())).await;
    until(
        client,
        "the selection reaches the end",
        &format!("document.querySelector('#grid-selected').innerText.startsWith('{rows} 行')"),
    )
    .await;
    keys(client, &held(&[Key::Control], 'a')).await;
    let columns = "document.querySelector('#grid').getAttribute('aria-colcount') - 1";
    until(
        client,
        "everything is selected",
        &format!(
            "document.querySelector('#grid-selected').innerText === `{rows} 行 × ${{{columns}}} 列 已选`"
        ),
    )
    .await;

    // By mouse: dragging, Shift, headers.
    keys(client, &held(&[Key::Control], Key::Home.into())).await;
    press(client, "[data-row='0'][data-column='0']").await;
    let drag = "const from = document.querySelector(\"[data-row='1'][data-column='1']\"), \
         to = document.querySelector(\"[data-row='3'][data-column='2']\").getBoundingClientRect(); \
         const at = { bubbles: true, buttons: 1, clientX: to.left + 5, clientY: to.top + 5 }; \
         from.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true })); \
         window.dispatchEvent(new MouseEvent('mousemove', at)); \
         window.dispatchEvent(new MouseEvent('mousemove', { ...at, buttons: 0 }));";
    client.execute(drag, vec![]).await.unwrap();
    until(
        client,
        "the range was dragged over",
        "document.querySelector('#grid-selected').innerText === '3 行 × 2 列 已选'",
    )
    .await;
    let shift = "const to = document.querySelector(\"[data-row='5'][data-column='3']\"), at = to.getBoundingClientRect(); \
         to.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true, shiftKey: true, \
             clientX: at.left + 5, clientY: at.top + 5 }));";
    client.execute(shift, vec![]).await.unwrap();
    until(
        client,
        "Shift stretches it",
        "document.querySelector('#grid-selected').innerText === '5 行 × 3 列 已选'",
    )
    .await;
    press(client, "[data-head=sex]").await;
    until(
        client,
        "the column is selected",
        &format!("document.querySelector('#grid-selected').innerText === '{rows} 行 × 1 列 已选'"),
    )
    .await;
    press(client, ".grid-number[data-row='2']").await;
    until(
        client,
        "the row is selected",
        "document.querySelector('#grid-selected').innerText.startsWith('1 行')",
    )
    .await;

    // What screen readers are told.
    let roles = "document.querySelectorAll('#grid > [role=row] > [role=columnheader]').length === \
         Number(document.querySelector('#grid').getAttribute('aria-colcount')) \
         && document.querySelector('#grid [aria-rowindex=\"2\"] [role=gridcell]').getAttribute('aria-colindex') === '2' \
         && document.activeElement.id === 'cell-editor'";
    until(client, "the grid says what it is", roles).await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn typing_composing_and_choosing_lose_nothing() {
    let browser = Browser::start(1280).await;
    let client = &browser.client;
    open_sample(client).await;

    // An input method: the text area has the focus before the first key, and takes all of it.
    press(client, "[data-field=name][data-row='3']").await;
    let before = cell(client, "name", 4).await;
    let compose = "const area = document.querySelector('#cell-editor'); \
         if (document.activeElement !== area || area.value !== '') return false; \
         const type = (text, kind) => { area.value = text; \
             area.dispatchEvent(new InputEvent('input', { bubbles: true, data: text, inputType: 'insertCompositionText', isComposing: kind })) }; \
         area.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true, data: '' })); \
         for (const text of ['w', 'wa', 'wang']) { \
             area.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, key: 'Process', keyCode: 229, isComposing: true })); \
             area.dispatchEvent(new CompositionEvent('compositionupdate', { bubbles: true, data: text })); type(text, true) } \
         const enter = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, key: 'Enter', keyCode: 229, isComposing: true }); \
         area.dispatchEvent(enter); \
         area.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: '王小明' })); \
         type('王小明', false); return !enter.defaultPrevented && area.value === '王小明'";
    assert_eq!(client.execute(compose, vec![]).await.unwrap(), true, "the input method keeps its keys");
    until_active(client, "cell-3-0").await;
    keys(client, &key(Key::Enter)).await;
    until_cell(client, "name", 3, "王小明").await;
    until_active(client, "cell-4-0").await;

    // One given up leaves the cell as it was.
    let give_up = "const area = document.querySelector('#cell-editor'); \
         area.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true, data: '' })); \
         area.value = ''; area.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: '' }));";
    client.execute(give_up, vec![]).await.unwrap();
    keys(client, &key(Key::Down)).await;
    until_active(client, "cell-5-0").await;
    assert_eq!(cell(client, "name", 4).await, before);

    // Typing replaces, F2 goes on with what is there, Escape leaves it.
    keys(client, &[key(Key::Up), key(Key::F2)].concat()).await;
    until(
        client,
        "the cell is open",
        &format!("document.querySelector('#cell-editor').value === '{before}'"),
    )
    .await;
    keys(client, &["改".to_owned(), key(Key::Enter)].concat()).await;
    until_cell(client, "name", 4, &format!("{before}改")).await;
    keys(client, &["不要".to_owned(), key(Key::Escape)].concat()).await;
    assert_eq!(active(client).await, "cell-5-0");

    // A field with a list: initials find the choice; anything else is still taken.
    press(client, "[data-field=ethnicity][data-row='0']").await;
    keys(client, &held(&[Key::Alt], Key::Down.into())).await;
    see(client, "#cell-list [role=option]").await;
    keys(client, "wwez").await;
    let one = "document.querySelectorAll('#cell-list [role=option]').length === 1";
    until(client, "the list follows", one).await;
    let first = texts(client, "#cell-list [role=option]").await.remove(0);
    keys(client, &key(Key::Enter)).await;
    until_cell(client, "ethnicity", 0, &first).await;
    until(client, "the list is closed", "!document.querySelector('#cell-list')").await;
    keys(client, &["某某族".to_owned(), key(Key::Enter)].concat()).await;
    until_cell(client, "ethnicity", 0, "某某族").await;

    // Identity numbers are shown masked; opening one shows all of it.
    press(client, "[data-field=id_number][data-row='2']").await;
    let masked = cell(client, "id_number", 2).await;
    assert!(masked.contains("********"), "{masked}");
    keys(client, &key(Key::F2)).await;
    until(
        client,
        "the whole number is open",
        "/^[0-9Xx]{17,18}$/.test(document.querySelector('#cell-editor').value)",
    )
    .await;
    keys(client, &key(Key::Escape)).await;
    assert_eq!(cell(client, "id_number", 2).await, masked);
    browser.close().await;
}
