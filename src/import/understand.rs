//! A paper to what it says: the one way from lines to a notice or an article.

use super::claims;
use super::closing;
use super::closing::Closing;
use super::contact;
use super::doubt::Code;
use super::doubt::Doubt;
use super::flow;
use super::furniture;
use super::furniture::Furniture;
use super::furniture::Told;
use super::heading;
use super::label;
use super::lead;
use super::outline;
use super::outline::Found;
use super::paper::Paper;
use super::pattern;
use super::pattern::length;
use super::piece::Piece;
use super::sheet;
use super::split;
use super::suspect;
use super::title;
use super::title::Taken;
use super::verdict;
use super::verdict::Verdict;
use super::width;
use crate::model::At;
use crate::model::Block;
use crate::model::Claim;
use crate::model::Head;
use crate::model::Id;
use crate::model::Kind;
use crate::model::Subject;
use crate::text::date::Date;
use crate::text::numbering::Numbering;

/// Something that was mended, because it is certain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mend {
    /// The line of the input.
    pub line: usize,
    /// What was done, in Chinese.
    pub zh: String,
    /// What was done, in English.
    pub en: String,
}

/// What was mended so far.
pub type Mends = Vec<Mend>;

/// A court of the registry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Court {
    /// Its id.
    pub id: Id,
    /// Its names.
    pub names: Vec<String>,
}

/// What a paper is to be taken for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wanted {
    /// A notice, if it is one.
    #[default]
    Judged,
    /// A notice, whatever it looks like.
    Notice,
    /// An article.
    Article,
}

/// What a person supplies beside the paper.
#[derive(Clone, Debug, Default)]
pub struct Given {
    /// What to take the paper for.
    pub wanted: Wanted,
    /// The title.
    pub title: Option<String>,
    /// The kind of notice.
    pub kind: Option<Kind>,
    /// The court.
    pub organ: Option<Id>,
    /// Who signs.
    pub issuer: Option<String>,
    /// The day of publication.
    pub published_on: Option<Date>,
    /// The date under the signature.
    pub signed_on: Option<Date>,
    /// The day of the figures.
    pub as_of: Option<Date>,
    /// The day of the feedback.
    pub feedback_on: Option<Date>,
    /// First and last day of the inspection.
    pub period: Option<(Date, Date)>,
    /// Who inspected.
    pub team: Option<String>,
    /// The document number.
    pub document_number: Option<String>,
    /// Where it was first published.
    pub source_url: Option<String>,
    /// One sentence for lists.
    pub summary: Option<String>,
    /// The courts of the registry.
    pub courts: Vec<Court>,
    /// Whether half-width punctuation is to be written in full width.
    pub full_width: bool,
}

/// What was understood of a paper.
#[derive(Clone, Debug)]
pub struct Imported {
    /// What front matter says.
    pub head: Head,
    /// The text.
    pub body: Vec<Block>,
    /// The line each block begins in.
    pub lines: Vec<usize>,
    /// What was mended.
    pub mended: Vec<Mend>,
    /// What is doubtful, by lines.
    pub doubts: Vec<Doubt>,
    /// What was taken out as no part of the paper.
    pub furniture: Vec<Furniture>,
    /// What it was taken for.
    pub verdict: Verdict,
    /// The court that the paper names, whether or not it is in the registry.
    pub court: Option<String>,
    /// The title as it stood in the paper; empty where it had none.
    pub printed_title: String,
}

/// The title of a paper that has none, until a person gives it.
const NO_TITLE: &str = "（标题待补）";

