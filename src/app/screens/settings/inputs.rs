//! The form's inputs, each bound to one entry of the profile being filled in.

use leptos::prelude::*;

use crate::domain::{PartialDate, Profile};

/// The profile as filled in so far.
pub type Draft = RwSignal<Profile>;

/// One entry of the profile.
pub type Entry<T> = fn(&mut Profile) -> &mut T;

/// A line of text.
#[component]
pub fn TextInput(draft: Draft, id: &'static str, label: &'static str, of: Entry<String>) -> impl IntoView {
    let value = move || std::mem::take(of(&mut draft.get()));
    let on_input = move |event| draft.update(|profile| *of(profile) = event_target_value(&event));
    view! {
        <label class="field">
            <span class="field-label">{label}</span>
            <input class="input" id=id autocomplete="off" prop:value=value on:input=on_input />
        </label>
    }
}

/// Several words, divided by commas of any kind.
#[component]
pub fn WordsInput(
    draft: Draft,
    id: &'static str,
    label: &'static str,
    of: Entry<Vec<String>>,
) -> impl IntoView {
    let value = move || of(&mut draft.get()).join("、");
    // Taken when the field is left: a comma just typed must not be tidied away.
    let on_change = move |event| {
        let text = event_target_value(&event);
        let words = text.split(['、', '，', ',', ';', '；']).map(str::trim).filter(|word| !word.is_empty());
        let words: Vec<String> = words.map(str::to_owned).collect();
        draft.update(|profile| *of(profile) = words);
    };
    view! {
        <label class="field">
            <span class="field-label">{label}</span>
            <input class="input" id=id autocomplete="off" prop:value=value on:change=on_change />
        </label>
    }
}

/// A day.
#[component]
pub fn DateInput(
    draft: Draft,
    id: &'static str,
    label: &'static str,
    of: Entry<PartialDate>,
) -> impl IntoView {
    let value = move || of(&mut draft.get()).to_string();
    let on_change = move |event| {
        if let Some(day) = PartialDate::parse(&event_target_value(&event)) {
            draft.update(|profile| *of(profile) = day);
        }
    };
    view! {
        <label class="field">
            <span class="field-label">{label}</span>
            <input type="date" class="input" id=id required=true prop:value=value on:change=on_change />
        </label>
    }
}

/// A number of people.
#[component]
pub fn NumberInput(draft: Draft, id: &'static str, label: &'static str, of: Entry<u32>) -> impl IntoView {
    let value = move || of(&mut draft.get()).to_string();
    let on_change = move |event| {
        if let Ok(number) = event_target_value(&event).trim().parse() {
            draft.update(|profile| *of(profile) = number);
        }
    };
    view! {
        <label class="field">
            <span class="field-label">{label}</span>
            <input
                type="number"
                class="input"
                id=id
                min="0"
                max="10000"
                required=true
                prop:value=value
                on:change=on_change
            />
        </label>
    }
}
