//! The built page on a loopback address of its own.

use std::net::SocketAddr;
use std::path::Path;

use axum::Router;
use tower_http::services::ServeDir;

/// Serves dist/ until the test's runtime ends.
pub async fn serve() -> SocketAddr {
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist");
    assert!(dist.join("index.html").is_file(), "dist/ is missing: run `make build` first");
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    let router = Router::new().fallback_service(ServeDir::new(dist));
    tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    address
}
