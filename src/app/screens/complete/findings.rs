//! What is wrong with the record under the cursor, and what to do about it.

use leptos::prelude::*;

use super::finding::Finding;
use super::sheet::Sheet;
use crate::app::components::{RuleCode, SeverityDot};
use crate::app::text;
use crate::app::text::grid as words;
use crate::casework::look::Look;
use crate::domain::Field;
use crate::worker::row_view::FindingView;

/// The panel beside the grid.
#[component]
pub fn Findings(sheet: Sheet) -> impl IntoView {
    let name = move || {
        let at = sheet.page.with(|page| page.fields.iter().position(|field| *field == Field::Name))?;
        sheet.row()?.cells.get(at).map(|cell| cell.text.clone())
    };
    // Scrolling fetches rows anew; a reason being typed must not go for that.
    let row = Memo::new(move |_| sheet.row());
    let field = Memo::new(move |_| sheet.active_field());
    let items = move || {
        let Some(row) = row.get() else { return ().into_any() };
        if row.findings.is_empty() {
            return view! { <p class="muted">{text::NO_FINDINGS}</p> }.into_any();
        }
        // What the active cell is about comes first.
        let (here, rest): (Vec<FindingView>, Vec<FindingView>) =
            row.findings.iter().cloned().partition(|finding| Some(finding.field) == field.get());
        let list = |findings: Vec<FindingView>| {
            let record = row.record;
            findings.into_iter().map(|finding| view! { <Finding record finding /> }).collect_view()
        };
        let split = !here.is_empty() && !rest.is_empty();
        view! {
            <ul class="findings">{list(here)}</ul>
            {split.then(|| view! { <p class="findings-rest">{words::REST_OF_ROW}</p> })}
            <ul class="findings">{list(rest)}</ul>
        }
        .into_any()
    };
    view! {
        <aside class="card findings-panel" aria-live="polite">
            <h2 class="card-title">{move || name().filter(|name| !name.is_empty()).unwrap_or_else(|| text::FINDINGS.to_owned())}</h2>
            {items}
            <p class="muted">{text::PICK_CELL}</p>
            <Totals sheet />
        </aside>
    }
}

/// How often each rule speaks, over all tables.
#[component]
fn Totals(sheet: Sheet) -> impl IntoView {
    let state = sheet.state;
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
                                let (wanted, chosen) = (code.clone(), code.clone());
                                let pressed = move || sheet.look.with(|look| look.rule.as_ref() == Some(&chosen));
                                let filter = move |_| {
                                    let rule = Some(wanted.clone());
                                    sheet.look_at(|look| Look {
                                        rule: if look.rule == rule { None } else { rule },
                                        ..look
                                    });
                                };
                                view! {
                                    <li class="total">
                                        <SeverityDot severity />
                                        <RuleCode code />
                                        <button
                                            type="button"
                                            class="total-filter"
                                            title=words::ONLY_RULE
                                            aria-pressed=move || pressed().to_string()
                                            on:click=filter
                                        >
                                            <span>{title}</span>
                                            <span class="row-end">{count}</span>
                                        </button>
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
