//! Files through the file input: good ones are read, bad ones refused with a sentence, nothing is lost.

use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use crate::browser::{Browser, Engine};
use crate::page::{press, see, texts, until, until_saved};
use crate::site;

#[tokio::test(flavor = "multi_thread")]
async fn bad_files_are_refused_by_name_and_the_others_go_on() {
    let browser = Browser::start(1280).await;
    let client = &browser.client;
    client.goto(&format!("http://{}/", site::serve().await)).await.unwrap();

    let folder = tempfile::tempdir().unwrap();
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/sample-data");
    let good = folder.path().join("花名册.xlsx");
    fs::copy(sample.join("class-roster.xlsx"), &good).unwrap();
    let whole = fs::read(&good).unwrap();
    let broken = folder.path().join("传坏了的名单.xlsx");
    fs::write(&broken, &whole[..whole.len() / 2]).unwrap();
    let empty = folder.path().join("空文件.xlsx");
    fs::write(&empty, b"").unwrap();

    let input = see(client, "#choose-files").await;
    let paths = [&broken, &empty, &good].map(|path| path.display().to_string());
    input.send_keys(&paths.join("\n")).await.unwrap();

    until(client, "the good file is read", "document.querySelectorAll('.source').length === 1").await;
    let rejected = texts(client, "#rejected li").await;
    assert_eq!(rejected.len(), 2, "{rejected:?}");
    assert!(rejected[0].contains("传坏了的名单.xlsx") && rejected[1].contains("空文件.xlsx"), "{rejected:?}");
    until_saved(client).await;

    // A second lot adds to the first.
    let export = folder.path().join("系统导出.xlsx");
    fs::copy(sample.join("system-export.xlsx"), &export).unwrap();
    see(client, "#choose-files").await.send_keys(&export.display().to_string()).await.unwrap();
    until(client, "both lists are there", "document.querySelectorAll('.source').length === 2").await;

    // Undo takes the second lot back, redo brings it again.
    press(client, "#undo").await;
    until(client, "one list is left", "document.querySelectorAll('.source').length === 1").await;
    press(client, "#redo").await;
    until(client, "both lists are back", "document.querySelectorAll('.source').length === 2").await;

    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dropped_file_is_read() {
    let browser = Browser::start(1280).await;
    let client = &browser.client;
    client.goto(&format!("http://{}/", site::serve().await)).await.unwrap();
    see(client, "#try-sample").await;

    // What a browser does when a file is let go over the page; the page itself fetches its sample.
    let drop = "const done = arguments[arguments.length - 1];
        fetch(new URL('class-roster.xlsx', document.querySelector('link[rel=sample]').href)).then(r => r.blob()).then(blob => {
            const transfer = new DataTransfer();
            transfer.items.add(new File([blob], '拖进来的花名册.xlsx'));
            for (const kind of ['dragenter', 'dragover', 'drop']) {
                const event = new DragEvent(kind, { dataTransfer: transfer, bubbles: true, cancelable: true });
                document.querySelector('main').dispatchEvent(event);
            }
            done(document.querySelector('.drop-zone-active') === null);
        });";
    client.execute_async(drop, vec![]).await.unwrap();
    until(client, "the dropped file is read", "document.querySelector('.source[data-kind=class_roster]')")
        .await;
    assert!(texts(client, ".source .card-title").await.contains(&"拖进来的花名册.xlsx".to_owned()));

    browser.close().await;
}

/// The roster is saved anew, in Excel say, between being chosen and being read.
#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_changes_before_it_is_read_is_refused_and_can_be_chosen_again() {
    let browser = Browser::start(1280).await;
    let client = &browser.client;
    client.goto(&format!("http://{}/", site::serve().await)).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/sample-data");
    let roster = folder.path().join("花名册.xlsx");
    fs::copy(sample.join("class-roster.xlsx"), &roster).unwrap();

    // The choice is held back from the page until the file has changed.
    let hold = "window.hold = event => event.stopImmediatePropagation();
        window.addEventListener('change', window.hold, true);";
    let choose = see(client, "#choose-files").await;
    client.execute(hold, vec![]).await.unwrap();
    choose.send_keys(&roster.display().to_string()).await.unwrap();
    // WebKit notes the file's time a while after the choice, where no page can see it, and compares whole seconds.
    tokio::time::sleep(Duration::from_millis(500)).await;
    fs::copy(sample.join("system-export.xlsx"), &roster).unwrap();
    let later = SystemTime::now() + Duration::from_secs(5);
    fs::File::options().write(true).open(&roster).unwrap().set_modified(later).unwrap();
    let release = "window.removeEventListener('change', window.hold, true);
        document.querySelector('#choose-files').dispatchEvent(new Event('change', { bubbles: true }));";
    client.execute(release, vec![]).await.unwrap();

    if browser.engine == Engine::Firefox {
        browser.engine.note("a file that changed before it is read is read as it is now");
        let read = "document.querySelector('.source[data-kind=system_list]')";
        until(client, "the new content is read", read).await;
        return browser.close().await;
    }
    until(client, "the file is refused", "document.querySelector('#rejected li')").await;
    let refused = texts(client, "#rejected li").await.concat();
    assert!(refused.contains("花名册.xlsx") && refused.contains("重新选择"), "{refused}");
    see(client, "#choose-files").await.send_keys(&roster.display().to_string()).await.unwrap();
    until(client, "the new content is read", "document.querySelector('.source[data-kind=system_list]')")
        .await;

    browser.close().await;
}
