//! The notice's forms and the report, from decided cases to bytes.
