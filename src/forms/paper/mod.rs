//! Laying text on A4 sheets: measured, so that nothing is cut, and as text, so that nothing runs.

pub mod clean;
pub mod grid;
pub mod measure;
pub mod style;
pub mod workbook;

pub use grid::{Cell, Grid, Row};
pub use style::{Face, Style};
