//! Everything that stands in a Word document, at random.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// Something in a paragraph.
#[derive(Clone, Debug)]
pub enum Piece {
    /// Text that stays, in a wrapper.
    Plain(usize, String),
    /// Text that goes, by its look or its wrapper.
    Gone(usize, String),
    Above(u32),
    Below(u32),
    /// A fraction: laid out, or in a field.
    Fraction(bool, u32, u32),
    Power(u32, u32),
    Root(u32),
    Dropdown(String, usize),
    Checkbox(bool),
    Sign(usize),
    Box(String),
    Link(bool, String),
    Ruby(String, String),
    Comment(String),
    Footnote(String),
    Picture(String),
    Break,
}

/// Wrappers of text that stays.
pub const STAYS: [(&str, &str); 9] = [
    ("<w:r><w:t>", "</w:t></w:r>"),
    ("<w:r><w:rPr><w:b/></w:rPr><w:t>", "</w:t></w:r>"),
    (r#"<w:r><w:rPr><w:strike w:val="0"/><w:vanish w:val="0"/></w:rPr><w:t>"#, "</w:t></w:r>"),
    ("<w:ins><w:r><w:t>", "</w:t></w:r></w:ins>"),
    ("<w:moveTo><w:r><w:t>", "</w:t></w:r></w:moveTo>"),
    ("<w:sdt><w:sdtPr><w:dropDownList/></w:sdtPr><w:sdtContent><w:r><w:t>", "</w:t></w:r></w:sdtContent></w:sdt>"),
    (r#"<w:fldSimple w:instr=" REF x "><w:r><w:t>"#, "</w:t></w:r></w:fldSimple>"),
    (
        r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF x </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>"#,
        r#"</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>"#,
    ),
    (
        "<w:r><mc:AlternateContent><mc:Choice><w:t>",
        "</w:t></mc:Choice><mc:Fallback><w:t>不见</w:t></mc:Fallback></mc:AlternateContent></w:r>",
    ),
];

/// Wrappers of text that goes, with the name it is listed under.
pub const GOES: [(&str, &str, &str); 7] = [
    ("划去的文字", "<w:r><w:rPr><w:strike/></w:rPr><w:t>", "</w:t></w:r>"),
    ("划去的文字", "<w:r><w:rPr><w:dstrike/></w:rPr><w:t>", "</w:t></w:r>"),
    ("隐藏文字", "<w:r><w:rPr><w:vanish/></w:rPr><w:t>", "</w:t></w:r>"),
    ("已删除的修订", "<w:del><w:r><w:delText>", "</w:delText></w:r></w:del>"),
    ("已移走的修订", "<w:moveFrom><w:r><w:t>", "</w:t></w:r></w:moveFrom>"),
    (
        "占位提示",
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>",
        "</w:t></w:r></w:sdtContent></w:sdt>",
    ),
    ("划去的文字", r#"<w:ins><w:r><w:rPr><w:strike w:val="true"/></w:rPr><w:t>"#, "</w:t></w:r></w:ins>"),
];

/// Letters in fonts of signs, and what is seen.
pub const SIGNS: [(&str, &str, char); 5] = [
    ("Wingdings", "þ", '☑'),
    ("Wingdings", "\u{F0A8}", '☐'),
    ("Wingdings 2", "R", '☑'),
    ("Webdings", "c", '☐'),
    ("Symbol", "a", 'α'),
];

/// A block of a document.
#[derive(Clone, Debug)]
pub enum Part {
    Paragraph(Vec<Piece>),
    DropCap(String, Vec<Piece>),
    /// Rows of two cells; the last may be deleted.
    Table(Vec<[Vec<Piece>; 2]>, Option<String>),
    /// A table of contents: made in a field, in a control, by style.
    Contents(usize, Vec<(String, u32)>),
    /// A document of another kind in this one.
    Chunk(bool, String),
    Control(Vec<Piece>),
}

/// Words and figures.
pub fn words() -> impl Strategy<Value = String> {
    vec(select(&["案款", "312", "7", "2025", "核对", "，", "m", "10", "第"][..]), 1..4).prop_map(|words| words.concat())
}

fn piece() -> impl Strategy<Value = Piece> {
    let small = 0..40u32;
    prop_oneof![
        8 => (0..STAYS.len(), words()).prop_map(|(wrapper, text)| Piece::Plain(wrapper, text)),
        6 => (0..GOES.len(), words()).prop_map(|(wrapper, text)| Piece::Gone(wrapper, text)),
        2 => small.clone().prop_map(Piece::Above),
        1 => small.clone().prop_map(Piece::Below),
        2 => (any::<bool>(), small.clone(), small.clone()).prop_map(|(field, a, b)| Piece::Fraction(field, a, b)),
        1 => (small.clone(), small.clone()).prop_map(|(a, b)| Piece::Power(a, b)),
        1 => small.prop_map(Piece::Root),
        1 => (words(), 0..3usize).prop_map(|(text, at)| Piece::Dropdown(text, at)),
        1 => any::<bool>().prop_map(Piece::Checkbox),
        2 => (0..SIGNS.len()).prop_map(Piece::Sign),
        1 => words().prop_map(Piece::Box),
        1 => (any::<bool>(), words()).prop_map(|(field, text)| Piece::Link(field, text)),
        1 => (words(), words()).prop_map(|(base, above)| Piece::Ruby(base, above)),
        1 => words().prop_map(Piece::Comment),
        1 => words().prop_map(Piece::Footnote),
        1 => words().prop_map(Piece::Picture),
        1 => Just(Piece::Break),
    ]
}

fn pieces() -> impl Strategy<Value = Vec<Piece>> {
    vec(piece(), 0..7)
}

/// Any block.
pub fn part() -> impl Strategy<Value = Part> {
    prop_oneof![
        8 => pieces().prop_map(Part::Paragraph),
        1 => (select(&["根", "据", "3"][..]), pieces()).prop_map(|(letter, rest)| Part::DropCap(letter.into(), rest)),
        2 => (vec([pieces(), pieces()], 1..4), proptest::option::of(words()))
            .prop_map(|(rows, deleted)| Part::Table(rows, deleted)),
        2 => (0..3usize, vec((words(), 1..90u32), 1..4)).prop_map(|(way, entries)| Part::Contents(way, entries)),
        1 => (any::<bool>(), words()).prop_map(|(page, text)| Part::Chunk(page, text)),
        1 => pieces().prop_map(Part::Control),
    ]
}
