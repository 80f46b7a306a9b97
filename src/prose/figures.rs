//! What a text says of its own figures: totals by level with their shares, petitions, measures, rules, persons, money.
//!
//! `import` writes these claims into front matter and `check` holds them against what a notice lists: one reading for
//! both.

use std::ops::Range;

use super::counted_measures;
use super::figure::Figure;
use super::figure::first;
use super::figure_kinds;
use super::figure_kinds::Counted;
use super::figure_kinds::IMMEDIATE;
use super::figure_kinds::PETITIONS;
use super::later_shares;
use super::later_shares::spoken_to;
use super::levels;
use super::levels::levels;
use super::persons_dealt_with;
use super::rules_made;
use super::said_claim::SaidClaim;
use super::said_claim::takes_shares;
use super::shares;
use super::shares::StatusShare;
use super::shares_of_all;
use super::sums;
use crate::model::At;
use crate::model::Basis;
use crate::model::Claim;
use crate::model::StatusKind;
use crate::model::Subject;
use crate::text::date;
use crate::text::date::Date;
use crate::text::numeral;
use crate::text::pattern;

/// The claims of paragraphs that follow one another, in their order: a later one may tell a total of an earlier one again with
/// its shares. The places of words are those in the paragraphs joined by line ends.
pub fn read_all(paragraphs: &[&str]) -> Vec<SaidClaim> {
    read(&paragraphs.join("\n"))
}

