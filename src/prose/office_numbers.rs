//! Numbers without a word for telephone, behind the office that they reach: `反馈渠道：镇纪委 0000-1234567`.

use crate::text::pattern::Fixed;
use crate::text::pattern::fixed;

/// The words in front of such a number: a label or a request to get in touch, an office, a gap or a comma.
static BEHIND_OFFICE: Fixed = Fixed::new(|| {
    fixed(
        r"(?:监督受理|受理(?:单位|部门)|(?:反馈|反映|监督|举报|联系)(?:渠道|方式|途径|单位|部门|科室)|请联系)\s*[:：]?\s*(?:\p{Han}{2,30}[\s，,、　:：]{0,4})?$",
    )
});
/// A number with its area code.
static NUMBER: Fixed = Fixed::new(|| fixed(r"0\d{2,3}[-—－]\d{7,8}"));

/// Whether the number that stands behind some words is that of an office named in them.
pub(super) fn stands_behind_office(before: &str, number: &str) -> bool {
    NUMBER.is_match(number) && BEHIND_OFFICE.is_match(before)
}

/// Whether a text gives such a number.
pub(super) fn gives(text: &str) -> bool {
    NUMBER.find_iter(text).any(|found| BEHIND_OFFICE.is_match(&text[..found.start()]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_may_stand_behind_the_office_alone() {
        for text in [
            "监督受理：示例县水务局办公室　0000-1234567",
            "反馈渠道：村务监督委员会 0000-1234567(8:30-17:30)",
            "有意见请联系：局机关党委，0000-1234567",
            "监督方式：0000-1234567",
        ] {
            assert!(gives(text), "{text}");
        }
        for text in [
            "受理编号0000-1234567",
            "监督受理：示例县水务局",
            "编号为0000-1234567的案件",
            "拓宽反映渠道，受理件1234567件",
        ] {
            assert!(!gives(text), "{text}");
        }
    }
}
