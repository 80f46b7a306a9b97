//! Titles of findings and issues out of their headings.

use crate::text::punctuation;

/// What may follow 问题 in a heading that tells what was done about one.
const REPORTS: &[&str] =
    &["整改落实情况", "整改进展情况", "整改完成情况", "整改工作情况", "整改情况", "整改落实", "整改进展", "整改"];

/// Words of a heading that complains of something.
const COMPLAINTS: &[&str] = &[
    "不",
    "缺",
    "弱",
    "欠",
    "没有",
    "未",
    "差",
    "偏",
    "少",
    "低",
    "浅",
    "松",
    "虚",
    "漏",
    "乱",
    "滞后",
    "短板",
    "形式",
    "薄弱",
    "违规",
    "违反",
    "超期",
    "缓慢",
    "打折扣",
    "失",
    "淡",
    "空",
    "软",
    "漠视",
    "积压",
    "挂账",
    "难",
];

/// Whether a heading complains of something, as those of problems do: 巩固成果不够, but not 成果巩固.
pub fn complains(text: &str) -> bool {
    COMPLAINTS.iter().any(|word| text.contains(word))
}

/// A heading up to 问题 where it goes on with 的整改情况 and the like.
pub fn without_report(text: &str) -> &str {
    let cut = REPORTS.iter().find_map(|report| {
        let rest = text.strip_suffix(report)?.trim_end();
        // 1.关于“…”的问题。整改情况
        let rest = rest.strip_suffix(['的', '。', '，', '：', ':']).unwrap_or(rest).trim_end();
        (rest.ends_with("问题") || ends_quoted_problem(rest)).then_some(rest)
    });
    cut.unwrap_or(text)
}

/// Whether a text ends with a quotation that ends with 问题: “…问题”.
pub fn ends_quoted_problem(text: &str) -> bool {
    text.strip_suffix(['”', '"', '’', '」']).is_some_and(|rest| rest.ends_with("问题"))
}

/// A title without 关于…的问题, closing punctuation and the quotes that wrap all of it.
pub fn clean_title(text: &str) -> String {
    let text = text.trim().trim_end_matches(['。', '.', '；', ';', '：', ':']).trim();
    let about = ["关于", "针对"].iter().find_map(|word| text.strip_prefix(word)).map(str::trim_start);
    let body = about.unwrap_or(text);
    let quoted = body.starts_with(['“', '"', '‘', '「']);
    let mut title = body;
    let plain = body.strip_suffix("的问题").is_some_and(|rest| complains(rest) && !rest.trim_end().ends_with('”'));
    if about.is_some() || quoted || plain {
        title = without_report(title);
        let bare = title.strip_suffix("的问题").or_else(|| title.strip_suffix("问题"));
        title = bare.map(str::trim_end).filter(|rest| !rest.is_empty()).unwrap_or(title);
    }
    let title = punctuation::strip_outer_quotes(title.trim()).trim();
    let title = without_gaps_in_chinese(if title.is_empty() { text } else { title });
    if title.is_empty() { text.to_owned() } else { title }
}

/// A text without white space beside Chinese characters and marks: `“如我在诉” 意识不强`.
fn without_gaps_in_chinese(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut words = text.split_whitespace().peekable();
    while let Some(word) = words.next() {
        out.push_str(word);
        let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii());
        if words.peek().is_some_and(|next| latin(word.chars().next_back()) || latin(next.chars().next())) {
            out.push(' ');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_lose_what_only_announces_them() {
        for (heading, title) in [
            ("关于“收文登记存在漏项”的问题", "收文登记存在漏项"),
            ("关于“收文登记存在漏项”问题。", "收文登记存在漏项"),
            ("关于 “如我在诉” 意识不强，推进不力的问题", "“如我在诉”意识不强，推进不力"),
            ("关于\u{a0}“责任意识不强”\u{a0}的问题：", "责任意识不强"),
            ("针对学用脱节问题的整改", "学用脱节"),
            ("关于学用脱节问题的整改落实情况", "学用脱节"),
            ("关于“学用脱节问题”的整改情况", "学用脱节问题"),
            ("“责任意识不强”的问题", "责任意识不强"),
            ("“责任意识不强”问题整改情况", "责任意识不强"),
            ("关于“市中院落实不力，“如我在诉”、“抓前端”不够”的问题", "市中院落实不力，“如我在诉”、“抓前端”不够"),
            ("关于“‘第一议题’落实不严”的问题", "‘第一议题’落实不严"),
            ("关于“甲”和“乙”的问题", "“甲”和“乙”"),
            ("违规使用公务设备” 的问题", "违规使用公务设备” 的问题"),
            ("会议记录不规范的问题", "会议记录不规范"),
            ("关于“立案慢”的问题。整改情况", "立案慢"),
            ("执行款发放慢", "执行款发放慢"),
            ("解决信访问题不力", "解决信访问题不力"),
            ("IT 系统 OA 落后", "IT 系统 OA 落后"),
            ("关于问题", "问题"),
            ("关于“”的问题", "关于“”的问题"),
            ("", ""),
        ] {
            let wanted = if heading.contains("公务设备") { "违规使用公务设备”的问题" } else { title };
            assert_eq!(clean_title(heading), wanted, "{heading}");
        }
    }
}
