//! Every key that a source may have: the one table behind reading, suggestions, JSON Schemas and docs/format.md.

use super::shape::Key;
use super::shape::Shape;
use crate::diagnostic::codes;
use crate::model::Basis;
use crate::model::ListPlace;
use crate::model::meaning::approval_acts;
use crate::model::meaning::approval_groups;
use crate::model::meaning::assurances;
use crate::model::meaning::kinds;
use crate::model::meaning::statuses;
use crate::model::meaning::subjects;

const fn key(name: &'static str, shape: Shape, zh: &'static str, en: &'static str) -> Key {
    Key { name, shape, required: false, zh, en }
}

const fn must(name: &'static str, shape: Shape, zh: &'static str, en: &'static str) -> Key {
    Key { name, shape, required: true, zh, en }
}

fn places() -> Vec<(&'static str, &'static str)> {
    ListPlace::ALL.map(|place| (place.key(), place.word())).to_vec()
}

fn bases() -> Vec<(&'static str, &'static str)> {
    let word = |basis| match basis {
        Basis::Areas => "方面",
        Basis::Findings => "反馈问题",
        Basis::Issues => "具体问题",
        Basis::Measures => "整改措施",
    };
    Basis::ALL.map(|basis| (basis.key(), word(basis))).to_vec()
}

/// Rules by name and by id, as either may be written.
fn rules() -> Vec<(&'static str, &'static str)> {
    let adjustable = || codes::all().filter(|code| !code.stops_build());
    let named = adjustable().map(|code| (code.name, code.id));
    named.chain(adjustable().map(|code| (code.id, code.name))).collect()
}

fn rule_levels() -> Vec<(&'static str, &'static str)> {
    vec![("error", "错误"), ("warning", "警告"), ("note", "提示"), ("off", "关闭")]
}

/// Front matter of a notice.
pub static NOTICE: &[Key] = &[
    must("title", Shape::Text, "通报标题", "title of the paper"),
    must("kind", Shape::Word(kinds), "通报种类", "what kind of paper it is"),
    key("organ", Shape::Id, "发布法院的标识（content/organs/ 下的文件名）", "id of the court"),
    key("issuer", Shape::Text, "落款单位，通常是党组", "who signs"),
    key("document_number", Shape::Text, "文号", "document number"),
    key(
        "inspection",
        Shape::Either(&Shape::Id, &Shape::Map(INSPECTION)),
        "巡察情况，或 content/inspections/ 下的文件名",
        "the inspection, or the id of its file",
    ),
    key("as_of", Shape::Date, "数据截止日期", "the day the figures are of"),
    key("signed_on", Shape::Date, "落款日期（与发布日期不同时填写）", "date under the signature"),
    key("published_on", Shape::Date, "发布日期", "day of publication"),
    key("assurance", Shape::Word(assurances), "整改结果由谁确认", "who vouches for the statuses"),
    key("summary", Shape::Text, "一句话摘要", "one sentence for lists"),
    key("contact", Shape::Map(CONTACT), "联系方式（不填则用法院的）", "contact block (else the court's)"),
    key("claims", Shape::List(&Shape::Map(CLAIM)), "通报自己所说的数字", "figures the notice states"),
    key("withheld", Shape::Map(WITHHELD), "不公开的问题", "items held back"),
    key("corrections", Shape::List(&Shape::Map(CORRECTION)), "公布后的更正", "changes after publication"),
    key(
        "list",
        Shape::Word(places),
        "问题清单在哪里：正文或附件（不填则以通报的说法为准）",
        "where the list of problems stands",
    ),
    key("attachments", Shape::List(&Shape::Map(ATTACHMENT)), "附件", "files published with it"),
    key("related", Shape::List(&Shape::Id), "相关通报的标识", "ids of related notices"),
    key("topics", Shape::List(&Shape::Id), "全部问题的主题", "topics of all its issues"),
    key("issues", Shape::PerIssue(ISSUE), "单个问题的补充", "what the text does not say of single issues"),
    key("source_url", Shape::Address, "首次发布的网址", "where it was first published"),
    key("formerly", Shape::List(&Shape::Id), "曾用标识", "former ids, which redirect here"),
    key(
        "allow",
        Shape::List(&Shape::Map(ALLOWANCE)),
        "明知而保留的检查提示，须写理由",
        "rules of `check` that it breaks knowingly",
    ),
    key("draft", Shape::Flag, "草稿，不公布", "not to be published"),
    key("embargo_until", Shape::Date, "此日之前不公布", "not to be published before this day"),
];

