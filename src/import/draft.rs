//! Front matter out of a paper: title, issuer, court, dates, figures and contact, with what is doubtful about them.

use super::classify::Classification;
use super::days_of_figures;
use super::days_of_figures::Told;
use super::doubts::Doubt;
use super::doubts::DoubtCode;
use super::given::Court;
use super::given::Given;
use super::lead;
use super::outline::Found;
use super::own_figures;
use super::page_facts::PageFacts;
use super::piece;
use super::piece::Piece;
use super::reflow;
use super::repairs::Repairs;
use super::tables;
use super::title;
use super::title::TitleTaken;
use crate::model::At;
use crate::model::Claim;
use crate::model::Contact;
use crate::model::Head;
use crate::model::Id;
use crate::model::Inspection;
use crate::model::Kind;
use crate::model::Window;
use crate::prose::annexes;
use crate::prose::contact_block;
use crate::prose::contacts;
use crate::prose::deliveries;
use crate::prose::issuers;
use crate::prose::page_values;
use crate::prose::page_values::ValueOf;
use crate::prose::signatures;
use crate::prose::signatures::Closing;
use crate::text::date::Date;
use crate::text::date::Precision;
use crate::text::numbering::Numbering;
use crate::text::pattern;
use crate::text::pattern::length;

/// The title of a paper that has none, until a person gives it.
const NO_TITLE: &str = "（标题待补）";

/// How many lines at the top and at the end of a paper may give its day.
const OWN_LINES: usize = 5;

/// Front matter that is being put together.
pub struct Draft<'p> {
    /// The paragraphs.
    pub pieces: &'p [Piece],
    /// Those of them that are headings.
    pub headings: &'p [Found],
    /// The title.
    pub taken: &'p TitleTaken,
    /// The title that a person gives, else that of the paper; empty where there is none.
    pub titled: &'p str,
    /// What the page around the paper says.
    pub page_facts: &'p PageFacts,
    /// What a person supplies.
    pub given: &'p Given,
    /// What kind of notice it is.
    pub kind: Kind,
    /// The first piece that is numbered.
    pub lead_to: usize,
    /// What was mended.
    pub mended: Repairs,
    /// What is doubtful.
    pub doubts: Vec<Doubt>,
}

