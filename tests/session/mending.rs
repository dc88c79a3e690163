//! Fixes, accepted findings, the profile, the day of checking and the rules' pages.

use super::*;
use tuanji::casework::FindingKey;
use tuanji::domain::Profile;
use tuanji::intake::table::RecordId;
use tuanji::worker::mending::{FixChoice, FixPage};
use tuanji::worker::settings::{RulePage, SettingsView};
use tuanji::worker::views::{FindingView, RowView};

impl Desk {
    pub fn edit(&mut self, record: RecordId, field: Field, text: &str) -> CampaignView {
        self.ask(Request::Edit { record, field, text: text.into() })
    }

    fn row(&mut self, record: RecordId) -> RowView {
        self.rows(record.table.0).rows.into_iter().find(|row| row.record == record).unwrap()
    }

    fn text(&mut self, record: RecordId, field: Field) -> String {
        let page = self.rows(record.table.0);
        let at = page.fields.iter().position(|known| *known == field).unwrap();
        page.rows.into_iter().find(|row| row.record == record).unwrap().cells[at].text.clone()
    }

    fn finding(&mut self, record: RecordId, code: &str) -> Option<FindingView> {
        self.row(record).findings.into_iter().find(|finding| finding.code == code)
    }

    fn fixes(&mut self, rule: &str) -> FixPage {
        match self.ask_with(Request::Fixes { rule: rule.into(), start: 0, count: 100 }, Vec::new()) {
            Response::Fixes(page) => page,
            other => panic!("no fixes: {other:?}"),
        }
    }

    fn settings(&mut self) -> SettingsView {
        match self.ask_with(Request::Settings, Vec::new()) {
            Response::Settings(view) => *view,
            other => panic!("no settings: {other:?}"),
        }
    }

    fn refused(&mut self, request: Request, buffers: Vec<Vec<u8>>) -> String {
        match self.session.handle(request, buffers, 0) {
            Err(Refusal::Expected(sentence)) => sentence,
            other => panic!("not refused: {other:?}"),
        }
    }

    /// Three people of the system list about whom the rules say nothing.
    fn clean_records(&mut self) -> Vec<RecordId> {
        let clean = |row: &RowView| row.findings.iter().all(|finding| finding.code.starts_with("OG"));
        let rows = self.rows(0).rows.into_iter().filter(clean).map(|row| row.record);
        let records: Vec<RecordId> = rows.take(3).collect();
        assert_eq!(records.len(), 3, "the sample has people with nothing to mend");
        records
    }
}

#[test]
fn one_press_takes_every_safe_fix_and_one_undo_gives_them_back() {
    let mut desk = Desk::with_sample();
    let records = desk.clean_records();
    let names: Vec<String> = records.iter().map(|record| desk.text(*record, Field::Name)).collect();
    for (record, name) in records.iter().zip(&names) {
        desk.edit(*record, Field::Name, &format!(" {name} "));
    }
    let before = desk.rows(0);
    let offered = desk.ask(Request::Check).counts.unwrap().fixes.safe;
    assert!(offered >= 3, "{offered}");
    let view = desk.ask(Request::TakeFixes(FixChoice::Safe));
    assert_eq!(view.undo, Some(format!("修正 {offered} 处")));
    assert_eq!(view.counts.unwrap().fixes.safe, 0);
    for (record, name) in records.iter().zip(&names) {
        assert_eq!(desk.text(*record, Field::Name), *name);
        assert_eq!(desk.finding(*record, "NM002"), None);
    }
    let after = desk.rows(0);
    assert_eq!(desk.shelf.reopen().rows(0), after);
    desk.ask(Request::Undo);
    assert_eq!(desk.rows(0), before);
}

