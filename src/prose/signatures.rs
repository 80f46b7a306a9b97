//! Who signs a paper, and when: names of offices, signatures at the end.

use std::ops::Range;

use crate::text::date;
use crate::text::date::Date;
use crate::text::date::Precision;
use crate::text::pattern::Fixed;
use crate::text::pattern::compact;
use crate::text::pattern::fixed;
use crate::text::pattern::length;
use crate::text::width;

/// What the name of an office ends with, and hardly anything else that stands alone in a line.
const ENDINGS: &[&str] = &[
    "法院",
    "检察院",
    "党组",
    "党委",
    "委员会",
    "纪委",
    "监委",
    "办公室",
    "领导小组",
    "小组",
    "工作组",
    "协调组",
    "督察组",
    "巡察组",
    "巡视组",
    "督导组",
    "党工委",
    "常委会",
    "管委会",
    "纪检监察组",
    "纪检组",
    "专班",
    "局",
    "厅",
    "政治部",
    "组织部",
    "宣传部",
    "统战部",
    "政府",
    "办事处",
    "街道办",
    "巡察办",
    "巡视办",
    "大学",
    "学院",
    "学校",
    "中学",
    "小学",
    "医院",
    "研究院",
    "研究所",
    "公司",
    "集团",
    "银行",
    "联合会",
    "协会",
    "总工会",
    "党总支",
    "党支部",
    "总队",
    "支队",
];

/// What names of offices end with as other words do too: such a name says elsewhere what it is.
const SHORT_ENDINGS: &[&str] = &[
    "部", "处", "院", "署", "委", "办", "组", "镇", "乡", "街道", "中心", "所", "庭", "室", "科", "站", "社", "机关",
    "大队", "支部", "总支",
];

/// How the day of a signature is written, as a pattern.
pub const DAY: &str = r"(?:[0-9]{4}|[〇○零一二三四五六七八九]{4})\s*年\s*[0-9一二三四五六七八九十]{1,3}\s*月\s*[0-9一二三四五六七八九十]{1,3}\s*[日号]";

/// What makes a line with a short ending a name: where it is, or whose.
const PLACES: &[char] =
    &['省', '市', '县', '区', '州', '旗', '盟', '镇', '乡', '国', '党', '局', '厅', '委', '院', '校'];

/// Words that sentences and headings have and names of offices have not.
const SENTENCES: &[&str] = &[
    "的",
    "了",
    "是",
    "把",
    "被",
    "已",
    "之处",
    "为中心",
    "为核心",
    "作为",
    "进行",
    "问题",
    "情况",
    "不够",
    "不力",
    "不足",
    "有待",
];

/// Words that a sentence begins with, and no name: 坚持…, 加强….
const OPENINGS: &[&str] = &[
    "坚持",
    "加强",
    "强化",
    "推进",
    "推动",
    "围绕",
    "聚焦",
    "落实",
    "深入",
    "进一步",
    "切实",
    "认真",
    "严格",
    "全面",
    "不断",
    "持续",
    "确保",
    "做到",
    "提高",
    "提升",
    "完善",
    "建立",
    "健全",
    "开展",
    "牵头",
    "根据",
    "按照",
    "关于",
    "责任",
    "抄送",
    "主送",
    "报送",
    "由",
    "向",
    "对本",
    "对全",
    "在全",
    "以人民",
];

/// More bytes than a name of forty characters with its gaps has.
const LONGEST_NAME: usize = 240;

/// Whether a line is the name of an office and nothing else.
pub fn is_office(line: &str) -> bool {
    // Every line of a text is asked: nearly all are longer than any name.
    if line.len() > LONGEST_NAME {
        return false;
    }
    let name = compact(line);
    // Masks stand for a place, brackets hold what an office is called besides.
    let plain = |c: char| width::is_han(c) || c.is_ascii_digit() || "*＊×X○（）()·".contains(c);
    if !(4..=40).contains(&length(&name)) || !name.chars().all(plain) {
        return false;
    }
    if SENTENCES.iter().any(|word| name.contains(word)) || OPENINGS.iter().any(|word| opens(&name, word)) {
        return false;
    }
    // 示例市自然资源局（林业局）
    let bare = name.strip_suffix(['）', ')']).and_then(|rest| Some(rest.split_once(['（', '('])?.0)).unwrap_or(&name);
    let short = || {
        let ending = SHORT_ENDINGS.iter().find(|ending| bare.ends_with(**ending));
        ending.is_some_and(|ending| bare[..bare.len() - ending.len()].contains(PLACES))
    };
    ENDINGS.iter().any(|ending| bare.ends_with(ending)) || short()
}

/// Whether a name begins with a word, where that word is not the beginning of a place's name: 向阳区, but 向上级.
fn opens(name: &str, word: &str) -> bool {
    let place = word.chars().count() == 1 && name.chars().nth(2).is_some_and(|c| PLACES.contains(&c));
    name.starts_with(word) && !place
}

