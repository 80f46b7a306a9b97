//! A site in which every field has a name, so that each can be given another value.
//!
//! In the sources below `‹field|value›` is a field and its ordinary value. In YAML a value is written in double quotes,
//! with escapes; in Markdown it stands as it is. Fields that begin with `body.` stand in Markdown; names that end with
//! `!` take only fixed words, ids, dates or numbers.

use tongbao::diagnostic::Diagnostic;
use tongbao::model::Id;
use tongbao::source;
use tongbao::source::SourceFile;
use tongbao::tree::RelPath;
use tongbao::tree::Tree;

use crate::support::in_memory;

const SITE: &str = "
name: ‹site.name|示例公开网›
domain: ‹site.domain|a.example›
description: ‹site.description|介绍›
site_code: ‹site.code|0000000001›
icp_number: ‹site.icp|示ICP备1号›
police_number: ‹site.police|示公网安备1号›
operator: ‹site.operator|青岚院›
contact:
  phones: [{ label: ‹site.phone.label|电话›, number: ‹site.phone.number|0000-1234567› }]
  emails: [{ label: ‹site.email.label|邮箱›, address: ‹site.email.address|a@a.example› }]
  postcode: ‹site.postcode|000001›
  address: ‹site.address|明法路1号›
  mailbox: ‹site.mailbox|信箱›
  recipient: ‹site.recipient|办公室›
  hours: ‹site.hours|工作日›
  period: [‹site.from!|2025-01-01›, ‹site.to!|2026-12-31›]
