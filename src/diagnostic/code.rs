//! The codes: every kind of fault there is, with its words.

use crate::diagnostic::Lang;

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
    /// The word of the line `path:line:column: level: CODE text` and of JSON: the same in every language, since editors
    /// read it too.
    pub fn word(self) -> &'static str {
        self.name(Lang::En)
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

/// The same words in two languages. `{name}` is filled from the arguments of the fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// Chinese.
    pub zh: &'static str,
    /// English.
    pub en: &'static str,
}

impl Words {
    /// The words in a language.
    pub fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }
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
