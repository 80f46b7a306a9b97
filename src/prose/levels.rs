//! Totals of problems by level: `22个具体问题`, `4个方面16个大项50个小项`.

use std::ops::Range;

use super::figure::Figure;
use super::figure::N;
use super::figure::in_title;
use super::shares::StatusShare;
use crate::model::Basis;
use crate::text::numeral;
use crate::text::pattern::Fixed;
use crate::text::pattern::behind_last;
use crate::text::pattern::fixed;
use crate::text::pattern::length;

/// `22个具体问题`, `4个方面16个大项50个小项问题`
static LEVELS: Fixed = Fixed::new(|| {
    fixed(&format!(
        r"{N}\s*(个|项|条|类|大类|小类)?\s*(方面|大项|大类|类|小项|小类|子项|具体表现|具体问题|突出问题|具体事项|反馈问题|问题|整改任务|任务|整改事项|整改措施|具体措施|措施)"
    ))
});
/// `反馈问题3个`, `指出具体问题共12项`: the noun stands in front.
static NOUN_FIRST: Fixed =
    Fixed::new(|| fixed(&format!(r"(?:具体|突出|主要)?问题\s*(?:共计|共有|共|合计|为)?\s*{N}\s*(?:个|项|条|件)")));
/// What stands in front of `问题3个` where these are all problems that an inspection found; what an office finds by itself
/// (查摆问题22个) is not its list.
const FOUND: &[&str] = &[
    "反馈",
    "反馈的",
    "反馈了",
    "指出",
    "指出的",
    "指出了",
    "审计查出",
    "审计查出的",
    "共查出",
    "应整改",
    "审计反映",
    "反映的",
    "列出",
    "认领",
    "认领的",
];
/// What the figures of problems are of.
const ABOUT: &[&str] = &[
    "反馈",
    "指出",
    "移交",
    "查摆",
    "检视",
    "梳理",
    "发现",
    "涉及",
    "共",
    "整改",
    "交办",
    "清单",
    "问题中",
    "反映",
    "查出",
    "认领",
];
/// Words that follow figures of something else: 3个方面工作, 6类整改建议.
const OF_OTHERS: &[&str] = &[
    "整改措施",
    "措施",
    "工作",
    "举措",
    "制度",
    "入手",
    "发力",
    "下功夫",
    "着手",
    "着力",
    "建议",
    "整改建议",
    "意见建议",
    "原因",
    "管理",
    "特点",
    "困难",
];
/// Words between two totals of problems, of which the second takes the first apart.
static TAKEN_APART: Fixed = Fixed::new(|| {
    fixed(r"^[，,、]?\s*(?:进一步|再|并|逐条|逐项)?(?:细化|细分|分解|拆分|拆解|拆)(?:分解)?(?:为|成|出|到)\s*$")
});
/// Words in front of what is left of a total: 剩余1个问题.
const REMAINDERS: &[&str] = &["剩余", "其余", "余下", "剩下", "还有", "尚有", "仍有", "另有", "另外"];
/// What makes a figure that of another inspection. Its sentence says nothing of this one's list.
const OTHER_INSPECTIONS: &[&str] = &[
    "上一轮",
    "上轮",
    "上次",
    "上一年",
    "往年",
    "历次",
    "此前",
    "首轮",
    "去年",
    "前年",
    "曾于",
    "另案",
    "从略",
    "不再列入",
    "另行公布",
];
/// Words right in front of a figure that make it that of another inspection: 财务检查提出的18个问题.
const OTHER_FINDERS: &[&str] =
    &["检查提出的", "检查发现的", "检查发现", "检查指出的", "自查发现的", "自查发现", "调研发现的", "督导发现的"];
/// Words of sentences that may speak of something else than the list of this notice, or of a part of it.
const UNSURE: &[&str] = &["立行立改", "信访", "线索", "以来", "全市", "各单位", "其中"];
/// A total at a level.
pub(super) struct Level {
    /// At which level.
    pub basis: Basis,
    /// The total.
    pub figure: Figure,
    /// Where 反馈的 begins, if the total is surely that of what was fed back.
    pub fed_back: Option<usize>,
}

