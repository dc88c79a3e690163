//! The merged forms as files, and the message to those who have not handed in.

use crate::casework::Campaign;
use crate::domain::PartialDate;
use crate::forms::merging::{self, Scope, merged_deletion_form, merged_retention_form, merging};
use crate::forms::naming::file_stem;
use crate::forms::{FormError, Heading};
use crate::intake::table::TableKind;
use crate::worker::output::{form_title, papers, zipped};
use crate::worker::protocol::{FormDetails, FormKind};

/// Writes a merged form, dated `today`, and names it; a zip where it is wanted on both papers.
pub fn write(
    campaign: &Campaign,
    kind: TableKind,
    general: Option<&str>,
    details: &FormDetails,
    today: PartialDate,
) -> Result<(String, Vec<u8>), FormError> {
    let merging = merging(campaign);
    let scope = match general {
        Some(name) => {
            let found = merging.generals.iter().find(|one| one.name.as_deref() == Some(name));
            Scope::General(found.map_or(usize::MAX, |one| one.at))
        }
        None => Scope::All,
    };
    let heading = Heading {
        unit: details.unit.clone(),
        filler: details.filler.clone(),
        phone: details.phone.clone(),
        ..Heading::of(&campaign.profile)
    };
    let (form, kind) = match kind {
        TableKind::RetentionForm => {
            (merged_retention_form(&merging, campaign, scope, &heading).on_paper(), FormKind::Retention)
        }
        _ => (merged_deletion_form(&merging, campaign, scope, &heading).on_paper(), FormKind::Deletion),
    };
    let (label, title) = form_title(kind, &campaign.profile);
    let stem = file_stem(&[general.unwrap_or("汇总"), &label, &title], today);
    let mut files = Vec::new();
    for paper in papers(kind, details.papers) {
        files.push((format!("{stem}.{}", paper.extension()), form.write(*paper, today)?));
    }
    match files.len() {
        1 => Ok(files.remove(0)),
        _ => Ok((
            format!("{stem}.zip"),
            zipped(files).map_err(|source| FormError::Pack { form: title, source })?,
        )),
    }
}

/// The message to those who have not handed in; nothing where everybody has.
pub fn reminder(campaign: &Campaign, kind: TableKind, general: Option<&str>) -> Option<String> {
    merging::reminder(&merging(campaign), kind, general, &campaign.profile)
}
