//! Escapes, only where a character would act: canonical sources are read and edited by office staff.

/// Where a text is printed.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Place {
    /// In a cell of a table.
    pub cell: bool,
    /// In the text of a link or picture.
    pub link: bool,
    /// Everything that might act is escaped, whatever its neighbours: these may be printed as references.
    pub strict: bool,
}

/// What comes after a text in the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// The end, a delimiter, or code.
    Other,
    /// The `[` of a link.
    Link,
}

/// Appends a text, escaped; a line break becomes a backslash and a line break.
pub(super) fn text(out: &mut String, text: &str, place: Place, next: Next) {
    let mut before: Option<char> = None;
    let mut chars = text.char_indices().peekable();
    while let Some((index, c)) = chars.next() {
        let after = chars.peek().map(|(_, c)| *c);
        let rest = &text[index + c.len_utf8()..];
        let space = |c: Option<char>| c.is_some_and(char::is_whitespace);
        let escape = match c {
            '\\' => after.is_none_or(|after| after.is_ascii_punctuation() || after == '\n'),
            '`' => true,
            '*' => place.strict || !(space(before) && space(after)),
            '_' => {
                let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
                let outer_before = text[..index].trim_end_matches('_').chars().next_back();
                let outer_after = rest.trim_start_matches('_').chars().next();
                place.strict || !(space(outer_before) && space(outer_after) || word(outer_before) && word(outer_after))
            }
            '[' => place.link || place.strict,
            ']' => place.link || after == Some('('),
            '!' => next == Next::Link && after.is_none(),
            '<' => place.strict || after.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')),
            '&' => is_reference(rest),
            '|' => place.cell,
            '\n' => true,
            _ => false,
        };
        if escape {
            out.push('\\');
        }
        out.push(c);
        before = Some(c);
    }
}

/// Appends an address so that it may stand between the parentheses of a link.
pub(super) fn address(out: &mut String, address: &str, place: Place) {
    let mut before = None;
    for (index, c) in address.char_indices() {
        let escape = match c {
            '\\' | '(' | ')' | '<' | '>' | '`' => true,
            '&' => is_reference(&address[index + 1..]),
            '|' => place.cell,
            ':' => before == Some(']'),
            _ => false,
        };
        if escape {
            out.push('\\');
        }
        out.push(c);
        before = Some(c);
    }
}

/// Whether a text begins with what makes a character reference of an `&` before it.
fn is_reference(rest: &str) -> bool {
    let Some(end) = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '#') else { return false };
    end > 0 && rest[end..].starts_with(';')
}

/// Where a line of a paragraph needs a backslash lest it begin a block of another kind.
pub(super) fn line_start(line: &str) -> Option<usize> {
    let blank = |c: char| c.is_ascii_whitespace() || c == '\u{b}';
    let ends = |rest: &str| rest.is_empty() || rest.starts_with(blank);
    let only = |set: &[char]| line.chars().all(|c| blank(c) || set.contains(&c));
    match line.chars().next()? {
        '#' | '>' => Some(0),
        '-' | '+' | '*' if ends(&line[1..]) => Some(0),
        '-' | '|' | ':' if line.contains('-') && only(&['-', '|', ':']) => Some(0),
        '=' if only(&['=']) => Some(0),
        '~' if line.starts_with("~~~") => Some(0),
        '0'..='9' => {
            let digits = line.bytes().take_while(u8::is_ascii_digit).count();
            let rest = line[digits..].strip_prefix(['.', ')'])?;
            (digits <= 9 && ends(rest)).then_some(digits)
        }
        _ => None,
    }
}

/// The longest run of backticks.
pub(super) fn longest_ticks(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}
