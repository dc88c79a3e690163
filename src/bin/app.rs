//! The page. See `tuanji::app`.

fn main() {
    #[cfg(target_arch = "wasm32")]
    tuanji::app::run();
}
