//! The forms and lists, one line each.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Desk;
use super::before::order;
use crate::app::forms::ask;
use crate::app::state::State;
use crate::app::text::output as words;
use crate::worker::output::missing::FormView;
use crate::worker::output::{Answer, Ask};
use crate::worker::protocol::FormKind;

/// The notice's forms, then the lists.
#[component]
pub fn Forms() -> impl IntoView {
    let desk = Desk::get();
    let of = move |handed_in: bool| {
        desk.view.with(|view| {
            let forms = view.iter().flat_map(|view| view.forms.clone());
            forms.filter(|form| is_handed_in(form.kind) == handed_in).collect::<Vec<_>>()
        })
    };
    let list = move |handed_in: bool| {
        view! {
            <ul class="forms">
                <For
                    each=move || of(handed_in)
                    key=|form| (form.kind, form.rows, form.label.clone(), form.title.clone())
                    let(form)
                >
                    <Line form />
                </For>
            </ul>
        }
    };
    view! {
        <section class="card forms-card">
            <h2 class="card-title">{words::FORMS}</h2>
            {list(true)}
        </section>
        <section class="card forms-card">
            <h2 class="card-title">{words::LISTS}</h2>
            {list(false)}
        </section>
    }
}

/// 附件1 and 附件3.
pub const fn is_handed_in(kind: FormKind) -> bool {
    matches!(kind, FormKind::Deletion | FormKind::Retention)
}

#[component]
fn Line(form: FormView) -> impl IntoView {
    let state = State::get();
    let desk = Desk::get();
    let FormView { kind, label, title, rows } = form;
    let (id, more) = describe(kind);
    let name = [label.as_str(), &title].join(" ");
    let name = name.trim().to_owned();
    let print = move |_| {
        spawn_local(async move {
            let details = state.details.get_untracked();
            if let Some((Answer::Papers(papers), _)) = ask(state, Ask::Print(kind, details), Vec::new()).await
            {
                desk.papers.set(Some(papers));
            }
        });
    };
    view! {
        <li class="form-line">
            <div class="form-about">
                <h3 class="form-name">
                    {(!label.is_empty()).then(|| view! { <span class="form-number">{label}</span> })}
                    {title}
                </h3>
                <p class="muted">{more}</p>
            </div>
            <span class="form-count" class:form-count-none=rows == 0>{format!("{rows} {}", words::PEOPLE)}</span>
            <div class="form-presses">
                {(kind == FormKind::Supplement)
                    .then(|| {
                        view! {
                            <button
                                type="button"
                                class="button button-quiet"
                                id="template"
                                disabled=rows == 0
                                on:click=move |_| desk.template.set(true)
                            >
                                {words::TEMPLATE_SHORT}
                            </button>
                        }
                    })}
                {is_handed_in(kind)
                    .then(|| {
                        view! {
                            <button
                                type="button"
                                class="button button-quiet"
                                id=format!("print-{id}")
                                aria-label=format!("{} {name}", words::PRINT)
                                on:click=print
                            >
                                {words::PRINT}
                            </button>
                        }
                    })}
                <button
                    type="button"
                    class="button"
                    id=format!("download-{id}")
                    aria-label=format!("{} {name}", words::DOWNLOAD)
                    on:click=move |_| order(state, desk, vec![kind])
                >
                    {words::DOWNLOAD}
                </button>
            </div>
        </li>
    }
}

const fn describe(kind: FormKind) -> (&'static str, &'static str) {
    match kind {
        FormKind::Deletion => ("deletion", words::MORE_DELETION),
        FormKind::Retention => ("retention", words::MORE_RETENTION),
        FormKind::Supplement => ("supplement", words::MORE_SUPPLEMENT),
        FormKind::Transfer => ("transfer", words::MORE_TRANSFER),
        FormKind::Completion => ("completion", words::MORE_COMPLETION),
        FormKind::Report => ("report", words::MORE_REPORT),
    }
}
