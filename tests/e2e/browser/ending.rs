//! Tabs, and how they end without being asked.

use std::process::Command;
use std::time::Duration;

use fantoccini::wd::WindowHandle;
use serde_json::json;

use super::{Browser, DevTools, Engine};

impl Browser {
    /// Opens another tab and goes to it. In WebKit a window: a tab its driver opens stays behind the first, as a page
    /// nobody looks at.
    pub async fn open_tab(&self) -> WindowHandle {
        let tab = self.client.new_window(self.engine != Engine::WebKit).await.unwrap().handle;
        self.client.switch_to_window(tab.clone()).await.unwrap();
        tab
    }

    /// Ends the tab at once: it is not asked, and saves nothing on the way. In Firefox, whose driver would not outlive
    /// it, the whole browser, which is started again on the same profile. WebKit's driver ends the session when a page's
    /// process does, and the session's storage with it: there the tab is closed, which ends its workers as they run.
    /// Afterwards the tab in sight is another one.
    pub async fn kill_tab(&mut self, base: &WindowHandle) -> WindowHandle {
        match self.engine {
            Engine::Chromium => {
                let crash = self.client.issue_cmd(DevTools("Page.crash", json!({})));
                // There is nobody left to answer.
                let _ = tokio::time::timeout(Duration::from_millis(500), crash).await;
                let _ = self.client.close_window().await;
            }
            Engine::Firefox => {
                let process = self.client.capabilities().unwrap()["moz:processID"].to_string();
                assert!(Command::new("kill").args(["-9", &process]).status().unwrap().success());
                // The driver has to be told, and has nobody left to tell.
                let _ = self.client.clone().close().await;
                self.client = super::connect(&self.driver, &self.wanted).await;
                return self.client.window().await.unwrap();
            }
            Engine::WebKit => self.client.close_window().await.map(drop).unwrap(),
        }
        self.client.switch_to_window(base.clone()).await.unwrap();
        base.clone()
    }
}
