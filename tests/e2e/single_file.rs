//! The one-file edition, opened from a disk: sample, check, form; and nothing asked of anybody.

use std::path::PathBuf;

use crate::browser::Browser;
use crate::page::{check, press, reload, see, until};
use crate::requests::is_browsers_own;
use crate::site::{Site, dist};

#[tokio::test(flavor = "multi_thread")]
async fn one_file_does_it_all() {
    let folder = tempfile::tempdir().unwrap();
    let file: PathBuf = folder.path().join("团籍核对台.html");
    tuanji_site::single::write(&dist(), &file).unwrap();
    // Whatever it asks for goes here and is seen.
    let site = Site::of(dist());
    let browser = Browser::start_behind(1280, Some(site.address)).await;
    let client = &browser.client;
    let url = url::Url::from_file_path(&file).unwrap();
    client.goto(url.as_str()).await.unwrap();

    press(client, "#try-sample").await;
    until(client, "all four lists are read", "document.querySelectorAll('.source').length === 4").await;
    check(client).await;
    press(client, "#step-review").await;
    press(client, ".filter[data-action=delete]").await;
    press(client, ".case [data-does=accept]").await;
    press(client, "#step-output").await;
    press(client, "#download-deletion").await;
    press(client, "#before #leave-blank").await;
    let (name, bytes) = browser.downloaded().await;
    assert!(name.contains("附件1-要求后台删除团员登记表-20"), "{name}");
    assert!(bytes.len() > 1_000);
    press(client, "#open-licences").await;
    until(client, "the libraries are listed", "document.querySelectorAll('.licence').length > 50").await;
    press(client, "#licences-page .dialog-close").await;

    // Kept where the browser keeps things for a file, or said that it is not.
    see(client, ".saving-done, .saving-failed").await;
    let kept = client.find(fantoccini::Locator::Css(".saving-done")).await.is_ok();
    if kept {
        reload(client).await;
        see(client, ".branches tbody tr").await;
    }
    let asked: Vec<_> = site.asked().into_iter().filter(|(_, address)| !is_browsers_own(address)).collect();
    assert!(asked.is_empty(), "{asked:#?}");
    browser.close().await;
}
