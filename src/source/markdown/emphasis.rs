//! Which asterisks and underscores are emphasis.
//!
//! This is the delimiter algorithm of CommonMark 0.31 with the flanking rules of *CJK-friendly emphasis*
//! (<https://github.com/tats-u/markdown-cjk-friendly>). CommonMark decides by the neighbours of a run of
//! delimiters whether it may open or close emphasis, and it was drawn for languages that part words by spaces:
//! in `**加强管理。**随后` the second `**` follows punctuation and precedes a letter, so it may only open. The
//! amendment lets a run beside punctuation do its work when its neighbour is a Chinese, Japanese or Korean
//! character, with CJK punctuation counted as such a character.

use finl_unicode::categories::CharacterCategories;

/// A run of the same delimiter in a stretch of text, with its neighbours (`\n` where there is none).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Delimiters {
    /// `*` or `_`.
    pub mark: char,
    /// How many.
    pub length: usize,
    /// The character before the run's last neighbour; it matters where that is a variation selector.
    pub second_before: char,
    /// The character before the run.
    pub before: char,
    /// The character after the run.
    pub after: char,
}

/// Two (strong) or one (not strong) delimiters that open emphasis and as many that close it, each given by the
/// number of its run and the place of its first character in that run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pair {
    /// Where emphasis opens.
    pub open: (usize, usize),
    /// Where emphasis closes.
    pub close: (usize, usize),
    /// Whether it is strong.
    pub strong: bool,
}

impl Delimiters {
    /// Whether the run may open and whether it may close emphasis.
    pub fn roles(&self) -> (bool, bool) {
        let (left, right) = self.flanking();
        match self.mark {
            '_' => {
                let opener = if is_selector(self.before) { self.second_before } else { self.before };
                (left && (!right || is_punctuation(opener)), right && (!left || is_punctuation(self.after)))
            }
            _ => (left, right),
        }
    }

    /// Whether the run is left-flanking and whether it is right-flanking.
    fn flanking(&self) -> (bool, bool) {
        let Delimiters { second_before, before, after, .. } = *self;
        // A variation selector belongs to the character before it. U+FE01 makes a quotation mark full-width.
        let quote = before == '\u{fe01}' && matches!(second_before, '‘' | '’' | '“' | '”');
        let base = if is_selector(before) { second_before } else { before };
        let before_is_cjk = is_cjk(base) || quote || is_ideographic_selector(before);

        let left = !after.is_whitespace()
            && (!is_punctuation(after)
                || is_cjk(after)
                || before.is_whitespace()
                || before_is_cjk
                || is_punctuation(base));
        let right = !before.is_whitespace()
            && (!is_punctuation(base)
                || is_cjk(base)
                || quote
                || is_cjk(after)
                || after.is_whitespace()
                || is_punctuation(after));
        (left, right)
    }
}

/// A run during [`pairs`]: what is left of it and its neighbours on the stack.
struct Open {
    can_open: bool,
    can_close: bool,
    /// Characters taken from the left, by closing.
    closed: usize,
    /// Characters not yet taken from the right, by opening.
    end: usize,
    previous: Option<usize>,
    next: Option<usize>,
}

/// Pairs the runs of one stretch of text (the text of a link is a stretch of its own).
pub(super) fn pairs(runs: &[Delimiters]) -> Vec<Pair> {
    let mut stack: Vec<Open> = runs
        .iter()
        .enumerate()
        .map(|(index, run)| {
            let (can_open, can_close) = run.roles();
            let next = (index + 1 < runs.len()).then_some(index + 1);
            Open { can_open, can_close, closed: 0, end: run.length, previous: index.checked_sub(1), next }
        })
        .collect();
    let mut pairs = vec![];
    // For each kind of closing run, the run down to which (inclusive) no opening one was found: without it, many
    // runs that may close but find nothing would each walk the whole stack.
    let mut bottoms: [Option<usize>; 12] = [None; 12];
    let mut closer = (!runs.is_empty()).then_some(0);
    while let Some(close) = closer {
        if !stack[close].can_close {
            closer = stack[close].next;
            continue;
        }
        let kind =
            runs[close].length % 3 + 3 * usize::from(stack[close].can_open) + 6 * usize::from(runs[close].mark == '_');
        let mut candidate = stack[close].previous;
        let opener = loop {
            match candidate {
                Some(open) if bottoms[kind].is_none_or(|bottom| open > bottom) => {
                    if stack[open].can_open && fits(runs, &stack, open, close) {
                        break Some(open);
                    }
                    candidate = stack[open].previous;
                }
                _ => break None,
            }
        };
        let Some(open) = opener else {
            bottoms[kind] = stack[close].previous.or(bottoms[kind]);
            closer = stack[close].next;
            if !stack[close].can_open {
                unlink(&mut stack, close);
            }
            continue;
        };
        let strong = stack[open].end - stack[open].closed >= 2 && stack[close].end - stack[close].closed >= 2;
        let taken = if strong { 2 } else { 1 };
        stack[open].end -= taken;
        pairs.push(Pair { open: (open, stack[open].end), close: (close, stack[close].closed), strong });
        stack[close].closed += taken;
        // What stands between the two can match nothing any more.
        stack[open].next = Some(close);
        stack[close].previous = Some(open);
        if stack[open].end == stack[open].closed {
            unlink(&mut stack, open);
        }
        if stack[close].end == stack[close].closed {
            closer = stack[close].next;
            unlink(&mut stack, close);
        }
    }
    pairs
}

