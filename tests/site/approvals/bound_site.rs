//! A small invented site, and entries of approval that are bound to it.

use std::sync::Arc;
use std::sync::LazyLock;

use tongbao::compile::Approval;
use tongbao::compile::Compiled;
use tongbao::compile::Input;
use tongbao::compile::Memo;
use tongbao::model::ApprovalSubject;
use tongbao::text::date::Date;
use tongbao::tree::Tree;

use crate::support::in_memory::BUILT_IN;
use crate::support::in_memory::put;
use crate::support::in_memory::tree;

pub const NOTICE: &str = "content/notices/tongbao/notice.md";
pub const ORGAN: &str = "content/organs/qinglan.yaml";
pub const RECORD: &str = "content/approvals/tongbao.yaml";

const TEXT: &str = "---\n\
# 由办公室填写\n\
title: 中共青岚市中级人民法院党组关于巡察整改进展情况的通报\n\
kind: progress\n\
organ: qinglan\n\
document_number: 示法〔2025〕12号\n\
inspection: lunci\n\
as_of: 2025-06-30\n\
published_on: 2025-07-10\n\
corrections:\n  - { on: 2025-08-01, what: 第2项的责任部门更正为立案庭 }\n\
attachments:\n  - { file: 清单.csv, title: 整改清单 }\n\
---\n\
反馈的2个问题，已完成1个，阶段性完成1个。见[图](tu.png)。\n\n\
### 1. 关于“案款发放不及时”的问题\n\n\
整改结果：阶段性完成\n责任部门：执行局\n完成时限：2025年12月底前\n\n\
整改情况：一是清理案款。二是**公开**进度。\n\n\
### 2. 关于“窗口午间无人值守”的问题\n\n\
整改结果：已完成\n责任部门：立案庭\n\n\
整改情况：一是排班值守。\n\n\
| 项目 | 数量 |\n|---|---|\n| 案款 | 12 |\n\n\
> 引文。\n\n\
欢迎监督。\n";

/// The site, without approvals.
pub fn site() -> Tree {
    tree([
        ("content/site.yaml", "name: 示例法院整改公开\noperator: 青岚市中级人民法院\n"),
        (
            ORGAN,
            "name: 青岚市中级人民法院\n# 电话\ncontact:\n  phones: [{ label: 监督电话, number: 0000-1234567 }]\n  emails: [jiandu@court.example]\n  address: 青岚市示范路1号\n",
        ),
        (
            "content/inspections/lunci.yaml",
            "origin: 巡察\nteam: 市委第一巡察组\nterm: 7\nround: 6\nfeedback_on: 2024-12-18\n",
        ),
        (NOTICE, TEXT),
        ("content/notices/tongbao/清单.csv", "序号,问题\n1,案款\n"),
        ("content/notices/tongbao/tu.png", "no picture, and no matter"),
        ("content/notices/other.md", "---\ntitle: 另一份通报\nkind: notice-of-nothing\n---\n正文。\n"),
    ])
}

/// The site with one file changed.
pub fn with(site: &Tree, path: &str, change: impl FnOnce(String) -> String) -> Tree {
    let mut out = site.clone();
    let text = site.text(path).unwrap_or_default().into_owned();
    put(&mut out, path, change(text).as_bytes());
    out
}

/// The site compiled, as it is known on a day.
pub fn compile(tree: &Tree) -> Compiled {
    compile_on(tree, Date::parse_iso("2026-03-31"))
}

pub fn compile_on(tree: &Tree, today: Option<Date>) -> Compiled {
    let input = Input { today, ..Input::held(Arc::new(tree.clone()), Arc::clone(&BUILT_IN), None) };
    // One memo for all: templates are loaded once.
    static MEMO: LazyLock<Arc<Memo>> = LazyLock::new(Arc::default);
    Compiled::new(input, &MEMO).expect("every source is held")
}

pub fn subject() -> ApprovalSubject {
    ApprovalSubject::parse("tongbao").unwrap()
}

/// The approvals of the notice.
pub fn approval(tree: &Tree) -> Approval {
    compile(tree).approval(&subject()).expect("the notice is there").expect("every source is held")
}

/// One entry, bound to what is there: `by` and `step` or an act, and what else it says, a line each.
pub fn entry(bound: &Approval, act: &str, more: &str) -> String {
    let known = &bound.known;
    let more: String = more.lines().map(|line| format!("  {line}\n")).collect();
    let parts: String = known.seen.parts.iter().map(|part| format!("  - {part}\n")).collect();
    format!(
        "- act: {act}\n{more}  reading: seen-1\n  seen: {}\n  parts:\n{parts}  source: {}\n",
        known.seen.digest, known.source
    )
}

/// Three steps by three people.
pub fn all_steps(bound: &Approval) -> String {
    let steps = [("提出", "张三", 1), ("审核", "李四", 2), ("审批", "王五", 3)];
    steps
        .map(|(step, by, day)| entry(bound, "approved", &format!("step: {step}\nby: {by}\nat: 2026-03-0{day}")))
        .concat()
}

/// A file of approvals.
pub fn file(entries: &str) -> String {
    format!("format: 1\nsteps:\n{entries}")
}

/// The site with a file of approvals.
pub fn approved(site: &Tree, record: &str) -> Tree {
    let mut out = site.clone();
    put(&mut out, RECORD, record.as_bytes());
    out
}
