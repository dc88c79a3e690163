//! A zip of files: a league committee's exports, a folder of rosters.

use std::io::Read;

use encoding_rs::GB18030;
use zip::ZipArchive;
use zip::read::ZipFile;

use super::error::IntakeError;
use super::package;
use super::read::{Context, Intake, Rejected, read_into};
use crate::domain::PartialDate;

/// An archive may lie in the dropped archive; one more level is refused.
const DEEPEST: usize = 2;

/// Reads every file of the archive; one that cannot be read does not stop the others.
pub(super) fn read(
    intake: &mut Intake,
    file: &str,
    bytes: &[u8],
    depth: usize,
    context: &mut Context<'_>,
) -> Result<(), IntakeError> {
    if depth >= DEEPEST {
        return Err(IntakeError::NestedTooDeep);
    }
    let mut archive = package::open(bytes)?;
    let members = members(&archive);
    if members.is_empty() {
        return Err(IntakeError::NoTables);
    }
    if members.len() > context.limits.archive_members {
        return Err(IntakeError::TooManyMembers { members: context.limits.archive_members });
    }
    let outer = context.members;
    for (done, (index, name)) in members.iter().enumerate() {
        let name = format!("{file}/{name}");
        if depth == 0 {
            context.members = (done, members.len());
        }
        context.report(&name, 0);
        let inflated = match archive.by_index(*index) {
            Ok(member) if member.encrypted() => Err(IntakeError::Encrypted),
            Ok(member) => {
                intake.saved.extend(saved(&member).map(|day| (name.clone(), day)));
                inflate(member, context)
            }
            Err(error) => Err(package::zip_error(&error)),
        };
        match inflated {
            Ok(bytes) => read_into(intake, &name, &bytes, depth + 1, context),
            Err(reason) => intake.rejected.push(Rejected { file: name, reason }),
        }
    }
    context.members = outer;
    Ok(())
}

/// Everything a member holds, unless it is made to fill the memory.
fn inflate<R: std::io::Read>(
    member: ZipFile<'_, R>,
    context: &mut Context<'_>,
) -> Result<Vec<u8>, IntakeError> {
    let packed = usize::try_from(member.compressed_size()).unwrap_or(usize::MAX);
    let most = packed.saturating_mul(context.limits.inflation).max(context.limits.plain_bytes);
    let bytes = package::inflate(member.take(most.saturating_add(1) as u64), context)?;
    if bytes.len() > most { Err(IntakeError::InflatedTooLarge { megabytes: most >> 20 }) } else { Ok(bytes) }
}

/// When the member was last saved. The first of January 1980 is what programs write that do not know.
fn saved<R: std::io::Read>(member: &ZipFile<'_, R>) -> Option<PartialDate> {
    let saved = member.last_modified().filter(|saved| saved.year() > 1980)?;
    PartialDate::new(i16::try_from(saved.year()).ok()?, saved.month(), Some(saved.day()))
}

/// The files worth reading, with their names as the user knows them.
fn members<R: std::io::Read + std::io::Seek>(archive: &ZipArchive<R>) -> Vec<(usize, String)> {
    (0..archive.len())
        .filter_map(|index| {
            let entry = archive.by_index_data(index).ok()?;
            let name = member_name(entry.name_raw());
            (!name.ends_with('/') && !is_junk(&name)).then_some((index, name))
        })
        .collect()
}

/// Chinese Windows writes names in GBK without saying so; others in UTF-8, often without saying so either.
fn member_name(raw: &[u8]) -> String {
    let name = match std::str::from_utf8(raw) {
        Ok(name) => name.to_owned(),
        Err(_) => GB18030.decode_without_bom_handling(raw).0.into_owned(),
    };
    name.replace('\\', "/").trim_start_matches("./").trim_start_matches('/').to_owned()
}

/// What systems and office programs leave behind in folders.
fn is_junk(name: &str) -> bool {
    let base = name.rsplit('/').next().unwrap_or(name);
    name.split('/').any(|folder| folder == "__MACOSX")
        || base.starts_with("~$")
        || base.starts_with(".~")
        || base.starts_with("._")
        || [".DS_Store", "Thumbs.db", "desktop.ini"].iter().any(|junk| base.eq_ignore_ascii_case(junk))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_junk() {
        assert_eq!(member_name("名单\\一班.xlsx".as_bytes()), "名单/一班.xlsx");
        assert_eq!(member_name(&GB18030.encode("名单/一班.xlsx").0), "名单/一班.xlsx");
        for junk in ["__MACOSX/._a.xlsx", "a/.DS_Store", "~$名单.xlsx", "x/Thumbs.db"] {
            assert!(is_junk(junk), "{junk}");
        }
        assert!(!is_junk("a/名单.xlsx"));
    }
}
