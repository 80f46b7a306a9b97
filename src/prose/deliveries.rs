//! The occasion of a report that was spoken: the line that says when and before whom, and the line of the speaker.

use crate::text::date;
use crate::text::date::Date;
use crate::text::date::Precision;
use crate::text::pattern::Fixed;
use crate::text::pattern::fixed;
use crate::text::pattern::length;

/// `——2025年6月18日在某省人大常委会第九次会议上`, with its day or without one that can be read.
static DELIVERY: Fixed = Fixed::new(|| {
    fixed(
        r"^[（(\s]*(?:[—–―─\-]{1,4}\s*[^，。；：]{0,24}|[12\d二〇○零一][^，。；：在于]{5,24})(?:在|于)[^。；：]{2,70}(?:会议?|大会|全会)上?[）)\s]*$",
    )
});
/// `某省审计厅厅长 张某`, `报告人：某县审计局局长`.
static SPEAKER: Fixed = Fixed::new(|| {
    fixed(
        r"^(?:报告人\s*[:：].{2,40}|[^，。：；\s]{2,24}(?:厅长|局长|主任|审计长|院长|检察长|省长|市长|县长|区长|州长|旗长|书记|校长|董事长|负责人)[\s　]+[\u{4e00}-\u{9fff}·×*＊][\u{4e00}-\u{9fff}·×*＊\s　]{0,5})$",
    )
});

/// Whether a line says when and before whom a report was given.
pub fn is_delivery(text: &str) -> bool {
    length(text) <= 90 && DELIVERY.is_match(text.trim())
}

/// Whether a line names who gave it.
pub fn is_speaker(text: &str) -> bool {
    SPEAKER.is_match(text.trim())
}

/// The day of the occasion.
pub fn occasion(text: &str) -> Option<Date> {
    let day = is_delivery(text).then(|| date::find(text)).and_then(|found| found.first().map(|(_, day)| *day));
    day.filter(|day| day.precision() == Precision::Day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_of_an_occasion_gives_its_day() {
        for (line, day) in [
            ("——2025年6月18日在青岚省第十五届人大常委会第九次会议上", Some("2025-06-18")),
            ("（2025年6月18日在青岚市人民代表大会常务委员会会议上）", Some("2025-06-18")),
            ("— 2025年6月18日于青岚县委常委会会议", Some("2025-06-18")),
            ("2025年6月18日在青岚县第十七届人大常委会第三次会议上", Some("2025-06-18")),
            ("——20250618日在青岚县人大常委会会议上", None),
        ] {
            assert!(is_delivery(line), "{line}");
            assert_eq!(occasion(line).map(|day| day.iso()).as_deref(), day, "{line}");
        }
        for line in [
            "关于2024年度审计查出问题整改情况的报告",
            "2025年6月18日，在县委常委会会议上，书记作了部署。",
            "——关于整改情况的报告",
            "中共青岚市委在常委会会议上",
        ] {
            assert!(!is_delivery(line), "{line}");
        }
    }

    #[test]
    fn a_speaker_is_named_by_office_and_name() {
        for line in ["青岚省审计厅厅长 张某", "青岚县人民政府副县长　李 某", "报告人：青岚县审计局局长 王某"]
        {
            assert!(is_speaker(line), "{line}");
        }
        for line in
            ["青岚县审计局局长办公会议纪要", "主任、各位委员：", "青岚县人民政府", "中共青岚县委书记专题会议 情况通报"]
        {
            assert!(!is_speaker(line), "{line}");
        }
    }
}
