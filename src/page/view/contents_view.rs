//! The contents of a notice: what each heading is called there.

use serde::Serialize;

use super::view_parts::StatusView;
use crate::prose::heading_words;
use crate::prose::titles;

/// An entry of the contents.
#[derive(Clone, Debug, Serialize)]
pub struct ContentsEntry {
    /// 2 to 6, as the heading.
    pub level: usize,
    /// The number that the heading prints: 一、, （一）, 3., 反馈问题三：; none where it prints none.
    pub number: Option<String>,
    /// Its words without 关于…的问题 and the quotes that wrap all of them.
    pub text: String,
    /// Its anchor.
    pub href: String,
    /// The status this notice prints for the issue the heading opens.
    pub status: Option<StatusView>,
}

/// The number and the words of a heading, as the contents name it; `title` is that of the issue that it opens. A heading
/// that is nothing but a number stays whole.
pub(super) fn entry_words(heading: &str, title: Option<&str>) -> (Option<String>, String) {
    let heading = heading.trim();
    let (number, rest) = heading.split_at(heading_words::number(heading).map_or(0, |number| number.len));
    let number = Some(number.trim_end()).filter(|number| !number.is_empty());
    let text = title.map_or_else(|| titles::clean_title(rest), str::to_owned);
    match text.is_empty() {
        true => (None, heading.to_owned()),
        false => (number.map(str::to_owned), text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_is_its_number_and_what_it_is_about() {
        for (heading, number, text) in [
            ("1. 关于“案款发放不及时”的问题", "1.", "案款发放不及时"),
            ("（三）关于落实“三会一课”制度不严的问题。", "（三）", "落实“三会一课”制度不严"),
            ("12．关于案款发放不及时问题", "12．", "案款发放不及时"),
            ("（一）关于作风建设方面的问题", "（一）", "作风建设方面"),
            ("反馈问题三：关于“立案慢”的问题", "反馈问题三：", "立案慢"),
            // Near misses: what is not round the whole stays.
            ("1. 落实关于值班的规定不严的问题", "1.", "落实关于值班的规定不严"),
            ("2. 市院关于值班的问题答复", "2.", "市院关于值班的问题答复"),
            ("3. 关于“甲”和“乙”的问题", "3.", "“甲”和“乙”"),
            ("4. 关于2024年案款12件的问题3", "4.", "2024年案款12件的问题3"),
            ("二、整改工作情况", "二、", "整改工作情况"),
            ("“回头看”情况", "", "“回头看”情况"),
            ("2025年12月的问题", "", "2025年12月的问题"),
            // Nothing else stands there.
            ("关于问题", "", "问题"),
            ("1. 关于“”的问题", "1.", "关于“”的问题"),
            ("一、", "", "一、"),
        ] {
            let (found, words) = entry_words(heading, None);
            assert_eq!((found.as_deref().unwrap_or_default(), words.as_str()), (number, text), "{heading}");
        }
        let issue = entry_words("1. 【已完成】关于“立案慢”的问题", Some("立案慢"));
        assert_eq!(issue, (Some("1.".to_owned()), "立案慢".to_owned()));
    }
}
