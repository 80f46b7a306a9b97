//! Formulas that stand in a field: `EQ \f(20,22)`.

use crate::import::readers::docx::format;
use crate::import::readers::raised;
use crate::import::readers::raised::Script;

/// Instructions within instructions are read no deeper.
const DEEPEST: usize = 16;

/// The text of a formula in one line; none where an instruction is not known.
pub(in crate::import::readers::docx) fn line(code: &str) -> Option<String> {
    let code = code.trim();
    let inside = code.get(..2).filter(|name| name.eq_ignore_ascii_case("eq")).and_then(|_| code.get(2..))?;
    let mut reader = Reader { rest: inside.trim() };
    let parts = reader.parts(false, 0)?;
    let [text] = parts.as_slice() else { return None };
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    fn next(&mut self) -> Option<char> {
        let c = self.rest.chars().next()?;
        self.rest = &self.rest[c.len_utf8()..];
        Some(c)
    }

    /// The parts up to the bracket that closes them, or up to the end of the code.
    fn parts(&mut self, bracketed: bool, depth: usize) -> Option<Vec<String>> {
        if depth > DEEPEST {
            return None;
        }
        let mut parts = vec![String::new()];
        let mut made = false;
        let mut open = 0;
        while let Some(c) = self.next() {
            let text = parts.last_mut()?;
            match c {
                ')' if bracketed && open == 0 => return Some(parts),
                ',' | ';' if bracketed && open == 0 => parts.push(String::new()),
                '\\' if self.rest.starts_with([',', ';', '(', ')', '\\']) => text.push(self.next()?),
                '\\' => {
                    raised::beside(text, &self.instruction(depth)?);
                    made = true;
                    continue;
                }
                c => {
                    open += usize::from(c == '(');
                    open -= usize::from(c == ')' && open > 0);
                    let mut one = [0; 4];
                    let sign = &*c.encode_utf8(&mut one);
                    if made { raised::beside(text, sign) } else { text.push_str(sign) }
                }
            }
            made = false;
        }
        (!bracketed).then_some(parts)
    }

    /// An instruction with its options and its parts.
    fn instruction(&mut self, depth: usize) -> Option<String> {
        let name = self.next()?.to_ascii_lowercase();
        let (mut brackets, mut script) = (('(', ')'), Script::Above);
        let mut sign = '∫';
        self.rest = self.rest.trim_start();
        while self.rest.starts_with('\\') {
            self.next();
            let letters: String = self.rest.chars().take(2).collect::<String>().to_ascii_lowercase();
            self.rest = self.rest.get(letters.len()..)?;
            let mut own = || -> Option<char> { (self.next()? == '\\').then(|| self.next())? };
            match (name, &*letters) {
                ('b', "bc") => brackets = pair(own()?),
                ('b', "lc") => brackets.0 = own()?,
                ('b', "rc") => brackets.1 = own()?,
                ('i', "su") => sign = '∑',
                ('i', "pr") => sign = '∏',
                ('i', "fc" | "vc") => sign = own()?,
                ('s', "up") => script = Script::Above,
                ('s', "do") => script = Script::Below,
                _ => {}
            }
            self.rest = self.rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '-').trim_start();
        }
        if self.next()? != '(' {
            return None;
        }
        let parts = self.parts(true, depth + 1)?;
        let parts: Vec<&str> = parts.iter().map(|part| part.trim()).collect();
        Some(match (name, parts.as_slice()) {
            ('f', [above, below]) => raised::fraction(above, below),
            ('r', [inside]) => raised::root("", inside),
            ('r', [degree, inside]) => raised::root(degree, inside),
            ('s', [inside]) => script.marked(inside),
            // Of several, the first stands highest.
            ('s', [above, below]) => Script::Above.marked(above) + &Script::Below.marked(below),
            ('b', inside) => format!("{}{}{}", brackets.0, inside.join(","), brackets.1),
            ('i', [from, to, inside]) => raised::bounded(sign.encode_utf8(&mut [0; 4]), from, to, inside),
            ('o', laid) => overlaid(laid)?,
            ('l' | 'a', inside) => inside.join(","),
            ('x', [inside]) => (*inside).to_owned(),
            ('d', [""]) => String::new(),
            _ => return None,
        })
    }
}

fn pair(open: char) -> (char, char) {
    (
        open,
        match open {
            '(' => ')',
            '[' => ']',
            '{' => '}',
            '<' => '>',
            other => other,
        },
    )
}

/// One sign over another, as Word writes circled numbers: `\o\ac(○,1)`.
fn overlaid(laid: &[&str]) -> Option<String> {
    let (frame, text) = match laid {
        [frame, text] => (*frame, *text),
        [text] => return Some((*text).to_owned()),
        _ => return None,
    };
    let frames = |c: char| matches!(c, '○' | '〇' | '◯' | '□' | '△' | '◇');
    match text.parse() {
        _ if text.is_empty() => None,
        Ok(number) if frame.contains(['○', '〇', '◯']) => Some(format::circled(number)),
        _ if !frame.is_empty() && frame.chars().all(frames) => Some(text.to_owned()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_one_line() {
        for (code, text) in [
            ("EQ \\f(20,22)", Some("20/22")),
            ("eq \\f(20;22)", Some("20/22")),
            ("EQ 2\\f(1,2)", Some("2 1/2")),
            ("EQ \\f(1,2)3", Some("1/2 3")),
            ("EQ \\f(a+b,\\r(3,x))", Some("(a+b)/(∛(x))")),
            ("EQ \\r(2)", Some("√(2)")),
            ("EQ 10\\s\\up8(4)", Some("10⁴")),
            ("EQ H\\s\\do4(2)O", Some("H₂O")),
            ("EQ \\b\\bc\\[(1,2)", Some("[1,2]")),
            ("EQ \\i\\su(1,5,3)", Some("∑₁⁵(3)")),
            ("EQ \\x\\to(5)", Some("5")),
            ("eq \\o\\ac(○,3)", Some("③")),
            ("eq \\o\\ac(□,密)", Some("密")),
            ("EQ \\o(A,B)", None),
            ("EQ \\z(1)", None),
            ("EQ \\f(1,2", None),
            ("EQ", None),
            ("PAGE", None),
        ] {
            assert_eq!(line(code).as_deref(), text, "{code}");
        }
    }
}