/// A year right in front of what was fed back, in a sentence that looks back at it: 对2021年反馈的34个问题开展“回头看”.
static LOOKED_BACK: Fixed = Fixed::new(|| fixed(r"20\d\d年(?:度)?\p{Han}{0,6}?反馈的?\d"));

/// Whether a clause tells of the list of another inspection.
pub(super) fn is_of_another(clause: &str) -> bool {
    OTHER_INSPECTIONS.iter().any(|word| clause.contains(word))
        || ["回头看", "反弹", "整改不到位", "督查意见", "复核"].iter().any(|word| clause.contains(word))
            && LOOKED_BACK.is_match(clause)
}

/// The totals by level, from the highest, of a clause that tells of this inspection's list.
pub(super) fn levels(clause: &str, shares: &[StatusShare]) -> Vec<Level> {
    let problems = ["问题", "大项", "小项", "子项", "具体表现", "具体事项"].iter().any(|word| clause.contains(word));
    let about = ABOUT.iter().any(|word| clause.contains(word));
    if !problems || !about {
        return Vec::new();
    }
    let mut chains = chains(clause, shares);
    if !chains.iter().flatten().any(|link| link.basis == Basis::Issues) {
        chains.extend(noun_first(clause, shares).map(|link| vec![link]));
    }
    take_apart(clause, &mut chains);
    let sure = !UNSURE.iter().any(|word| clause.contains(word));
    let mut out: Vec<Level> = Vec::new();
    for mut chain in chains {
        let fed_back = fed_back(clause, &chain).filter(|_| sure);
        rank(&mut chain);
        areas_by_class(clause, &mut chain);
        // What is fed back ends with problems: of 反馈4个方面 the rest is told elsewhere.
        let last = chain.iter().rposition(|link| link.basis == Basis::Issues && link.counted);
        for (at, link) in chain.into_iter().enumerate() {
            // Only one total a level: what follows breaks it down.
            if !out.iter().any(|known| known.basis == link.basis) {
                let fed_back = fed_back.filter(|_| last.is_some_and(|last| at <= last));
                out.push(Level { basis: link.basis, figure: link.figure, fed_back });
            }
        }
    }
    out
}

/// A total of a chain: 16个问题 in 4个方面16个问题.
struct Link {
    basis: Basis,
    figure: Figure,
    /// Whether it is counted in 个 or 项.
    counted: bool,
}

/// The totals of a clause, those together that follow one another without other words: 4个方面16个大项50个小项.
fn chains(clause: &str, shares: &[StatusShare]) -> Vec<Vec<Link>> {
    let mut out: Vec<Vec<Link>> = Vec::new();
    for found in LEVELS.captures_iter(clause) {
        let (Some(all), Some(number)) = (found.get(0), found.get(1)) else { continue };
        let Some(value) = numeral::read(number.as_str()) else { continue };
        let before = clause[..number.start()].trim_end();
        // 第3个问题, 2024年问题, 每一个问题, 发现一个问题解决一类问题: no total.
        let single = before.ends_with(['第', '.', '年', '月', '届', '次', '每', '这', '某', '各'])
            || number.as_str() == "一"
            || in_title(before)
            || REMAINDERS.iter().any(|word| before.strip_suffix('的').unwrap_or(before).ends_with(word))
            || OTHER_FINDERS.iter().any(|word| before.ends_with(word));
        let other = OF_OTHERS.iter().any(|word| clause[all.end()..].starts_with(word));
        let basis = match &found[3] {
            "方面" => Basis::Areas,
            "大项" | "大类" | "类" => Basis::Findings,
            word if word.contains("措施") || word.contains("任务") => continue,
            _ => Basis::Issues,
        };
        // A status beside the figure makes it a share: 已完成19个问题. In front of its status it is one behind a total alone.
        let share =
            shares.iter().any(|share| share.at.contains(&number.start()) && !(share.figure_first && out.is_empty()));
        if single || other || share {
            continue;
        }
        let counted = matches!(found.get(2).map(|unit| unit.as_str()), Some("个" | "项"));
        let link = Link { basis, figure: Figure { value: value.into(), at: all.range() }, counted };
        match out.last_mut().and_then(|chain| Some((chain.last()?.figure.at.end, chain))) {
            Some((end, chain)) if matches!(clause[end..all.start()].trim(), "" | "、" | "，" | ",") => {
                chain.push(link)
            }
            Some((end, chain)) if let Some(figure) = bare(clause, end..all.start()) => {
                chain.push(Link { basis: Basis::Findings, figure, counted: true });
                chain.push(link);
            }
            _ => out.push(vec![link]),
        }
    }
    out
}

