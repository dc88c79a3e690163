//! Whose names the system shows in red, with what is missing.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::state::State;
use crate::app::text::overview as text;
use crate::worker::overview::{Answer, Ask, RedName, RedNames as Names};
use crate::worker::protocol::{Request, Response};

/// The red names of one branch.
#[component]
pub fn RedNames(branch: String) -> impl IntoView {
    let state = State::get();
    let names = RwSignal::new(None::<Names>);
    spawn_local(async move {
        if let Some(Response::Overview(answer)) = state.ask(Request::Overview(Ask::RedNames(branch))).await
            && let Answer::RedNames(fetched) = *answer
        {
            // The row may be folded by now.
            names.try_set(Some(fetched));
        }
    });
    move || {
        let Names { total, people } = names.get()?;
        let more = total.saturating_sub(people.len());
        let more = (more > 0).then(|| view! { <li class="muted">{text::more_names(more)}</li> });
        let people = people.into_iter().map(|person| view! { <Person person /> }).collect_view();
        Some(view! { <ul class="red-names" aria-label=text::RED_NAMES>{people}{more}</ul> })
    }
}

#[component]
fn Person(person: RedName) -> impl IntoView {
    let state = State::get();
    let RedName { name, record, fields } = person;
    let fields = fields.iter().map(|field| field.label()).collect::<Vec<_>>().join("、");
    view! {
        <li>
            <button type="button" class="link red-name" on:click=move |_| state.show_record(record)>{name}</button>
            <span class="muted">{fields}</span>
        </li>
    }
}
