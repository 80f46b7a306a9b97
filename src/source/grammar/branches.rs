//! Branches and tables to sections, areas, findings and issues.

use super::annex;
use super::annex::Annex;
use super::annex_list;
use super::closing;
use super::cut_table;
use super::fields;
use super::heading;
use super::issue;
use super::judge::Judge;
use super::ledger_parts;
use super::ledger_table;
use super::overlay;
use super::tree;
use super::tree::Branch;
use std::collections::BTreeSet;
use std::ops::Range;

use crate::diagnostic::codes::body as faults;
use crate::model::Area;
use crate::model::At;
use crate::model::Block;
use crate::model::Finding;
use crate::model::Issue;
use crate::model::IssueKey;
use crate::model::Kind;
use crate::model::Label;
use crate::model::ListPlace;
use crate::model::Numbering;
use crate::model::Outline;
use crate::model::Place;
use crate::model::Section;
use crate::prose::heading_words;
use crate::prose::titles::clean_title;
use crate::source::Reading;

/// Reads what a body says in its headings, labels, lists and tables.
pub fn outline(reading: &mut Reading<'_>, body: &[Block], kind: Kind, list: Option<ListPlace>) -> Outline {
    let annexes = annex::annexes(body);
    let trailing = annexes.iter().find(|annex| annex.trails).map(|annex| annex.blocks.start);
    let text = trailing.unwrap_or(body.len());
    let apart: Vec<Range<usize>> =
        annexes.iter().filter(|annex| !annex.trails).map(|annex| annex.blocks.clone()).collect();
    let mut assembly = Assembly {
        reading,
        body,
        kind,
        judge: Judge { body, kind, apart: &apart },
        entries: annex::entries(body, &annexes),
        outline: Outline::default(),
        unread: Vec::new(),
        uncounted: Vec::new(),
    };
    assembly.part(0..closing::begins(&body[..text]), text);
    assembly.judge.apart = &[];
    assembly.annexes(&annexes, text, list);
    assembly.number();
    assembly.suspect_tables();
    let signed = trailing.and_then(|annex| closing::signature(&body[..annex]));
    assembly.outline.signature = signed.or_else(|| closing::signature(body));
    assembly.outline.annex = trailing;
    assembly.outline.names_attachments = closing::names_attachments(body);
    assembly.outline.overlays = overlay::overlays(body);
    assembly.outline.cell_overlays = overlay::of_cells(body);
    assembly.suspect_headings();
    assembly.outline
}

struct Assembly<'r, 'a> {
    reading: &'r mut Reading<'a>,
    body: &'r [Block],
    kind: Kind,
    judge: Judge<'r>,
    outline: Outline,
    /// Paragraphs that name annexes.
    entries: BTreeSet<usize>,
    /// Tables in which no ledger was seen.
    unread: Vec<usize>,
    /// The blocks of annexes that are shown and not counted.
    uncounted: Vec<Range<usize>>,
}

impl Assembly<'_, '_> {
    /// Takes the headings and ledgers of some blocks; in front of the first heading ledgers stand up to `last`.
    fn part(&mut self, blocks: Range<usize>, last: usize) {
        let mut roots = tree::grow(self.body, blocks.clone(), self.judge.apart);
        self.judge.judge_all(&mut roots);
        let holds = |root: &&Branch| root.is_section() && !self.judge.is_surrounding(root) && root.judged.holds;
        let sections_with_issues = roots.iter().filter(holds).count();
        let first = roots.first().map_or(last, |root| root.block);
        self.ledgers(blocks.start..first, None);
        for root in &roots {
            if root.is_section() {
                self.section(root);
            }
            self.top(root, sections_with_issues);
        }
    }

