//! A line that holds more than one line of a page: the way to it, its title and values before the text, the signature and
//! the foot behind it.

use super::piece::Piece;
use super::title;
use crate::prose::contacts;
use crate::prose::page_lines;
use crate::prose::page_values;
use crate::prose::papers;
use crate::prose::recognition;
use crate::prose::signatures;
use crate::text::pattern::Fixed;
use crate::text::pattern::fixed;
use crate::text::pattern::length;

/// Lines that are shorter hold one thing.
const SHORTEST: usize = 30;

/// How many words may stand in front of a title in its line.
const WORDS: usize = 14;

/// Parts the lines of a page that stand on one line.
pub fn part(pieces: Vec<Piece>) -> Vec<Piece> {
    let parted = |piece: Piece| {
        if piece.cells.is_some() || length(&piece.text) < SHORTEST {
            return vec![piece];
        }
        let mut cuts = head(&piece.text).unwrap_or_default();
        cuts.extend(tail(&piece.text));
        cuts.retain(|at| (1..piece.text.len()).contains(at));
        cuts.sort_unstable();
        cuts.dedup();
        if cuts.is_empty() {
            return vec![piece];
        }
        let ends = cuts.iter().copied().chain([piece.text.len()]);
        let starts = [0].into_iter().chain(cuts.iter().copied());
        starts.zip(ends).map(|(from, to)| piece.cut(from..to)).filter(|part| !part.text.is_empty()).collect()
    };
    pieces.into_iter().flat_map(parted).collect()
}

/// Where each word of a text begins and ends.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_whitespace().map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

/// Where the title begins and ends that stands in one line with its text, and where the text begins.
fn head(text: &str) -> Option<Vec<usize>> {
    let is_title = |word: &str| {
        length(word) >= 10 && title::ends_title(word) && recognition::titles_rectification(word) && !word.contains('。')
    };
    let (from, title) = words(text).take(WORDS).find(|(_, word)| is_title(word))?;
    let above = text[..from].trim();
    let of_page = above.is_empty()
        || page_lines::is_breadcrumb(above)
        || page_lines::is_buttons(above)
        || page_values::names_a_value(above);
    let end = from + title.len();
    let begins = |word: &str| {
        let sentence = length(word) >= 16 && word.contains(['。', '，', ',', '.']);
        (sentence || papers::opens_lead(word)) && !page_values::names_a_value(word)
    };
    let (body, _) = words(&text[end..]).find(|(_, word)| begins(word))?;
    let between = text[end..end + body].trim();
    let values = between.is_empty()
        || page_values::names_a_value(between)
        || page_lines::is_stamp(between)
        || page_lines::is_buttons(between);
    (of_page && values).then(|| vec![from, end, end + body])
}

/// Where the signature begins and ends that stands behind the last sentence of a line, and what the foot of a page puts
/// behind it.
fn tail(text: &str) -> Vec<usize> {
    static SIGNED: Fixed = Fixed::new(|| {
        let office = r"[\u{4e00}-\u{9fff}（）()·]{4,40}[\s　]*";
        fixed(&format!(r"[。.；;！!）)][”’」]?[\s　]*((?:{office}){{1,3}})({})(?:[\s　]|$)", signatures::DAY))
    });
    let Some((office, day)) = SIGNED.captures_iter(text).last().and_then(|of| Some((of.get(1)?, of.get(2)?))) else {
        return Vec::new();
    };
    let signs = office.as_str().split_whitespace().all(signatures::is_office);
    let behind = text[day.end()..].trim_start();
    let of_page = |rest: &str| {
        page_lines::opens_the_foot(rest) || page_lines::stands_below(rest) || page_values::names_a_value(rest)
    };
    if !signs || !(behind.is_empty() || of_page(behind) || contacts::tells(behind)) {
        return Vec::new();
    }
    let mut cuts = vec![office.start(), day.end()];
    cuts.extend(
        words(&text[day.end()..])
            .map(|(at, _)| day.end() + at)
            .filter(|at| page_lines::opens_the_foot(&text[*at..]) || page_values::names_a_value(&text[*at..])),
    );
    cuts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        let mut cuts = head(text).unwrap_or_default();
        cuts.extend(tail(text));
        cuts.push(text.len());
        let mut from = 0;
        let mut out = Vec::new();
        for to in cuts {
            out.push(text[from..to].trim().to_owned());
            from = to;
        }
        out.retain(|line| !line.is_empty());
        out
    }

    #[test]
    fn lines_of_a_page_are_parted() {
        for (text, parts) in [
            (
                "首页 > 公开 > 通知 示例市水务局党组关于巡察整改情况的公告 时间:2023-11-20 16:42 来源:本院 根据区委安排,区委巡察组进行了巡察,现将整改情况公告. 一、组织情况",
                4,
            ),
            ("示例市水务局党组关于巡察整改情况的通报 根据市委巡察工作安排，现将整改情况公布。", 2),
            ("二是加装篷布。 松江口区环卫中心党委 2022年6月1日 电话：0000-2323111", 3),
            ("欢迎监督。中共示例市水务局党组 2023年11月17日 上一篇:关于公告 下一篇:没有了 主办单位:示例市水务局", 5),
            ("一并公布。 中共示例县委 示例县人民政府 二〇二四年三月一日", 2),
        ] {
            assert_eq!(lines(text).len(), parts, "{:?}", lines(text));
        }
        for text in [
            "二是完成签约。与青岚市第二人民医院 2023年9月1日 召开协调会。",
            "整改情况：移送示例市公安局。2023年9月1日立案。",
            "示例市水务局党组关于巡察整改情况的通报",
            "二是印发《关于巡察整改情况的通报》 要求各支部对照检查，逐项落实。",
            "",
        ] {
            assert_eq!(lines(text).len().max(1), 1, "{:?}", lines(text));
        }
    }
}
