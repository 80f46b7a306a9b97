//! The codes: every kind of fault there is, with its words.

/// How grave a fault is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// Worth knowing.
    Note,
    /// Doubtful.
    Warning,
    /// Wrong: the command ends with exit code 1.
    Error,
}

/// The same words in two languages. `{name}` is filled from the arguments of the fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// Chinese.
    pub zh: &'static str,
    /// English.
    pub en: &'static str,
}

/// A kind of fault.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// `S101`: a letter for the family (S sources, B body, N notices among one another, T templates, L limits) and three digits.
    pub id: &'static str,
    /// A name in words, for `site.yaml`.
    pub name: &'static str,
    /// Its level unless the site says otherwise.
    pub level: Level,
    /// One sentence: what is wrong.
    pub cause: Words,
    /// One sentence: how to mend it.
    pub remedy: Words,
    /// Why it matters.
    pub why: Words,
    /// A source that has the fault.
    pub example: &'static str,
}
