//! A browser driven over WebDriver, with a profile and a downloads folder of its own. Which one is said by
//! TUANJI_BROWSER: chromium (unless said otherwise), firefox or webkit.

mod driver;
mod ending;
mod engine;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder, Locator};
use serde_json::{Value, json};
use tempfile::TempDir;

use driver::Driver;
pub use engine::Engine;
use engine::Wish;

/// A browser session; ends with the test.
pub struct Browser {
    pub client: Client,
    pub engine: Engine,
    home: TempDir,
    driver: Driver,
    wanted: Value,
}

impl Browser {
    /// Starts a driver and a browser, `width` pixels wide.
    pub async fn start(width: u32) -> Browser {
        Browser::begin(width, Wish::default()).await
    }

    /// The same, where everything the browser asks of anybody goes through this proxy.
    pub async fn start_behind(width: u32, proxy: Option<SocketAddr>) -> Browser {
        Browser::begin(width, Wish { proxy, ..Wish::default() }).await
    }

    /// The same with some ten megabytes for all a site keeps, where the engine can be told so beforehand (Firefox).
    pub async fn start_with_little_room(width: u32) -> Browser {
        Browser::begin(width, Wish { little_room: true, ..Wish::default() }).await
    }

    async fn begin(width: u32, wish: Wish) -> Browser {
        let engine = Engine::wanted();
        let home = tempfile::tempdir().unwrap();
        for folder in [DOWNLOADS, PROFILE] {
            std::fs::create_dir(home.path().join(folder)).unwrap();
        }
        let driver = Driver::start(engine, home.path()).await;
        let wanted = engine.capabilities(width, home.path(), wish);
        let client = connect(&driver, &wanted).await;
        if engine != Engine::Chromium {
            client.set_window_size(width, 900).await.unwrap();
        }
        Browser { client, engine, home, driver, wanted }
    }

    /// Where its profile and its downloads lie.
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// Waits for the one file to arrive in the downloads folder and takes it out.
    pub async fn downloaded(&self) -> (String, Vec<u8>) {
        self.downloaded_unless_asked("#none").await
    }

    /// The same where the page may ask first for what no list holds: that is left blank.
    pub async fn downloaded_with_blanks(&self) -> (String, Vec<u8>) {
        self.downloaded_unless_asked("#before #leave-blank").await
    }

    async fn downloaded_unless_asked(&self, answer: &str) -> (String, Vec<u8>) {
        for _ in 0..100 {
            if let Ok(button) = self.client.find(Locator::Css(answer)).await {
                // It may be gone by now.
                let _ = button.click().await;
            }
            if let Some(path) = finished(&self.home().join(DOWNLOADS)) {
                let bytes = std::fs::read(&path).unwrap();
                std::fs::remove_file(&path).unwrap();
                return (path.file_name().unwrap().to_string_lossy().into_owned(), bytes);
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("no download arrived within 10 seconds");
    }

    /// Makes Chromium's page see a screen of this size.
    pub async fn see_as(&self, width: u32, height: u32) {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await;
    }

    /// Opens the page so that it sees a screen of this size. Windows cannot be as narrow as phones are: Chromium is told,
    /// in the others the page lies in a frame.
    pub async fn open_as_if(&self, width: u32, height: u32, address: &str) {
        if self.engine == Engine::Chromium {
            self.see_as(width, height).await;
            return self.client.goto(address).await.unwrap();
        }
        // A page of the site that is not the program.
        self.client.goto(&format!("{address}sw.js")).await.unwrap();
        let script = "const frame = Object.assign(document.createElement('iframe'), \
            { src: './', width: arguments[0], height: arguments[1] }); \
            frame.style.border = 'none'; document.body.replaceChildren(frame)";
        self.client.execute(script, vec![width.into(), height.into()]).await.unwrap();
        self.client.enter_frame(0).await.unwrap();
        let seen = self.client.execute("return innerWidth", vec![]).await.unwrap();
        assert_eq!(seen, width, "the frame is as narrow as it should be");
    }

    /// Asks Chromium's developer tools for something.
    pub async fn devtools(&self, command: &'static str, parameters: Value) {
        self.client.issue_cmd(DevTools(command, parameters)).await.expect("the driver passes commands on");
    }

    /// Fails when the console shows an error; ends the session.
    pub async fn close(self) {
        let errors: Vec<String> = match self.engine {
            Engine::Chromium => {
                let log =
                    self.client.issue_cmd(BrowserLog).await.expect("the driver gives the console's log");
                let entries = log.as_array().unwrap().iter();
                entries.filter(|entry| entry["level"] == "SEVERE").map(Value::to_string).collect()
            }
            Engine::Firefox => self.engine.errors_in(&self.driver.said()),
            Engine::WebKit => {
                self.engine.note("what the console shows is not told");
                Vec::new()
            }
        };
        self.client.close().await.unwrap();
        assert!(errors.is_empty(), "the console shows errors: {errors:#?}");
    }
}

/// Starts the browser.
async fn connect(driver: &Driver, wanted: &Value) -> Client {
    ClientBuilder::new(hyper_util::client::legacy::connect::HttpConnector::new())
        .capabilities(wanted.as_object().unwrap().clone())
        .connect(&format!("http://127.0.0.1:{}", driver.port))
        .await
        .expect("the browser starts")
}

/// Where downloads go, in the browser's home.
const DOWNLOADS: &str = "Downloads";
/// Where what it keeps lies.
const PROFILE: &str = "profile";

fn finished(folder: &Path) -> Option<PathBuf> {
    let files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    let ending = |path: &PathBuf| path.extension().unwrap_or_default().to_string_lossy().into_owned();
    // Firefox reserves the name with an empty file and writes beside it until it is done.
    if files.iter().any(|path| ["part", "wkdownload"].contains(&ending(path).as_str())) {
        return None;
    }
    // Chromium writes under another name until it is done, at first under a hidden one; the last name may stand there
    // beforehand, with nothing in it.
    files.into_iter().find(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let is_done = !name.starts_with('.') && !["crdownload", "tmp"].contains(&ending(path).as_str());
        is_done && path.metadata().is_ok_and(|file| file.len() > 0)
    })
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

/// Chromedriver's way to the browser's own protocol.
#[derive(Debug)]
pub struct DevTools(pub &'static str, pub Value);

impl WebDriverCompatibleCommand for DevTools {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(json!({ "cmd": self.0, "params": self.1 }).to_string()))
    }
}
