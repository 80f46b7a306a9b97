//! How a text tells the public to reach an office: labels, numbers, mailboxes, postcodes, days for views.

use std::ops::Range;

use super::office_numbers;
use crate::text::date;
use crate::text::date::Date;
use crate::text::pattern::Fixed;
use crate::text::pattern::fixed;

/// Labels of telephone numbers.
const PHONE_LABELS: &[&str] = &[
    "联系人及电话",
    "监督举报电话",
    "联系人电话",
    "联系电话",
    "监督电话",
    "举报电话",
    "受理电话",
    "咨询电话",
    "值班电话",
    "办公电话",
    "投诉电话",
    "公示电话",
    "传真电话",
    "热线电话",
    "服务热线",
    "举报专线",
    "监督专线",
    "值班专线",
    "监督热线",
    "举报热线",
    "值班手机",
    "举报手机",
    "监督手机",
    "联系手机",
    "手机号码",
    "电话号码",
    "联系方式",
    "监督方式",
    "反馈方式",
    "反映方式",
    "举报方式",
    "手机短信平台",
    "短信平台",
    "手机短信",
    "致电",
    "来电请拨",
    "请拨打",
    "可拨打",
    "拨打",
    "请拨",
    "来电",
    "专线",
    "短信",
    "热线",
    "手机",
    "座机",
    "电话",
    "传真",
];

/// Labels of where letters go.
pub(super) const LETTER_LABELS: &[&str] = &[
    "邮政信箱",
    "专用信箱",
    "举报信箱",
    "监督信箱",
    "邮寄地址",
    "通讯地址",
    "通信地址",
    "联系地址",
    "来信来访地址",
    "来信地址",
    "来访地址",
    "邮政地址",
    "信函地址",
    "收件地址",
    "办公地址",
    "地址",
    "信箱",
    "来信",
    "写信",
    "通信",
    "通讯",
    "来访",
];

/// A label as a pattern that takes it with blanks between its characters: 电 话.
pub(super) fn spaced(label: &str) -> String {
    label.chars().map(String::from).collect::<Vec<_>>().join(r"[ \u{3000}]{0,4}")
}

/// Whether a text begins with a label.
pub(super) fn begins_with_label(text: &str) -> bool {
    let text = text.trim_start();
    all_labels().any(|label| text.starts_with(label))
}

fn all_labels() -> impl Iterator<Item = &'static str> {
    [PHONE_LABELS, LETTER_LABELS, OTHER_LABELS].into_iter().flatten().copied()
}

/// Further labels of ways to reach an office.
const OTHER_LABELS: &[&str] = &[
    "联系人",
    "联系部门",
    "联系单位",
    "联系科室",
    "联系处室",
    "受理部门",
    "受理单位",
    "监督受理",
    "反馈渠道",
    "监督渠道",
    "举报渠道",
    "受理时段",
    "邮编",
    "邮政编码",
    "电子邮箱",
    "电子信箱",
    "电子邮件",
    "邮箱",
    "举报邮箱",
    "监督邮箱",
    "收件人",
    "收件单位",
    "收件部门",
    "收信人",
    "收信单位",
    "接听时间",
    "受理时间",
    "来访时间",
    "接待时间",
];

/// Words to the public without a colon: how to reach the office, how to object, and formulas that end a paper. 邮箱, 传真 and
/// 地址 stand in sentences of measures too (设立院长邮箱): they count with their colon alone.
const WORDS: &[&str] = &[
    "联系电话",
    "监督电话",
    "举报电话",
    "联系方式",
    "邮编",
    "邮政编码",
    "邮政信箱",
    "电子邮箱",
    "电子信箱",
    "通讯地址",
    "通信地址",
    "邮寄地址",
    "如有异议",
    "提出异议",
    "公示期内",
    "请来电",
    "请及时向",
    "特此公示",
    "特此通报",
    "特此公告",
    "特此报告",
];

