//! How a family of codes is written.

/// Writes one family of codes as constants and as a list.
macro_rules! family {
    ($($(#[$doc:meta])* $name:ident = $id:literal $slug:literal $level:ident
        cause $cause_zh:literal | $cause_en:literal
        remedy $remedy_zh:literal | $remedy_en:literal
        why $why_zh:literal | $why_en:literal
        example $example:literal)*) => {
        use crate::diagnostic::{Code, Level, Words};
        $($(#[$doc])* pub static $name: Code = Code {
            id: $id,
            name: $slug,
            level: Level::$level,
            cause: Words { zh: $cause_zh, en: $cause_en },
            remedy: Words { zh: $remedy_zh, en: $remedy_en },
            why: Words { zh: $why_zh, en: $why_en },
            example: $example,
        };)*
        /// The codes of this family, in the order of their ids.
        pub static FAMILY: &[&Code] = &[$(&$name),*];
    };
}
pub(crate) use family;
