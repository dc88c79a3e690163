//! What is wrong with the record under the cursor, and what to do about it.

use leptos::prelude::*;

use super::Sheet;
use super::finding::Finding;
use crate::app::components::{RuleCode, SeverityDot};
use crate::app::state::State;
use crate::app::text;
use crate::domain::Field;

/// The panel beside the grid.
#[component]
pub fn Findings(sheet: Sheet) -> impl IntoView {
    let name = move || {
        let at = sheet.page.with(|page| page.fields.iter().position(|field| *field == Field::Name))?;
        sheet.row()?.cells.get(at).map(|cell| cell.text.clone())
    };
    // Scrolling fetches rows anew; a reason being typed must not go for that.
    let row = Memo::new(move |_| sheet.row());
    let items = move || {
        let Some(row) = row.get() else { return ().into_any() };
        if row.findings.is_empty() {
            return view! { <p class="muted">{text::NO_FINDINGS}</p> }.into_any();
        }
        let record = row.record;
        let list =
            row.findings.into_iter().map(|finding| view! { <Finding record finding /> }).collect_view();
        view! { <ul class="findings">{list}</ul> }.into_any()
    };
    view! {
        <aside class="card findings-panel" aria-live="polite">
            <h2 class="card-title">{move || name().filter(|name| !name.is_empty()).unwrap_or_else(|| text::FINDINGS.to_owned())}</h2>
            {items}
            <p class="muted">{text::PICK_CELL}</p>
            <Totals />
        </aside>
    }
}

/// How often each rule speaks, over all tables.
#[component]
fn Totals() -> impl IntoView {
    let state = State::get();
    let counts = Memo::new(move |_| {
        let counts = state.campaign.get().and_then(|view| view.counts);
        counts.map(|counts| (counts.rules, counts.accepted)).unwrap_or_default()
    });
    let accepted = move || counts.with(|(_, accepted)| *accepted);
    view! {
        <Show when=move || counts.with(|(rules, accepted)| !rules.is_empty() || *accepted > 0)>
            <div class="totals">
                <h2 class="card-title">{text::TOTALS}</h2>
                <ul>
                    {move || {
                        counts
                            .get()
                            .0
                            .into_iter()
                            .map(|(code, title, severity, count)| {
                                view! {
                                    <li class="total">
                                        <SeverityDot severity />
                                        <RuleCode code />
                                        <span>{title}</span>
                                        <span class="row-end">{count}</span>
                                    </li>
                                }
                            })
                            .collect_view()
                    }}
                </ul>
                <Show when=move || { accepted() > 0 }>
                    <p class="muted">{move || format!("{} {}", accepted(), text::mending::ACCEPTED_TOTAL)}</p>
                </Show>
            </div>
        </Show>
    }
}
