//! Whether what changed is a slip, a telephone number or a date that was written wrongly, so that the difference alone is
//! to be looked at: and what the difference is, place by place.

use super::changed_fact::ChangedFact;
use super::changed_fact::NoticeChange;
use super::differences::Differences;
use super::notice_edition::NoticeEdition;
use super::shown_block::BlockWords;
use super::shown_block::ShownBlock;
use super::table_difference::RowBecame;
use crate::model::Head;
use crate::text::difference::Became;
use crate::text::difference::Marked;
use crate::text::difference::stretches;
use crate::text::lang::Bilingual;

/// A slip stands in so many places at most.
pub const MOST_PLACES: usize = 3;

/// And is so many characters in each, those that went and those that came together.
pub const MOST_CHARACTERS: usize = 40;

/// Facts that are no slip when they change: what the notice reports.
const SUBSTANCE: [ChangedFact; 10] = [
    ChangedFact::Status,
    ChangedFact::Issue,
    ChangedFact::IssueNumber,
    ChangedFact::Class,
    ChangedFact::Claim,
    ChangedFact::Withheld,
    ChangedFact::Assurance,
    ChangedFact::Kind,
    ChangedFact::Organ,
    ChangedFact::Inspection,
];

/// A place of a notice that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlipPlace {
    /// Where it is, in words.
    pub place: Bilingual,
    /// What was said there and is said, in stretches.
    pub marked: Vec<Marked>,
}

/// Why what changed is no slip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoSlip {
    /// What the notice reports changed.
    Substance,
    /// Paragraphs or rows came, went, moved or look otherwise.
    Form,
    /// Files changed.
    Files,
    /// Something beside the text and the contact block changed.
    Elsewhere,
    /// More places than a slip has.
    Places(usize),
    /// More characters than a slip has, in one place.
    Characters(usize),
    /// Nothing that could be shown changed.
    Nothing,
}

/// What changed between two editions of a notice, if it is a slip. A correction that tells of it is no place of its own.
pub fn slip(old: NoticeEdition<'_>, new: NoticeEdition<'_>) -> Result<Vec<SlipPlace>, NoSlip> {
    let differences = Differences::of(old, new);
    if differences.facts.iter().any(|change| SUBSTANCE.contains(&change.fact)) {
        return Err(NoSlip::Substance);
    }
    if !differences.files.is_empty() {
        return Err(NoSlip::Files);
    }
    if !is_same_but_for_words(&old.notice.head, &new.notice.head) {
        return Err(NoSlip::Elsewhere);
    }
    let mut places = Vec::new();
    for shown in &differences.shown {
        in_text(shown, &mut places)?;
    }
    // What stands in a paragraph is shown with it.
    let beside = |change: &&NoticeChange| change.block.is_none() && change.fact != ChangedFact::EmbargoUntil;
    let (corrections, facts): (Vec<&NoticeChange>, Vec<&NoticeChange>) =
        differences.facts.iter().filter(beside).partition(|change| change.fact == ChangedFact::Correction);
    if corrections.iter().any(|change| change.before.is_some()) {
        return Err(NoSlip::Elsewhere);
    }
    places.extend(facts.into_iter().map(of_fact));
    let longest = places.iter().map(|place| characters(&place.marked)).max();
    match (places.len(), longest) {
        (0, _) => Err(NoSlip::Nothing),
        (count, _) if count > MOST_PLACES => Err(NoSlip::Places(count)),
        (_, Some(longest)) if longest > MOST_CHARACTERS => Err(NoSlip::Characters(longest)),
        _ => Ok(places.into_iter().chain(corrections.into_iter().map(of_fact)).collect()),
    }
}

/// Whether front matter is the same but for what a slip may change and [`Differences`] show.
fn is_same_but_for_words(old: &Head, new: &Head) -> bool {
    let mut was = old.clone();
    was.title.clone_from(&new.title);
    was.issuer.clone_from(&new.issuer);
    was.document_number.clone_from(&new.document_number);
    was.summary.clone_from(&new.summary);
    was.contact.clone_from(&new.contact);
    was.corrections.clone_from(&new.corrections);
    was.allow.clone_from(&new.allow);
    (was.as_of, was.signed_on, was.published_on) = (new.as_of, new.signed_on, new.published_on);
    (was.draft, was.embargo_until) = (new.draft, new.embargo_until);
    was == *new
}

