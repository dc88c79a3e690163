//! A 团总支 collects its branches' forms: who has not handed in, what is wrong, who is repeated, the merged form.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use fantoccini::Client;

use crate::browser::Browser;
use crate::page::{press, reload, see, texts, until, until_saved};
use crate::site;
use crate::support::forms::{branch, deletion_docx, deletion_xlsx};
use crate::support::people::{Person, person};
use crate::support::reading::Written;
use crate::support::workbooks::{EXPORT, plain, records, workbook, write};

/// The day the files are saved, counted from 1970-01-01.
const APRIL_18: u64 = 19_831;
const APRIL_22: u64 = APRIL_18 + 4;

fn save(folder: &Path, name: &str, bytes: &[u8], day: u64) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    // Noon, so that it is that day in every time zone near.
    let at = SystemTime::UNIX_EPOCH + Duration::from_secs(day * 86_400 + 43_200);
    File::options().write(true).open(&path).unwrap().set_modified(at).unwrap();
    path
}

fn org(number: u8) -> String {
    branch(number).org_name()
}

/// The system lists of five branches, and five forms of three of them.
fn files(folder: &Path) -> (Vec<PathBuf>, Vec<Vec<Person>>) {
    let mut paths = Vec::new();
    let mut people = Vec::new();
    for number in 1..=5u8 {
        let mut rng = fastrand::Rng::with_seed(u64::from(number) + 70);
        let members: Vec<Person> = (0..5).map(|_| person(&mut rng, &branch(number))).collect();
        let columns = [EXPORT, &["身份证号"]].concat();
        let bytes = workbook("团员列表", |s| write(s, 1, &records(&plain(&columns), &members)));
        paths.push(save(folder, &format!("{}.xlsx", org(number)), &bytes, APRIL_18));
        people.push(members);
    }
    let row = |number: usize, at: usize, reason: &str| {
        let one: &Person = &people[number - 1][at];
        [org(number as u8), one.name.clone(), one.id_number.clone(), reason.to_owned()]
    };
    let form = |unit: &str, rows: &[[String; 4]]| {
        deletion_xlsx(unit, &rows.iter().map(|r| r.each_ref().map(String::as_str)).collect::<Vec<_>>())
    };
    let first = form("软件工程1班", &[row(1, 0, "无团籍"), row(1, 1, "名字写错了，应为王一诺")]);
    paths.push(save(folder, "附件1-1班.xlsx", &first, APRIL_18));
    let late = form("软件工程2班", &[row(2, 0, "无团籍"), row(2, 1, "无团籍")]);
    paths.push(save(folder, "附件1-2班.xlsx", &late, APRIL_22));
    let again = form("软件工程1班", &[row(1, 0, "退团")]);
    paths.push(save(folder, "附件1-1班补交.xlsx", &again, APRIL_22));
    let word = row(3, 0, "无团籍");
    let word = deletion_docx("软件工程3班", &[word.each_ref().map(String::as_str)]);
    paths.push(save(folder, "附件1-3班.docx", &word, APRIL_18));
    let nobody = deletion_xlsx("", &[]);
    paths.push(save(folder, "新建表格.xlsx", &nobody, APRIL_18));
    (paths, people)
}

async fn standing(client: &Client) -> Vec<String> {
    texts(client, ".standing-state").await
}

