//! What the rules found, the most frequent first.

use leptos::prelude::*;

use crate::app::components::{Bar, RuleCode, SeverityDot};
use crate::app::state::State;
use crate::app::text::overview as text;
use crate::rules::Severity;

/// So many rules are listed unasked.
const FEW: usize = 8;

/// The card.
#[component]
pub fn Rules() -> impl IntoView {
    let state = State::get();
    let all = RwSignal::new(false);
    let rules = Memo::new(move |_| {
        let counts = state.campaign.with(|view| view.as_ref().and_then(|view| view.counts.clone()));
        let mut rules = counts.map(|counts| counts.rules).unwrap_or_default();
        rules.sort_by(|a, b| a.2.cmp(&b.2).then(b.3.cmp(&a.3)));
        rules
    });
    let most = move || rules.with(|rules| rules.iter().map(|(.., count)| *count).max().unwrap_or(0));
    let shown = move || rules.with(|rules| if all.get() { rules.len() } else { FEW });
    view! {
        <section class="card" id="by-rule">
            <h2 class="card-title">{text::BY_RULE}</h2>
            <p class="muted">
                {move || if rules.with(Vec::is_empty) { text::NO_RULES } else { text::BY_RULE_MORE }}
            </p>
            <ul class="bars">
                {move || {
                    let most = most();
                    rules.get().into_iter().take(shown()).map(|line| view! { <Line line most /> }).collect_view()
                }}
            </ul>
            <Show when=move || rules.with(|rules| rules.len() > FEW)>
                <button
                    type="button"
                    class="button button-quiet button-small"
                    aria-expanded=move || all.get().to_string()
                    on:click=move |_| all.update(|all| *all = !*all)
                >
                    {move || if all.get() { text::FEWER_RULES } else { text::MORE_RULES }}
                </button>
            </Show>
        </section>
    }
}

#[component]
fn Line(line: (String, String, Severity, usize), most: usize) -> impl IntoView {
    let state = State::get();
    let (code, title, severity, count) = line;
    let class = match severity {
        Severity::Error => "bar-error",
        Severity::Warning => "bar-warning",
        Severity::Info => "bar-info",
    };
    let wanted = code.clone();
    let label = format!("{title}：{count}");
    view! {
        <li class="bar-line rule-bar">
            <span class="bar-name">
                <SeverityDot severity />
                <RuleCode code />
                <span>{title}</span>
            </span>
            <Bar parts=vec![(class, count)] whole=most />
            <button
                type="button"
                class="link bar-numbers"
                aria-label=label
                on:click=move |_| state.show_rule(wanted.clone())
            >
                {count}
            </button>
        </li>
    }
}
