//! Says how many notices are not in the site, by which day that is told, and how to see and publish them.

use super::say::say;
use crate::compile::HeldBack;
use crate::diagnostic::Lang;
use crate::text::date::Date;
use crate::text::lang::Bilingual;

/// Where it is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaidWhere {
    /// At the end of a build or a check.
    AtTheEnd,
    /// By the preview, which shows them itself.
    ByThePreview,
}

/// Says it at the end of a run; nothing where nothing is held back.
pub fn at_the_end(held: Option<&HeldBack>, lang: Lang) {
    if let Some(held) = held {
        say(words(held, SaidWhere::AtTheEnd), lang);
    }
}

/// The words.
pub fn words(held: &HeldBack, said: SaidWhere) -> Bilingual {
    let Bilingual { zh, en } = held.words();
    let (mut how_zh, mut how_en) = match said {
        SaidWhere::AtTheEnd => {
            (vec!["查看：tongbao serve".to_owned()], vec!["See them with `tongbao serve`".to_owned()])
        }
        SaidWhere::ByThePreview => (vec!["查看：工作台".to_owned()], vec!["See them on the workbench".to_owned()]),
    };
    if held.drafts > 0 {
        how_zh.push("公布草稿：定稿后删去 draft: true 这一行".to_owned());
        how_en.push("a draft is published when its line `draft: true` is taken out".to_owned());
    }
    if let Some(next) = held.next.map(Date::last) {
        how_zh.push(format!("换一个日期判断：--day {next}"));
        how_en.push(format!("another day is told with --day {next}"));
    }
    Bilingual {
        zh: format!("未公布：{zh}。{}。", how_zh.join("；")),
        en: format!("Held back: {en}. {}.", how_en.join("; ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_counted_with_the_day_and_what_to_do() {
        let day = Date::parse_iso;
        let all = HeldBack { drafts: 1, embargoed: 2, by: day("2025-07-10"), next: day("2026-03") };
        let said = words(&all, SaidWhere::AtTheEnd);
        assert_eq!(
            said.zh,
            "未公布：2 份未到公布日期（按 2025-07-10 计算），1 份草稿。查看：tongbao serve；公布草稿：定稿后删去 draft: true 这一行；换一个日期判断：--day 2026-03-31。"
        );
        assert_eq!(
            said.en,
            "Held back: 2 under embargo (as of 2025-07-10), 1 draft. See them with `tongbao serve`; a draft is published when its line `draft: true` is taken out; another day is told with --day 2026-03-31."
        );
        let drafts = HeldBack { drafts: 2, ..HeldBack::default() };
        assert_eq!(
            words(&drafts, SaidWhere::ByThePreview).zh,
            "未公布：2 份草稿。查看：工作台；公布草稿：定稿后删去 draft: true 这一行。"
        );
        let undated = HeldBack { embargoed: 1, next: day("2026-03-02"), ..HeldBack::default() };
        assert_eq!(
            words(&undated, SaidWhere::ByThePreview).zh,
            "未公布：1 份未到公布日期（没有可以依据的日期）。查看：工作台；换一个日期判断：--day 2026-03-02。"
        );
    }
}
