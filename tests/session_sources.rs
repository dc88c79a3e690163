//! How tables are read, as the page changes it: header, columns, what is left aside, what is remembered.
#![allow(missing_docs, reason = "tests")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on must stop"
)]

use rust_xlsxwriter::Workbook;
use tuanji::casework::Campaign;
use tuanji::domain::{Field, PartialDate};
use tuanji::intake::remember::Reading;
use tuanji::intake::table::{RecordId, TableId, TableKind};
use tuanji::worker::protocol::{Request, Response};
use tuanji::worker::session::{self, Session};
use tuanji::worker::sources::{self, RowRole, SheetPreview, follow};
use tuanji::worker::views::{CampaignView, SourceView};

const ROSTER: &[&[&str]] = &[
    &["软件工程1班名单"],
    &["代号", "姓名", "性别", "手机号码"],
    &["221001", "李雷", "男", "13900000001"],
    &["221002", "韩梅梅", "女", "13900000002"],
];

fn book(sheets: &[(&str, bool, &[&[&str]])]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, hidden, rows) in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(*name).unwrap();
        sheet.set_hidden(*hidden);
        for (row, cells) in (0..).zip(*rows) {
            for (column, text) in (0..).zip(*cells) {
                sheet.write_string(row, column, *text).unwrap();
            }
        }
    }
    book.save_to_buffer().unwrap()
}

struct Desk(Session);

impl Desk {
    fn new() -> Desk {
        Desk(Session::new(Campaign::default(), PartialDate::parse("2024-04-10").unwrap()))
    }

    fn answer(&mut self, request: Request, buffers: Vec<Vec<u8>>) -> Response {
        self.0.handle(request, buffers, 0).unwrap().response
    }

    fn ask(&mut self, request: Request) -> CampaignView {
        let response = self.answer(request, Vec::new());
        self.view(response)
    }

    /// The view, which lists the tables as they are now.
    fn view(&self, response: Response) -> CampaignView {
        match response {
            Response::Campaign(view) => {
                assert_eq!(view.sources, sources::all(self.0.campaign()));
                *view
            }
            other => panic!("not a campaign: {other:?}"),
        }
    }

    fn add(&mut self, name: &str, bytes: &[u8], readings: Vec<Reading>) -> CampaignView {
        let sheets = session::read(name, bytes, &mut |_| {}).unwrap().buffers;
        let response = self.answer(Request::AddSheets(readings), sheets);
        self.view(response)
    }

    fn preview(&mut self, table: u32) -> SheetPreview {
        match self.answer(Request::Preview(TableId(table)), Vec::new()) {
            Response::Preview(preview) => preview,
            other => panic!("no preview: {other:?}"),
        }
    }
}

fn field(source: &SourceView, column: u16) -> Option<Field> {
    source.columns.iter().find(|c| c.index == column).and_then(|c| c.field)
}

#[test]
fn a_preview_says_what_each_row_was_taken_for() {
    let mut desk = Desk::new();
    desk.add("名单.xlsx", &book(&[("一班", false, ROSTER)]), Vec::new());
    let preview = desk.preview(0);
    let roles: Vec<RowRole> = preview.rows.iter().map(|row| row.role).collect();
    assert_eq!(roles, [RowRole::Title, RowRole::Header, RowRole::Record, RowRole::Record]);
    assert_eq!(preview.rows[0].cells, ["软件工程1班名单", "", "", ""]);
    assert_eq!(preview.columns, [0, 1, 2, 3]);
}

#[test]
fn another_header_is_taken_at_once_and_undone() {
    let mut desk = Desk::new();
    let before = desk.add("名单.xlsx", &book(&[("一班", false, ROSTER)]), Vec::new()).sources;
    let view = desk.ask(Request::SetHeader(TableId(0), vec![3]));
    assert_eq!(view.sources[0].header_rows, [3]);
    assert_eq!(view.sources[0].rows, 1);
    assert!(view.sources[0].changed && !before[0].changed);
    assert_eq!(desk.preview(0).rows[2].role, RowRole::Header);

    let view = desk.ask(Request::SetHeader(TableId(0), Vec::new()));
    assert!(view.sources[0].header_rows.is_empty() && view.sources[0].reading.is_none());

    desk.ask(Request::Undo);
    assert_eq!(desk.ask(Request::Undo).sources, before);
}

