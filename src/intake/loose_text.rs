//! Lists whose columns only blanks keep apart, as copied from a document or a chat; and names one after another.

use super::content::is_name;
use crate::domain::order;
use crate::domain::text::squeeze;

/// So many of the lines are looked at.
const LOOKED_AT: usize = 60;

/// How a text without delimiters is a list all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Blanks {
    /// Cells are two blanks, or a wide one, apart; within them may be single ones.
    Wide,
    /// Every blank is a border.
    Single,
}

/// The kind of blanks that cut most lines into the same number of cells, with that number.
pub(super) fn guess(text: &str) -> Option<(Blanks, usize)> {
    let lines: Vec<&str> =
        text.lines().map(str::trim).filter(|line| !line.is_empty()).take(LOOKED_AT).collect();
    // 张 三 is a name, not two columns.
    let names = lines.iter().filter(|line| is_name(&squeeze(line))).count();
    if lines.len() < 2 || names * 2 > lines.len() {
        return None;
    }
    [(Blanks::Wide, 6), (Blanks::Single, 8)].into_iter().find_map(|(blanks, tenths)| {
        let mut counts: Vec<usize> = lines.iter().map(|line| cells(line, blanks).len()).collect();
        order::sort(&mut counts);
        let typical = counts.get(counts.len() / 2).copied().unwrap_or(0);
        let agreeing = counts.iter().filter(|count| **count == typical).count();
        (typical > 1 && agreeing * 10 >= lines.len() * tenths).then_some((blanks, typical))
    })
}

/// The cells of a line.
pub(super) fn cells(line: &str, blanks: Blanks) -> Vec<&str> {
    let mut cells: Vec<&str> = Vec::new();
    let mut from = None;
    let mut end = 0;
    let mut pieces = line.split_whitespace().map(|piece| (piece, offset(line, piece))).peekable();
    while let Some((piece, at)) = pieces.next() {
        let begin = *from.get_or_insert(at);
        end = at + piece.len();
        let joined = pieces.peek().is_some_and(|(next, next_at)| {
            let gap = line.get(end..*next_at).unwrap_or_default();
            match blanks {
                Blanks::Wide => gap == " ",
                Blanks::Single => is_half_a_name(piece) && is_half_a_name(next) && begin == at,
            }
        });
        if !joined {
            cells.extend(line.get(begin..end));
            from = None;
        }
    }
    debug_assert!(end <= line.len());
    cells
}

fn offset(line: &str, piece: &str) -> usize {
    // Both are of one text.
    (piece.as_ptr() as usize).saturating_sub(line.as_ptr() as usize)
}

/// 张 and 三 of 张 三.
fn is_half_a_name(piece: &str) -> bool {
    let mut chars = piece.chars();
    let han = |c: char| ('\u{3400}'..='\u{9FFF}').contains(&c) && !"男女汉是否有无".contains(c);
    matches!((chars.next(), chars.next()), (Some(c), None) if han(c))
}

/// 张三、李四、王五: the names of a text that holds nothing else, on a line or three.
pub(super) fn running_names(text: &str) -> Option<Vec<&str>> {
    let lines = text.lines().filter(|line| !line.trim().is_empty()).count();
    if lines > 3 || text.len() > 40_000 {
        return None;
    }
    let border = |c: char| c.is_whitespace() || "、，,;；。.".contains(c);
    let pieces: Vec<&str> = text.split(border).filter(|piece| !piece.is_empty()).collect();
    (pieces.len() >= 4 && pieces.len() > lines * 3 && pieces.iter().all(|piece| is_name(piece)))
        .then_some(pieces)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_keep_columns_apart() {
        let aligned = "姓名      性别  身份证号\n张 三      男    37010220050808001X\n李四      女    370102200508080012\n";
        assert_eq!(guess(aligned), Some((Blanks::Wide, 3)));
        assert_eq!(
            cells("张 三      男    37010220050808001X", Blanks::Wide),
            ["张 三", "男", "37010220050808001X"]
        );
        let single = "姓名 性别 电话\n张 三 男 13800000001\n李四 女 13800000002\n";
        assert_eq!(guess(single), Some((Blanks::Single, 3)));
        assert_eq!(cells("张 三 男 13800000001", Blanks::Single), ["张 三", "男", "13800000001"]);
        assert_eq!(guess("张 三\n李 四\n王五\n"), None);
        assert_eq!(guess("一篇文章 没有名单\n第二句话\n第三句 又一句 再一句\n"), None);
    }

    #[test]
    fn names_in_a_row_are_a_list() {
        assert_eq!(running_names("张三、李四，王五 赵六"), Some(vec!["张三", "李四", "王五", "赵六"]));
        assert_eq!(running_names("张三、李四、软件工程、赵六"), None);
        assert_eq!(running_names("张三,男\n李四,女\n"), None);
    }
}
