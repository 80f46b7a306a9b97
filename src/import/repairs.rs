//! What was mended in a paper.

/// Something that was mended, because it is certain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// The line of the input.
    pub line: usize,
    /// What was done, in Chinese.
    pub zh: String,
    /// What was done, in English.
    pub en: String,
}

/// What was mended so far.
pub type Repairs = Vec<Repair>;
