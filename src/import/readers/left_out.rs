//! What readers call the parts of a file that they leave out, and what stays otherwise than it was seen: who asks for such a
//! part asks for it by its name here.

/// Not seen.
pub const HIDDEN: &str = "隐藏文字";
/// Struck through.
pub const STRUCK: &str = "划去的文字";
/// A tracked deletion.
pub const DELETED: &str = "已删除的修订";
/// A tracked move, where it came from.
pub const MOVED: &str = "已移走的修订";
/// A comment.
pub const COMMENT: &str = "批注";
/// The reading of characters above them.
pub const RUBY: &str = "注音";
/// A picture or an object.
pub const PICTURE: &str = "图片或嵌入的对象";
/// The title that a web page gives itself.
pub const PAGE_TITLE: &str = "网页标题";
/// The header of a page.
pub const HEADER: &str = "页眉";
/// The footer of a page.
pub const FOOTER: &str = "页脚";

/// The address of a link.
pub const ADDRESS: &str = "链接地址";
/// The code of a field.
pub const CODE: &str = "域代码";
/// A prompt to type something.
pub const PROMPT: &str = "占位提示";
/// An entry of a table of contents, or its heading.
pub const CONTENTS: &str = "目录";
/// A line that rules rows of a table off.
pub const TABLE_RULE: &str = "表格线";
/// A line across the page.
pub const RULE: &str = "分隔线";
/// A comment of HTML.
pub const MARKUP_COMMENT: &str = "网页注释";
/// Marks of bold text that stand alone.
pub const ASTERISKS: &str = "多余的 ** 标记";

/// A formula, in one line.
pub const FORMULA: &str = "公式";
/// Text above the line, behind a mark.
pub const ABOVE: &str = "上标";
/// Text below the line, behind a mark.
pub const BELOW: &str = "下标";
/// Another document that was read in this one.
pub const READ_IN: &str = "嵌入的另一份文档（已读入）";
/// Text that stays though it may not be seen where it came from.
pub const PERHAPS_HIDDEN: &str = "网页上可能看不见的文字";
/// What is doubtful in how a page of a PDF is laid out.
pub const LAYOUT: &str = "版式";

/// What stands for the words of a picture that has none.
pub const WORDLESS: &str = "没有文字说明";
