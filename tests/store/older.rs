//! Records written by the program before this format, as a browser had stored them.

use serde_json::Value;
use tuanji::store::older;
use tuanji::store::records::Records;

/// A database of format 2 with two small lists, an edit and a decision.
const FORMAT_2: &str = include_str!("fixtures/format-2.json");

fn bytes(hex: &str) -> Vec<u8> {
    let digits: Vec<u8> = hex.bytes().map(|digit| (digit as char).to_digit(16).unwrap() as u8).collect();
    digits.chunks(2).map(|pair| pair[0] << 4 | pair[1]).collect()
}

#[test]
fn a_database_of_format_2_is_read() {
    let database: Value = serde_json::from_str(FORMAT_2).unwrap();
    let store = |name: &str| {
        let records = database["stores"][name].as_array().unwrap().clone();
        records.into_iter().map(|record| (record[0].as_u64().unwrap() as u32, record[1].clone()))
    };
    let tables =
        store("tables").map(|(id, value)| (id, older::bytes(bytes(value["hex"].as_str().unwrap())).unwrap()));
    let entries = store("entries").map(|(id, value)| (id, older::entry(value.as_str().unwrap()).unwrap()));
    let records = Records {
        tables: tables.collect(),
        entries: entries.collect(),
        cursor: store("cursor").next().map(|(_, value)| value.as_u64().unwrap() as u32),
        known: store("known")
            .next()
            .map(|(_, value)| older::bytes(bytes(value["hex"].as_str().unwrap())).unwrap()),
    };
    let loaded = records.read().unwrap();
    assert_eq!(loaded.notes, [""; 0]);
    let files: Vec<&str> = loaded.campaign.tables().map(|table| table.sheet.file.as_str()).collect();
    assert_eq!(files, ["export.csv", "roster.csv"]);
    assert_eq!(loaded.campaign.overlay().iter().map(|(.., text)| text).collect::<Vec<_>>(), ["13911112222"]);
    assert_eq!(loaded.campaign.decisions().count(), 1);
}
