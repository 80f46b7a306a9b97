//! The values that the head of a page gives beside a paper: its title, who publishes it, when.

use super::signatures::is_office;
use crate::text::date;
use crate::text::date::Date;
use crate::text::date::Precision;
use crate::text::pattern::Fixed;
use crate::text::pattern::compact;
use crate::text::pattern::fixed;
use crate::text::pattern::length;

/// What a value is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ValueOf {
    /// The title of the paper.
    Title,
    /// Who publishes it, or where it is from.
    Publisher,
    /// The day of publication.
    Published,
    /// A day that is called nothing more.
    Day,
    /// The day of the last change, or of the letter.
    Changed,
    /// The day on which it was written.
    Written,
    /// A number of a register.
    Number,
    /// How often it was seen.
    Count,
    /// A word: how it is public, which topic, who edited it.
    Word,
    /// Buttons.
    Buttons,
}

/// The words in front of the colon. A word that others begin with stands behind them.
const KEYS: &[(ValueOf, &str)] = &[
    (ValueOf::Title, "文件名称|信息名称|公文名称|文件标题|公文标题|信息标题|文章标题|标题|名称"),
    (
        ValueOf::Publisher,
        "发布机构|发布单位|发文机关|发文机构|发文单位|公开单位|公开机构|制发单位|制发机关|成文单位|(?:信息|文章|稿件|内容|新闻|资料)?来源|出处",
    ),
    (
        ValueOf::Published,
        "(?:信息|文章)?发布日期|(?:信息|文章)?发布时间|发稿时间|发表时间|发表日期|公开日期|公开时间|上传时间|上传日期|刊发日期|刊发时间|添加时间|录入时间|公布日期|公布时间|公告日期|公告时间|通告日期|通告时间|挂网时间|挂网日期|张贴日期|刊登时间|刊登日期|发表于|发布于|刊发于|刊登于",
    ),
    (
        ValueOf::Changed,
        "(?:页面|本页|网页)?更新时间|(?:页面|本页|网页)?更新日期|(?:最后|最近|页面|本页)更新(?:于|时间|日期)?|(?:最后|最近)修改(?:时间|日期)?|更新于|发文日期|发文时间",
    ),
    (ValueOf::Written, "成文日期|成文时间|生成日期|生成时间|印发日期|印发时间"),
    (ValueOf::Number, "信息索引号?|索引号|索引|文号|发文字号|文件编号|公文编号|统一编号"),
    (
        ValueOf::Count,
        "浏览(?:次数|人数|量|数)?|阅读(?:次数|人数|量|数)?|点击(?:次数|量|数|率)?|访问(?:次数|量|数)?|人气|字数|点赞数?",
    ),
    (
        ValueOf::Word,
        "公开(?:方式|类别|形式|范围|属性|时限|程度)|主题分类|主题词|体裁分类|体裁|有效性|效力状态|时效性|关键词|关键字|标签|栏目|所属栏目|所属主题|信息分类|信息类别|分类|内容概述|摘要|责任编辑|(?:文章|稿件)?作者|编辑|责编|审核|初审|复审|终审|审签|编审|核稿|校对|录入|撰稿|供稿|监制|编审|值班编委|发布人|发布者",
    ),
    (ValueOf::Buttons, "分享到?|字号|字体大小|字体|色调调节|背景色|保护视力色|视力保护色"),
    (ValueOf::Day, "日期|时间"),
];

/// What may stand in front of a key.
const BULLETS: &str = "•·・●▪◆■";

/// A character of a key.
const HAN: &str = r"[\u{4e00}-\u{9fff}]";

/// The words of all keys, as alternatives of a pattern.
fn all_keys() -> String {
    KEYS.iter().map(|(_, words)| *words).collect::<Vec<_>>().join("|")
}

