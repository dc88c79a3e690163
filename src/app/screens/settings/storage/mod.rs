//! What is kept: campaigns, backups, the browser's storage, a computer many people use.

mod backup;
mod campaigns;
mod kiosk;
mod space;

use leptos::prelude::*;

pub use campaigns::Campaigns;

/// The cards below the school's expectations.
#[component]
pub fn Storage() -> impl IntoView {
    view! {
        <backup::Backup />
        <space::Space />
        <kiosk::KioskMode />
    }
}