async fn until_rows(client: &Client, count: usize) {
    let script = format!("document.querySelectorAll('#merging-rows > li').length === {count}");
    until(client, &format!("{count} rows are listed"), &script).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn forms_are_collected_mended_and_merged() {
    let folder = tempfile::tempdir().unwrap();
    let (paths, people) = files(folder.path());
    let browser = Browser::start(1280).await;
    let client = &browser.client;
    client.goto(&format!("http://{}/", site::serve().await)).await.unwrap();

    press(client, "#start-merging").await;
    let paths: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
    see(client, "#choose-files").await.send_keys(&paths.join("\n")).await.unwrap();

    // Who has handed in.
    see(client, "#merging-rows > li").await;
    assert_eq!(standing(client).await, ["已交 4月18日", "逾期 4月22日", "已交 4月18日", "未交", "未交"]);
    let figures = texts(client, ".figure-value").await;
    assert_eq!(figures[..2], ["3 / 5", "1"], "{figures:?}");
    press(client, "#remind").await;
    until(client, "the message is there", "document.querySelector('.reminder-text')").await;
    let message = client.execute("return document.querySelector('.reminder-text').value", vec![]).await;
    let message = message.unwrap();
    assert!(message.as_str().unwrap().contains("2022级软件工程4班、2022级软件工程5班"), "{message}");
    press(client, "#reminder .dialog-close").await;

    // Whose the last form is nobody can tell: it is asked once.
    assert_eq!(texts(client, "#unknown .unknown-form").await.len(), 1);
    let option = format!(
        "//*[@id='unknown']//option[normalize-space()='{}']",
        org(4).trim_start_matches("共青团齐鲁理工学院计算机学院").trim_end_matches("支部委员会")
    );
    client.find(fantoccini::Locator::XPath(&option)).await.unwrap().click().await.unwrap();
    until(client, "nothing is asked any more", "!document.querySelector('#unknown')").await;
    assert_eq!(standing(client).await[3], "已交 4月18日");

    // The one wrong wording is put right by one press.
    until_rows(client, 1).await;
    press(client, "[data-code=AF003] [data-does=take]").await;
    until_rows(client, 0).await;

    // Of the repeated person the later row is taken, until another is chosen.
    press(client, ".filter[data-show=repeats]").await;
    until_rows(client, 1).await;
    let chosen = "document.querySelector('.repeat-row:has(:checked) .repeat-reason').innerText";
    until(client, "the later row is taken", &format!("{chosen} === '退团'")).await;
    press(client, ".repeat-row input:not(:checked)").await;
    until(client, "the earlier row is taken", &format!("{chosen} === '无团籍'")).await;
    until_saved(client).await;

    // The merged form has every person once, by branch.
    press(client, "#merge").await;
    see(client, "#merge-unit").await.send_keys("计算机学院团总支").await.unwrap();
    press(client, "#merge-download").await;
    let (name, bytes) = browser.downloaded().await;
    assert!(name.starts_with("汇总-附件1-要求后台删除团员登记表-20"), "{name}");
    let row = |number: usize, at: usize, reason: &str| {
        let one = &people[number - 1][at];
        [org(number as u8), one.name.clone(), one.id_number.clone(), reason.to_owned()]
    };
    let expected = [
        row(1, 0, "无团籍"),
        row(1, 1, "姓名错误，正确姓名为：王一诺"),
        row(2, 0, "无团籍"),
        row(2, 1, "无团籍"),
        row(3, 0, "无团籍"),
    ];
    assert_eq!(merged(bytes), expected);

    // Choice, wording and unit are taken back one by one, and are still so after a reload.
    press(client, "#undo").await;
    until(client, "the later row is taken again", &format!("{chosen} === '退团'")).await;
    press(client, "#undo").await;
    press(client, ".filter[data-show=problems]").await;
    until_rows(client, 1).await;
    press(client, "#undo").await;
    see(client, "#unknown").await;
    until_saved(client).await;
    reload(client).await;
    press(client, "#step-merging").await;
    see(client, "#unknown").await;
    until_rows(client, 1).await;

    browser.close().await;
}

/// The filled rows of the form.
fn merged(bytes: Vec<u8>) -> Vec<[String; 4]> {
    let sheet = Written::read(bytes).only_sheet();
    let header = sheet.cells.iter().find(|(_, text)| *text == "组织全称").unwrap().0.0;
    let rows = (header + 1..header + 100)
        .map(|row| sheet.words(row).into_iter().map(str::to_owned).collect::<Vec<_>>());
    rows.map_while(|row| row.try_into().ok()).collect()
}
