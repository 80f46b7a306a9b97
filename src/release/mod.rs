//! What may be published, and how, and whether it is still what was published: pure decisions about editions. Others look at
//! the disk before and write it after.

mod edition_difference;
mod gate;
mod mended;
mod next_edition;
mod publish_plan;
mod why_changed;

pub use edition_difference::Difference;
pub use edition_difference::compare;
pub use edition_difference::compare_edition;
pub use edition_difference::compare_sources;
pub use gate::GateGroup;
pub use gate::GateInput;
pub use gate::GateNotice;
pub use gate::Objection;
pub use gate::TargetShows;
pub use gate::Vanished;
pub use gate::gate;
pub use gate::target_shows;
pub use mended::HistoryLine;
pub use mended::Mended;
pub use mended::mended;
pub use next_edition::NextEdition;
pub use next_edition::next_edition;
pub use publish_plan::in_order;
pub use publish_plan::in_waves;
pub use why_changed::ChangeReason;
pub use why_changed::why;
