//! Where letters to an office go: the address, the box, who receives them.

use super::contacts;
use super::contacts::LETTER_LABELS;
use crate::model::Contact;
use crate::text::pattern::Fixed;
use crate::text::pattern::fixed;
use crate::text::pattern::length;

static LETTERS: Fixed = Fixed::new(|| {
    let labels: Vec<String> = LETTER_LABELS.iter().map(|label| contacts::spaced(label)).collect();
    let labels = labels.join("|");
    fixed(&format!(
        r"((?:来信|信件|意见|书面意见)?请?寄(?:至|往|送)?|可?写信至|{labels})(?:[（(][^（）()]{{1,10}}[）)])?\s*([:：至为]?)\s*([^；;。\n]{{4,90}})",
    ))
});
static STREET: Fixed =
    Fixed::new(|| fixed(r"(?:路|街|道|巷|弄|里|村|镇|大厦|广场)[^，,]{0,16}?\d*[^，,]{0,3}(?:号|楼|室|层|院)?"));
/// Behind the number of a house a name begins.
static HOUSE: Fixed = Fixed::new(|| {
    fixed(
        r"^(.*?(?:路|街|大道|道|巷|弄)[^，,]{0,10}?\d+\s*(?:号|弄)(?:附?\d+号|院内?|大院|\d+号?楼|\d+室)*(?:[东西南北]?\d*(?:楼|室|层))?)[\s，,]*(.*)$",
    )
});
/// A yard or building without the number of a house, and a name behind: 示例乡人民政府大院党建办.
static YARD: Fixed = Fixed::new(|| {
    fixed(
        r"^(.{2,30}?(?:大院|院内|大楼|大厦)(?:\d+号?楼|[一二三四五六七八九十\d]+[楼层])?(?:\d+室)?)[\s，,]*(\p{Han}{3,30})$",
    )
});
/// A building with its number or a room, behind the number of the house: 行政中心5号楼301室.
static ROOM: Fixed =
    Fixed::new(|| fixed(r"^[^，,（(]*?[\dA-Za-z]+(?:号楼|栋|幢|单元|楼|层|室|房)(?:[\dA-Za-z]+(?:单元|楼|层|室|房))*"));
/// Words behind an address that are another fact of the block.
static NEXT: Fixed = Fixed::new(|| {
    fixed(
        r"[，, 　（(、]*(?:邮编|邮政编码|邮码|电\s*话|联系电话|监督电话|举报电话|电子邮箱|电子信箱|邮箱|收件人|联系人|传\s*真)|[（(][^）)]{0,8}注明|[，,]?\s*信封(?:上)?(?:请)?注明|[（(]\d{6}[）)]",
    )
});
/// Words that are in what receives letters, and not in streets.
const RECIPIENTS: &[&str] = &[
    "法院",
    "办公室",
    "政治部",
    "党组",
    "专班",
    "督察",
    "综合",
    "监察",
    "机关",
    "纪检",
    "审务",
    "领导小组",
    "处",
    "科",
    "室",
    "部",
];
/// Words that a place for letters has, where no mark stands in front of it: 来信请寄示例乡人民政府.
const PLACE_WORDS: &[&str] = &["路", "街", "大道", "巷", "大院", "大楼", "大厦", "中心", "政府", "信箱", "村", "宾馆"];
/// Words with which a sentence goes on that gives no address.
const NO_PLACES: &[&str] =
    &["材料", "证据", "快递", "根据", "按照", "收到", "反映", "时间", "等方式", "设立", "公布", "畅通", "渠道", "收集"];

/// Takes what a text says of letters into a contact.
pub(super) fn read(text: &str, contact: &mut Contact) {
    let mut from = 0;
    while let Some(found) = LETTERS.captures_at(text, from) {
        let (Some(label), Some(value)) = (found.get(1), found.get(3)) else { break };
        let whole = value.as_str().trim();
        let whole = whole[..NEXT.find(whole).map_or(whole.len(), |next| next.start())].trim();
        let whole = whole.trim_end_matches(['，', ',', '、']);
        let sent = label.as_str().contains('寄') && PLACE_WORDS.iter().any(|word| whole.contains(word));
        if is_place(whole, sent || !found[2].is_empty() && !label.as_str().contains('寄')) {
            take(label.as_str(), whole, contact);
            from = text.ceil_char_boundary(value.start() + whole.len().max(1));
        } else {
            from = label.end();
        }
    }
}

/// Whether some words are a place that letters can go to. Without a mark between a label and them they must be the address
/// of a house or a numbered box: 联系电话和信箱根据安排 is none.
fn is_place(words: &str, marked: bool) -> bool {
    let dated = words.contains('年') && words.contains('月');
    let begins = words.starts_with(|c: char| c.is_alphanumeric());
    let numbered = words.contains(|c: char| c.is_ascii_digit());
    let sure = HOUSE.is_match(words) || words.contains("信箱") && numbered;
    begins
        && !words.contains(['@', '＠'])
        && !dated
        && (marked || sure)
        && !NO_PLACES.iter().any(|word| words.contains(word))
}