/// A key with its colon, wherever it stands.
static KEY: Fixed = Fixed::new(|| {
    let keys: Vec<String> = KEYS.iter().map(|(_, words)| format!("({words})")).collect();
    fixed(&format!(r"(?:{})\s*[:：]", keys.join("|")))
});
/// Such a key at the beginning of a line, behind bullets and brackets.
static OPENS: Fixed =
    Fixed::new(|| fixed(&format!(r"^[{BULLETS}*\-\s|｜【\[（(]*(?:(?:{})\s*[:：]|视力保护色)", all_keys())));
/// Keys that no paper has, behind the name of a site or a newspaper.
static BEHIND_A_NAME: Fixed = Fixed::new(|| {
    fixed(
        r"^[^:：，。；]{2,24}[\s\d】\])）|｜](?:发布日期|发布时间|发稿时间|更新时间|信息来源|文章来源|浏览次数|浏览量|点击数|点击量|点击次数|访问量|阅读量|阅读次数|字号|字体大小|字体)\s*[:：]",
    )
});
/// A key whose characters stand apart: 索 引 号：.
static APART: Fixed =
    Fixed::new(|| fixed(&format!(r"^[{BULLETS}\s|｜【\[（(]*{HAN}(?:[\s　]+{HAN}){{1,5}}[\s　]*[:：]")));

/// Keys behind bullets, their values behind gaps: ◆索引号  000014349/2023　◆成文日期  2023-08-09.
static BULLETED: Fixed = Fixed::new(|| fixed(&format!(r"([{BULLETS}]\s*(?:{}))[\s　]+", all_keys())));

/// A value with what it is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageValue {
    /// What it is of.
    pub of: ValueOf,
    /// The value, empty where the line ends with its colon.
    pub value: String,
}

/// The same line, its first key without gaps.
fn tight(text: &str) -> String {
    let text = BULLETED.replace_all(text, "${1}：");
    match APART.find(&text) {
        Some(found) => format!("{}{}", compact(found.as_str()), &text[found.end()..]),
        None => text.into_owned(),
    }
}

/// Whether a line begins with a key: 来源：…, 浏览次数：…, • 文件名称：.
pub fn names_a_value(text: &str) -> bool {
    OPENS.is_match(&tight(text))
}

/// Whether a cell is a key, with its colon or without it: 发布机构.
pub fn is_key(cell: &str) -> bool {
    names_a_value(&format!("{}：", cell.trim().trim_end_matches(['：', ':'])))
}

/// Whether a line of a page's head holds such keys behind the name of a site: 某某政务网 发布日期：2025-03-10.
pub fn names_one_behind_a_name(text: &str) -> bool {
    BEHIND_A_NAME.is_match(text)
}

/// The values of a line in order.
pub fn read(text: &str) -> Vec<PageValue> {
    let text = tight(text);
    let found: Vec<(ValueOf, usize, usize)> = KEY
        .captures_iter(&text)
        .filter_map(|found| {
            let all = found.get(0)?;
            let of = KEYS.iter().enumerate().find(|(at, _)| found.get(at + 1).is_some())?.1.0;
            Some((of, all.start(), all.end()))
        })
        .collect();
    let ends = found.iter().skip(1).map(|(_, start, _)| *start).chain([text.len()]);
    let value = |from: usize, to: usize| {
        text[from..to].trim().trim_end_matches(['【', '[', '|', '｜', '◆', '●', '■', '•', '▪']).trim().to_owned()
    };
    found.iter().zip(ends).map(|((of, _, from), to)| PageValue { of: *of, value: value(*from, to) }).collect()
}

/// Whether a line may be the value of a key that ends the line above it.
pub fn may_be_value(of: ValueOf, text: &str) -> bool {
    let text = text.trim();
    let small = length(text) <= 40 && !text.contains(['。', '；', ';', '：']) && !names_a_value(text);
    let titled = super::papers::ends_title(text) && length(text) >= 8;
    match of {
        ValueOf::Title => length(text) <= 90 && !text.contains('。') && !names_a_value(text),
        ValueOf::Publisher => small && !titled && (is_office(text) || length(text) <= 12),
        ValueOf::Published | ValueOf::Day | ValueOf::Changed | ValueOf::Written => small && day(text).is_some(),
        ValueOf::Count => text.chars().all(|c| c.is_ascii_digit()),
        ValueOf::Number => small && !titled && text.contains(|c: char| c.is_ascii_digit()),
        ValueOf::Word => small && !titled && length(text) <= 20 && !text.contains(['，', ',']) && !is_office(text),
        ValueOf::Buttons => false,
    }
}

