//! Canonical text and what it says: the notation of the sources lives here and nowhere above.

pub mod markdown;