/// An inspection, in a notice or in a file of its own.
pub static INSPECTION: &[Key] = &[
    key("origin", Shape::Text, "来源：巡察、巡视、司法巡查、审计、督察、民主生活会", "kind of inspection"),
    key("team", Shape::Text, "巡察组", "who inspected"),
    key("term", Shape::Count, "届", "term"),
    key("round", Shape::Count, "轮", "round"),
    key("form", Shape::Text, "方式：常规、专项、提级、联动、交叉、回头看", "form"),
    key("period", Shape::Period, "巡察起止日期", "first and last day"),
    key("feedback_on", Shape::Date, "反馈日期", "when the findings were fed back"),
];

/// A year of `content/holidays.yaml`.
pub static HOLIDAYS: &[Key] = &[
    must("year", Shape::Count, "年份", "year"),
    must("closed", Shape::List(&Shape::Date), "放假的日子，逐日列出", "days on which offices are closed"),
    key("open", Shape::List(&Shape::Date), "调休上班的周六、周日", "Saturdays and Sundays on which offices work"),
];

/// A contact block.
pub static CONTACT: &[Key] = &[
    key("phones", Shape::List(&Shape::Either(&Shape::Text, &Shape::Map(PHONE))), "电话", "telephone numbers"),
    key("emails", Shape::List(&Shape::Either(&Shape::Text, &Shape::Map(EMAIL))), "电子邮箱", "mailboxes"),
    key("postcode", Shape::Text, "邮政编码", "postcode"),
    key("address", Shape::Text, "通信地址", "street address"),
    key("mailbox", Shape::Text, "邮政信箱", "postal box"),
    key("recipient", Shape::Text, "收件部门", "who receives letters"),
    key("hours", Shape::Text, "接听时间", "when the telephone is answered"),
    key("period", Shape::Period, "公示期起止日期", "first and last day for views"),
];

static PHONE: &[Key] =
    &[key("label", Shape::Text, "用途，如 监督电话", "what it is for"), must("number", Shape::Text, "号码", "number")];

static EMAIL: &[Key] =
    &[key("label", Shape::Text, "用途", "what it is for"), must("address", Shape::Text, "邮箱地址", "address")];

static CLAIM: &[Key] = &[
    must("subject", Shape::Word(subjects), "所指", "what is counted"),
    key("basis", Shape::Word(bases), "按哪一级计数", "at which level"),
    key("total", Shape::Count, "总数", "total"),
    key("parts", Shape::Counts(statuses), "按状态分列", "shares by status"),
    key("as_of", Shape::Date, "截至日期", "the day of the figures"),
    key("text", Shape::Text, "正文中的原话", "the words of the text"),
];

static WITHHELD: &[Key] = &[
    must("count", Shape::Count, "不公开的数量", "how many"),
    must("basis", Shape::Text, "不公开的依据", "on which grounds"),
];

static CORRECTION: &[Key] =
    &[must("on", Shape::Date, "更正日期", "when"), must("what", Shape::Text, "更正了什么", "what was changed")];

static ATTACHMENT: &[Key] = &[
    must("file", Shape::File, "文件名（放在通报文件夹里）", "file name, beside the notice"),
    key("title", Shape::Text, "显示的名称", "what readers see"),
];

static ALLOWANCE: &[Key] = &[
    must("rule", Shape::Word(rules), "规则代码或名称", "id or name of the rule"),
    must("reason", Shape::Text, "保留的理由", "why it may be broken here"),
];

static RULE: &[Key] = &[
    must("rule", Shape::Word(rules), "规则代码或名称", "id or name of the rule"),
    must("level", Shape::Word(rule_levels), "级别", "its level here"),
];

static ISSUE: &[Key] = &[
    key("topics", Shape::List(&Shape::Id), "主题", "topics"),
    key("continues", Shape::IssueAddress, "接续的问题：通报标识/问题编号", "the issue it continues"),
    key("assurance", Shape::Word(assurances), "这一项由谁确认", "who vouches for its status"),
];

/// A court of `content/organs/`.
pub static ORGAN: &[Key] = &[
    must("name", Shape::Text, "全称", "full name"),
    key("short_name", Shape::Text, "简称", "short name"),
    key("parent", Shape::Id, "上级法院的标识", "id of the court above"),
    key("region", Shape::Text, "所在地区", "the region it stands in"),
    key("about", Shape::Text, "简介", "a sentence or two"),
    key("website", Shape::Address, "官方网站", "its own site"),
    key("contact", Shape::Map(CONTACT), "联系方式", "contact block"),
];