/// Whether a line is one of a signature: an office behind another one or behind the last sentence, a date behind an
/// office. Such lines stand one under the other.
pub fn signs(before: &str, line: &str) -> bool {
    let before = before.trim();
    match is_office(line) {
        true => is_office(before) || before.ends_with('。'),
        false => is_office(before) && date::read(line.trim()).is_some(),
    }
}

/// Offices and date at the end of a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// The office, as printed but for gaps; of several the one above the date.
    pub office: Option<String>,
    /// The date.
    pub date: Date,
    /// The lines of all of it.
    pub lines: Range<usize>,
}

/// A line that may be a short name of an office because a date stands under it: 青岚中院.
fn may_be_office(text: &str) -> bool {
    length(text) <= 40 && !text.trim().is_empty() && !text.contains(['。', '：', '，', '；'])
}

/// The signature that some lines end with: a date under an office or alone, or both in one line.
pub fn at_end(lines: &[&str]) -> Option<Signature> {
    let last = lines.len().checked_sub(1)?;
    let text = lines[last].trim();
    // （示例市委巡察办　2024年11月28日）
    let inside = text.strip_prefix(['（', '(']).and_then(|text| text.strip_suffix(['）', ')']));
    if let Some((office, date)) = inside.and_then(in_one_line).filter(|(office, _)| is_office(office)) {
        return Some(Signature { office: Some(compact(office)), date, lines: last..last + 1 });
    }
    if let Some(date) = date::read(text) {
        // Between office and day may stand its seal and how to reach it.
        let between = lines[..last].iter().rev().take(2).take_while(|line| stands_between(line)).count();
        if between > 0 && last > between && is_office(lines[last - between - 1]) {
            let from = last - between - 1;
            return Some(Signature { office: Some(compact(lines[from])), date, lines: from..last + 1 });
        }
        let mut from = last;
        while from > 0 && (is_office(lines[from - 1]) || from == last && may_be_office(lines[from - 1])) {
            from -= 1;
        }
        let above = last.checked_sub(1).map(|above| lines[above]).filter(|text| is_office(text));
        return Some(Signature { office: above.map(compact), date, lines: from..last + 1 });
    }
    let (office, date) = in_one_line(text)?;
    let from = (0..last).rev().take_while(|at| is_office(lines[*at])).last().unwrap_or(last);
    Some(Signature { office: is_office(office).then(|| compact(office)), date, lines: from..last + 1 })
}

/// Whether a line may stand between an office and its day: （代章）, 联系电话：….
fn stands_between(line: &str) -> bool {
    static BETWEEN: Fixed = Fixed::new(|| {
        fixed(
            r"^(?:[（(](?:代章|盖章|公章|印章|印)[）)]|[^。，；]{0,16}(?:电话|传真|邮箱|邮编|信箱|地址|联系人)\s*[:：][^。；]{1,40})$",
        )
    });
    BETWEEN.is_match(line.trim())
}

/// Office and date in one line, with a gap or without one: 示例市中级人民法院2025年3月12日.
fn in_one_line(text: &str) -> Option<(&str, Date)> {
    static GLUED: Fixed = Fixed::new(|| fixed(&format!(r"^(.{{4,40}}?)[\s　]*({DAY})$")));
    if let Some(found) = GLUED.captures(text) {
        let (office, day) = (found.get(1)?.as_str(), found.get(2)?.as_str());
        if let Some(date) = date::read(day).filter(|_| is_office(office)) {
            return Some((office, date));
        }
    }
    let (office, day) = text.rsplit_once(char::is_whitespace)?;
    let date = date::read(day.trim())?;
    may_be_office(office).then_some((office, date))
}

/// Whether a text is written as the date of a signature is, to the month or the day.
fn is_whole(text: &str, date: Date) -> bool {
    date.precision() >= Precision::Month && text.contains(['年', '-', '/', '.'])
}

/// Office and date of a paper as far as it has them.
#[derive(Clone, Debug, Default)]
pub struct Closing {
    /// The office that signs, as printed.
    pub office: Option<String>,
    /// The date under it, or that under the title.
    pub signed_on: Option<Date>,
    /// The first of its lines.
    pub from: Option<usize>,
}

/// How many lines may follow a signature: attachments, ways to reach the office.
const BEHIND: usize = 8;

/// Reads the signature from the last lines of a paper or above its annex; a date under the title counts where there is none.
pub fn closing(lines: &[&str]) -> Closing {
    let last = lines.len();
    for end in (last.saturating_sub(BEHIND)..last).rev() {
        let Some(found) = at_end(&lines[..=end]).filter(|found| is_whole(lines[end], found.date)) else { continue };
        let alone = date::read(lines[end].trim()).is_some();
        // What stands above a date and is called like no office may be the last line of the text.
        let from = if found.office.is_some() { found.lines.start } else { end };
        if alone || found.office.is_some() {
            return Closing { office: found.office, signed_on: Some(found.date), from: Some(from) };
        }
    }
    before_annex(lines).unwrap_or_else(|| unsigned(lines))
}

