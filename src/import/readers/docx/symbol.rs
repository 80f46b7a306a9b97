//! Signs of symbol fonts, as far as Unicode has them.

/// The sign of a symbol font.
pub(in crate::import::readers::docx) fn sign(font: &str, code: &str) -> Option<char> {
    let code = u32::from_str_radix(code, 16).ok()?;
    let font = font.to_ascii_lowercase();
    // Symbol fonts are mapped into the private area, or not.
    let low = if (0xF000..=0xF0FF).contains(&code) { code - 0xF000 } else { code };
    if font.starts_with("wingdings 2") {
        return wingdings_2(low);
    }
    if font.starts_with("wingdings") && !font.starts_with("wingdings 3") {
        return wingdings(low);
    }
    if font == "symbol" {
        return symbol(low);
    }
    char::from_u32(code).filter(|c| !is_private(*c) && !c.is_control())
}

/// What a bullet looks like.
pub(in crate::import::readers::docx) fn bullet(text: &str, font: Option<&str>) -> String {
    let symbolic = font.is_some_and(|font| {
        let font = font.to_ascii_lowercase();
        font.starts_with("wingdings") || font == "symbol" || font.starts_with("webdings")
    });
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
        0x53 => '☒',
        0xA3 => '☐',
        0x6A..=0x73 => char::from_u32(0x2460 + code - 0x6A)?,
        _ => return None,
    })
}

fn symbol(code: u32) -> Option<char> {
    Some(match code {
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
        0x2D => '−',
        0x61 => 'α',
        0x62 => 'β',
        0x67 => 'γ',
        0x6D => 'μ',
        0x70 => 'π',
        0xA3 => '≤',
        0xB0 => '°',
        0xB1 => '±',
        0xB3 => '≥',
        0xB4 => '×',
        0xB7 => '•',
        0xB8 => '÷',
        0xB9 => '≠',
        0xD7 => '⋅',
        _ => return None,
    })
}
