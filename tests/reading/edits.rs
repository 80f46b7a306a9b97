//! Edits of notices as offices make them, drawn with a seed, and the differences that a review copy shows of each: what
//! changed is marked, what did not is not, and what moved is called moved.

mod drawn;
mod marks;

#[path = "../../benches/corpus/mod.rs"]
#[allow(dead_code, reason = "the corpus of the benches, of which plain notices are taken")]
mod corpus;

use std::collections::BTreeMap;

use tongbao::model::Block;
use tongbao::model::Notice;
use tongbao::review::changed_fact::ChangedFact;
use tongbao::review::differences::Differences;
use tongbao::review::notice_edition::NoticeEdition;
use tongbao::review::shown_block::BlockWords;
use tongbao::review::shown_block::ShownBlock;
use tongbao::source;

use crate::support::samples;
use drawn::Dice;
use drawn::Drawn;
use drawn::Edit;
use marks::Marks;

/// How many edits are drawn.
const EDITS: usize = 2_000;
/// The seed of the run that is held.
const SEED: u64 = 20_260_301;

/// Notices of the sample site, and of the corpus of the benches.
fn notices() -> Vec<Notice> {
    let samples = samples::content().into_iter().map(|sample| samples::parse(&sample.bytes).0);
    let files = corpus::site(6).into_iter().filter(|(path, _)| path.starts_with("content/notices"));
    samples.chain(files.map(|(_, text)| samples::parse(with_tables(&text).as_bytes()).0)).collect()
}

/// A notice of the corpus with a ledger and a table of figures, in which many cells are alike.
fn with_tables(text: &str) -> String {
    let mut dice = Dice(text.len() as u64);
    let mut tables = String::from("\n| 序号 | 反馈问题 | 责任部门 | 完成时限 | 整改状态 |\n|---|---|---|---|---|\n");
    for number in 1..=14 {
        let of = |many: usize, dice: &mut Dice| ["甲", "乙", "丙", "丁", "戊"][dice.roll(many)];
        tables.push_str(&format!(
            "| {number} | 第{}类事项办理{}不规范，涉及{}件 | {}庭、{}庭 | 202{}年{}月底前 | {} |\n",
            of(5, &mut dice),
            of(5, &mut dice),
            dice.roll(90),
            of(3, &mut dice),
            of(3, &mut dice),
            5 + dice.roll(2),
            1 + dice.roll(12),
            ["已完成", "正在整改"][dice.roll(2)],
        ));
    }
    tables.push_str("\n各院情况如下。\n\n| 法院 | 收案 | 结案 | 结案率 |\n|---|---|---|---|\n");
    for court in ["青岚", "望湖", "云溪", "石桥", "松屿", "芷汀", "霖浦", "梧麓"] {
        let (taken, ended) = (200 + dice.roll(300), 100 + dice.roll(100));
        tables.push_str(&format!("| {court}法院 | {taken} | {ended} | {}.{}% |\n", 40 + dice.roll(50), dice.roll(10)));
    }
    text.replace("\n## 三、下一步打算\n", &format!("{tables}\n## 三、下一步打算\n"))
}

fn edition(notice: &Notice) -> NoticeEdition<'_> {
    NoticeEdition { notice, contact: notice.head.contact.as_ref(), files: &[] }
}

/// Characters that changed and did not, and how many of them are marked.
#[derive(Default)]
struct Counted {
    edits: usize,
    changed: usize,
    changed_marked: usize,
    unchanged: usize,
    unchanged_marked: usize,
    /// Edits that are called what they are.
    named: usize,
}

impl Counted {
    fn add(&mut self, other: &Counted) {
        self.edits += other.edits;
        self.changed += other.changed;
        self.changed_marked += other.changed_marked;
        self.unchanged += other.unchanged;
        self.unchanged_marked += other.unchanged_marked;
        self.named += other.named;
    }
}

fn share(part: usize, all: usize) -> f64 {
    if all == 0 { 1.0 } else { part as f64 / all as f64 }
}

#[test]
fn what_changed_is_marked_and_nothing_else() {
    let seed = std::env::var("TONGBAO_SEARCH_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(SEED);
    let notices = notices();
    let mut dice = Dice(seed);
    let mut of: BTreeMap<Edit, Counted> = BTreeMap::new();
    let (mut tables, mut tables_marked, mut worst) = (0, 0, Vec::new());
    for number in 0..EDITS {
        let edit = Edit::ALL[number % Edit::ALL.len()];
        let (old, drawn) = drawn_of(&notices, edit, &mut dice);
        let new = Notice { body: drawn.body.clone(), ..old.clone() };
        // What a text says follows from it: only then its facts can be held against one another.
        let new = if edit == Edit::Status { samples::parse(source::print(&new).as_bytes()).0 } else { new };
        let differences = Differences::of(edition(old), edition(&new));
        let marks = Marks::of(&differences);
        let counted = judged(&drawn, &marks, edit, &differences);
        if counted.changed_marked < counted.changed || counted.named == 0 || counted.unchanged_marked > 20 {
            worst.push(format!(
                "{edit:?} {number} {}: {} of {} changed, {} others, named {}: {}",
                old.head.title,
                counted.changed_marked,
                counted.changed,
                counted.unchanged_marked,
                counted.named,
                drawn.what
            ));
        }
        of.entry(edit).or_default().add(&counted);
        let (seen, marked) = untouched_tables(&drawn, &differences);
        (tables, tables_marked) = (tables + seen, tables_marked + marked);
    }
    let mut all = Counted::default();
    of.values().for_each(|counted| all.add(counted));
    println!("seed {seed}: {EDITS} edits of {} notices", notices.len());
    for (edit, counted) in of.iter() {
        println!("{}", line(&format!("{edit:?}"), counted));
    }
    println!("{}", line("all", &all));
    println!("unchanged tables: {tables}, of which marked: {tables_marked}");
    worst.iter().take(25).for_each(|line| println!("  {line}"));
    assert!(share(all.changed_marked, all.changed) >= 0.995);
    assert!(share(all.unchanged_marked, all.unchanged) <= 0.005);
    assert_eq!(tables_marked, 0);
    for (edit, counted) in &of {
        let named = share(counted.named, counted.edits);
        assert!(named >= 0.95, "{edit:?}: {named} are called what they are");
        assert!(share(counted.changed_marked, counted.changed) >= 0.99, "{edit:?}");
    }
}

fn line(name: &str, of: &Counted) -> String {
    format!(
        "{name:16} {:5} edits  changed marked {:8.4} %  unchanged marked {:8.4} %  called what they are {:6.2} %",
        of.edits,
        100.0 * share(of.changed_marked, of.changed),
        100.0 * of.unchanged_marked as f64 / of.unchanged.max(1) as f64,
        100.0 * share(of.named, of.edits)
    )
}

/// An edit of a notice in which it can be made.
fn drawn_of<'n>(notices: &'n [Notice], edit: Edit, dice: &mut Dice) -> (&'n Notice, Drawn) {
    loop {
        let notice = &notices[dice.roll(notices.len())];
        if let Some(drawn) = edit.draw(notice, dice) {
            return (notice, drawn);
        }
    }
}

