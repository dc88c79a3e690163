//! What one of several lists of a sheet is called.

use super::super::sheet::Sheet;

/// What a part's note says before its place.
const APART: &str = "已分开读入；这是第 ";

/// How the lists lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lie {
    Under,
    Beside,
}

impl Lie {
    const ALL: [Lie; 2] = [Lie::Under, Lie::Beside];

    const fn unit(self) -> char {
        match self {
            Lie::Under => '张',
            Lie::Beside => '栏',
        }
    }

    fn note(self, place: usize) -> String {
        format!("{APART}{place} {}", self.unit())
    }

    fn label(self, place: usize) -> String {
        format!("第{place}{}", self.unit())
    }
}

/// Names the part and notes which it is: the `place`-th (from 1) of `count` lists, at `where_`.
pub(super) fn name(part: &mut Sheet, lie: Lie, place: usize, count: usize, where_: &str) {
    let lists = match lie {
        Lie::Under => format!("工作表里上下有 {count} 张名单"),
        Lie::Beside => format!("名单左右分成 {count} 栏"),
    };
    part.notes.push(format!("{lists}，{}，{where_}。", lie.note(place)));
    // The first keeps the sheet's name.
    if place > 1 {
        let label = lie.label(place);
        part.name = if part.name.is_empty() { label } else { format!("{}（{label}）", part.name) };
    }
}

impl Sheet {
    /// The name the workbook has for the sheet, also where several lists were taken from it.
    pub fn own_name(&self) -> &str {
        let mut name = self.name.as_str();
        for note in self.notes.iter().rev() {
            for lie in Lie::ALL {
                let Some(label) = labelled(note, lie) else { continue };
                let bare =
                    if name == label { Some("") } else { name.strip_suffix(&format!("（{label}）")) };
                name = bare.unwrap_or(name);
            }
        }
        name
    }
}

/// The label a note says was given.
fn labelled(note: &str, lie: Lie) -> Option<String> {
    let (_, said) = note.split_once(APART)?;
    let (place, rest) = said.split_once(' ')?;
    let place: usize = place.parse().ok()?;
    (rest.starts_with(lie.unit()) && place > 1).then(|| lie.label(place))
}

#[cfg(test)]
mod tests {
    use super::super::super::limits::Limits;
    use super::super::super::sheet::SheetBuilder;
    use super::*;

    fn named(own: &str, parts: &[(Lie, usize)]) -> Sheet {
        let mut sheet = SheetBuilder::new("a.xlsx", own, Limits::default()).finish();
        for (lie, place) in parts {
            name(&mut sheet, *lie, *place, 3, "第 1–2 列");
        }
        sheet
    }

    #[test]
    fn the_workbooks_name_can_be_told_from_the_parts() {
        for own in ["Sheet1", "", "名单（第2栏）", "第2栏"] {
            for parts in [
                &[][..],
                &[(Lie::Under, 1)],
                &[(Lie::Beside, 1)],
                &[(Lie::Beside, 2)],
                &[(Lie::Under, 2), (Lie::Beside, 3)],
                &[(Lie::Under, 3), (Lie::Beside, 1)],
            ] {
                assert_eq!(named(own, parts).own_name(), own, "{parts:?}");
            }
        }
        assert_eq!(named("一班", &[(Lie::Under, 2), (Lie::Beside, 3)]).name, "一班（第2张）（第3栏）");
        assert_eq!(named("", &[(Lie::Beside, 2)]).name, "第2栏");
    }
}