/// The same delimiter, and the rule of three: where one of the two may both open and close, their lengths must not
/// add up to a multiple of three unless both are one, so that `*foo**bar*` holds no strong emphasis.
fn fits(runs: &[Delimiters], stack: &[Open], open: usize, close: usize) -> bool {
    let (o, c) = (&runs[open], &runs[close]);
    let both = stack[open].can_close || stack[close].can_open;
    o.mark == c.mark
        && !(both
            && (o.length + c.length).is_multiple_of(3)
            && !(o.length.is_multiple_of(3) && c.length.is_multiple_of(3)))
}

fn unlink(stack: &mut [Open], index: usize) {
    let (previous, next) = (stack[index].previous, stack[index].next);
    if let Some(previous) = previous {
        stack[previous].next = next;
    }
    if let Some(next) = next {
        stack[next].previous = previous;
    }
}

/// Unicode punctuation or symbol, as CommonMark 0.31 has it.
fn is_punctuation(c: char) -> bool {
    c.is_punctuation() || c.is_symbol()
}

/// A variation selector that is not the emoji one.
fn is_selector(c: char) -> bool {
    matches!(c, '\u{fe00}'..='\u{fe0e}')
}

fn is_ideographic_selector(c: char) -> bool {
    matches!(c, '\u{e0100}'..='\u{e01ef}')
}

/// The CJK characters of the amendment's `ranges.md`, CJK punctuation among them.
fn is_cjk(c: char) -> bool {
    matches!(
        u32::from(c),
        0x1100..=0x11ff
            | 0x20a9
            | 0x2329..=0x232a
            | 0x2630..=0x2637
            | 0x268a..=0x268f
            | 0x2e80..=0x2e99
            | 0x2e9b..=0x2ef3
            | 0x2f00..=0x2fd5
            | 0x2ff0..=0x303e
            | 0x3041..=0x3096
            | 0x3099..=0x30ff
            | 0x3105..=0x312f
            | 0x3131..=0x318e
            | 0x3190..=0x31e5
            | 0x31ef..=0x321e
            | 0x3220..=0x3247
            | 0x3250..=0xa48c
            | 0xa490..=0xa4c6
            | 0xa960..=0xa97c
            | 0xac00..=0xd7a3
            | 0xd7b0..=0xd7c6
            | 0xd7cb..=0xd7fb
            | 0xf900..=0xfaff
            | 0xfe10..=0xfe19
            | 0xfe30..=0xfe52
            | 0xfe54..=0xfe66
            | 0xfe68..=0xfe6b
            | 0xff01..=0xffbe
            | 0xffc2..=0xffc7
            | 0xffca..=0xffcf
            | 0xffd2..=0xffd7
            | 0xffda..=0xffdc
            | 0xffe0..=0xffe6
            | 0xffe8..=0xffee
            | 0x16fe0..=0x16fe4
            | 0x16ff0..=0x16ff6
            | 0x17000..=0x18cda
            | 0x18cff..=0x18d20
            | 0x18d80..=0x18df2
            | 0x18e00..=0x19191
            | 0x191a0..=0x191d2
            | 0x1aff0..=0x1aff3
            | 0x1aff5..=0x1affb
            | 0x1affd..=0x1affe
            | 0x1b000..=0x1b128
            | 0x1b132
            | 0x1b150..=0x1b152
            | 0x1b155
            | 0x1b164..=0x1b168
            | 0x1b170..=0x1b2fb
            | 0x1d300..=0x1d356
            | 0x1d360..=0x1d376
            | 0x1f1ae
            | 0x1f200
            | 0x1f202
            | 0x1f210..=0x1f219
            | 0x1f21b..=0x1f22e
            | 0x1f230..=0x1f231
            | 0x1f237
            | 0x1f23b
            | 0x1f240..=0x1f248
            | 0x1f260..=0x1f265
            | 0x1f7da
            | 0x20000..=0x3fffd
    )
}
