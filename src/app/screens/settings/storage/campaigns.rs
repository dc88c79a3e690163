//! 核对批次: make, name, open, delete.

use leptos::prelude::*;

use crate::app::components::{Dialog, counts, megabytes, moment};
use crate::app::state::State;
use crate::app::text::storage as words;
use crate::store::meta::CampaignId;
use crate::worker::keeping::{Ask, CampaignLine};

/// The list of campaigns.
#[component]
pub fn Campaigns() -> impl IntoView {
    let state = State::get();
    let revision = Memo::new(move |_| state.campaign.get().map_or(0, |view| view.revision));
    // Counts and dates move with every change.
    Effect::new(move |_| {
        revision.get();
        state.start_keeping(Ask::List);
    });
    let naming = RwSignal::new(None::<CampaignId>);
    let deleting = RwSignal::new(None::<CampaignLine>);
    let lines = move || {
        let view = state.keeping.view.get();
        let current = view.current;
        view.campaigns
            .into_iter()
            .map(|line| {
                let is_current = line.id == current;
                view! { <Line line is_current naming deleting /> }
            })
            .collect_view()
    };
    view! {
        <section class="card" id="campaigns">
            <div class="card-head">
                <h2 class="card-title">{words::CAMPAIGNS}</h2>
                <NewCampaign />
            </div>
            <p class="muted">{words::CAMPAIGNS_MORE}</p>
            <ul class="campaigns">{lines}</ul>
        </section>
        {move || deleting.get().map(|line| view! { <DeleteDialog line deleting /> })}
    }
}

#[component]
fn Line(
    line: CampaignLine,
    is_current: bool,
    naming: RwSignal<Option<CampaignId>>,
    deleting: RwSignal<Option<CampaignLine>>,
) -> impl IntoView {
    let state = State::get();
    let CampaignLine { id, meta } = line.clone();
    let name = RwSignal::new(meta.name.clone());
    let save = move || {
        naming.set(None);
        state.start_keeping(Ask::Rename(id, name.get_untracked()));
    };
    let about = format!(
        "{} · {} · {}",
        counts(&meta.stand),
        megabytes(meta.stand.bytes as f64),
        moment(meta.changed)
    );
    let title = meta.name;
    view! {
        <li class="campaign" class:campaign-current=is_current data-campaign=id.0.to_string()>
            <div class="campaign-about">
                {move || if naming.get() == Some(id) {
                    view! {
                        <form
                            class="row"
                            on:submit=move |event| {
                                event.prevent_default();
                                save();
                            }
                        >
                            <input
                                class="input campaign-input"
                                aria-label=words::NAME
                                autofocus=true
                                maxlength="60"
                                prop:value=move || name.get()
                                on:input=move |event| name.set(event_target_value(&event))
                            />
                            <button type="submit" class="button button-small">{words::SAVE}</button>
                        </form>
                    }
                    .into_any()
                } else {
                    view! {
                        <strong class="campaign-title">{title.clone()}</strong>
                        {is_current.then(|| view! { <span class="mark" data-look="accent">{words::CURRENT}</span> })}
                    }
                    .into_any()
                }}
                <p class="muted">{about}</p>
            </div>
            <div class="row">
                {(!is_current).then(|| view! {
                    <button
                        type="button"
                        class="button button-small campaign-open"
                        on:click=move |_| state.start_keeping(Ask::Switch(id))
                    >
                        {words::OPEN}
                    </button>
                })}
                <button
                    type="button"
                    class="button button-quiet button-small campaign-rename"
                    on:click=move |_| naming.set(Some(id))
                >
                    {words::RENAME}
                </button>
                <button
                    type="button"
                    class="button button-quiet button-small campaign-delete"
                    on:click=move |_| deleting.set(Some(line.clone()))
                >
                    {words::DELETE}
                </button>
            </div>
        </li>
    }
}

#[component]
fn NewCampaign() -> impl IntoView {
    let state = State::get();
    let name = RwSignal::new(String::new());
    let create = move || {
        let typed = name.get_untracked();
        name.set(String::new());
        state.rejected.set(Vec::new());
        state.start_keeping(Ask::Create((!typed.trim().is_empty()).then_some(typed)));
    };
    view! {
        <form
            class="row"
            on:submit=move |event| {
                event.prevent_default();
                create();
            }
        >
            <input
                class="input campaign-input"
                id="new-campaign-name"
                maxlength="60"
                aria-label=words::NEW_NAME
                placeholder=words::NEW_NAME
                prop:value=move || name.get()
                on:input=move |event| name.set(event_target_value(&event))
            />
            <button type="submit" class="button" id="new-campaign">{words::CREATE}</button>
        </form>
    }
}

#[component]
fn DeleteDialog(line: CampaignLine, deleting: RwSignal<Option<CampaignLine>>) -> impl IntoView {
    let state = State::get();
    let id = line.id;
    let foot = move || {
        view! {
            <button type="button" class="button row-end" on:click=move |_| deleting.set(None)>
                {words::CANCEL}
            </button>
            <button
                type="button"
                class="button button-danger"
                id="delete-sure"
                on:click=move |_| {
                    deleting.set(None);
                    state.start_keeping(Ask::Delete(id));
                }
            >
                {words::DELETE_SURE}
            </button>
        }
    };
    view! {
        <Dialog
            id="delete-campaign"
            title=words::DELETE_TITLE
            closed=Callback::new(move |()| deleting.set(None))
            foot=ViewFn::from(foot)
        >
            <p>
                <strong>{line.meta.name.clone()}</strong>
                " "
                <span class="muted">{counts(&line.meta.stand)}</span>
            </p>
            <p>{words::WIPE_MORE_ONE}</p>
        </Dialog>
    }
}
