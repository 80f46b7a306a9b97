//! What a text says of its own figures: totals by level with their shares, petitions, measures, rules, persons, money.
//!
//! `import` writes these claims into front matter and `check` holds them against what a notice lists: one reading for
//! both.

use std::ops::Range;

use regex::Captures;

use super::figure::Figure;
use super::figure::N;
use super::figure::in_title;
use super::levels::levels;
use super::shares;
use super::shares::StatusShare;
use crate::model::At;
use crate::model::Basis;
use crate::model::Claim;
use crate::model::Subject;
use crate::text::date;
use crate::text::date::Date;
use crate::text::numeral;
use crate::text::pattern;
use crate::text::pattern::Fixed;
use crate::text::pattern::fixed;

/// A claim that a text makes, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaidClaim {
    /// The claim, with its words.
    pub claim: Claim,
    /// The bytes of its words in the text.
    pub words: Range<usize>,
    /// From 反馈 to the end of the sentence, where the total is surely that of what was fed back: 反馈的4个方面16个问题, in a
    /// sentence that speaks of nothing else.
    pub fed_back: Option<Range<usize>>,
}

static IMMEDIATE: Fixed = Fixed::new(|| {
    fixed(&format!(r"{N}\s*(?:个|项|件|条)\s*立行立改|立行立改(?:问题|事项|件)?\s*{N}\s*(?:个|项|件|条)"))
});
static PETITIONS: Fixed = Fixed::new(|| {
    fixed(&format!(
        r"{N}\s*(?:件|个|项|条|批)\s*(?:次)?(?:群众)?(?:来信|信访|问题线索|举报)|(?:信访(?:举报)?(?:件|线索|事项)?|问题线索|举报件)\s*{N}\s*(?:件|个|项|条|批)"
    ))
});
static MEASURES: Fixed = Fixed::new(|| {
    fixed(&format!(
        r"{N}\s*(?:条|项|个)\s*(?:具体)?(?:整改)?(?:措施|举措|任务)|(?:整改)?(?:措施|举措|任务)\s*{N}\s*(?:条|项|个)"
    ))
});
static RULES: Fixed = Fixed::new(|| {
    fixed(&format!(
        r"(?:新建|修订|完善|制定|出台|建立|健全|修改|印发)[^，。；,;]{{0,16}}?{N}\s*(?:项|个|件|份|部)\s*(?:各类|相关|规章|工作|内部|长效)?(?:制度|机制|办法)|(?:制度|机制|制度机制)\s*{N}\s*(?:项|个|件|份|部)"
    ))
});
static PERSONS: Fixed = Fixed::new(|| {
    fixed(&format!(
        r"(?:问责|处理|处分|追责|追究责任|批评教育|批评帮助|责令检查|诫勉|谈话提醒|提醒谈话|约谈|党纪政务处分|移送纪委|移交纪委|交由纪委)[^，。；,;]{{0,10}}?{N}\s*(?:人次|人|名)|对\s*{N}\s*(?:人次|人|名)[^，。；,;]{{0,6}}?(?:给予|予以|进行|作出)[^，。；,;]{{0,8}}?(?:处分|警告|记过|诫勉|问责|批评|谈话|约谈|处理)"
    ))
});
static MONEY: Fixed = Fixed::new(|| {
    fixed(
        r"(?:追缴|退缴|清退|挽回|收缴|退回|上缴|追回|清收|收回|补缴|避免)[^，。；、,;]{0,16}?([0-9]{1,9}(?:\.[0-9]{1,6})?)\s*(亿元|万元|元)",
    )
});
/// The claims of a text, in its order.
pub fn read(text: &str) -> Vec<SaidClaim> {
    let mut out = Vec::new();
    let mut open = None;
    for sentence in parts(text, 0, &['。', '！', '\n']) {
        let as_of = as_of(&text[sentence.clone()]);
        let mut open_here = None;
        for clause in parts(&text[sentence.clone()], sentence.start, &['；', ';']) {
            let before = out.len();
            claims_of_clause(text, clause.clone(), &mut out);
            for said in &mut out[before..] {
                said.claim.as_of = as_of;
            }
            if out.len() > before {
                open_here = Some(out.len() - 1);
                continue;
            }
            // 56件信访件…；20件已办结. In the next sentence only behind 其中.
            let goes_on = open_here.or(open.filter(|_| text[clause.clone()].trim_start().starts_with("其中")));
            if let Some(said) = goes_on.and_then(|index: usize| out.get_mut(index)) {
                take_shares(text, said, clause);
            }
        }
        open = open_here;
    }
    out
}

