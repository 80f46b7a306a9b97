//! Every URL and every anchor there is, both ways. It stands on what is known across notices, and says where it is shown.

mod route;
mod routes;

pub use route::{RESERVED, Route, TO_BE_RESERVED, encoded};
pub use routes::{has_list, routes};
