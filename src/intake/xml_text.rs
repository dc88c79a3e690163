//! Text within XML.

use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::BytesRef;

/// Puts what `&amp;` or `&#x4E00;` stands for. An entity of the file's own making stands for itself:
/// nothing is ever expanded.
pub(super) fn push_reference(reference: &BytesRef<'_>, text: &mut String) {
    let name: &str = reference.as_ref();
    if let Some(known) = resolve_xml_entity(name) {
        text.push_str(known);
    } else if let Ok(Some(c)) = reference.resolve_char_ref() {
        text.push(c);
    } else if name.len() <= 16 {
        text.push('&');
        text.push_str(name);
        text.push(';');
    }
}
