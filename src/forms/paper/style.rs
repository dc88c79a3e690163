//! The few styles the forms are set in.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

/// The faces of Chinese office paper. Every Windows and WPS has them; elsewhere the family and the
/// character set choose a stand-in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// 宋体, for titles and labels.
    Song,
    /// 仿宋, for what is filled in.
    FangSong,
    /// 黑体, for headers.
    Hei,
}

impl Face {
    /// The face's name.
    pub const fn name(self) -> &'static str {
        match self {
            Face::Song => "宋体",
            Face::FangSong => "仿宋",
            Face::Hei => "黑体",
        }
    }

    /// OOXML font family: 1 roman, 2 swiss, 3 modern.
    fn family(self) -> u8 {
        match self {
            Face::Song => 1,
            Face::FangSong => 3,
            Face::Hei => 2,
        }
    }
}

/// Simplified Chinese, as fonts name it.
const GB2312_CHARSET: u8 = 134;

/// How a cell looks, and what measuring needs to know of it.
#[derive(Clone, Debug)]
pub struct Style {
    /// The format handed to the writer.
    pub format: Format,
    /// Type size in points.
    pub size: f64,
    /// What the indent takes of the width, in pixels.
    pub indent: f64,
    /// What stays free above and below the lines together, in points.
    pub air: f64,
}

/// What one step of Excel's indent takes, in pixels: three blanks of the default face.
const INDENT_STEP: f64 = 12.0;

impl Style {
    /// Wrapped text in this face, in the middle of the cell's height.
    pub fn new(face: Face, size: f64) -> Style {
        let format = Format::new()
            .set_font_name(face.name())
            .set_font_family(face.family())
            .set_font_charset(GB2312_CHARSET)
            .set_font_size(size)
            .set_align(FormatAlign::VerticalCenter)
            .set_text_wrap();
        Style { format, size, indent: 0.0, air: 2.0 }
    }

    fn with(self, change: impl FnOnce(Format) -> Format) -> Style {
        Style { format: change(self.format), ..self }
    }

    /// Bold.
    pub fn bold(self) -> Style {
        self.with(Format::set_bold)
    }

    /// In the middle of the cell's width.
    pub fn centred(self) -> Style {
        self.with(|format| format.set_align(FormatAlign::Center))
    }

    /// From the cell's left edge.
    pub fn left(self) -> Style {
        self.with(|format| format.set_align(FormatAlign::Left))
    }

    /// From the cell's left edge, with some air.
    pub fn indented(self) -> Style {
        Style { indent: INDENT_STEP, ..self.with(|format| format.set_align(FormatAlign::Left).set_indent(1)) }
    }

    /// From the cell's top.
    pub fn top(self) -> Style {
        self.with(|format| format.set_align(FormatAlign::Top))
    }

    /// At the cell's foot.
    pub fn bottom(self) -> Style {
        self.with(|format| format.set_align(FormatAlign::Bottom))
    }

    /// Thin lines all round.
    pub fn boxed(self) -> Style {
        Style { air: 6.0, ..self.with(|format| format.set_border(FormatBorder::Thin)) }
    }

    /// Thin lines on these sides only.
    pub fn lined(self, sides: &[Side]) -> Style {
        self.with(|format| {
            sides.iter().fold(format, |format, side| match side {
                Side::Left => format.set_border_left(FormatBorder::Thin),
                Side::Right => format.set_border_right(FormatBorder::Thin),
                Side::Top => format.set_border_top(FormatBorder::Thin),
                Side::Bottom => format.set_border_bottom(FormatBorder::Thin),
            })
        })
    }

    /// Lines of this colour.
    pub fn line_colour(self, rgb: u32) -> Style {
        self.with(|format| format.set_border_color(Color::RGB(rgb)))
    }

    /// Text of this colour.
    pub fn colour(self, rgb: u32) -> Style {
        self.with(|format| format.set_font_color(Color::RGB(rgb)))
    }

    /// A ground of this colour.
    pub fn ground(self, rgb: u32) -> Style {
        self.with(|format| format.set_background_color(Color::RGB(rgb)))
    }

    /// Marked as text, so that a number typed or pasted into the cell later stays whole too.
    pub fn as_text(self) -> Style {
        self.with(|format| format.set_num_format("@"))
    }
}

/// A side of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The left side.
    Left,
    /// The right side.
    Right,
    /// The upper side.
    Top,
    /// The lower side.
    Bottom,
}
