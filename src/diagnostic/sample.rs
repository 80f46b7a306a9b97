//! A code and faults of it, for the tests of this room.

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Level;
use crate::diagnostic::Span;
use crate::diagnostic::Words;
use crate::tree::RelPath;

pub static CODE: Code = Code {
    id: "X202",
    name: "sample-status",
    level: Level::Error,
    cause: Words {
        zh: "看不懂“{found}”，像是“{suggestion}”。",
        en: "`{found}` is not understood; did you mean {suggestion_en}?",
    },
    remedy: Words { zh: "换成 {{ name }} 里通行的说法。{hint}", en: "Use a usual word. {hint}" },
    why: Words { zh: "不替通报推断结果。", en: "Nothing is inferred." },
    example: "整改结果：以完成\n```\n\u{200b}",
};

pub static DOUBT: Code = Code {
    id: "X101",
    name: "sample-doubt",
    level: Level::Warning,
    cause: Words { zh: "存疑。", en: "Doubtful." },
    remedy: Words { zh: "请核对。", en: "Check it." },
    why: Words { zh: "核对过的才公布。", en: "Only what was checked is published." },
    example: "存疑",
};

pub fn path(text: &str) -> RelPath {
    RelPath::new(text).expect("a path of the tests")
}

pub fn fault(start: usize, end: usize) -> Diagnostic {
    Diagnostic::new(&CODE, Span::new(&path("content/notices/a.md"), start, end))
}

pub fn doubt(file: &str, start: usize) -> Diagnostic {
    Diagnostic::new(&DOUBT, Span::new(&path(file), start, start))
}