/// Holds what is marked against what was changed. Where two things changed places either may be said to have moved.
fn judged(drawn: &Drawn, marks: &Marks, edit: Edit, differences: &Differences<'_>) -> Counted {
    let hit = |(old, new): &(marks::Places, marks::Places)| {
        old.intersection(&marks.old).count() + new.intersection(&marks.new).count()
    };
    let size = |(old, new): &(marks::Places, marks::Places)| old.len() + new.len();
    let truth = drawn
        .changed
        .iter()
        .max_by(|a, b| share(hit(a), size(a)).total_cmp(&share(hit(b), size(b))))
        .expect("an edit changes something, or nothing in one way");
    let (changed, changed_marked) = (size(truth), hit(truth));
    Counted {
        edits: 1,
        changed,
        changed_marked,
        unchanged: marks.characters - changed,
        unchanged_marked: marks.old.len() + marks.new.len() - changed_marked,
        named: usize::from(is_named(edit, differences)),
    }
}

/// Whether an edit is called what it is.
fn is_named(edit: Edit, differences: &Differences<'_>) -> bool {
    let shown = |wanted: &dyn Fn(&ShownBlock) -> bool| differences.shown.iter().filter(|of| wanted(of)).count();
    let fact = |wanted: ChangedFact| differences.facts.iter().any(|change| change.fact == wanted);
    let table = |wanted: &dyn Fn(&tongbao::review::table_difference::ComparedRow) -> bool| {
        let rows = differences.shown.iter().filter_map(|of| match of {
            ShownBlock::Kept { words: BlockWords::Table(table), moved: false, .. } => Some(&table.rows),
            _ => None,
        });
        rows.flatten().filter(|row| wanted(row)).count()
    };
    use tongbao::review::table_difference::RowBecame;
    match edit {
        Edit::DigitInCell | Edit::MergedCell => table(&|row| row.became != RowBecame::Same) == 1,
        Edit::RowsSwapped => {
            table(&|row| row.became == RowBecame::Moved) == 1 && table(&|row| row.became != RowBecame::Same) == 1
        }
        Edit::Renumbered => shown(&|of| matches!(of, ShownBlock::Kept { words: BlockWords::Renumbered(_), .. })) == 1,
        Edit::Split => shown(&|of| matches!(of, ShownBlock::Kept { old, new, .. } if new.len() > old.len())) == 1,
        Edit::Joined => shown(&|of| matches!(of, ShownBlock::Kept { old, new, .. } if new.len() < old.len())) == 1,
        Edit::Moved => {
            shown(&|of| matches!(of, ShownBlock::Kept { moved: true, words: BlockWords::Same, .. })) == 1
                && shown(&|of| matches!(of, ShownBlock::Inserted(_) | ShownBlock::Deleted(_))) == 0
        }
        Edit::MovedAndChanged => {
            shown(&|of| matches!(of, ShownBlock::Kept { moved: true, words: BlockWords::Reworded(_), .. })) == 1
                && shown(&|of| matches!(of, ShownBlock::Inserted(_) | ShownBlock::Deleted(_))) == 0
        }
        Edit::Status => fact(ChangedFact::Status),
        Edit::Date | Edit::Phone => fact(ChangedFact::FigureInText),
        Edit::Width | Edit::SentenceInserted | Edit::SentenceDeleted => {
            shown(&|of| matches!(of, ShownBlock::Kept { words: BlockWords::Reworded(_), moved: false, .. })) == 1
        }
    }
}

/// How many tables an edit did not touch, and how many of these are marked.
fn untouched_tables(drawn: &Drawn, differences: &Differences<'_>) -> (usize, usize) {
    let touched = |block: usize| {
        drawn.changed.iter().any(|(_, new)| new.iter().any(|place| place.block == block)) || drawn.table == Some(block)
    };
    let (mut seen, mut marked) = (0, 0);
    for (at, block) in differences.new.iter().enumerate() {
        if !matches!(drawn.body[block.block], Block::Table(_)) || touched(block.block) {
            continue;
        }
        seen += 1;
        let is_plain = differences.shown.iter().any(
            |of| matches!(of, ShownBlock::Kept { new, moved: false, words: BlockWords::Same, .. } if new.contains(&at)),
        );
        marked += usize::from(!is_plain);
    }
    (seen, marked)
}