/// A topic of `content/topics.yaml`.
pub static TOPIC: &[Key] = &[
    must("id", Shape::Id, "标识", "id"),
    must("name", Shape::Text, "名称", "name"),
    key(
        "keywords",
        Shape::List(&Shape::Text),
        "关键词：标题中有其一即归入",
        "an issue with one of these in its title belongs here",
    ),
];

/// Front matter of an article or a standing page.
pub static ARTICLE: &[Key] = &[
    must("title", Shape::Text, "标题", "title"),
    key("published_on", Shape::Date, "发布日期", "day of publication"),
    key("organ", Shape::Id, "来源法院的标识", "id of the court"),
    key("byline", Shape::Text, "作者或来源", "author or source"),
    key("summary", Shape::Text, "一句话摘要", "one sentence for lists"),
    key("draft", Shape::Flag, "草稿，不公布", "not to be published"),
    key("formerly", Shape::List(&Shape::Id), "曾用标识", "former ids"),
];

/// `content/site.yaml`.
pub static SITE: &[Key] = &[
    must("name", Shape::Text, "网站名称", "name of the site"),
    key(
        "domain",
        Shape::Text,
        "域名；网站还没有 HTTPS 的，前面写 http://",
        "domain, with http:// in front where the site is not on HTTPS",
    ),
    key("base_path", Shape::Text, "网站在域名下的路径，如 /xczg/", "path below the domain"),
    key("description", Shape::Text, "一句话介绍", "one sentence about it"),
    key("site_code", Shape::Text, "网站标识码（10 位）", "identification code"),
    key("icp_number", Shape::Text, "ICP 备案号", "ICP number"),
    key("police_number", Shape::Text, "公安机关备案号", "police registration number"),
    key(
        "party_mark",
        Shape::Address,
        "党政机关网站标识的查询网址",
        "where the mark of a party or government organ is looked up",
    ),
    key("operator", Shape::Text, "主办单位", "operator"),
    key("licence", Shape::Map(LICENCE), "开放数据的许可", "licence of the open data"),
    key("contact", Shape::Map(CONTACT), "网站联系方式", "contact block of the site"),
    key("as_of", Shape::Date, "计算逾期等天数的日期", "the day at which days are counted"),
    key("rows_per_page", Shape::Count, "问题、通报等列表每页行数（10 至 500）", "rows on a page of a list (10 to 500)"),
    key("latest", Shape::Count, "首页显示的通报数", "notices on the home page"),
    key("rules", Shape::List(&Shape::Map(RULE)), "检查规则的级别", "levels of the rules of `check`"),
    key(
        "approval_steps",
        Shape::List(&Shape::Text),
        "审批的步骤，依次写（不写则为 提出、审核、审批）",
        "the steps of approval, in order",
    ),
    key(
        "approval_keys",
        Shape::List(&Shape::Map(APPROVAL_KEY)),
        "审批人的签名公钥；写了的，没有签名的审批不算数",
        "public keys of those who approve: where there are any, only what they signed counts",
    ),
    key(
        "approve",
        Shape::List(&Shape::Word(approval_groups)),
        "通报之外，还有哪些内容要审批",
        "what must be approved beside the notices",
    ),
    key("publish", Shape::List(&Shape::Map(PUBLISH)), "发布到哪里", "where the site is published"),
    key("links", Shape::List(&Shape::Map(LINK)), "页头的其他链接", "further links of the header"),
    key("columns", Shape::Map(COLUMNS), "栏目的名称和标签", "names and labels of the columns"),
    key(
        "official",
        Shape::Map(OFFICIAL),
        "政府网站规则的开关，默认都开",
        "rules for official sites, each on by default",
    ),
];

/// The approvals of a notice or a group, `content/approvals/`.
pub static APPROVALS: &[Key] = &[
    must("format", Shape::Count, "格式的版本，现在是 1", "version of the format, which is 1"),
    must("steps", Shape::List(&Shape::Map(APPROVAL)), "审批的各步，依次写", "what was done, in order"),
];

