//! The codes: every kind of fault there is, with its words.

use crate::diagnostic::Lang;
use crate::text::lang::Bilingual;

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

impl Level {
    /// Every level, the gravest first.
    pub const ALL: [Level; 3] = [Level::Error, Level::Warning, Level::Note];

    /// The word of the line `path:line:column: level: CODE text` and of JSON: the same in every language, since editors
    /// read it too.
    pub fn word(self) -> &'static str {
        self.name(Lang::En)
    }

    /// The level of a word.
    pub fn from_word(word: &str) -> Option<Level> {
        Level::ALL.into_iter().find(|level| level.word() == word)
    }

    /// Its name in a language.
    pub fn name(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Level::Note, Lang::Zh) => "提示",
            (Level::Warning, Lang::Zh) => "警告",
            (Level::Error, Lang::Zh) => "错误",
            (Level::Note, Lang::En) => "note",
            (Level::Warning, Lang::En) => "warning",
            (Level::Error, Lang::En) => "error",
        }
    }
}

/// The words of a code. `{name}` is filled from the arguments of the fault.
pub type Words = Bilingual<&'static str>;

/// A kind of fault.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// `S101`: a letter for the family (S sources, B body, N notices among one another, T templates, L limits; of the rules of `check`: F figures,
    /// U structure, D dates, C contact, P privacy, W words, X text safety, G the site's pages, A approvals, H the history of publishing, K the check itself) and three digits.
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

impl Code {
    /// Whether the code is a rule of `check`, which looks at what was understood.
    pub fn is_rule(&self) -> bool {
        self.id.starts_with(['F', 'U', 'D', 'C', 'P', 'W', 'X', 'G', 'A', 'H', 'K'])
    }

    /// Whether such a fault makes a page impossible or unsafe, so that nothing is built. No setting changes that.
    pub fn stops_build(&self) -> bool {
        self.level == Level::Error && !self.is_rule()
    }
}
