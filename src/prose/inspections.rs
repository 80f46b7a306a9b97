//! Inspections as notices name them: their kind, who inspected, and which term, round and form it was.

use std::ops::Range;

use crate::text::numeral;
use crate::text::pattern::Fixed;
use crate::text::pattern::behind_last;
use crate::text::pattern::compact;
use crate::text::pattern::fixed;
use crate::text::width;

static TEAM: Fixed = Fixed::new(|| {
    fixed(
        r"(?:巡察|巡视|巡查|督察|督查|督导|检查)(?:工作)?(?:（[^）]{1,6}）)?(?:“?回头看”?)?第?[一二三四五六七八九十\d]{0,3}(?:（[^）]{1,6}）)?(?:督察|督查|督导|检查|核查|巡察|巡视)?组",
    )
});
static AUDITOR: Fixed = Fixed::new(|| {
    fixed(
        r"(?:[\u{4e00}-\u{9fff}]{0,12}审计(?:局|厅|署(?:驻[\u{4e00}-\u{9fff}]{2,8}特派员办事处|[\u{4e00}-\u{9fff}]{2,8}特派办)?))",
    )
});
/// Where the name of a team may begin.
static START: Fixed = Fixed::new(|| {
    fixed(concat!(
        r"(?:[一二三四五六七八九十]{1,3}届)?(?:中央(?:第|巡视|纪委)|(?:中央|省|市|自治区)(?:生态环境保护|生态环保|环境保护|环保)|中共|(?:[\u{4e00}-\u{9fff}]{1,6}?(?:省|市|自治区|自治州|区|县|旗))?(?:省|自治区党|市|区|县|州|旗|地|兵团党|师党)委|省市县?(?:区)?(?:两级|三级|上下)?联动|市县(?:区|乡)?(?:上下)?联动|市区联动|省市联动|",
        r"教育部党组|最高人民法院党组|[\u{4e00}-\u{9fff}]{2,14}(?:法院|检察院|厅|局|部|委)党组|[\u{4e00}-\u{9fff}]{2,14}(?:法院|检察院)(?:司法)?|上级)",
    ))
});
static TERM: Fixed = Fixed::new(|| {
    fixed(
        r"(?:第)?([一二三四五六七八九十]{1,3}|\d{1,2})届(?:中央(?:第|巡|轮)|中共|[\u{4e00}-\u{9fff}]{0,6}?(?:省|市|区|县|州|旗|地)委(?:[^员]|$)|自治区党委|党委|党组)",
    )
});
/// A round of inspections: 第七轮常规巡察, 十届省委第七轮, 巡察第三轮.
static ROUND: Fixed = Fixed::new(|| {
    let number = r"第?([一二三四五六七八九十]{1,3}|\d{1,2})";
    let inspected = "(?:巡察|巡视|巡查|督察|督查|审计)";
    fixed(&format!(
        r"{number}轮[^，。；、建情]{{0,10}}?{inspected}|[委党组]{number}轮(?:[^次番]|$)|{inspected}(?:工作)?{number}轮(?:[^次番]|$)"
    ))
});
static FORMED: Fixed = Fixed::new(|| {
    fixed(
        r"((?:(?:提级|交叉|联动|常规|专项|机动|延伸|上下联动|政治|“?回头看”?)[（(]?(?:式)?[）)]?、?){1,3})(?:式)?(?:巡察|巡视|巡查|督察|第?[一二三四五六七八九十\d]{0,3}(?:巡察|巡视))",
    )
});
const FORMS: &[&str] = &["提级", "交叉", "联动", "常规", "专项", "机动", "回头看"];

/// What an inspection is called, wherever a text speaks of one.
pub const INSPECTED: &[&str] = &["巡察", "巡视", "巡查", "审计", "督察"];

