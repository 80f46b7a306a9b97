//! What the tags of HTML are to a paper.

use crate::import::readers::left_out;

/// What an element is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import::readers::html) enum Role {
    /// Begins and ends lines.
    Block,
    /// A heading of a depth.
    Heading(u8),
    /// A table, a row, a cell.
    Table,
    Row,
    Cell,
    /// A list, numbered or not, and an item of it.
    OrderedList,
    List,
    Item,
    /// White space in it counts.
    Preformatted,
    Bold,
    /// Reading stops looking at it: a script, a style sheet.
    Silent,
    /// A part of the page around the paper, listed under a name.
    Aside(&'static str),
    /// Words inside a line that are no text of the paper, listed under a name.
    Unsaid(&'static str),
    /// Without content.
    LineBreak,
    Rule,
    Picture,
    /// A field of a form.
    Control,
    /// Another page shown in this one.
    Framed,
    /// A formula.
    Formula,
    Void,
    /// Anything else, inside a line.
    Inline,
}

/// What an element of this name is.
pub(in crate::import::readers::html) fn role(name: &str) -> Role {
    match name {
        "h1" => Role::Heading(1),
        "h2" => Role::Heading(2),
        "h3" => Role::Heading(3),
        "h4" => Role::Heading(4),
        "h5" => Role::Heading(5),
        "h6" => Role::Heading(6),
        "html" | "body" | "p" | "div" | "section" | "article" | "main" | "blockquote" | "address" | "center" | "dl"
        | "dt" | "dd" | "figure" | "figcaption" | "details" | "summary" | "fieldset" | "legend" | "hgroup"
        | "caption" | "option" | "optgroup" | "search" | "dialog" | "frameset" => Role::Block,
        "table" => Role::Table,
        "tr" => Role::Row,
        "td" | "th" => Role::Cell,
        "ol" => Role::OrderedList,
        "ul" | "menu" | "dir" => Role::List,
        "li" => Role::Item,
        "pre" | "listing" | "xmp" => Role::Preformatted,
        "b" | "strong" => Role::Bold,
        "script" | "style" | "template" | "canvas" | "noembed" | "noframes" | "noscript" | "datalist" => Role::Silent,
        "iframe" => Role::Framed,
        "math" => Role::Formula,
        // Settings of the program that saved the page.
        "xml" => Role::Unsaid(left_out::HIDDEN),
        "svg" => Role::Unsaid(left_out::PICTURE),
        "title" => Role::Unsaid(left_out::PAGE_TITLE),
        "nav" => Role::Aside("导航"),
        "header" => Role::Aside(left_out::HEADER),
        "footer" => Role::Aside(left_out::FOOTER),
        "aside" => Role::Aside("侧栏"),
        "form" => Role::Aside("表单"),
        "button" | "select" | "textarea" => Role::Unsaid("按钮或选项"),
        "rt" | "rp" => Role::Unsaid(left_out::RUBY),
        "br" => Role::LineBreak,
        "hr" => Role::Rule,
        "img" | "embed" => Role::Picture,
        "input" => Role::Control,
        "meta" | "link" | "base" | "area" | "col" | "source" | "track" | "wbr" | "param" | "bgsound" | "basefont"
        | "frame" | "keygen" => Role::Void,
        _ => Role::Inline,
    }
}
