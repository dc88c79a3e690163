//! Valid files of every format, and ways to spoil them.

use std::io::{Cursor, Read, Write};
use std::path::Path;

use zip::write::{SimpleFileOptions, ZipWriter};

use super::workbooks::{EXPORT, people, plain, records, workbook, write};

/// A zip of these parts.
pub fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Valid files of every format, to be spoiled.
#[expect(clippy::disallowed_methods, reason = "the corpus lies in files")]
pub fn seeds() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut seeds: Vec<(String, Vec<u8>)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending != "py"))
        .map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), std::fs::read(&path).unwrap()))
        .collect();
    let made = workbook("S", |s| write(s, 1, &records(&plain(EXPORT), &people(8, 1))));
    seeds.push(("unusual.xlsx".to_owned(), unusual(&made)));
    seeds.push(("made.xlsx".to_owned(), made));
    seeds.sort();
    // A zip's checksums stop a spoiled part before any reader sees it: spoil the parts themselves.
    let zipped: Vec<_> = seeds.iter().filter(|(_, bytes)| bytes.starts_with(b"PK")).cloned().collect();
    for (name, bytes) in zipped {
        seeds.push((format!("parts/{name}"), bytes));
    }
    seeds
}

/// The workbook with what office programs do not write in its sheets, so that the general reader reads it.
fn unusual(bytes: &[u8]) -> Vec<u8> {
    change_parts(bytes, |name, content| match name.contains("worksheets/") {
        true => {
            let xml = String::from_utf8(content).unwrap();
            xml.replace("<sheetData>", "<!-- --><sheetData>").into_bytes()
        }
        false => content,
    })
}

/// The zip with its parts changed.
pub fn change_parts(bytes: &[u8], change: impl Fn(&str, Vec<u8>) -> Vec<u8>) -> Vec<u8> {
    let parts = unpack(bytes).into_iter().map(|(name, content)| {
        let content = change(&name, content);
        (name, content)
    });
    pack(&parts.collect::<Vec<_>>())
}

/// One way to spoil bytes.
#[derive(Clone, Debug)]
pub enum Spoil {
    Set(usize, u8),
    Flip(usize, u8),
    Cut(usize),
    Remove(usize, usize),
    Repeat(usize, usize),
    Number(usize, u32),
    Token(usize, usize),
}

/// What formats give a meaning to: put where it does not belong it tries more than a random byte.
const TOKENS: [&[u8]; 24] = [
    b"<",
    b">",
    b"\"",
    b"&",
    b"&#0;",
    b"&#x110000;",
    b"<!--",
    b"-->",
    b"<![CDATA[",
    b"]]>",
    b"<c r=\"XFE0\"",
    b" t=\"s\"",
    b" t=\"e\"",
    b"<row r=\"4294967295\">",
    b"</row>",
    b"</c>",
    b"<v>",
    b"</v>",
    b"colspan=\"99999\"",
    b"rowspan=9999999999",
    b"number-rows-repeated=\"1048576\"",
    b"\xFF\xFE",
    b"\0\0\0\0",
    b"1e999",
];

impl Spoil {
    /// Some way, by chance.
    pub fn random(chance: &mut fastrand::Rng) -> Spoil {
        let at = chance.usize(..);
        match chance.u8(..8) {
            0 => Spoil::Set(at, chance.u8(..)),
            1 => Spoil::Flip(at, chance.u8(..8)),
            2 => Spoil::Cut(at),
            3 => Spoil::Remove(at, chance.usize(1..64)),
            4 => Spoil::Repeat(at, chance.usize(1..64)),
            5 => Spoil::Number(at, *chance.choice(&[u32::MAX, 0x7FFF_FFFF, 0xFFFF, 0, 1 << 20]).unwrap()),
            _ => Spoil::Token(at, chance.usize(..)),
        }
    }
}

/// Spoils bytes in all these ways.
pub fn spoil(bytes: &mut Vec<u8>, spoils: &[Spoil]) {
    for spoil in spoils {
        if bytes.is_empty() {
            return;
        }
        let length = bytes.len();
        match *spoil {
            Spoil::Set(at, to) => bytes[at % length] = to,
            Spoil::Flip(at, bit) => bytes[at % length] ^= 1 << bit,
            Spoil::Cut(at) if at % 4 == 0 => bytes.truncate(at % length),
            Spoil::Cut(_) => {}
            Spoil::Remove(at, n) => drop(bytes.drain(at % length..(at % length + n).min(length))),
            Spoil::Repeat(at, n) => {
                let piece = bytes[at % length..(at % length + n).min(length)].to_vec();
                bytes.splice(at % length..at % length, piece);
            }
            Spoil::Token(at, which) => {
                let token = TOKENS[which % TOKENS.len()].iter().copied();
                drop(bytes.splice(at % length..at % length, token));
            }
            Spoil::Number(at, to) => {
                for (place, byte) in bytes.iter_mut().skip(at % length).take(4).zip(to.to_le_bytes()) {
                    *place = byte;
                }
            }
        }
    }
}

/// The zip with one part spoiled and packed anew.
pub fn spoil_part(bytes: &[u8], which: usize, spoils: &[Spoil]) -> Vec<u8> {
    let mut parts = unpack(bytes);
    let count = parts.len();
    if let Some((_, content)) = parts.get_mut(which % count) {
        spoil(content, spoils);
    }
    pack(&parts)
}

fn unpack(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let count = archive.len();
    let each = |index| {
        let mut part = archive.by_index(index).unwrap();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        (String::from_utf8_lossy(part.name_raw()).into_owned(), content)
    };
    (0..count).map(each).collect()
}

fn pack(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let parts: Vec<_> = parts.iter().map(|(name, content)| (name.as_str(), content.as_slice())).collect();
    zip(&parts)
}
