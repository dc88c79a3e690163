//! What the rules find, mended: safe fixes, the preview of the others, accepting, switching off.

use fantoccini::Client;

use crate::browser::Browser;
use crate::page::{check_sample, press, reload, see, texts, until, until_saved};

#[tokio::test(flavor = "multi_thread")]
async fn findings_are_mended_accepted_and_switched_off() {
    let browser = Browser::start(1280).await;
    let client = &browser.client;
    check_sample(client).await;
    press(client, "#step-review").await;
    see(client, "#cases").await;
    press(client, "#step-complete").await;

    // Every safe fix in one press, and one undo for all of them.
    press(client, "#fix-safe").await;
    until(client, "no safe fix is left", "!document.querySelector('#fix-safe')").await;
    press(client, "#undo").await;
    see(client, "#fix-safe").await;
    press(client, "#redo").await;
    until(client, "they are taken again", "!document.querySelector('#fix-safe')").await;

    // The others are previewed; one row is left out.
    press(client, "#fix-asked").await;
    see(client, "#fix-dialog .fix-line").await;
    let groups = "document.querySelectorAll('.fix-group').length === document.querySelectorAll('.fix-lines').length \
         && [...document.querySelectorAll('.fix-lines')].every(list => list.children.length)";
    until(client, "every group lists its rows", groups).await;
    let names = texts(client, "#fix-dialog .fix-who").await;
    assert!(names.len() >= 2, "the sample has several proposals: {names:?}");
    assert!(texts(client, "#fix-dialog .fix-new").await.contains(&"青年学生".to_owned()));
    press(client, "#fix-dialog .fix-line input").await;
    let button = see(client, "#take-fixes").await.text().await.unwrap();
    assert!(button.contains(&(names.len() - 1).to_string()), "{button} of {names:?}");
    press(client, "#take-fixes").await;
    until(client, "one proposal is left", "document.querySelector('#fix-asked')?.innerText.includes(' 1 ')")
        .await;

    // A rule's page opens at its code.
    press(client, ".findings-panel .rule-code").await;
    let sections = "document.querySelectorAll('#rule-page .rule-section').length === 5";
    until(client, "the rule is explained", sections).await;
    press(client, "#rule-page .dialog-close").await;
    until(client, "the page is closed", "!document.querySelector('#rule-page')").await;

    // Accept what is wrong with somebody: no longer red, still shown.
    press(client, "[data-severity=error][data-field=phone]").await;
    press(client, ".finding[data-code=CP006] .button-waive").await;
    see(client, ".reason-form .input").await.send_keys("本人没有手机").await.unwrap();
    press(client, ".reason-form button").await;
    until(client, "the finding is accepted", ACCEPTED).await;
    press(client, "#undo").await;
    until(client, "it is open again", "document.querySelector('.finding-error[data-code=CP006]')").await;
    press(client, "#redo").await;
    until(client, "the finding is accepted again", ACCEPTED).await;

    // Switch a rule off, for a reason.
    press(client, "#step-settings").await;
    press(client, ".rule-line[data-code=CP005] .button").await;
    see(client, ".rule-line .reason-form .input").await.send_keys("由辅导员统一补全").await.unwrap();
    press(client, ".rule-line .reason-form button").await;
    see(client, ".rule-line-off[data-code=CP005]").await;

    // Change what the school expects.
    let school = see(client, "#school").await;
    school.clear().await.unwrap();
    school.send_keys("山东某某学院").await.unwrap();
    press(client, "#save-profile").await;
    until(client, "the form is saved", "!document.querySelector('#save-profile')").await;
    until_saved(client).await;
    let centre = "document.querySelector('#export-profile').scrollIntoView({ block: 'center' })";
    client.execute(centre, vec![]).await.unwrap();
    press(client, "#export-profile").await;
    let (name, bytes) = browser.downloaded().await;
    let file = String::from_utf8(bytes).unwrap();
    assert!(
        name.ends_with(".json") && file.contains("山东某某学院") && file.contains("CP005"),
        "{name}: {file}"
    );

    // All of it is there after a reload.
    reload(client).await;
    see(client, ".branches tbody tr").await;
    press(client, "#step-settings").await;
    see(client, ".rule-line-off[data-code=CP005]").await;
    assert_eq!(value(client, "#school").await, "山东某某学院");
    press(client, "#step-complete").await;
    see(client, ".totals").await;
    assert!(!texts(client, ".total .rule-code").await.contains(&"CP005".to_owned()));
    assert!(!is_there(client, "#fix-safe").await);
    until(client, "one proposal is left", "document.querySelector('#fix-asked')?.innerText.includes(' 1 ')")
        .await;
    let totals = see(client, ".totals").await.text().await.unwrap();
    assert!(totals.contains("1 条问题已接受"), "{totals}");

    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_schools_settings_and_another_day_are_checked_by() {
    let browser = Browser::start(1280).await;
    let client = &browser.client;
    check_sample(client).await;
    press(client, "#step-settings").await;

    // What counts as the right occupation is another thing there.
    let occupation = see(client, "#occupation").await;
    occupation.clear().await.unwrap();
    occupation.send_keys("在校学生").await.unwrap();
    press(client, "#save-profile").await;
    until(client, "the form is saved", "!document.querySelector('#save-profile')").await;
    let export = "document.querySelector('#export-profile').scrollIntoView({ block: 'center' })";
    client.execute(export, vec![]).await.unwrap();
    press(client, "#export-profile").await;
    let (name, bytes) = browser.downloaded().await;
    let usual = found(client, "CP001").await;
    assert!(usual >= 30, "nobody is a 在校学生 in the sample: {usual}");

    // The notice's own again: the few there were. Undone and done once more, and then by way of the file.
    press(client, "#reset-profile").await;
    until_value(client, "#occupation", "青年学生").await;
    assert!(found(client, "CP001").await < 5);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    see(client, "#import-profile").await.send_keys(&path.display().to_string()).await.unwrap();
    until_value(client, "#occupation", "在校学生").await;
    assert_eq!(found(client, "CP001").await, usual);
    let other = folder.path().join("别的.json");
    std::fs::write(&other, r#"{"school": 1}"#).unwrap();
    see(client, "#import-profile").await.send_keys(&other.display().to_string()).await.unwrap();
    see(client, ".banner-wrong").await;
    assert_eq!(value(client, "#occupation").await, "在校学生", "a file of another kind changes nothing");

    // On a day before they joined, everybody's dates lie in the future.
    let set_day = "const day = document.querySelector('#day'); day.value = '2016-01-01'; \
                   day.dispatchEvent(new Event('change', { bubbles: true }))";
    client.execute(set_day, vec![]).await.unwrap();
    see(client, "#day-today").await;
    assert!(found(client, "DT003").await > 30);
    press(client, "#day-today").await;
    until(client, "it is today again", "!document.querySelector('#day-today')").await;
    assert_eq!(found(client, "DT003").await, 0);

    browser.close().await;
}

async fn until_value(client: &Client, css: &str, wanted: &str) {
    let shown = format!("document.querySelector('{css}')?.value === '{wanted}'");
    until(client, &format!("{css} is {wanted}"), &shown).await;
}

/// How often a rule is said to be broken, as 完善 counts it; the settings are open before and after.
async fn found(client: &Client, code: &str) -> usize {
    press(client, "#step-complete").await;
    see(client, ".totals").await;
    let count = "const line = [...document.querySelectorAll('.total')].find(line => \
                 line.querySelector('.rule-code')?.innerText === arguments[0]); \
                 return Number(line?.innerText.match(/(\\d+)\\s*$/)?.[1] ?? 0)";
    let count = client.execute(count, vec![code.into()]).await.unwrap().as_u64().unwrap();
    press(client, "#step-settings").await;
    see(client, "#profile").await;
    usize::try_from(count).unwrap()
}

const ACCEPTED: &str =
    "document.querySelector('.finding-accepted[data-code=CP006]')?.innerText.includes('本人没有手机')";

async fn value(client: &Client, css: &str) -> String {
    let script = "return document.querySelector(arguments[0]).value";
    serde_json::from_value(client.execute(script, vec![css.into()]).await.unwrap()).unwrap()
}

async fn is_there(client: &Client, css: &str) -> bool {
    let script = "return Boolean(document.querySelector(arguments[0]))";
    client.execute(script, vec![css.into()]).await.unwrap() == true
}
