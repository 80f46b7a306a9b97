//! Signs of symbol fonts, as far as Unicode has them.

/// A sign that has no place in Unicode.
pub(in crate::import::readers) const UNKNOWN_SIGN: &str = "无法识别的符号（已用 □ 占位）";

/// Whether a font shows signs in place of letters.
pub(in crate::import::readers) fn is_symbolic(font: &str) -> bool {
    let font = font.trim().to_ascii_lowercase();
    font.starts_with("wingdings") || font.starts_with("webdings") || font == "symbol"
}

/// The sign of a symbol font.
pub(in crate::import::readers) fn sign(font: &str, code: u32) -> Option<char> {
    let font = font.trim().to_ascii_lowercase();
    // Symbol fonts are mapped into the private area, or not.
    let low = if (0xF000..=0xF0FF).contains(&code) { code - 0xF000 } else { code };
    if font.starts_with("wingdings 2") {
        return wingdings_2(low);
    }
    if font.starts_with("wingdings") && !font.starts_with("wingdings 3") {
        return wingdings(low);
    }
    if font.starts_with("webdings") {
        return webdings(low);
    }
    if font == "symbol" {
        return symbol(low);
    }
    if is_symbolic(&font) {
        return None;
    }
    char::from_u32(code).filter(|c| !is_private(*c) && !c.is_control())
}

/// A text in a font of signs as it is seen. A font of signs has no Han characters: these are shown in another font.
/// `unknown` is told of every sign that is not known, which `□` stands for.
pub(in crate::import::readers) fn seen(font: &str, text: &str, mut unknown: impl FnMut(String)) -> String {
    let signs = |c: char| matches!(c, '!'..='~' | '\u{A1}'..='\u{FF}' | '\u{F000}'..='\u{F0FF}');
    text.chars().map(|c| if signs(c) { shown(font, c, &mut unknown) } else { c }).collect()
}

/// A letter in a font of signs as it is seen; `unknown` is told of a sign that is not known, which `□` stands for.
pub(in crate::import::readers) fn shown(font: &str, letter: char, unknown: &mut impl FnMut(String)) -> char {
    sign(font, u32::from(letter)).unwrap_or_else(|| {
        unknown(format!("{font} {:04X}", u32::from(letter)));
        '□'
    })
}

/// What a bullet looks like.
pub(in crate::import::readers) fn bullet(text: &str, font: Option<&str>) -> String {
    let symbolic = font.is_some_and(is_symbolic);
    match text.chars().next() {
        None => String::new(),
        Some(first) if is_private(first) || symbolic => "•".to_owned(),
        Some(_) => text.to_owned(),
    }
}

fn is_private(c: char) -> bool {
    ('\u{E000}'..='\u{F8FF}').contains(&c)
}

fn wingdings(code: u32) -> Option<char> {
    Some(match code {
        0x6C => '●',
        0x6D => '❍',
        0x6E => '■',
        0x6F | 0x70 | 0xA8 => '☐',
        0x71 | 0x72 => '❑',
        0x74 | 0x75 => '◆',
        0x76 => '❖',
        0x78 => '☒',
        0x81..=0x8A => char::from_u32(0x2460 + code - 0x81)?,
        0x8C..=0x95 => char::from_u32(0x2776 + code - 0x8C)?,
        0x9F => '•',
        0xA1 => '○',
        0xA7 => '▪',
        0xAB => '★',
        0xD8 => '➢',
        0xDF => '←',
        0xE0 => '→',
        0xE1 => '↑',
        0xE2 => '↓',
        0xFB => '✗',
        0xFC => '✓',
        0xFD => '☒',
        0xFE => '☑',
        _ => return None,
    })
}

fn wingdings_2(code: u32) -> Option<char> {
    Some(match code {
        0x4F => '✗',
        0x50 => '✓',
        0x52 => '☑',
        0x51 | 0x53 | 0x54 => '☒',
        0xA3 => '☐',
        0x6A..=0x73 => char::from_u32(0x2460 + code - 0x6A)?,
        _ => return None,
    })
}

fn webdings(code: u32) -> Option<char> {
    Some(match code {
        0x61 => '✓',
        0x63 => '☐',
        0x67 => '■',
        0x6E => '●',
        0x72 => '✗',
        _ => return None,
    })
}

/// The letters of the Symbol font, from `A` and from `a` on.
const GREEK: [&str; 2] = ["ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"];

fn symbol(code: u32) -> Option<char> {
    let letter = |capital: usize, first: u32| GREEK[capital].chars().nth((code - first) as usize);
    Some(match code {
        0x41..=0x5A => letter(0, 0x41)?,
        0x61..=0x7A => letter(1, 0x61)?,
        0x20..=0x21
        | 0x23
        | 0x25..=0x26
        | 0x28..=0x29
        | 0x2B..=0x2C
        | 0x2E..=0x3F
        | 0x5B
        | 0x5D
        | 0x5F
        | 0x7B..=0x7D => char::from_u32(code)?,
        0x2A => '∗',
        0x2D => '−',
        0x5C => '∴',
        0x7E => '∼',
        0xA2 => '′',
        0xA3 => '≤',
        0xA5 => '∞',
        0xAB => '↔',
        0xAC => '←',
        0xAD => '↑',
        0xAE => '→',
        0xAF => '↓',
        0xB0 => '°',
        0xB1 => '±',
        0xB2 => '″',
        0xB3 => '≥',
        0xB4 => '×',
        0xB7 => '•',
        0xB8 => '÷',
        0xB9 => '≠',
        0xBA => '≡',
        0xBB => '≈',
        0xBC => '…',
        0xD0 => '∠',
        0xD5 => '∏',
        0xD6 => '√',
        0xD7 => '⋅',
        0xE5 => '∑',
        0xF2 => '∫',
        _ => return None,
    })
}