/// The teams that a text names by a number, with their places: 市委第八巡察组, 市委巡察三组.
pub fn numbered_teams(text: &str) -> Vec<(Range<usize>, u32)> {
    static NUMBERED: Fixed = Fixed::new(|| {
        let number = "([0-9０-９]{1,3}|[一二三四五六七八九十]{1,3})";
        fixed(&format!(
            "第{number}\\p{{Han}}{{0,8}}?(?:巡察|巡视|巡查|督察|督查|督导|检查|审计)组|(?:巡察|巡视|巡查|督察|督查|督导|检查){number}组"
        ))
    });
    let numbered = NUMBERED.captures_iter(text).filter_map(|found| {
        let printed = found.get(1).or(found.get(2))?;
        Some((found.get(0)?.range(), numeral::read(printed.as_str())?))
    });
    numbered.collect()
}

/// The name of the team in a text, with where it stands.
pub fn team(text: &str) -> Option<(String, Range<usize>)> {
    TEAM.find_iter(text).find_map(|found| {
        let before = &text[..found.start()];
        // 组建4个巡察组, 各巡察组: none of them.
        if before.trim_end().ends_with(['个', '各', '批']) {
            return None;
        }
        // The name stands in one run of characters without marks.
        let run = before.trim_end_matches(is_of_name).len();
        let run = run + behind_last(&before[run..], &['日', '由', '经', '受', '对', '向']);
        let start = START.find(&text[run..found.start() + 3]).map(|start| run + start.start());
        let numbered =
            found.as_str().contains(|c: char| numeral::chinese_digit(c).is_some() || c.is_ascii_digit() || c == '十');
        let bare_number = before[run..].contains('第');
        let start = match start {
            Some(start) => start,
            None if numbered || bare_number => run,
            None => return None,
        };
        let start = start + behind_round(&text[start..found.end()]);
        let name = compact(&text[start..found.end()]);
        let name = ["派出", "委派", "派驻", "成立"].iter().fold(name, |name, word| match name.split_once(word) {
            Some((head, tail)) if !tail.is_empty() => format!("{head}{tail}"),
            _ => name,
        });
        (name.chars().count() > 3).then_some((name, start..found.end()))
    })
}

/// Where the name of a team begins behind that of its round, where it has a body of its own: 十届省委第六轮巡视省委第七巡视组.
fn behind_round(name: &str) -> usize {
    static ROUND_OF_BODY: Fixed = Fixed::new(|| {
        fixed(r"^\p{Han}{0,12}?第?[一二三四五六七八九十\d]{1,3}轮\p{Han}{0,4}?(?:巡察|巡视|巡查|督察|督查)(?:工作)?")
    });
    let end = ROUND_OF_BODY.find(name).map_or(0, |found| found.end());
    if START.find(&name[end..]).is_some_and(|own| own.start() == 0) { end } else { 0 }
}

fn is_of_name(c: char) -> bool {
    width::is_han(c) || c.is_ascii_digit() || matches!(c, '（' | '）' | '(' | ')' | '“' | '”')
}

/// The audit office in a text.
pub fn auditor(text: &str) -> Option<String> {
    let found = AUDITOR.find(text)?.as_str();
    let cut = behind_last(found, &['日', '由', '经', '受', '据']);
    let name = &found[cut..];
    (name.chars().count() >= 3).then(|| name.to_owned())
}

fn number(text: &str) -> Option<u32> {
    numeral::read(text).filter(|value| *value > 0)
}

/// 届
pub fn term(text: &str) -> Option<u32> {
    TERM.captures_iter(text).find_map(|found| {
        let after = &text[found.get(0)?.end()..];
        // 二十届中央委员会 is no term of an inspection.
        (!after.starts_with("委员会")).then(|| number(&found[1])).flatten()
    })
}

/// 轮
pub fn round(text: &str) -> Option<u32> {
    ROUND.captures_iter(text).find_map(|found| {
        let printed = found.iter().skip(1).flatten().next()?;
        let before = text[..printed.start()].trim_end_matches('第');
        // 新一轮, 上一轮 have no number.
        (!before.ends_with(['新', '上', '每', '下', '这', '本', '另', '首']))
            .then(|| number(printed.as_str()))
            .flatten()
    })
}

