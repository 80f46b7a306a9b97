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
    /// Entries of one file of approvals.
    pub approval_entries: usize,
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
    /// Bytes of one paper to import.
    pub paper_bytes: usize,
    /// Bytes of text that a paper may hold.
    pub paper_text_bytes: usize,
    /// Files in one Word document.
    pub docx_entries: usize,
    /// Bytes of one part of a Word document, unpacked.
    pub docx_part_bytes: usize,
    /// Bytes of all parts of a Word document that are read, unpacked.
    pub docx_total_bytes: usize,
    /// How many times larger than packed a part of a Word document may be, from [`Limits::docx_ratio_from`] bytes on.
    pub docx_ratio: u64,
    /// The size in bytes from which the ratio is looked at: small parts of one kind pack very well.
    pub docx_ratio_from: u64,
    /// Levels of files within files of an attachment.
    pub enclosed_depth: usize,
    /// Files in an attachment, those within its files included.
    pub enclosed_entries: usize,
    /// Bytes of all parts of an attachment that are read, unpacked, those within its files included.
    pub enclosed_total_bytes: usize,
    /// Bytes of text of an attachment that are looked through.
    pub enclosed_text_bytes: usize,
    /// Bytes of one note of a picture, or of one group of objects of a PDF, unpacked.
    pub enclosed_note_bytes: usize,
    /// Levels of elements in a part of a Word document.
    pub xml_depth: usize,
    /// Elements and attributes in a part of a Word document.
    pub xml_items: usize,
    /// Levels of elements of a web page that are told apart; deeper ones count as their parents.
    pub html_nesting: usize,
    /// Attributes of one tag of a web page.
    pub html_attributes: usize,
}

/// The limits in force.
pub const LIMITS: Limits = Limits {
    source_bytes: 8 << 20,
    field_bytes: 1 << 20,
    yaml_depth: 32,
    approval_entries: 1_000,
    markdown_nesting: 100,
    markdown_brackets: 2_000,
    markdown_emphasis: 10_000,
    markdown_ticks: 2_000,
    template_nesting: 32,
    template_tag_bytes: 16 << 10,
    page_bytes: 64 << 20,
    paper_bytes: 64 << 20,
    paper_text_bytes: 16 << 20,
    docx_entries: 4_096,
    docx_part_bytes: 32 << 20,
    docx_total_bytes: 64 << 20,
    docx_ratio: 250,
    docx_ratio_from: 1 << 20,
    enclosed_depth: 4,
    enclosed_entries: 16_384,
    enclosed_total_bytes: 256 << 20,
    enclosed_text_bytes: 64 << 20,
    enclosed_note_bytes: 4 << 20,
    xml_depth: 256,
    xml_items: 1_000_000,
    html_nesting: 512,
    html_attributes: 10_000,
};
