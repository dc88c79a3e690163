//! How much is in a campaign, and when, in a few words.

use js_sys::Date;
use wasm_bindgen::JsValue;

use crate::app::text::storage as words;
use crate::store::meta::Stand;

/// 4 张名单，91 名团员，…
pub fn counts(stand: &Stand) -> String {
    if stand.tables == 0 {
        return words::EMPTY.to_owned();
    }
    let parts = [
        (stand.tables, words::TABLES),
        (stand.members, words::PEOPLE),
        (stand.students, words::STUDENTS),
        (stand.decided, words::DECIDED),
        (stand.open, words::WAITING),
    ];
    let parts = parts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}"));
    parts.collect::<Vec<_>>().join("，")
}

/// A moment by this computer's clock, as far as a list needs it.
pub fn moment(millis: u64) -> String {
    let day = Date::new(&JsValue::from(millis as f64));
    let (month, date) = (day.get_month() + 1, day.get_date());
    format!("{}年{month}月{date}日 {:02}:{:02}", day.get_full_year(), day.get_hours(), day.get_minutes())
}

/// 12.3 MB
pub fn megabytes(bytes: f64) -> String {
    match bytes {
        bytes if bytes < 1e6 => format!("{:.0} KB", (bytes / 1e3).ceil()),
        bytes if bytes < 1e9 => format!("{:.1} MB", bytes / 1e6),
        bytes => format!("{:.0} GB", bytes / 1e9),
    }
}
