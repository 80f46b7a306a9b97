//! The nouns of the field: what a notice, a finding, an issue and a claim are.
//!
//! Values only. Nothing here reads a file, knows a format or builds a URL.

pub mod approval;
pub mod article;
pub mod at;
pub mod block;
pub mod claim;
pub mod contact;
pub mod domain;
pub mod enclosure;
pub mod finding;
pub mod history;
pub mod holiday;
pub mod id;
pub mod inspection;
pub mod kind;
pub mod label;
pub mod meaning;
pub mod notice;
pub mod organ;
pub mod rule;
pub mod settings;
pub mod status;
pub mod topic;
pub mod withdrawn;
pub mod word_list;

pub use approval::{
    ApprovalAct, ApprovalEntry, ApprovalGroup, ApprovalKey, ApprovalRecord, ApprovalSubject, EmergencyMark,
    is_same_person,
};
pub use article::Article;
pub use at::{At, Offsets};
pub use block::{Block, Cell, Heading, Item, Paragraph, Run, Style, Table, Text};
pub use claim::{Basis, Claim, Subject};
pub use contact::{Contact, Labelled, Window, is_fax};
pub use domain::{Domain, DomainFault, is_base_path};
pub use enclosure::{EnclosedLine, EnclosedPlace, Enclosure, PartRole, Unread, Unseen};
pub use finding::{
    Area, Due, Finding, Issue, IssueKey, Measure, Number, Numbering, Part, Place, Rectification, Section,
};
pub use history::{
    HISTORY_FILE, History, ImpossibleStep, KEPT_FOLDER, NoticeHistory, NoticeVersion, PublishedEdition,
    PublishedNotice, SincePublished, history_path, kept_folder,
};
pub use holiday::{HolidayYear, Holidays};
pub use id::Id;
pub use inspection::Inspection;
pub use kind::Kind;
pub use label::Label;
pub use notice::{
    Attachment, Continues, Correction, Head, ListPlace, Notice, Outline, Overlay, Override, Withheld, file_beside,
};
pub use organ::Organ;
pub use rule::{Allowance, RuleLevel};
pub use settings::{ColumnWords, Licence, Official, PublishTarget, Settings, TargetKind};
pub use status::{Assurance, Class, Status, StatusKind};
pub use topic::Topic;
pub use withdrawn::{WITHDRAWN_FILE, WithdrawnNotice};
pub use word_list::{Verdict, Word, WordList};