#[test]
fn a_chosen_kind_outlasts_another_header() {
    let mut desk = Desk::new();
    desk.add("名单.xlsx", &book(&[("一班", false, ROSTER)]), Vec::new());
    desk.ask(Request::SetKind(TableId(0), TableKind::StatusChanges));
    let view = desk.ask(Request::SetHeader(TableId(0), vec![1, 2]));
    assert_eq!(view.sources[0].kind, TableKind::StatusChanges);
}

#[test]
fn hidden_and_unknown_sheets_are_listed_but_not_used() {
    let notes: &[&[&str]] = &[&["说明", "请勿修改"], &["填表", "见附件"]];
    let sheets = [("一班", false, ROSTER), ("旧名单", true, ROSTER), ("说明", false, notes)];
    let mut desk = Desk::new();
    let view = desk.add("名单.xlsx", &book(&sheets), Vec::new());
    let used: Vec<bool> = view.sources.iter().map(|source| source.included).collect();
    assert_eq!(used, [true, false, false]);
    let students = |view: CampaignView| view.counts.unwrap().students;
    assert_eq!(students(desk.ask(Request::Check)), 2);

    assert_eq!(students(desk.ask(Request::Include(TableId(1), true))), 4);
    assert_eq!(students(desk.ask(Request::Include(TableId(0), false))), 2);
    desk.ask(Request::Undo);
    let view = desk.ask(Request::Undo);
    assert!(!view.sources[1].included);
    assert_eq!(students(view), 2);

    // A kind chosen for what nobody could make sense of is a wish to use it.
    assert!(desk.ask(Request::SetKind(TableId(2), TableKind::ClassRoster)).sources[2].included);
    assert!(!desk.ask(Request::Undo).sources[2].included);
}

#[test]
fn a_choice_is_taken_again_for_the_same_headers() {
    let mut desk = Desk::new();
    desk.add("名单.xlsx", &book(&[("一班", false, ROSTER)]), Vec::new());
    desk.ask(Request::SetField(TableId(0), 0, Some(Field::StudentNumber)));
    let view = desk.ask(Request::SetKind(TableId(0), TableKind::ClassRoster));
    let reading = view.sources[0].reading.clone().unwrap();

    let view = desk.add("另一班.xlsx", &book(&[("二班", false, &ROSTER[1..])]), vec![reading.clone()]);
    let again = &view.sources[1];
    assert!(again.as_before && !again.changed);
    assert_eq!((again.kind, field(again, 0)), (TableKind::ClassRoster, Some(Field::StudentNumber)));
    assert_eq!(again.reading.as_ref(), Some(&reading));

    // No cell's text is in what is remembered.
    let kept = serde_json::to_string(&reading).unwrap();
    assert!(!kept.contains("代号") && !kept.contains("李雷"), "{kept}");
}

#[test]
fn tables_with_the_same_headers_are_changed_together() {
    let mut desk = Desk::new();
    desk.add("甲.xlsx", &book(&[("一班", false, ROSTER)]), Vec::new());
    desk.add("乙.xlsx", &book(&[("二班", false, ROSTER), ("三班", false, &ROSTER[1..])]), Vec::new());
    let before = desk.ask(Request::SetField(TableId(0), 0, Some(Field::StudentNumber))).sources;
    let view = desk.ask(Request::ReadAlike(TableId(0)));
    assert!(view.sources.iter().all(|source| field(source, 0) == Some(Field::StudentNumber)));
    assert_eq!(desk.ask(Request::Undo).sources, before);
}

