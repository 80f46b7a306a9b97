//! Edits as they are drawn: each knows which characters of either edition it changed.

use std::ops::Range;

use tongbao::model::At;
use tongbao::model::Block;
use tongbao::model::Notice;
use tongbao::model::Paragraph;
use tongbao::model::Table;
use tongbao::model::Text;
use tongbao::text::numbering;

use super::marks::Place;
use super::marks::Places;

/// A small generator of numbers, the same on every machine.
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % sides.max(1)
    }

    fn pick<T: Copy>(&mut self, of: &[T]) -> Option<T> {
        (!of.is_empty()).then(|| of[self.roll(of.len())])
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Edit {
    DigitInCell,
    MergedCell,
    RowsSwapped,
    Renumbered,
    Split,
    Joined,
    Moved,
    MovedAndChanged,
    Width,
    Status,
    Date,
    Phone,
    SentenceInserted,
    SentenceDeleted,
}

/// An edit that was made.
pub struct Drawn {
    pub body: Vec<Block>,
    /// The characters that changed in the earlier and the later edition; several where it may be told in several ways.
    pub changed: Vec<(Places, Places)>,
    /// The table that was changed.
    pub table: Option<usize>,
    pub what: String,
}

const SENTENCES: &[&str] = &[
    "同时对近三年的同类情况逐一核对，发现的9处遗漏已全部补正。",
    "有关情况已向市委巡察办书面报告，并在院务会上作了通报。",
    "三个基层法院也按同样标准完成了自查，形成清单38份。",
];
const STATUSES: &[&str] = &["已完成", "基本完成", "阶段性完成", "正在推进", "长期坚持", "未完成"];

impl Edit {
    pub const ALL: [Edit; 14] = [
        Edit::DigitInCell,
        Edit::MergedCell,
        Edit::RowsSwapped,
        Edit::Renumbered,
        Edit::Split,
        Edit::Joined,
        Edit::Moved,
        Edit::MovedAndChanged,
        Edit::Width,
        Edit::Status,
        Edit::Date,
        Edit::Phone,
        Edit::SentenceInserted,
        Edit::SentenceDeleted,
    ];

    /// Makes the edit somewhere in a notice; none where it cannot be made in it.
    pub fn draw(self, notice: &Notice, dice: &mut Dice) -> Option<Drawn> {
        match self {
            Edit::DigitInCell => digit_in_cell(notice, dice),
            Edit::MergedCell => merged_cell(notice, dice),
            Edit::RowsSwapped => rows_swapped(notice, dice),
            Edit::Renumbered => renumbered(notice, dice),
            Edit::Split => split(notice, dice),
            Edit::Joined => joined(notice, dice),
            Edit::Moved => moved(notice, dice, false),
            Edit::MovedAndChanged => moved(notice, dice, true),
            Edit::Width => width(notice, dice),
            Edit::Status => status(notice, dice),
            Edit::Date => digit(notice, dice, &is_in_date),
            Edit::Phone => digit(notice, dice, &is_in_phone),
            Edit::SentenceInserted => sentence_inserted(notice, dice),
            Edit::SentenceDeleted => sentence_deleted(notice, dice),
        }
    }
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph(Paragraph { text: Text::of(text), at: At::default() })
}

/// The paragraphs of a notice with at least so many characters.
fn paragraphs(notice: &Notice, least: usize) -> Vec<(usize, Vec<char>)> {
    let text = |(at, block): (usize, &Block)| match block {
        Block::Paragraph(of) => Some((at, of.text.plain().chars().collect::<Vec<char>>())),
        _ => None,
    };
    notice.body.iter().enumerate().filter_map(text).filter(|(_, text)| text.len() >= least).collect()
}

fn places(block: usize, characters: Range<usize>) -> Places {
    characters.map(|character| Place { block, cell: (0, 0), character }).collect()
}

fn in_cell(block: usize, cell: (usize, usize), characters: Range<usize>) -> Places {
    characters.map(|character| Place { block, cell, character }).collect()
}

fn text(of: &[char]) -> String {
    of.iter().collect()
}

/// Another paragraph in the place of one.
fn replaced(notice: &Notice, at: usize, with: &str, old: Range<usize>, new: Range<usize>) -> Drawn {
    let mut body = notice.body.clone();
    let what = format!("{} > {with}", notice.body[at].plain());
    body[at] = match &notice.body[at] {
        Block::Heading(heading) => Block::Heading(tongbao::model::Heading { text: Text::of(with), ..heading.clone() }),
        _ => paragraph(with),
    };
    Drawn { body, changed: vec![(places(at, old), places(at, new))], table: None, what }
}

fn tables(notice: &Notice) -> Vec<(usize, &Table)> {
    let table = |(at, block): (usize, &'_ Block)| matches!(block, Block::Table(_)).then_some(at);
    let places = notice.body.iter().enumerate().filter_map(table);
    places
        .filter_map(|at| match &notice.body[at] {
            Block::Table(table) => Some((at, table)),
            _ => None,
        })
        .collect()
}

fn digit_in_cell(notice: &Notice, dice: &mut Dice) -> Option<Drawn> {
    let (block, table) = dice.pick(&tables(notice))?;
    let mut digits: Vec<(usize, usize, usize)> = Vec::new();
    for (row, cells) in table.body.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            let text = cell.text.plain();
            digits
                .extend(text.chars().enumerate().filter(|(_, c)| c.is_ascii_digit()).map(|(at, _)| (row, column, at)));
        }
    }
    let (row, column, at) = dice.pick(&digits)?;
    let mut characters: Vec<char> = table.body[row][column].text.plain().chars().collect();
    characters[at] = other_digit(characters[at], dice);
    let mut table = table.clone();
    table.body[row][column].text = Text::of(text(&characters));
    let changed = in_cell(block, (row + 1, column), at..at + 1);
    let mut body = notice.body.clone();
    let what = format!("{row} {column} {}", text(&characters));
    body[block] = Block::Table(table);
    Some(Drawn { body, changed: vec![(changed.clone(), changed)], table: Some(block), what })
}

