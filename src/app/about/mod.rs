//! The promise at the foot of every screen, and what stands behind it: 隐私 and 许可证.

mod licences;
mod privacy;

use leptos::prelude::*;

use super::components::{Dialog, WipeButton};
use super::text;
use licences::Licences;
use privacy::Privacy;

#[derive(Clone, Copy, PartialEq)]
enum Page {
    Privacy,
    Licences,
}

/// The foot of the page.
#[component]
pub fn Foot() -> impl IntoView {
    let open = RwSignal::new(None::<Page>);
    let closed = Callback::new(move |()| open.set(None));
    let link = move |page: Page, id: &'static str, words: &'static str| {
        view! {
            <button type="button" class="foot-link" id=id on:click=move |_| open.set(Some(page))>{words}</button>
        }
    };
    view! {
        <footer class="foot">
            <span>{text::PRIVACY}</span>
            {link(Page::Privacy, "open-privacy", text::about::PRIVACY)}
            {link(Page::Licences, "open-licences", text::about::LICENCES)}
            <WipeButton id="wipe" />
        </footer>
        {move || match open.get() {
            None => ().into_any(),
            Some(Page::Privacy) => {
                view! { <Dialog id="privacy-page" title=text::about::PRIVACY closed><Privacy /></Dialog> }.into_any()
            }
            Some(Page::Licences) => {
                view! { <Dialog id="licences-page" title=text::about::LICENCES closed><Licences /></Dialog> }.into_any()
            }
        }}
    }
}
