//! How a run looks, as far as it changes what is read: hidden, struck, raised, in a font of signs.

use crate::import::readers::docx::xml::Element;
use crate::import::readers::raised::Script;
use crate::import::readers::symbol;

/// What properties say of runs: in a style, or in the run itself.
#[derive(Clone, Debug, Default)]
pub(in crate::import::readers::docx) struct RunLook {
    pub bold: Option<bool>,
    pub hidden: Option<bool>,
    pub struck: Option<bool>,
    pub struck_twice: Option<bool>,
    pub script: Option<Script>,
    pub fonts: Fonts,
}

/// Fonts for the kinds of characters; a font that is named and shows letters is an empty name.
#[derive(Clone, Debug, Default)]
pub(in crate::import::readers::docx) struct Fonts {
    ascii: Option<Box<str>>,
    latin: Option<Box<str>>,
    east: Option<Box<str>>,
    complex: Option<Box<str>>,
    /// Whether characters of both worlds take the eastern font.
    eastern: bool,
}

impl RunLook {
    /// Reads `rPr`.
    pub fn read(properties: &Element) -> RunLook {
        RunLook {
            bold: properties.toggle("b"),
            hidden: properties.toggle("vanish"),
            struck: properties.toggle("strike"),
            struck_twice: properties.toggle("dstrike"),
            script: properties.value("vertAlign").map(|place| match place {
                "superscript" => Script::Above,
                "subscript" => Script::Below,
                _ => Script::None,
            }),
            fonts: properties.child("rFonts").map(Fonts::read).unwrap_or_default(),
        }
    }
}

impl Fonts {
    fn read(fonts: &Element) -> Fonts {
        let font = |name: &str, theme: &str, old: &str| {
            let said = fonts.attribute(name).or_else(|| fonts.attribute(old));
            let font = if fonts.attribute(theme).is_some() { Some("") } else { said };
            font.map(|font| if symbol::is_symbolic(font) { font.into() } else { "".into() })
        };
        Fonts {
            ascii: font("ascii", "asciiTheme", "ascii"),
            latin: font("hAnsi", "hAnsiTheme", "h-ansi"),
            east: font("eastAsia", "eastAsiaTheme", "fareast"),
            complex: font("cs", "cstheme", "cs"),
            eastern: matches!(fonts.attribute("hint"), Some("eastAsia" | "fareast")),
        }
    }

    /// Takes from another what is not said here.
    pub fn or(self, other: &Fonts) -> Fonts {
        Fonts {
            ascii: self.ascii.or_else(|| other.ascii.clone()),
            latin: self.latin.or_else(|| other.latin.clone()),
            east: self.east.or_else(|| other.east.clone()),
            complex: self.complex.or_else(|| other.complex.clone()),
            eastern: self.eastern || other.eastern,
        }
    }

    /// The font of signs in which a character stands, if it stands in one.
    fn of(&self, c: char) -> Option<&str> {
        let known = |font: &Option<Box<str>>| font.as_deref().is_some_and(|font| !font.is_empty());
        let slot = match c {
            '!'..='~' => Some(&self.ascii),
            '\u{80}'..='\u{ff}' if self.eastern => Some(&self.east),
            '\u{80}'..='\u{ff}' => Some(&self.latin),
            '\u{f000}'..='\u{f0ff}' => {
                [&self.ascii, &self.latin, &self.east, &self.complex].into_iter().find(|font| known(font))
            }
            _ => None,
        };
        slot?.as_deref().filter(|font| !font.is_empty())
    }

    /// A text as it is seen; `unknown` is told of every sign that is not known, which `□` stands for.
    pub fn seen(&self, text: &str, mut unknown: impl FnMut(String)) -> String {
        text.chars().map(|c| self.of(c).map_or(c, |font| symbol::shown(font, c, &mut unknown))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_in_fonts_of_signs_are_signs() {
        let fonts = |ascii: &str, latin: &str, east: &str, eastern: bool| Fonts {
            ascii: Some(ascii.into()),
            latin: Some(latin.into()),
            east: Some(east.into()),
            complex: None,
            eastern,
        };
        for (fonts, text, seen, unknown) in [
            (fonts("Wingdings", "Wingdings", "", false), "þ¨\u{F0FE} 合格", "☑☐☑ 合格", 0),
            (fonts("Wingdings 2", "Wingdings 2", "", false), "R£", "☑☐", 0),
            (fonts("Wingdings", "Wingdings", "", false), "!", "□", 1),
            // A font that is only for other characters shows these as they are.
            (fonts("", "", "Wingdings", false), "Rþ", "Rþ", 0),
            (fonts("", "", "Wingdings", true), "Rþ", "R☑", 0),
            (fonts("", "", "Wingdings", false), "\u{F0FE}", "☑", 0),
            (fonts("", "", "", false), "R\u{F0FE}", "R\u{F0FE}", 0),
            (fonts("Symbol", "Symbol", "", false), "a12£", "α12≤", 0),
        ] {
            let mut count = 0;
            assert_eq!(fonts.seen(text, |_| count += 1), seen, "{text}");
            assert_eq!(count, unknown, "{text}");
        }
    }
}