#[test]
fn a_pasted_table_is_read_like_any_other() {
    let pasted = "姓名\t身份证号\t备注\r\n李雷\t370102200409010015\t\"两行\r\n备注\"\r\n韩梅梅\t370102200409010023\t\r\n";
    let mut desk = Desk::new();
    let view = desk.add("粘贴的表格 1", pasted.as_bytes(), Vec::new());
    assert_eq!((view.sources[0].kind, view.sources[0].rows), (TableKind::ClassRoster, 2));
}

#[test]
fn what_is_remembered_follows_the_users_changes_and_undo() {
    let mut desk = Desk::new();
    let first = desk.add("甲.xlsx", &book(&[("一班", false, ROSTER)]), Vec::new()).sources;
    let second = desk.ask(Request::SetField(TableId(0), 0, Some(Field::StudentNumber))).sources;
    let kept = follow(Vec::new(), &first, &second);
    assert_eq!(kept, [second[0].reading.clone().unwrap()]);
    let third = desk.ask(Request::SetHeader(TableId(0), vec![1, 2])).sources;
    let kept = follow(kept, &second, &third);
    assert_eq!(kept, [third[0].reading.clone().unwrap()], "the header that was given up is not searched for");
    let again = desk.ask(Request::Undo).sources;
    assert_eq!(follow(kept.clone(), &third, &again), [second[0].reading.clone().unwrap()]);
    let undone = desk.ask(Request::Undo).sources;
    assert!(follow(kept, &third, &undone).is_empty());
}

#[test]
fn tables_are_listed_as_they_are_after_any_change() {
    let mut rng = fastrand::Rng::with_seed(3);
    let mut desk = Desk::new();
    let sheets: &[(&str, bool, &[&[&str]])] =
        &[("一班", false, ROSTER), ("二班", false, ROSTER), ("三班", true, ROSTER)];
    let bytes = book(sheets);
    let mut listed = desk.add("名单.xlsx", &bytes, Vec::new()).sources;
    let mut others = 0;
    for _ in 0..200 {
        let table = TableId(rng.u32(0..6));
        let record = RecordId { table, row: 3 };
        let now = match rng.u32(0..12) {
            0 => desk.add("名单.xlsx", &bytes, Vec::new()),
            1 => desk.ask(Request::RemoveTable(table)),
            2 => desk.ask(Request::SetKind(table, TableKind::ALL[rng.usize(0..TableKind::ALL.len())])),
            3 => desk.ask(Request::SetHeader(table, vec![rng.u32(1..4)])),
            4 => desk.ask(Request::SetField(table, rng.u16(0..4), Some(Field::StudentNumber))),
            5 => desk.ask(Request::Include(table, rng.bool())),
            6 => desk.ask(Request::ReadAlike(table)),
            7 => desk.ask(Request::Edit { record, field: Field::Name, text: rng.u8(0..9).to_string() }),
            8 => desk.ask(Request::Check),
            9 => desk.ask(Request::Redo),
            _ => desk.ask(Request::Undo),
        };
        others += usize::from(now.sources != listed);
        listed = now.sources;
    }
    assert!(others > 50, "{others} changes");
    assert!(desk.ask(Request::Clear).sources.is_empty());
}

#[test]
fn a_list_of_changes_tells_of_whom_nothing_was_found() {
    let mut desk = Desk::new();
    desk.ask(Request::Check);
    desk.add("一班.xlsx", &book(&[("一班", false, ROSTER)]), Vec::new());
    let changes: &[&[&str]] = &[&["姓名", "异动类型"], &["李雷", "休学"], &["王五", "退学"]];
    let view = desk.add("学籍异动.xlsx", &book(&[("Sheet1", false, changes)]), Vec::new());
    let [note] = view.sources[1].notes.as_slice() else { panic!("{:?}", view.sources[1].notes) };
    assert!(note.starts_with("第 3 行“王五”："), "{note}");
    // Once he is in a list it is gone.
    let found = RecordId { table: TableId(0), row: 4 };
    let view = desk.ask(Request::Edit { record: found, field: Field::Name, text: "王五".to_owned() });
    assert_eq!(view.sources[1].notes, [] as [&str; 0]);
}
