//! Formulas that Word lays out, in one line.

use crate::import::readers::docx::run_look::RunLook;
use crate::import::readers::docx::xml::Element;
use crate::import::readers::docx::xml::Space;
use crate::import::readers::left_out;
use crate::import::readers::raised;
use crate::import::readers::raised::Script;

/// A formula in one line; `gone` is told what was deleted or struck in it.
pub(in crate::import::readers::docx) fn line(formula: &Element, gone: &mut Vec<(&'static str, String)>) -> String {
    let mut text = String::new();
    let mut before: Option<&Element> = None;
    for part in formula.elements() {
        let written = one(part, gone);
        if written.is_empty() {
            continue;
        }
        // The signs of one figure may stand in several runs.
        let runs = before.is_some_and(|before| is_run(before) && is_run(part));
        if runs {
            text.push_str(&written)
        } else {
            raised::beside(&mut text, &written)
        }
        before = Some(part);
    }
    text
}

fn is_run(element: &Element) -> bool {
    &*element.name == "r"
}

fn one(part: &Element, gone: &mut Vec<(&'static str, String)>) -> String {
    match (part.space, &*part.name) {
        (Space::Word, "del") => {
            gone.push((left_out::DELETED, part.text()));
            return String::new();
        }
        (Space::Word, "moveFrom") => {
            gone.push((left_out::MOVED, part.text()));
            return String::new();
        }
        (_, "t") => return part.characters(),
        (_, "r") => {
            let look = part.child("rPr").map(RunLook::read).unwrap_or_default();
            let hidden = look.hidden == Some(true);
            if hidden || look.struck == Some(true) || look.struck_twice == Some(true) {
                gone.push((if hidden { left_out::HIDDEN } else { left_out::STRUCK }, part.text()));
                return String::new();
            }
            return line(part, gone);
        }
        (Space::Math, name) if name.ends_with("Pr") => return String::new(),
        (Space::Word, "rPr") => return String::new(),
        (Space::Math, _) => {}
        _ => return line(part, gone),
    }
    let mut of = |name: &str| math(part, name).map(|inside| line(inside, gone)).unwrap_or_default();
    match &*part.name {
        "f" if setting(part, "type") == Some("noBar") => format!("({};{})", of("num"), of("den")),
        "f" => raised::fraction(&of("num"), &of("den")),
        "sSup" => raised::grouped(&of("e")) + &Script::Above.marked(&of("sup")),
        "sSub" => raised::grouped(&of("e")) + &Script::Below.marked(&of("sub")),
        "sSubSup" => raised::grouped(&of("e")) + &Script::Below.marked(&of("sub")) + &Script::Above.marked(&of("sup")),
        "sPre" => Script::Below.marked(&of("sub")) + &Script::Above.marked(&of("sup")) + &raised::grouped(&of("e")),
        "rad" => raised::root(&of("deg"), &of("e")),
        "limLow" => of("e") + &Script::Below.marked(&of("lim")),
        "limUpp" => of("e") + &Script::Above.marked(&of("lim")),
        "func" => of("fName") + &format!("({})", of("e")),
        "nary" => {
            let (below, above, inside) = (of("sub"), of("sup"), of("e"));
            raised::bounded(setting(part, "chr").unwrap_or("∫"), &below, &above, &inside)
        }
        "acc" => of("e") + setting(part, "chr").unwrap_or("\u{302}"),
        "bar" => of("e") + "\u{305}",
        "d" => {
            let sign = |name, usual| setting(part, name).unwrap_or(usual).to_owned();
            let inside = several(part, "e", gone).join(&sign("sepChr", "|"));
            sign("begChr", "(") + &inside + &sign("endChr", ")")
        }
        "m" => {
            let rows = part.elements().filter(|row| &*row.name == "mr");
            let rows: Vec<String> = rows.map(|row| several(row, "e", gone).join(", ")).collect();
            format!("[{}]", rows.join("; "))
        }
        "eqArr" => several(part, "e", gone).join("; "),
        _ => line(part, gone),
    }
}

fn math<'a>(part: &'a Element, name: &str) -> Option<&'a Element> {
    part.elements().find(|inside| inside.space == Space::Math && &*inside.name == name)
}

/// A setting of a part of a formula: `m:fPr/m:type`.
fn setting<'a>(part: &'a Element, name: &str) -> Option<&'a str> {
    math(math(part, &format!("{}Pr", part.name))?, name)?.attribute("val")
}

fn several(part: &Element, name: &str, gone: &mut Vec<(&'static str, String)>) -> Vec<String> {
    part.elements().filter(|inside| &*inside.name == name).map(|inside| line(inside, gone)).collect()
}