/// A number of a sound shape without its extension, with its label where it has one.
pub(super) static PHONE: Fixed = Fixed::new(|| {
    let labels = PHONE_LABELS.iter().map(|label| spaced(label)).collect::<Vec<_>>().join("|");
    fixed(&format!(
        r"(?:({labels})(?:[（(]([^（）()]{{1,10}})[）)])?\s*[为是]?\s*[:：]?\s*(?:(?:电话|总机)\s*[:：]?\s*)?)?((?:[（(]0\d{{2,3}}[）)]|0\d{{2,3}})[\s\-—–－―]{{0,3}}(?:\d{{7,8}}|\d{{4}} \d{{4}})|0\d{{2,3}}[\-—–－―]12\d{{3}}|1[3-9]\d[\s-]?\d{{4}}[\s-]?\d{{4}}|\d{{7,8}}|400[\s-]?\d{{3,4}}[\s-]?\d{{3,4}}|12\d{{3}})"
    ))
});

/// Words in front of an extension, longer ones first.
const EXTENSIONS: &[&str] = &["转分机号", "转分机", "分机号码", "分机号", "分机", "转内线", "内线", "转接", "转"];
/// Signs in front of an extension that is typed as a part of the number.
const JOINTS: &[char] = &['-', '－', '—', '–', '―'];
/// What stands behind figures that are no extension: a year, an hour, a count.
const COUNTED: &[char] = &['年', '月', '日', '时', '点', ':', '：', '元', '件', '人', '个', '万', '%', '.'];

/// Bytes of an extension at the start of a text, further ones included: `-801`, ` 转 8012`, `，分机：801`, `（分机801）`,
/// `转801、802`.
pub fn extension(text: &str) -> usize {
    let body = text.trim_start_matches([' ', '\u{3000}', '\u{a0}']);
    let body = body.strip_prefix(['，', ',', '、']).map_or(body, |rest| rest.trim_start());
    let inside = body.trim_start_matches(['(', '（']).trim_start();
    let bracket = inside.len() < body.len();
    let behind = match EXTENSIONS.iter().find_map(|word| inside.strip_prefix(word)) {
        Some(rest) => rest.trim_start_matches([' ', '\u{3000}', ':', '：', '号', '-', '至']),
        // 0000-1234567 -801 and （-801） are typed by nobody.
        None => match inside.strip_prefix(JOINTS).filter(|_| inside.len() == text.len()) {
            Some(rest) => rest.trim_start_matches(JOINTS),
            None => return 0,
        },
    };
    let Some(digits) = short_number(behind) else { return 0 };
    let mut rest = &behind[digits..];
    // 转801、802: as long as the first.
    while let Some(next) = rest.strip_prefix(['、', '/', '／', '或', '和']).map(str::trim_start)
        && short_number(next) == Some(digits)
        && digits > 1
    {
        rest = &next[digits..];
    }
    text.len() - rest.strip_prefix([')', '）']).filter(|_| bracket).unwrap_or(rest).len()
}

/// The digits at the start of a text, where they may be an extension.
fn short_number(text: &str) -> Option<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &text[digits..];
    let goes_on = rest.starts_with(COUNTED) || rest.starts_with(|c: char| c.is_ascii_alphabetic());
    let joined = rest.strip_prefix(JOINTS).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    ((1..=6).contains(&digits) && !goes_on && !joined).then_some(digits)
}

/// Whether some words are the label of a way to reach an office.
pub fn is_label(words: &str) -> bool {
    all_labels().any(|label| label == words.trim())
}

/// Whether a text gives a way to reach an office behind its label and a colon, wherever in it.
fn has_label(text: &str) -> bool {
    text.match_indices(['：', ':']).any(|(at, _)| {
        let before = text[..at].trim_end();
        all_labels().any(|label| before.ends_with(label))
    })
}

