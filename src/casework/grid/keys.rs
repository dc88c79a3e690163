//! What a key means, in the conventions of Excel and WPS.

use super::cursor::Step;
use super::edge::Way;

/// What the active cell is doing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// It is selected; keys move about.
    #[default]
    Ready,
    /// Something is typed into it; arrows finish that and move on.
    Typing,
    /// It is open (F2, two presses of the mouse); arrows move within its text.
    Editing,
}

/// A key and what is held down with it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Press<'a> {
    /// The key's name as browsers call it.
    pub key: &'a str,
    /// Ctrl, or ⌘.
    pub ctrl: bool,
    /// Shift.
    pub shift: bool,
    /// Alt.
    pub alt: bool,
}

/// What a press asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// To another cell.
    Move(Step),
    /// The selection reaches on.
    Stretch(Step),
    /// To the edge of the data.
    Edge(Way),
    /// The selection reaches on to the edge of the data.
    StretchToEdge(Way),
    /// Enter, or with Shift back.
    Enter(bool),
    /// Tab, or with Shift back.
    Tab(bool),
    /// What is typed goes into every selected cell.
    FillTyped,
    /// Open the cell, or let arrows move on again.
    Open,
    /// Open the cell with nothing in it.
    OpenEmpty,
    /// Leave what was typed.
    Cancel,
    /// Empty the selected cells.
    Clear,
    /// Select everything.
    All,
    /// Select the rows.
    WholeRows,
    /// Select the columns.
    WholeColumns,
    /// Fill down.
    FillDown,
    /// Undo.
    Undo,
    /// Redo.
    Redo,
    /// Find.
    Find,
    /// Find and replace.
    Replace,
    /// To the next finding, or with Shift to the one before.
    Finding(bool),
    /// Open the list of what may stand here.
    DropDown,
    /// Sort or filter by this column.
    ColumnMenu,
}

/// What the press asks for; nothing where it is for the text, or for the browser.
pub fn command(press: Press<'_>, mode: Mode) -> Option<Command> {
    let Press { key, ctrl, shift, alt } = press;
    if alt {
        return (key == "ArrowDown").then_some(Command::DropDown);
    }
    Some(match (key, ctrl) {
        ("Enter", true) => Command::FillTyped,
        ("Enter", false) => Command::Enter(shift),
        ("Tab", false) => Command::Tab(shift),
        ("F2", _) => Command::Open,
        ("Escape", _) => Command::Cancel,
        ("F8", _) => Command::Finding(shift),
        // Inside an open text everything else is the text's.
        _ if mode == Mode::Editing => return None,
        (arrow, _) if way(arrow).is_some() => {
            let (way, step) = way(arrow)?;
            match (ctrl, shift && mode == Mode::Ready) {
                (false, false) => Command::Move(step),
                (false, true) => Command::Stretch(step),
                (true, false) => Command::Edge(way),
                (true, true) => Command::StretchToEdge(way),
            }
        }
        _ if mode == Mode::Typing => return None,
        ("Home" | "End" | "PageUp" | "PageDown", _) => {
            let step = match (key, ctrl) {
                ("Home", true) => Step::First,
                ("Home", false) => Step::RowStart,
                ("End", true) => Step::Last,
                ("End", false) => Step::RowEnd,
                ("PageUp", _) => Step::PageUp,
                _ => Step::PageDown,
            };
            if shift { Command::Stretch(step) } else { Command::Move(step) }
        }
        ("Delete", _) => Command::Clear,
        ("Backspace", _) => Command::OpenEmpty,
        (" ", true) => Command::WholeColumns,
        (" ", false) if shift => Command::WholeRows,
        (letter, true) => match (letter.to_ascii_lowercase().as_str(), shift) {
            ("a", _) => Command::All,
            ("d", _) => Command::FillDown,
            ("z", false) => Command::Undo,
            ("y", _) | ("z", true) => Command::Redo,
            ("f", false) => Command::Find,
            ("h", false) => Command::Replace,
            ("l", true) => Command::ColumnMenu,
            _ => return None,
        },
        _ => return None,
    })
}

fn way(key: &str) -> Option<(Way, Step)> {
    Some(match key {
        "ArrowUp" => (Way::Up, Step::Up),
        "ArrowDown" => (Way::Down, Step::Down),
        "ArrowLeft" => (Way::Left, Step::Left),
        "ArrowRight" => (Way::Right, Step::Right),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(keys: &str, mode: Mode) -> Option<Command> {
        let mut press = Press::default();
        for part in keys.split('+') {
            match part {
                "Ctrl" => press.ctrl = true,
                "Shift" => press.shift = true,
                "Alt" => press.alt = true,
                key => press.key = key,
            }
        }
        command(press, mode)
    }

    #[test]
    fn keys_mean_what_they_mean_in_excel() {
        let ready = |keys| of(keys, Mode::Ready);
        assert_eq!(ready("ArrowDown"), Some(Command::Move(Step::Down)));
        assert_eq!(ready("Shift+ArrowDown"), Some(Command::Stretch(Step::Down)));
        assert_eq!(ready("Ctrl+ArrowDown"), Some(Command::Edge(Way::Down)));
        assert_eq!(ready("Ctrl+Shift+ArrowDown"), Some(Command::StretchToEdge(Way::Down)));
        assert_eq!(ready("Alt+ArrowDown"), Some(Command::DropDown));
        assert_eq!(ready("Ctrl+Home"), Some(Command::Move(Step::First)));
        assert_eq!(ready("Ctrl+Shift+End"), Some(Command::Stretch(Step::Last)));
        assert_eq!(ready("Shift+PageDown"), Some(Command::Stretch(Step::PageDown)));
        assert_eq!(ready("Shift+Enter"), Some(Command::Enter(true)));
        assert_eq!(ready("Shift+Tab"), Some(Command::Tab(true)));
        assert_eq!(ready("Ctrl+Enter"), Some(Command::FillTyped));
        assert_eq!(ready("Shift+F8"), Some(Command::Finding(true)));
        assert_eq!(ready("Ctrl+d"), Some(Command::FillDown));
        assert_eq!(ready("Ctrl+Shift+Z"), Some(Command::Redo));
        assert_eq!(ready("Backspace"), Some(Command::OpenEmpty));
        assert_eq!(ready("Delete"), Some(Command::Clear));
        for typed in ["a", "张", "1", " ", "Ctrl+c", "Ctrl+v", "Ctrl+x", "Alt+Enter", "F5"] {
            assert_eq!(ready(typed), None, "{typed}");
        }
    }

    #[test]
    fn arrows_finish_typing_but_move_within_an_open_cell() {
        assert_eq!(of("ArrowLeft", Mode::Typing), Some(Command::Move(Step::Left)));
        assert_eq!(of("ArrowLeft", Mode::Editing), None);
        for mode in [Mode::Typing, Mode::Editing] {
            assert_eq!(of("Enter", mode), Some(Command::Enter(false)));
            assert_eq!(of("Tab", mode), Some(Command::Tab(false)));
            assert_eq!(of("Escape", mode), Some(Command::Cancel));
            for own in ["Home", "Delete", "Backspace", "Ctrl+a", "Ctrl+z", "Ctrl+f"] {
                assert_eq!(of(own, mode), None, "{own}");
            }
        }
    }
}
