//! The words, ordered so that a text is looked up instead of compared with all of them. Most cells asked about are
//! people's data, and nearly all of those are known at a glance to be no header.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::super::header_text::simplified;
use super::words::{CERTAIN, KEPT, KNOWN, NAMES, NOT_FIELDS, OF_OTHERS, OTHERS, RULES};
use crate::domain::{Field, order, text};

struct Index {
    /// Every name, English ones as [`folded`].
    names: HashMap<String, Field>,
    /// The names of four characters or more by their first and by their last character, with their place in the list.
    edges: HashMap<char, Vec<(usize, Field, &'static str)>>,
    /// The words a header may hold, by their first character.
    words: HashMap<char, Vec<&'static str>>,
    /// How anything that says something begins, or ends where it may be misspelt.
    signs: HashSet<char>,
}

static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let mut index =
        Index { names: HashMap::new(), edges: HashMap::new(), words: HashMap::new(), signs: HashSet::new() };
    let names = NAMES.iter().flat_map(|(field, names)| names.iter().map(move |name| (*field, *name)));
    for (at, (field, name)) in names.enumerate() {
        index.names.entry(folded(name)).or_insert(field);
        let ends = [name.chars().next(), name.chars().next_back()];
        index.signs.extend(ends.first().copied().flatten());
        if name.chars().count() >= super::LIKE_FROM {
            index.signs.extend(ends.iter().flatten());
            for end in ends.into_iter().flatten() {
                index.edges.entry(end).or_default().push((at, field, name));
            }
        }
    }
    let known = KNOWN.iter().flat_map(|(_, names)| names.iter());
    let rules = RULES.iter().flat_map(|(_, _, groups, never)| groups.iter().copied().flatten().chain(*never));
    let words =
        known.chain(OF_OTHERS).chain(OTHERS).chain(KEPT).chain(CERTAIN).chain(NOT_FIELDS).chain(rules);
    for (first, word) in words.filter_map(|word| word.chars().next().zip(Some(*word))) {
        let beginning = index.words.entry(first).or_default();
        if !beginning.contains(&word) {
            beginning.push(word);
        }
    }
    index.signs.extend(index.words.keys());
    index
});

/// English words whatever their capitals; blanks are gone from headers, and No. may end in a stop.
fn folded(text: &str) -> String {
    if !text.is_ascii() {
        return text.to_owned();
    }
    text.trim_end_matches('.').chars().filter(|c| *c != ' ').map(|c| c.to_ascii_lowercase()).collect()
}

/// The field that goes by exactly this name.
pub(super) fn exact(text: &str) -> Option<Field> {
    INDEX.names.get(&folded(text)).copied()
}

/// Can the cell, as the file has it, hold none of the words, nor one of them misspelt? Letters may be a word in English.
pub(super) fn says_nothing(cell: &str) -> bool {
    let speaks = |c: char| text::fold_width(c).is_ascii_alphabetic() || INDEX.signs.contains(&simplified(c));
    !cell.chars().any(speaks)
}

/// The words the text holds.
pub(super) fn held(text: &str) -> Vec<&'static str> {
    let beginning = text.char_indices().filter_map(|(at, c)| INDEX.words.get(&c).zip(text.get(at..)));
    beginning.flat_map(|(words, rest)| words.iter().copied().filter(|word| rest.starts_with(word))).collect()
}

/// The names the text may be a slip of, in the list's order: one slip leaves the first or the last character.
pub(super) fn near(text: &str) -> Vec<(Field, &'static str)> {
    let ends = [text.chars().next(), text.chars().next_back()];
    let by_end = ends.iter().flatten().filter_map(|end| INDEX.edges.get(end));
    let mut found: Vec<_> = by_end.flatten().copied().collect();
    order::sort_by_key(&mut found, |(at, ..)| *at);
    found.into_iter().map(|(_, field, name)| (field, name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn peoples_data_says_nothing() {
        for text in ["王思远", "汉字", "李清", "济南"] {
            assert!(says_nothing(text), "{text}");
        }
        for text in ["姓名", "政冶面貌", "學號", "Ｎａｍｅ（必填）"] {
            assert!(!says_nothing(text), "{text}");
        }
    }

    #[test]
    fn every_word_is_found_in_itself() {
        let names = NAMES.iter().flat_map(|(_, names)| names.iter());
        let known = KNOWN.iter().flat_map(|(_, names)| names.iter());
        let words = names.chain(known).chain(OTHERS).chain(NOT_FIELDS);
        for word in words {
            assert!(!says_nothing(word), "{word}");
        }
    }
}
