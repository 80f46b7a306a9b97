//! The JSON Schema of a record: every key with what it says. The words that may stand in it are those of the model.

use serde_json::Value;
use serde_json::json;

use super::json_shape::DRAFT;
use super::json_shape::KeyShape;
use super::json_shape::count;
use super::json_shape::day;
use super::json_shape::formed;
use super::json_shape::list;
use super::json_shape::maybe;
use super::json_shape::number;
use super::json_shape::object;
use super::json_shape::said;
use super::json_shape::said_words;
use super::json_shape::text;
use super::json_shape::truth;
use super::json_shape::word;
use super::notice_record::ARTICLE;
use super::notice_record::FORMAT;
use crate::model::meaning;

/// The schema of the record of a notice, as open data and the archive have it.
pub fn notice_schema() -> Value {
    let (kinds, assurances) = (meaning::kinds(), meaning::assurances());
    schema(
        "一份通报的全部数据",
        "`text` 是批准的全文；`findings` 是按原文的层次列出的问题。没有写的是 `null` 或者空的列表，不从别处推得。",
        said_words(word(&kinds), "通报的种类", &kinds),
        said_words(word(&assurances), "结果由谁认定；某一项另外写明的，以那一项的为准", &assurances),
        Vec::new(),
    )
}

/// The schema of the record of a paper that was imported: the same with `further` keys, and a paper may be an article.
pub fn paper_schema(further: Vec<KeyShape>) -> Value {
    let (mut kinds, assurances) = (meaning::kinds(), meaning::assurances());
    kinds.push((ARTICLE, "文章，不是通报"));
    schema(
        "导入的一份文件（tongbao import --format json）",
        "与网站上一份通报的数据（`data/notices/标识.json`）各项相同，另有修补了什么、哪里可疑。导入时还不知道的（网址、附带的文件）是 `null` 或者空的列表。",
        said_words(word(&kinds), "种类", &kinds),
        said_words(maybe(word(&assurances)), "结果由谁认定；文章没有结果，是 `null`", &assurances),
        further,
    )
}

fn schema(title: &str, what: &str, kind: Value, assurance: Value, further: Vec<KeyShape>) -> Value {
    let mut keys = head(kind, assurance);
    keys.extend(body());
    keys.extend(further);
    let mut schema = said(object(keys), what);
    schema["$schema"] = json!(DRAFT);
    schema["title"] = json!(title);
    schema
}

/// What a notice says of itself.
fn head(kind: Value, assurance: Value) -> Vec<KeyShape> {
    let organ = object(vec![("id", said(text(), "标识")), ("name", said(text(), "全称"))]);
    let withheld = object(vec![("count", said(count(), "几项")), ("basis", said(text(), "依据"))]);
    vec![
        ("format", said(json!({ "const": FORMAT }), "格式和版本：哪一项的意思变了，就换成别的")),
        ("id", said(text(), "通报的标识，网页地址和文件名都用它；导入的文件是将要用的标识")),
        ("title", said(text(), "标题")),
        ("kind", kind),
        ("url", said(maybe(text()), "通报页面的完整网址；网站没有域名的、导入的文件是 `null`")),
        ("organ", said(maybe(organ), "发布单位，照网站的登记；没有登记的是 `null`")),
        ("issuer", said(maybe(text()), "落款单位")),
        ("document_number", said(maybe(text()), "文号")),
        ("inspection", said(maybe(inspection()), "整改的是哪一次监督发现的问题")),
        ("as_of", said(maybe(day()), "数字截至哪一天；没有另外写的是 `null`，以发布日期为准")),
        ("signed_on", said(maybe(day()), "落款日期，与发布日期不同的才有")),
        ("published_on", said(maybe(day()), "发布日期")),
        ("assurance", assurance),
        (
            "reports_results",
            said(
                truth(),
                "这一种通报是否报告整改结果：`false` 的（整改方案、问题清单、进驻公告、汇总、文章），问题没有结果不是未标明",
            ),
        ),
        ("summary", said(maybe(text()), "一句话的摘要")),
        ("source_url", said(maybe(text()), "最初发布的网址")),
        ("withheld", said(maybe(withheld), "按规定不公开的")),
        ("contact", said(maybe(contact()), "通报自己写的联系方式；没有写的是 `null`，网页上显示发布单位的")),
    ]
}

/// What its text says, and what goes with it.
fn body() -> Vec<KeyShape> {
    let area = object(vec![
        ("number", said(number(), "编号：原文的编号逐个增大的照原文，否则是次序")),
        ("title", said(text(), "名称，不带编号")),
    ]);
    let correction = object(vec![("on", said(day(), "哪一天")), ("what", said(text(), "更正了什么，为什么"))]);
    let emergency = object(vec![("on", said(day(), "哪一天")), ("reason", said(text(), "为什么等不及"))]);
    let file = object(vec![
        ("path", said(text(), "在哪里：网站上是通报页面所在的文件夹，归档包里是包的文件夹")),
        ("sha256", said(formed("^[0-9a-f]{64}$"), "校验值")),
    ]);
    vec![
        ("claims", said(list(claim()), "通报自己说的数字，照原文，不作更正")),
        ("areas", said(list(area), "方面，按原文次序")),
        ("findings", said(list(finding()), "反馈问题，按原文次序")),
        ("corrections", said(list(correction), "发布以后的更正")),
        ("emergencies", said(list(emergency), "没有等各步审批办完就发布的：紧急发布的日期和理由")),
        ("related", said(list(text()), "一起读的其他通报的标识；不公开的不列")),
        ("files", said(list(file), "附带的文件；导入时还不知道，是空的")),
        ("text", said(text(), "批准的全文，不带格式：段落之间换行，表格的格子之间是制表符")),
    ]
}

