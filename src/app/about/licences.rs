//! 许可证: every library in the two programs, as the build found them (tools/site/src/licences.rs).

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::Deserialize;

use crate::app::site;
use crate::app::text::about as text;

#[derive(Clone, Deserialize)]
struct All {
    crates: Vec<Crate>,
    texts: Vec<String>,
}

#[derive(Clone, Deserialize)]
struct Crate {
    name: String,
    version: String,
    licence: String,
    texts: Vec<usize>,
}

/// The list, with each one's texts behind its name.
#[component]
pub fn Licences() -> impl IntoView {
    let words = RwSignal::new(text::LICENCES_LOADING);
    let all = RwSignal::new(None::<All>);
    spawn_local(async move {
        let read =
            async { serde_json::from_slice(&site::fetch(&site::address("licences")?).await?.to_vec()).ok() };
        match read.await {
            // The dialog may be closed by now.
            Some(read) => drop(all.try_set(Some(read))),
            None => drop(words.try_set(text::NO_LICENCES)),
        }
    });
    view! {
        <p>{text::LICENCES_OURS}</p>
        {move || match all.get() {
            None => view! { <p class="muted">{move || words.get()}</p> }.into_any(),
            Some(All { crates, texts }) => {
                view! {
                    <p class="muted">{text::licences_of(crates.len())}</p>
                    <ul class="licences">
                        {crates.into_iter().map(|one| view! { <Line one texts=texts.clone() /> }).collect_view()}
                    </ul>
                }
                    .into_any()
            }
        }}
    }
}

#[component]
fn Line(one: Crate, texts: Vec<String>) -> impl IntoView {
    let open = RwSignal::new(false);
    let own: Vec<String> = one.texts.iter().filter_map(|at| texts.get(*at).cloned()).collect();
    let name = format!("{} {}", one.name, one.version);
    let has_texts = !own.is_empty();
    view! {
        <li class="licence">
            {if has_texts {
                view! {
                    <button
                        type="button"
                        class="foot-link"
                        aria-expanded=move || open.get().to_string()
                        on:click=move |_| open.update(|open| *open = !*open)
                    >
                        {name}
                    </button>
                }
                    .into_any()
            } else {
                view! { <span>{name}</span> }.into_any()
            }}
            <span class="muted">{one.licence}</span>
            <Show when=move || open.get()>
                {own.iter().map(|text| view! { <pre class="licence-text">{text.clone()}</pre> }).collect_view()}
            </Show>
        </li>
    }
}
