//! Which organs a list shows, and where the years and letters of long lists begin.

use std::cmp::Reverse;

use super::Index;
use super::IssueList;
use super::Late;
use super::Lists;
use super::NoticeList;
use super::OrganList;
use super::OrganPlace;
use super::Rows;
use super::Start;
use super::starts;
use crate::text::pinyin;

impl Lists {
    /// The organs that a list shows, as places of the tree. None for what is below an organ that has few or none below it:
    /// these stand on its own page; none for all by name where those of the upper ranks are all; and none for those that
    /// are late of one and all below it where none is, or it has none below. Of all organs there is a list of those that are late wherever one could be:
    /// whether it is there does not follow from the day.
    pub fn organs_of(&self, list: &OrganList) -> Option<Vec<&OrganPlace>> {
        let tree = self.site().organ_tree();
        let most = Rows::Organs.a_page(&self.site().settings);
        match list {
            OrganList::Upper => Some(tree.upper(most)),
            OrganList::All => {
                let all = tree.by_name().iter().filter_map(|id| tree.place(id)).collect();
                Some(all).filter(|_: &Vec<&OrganPlace>| tree.upper(most).len() < tree.order().len())
            }
            OrganList::Below(id) => Some(tree.children(Some(id))).filter(|organs| organs.len() > most),
            OrganList::Late(None) => {
                (tree.order().len() > 1 && self.has_late(Late::Overdue)).then(|| self.late_organs(tree.order()))
            }
            OrganList::Late(Some(id)) => {
                let below = tree.place(id)?.below.clone();
                // It stands right in front of those below it.
                let together = (!below.is_empty()).then(|| &tree.order()[below.start - 1..below.end])?;
                Some(self.late_organs(together)).filter(|organs| !organs.is_empty())
            }
        }
    }

    /// Those of some organs that have issues of their own that are overdue: those with most first, and of as many those
    /// whose last notice is longest ago.
    fn late_organs<'l>(&'l self, organs: &'l [OrganPlace]) -> Vec<&'l OrganPlace> {
        let overdue = |of: &&OrganPlace| self.figures(&of.id).overdue > 0;
        let mut late: Vec<&OrganPlace> = organs.iter().filter(overdue).collect();
        late.sort_by_cached_key(|of| {
            let figures = self.figures(&of.id);
            (Reverse(figures.overdue), figures.last.map(|day| day.last()))
        });
        late
    }

    /// Where the letters of a list of organs begin; nowhere in one that has another order than that of names.
    pub fn organ_letters(&self, list: &OrganList) -> Vec<Start<Option<char>>> {
        let site = self.site();
        match list {
            OrganList::All => self.starts.of_organs(site).to_vec(),
            OrganList::Below(id) => {
                let below = site.organ_tree().children(Some(id));
                // They stand by region first.
                if below.iter().any(|of| of.region != below[0].region) {
                    return Vec::new();
                }
                let letter = |of: &&OrganPlace| pinyin::letter(&site.organs.get(&of.id)?.name);
                starts(below.iter().map(letter))
            }
            OrganList::Upper | OrganList::Late(_) => Vec::new(),
        }
    }

    /// Where the years of a list of notices begin.
    pub fn notice_years(&self, list: &NoticeList) -> Vec<Start<Option<i16>>> {
        let year = |index: &usize| Some(self.site().said(*index).published_on?.last().year());
        starts(self.notices().get(list).into_iter().flatten().map(year))
    }

    /// Where the letters of the values of an index begin; nowhere in one that is in another order.
    pub fn value_letters(&self, index: Index) -> Vec<Start<Option<char>>> {
        match index {
            Index::Organ | Index::Owner => starts(self.shown_values(index).iter().map(|list| self.value_letter(list))),
            _ => Vec::new(),
        }
    }

    /// The letter under which a value is looked up: that of its whole name.
    fn value_letter(&self, list: &IssueList) -> Option<char> {
        match list {
            IssueList::Organ(id) => pinyin::letter(&self.site().organs.get(id)?.name),
            IssueList::Owner(id) => pinyin::letter(&self.owner(id)?.1),
            IssueList::Department(id) => pinyin::letter(&self.owners().namesakes().get(id)?.name),
            _ => None,
        }
    }
}
