//! Fields: instructions that Word carries out, with the result as it stands in the file. Only the result is text.

use crate::import::readers::docx::format;

/// The fields that are open at a place.
#[derive(Debug, Default)]
pub(in crate::import::readers::docx) struct Fields(Vec<Field>);

#[derive(Debug, Default)]
struct Field {
    code: String,
    has_result: bool,
}

impl Fields {
    /// `begin`.
    pub fn begin(&mut self) {
        self.0.push(Field::default());
    }

    /// `separate`: the result follows.
    pub fn separate(&mut self) {
        if let Some(field) = self.0.last_mut() {
            field.has_result = true;
        }
    }

    /// `end`. A formula without a result in the file is answered with its code.
    pub fn end(&mut self) -> Option<String> {
        let field = self.0.pop().filter(|field| !field.has_result)?;
        let code = field.code.trim();
        let is_formula = code.get(..2).is_some_and(|name| name.eq_ignore_ascii_case("eq"));
        is_formula.then(|| code.to_owned())
    }

    /// More of an instruction.
    pub fn instruct(&mut self, text: &str) {
        if let Some(field) = self.0.last_mut() {
            field.code.push_str(text);
        }
    }

    /// Whether what stands here is no result.
    pub fn in_code(&self) -> bool {
        self.0.iter().any(|field| !field.has_result)
    }
}

/// The text of a formula that lays one sign over another, as Word writes circled numbers: `eq \o\ac(○,1)`.
pub(in crate::import::readers::docx) fn overlaid(code: &str) -> Option<String> {
    let inside = code.split_once("\\o")?.1.split_once('(')?.1.rsplit_once(')')?.0;
    let (frame, text) = inside.split_once([',', ';'])?;
    let (frame, text) = (frame.trim(), text.trim());
    // Anything with instructions of its own inside is beyond this.
    if text.is_empty() || text.contains(['\\', '(']) {
        return None;
    }
    match text.parse() {
        Ok(number) if frame.contains(['○', '〇', '◯']) => Some(format::circled(number)),
        _ => Some(text.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn circled_numbers_of_word_are_read() {
        assert_eq!(overlaid("eq \\o\\ac(○,3)").as_deref(), Some("③"));
        assert_eq!(overlaid("eq \\o\\ac(□,密)").as_deref(), Some("密"));
        assert_eq!(overlaid("eq \\f(1,2)"), None);
        assert_eq!(overlaid("eq \\o\\ac(○,\\s\\up7(1))"), None);
    }
}
