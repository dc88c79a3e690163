//! The driver's process, and for WebKit the screen it needs.

use std::path::Path;
use std::process::Stdio;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncBufRead, AsyncBufReadExt, BufReader, Lines};
use tokio::net::{TcpListener, TcpStream};
use tokio::process::{Child, Command};

use super::Engine;

/// A driver that listens; ends with the test.
pub struct Driver {
    pub port: u16,
    said: Said,
    _processes: Vec<Child>,
}

/// The lines it has written, and whatever it started has.
type Said = Arc<Mutex<Vec<String>>>;

impl Driver {
    pub async fn start(engine: Engine, home: &Path) -> Driver {
        match engine {
            Engine::Chromium => {
                Driver::that_says_its_port("chromedriver", "--port=0", "started successfully on port ").await
            }
            Engine::Firefox => {
                Driver::that_says_its_port("geckodriver", "--port=0", "Listening on 127.0.0.1:").await
            }
            Engine::WebKit => Driver::webkit(home).await,
        }
    }

    /// What it has written since it listens.
    pub fn said(&self) -> Vec<String> {
        self.said.lock().unwrap().clone()
    }

    /// Starts a driver on a free port and waits until it says which.
    async fn that_says_its_port(program: &str, port: &str, words: &str) -> Driver {
        let said = Said::default();
        let (process, port) = start_and_hear(Command::new(program).arg(port), words, &said).await;
        Driver { port: port.parse().unwrap(), said, _processes: vec![process] }
    }

    /// WebKit's driver has no screenless browser and chooses no port by itself.
    async fn webkit(home: &Path) -> Driver {
        let mut command = Command::new("Xvfb");
        command.args(["-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"]);
        let (screen, display) = start_and_hear(&mut command, "", &Said::default()).await;
        // Its browser saves where the user's folders say.
        let folders = format!("XDG_DOWNLOAD_DIR=\"{}\"\n", home.join(super::DOWNLOADS).display());
        std::fs::create_dir(home.join(".config")).unwrap();
        std::fs::write(home.join(".config/user-dirs.dirs"), folders).unwrap();
        let port = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap().port();
        let driver = Command::new("WebKitWebDriver")
            .arg(format!("--port={port}"))
            .env("DISPLAY", format!(":{display}"))
            .env("HOME", home)
            .env("XDG_CONFIG_HOME", home.join(".config"))
            .env("WEBKIT_DISABLE_COMPOSITING_MODE", "1")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .expect("WebKitWebDriver is on the PATH");
        for _ in 0..100 {
            if TcpStream::connect(("127.0.0.1", port)).await.is_ok() {
                return Driver { port, said: Said::default(), _processes: vec![driver, screen] };
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("WebKitWebDriver does not listen");
    }
}

/// Starts a program and waits for the line that says where it listens: what follows these words.
async fn start_and_hear(command: &mut Command, words: &str, said: &Said) -> (Child, String) {
    let program = command.as_std().get_program().to_string_lossy().into_owned();
    let mut process = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .unwrap_or_else(|error| panic!("{program} is not there (make test installs it): {error}"));
    listen(BufReader::new(process.stderr.take().unwrap()).lines(), said);
    let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
    while let Some(line) = lines.next_line().await.unwrap() {
        if let Some((_, rest)) = line.split_once(words) {
            let heard = rest.trim_end_matches('.').trim().to_owned();
            listen(lines, said);
            return (process, heard);
        }
    }
    panic!("{program} ended before it listened");
}

fn listen<R: AsyncBufRead + Unpin + Send + 'static>(mut lines: Lines<R>, said: &Said) {
    let said = Arc::clone(said);
    tokio::spawn(async move {
        while let Ok(Some(line)) = lines.next_line().await {
            said.lock().unwrap().push(line);
        }
    });
}
