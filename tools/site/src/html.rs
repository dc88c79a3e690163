//! Just enough HTML for our own index.html: its tags, their attributes, and putting something in their place.

/// A tag as it stands in the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tag<'a> {
    /// All of it; of a `<script>` with its content and end.
    pub text: &'a str,
}

impl<'a> Tag<'a> {
    /// The attribute's value; empty for one without.
    pub fn get(&self, name: &str) -> Option<&'a str> {
        let head = self.text.split('>').next()?;
        let mut rest = head;
        while let Some((before, after)) = rest.split_once(name) {
            let begins = before.chars().next_back().is_some_and(char::is_whitespace);
            match after.trim_start().strip_prefix('=').map(str::trim_start) {
                Some(value) if begins => return value.strip_prefix('"')?.split('"').next(),
                None if begins && !after.starts_with(|c: char| c.is_alphanumeric() || c == '-') => {
                    return Some("");
                }
                _ => rest = after,
            }
        }
        None
    }
}

/// All tags of this name.
pub fn tags<'a>(html: &'a str, name: &str) -> Vec<Tag<'a>> {
    let open = format!("<{name}");
    let close = format!("</{name}>");
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find(&open) {
        let (_, tail) = rest.split_at(at);
        let begins = tail
            .get(open.len()..)
            .is_some_and(|more| more.starts_with(|c: char| c.is_whitespace() || c == '>'));
        let end = if name == "script" {
            tail.find(&close).map(|end| end + close.len())
        } else {
            tail.find('>').map(|end| end + 1)
        };
        let Some((text, after)) = end.and_then(|end| tail.split_at_checked(end)) else { break };
        if begins {
            found.push(Tag { text });
        }
        rest = after;
    }
    found
}

/// The only tag for which the condition holds.
pub fn only<'a>(
    html: &'a str,
    name: &str,
    wanted: impl Fn(Tag<'a>) -> bool,
) -> Result<Tag<'a>, crate::SiteError> {
    let mut found = tags(html, name).into_iter().filter(|tag| wanted(*tag));
    match (found.next(), found.next()) {
        (Some(tag), None) => Ok(tag),
        (None, _) => Err(crate::SiteError::Unexpected(format!("index.html lacks a <{name}> that is needed"))),
        _ => {
            Err(crate::SiteError::Unexpected(format!("index.html has several <{name}> where one is needed")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<link rel="stylesheet" href="./a.css" />
        <link
          rel="preload" href="./b.wasm" crossorigin
        ><linker><script type="module" src="./boot.js"></script><script>x > 1</script>"#;

    #[test]
    fn tags_are_found_whole() {
        let links = tags(PAGE, "link");
        assert_eq!(links.len(), 2);
        assert_eq!(links[0].get("href"), Some("./a.css"));
        assert_eq!((links[1].get("rel"), links[1].get("crossorigin")), (Some("preload"), Some("")));
        assert_eq!(links[0].get("ref"), None);
        let scripts = tags(PAGE, "script");
        assert_eq!(scripts[1].text, "<script>x > 1</script>");
        assert_eq!(scripts[0].get("src"), Some("./boot.js"));
    }

    #[test]
    fn the_only_one_is_the_only_one() {
        assert!(only(PAGE, "link", |tag| tag.get("rel") == Some("preload")).is_ok());
        assert!(only(PAGE, "link", |_| true).is_err());
        assert!(only(PAGE, "meta", |_| true).is_err());
    }
}