/// What an inspection does: 对…开展巡察, 进驻.
static ACT: Fixed = Fixed::new(|| {
    fixed(r"(?:对|在|向|到|开展|进行|实施|组织)[^。；]*?(?:巡察|巡视|巡查|督察|督查|督导|检查|审计)|进驻|驻点")
});
/// Words in front of a range of days, in its own part of the sentence, that make it the inspection's.
const INSPECTS: &[&str] = &["巡察", "巡视", "巡查", "督察", "督查", "督导", "检查", "审计", "进驻", "驻点"];
/// Words beside a range of days that make it another one: when views are taken, when things are put right.
const OTHER_PERIODS: &[&str] =
    &["公示", "整改", "征求意见", "意见征集", "意见反馈", "监督期", "异议", "受理", "反馈期"];

/// Whether a range of days is that in which an inspection was made, and neither that of publicity or rectification nor
/// the years that an audit looks at.
pub fn is_period(text: &str, range: &Range<usize>) -> bool {
    const ENDS: &[char] = &['。', '；', ';', '\n'];
    let before = &text[behind_last(&text[..range.start], ENDS)..range.start];
    let after = text[range.end..].split(ENDS).next().unwrap_or_default();
    let near = &before[behind_last(before, &['，', ','])..];
    let next = after.split(['，', ',']).next().unwrap_or_default();
    let has = |text: &str, words: &[&str]| words.iter().any(|word| text.contains(word));
    let straight = next.trim_start_matches(['）', ')', ' ']);
    let is_named =
        ["为公示", "为集中整改", "为整改", "公示", "集中整改", "整改"].iter().any(|word| straight.starts_with(word));
    if has(near, OTHER_PERIODS) || is_named {
        return false;
    }
    let goes_on = ["进行", "开展", "对", "进驻", "实施", "在", "期间"].iter().any(|word| straight.starts_with(word));
    let dated = near.trim_end().ends_with(['于', '自', '从', '在', '为', '是', '：', ':', '（', '(']);
    // 对我市2022年1月至2024年12月财政收支情况: what is looked at.
    if near.contains('对') && !dated && !goes_on {
        return false;
    }
    if has(near, INSPECTS) {
        return true;
    }
    // 2024年9月至12月，党组对照巡察反馈意见开展整改: no act of an inspection.
    let act = ACT.find_iter(after).find(|act| {
        let behind = &after[act.end()..];
        !["反馈", "整改", "意见", "发现", "指出", "办", "组反馈", "工作领导"]
            .iter()
            .any(|word| behind.starts_with(word))
    });
    act.is_some_and(|act| !after[..act.start()].contains("整改") && !act.as_str().contains("对照"))
}

/// 提级, 交叉, 联动 …, as they are said of this inspection.
pub fn form(texts: &[&str]) -> Option<String> {
    let mut out = String::new();
    for text in texts {
        for found in FORMED.captures_iter(text) {
            for form in FORMS {
                if found[1].contains(form) && !out.contains(form) {
                    out.push_str(form);
                }
            }
        }
        if !out.is_empty() {
            break;
        }
    }
    (!out.is_empty()).then_some(out)
}