/// A day of its own line under a title or at the end: （2023年7月10日公开）, 公告日期：2024年3月1日, 填报日期：….
pub fn own_day(line: &str) -> Option<(ValueOf, Date)> {
    static MADE_PUBLIC: Fixed = Fixed::new(|| {
        fixed(
            r"^[（(【]?\s*(?:本[文件公告]{1,2})?(?:于|已于)?\s*(\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?)\s*(?:予以|对外|向社会|起)?(?:公开|公布|发布|公示|公告|通告|刊发|刊登|发出|张贴|挂网)[。]?[）)】]?$|^(\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日)\s*[·•|｜/／\s]\s*[\u{4e00}-\u{9fff}]{2,20}(?:印发|公布|发布|公开)$",
        )
    });
    static FILLED_IN: Fixed = Fixed::new(|| {
        fixed(
            r"(?:填报|填表|制表|填写|上报|报送|报表)(?:日期|时间)\s*[:：]\s*([^:：]{8,14}?日|\d{4}[-/.]\d{1,2}[-/.]\d{1,2})",
        )
    });
    // *2024年12月10日 印发*: set off by the marks of a format.
    let line = line.trim().trim_matches(['*', '_']).trim();
    if length(line) > 60 || line.contains(['；', ';']) {
        return None;
    }
    let inside = |found: &str| date::read(found.trim()).filter(|day| day.precision() == Precision::Day);
    if let Some(found) = MADE_PUBLIC.captures(line) {
        let day = found.get(1).or(found.get(2))?;
        return Some((ValueOf::Published, inside(day.as_str())?));
    }
    if names_a_value(line) {
        // 公示时间：2024年4月1日至4月12日 is no day.
        let one = || date::find(line).len() == 1 && date::find_ranges(line).is_empty();
        let published = read(line).into_iter().find(|value| value.of == ValueOf::Published);
        return published.filter(|_| one()).and_then(|value| Some((ValueOf::Published, day(&value.value)?)));
    }
    Some((ValueOf::Written, inside(&FILLED_IN.captures(line)?[1])?))
}

/// A day that stands among the values of a page without a word of its own: 【字体：大 中 小】 2021-12-24 09:12 来源：….
pub fn lone_day(text: &str) -> Option<Date> {
    let mut found = date::find(text).into_iter().filter(|(range, day)| {
        let before = text[..range.start].chars().next_back();
        let behind = text[range.end..].chars().next();
        let apart = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || "|｜】]）)【[（(>".contains(c));
        day.precision() == Precision::Day && apart(before) && apart(behind)
    });
    let first = found.next().map(|(_, day)| day);
    first.filter(|_| found.next().is_none())
}

/// The day that a short last line such as `某某高院 2023-8-20` ends with. A sentence has another day: 截至2025年3月9日，….
pub fn dateline(lines: &[&str]) -> Option<Date> {
    let last = lines.last()?.trim();
    let (range, day) = date::find(last).into_iter().next_back()?;
    let ahead = last[..range.start].trim_end();
    let sentence = ahead.contains(['，', '。', '；', '：', ':', ','])
        || ["截至", "截止", "至", "到", "于", "自", "从", "在"].iter().any(|word| ahead.ends_with(word));
    let behind = last[range.end..].trim().trim_matches(['）', ')', '】', ']']);
    let alone = behind.is_empty() && !sentence;
    (alone && length(last) <= 40 && day.precision() == Precision::Day).then_some(day)
}