#[test]
fn asked_fixes_are_listed_and_taken_but_for_those_deselected() {
    let mut desk = Desk::with_sample();
    let known = desk.fixes("ID006").total;
    let records = desk.clean_records();
    let sexes: Vec<String> = records.iter().map(|record| desk.text(*record, Field::Sex)).collect();
    for (record, sex) in records.iter().zip(&sexes) {
        desk.edit(*record, Field::Sex, if sex == "男" { "女" } else { "男" });
    }
    let finding = desk.finding(records[0], "ID006").unwrap();
    let fix = finding.fix.unwrap();
    assert_eq!((fix.field, fix.value, fix.safe), (Field::Sex, sexes[0].clone(), false));
    let counts = desk.ask(Request::Check).counts.unwrap();
    let group = counts.fixes.asked.iter().find(|group| group.code == "ID006").unwrap();
    assert_eq!(group.count, known + 3);
    let page = desk.fixes("ID006");
    assert_eq!(page.total, known + 3);
    let line = page.fixes.iter().find(|line| line.record == records[1]).unwrap();
    assert_eq!((line.field, &line.new), (Field::Sex, &sexes[1]));
    assert_ne!(line.old, line.new);

    let except = vec![(records[1], Field::Sex)];
    desk.ask(Request::TakeFixes(FixChoice::Of { rules: vec!["ID006".into()], except }));
    assert_eq!(desk.text(records[0], Field::Sex), sexes[0]);
    assert_ne!(desk.text(records[1], Field::Sex), sexes[1]);
    assert_eq!(desk.fixes("ID006").total, 1);
    desk.ask(Request::Undo);
    assert_eq!(desk.fixes("ID006").total, known + 3);
}

#[test]
fn an_accepted_finding_stays_but_is_no_longer_red_until_the_cell_changes() {
    let mut desk = Desk::with_sample();
    let record = desk.clean_records()[0];
    let field = Field::Phone;
    desk.edit(record, field, "110");
    let red = desk.ask(Request::Check).counts.unwrap().red;
    let found = desk.finding(record, "CP007").unwrap();
    assert!(desk.row(record).red && found.accepted.is_none());

    let key = FindingKey { record, field, rule: "CP007".into() };
    let view = desk.ask(Request::Waive(key.clone(), Some("本人只有固定电话".into())));
    let counts = view.counts.unwrap();
    assert_eq!((counts.red, counts.accepted), (red - 1, 1));
    let row = desk.row(record);
    assert!(!row.red && row.cells.iter().all(|cell| cell.severity.is_none()));
    assert_eq!(desk.finding(record, "CP007").unwrap().accepted.as_deref(), Some("本人只有固定电话"));
    let accepted_row = desk.row(record);
    assert_eq!(desk.shelf.reopen().row(record), accepted_row);

    // The report says so, and nobody is asked to complete it.
    let sheets = desk.form_sheets(FormKind::Report);
    let accepted = &sheets["已接受的问题"];
    assert!(accepted.iter().any(|row| row.contains("CP007") && row.contains("本人只有固定电话")));
    assert!(!sheets["规则发现"].iter().any(|row| row.contains("CP007") && row.contains("110")));
    let completion = desk.form_sheets(FormKind::Completion);
    assert!(!completion.values().flatten().any(|row| row.contains(&found.message)));

    desk.ask(Request::Undo);
    assert!(desk.row(record).red);
    desk.ask(Request::Redo);
    // What was accepted is no longer what the cell holds.
    desk.edit(record, field, "119");
    assert!(desk.row(record).red);
    desk.ask(Request::Undo);
    assert!(!desk.row(record).red);
    desk.ask(Request::Waive(key, None));
    assert!(desk.row(record).red);
}

impl Desk {
    /// A form's sheets by name, each row's cells joined.
    fn form_sheets(&mut self, kind: FormKind) -> BTreeMap<String, Vec<String>> {
        let request = form_request(kind);
        let reply = self.session.handle(request, Vec::new(), 0).unwrap();
        let bytes = std::io::Cursor::new(reply.buffers[0].clone());
        let mut workbook: calamine::Xlsx<_> = calamine::Reader::new(bytes).unwrap();
        calamine::Reader::worksheets(&mut workbook)
            .into_iter()
            .map(|(name, range)| {
                let row = |cells: &[calamine::Data]| {
                    cells.iter().map(ToString::to_string).collect::<Vec<_>>().join("|")
                };
                (name, range.rows().map(row).collect())
            })
            .collect()
    }
}

