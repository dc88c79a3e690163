//! What the parts of the screen share: what is looked at, the rows fetched, the selection.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;

use super::columns::{Columns, NUMBERS};
use super::drop_down::List;
use super::line::{Line, is_frozen};
use crate::app::state::State;
use crate::casework::grid::scroll::Span;
use crate::casework::grid::{Cursor, Extent, Mode, Scroll, Selection};
use crate::casework::look::Look;
use crate::domain::Field;
use crate::worker::grid::{Area, Ask, PlanView, Put};
use crate::worker::row_view::{RowPage, RowView};

/// Height of a row and of the header in pixels, the same in tokens.css.
pub const ROW: i64 = 34;

/// Rows drawn above and below those in sight.
const SPARE: usize = 6;

/// What is to be written once the user has seen it.
#[derive(Clone, PartialEq)]
pub struct Pending {
    /// Where.
    pub area: Area,
    /// What.
    pub put: Put,
    /// What it would do.
    pub plan: PlanView,
}

/// The parts that open over the grid; one at a time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Over {
    /// None.
    #[default]
    Nothing,
    /// A column's menu.
    Menu(Field),
    /// The choice of columns.
    Columns,
    /// What to fill a column with.
    Fill(Field),
}

/// Handles to everything; Copy, and gone with the screen.
#[derive(Clone, Copy)]
pub struct Sheet {
    /// What the page knows.
    pub state: State,
    /// What the user looks at.
    pub look: RwSignal<Look>,
    /// What the engine last said, without the rows.
    pub page: RwSignal<RowPage>,
    /// The rows it said, from `page.start`.
    pub lines: RwSignal<Vec<Line>>,
    /// What is selected.
    pub selection: RwSignal<Selection>,
    /// What the active cell is doing.
    pub mode: RwSignal<Mode>,
    /// Widths, and what is hidden.
    pub columns: RwSignal<Columns>,
    /// Where the view stands.
    pub scroll: RwSignal<Scroll>,
    /// The height and width of the part in sight, and how far it is scrolled to the right.
    pub view: RwSignal<(i64, i64, i64)>,
    /// What is open over the grid.
    pub over: RwSignal<Over>,
    /// Is the bar for finding open, and for replacing?
    pub finder: RwSignal<Option<bool>>,
    /// What waits to be looked at.
    pub pending: RwSignal<Option<Pending>>,
    /// The list of the active cell.
    pub list: List,
    /// Is the grid touched with fingers?
    pub touched: RwSignal<bool>,
    /// What the user is told in passing.
    pub said: RwSignal<String>,
    /// Requests under way that the user waits for.
    pub waiting: RwSignal<usize>,
    /// Grows when the rows must be fetched anew whatever the engine says.
    pub(super) again: RwSignal<u32>,
    /// The columns shown.
    pub fields: Memo<Vec<Field>>,
    /// The scrolling part.
    pub viewport: NodeRef<html::Div>,
    /// The text area over the active cell.
    pub editor: NodeRef<html::Textarea>,
    /// The rows to ask for next, and whether some are being asked for.
    pub(super) wanted: StoredValue<(Option<Ask>, bool)>,
}

impl Sheet {
    /// Looks at a table's records.
    pub fn new(look: Look) -> Sheet {
        let page = RwSignal::new(RowPage::default());
        let columns = RwSignal::new(Columns::load());
        let all = Memo::new(move |_| page.with(|page| page.fields.clone()));
        let fields = Memo::new(move |_| {
            let shown = |field: &Field| columns.with(|columns| columns.is_shown(*field));
            all.get().into_iter().filter(shown).collect()
        });
        Sheet {
            state: State::get(),
            look: RwSignal::new(look),
            page,
            lines: RwSignal::default(),
            selection: RwSignal::default(),
            mode: RwSignal::default(),
            columns,
            scroll: RwSignal::default(),
            view: RwSignal::new((600, 1_000, 0)),
            over: RwSignal::default(),
            finder: RwSignal::new(None),
            pending: RwSignal::new(None),
            list: List::default(),
            touched: RwSignal::new(false),
            said: RwSignal::default(),
            waiting: RwSignal::new(0),
            again: RwSignal::new(0),
            fields,
            viewport: NodeRef::new(),
            editor: NodeRef::new(),
            wanted: StoredValue::new((None, false)),
        }
    }

    /// The grid's extent.
    pub fn extent(self) -> Extent {
        Extent {
            rows: self.page.with(|page| page.total),
            columns: self.fields.with(Vec::len),
            page: self.rows_in_sight().saturating_sub(1),
        }
    }

