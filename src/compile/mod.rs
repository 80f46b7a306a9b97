//! A Tree to a Site, a route to bytes, a whole site to an output, in parallel.
//!
//! The core has no clock, no environment and no files: the same tree and the same day give the same bytes.

mod compiled;
mod content;
mod export_package;
mod facts;
mod input;
mod judging;
mod memo;
mod sink;
mod template_trial;
mod theme;
mod visit;

pub use compiled::{Compiled, Rendered, Unmade};
pub use export_package::Barred;
pub use export_package::Package;
pub use export_package::Picture;
pub use export_package::Pictures;
pub use facts::TextRules;
pub use input::Input;
pub use judging::Unchecked;
pub use memo::Memo;
pub use sink::{Sink, Written};
