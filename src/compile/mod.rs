//! A Tree to a Site, a route to bytes, a whole site to an output, in parallel.
//!
//! The core has no clock, no environment and no files: the same tree and the same day give the same bytes.

mod export;
mod found;
mod memo;
mod rehearsal;
mod rounds;
mod sources;
mod whole;

pub use export::Barred;
pub use export::Package;
pub use export::Picture;
pub use export::Pictures;
pub use memo::Memo;
pub use whole::{Compiled, Input, Rendered, Sink, Written};