#[test]
fn a_rule_is_switched_off_with_a_reason_that_stands_in_the_report() {
    let mut desk = Desk::with_sample();
    let record = desk.clean_records()[0];
    desk.edit(record, Field::Phone, "110");
    let sentence = desk.refused(Request::SwitchRule("CP007".into(), Some(" ".into())), Vec::new());
    assert!(sentence.contains("理由"), "{sentence}");
    desk.ask(Request::SwitchRule("CP007".into(), Some("电话由辅导员统一核对".into())));
    assert_eq!(desk.finding(record, "CP007"), None);
    let mut reopened = desk.shelf.reopen();
    assert_eq!(reopened.finding(record, "CP007"), None);
    let lines = reopened.settings().families.into_iter().flat_map(|family| family.rules);
    let off: Vec<String> = lines.filter(|rule| rule.off.is_some()).map(|rule| rule.code).collect();
    assert_eq!(off, ["CP007"]);
    let sheets = desk.form_sheets(FormKind::Report);
    assert!(sheets["停用的规则"].iter().any(|row| row.contains("电话由辅导员统一核对")));
    let view = desk.ask(Request::SwitchRule("CP007".into(), None));
    assert_eq!(view.undo.as_deref(), Some("启用规则 CP007"));
    assert!(desk.finding(record, "CP007").is_some());
}

#[test]
fn the_profile_goes_out_and_comes_back_as_a_file() {
    let mut desk = Desk::with_sample();
    let mut profile = desk.settings().profile;
    profile.school = "山东某某学院".into();
    profile.branch_size.max = 5;
    desk.ask(Request::SetProfile(Some(Box::new(profile.clone()))));
    assert!(desk.ask(Request::Check).counts.unwrap().rules.iter().any(|(code, ..)| code == "OG004"));
    let reply = desk.session.handle(Request::ExportProfile, Vec::new(), 0).unwrap();
    assert_eq!(reply.response, Response::File { name: "学校要求.json".into() });
    let reopened = desk.shelf.reopen().settings().profile;
    assert_eq!(reopened, profile);

    desk.ask(Request::SetProfile(None));
    assert_eq!(desk.settings().profile, Profile::default());
    let Response::Campaign(view) = desk.ask_with(Request::ImportProfile, reply.buffers) else { panic!() };
    assert_eq!(view.undo.as_deref(), Some("导入学校要求"));
    assert_eq!(desk.settings().profile, profile);
    let sentence = desk.refused(Request::ImportProfile, vec![b"PK\x03\x04\xff".to_vec()]);
    assert!(sentence.contains("不是学校要求文件"), "{sentence}");
    profile.branch_size.min = 9;
    let sentence = desk.refused(Request::SetProfile(Some(Box::new(profile))), Vec::new());
    assert!(sentence.contains("下限"), "{sentence}");
}

#[test]
fn the_day_of_checking_can_be_set_and_left_to_the_calendar() {
    let mut desk = Desk::with_sample();
    assert_eq!(desk.ask(Request::Check).today, today());
    let long_ago = PartialDate::parse("2010-01-01");
    let view = desk.ask(Request::SetDay(long_ago));
    assert_eq!(Some(view.today), long_ago);
    let future =
        |view: &CampaignView| view.counts.as_ref().unwrap().rules.iter().any(|(code, ..)| code == "DT003");
    assert!(future(&view), "everybody joined later");
    let again = desk.shelf.reopen().ask(Request::Check);
    assert_eq!((Some(again.today), future(&again)), (long_ago, true));
    assert!(!future(&desk.ask(Request::SetDay(None))));
    assert_eq!(desk.ask(Request::Check).today, today());
}

#[test]
fn every_rule_listed_has_a_page() {
    let mut desk = Desk::empty();
    let codes: Vec<String> =
        desk.settings().families.into_iter().flat_map(|f| f.rules).map(|rule| rule.code).collect();
    assert!(codes.len() > 50);
    for code in codes {
        let Response::RulePage(page) = desk.ask_with(Request::RulePage(code.clone()), Vec::new()) else {
            panic!("no page of {code}")
        };
        let RulePage { sections, basis, .. } = *page;
        assert!(sections.len() == 5 && !basis.is_empty(), "{code}");
    }
}

#[test]
fn a_finding_says_who_mends_it_and_which_rows_it_is_about() {
    let mut desk = Desk::with_sample();
    let records = desk.clean_records();
    let phone = desk.text(records[0], Field::Phone);
    desk.edit(records[1], Field::Phone, &phone);
    let found = desk.finding(records[1], "CP008").unwrap();
    assert_eq!(found.related.iter().map(|place| place.row).collect::<Vec<_>>(), [records[0].row]);
    assert!(found.mender.label().contains("团员本人"));
}
