//! Bold, escapes, links and entities inside a line of pasted Markdown.

use crate::import::paper::Inline;
use crate::import::readers::inline;
use crate::import::readers::left_out;

/// Signs that end or divide: no bold stretch begins before one.
const CLOSING: &str = "、，。；：！？）】》〉”’」』,.;:!?)]}…";

/// Signs that open: no bold stretch ends after one.
const OPENING: &str = "（【《〈“‘「『([{";

/// A piece of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece<'a> {
    Text(&'a str),
    Char(char),
    /// A run of `**` that may be a mark.
    Mark {
        at: usize,
        len: usize,
    },
}

/// The text of a line with its bold stretches. What is markup and no text, beyond paired marks, is handed to
/// `leave_out`.
pub(in crate::import::readers) fn read(line: &str, leave_out: &mut impl FnMut(&'static str, &str)) -> Inline {
    let pieces = pieces(line, leave_out);
    let marks = paired(line, &pieces);
    let mut inline = Inline::default();
    let mut bold = false;
    for (piece, role) in pieces.iter().zip(marks) {
        match (*piece, role) {
            (Piece::Text(text), _) => inline::push(&mut inline, text, bold),
            (Piece::Char(c), _) => inline::push(&mut inline, c.encode_utf8(&mut [0; 4]), bold),
            (Piece::Mark { .. }, Role::Opens) => bold = true,
            (Piece::Mark { .. }, Role::Closes) => bold = false,
            (Piece::Mark { .. }, Role::Both) => {}
            (Piece::Mark { at, len }, Role::Mask) => inline::push(&mut inline, &line[at..at + len], bold),
            (Piece::Mark { at, len }, Role::Stray) => {
                leave_out(left_out::ASTERISKS, &line[at..at + len]);
            }
        }
    }
    inline
}

/// Whether a line has a bold stretch.
pub(in crate::import::readers) fn is_bold_somewhere(line: &str) -> bool {
    let pieces = pieces(line, &mut |_, _| {});
    paired(line, &pieces).contains(&Role::Closes)
}

/// What a run of asterisks is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Opens,
    Closes,
    /// `****` between two bold stretches.
    Both,
    /// Asterisks that hide something: `王**`, `138****1234`.
    Mask,
    Stray,
}

fn pieces<'a>(line: &'a str, leave_out: &mut impl FnMut(&'static str, &str)) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    let mut from = 0;
    let mut at = 0;
    while let Some(c) = line[at..].chars().next() {
        let rest = &line[at..];
        let special = match c {
            '\\' => escaped(rest),
            '*' => asterisks(rest, at),
            '&' => entity(rest),
            '<' => tag(rest),
            '[' | '!' => link(rest, leave_out),
            _ => None,
        };
        match special {
            Some((piece, len)) => {
                pieces.push(Piece::Text(&line[from..at]));
                pieces.push(piece);
                at += len;
                from = at;
            }
            None => at += c.len_utf8(),
        }
    }
    pieces.push(Piece::Text(&line[from..]));
    pieces
}

fn escaped(rest: &str) -> Option<(Piece<'_>, usize)> {
    match rest[1..].chars().next() {
        Some(c) if c.is_ascii_punctuation() => Some((Piece::Char(c), 2)),
        // A break of the line at its end.
        None => Some((Piece::Text(""), 1)),
        Some(_) => None,
    }
}

fn asterisks(rest: &str, at: usize) -> Option<(Piece<'_>, usize)> {
    let len = rest.bytes().take_while(|&byte| byte == b'*').count();
    if len == 1 { Some((Piece::Text(&rest[..1]), 1)) } else { Some((Piece::Mark { at, len }, len)) }
}

