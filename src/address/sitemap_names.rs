//! The names of what stands at the root for search engines.

use std::fmt;
use std::fmt::Write;

/// What crawlers read first.
pub const ROBOTS: &str = "robots.txt";

/// Writes the name of the list, or of a part of it.
pub fn write_name(out: &mut impl Write, part: usize) -> fmt::Result {
    match part {
        0 => out.write_str("sitemap.xml"),
        part => write!(out, "sitemap-{part}.xml"),
    }
}

/// The part that a file name at the root is; 0 is the list itself.
pub fn part_of(name: &str) -> Option<usize> {
    let rest = name.strip_prefix("sitemap")?.strip_suffix(".xml")?;
    if rest.is_empty() {
        return Some(0);
    }
    let digits = rest.strip_prefix('-')?;
    let part: usize = digits.parse().ok()?;
    (part > 0 && part.to_string() == digits).then_some(part)
}