/// What the last line, or the date under the title, tells of a paper without a signature.
fn unsigned(lines: &[&str]) -> Closing {
    static BRACKETED: Fixed = Fixed::new(|| fixed(r"^[（(](.{8,20})[）)]$"));
    let last = lines.len();
    let office = lines.iter().rposition(|line| is_office(line)).filter(|index| index + 2 >= last && *index > 0);
    let top = lines.iter().take(3).find_map(|line| {
        let text = line.trim();
        let inside = BRACKETED.captures(text).map(|found| found[1].trim().to_owned());
        date::read(inside.as_deref().unwrap_or(text)).filter(|date| date.precision() == Precision::Day)
    });
    Closing { office: office.map(|index| compact(lines[index])), signed_on: top, from: office }
}

/// The signature right above an annex that is printed in the paper.
fn before_annex(lines: &[&str]) -> Option<Closing> {
    static ANNEX: Fixed =
        Fixed::new(|| fixed(r"^附(?:件|表|录)?\s*[一二三四五六七八九十\d]{0,3}\s*(?:[:：].{0,60})?$"));
    let mut annexes = (1..lines.len()).rev().filter(|at| ANNEX.is_match(lines[*at].trim()));
    annexes.find_map(|at| {
        let found =
            at_end(&lines[..at]).filter(|found| found.office.is_some() && is_whole(lines[at - 1], found.date))?;
        Some(Closing { office: found.office, signed_on: Some(found.date), from: Some(found.lines.start) })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_organ_may_sign() {
        for line in [
            "示例市中级人民法院",
            "中共示例县人民法院党组",
            "示例市自然资源局",
            "示例市人民检察院政治部",
            "示例省生态环境厅",
            "示例市纪委监委机关",
            "中共示例市纪委",
            "示例大学",
            "示例职业技术学院",
            "示例水务集团有限公司",
            "示例市人民政府",
            "青岚街道办事处",
            "示例县青岚镇",
            "示例市中级人民法院机关党委",
            "示例市教育局人事处",
            "中共示例大学委员会",
            "向阳区人民政府",
            "示例市应急管理局",
            "示例市不动产登记中心",
            "示例 市 自然资源 局",
            "**市人民法院",
            "示例市自然资源局（林业局）",
            "国家税务总局示例市税务局",
            "示例大学巡视整改工作领导小组办公室",
        ] {
            assert!(is_office(line), "{line}");
        }
    }

    #[test]
    fn sentences_and_headings_are_no_offices() {
        for line in [
            "坚持以人民为中心",
            "存在不足之处",
            "加强机关党委",
            "关于示例市自然资源局",
            "已移送示例市公安局",
            "向上级党委",
            "示例市自然资源局。",
            "责任单位：示例市自然资源局",
            "办公室",
            "窗口服务不够规范",
            "2025年3月12日",
            "三是完善审判机关",
            "整改责任单位",
            "",
        ] {
            assert!(!is_office(line), "{line}");
        }
    }

    #[test]
    fn a_signature_is_read_with_all_its_lines() {
        for (lines, office, range) in [
            (&["甲。", "示例市自然资源局", "2025年3月12日"][..], Some("示例市自然资源局"), 1..3),
            (&["甲。", "示例市人民政府", "示例市自然资源局", "2025年3月12日"], Some("示例市自然资源局"), 1..4),
            (&["甲。", "示例市法院政治部2025年3月12日"], Some("示例市法院政治部"), 1..2),
            (&["甲。", "示例市法院政治部 2025年3月12日"], Some("示例市法院政治部"), 1..2),
            (&["甲。", "（示例市委巡察办　2025年3月12日）"], Some("示例市委巡察办"), 1..2),
            (&["甲。", "示例市水务局", "联系电话：0000-1234567", "2025年3月12日"], Some("示例市水务局"), 1..4),
            (&["甲。", "示例市水务局", "（代章）", "2025年3月12日"], Some("示例市水务局"), 1..4),
            (&["甲。", "青岚中院", "2025年3月12日"], None, 1..3),
            (&["甲。", "2025年3月12日"], None, 1..2),
        ] {
            let found = at_end(lines).unwrap_or_else(|| panic!("{lines:?}"));
            assert_eq!((found.office.as_deref(), found.lines), (office, range), "{lines:?}");
        }
        for lines in [&["甲。", "截至2025年3月12日。"][..], &["示例市自然资源局", "甲。"], &[]] {
            assert_eq!(at_end(lines), None, "{lines:?}");
        }
    }
}
