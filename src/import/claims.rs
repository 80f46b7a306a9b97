//! What a paper says of its own figures.

use super::pattern;
use super::pattern::Fixed;
use super::pattern::compact;
use super::pattern::fixed;
use crate::model::At;
use crate::model::Basis;
use crate::model::Claim;
use crate::model::StatusKind;
use crate::model::Subject;
use crate::text::date;
use crate::text::date::Date;
use crate::text::numeral;
use regex::Captures;

const N: &str = r"([0-9０-９]{1,5}|[一二三四五六七八九十百两]{1,5})";

/// `22个具体问题`, `4个方面16个大项50个小项问题`
static LEVELS: Fixed = Fixed::new(|| {
    fixed(&format!(
        r"{N}\s*(?:个|项|条|类|大类|小类)?\s*(方面|大项|大类|类|小项|小类|具体问题|突出问题|具体事项|反馈问题|问题|整改任务|任务|整改事项|整改措施|具体措施|措施)"
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
        r"(?:问责|处理|处分|追责|追究责任|批评教育|诫勉|谈话提醒|约谈|党纪政务处分)[^，。；,;]{{0,10}}?{N}\s*(?:人次|人|名)"
    ))
});
static MONEY: Fixed = Fixed::new(|| {
    fixed(
        r"(?:追缴|退缴|清退|挽回|收缴|退回|上缴|追回|清收)[^，。；,;]{0,16}?([0-9]{1,9}(?:\.[0-9]{1,6})?)\s*(亿元|万元|元)",
    )
});
static PART: Fixed = Fixed::new(|| {
    fixed(concat!(
        r"(已?全部完成整改|已?完成整改|已?整改完成|已?整改到位|已?整改销号|已?销号|已?全部办结|已?办结|基本完成(?:整改)?|阶段性完成(?:整改)?|取得阶段性(?:成效|成果|进展)|部分完成|未完成(?:整改)?|未整改|正在(?:整改|推进|办理|加快推进)|持续(?:整改|推进|坚持)|长期(?:坚持|整改|推进)|申请延期(?:整改)?|已完成|完成|已整改)",
        r"(?:的)?(?:问题|事项|任务|措施)?(?:有)?\s*([0-9０-９]{1,5}|[一二三四五六七八九十百两零]{1,5})\s*(?:个|项|件|条)",
    ))
});

/// Reads the claims of a paragraph. Each keeps the words that make it.
pub fn read(text: &str, out: &mut Vec<Claim>) {
    for sentence in parts(text, &['。', '！', '\n']) {
        let as_of = as_of(sentence);
        for clause in parts(sentence, &['；', ';']) {
            let before = out.len();
            clause_claims(clause, out);
            for claim in &mut out[before..] {
                claim.as_of = as_of;
            }
        }
    }
}

fn parts<'t>(text: &'t str, marks: &'static [char]) -> impl Iterator<Item = &'t str> {
    text.split(marks).map(str::trim).filter(|part| !part.is_empty())
}

/// 截至2024年12月31日
fn as_of(sentence: &str) -> Option<Date> {
    let at = sentence.find("截至").or_else(|| sentence.find("截止"))?;
    let after = &sentence[at + "截至".len()..];
    let head: String = after.chars().take(14).collect();
    date::find(&head).first().map(|(_, date)| *date)
}

fn number(text: &str) -> Option<u64> {
    numeral::read(text).map(u64::from)
}

/// A figure of a clause, with where it stands.
#[derive(Clone)]
struct Figure {
    value: u64,
    at: std::ops::Range<usize>,
}

fn clause_claims(clause: &str, out: &mut Vec<Claim>) {
    let statuses = statuses(clause);
    let mut add = |subject, basis, total: &Figure, shares: &[(StatusKind, Figure)]| {
        let ends = shares.iter().map(|(_, figure)| figure.at.end);
        let at = total.at.start..ends.chain([total.at.end]).max().unwrap_or(total.at.end);
        let parts = shares.iter().map(|(kind, figure)| (*kind, figure.value)).collect();
        let text = Some(spoken(clause, at));
        out.push(Claim { subject, basis, total: Some(total.value), parts, as_of: None, text, at: At::default() });
    };
    if let Some(total) = first(&IMMEDIATE, clause) {
        return add(Subject::ImmediateItems, None, &total, &statuses);
    }
    if let Some(total) = first(&PETITIONS, clause) {
        return add(Subject::Petitions, None, &total, &statuses);
    }
    let levels = levels(clause);
    for (at, (basis, total)) in levels.iter().enumerate() {
        // Shares are counted at the lowest level that is named.
        let shares = if at + 1 == levels.len() { &statuses[..] } else { &[] };
        add(Subject::Issues, Some(*basis), total, shares);
    }
    let counted = !levels.is_empty();
    if let Some(total) = first(&MEASURES, clause) {
        add(Subject::Measures, Some(Basis::Measures), &total, if counted { &[] } else { &statuses });
    }
    for (pattern, subject) in [(&RULES, Subject::Rules), (&PERSONS, Subject::Accountability)] {
        for total in all(pattern, clause) {
            add(subject, None, &total, &[]);
        }
    }
    if let Some(total) = money(clause) {
        add(Subject::Money, None, &total, &[]);
    }
}

