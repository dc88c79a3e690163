//! What a user waits for, in the built page in headless Chromium, beside SheetJS and calamine in the same run:
//! `make bench`, or with dist/ and out/bench/peer there `cargo bench --bench page [-- a word of the work...]`.
//!
//! Prints a table and writes it to out/bench/table.md. RUNS=1 for a quick look.
#![allow(
    missing_docs,
    dead_code,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a benchmark measures from outside and stops where it cannot go on"
)]

#[path = "../../tests/e2e/browser/mod.rs"]
mod browser;
mod lists;
mod native;
mod page;
#[path = "../../tests/e2e/site.rs"]
mod site;
#[path = "../../tests/support/mod.rs"]
mod support;
mod table;

use std::path::Path;

use page::Page;
use table::{Line, median, percentile, spread};

const UNIVERSITY: &str = "long-100000x23.xlsx";
const LARGEST: &str = "long-1048575x12.xlsx";

#[tokio::main]
async fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("out/bench");
    let lists = root.join("lists");
    std::fs::create_dir_all(&lists).unwrap();
    let wanted: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let is_wanted = |work: &str| wanted.is_empty() || wanted.iter().any(|word| work.contains(word.as_str()));
    let page = Page::open(&root).await;
    let mut lines = Vec::new();
    if is_wanted("visit") {
        lines.extend(visits(&page).await);
    }
    if is_wanted("branch") {
        lines.push(branch(&page, &lists).await);
    }
    if is_wanted("80") {
        lines.extend(eighty(&page, &lists).await);
    }
    if is_wanted("university") {
        lists::long(&lists, UNIVERSITY, 100_000, 23);
        lines.extend(university(&page, &lists).await);
    }
    if is_wanted("pairing") {
        lines.extend(pairing(&page, &lists).await);
    }
    if is_wanted("largest") {
        lists::long(&lists, LARGEST, 1_048_575, 12);
        lines.extend(largest(&page).await);
    }
    page.close().await;
    if is_wanted("memory") {
        lists::long(&lists, UNIVERSITY, 100_000, 23);
        lines.push(memory(&root).await);
    }
    let text = table::markdown(&lines);
    std::fs::write(root.join("table.md"), &text).unwrap();
    println!("{text}");
}

fn timed(work: &str, target: &str, times: &[f64], most: f64) -> Line {
    println!("{work}: {}", spread(times));
    let reached = Some(median(times) <= most);
    Line { work: work.to_owned(), target: target.to_owned(), taken: spread(times), reached }
}

/// From the address to a page that takes files, with nothing kept and once more.
async fn visits(page: &Page) -> Vec<Line> {
    let mut first = Vec::new();
    let mut second = Vec::new();
    for _ in 0..page.runs {
        page.forget().await;
        first.push(page.visit().await);
        // The service worker has taken its copy.
        page.run("await navigator.serviceWorker?.ready").await;
        second.push(page.visit().await);
    }
    vec![
        Line { reached: None, ..timed("first visit, until a file can be dropped", "", &first, 0.0) },
        timed("second visit, until a file can be dropped", "under 300 ms", &second, 300.0),
    ]
}

/// Drops the files and has them checked: both times together.
async fn drop_and_check(page: &Page, names: &[String]) -> f64 {
    page.anew().await;
    page.choose(names).await;
    let read = page.number(&format!("await bench.drop({})", names.len())).await;
    let check = page.number("await bench.check()").await;
    println!("  read {read:.0} ms, check {check:.0} ms");
    read + check
}

async fn branch(page: &Page, lists: &Path) -> Line {
    let names = lists::branch(lists);
    let mut times = Vec::new();
    for _ in 0..page.runs {
        times.push(drop_and_check(page, &names).await);
    }
    timed("one branch, 50 rows twice: drop to findings painted", "under 150 ms", &times, 150.0)
}

