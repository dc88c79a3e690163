//! What the school expects, as a plain form. Nothing holds before it is saved.

use leptos::prelude::*;

use super::form_words::FormWordsInputs;
use super::inputs::{DateInput, Entry, NumberInput, TextInput, WordsInput};
use super::menders::Menders;
use crate::app::state::State;
use crate::app::text::settings as text;
use crate::domain::{Field, Profile};
use crate::worker::protocol::Request;

/// An input's id and the entry it is bound to.
type Input<T> = (&'static str, Entry<T>);

/// The form; `profile` is what holds now.
#[component]
pub fn ProfileForm(profile: Profile) -> impl IntoView {
    let state = State::get();
    let draft = RwSignal::new(profile.clone());
    let held = StoredValue::new(profile);
    let changed = move || held.with_value(|held| draft.with(|draft| draft != held));
    let wrong = move || draft.with(|draft| draft.check().err().map(|error| error.to_string()));
    let save = move |_| state.change(Request::SetProfile(Some(Box::new(draft.get_untracked()))));
    let xinjiang = move |event| draft.update(|profile| profile.xinjiang_dates = event_target_checked(&event));
    // What a field must hold, and what counts as that.
    let expected = move |field: Field, (id, of): Input<String>, (also_id, also): Input<Vec<String>>| {
        view! {
            <TextInput draft id label=field.label() of />
            <WordsInput draft id=also_id label=text::ALSO of=also />
        }
    };
    view! {
        <form class="stack" id="profile" on:submit=move |event| event.prevent_default()>
            <fieldset class="card setting">
                <legend class="card-title">{text::SCHOOL}</legend>
                <div class="fields">
                    <TextInput draft id="school" label=text::SCHOOL_NAME of=|profile| &mut profile.school />
                    <TextInput
                        draft
                        id="deletion-title"
                        label=text::DELETION_TITLE
                        of=|profile| &mut profile.deletion_form_title
                    />
                    <TextInput
                        draft
                        id="retention-title"
                        label=text::RETENTION_TITLE
                        of=|profile| &mut profile.retention_form_title
                    />
                </div>
            </fieldset>
            <fieldset class="card setting">
                <legend class="card-title">{text::EXPECTED}</legend>
                <p class="muted">{text::EXPECTED_MORE}</p>
                <div class="fields fields-pairs">
                    {expected(
                        Field::Occupation,
                        ("occupation", |profile| &mut profile.occupation),
                        ("occupation-also", |profile| &mut profile.occupation_also),
                    )}
                    {expected(
                        Field::StudyStatus,
                        ("study-status", |profile| &mut profile.study_status),
                        ("study-status-also", |profile| &mut profile.study_status_also),
                    )}
                    {expected(
                        Field::CadreKind,
                        ("cadre-kind", |profile| &mut profile.cadre_kind),
                        ("cadre-kind-also", |profile| &mut profile.cadre_kind_also),
                    )}
                </div>
            </fieldset>
            <fieldset class="card setting">
                <legend class="card-title">{text::DATES}</legend>
                <div class="fields fields-narrow">
                    <DateInput draft id="issued" label=text::ISSUED of=|profile| &mut profile.campaign.issued />
                    <DateInput draft id="begins" label=text::BEGINS of=|profile| &mut profile.campaign.begins />
                    <DateInput
                        draft
                        id="report-due"
                        label=text::REPORT_DUE
                        of=|profile| &mut profile.campaign.report_due
                    />
                    <DateInput draft id="ends" label=text::ENDS of=|profile| &mut profile.campaign.ends />
                </div>
            </fieldset>
            <fieldset class="card setting">
                <legend class="card-title">{text::BRANCHES}</legend>
                <div class="fields fields-narrow">
                    <NumberInput
                        draft
                        id="size-min"
                        label=text::SIZE_MIN
                        of=|profile| &mut profile.branch_size.min
                    />
                    <NumberInput
                        draft
                        id="size-max"
                        label=text::SIZE_MAX
                        of=|profile| &mut profile.branch_size.max
                    />
                </div>
                <label class="check">
                    <input
                        type="checkbox"
                        id="xinjiang"
                        prop:checked=move || draft.with(|profile| profile.xinjiang_dates)
                        on:change=xinjiang
                    />
                    {text::XINJIANG}
                </label>
            </fieldset>
            <FormWordsInputs draft />
            <Menders draft />
            <Show when=changed>
                <div class="save-bar" role="status">
                    <span>
                        {move || wrong().map(|words| view! { <span class="red-name">{words}</span> }.into_any())
                            .unwrap_or_else(|| text::UNSAVED.into_any())}
                    </span>
                    <button
                        type="button"
                        class="button row-end"
                        on:click=move |_| draft.set(held.get_value())
                    >
                        {text::DISCARD}
                    </button>
                    <button
                        type="button"
                        class="button button-primary"
                        id="save-profile"
                        disabled=move || wrong().is_some()
                        on:click=save
                    >
                        {text::SAVE}
                    </button>
                </div>
            </Show>
        </form>
    }
}
