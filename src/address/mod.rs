//! Every URL and every anchor there is, both ways. It stands on what is known across notices, and says where it is shown.

mod addresses;
mod places;
mod relative;
mod route;
mod routes;

pub use addresses::{Addresses, files_of};
pub use places::named_in;
pub use relative::{encoded, is_outside};
pub use route::{DataFile, RESERVED, Route, SOON_RESERVED};
pub use routes::SiteFiles;
