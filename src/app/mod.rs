//! The page: what users see and press. Everything else happens in the workers.
//!
//! One folder or file per screen under [`screens`], what they share under [`components`], the words
//! in [`text`], the conversation with the workers in [`bridge`], what is known on the page in [`state`].

mod about;
mod bridge;
mod clipboard;
mod clock;
mod components;
mod download;
mod files;
mod forms;
mod import;
mod keeping;
mod memory;
mod paste;
mod rules;
mod screens;
mod shell;
mod site;
mod state;
mod text;
mod theme;
mod told;
mod update;

/// Puts the page into the document and starts the workers.
pub fn run() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(shell::Shell);
    if let Some(skeleton) =
        leptos::prelude::document().get_element_by_id("skeleton").filter(|skeleton| skeleton.is_connected())
    {
        skeleton.remove();
    }
}
