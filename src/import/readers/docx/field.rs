//! Fields: instructions that Word carries out, with the result as it stands in the file. Only the result is text.

use std::collections::HashSet;

use crate::import::readers::docx::form_field;
use crate::import::readers::docx::xml::Element;

/// The fields that are open at a place.
#[derive(Debug, Default)]
pub(in crate::import::readers::docx) struct Fields(Vec<Field>);

#[derive(Debug, Default)]
struct Field {
    code: String,
    has_result: bool,
    /// Whether its result showed something.
    shown: bool,
    /// What a form field shows, if its result does not.
    form: Option<String>,
}

/// What a field comes to at its end.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::import::readers::docx) enum Ended {
    /// Its result, as it stood.
    Shown,
    /// A form field shows this.
    Form(String),
    /// A formula, by its code.
    Formula(String),
    /// A sign of a font, by its number.
    Sign { font: String, code: u32 },
    /// A place to click.
    Prompt(String),
    /// A link to an address.
    Link(String),
    /// A code whose result is not in the file.
    Code(String),
}

/// Fields that show nothing, or the number of a page.
const SILENT: [&str; 14] = [
    "XE",
    "TC",
    "TA",
    "RD",
    "SET",
    "ASK",
    "PAGE",
    "NUMPAGES",
    "SECTIONPAGES",
    "SECTION",
    "PAGEREF",
    "TOC",
    "BIDIOUTLINE",
    "PRIVATE",
];

impl Fields {
    /// `begin`, with what a form field holds.
    pub fn begin(&mut self, form: Option<&Element>) {
        self.0.push(Field { form: form.and_then(form_field::shown), ..Field::default() });
    }

    /// A field that is one element with its code.
    pub fn begin_simple(&mut self, code: &str) {
        self.0.push(Field { code: code.to_owned(), has_result: true, ..Field::default() });
    }

    /// `separate`: the result follows.
    pub fn separate(&mut self) {
        if let Some(field) = self.0.last_mut() {
            field.has_result = true;
        }
    }

    /// `end`. A field without a result that shows in the file is answered with what it comes to.
    pub fn end(&mut self) -> Ended {
        let Some(field) = self.0.pop() else { return Ended::Shown };
        let code = field.code.trim();
        let name = code.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default().to_ascii_uppercase();
        let rest = code.get(name.len()..).unwrap_or_default();
        if name == "HYPERLINK" {
            return address(rest).map_or(Ended::Shown, Ended::Link);
        }
        if field.shown {
            return Ended::Shown;
        }
        if let Some(form) = field.form {
            return Ended::Form(form);
        }
        match &*name {
            "EQ" => Ended::Formula(code.to_owned()),
            "SYMBOL" => sign(rest).unwrap_or_else(|| Ended::Code(code.to_owned())),
            "MACROBUTTON" | "GOTOBUTTON" => {
                let said = rest.trim().split_once(char::is_whitespace).map_or("", |(_, said)| said);
                Ended::Prompt(said.trim().to_owned())
            }
            "QUOTE" => Ended::Form(rest.trim().trim_matches(['"', '“', '”']).to_owned()),
            "FORMTEXT" | "" => Ended::Shown,
            name if SILENT.contains(&name) => Ended::Shown,
            // A result that shows nothing is a result.
            name if field.has_result && !name.starts_with("FORM") => Ended::Shown,
            _ => Ended::Code(code.to_owned()),
        }
    }

    /// More of an instruction.
    pub fn instruct(&mut self, text: &str) {
        if let Some(field) = self.0.last_mut().filter(|field| !field.has_result) {
            field.code.push_str(text);
        }
    }

    /// Whether what stands here is no result.
    pub fn in_code(&self) -> bool {
        self.0.iter().any(|field| !field.has_result)
    }

    /// Whether what stands here was made as a table of contents.
    pub fn in_contents(&self) -> bool {
        let makes = |code: &str| code.get(..3).is_some_and(|name| name.eq_ignore_ascii_case("toc"));
        self.0.iter().any(|field| field.has_result && makes(field.code.trim_start()))
    }

    /// Says that the open fields show something.
    pub fn show(&mut self) {
        self.0.iter_mut().filter(|field| field.has_result).for_each(|field| field.shown = true);
    }
}

/// The address of a link; none for a place in the document.
fn address(code: &str) -> Option<String> {
    let said = argument(code);
    (!said.is_empty() && !said.starts_with('\\')).then(|| said.to_owned())
}

/// `254 \f "Wingdings"`.
fn sign(code: &str) -> Option<Ended> {
    let (number, rest) = code.trim().split_once(char::is_whitespace).unwrap_or((code.trim(), ""));
    let code = match number.strip_prefix("0x").or(number.strip_prefix("0X")) {
        Some(number) => u32::from_str_radix(number, 16).ok()?,
        None => number.parse().ok()?,
    };
    let font = rest.split_once("\\f").map_or("", |(_, font)| argument(font));
    Some(Ended::Sign { font: font.to_owned(), code })
}

/// The word at the beginning of a code, or what stands there between quotation marks; empty where nothing does.
fn argument(code: &str) -> &str {
    let code = code.trim();
    let said = match code.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next(),
        None => code.split_whitespace().next(),
    };
    said.unwrap_or_default()
}

/// The beginnings of fields that have an end in the same story: a field without one is no field.
pub(in crate::import::readers::docx) fn closed(root: &Element) -> HashSet<*const Element> {
    let mut closed = HashSet::new();
    scan(root, &mut Vec::new(), &mut closed);
    closed
}

fn scan<'a>(parent: &'a Element, open: &mut Vec<&'a Element>, closed: &mut HashSet<*const Element>) {
    for element in parent.elements() {
        if &*element.name == "txbxContent" {
            scan(element, &mut Vec::new(), closed);
        } else if element.is("fldChar") {
            match element.attribute("fldCharType") {
                Some("begin") => open.push(element),
                Some("end") => closed.extend(open.pop().map(std::ptr::from_ref)),
                _ => {}
            }
        } else {
            scan(element, open, closed);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_field_without_a_result_comes_to() {
        let ended = |code: &str| {
            let mut fields = Fields::default();
            fields.begin(None);
            fields.instruct(code);
            fields.end()
        };
        for (code, comes_to) in [
            (" PAGE ", Ended::Shown),
            (" HYPERLINK \"https://example.org/a b\" \\t \"_blank\" ", Ended::Link("https://example.org/a b".into())),
            (" HYPERLINK \\l \"_Toc1\" ", Ended::Shown),
            (" SYMBOL 254 \\f \"Wingdings\" \\s 12 ", Ended::Sign { font: "Wingdings".into(), code: 254 }),
            (" SYMBOL 0xF0FE \\f Wingdings ", Ended::Sign { font: "Wingdings".into(), code: 0xF0FE }),
            (" MACROBUTTON NoMacro 单击此处 ", Ended::Prompt("单击此处".into())),
            (" LISTNUM ", Ended::Code("LISTNUM".into())),
            (" eq \\f(1,2)", Ended::Formula("eq \\f(1,2)".into())),
            (" FORMDROPDOWN ", Ended::Code("FORMDROPDOWN".into())),
        ] {
            assert_eq!(ended(code), comes_to, "{code}");
        }
    }
}
