//! Behind nginx with the shipped configuration, under a sub-path: the page works, offline too, with the headers set.
//! Left out with a printed line where nginx is not installed.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::browser::Browser;
use crate::offline::back_to_the_lists;
use crate::page::{press, reload, until, until_saved};
use crate::requests::until_kept;
use crate::site::dist;

struct Nginx {
    process: Child,
    port: u16,
    folder: tempfile::TempDir,
}

impl Drop for Nginx {
    fn drop(&mut self) {
        // Its workers end with it when it is asked to stop.
        let pid = self.process.id().to_string();
        let _ = Command::new("kill").arg(&pid).status();
        let _ = self.process.wait();
    }
}

/// nginx with deploy/nginx.conf, its two paths changed as it says.
fn start() -> Option<Nginx> {
    let program = ["/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/bin/nginx"]
        .into_iter()
        .find(|path| Path::new(path).exists())?;
    let folder = tempfile::tempdir().unwrap();
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let site = std::fs::read_to_string(root.join("deploy/nginx.conf")).unwrap();
    let site = site
        .replace("/srv/tuanji/", &format!("{}/", dist().display()))
        .replace("/tuanji/", "/xueyuan/tuanji/");
    let map = root.join("deploy/nginx-map.conf");
    let place = folder.path().display();
    let whole = format!(
        "daemon off; pid {place}/pid; error_log {place}/error.log; worker_processes 1; user root;
        events {{}}
        http {{
            access_log {place}/access.log;
            client_body_temp_path {place}/a; proxy_temp_path {place}/b; fastcgi_temp_path {place}/c;
            uwsgi_temp_path {place}/d; scgi_temp_path {place}/e;
            include {};
            server {{ listen 127.0.0.1:{port}; {site} }}
        }}",
        map.display()
    );
    // Only root may name a user.
    let whole = if Command::new("id").arg("-u").output().unwrap().stdout == b"0\n" {
        whole
    } else {
        whole.replace("user root;", "")
    };
    let config = folder.path().join("nginx.conf");
    std::fs::write(&config, whole).unwrap();
    let process = Command::new(program).arg("-c").arg(&config).stderr(Stdio::null()).spawn().unwrap();
    Some(Nginx { process, port, folder })
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_works_behind_nginx_under_a_sub_path() {
    let Some(nginx) = start() else {
        eprintln!("nginx is not installed: its configuration is not tried");
        return;
    };
    for _ in 0..100 {
        if tokio::net::TcpStream::connect(("127.0.0.1", nginx.port)).await.is_ok() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let browser = Browser::start(1280).await;
    let client = &browser.client;
    let url = format!("http://127.0.0.1:{}/xueyuan/tuanji/", nginx.port);
    client.goto(&url).await.unwrap();
    press(client, "#try-sample").await;
    until(client, "all four lists are read", "document.querySelectorAll('.source').length === 4").await;
    until_saved(client).await;
    until_kept(client).await;

    // What the host says of the entrance, of a program in the build's folder, and of its own files.
    let ask = "const done = arguments[arguments.length - 1];
        const program = document.querySelector('link[rel=preload]').href;
        const tell = async (address, method) => {
            const answer = await fetch(address, { method, cache: 'no-store' });
            return [answer.status, ...['content-security-policy', 'cache-control', 'content-type', 'x-content-type-options']
                .map(name => answer.headers.get(name) ?? '')];
        };
        Promise.all([tell('./sw.js', 'GET'), tell(program + '?fresh', 'GET'), tell('./_headers', 'GET'), tell('./', 'POST')]).then(done);";
    let told = client.execute_async(ask, vec![]).await.unwrap();
    let told: Vec<(u16, String, String, String, String)> = serde_json::from_value(told).unwrap();
    let (status, policy, cache, kind, sniff) = &told[0];
    assert!(policy.contains("frame-ancestors 'none'"), "{policy}");
    assert_eq!(
        (*status, cache.as_str(), kind.as_str(), sniff.as_str()),
        (200, "no-cache", "text/javascript; charset=utf-8", "nosniff")
    );
    assert_eq!(
        (told[1].0, told[1].2.as_str(), told[1].3.as_str()),
        (200, "public, max-age=31536000, immutable", "application/wasm")
    );
    assert_eq!((told[2].0, told[3].0), (404, 403));

    // Without the host.
    let log = std::fs::read_to_string(nginx.folder.path().join("error.log")).unwrap();
    assert!(!log.contains("[emerg]") && !log.contains("[crit]"), "{log}");
    drop(nginx);
    reload(client).await;
    back_to_the_lists(client).await;
    until(client, "the lists are back", "document.querySelectorAll('.source').length === 4").await;
    client.clone().close().await.unwrap();
}