    /// Takes the annexes of which the text or front matter says that the list of problems is there. What repeats the
    /// problems of the text is not counted twice.
    fn annexes(&mut self, annexes: &[Annex], text: usize, list: Option<ListPlace>) {
        if annexes.is_empty() {
            return;
        }
        let of_text = (self.outline.findings.len(), self.outline.areas.len());
        let own = |block: &usize| !self.judge.is_apart(*block) && !self.entries.contains(block);
        let references = annex_list::references(self.body, (0..text).filter(own), &self.outline.findings);
        for annex in annexes {
            let before = (self.outline.findings.len(), self.outline.areas.len());
            let (found, unread) = (self.reading.count(), self.unread.len());
            if annex.opened && matches!(self.body[annex.blocks.start], Block::Heading(_)) {
                self.opening(annex);
            }
            self.part(annex.blocks.start + usize::from(annex.opened)..annex.blocks.end, annex.blocks.end);
            let counted = match list {
                Some(place) => place == ListPlace::Annex,
                None => {
                    let named = references.iter().any(|of| annex::is_meant(annex, of, annexes.len() == 1));
                    // A plan, a batch of petitions or a sheet that begins as an annex is its table, where no text tells of a problem.
                    let is_table = matches!(self.kind, Kind::Plan | Kind::Petitions) && annexes.len() == 1;
                    let only = of_text.0 == 0 && (self.kind == Kind::Ledger || is_table || annex.blocks.start == 0);
                    named || only
                }
            };
            let mut differs = Vec::new();
            if list.is_none() {
                differs = annex_list::drop_repeated(&mut self.outline.findings, of_text.0, before.0);
            }
            let more = self.outline.findings.len() > before.0;
            if !(counted && more) {
                if list.is_none() && more {
                    self.outline.uncounted.get_or_insert(annex.blocks.start);
                }
                self.outline.findings.truncate(before.0);
                self.outline.areas.truncate(before.1);
                self.reading.forget_from(found);
                self.unread.truncate(unread);
                self.uncounted.push(annex.blocks.clone());
            }
            for at in differs {
                let fault = self.reading.at(&faults::ANNEX_DIFFERS, at);
                self.reading.report(fault);
            }
        }
        // Where the list is in the annex, what the text tells of problems is none.
        if list == Some(ListPlace::Annex) && self.outline.findings.len() > of_text.0 {
            self.outline.findings.drain(..of_text.0);
            self.outline.areas.drain(..of_text.1);
            for finding in &mut self.outline.findings {
                finding.area = finding.area.map(|area| area - of_text.1);
            }
        }
    }

    /// A heading that opens an annex, for the contents.
    fn opening(&mut self, annex: &Annex) {
        if let Some(branch) = tree::grow(self.body, annex.blocks.clone(), &[]).first().filter(|of| of.is_section()) {
            self.section(branch);
        }
    }

    fn section(&mut self, branch: &Branch) {
        self.outline.sections.push(Section {
            number: branch.words.number.clone(),
            title: branch.words.rest.clone(),
            place: Place { blocks: branch.all.clone(), row: None },
        });
    }

    /// Takes a top-level branch: a frame around the issues, an area of its own, or an issue itself.
    fn top(&mut self, branch: &Branch, sections_with_issues: usize) {
        if !branch.is_section() {
            return self.branch(branch, None);
        }
        if self.judge.is_surrounding(branch) {
            return;
        }
        if branch.judged.issue {
            return self.finding(branch, None);
        }
        let title = &branch.words.rest;
        let framed = heading_words::frames(title) && !branch.words.names_area();
        let has_issues = branch.judged.holds;
        let is_area = has_issues && (branch.words.names_area() || (sections_with_issues > 1 && !framed));
        let area = is_area.then(|| self.area(branch));
        self.ledgers(branch.own.clone(), area);
        branch.children.iter().for_each(|child| self.branch(child, area));
    }

    /// Takes a branch below the top.
    fn branch(&mut self, branch: &Branch, area: Option<usize>) {
        if branch.judged.issue {
            return self.finding(branch, area);
        }
        if !branch.judged.holds {
            return self.ledgers(branch.all.clone(), area);
        }
        let leaves = branch.children.iter().any(|child| child.judged.issue);
        // An area is numbered 一、 or （一）; what stands lower is a finding.
        let low = branch.words.number.as_ref().is_some_and(|number| number.numbering > Numbering::Clause);
        if leaves && (branch.words.names_problem() || area.is_some() || low) {
            return self.finding_with_issues(branch, area);
        }
        let area = area.unwrap_or_else(|| self.area(branch));
        self.ledgers(branch.own.clone(), Some(area));
        branch.children.iter().for_each(|child| self.branch(child, Some(area)));
    }

