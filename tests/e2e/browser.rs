//! A headless Chromium driven over WebDriver, with a profile and a downloads folder of its own.

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

/// A browser session; ends with the test.
pub struct Browser {
    pub client: Client,
    downloads: TempDir,
    _profile: TempDir,
    _driver: Child,
}

impl Browser {
    /// Starts a driver and a browser, `width` pixels wide.
    pub async fn start(width: u32) -> Browser {
        let (driver, port) = start_driver().await;
        let downloads = tempfile::tempdir().unwrap();
        let profile = tempfile::tempdir().unwrap();
        let capabilities = json!({
            "goog:loggingPrefs": { "browser": "ALL" },
            "goog:chromeOptions": {
                "args": [
                    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                    "--disable-background-networking", "--disable-component-update", "--disable-sync",
                    format!("--window-size={width},900"),
                    format!("--user-data-dir={}", profile.path().display()),
                ],
                "prefs": { "download.default_directory": downloads.path(), "download.prompt_for_download": false },
            },
        });
        let client = ClientBuilder::new(hyper_util::client::legacy::connect::HttpConnector::new())
            .capabilities(capabilities.as_object().unwrap().clone())
            .connect(&format!("http://127.0.0.1:{port}"))
            .await
            .expect("the browser starts");
        Browser { client, downloads, _profile: profile, _driver: driver }
    }

    /// Waits for the one file to arrive in the downloads folder and takes it out.
    pub async fn downloaded(&self) -> (String, Vec<u8>) {
        for _ in 0..100 {
            if let Some(path) = finished(self.downloads.path()) {
                let bytes = std::fs::read(&path).unwrap();
                std::fs::remove_file(&path).unwrap();
                return (path.file_name().unwrap().to_string_lossy().into_owned(), bytes);
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("no download arrived within 10 seconds");
    }

    /// Makes the page see a screen of this size. Windows cannot be as narrow as phones are.
    pub async fn see_as(&self, width: u32, height: u32) {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await;
    }

    /// Asks Chromium's developer tools for something.
    pub async fn devtools(&self, command: &'static str, parameters: Value) {
        self.client.issue_cmd(DevTools(command, parameters)).await.expect("the driver passes commands on");
    }

    /// Fails when the console shows an error; ends the session.
    pub async fn close(self) {
        let log = self.client.issue_cmd(BrowserLog).await.expect("the driver gives the console's log");
        let errors: Vec<&Value> =
            log.as_array().unwrap().iter().filter(|entry| entry["level"] == "SEVERE").collect();
        self.client.close().await.unwrap();
        assert!(errors.is_empty(), "the console shows errors: {errors:#?}");
    }
}

fn finished(folder: &Path) -> Option<PathBuf> {
    let mut files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    // Chromium writes under another name until it is done, at first under a hidden one.
    files.find(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        !name.starts_with('.') && !name.ends_with(".crdownload") && !name.ends_with(".tmp")
    })
}

/// Starts a chromedriver on a free port and waits until it says which.
async fn start_driver() -> (Child, u16) {
    let mut driver = Command::new("chromedriver")
        .arg("--port=0")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .expect("chromedriver is on the PATH (make test installs it)");
    let mut lines = BufReader::new(driver.stdout.take().unwrap()).lines();
    while let Some(line) = lines.next_line().await.unwrap() {
        if let Some(rest) = line.split("started successfully on port ").nth(1) {
            let port = rest.trim_end_matches('.').trim().parse().unwrap();
            tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
            return (driver, port);
        }
    }
    panic!("chromedriver ended before it listened");
}

/// Chromedriver's own way to the developer tools.
#[derive(Debug)]
struct DevTools(&'static str, Value);

impl WebDriverCompatibleCommand for DevTools {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(json!({ "cmd": self.0, "params": self.1 }).to_string()))
    }
}

/// Chromedriver's own command for what the console has shown.
#[derive(Debug)]
struct BrowserLog;

impl WebDriverCompatibleCommand for BrowserLog {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/se/log", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(json!({ "type": "browser" }).to_string()))
    }
}