fn take(label: &str, value: &str, contact: &mut Contact) {
    let box_named = label.ends_with('箱');
    if value.contains("信箱") {
        let head = value.split(['，', ',']).next().filter(|head| head.contains("信箱"));
        contact.mailbox.get_or_insert_with(|| head.unwrap_or(value).to_owned());
        return;
    }
    let (received, value) = match value.strip_suffix(['）', ')']).and_then(|rest| rest.strip_suffix('收')) {
        Some(rest) => (true, rest.trim_end_matches(['（', '(']).trim()),
        None => match value.strip_suffix("（收").or_else(|| value.strip_suffix('收')) {
            Some(rest) => (true, rest.trim()),
            None => (false, value),
        },
    };
    let (address, recipient) = part_address(value, received);
    if let Some(recipient) = recipient {
        contact.recipient.get_or_insert(recipient);
    }
    match address {
        Some(address) if STREET.is_match(&address) || !box_named => {
            contact.address.get_or_insert(address);
        }
        Some(other) => {
            contact.mailbox.get_or_insert(other);
        }
        None => {}
    }
}

/// Parts an address from who receives letters there.
fn part_address(value: &str, received: bool) -> (Option<String>, Option<String>) {
    let is_office = |text: &str| {
        let named =
            RECIPIENTS.iter().any(|word| text.contains(word)) || text.ends_with(['局', '厅', '委', '办', '组', '院']);
        named && length(text) >= 3
    };
    // 示例市委巡察办（示例市人民路1号）
    if let Some((office, place)) = value.strip_suffix(['）', ')']).and_then(|rest| rest.split_once(['（', '(']))
        && is_office(office)
        && STREET.is_match(place)
    {
        return (Some(place.trim().to_owned()), Some(office.trim().to_owned()));
    }
    if let Some(found) = HOUSE.captures(value) {
        let (mut address, mut rest) = (found[1].trim().to_owned(), found[2].trim());
        if let Some(room) = ROOM.find(rest) {
            address = value[..value.len() - rest.len() + room.end()].to_owned();
            rest = rest[room.end()..].trim_start_matches([' ', '，', ',']);
        }
        if !rest.is_empty() && (received || is_office(rest)) {
            return (Some(address), Some(rest.to_owned()));
        }
        // What stands behind a comma and is nobody who receives letters belongs to the sentence.
        let apart = value[address.len().min(value.len())..].trim_start().starts_with(['，', ',']);
        return (Some(if apart { address } else { value.to_owned() }), None);
    }
    if let Some(found) = YARD.captures(value)
        && (received || is_office(&found[2]))
    {
        return (Some(found[1].to_owned()), Some(found[2].to_owned()));
    }
    if let Some((address, rest)) =
        value.rsplit_once(['，', ',', ' ', '\u{3000}']).filter(|(_, rest)| received || is_office(rest))
    {
        return (Some(address.trim().to_owned()), Some(rest.trim().to_owned()));
    }
    if received && !STREET.is_match(value) {
        return (None, Some(value.to_owned()));
    }
    (Some(value.to_owned()), None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_to_places_and_never_to_running_text() {
        for (text, address, mailbox, recipient) in [
            ("邮政信箱：示例市A001号邮政信箱。", None, Some("示例市A001号邮政信箱"), None),
            ("专用信箱：示例市邮政专用信箱A066号", None, Some("示例市邮政专用信箱A066号"), None),
            (
                "邮寄地址：示例县人民路1号县水务局机关党委收，邮政编码：000000",
                Some("示例县人民路1号"),
                None,
                Some("县水务局机关党委"),
            ),
            ("来信地址：示例市青石路8号市水务局（邮编：000000）", Some("示例市青石路8号"), None, Some("市水务局")),
            ("地 址：示例县人民路1号", Some("示例县人民路1号"), None, None),
            ("联系地址示例县人民路1号。", Some("示例县人民路1号"), None, None),
            ("通讯地址：示例市青石路8号行政中心5号楼301室", Some("示例市青石路8号行政中心5号楼301室"), None, None),
            ("来信：示例县人民路1号水务局办公室收", Some("示例县人民路1号"), None, Some("水务局办公室")),
            (
                "邮政信箱：示例县人民路1号县水务局办公室（信封上请注明“监督”字样）",
                Some("示例县人民路1号"),
                None,
                Some("县水务局办公室"),
            ),
            (
                "联系电话和信箱根据安排,工作时间为2025年3月1日至3月31日。邮政信箱：示例市A001号邮政信箱",
                None,
                Some("示例市A001号邮政信箱"),
                None,
            ),
            ("设立举报电话、信箱，收到来信12封。", None, None, None),
            ("公布地址和信箱，畅通渠道。", None, None, None),
            ("邮政信箱：示例市A001号邮政信箱，督察组受理", None, Some("示例市A001号邮政信箱"), None),
            ("地址：示例县人民路1号，欢迎来信", Some("示例县人民路1号"), None, None),
            ("电子信箱：a@example.cn", None, None, None),
            ("来信请寄：示例县人民路1号县水务局机关党委", Some("示例县人民路1号"), None, Some("县水务局机关党委")),
            ("来信请寄示例乡人民政府（邮编：000000）", Some("示例乡人民政府"), None, None),
            ("来信寄示例县委巡察办（示例县人民路1号）", Some("示例县人民路1号"), None, Some("示例县委巡察办")),
            ("也可以写信，寄示例乡人民政府大院党建办收（000000）", Some("示例乡人民政府大院"), None, Some("党建办")),
            ("写信至示例县人民路1号县教育局机关党委。", Some("示例县人民路1号"), None, Some("县教育局机关党委")),
            ("把材料寄送各单位，寄出函件12份。", None, None, None),
        ] {
            let mut contact = Contact::default();
            read(text, &mut contact);
            let read = (contact.address.as_deref(), contact.mailbox.as_deref(), contact.recipient.as_deref());
            assert_eq!(read, (address, mailbox, recipient), "{text}");
        }
    }
}
