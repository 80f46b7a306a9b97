//! What stands in a field of a form while it is read: entries to choose from, typed words, prompts.

use crate::import::readers::inline;

/// How a field begins that nobody has filled.
const PROMPTS: [&str; 9] = ["请选择", "请输入", "请填写", "点击", "全部", "不限", "--", "—", "=="];

/// A field that is open.
pub(in crate::import::readers::html) enum Control {
    Typed(String),
    Choice { options: Vec<Choice>, several: bool },
}

/// An entry of a list to choose from.
#[derive(Default)]
pub(in crate::import::readers::html) struct Choice {
    pub text: String,
    pub chosen: bool,
    /// Whether it stands for none.
    pub empty: bool,
}

impl Choice {
    /// Whether it says that nothing is chosen.
    pub fn is_prompt(&self) -> bool {
        is_prompt(&self.text) || (self.empty && !self.chosen)
    }
}

/// Whether it is a prompt or nothing that stands in a field.
pub(in crate::import::readers::html) fn is_prompt(text: &str) -> bool {
    let text = text.trim();
    inline::is_blank(text) || PROMPTS.iter().any(|prompt| text.starts_with(prompt))
}
