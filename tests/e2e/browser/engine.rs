//! What the three engines are asked for, and what one of them cannot be driven to do (docs/testing.md lists it).

use std::net::SocketAddr;
use std::path::Path;

use serde_json::{Value, json};

/// What Chromium would ask its maker about on its own account, whatever page is open.
const CHROMIUMS_OWN: &str =
    "AutofillServerCommunication,OptimizationHints,OptimizationGuideModelDownloading,Translate";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

/// What a test wants of its browser besides.
#[derive(Default)]
pub struct Wish {
    pub proxy: Option<SocketAddr>,
    pub little_room: bool,
}

impl Engine {
    /// The one asked for.
    pub fn wanted() -> Engine {
        match std::env::var("TUANJI_BROWSER").as_deref() {
            Err(_) | Ok("chromium") => Engine::Chromium,
            Ok("firefox") => Engine::Firefox,
            Ok("webkit") => Engine::WebKit,
            Ok(other) => panic!("TUANJI_BROWSER is chromium, firefox or webkit, not {other}"),
        }
    }

    /// Says what is left out and why, so that nothing is left out in silence.
    pub fn note(self, what: &str) {
        eprintln!("{self:?}: {what}");
    }

    /// The errors of the page among the lines the driver wrote. Firefox writes exceptions nobody caught, and what is
    /// said with `console.error`, its own as well: of those a page's panic can be told by its words.
    pub fn errors_in(self, lines: &[String]) -> Vec<String> {
        let is_the_pages = |line: &&String| {
            let address = line.strip_prefix("JavaScript error: ");
            address.is_some_and(|from| ["http:", "file:", "blob:"].iter().any(|own| from.starts_with(own)))
                || line.starts_with("console.error:") && line.contains("panicked at")
        };
        lines.iter().filter(is_the_pages).cloned().collect()
    }

    /// What the driver is asked for. `home` holds the profile and the downloads.
    pub fn capabilities(self, width: u32, home: &Path, wish: Wish) -> Value {
        let downloads = home.join(super::DOWNLOADS);
        let Wish { proxy, little_room } = wish;
        let mut wanted = match self {
            Engine::Chromium => {
                let mut arguments = vec![
                    "--headless=new".to_owned(),
                    "--no-sandbox".to_owned(),
                    "--disable-gpu".to_owned(),
                    "--disable-quic".to_owned(),
                    "--no-first-run".to_owned(),
                    "--disable-background-networking".to_owned(),
                    "--disable-component-update".to_owned(),
                    "--disable-sync".to_owned(),
                    format!("--disable-features={CHROMIUMS_OWN}"),
                    format!("--window-size={width},900"),
                    format!("--user-data-dir={}", home.join(super::PROFILE).display()),
                ];
                if let Some(proxy) = proxy {
                    arguments.push(format!("--proxy-server={proxy}"));
                    // Loopback addresses too, which browsers leave to themselves.
                    arguments.push("--proxy-bypass-list=<-loopback>".to_owned());
                }
                json!({
                    "goog:loggingPrefs": { "browser": "ALL" },
                    "goog:chromeOptions": {
                        "args": arguments,
                        "prefs": { "download.default_directory": downloads, "download.prompt_for_download": false },
                    },
                })
            }
            Engine::Firefox => json!({
                "moz:firefoxOptions": {
                    "args": ["-headless", "-profile", home.join(super::PROFILE)],
                    "prefs": {
                        "browser.download.folderList": 2,
                        "browser.download.dir": downloads,
                        "browser.download.useDownloadDir": true,
                        "browser.download.always_ask_before_handling_new_types": false,
                        "browser.download.alwaysOpenPanel": false,
                        "network.proxy.allow_hijacking_localhost": true,
                        "devtools.console.stdout.content": true,
                    },
                },
            }),
            Engine::WebKit => json!({}),
        };
        if little_room && self == Engine::Firefox {
            // In kilobytes, of which one site may have a fifth.
            let room = json!(51_200);
            wanted["moz:firefoxOptions"]["prefs"]["dom.quotaManager.temporaryStorage.fixedLimit"] = room;
        }
        if let (Some(proxy), Engine::Firefox | Engine::WebKit) = (proxy, self) {
            let proxy = proxy.to_string();
            wanted["proxy"] = json!({ "proxyType": "manual", "httpProxy": proxy, "sslProxy": proxy });
        }
        wanted
    }
}
