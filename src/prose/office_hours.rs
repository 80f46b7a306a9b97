//! The hours in which an office takes calls: `每天8:00-20:00`, `工作日8:30-12:00，14:30-17:30`.

use super::contacts;
use crate::text::date;
use crate::text::pattern::Fixed;
use crate::text::pattern::fixed;

/// Hours behind their label, in a bracket, or behind a comma with the days that they are of.
static HOURS: Fixed = Fixed::new(|| {
    let days = "(?:法定工作日|工作日|每?周[一至日五到]{3}|星期[一至日五到星期]{3,5}|每天|每日|正常上班时间|上班时间|办公时间|工作时间)";
    let time = r"(?:\d{1,2}\s*[:：时点]|[一二三四五六七八九十]{1,3}[点时])";
    let call = "(?:来电|来访|与|向|联系|拨打|致电|接听|接待)";
    fixed(&format!(
        r"({days}(?:\s*[（(][^（）()]{{4,50}}[）)]|\s*(?:上午)?{time}[^，,；;。）)\n]{{2,30}}?)?)\s*{call}|(?:(?:受理(?:群众)?(?:举报|来电|投诉)?(?:电话)?的?|接听(?:电话)?|接待|联系|办公|工作|值班|上班|开通|来访|来电)(?:时间|时段)|(?:^|[\n；;，,])\s*(?:时间|受理)\s*[:：])\s*[:：为是]*\s*([^；;。）)\n]{{4,60}}(?:[；;]\s*下午[^；;。）)\n]{{4,24}})?)|[（(]\s*({days}?[^（）()]{{0,8}}?\d{{1,2}}[:：]\d{{2}}[^（）()]{{0,50}}|{days}[^（）()]{{0,20}})[）)]|[，,：:]\s*({days}\s*(?:上午)?\s*\d{{1,2}}[:：]\d{{2}}[^；;。）)\n]{{0,40}})|[，,：:]\s*((?:周一至周五|工作日)?(?:办公|工作|上班)时间)(?:[；;。]|$)"
    ))
});
/// A time of the day, or days without one.
static TIMES: Fixed = Fixed::new(|| {
    fixed(
        r"\d{1,2}\s*[:：]\s*\d{2}|\d{1,2}\s*[时点]|工作日|周[一二三四五六日]|星期|上班时间|办公时间|工作时间|24\s*小时|全天|[一二三四五六七八九十]{1,3}[点时]",
    )
});
static LABEL: Fixed = Fixed::new(|| fixed(r"^\p{Han}{0,6}时间\s*[:：为]\s*"));

/// The hours that a text names.
pub(super) fn read(text: &str) -> Option<String> {
    let mut from = 0;
    while let Some(found) = HOURS.captures_at(text, from) {
        let printed = found.iter().skip(1).flatten().next()?;
        if let Some(hours) = hours(printed.as_str()) {
            return Some(hours);
        }
        // The words behind a label that gives none may hold those of another.
        from = text.ceil_char_boundary(printed.start().max(from + 1));
    }
    None
}

fn hours(printed: &str) -> Option<String> {
    let printed = LABEL.find(printed).map_or(printed, |label| &printed[label.end()..]);
    // 2025年3月1日至3月31日每天8:00—20:00: the days are the window for views.
    let window = date::find_ranges(printed).into_iter().find(|(range, ..)| range.start == 0);
    let printed = window.map_or(printed, |(range, ..)| printed[range.end..].trim_start_matches(['，', ',', ' ', '的']));
    let next = printed
        .match_indices(['，', ',', ' ', '、'])
        .find(|(at, mark)| contacts::begins_with_label(&printed[at + mark.len()..]));
    let printed = printed[..next.map_or(printed.len(), |(at, _)| at)].trim().trim_end_matches(['，', ',', '、']);
    let printed = ["接听", "受理"].iter().find_map(|word| printed.strip_suffix(word)).unwrap_or(printed);
    TIMES.is_match(printed).then(|| printed.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_with_any_label_and_without_it() {
        for (text, right) in [
            ("督察组受理举报电话时间为每天8:00-20:00。", Some("每天8:00-20:00")),
            ("接听时间为每天9:00—18:00。", Some("每天9:00—18:00")),
            ("电话：0000-1234567（工作日8:30-12:00，14:30-17:30）", Some("工作日8:30-12:00，14:30-17:30")),
            ("电话：0000-1234567（受理时间：工作日8:30-12:00，14:30-17:30）", Some("工作日8:30-12:00，14:30-17:30")),
            ("电话：0000-1234567(8:30-17:30)", Some("8:30-17:30")),
            (
                "电话：0000-1234567；时间：工作日上午8:30-12:00，下午14:30-17:30",
                Some("工作日上午8:30-12:00，下午14:30-17:30"),
            ),
            ("举报电话：0000-1234567，每天8:00—20:00接听。", Some("每天8:00—20:00")),
            ("接听时间：工作日8:30至17:30，电子邮箱：a@example.cn", Some("工作日8:30至17:30")),
            ("受理时间：2025年3月1日至3月31日每天8:00—20:00。", Some("每天8:00—20:00")),
            ("电话：0000-1234567（办公时间）。", Some("办公时间")),
            ("督察工作时间为2025年3月1日至3月31日。接听时间为每天9:00—18:00。", Some("每天9:00—18:00")),
            ("督察工作时间为2025年3月1日至3月31日。", None),
            ("请于工作日8:30至12:00、14:30至17:30来电：0000-1234567", Some("工作日8:30至12:00、14:30至17:30")),
            ("请于工作时间与我局联系，电话：0000-1234567", Some("工作时间")),
            (
                "请在工作日（上午8：30—12：00，下午14：30—17：30）与县水务局联系",
                Some("工作日（上午8：30—12：00，下午14：30—17：30）"),
            ),
            ("督察组每天8:00到20:00接听电话。", Some("每天8:00到20:00")),
            ("电话：0000-1234567，法定工作日上午九点至十一点半接待来访。", Some("法定工作日上午九点至十一点半")),
            ("请联系：局机关党委，0000-1234567，周一至周五办公时间；信箱：甲", Some("周一至周五办公时间")),
            ("受理时段为每日8:00—18:00；", Some("每日8:00—18:00")),
            ("受理：24小时", Some("24小时")),
            ("2025年3月1日9:00召开会议。", None),
            ("严格遵守工作时间规定，杜绝迟到。", None),
        ] {
            assert_eq!(read(text).as_deref(), right, "{text}");
        }
    }
}
