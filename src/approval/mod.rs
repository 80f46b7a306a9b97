//! Who approved what, and whether it still is what they saw: digests of what is seen, the steps that count, where a
//! notice stands.

mod canonical;
mod seen;
mod seen_outline;
mod seen_text;
mod signature;
mod source_files;
mod stage;
mod steps_taken;
mod void;

pub use seen::READING;
pub use seen::SeenAround;
pub use seen::SeenDigest;
pub use seen::SeenPart;
pub use seen::seen;
pub use signature::statement;
pub use source_files::SourceFiles;
pub use stage::PublishedAs;
pub use stage::Stage;
pub use steps_taken::ApprovalNow;
pub use steps_taken::StepTaken;
pub use steps_taken::StepsTaken;
pub use steps_taken::steps_taken;
pub use void::Void;
