//! The built page on a loopback address of its own, with a record of what was asked of it.
//!
//! It also answers as a proxy for its own address and nobody else's: a browser behind it shows every request it
//! makes, wherever to.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tokio::runtime::Runtime;
use tower_http::services::ServeDir;

/// The built page.
pub fn dist() -> PathBuf {
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist");
    assert!(dist.join("index.html").is_file(), "dist/ is missing: run `make build` first");
    dist
}

/// Asked for this, the site has the browser clear what it keeps of it.
pub const CLEARS: &str = "/clear-site-data";

/// Serves dist/ until the test ends.
pub async fn serve() -> SocketAddr {
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    let router = Router::new()
        .route("/favicon.ico", get(async || StatusCode::NO_CONTENT))
        .route(
            CLEARS,
            get(async || ([("clear-site-data", "\"storage\"")], StatusCode::NO_CONTENT).into_response()),
        )
        .fallback_service(ServeDir::new(dist()));
    tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    address
}

/// What was asked for: the method and the address.
pub type Asked = (String, String);

/// A server that remembers, can be switched to another folder, and can be stopped.
pub struct Site {
    pub address: SocketAddr,
    desk: Arc<Desk>,
    /// A runtime of its own: ending it ends every connection, as pulling the plug does.
    runtime: Option<Runtime>,
}

struct Desk {
    address: SocketAddr,
    folder: Mutex<PathBuf>,
    asked: Mutex<Vec<Asked>>,
}

impl Site {
    /// Serves a folder on a free port.
    pub fn of(folder: PathBuf) -> Site {
        let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let address = listener.local_addr().unwrap();
        let desk = Desk { address, folder: Mutex::new(folder), asked: Mutex::default() };
        let mut site = Site { address, desk: Arc::new(desk), runtime: None };
        site.listen(listener);
        site
    }

    fn listen(&mut self, listener: std::net::TcpListener) {
        listener.set_nonblocking(true).unwrap();
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let router = Router::new().fallback(answer).with_state(Arc::clone(&self.desk));
        runtime.spawn(async move {
            let listener = tokio::net::TcpListener::from_std(listener).unwrap();
            axum::serve(listener, router).await.unwrap();
        });
        self.runtime = Some(runtime);
    }

    /// The address to open.
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Everything asked for since this was last called.
    pub fn asked(&self) -> Vec<Asked> {
        std::mem::take(&mut self.desk.asked.lock().unwrap())
    }

    /// From now on another folder is served.
    pub fn switch(&self, folder: PathBuf) {
        *self.desk.folder.lock().unwrap() = folder;
    }

    /// Pulls the plug.
    pub fn stop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.stop();
    }
}

async fn answer(State(desk): State<Arc<Desk>>, request: Request) -> Response {
    let foreign = request.uri().authority().filter(|to| to.as_str() != desk.address.to_string());
    let uri = request.uri();
    let address = match foreign {
        Some(_) => uri.to_string(),
        None => uri.path().to_owned() + &uri.query().map(|query| format!("?{query}")).unwrap_or_default(),
    };
    desk.asked.lock().unwrap().push((request.method().to_string(), address));
    if foreign.is_some() {
        return (StatusCode::FORBIDDEN, "not this site's").into_response();
    }
    let folder = desk.folder.lock().unwrap().clone();
    match ServeDir::new(folder).try_call(request).await {
        Ok(response) => response.into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