/// A cell that the one above it took over: it is empty, as cells are that another one covers.
fn merged_cell(notice: &Notice, dice: &mut Dice) -> Option<Drawn> {
    let (block, table) = dice.pick(&tables(notice))?;
    let filled: Vec<(usize, usize)> = (1..table.body.len())
        .flat_map(|row| (1..table.head.len()).map(move |column| (row, column)))
        .filter(|(row, column)| !table.body[*row][*column].text.is_empty())
        .collect();
    let (row, column) = dice.pick(&filled)?;
    let len = table.body[row][column].text.plain().chars().count();
    let mut table = table.clone();
    table.body[row][column].text = Text::default();
    let mut body = notice.body.clone();
    body[block] = Block::Table(table);
    let changed = (in_cell(block, (row + 1, column), 0..len), Places::new());
    Some(Drawn { body, changed: vec![changed], table: Some(block), what: format!("{row} {column}") })
}

fn rows_swapped(notice: &Notice, dice: &mut Dice) -> Option<Drawn> {
    let (block, table) = dice.pick(&tables(notice))?;
    let first = dice.roll(table.body.len().checked_sub(1).filter(|rows| *rows > 0)?);
    if table.body[first] == table.body[first + 1] {
        return None;
    }
    let mut swapped = table.clone();
    swapped.body.swap(first, first + 1);
    let of_row = |table: &Table, row: usize| -> Places {
        let cells = table.body[row].iter().enumerate();
        cells
            .flat_map(|(column, cell)| in_cell(block, (row + 1, column), 0..cell.text.plain().chars().count()))
            .collect()
    };
    let changed = [(first, first + 1), (first + 1, first)].map(|(was, is)| (of_row(table, was), of_row(&swapped, is)));
    let mut body = notice.body.clone();
    body[block] = Block::Table(swapped);
    Some(Drawn { body, changed: changed.into(), table: Some(block), what: format!("{first}") })
}