/// The words of a claim: the clauses between commas that hold its figures.
fn spoken(clause: &str, figures: std::ops::Range<usize>) -> String {
    let from = pattern::behind_last(&clause[..figures.start], &['，', ',']);
    let to = clause[figures.end..].find(['，', ',']).map_or(clause.len(), |at| figures.end + at);
    clause[from..to].trim().to_owned()
}

fn first(pattern: &Fixed, clause: &str) -> Option<Figure> {
    all(pattern, clause).into_iter().next()
}

fn all(pattern: &Fixed, clause: &str) -> Vec<Figure> {
    let figure = |found: Captures<'_>| {
        let part = found.iter().skip(1).flatten().next()?;
        let single =
            clause[..part.start()].trim_end().ends_with(['每', '第', '这', '某', '各', '同', '任', '哪', '届']);
        let value = number(part.as_str()).filter(|_| !single && part.as_str() != "一")?;
        Some(Figure { value, at: found.get(0)?.range() })
    };
    pattern.captures_iter(clause).filter_map(figure).collect()
}

/// The totals of a clause by level, from the highest.
fn levels(clause: &str) -> Vec<(Basis, Figure)> {
    let mut out: Vec<(Basis, Figure)> = Vec::new();
    let shares: Vec<_> = PART.find_iter(clause).map(|part| part.range()).collect();
    for found in LEVELS.captures_iter(clause) {
        let (Some(all), Some(figure), Some(value)) = (found.get(0), found.get(1), number(&found[1])) else { continue };
        // 第3个问题, 2024年问题, 每一个问题: no total.
        let single =
            clause[..figure.start()].trim_end().ends_with(['第', '.', '年', '月', '届', '次', '每', '这', '某', '各']);
        let other = ["整改措施", "措施", "工作", "举措", "制度", "入手", "发力", "下功夫", "着手", "着力"];
        let other = other.iter().any(|word| clause[all.end()..].starts_with(word));
        let basis = match &found[2] {
            "方面" => Basis::Areas,
            "大项" | "大类" | "类" => Basis::Findings,
            word if word.contains("措施") || word.contains("任务") => continue,
            _ => Basis::Issues,
        };
        // A status in front of the figure makes it a share: 已完成19个问题. Only one total a level: what follows breaks
        // it down.
        let share = shares.iter().any(|part| part.contains(&figure.start()));
        if !single && !other && !share && !out.iter().any(|(known, _)| *known == basis) {
            out.push((basis, Figure { value, at: all.range() }));
        }
    }
    let about =
        ["反馈", "指出", "移交", "查摆", "检视", "梳理", "发现", "涉及", "共", "整改", "交办", "清单", "问题中"];
    let says = clause.contains("问题") && about.iter().any(|word| clause.contains(word));
    if says { out } else { Vec::new() }
}

fn statuses(clause: &str) -> Vec<(StatusKind, Figure)> {
    let mut out: Vec<(StatusKind, Figure)> = Vec::new();
    for found in PART.captures_iter(clause) {
        let word = compact(&found[1]);
        let kind = StatusKind::read(&word).or_else(|| by_word(&word));
        if let (Some(kind), Some(value), Some(all)) = (kind, number(&found[2]), found.get(0))
            && !out.iter().any(|(known, _)| *known == kind)
        {
            out.push((kind, Figure { value, at: all.range() }));
        }
    }
    out
}

fn by_word(word: &str) -> Option<StatusKind> {
    let table = [
        ("未", StatusKind::Incomplete),
        ("基本", StatusKind::MostlyCompleted),
        ("阶段", StatusKind::Partial),
        ("部分", StatusKind::Partial),
        ("正在", StatusKind::InProgress),
        ("持续", StatusKind::Sustained),
        ("长期", StatusKind::Sustained),
        ("延期", StatusKind::Extended),
    ];
    table.iter().find(|(part, _)| word.contains(part)).map(|(_, kind)| *kind)
}

/// A sum in 元, where it is a whole number of them.
fn money(clause: &str) -> Option<Figure> {
    let found = MONEY.captures(clause)?;
    let (whole, part) = found[1].split_once('.').unwrap_or((&found[1], ""));
    let zeros = match &found[2] {
        "亿元" => 8usize,
        "万元" => 4,
        _ => 0,
    };
    let value = format!("{whole}{part}{}", "0".repeat(zeros.checked_sub(part.len())?)).parse().ok()?;
    Some(Figure { value, at: found.get(0)?.range() })
}
