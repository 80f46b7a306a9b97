//! Where a person lives. Pure shapes: knows nothing of notices.

use std::ops::Range;

/// Words that say that a home follows.
const HOMES: &[&str] =
    &["家住", "家庭住址", "家庭地址", "现住址", "住址", "现住", "户籍地址", "户籍地", "居住地址", "居住于", "居住在"];
/// Words that name a part of a building behind its number.
const PARTS: &[&str] = &["号楼", "单元", "室", "幢", "栋", "弄", "户"];
/// How long an address may be, in characters.
const LENGTH: usize = 60;

/// The addresses of homes of a text, in order, each with the word that announces it.
pub fn addresses(text: &str) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut announced: Vec<(usize, usize)> =
        HOMES.iter().flat_map(|word| text.match_indices(word).map(|(at, word)| (at, at + word.len()))).collect();
    announced.extend(bare(text));
    announced.sort_unstable();
    for (at, after) in announced {
        if out.last().is_some_and(|last| at < last.end) {
            continue;
        }
        let rest = &text[after..];
        let named = rest.trim_start_matches(['：', ':', '为', '在', '于', ' ', '"', '“']);
        let begin = after + rest.len() - named.len();
        let close = |(at, c): (usize, char)| {
            matches!(c, '，' | ',' | '。' | '；' | '\n' | '）' | ')' | '”' | '"').then_some(at)
        };
        let end = named.char_indices().take(LENGTH).find_map(close);
        let end = end.unwrap_or_else(|| named.char_indices().nth(LENGTH).map_or(named.len(), |(at, _)| at));
        if let Some(length) = door(&named[..end]) {
            out.push(at..begin + length);
        }
    }
    out
}

/// 住 alone, as in 男，住明法路: after a mark, before no word of its own.
fn bare(text: &str) -> Vec<(usize, usize)> {
    let begins = |at: usize| text[..at].ends_with(['，', ',', '（', '(', '、']);
    let word = |rest: &str| rest.starts_with(['建', '房', '院', '宿', '户', '所', '址', '宅']);
    let homes = text.match_indices('住').map(|(at, one)| (at, at + one.len()));
    homes.filter(|(at, after)| begins(*at) && !word(&text[*after..])).collect()
}

/// How far an address goes that leads to a door: the number of a house, a stair or a room, and nothing of it masked.
fn door(address: &str) -> Option<usize> {
    if address.contains(['×', '＊', '*', '某', '█', 'X', 'x', '○']) {
        return None;
    }
    let numbered = |at: usize| {
        let before = address[..at].chars().next_back();
        before.is_some_and(|c| c.is_numeric() || c.is_ascii_alphabetic() || "一二三四五六七八九十百".contains(c))
    };
    let place =
        |word: &&str| address.match_indices(*word).filter(|(at, _)| numbered(*at)).map(|(at, _)| at + word.len()).max();
    PARTS.iter().filter_map(place).max()
}
