//! Where a value stands in its source file. Two values that differ only in this are equal.

/// A half-open byte range in the source file a value was read from.
///
/// Equality ignores it on purpose: `parse(print(n)) == n` compares what a notice says, not where it stood.
#[derive(Clone, Copy, Debug, Default)]
pub struct At {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl At {
    /// The range `start..end`.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The smallest range that covers both.
    pub fn to(self, other: At) -> At {
        At::new(self.start.min(other.start), self.end.max(other.end))
    }
}

impl From<std::ops::Range<usize>> for At {
    fn from(range: std::ops::Range<usize>) -> Self {
        At::new(range.start, range.end)
    }
}

impl PartialEq for At {
    fn eq(&self, _: &At) -> bool {
        true
    }
}

impl Eq for At {}

/// Maps byte offsets of a text to byte offsets of the source it was read from, piece by piece:
/// each pair says "from this offset of the text on, the source runs along from that one".
/// Equality ignores it, as with [`At`].
#[derive(Clone, Debug, Default)]
pub struct Offsets(Vec<(usize, usize)>);

impl Offsets {
    /// Offsets of a text that stands in its source as it is, from `source` on.
    pub fn from(source: usize) -> Self {
        Self(vec![(0, source)])
    }

    /// Says that from `text` on the text is the source from `source` on.
    pub fn push(&mut self, text: usize, source: usize) {
        let runs_on = self.0.last().is_some_and(|(t, s)| source.checked_sub(*s) == text.checked_sub(*t));
        if !runs_on {
            self.0.push((text, source));
        }
    }

    /// The source offset of a text offset; `None` where the text came from no source.
    pub fn locate(&self, text: usize) -> Option<usize> {
        let after = self.0.partition_point(|(from, _)| *from <= text);
        let (from, source) = self.0.get(after.checked_sub(1)?)?;
        Some(source + (text - from))
    }

    /// The offsets of the part of the text in `range`, counted from its start.
    pub fn slice(&self, range: std::ops::Range<usize>) -> Offsets {
        let mut out = Offsets::default();
        if let Some(first) = self.locate(range.start) {
            out.push(0, first);
        }
        for (text, source) in &self.0 {
            if *text > range.start && *text < range.end {
                out.push(text - range.start, *source);
            }
        }
        out
    }

    /// The offsets in a source that the present one stands in from `offset` on.
    pub fn shifted(&self, offset: usize) -> Offsets {
        Offsets(self.0.iter().map(|(text, source)| (*text, source + offset)).collect())
    }

    /// Appends the pieces of another text that now begins at `text`.
    pub fn append(&mut self, text: usize, other: &Offsets) {
        for (from, source) in &other.0 {
            self.push(text + from, *source);
        }
    }
}

impl PartialEq for Offsets {
    fn eq(&self, _: &Offsets) -> bool {
        true
    }
}

impl Eq for Offsets {}
