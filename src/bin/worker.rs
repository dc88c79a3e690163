//! The worker: reads, checks, writes and saves. See `tuanji::worker`.

fn main() {
    #[cfg(target_arch = "wasm32")]
    tuanji::worker::web::run();
}
