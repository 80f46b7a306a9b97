//! A fact of a notice that changed.

/// What changed, the weightiest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangedFact {
    /// The result of an issue.
    Status,
    /// An issue that came or went.
    Issue,
    /// The number of an issue.
    IssueNumber,
    /// The day of the figures.
    AsOf,
    /// The day under the signature.
    SignedOn,
    /// The day of publication.
    PublishedOn,
    /// The first day on which it may be published.
    EmbargoUntil,
    /// The deadline of an issue.
    Due,
    /// The day on which an issue was closed.
    ClosedOn,
    /// How long an issue may take.
    Class,
    /// A figure that front matter states.
    Claim,
    /// Items held back, and why.
    Withheld,
    /// A figure, a day or a number in the text.
    FigureInText,
    /// Who is responsible for an issue.
    Owner,
    /// Who leads it.
    Lead,
    /// Who vouches for a result.
    Assurance,
    /// A telephone number.
    Phone,
    /// A mailbox.
    Email,
    /// Where letters go.
    Address,
    /// The rest of the contact block: recipient, hours, days of views.
    OtherContact,
    /// The title.
    Title,
    /// What is called an issue.
    IssueTitle,
    /// The kind of paper.
    Kind,
    /// The court.
    Organ,
    /// Who signs.
    Issuer,
    /// 文号.
    DocumentNumber,
    /// The inspection it answers.
    Inspection,
    /// The sentence for lists.
    Summary,
    /// What was changed after publication.
    Correction,
}

/// A fact that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeChange {
    /// What changed.
    pub fact: ChangedFact,
    /// Of which issue, or of which of several: its number and title, or its label.
    pub issue: Option<String>,
    /// What was said; none where nothing was.
    pub before: Option<String>,
    /// What is said; none where nothing is.
    pub after: Option<String>,
    /// The paragraph of the later edition that says so, by its place among all.
    pub block: Option<usize>,
    /// The row of it, where it is a table; that of the column headings is row 0.
    pub row: Option<usize>,
}
