//! The built page in a browser of its own, and what is done in it.

use std::path::Path;
use std::time::Duration;

use fantoccini::wd::TimeoutConfiguration;
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::site::{Site, dist};

/// How long one step may take.
const PATIENCE: Duration = Duration::from_secs(900);

pub struct Page {
    browser: Browser,
    site: Site,
    pub runs: usize,
}

impl Page {
    /// Serves dist/ with the lists and the peers beside it, and opens it.
    pub async fn open(root: &Path) -> Page {
        let folder = root.join("site");
        let _ = std::fs::remove_dir_all(&folder);
        copy(&dist(), &folder);
        for beside in ["lists", "peer"] {
            link(&root.join(beside), &folder.join(beside));
        }
        let sheetjs = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/page/sheetjs.js");
        std::fs::copy(sheetjs, root.join("peer/sheetjs.js")).unwrap();
        let browser = Browser::start(1280).await;
        let patience = TimeoutConfiguration::new(Some(PATIENCE), Some(PATIENCE), None);
        browser.client.update_timeouts(patience).await.unwrap();
        let script = json!({ "source": include_str!("measure.js") });
        browser.devtools("Page.addScriptToEvaluateOnNewDocument", script).await;
        let runs = std::env::var("RUNS").ok().and_then(|runs| runs.parse().ok()).unwrap_or(5);
        Page { browser, site: Site::of(folder), runs }
    }

    /// Forgets all that a visit leaves behind.
    pub async fn forget(&self) {
        self.browser.client.goto("about:blank").await.unwrap();
        let what = json!({ "origin": self.site.url(), "storageTypes": "all" });
        self.browser.devtools("Storage.clearDataForOrigin", what).await;
    }

    /// Opens the page and gives the milliseconds until it takes a file.
    pub async fn visit(&self) -> f64 {
        self.browser.client.goto(&self.site.url()).await.unwrap();
        self.number("await bench.until(() => bench.ready)").await
    }

    /// A first visit whose workers have started.
    pub async fn anew(&self) {
        self.forget().await;
        self.visit().await;
        tokio::time::sleep(Duration::from_secs(2)).await;
    }

    /// Holds these lists ready.
    pub async fn choose(&self, names: &[String]) {
        self.run(&format!("await bench.choose({})", json!(names))).await;
    }

    /// Does something in the page.
    pub async fn run(&self, script: &str) {
        self.value(&format!("({script}, null)")).await;
    }

    /// A number it says.
    pub async fn number(&self, script: &str) -> f64 {
        self.value(script).await.as_f64().unwrap_or_else(|| panic!("{script} gives no number"))
    }

    /// What it says.
    pub async fn value(&self, script: &str) -> Value {
        let whole = format!(
            "const done = arguments[0]; (async () => {script})().then(\
             value => done({{ value }}), error => done({{ error: String(error) }}))"
        );
        let mut answer = self.browser.client.execute_async(&whole, vec![]).await.unwrap();
        assert!(answer["error"].is_null(), "{script}: {}", answer["error"]);
        answer["value"].take()
    }

    /// The largest peak of resident memory among this browser's page processes, in MB; 0 where it cannot be told.
    pub fn peak_memory(&self) -> f64 {
        let profile = self.browser.home().display().to_string();
        let processes = std::fs::read_dir("/proc").into_iter().flatten().flatten();
        processes
            .filter_map(|process| {
                let command = std::fs::read(process.path().join("cmdline")).ok()?;
                let command = String::from_utf8_lossy(&command).into_owned();
                if !(command.contains("--type=renderer") && command.contains(&profile)) {
                    return None;
                }
                let status = std::fs::read_to_string(process.path().join("status")).ok()?;
                let line = status.lines().find(|line| line.starts_with("VmHWM"))?;
                line.split_whitespace().nth(1)?.parse::<f64>().ok()
            })
            .fold(0.0, f64::max)
            / 1_024.0
    }

    pub async fn close(self) {
        self.browser.client.close().await.unwrap();
    }
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// The lists are too long to be copied.
fn link(from: &Path, to: &Path) {
    std::fs::create_dir_all(from).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(from, to).unwrap();
    #[cfg(not(unix))]
    copy(from, to);
}
