//! What is wrong with the record under the cursor, and what to do about it.

use leptos::prelude::*;

use super::Sheet;
use crate::app::state::State;
use crate::app::text;
use crate::domain::Field;
use crate::rules::Severity;

/// The panel beside the grid.
#[component]
pub fn Findings(sheet: Sheet) -> impl IntoView {
    let name = move || {
        let at = sheet.page.with(|page| page.fields.iter().position(|field| *field == Field::Name))?;
        sheet.row()?.cells.get(at).map(|cell| cell.text.clone())
    };
    let items = move || {
        let Some(row) = sheet.row() else { return ().into_any() };
        if row.findings.is_empty() {
            return view! { <p class="muted">{text::NO_FINDINGS}</p> }.into_any();
        }
        let list = row
            .findings
            .into_iter()
            .map(|finding| {
                let class = match finding.severity {
                    Severity::Error => "finding finding-error",
                    Severity::Warning => "finding finding-warning",
                    Severity::Info => "finding finding-info",
                };
                view! {
                    <li class=class>
                        <strong>{finding.field.label()}</strong>
                        <span class="code">{finding.code}</span>
                        <p>{finding.message}</p>
                    </li>
                }
            })
            .collect_view();
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
    let rules = move || state.campaign.get().and_then(|view| view.counts).map(|counts| counts.rules);
    let rules = move || rules().unwrap_or_default();
    view! {
        <Show when=move || !rules().is_empty()>
            <div class="totals">
                <h2 class="card-title">{text::TOTALS}</h2>
                <ul>
                    {move || {
                        rules()
                            .into_iter()
                            .map(|(code, title, severity, count)| {
                                let class = match severity {
                                    Severity::Error => "dot dot-error",
                                    Severity::Warning => "dot dot-warning",
                                    Severity::Info => "dot dot-info",
                                };
                                view! {
                                    <li class="total" title=code>
                                        <span class=class></span>
                                        <span>{title}</span>
                                        <span class="row-end">{count}</span>
                                    </li>
                                }
                            })
                            .collect_view()
                    }}
                </ul>
            </div>
        </Show>
    }
}
