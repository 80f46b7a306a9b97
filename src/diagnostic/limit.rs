//! The limits, in one table. They keep a hostile or broken file from stopping the whole site; each is a fault of
//! content with its own code (family L), never a crash.

/// How much of anything is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of one source file or template that is read as text.
    pub source_bytes: u64,
    /// Bytes of one value of front matter.
    pub field_bytes: usize,
    /// Levels of lists and mappings in YAML.
    pub yaml_depth: usize,
    /// Levels of quotations and lists in Markdown.
    pub markdown_nesting: usize,
    /// Opening brackets and `<` in one paragraph of Markdown.
    pub markdown_brackets: usize,
    /// Runs of `*` or `_` in one paragraph of Markdown.
    pub markdown_emphasis: usize,
    /// Runs of backticks in one paragraph of Markdown.
    pub markdown_ticks: usize,
    /// Levels of brackets and blocks in a template; Tera itself ends at forty, with words that name no limit.
    pub template_nesting: usize,
    /// Bytes of one tag of a template.
    pub template_tag_bytes: usize,
    /// Bytes of one rendered page.
    pub page_bytes: usize,
}

/// The limits in force.
pub const LIMITS: Limits = Limits {
    source_bytes: 8 << 20,
    field_bytes: 1 << 20,
    yaml_depth: 32,
    markdown_nesting: 100,
    markdown_brackets: 2_000,
    markdown_emphasis: 10_000,
    markdown_ticks: 2_000,
    template_nesting: 32,
    template_tag_bytes: 16 << 10,
    page_bytes: 64 << 20,
};
