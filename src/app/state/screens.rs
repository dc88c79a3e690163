//! The screens, and what one of them is to show when another sends the user there.

use leptos::prelude::{GetUntracked, Set};

use super::State;
use crate::intake::table::RecordId;
use crate::worker::protocol::CaseFilter;

/// The screens, in the order of the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// 导入
    Import,
    /// 概览
    Overview,
    /// 核对
    Review,
    /// 完善
    Complete,
    /// 表格
    Output,
    /// 汇总
    Merging,
    /// 批次与设置
    Settings,
    /// 更改记录
    Log,
}

/// What the screen 完善 is to show.
#[derive(Clone, Debug, PartialEq)]
pub enum WantedRows {
    /// This row.
    Record(RecordId),
    /// Rows of which this rule has something to say.
    Rule(String),
}

impl State {
    /// Opens the screen 核对 with these cases.
    pub fn show_cases(self, filter: CaseFilter) {
        self.wanted_cases.set(Some(filter));
        self.screen.set(Screen::Review);
    }

    /// Which cases the screen 核对 is to show, asked as it opens.
    pub fn take_wanted_cases(self) -> CaseFilter {
        let wanted = self.wanted_cases.get_untracked();
        self.wanted_cases.set(None);
        wanted.unwrap_or_default()
    }

    /// Opens the screen 完善 at a row.
    pub fn show_record(self, record: RecordId) {
        self.wanted_rows.set(Some(WantedRows::Record(record)));
        self.screen.set(Screen::Complete);
    }

    /// Opens the screen 完善 with what a rule found.
    pub fn show_rule(self, code: String) {
        self.wanted_rows.set(Some(WantedRows::Rule(code)));
        self.screen.set(Screen::Complete);
    }

    /// Where the screen 完善 is to begin, asked as it opens.
    pub fn take_wanted_rows(self) -> Option<WantedRows> {
        let wanted = self.wanted_rows.get_untracked();
        self.wanted_rows.set(None);
        wanted
    }
}
