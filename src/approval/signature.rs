//! Signatures of entries, as `minisign` makes them: what is signed, and whether a signature is right.

use minisign_verify::PublicKey;
use minisign_verify::Signature;

use crate::model::ApprovalEntry;
use crate::model::ApprovalKey;
use crate::model::ApprovalSubject;
use crate::model::is_same_person;
use crate::text::lang::Bilingual;

/// What is signed: everything that an entry says, a line each. Digests of parts bind nothing and are left out.
pub fn statement(subject: &ApprovalSubject, entry: &ApprovalEntry) -> String {
    let (subject, at) = (subject.to_string(), entry.at.to_string());
    let said: [(&str, Option<&str>); 11] = [
        ("subject", Some(&subject)),
        ("act", Some(entry.act.key())),
        ("step", entry.step.as_deref()),
        ("by", Some(&entry.by)),
        ("at", Some(&at)),
        ("note", entry.note.as_deref()),
        ("reason", entry.reason.as_deref()),
        ("reading", Some(&entry.reading)),
        ("seen", Some(&entry.seen)),
        ("against", entry.against.as_deref()),
        ("source", Some(&entry.source)),
    ];
    let mut out = "tongbao-approval-1\n".to_owned();
    for (name, value) in said {
        // A value of several lines is one line here: nothing in it can be taken for the next one.
        let one_line = |value: &str| value.replace('\\', "\\\\").replace('\n', "\\n");
        out.extend(value.map(|value| format!("{name}: {}\n", one_line(value))));
    }
    out
}

/// What is wrong with the signature of an entry, where the site lists keys; none where nothing is.
pub(super) fn objection(
    keys: &[ApprovalKey],
    subject: &ApprovalSubject,
    entry: &ApprovalEntry,
) -> Option<Bilingual<&'static str>> {
    if keys.is_empty() {
        return None;
    }
    let own: Vec<&ApprovalKey> = keys.iter().filter(|key| is_same_person(&key.name, &entry.by)).collect();
    if own.is_empty() {
        return Some(Bilingual {
            zh: "网站的 approval_keys 里没有这个人",
            en: "the approval_keys of the site do not list them",
        });
    }
    let Some(signature) = &entry.signature else {
        return Some(Bilingual { zh: "没有签名", en: "it is not signed" });
    };
    let Ok(signature) = Signature::decode(signature) else {
        return Some(Bilingual { zh: "签名读不出来", en: "its signature cannot be read" });
    };
    let signed = statement(subject, entry);
    let is_right = |key: &&ApprovalKey| {
        // `minisign` before 0.10 made signatures of the older form, which are as good for so short a text.
        PublicKey::from_base64(&key.key).is_ok_and(|key| key.verify(signed.as_bytes(), &signature, true).is_ok())
    };
    let wrong = Bilingual {
        zh: "签名不对：不是这个人的密钥签的，或者签名以后改过这一条",
        en: "its signature is wrong: of another key, or the entry was changed since",
    };
    (!own.iter().any(is_right)).then_some(wrong)
}
