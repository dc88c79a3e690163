//! A branch's campaign taken into another: tables, edits, decisions; once only, and undoable.

use tuanji::casework::Campaign;
use tuanji::worker::protocol::{Request, Response};

use crate::{Desk, branch, records};

fn join(desk: &mut Desk, other: &Campaign) -> Response {
    let reply = desk.session.join(other, "一班", 1_712_700_000_000).unwrap();
    desk.keep(reply)
}

fn general() -> Desk {
    let mut desk = Desk::on(Campaign::default());
    desk.take_files(&["system-export-2.csv", "class-roster-2.csv"]);
    desk.decide(0, "团总支的意见");
    desk
}

#[test]
fn tables_edits_and_decisions_come_along_under_new_ids() {
    let mut desk = general();
    let other = records().read().unwrap().campaign;
    join(&mut desk, &other);
    let campaign = desk.session.campaign();
    assert_eq!(campaign.tables().count(), 4);
    assert_eq!(campaign.decisions().count(), 3);
    let (record, _, text) = campaign.overlay().iter().next().unwrap();
    assert_eq!((record.table.0, record.row, text), (3, 5, "13900000009"));
    for (case, decision) in other.decisions() {
        let here = campaign.decision_of(*case).unwrap();
        assert_eq!(here, decision);
        assert!(campaign.checked().unwrap().cases.iter().any(|one| one.key == *case), "it is about a case");
    }
    // Stored change by change, it comes back as it is.
    let loaded = desk.stored.read().unwrap();
    assert_eq!(loaded.notes, [""; 0]);
    assert_eq!(loaded.campaign.decisions().count(), 3);
    assert_eq!(loaded.campaign.tables().count(), 4);
}

#[test]
fn joining_is_one_step_and_can_be_taken_back() {
    let mut desk = general();
    let before = desk.session.campaign().history().done().len();
    join(&mut desk, &records().read().unwrap().campaign);
    assert_eq!(desk.session.campaign().history().done().len(), before + 1);
    desk.ask(Request::Undo);
    let campaign = desk.session.campaign();
    assert_eq!((campaign.tables().count(), campaign.decisions().count()), (2, 1));
    assert_eq!(campaign.overlay().iter().count(), 0);
}

#[test]
fn the_same_campaign_joins_only_once() {
    let mut desk = general();
    let other = records().read().unwrap().campaign;
    join(&mut desk, &other);
    let before = desk.stored.clone();
    join(&mut desk, &other);
    assert_eq!(desk.stored, before);
}

#[test]
fn what_is_said_here_stays_and_is_counted() {
    let mut desk = branch();
    let mut other = branch();
    other.decide(0, "另一种说法");
    other.edit(1, 7, "13900000007");
    let Response::Campaign(view) = join(&mut desk, other.session.campaign()) else { panic!("no campaign") };
    let campaign = desk.session.campaign();
    let notes: Vec<&str> = campaign.decisions().map(|(_, decision)| decision.note.as_str()).collect();
    assert!(notes.contains(&"已问过本人") && !notes.contains(&"另一种说法"), "{notes:?}");
    assert_eq!(campaign.overlay().iter().count(), 2, "the edit made only there is taken over");
    let undo = view.undo.unwrap();
    assert!(undo.contains("以本批次为准 1") && undo.contains("已有的名单 2"), "{undo}");
}
