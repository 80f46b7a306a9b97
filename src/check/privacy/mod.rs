//! P: what would expose a person. The report never repeats the number itself.

mod files;
mod numbers;

use numbers::Kind;

pub use files::SITE;

use super::NoticeCase;
use super::NoticeRule;
use super::prose;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::privacy;
use crate::model::At;

/// The rules that look at a notice.
pub static NOTICE: &[NoticeRule] = &[no_personal_numbers];

/// No number that names a person stands in the text; a mobile number among the contacts is worth a look.
fn no_personal_numbers(case: NoticeCase<'_>, found: &mut Vec<Diagnostic>) {
    let contact = case.notice.head.contact.as_ref().map(|contact| contact.at);
    for passage in prose::passages(case.notice) {
        let invites = invites_views(&passage.plain);
        for (kind, range) in numbers::personal(&passage.plain) {
            let at = passage.at(range);
            let described = contact.is_some_and(|contact: At| contact.start <= at.start && at.end <= contact.end);
            let in_contact = described || invites;
            found.push(prose::fault(code(kind, in_contact), case.notice, at));
        }
    }
}

/// Whether a passage tells the public whom to reach.
fn invites_views(plain: &str) -> bool {
    let has = |words: &[&str]| words.iter().any(|word| plain.contains(word));
    has(&["监督电话", "举报电话"]) || has(&["联系电话"]) && has(&["欢迎", "邮政编码", "邮政信箱", "电子邮箱"])
}

/// The fault that a number is.
fn code(kind: Kind, in_contact: bool) -> &'static Code {
    match kind {
        Kind::Resident => &privacy::RESIDENT_NUMBER,
        Kind::Card => &privacy::BANK_CARD,
        Kind::Mobile if in_contact => &privacy::MOBILE_OF_CONTACT,
        Kind::Mobile => &privacy::MOBILE_NUMBER,
    }
}
