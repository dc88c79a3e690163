//! 核对: who differs, how, why, and what is to be done.

mod branch_list;
mod branch_tree;
mod branches;
mod bulk;
mod case_answer;
mod case_card;
mod conflicts;
mod desk;
mod detail;
mod draft;
mod filters;
mod form;
mod keys;
mod news;
mod summary;

use leptos::prelude::*;

use crate::app::components::{Empty, NotChecked};
use crate::app::state::State;
use crate::app::text;
use branch_tree::BranchTree;
use branches::BranchQuestions;
use bulk::Bulk;
use case_card::CaseCard;
use conflicts::Conflicts;
use desk::Desk;
use detail::Detail;
use filters::Filters;
use keys::KeyHints;
use news::{News, Replacements};
use summary::Summary;

/// The screen.
#[component]
pub fn Review() -> impl IntoView {
    let state = State::get();
    let checked = Memo::new(move |_| state.campaign.get().is_some_and(|view| view.counts.is_some()));
    view! {
        <Show
            when=move || checked.get()
            fallback=move || {
                view! {
                    <NotChecked />
                }
            }
        >
            <Cases />
        </Show>
    }
}

#[component]
fn Cases() -> impl IntoView {
    let state = State::get();
    let desk = Desk::provide(state);
    keys::listen(state, desk);
    let page = desk.page;
    view! {
        <section class="stack">
            <div class="screen-head">
                <h1 class="screen-title">{text::REVIEW}</h1>
                <KeyHints />
            </div>
            <Replacements />
            <News />
            <Conflicts />
            <BranchQuestions />
            <Summary />
            <div class="review">
                <BranchTree />
                <div class="stack review-main">
                    <Filters />
                    <Bulk />
                    <Show
                        when=move || page.with(|page| page.total != 0)
                        fallback=|| view! { <Empty title=text::NO_CASES more=text::NO_CASES_MORE inner=true /> }
                    >
                        <ul class="cases" id="cases">
                            <For
                                each=move || page.get().cases
                                // A card is drawn anew when anything on it changes.
                                key=|case| format!("{case:?}")
                                let(case)
                            >
                                <CaseCard case />
                            </For>
                        </ul>
                        <Show when=move || page.with(|page| page.cases.len() < page.total)>
                            <button type="button" class="button" id="more-cases" on:click=move |_| desk.show_more()>
                                {text::MORE_CASES}
                            </button>
                        </Show>
                    </Show>
                </div>
            </div>
            <Detail />
        </section>
    }
}
