//! The merged form: for whom, what its heading says, what is still open.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::desk::Desk;
use crate::app::components::Dialog;
use crate::app::state::State;
use crate::app::text;
use crate::app::text::merging as words;
use crate::app::text::output as paper_words;
use crate::intake::table::TableKind;
use crate::worker::merging::{Ask, Look, MergingView, Show as Choice};
use crate::worker::output::Papers;
use crate::worker::protocol::{FormDetails, Request, Response, Within};

/// The dialog.
#[component]
pub fn Download(closed: Callback<()>) -> impl IntoView {
    let state = State::get();
    let desk = Desk::get();
    let names: Vec<String> = desk
        .view
        .with_untracked(|view| view.generals.iter().filter_map(|general| general.name.clone()).collect());
    let look = desk.look.get_untracked();
    let kind = look.kind;
    let general = RwSignal::new(match look.within {
        Some(Within::General(name)) => name,
        _ => None,
    });
    let details = RwSignal::new(state.details.get_untracked());
    // Whoever merges for one 团总支 most likely is that 团总支.
    let follow = move || {
        if let Some(name) = general.get_untracked() {
            details.update(|details| details.unit = name);
        }
    };
    follow();
    let left = RwSignal::new(None::<MergingView>);
    Effect::new(move |_| {
        let within = general.get().map(|name| Within::General(Some(name)));
        let look = Look { kind, within, show: Choice::Problems, count: 0 };
        spawn_local(async move {
            if let Some(Response::Merging(view)) = state.ask(Request::Merging(Ask::Show(look))).await {
                // The dialog may be closed by now.
                left.try_set(Some(*view));
            }
        });
    });
    let still =
        move || left.with(|left| left.as_ref().map(|view| open(view, general.get().as_deref(), kind)));
    let choose = move |event| {
        let name = event_target_value(&event);
        general.set((!name.is_empty()).then_some(name));
        follow();
    };
    let download = move |_| {
        let details = details.get_untracked();
        // What is one 团总支's is not the next one's; the paper is everybody's.
        match general.get_untracked() {
            None => state.details.set(details.clone()),
            Some(_) => state.details.update(|kept| kept.papers = details.papers),
        }
        let ask = Ask::Write { kind, general: general.get_untracked(), details };
        state.offer(Request::Merging(ask));
        closed.run(());
    };
    let input = move |id: &'static str, label: &'static str, of: fn(&mut FormDetails) -> &mut String| {
        view! {
            <label class="field">
                <span class="field-label">{label}</span>
                <input
                    class="input"
                    id=id
                    autocomplete="off"
                    prop:value=move || std::mem::take(of(&mut details.get()))
                    on:input=move |event| details.update(|d| *of(d) = event_target_value(&event))
                />
            </label>
        }
    };
    let paper = move |choice: Papers| {
        let label = match choice {
            Papers::Xlsx => paper_words::PAPER_XLSX,
            Papers::Docx => paper_words::PAPER_DOCX,
            Papers::Both => paper_words::PAPER_BOTH,
        };
        view! {
            <label class="check">
                <input
                    type="radio"
                    name="merge-paper"
                    value=format!("{choice:?}")
                    prop:checked=move || details.with(|details| details.papers == choice)
                    on:change=move |_| details.update(|details| details.papers = choice)
                />
                {label}
            </label>
        }
    };
    let options = names.into_iter().map(move |name| {
        let chosen = general.get_untracked().as_ref() == Some(&name);
        view! { <option value=name.clone() selected=chosen>{name.clone()}</option> }
    });
    let title = words::KINDS.get(desk.at()).copied().unwrap_or_default();
    let foot = move || {
        view! {
            <button type="button" class="button" on:click=move |_| closed.run(())>{text::CANCEL}</button>
            <button type="button" class="button button-primary" id="merge-download" on:click=download>
                {words::DOWNLOAD_DO}
            </button>
        }
    };
    view! {
        <Dialog id="merge-dialog" title=format!("{}：{title}", words::DOWNLOAD) closed foot=foot.into()>
            <label class="field">
                <span class="field-label">{words::FOR_WHOM}</span>
                <select class="select" id="merge-scope" on:change=choose>
                    <option value="">{words::WHOLE_SCHOOL}</option>
                    {options.collect_view()}
                </select>
            </label>
            <p role="status" id="merge-left">{still}</p>
            <Show when=move || kind == TableKind::DeletionForm>
                <div>
                    <p class="muted">{words::HEADING}</p>
                    <div class="fields merge-fields">
                        {input("merge-unit", text::UNIT, |details| &mut details.unit)}
                        {input("merge-filler", text::FILLER, |details| &mut details.filler)}
                        {input("merge-phone", text::PHONE, |details| &mut details.phone)}
                    </div>
                </div>
            </Show>
            <fieldset class="choices choices-row">
                <legend class="field-label">{words::PAPER}</legend>
                {Papers::ALL.map(paper).collect_view()}
            </fieldset>
        </Dialog>
    }
}

/// What is still open of a form's rows and branches.
fn open(view: &MergingView, general: Option<&str>, kind: TableKind) -> String {
    use crate::worker::merging::HandIn;
    let at = usize::from(kind != TableKind::DeletionForm);
    let asked = view.generals.iter().filter(|one| general.is_none() || one.name.as_deref() == general);
    let branches = asked.flat_map(|one| &one.branches);
    let missing = branches.filter(|one| one.states.get(at) == Some(&HandIn::Missing)).count();
    let counts = view.lines.counts;
    words::left(
        counts.of(Choice::Problems),
        counts.of(Choice::Repeats),
        if view.has_system { missing } else { 0 },
    )
}