/// Understands a paper.
pub fn understand(paper: &Paper, given: &Given) -> Imported {
    let mut mended = Mends::new();
    let mut doubts = Vec::new();
    let pieces = sheet::lay_out(paper, &mut mended);
    let (pieces, furniture, told) = furniture::take_out(pieces);
    let mut pieces = split::split(pieces, false, &mut mended);
    let mut taken = title::take(&mut pieces, &mut mended);
    if taken.title.is_empty() {
        taken.title = page_title(paper, &mut mended);
    }
    let pieces = flow::join(pieces, &mut mended, &mut doubts);
    let lists_problems = given.kind.unwrap_or_else(|| verdict::kind(&taken.title, "")) == Kind::Problems;
    let mut pieces = split::split(pieces, lists_problems, &mut mended);
    if given.full_width {
        width::widen(&mut pieces, &mut mended);
    }
    let lead_to =
        pieces.iter().position(|piece| heading::number(&piece.text).is_some()).unwrap_or(pieces.len()).clamp(0, 8);
    let lead = joined(&pieces[..lead_to.max(1).min(pieces.len())]);
    let kind = given.kind.unwrap_or_else(|| verdict::kind(&taken.title, &lead));
    let headings = outline::headings(&pieces, kind);
    let mut verdict = verdict::judge(&taken.title, &lead, &pieces, &headings);
    match given.wanted {
        Wanted::Judged => {}
        Wanted::Notice => verdict.notice = true,
        Wanted::Article => verdict.notice = false,
    }
    suspect::look(&pieces, &headings, &mut doubts);
    left_out(paper, &mut mended, &mut doubts);
    let mut draft = Draft {
        pieces: &pieces,
        headings: &headings,
        taken: &taken,
        told: &told,
        given,
        kind,
        lead_to,

        mended,
        doubts,
    };
    let (head, court) = draft.head(&verdict);
    let Draft { mended, mut doubts, .. } = draft;
    doubts.sort();
    doubts.dedup();
    let mut mended = mended;
    mended.sort_by_key(|mend| mend.line);
    Imported {
        head,
        body: outline::blocks(&pieces, &headings),
        lines: lines(&pieces),
        mended,
        doubts,
        furniture,
        verdict,
        court,
        printed_title: taken.printed,
    }
}

fn joined(pieces: &[Piece]) -> String {
    pieces.iter().map(|piece| piece.text.as_str()).collect::<Vec<_>>().join("\n")
}

/// The line each block begins in: rows of one table make one block.
fn lines(pieces: &[Piece]) -> Vec<usize> {
    let mut out = Vec::new();
    let mut in_table = false;
    for piece in pieces {
        let row = piece.cells.is_some();
        if !(row && in_table) {
            out.push(piece.line());
        }
        in_table = row;
    }
    out
}

/// What readers call the title that a web page gives itself.
const PAGE_TITLE: &str = "网页标题";

/// The title that a web page gives itself, for a paper that has none in its text; empty where it is none of a notice.
fn page_title(paper: &Paper, mends: &mut Mends) -> String {
    let named = paper.left_out.iter().find(|of| of.what == PAGE_TITLE);
    let Some(title) = named.and_then(|of| title::of_page(&of.text)) else { return String::new() };
    mends.push(Mend {
        line: 0,
        zh: format!("正文没有标题，取网页自身的标题：{title}"),
        en: format!("the text has no title; took the page's own: {title}"),
    });
    title
}

/// Marks of a format that a reader takes away and that say nothing.
const MARKS: &[&str] = &["分隔线", "表格线", "多余的 ** 标记", "链接地址", "域代码", "占位提示"];

fn left_out(paper: &Paper, mends: &mut Mends, doubts: &mut Vec<Doubt>) {
    for of in paper.left_out.iter().filter(|of| of.what != PAGE_TITLE) {
        if MARKS.contains(&of.what) {
            let zh = format!("去掉{}：{}", of.what, of.text);
            mends.push(Mend { line: of.line, zh, en: format!("removed marks of the format: {}", of.text) });
            continue;
        }
        doubts.push(Doubt::new(Code::LeftOut, of.line, format!("{}：{}", of.what, of.text)));
    }
}

/// Front matter that is being put together.
struct Draft<'p> {
    pieces: &'p [Piece],
    headings: &'p [Found],
    taken: &'p Taken,
    told: &'p Told,
    given: &'p Given,
    kind: Kind,
    /// The first piece that is numbered.
    lead_to: usize,
    mended: Mends,
    doubts: Vec<Doubt>,
}