/// The parts of a text between marks, each with its mark, from a byte on.
fn parts(text: &str, from: usize, marks: &'static [char]) -> impl Iterator<Item = Range<usize>> {
    let mut end = from;
    text.split_inclusive(marks).map(move |part| {
        let start = end;
        end += part.len();
        start..end
    })
}

/// 截至2024年12月31日
fn as_of(sentence: &str) -> Option<Date> {
    let at = sentence.find("截至").or_else(|| sentence.find("截止"))?;
    let after = &sentence[at + "截至".len()..];
    let head: String = after.chars().take(14).collect();
    date::find(&head).first().map(|(_, date)| *date)
}

/// Gives a total its shares, where the clause behind it names nothing but these.
fn take_shares(text: &str, said: &mut SaidClaim, clause: Range<usize>) {
    let shares = shares::read(&text[clause.clone()]);
    let sum: u64 = shares.iter().map(|share| share.value).sum();
    let counts_problems = !matches!(said.claim.subject, Subject::Rules | Subject::Accountability | Subject::Money);
    let Some(last) = shares.last().filter(|_| said.claim.parts.is_empty() && counts_problems) else { return };
    if said.claim.total.is_none_or(|total| sum <= total) {
        let end = spoken_to(&text[clause.clone()], last.at.end) + clause.start;
        said.words.end = end.max(said.words.end);
        said.claim.parts = shares.iter().map(|share| (share.kind, share.value)).collect();
        said.claim.text = Some(text[said.words.clone()].trim().to_owned());
    }
}

fn claims_of_clause(text: &str, place: Range<usize>, out: &mut Vec<SaidClaim>) {
    let clause = &text[place.clone()];
    if !clause.contains(|c: char| numeral::arabic_digit(c).is_some() || numeral::is_chinese(c)) {
        return;
    }
    let shares = shares::read(clause);
    let mut add = |subject, basis, total: &Figure, shares: &[StatusShare], fed_back: Option<usize>| {
        // A figure in front of its status is a share only behind the total: 22个问题已完成整改.
        let shares: Vec<&StatusShare> =
            shares.iter().filter(|share| !share.figure_first || share.at.start >= total.at.end).collect();
        let from = shares.iter().map(|share| share.at.start).chain([total.at.start]).min().unwrap_or(total.at.start);
        let to = shares.iter().map(|share| share.at.end).chain([total.at.end]).max().unwrap_or(total.at.end);
        let from = pattern::behind_last(&clause[..from], &['，', ',']);
        let words = place.start + from..place.start + spoken_to(clause, to);
        let words = trimmed(text, words);
        let claim = Claim {
            subject,
            basis,
            total: Some(total.value),
            parts: shares.iter().map(|share| (share.kind, share.value)).collect(),
            as_of: None,
            text: Some(text[words.clone()].to_owned()),
            at: At::default(),
        };
        let fed_back = fed_back.map(|at| place.start + at..place.end);
        out.push(SaidClaim { claim, words, fed_back });
    };
    if let Some(total) = first(&IMMEDIATE, clause) {
        return add(Subject::ImmediateItems, None, &total, &shares, None);
    }
    if let Some(total) = first(&PETITIONS, clause) {
        return add(Subject::Petitions, None, &total, &shares, None);
    }
    let levels = levels(clause, &shares);
    let of_problems: Vec<StatusShare> = shares.iter().filter(|share| !share.of_measures).cloned().collect();
    for (at, level) in levels.iter().enumerate() {
        // Shares are counted at the lowest level that is named.
        let shares = if at + 1 == levels.len() { &of_problems[..] } else { &[] };
        add(Subject::Issues, Some(level.basis), &level.figure, shares, level.fed_back);
    }
    let counted = !levels.is_empty();
    // 学科规划提出40条措施: those of another plan.
    let ours = counted || !clause.contains("规划") || clause.contains("整改");
    if let Some(total) = first(&MEASURES, clause).filter(|_| ours) {
        add(Subject::Measures, Some(Basis::Measures), &total, if counted { &[] } else { &shares }, None);
    }
    for (pattern, subject) in [(&RULES, Subject::Rules), (&PERSONS, Subject::Accountability)] {
        for total in all(pattern, clause) {
            add(subject, None, &total, &[], None);
        }
    }
    for total in money(clause) {
        add(Subject::Money, None, &total, &[], None);
    }
}

