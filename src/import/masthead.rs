//! What stands above the title on a page: menus, the name of the site, a letterhead and a document number.

use super::paper::Inline;
use super::piece::Piece;
use super::reflow;
use super::title;
use crate::prose::issuers;
use crate::prose::labels;
use crate::prose::page_lines;
use crate::prose::paper_titles;
use crate::prose::paper_titles::Titled;
use crate::prose::papers;
use crate::prose::recognition;
use crate::prose::signatures;
use crate::text::pattern::Fixed;
use crate::text::pattern::compact;
use crate::text::pattern::fixed;
use crate::text::pattern::length;

/// A document number: `某法党〔2025〕3号`.
static DOCUMENT_NUMBER: Fixed =
    Fixed::new(|| fixed(r"^[\u{4e00}-\u{9fff}]{2,12}\s*[〔\[（(【]\d{4}[〕\]）)】]\s*第?\d{1,4}号$"));
static LETTERHEAD: Fixed = Fixed::new(|| fixed(r"^.{4,40}文件$"));
static SITE: Fixed = Fixed::new(|| {
    fixed(r"^[\u{4e00}-\u{9fff}·]{2,14}(?:法院网|党建网|政务网|门户网站|官方网站|官网|网站|网|频道|专栏)$")
});
/// The name of a part of a site, or of the gazette that prints papers, with the number of its issue.
static PART_OF_SITE: Fixed = Fixed::new(|| {
    fixed(
        r"^[\u{4e00}-\u{9fff}·]{3,24}(?:(?:政府)?信息公开|政务公开|党务公开|院务公开|校务公开|厂务公开|检务公开|警务公开|司务公开|村务公开|居务公开|企务公开|事务公开|公开栏|公告栏|公示栏|公报)(?:目录|专栏|栏目|平台|专区|网站|网|栏)?$|^[（(]?(?:\d{4}年)?(?:总)?第\d{1,4}期?号?(?:（?总第\d{1,4}期）?)?[）)]?$",
    )
});
/// What a line says that is no name of a part of a site.
const OF_A_PAPER: &[&str] = &["关于", "整改", "巡察", "巡视", "审计", "督察", "问题", "反馈", "情况"];

/// A paper that was the annex of another.
static ANNEX: Fixed = Fixed::new(|| fixed(r"^附件?[一二三四五六七八九十\d]{0,3}[:：]?$"));

/// A document number that is a line of its own.
pub fn document_number(text: &str) -> Option<&str> {
    DOCUMENT_NUMBER.is_match(text).then_some(text)
}

/// The pieces above the title that are no part of the paper. `first` is the first piece of running text; `gone` are
/// known to be boilerplate.
pub fn above(pieces: &[Piece], gone: &[bool], first: usize) -> Vec<usize> {
    let kept: Vec<usize> = (0..first.min(pieces.len())).filter(|&at| !gone[at]).collect();
    let is_small = |at: usize| {
        let piece = &pieces[at];
        if let Some(cells) = &piece.cells {
            // A menu laid out as a table; the head of a ledger is none.
            return !heads_a_ledger(cells) && cells.iter().all(|cell| is_of_a_head(&cell.text));
        }
        (length(&piece.text) <= 30 || page_lines::is_menu(&piece.text))
            && !reflow::ends(&piece.text)
            && piece.number().is_none()
            && piece.label().is_none()
    };
    // Lines of a title that says what it is of, each of which may be one of a title's.
    let is_title = |lines: &[usize], joined: &str| {
        let parts = lines.iter().all(|&at| title::may_be_part(&pieces[at].text));
        let says = recognition::titles_rectification(joined) || paper_titles::judge(joined) == Titled::Named;
        parts && title::ends_title(joined) && says
    };
    // The title may be broken over up to four lines.
    let complete = (0..kept.len()).find(|&from| {
        (1..=4.min(kept.len() - from)).any(|count| {
            let lines = &kept[from..from + count];
            let joined: String = lines.iter().map(|&at| compact(&pieces[at].text)).collect();
            length(&joined) <= 90
                && pieces[lines[0]].cells.is_none()
                && (papers::is_complete_title(&joined) || is_title(lines, &joined))
                && !starts_aside(&pieces[lines[0]].text)
                && !(count > 1 && names_itself_again(&pieces[lines[0]].text, &pieces[lines[1]].text))
        })
    });
    if let Some(from) = complete.filter(|&from| kept[..from].iter().all(|&at| is_small(at))) {
        return kept[..from].to_vec();
    }
    let known = kept.iter().take_while(|at| is_small(**at) && is_known(&pieces[**at].text)).count();
    let menu = kept.iter().take_while(|at| is_small(**at) && is_entry(&pieces[**at].text)).count();
    kept[..if menu >= 3 { menu } else { known }].to_vec()
}