as_of: ‹site.as_of!|2026-03-31›
rows_per_page: ‹site.rows!|10›
latest: ‹site.latest!|6›
links: [{ text: ‹site.link.text|外站›, address: ‹site.link.address!|https://b.example/› }]
";

const TOPICS: &str = "
- { id: ‹topic.id!|zhixing›, name: ‹topic.name|执行工作›, keywords: [‹topic.keyword|案款›] }
";

const ORGAN: &str = "
name: ‹organ.name|青岚市中级人民法院›
short_name: ‹organ.short|青岚中院›
parent: ‹organ.parent!|upper›
about: ‹organ.about|简介›
website: ‹organ.website!|https://c.example/›
contact:
  phones: [‹organ.phone|0000-7654321›, { label: ‹organ.phone.label|举报›, number: ‹organ.phone.number|0000-1› }]
  emails: [{ label: ‹organ.email.label|邮箱›, address: ‹organ.email.address|b@a.example› }]
  postcode: ‹organ.postcode|000002›
  address: ‹organ.address|明法路2号›
  mailbox: ‹organ.mailbox|2号信箱›
  recipient: ‹organ.recipient|机关党委›
  hours: ‹organ.hours|全天›
  period: [‹organ.from!|2025-01-01›, ‹organ.to!|2026-12-31›]
";

/// The reason of an emergency is public; who it was is not.
const EMERGENCY: &str = "
format: 1
steps:
- { act: emergency, by: ‹approval.by!|张三›, at: ‹approval.at!|2025-07-02›, reason: ‹approval.reason|举报电话停机›, reading: seen-1,
    seen: 0000000000000000000000000000000000000000000000000000000000000000,
    source: 0000000000000000000000000000000000000000000000000000000000000000 }
";

const INSPECTION: &str = "
origin: ‹inspection.origin|巡察›
team: ‹inspection.team|第一巡察组›
term: ‹inspection.term!|7›
round: ‹inspection.round!|6›
form: ‹inspection.form|常规›
period: [‹inspection.from!|2024-09-10›, ‹inspection.to!|2024-11-10›]
feedback_on: ‹inspection.feedback!|2024-12-18›
";

const NOTICE: &str = "---
title: ‹notice.title|关于巡察整改进展情况的通报›
kind: ‹notice.kind!|progress›
organ: ‹notice.organ!|qinglan›
issuer: ‹notice.issuer|中共青岚院党组›
document_number: ‹notice.number|青法〔2025〕1号›
inspection: ‹notice.inspection!|x›
as_of: ‹notice.as_of!|2025-06-18›
signed_on: ‹notice.signed!|2025-07-15›
published_on: ‹notice.published!|2025-07-18›
assurance: ‹notice.assurance!|self_reported›
summary: ‹notice.summary|摘要›
contact:
  phones: [{ label: ‹notice.phone.label|电话›, number: ‹notice.phone.number|0000-3› }]
  emails: [‹notice.email|c@a.example›]
  postcode: ‹notice.postcode|000003›
  address: ‹notice.address|明法路3号›
  mailbox: ‹notice.mailbox|3号信箱›
  recipient: ‹notice.recipient|专班›
  hours: ‹notice.hours|上午›
  period: [‹notice.from!|2025-01-01›, ‹notice.to!|2026-12-31›]
claims: [{ subject: ‹claim.subject!|issues›, basis: ‹claim.basis!|issues›, total: ‹claim.total!|2›, parts: { completed: ‹claim.part!|0› }, as_of: ‹claim.as_of!|2025-06-18›, text: ‹claim.text|反馈的2个问题› }]
withheld: { count: ‹withheld.count!|1›, basis: ‹withheld.basis|涉密› }
corrections: [{ on: ‹correction.on!|2025-08-01›, what: ‹correction.what|改错字› }]
attachments: [{ file: ‹notice.attachment.file!|list.csv›, title: ‹notice.attachment.title|清单› }]
related: [‹notice.related!|two›]
topics: [‹notice.topic!|zhixing›]
issues: { \"1\": { topics: [‹issue.topic!|zhixing›], continues: ‹issue.continues!|zero/1›, assurance: ‹issue.assurance!|verified› } }
source_url: ‹notice.source!|https://d.example/›
formerly: [‹notice.formerly!|old›]
list: ‹notice.list!|body›
embargo_until: ‹notice.embargo!|2025-01-01›
draft: ‹notice.draft!|false›
---
前言‹body.paragraph|甲›乙。反馈的2个问题。

## 一、‹body.section|整改情况›

### （一）‹body.area|执行方面›

#### 1. 关于“‹body.title|案款发放不及时›”的问题

整改结果：‹body.status|阶段性完成›
责任部门：‹body.owner|执行局›、立案庭
责任领导：‹body.lead|分管院领导›
完成时限：‹body.due|2025年12月底前›
问题描述：‹body.problem|案款滞留›
整改目标：‹body.target|按期发放›

整改情况：一是‹body.measure|清理›。二是制定《‹body.document|案款办法›》，每年‹body.frequency|2›次，于2025年12月底前完成‹body.commitment|清查›。

整改成效：‹body.outcome|发放›

整改计划：‹body.plan|继续›

#### 2. 关于“卷宗”的问题

- 项‹body.item|甲›
- 乙

1. 数‹body.number|甲›
2. 乙

> 引‹body.quote|文›

| 表‹body.head|头› | 乙 |
| --- | --- |
| 格‹body.cell|甲› | 乙 |

```
‹body.fence|原样›
```

[链‹body.link.text|接›](https://e.example/‹body.link|a›) ![图‹body.image.text|片›](‹body.image|p/a.png›)

[又](‹body.address|https://f.example›)

‹body.line|一行›

‹body.signature|中共青岚院党组›

2025年7月18日
";

const LEDGER: &str = "---
title: ‹ledger.title|台账›
kind: ledger
organ: qinglan
published_on: 2026-01-02
---
| 序号 | 反馈问题 | 整改措施 | 责任部门 | 完成时限 | 整改状态 | 备注 |
| --- | --- | --- | --- | --- | --- | --- |
| 1 | ‹body.row.title|执行款› | ‹body.row.measure|清理› | ‹body.row.owner|执行局› | ‹body.row.due|2026年6月› | ‹body.row.status|正在整改› | ‹body.row.remark|无› |
| 2 | 归档 | 补档 | 档案室 | 长期 | 长期坚持 | 无 |
";

const EARLIER: &str = "---
title: 早先
kind: immediate
organ: qinglan
published_on: 2025-01-02
---
#### 1. 关于“早先”的问题

整改情况：一是甲。
";

const ARTICLE: &str = "---
title: ‹article.title|文章›
published_on: ‹article.published!|2025-08-06›
organ: ‹article.organ!|qinglan›
byline: ‹article.byline|机关党委›
summary: ‹article.summary|摘要›
---
正文‹body.article|甲›。
";

const PAGE: &str = "---
title: ‹page.title|关于本站›
summary: ‹page.summary|摘要›
---
正文‹body.page|甲›。
";

const FILES: &[(&str, &str)] = &[
    ("content/site.yaml", SITE),
    ("content/topics.yaml", TOPICS),
    ("content/organs/qinglan.yaml", ORGAN),
    ("content/organs/upper.yaml", "name: 上级院\n"),
    ("content/inspections/x.yaml", INSPECTION),
    ("content/notices/one/notice.md", NOTICE),
    ("content/notices/one/list.csv", "序号\n1\n"),
    ("content/notices/two.md", LEDGER),
    ("content/notices/zero.md", EARLIER),
    ("content/approvals/one.yaml", EMERGENCY),
    ("content/articles/a.md", ARTICLE),
    ("content/pages/about.md", PAGE),
];

/// A source cut at its fields: text before each, its name, its ordinary value; then the rest.
fn cut(source: &str) -> (Vec<(&str, &str, &str)>, &str) {
    let mut fields = Vec::new();
    let mut rest = source;
    while let Some((before, after)) = rest.split_once('‹') {
        let (field, after) = after.split_once('›').expect("a field is closed");
        let (name, value) = field.split_once('|').expect("a field has a value");
        fields.push((before, name, value));
        rest = after;
    }
    (fields, rest)
}

/// The name of a field without its mark.
fn plain(name: &str) -> &str {
    name.trim_end_matches('!')
}

/// The name of every field.
pub fn fields() -> Vec<String> {
    FILES.iter().flat_map(|(_, source)| cut(source).0).map(|(_, name, _)| plain(name).to_owned()).collect()
}

/// Whether a field takes any text.
pub fn is_free(field: &str) -> bool {
    FILES.iter().any(|(_, source)| cut(source).0.iter().any(|(_, name, _)| *name == field))
}

/// The faults of the one file that a field stands in.
pub fn read_alone(tree: &Tree, field: &str) -> Vec<Diagnostic> {
    let holds = |(_, source): &&(&str, &str)| cut(source).0.iter().any(|(_, name, _)| plain(name) == field);
    let (path, _) = FILES.iter().find(holds).expect("the field stands somewhere");
    let path = RelPath::new(path).expect("a path");
    let file = SourceFile { path: &path, bytes: tree.plain(path.as_str()).expect("the file is there") };
    let id = Id::new("a").expect("an id");
    match path.parts().nth(1).unwrap_or_default() {
        "site.yaml" => source::settings(file).1,
        "topics.yaml" => source::topics(file).1,
        "organs" => source::organ(id, file).1,
        "inspections" => source::inspection(id, file).1,
        "notices" => source::notice(id, file, None).1,
        _ => source::article(id, file).1,
    }
}

/// Whether a field names something that becomes part of an address.
pub fn is_name(field: &str) -> bool {
    let names = [
        "topic.id",
        "organ.parent",
        "notice.organ",
        "notice.inspection",
        "notice.attachment.file",
        "notice.related",
        "notice.topic",
        "issue.topic",
        "issue.continues",
        "notice.formerly",
        "article.organ",
    ];
    names.contains(&field)
}

/// The site, with other values where `value` gives one.
pub fn tree(value: &dyn Fn(&str) -> Option<String>) -> Tree {
    // A text in JSON is the same text in YAML.
    written(value, &|text| text.to_owned(), &|text| serde_json::to_string(text).expect("a text can be written"))
}

/// The same, every character of another value written as an escape.
pub fn tree_of_escapes(value: &dyn Fn(&str) -> Option<String>) -> Tree {
    let in_body = |text: &str| text.chars().map(|c| format!("&#{};", u32::from(c))).collect();
    let escapes = |text: &str| text.chars().map(|c| format!("\\U{:08x}", u32::from(c))).collect::<String>();
    written(value, &in_body, &|text| format!("\"{}\"", escapes(text)))
}

fn written(
    value: &dyn Fn(&str) -> Option<String>,
    in_body: &dyn Fn(&str) -> String,
    in_head: &dyn Fn(&str) -> String,
) -> Tree {
    let source = |(path, source): &(&'static str, &str)| {
        let (fields, rest) = cut(source);
        let mut text = String::new();
        for (before, name, ordinary) in fields {
            text.push_str(before);
            text.push_str(&match value(plain(name)) {
                Some(other) if name.starts_with("body.") => in_body(&other),
                Some(other) => in_head(&other),
                None => ordinary.to_owned(),
            });
        }
        text.push_str(rest);
        (*path, text.trim_start().to_owned())
    };
    in_memory::tree(FILES.iter().map(source))
}
