//! The short way for a slip: the difference with an approved text alone, for the terminal.

use std::path::Path;
use std::sync::Arc;

use super::Exit;
use super::open_site;
use super::open_site::Days;
use super::open_site::Opened;
use super::review;
use super::say::answer;
use super::say::complain;
use super::show_faults;
use super::show_faults::Format;
use crate::compile::Compiled;
use crate::compile::Memo;
use crate::diagnostic::Lang;
use crate::model::ApprovalSubject;
use crate::review::slip_places::SlipPlace;
use crate::text::difference::Became;
use crate::text::difference::Marked;
use crate::text::lang::Bilingual;

/// So many unchanged characters are shown on each side of a change.
const AROUND: usize = 24;

/// Shows what changed since the text in `folder`; answers with its digest. Refuses what is no slip.
pub fn shown(
    now: &Compiled,
    subject: &ApprovalSubject,
    folder: &Path,
    format: Format,
    lang: Lang,
) -> Result<String, Exit> {
    let root = review::sources_in(folder, lang)?;
    let failed = |failure| show_faults::failure(&failure, lang);
    let days = Days { as_of: None, day: None };
    let opened = open_site::open(&root, days, &Arc::<Memo>::default()).map_err(failed)?;
    let faults = opened.faults();
    let Opened { input, compiled: earlier, .. } = opened;
    if show_faults::stops_build(&faults) {
        show_faults::faults(&faults, &input, format, lang);
        return Err(Exit::FAULTS);
    }
    let changed = |source| failed(open_site::changed(&root, &source));
    let refused = |words: Bilingual| {
        let words = Bilingual {
            zh: format!("没有记录。不能按笔误办理：{}。请看全文，从第一步起办理。", words.zh),
            en: format!(
                "nothing was written. This is no slip: {}. Look at the whole text and take all steps.",
                words.en
            ),
        };
        complain(words, lang);
        Exit::REFUSED
    };
    let (ApprovalSubject::Notice(id), Some(approval)) = (subject, earlier.approval(subject)) else {
        let (zh, en) = ("那一稿里没有这份通报", "the earlier text has no such notice");
        return Err(refused(Bilingual { zh: zh.to_owned(), en: en.to_owned() }));
    };
    let approval = approval.map_err(changed)?;
    let places = now.slip(&earlier, id).map_err(changed)?.map_err(|why| refused(why.words()))?;
    match answer(&told(&places, lang)) {
        Exit::DONE => Ok(approval.known.seen.digest.to_string()),
        exit => Err(exit),
    }
}

/// The places, each with what was said and what is said.
fn told(places: &[SlipPlace], lang: Lang) -> String {
    let (was, is) = match lang {
        Lang::Zh => ("原来", "现在"),
        Lang::En => ("was", "is"),
    };
    let side = |marked: &[Marked], without: Became| {
        let said = excerpt(marked, without);
        match (said.is_empty(), lang) {
            (false, _) => said,
            (true, Lang::Zh) => "（没有）".to_owned(),
            (true, Lang::En) => "(nothing)".to_owned(),
        }
    };
    let place = |SlipPlace { place, marked }: &SlipPlace| {
        let (before, after) = (side(marked, Became::Inserted), side(marked, Became::Deleted));
        format!("{}\n  {was}  {before}\n  {is}  {after}\n", place.clone().get(lang))
    };
    places.iter().map(place).collect()
}

/// One side of a change: what changed in 【】, with a few characters around it.
fn excerpt(marked: &[Marked], without: Became) -> String {
    let stretches: Vec<&Marked> = marked.iter().filter(|(became, _)| *became != without).collect();
    let last = stretches.len().saturating_sub(1);
    let shown = |(at, (became, text)): (usize, &&Marked)| {
        let characters: Vec<char> = text.chars().collect();
        let long = characters.len() > 2 * AROUND;
        match became {
            Became::Same if long => {
                let head: String = characters[..AROUND].iter().collect();
                let tail: String = characters[characters.len() - AROUND..].iter().collect();
                match at {
                    0 => format!("…{tail}"),
                    at if at == last => format!("{head}…"),
                    _ => format!("{head}…{tail}"),
                }
            }
            Became::Same => text.clone(),
            Became::Inserted | Became::Deleted => format!("【{text}】"),
        }
    };
    stretches.iter().enumerate().map(shown).collect()
}