    /// What is scrolled.
    pub fn span(self) -> Span {
        let content = self.page.with(|page| page.total) as i64 * ROW;
        Span { content, view: (self.view.get().0 - ROW).max(ROW) }
    }

    pub(super) fn first_in_sight(self) -> usize {
        usize::try_from(self.scroll.get().top / ROW).unwrap_or(0)
    }

    pub(super) fn rows_in_sight(self) -> usize {
        usize::try_from(self.view.get().0 / ROW).unwrap_or(0).max(1)
    }

    /// The rows to draw.
    pub fn drawn(self) -> Vec<Line> {
        let from = self.first_in_sight().saturating_sub(SPARE);
        let to = self.first_in_sight() + self.rows_in_sight() + SPARE;
        self.lines.with(|lines| {
            lines.iter().filter(|line| (from..=to).contains(&line.at)).cloned().collect::<Vec<_>>()
        })
    }

    /// A row that has been fetched.
    pub fn line(self, row: usize) -> Option<Arc<RowView>> {
        self.lines.with(|lines| {
            let first = lines.first()?.at;
            Some(lines.get(row.checked_sub(first)?)?.row.clone())
        })
    }

    /// The row of the active cell, if it has been fetched.
    pub fn row(self) -> Option<Arc<RowView>> {
        self.line(self.selection.get().active.row)
    }

    /// The field of a column shown.
    pub fn field(self, column: usize) -> Option<Field> {
        self.fields.with(|fields| fields.get(column).copied())
    }

    /// The field of the active cell.
    pub fn active_field(self) -> Option<Field> {
        self.field(self.selection.get().active.column)
    }

    /// A cell's text as it stands, if its row has been fetched.
    pub fn text(self, cell: Cursor) -> Option<String> {
        let field = self.field(cell.column)?;
        let at = self.page.with(|page| page.fields.iter().position(|one| *one == field))?;
        self.line(cell.row)?.cells.get(at).map(|cell| cell.text.clone())
    }

    /// Selects, and brings what was selected into sight.
    pub fn select(self, selection: Selection) {
        self.over.set(Over::Nothing);
        self.list.close();
        self.selection.set(selection);
        self.reveal(if selection.range().is_one() { selection.active } else { selection.head() });
    }

    /// Scrolls no further than needed to see the cell.
    pub fn reveal(self, cell: Cursor) {
        untrack(|| {
            let Some(viewport) = self.viewport.get() else { return };
            let span = self.span();
            let scroll = self.scroll.get();
            let (from, to) = (cell.row as i64 * ROW, (cell.row as i64 + 1) * ROW);
            let top = scroll.top.min(from).max(to - span.view);
            if top != scroll.top {
                let next = Scroll::to(top, span);
                self.scroll.set(next);
                viewport.set_scroll_top(next.bar as i32);
            }
            let (fields, columns) = (self.fields.get(), self.columns.get());
            let left = columns.left(&fields, cell.column);
            let Some(field) = fields.get(cell.column).filter(|field| !is_frozen(**field)) else { return };
            let frozen = NUMBERS + fields.first().filter(|f| is_frozen(**f)).map_or(0, |f| columns.width(*f));
            let across = i64::from(viewport.scroll_left());
            let inner = i64::from(viewport.client_width());
            // The cell's right edge, but its left one where it is wider than there is room.
            let to = across.max(left + columns.width(*field) - inner).min(left - frozen);
            if to != across {
                viewport.set_scroll_left(to as i32);
            }
        });
    }

    /// Puts the focus where keys belong, without scrolling.
    pub fn focus(self) {
        if let Some(editor) = self.editor.get_untracked() {
            let options = web_sys::FocusOptions::new();
            options.set_prevent_scroll(true);
            // The element is in the document; focusing it cannot fail.
            let _ = editor.focus_with_options(&options);
        }
    }

    /// The same once a dialog that closes now is gone: until then nothing under it takes the focus.
    pub fn focus_soon(self) {
        request_animation_frame(move || self.focus());
    }

    /// Looks at something else, from the top.
    pub fn look_at(self, change: impl FnOnce(Look) -> Look) {
        self.look.update(|look| *look = change(look.clone()));
        self.over.set(Over::Nothing);
        let column = self.selection.get_untracked().active.column;
        self.select(Selection::at(Cursor { row: 0, column }));
    }
}
