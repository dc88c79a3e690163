//! Prints docs/rules.md: `cargo run --example rules_doc > docs/rules.md`.

fn main() {
    print!("{}", tuanji::rules::docs::render());
}