fn renumbered(notice: &Notice, dice: &mut Dice) -> Option<Drawn> {
    let numbered = |(at, block): (usize, &Block)| match block {
        Block::Heading(heading) => {
            let text = heading.text.plain();
            let mark = numbering::mark(&text)?;
            let number = text[..mark.len].trim().trim_end_matches(['.', '、', '．']).to_owned();
            number.bytes().all(|b| b.is_ascii_digit()).then_some((at, text, number))
        }
        _ => None,
    };
    let all: Vec<(usize, String, String)> = notice.body.iter().enumerate().filter_map(numbered).collect();
    let (at, old, number) = &all[dice.roll(all.len().checked_sub(1)?)];
    let next = (number.parse::<usize>().ok()? + 1 + dice.roll(3)).to_string();
    let new = old.replacen(number.as_str(), &next, 1);
    Some(replaced(notice, *at, &new, changed_range(number, &next).0, changed_range(number, &next).1))
}

/// What is not the same at both ends.
fn changed_range(old: &str, new: &str) -> (Range<usize>, Range<usize>) {
    let (old, new): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
    let start = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let most = old.len().min(new.len()) - start;
    let end = old.iter().rev().zip(new.iter().rev()).take(most).take_while(|(a, b)| a == b).count();
    (start..old.len() - end, start..new.len() - end)
}

fn ends(of: &[char]) -> Vec<usize> {
    (1..of.len()).filter(|at| of[at - 1] == '。').collect()
}

fn split(notice: &Notice, dice: &mut Dice) -> Option<Drawn> {
    let (at, of) = &paragraphs(notice, 40)[..].get(dice.roll(paragraphs(notice, 40).len()))?.clone();
    let place = dice.pick(&ends(of).into_iter().filter(|end| (8..of.len() - 8).contains(end)).collect::<Vec<_>>())?;
    let mut body = notice.body.clone();
    body.splice(*at..*at + 1, [paragraph(&text(&of[..place])), paragraph(&text(&of[place..]))]);
    Some(Drawn { body, changed: vec![(Places::new(), Places::new())], table: None, what: text(of) })
}

fn joined(notice: &Notice, dice: &mut Dice) -> Option<Drawn> {
    let all = paragraphs(notice, 12);
    let neighbours: Vec<usize> = (1..all.len()).filter(|at| all[at - 1].0 + 1 == all[*at].0).collect();
    let second = dice.pick(&neighbours)?;
    let (at, first, second) = (all[second - 1].0, text(&all[second - 1].1), text(&all[second].1));
    let mut body = notice.body.clone();
    body.splice(at..at + 2, [paragraph(&format!("{first}{second}"))]);
    let what = format!("{first} + {second}");
    Some(Drawn { body, changed: vec![(Places::new(), Places::new())], table: None, what })
}

fn moved(notice: &Notice, dice: &mut Dice, reworded: bool) -> Option<Drawn> {
    let all = paragraphs(notice, 20);
    let (from, of) = all.get(dice.roll(all.len()))?.clone();
    let to = dice.roll(notice.body.len());
    if to == from || notice.body[from.min(to)..=from.max(to)].iter().all(|block| *block == notice.body[from]) {
        return None;
    }
    let mut new = of.clone();
    if reworded {
        let place = dice.pick(&ends(&of)).unwrap_or(of.len());
        let sentence: Vec<char> = dice.pick(SENTENCES)?.chars().collect();
        // A part as realistic as a whole sentence in a long paragraph, a digit in a short one.
        match of.len() > 60 {
            true => drop(new.splice(place..place, sentence)),
            false => new.push('（'),
        }
    }
    let mut body = notice.body.clone();
    let block = body.remove(from);
    body.insert(to, if reworded { paragraph(&text(&new)) } else { block });
    let mut changed = vec![(places(from, 0..of.len()), places(to, 0..new.len()))];
    if from.abs_diff(to) == 1 && !reworded {
        // The neighbour may as well be said to have moved past it.
        let other = notice.body[to].plain().chars().count();
        changed.push((places(to, 0..other), places(from, 0..other)));
    }
    Some(Drawn { body, changed, table: None, what: format!("{from} > {to}: {}", text(&new)) })
}

