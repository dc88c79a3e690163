//! What comes of a request: an answer, or why there is none.

use super::Response;
use crate::store::model::{StoredError, Write};

/// An answer, the buffers that go with it, and what must be saved because of it.
#[derive(Debug)]
pub struct Reply {
    /// The answer.
    pub response: Response,
    /// Buffers handed over with it.
    pub buffers: Vec<Vec<u8>>,
    /// Writes to the store, in order.
    pub writes: Vec<Write>,
}

impl From<Response> for Reply {
    fn from(response: Response) -> Reply {
        Reply { response, buffers: Vec::new(), writes: Vec::new() }
    }
}

/// Why a request was not carried out.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// Something the user can do something about; the sentence says what.
    #[error("{0}")]
    Expected(String),
    /// Something that should not happen.
    #[error("{0}")]
    Fault(String),
}

impl From<StoredError> for Refusal {
    fn from(error: StoredError) -> Refusal {
        Refusal::Fault(error.to_string())
    }
}