impl Draft<'_> {
    fn texts(&self) -> Vec<&str> {
        self.pieces.iter().map(|piece| piece.text.as_str()).collect()
    }

    fn doubt(&mut self, code: DoubtCode, line: usize, text: impl Into<String>) {
        self.doubts.push(Doubt::new(code, line, text));
    }

    /// The front matter, and the court that the paper names.
    pub fn head(&mut self, verdict: &Classification) -> (Head, Option<String>) {
        let closing = signatures::closing(&self.texts());
        let latest =
            self.given.signed_on.or(self.given.published_on).or(closing.signed_on).or(self.page_facts.page_date);
        let lead = lead::paragraphs(&self.pieces[..self.lead_to]);
        let mut inspection = match verdict.notice {
            true => lead::read(self.titled, &lead, latest, &mut self.mended, &mut self.doubts),
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
            self.other_organ(&closing);
        }
        let (published_on, signed_on) = self.dates(&closing);
        if published_on.is_none() {
            self.doubt(DoubtCode::DateMissing, 0, "");
        }
        let (plain, sums) = match verdict.notice {
            true => (own_figures::paragraphs(self.pieces, self.headings), own_figures::sums(self.pieces)),
            false => Default::default(),
        };
        let mut claims = own_figures::claims(&plain, &sums);
        let latest = published_on.or(signed_on).or(latest);
        let as_of = self.given.as_of.or_else(|| self.as_of(&plain, &claims, inspection.as_ref(), latest));
        claims.iter_mut().filter(|claim| claim.as_of == as_of).for_each(|claim| claim.as_of = None);
        let contact = self.contact().map(|contact| self.until_it_leaves(contact, inspection.as_ref()));
        let draft = title == NO_TITLE;
        let head = Head {
            title,
            kind: self.kind,
            organ,
            issuer,
            document_number: self.given.document_number.clone().or(self.page_facts.document_number.clone()),
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
            list: None,
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

    /// The organ that the title names in front of 关于, else who signs, else whom the title or the page names.
    fn issuer(&self, closing: &Closing) -> Option<String> {
        issuers::ahead_of_about(&self.taken.title)
            .or_else(|| closing.office.clone())
            .or_else(|| issuers::issuer(self.titled))
            .or_else(|| self.named_under_title())
            .or_else(|| self.page_facts.publisher.clone())
    }

    /// The organ in a line of its own between the title and the text.
    fn named_under_title(&self) -> Option<String> {
        let above = self.pieces[..self.lead_to].iter().take(2).filter(|piece| piece.cells.is_none());
        let mut names = above.map(|piece| piece.text.as_str()).filter(|text| signatures::is_office(text));
        names.next().filter(|_| !self.taken.printed.is_empty()).map(pattern::compact)
    }

    /// The day of the figures.
    fn as_of(
        &mut self,
        plain: &[&Piece],
        claims: &[Claim],
        inspection: Option<&Inspection>,
        latest: Option<Date>,
    ) -> Option<Date> {
        let fed_back = inspection.and_then(|inspection| inspection.feedback_on.or(inspection.period.map(|(_, to)| to)));
        let told = Told { plain, all: self.pieces, lead_to: self.lead_to, plan: self.kind == Kind::Plan };
        days_of_figures::read(&told, claims, fed_back..latest, &mut self.mended, &mut self.doubts)
    }

    fn title(&mut self, issuer: Option<&str>, verdict: &Classification) -> String {
        if let Some(title) = &self.given.title {
            return title.clone();
        }
        if !self.taken.title.is_empty() {
            return self.taken.title.clone();
        }
        let guessed = title::guess(&piece::joined(&self.pieces[..self.lead_to]), issuer).filter(|_| verdict.notice);
        match guessed {
            Some(title) => {
                self.doubt(DoubtCode::TitleGuessed, 1, title.clone());
                title
            }
            None => {
                self.doubt(DoubtCode::TitleMissing, 1, "");
                NO_TITLE.to_owned()
            }
        }
    }

    /// The court that the paper is of: of the signature, the issuer, the title, the lead.
    fn court(&self, issuer: Option<&str>, closing: &Closing) -> Option<String> {
        let names = [issuer, closing.office.as_deref(), Some(self.titled)];
        let named = names.into_iter().flatten().find_map(issuers::court);
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
            self.doubt(DoubtCode::OrganUnknown, 0, court.unwrap_or_default());
        }
        found.map(|court| court.id.clone())
    }

    /// The day that the paper gives in a line of its own, above its text or at its end.
    fn own_day(&self, of: ValueOf) -> Option<Date> {
        let (top, end) = (self.pieces.iter().take(OWN_LINES), self.pieces.iter().rev().take(OWN_LINES));
        let mut days = top.chain(end).filter_map(tables::line).filter_map(page_values::own_day);
        days.find(|(found, _)| *found == of).map(|(_, day)| day)
    }

    /// Publication and signature, both where they differ.
    fn dates(&self, closing: &Closing) -> (Option<Date>, Option<Date>) {
        let signed = self.given.signed_on.or(closing.signed_on);
        let published = self
            .given
            .published_on
            .or(self.page_facts.page_date)
            .or_else(|| self.own_day(ValueOf::Published))
            .or(signed)
            .or_else(|| self.own_day(ValueOf::Written))
            .or_else(|| page_values::dateline(&self.texts()));
        // The day on which a report was given is none of its publication.
        let occasion = || self.pieces.iter().take(4).find_map(|piece| deliveries::occasion(&piece.text));
        let signed = signed.or_else(|| occasion().filter(|_| published.is_none()));
        (published, signed.filter(|signed| Some(*signed) != published))
    }

    /// Whether the text comes to an end.
    fn end(&mut self, closing: &Closing) {
        if let Some(line) = self.page_facts.locked {
            return self.doubt(DoubtCode::BreaksOff, line, "");
        }
        let end = end_of_text(self.pieces);
        let Some(last) = end.checked_sub(1).map(|at| &self.pieces[at]) else { return };
        let is_heading = self.headings.last().is_some_and(|found| found.index + 1 == end);
        // 同时, and then only who signs: what was to follow is gone.
        let signed = closing.from.and_then(|from| from.checked_sub(1)).map(|at| &self.pieces[at]);
        if let Some(before) = signed.filter(|piece| piece.cells.is_none() && goes_nowhere(&piece.text)) {
            return self.doubt(DoubtCode::BreaksOff, before.line(), before.text.trim());
        }
        let open =
            closing.from.is_none() && last.cells.is_none() && !reflow::ends(&last.text) && !last.text.ends_with('收');
        let is_field = last.label().is_some_and(|found| !found.reports());
        if is_heading || last.is_bare_label() || (open && !is_field && !contacts::tells(&last.text)) {
            let words: String = last.text.chars().take(20).collect();
            self.doubt(DoubtCode::BreaksOff, last.line(), words);
        }
    }

    /// Whether title, lead and signature name different courts, as pages do that were copied and changed.
    fn other_organ(&mut self, closing: &Closing) {
        let Some(titled) = issuers::court(self.titled) else { return };
        let signed = closing.office.as_deref().and_then(issuers::court).map(|court| (closing.from, court));
        let mut led = self.pieces[..self.lead_to].iter().enumerate();
        let led = led.find_map(|(index, piece)| Some((Some(index), lead_court(&piece.text)?)));
        let masked = |name: &str| name.contains(['*', '×', 'X', '某']);
        let same = |court: &str| {
            court.ends_with(titled.as_str()) || titled.ends_with(court) || masked(court) || masked(&titled)
        };
        let other = [signed, led].into_iter().flatten().find(|(_, court)| !same(court));
        if let Some((index, court)) = other {
            let line = index.map_or(0, |index| self.pieces[index].line());
            self.doubt(DoubtCode::OrganDiffers, line, format!("{titled}；{court}"));
        }
    }

    /// Whether the list of problems is somewhere else.
    fn list_in_annex(&mut self) {
        let annex = self
            .doubts
            .iter()
            .find(|doubt| doubt.code == DoubtCode::Attachment)
            .map(|doubt| (doubt.line, doubt.text.clone()));
        let lists = self.pieces.iter().any(|piece| piece.cells.is_some())
            || self
                .headings
                .iter()
                .any(|found| found.number.is_some_and(|number| number.numbering != Numbering::Chapter))
            || self.pieces.iter().any(|piece| piece.label().is_some());
        if let Some((line, text)) = annex.filter(|_| !lists) {
            self.doubts.push(Doubt { code: DoubtCode::AnnexOnly, line, text });
        }
    }

    fn contact(&mut self) -> Option<Contact> {
        let from = self.pieces.len().saturating_sub(15);
        let texts: Vec<(usize, &str)> = self
            .pieces
            .iter()
            .enumerate()
            .filter(|(index, piece)| (*index >= from || *index < self.lead_to) && piece.cells.is_none())
            // 整改情况：公布举报电话… is a measure.
            .filter(|(_, piece)| contacts::tells(&piece.text) && !piece.label().is_some_and(|label| label.reports()))
            .map(|(_, piece)| (piece.line(), piece.text.as_str()))
            .collect();
        let read = contact_block::read(&texts.iter().map(|(_, text)| *text).collect::<Vec<_>>());
        if let Some(words) = read.day_count {
            let line = texts.first().map_or(0, |(line, _)| *line);
            self.doubt(DoubtCode::DayCount, line, words);
        }
        read.contact
    }

    /// A team is reached while it is there: where its announcement names no days of its own for that, the contact ends with
    /// the inspection.
    fn until_it_leaves(&self, contact: Contact, inspection: Option<&Inspection>) -> Contact {
        let exact = |(from, to): &(Date, Date)| [from, to].iter().all(|day| day.precision() == Precision::Day);
        let days = inspection.and_then(|of| of.period).filter(exact);
        match days.filter(|_| self.kind == Kind::Stationing && contact.period.is_none()) {
            Some((from, to)) => Contact { period: Some(Window { from, to, at: At::default() }), ..contact },
            None => contact,
        }
    }
}

