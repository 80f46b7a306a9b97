//! What pages are told of the files beside a notice.

/// A file beside a notice, as far as pages speak of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Beside {
    /// How many bytes it has.
    pub bytes: u64,
    /// Width and height of a picture, in pixels.
    pub pixels: Option<(u32, u32)>,
}

/// The files beside a notice, by name.
pub type Files<'f> = dyn Fn(&str) -> Option<Beside> + Sync + 'f;
