//! N: what notices, courts, inspections, topics and attachments say of one another.

use crate::diagnostic::Diagnostic;

super::family! {
    /// A court that is not in the registry.
    UNKNOWN_ORGAN = "N301" "unknown-organ" Error
        cause "没有标识为“{found}”的法院。" | "There is no organ `{found}`."
        remedy "新建 content/organs/{found}.yaml，或改正标识。{suggestion}" | "Add content/organs/{found}.yaml or mend the id. {suggestion_en}"
        why "联系方式和法院索引都取自法院名录。" | "Contact blocks and the index of courts come from the registry."
        example "---\norgan: qinglann\n---"
    /// An inspection without a file.
    UNKNOWN_INSPECTION = "N302" "unknown-inspection" Error
        cause "没有标识为“{found}”的巡察。" | "There is no inspection `{found}`."
        remedy "新建 content/inspections/{found}.yaml，或把巡察情况直接写在这里。{suggestion}" | "Add content/inspections/{found}.yaml, or describe the inspection here. {suggestion_en}"
        why "同一次巡察的几份通报靠它连在一起。" | "It is what joins the notices of one inspection."
        example "---\ninspection: qinglan-2042\n---"
    /// A topic that is not listed.
    UNKNOWN_TOPIC = "N303" "unknown-topic" Error
        cause "没有标识为“{found}”的主题。" | "There is no topic `{found}`."
        remedy "在 content/topics.yaml 中加上它，或改正标识。{suggestion}" | "Add it to content/topics.yaml or mend the id. {suggestion_en}"
        why "主题索引只列名单里的主题。" | "The subject index shows listed topics only."
        example "---\ntopics: [zhixin]\n---"
    /// A related notice that does not exist.
    UNKNOWN_NOTICE = "N304" "unknown-notice" Error
        cause "没有标识为“{found}”的通报。" | "There is no notice `{found}`."
        remedy "改正标识；草稿和未到公布日期的通报不能引用。{suggestion}" | "Mend the id; a draft or a notice under embargo cannot be named. {suggestion_en}"
        why "指向不存在的通报，页面上就会有打不开的链接。" | "A link on the page would lead nowhere."
        example "---\nrelated: [qinglan-2042]\n---"
    /// A continued issue that does not exist.
    UNKNOWN_ISSUE = "N305" "unknown-issue" Error
        cause "没有“{found}”这个问题。" | "There is no issue `{found}`."
        remedy "改正编号；那份通报的问题编号有：{expected}。" | "Mend the number; the numbers of that notice are: {expected_en}."
        why "对不上号，问题的历史就会接错或断开。" | "The history of an issue would break or join the wrong one."
        example "---\nissues: { \"99\": { topics: [zhixing] } }\n---"
    /// The same number, another title.
    NUMBER_WITHOUT_TITLE = "N306" "number-without-title" Warning
        cause "第 {found} 项与同次巡察的“{other}”第 {found} 项编号相同，标题却不同，没有当作同一问题。" | "Finding {found} has the number of one in `{other}` of the same inspection but another title; they were not joined."
        remedy "如是同一问题，在 issues 下写 continues: {other}/{found}；如不是，不必处理。" | "If it is the same, say `continues: {other}/{found}` under issues; if not, leave it."
        why "接错的历史比没有历史更糟。" | "A wrong history is worse than none."
        example "#### 3. 另一个标题"
    /// An attachment that is not there.
    MISSING_ATTACHMENT = "N307" "missing-attachment" Error
        cause "通报文件夹里没有附件“{found}”。" | "The attachment `{found}` is not beside the notice."
        remedy "把文件放进 {folder}，并与这里写的名字完全一致。" | "Put the file into {folder} under exactly this name."
        why "读者会点到打不开的附件。" | "Readers would click on a file that is not there."
        example "---\nattachments: [{ file: qingdan.xlsx, title: 清单 }]\n---"
    /// A file beside a notice that it does not name.
    UNUSED_ATTACHMENT = "N308" "unused-attachment" Warning
        cause "“{found}”放在通报旁边，通报没有列出它，不会公布。" | "`{found}` lies beside the notice, which does not list it; it is not published."
        remedy "要公布就写进 attachments，不公布就移走。" | "List it under attachments to publish it, or move it away."
        why "网站文件夹里不应放不公开的材料。" | "What is not public should not lie in the site's folder."
        example "content/notices/a/neibu.xlsx"
    /// A former id that is in use.
    FORMER_ID_TAKEN = "N309" "former-id-taken" Error
        cause "曾用标识“{found}”正被另一份通报使用。" | "The former id `{found}` is in use."
        remedy "从 formerly 中删去它，或给另一份通报改名。" | "Remove it from `formerly`, or rename the other."
        why "一个旧网址只能转到一个地方。" | "An old address can only lead to one place."
        example "---\nformerly: [another-notice]\n---"
    /// Courts above one another in a circle.
    ORGAN_CIRCLE = "N310" "organ-circle" Error
        cause "“{found}”的上级关系绕成了圈。" | "The parents of `{found}` run in a circle."
        remedy "改正 parent：它写直接上级的标识，名录中最上一级的法院不写 parent。" | "Mend `parent`: it names the court directly above; the topmost court has none."
        why "法院名录按上下级排列。" | "The registry is shown by parents."
        example "parent: qinglan（在 qinglan.yaml 中 / in qinglan.yaml）"
    /// An issue that continues a later one, or itself.
    CONTINUES_LATER = "N311" "continues-later" Error
        cause "问题接续的“{found}”并不早于本通报。" | "The issue continues `{found}`, which is not earlier than this notice."
        remedy "continues 只能指向更早的通报；请核对两份通报的日期。" | "`continues` points at an earlier notice; check the dates of both."
        why "历史按日期先后记录。" | "History runs by date."
        example "---\nissues: { \"1\": { continues: this-notice/1 } }\n---"
    /// An issue that two others continue within one notice.
    CONTINUED_TWICE = "N312" "continued-twice" Error
        cause "本通报有两个问题接续“{found}”。" | "Two issues of this notice continue `{found}`."
        remedy "只留一个 continues。" | "Keep one `continues`."
        why "一个问题在一份通报里只有一个状态。" | "An issue has one status in one notice."
        example "---\nissues: { \"1\": { continues: a/3 }, \"2\": { continues: a/3 } }\n---"
    /// A standing page with the name of a part of the site.
    RESERVED_ID = "N313" "reserved-id" Error
        cause "“{found}”是网站已有栏目的名字，不能用作页面标识。" | "`{found}` is the name of a part of the site and cannot be the id of a page."
        remedy "给这个页面换一个文件名，例如 guide.md。" | "Give the page another file name, such as guide.md."
        why "两个页面会占用同一个网址。" | "Two pages would claim one address."
        example "content/pages/issues.md"
    /// A notice of which nobody knows whose it is.
    NO_ORGAN = "N314" "no-organ" Warning
        cause "没有写明这份通报是哪个单位的（organ）。" | "Nothing says whose notice this is (`organ`)."
        remedy "在头部信息中写 organ: 加上单位的标识。{suggestion}" | "Name the organ in the front matter. {suggestion_en}"
        why "没有单位的通报不进入单位索引，页面上也没有联系方式。" | "A notice without its organ is in no index of organs and shows nobody to call."
        example "---\ntitle: 关于巡察整改进展情况的通报\nkind: progress\n---"
}

/// Issue numbers named in one report; a reader looks no further down a longer list.
const MOST_NUMBERS: usize = 60;

/// Fills [`UNKNOWN_ISSUE`] with the numbers that there are.
pub fn with_numbers(fault: Diagnostic, numbers: impl Iterator<Item = String>) -> Diagnostic {
    let numbers: Vec<String> = numbers.take(MOST_NUMBERS).collect();
    match numbers.is_empty() {
        true => fault.with("expected", "（没有列出问题）").with("expected_en", "none"),
        false => fault.with("expected", numbers.join("、")).with("expected_en", numbers.join(", ")),
    }
}
