//! A session with what its store holds, and what is asked of it.

use tuanji::casework::Campaign;
use tuanji::domain::PartialDate;
use tuanji::intake::TableKind;
use tuanji::store::records::Records;
use tuanji::worker::merging::{Ask, Look, MergingView, RepeatView, Show};
use tuanji::worker::protocol::{FormDetails, Request, Response, Within};
use tuanji::worker::session::{self, Reply, Session};

use crate::support::forms::branch;
use crate::support::people::{Person, person};
use crate::support::reading::Written;
use crate::support::workbooks::{EXPORT, plain, records, workbook, write};

pub fn day(text: &str) -> PartialDate {
    PartialDate::parse(text).unwrap()
}

pub struct Desk {
    session: Session,
    stored: Records,
}

impl Desk {
    pub fn empty() -> Desk {
        let session = Session::new(Campaign::default(), day("2024-04-25"));
        Desk { session, stored: Records::default() }
    }

    pub fn answer(&mut self, request: Request, buffers: Vec<Vec<u8>>) -> Reply {
        let mut reply = self.session.handle(request, buffers, 0).unwrap();
        for write in std::mem::take(&mut reply.writes) {
            self.stored.apply(write);
        }
        reply
    }

    pub fn drop_file(&mut self, name: &str, bytes: &[u8], saved: Option<&str>) {
        let read = session::read_saved(name, bytes, saved.map(day), &mut |_| {}).unwrap();
        assert_eq!(read.response, Response::Sheets { rejected: Vec::new() }, "{name}");
        self.answer(Request::AddSheets(Vec::new()), read.buffers);
    }

    pub fn ask(&mut self, ask: Ask) {
        self.answer(Request::Merging(ask), Vec::new());
    }

    /// What is shown of everybody's 附件1 with something wrong.
    pub fn view(&mut self) -> MergingView {
        self.look(TableKind::DeletionForm, None, Show::Problems)
    }

    /// Everything that is shown of 附件1.
    pub fn all(&mut self) -> MergingView {
        self.look(TableKind::DeletionForm, None, Show::All)
    }

    pub fn look(&mut self, kind: TableKind, within: Option<Within>, show: Show) -> MergingView {
        let look = Look { kind, within, show, count: 1_000 };
        match self.answer(Request::Merging(Ask::Show(look)), Vec::new()).response {
            Response::Merging(view) => *view,
            other => panic!("no forms: {other:?}"),
        }
    }

    /// Who stands in several rows of 附件1.
    pub fn repeats(&mut self) -> Vec<RepeatView> {
        self.look(TableKind::DeletionForm, None, Show::Repeats).lines.repeats
    }

    /// Rule, file and row of everything wrong in forms of a kind.
    pub fn problems(&mut self, kind: TableKind) -> Vec<(String, String, u32)> {
        let rows = self.look(kind, None, Show::Problems).lines.rows;
        let mut problems: Vec<_> = rows
            .iter()
            .flat_map(|row| row.problems.iter().map(move |one| (row, one)))
            .map(|(row, one)| (one.finding.code.clone(), row.place.file.clone(), row.place.row))
            .collect();
        problems.sort_unstable();
        problems
    }

    /// The filled rows of a merged form.
    pub fn merged(&mut self, kind: TableKind, general: Option<&str>) -> (String, Vec<Vec<String>>) {
        let general = general.map(str::to_owned);
        let details = FormDetails { unit: "校团委".into(), ..FormDetails::default() };
        let Reply { response, buffers, .. } =
            self.answer(Request::Merging(Ask::Write { kind, general, details }), Vec::new());
        let Response::File { name } = response else { panic!("no file") };
        let sheet = Written::read(buffers[0].clone()).only_sheet();
        let first = if kind == TableKind::DeletionForm { "组织全称" } else { "序号" };
        let header = sheet.cells.iter().find(|(_, text)| *text == first).unwrap().0.0;
        let rows =
            (header + 1..header + 200).map(|row| sheet.words(row).into_iter().map(str::to_owned).collect());
        let filled = rows.take_while(|row: &Vec<String>| row.len() > 2);
        (name, filled.collect())
    }

    /// What a reload brings back.
    pub fn reopened(&self) -> Desk {
        let campaign = self.stored.read().unwrap().campaign;
        Desk { session: Session::new(campaign, day("2024-04-25")), stored: Records::default() }
    }

    /// With the system lists of four branches: the untouched export, and identity numbers beside it.
    pub fn with_lists() -> (Desk, Vec<Vec<Person>>) {
        let mut desk = Desk::empty();
        let mut branches = Vec::new();
        for number in 1..=4u8 {
            let mut rng = fastrand::Rng::with_seed(u64::from(number));
            let people: Vec<Person> = (0..6).map(|_| person(&mut rng, &branch(number))).collect();
            let columns = [EXPORT, &["身份证号"]].concat();
            let bytes = workbook("团员列表", |s| write(s, 1, &records(&plain(&columns), &people)));
            desk.drop_file(&format!("{}.xlsx", branch(number).org_name()), &bytes, Some("2024-04-01"));
            branches.push(people);
        }
        (desk, branches)
    }
}
