//! The end of a paper: who signs, and when.

use super::pattern::Fixed;
use super::pattern::compact;
use super::pattern::fixed;
use super::pattern::length;
use super::piece::Piece;
use crate::text::date;
use crate::text::date::Date;
use crate::text::date::Precision;

/// Office and date at the end, or the date under the title.
#[derive(Clone, Debug, Default)]
pub struct Closing {
    /// The office that signs, as printed.
    pub office: Option<String>,
    /// The date under it.
    pub signed_on: Option<Date>,
    /// The index of the first of its pieces.
    pub from: Option<usize>,
}

static TOGETHER: Fixed = Fixed::new(|| {
    fixed(
        r"^(.{4,40}?)[\s　]*((?:[0-9]{4}|[〇○零一二三四五六七八九]{4})\s*年\s*[0-9一二三四五六七八九十]{1,3}\s*月\s*[0-9一二三四五六七八九十]{1,3}\s*[日号])$",
    )
});
static BRACKETED: Fixed = Fixed::new(|| fixed(r"^[（(](.{8,20})[）)]$"));

/// Reads the signature from the end of a paper; a date under the title counts where there is none.
pub fn read(pieces: &[Piece]) -> Closing {
    let last = pieces.len();
    for index in (last.saturating_sub(8)..last).rev() {
        let text = pieces[index].text.trim();
        let whole = |text: &str| {
            date::read(text).filter(|date| date.precision() >= Precision::Month && text.contains(['年', '-', '/', '.']))
        };
        if let Some(date) = whole(text) {
            let above = index.checked_sub(1).map(|above| pieces[above].text.trim()).filter(|text| is_office(text));
            let from = if above.is_some() { index - 1 } else { index };
            return Closing { office: above.map(compact), signed_on: Some(date), from: Some(from) };
        }
        if let Some(found) = TOGETHER.captures(text)
            && is_office(found[1].trim())
            && let Some(date) = whole(&found[2])
        {
            return Closing { office: Some(compact(&found[1])), signed_on: Some(date), from: Some(index) };
        }
    }
    let office =
        pieces.iter().rposition(|piece| is_office(piece.text.trim())).filter(|index| index + 2 >= last && *index > 0);
    let top = pieces.iter().take(3).find_map(|piece| {
        let text = piece.text.trim();
        let inside = BRACKETED.captures(text).map(|found| found[1].trim().to_owned());
        date::read(inside.as_deref().unwrap_or(text)).filter(|date| date.precision() == Precision::Day)
    });
    Closing { office: office.map(|index| compact(pieces[index].text.trim())), signed_on: top, from: office }
}

/// Whether a line names an office and says nothing else.
pub fn is_office(text: &str) -> bool {
    let ends = ["法院", "党组", "党委", "检察院", "委员会", "领导小组", "办公室", "局", "分党组", "政治部", "专班"];
    let text = compact(text);
    length(&text) <= 40
        && length(&text) >= 4
        && !text.contains(['。', '，', '；', '：', ',', ':', ';'])
        && ends.iter().any(|end| text.ends_with(end))
}

/// The party organ that a title names first.
pub fn issuer(title: &str) -> Option<String> {
    static PARTY: Fixed =
        Fixed::new(|| fixed(r"^(?:中共|中国共产党)?[\u{4e00}-\u{9fff}\*×X（）()]{2,30}?(?:分党组|党组|党委)"));
    static COURT: Fixed = Fixed::new(|| fixed(r"^[\u{4e00}-\u{9fff}\*×X]{2,24}?(?:人民法院|检察院|法院)"));
    let title = compact(title);
    let title = title.strip_prefix("关于").unwrap_or(&title);
    // What the notice is about names others: 中共甲市委巡察办公室关于乙法院党组….
    if let Some((head, _)) = title.split_once("关于").filter(|(head, _)| is_office(head)) {
        return Some(head.to_owned());
    }
    let own = |name: &&str| !name.contains(['向', '对']) && !name.contains("巡察组") && !name.contains("巡视组");
    PARTY.find(title).or_else(|| COURT.find(title)).map(|found| found.as_str()).filter(own).map(str::to_owned)
}

/// The court in a name: 中共甲市中级人民法院党组 is of 甲市中级人民法院.
pub fn court(name: &str) -> Option<String> {
    static COURT: Fixed = Fixed::new(|| {
        fixed(
            r"[\u{4e00}-\u{9fff}\*×X]{2,24}?(?:人民法院|海事法院|知识产权法院|铁路运输法院|金融法院|互联网法院|专门法院)",
        )
    });
    let name = compact(name);
    // What a notice is about is named behind 关于, who publishes it in front.
    let parts = [name.rfind("关于").map(|at| &name[at + "关于".len()..]), name.split("关于").next()];
    let name = parts.into_iter().flatten().find(|part| COURT.is_match(part)).unwrap_or(&name);
    let from = name.rfind("中共").map_or(0, |at| at + "中共".len());
    let name = name[from..].trim_start_matches("中国共产党");
    COURT.find(name).map(|found| found.as_str().to_owned())
}

/// The day in a short last line such as `某某高院 2023-8-20`.
pub fn dateline(pieces: &[Piece]) -> Option<Date> {
    let last = pieces.last()?.text.as_str();
    let found = date::find(last).into_iter().next_back().map(|(_, day)| day);
    found.filter(|day| length(last) <= 40 && day.precision() == Precision::Day)
}