fn width(notice: &Notice, dice: &mut Dice) -> Option<Drawn> {
    const TWINS: &[(char, char)] = &[('，', ','), ('；', ';'), ('（', '('), ('）', ')'), ('：', ':')];
    let all = paragraphs(notice, 12);
    let (at, of) = all.get(dice.roll(all.len()))?.clone();
    let marks: Vec<usize> = (0..of.len()).filter(|at| TWINS.iter().any(|(full, _)| *full == of[*at])).collect();
    let place = dice.pick(&marks)?;
    let mut new = of.clone();
    new[place] = TWINS.iter().find(|(full, _)| *full == of[place])?.1;
    Some(replaced(notice, at, &text(&new), place..place + 1, place..place + 1))
}

fn status(notice: &Notice, dice: &mut Dice) -> Option<Drawn> {
    let stated: Vec<(usize, Vec<char>)> = paragraphs(notice, 6)
        .into_iter()
        .filter(|(_, of)| STATUSES.iter().any(|word| text(of) == format!("整改结果：{word}")))
        .collect();
    let (at, of) = stated.get(dice.roll(stated.len()))?.clone();
    let new = format!("整改结果：{}", dice.pick(STATUSES)?);
    let (old_range, new_range) = changed_range(&text(&of), &new);
    (new != text(&of)).then(|| replaced(notice, at, &new, old_range, new_range))
}

/// A digit of a paragraph, at a place of a sort.
fn digit(notice: &Notice, dice: &mut Dice, is_place: &dyn Fn(&[char], usize) -> bool) -> Option<Drawn> {
    let all: Vec<(usize, Vec<char>)> = paragraphs(notice, 8);
    let (at, of) = all.get(dice.roll(all.len()))?.clone();
    let digits: Vec<usize> = (0..of.len()).filter(|at| of[*at].is_ascii_digit() && is_place(&of, *at)).collect();
    let place = dice.pick(&digits)?;
    let mut new = of.clone();
    new[place] = other_digit(of[place], dice);
    Some(replaced(notice, at, &text(&new), place..place + 1, place..place + 1))
}

fn is_in_date(of: &[char], at: usize) -> bool {
    let end = of[at..].iter().position(|c| !c.is_ascii_digit()).map(|by| of[at + by]);
    matches!(end, Some('年' | '月' | '日'))
}

fn is_in_phone(of: &[char], at: usize) -> bool {
    let is_part = |c: &char| c.is_ascii_digit() || *c == '-';
    let before = of[..at].iter().rev().take_while(|c| is_part(c)).count();
    let behind = of[at..].iter().take_while(|c| is_part(c)).count();
    before + behind >= 11 && of[at - before..at + behind].contains(&'-')
}

fn other_digit(digit: char, dice: &mut Dice) -> char {
    let value = (digit.to_digit(10).unwrap_or_default() as usize + 1 + dice.roll(9)) % 10;
    char::from_digit(u32::try_from(value).unwrap_or_default(), 10).unwrap_or('0')
}

fn sentence_inserted(notice: &Notice, dice: &mut Dice) -> Option<Drawn> {
    let all = paragraphs(notice, 40);
    let (at, of) = all.get(dice.roll(all.len()))?.clone();
    let place = dice.pick(&ends(&of))?;
    let sentence: Vec<char> = dice.pick(SENTENCES)?.chars().collect();
    let mut new = of.clone();
    new.splice(place..place, sentence.iter().copied());
    Some(replaced(notice, at, &text(&new), 0..0, place..place + sentence.len()))
}

fn sentence_deleted(notice: &Notice, dice: &mut Dice) -> Option<Drawn> {
    let all = paragraphs(notice, 40);
    let (at, of) = all.get(dice.roll(all.len()))?.clone();
    let ends: Vec<usize> = std::iter::once(0).chain(ends(&of)).chain([of.len()]).collect();
    let first = dice.roll(ends.len() - 1);
    let gone = ends[first]..ends[first + 1];
    if gone.len() * 2 > of.len() {
        return None;
    }
    let new: Vec<char> = of[..gone.start].iter().chain(&of[gone.end..]).copied().collect();
    Some(replaced(notice, at, &text(&new), gone, 0..0))
}