/// Whether a cell is one of the table in which a site lays out the head of its pages: a column, the site's organ, the day.
fn is_of_a_head(cell: &str) -> bool {
    length(cell) <= 8 || page_lines::is_today(cell) || signatures::is_office(cell) || is_known(cell)
}

/// Whether cells are the head of a ledger: labels of columns.
pub fn heads_a_ledger(cells: &[Inline]) -> bool {
    cells.iter().filter(|cell| labels::word(&cell.text).is_some()).count() >= 2
}

/// The pieces above the text that print the title again: a page has it as its heading, the paper as its own.
pub fn printed_again(pieces: &[Piece], gone: &[bool], first: usize) -> Vec<usize> {
    let kept: Vec<usize> = (0..first.min(pieces.len())).filter(|&at| !gone[at] && pieces[at].cells.is_none()).collect();
    let runs = |from: usize| (1..=4.min(kept.len() - from)).map(move |count| (from, count));
    let joined = |(from, count): (usize, usize)| -> String {
        kept[from..from + count].iter().map(|&at| compact(title::without_bullet(&pieces[at].text))).collect()
    };
    for own in (0..kept.len()).flat_map(runs) {
        let text = joined(own);
        if length(&text) < 8 || !title::ends_title(&text) {
            continue;
        }
        let again = (own.0 + own.1..kept.len()).flat_map(runs).find(|run| joined(*run) == text);
        if let Some((from, count)) = again {
            return kept[from..from + count].to_vec();
        }
    }
    Vec::new()
}

/// Whether an office stands above a title that names its own organ: the name of a site.
fn names_itself_again(office: &str, next: &str) -> bool {
    let (office, next) = (compact(office), compact(next));
    let head: String = next.chars().take(24).collect();
    let place = |text: &str| text.chars().take(2).collect::<String>();
    let of_party = next.starts_with("中共") && !office.starts_with("中共") && !office.starts_with("关于");
    let own = of_party || place(&office) == place(&next);
    // 示例省青岚市水务局 above 青岚市水务局关于…; a party organ begins its own title, whatever stands above it.
    let named = issuers::ahead_of_about(&next).is_some_and(|organ| of_party || office.ends_with(&organ));
    named
        || signatures::is_office(&office)
            && !office.starts_with("中共")
            && own
            && ["关于", "贯彻", "落实", "办理"].iter().any(|word| head.contains(word))
}

/// Whether a line is surely none of a title's.
fn starts_aside(text: &str) -> bool {
    is_known(text) || is_entry(&compact(text)) || page_lines::is_menu(text) || page_lines::is_marks_alone(text)
}

/// Whether a line is a document number, a letterhead or the name of a site.
fn is_known(text: &str) -> bool {
    let text = compact(text);
    let letterhead = LETTERHEAD.is_match(&text) && !text.starts_with("关于");
    let part = PART_OF_SITE.is_match(&text) && !OF_A_PAPER.iter().any(|word| text.contains(word));
    part || DOCUMENT_NUMBER.is_match(&text) || letterhead || SITE.is_match(&text) || ANNEX.is_match(&text)
}

/// Whether a line may be an entry of a menu: a few characters that name no office and nothing that titles say.
fn is_entry(text: &str) -> bool {
    let said = ["关于", "通报", "公告", "公示", "方案", "报告", "党组", "党委", "法院", "中共", "整改", "情况"];
    let own = text.ends_with("法院概况") || text.ends_with("法院简介");
    let place = text.ends_with(['市', '县', '区', '省', '州', '旗', '院']) && !own;
    length(text) <= 6
        && !place
        && (own || !said.iter().any(|word| text.contains(word)))
        && text.chars().all(crate::text::width::is_han)
}