/// Where the words of a claim end: before the next comma or the mark that ends the clause.
fn spoken_to(clause: &str, from: usize) -> usize {
    let comma = clause[from..].find(['，', ',']).map(|at| from + at);
    comma.unwrap_or(clause.trim_end_matches(['。', '！', '；', ';', '\n']).len()).max(from)
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let words = &text[range.clone()];
    let start = range.start + (words.len() - words.trim_start().len());
    start..start + words.trim().len()
}

fn first(pattern: &Fixed, clause: &str) -> Option<Figure> {
    all(pattern, clause).into_iter().next()
}

fn all(pattern: &Fixed, clause: &str) -> Vec<Figure> {
    let figure = |found: Captures<'_>| {
        let part = found.iter().skip(1).flatten().next()?;
        let before = clause[..part.start()].trim_end();
        let single = before.ends_with(['每', '第', '这', '某', '各', '同', '任', '哪', '届']) || in_title(before);
        let value = numeral::read(part.as_str()).filter(|_| !single && part.as_str() != "一")?;
        Some(Figure { value: value.into(), at: found.get(0)?.range() })
    };
    pattern.captures_iter(clause).filter_map(figure).collect()
}

/// Sums in 元, where they are a whole number of them.
fn money(clause: &str) -> Vec<Figure> {
    let sum = |found: Captures<'_>| {
        let (whole, part) = found[1].split_once('.').unwrap_or((&found[1], ""));
        let zeros = match &found[2] {
            "亿元" => 8usize,
            "万元" => 4,
            _ => 0,
        };
        let value = format!("{whole}{part}{}", "0".repeat(zeros.checked_sub(part.len())?)).parse().ok()?;
        Some(Figure { value, at: found.get(0)?.range() })
    };
    MONEY.captures_iter(clause).filter_map(sum).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::StatusKind;

    /// The claims of a text in short: subject, level, total, shares.
    fn told(text: &str) -> Vec<String> {
        let short = |said: SaidClaim| {
            assert_eq!(said.claim.text.as_deref(), Some(&text[said.words]), "{text}");
            let claim = said.claim;
            let level = claim.basis.map_or("", Basis::key);
            let parts: Vec<String> =
                claim.parts.iter().map(|(kind, share)| format!(" {} {share}", kind.key())).collect();
            let sure = if said.fed_back.is_some() { "!" } else { "" };
            format!("{} {level} {}{sure}{}", claim.subject.key(), claim.total.unwrap_or_default(), parts.concat())
        };
        read(text).into_iter().map(short).collect()
    }

    #[test]
    fn totals_are_read_by_level() {
        for (text, claims) in [
            ("巡察反馈的22个问题，已完成19个。", &["issues issues 22! completed 19"][..]),
            (
                "巡察组反馈的2个方面3类问题5项问题，均已研究。",
                &["issues areas 2!", "issues findings 3!", "issues issues 5!"],
            ),
            ("巡察反馈问题3个，已完成2个，正在推进1个。", &["issues issues 3! completed 2 in_progress 1"]),
            ("市委巡察组指出具体问题共12项，目前已完成11项。", &["issues issues 12! completed 11"]),
            ("推动解决问题5个，化解矛盾问题3件。", &[]),
            ("反馈的12个突出问题30个具体问题。", &["issues findings 12!", "issues issues 30!"]),
            (
                "梳理出2个方面4大项9子项问题21项任务。",
                &["issues areas 2", "issues findings 4", "issues issues 9", "measures measures 21"],
            ),
            // A figure in front of its status is a share behind a total, and the total itself in front of all.
            ("反馈的22个问题，3个问题已完成整改，19个正在整改。", &["issues issues 22! completed 3 in_progress 19"]),
            ("反馈的22个问题已完成整改。", &["issues issues 22!"]),
            // What speaks of a part too is not held against the list.
            ("反馈的22个问题，其中已完成19个。", &["issues issues 22 completed 19"]),
            ("查摆问题22个。", &[]),
            (
                "巡察反馈问题涉及5个问题，制定整改措施9条，已完成整改措施8条。",
                &["issues issues 5", "measures measures 9"],
            ),
        ] {
            assert_eq!(told(text), claims, "{text}");
        }
    }

    #[test]
    fn shares_may_follow_in_the_next_clause_or_behind_among_them() {
        for (text, claims) in [
            (
                "交办信访件12件，均已上报。其中，已办结8件，阶段性办结3件，正在办理1件。",
                "petitions  12 completed 8 partial 3 in_progress 1",
            ),
            ("第五批56件举报问题，属实52件；20件已办结，36件正在办理中。", "petitions  56 completed 20 in_progress 36"),
            // More than the total is not of it, nor what stands further off.
            ("交办信访件12件。其中，已办结18件。", "petitions  12"),
            ("交办信访件12件。各单位高度重视。其中，已办结8件。", "petitions  12"),
            ("交办信访件12件。已办结8件。", "petitions  12"),
        ] {
            assert_eq!(told(text), [claims], "{text}");
        }
    }

    #[test]
    fn sums_and_persons_are_read_one_by_one() {
        for (text, claims) in [
            (
                "收回违规资金8.2万元、退回补贴3万元，避免损失90.4万元。",
                &["money  82000", "money  30000", "money  904000"][..],
            ),
            (
                "移送纪委调查1人，批评帮助4人，责令检查2人，提醒谈话3人。",
                &["accountability  1", "accountability  4", "accountability  2", "accountability  3"],
            ),
            ("对1人给予记过处分。", &["accountability  1"]),
            ("对3人进行培训，投入资金90万元。", &[]),
        ] {
            assert_eq!(told(text), claims, "{text}");
        }
    }

    #[test]
    fn figures_of_other_things_are_no_claims() {
        for text in [
            "印发《某某大学加强实验室管理的八项措施》。",
            "新一轮学科规划提出3方面12项40条措施。",
            "审计处提出6类整改建议，力求发现一个问题、解决一类问题。",
            "附属中学对2015年财务检查提出的18个问题继续整改。",
            "上一轮巡察反馈的12个问题已于2022年销号。",
            "第3个问题的整改情况另行报告。",
        ] {
            assert_eq!(told(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn figures_have_the_day_that_their_sentence_names() {
        let said = read("截至2025年2月底，反馈的9个问题已完成8个。修订制度3项。");
        let days: Vec<_> = said.iter().map(|said| said.claim.as_of.map(|day| day.iso())).collect();
        assert_eq!(days, [Some("2025-02".to_owned()), None]);
        assert_eq!(said[0].claim.parts, [(StatusKind::Completed, 8)]);
    }
}
