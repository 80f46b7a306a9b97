//! Inspections as notices name them: their kind, who inspected, and which term, round and form it was.

use crate::text::numeral;
use crate::text::pattern::Fixed;
use crate::text::pattern::behind_last;
use crate::text::pattern::compact;
use crate::text::pattern::fixed;
use crate::text::width;

static TEAM: Fixed = Fixed::new(|| {
    fixed(
        r"(?:巡察|巡视|巡查|督察|督查|督导|检查)(?:工作)?(?:（[^）]{1,6}）)?第?[一二三四五六七八九十\d]{0,3}(?:（[^）]{1,6}）)?组",
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
        r"(?:[一二三四五六七八九十]{1,3}届)?(?:中央(?:第|巡视|纪委)|中共|(?:[\u{4e00}-\u{9fff}]{1,6}?(?:省|市|自治区|自治州|区|县|旗))?(?:省|自治区党|市|区|县|州|旗|地|兵团党|师党)委|省市县?(?:区)?(?:两级|三级|上下)?联动|市县(?:区|乡)?(?:上下)?联动|市区联动|省市联动|",
        r"教育部党组|最高人民法院党组|[\u{4e00}-\u{9fff}]{2,14}(?:法院|检察院|厅|局|部|委)党组|[\u{4e00}-\u{9fff}]{2,14}(?:法院|检察院)(?:司法)?|上级)",
    ))
});
static TERM: Fixed = Fixed::new(|| {
    fixed(
        r"(?:第)?([一二三四五六七八九十]{1,3}|\d{1,2})届(?:中央(?:第|巡|轮)|中共|[\u{4e00}-\u{9fff}]{0,6}?(?:省|市|区|县|州|旗|地)委(?:[^员]|$)|自治区党委|党委|党组)",
    )
});
static ROUND: Fixed = Fixed::new(|| fixed(r"第?([一二三四五六七八九十]{1,3}|\d{1,2})轮(?:[^次番]|$)"));
static FORMED: Fixed = Fixed::new(|| {
    fixed(
        r"((?:(?:提级|交叉|联动|常规|专项|机动|延伸|上下联动|政治|“?回头看”?)[（(]?(?:式)?[）)]?、?){1,3})(?:式)?(?:巡察|巡视|巡查|督察|第?[一二三四五六七八九十\d]{0,3}(?:巡察|巡视))",
    )
});
const FORMS: &[&str] = &["提级", "交叉", "联动", "常规", "专项", "机动", "回头看"];

/// What an inspection is called, wherever a text speaks of one.
pub const INSPECTED: &[&str] = &["巡察", "巡视", "巡查", "审计", "督察"];

/// The teams that a text names by a number, with their places: 市委第八巡察组, 市委巡察三组.
pub fn numbered_teams(text: &str) -> Vec<(std::ops::Range<usize>, u32)> {
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
pub fn team(text: &str) -> Option<(String, std::ops::Range<usize>)> {
    TEAM.find_iter(text).find_map(|found| {
        let before = &text[..found.start()];
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
        let name = compact(&text[start..found.end()]);
        let name = ["派出", "委派", "派驻", "成立"].iter().fold(name, |name, word| match name.split_once(word) {
            Some((head, tail)) if !tail.is_empty() => format!("{head}{tail}"),
            _ => name,
        });
        (name.chars().count() > 3).then_some((name, start..found.end()))
    })
}

fn is_of_name(c: char) -> bool {
    width::is_han(c) || c.is_ascii_digit() || matches!(c, '（' | '）' | '(' | ')')
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
    ROUND.captures(text).and_then(|found| number(&found[1]))
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
        ] {
            assert_eq!(team(text).map(|(name, _)| name).as_deref(), Some(name), "{text}");
            assert_eq!(numbered_teams(text).first().map(|(_, number)| *number), number, "{text}");
        }
    }
}