/// The kind of inspection.
pub fn origin(text: &str) -> Option<&'static str> {
    let first = [
        ("司法巡查", "司法巡查"),
        ("巡察", "巡察"),
        ("巡视", "巡视"),
        ("民主生活会", "民主生活会"),
        ("审计", "审计"),
        ("政治督察", "督察"),
        ("督察", "督察"),
    ];
    let found = first.iter().filter_map(|(word, origin)| Some((text.find(word)?, *origin)));
    found.min_by_key(|(at, _)| *at).map(|(_, origin)| origin)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_team_has_the_number_of_its_name() {
        for (text, name, number) in [
            ("市委第八巡察组对我院进行了巡察", "市委第八巡察组", Some(8)),
            ("市委巡察三组对我院进行了巡察", "市委巡察三组", Some(3)),
            ("省委第五督查组对我局开展督查", "省委第五督查组", Some(5)),
            ("市县联动巡察组对我院进行了巡察", "市县联动巡察组", None),
            ("县委巡察“回头看”第三检查组对我局党组开展检查", "县委巡察“回头看”第三检查组", Some(3)),
            ("市委巡察“回头看”一组复核", "市委巡察“回头看”一组", None),
            ("区委巡察“回头看”督查组来我局", "区委巡察“回头看”督查组", None),
        ] {
            assert_eq!(team(text).map(|(name, _)| name).as_deref(), Some(name), "{text}");
            assert_eq!(numbered_teams(text).first().map(|(_, number)| *number), number, "{text}");
        }
    }
    #[test]
    fn teams_are_read_in_every_form_and_several_are_none() {
        for (text, name) in [
            ("县委第一提级巡察组对我镇党委开展巡察", Some("县委第一提级巡察组")),
            ("中央第三生态环境保护督察组进驻我省", Some("中央第三生态环境保护督察组")),
            ("省第二生态环境保护督察组对我市开展督察", Some("省第二生态环境保护督察组")),
            ("省生态环境保护督察组受理举报", Some("省生态环境保护督察组")),
            ("自治区党委第六巡视组开展巡视", Some("自治区党委第六巡视组")),
            ("教育部党组第四巡视组开展巡视", Some("教育部党组第四巡视组")),
            ("区委组建4个巡察组对4家单位开展巡察", None),
            ("区委派出三个巡察组开展巡察", None),
            ("各巡察组严格要求", None),
        ] {
            assert_eq!(team(text).map(|(name, _)| name).as_deref(), name, "{text}");
        }
    }

    #[test]
    fn a_round_is_one_of_inspections() {
        for (text, number) in [
            ("十四届市委第七轮巡察", Some(7)),
            ("十届省委第七轮", Some(7)),
            ("第十三轮常规巡察整改情况", Some(13)),
            ("第三轮第二批省生态环境保护督察", Some(3)),
            ("九届区委巡察第三轮", Some(3)),
            ("新一轮学科规划", None),
            ("第一轮“双一流”建设情况", None),
            ("新一轮巡视工作", None),
            ("上一轮巡察反馈的问题", None),
            ("开展第二轮培训", None),
        ] {
            assert_eq!(round(text), number, "{text}");
        }
    }

    #[test]
    fn the_period_is_that_of_the_inspection_alone() {
        for (text, right) in [
            ("2024年9月2日至10月30日，市委第八巡察组对我局党组开展了巡察。", true),
            ("市委第八巡察组于2024年9月2日至10月30日对我局党组进行了巡察。", true),
            ("市委第八巡察组2024年9月2日至10月30日对我局党组进行了巡察。", true),
            ("市委第八巡察组对我局2024年9月2日至10月30日进行了巡察。", true),
            ("督察进驻时间为2024年4月6日至5月6日。", true),
            ("进驻期间（2024年4月6日至5月6日），受理举报。", true),
            ("2024年4月6日至5月6日，督察组进驻我市。", true),
            ("2024年3月至5月，省审计厅对我市预算执行情况进行了审计。", true),
            ("省审计厅对我市2022年1月至2024年12月财政收支情况进行了审计。", false),
            ("公示日期为2025年3月3日至3月14日，公示期间接受监督。", false),
            ("2025年3月3日至3月14日为公示期。", false),
            ("整改期限为2024年9月1日至2025年2月28日。", false),
            ("2024年9月1日至2025年2月28日为集中整改期，公布市委第八巡察组反馈问题整改情况。", false),
            ("2024年9月至12月，党组对照巡察反馈意见开展整改。", false),
            ("2024年9月至12月，党组召开会议6次。", false),
        ] {
            let (range, ..) = crate::text::date::find_ranges(text).remove(0);
            assert_eq!(is_period(text, &range), right, "{text}");
        }
    }
}
