//! How large a picture is.

use std::fs;
use std::io::BufReader;

use crate::tree::RelPath;

/// Files whose width and height are read.
const PICTURES: [&str; 5] = ["gif", "jpeg", "jpg", "png", "webp"];

/// Width and height of a picture, so that pages can keep its place before it is there.
pub(super) fn pixels(path: &RelPath, file: &fs::File) -> Option<(u32, u32)> {
    let ending = path.extension()?.to_ascii_lowercase();
    if !PICTURES.contains(&ending.as_str()) {
        return None;
    }
    let size = imagesize::reader_size(BufReader::new(file)).ok()?;
    Some((u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?))
}
