//! The merged forms as files, and the message to those who have not handed in.

use crate::casework::Campaign;
use crate::domain::PartialDate;
use crate::forms::merging::{self, Scope, merged_deletion_form, merged_retention_form, merging};
use crate::forms::{FormError, Heading, write_deletion_form, write_retention_form};
use crate::intake::table::TableKind;
use crate::worker::protocol::FormDetails;

/// Writes a merged form, dated `today`, and names it.
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
    let whose = general.unwrap_or("汇总");
    Ok(match kind {
        TableKind::RetentionForm => {
            let form = merged_retention_form(&merging, campaign, scope, &heading);
            (format!("附件3-毕业生团籍保留登记表-{whose}.xlsx"), write_retention_form(&form, today)?)
        }
        _ => {
            let form = merged_deletion_form(&merging, campaign, scope, &heading);
            (format!("附件1-要求后台删除团员登记表-{whose}.xlsx"), write_deletion_form(&form, today)?)
        }
    })
}

/// The message to those who have not handed in; nothing where everybody has.
pub fn reminder(campaign: &Campaign, kind: TableKind, general: Option<&str>) -> Option<String> {
    merging::reminder(&merging(campaign), kind, general, &campaign.profile)
}