fn inspection() -> Value {
    object(vec![
        ("origin", said(maybe(text()), "种类：巡察、巡视、审计等")),
        ("team", said(maybe(text()), "由谁监督")),
        ("term", said(maybe(count()), "第几届")),
        ("round", said(maybe(count()), "第几轮")),
        ("form", said(maybe(text()), "形式：常规、专项、提级、联动、交叉、回头看等")),
        ("period", said(maybe(days()), "从哪一天到哪一天")),
        ("feedback_on", said(maybe(day()), "反馈日期")),
    ])
}

fn days() -> Value {
    object(vec![("from", said(day(), "第一天")), ("to", said(day(), "最后一天"))])
}

fn contact() -> Value {
    let phone = object(vec![
        ("label", said(maybe(text()), "用途；没有写的是 `null`")),
        ("number", said(text(), "号码，照原文")),
    ]);
    object(vec![
        ("phones", said(list(phone), "电话")),
        ("emails", said(list(text()), "电子邮箱")),
        ("postcode", said(maybe(text()), "邮政编码")),
        ("address", said(maybe(text()), "通信地址")),
        ("mailbox", said(maybe(text()), "邮政信箱")),
        ("recipient", said(maybe(text()), "收件人")),
        ("hours", said(maybe(text()), "接听时间")),
        ("period", said(maybe(days()), "公示、受理的期限")),
    ])
}

fn claim() -> Value {
    let (subjects, bases, statuses) = (meaning::subjects(), meaning::bases(), meaning::statuses());
    let parts = json!({ "type": "object", "propertyNames": word(&statuses), "additionalProperties": count() });
    object(vec![
        ("subject", said_words(word(&subjects), "数的是什么", &subjects)),
        ("basis", said_words(maybe(word(&bases)), "按哪一层数；不在清单上的（信访件、金额）是 `null`", &bases)),
        ("total", said(maybe(count()), "总数")),
        ("parts", said_words(parts, "各种结果的数目，名字是结果，值是数目；没有分的是空的", &statuses)),
        ("as_of", said(maybe(day()), "截至哪一天；没有另外写的是 `null`，以通报的 `as_of` 为准")),
        ("text", said(maybe(text()), "原文的句子")),
    ])
}

fn finding() -> Value {
    object(vec![
        ("number", said(number(), "网站上显示的编号：原文的编号逐个增大、没有重复的照原文，否则是次序")),
        ("printed", said(maybe(text()), "编号在原文里的字样，如“（一）”")),
        ("title", said(text(), "题目，不带编号、“关于……的问题”和外层的引号")),
        ("heading", said(text(), "标题，照原文")),
        ("area", said(maybe(number()), "所在方面的编号（`areas` 的 `number`）；不分方面的是 `null`")),
        ("issues", said(list(issue()), "具体问题；反馈问题没有再分的，就是它自己这一项")),
    ])
}

fn issue() -> Value {
    let mut part = vec![("printed", said(maybe(text()), "这一行的编号在原文里的字样"))];
    part.extend(rectification());
    let mut keys = vec![
        ("key", said(formed(r"^[1-9]\d*(-[1-9]\d*)?$"), "在这份通报里的标识：`3`，或者分两级的 `3-2`")),
        ("number", said(number(), "在反馈问题里是第几项")),
        ("printed", said(maybe(text()), "编号在原文里的字样，如“1.”")),
        ("title", said(text(), "题目，不带编号、“关于……的问题”和外层的引号")),
        ("heading", said(text(), "标题，照原文")),
        ("problem", said(list(text()), "标题以外对问题的描述，一段一个")),
        ("target", said(list(text()), "整改目标，一段一个")),
    ];
    keys.extend(rectification());
    keys.push((
        "parts",
        said(
            list(object(part)),
            "台账里一项问题分几行的，各行；不分的是空的。分几行的，问题的 `status` 是其中完成得最少的",
        ),
    ));
    object(keys)
}

/// What is told of how an issue, or a row of a ledger, is put right.
fn rectification() -> Vec<KeyShape> {
    let (statuses, assurances, classes) = (meaning::statuses(), meaning::assurances(), meaning::classes());
    let status = object(vec![
        ("kind", said_words(word(&statuses), "哪一种结果", &statuses)),
        ("printed", said(text(), "在原文里的字样")),
        ("assurance", said_words(word(&assurances), "由谁认定", &assurances)),
    ]);
    vec![
        ("status", said(maybe(status), "整改结果。没有写的是 `null`（未标明），不等于已完成，也不等于未完成")),
        ("class", said_words(maybe(word(&classes)), "整改类别；没有写的是 `null`", &classes)),
        ("class_printed", said(maybe(text()), "整改类别在原文里的字样")),
        ("measures", said(list(text()), "整改措施、整改情况：一条措施（“一是……”）或者一段一个")),
        ("outcome", said(list(text()), "整改成效，一段一个")),
        ("next_steps", said(maybe(text()), "下一步打算；几段之间换行")),
        ("owner", said(maybe(text()), "责任部门，照原文")),
        ("lead", said(maybe(text()), "责任领导，照原文")),
        ("due_on", said(maybe(day()), "完成时限读成的日期；读不成日期的（“长期坚持”）是 `null`")),
        ("due_printed", said(maybe(text()), "完成时限在原文里的字样")),
        ("closed_on", said(maybe(day()), "销号日期")),
    ]
}
