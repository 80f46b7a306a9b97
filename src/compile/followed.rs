//! What programs follow: feeds, the list of addresses, the rules for crawlers, written piece by piece as files of data are.

use std::io;
use std::io::Write;

use super::Compiled;
use crate::address::Route;
use crate::data;
use crate::page::view;

impl Compiled {
    /// Writes what stands at a route that is for programs to follow.
    pub(super) fn write_pieces(&self, route: &Route, to: &mut dyn Write) -> io::Result<()> {
        match route {
            Route::Feed(feed) => {
                let feed = view::feed(&self.site, self.addresses.lists(), &self.frame, feed);
                feed.map_or(Ok(()), |feed| data::write_feed(&feed, to))
            }
            Route::Sitemap(part) => data::write_sitemap(&self.site, self.routes(), *part, to),
            Route::Robots => data::write_robots(&self.site, to),
            Route::OpenSearch => data::write_open_search(&self.site, to),
            _ => Ok(()),
        }
    }

    /// The bytes of what programs follow, for those who ask for it alone; none where the site has none.
    pub(super) fn followed(&self, route: &Route) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        let written = self.addresses.exists(route).then(|| self.write_pieces(route, &mut bytes));
        written?.expect("memory takes every byte");
        Some(bytes)
    }
}
