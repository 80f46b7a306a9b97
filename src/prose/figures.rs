//! What a text says of its own figures: totals by level with their shares, petitions, measures, rules, persons, money.
//!
//! `import` writes these claims into front matter and `check` holds them against what a notice lists: one reading for
//! both.

use std::ops::Range;

use regex::Captures;

use super::shares;
use super::shares::Share;
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

const N: &str = r"([0-9０-９]{1,5}|[一二三四五六七八九十百两]{1,5})";

/// `22个具体问题`, `4个方面16个大项50个小项问题`
static LEVELS: Fixed = Fixed::new(|| {
    fixed(&format!(
        r"{N}\s*(个|项|条|类|大类|小类)?\s*(方面|大项|大类|类|小项|小类|子项|具体表现|具体问题|突出问题|具体事项|反馈问题|问题|整改任务|任务|整改事项|整改措施|具体措施|措施)"
    ))
});
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
/// What the figures of problems are of.
const ABOUT: &[&str] =
    &["反馈", "指出", "移交", "查摆", "检视", "梳理", "发现", "涉及", "共", "整改", "交办", "清单", "问题中"];
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
];
/// What makes a figure that of another inspection. Its sentence says nothing of this one's list.
const OTHER_INSPECTIONS: &[&str] = &["上一轮", "上轮", "上次", "往年", "历次", "此前"];
/// Words right in front of a figure that make it that of another inspection: 财务检查提出的18个问题.
const OTHER_FINDERS: &[&str] =
    &["检查提出的", "检查发现的", "检查发现", "检查指出的", "自查发现的", "自查发现", "调研发现的", "督导发现的"];
/// Words of sentences that may speak of something else than the list of this notice, or of a part of it.
const UNSURE: &[&str] = &["立行立改", "信访", "线索", "以来", "全市", "各单位", "其中"];
/// What the measures of a rectification are named beside; without any of these they are those of other plans.
const RECTIFIES: &[&str] =
    &["整改", "问题", "反馈", "巡察", "巡视", "督察", "审计", "清单", "台账", "责任", "细化", "任务"];

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

/// A figure of a clause, with where it stands.
#[derive(Clone)]
struct Figure {
    value: u64,
    at: Range<usize>,
}

fn claims_of_clause(text: &str, place: Range<usize>, out: &mut Vec<SaidClaim>) {
    let clause = &text[place.clone()];
    if !clause.contains(|c: char| numeral::arabic_digit(c).is_some() || numeral::is_chinese(c)) {
        return;
    }
    let shares = shares::read(clause);
    let mut add = |subject, basis, total: &Figure, shares: &[Share], fed_back: Option<usize>| {
        // A figure in front of its status is a share only behind the total: 22个问题已完成整改.
        let shares: Vec<&Share> =
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
    let of_problems: Vec<Share> = shares.iter().filter(|share| !share.of_measures).cloned().collect();
    for (at, level) in levels.iter().enumerate() {
        // Shares are counted at the lowest level that is named.
        let shares = if at + 1 == levels.len() { &of_problems[..] } else { &[] };
        add(Subject::Issues, Some(level.basis), &level.figure, shares, level.fed_back);
    }
    let counted = !levels.is_empty();
    let ours = counted || RECTIFIES.iter().any(|word| text.contains(word));
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

/// Whether a place stands in the title of another paper: 《加强管理的八项措施》.
fn in_title(before: &str) -> bool {
    before.rfind('《').is_some_and(|at| !before[at..].contains('》'))
}

/// A total at a level.
struct Level {
    basis: Basis,
    figure: Figure,
    /// Where 反馈的 begins, if the total is surely that of what was fed back.
    fed_back: Option<usize>,
}

/// The totals of a clause by level, from the highest.
fn levels(clause: &str, shares: &[Share]) -> Vec<Level> {
    let problems = ["问题", "大项", "小项", "子项", "具体表现"].iter().any(|word| clause.contains(word));
    let about = ABOUT.iter().any(|word| clause.contains(word));
    if !problems || !about || OTHER_INSPECTIONS.iter().any(|word| clause.contains(word)) {
        return Vec::new();
    }
    let chains = chains(clause, shares);
    let sure = !UNSURE.iter().any(|word| clause.contains(word));
    let mut out: Vec<Level> = Vec::new();
    for mut chain in chains {
        let fed_back = fed_back(clause, &chain).filter(|_| sure);
        rank(&mut chain);
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
fn chains(clause: &str, shares: &[Share]) -> Vec<Vec<Link>> {
    let mut out: Vec<Vec<Link>> = Vec::new();
    for found in LEVELS.captures_iter(clause) {
        let (Some(all), Some(number)) = (found.get(0), found.get(1)) else { continue };
        let Some(value) = numeral::read(number.as_str()) else { continue };
        let before = clause[..number.start()].trim_end();
        // 第3个问题, 2024年问题, 每一个问题, 发现一个问题解决一类问题: no total.
        let single = before.ends_with(['第', '.', '年', '月', '届', '次', '每', '这', '某', '各'])
            || number.as_str() == "一"
            || in_title(before)
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
            _ => out.push(vec![link]),
        }
    }
    out
}

/// Of two totals in a row that are called the same the first is that of the findings: 12个突出问题30个具体问题, 3类问题5项问题.
fn rank(chain: &mut [Link]) {
    for at in 1..chain.len() {
        if chain[at - 1].basis == Basis::Issues && chain[at].basis == Basis::Issues {
            chain[at - 1].basis = Basis::Findings;
        }
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
