//! The content security policy: strict, and one and the same wherever it is written down.
#![allow(missing_docs, reason = "tests")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::string_slice,
    reason = "tests that read the shipped files"
)]

use std::path::Path;

fn read(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The one policy in a text: from its first directive to the quotation mark or line end.
fn policy(text: &str) -> &str {
    let mut found = text.match_indices("default-src").map(|(at, _)| &text[at..]);
    let policy = found.next().unwrap();
    assert!(found.next().is_none(), "one policy");
    policy.split(['"', '\n']).next().unwrap()
}

fn page_policy() -> String {
    policy(&read("index.html")).to_owned()
}

#[test]
fn the_page_allows_its_own_files_and_nothing_else() {
    let all = page_policy();
    for directive in all.split("; ") {
        let (name, sources) = directive.split_once(' ').unwrap();
        let allowed: &[&str] = match name {
            "default-src" | "base-uri" | "form-action" => &["'none'"],
            // WebAssembly may be compiled; JavaScript made of text may not.
            "script-src" => &["'self'", "'wasm-unsafe-eval'"],
            "style-src" | "img-src" | "connect-src" | "worker-src" | "manifest-src" => &["'self'"],
            other => panic!("{other} is not accounted for"),
        };
        assert_eq!(sources.split(' ').collect::<Vec<_>>(), allowed, "{name}");
    }
}

#[test]
fn hosts_are_given_the_same_and_may_not_be_framed() {
    let wanted = format!("{}; frame-ancestors 'none'", page_policy());
    for name in ["public/_headers", "public/.htaccess", "deploy/nginx.conf"] {
        assert_eq!(policy(&read(name)), wanted, "{name}");
        let text = read(name);
        for header in
            ["X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy", "Permissions-Policy"]
        {
            assert!(text.contains(header), "{header} in {name}");
        }
    }
}

#[test]
fn security_md_states_the_policy_as_it_is() {
    let one_line: Vec<&str> = page_policy().leak().split(' ').collect();
    let security = read("SECURITY.md");
    let stated: Vec<&str> = policy_block(&security).split_whitespace().collect();
    assert_eq!(stated, one_line);
}

fn policy_block(text: &str) -> &str {
    let from = text.find("    default-src").unwrap();
    text[from..].split("\n\n").next().unwrap()
}

#[test]
fn nothing_in_the_page_is_inline_or_from_elsewhere() {
    let page = read("index.html");
    for (at, _) in page.match_indices("<script") {
        assert!(page[at..].split('>').next().unwrap().contains(" src=\"./"), "an inline script");
    }
    assert!(!page.contains("<style") && !page.contains(" style=") && !page.contains("://"), "{page}");
    for event in ["onload=", "onclick=", "onerror="] {
        assert!(!page.contains(event), "{event}");
    }
}
