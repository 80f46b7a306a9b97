//! Limits that keep hostile texts from costing more than their length.
//!
//! Markdown has constructs whose cost grows faster than the text. One linear look at the text, before it is
//! parsed, tells whether any of them is there in numbers that no notice has.

/// How much of a construct is taken as Markdown. Past a limit the whole text is read as plain paragraphs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NestingLimits {
    /// Bytes of the text.
    pub bytes: usize,
    /// Lists and quotations inside one another; and pictures in one paragraph, as one may stand in the text of another.
    pub nesting: usize,
    /// Opening brackets, and `<`, in one paragraph.
    pub brackets: usize,
    /// Runs of `*` or `_` in one paragraph.
    pub emphasis: usize,
    /// Runs of backticks in one paragraph.
    pub ticks: usize,
}

impl Default for NestingLimits {
    fn default() -> Self {
        Self { bytes: 8 << 20, nesting: 100, brackets: 2_000, emphasis: 10_000, ticks: 2_000 }
    }
}

impl NestingLimits {
    /// Whether the text keeps within the limits.
    pub(super) fn hold(&self, source: &str) -> bool {
        source.len() <= self.bytes && self.nesting_holds(source) && self.inline_holds(source)
    }

    /// Depth can only grow by markers at the start of a line. Of the lists that are open before a line only those
    /// whose indentation it has stay open, at least two columns each; quotations are marked again on each line.
    fn nesting_holds(&self, source: &str) -> bool {
        let mut deepest = 0;
        source.split(['\n', '\r']).enumerate().all(|(index, line)| {
            let (mut columns, mut markers) = (0, 0);
            let mut rest = line;
            loop {
                let trimmed = rest.trim_start_matches(' ');
                columns += rest.len() - trimmed.len();
                rest = trimmed;
                if let Some(after) = rest.strip_prefix('\t') {
                    columns += 4;
                    rest = after;
                } else if let Some(after) = rest.strip_prefix('>') {
                    markers += 1;
                    rest = after;
                } else if let Some(after) = list_marker(rest) {
                    markers += 1;
                    rest = after;
                } else {
                    break;
                }
            }
            let depth = deepest.min(columns / 2) + markers;
            deepest = deepest.max(depth);
            depth <= self.nesting && index.saturating_mul(deepest) <= STEPS
        })
    }

    fn inline_holds(&self, source: &str) -> bool {
        let (mut brackets, mut pictures, mut emphasis, mut ticks) = (0, 0, 0, 0);
        let (mut escaped, mut blank) = (false, true);
        let mut last = 0;
        source.bytes().all(|byte| {
            match byte {
                b'\n' if blank => (brackets, pictures, emphasis, ticks) = (0, 0, 0, 0),
                b'[' | b'<' if !escaped => {
                    brackets += 1;
                    pictures += usize::from(last == b'!');
                }
                b'*' | b'_' if !escaped && last != byte => emphasis += 1,
                b'`' if !escaped && last != byte => ticks += 1,
                _ => {}
            }
            blank = byte == b'\n' || blank && byte.is_ascii_whitespace();
            escaped = byte == b'\\' && !escaped;
            last = byte;
            brackets <= self.brackets && pictures <= self.nesting && emphasis <= self.emphasis && ticks <= self.ticks
        })
    }
}

/// Lines by the deepest nesting: each line is matched against every list and quotation that is open, so a few bytes
/// that nest deeply make each line after them dear.
const STEPS: usize = 4_000_000;

/// What follows a list marker that the line begins with.
fn list_marker(line: &str) -> Option<&str> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = match digits {
        0 => line.strip_prefix(['-', '+', '*'])?,
        1..=9 => line[digits..].strip_prefix(['.', ')'])?,
        _ => return None,
    };
    (rest.is_empty() || rest.starts_with([' ', '\t'])).then_some(rest)
}