/// Whether a paragraph at the end of a paper speaks to the public.
pub fn addresses_the_public(text: &str) -> bool {
    let welcomes = text.trim_start().starts_with("欢迎") && text.contains("监督");
    welcomes || WORDS.iter().any(|word| text.contains(word)) || has_label(text)
}

/// Whether a paragraph tells how to reach the organ.
pub fn tells(text: &str) -> bool {
    static SIGNS: Fixed = Fixed::new(|| {
        fixed(
            r"联系方式|联系电话|监督电话|举报电话|电子邮箱|电子信箱|邮箱|邮政编码|邮编|邮政信箱|邮寄地址|通讯地址|通信地址|来信地址|联系地址|传真|收件(?:人|单位|部门)|收信(?:人|单位)|(?:来信|信件|意见)请?寄|请寄|写信|通信[:：]|来访[:：]|受理(?:单位|部门|科室|时段)\s*[:：]|联系(?:科室|部门|处室|单位)\s*[:：]|每[天日][^。]{0,20}接听|(?:专用|举报|监督)信箱|地址[:：]",
        )
    });
    let text = &*BLANK_IN_LABEL.replace_all(text, "$1$2");
    let may_call = ["电话", "热线", "专线", "来电", "手机", "短信", "拨"].iter().any(|word| text.contains(word));
    SIGNS.is_match(text)
        || office_numbers::gives(text)
        || (may_call && PHONE.is_match(text))
        || MAILBOX.is_match(text)
        || names_window(text)
}

/// 电 话, 邮　编
static BLANK_IN_LABEL: Fixed = Fixed::new(|| fixed("(电|传|邮|地|手|信|通)[ \u{3000}]{1,4}(话|真|编|码|箱|址|机|信)"));

/// A kind of way to reach somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WayKind {
    /// A telephone number.
    Phone,
    /// An electronic mailbox.
    Mailbox,
    /// A postcode.
    Postcode,
}

/// A number behind a label, whatever its shape: whether it works is asked elsewhere. A further number (0000-1234567、
/// 1234568) is left out, for it has the area code of the first.
static NUMBER: Fixed = Fixed::new(|| {
    fixed(
        r"(?:电话|传真|热线|联系方式|座机|手机)(?:号码)?(?:[（(][^）)\d]{1,12}[）)])?\s*[为是]?\s*[:：]?\s*((?:\+?86[-—－ ]?)?(?:1\d{2}[-—－ ]\d{4}[-—－ ]\d{4}|[（(]?\d{3,4}[）)]?(?:[-—－–― ]{1,2}\d{3,13}|\d{3,13}|)(?:[-—－–]\d{1,6})?))",
    )
});
static MAILBOX: Fixed = Fixed::new(|| fixed(r"[A-Za-z0-9._%+\-]+\s?[@＠]\s?[A-Za-z0-9.\-]+"));
static NAMED_MAILBOX: Fixed = Fixed::new(|| {
    fixed(
        r"(?:电子邮箱|电子信箱|电子邮件|邮箱|[Ee]-?mail)\s*[:：]\s*([A-Za-z0-9][A-Za-z0-9._\-]{3,})(?:[^A-Za-z0-9._\-@＠\s]|$)",
    )
});
static POSTCODE: Fixed = Fixed::new(|| fixed(r"(?:邮编|邮政编码)\s*[为是]?\s*[:：]?\s*(\d+)"));

/// Whether a text gives a number, a mailbox or a postcode.
pub fn gives_a_way(text: &str) -> bool {
    NUMBER.is_match(text) || MAILBOX.is_match(text) || POSTCODE.is_match(text)
}