static APPROVAL: &[Key] = &[
    key("step", Shape::Text, "哪一步", "the step"),
    must("act", Shape::Word(approval_acts), "做了什么", "what was done"),
    must("by", Shape::Text, "姓名", "who did it"),
    must("at", Shape::Moment, "什么时候（北京时间）", "when (UTC+8)"),
    key("note", Shape::Text, "备注", "a remark"),
    key("reason", Shape::Text, "退回或者紧急发布的理由", "why it was returned or could not wait"),
    must("reading", Shape::Text, "看到的内容按哪种算法计算", "the algorithm of the next digest"),
    must("seen", Shape::Digest, "看到的内容的校验值", "digest of what is seen"),
    key("parts", Shape::List(&Shape::Text), "各部分的校验值，用来说明改了什么", "digests of its parts"),
    key(
        "against",
        Shape::Digest,
        "只看了与哪一稿的差异：那一稿的校验值",
        "the approved text with which the difference alone was looked at",
    ),
    must("source", Shape::Digest, "来源文件的校验值", "digest of the bytes of the sources"),
    key("signature", Shape::Text, "minisign 的签名", "signature of minisign"),
];

/// A notice of `content/withdrawn.yaml`.
pub static WITHDRAWN_NOTICE: &[Key] = &[
    must("id", Shape::Id, "撤回的通报的标识", "the id of the notice"),
    must("on", Shape::Date, "撤回的日期", "the day on which it was taken back"),
    must("reason", Shape::Text, "理由，公开显示", "why, for everybody to read"),
    key("retracted", Shape::Flag, "正文已全部清除", "its text was removed everywhere"),
    key("title", Shape::Text, "原标题", "what it was called"),
    key("organ", Shape::Id, "法院的标识", "the id of its court"),
    key(
        "issues",
        Shape::List(&Shape::Text),
        "原有问题的编号，这些网址也说明已撤回",
        "its issues, whose addresses lead here",
    ),
    key("formerly", Shape::List(&Shape::Id), "曾用标识", "former ids, which lead here"),
];

static PUBLISH: &[Key] = &[
    must("name", Shape::Text, "名称，用在 tongbao publish --to 后面", "its name, for `tongbao publish --to`"),
    key(
        "folder",
        Shape::Text,
        "文件夹：每一版一个子文件夹，用链接切换",
        "a folder that holds editions and a link to one",
    ),
    key(
        "in_place",
        Shape::Text,
        "文件夹：不支持链接的主机，逐个文件更新",
        "a folder whose files change one by one, without links",
    ),
    key("zip", Shape::Text, "压缩包：手工上传的主机", "a packed file, for hosts that take uploads by hand"),
    key("keep", Shape::Count, "保留几版（folder 用，不写则为 5）", "editions that stay in a `folder` (default: 5)"),
];

static LICENCE: &[Key] = &[
    must("title", Shape::Text, "许可的名称", "what people read"),
    key("name", Shape::Text, "SPDX 简称，如 CC-BY-4.0", "its SPDX name"),
    key("url", Shape::Address, "许可全文的网址", "where its text stands"),
];

/// The columns of a site.
pub static COLUMNS: &[Key] = &[
    key("notices", Shape::Map(COLUMN), "通报", "notices"),
    key("issues", Shape::Map(COLUMN), "问题台账", "the ledger"),
    key("commitments", Shape::Map(COLUMN), "承诺事项", "commitments"),
    key("documents", Shape::Map(COLUMN), "制度文件", "documents"),
    key("organs", Shape::Map(COLUMN), "各法院", "courts"),
    key("articles", Shape::Map(COLUMN), "文章", "articles"),
    key("contact", Shape::Map(COLUMN), "联系方式", "contact"),
];

static COLUMN: &[Key] = &[
    key("name", Shape::Text, "栏目名称（ColumnName）", "ColumnName"),
    key("description", Shape::Text, "栏目描述（ColumnDescription）", "ColumnDescription"),
    key("keywords", Shape::List(&Shape::Text), "栏目关键词（ColumnKeywords）", "ColumnKeywords"),
    key("type", Shape::Text, "栏目类型（ColumnType）", "ColumnType"),
];

static OFFICIAL: &[Key] = &[
    key("page_labels", Shape::Flag, "网页标签（国办发〔2017〕47号）", "labels of the head"),
    key("site_map", Shape::Flag, "站点地图", "the page of all pages"),
    key("report_error", Shape::Flag, "页脚的纠错说明和本页地址", "the line that asks for errors to be reported"),
    key("reading_view", Shape::Flag, "长者版切换", "the switch of the reading views"),
    key("filing_links", Shape::Flag, "备案号链接到查询网站", "links from filing numbers to their registers"),
];

static APPROVAL_KEY: &[Key] = &[
    must("name", Shape::Text, "姓名，与审批时写的相同", "the name, as it is given when a step is taken"),
    must("key", Shape::Text, "minisign 的公钥", "public key of minisign"),
];

static LINK: &[Key] = &[must("text", Shape::Text, "文字", "text"), must("address", Shape::Address, "网址", "address")];
