//! Writes forms about invented people, to be looked at: `cargo run --example forms_preview -- DIR`.
#![expect(clippy::disallowed_methods, reason = "an example writes the files the engine returns")]

use std::{env, error::Error, fs, path::PathBuf};

use tuanji::domain::PartialDate;
use tuanji::forms::{
    write_completion_list, write_deletion_form, write_overview, write_retention_form, write_supplement_list,
    write_transfer_list,
};

#[path = "../tests/support/mod.rs"]
mod support;
use support::paperwork;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(env::args().nth(1).ok_or("name the folder to write to")?);
    fs::create_dir_all(&folder)?;
    let day = PartialDate { year: 2024, month: 4, day: Some(10) };
    for count in [0, 1, 8, 60] {
        let forms = [
            ("deletion", write_deletion_form(&paperwork::deletion_form(count), day)?),
            ("retention", write_retention_form(&paperwork::retention_form(count), day)?),
            ("supplement", write_supplement_list(&paperwork::supplement_list(count), day)?),
            ("transfer", write_transfer_list(&paperwork::transfer_list(count), day)?),
            ("completion", write_completion_list(&paperwork::completion_list(count), day)?),
            ("overview", write_overview(&paperwork::overview(count), day)?),
        ];
        for (name, bytes) in forms {
            fs::write(folder.join(format!("{name}-{count}.xlsx")), bytes)?;
        }
    }
    Ok(())
}