/// The day that a value begins with.
pub fn day(value: &str) -> Option<Date> {
    let (range, day) = date::find(value).into_iter().next()?;
    (day.precision() == Precision::Day && range.start <= 3).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read_with_what_they_are_of() {
        let read = |text| read(text).into_iter().map(|found| (found.of, found.value)).collect::<Vec<_>>();
        assert_eq!(
            read("发布日期 : 2021-12-30 来源：青岚市水务局 浏览次数："),
            [
                (ValueOf::Published, "2021-12-30".to_owned()),
                (ValueOf::Publisher, "青岚市水务局".to_owned()),
                (ValueOf::Count, String::new())
            ]
        );
        assert_eq!(read("• 文件名称:"), [(ValueOf::Title, String::new())]);
        assert_eq!(read("索 引 号：QL-1"), [(ValueOf::Number, "QL-1".to_owned())]);
        assert_eq!(read("日期:2025-03-10 08:46"), [(ValueOf::Day, "2025-03-10 08:46".to_owned())]);
        assert_eq!(read("成文日期：2025-03-01")[0].0, ValueOf::Written);
        assert_eq!(
            read("◆发布机构  青岚市水务局      ◆成文日期  2023-08-09"),
            [(ValueOf::Publisher, "青岚市水务局".to_owned()), (ValueOf::Written, "2023-08-09".to_owned())]
        );
        assert!(names_a_value("◆标 题：青岚市水务局关于整改情况的通报") && !names_a_value("◆来源不清的资金"));
    }

    #[test]
    fn lines_of_a_paper_name_no_value() {
        for line in
            ["信息公开不及时", "来源不清的资金", "打印机采购不规范", "联系电话：0000-1234567", "整改时限：立行立改"]
        {
            assert!(!names_a_value(line) && !names_one_behind_a_name(line), "{line}");
        }
        for line in ["名 称：青岚市水务局关于整改情况的通报", "•发布机构：", "・名称：", "【字体：大 中 小】"]
        {
            assert!(names_a_value(line), "{line}");
        }
        assert!(names_one_behind_a_name("青岚政务网 发布日期 : 2025-03-10"));
    }

    #[test]
    fn a_paper_may_give_its_day_in_a_line_of_its_own() {
        for (line, of, iso) in [
            ("（2023年7月10日公开）", ValueOf::Published, "2023-07-10"),
            ("(2024年3月1日公布)", ValueOf::Published, "2024-03-01"),
            ("*2024年12月10日 · 集团办公室印发*", ValueOf::Published, "2024-12-10"),
            ("公告日期：2022年12月26日", ValueOf::Published, "2022-12-26"),
            ("通告时间：2024年8月4日", ValueOf::Published, "2024-08-04"),
            ("填报单位：区教育局　填报日期：2025年6月20日", ValueOf::Written, "2025-06-20"),
        ] {
            assert_eq!(own_day(line).map(|(of, day)| (of, day.iso())), Some((of, iso.to_owned())), "{line}");
        }
        for line in [
            "公示时间：2024年4月1日至4月12日",
            "下次公布时间：2024年7月5日",
            "2023年7月10日公开招标，选定维护单位。",
            "（2025年7月18日局党组会议审议通过）",
            "填报单位：区教育局",
            "",
        ] {
            assert_eq!(own_day(line), None, "{line}");
        }
        assert_eq!(
            lone_day("【字体：大 中 小】 2021-12-24 09:12 来源：石桥").map(|day| day.iso()).as_deref(),
            Some("2021-12-24")
        );
        assert_eq!(lone_day("索引号：QL-2024-10-16-001 来源：石桥"), None);
    }

    #[test]
    fn a_value_fits_its_key() {
        assert!(may_be_value(ValueOf::Publisher, "青岚市水务局"));
        assert!(!may_be_value(ValueOf::Publisher, "青岚市水务局关于巡察整改情况的通报"));
        assert!(may_be_value(ValueOf::Published, "2025-03-10"));
        assert!(!may_be_value(ValueOf::Count, "关于巡察整改情况的通报"));
        assert!(may_be_value(ValueOf::Word, "主动公开"));
        assert!(!may_be_value(ValueOf::Word, "青岚市水务局"));
    }
}
