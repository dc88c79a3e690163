//! What is said of branches: by the user, and to him.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What the user said of a roster's short name: the system's full name, or that there is none.
pub type BranchChoices = BTreeMap<String, Option<String>>;

/// How sure it is which branch a roster's words mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Match {
    /// The user said so.
    Chosen,
    /// Grade, major and class are the same, and of one branch only.
    Exact,
    /// An abbreviation that fits one branch only.
    Confident,
    /// The words did not tell, but those of the class found in the system are nearly all in it.
    ByMembers,
    /// Several fit, or one fits badly: the user is asked.
    Doubtful,
    /// None fits.
    None,
}

impl Match {
    /// The words users read.
    pub const fn label(self) -> &'static str {
        match self {
            Match::Chosen => "由您选定",
            Match::Exact => "名称一致",
            Match::Confident => "按简称推断",
            Match::ByMembers => "按成员推断",
            Match::Doubtful => "待确认",
            Match::None => "系统中没有",
        }
    }
}

/// One way of naming a class in the rosters, and what it was taken for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BranchMatch {
    /// The roster's words; the key of [`BranchChoices`].
    pub words: String,
    /// The system's full name it was taken for.
    pub branch: Option<String>,
    /// How sure that is.
    pub sureness: Match,
    /// For doubtful matches: the full names it may mean, likeliest first.
    pub candidates: Vec<String>,
    /// How many roster rows use these words.
    pub rows: usize,
}

/// A general branch (团总支) with the branches below it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GeneralBranch {
    /// 计算机学院团总支; nothing for branches whose names say no college.
    pub name: Option<String>,
    /// The full names of its branches, in order.
    pub branches: Vec<String>,
}
