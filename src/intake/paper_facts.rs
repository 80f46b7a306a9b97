//! The facts of a paper in a table, for the person who must vouch for them.

use super::adopt::Adopted;
use super::adopt::ReadPaper;
use crate::model::Claim;
use crate::model::Contact;
use crate::model::Head;
use crate::model::Inspection;
use crate::text::date::Date;
use crate::text::lang::Bilingual;

/// A fact of a paper.
pub struct Fact {
    /// What it is called.
    pub name: Bilingual<&'static str>,
    /// What was understood; none where the paper does not say.
    pub value: Option<String>,
}

fn fact(zh: &'static str, en: &'static str, value: Option<String>) -> Fact {
    Fact { name: Bilingual { zh, en }, value }
}

/// The facts of a paper, in the order in which people ask for them.
pub fn facts(adopted: &Adopted) -> Vec<Fact> {
    let head = match &adopted.read {
        ReadPaper::Notice(notice) => &notice.head,
        ReadPaper::Article(article) => {
            return vec![
                fact("标题", "title", Some(article.title.clone())),
                fact("发布日期", "published on", article.published_on.map(Date::iso)),
                fact("发布法院", "court", article.organ.as_ref().map(ToString::to_string)),
            ];
        }
    };
    let Head { title, kind, organ, issuer, document_number, inspection, as_of, signed_on, published_on, .. } = head;
    let mut out = vec![
        fact("标题", "title", Some(title.clone())),
        fact("类型", "kind", Some(kind.word().to_owned())),
        fact("发布单位", "issuer", issuer.clone()),
        fact("发布法院", "court", organ.as_ref().map(ToString::to_string)),
        fact("文号", "document number", document_number.clone()),
        fact("发布日期", "published on", published_on.map(Date::iso)),
        fact("数据截止", "figures as of", as_of.map(Date::iso)),
    ];
    // It stands in front matter only where it differs from the day of publication.
    out.extend(signed_on.map(|day| fact("落款日期", "signed on", Some(day.iso()))));
    if let Some(Inspection { id: _, origin, team, term, round, form, period, feedback_on, at: _ }) = inspection {
        let days = |(from, to): (Date, Date)| format!("{} — {}", from.iso(), to.iso());
        out.extend([
            fact("监督方式", "inspection", origin.clone()),
            fact("由谁进行", "team", team.clone()),
            fact("届次", "term", term.map(|term| term.to_string())),
            fact("轮次", "round", round.map(|round| round.to_string())),
            fact("形式", "form", form.clone()),
            fact("起止日期", "period", period.map(days)),
            fact("反馈日期", "fed back on", feedback_on.map(Date::iso)),
        ]);
    }
    out.extend(head.claims.iter().map(|claim| fact("数字小结", "claim", Some(said(claim)))));
    if let Some(contact) = &head.contact {
        out.extend(reach(contact));
    }
    out
}

/// A claim as it was understood, with its words.
fn said(claim: &Claim) -> String {
    let parts = claim.parts.iter().map(|(kind, count)| format!("{} {count}", kind.word()));
    let figures: Vec<String> = claim.total.iter().map(u64::to_string).chain(parts).collect();
    let words = claim.text.as_deref().unwrap_or_default();
    format!("{}：{}（{words}）", claim.subject.word(), figures.join("，"))
}

fn reach(contact: &Contact) -> Vec<Fact> {
    let Contact { phones, emails, postcode, address, mailbox, recipient, hours, period, at: _ } = contact;
    let number = |label: &Option<String>, value: &str| match label {
        Some(label) => format!("{label}：{value}"),
        None => value.to_owned(),
    };
    let mut out: Vec<Fact> =
        phones.iter().map(|of| fact("电话", "telephone", Some(number(&of.label, &of.value)))).collect();
    out.extend(emails.iter().map(|of| fact("邮箱", "e-mail", Some(number(&of.label, &of.value)))));
    let days = period.as_ref().map(|window| format!("{} — {}", window.from.iso(), window.to.iso()));
    let rest = [
        ("邮编", "postcode", postcode),
        ("地址", "address", address),
        ("信箱", "postal box", mailbox),
        ("收件人", "recipient", recipient),
        ("接听时间", "hours", hours),
        ("公示期", "period for views", &days),
    ];
    // What a contact block may hold and this one does not is no gap in it.
    out.extend(
        rest.into_iter().filter(|(_, _, value)| value.is_some()).map(|(zh, en, value)| fact(zh, en, value.clone())),
    );
    out
}
