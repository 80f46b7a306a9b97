//! Who receives what the public says: `收件单位：县水务局机关党委`, `如有异议，请向县整改办反映`.

use crate::model::Contact;
use crate::text::pattern::Fixed;
use crate::text::pattern::fixed;
use crate::text::pattern::length;

/// Labels of who receives letters or calls, and the value behind.
static LABELLED: Fixed = Fixed::new(|| {
    fixed(
        r"(收件(?:人|单位|部门)|收信(?:人|单位|部门)|联系(?:部门|单位|科室|处室)|受理(?:部门|单位|科室|机构)|监督受理|反馈渠道|反映渠道|联系方式|请联系|联系人)\s*[:：]\s*([^；;。，,\n]{2,40})",
    )
});
/// What the name of an office ends with, longer ones first.
const OFFICE: &str = r"\p{Han}{1,30}?(?:领导小组办公室|办公室|机关纪委|机关党委|纪检监察组|纪检组|纪委监委|纪委|党委|党组|政治部|监察室|督察室|信访组|领导小组|专班|支部|总支|整改办|巡察办|督察办|审计股|室|科|股|处|部|委|办|局|组)";
/// A request that names the office: 请与…联系, 可向…反映, 反馈至…, 拨打…电话.
static TOLD: Fixed = Fixed::new(|| {
    fixed(&format!(
        r"(?:与|向|同|跟)({OFFICE})(?:联系|反映|反馈|提出|举报|书面|实名|来电|来信)|(?:反映|反馈|报送|寄送|提交|寄)(?:至|到|给)\s*[:：]?\s*({OFFICE})(?:[，,。；;（(\s]|$)|(?:拨打|致电)({OFFICE})(?:的|办公|监督|举报|值班)?(?:电话|热线)|(?:^|[。；;\s])({OFFICE})(?:监督|举报|值班|联系|办公)?电话\s*[:：]"
    ))
});
/// What a place has and an office has not.
static PLACE: Fixed =
    Fixed::new(|| fixed(r"[路街巷弄道]\p{Han}{0,6}\d|\d+\s*(?:号|室|楼|层)|[一二三四五六七八九十]楼|大院|大楼|大厦"));
/// Words of labels and of another office.
const NO_OFFICES: &[&str] = &[
    "我", "本", "该", "其", "有关", "相关", "当地", "电话", "举报", "监督", "联系", "值班", "投诉", "咨询", "工作",
    "社会",
];

/// Whether some words end as the name of an office does.
fn is_office(words: &str) -> bool {
    let ends = [
        "室", "科", "股", "处", "部", "委", "办", "局", "组", "专班", "支部", "中心", "院", "党委", "厅", "会", "站",
        "所",
    ];
    length(words) >= 3
        && ends.iter().any(|end| words.ends_with(end))
        && !NO_OFFICES.iter().any(|word| words.starts_with(word))
}

/// Takes who receives letters by a label into a contact.
pub(super) fn labelled(text: &str, contact: &mut Contact) {
    for found in LABELLED.captures_iter(text) {
        if contact.recipient.is_some() {
            return;
        }
        // 联系科室：办公室　电话：…: the next fact stands behind a gap.
        let value = found[2].trim();
        let value = value.split([' ', '\u{3000}', '\u{a0}']).next().unwrap_or(value);
        let value = value.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '—' | '、'));
        let value = value.split_once("电话").map_or(value, |(office, _)| office);
        let (name, bracket) = bracketed(value);
        let name = name.trim_end_matches('收');
        let sure = found[1].starts_with("收件") || found[1].starts_with("收信");
        let fits = is_office(name)
            || (sure || found[1].starts_with("联系部") || found[1].starts_with("受理")) && length(name) >= 2;
        if !fits || name.contains(|c: char| c.is_ascii_digit()) {
            continue;
        }
        match bracket {
            Some(place) if PLACE.is_match(place) => {
                contact.address.get_or_insert_with(|| place.to_owned());
                contact.recipient = Some(name.to_owned());
            }
            // 党委办公室（巡察办）: what it is called besides.
            Some(other) if is_office(other) => contact.recipient = Some(value.to_owned()),
            _ => contact.recipient = Some(name.to_owned()),
        }
    }
}

/// A value and the bracket that it ends with.
fn bracketed(value: &str) -> (&str, Option<&str>) {
    let Some((name, rest)) = value.split_once(['（', '(']) else { return (value, None) };
    (name.trim(), Some(rest.trim_end_matches(['）', ')'])))
}

/// Takes the office that a sentence names into a contact that has a way to reach somebody.
pub(super) fn told(text: &str, contact: &mut Contact) {
    let reached = !contact.phones.is_empty() || !contact.emails.is_empty() || contact.address.is_some();
    if contact.recipient.is_some() || !reached {
        return;
    }
    let office = TOLD.captures_iter(text).find_map(|found| {
        let name = found.iter().skip(1).flatten().next()?.as_str();
        is_office(name).then(|| name.to_owned())
    });
    contact.recipient = office;
}

#[cfg(test)]
mod tests {
    use crate::prose::contact_block;

    #[test]
    fn the_office_that_receives_is_read_by_its_label_or_from_its_sentence() {
        for (text, recipient) in [
            ("收件单位：示例县水务局机关党委，电话：0000-1234567", Some("示例县水务局机关党委")),
            ("联系科室：办公室 电话：0000-1234567", Some("办公室")),
            ("联系人：镇纪委办公室；电话：0000-1234567", Some("镇纪委办公室")),
            ("联系人：王某；电话：0000-1234567", None),
            ("联系人：高老师、李老师 电话：0000-1234567", None),
            ("联系人电话：0000-1234567", None),
            ("监督受理：示例县水务局财务股　0000-1234567", Some("示例县水务局财务股")),
            ("联系方式：局机关纪委　电话0000-1234567", Some("局机关纪委")),
            ("联系方式：电话0000-1234567", None),
            ("如有异议，请向县整改办反映，电话：0000-1234567。", Some("县整改办")),
            ("可在公示期内与县水务局机关党委联系，电话：0000-1234567。", Some("县水务局机关党委")),
            ("意见请反馈至县督察整改办，电话：0000-1234567", Some("县督察整改办")),
            ("请拨打局纪检组电话0000-1234567反映", Some("局纪检组")),
            ("欢迎与我局联系，电话：0000-1234567。", None),
            ("请向有关部门反映，电话：0000-1234567。", None),
            ("监督举报电话：0000-1234567", None),
            ("收件单位：党委办公室（巡察工作办公室）", Some("党委办公室（巡察工作办公室）")),
        ] {
            let read = contact_block::read(&[text]).contact.and_then(|contact| contact.recipient);
            assert_eq!(read.as_deref(), recipient, "{text}");
        }
        let read = contact_block::read(&["受理单位：示例县整改办（县政府大院二楼）"]).contact.unwrap_or_default();
        assert_eq!(read.address.as_deref(), Some("县政府大院二楼"));
        assert_eq!(read.recipient.as_deref(), Some("示例县整改办"));
    }
}