fn in_text(shown: &ShownBlock, places: &mut Vec<SlipPlace>) -> Result<(), NoSlip> {
    let ShownBlock::Kept { old, new, moved: false, words } = shown else { return Err(NoSlip::Form) };
    let paragraph = new.start + 1;
    let mut put = |place: Bilingual, marked: &[Marked]| places.push(SlipPlace { place, marked: marked.to_vec() });
    match words {
        BlockWords::Same => {}
        BlockWords::Reworded(pieces) if old.len() == 1 && new.len() == 1 => {
            let (zh, en) = (format!("正文第{paragraph}段"), format!("paragraph {paragraph} of the text"));
            pieces.iter().for_each(|marked| put(Bilingual { zh: zh.clone(), en: en.clone() }, marked));
        }
        BlockWords::Table(table) => {
            let is_kept = |row: RowBecame| matches!(row, RowBecame::Same | RowBecame::Reworded);
            let columns = table.columns.iter().all(|of| of.old.is_some() && of.new.is_some() && !of.moved);
            if !columns || !table.rows.iter().all(|row| is_kept(row.became)) {
                return Err(NoSlip::Form);
            }
            for row in &table.rows {
                for (column, cell) in row.cells.iter().enumerate().filter(|(_, cell)| characters(cell) > 0) {
                    let (at, column) = (row.new.unwrap_or_default(), column + 1);
                    let zh = format!("正文第{paragraph}段的表格第{at}行第{column}格");
                    put(Bilingual { zh, en: format!("paragraph {paragraph}, row {at}, cell {column}") }, cell);
                }
            }
        }
        _ => return Err(NoSlip::Form),
    }
    Ok(())
}

/// How many characters of a place went or came.
fn characters(marked: &[Marked]) -> usize {
    let changed = marked.iter().filter(|(became, _)| *became != Became::Same);
    changed.map(|(_, text)| text.chars().count()).sum()
}

fn of_fact(change: &NoticeChange) -> SlipPlace {
    let (zh, en) = match change.fact {
        ChangedFact::AsOf => ("截止日期", "day of the figures"),
        ChangedFact::SignedOn => ("落款日期", "day under the signature"),
        ChangedFact::PublishedOn => ("发布日期", "day of publication"),
        ChangedFact::Title => ("标题", "title"),
        ChangedFact::Issuer => ("落款单位", "signatory"),
        ChangedFact::DocumentNumber => ("文号", "document number"),
        ChangedFact::Summary => ("摘要", "summary"),
        ChangedFact::Phone => ("联系电话", "telephone"),
        ChangedFact::Email => ("电子邮箱", "mailbox"),
        ChangedFact::Address => ("通信地址", "address"),
        ChangedFact::Correction => ("更正记录", "correction"),
        _ => ("联系方式", "contact"),
    };
    let of = change.issue.as_deref().map(|of| format!("（{of}）")).unwrap_or_default();
    let said = |side: &Option<String>| side.clone().unwrap_or_default();
    SlipPlace {
        place: Bilingual { zh: format!("{zh}{of}"), en: format!("{en}{of}") },
        marked: stretches(&said(&change.before), &said(&change.after)),
    }
}

impl NoSlip {
    /// Why, as a sentence without its end.
    pub fn words(self) -> Bilingual {
        let (zh, en) = match self {
            NoSlip::Substance => {
                let (zh, en) =
                    ("问题、整改结果、数字或者发布单位变了", "issues, results, figures or the publisher changed");
                (zh.to_owned(), en.to_owned())
            }
            NoSlip::Form => (
                "有段落或者表格的行新增、删去、换了位置或者格式变了".to_owned(),
                "paragraphs or rows came, went, moved or look otherwise".to_owned(),
            ),
            NoSlip::Files => ("附件或者图片变了".to_owned(), "attachments or pictures changed".to_owned()),
            NoSlip::Elsewhere => (
                "文字、日期、联系方式以外的内容变了".to_owned(),
                "something other than words, dates and the contact block changed".to_owned(),
            ),
            NoSlip::Places(count) => (
                format!("改了 {count} 处，超过 {MOST_PLACES} 处"),
                format!("{count} places changed, which is more than {MOST_PLACES}"),
            ),
            NoSlip::Characters(count) => (
                format!("一处改了 {count} 个字，超过 {MOST_CHARACTERS} 个"),
                format!("{count} characters of one place changed, which is more than {MOST_CHARACTERS}"),
            ),
            NoSlip::Nothing => ("没有看得见的改动".to_owned(), "nothing that is seen changed".to_owned()),
        };
        Bilingual { zh, en }
    }
}