    fn area(&mut self, branch: &Branch) -> usize {
        self.outline.areas.push(Area {
            number: branch.words.number.clone(),
            title: clean_title(&branch.words.rest),
            place: Place { blocks: branch.all.clone(), row: None },
        });
        self.outline.areas.len() - 1
    }

    /// What a paragraph is that follows no label.
    fn unlabelled(&self) -> Label {
        if self.kind == Kind::Problems { Label::Problem } else { Label::Measures }
    }

    /// A finding with one issue under the same heading.
    fn finding(&mut self, branch: &Branch, area: Option<usize>) {
        let issue = self.issue(branch);
        self.outline.findings.push(Finding {
            number: 0,
            printed: issue.printed.clone(),
            title: issue.title.clone(),
            heading: issue.heading.clone(),
            area,
            place: issue.place.clone(),
            at: issue.at,
            issues: vec![issue],
        });
    }

    /// A finding whose issues have headings of their own.
    fn finding_with_issues(&mut self, branch: &Branch, area: Option<usize>) {
        let leaves: Vec<&Branch> = branch.children.iter().filter(|child| child.judged.holds).collect();
        let issues = leaves.into_iter().map(|child| self.issue(child)).collect();
        self.outline.findings.push(Finding {
            number: 0,
            printed: branch.words.number.clone(),
            title: clean_title(&branch.words.rest),
            heading: branch.heading.clone(),
            area,
            issues,
            place: Place { blocks: branch.all.clone(), row: None },
            at: self.body[branch.block].at(),
        });
    }

    fn issue(&mut self, branch: &Branch) -> Issue {
        let under = branch.block + 1..branch.all.end;
        let named = |block: &usize| self.entries.contains(block);
        let mut fields = match under.clone().any(|block| named(&block)) {
            // The names of annexes tell nothing of a problem.
            true => {
                let own: Vec<Block> = under.filter(|block| !named(block)).map(|at| self.body[at].clone()).collect();
                issue::read(self.reading, &own, self.unlabelled())
            }
            false => issue::read(self.reading, &self.body[under], self.unlabelled()),
        };
        issue::take_heading(self.reading, &mut fields, &branch.words, self.body[branch.block].at());
        let own_words = clean_title(&branch.words.rest);
        let title = match &fields.title {
            Some(title) if own_words.is_empty() || heading::is_only_a_number(&branch.words.rest) => {
                clean_title(&title.plain())
            }
            _ => own_words,
        };
        let place = Place { blocks: branch.all.clone(), row: None };
        let at = self.body[branch.block].at();
        fields::new_issue(branch.words.number.clone(), title, branch.heading.clone(), fields, place, at)
    }

    /// Takes the ledgers that stand in some blocks.
    fn ledgers(&mut self, blocks: Range<usize>, area: Option<usize>) {
        for index in blocks {
            let Block::Table(table) = &self.body[index] else { continue };
            if self.judge.is_apart(index) {
                continue;
            }
            let Some(rows) = ledger_table::read(self.reading, table) else {
                self.unread.push(index);
                continue;
            };
            for row in rows {
                let area = row.area.as_ref().map(|title| self.ledger_area(title, index)).or(area);
                self.row(row, index, area);
            }
        }
    }

    /// The area of a ledger's column, made where the column names it first.
    fn ledger_area(&mut self, title: &str, block: usize) -> usize {
        let words = heading::read(title);
        let title = clean_title(&words.rest);
        let known = self.outline.areas.iter().position(|area| area.title == title);
        known.unwrap_or_else(|| {
            let place = Place { blocks: block..block + 1, row: None };
            self.outline.areas.push(Area { number: words.number, title, place });
            self.outline.areas.len() - 1
        })
    }