/// The few entities that pages leave in a text.
fn entity(rest: &str) -> Option<(Piece<'_>, usize)> {
    let known = [("&nbsp;", '\u{a0}'), ("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"')];
    known.iter().find(|(name, _)| rest.starts_with(name)).map(|(name, c)| (Piece::Char(*c), name.len()))
}

fn tag(rest: &str) -> Option<(Piece<'_>, usize)> {
    let breaks = ["<br>", "<br/>", "<br />", "<BR>"];
    breaks.iter().find(|tag| rest.starts_with(*tag)).map(|tag| (Piece::Char('\n'), tag.len()))
}

/// `[text](address)` is its text, `![text](address)` is a picture.
fn link<'a>(rest: &'a str, leave_out: &mut impl FnMut(&'static str, &str)) -> Option<(Piece<'a>, usize)> {
    let picture = rest.starts_with("![");
    let inside = rest.strip_prefix('!').unwrap_or(rest).strip_prefix('[')?;
    let close = inside.find(['[', ']']).filter(|at| inside[*at..].starts_with("]("))?;
    let (text, after) = (&inside[..close], &inside[close + 2..]);
    let end = after.find(['(', ')', ' ']).filter(|at| after[*at..].starts_with(')'))?;
    let len = usize::from(picture) + 1 + close + 2 + end + 1;
    if picture {
        leave_out(left_out::PICTURE, &rest[..len]);
        return Some((Piece::Text(""), len));
    }
    leave_out(left_out::ADDRESS, &after[..end]);
    Some((Piece::Text(text), len))
}

/// What every piece is; a text is what it is, whatever stands for it here.
fn paired(line: &str, pieces: &[Piece<'_>]) -> Vec<Role> {
    let mut roles = vec![Role::Stray; pieces.len()];
    let mut open: Option<usize> = None;
    let last = pieces.iter().rposition(|piece| matches!(piece, Piece::Mark { .. })).unwrap_or(0);
    for (index, piece) in pieces.iter().enumerate() {
        let Piece::Mark { at, len } = *piece else { continue };
        let before = line[..at].chars().next_back();
        let after = line[at + len..].chars().next();
        let can_open = after.is_some_and(|c| !c.is_whitespace() && !CLOSING.contains(c));
        let can_close = before.is_some_and(|c| !c.is_whitespace() && !OPENING.contains(c));
        roles[index] = match open {
            Some(_) if len >= 4 && can_open && can_close && index < last => Role::Both,
            Some(_) if len <= 3 && can_close => {
                open = None;
                Role::Closes
            }
            None if is_mask(&line[..at], after, len) => Role::Mask,
            None if len <= 3 && can_open && index < last => {
                open = Some(index);
                Role::Opens
            }
            _ => unpaired(len),
        };
    }
    if let Some(index) = open {
        roles[index] = match pieces[index] {
            Piece::Mark { len, .. } => unpaired(len),
            Piece::Text(_) | Piece::Char(_) => Role::Stray,
        };
    }
    roles
}

/// Two asterisks alone are a mark that lost its other; more of them are meant to be seen.
fn unpaired(len: usize) -> Role {
    if len == 2 { Role::Stray } else { Role::Mask }
}

/// Asterisks after a surname that stands alone, or between digits, hide what was there.
fn is_mask(before: &str, after: Option<char>, len: usize) -> bool {
    let mut back = before.chars().rev();
    let Some(last) = back.next() else { return false };
    if last.is_ascii_alphanumeric() {
        return after.is_some_and(|c| c.is_ascii_alphanumeric());
    }
    let is_han = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c);
    // Words that join names stand before one as a sign would; another mark before says that the text is marked up.
    let alone = is_han(last) && back.next().is_none_or(|c| c != '*' && (!is_han(c) || "和与及或".contains(c)));
    alone && len <= 3 && !after.is_some_and(|c| OPENING.contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(line: &str) -> (String, Vec<String>) {
        let mut dropped = Vec::new();
        let inline = read(line, &mut |what, text| dropped.push(format!("{what} {text}")));
        let mut text = String::new();
        let mut at = 0;
        for range in &inline.bold {
            text += &format!("{}<{}>", &inline.text[at..range.start], &inline.text[range.clone()]);
            at = range.end;
        }
        (text + &inline.text[at..], dropped)
    }

    #[test]
    fn pairs_are_bold_and_their_marks_are_gone() {
        for (line, text) in [
            ("二是**统筹自学与集中学习**。", "二是<统筹自学与集中学习>。"),
            ("**加强管理。**随后", "<加强管理。>随后"),
            ("二是**“三重一大”**事项", "二是<“三重一大”>事项"),
            ("**甲**、**乙**", "<甲>、<乙>"),
            ("**甲乙****丙丁**", "<甲乙丙丁>"),
            ("***重要***", "<重要>"),
            ("\\*市", "*市"),
            ("*市和*区", "*市和*区"),
        ] {
            assert_eq!(marked(line), (text.to_owned(), Vec::new()), "{line}");
        }
    }

    #[test]
    fn a_stray_mark_is_dropped_and_named() {
        for (line, text) in
            [("二是**统筹自学", "二是统筹自学"), ("统筹自学**。", "统筹自学。"), ("**甲乙**和**丙丁", "<甲乙>和丙丁")]
        {
            assert_eq!(marked(line), (text.to_owned(), vec!["多余的 ** 标记 **".to_owned()]), "{line}");
        }
    }

    #[test]
    fn a_mask_stays() {
        for line in ["王**、李**", "王**和李**", "电话138****1234", "被告人张***，"] {
            assert_eq!(marked(line), (line.to_owned(), Vec::new()), "{line}");
        }
    }

    #[test]
    fn links_and_pictures_keep_their_text_and_name_the_rest() {
        assert_eq!(
            marked("见[清单](a.html)和![图](b.jpg)&nbsp;完"),
            (
                "见清单和\u{a0}完".to_owned(),
                vec!["链接地址 a.html".to_owned(), "图片或嵌入的对象 ![图](b.jpg)".to_owned()]
            )
        );
        assert_eq!(marked("附件[1]和（[2]）").0, "附件[1]和（[2]）");
    }
}
