//! Which parts a part of the package names, and naming more of them.

use super::AnnotateError;
use super::xml::{Edits, Kind, each_tag, opened};

const RELATION_TYPES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// What a part says that names none.
pub const NONE: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>"#;
/// A part named by another.
pub struct Relation {
    pub id: String,
    pub kind: String,
    pub target: String,
}

/// The parts named.
pub fn relations(text: &str) -> Result<Vec<Relation>, AnnotateError> {
    let mut found = Vec::new();
    each_tag(text, |tag| {
        if tag.name == "Relationship" && tag.kind != Kind::Close {
            let of = |name| tag.attribute(name).unwrap_or_default();
            found.push(Relation { id: of("Id"), kind: of("Type"), target: of("Target") });
        }
        Ok(())
    })?;
    Ok(found)
}

/// The relations with more of them, and what the new ones are called.
pub fn with_relations(
    text: &str,
    old: &[Relation],
    added: &[(&str, String)],
) -> Result<(String, Vec<String>), AnnotateError> {
    let free =
        (1..).map(|number| format!("rId{number}")).filter(|id| old.iter().all(|relation| relation.id != *id));
    let ids: Vec<String> = free.take(added.len()).collect();
    let mut edits = Edits::default();
    each_tag(text, |tag| {
        if tag.name == "Relationships" && tag.kind != Kind::Open {
            let p = tag.prefix;
            let new: String = ids
                .iter()
                .zip(added)
                .map(|(id, (kind, target))| {
                    format!(
                        r#"<{p}Relationship Id="{id}" Type="{RELATION_TYPES}/{kind}" Target="{target}"/>"#
                    )
                })
                .collect();
            match tag.kind {
                Kind::Empty => edits.replace(tag.at, format!("{}{new}</{p}Relationships>", opened(tag.raw))),
                _ => edits.insert(tag.at.start, new),
            }
        }
        Ok(())
    })?;
    Ok((edits.apply(text), ids))
}

/// A target as a part's name: from the package's root, or from the folder of the part that names it.
pub fn resolved(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut path: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            ".." => drop(path.pop()),
            "." | "" => {}
            part => path.push(part),
        }
    }
    path.join("/")
}