impl Draft<'_> {
    fn doubt(&mut self, code: Code, line: usize, text: impl Into<String>) {
        self.doubts.push(Doubt::new(code, line, text));
    }

    fn head(&mut self, verdict: &Verdict) -> (Head, Option<String>) {
        let closing = closing::read(self.pieces);
        let latest = self.given.signed_on.or(self.given.published_on).or(closing.signed_on).or(self.told.page_date);
        let lead: Vec<&Piece> = self.pieces[..self.lead_to].iter().filter(|piece| piece.cells.is_none()).collect();
        let mut inspection = match verdict.notice {
            true => lead::read(&self.taken.title, &lead, latest, &mut self.mended, &mut self.doubts),
            false => None,
        };
        if self.given.team.is_some() || self.given.period.is_some() || self.given.feedback_on.is_some() {
            let inspection = inspection.get_or_insert_default();
            inspection.team = self.given.team.clone().or(inspection.team.take());
            inspection.period = self.given.period.or(inspection.period);
            inspection.feedback_on = self.given.feedback_on.or(inspection.feedback_on);
        }
        let issuer = self.given.issuer.clone().or_else(|| self.issuer(&closing));
        let title = self.title(issuer.as_deref(), verdict);
        let court = self.court(issuer.as_deref(), &closing);
        let organ = self.organ(court.as_deref());
        if verdict.notice {
            self.end(&closing);
            self.list_in_annex();
        }
        let (published_on, signed_on) = self.dates(&closing);
        if published_on.is_none() {
            self.doubt(Code::DateMissing, 0, "");
        }
        let claims = if verdict.notice { self.claims() } else { Vec::new() };
        let as_of = claims.iter().filter(|claim| claim.subject == Subject::Issues).find_map(|claim| claim.as_of);
        let as_of = self.given.as_of.or(as_of);
        let mut claims = claims;
        claims.iter_mut().filter(|claim| claim.as_of == as_of).for_each(|claim| claim.as_of = None);
        let contact = self.contact();
        let draft = title == NO_TITLE;
        let head = Head {
            title,
            kind: self.kind,
            organ,
            issuer,
            document_number: self.given.document_number.clone().or(self.told.document_number.clone()),
            inspection,
            as_of,
            signed_on,
            published_on,
            assurance: Default::default(),
            summary: self.given.summary.clone(),
            contact,
            claims,
            withheld: None,
            corrections: Vec::new(),
            allow: Vec::new(),
            attachments: Vec::new(),
            related: Vec::new(),
            topics: Vec::new(),
            issues: Default::default(),
            source_url: self.given.source_url.clone(),
            formerly: Vec::new(),
            draft,
            embargo_until: None,
            organ_at: At::default(),
            at: At::default(),
        };
        (head, court)
    }

    /// The party organ of the title, else who signs.
    fn issuer(&self, closing: &Closing) -> Option<String> {
        let titled = closing::issuer(&self.taken.title);
        let party = |name: &String| name.ends_with('组') || name.ends_with('委');
        titled.clone().filter(party).or_else(|| closing.office.clone()).or(titled)
    }

    fn title(&mut self, issuer: Option<&str>, verdict: &Verdict) -> String {
        if let Some(title) = &self.given.title {
            return title.clone();
        }
        if !self.taken.title.is_empty() {
            return self.taken.title.clone();
        }
        let guessed = title::guess(&joined(&self.pieces[..self.lead_to]), issuer).filter(|_| verdict.notice);
        match guessed {
            Some(title) => {
                self.doubt(Code::TitleGuessed, 1, title.clone());
                title
            }
            None => {
                self.doubt(Code::TitleMissing, 1, "");
                NO_TITLE.to_owned()
            }
        }
    }

    /// The court that the paper is of: of the signature, the issuer, the title, the lead.
    fn court(&self, issuer: Option<&str>, closing: &Closing) -> Option<String> {
        let names = [issuer, closing.office.as_deref(), Some(self.taken.title.as_str())];
        let named = names.into_iter().flatten().find_map(closing::court);
        named.or_else(|| self.pieces[..self.lead_to].iter().find_map(|piece| lead_court(&piece.text)))
    }

    fn organ(&mut self, court: Option<&str>) -> Option<Id> {
        if self.given.organ.is_some() {
            return self.given.organ.clone();
        }
        let known =
            court.and_then(|court| self.given.courts.iter().find(|of| of.names.iter().any(|name| name == court)));
        let mut by_end: Vec<&Court> = Vec::new();
        if let (None, Some(court)) = (known, court) {
            // 甲省乙市中级人民法院 is 乙市中级人民法院 where one court alone is called so.
            by_end = self
                .given
                .courts
                .iter()
                .filter(|of| of.names.iter().any(|name| name.ends_with(court) || court.ends_with(name.as_str())))
                .collect();
        }
        let found = known.or_else(|| by_end.first().copied().filter(|_| by_end.len() == 1));
        if found.is_none() {
            self.doubt(Code::OrganUnknown, 0, court.unwrap_or_default());
        }
        found.map(|court| court.id.clone())
    }

    /// Publication and signature, both where they differ.
    fn dates(&self, closing: &Closing) -> (Option<Date>, Option<Date>) {
        let signed = self.given.signed_on.or(closing.signed_on);
        let published =
            self.given.published_on.or(self.told.page_date).or(signed).or_else(|| closing::dateline(self.pieces));
        (published, signed.filter(|signed| Some(*signed) != published))
    }

    /// Whether the text comes to an end.
    fn end(&mut self, closing: &Closing) {
        if let Some(line) = self.told.locked {
            return self.doubt(Code::BreaksOff, line, "");
        }
        let Some(last) = self.pieces.last() else { return };
        let is_heading = self.headings.last().is_some_and(|found| found.index + 1 == self.pieces.len());
        let label_alone = label::certain(&last.text).is_some_and(|found| last.text[found.value..].trim().is_empty());
        let open =
            closing.from.is_none() && last.cells.is_none() && !flow::ends(&last.text) && !last.text.ends_with('收');
        if is_heading || label_alone || (open && !contact::tells(&last.text)) {
            let words: String = last.text.chars().take(20).collect();
            self.doubt(Code::BreaksOff, last.line(), words);
        }
    }

    /// Whether the list of problems is somewhere else.
    fn list_in_annex(&mut self) {
        let annex = self
            .doubts
            .iter()
            .find(|doubt| doubt.code == Code::Attachment)
            .map(|doubt| (doubt.line, doubt.text.clone()));
        let lists = self.pieces.iter().any(|piece| piece.cells.is_some())
            || self
                .headings
                .iter()
                .any(|found| found.number.is_some_and(|number| number.numbering != Numbering::Chapter))
            || self.pieces.iter().any(|piece| label::certain(&piece.text).is_some());
        if let Some((line, text)) = annex.filter(|_| !lists) {
            self.doubts.push(Doubt { code: Code::AnnexOnly, line, text });
        }
    }

    /// Claims of paragraphs that belong to no problem.
    fn claims(&self) -> Vec<Claim> {
        let mut out = Vec::new();
        let mut in_problem = false;
        for (index, piece) in self.pieces.iter().enumerate() {
            if let Some(found) = self.headings.iter().find(|found| found.index == index) {
                let words = found.number.map_or(piece.text.as_str(), |number| &piece.text[number.len..]);
                let labelled = self.pieces.get(index + 1).is_some_and(|next| label::certain(&next.text).is_some());
                let announced = found.number.is_some_and(|number| number.announced);
                in_problem = announced || labelled || heading::names_problem(words) || (in_problem && found.level > 3);
                continue;
            }
            let plain = piece.cells.is_none() && label::certain(&piece.text).is_none();
            if !in_problem && plain && length(&piece.text) >= 10 {
                claims::read(&piece.text, &mut out);
            }
        }
        out.dedup();
        out
    }

    fn contact(&mut self) -> Option<crate::model::Contact> {
        let from = self.pieces.len().saturating_sub(15);
        let texts: Vec<(usize, &str)> = self
            .pieces
            .iter()
            .enumerate()
            .filter(|(index, piece)| (*index >= from || *index < self.lead_to) && piece.cells.is_none())
            .filter(|(_, piece)| contact::tells(&piece.text))
            .map(|(_, piece)| (piece.line(), piece.text.as_str()))
            .collect();
        let read = contact::read(&texts.iter().map(|(_, text)| *text).collect::<Vec<_>>());
        if let Some(words) = read.day_count {
            let line = texts.first().map_or(0, |(line, _)| *line);
            self.doubt(Code::DayCount, line, words);
        }
        read.contact
    }
}

/// The court that the lead says was inspected: 对甲市人民法院党组进行了巡察.
fn lead_court(text: &str) -> Option<String> {
    let at = text.find("法院")?;
    let head = &text[..at + "法院".len()];
    closing::court(&head[pattern::behind_last(head, &['对', '向', '，', ',', '。', '由', '组'])..])
}
