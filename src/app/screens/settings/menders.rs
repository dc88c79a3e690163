//! Who may change which field of the system.

use leptos::prelude::*;

use super::inputs::Draft;
use crate::app::text::settings as text;
use crate::domain::{Field, profile::Mender};

/// One choice per field the system knows.
#[component]
pub fn Menders(draft: Draft) -> impl IntoView {
    let fields = Field::ALL.iter().copied().filter(|field| field.index() <= Field::VolunteerOn.index());
    let rows = fields.map(|field| view! { <Choice draft field /> }).collect_view();
    view! {
        <details class="card setting-fold">
            <summary>
                <span class="card-title">{text::MENDERS}</span>
                <span class="muted">{text::MENDERS_MORE}</span>
            </summary>
            <div class="fields fields-menders">{rows}</div>
        </details>
    }
}

#[component]
fn Choice(draft: Draft, field: Field) -> impl IntoView {
    let held = move || draft.with(|profile| profile.mender(field));
    let options = Mender::CHOICES
        .iter()
        .enumerate()
        .map(|(at, mender)| {
            let chosen = move || held() == *mender;
            view! { <option value=at.to_string() prop:selected=chosen>{mender.label()}</option> }
        })
        .collect_view();
    let on_change = move |event| {
        let chosen = event_target_value(&event).parse().ok().and_then(|at: usize| Mender::CHOICES.get(at));
        if let Some(mender) = chosen {
            draft.update(|profile| {
                profile.menders.insert(field, *mender);
            });
        }
    };
    view! {
        <label class="field">
            <span class="field-label">{field.label()}</span>
            <select class="select" id=format!("mender-{}", field.id()) on:change=on_change>{options}</select>
        </label>
    }
}
