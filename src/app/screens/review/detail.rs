//! One case in full, over the list: both rows side by side, what was found in them, what was decided.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::case_card::marked;
use super::desk::Desk;
use crate::app::clock;
use crate::app::components::Dialog;
use crate::app::state::State;
use crate::app::text;
use crate::casework::{Decision, Verdict};
use crate::worker::case_detail::{CaseDetail, Decided, FieldLine};
use crate::worker::protocol::{Request, Response};
use crate::worker::views::{FindingView, Place};

/// The dialog; shown while a case is chosen.
#[component]
pub fn Detail() -> impl IntoView {
    let (state, desk) = (State::get(), Desk::get());
    let detail = RwSignal::new(None::<CaseDetail>);
    Effect::new(move |_| {
        let Some(key) = desk.detail.get() else { return };
        spawn_local(async move {
            match state.ask(Request::Case(key)).await {
                Some(Response::Case(Some(found))) => drop(detail.try_set(Some(*found))),
                _ => drop(desk.detail.try_set(None)),
            }
        });
    });
    let closed = Callback::new(move |()| {
        detail.set(None);
        if let Some(key) = desk.detail.get_untracked() {
            desk.detail.set(None);
            desk.go(key);
        }
    });
    move || {
        let detail = detail.get()?;
        let title = detail.case.name.clone();
        Some(view! { <Dialog id="case-detail" title closed><Sheet detail /></Dialog> })
    }
}

#[component]
fn Sheet(detail: CaseDetail) -> impl IntoView {
    let state = State::get();
    let CaseDetail { case, lines, findings: [system, roster], history } = detail;
    let lines = lines.into_iter().map(|line| view! { <Line line /> }).collect_view();
    let none = history.is_empty().then(|| view! { <li class="muted">{text::NO_HISTORY}</li> });
    let history = history.into_iter().map(decided).collect_view();
    let reasons = case.reasons.into_iter();
    let reasons = reasons.map(|reason| view! { <li>{move || state.masked(&reason)}</li> }).collect_view();
    view! {
        <div class="detail-body">
            <p class="case-branch">{case.branch}</p>
            <p>{case.basis}</p>
            <div class="table-scroll">
                <table class="side-by-side">
                    <thead>
                        <tr>
                            <td></td>
                            {source(text::IN_SYSTEM, case.system)}
                            {source(text::IN_ROSTER, case.roster)}
                        </tr>
                    </thead>
                    <tbody>{lines}</tbody>
                </table>
            </div>
            <h3 class="detail-title">{text::PROPOSED}</h3>
            <ul class="reasons">{reasons}</ul>
            <Findings side=text::IN_SYSTEM findings=system />
            <Findings side=text::IN_ROSTER findings=roster />
            <h3 class="detail-title">{text::HISTORY}</h3>
            <ul class="plain-list history">{history}{none}</ul>
        </div>
    }
}

fn source(side: &'static str, place: Option<Place>) -> impl IntoView {
    let words = match place {
        Some(Place { file, sheet, row }) if sheet.is_empty() => {
            format!("{file} {}{row}{}", text::ROW, text::ROW_END)
        }
        Some(Place { file, sheet, row }) => format!("{file} · {sheet} {}{row}{}", text::ROW, text::ROW_END),
        None => text::NOT_LISTED.to_owned(),
    };
    view! {
        <th scope="col">
            {side}
            <span class="muted source-place">{words}</span>
        </th>
    }
}

#[component]
fn Line(line: FieldLine) -> impl IntoView {
    let state = State::get();
    let stated = line.stated.map(|value| {
        view! { <span class="stated">{text::STATED}{move || state.masked(&value)}</span> }
    });
    view! {
        <tr class:differing=line.differs>
            <th scope="row">{line.field.label()}</th>
            <td>{marked(line.system.unwrap_or_default())}{stated}</td>
            <td>{marked(line.roster.unwrap_or_default())}</td>
        </tr>
    }
}

#[component]
fn Findings(side: &'static str, findings: Vec<FindingView>) -> impl IntoView {
    if findings.is_empty() {
        return ().into_any();
    }
    let state = State::get();
    let list = findings.into_iter().map(move |finding| {
        view! {
            <li>
                <span class="chip">{finding.field.label()}</span>
                " "
                {move || state.masked(&finding.message)}
            </li>
        }
    });
    view! {
        <h3 class="detail-title">{format!("{side}{}", text::HAS_FINDINGS)}</h3>
        <ul class="reasons">{list.collect_view()}</ul>
    }
    .into_any()
}

fn decided(Decided { at, decision }: Decided) -> impl IntoView {
    let note = decision.as_ref().map(|made| made.note.clone()).filter(|note| !note.is_empty());
    view! {
        <li>
            <time class="muted">{clock::time(at)}</time>
            " "
            {verdict(decision.as_ref())}
            {note.map(|note| format!("：{note}"))}
        </li>
    }
}

/// What was decided, in words.
pub fn verdict(decision: Option<&Decision>) -> String {
    match decision.map(|decision| &decision.verdict) {
        None => text::WITHDRAWN.to_owned(),
        Some(Verdict::Accept) => text::ACCEPTED.to_owned(),
        Some(Verdict::Ignore) => text::IGNORED.to_owned(),
        Some(Verdict::Instead(actions)) => {
            let actions: Vec<&str> = actions.iter().map(|action| action.label()).collect();
            format!("{}{}", text::CHANGED_TO, actions.join("、"))
        }
    }
}
