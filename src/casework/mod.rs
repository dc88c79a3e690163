//! The user's work on a campaign: tables loaded, cells changed, cases decided; all of it undoable.