/// Every number, mailbox and postcode that a text gives, with its bytes, as they are printed.
pub fn ways(text: &str) -> Vec<(WayKind, Range<usize>)> {
    if !text.contains(|c: char| c.is_ascii_alphanumeric()) {
        return Vec::new();
    }
    let behind = |pattern: &Fixed, kind: WayKind| -> Vec<(WayKind, Range<usize>)> {
        pattern.captures_iter(text).filter_map(|hit| hit.get(1)).map(|hit| (kind, hit.range())).collect()
    };
    let mut out = behind(&NUMBER, WayKind::Phone);
    out.extend(MAILBOX.find_iter(text).map(|hit| (WayKind::Mailbox, hit.range())));
    out.extend(behind(&NAMED_MAILBOX, WayKind::Mailbox));
    out.extend(behind(&POSTCODE, WayKind::Postcode));
    out
}

/// Words that make a range of days the window in which views are taken.
const WINDOWS: &[&str] =
    &["公示期", "公示时间", "征求意见", "意见征集", "意见反馈期", "受理时间", "受理期限", "监督期", "异议期", "反馈期"];

/// Where a text first names such a window. 反馈期间 is when findings were fed back.
fn window_word(text: &str) -> Option<usize> {
    let at = |word: &&str| text.match_indices(*word).find(|(at, _)| !is_time_of_feedback(&text[*at..])).map(|of| of.0);
    WINDOWS.iter().filter_map(at).min()
}

fn is_time_of_feedback(text: &str) -> bool {
    text.starts_with("反馈期间")
}

/// Whether a text names a window in which views are taken.
fn names_window(text: &str) -> bool {
    window_word(text).is_some()
}

/// The window in which views are taken: the first range of days behind its name, else the last in front of it. Another
/// range of the paragraph is the inspection's.
pub fn window(text: &str) -> Option<(Range<usize>, Date, Date)> {
    let named = window_word(text)?;
    let mut ranges = date::find_ranges(text);
    let behind = ranges.iter().position(|(range, ..)| range.start >= named);
    match behind {
        Some(at) => Some(ranges.swap_remove(at)),
        None => ranges.pop(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_ways_to_reach_an_office_are_known() {
        for words in ["联系电话", "地址", "举报热线", "电子邮箱", "邮编", "受理时间"] {
            assert!(is_label(words) && addresses_the_public(&format!("{words}：甲")), "{words}");
        }
        for text in ["设立院长邮箱，及时回复。", "更换传真机3台。", "核对当事人地址。", "网站：甲"]
        {
            assert!(!addresses_the_public(text), "{text}");
        }
    }

    #[test]
    fn extensions_are_known_however_they_are_typed() {
        for text in [
            "-801",
            "－801",
            "—8012",
            "转8012",
            " 转 8012",
            "转分机801",
            "分机801",
            " 分机：801",
            "分机号801",
            "，分机801",
            "（分机801）",
            "(转801)",
            "内线801",
            "转接801",
            "转801、802",
            "转8012/8013",
        ] {
            assert_eq!(extension(text), text.len(), "{text}");
            assert_eq!(extension(&format!("{text}。")), text.len(), "{text}");
        }
        for text in [
            "",
            "801",
            "转办公室",
            "-7654321",
            "（8:30-17:30）",
            "-8:30",
            "-2025年",
            "、0000-7654321",
            " 0000-7654321",
            "分机",
        ] {
            assert_eq!(extension(text), 0, "{text}");
        }
        assert_eq!(extension("转801、0000-7654321"), "转801".len());
        assert_eq!(extension("转801，802室"), "转801".len());
    }

    #[test]
    fn a_window_is_that_behind_its_name() {
        for (text, first) in [
            ("巡察于2024年9月2日至10月30日进行。公示期为2025年1月6日至1月17日。", Some("2025-01-06")),
            ("2025年1月6日至1月17日为公示期。", Some("2025-01-06")),
            ("公示期为2025年1月6日至1月17日，巡察于2024年9月2日至10月30日进行。", Some("2025-01-06")),
            ("巡察反馈期间（2024年9月2日至10月30日）。", None),
            ("2024年9月2日至10月30日巡察。", None),
        ] {
            assert_eq!(window(text).map(|(_, from, _)| from.iso()).as_deref(), first, "{text}");
        }
    }
}
