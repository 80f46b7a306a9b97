//! 序号十, 见问题3: references within a notice.

use crate::check::NoticeText;
use crate::check::prose;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::structure as codes;
use crate::prose::heading_words;
use crate::text::numeral;
use crate::text::pattern::Fixed;
use crate::text::pattern::fixed;

/// A reference to a number of the list: `序号十`, `详见反馈问题3`.
static REFERENCE: Fixed = Fixed::new(|| {
    let number = "([0-9０-９]{1,3}|[一二三四五六七八九十百]{1,5})";
    let names: Vec<&str> = heading_words::names_of_problems().collect();
    let names = names.join("|");
    let pattern =
        format!("序号(?:为|是)?[：:]?\\s*{number}|(?:详见|参见|同|见)(?:本通报|前述|上述)?(?:{names})\\s*{number}");
    fixed(&pattern)
});

/// A number that the text refers to is one of the list, and in the heading of a finding it is the finding's own.
pub fn references_lead_to_what_they_name(case: NoticeText<'_>, out: &mut Vec<Diagnostic>) {
    let notice = case.notice;
    let numbers: Vec<u32> = notice.outline.findings.iter().filter_map(|of| Some(of.printed.as_ref()?.value)).collect();
    if numbers.is_empty() || notice.outline.findings.iter().any(|of| of.place.row.is_some()) {
        return;
    }
    let issues: Vec<u32> = notice.issues().filter_map(|(_, issue)| Some(issue.printed.as_ref()?.value)).collect();
    for passage in case.passages {
        for found in REFERENCE.captures_iter(&passage.plain) {
            let value = found.get(1).or(found.get(2)).and_then(|number| numeral::read(number.as_str()));
            let (Some(value), Some(all)) = (value, found.get(0)) else { continue };
            // 附件序号 and the like belong to another list, as do the ordinals of other papers.
            let before = &passage.plain[..all.start()];
            let other = ["附件", "附表", "清单", "》", "台账", "上一轮", "原", "方案"]
                .iter()
                .any(|word| before.ends_with(word));
            // 不同问题3个, 常见问题2类 count.
            let counts = passage.plain[all.end()..].starts_with(['个', '项', '条', '类', '种', '件']);
            let own = notice.outline.findings.iter().find(|finding| finding.place.blocks.start == passage.block);
            let own =
                own.and_then(|finding| finding.printed.as_ref()).filter(|_| passage.heading && found.get(1).is_some());
            let wrong = match own {
                Some(own) => own.value != value,
                None => !numbers.contains(&value) && !issues.contains(&value),
            };
            if wrong && !other && !counts {
                let fault = prose::fault(&codes::REFERENCE_DISAGREES, notice, passage.at(all.range()));
                let (zh, en) = match own {
                    Some(own) => {
                        (format!("这一项的编号是 {}", own.value), format!("this item has the number {}", own.value))
                    }
                    None => (format!("清单里没有第 {value} 项"), format!("the list has no number {value}")),
                };
                out.push(fault.with("found", all.as_str()).with("but", zh).with("but_en", en));
            }
        }
    }
}
