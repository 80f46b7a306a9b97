//! Word documents.

use super::package_parts;
use super::package_parts::Step;
use crate::import::readers::Refused;
use crate::import::readers::docx::Package;
use crate::model::EnclosedLine;
use crate::model::EnclosedPlace;
use crate::model::Enclosure;

/// All its text, deleted text included, with its comments and recorded changes.
pub(in crate::import::readers::enclosure) fn read(bytes: &[u8]) -> Result<Enclosure, Refused> {
    let mut package = package_parts::open(bytes)?;
    let document = package.document()?.to_lowercase();
    let mut parts = package.parts("word/");
    if !package.parts(&document).contains(&document) {
        return Err(Refused::NotWord);
    }
    parts.retain(|part| part.ends_with(".xml") && *part != document);
    let mut out = Enclosure { people: package_parts::people(&mut package)?, ..Enclosure::default() };
    part(&mut package, &document, true, &mut out)?;
    for beside in &parts {
        part(&mut package, beside, false, &mut out)?;
    }
    out.position = package_parts::position(&mut package, "word/media/")?;
    Ok(out)
}

fn part(package: &mut Package<'_>, name: &str, is_main: bool, out: &mut Enclosure) -> Result<(), Refused> {
    let mut line = String::new();
    let mut in_text = false;
    let mut paragraph = 0;
    package_parts::walk(package, name, |step| match step {
        Step::Open("t" | "delText" | "instrText", _) => in_text = true,
        Step::Close("t" | "delText" | "instrText") => in_text = false,
        Step::Text(text) if in_text => line.push_str(text),
        Step::Open("tab" | "br", _) => line.push(' '),
        Step::Open("noBreakHyphen", _) => line.push('-'),
        // Each records a change: words that came, went or moved, or a format that was another.
        Step::Open("ins" | "del" | "moveFrom" | "moveTo" | "rPrChange" | "pPrChange", _) => out.changes += 1,
        Step::Open("comment", _) => out.comments += 1,
        Step::Close("p") => {
            paragraph += 1;
            let place = if is_main { EnclosedPlace::Paragraph(paragraph) } else { EnclosedPlace::Margin };
            let text = std::mem::take(&mut line);
            if !text.trim().is_empty() {
                out.lines.push(EnclosedLine { place, text });
            }
        }
        _ => {}
    })
}
