//! Which branches are issues, which hold them, and which are about something else.

use std::collections::BTreeMap;

use super::issue;
use super::label;
use super::ledger_table;
use super::stated;
use super::title;
use super::tree::Branch;
use super::tree::Judged;
use crate::model::Block;
use crate::model::Kind;
use crate::model::Label;
use crate::model::Numbering;

/// Words in the heading of a part that frames the issues instead of being about some of them.
const FRAMES: &[&str] = &[
    "整改情况",
    "进展情况",
    "落实情况",
    "整改进展",
    "整改落实",
    "整改成效",
    "整改措施",
    "整改任务",
    "问题清单",
    "反馈问题",
    "存在的问题",
    "存在问题",
    "主要问题",
    "整改工作",
    "整改台账",
    "销号",
    "公示事项",
    "具体情况",
    "问题整改",
];

/// Words in the heading of a part that holds no issues.
const SURROUNDINGS: &[&str] = &[
    "组织领导",
    "组织整改",
    "组织保障",
    "组织实施",
    "下一步",
    "下步",
    "指导思想",
    "整改目标",
    "总体要求",
    "总体情况",
    "工作要求",
    "工作安排",
    "成果巩固",
    "巩固",
    "联系方式",
    "保障措施",
    "基本情况",
    "巡察情况",
    "意见建议",
    "整改要求",
    "主要做法",
    "监督方式",
    "公示期",
    "说明",
    "附件",
    "附则",
];

/// Words in the heading of a part that holds no issues even where a frame's words stand beside them.
const OUTSIDE: &[&str] = &["下一步", "下步", "组织领导", "组织保障", "指导思想", "总体要求", "联系方式", "附则"];

/// What branches are judged by: the text they stand in and what kind of paper it is.
pub struct Judge<'a> {
    /// The text.
    pub body: &'a [Block],
    /// The kind of paper.
    pub kind: Kind,
}

/// Whether a heading frames the issues.
pub fn frames(title: &str) -> bool {
    FRAMES.iter().any(|frame| title.contains(frame))
}

impl Judge<'_> {
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
        let has = |words: &[&str]| words.iter().any(|word| title.contains(word));
        let about_else = has(OUTSIDE) || (has(SURROUNDINGS) && !frames(title));
        branch.is_section() && about_else && !title::complains(title) && !branch.judged.names
    }

    /// Whether a branch below which and in whose blocks no issue stands is one itself: labels stand under it, or it says
    /// it is a problem.
    fn is_issue(&self, branch: &Branch) -> bool {
        let title = &branch.words.rest;
        let has = |words: &[&str]| words.iter().any(|word| title.contains(word));
        let fed_back = self.kind == Kind::Problems && !branch.is_section() && !has(SURROUNDINGS);
        // A section with labels is an issue unless its words say that it frames issues or is about something else.
        let may_be = !branch.is_section() || title::complains(title) || !(frames(title) || has(SURROUNDINGS));
        branch.words.names_problem() || (may_be && self.has_labels(branch)) || (fed_back && branch.children.is_empty())
    }

    fn has_ledger(&self, branch: &Branch) -> bool {
        self.body[branch.own.clone()]
            .iter()
            .any(|block| matches!(block, Block::Table(table) if ledger_table::is_ledger(table)))
    }

    fn has_result(&self, branch: &Branch) -> bool {
        let of_status = |plain: &str| label::labelled(plain).is_some_and(|found| found.label == Label::Status);
        let mut paragraphs = issue::paragraphs(&self.body[branch.own.clone()]);
        branch.words.status.is_some() || paragraphs.any(|paragraph| of_status(&paragraph.text.plain()))
    }

    fn has_labels(&self, branch: &Branch) -> bool {
        let own = &self.body[branch.own.clone()];
        // A heading among a branch's own blocks is a label.
        own.iter().any(|block| matches!(block, Block::Heading(_)))
            || issue::paragraphs(own).any(|paragraph| {
                let plain = paragraph.text.plain();
                label::labelled(&plain).is_some() || stated::of_this_problem(&plain).is_some()
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
        if issues * 2 > *all || (*issues > 0 && title::complains(&child.words.rest)) {
            child.judged.issue = true;
            child.judged.holds = true;
        }
    }
}
