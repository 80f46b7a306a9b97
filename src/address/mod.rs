//! Every URL and every anchor there is, both ways. It stands on what is known across notices, and says where it is shown.

mod addresses;
mod at_root;
mod data_file;
mod places;
mod relative;
mod route;
mod routes;

pub use addresses::{Addresses, files_of};
pub use at_root::{RESERVED, SOON_RESERVED, is_hidden, kept_at_root};
pub use data_file::DataFile;
pub use places::named_in;
pub use relative::{encoded, is_outside};
pub use route::Route;
pub use routes::SiteFiles;
