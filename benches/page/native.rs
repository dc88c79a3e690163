//! The peer outside the browser: calamine, streaming a list's cells.

use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use calamine::{DataRef, Reader, Xlsx};

/// Milliseconds from the file's bytes to its last cell.
pub fn calamine(path: &Path) -> f64 {
    let bytes = std::fs::read(path).unwrap();
    let begin = Instant::now();
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes.as_slice())).unwrap();
    let name = book.sheet_names().swap_remove(0);
    let mut cells = book.worksheet_cells_reader(&name).unwrap();
    let mut filled = 0usize;
    while let Some(cell) = cells.next_cell().unwrap() {
        filled += usize::from(!matches!(cell.get_value(), DataRef::Empty));
    }
    black_box(filled);
    begin.elapsed().as_secs_f64() * 1e3
}
