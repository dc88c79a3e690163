//! Rules wherever they are named: the code that opens the rule's page, and the page.

use leptos::prelude::*;

use super::Dialog;
use crate::app::state::State;
use crate::app::text::mending as text;
use crate::domain::Field;
use crate::rules::Severity;
use crate::worker::settings::RulePage;

/// A rule's code; pressing it opens the rule's page.
#[component]
pub fn RuleCode(code: String) -> impl IntoView {
    let state = State::get();
    let wanted = code.clone();
    let name = code.clone();
    view! {
        <button
            type="button"
            class="rule-code"
            title=text::RULE_ABOUT
            data-rule=name
            on:click=move |_| state.explain(wanted.clone())
        >
            {code}
        </button>
    }
}

/// How grave a rule's findings are, as a dot.
#[component]
pub fn SeverityDot(severity: Severity) -> impl IntoView {
    let class = match severity {
        Severity::Error => "dot dot-error",
        Severity::Warning => "dot dot-warning",
        Severity::Info => "dot dot-info",
    };
    view! { <span class=class role="img" aria-label=severity.label() title=severity.label()></span> }
}

/// The page of the rule that was asked for.
#[component]
pub fn RulePanel() -> impl IntoView {
    let state = State::get();
    let closed = Callback::new(move |()| state.rule_page.set(None));
    move || {
        state.rule_page.get().map(|page| {
            view! {
                <Dialog id="rule-page" title=page.title.clone() closed>
                    <Page page />
                </Dialog>
            }
        })
    }
}

#[component]
fn Page(page: RulePage) -> impl IntoView {
    let reads: Vec<&str> = page.reads.iter().map(|field: &Field| field.label()).collect();
    let sections = page
        .sections
        .into_iter()
        .map(|(heading, words)| {
            let lines = words.lines().map(|line| view! { <p>{emphasised(line)}</p> }).collect_view();
            view! {
                <section class="rule-section">
                    <h3>{heading}</h3>
                    {lines}
                </section>
            }
        })
        .collect_view();
    view! {
        <p class="rule-facts">
            <SeverityDot severity=page.severity />
            <span>{page.severity.label()}</span>
            <span>{page.code}</span>
            <span>{format!("{}：{}", text::RULE_BASIS, page.basis)}</span>
            <span>{format!("{}：{}", text::RULE_READS, reads.join("、"))}</span>
        </p>
        {page.off.map(|reason| view! { <p class="rule-off">{text::RULE_OFF}{reason}</p> })}
        {sections}
    }
}

/// A line of a page: what stands between double asterisks is emphasised.
fn emphasised(line: &str) -> Vec<AnyView> {
    line.split("**")
        .enumerate()
        .map(|(at, part)| {
            let part = part.to_owned();
            if at % 2 == 1 { view! { <strong>{part}</strong> }.into_any() } else { part.into_any() }
        })
        .collect()
}