/// A figure between two totals that has no noun of its own: the second of 4方面9项28条具体表现.
fn bare(clause: &str, between: Range<usize>) -> Option<Figure> {
    let number = clause[between.clone()].trim().trim_end_matches(['项', '条', '个', '类']);
    let value = numeral::read(number)?;
    (number.len() < between.len()).then_some(Figure { value: value.into(), at: between })
}

/// A total whose noun stands in front, where no other total of problems is told.
fn noun_first(clause: &str, shares: &[StatusShare]) -> Option<Link> {
    NOUN_FIRST.captures_iter(clause).find_map(|found| {
        let (all, number) = (found.get(0)?, found.get(1)?);
        let before = clause[..all.start()].trim_end();
        let behind = &clause[all.end()..];
        // 认领乡村两级问题27个
        let near = &before[behind_last(before, &['，', ',', '、', '。'])..];
        let owned = near.contains("认领") && length(near) <= 14;
        let found_there = (owned || FOUND.iter().any(|word| before.ends_with(word))) && !in_title(before);
        let others = ["方面", "大项", "类", "问题"].iter().chain(OF_OTHERS).any(|word| behind.starts_with(word));
        let share = shares.iter().any(|share| share.at.contains(&number.start()));
        let value = numeral::read(number.as_str()).filter(|_| found_there && !others && !share)?;
        let figure = Figure { value: value.into(), at: all.range() };
        Some(Link { basis: Basis::Issues, figure, counted: true })
    })
}

/// Of two totals in a row that are called the same the first is that of the findings: 12个突出问题30个具体问题, 3类问题5项问题.
fn rank(chain: &mut [Link]) {
    for at in 1..chain.len() {
        if chain[at - 1].basis == Basis::Issues && chain[at].basis == Basis::Issues {
            chain[at - 1].basis = Basis::Findings;
        }
    }
}

/// Of 7个问题细化为17个具体问题 the first are the findings.
fn take_apart(clause: &str, chains: &mut [Vec<Link>]) {
    for at in 1..chains.len() {
        let (before, behind) = chains.split_at_mut(at);
        let (Some(over), Some(below)) = (before.last_mut().and_then(|of| of.last_mut()), behind[0].first()) else {
            continue;
        };
        let between = &clause[over.figure.at.end..below.figure.at.start];
        if over.basis == Basis::Issues && below.basis == Basis::Issues && TAKEN_APART.is_match(between) {
            over.basis = Basis::Findings;
        }
    }
}

/// The classes over problems are areas where none is named: 5大类18个问题, beside 4个方面11类26个问题.
fn areas_by_class(clause: &str, chain: &mut [Link]) {
    let [first, second, ..] = chain else { return };
    let class = first.basis == Basis::Findings && clause[first.figure.at.clone()].ends_with('类');
    if class && second.basis != Basis::Areas && !clause.contains("方面") {
        first.basis = Basis::Areas;
    }
}

/// Where 反馈的 or 指出的 begins right in front of a chain.
fn fed_back(clause: &str, chain: &[Link]) -> Option<usize> {
    let between = ["的", "了", "我院", "意见", "共", "院党组", "党组", "给", "出"];
    let mut before = clause[..chain.first()?.figure.at.start].trim_end();
    for _ in 0..4 {
        if let Some(rest) = ["反馈", "指出"].iter().find_map(|word| before.strip_suffix(word)) {
            return Some(rest.len());
        }
        before = between.iter().find_map(|word| before.strip_suffix(word))?;
    }
    None
}
