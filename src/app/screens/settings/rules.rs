//! Every rule, with its page and its switch.

use leptos::prelude::*;

use crate::app::components::{Reason, RuleCode, SeverityDot};
use crate::app::state::State;
use crate::app::text::settings as text;
use crate::worker::protocol::Request;
use crate::worker::settings::{Family, RuleLine};

/// The list, family by family.
#[component]
pub fn Rules(families: Memo<Vec<Family>>) -> impl IntoView {
    let all = move || {
        families.with(|families| {
            let rules = || families.iter().flat_map(|family| &family.rules);
            let off = rules().filter(|rule| rule.off.is_some()).count();
            let off = if off == 0 { String::new() } else { format!("，{off} {}", text::RULES_OFF) };
            format!("{} {}{off}", rules().count(), text::RULES_TOTAL)
        })
    };
    view! {
        <section class="card" id="rules">
            <div class="card-head">
                <h2 class="card-title">{text::RULES}</h2>
                <span class="muted">{all}</span>
            </div>
            <p class="muted">{text::RULES_MORE}</p>
            <div class="rule-families">
                <For each=move || families.get() key=|family| family.letters.clone() let(family)>
                    <FamilyList letters=family.letters name=family.name families />
                </For>
            </div>
        </section>
    }
}

#[component]
fn FamilyList(letters: String, name: String, families: Memo<Vec<Family>>) -> impl IntoView {
    let rules = move || {
        families.with(|families| {
            let own = families.iter().find(|family| family.letters == letters);
            own.map(|family| family.rules.clone()).unwrap_or_default()
        })
    };
    view! {
        <section class="rule-family">
            <h3 class="rule-family-name">{name}</h3>
            <ul>
                <For each=rules key=|rule| (rule.code.clone(), rule.off.clone()) let(rule)>
                    <Line rule />
                </For>
            </ul>
        </section>
    }
}

#[component]
fn Line(rule: RuleLine) -> impl IntoView {
    let state = State::get();
    let asked = RwSignal::new(false);
    let is_off = rule.off.is_some();
    let code = StoredValue::new(rule.code.clone());
    let press = move |_| match is_off {
        true => state.change(Request::SwitchRule(code.get_value(), None)),
        false => asked.update(|asked| *asked = !*asked),
    };
    let given = Callback::new(move |reason| {
        state.change(Request::SwitchRule(code.get_value(), Some(reason)));
    });
    view! {
        <li class="rule-line" class:rule-line-off=is_off data-code=rule.code.clone()>
            <SeverityDot severity=rule.severity />
            <RuleCode code=rule.code.clone() />
            <span class="rule-line-title">{rule.title}</span>
            <button type="button" class="button button-small button-quiet" on:click=press>
                {if is_off { text::SWITCH_ON } else { text::SWITCH_OFF }}
            </button>
            {rule.off.map(|reason| view! { <p class="rule-line-reason">{reason}</p> })}
            <Show when=move || asked.get()>
                <Reason label=text::SWITCH_REASON action=text::SWITCH_OFF given />
            </Show>
        </li>
    }
}
