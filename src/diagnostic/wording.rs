//! Fills the words of a code with what was found.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Lang;

/// A found value longer than this is cut on the screen; JSON keeps it whole.
const LONGEST_VALUE: usize = 80;

impl Code {
    /// The names its words leave open, `found` for `{found}`.
    pub fn placeholders(&self) -> BTreeSet<&'static str> {
        let words = [self.cause.zh, self.cause.en, self.remedy.zh, self.remedy.en];
        words.into_iter().flat_map(pieces).filter_map(|piece| piece.name()).collect()
    }
}

impl Diagnostic {
    /// What is wrong, in one sentence.
    pub fn cause(&self, lang: Lang) -> String {
        self.fill(self.code.cause.get(lang), whole)
    }

    /// How to mend it, in one sentence.
    pub fn remedy(&self, lang: Lang) -> String {
        self.fill(self.code.remedy.get(lang), whole)
    }

    /// [`cause`](Self::cause) for a screen: one line, nothing invisible, found values cut.
    pub(super) fn cause_on_screen(&self, lang: Lang) -> String {
        self.fill(self.code.cause.get(lang), on_screen)
    }

    /// [`remedy`](Self::remedy) for a screen.
    pub(super) fn remedy_on_screen(&self, lang: Lang) -> String {
        self.fill(self.code.remedy.get(lang), on_screen)
    }

    /// What fills a name: the argument of that name; for `suggestion_en` also `suggestion`, where both languages share it.
    fn arg(&self, name: &str) -> Option<&str> {
        let find = |name: &str| self.args.iter().find(|arg| arg.0 == name).map(|arg| arg.1.as_str());
        find(name).or_else(|| name.strip_suffix("_en").and_then(find))
    }

    fn fill(&self, template: &'static str, show: impl Fn(&str) -> Cow<'_, str>) -> String {
        let mut out = String::with_capacity(template.len() + 32);
        for piece in pieces(template) {
            match piece.name().and_then(|name| self.arg(name)) {
                Some(value) => out.push_str(&show(value)),
                // A name nobody filled stays as it is, so that the slip is seen.
                None => out.push_str(piece.0),
            }
        }
        out.truncate(out.trim_end().len());
        out
    }
}

/// The words of a code with `…` for each name they leave open; a name at the end behind
/// other words, an optional addition, goes.
pub(super) fn without_names(text: &'static str) -> String {
    let mut out: String = pieces(text).map(|piece| if piece.name().is_some() { "…" } else { piece.0 }).collect();
    if let Some(kept) = out.strip_suffix('…').filter(|kept| !kept.is_empty()) {
        out.truncate(kept.trim_end().len());
    }
    out
}

/// A stretch of plain words, or a placeholder with its braces.
#[derive(Clone, Copy)]
struct Piece(&'static str);

impl Piece {
    fn name(self) -> Option<&'static str> {
        let name = self.0.strip_prefix('{')?.strip_suffix('}')?;
        is_name(name).then_some(name)
    }
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
}

fn pieces(template: &'static str) -> impl Iterator<Item = Piece> {
    let mut rest = template;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let len = placeholder(rest).unwrap_or_else(|| {
            // Up to the next placeholder, or to the end.
            rest.match_indices('{')
                .map(|(at, _)| at)
                .find(|&at| placeholder(&rest[at..]).is_some())
                .unwrap_or(rest.len())
        });
        let (piece, after) = rest.split_at(len);
        rest = after;
        Some(Piece(piece))
    })
}

/// The length of the placeholder a text begins with.
fn placeholder(text: &str) -> Option<usize> {
    let end = text.strip_prefix('{')?.find('}')? + 1;
    is_name(&text[1..end]).then_some(end + 1)
}

fn whole(value: &str) -> Cow<'_, str> {
    Cow::Borrowed(value)
}

fn on_screen(value: &str) -> Cow<'_, str> {
    match value.char_indices().nth(LONGEST_VALUE) {
        Some((cut, _)) => Cow::Owned(format!("{}…", visible(&value[..cut]))),
        None => visible(value),
    }
}

/// The text with everything invisible made visible, so that content cannot forge lines, move the cursor of a terminal
/// or turn its direction: `<U+202E>`; line breaks and tabs become spaces.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| c.is_control() || is_invisible(c)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' => out.push(' '),
            c if c.is_control() || is_invisible(c) => out.push_str(&format!("<U+{:04X}>", u32::from(c))),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// Format characters without a shape: soft hyphen, zero-width ones, turners of direction, tags.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::codes;
    use crate::diagnostic::sample;

    #[test]
    fn words_are_filled_once_and_never_read_again() {
        let fault = sample::fault(0, 0).with("found", "{suggestion}").with("suggestion", "已完成");
        assert_eq!(fault.cause(Lang::Zh), "看不懂“{suggestion}”，像是“已完成”。");
        assert_eq!(fault.cause(Lang::En), "`{suggestion}` is not understood; did you mean 已完成?");
    }

    #[test]
    fn names_that_nobody_filled_stay() {
        assert_eq!(sample::fault(0, 0).with("found", "甲").cause(Lang::Zh), "看不懂“甲”，像是“{suggestion}”。");
        let empty = sample::fault(0, 0).with("hint", "");
        assert_eq!(empty.remedy(Lang::Zh), "换成 {{ name }} 里通行的说法。");
    }

    #[test]
    fn placeholders_are_all_the_names_of_both_languages() {
        let names: Vec<&str> = sample::CODE.placeholders().into_iter().collect();
        assert_eq!(names, ["found", "hint", "suggestion", "suggestion_en"]);
    }

    #[test]
    fn nothing_invisible_reaches_the_screen() {
        let hostile = format!("a\u{1b}[31m\u{202e}\u{200b}\nb\u{9b}{}", "长".repeat(200));
        let text = sample::fault(0, 0).with("found", &hostile).with("suggestion", "").cause_on_screen(Lang::Zh);
        assert!(text.starts_with("看不懂“a<U+001B>[31m<U+202E><U+200B> b<U+009B>长"), "{text}");
        assert!(text.chars().count() < 150 && text.contains("长…”"), "{text}");
    }

    #[test]
    fn books_show_an_ellipsis_for_what_is_found() {
        for (text, wanted) in [("甲“{found}”。{hint}", "甲“…”。"), ("{hint}", "…"), ("{{ x }} {found}!", "{{ x }} …!")]
        {
            assert_eq!(without_names(text), wanted);
        }
    }

    #[test]
    fn english_words_leave_open_what_chinese_ones_do() {
        for code in codes::all() {
            for words in [code.cause, code.remedy] {
                let names = |text: &'static str| -> BTreeSet<&str> {
                    pieces(text).filter_map(Piece::name).map(|name| name.strip_suffix("_en").unwrap_or(name)).collect()
                };
                assert_eq!(names(words.zh), names(words.en), "{}", code.id);
            }
        }
    }
}
