//! Pictures of every screen in every state, for looking at: `make screenshots` writes them to out/screenshots.
//!
//! Empty, loading, full and with something wrong; 1280 and 390 pixels wide, the main ones 1920 as well; light
//! and dark. Each picture shows the whole page.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    dead_code,
    reason = "a tool for developers, built of parts of the browser tests"
)]

#[path = "../tests/e2e/browser/mod.rs"]
mod browser;
#[path = "../tests/e2e/page.rs"]
mod page;
#[path = "../tests/e2e/site.rs"]
mod site;

use std::path::{Path, PathBuf};
use std::time::Duration;

use browser::Browser;
use page::{check, press, see, until};
use serde_json::json;

/// Width, height of the window, and whether only the main screens are taken.
const SIZES: [(u32, u32, bool); 3] = [(1280, 800, false), (390, 844, false), (1920, 1080, true)];

const SCREENS: [&str; 6] = ["import", "overview", "review", "complete", "output", "settings"];

/// No picture is taller; what is below repeats what is above.
const TALLEST: u64 = 3_000;

struct Camera {
    browser: Browser,
    folder: PathBuf,
    size: (u32, u32),
    suffix: String,
}

impl Camera {
    async fn take(&self, name: &str) {
        // What is fetched and what moves has come to rest.
        tokio::time::sleep(Duration::from_millis(500)).await;
        let (width, height) = self.size;
        let tall = "return document.documentElement.scrollHeight";
        let tall = self.browser.client.execute(tall, vec![]).await.unwrap().as_u64().unwrap_or_default();
        let tall = u32::try_from(tall.min(TALLEST)).unwrap().max(height);
        self.browser.see_as(width, tall).await;
        let picture = self.browser.client.screenshot().await.unwrap();
        self.browser.see_as(width, height).await;
        std::fs::write(self.folder.join(format!("{name}-{}.png", self.suffix)), picture).unwrap();
    }

    async fn screens(&self, state: &str, screens: &[&str]) {
        for screen in screens {
            press(&self.browser.client, &format!("#step-{screen}")).await;
            self.take(&format!("{screen}-{state}")).await;
        }
    }

    async fn go(&self, screen: &str) {
        press(&self.browser.client, &format!("#step-{screen}")).await;
    }
}

#[tokio::main]
async fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("out/screenshots");
    // Those of before would be taken for those of now.
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    let address = format!("http://{}/", site::serve().await);
    for (width, height, main_only) in SIZES {
        for theme in ["light", "dark"] {
            let browser = Browser::start(width.max(500)).await;
            browser.see_as(width, height).await;
            let scheme = json!({ "features": [{ "name": "prefers-color-scheme", "value": theme }] });
            browser.devtools("Emulation.setEmulatedMedia", scheme).await;
            let suffix = format!("{width}-{theme}");
            let camera = Camera { browser, folder: folder.clone(), size: (width, height), suffix };
            session(&camera, &address, main_only).await;
            camera.browser.client.close().await.unwrap();
            println!("{width} px, {theme}: done");
        }
    }
}

async fn session(camera: &Camera, address: &str, main_only: bool) {
    let client = &camera.browser.client;
    if !main_only {
        blocked(camera, address).await;
    }
    client.goto(address).await.unwrap();
    see(client, "#try-sample").await;
    if main_only {
        camera.take("import-empty").await;
    } else {
        camera.screens("empty", &SCREENS).await;
        wrong_file(camera).await;
    }
    camera.go("import").await;
    press(client, "#try-sample").await;
    until(client, "all four lists are read", "document.querySelectorAll('.source').length === 4").await;
    camera.take("import-full").await;
    check(client).await;
    camera.screens("full", &SCREENS[1..]).await;
    if !main_only {
        over_the_screens(camera).await;
    }
}

/// The page while its program loads, and where it does not come.
async fn blocked(camera: &Camera, address: &str) {
    let client = &camera.browser.client;
    let block = |urls: &[&str]| json!({ "urls": urls });
    camera.browser.devtools("Network.enable", json!({})).await;
    camera.browser.devtools("Network.setBlockedURLs", block(&["*boot.js"])).await;
    client.goto(address).await.unwrap();
    camera.take("page-loading").await;
    camera.browser.devtools("Network.setBlockedURLs", block(&["*app_bg.wasm"])).await;
    client.goto(address).await.unwrap();
    camera.take("page-error").await;
    camera.browser.devtools("Network.setBlockedURLs", block(&[])).await;
}

/// A file nobody can read, and one that takes its time.
async fn wrong_file(camera: &Camera) {
    let client = &camera.browser.client;
    camera.go("import").await;
    let folder = std::env::temp_dir().join("tuanji-screenshots");
    std::fs::create_dir_all(&folder).unwrap();
    let broken = folder.join("损坏的名单.xlsx");
    std::fs::write(&broken, b"PK\x03\x04 not a workbook").unwrap();
    see(client, "#choose-files").await.send_keys(&broken.display().to_string()).await.unwrap();
    see(client, "#rejected").await;
    camera.take("import-error").await;
    let long = folder.join("很长的名单.csv");
    let rows: String =
        (0..1_000_000).map(|row| format!("张三,男,{row},{}\n", "山东省济南市".repeat(6))).collect();
    std::fs::write(&long, format!("姓名,性别,学号,户籍地址\n{rows}")).unwrap();
    see(client, "#choose-files").await.send_keys(&long.display().to_string()).await.unwrap();
    see(client, "#cancel-reading").await;
    camera.take("import-loading").await;
    press(client, "#cancel-reading").await;
    until(client, "reading has ended", "!document.querySelector('#busy')").await;
}

/// Dialogs, forms within cards, the log, help.
async fn over_the_screens(camera: &Camera) {
    let client = &camera.browser.client;
    camera.go("overview").await;
    press(client, ".branches .red-name").await;
    see(client, ".red-names li").await;
    camera.take("overview-red-names").await;
    camera.go("review").await;
    press(client, ".filter[data-action=delete]").await;
    press(client, ".case [data-does=accept]").await;
    see(client, ".case .answered").await;
    press(client, ".case [data-does=change]").await;
    see(client, ".case-form").await;
    camera.take("review-changing").await;
    press(client, ".case [data-does=detail]").await;
    see(client, "#case-detail[open]").await;
    camera.take("review-detail").await;
    press(client, "#case-detail .dialog-close").await;
    see(client, "#case-search").await.send_keys("查无此人").await.unwrap();
    camera.take("review-none-found").await;
    press(client, "#open-log").await;
    see(client, ".entry").await;
    camera.take("log-full").await;
    press(client, "#open-help").await;
    see(client, "#help[open]").await;
    camera.take("help").await;
    press(client, "#help .dialog-close").await;
    paper(camera).await;
}

/// The forms as they are printed, and forms that were handed in.
async fn paper(camera: &Camera) {
    let client = &camera.browser.client;
    camera.go("output").await;
    press(client, "#print-deletion").await;
    see(client, "#print-now:not(:disabled)").await;
    camera.take("output-print").await;
    press(client, "#print-back").await;
    camera.go("import").await;
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let forms = ["form1_messed.xls", "form3_messed.xls"].map(|form| corpus.join(form).display().to_string());
    see(client, "#choose-files").await.send_keys(&forms.join("\n")).await.unwrap();
    until(client, "the forms are read", "document.querySelectorAll('.source').length === 6").await;
    camera.go("merging").await;
    see(client, "#unknown, #merging-rows > li").await;
    camera.take("merging-full").await;
}
