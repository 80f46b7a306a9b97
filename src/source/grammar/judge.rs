//! Which branches are issues, which hold them, and which are about something else.

use std::collections::BTreeMap;
use std::ops::Range;

use super::issue;
use super::ledger_table;
use super::measures;
use super::tree::Branch;
use super::tree::Judged;
use crate::model::Block;
use crate::model::Kind;
use crate::model::Label;
use crate::model::Numbering;
use crate::prose::bracketed_values;
use crate::prose::heading_words;
use crate::prose::labels;
use crate::prose::stated;
use crate::prose::titles;

/// What branches are judged by: the text they stand in and what kind of paper it is.
pub struct Judge<'a> {
    /// The text.
    pub body: &'a [Block],
    /// The kind of paper.
    pub kind: Kind,
    /// Blocks that stand apart from the text around them.
    pub apart: &'a [Range<usize>],
}

impl Judge<'_> {
    /// Judges all branches. Where none is a problem, the topics that a part on rectification is ordered by stand for them.
    pub fn judge_all(&self, roots: &mut [Branch]) {
        roots.iter_mut().for_each(|root| self.judge(root));
        let kinds = [Kind::Progress, Kind::Immediate, Kind::Followup, Kind::Audit, Kind::Problems];
        if !kinds.contains(&self.kind) {
            return;
        }
        if roots.iter().any(|root| root.judged.holds) {
            // Beside problems that state where they stand, others of their part may say nothing of it.
            return roots
                .iter_mut()
                .filter(|root| root.is_section() && root.judged.holds)
                .for_each(|root| self.take_topics(root));
        }
        for root in roots.iter_mut().filter(|root| root.is_section()) {
            self.take_topics(root);
            self.take_problems(root);
        }
        if roots.iter().all(|root| !root.judged.holds) {
            roots.iter_mut().filter(|root| !root.is_section()).for_each(|root| self.take_problems(root));
        }
    }

    /// 一、服务群众方面 / （五）减负不彻底。…: under an area, headings with text below them most of which complain are problems.
    fn take_problems(&self, root: &mut Branch) {
        let told = |of: &Branch| of.words.number.is_some() && of.children.is_empty() && of.all.len() > 1;
        let below: Vec<&Branch> = root.children.iter().filter(|of| told(of)).collect();
        let complaining = below.iter().filter(|of| titles::complains(&of.words.rest)).count();
        if root.judged.holds || !root.words.names_area() || complaining * 2 <= below.len() {
            return;
        }
        root.children.iter_mut().filter(|of| told(of)).for_each(|child| child.judged.take_as_issue());
        root.judged.holds = true;
    }

    /// 二、推动整改任务落地 / （一）压实管理责任 / 1.健全财务制度 / 一是…: a topic is what was asked for, put as what was done.
    fn take_topics(&self, root: &mut Branch) {
        let title = &root.words.rest;
        let framed = heading_words::frames(title) && !heading_words::is_about_else(title);
        if !framed && !heading_words::frames_topics(title) {
            return;
        }
        let is_item = |of: &Branch| {
            of.words.number.as_ref().is_some_and(|number| number.numbering == Numbering::Item) && of.all.len() > 1
        };
        let has_items = |child: &Branch| child.children.iter().any(is_item);
        let clauses: Vec<&Branch> = root.children.iter().filter(|child| has_items(child)).collect();
        let topics: Vec<&Branch> = clauses.iter().flat_map(|child| &child.children).filter(|of| is_item(of)).collect();
        if topics.len() < 2 || clauses.len() < 2 {
            return;
        }
        let complaining = topics.iter().filter(|topic| titles::complains(&topic.words.rest)).count();
        let unnamed = || clauses.iter().all(|of| !of.words.names_problem());
        let known = if root.judged.holds {
            let plain = topics.iter().all(|of| of.children.is_empty());
            complaining * 2 >= topics.len() && unnamed() && plain && topics.iter().any(|of| of.judged.issue)
        } else {
            let ordered = framed && ["任务", "问题"].iter().any(|word| title.contains(word));
            let enumerated = topics.iter().filter(|topic| {
                issue::paragraphs(&self.body[topic.own.clone()]).any(|of| measures::enumerates(&of.text.plain()))
            });
            let in_order = ordered || enumerated.count() * 2 >= topics.len();
            in_order || (complaining * 2 > topics.len() && unnamed())
        };
        if !known {
            return;
        }
        for child in root.children.iter_mut().filter(|child| has_items(child)) {
            child.judged.holds = true;
            child.children.iter_mut().filter(|of| is_item(of)).for_each(|topic| topic.judged.take_as_issue());
        }
        root.judged.holds = true;
    }

    /// Judges a branch and those below it, from the lowest up.
    pub fn judge(&self, branch: &mut Branch) {
        branch.children.iter_mut().for_each(|child| self.judge(child));
        // A problem that prints its own result says it for all of a table below it: no row may say more.
        let ledger = self.has_ledger(branch) && !(branch.words.names_problem() && self.has_result(branch));
        let names = ledger || branch.words.names_problem() || branch.children.iter().any(|child| child.judged.names);
        branch.judged = Judged { names, ..Judged::default() };
        if !self.is_surrounding(branch) {
            adopt(&mut branch.children);
        }
        let below = branch.children.iter().any(|child| child.judged.holds);
        branch.judged.issue = !below && !ledger && self.is_issue(branch);
        branch.judged.holds = branch.judged.issue || ledger || below;
    }

    /// Whether a section is about something else than problems, whatever labels stand in it.
    pub fn is_surrounding(&self, branch: &Branch) -> bool {
        let title = &branch.words.rest;
        let about_else = heading_words::is_about_else(title) && !titles::complains(title);
        branch.is_section() && about_else && !branch.judged.names
    }

    /// Whether a branch below which and in whose blocks no issue stands is one itself: labels stand under it, or it says
    /// it is a problem.
    fn is_issue(&self, branch: &Branch) -> bool {
        let title = &branch.words.rest;
        let surrounds = heading_words::surrounds(title);
        let fed_back = self.kind == Kind::Problems && !branch.is_section() && !surrounds;
        // A section with labels is an issue unless its words say that it frames issues or is about something else.
        let may_be = !branch.is_section() || titles::complains(title) || !(heading_words::frames(title) || surrounds);
        let said = (branch.words.status.is_some() || branch.words.labelled.is_some()) && !branch.words.names_area();
        branch.words.names_problem()
            || (may_be && (said || self.has_labels(branch)))
            || (fed_back && branch.children.is_empty())
    }

    fn has_ledger(&self, branch: &Branch) -> bool {
        branch
            .own
            .clone()
            .filter(|block| !self.is_apart(*block))
            .any(|block| matches!(&self.body[block], Block::Table(table) if ledger_table::is_ledger(table)))
    }

    /// Whether a block stands apart from the text around it.
    pub fn is_apart(&self, block: usize) -> bool {
        self.apart.iter().any(|range| range.contains(&block))
    }

    fn has_result(&self, branch: &Branch) -> bool {
        let of_status = |plain: &str| labels::certain(plain).is_some_and(|found| found.label == Label::Status);
        let mut paragraphs = issue::paragraphs(&self.body[branch.own.clone()]);
        branch.words.status.is_some() || paragraphs.any(|paragraph| of_status(&paragraph.text.plain()))
    }

    fn has_labels(&self, branch: &Branch) -> bool {
        let own = &self.body[branch.own.clone()];
        // What a paragraph under an area says of a problem is not said of the area.
        let area = branch.words.names_area();
        // A heading among a branch's own blocks is a label.
        own.iter().any(|block| matches!(block, Block::Heading(_)))
            || issue::paragraphs(own).any(|paragraph| {
                let plain = paragraph.text.plain();
                let said = || {
                    stated::of_this_problem(&plain).is_some()
                        || stated::first_sentence(&plain).is_some()
                        || bracketed_values::at_end(&plain).is_some()
                        || heading_words::behind_dash(&plain).is_some_and(|(before, _)| before.ends_with('。'))
                        || labels::inner(&plain).next().is_some()
                };
                labels::certain(&plain).is_some() || (!area && said())
            })
    }
}

/// Takes in headings that say nothing of a problem but are numbered with issues: most of their kind are issues, so they
/// are too, and one whose label was mistyped is not lost.
fn adopt(children: &mut [Branch]) {
    let numbering = |child: &Branch| child.words.number.as_ref().map(|number| number.numbering);
    let mut counts: BTreeMap<Numbering, (usize, usize)> = BTreeMap::new();
    for child in children.iter().filter(|child| child.all.len() > 1) {
        if let Some(own) = numbering(child) {
            let (all, issues) = counts.entry(own).or_default();
            *all += 1;
            *issues += usize::from(child.judged.holds);
        }
    }
    for child in children.iter_mut().filter(|child| child.all.len() > 1 && !child.judged.holds) {
        let Some((all, issues)) = numbering(child).and_then(|own| counts.get(&own)) else { continue };
        if issues * 2 > *all || (*issues > 0 && titles::complains(&child.words.rest)) {
            child.judged.take_as_issue();
        }
    }
}