    fn row(&mut self, mut row: ledger_table::Row, block: usize, area: Option<usize>) {
        row.parts.iter_mut().for_each(|part| part.block = block);
        let (body, last) = (self.body, self.outline.findings.last_mut().filter(|last| last.area == area));
        let last = last.and_then(|last| last.issues.last_mut());
        if let Some(issue) = last.filter(|issue| cut_table::goes_on(body, block, &row, issue)) {
            return ledger_parts::go_on(self.reading, issue, row.fields, row.parts, (block, row.index));
        }
        if row.title.is_empty() {
            row.title = ledger_table::blank(self.reading, "", row.at);
        }
        let place = Place { blocks: block..block + 1, row: Some(row.index) };
        let heading = row.title.plain().replace('\n', "");
        let title = clean_title(&heading::read(&heading).rest);
        let named = row.finding.as_ref().map(|finding| finding.plain().replace('\n', ""));
        let issue = fields::new_issue(row.number, title, heading, row.fields, place.clone(), row.at);
        let issue = Issue { parts: row.parts, ..issue };
        if let (Some(named), Some(last)) = (&named, self.outline.findings.last_mut())
            && last.heading == *named
            && last.area == area
        {
            return last.issues.push(issue);
        }
        let heading = named.unwrap_or_else(|| issue.heading.clone());
        self.outline.findings.push(Finding {
            number: 0,
            printed: issue.printed.clone(),
            title: clean_title(&heading::read(&heading).rest),
            heading,
            area,
            place,
            at: issue.at,
            issues: vec![issue],
        });
    }

    /// Gives findings and issues their numbers: the printed ones where these rise without a repeat, else their places.
    fn number(&mut self) {
        let findings = &mut self.outline.findings;
        let numbers = fields::numbers(findings.iter().map(|finding| finding.printed.as_ref()));
        for (finding, number) in findings.iter_mut().zip(numbers) {
            finding.number = number;
            let several = finding.issues.len() > 1;
            let numbers = match several {
                true => fields::numbers(finding.issues.iter().map(|issue| issue.printed.as_ref())),
                false => vec![1],
            };
            for (issue, number) in finding.issues.iter_mut().zip(numbers) {
                issue.number = number;
                issue.key = IssueKey { finding: finding.number, issue: several.then_some(number) };
            }
        }
    }

    /// Tables that look like ledgers and were not understood. In a ledger without any issue every table should be one.
    fn suspect_tables(&mut self) {
        let surely = self.kind == Kind::Ledger && self.outline.findings.is_empty();
        for index in std::mem::take(&mut self.unread) {
            if let Block::Table(table) = &self.body[index] {
                ledger_table::suspect(self.reading, table, surely);
            }
        }
    }

    /// Paragraphs that look like headings of issues and only lack their mark, behind the first issue or where there is
    /// none.
    fn suspect_headings(&mut self) {
        let first = self.outline.findings.first().map_or(0, |finding| finding.place.blocks.start + 1);
        let looks = |block: &Block| match block {
            Block::Paragraph(paragraph) => {
                let plain = paragraph.text.plain();
                let words = heading::read(&plain);
                (words.number.is_some() && words.names_problem() && plain.chars().count() <= 80).then_some(paragraph.at)
            }
            Block::List { items, at } => {
                let problem = items.iter().any(|item| {
                    item.marker.is_some() && heading::read(&crate::model::block::plain(&item.blocks)).names_problem()
                });
                problem.then_some(*at)
            }
            _ => None,
        };
        let shown = |block: &usize| self.uncounted.iter().any(|range| range.contains(block));
        let counted = (first..self.body.len()).filter(|block| !shown(block) && !self.entries.contains(block));
        let suspects: Vec<At> = counted.filter_map(|block| looks(&self.body[block])).collect();
        for at in suspects {
            let fault = self.reading.at(&faults::HEADING_WITHOUT_MARK, at);
            self.reading.report(fault);
        }
    }
}
