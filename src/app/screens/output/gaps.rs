//! What the forms need that no list holds: asked in place, remembered, and free to stay blank.

use leptos::prelude::*;

use super::Desk;
use crate::app::forms::change;
use crate::app::state::{Screen, State};
use crate::app::text::output as words;
use crate::worker::output::missing::People;
use crate::worker::output::{FormDetails, Gap, OutputView};

/// So many are shown until one asks for all.
const SHOWN: usize = 6;

/// The card beside the forms.
#[component]
pub fn Details() -> impl IntoView {
    let state = State::get();
    let desk = Desk::get();
    let all = RwSignal::new(false);
    let gaps = Memo::new(move |_| {
        desk.view.with(|view| view.as_ref().map(|view| view.gaps.clone()).unwrap_or_default())
    });
    let shown = move || {
        let count = if all.get() { usize::MAX } else { SHOWN };
        gaps.with(|gaps| gaps.iter().take(count).cloned().collect::<Vec<_>>())
    };
    let lack = move |label: &'static str, of: fn(&OutputView) -> &People| {
        let people = Memo::new(move |_| {
            desk.view.with(|view| view.as_ref().map(|view| of(view).clone()).unwrap_or_default())
        });
        view! {
            <Show when=move || people.with(|people| people.total > 0)>
                <p class="lack">
                    <span>{label}{move || people.with(words::names)}</span>
                    <button
                        type="button"
                        class="button button-quiet button-small"
                        on:click=move |_| state.screen.set(Screen::Complete)
                    >
                        {words::MEND_THEM}
                    </button>
                </p>
            </Show>
        }
    };
    view! {
        <section class="card gaps">
            <h2 class="card-title">{words::DETAILS}</h2>
            <p class="muted">{words::DETAILS_MORE}</p>
            <div class="gap-list">
                <For each=shown key=Gap::key let(gap)>
                    <GapFields gap prefix="" />
                </For>
            </div>
            <Show when=move || { !all.get() && gaps.with(Vec::len) > SHOWN }>
                <button type="button" class="button button-small" on:click=move |_| all.set(true)>
                    {move || format!("{}（{}）", words::MORE_GAPS, gaps.with(Vec::len))}
                </button>
            </Show>
            {lack(words::NUMBERLESS, |view| &view.numberless)}
            {lack(words::PHONELESS, |view| &view.phoneless)}
        </section>
    }
}

/// One question: its fields, and whether it is left blank on purpose. Ids begin with `prefix`.
#[component]
pub fn GapFields(gap: Gap, prefix: &'static str) -> impl IntoView {
    let state = State::get();
    let key = gap.key();
    let blank_key = StoredValue::new(key.clone());
    let is_blank =
        move || blank_key.with_value(|key| state.details.with(|details| details.blank.contains(key)));
    let set_blank = move |event| {
        let blank = event_target_checked(&event);
        blank_key.with_value(|key| {
            change(state, |details| {
                if blank {
                    details.blank.insert(key.clone());
                } else {
                    details.blank.remove(key);
                }
            });
        });
    };
    let about = match &gap {
        Gap::Counsellor(branch, people) => format!("{branch}　{}", words::concerning(people)),
        Gap::OrgName(branch, people) => format!("“{branch}”　{}", words::concerning(people)),
        Gap::Unit | Gap::Filler | Gap::Phone => String::new(),
    };
    let desk = Desk::get();
    let usual = || {
        desk.view.with_untracked(|view| view.as_ref().map(|view| view.usual_unit.clone()).unwrap_or_default())
    };
    let fields = match gap {
        Gap::Unit => {
            view! { <GapInput id=format!("{prefix}unit") label=words::UNIT placeholder=usual() of=|d| &mut d.unit /> }
                .into_any()
        }
        Gap::Filler => {
            view! { <GapInput id=format!("{prefix}filler") label=words::FILLER of=|d| &mut d.filler /> }.into_any()
        }
        Gap::Phone => {
            view! { <GapInput id=format!("{prefix}phone") label=words::PHONE of=|d| &mut d.phone /> }.into_any()
        }
        Gap::Counsellor(branch, _) => {
            let other = branch.clone();
            view! {
                <div class="gap-pair">
                    <GapInput
                        label=words::COUNSELLOR
                        of=move |details| &mut details.counsellors.entry(branch.clone()).or_default().name
                    />
                    <GapInput
                        label=words::COUNSELLOR_PHONE
                        of=move |details| &mut details.counsellors.entry(other.clone()).or_default().phone
                    />
                </div>
            }
            .into_any()
        }
        Gap::OrgName(branch, _) => {
            view! {
                <GapInput
                    label=words::ORG_NAME
                    placeholder=words::ORG_NAME_LIKE.to_owned()
                    of=move |details| details.org_names.entry(branch.clone()).or_default()
                />
            }
            .into_any()
        }
    };
    view! {
        <div class="gap" data-gap=key class:gap-blank=is_blank>
            {(!about.is_empty()).then(|| view! { <p class="gap-about">{about}</p> })}
            <div class="gap-row">
                {fields}
                <label class="check gap-check">
                    <input type="checkbox" prop:checked=is_blank on:change=set_blank />
                    {words::LEAVE_BLANK}
                </label>
            </div>
        </div>
    }
}

/// A line of text of what the user gives.
#[component]
fn GapInput(
    label: &'static str,
    of: impl Fn(&mut FormDetails) -> &mut String + Clone + Send + Sync + 'static,
    #[prop(optional)] id: String,
    #[prop(optional)] placeholder: String,
) -> impl IntoView {
    let state = State::get();
    let read = of.clone();
    let value = move || std::mem::take(read(&mut state.details.get()));
    let on_input = move |event| {
        let text = event_target_value(&event);
        change(state, |details| of(details).clone_from(&text));
    };
    view! {
        <label class="field">
            <span class="field-label">{label}</span>
            <input
                class="input"
                id=(!id.is_empty()).then_some(id)
                autocomplete="off"
                placeholder=placeholder
                prop:value=value
                on:input=on_input
            />
        </label>
    }
}
