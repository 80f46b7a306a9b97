//! Every URL and every anchor there is, both ways. It stands on what is known across notices, and says where it is shown.

mod addresses;
mod at_root;
mod data_file;
mod feed;
mod list_places;
mod paged;
mod places;
mod relative;
mod route;
#[cfg(test)]
mod route_tests;
mod routes;
mod search_file;
mod sitemap;
mod sitemap_names;

pub use addresses::{Addresses, files_of};
pub use at_root::{RESERVED, is_hidden, kept_at_root};
pub use data_file::{DataFile, DataShape, DataTable};
pub use feed::Feed;
pub use list_places::{RowPlace, letter_place, page_places, part_place, part_year_place, year_place};
pub use places::named_in;
pub use relative::{encoded, is_outside};
pub use route::Route;
pub use routes::SiteFiles;
pub use search_file::{SearchFacet, SearchFile, SearchPart, SearchSize};
pub use sitemap::{listed, parts};