/// The claims of a text, in its order.
pub fn read(text: &str) -> Vec<SaidClaim> {
    let mut out = Vec::new();
    // The claims of the last sentence that made some, and how many without figures stand behind it.
    let mut open: (Vec<usize>, usize) = (Vec::new(), 0);
    for sentence in parts(text, 0, &['。', '！', '\n']) {
        let words = &text[sentence.clone()];
        let by_class = figure_kinds::by_class(words);
        let as_of = as_of(words);
        let before = out.len();
        // Whether the clauses go on with shares of a total that was told.
        let mut goes_on: Vec<usize> = if later_shares::goes_on(words, open.1) { open.0.clone() } else { Vec::new() };
        for clause in parts(words, sentence.start, &['；', ';']) {
            let known = out.len();
            claims_of_clause(text, clause.clone(), by_class, &mut out);
            for said in &mut out[known..] {
                said.claim.as_of = as_of;
            }
            if out[known..].iter().any(|said| said.claim.subject.has_shares()) {
                // What follows the figures of a class may be of any of them.
                goes_on = if by_class { Vec::new() } else { (known..out.len()).collect() };
            } else if !by_class {
                later_shares::take(text, &mut out, &goes_on, (clause, as_of));
            }
        }
        open = match out.len() > before {
            true if by_class => (Vec::new(), 0),
            true => ((before..out.len()).collect(), 0),
            false if words.contains(|c: char| numeral::arabic_digit(c).is_some()) => (Vec::new(), 0),
            false => (open.0, open.1 + 1),
        };
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

fn claims_of_clause(text: &str, place: Range<usize>, by_class: bool, out: &mut Vec<SaidClaim>) {
    let clause = &text[place.clone()];
    if !clause.contains(|c: char| numeral::arabic_digit(c).is_some() || numeral::is_chinese(c))
        || figure_kinds::is_of_another_body(clause)
        || levels::is_of_another(clause)
    {
        return;
    }
    let stretches = figure_kinds::stretches(clause, by_class);
    let several = stretches.len() > 1;
    for (range, counted) in stretches {
        let place = place.start + range.start..place.start + range.end;
        // 反馈的22个问题中立行立改8个，已完成6个: of the eight only where the classes are told one by one.
        let mixed = several && !by_class && counted == Some(Counted::Immediate);
        claims_of_stretch(text, place, (counted, mixed), out);
    }
}

fn claims_of_stretch(
    text: &str,
    place: Range<usize>,
    (counted, mixed): (Option<Counted>, bool),
    out: &mut Vec<SaidClaim>,
) {
    let clause = &text[place.clone()];
    let shares = shares::read(clause);
    let mut add = |subject, basis, total: &Figure, shares: &[StatusShare], fed_back: Option<usize>| {
        // A figure in front of its status is a share only behind the total: 22个问题已完成整改.
        let shares: Vec<&StatusShare> =
            shares.iter().filter(|share| !share.figure_first || share.at.start >= total.at.end).collect();
        let all_alike = shares.is_empty() && takes_shares(subject, basis);
        let whole = all_alike.then(|| shares_of_all::read(clause, total.value)).flatten();
        let shares: Vec<&StatusShare> = shares.into_iter().chain(&whole).collect();
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
    match counted {
        Some(Counted::Immediate) => {
            if let Some(total) = first(&IMMEDIATE, clause) {
                let behind = |share: &&StatusShare| share.at.start >= total.at.end;
                let shares: Vec<StatusShare> = shares.iter().filter(behind).cloned().collect();
                let sum: u64 = shares.iter().map(|share| share.value).sum();
                let shares = if mixed || sum > total.value { &[][..] } else { &shares };
                add(Subject::ImmediateItems, None, &total, shares, None);
            }
        }
        Some(Counted::Petitions) => {
            if let Some(total) = first(&PETITIONS, clause) {
                add(Subject::Petitions, None, &total, &shares, None);
            }
        }
        Some(Counted::OtherClass) => {}
        Some(Counted::Problems) | None => problems_and_measures(clause, &shares, &mut add),
    }
    for total in rules_made::rules(clause) {
        add(Subject::Rules, None, &total, &[], None);
    }
    for total in persons_dealt_with::persons(clause) {
        add(Subject::Accountability, None, &total, &[], None);
    }
    for total in sums::sums(clause) {
        add(Subject::Money, None, &total, &[], None);
    }
}

/// Adds a claim: what is counted at which level, the total, its shares, where 反馈的 begins.
type Add<'a> = dyn FnMut(Subject, Option<Basis>, &Figure, &[StatusShare], Option<usize>) + 'a;

fn problems_and_measures(clause: &str, shares: &[StatusShare], add: &mut Add<'_>) {
    let levels = levels(clause, shares);
    let counted = !levels.is_empty();
    let measures = counted_measures::measures(clause, counted, shares);
    let of_problems: Vec<StatusShare> = shares.iter().filter(|share| !share.of_measures).cloned().collect();
    // 22个问题66项措施，已完成60项: what comes to more than the problems is of the measures.
    let sum: u64 = of_problems.iter().map(|share| share.value).sum();
    let too_many = levels.last().is_some_and(|level| sum > level.figure.value);
    let measured = too_many && measures.as_ref().is_some_and(|total| sum <= total.value);
    for (at, level) in levels.iter().enumerate() {
        // Shares are counted at the lowest level that is named.
        let shares = if at + 1 == levels.len() && !measured { &of_problems[..] } else { &[] };
        add(Subject::Issues, Some(level.basis), &level.figure, shares, level.fed_back);
    }
    if let Some(total) = &measures {
        let own = shares.iter().filter(|share| !counted || measured || share.of_measures);
        let mut own: Vec<StatusShare> = own.cloned().collect();
        // In front of the others: 落实 is the completion of measures.
        if let Some(share) = counted_measures::carried_out(clause, total.at.end, total.value) {
            own.retain(|share| share.kind != StatusKind::Completed);
            own.insert(0, share);
        }
        add(Subject::Measures, Some(Basis::Measures), total, &own, None);
    }
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let words = &text[range.clone()];
    let start = range.start + (words.len() - words.trim_start().len());
    start..start + words.trim().len()
}

#[cfg(test)]
mod tests {
    use super::*;

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
            ("反馈的4方面9项28条具体表现，均已研究。", &["issues areas 4", "issues findings 9", "issues issues 28"]),
            ("巡察整改任务共22项，已完成20项。", &["measures measures 22 completed 20"]),
            ("形成整改清单，明确12项任务36条措施。", &["measures measures 36"]),
            ("已完成整改措施60条，正在推进6条。", &[]),
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
                &["issues issues 5", "measures measures 9 completed 8"],
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
            ("交办信访件12件。各单位高度重视。其中，已办结8件。", "petitions  12 completed 8"),
            (
                "第三批举报件共34件，其中属实12件、不属实22件。截至目前，已办结30件，阶段性办结4件。",
                "petitions  34 completed 30 partial 4",
            ),
            (
                "第六批举报件共9件，其中来电5件、来信4件。截至9月2日，本批9件中，已办结5件，阶段性办结3件，未办结1件。",
                "petitions  9 completed 5 partial 3 incomplete 1",
            ),
            (
                "反馈的27个问题均已分工。\n开会9次。\n截至12月底，已完成21个，正在推进6个；诫勉谈话要点已印发。",
                "issues issues 27! completed 21 in_progress 6",
            ),
            (
                "反馈的14个问题均已分工。\n14个问题已完成10个，正在推进3个，长期坚持1个。",
                "issues issues 14! completed 10 in_progress 3 sustained 1",
            ),
            ("交办信访件12件。召开会议3次。已办结8件，正在办理3件。", "petitions  12"),
            // More than the total is not of it, nor what stands further off or behind other figures.
            ("交办信访件12件。其中，已办结18件。", "petitions  12"),
            ("交办信访件12件。召开会议3次。其中，已办结8件。", "petitions  12"),
            ("交办信访件12件。截至目前，已完成8项设施改造。", "petitions  12"),
            ("交办信访件12件。已办结8件。", "petitions  12"),
        ] {
            assert_eq!(told(text), [claims], "{text}");
        }
    }

    #[test]
    fn problems_that_are_taken_apart_are_findings() {
        for (text, claims) in [
            (
                "对照反馈意见，将3个方面7个问题细化为17个具体问题。",
                &["issues areas 3", "issues findings 7", "issues issues 17"][..],
            ),
            ("班子认领47个问题，定措施133条。", &["issues issues 47", "measures measures 133"]),
            ("对照反馈的14项问题，拟定整改措施46条。", &["issues issues 14!", "measures measures 46"]),
            ("书记带头领办整改难度最大的5项任务。", &[]),
            ("尚未整改到位的17个问题，主要有三方面原因。", &[]),
        ] {
            assert_eq!(told(text), claims, "{text}");
        }
    }

    #[test]
    fn shares_go_to_the_total_that_they_are_of() {
        for (text, claims) in [
            (
                "对反馈的40个问题制定整改措施120条。其中，38个已完成，2个长期坚持。",
                &["issues issues 40! completed 38 sustained 2", "measures measures 120"][..],
            ),
            (
                "共梳理反馈的22个问题、66项措施，已完成60项，6项正在推进。",
                &["issues issues 22!", "measures measures 66 completed 60 in_progress 6"],
            ),
            (
                "反馈的22个问题已完成20个，移交的信访件8件已办结7件。",
                &["issues issues 22! completed 20", "petitions  8 completed 7"],
            ),
            // Of which total these are is not said.
            ("反馈的22个问题，立行立改12个，正在推进8个，持续整改2个。", &["issues issues 22!", "immediate_items  12"]),
        ] {
            assert_eq!(told(text), claims, "{text}");
        }
    }

    #[test]
    fn classes_of_an_audit_are_no_statuses_and_each_has_its_own_shares() {
        for (text, claims) in [
            (
                "要求立行立改的50个问题已完成整改50个，要求分阶段整改的20个问题已完成15个，要求持续整改的10个问题已完成2个。",
                &["immediate_items  50 completed 50"][..],
            ),
            (
                "审计指出的120个问题中，要求立行立改的96个，已完成96个；要求分阶段整改的18个，已完成10个。",
                &["issues issues 120!", "immediate_items  96 completed 96"],
            ),
            ("立行立改类问题96个，全部整改到位；持续整改类问题6个，完成1个。", &["immediate_items  96 completed 96"]),
            ("持续整改类问题6个，完成1个。", &[]),
            // The same word beside a figure is a status where no class is named.
            ("反馈的15个问题，完成整改12个，持续整改3个。", &["issues issues 15! completed 12 sustained 3"]),
        ] {
            assert_eq!(told(text), claims, "{text}");
        }
    }

    #[test]
    fn rules_and_acts_stand_beside_the_totals() {
        for (text, claims) in [
            ("移交纪委问题线索3件，立案2人，诫勉谈话2人。", &["accountability  2", "accountability  2"][..]),
            ("制定《示例县水务局财务管理办法》等5项制度，修订制度3项。", &["rules  5", "rules  3"]),
            ("移交信访件16件，约谈2人，追回资金3万元。", &["petitions  16", "accountability  2", "money  30000"]),
            ("拟修订制度3项，执行5项制度，落实《八项制度》。", &[]),
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
            "行动方案明确4个方面，提出措施30条。",
            "下属单位排查问题21个，立行立改18个。",
            "移交公安机关问题线索3条。",
            "汇编30种常见问题。",
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
        let said = read("反馈的9个问题均已研究。截至2025年2月底，8个已完成，1个正在推进。");
        assert_eq!(said[0].claim.as_of.map(|day| day.iso()).as_deref(), Some("2025-02"));
    }
}