async fn eighty(page: &Page, lists: &Path) -> Vec<Line> {
    let names = lists::by_branch(lists, 4_000);
    let (mut all, mut forms) = (Vec::new(), Vec::new());
    for _ in 0..page.runs {
        all.push(drop_and_check(page, &names).await);
        page.run("document.querySelector('#step-output').click()").await;
        page.run("await bench.see('input[name=split][value=Branch]')").await;
        page.run("document.querySelector('input[name=split][value=Branch]').click()").await;
        forms.push(page.number("await bench.forms()").await);
    }
    let work = format!("{} files of 4,000 people in 80 branches: drop to cases painted", names.len());
    vec![
        timed(&work, "under 1 s", &all, 1_000.0),
        timed("all forms of 80 branches, one file each, zipped", "under 2 s", &forms, 2_000.0),
    ]
}

async fn university(page: &Page, lists: &Path) -> Vec<Line> {
    let name = [UNIVERSITY.to_owned()];
    let (mut ours, mut records, mut peer, mut native) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let (mut edits, mut held) = (Vec::new(), Vec::new());
    let mut frames: Vec<f64> = Vec::new();
    for _ in 0..page.runs {
        page.anew().await;
        page.choose(&name).await;
        let read = page.number("await bench.drop(1)").await;
        records.push(read);
        let check = page.number("await bench.check()").await;
        println!("  read {read:.0} ms, check {check:.0} ms");
        ours.push(read + check);
        // A phone that is too short, so that something is found that was not there.
        let one = edit(page, "phone", "13912").await;
        edits.push(one.all);
        held.push(one.main);
        let scrolled = page.value("await bench.scroll(120)").await;
        frames.extend(scrolled.as_array().unwrap().iter().filter_map(serde_json::Value::as_f64));
        page.anew().await;
        peer.push(page.number(&format!("await bench.sheetjs('{UNIVERSITY}')")).await);
        native.push(native::calamine(&lists.join(UNIVERSITY)));
    }
    let ratio = |a: &[f64], b: &[f64]| median(a) / median(b);
    let (to_peer, to_native) = (ratio(&peer, &ours), ratio(&records, &native));
    let read_to_peer = ratio(&peer, &records);
    let quick = percentile(&frames, 0.95);
    let slowest = percentile(&frames, 1.0);
    vec![
        Line {
            reached: None,
            ..timed("100,000 x 23 xlsx: SheetJS read + sheet_to_json, in a worker", "", &peer, 0.0)
        },
        Line {
            work: "100,000 x 23 xlsx: drop to findings painted, all rules".to_owned(),
            target: "8 times faster than SheetJS".to_owned(),
            taken: format!("{}: {to_peer:.1} times", spread(&ours)),
            reached: Some(to_peer >= 8.0),
        },
        Line { reached: None, ..timed("the same cells streamed by calamine, natively", "", &native, 0.0) },
        Line {
            work: "the same, typed records only".to_owned(),
            target: "within 2 times of calamine".to_owned(),
            taken: format!("{}: {to_native:.2} times", spread(&records)),
            reached: Some(to_native <= 2.0),
        },
        Line {
            work: "the same beside SheetJS".to_owned(),
            target: "5 times faster".to_owned(),
            taken: format!("{read_to_peer:.1} times"),
            reached: Some(read_to_peer >= 5.0),
        },
        timed("an edit with 100,000 rows loaded: recheck and repaint", "under 100 ms", &edits, 100.0),
        timed("the same, longest hold of the main thread", "under 16 ms", &held, 16.0),
        Line {
            work: "scrolling 100,000 rows, a frame".to_owned(),
            target: "95% under 17 ms, none over 50 ms".to_owned(),
            taken: format!("95% {quick:.1} ms, slowest {slowest:.1} ms"),
            reached: Some(quick < 17.0 && slowest <= 50.0),
        },
    ]
}

