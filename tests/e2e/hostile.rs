//! The hostile corpus in the browser: in file names, sheet names, headers and cells, through every screen. Nothing
//! of it becomes an element, opens a dialog, asks anybody for anything, or is a formula in what is downloaded.

use std::io::{Cursor, Write};

use fantoccini::Client;

use crate::browser::Browser;
use crate::page::{check, press, reload, see, until, until_saved};
use crate::requests::assert_only_own_files;
use crate::site::{Site, dist};
use crate::support::hostile::campaign::files;
use crate::support::hostile::{assert_no_formula, texts};

/// What would be there had any of the corpus come alive.
const ALIVE: &str = "return [...document.querySelectorAll('.hostile, hostile-element, iframe, object, embed, base, marquee, \
        video, audio, math, template, svg script, body script:not([type=module]), [onerror], [onload], [onfocus], \
        [onmouseover], [ontoggle], [style*=hostile], [href*=hostile], [src*=hostile], [href^=javascript]')]
    .map(e => e.outerHTML.slice(0, 200))";

async fn nothing_is_alive(client: &Client, place: &str) {
    // A dialog opened by the corpus would make the driver refuse this.
    let found = client.execute(ALIVE, vec![]).await.unwrap_or_else(|error| panic!("{place}: {error}"));
    assert_eq!(found, serde_json::json!([]), "{place}");
    assert_eq!(client.title().await.unwrap(), "团籍核对台", "{place}");
}

/// How many texts of the corpus can be read on the page, blanks aside.
async fn seen(client: &Client, texts: &[String]) -> usize {
    let script = "const plain = (text) => text.replace(/[\\s\\p{C}]/gu, '');
        const page = plain(document.querySelector('main').textContent
            + [...document.querySelectorAll('main input, main textarea')].map(e => e.value).join(' '));
        return arguments[0].filter(text => plain(text) !== '' && page.includes(plain(text))).length";
    let found = client.execute(script, vec![serde_json::json!(texts)]).await.unwrap();
    usize::try_from(found.as_u64().unwrap()).unwrap()
}

/// All files as one archive: members may be called what no disk takes.
fn archive() -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for file in files() {
        writer.start_file(file.name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(&file.bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[tokio::test(flavor = "multi_thread")]
async fn hostile_texts_stay_texts_on_every_screen() {
    let site = Site::of(dist());
    let browser = Browser::start_behind(1280, Some(site.address)).await;
    let client = &browser.client;
    client.goto(&site.url()).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let name = "<img class=hostile src=x onerror=alert(1)>\"'&{{7*7}}=1+1.zip";
    let path = folder.path().join(name);
    std::fs::write(&path, archive()).unwrap();
    let short: Vec<String> = texts().into_iter().filter(|text| text.chars().count() < 200).collect();

    see(client, "#choose-files").await.send_keys(&path.display().to_string()).await.unwrap();
    until(client, "every list is read", "document.querySelectorAll('.source').length === 5").await;
    for table in 0..5 {
        press(client, &format!(".source[data-table='{table}'] .source-toggle")).await;
        until(
            client,
            "its rows are shown",
            &format!("document.querySelector('.source[data-table=\"{table}\"] .preview-row')"),
        )
        .await;
        nothing_is_alive(client, "a list's details").await;
    }
    assert!(seen(client, &short).await >= 5, "the import screen shows headers and cells");
    until_saved(client).await;

    check(client).await;
    nothing_is_alive(client, "the overview").await;
    press(client, "#step-review").await;
    see(client, "#cases .case").await;
    press(client, "#settled-too").await;
    nothing_is_alive(client, "the cases").await;
    assert!(seen(client, &short).await >= 20, "the cases show names");
    while client.find(fantoccini::Locator::Css("#more-cases")).await.is_ok() {
        let before = count(client, ".case").await;
        // Cards get their height as they come into sight, and WebKit's driver presses where the button was.
        client.execute("document.querySelector('#more-cases').click()", vec![]).await.unwrap();
        until(client, "more cases are shown", &format!("document.querySelectorAll('.case').length > {before} || !document.querySelector('#more-cases')")).await;
    }
    nothing_is_alive(client, "all cases").await;
    let shown = seen(client, &short).await;
    assert!(shown >= 200, "{shown} texts can be read among the cases");
    for letters in ["<img", "=HYPERLINK", "{{7*7}}"] {
        see(client, "#case-search").await.send_keys(letters).await.unwrap();
        nothing_is_alive(client, "a search").await;
        see(client, "#case-search").await.clear().await.unwrap();
    }

    press(client, "#step-complete").await;
    see(client, ".grid-cell").await;
    nothing_is_alive(client, "the grid").await;
    press(client, "#step-settings").await;
    see(client, "#school").await;
    nothing_is_alive(client, "the settings").await;

    press(client, "#step-output").await;
    see(client, "#unit").await.send_keys("<b class=hostile>=1+1").await.unwrap();
    nothing_is_alive(client, "the forms").await;
    for form in ["deletion", "retention", "supplement", "transfer", "completion", "report"] {
        // A list with nobody in it is not offered.
        if client.find(fantoccini::Locator::Css(&format!("#download-{form}:disabled"))).await.is_ok() {
            assert!(!["deletion", "completion", "report"].contains(&form), "{form} has something in it");
            continue;
        }
        press(client, &format!("#download-{form}")).await;
        let (_, bytes) = browser.downloaded_with_blanks().await;
        assert_no_formula(&bytes);
    }
    until_saved(client).await;
    reload(client).await;
    see(client, ".branches tbody tr").await;
    nothing_is_alive(client, "the overview after a reload").await;
    press(client, "#step-review").await;
    see(client, "#cases .case").await;
    nothing_is_alive(client, "the cases after a reload").await;
    assert_only_own_files(&site.asked());
    browser.close().await;
}

async fn count(client: &Client, css: &str) -> u64 {
    let script = "return document.querySelectorAll(arguments[0]).length";
    client.execute(script, vec![css.into()]).await.unwrap().as_u64().unwrap()
}
