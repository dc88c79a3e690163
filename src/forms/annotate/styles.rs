//! styles.xml: for each marked cell a style like its own, with a ground of the mark's colour.

use crate::domain::order;
use std::collections::BTreeMap;
use std::ops::Range;

use super::xml::{Edits, Kind, each_tag, opened, with_attribute};
use super::{AnnotateError, Tone};

/// A workbook's styles and those added to them.
pub struct Styles<'a> {
    text: &'a str,
    prefix: &'a str,
    /// The cells' styles: where each stands, and where its first tag ends.
    formats: Vec<(Range<usize>, usize)>,
    /// Where the lists' first and last tags stand.
    formats_at: (Range<usize>, Range<usize>),
    fills_at: (Range<usize>, Range<usize>),
    fills: u32,
    added: BTreeMap<(u32, Tone), u32>,
}

impl<'a> Styles<'a> {
    /// Takes the part apart.
    pub fn read(text: &'a str) -> Result<Styles<'a>, AnnotateError> {
        let mut prefix = None;
        let (mut formats_open, mut formats_close) = (None, None);
        let (mut fills_open, mut fills_close) = (None, None);
        let mut formats: Vec<(Range<usize>, usize)> = Vec::new();
        let mut fills = 0;
        let mut inside = "";
        each_tag(text, |tag| {
            prefix.get_or_insert(tag.prefix);
            match (tag.depth, tag.kind, tag.name) {
                (1, Kind::Open, "fills") => (inside, fills_open) = ("fills", Some(tag.at)),
                (1, Kind::Open, "cellXfs") => (inside, formats_open) = ("cellXfs", Some(tag.at)),
                (1, Kind::Close, "fills") => fills_close = Some(tag.at),
                (1, Kind::Close, "cellXfs") => formats_close = Some(tag.at),
                (1, ..) => inside = "",
                (2, Kind::Open | Kind::Empty, "fill") if inside == "fills" => fills += 1,
                (2, Kind::Open | Kind::Empty, "xf") if inside == "cellXfs" => {
                    formats.push((tag.at.clone(), tag.at.end));
                }
                (2, Kind::Close, "xf") if inside == "cellXfs" => {
                    if let Some((at, _)) = formats.last_mut() {
                        at.end = tag.at.end;
                    }
                }
                _ => {}
            }
            Ok(())
        })?;
        let both = |open, close| Option::zip(open, close).ok_or(AnnotateError::Unusual);
        Ok(Styles {
            text,
            prefix: prefix.unwrap_or_default(),
            formats,
            formats_at: both(formats_open, formats_close)?,
            fills_at: both(fills_open, fills_close)?,
            fills,
            added: BTreeMap::new(),
        })
    }

    /// The number of a style like this one with a ground of this colour.
    pub fn marked(&mut self, base: u32, tone: Tone) -> u32 {
        let known = self.formats.len();
        let next = u32::try_from(known + self.added.len()).unwrap_or(u32::MAX);
        // A style that does not exist is shown as the first one.
        let base = if (base as usize) < known { base } else { 0 };
        *self.added.entry((base, tone)).or_insert(next)
    }

    /// The part with the styles added.
    pub fn finish(self) -> Result<String, AnnotateError> {
        let p = self.prefix;
        let mut edits = Edits::default();
        let fill = |tone: Tone| {
            format!(
                r#"<{p}fill><{p}patternFill patternType="solid"><{p}fgColor rgb="FF{:06X}"/><{p}bgColor indexed="64"/></{p}patternFill></{p}fill>"#,
                tone.colour()
            )
        };
        edits.insert(self.fills_at.1.start, Tone::ALL.map(fill).concat());
        let mut in_order: Vec<((u32, Tone), u32)> =
            self.added.iter().map(|(key, number)| (*key, *number)).collect();
        order::sort_by_key(&mut in_order, |(_, number)| *number);
        let mut formats = String::new();
        for ((base, tone), _) in &in_order {
            let (at, tag_end) = self.formats.get(*base as usize).ok_or(AnnotateError::Unusual)?;
            let tag = self.text.get(at.start..*tag_end).ok_or(AnnotateError::Unusual)?;
            let fill = self.fills + Tone::ALL.iter().take_while(|own| *own != tone).count() as u32;
            let tag = with_attribute(tag, "fillId", &fill.to_string());
            formats.push_str(&with_attribute(&tag, "applyFill", "1"));
            formats.push_str(self.text.get(*tag_end..at.end).ok_or(AnnotateError::Unusual)?);
        }
        edits.insert(self.formats_at.1.start, formats);
        let fills = self.fills as usize + Tone::ALL.len();
        for (at, count) in
            [(&self.fills_at.0, fills), (&self.formats_at.0, self.formats.len() + in_order.len())]
        {
            let tag = self.text.get(at.clone()).ok_or(AnnotateError::Unusual)?;
            edits.replace(at.clone(), with_attribute(&opened(tag), "count", &count.to_string()));
        }
        Ok(edits.apply(self.text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_marked_style_is_the_cells_own_with_another_ground() {
        let text = r#"<s:styleSheet><s:fills count="2"><s:fill/><s:fill><s:x/></s:fill></s:fills><s:cellStyleXfs count="1"><s:xf fillId="0"/></s:cellStyleXfs><s:cellXfs count="2"><s:xf numFmtId="0" fillId="0"/><s:xf numFmtId="49" fillId="1" applyFill="0"><s:alignment wrapText="1"/></s:xf></s:cellXfs></s:styleSheet>"#;
        let mut styles = Styles::read(text).unwrap();
        assert_eq!(styles.marked(1, Tone::Wrong), 2);
        assert_eq!(styles.marked(0, Tone::Known), 3);
        assert_eq!(styles.marked(1, Tone::Wrong), 2, "made once");
        assert_eq!(styles.marked(99, Tone::Known), 3, "an unknown style is the first");
        let new = styles.finish().unwrap();
        assert!(new.contains(r#"<s:fills count="5">"#) && new.contains(r#"<s:cellXfs count="4">"#), "{new}");
        let added = r#"<s:xf numFmtId="49" fillId="4" applyFill="1"><s:alignment wrapText="1"/></s:xf><s:xf numFmtId="0" fillId="2" applyFill="1"/></s:cellXfs>"#;
        assert!(new.contains(added), "{new}");
        assert!(new.contains(r#"<s:cellStyleXfs count="1"><s:xf fillId="0"/></s:cellStyleXfs>"#), "{new}");
    }
}
