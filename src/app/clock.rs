//! Moments by this computer's clock.

/// 4月18日 09:05; the year only where it is another than this one.
pub fn time(at: u64) -> String {
    let date = js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(at as f64));
    let year = match date.get_full_year() {
        year if year == js_sys::Date::new_0().get_full_year() => String::new(),
        year => format!("{year}年"),
    };
    format!(
        "{year}{}月{}日 {:02}:{:02}",
        date.get_month() + 1,
        date.get_date(),
        date.get_hours(),
        date.get_minutes()
    )
}