/// What the tab holds at most while the long list is read, by us and by SheetJS, each in a browser of its own.
async fn memory(root: &Path) -> Line {
    let mut peaks = Vec::new();
    for script in [
        format!("await bench.choose(['{UNIVERSITY}']), await bench.drop(1)"),
        format!("await bench.sheetjs('{UNIVERSITY}')"),
    ] {
        let page = Page::open(root).await;
        page.anew().await;
        page.run(&format!("({script})")).await;
        peaks.push(page.peak_memory());
        page.close().await;
    }
    let share = peaks[0] / peaks[1];
    Line {
        work: "100,000 x 23 xlsx: peak memory of the tab while it is read, beside SheetJS".to_owned(),
        target: "under half".to_owned(),
        taken: format!("{:.0} MB against {:.0} MB: {share:.2}", peaks[0], peaks[1]),
        reached: Some(share < 0.5),
    }
}

async fn pairing(page: &Page, lists: &Path) -> Vec<Line> {
    let names = lists::whole(lists, 50_000);
    let mut times = Vec::new();
    let (mut edits, mut held, mut moves) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..page.runs {
        page.anew().await;
        page.choose(&names).await;
        page.number("await bench.drop(2)").await;
        times.push(page.number("await bench.check()").await);
        let one = edit(page, "phone", "13912").await;
        edits.push(one.all);
        held.push(one.main);
        let other = page.value("(await bench.cell(6, 'org_name')).innerText").await;
        moves.push(edit(page, "org_name", other.as_str().unwrap()).await.all);
    }
    vec![
        timed("50,000 x 50,000: rules, pairing, cases painted", "pairing under 3 s", &times, 3_000.0),
        timed("an edit of a phone with 50,000 and 50,000 loaded", "under 100 ms", &edits, 100.0),
        timed("the same, longest hold of the main thread", "under 16 ms", &held, 16.0),
        timed("a member moved to another branch there, right after", "under 100 ms", &moves, 100.0),
    ]
}

/// What an edit took in all, and the longest the main thread was held, in ms.
struct Edit {
    all: f64,
    main: f64,
}

/// One edit in the grid, of the third member.
async fn edit(page: &Page, field: &str, text: &str) -> Edit {
    page.run("document.querySelector('#step-complete').click()").await;
    // What was imported is still being saved.
    page.run("await bench.until(() => document.querySelector('#save-state.saving-done'))").await;
    let edit = page.value(&format!("await bench.edit(3, '{field}', '{text}')")).await;
    Edit { all: edit["all"].as_f64().unwrap(), main: edit["main"].as_f64().unwrap() }
}

/// Waits until the grid counts so many rows; how long that took.
fn shown(count: &str) -> String {
    format!(
        "await (async () => {{ const begin = performance.now(); \
         await bench.until(() => Number(document.querySelector('#grid')?.ariaRowCount ?? NaN) {count}); \
         return performance.now() - begin; }})()"
    )
}

/// Once: it is about whether it can be done at all.
async fn largest(page: &Page) -> Vec<Line> {
    page.anew().await;
    page.choose(&[LARGEST.to_owned()]).await;
    page.run("window.held = bench.watch()").await;
    let read = page.number("await bench.drop(1)").await;
    let check = page.number("await bench.check()").await;
    page.run("document.querySelector('#step-complete').click()").await;
    let opened = page.number(&shown("=== 1048576")).await;
    page.run("document.querySelector('#only-flagged').click()").await;
    let filtered = page.number(&shown("< 1048576")).await;
    page.run("document.querySelector('#step-output').click()").await;
    let written = page.number("await bench.forms()").await;
    let held = page.number("window.held()").await;
    let peak = page.peak_memory();
    let one = |work: &str, times: f64| Line { reached: None, ..timed(work, "no crash", &[times], 0.0) };
    vec![
        one("1,048,575 x 12: drop to read", read),
        one("the same: check, findings painted", check),
        one("the same: the grid opened", opened),
        one("the same: rows with findings alone", filtered),
        one("the same: all forms, zipped", written),
        Line {
            target: "page responsive".to_owned(),
            ..one("the same: longest hold of the main thread in all this", held)
        },
        Line {
            work: "the same: peak memory of the tab".to_owned(),
            target: String::new(),
            taken: format!("{peak:.0} MB"),
            reached: None,
        },
    ]
}