/// Whether a line is a word that something must follow.
fn goes_nowhere(text: &str) -> bool {
    const OPENS: &[&str] =
        &["同时", "此外", "另外", "其中", "以及", "并且", "对此", "为此", "因此", "一是", "二是", "三是"];
    OPENS.contains(&text.trim().trim_end_matches(['，', ',', '：', ':']))
}

/// Where the text ends: names of annexes, their files and notes such as （此件公开发布） stand behind it and say nothing of
/// whether it does.
fn end_of_text(pieces: &[Piece]) -> usize {
    const FILES: &[&str] =
        &[".doc", ".docx", ".xls", ".xlsx", ".pdf", ".wps", ".et", ".ofd", ".jpg", ".png", ".zip", ".rar"];
    let is_annex = |piece: &Piece| piece.cells.is_none() && annexes::line(&piece.text).is_some();
    let stands_behind = |piece: &Piece| {
        let text = piece.text.trim();
        let note = text.starts_with(['（', '(']) && text.ends_with(['）', ')']) && length(text) <= 30;
        let file = FILES.iter().any(|end| text.to_ascii_lowercase().ends_with(end));
        piece.cells.is_none() && (note || file || is_annex(piece))
    };
    let mut end = pieces.len();
    let listed = pieces.iter().rposition(is_annex);
    let entry = |piece: &Piece| stands_behind(piece) || piece.cells.is_none() && annexes::is_entry(&piece.text);
    if let Some(listed) = listed {
        // 附件1 has its name in the line below.
        let bare = annexes::line(&pieces[listed].text).is_some_and(|annex| annex.title.is_empty());
        let mut below = pieces[listed + 1..].iter().skip(usize::from(bare));
        if below.all(entry) {
            end = listed;
        }
    }
    end - pieces[..end].iter().rev().take_while(|piece| stands_behind(piece)).count()
}

/// The court that the lead says was inspected: 对甲市人民法院党组进行了巡察.
fn lead_court(text: &str) -> Option<String> {
    let at = text.find("法院")?;
    let head = &text[..at + "法院".len()];
    issuers::court(&head[pattern::behind_last(head, &['对', '向', '，', ',', '。', '由', '组'])..])
}
