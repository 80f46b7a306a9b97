//! All that a template may see, and the one place where content becomes markup.

mod data_uri;
mod entry_surroundings;
mod files_beside;
mod issue_surroundings;
mod issue_text;
mod markup;
mod qr_path;
mod site_frame;
mod styling;
mod surroundings;
mod table_columns;
pub mod theme_labels;
pub mod view;

pub use self::entry_surroundings::EntrySurroundings;
pub use self::files_beside::Beside;
pub use self::files_beside::Files;
pub use self::issue_surroundings::IssueSurroundings;
pub use self::issue_text::IssueText;
pub use self::site_frame::SiteFrame;
pub use self::surroundings::Surroundings;
pub use self::theme_labels::Labels;
