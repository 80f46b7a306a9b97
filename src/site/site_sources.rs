//! Everything that was read from a folder, before a site is made of it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::ArticleFacts;
use super::Facts;
use crate::model::EmergencyMark;
use crate::model::Holidays;
use crate::model::Id;
use crate::model::Inspection;
use crate::model::NoticeHistory;
use crate::model::Organ;
use crate::model::Settings;
use crate::model::Topic;
use crate::model::WithdrawnNotice;
use crate::model::Word;
use crate::text::date::Date;

/// Everything that was read from a folder.
#[derive(Clone, Debug, Default)]
pub struct SiteSources {
    /// `content/site.yaml`.
    pub settings: Settings,
    /// Courts.
    pub organs: Vec<Arc<Organ>>,
    /// Inspections with files of their own.
    pub inspections: Vec<(Id, Arc<Inspection>)>,
    /// Topics.
    pub topics: Vec<Topic>,
    /// Holidays.
    pub holidays: Holidays,
    /// The facts of all notices, drafts included.
    pub notices: Vec<Arc<Facts>>,
    /// The facts of all articles, drafts included.
    pub articles: Vec<Arc<ArticleFacts>>,
    /// The facts of all standing pages, drafts included.
    pub pages: Vec<Arc<ArticleFacts>>,
    /// The words of `content/words/`, as listed.
    pub words: Vec<Word>,
    /// The marks that emergencies left, by notice.
    pub emergencies: BTreeMap<Id, Vec<EmergencyMark>>,
    /// What the history of publishing tells of each notice.
    pub published: BTreeMap<Id, NoticeHistory>,
    /// The notices that were taken back.
    pub withdrawn: Vec<WithdrawnNotice>,
    /// The day by which it is told which embargoes have ended, where somebody named one.
    pub day: Option<Date>,
}
