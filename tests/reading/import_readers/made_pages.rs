//! Saved pages made up of every construct that the reader knows: what is seen is in the lines, what is left out is listed,
//! both in order and nothing else; figures that stand apart on the page never join.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use tongbao::import::readers;

use super::figures;
use super::text;

const STYLE: &str = "<style>.gone,p .gone{display:none}.off{position:absolute;left:-9999px}.was{text-decoration:line-through}\
    .clear{visibility:hidden}.clear .seen{visibility:visible}.nil{font-size:0}.nil .seen{font-size:12px}\
    @media print{.kept{display:none}}.kept{opacity:0}.kept{opacity:1}sup{vertical-align:baseline}</style>";

/// What stands in a line.
#[derive(Clone, Debug)]
enum Part {
    Words(String),
    Figure(u32),
    /// In tags that change nothing.
    Plain(usize, Vec<Part>),
    Small(bool, u32),
    Struck(usize, String),
    Hidden(usize, String),
    /// Hidden words around such as are seen again.
    SeenAgain(usize, String, String),
    Fraction(u32, u32),
    Picture(String),
    Ruby(String, String),
    Break,
    Ticked(bool),
}

#[derive(Clone, Debug)]
enum Block {
    Paragraph(Vec<Part>),
    Division(Vec<Block>),
    List(Vec<Vec<Part>>),
    Table(Vec<[Vec<Part>; 3]>),
    Details(Vec<Part>, Vec<Part>),
    Around(String),
    Unseen(usize, String),
}

const PLAIN: [(&str, &str); 5] = [
    ("<b>", "</b>"),
    ("<span class=kept>", "</span>"),
    ("<a href='/x'>", "</a>"),
    ("<font color=red>", "</font>"),
    ("<ins>", "</ins>"),
];
const STRUCK: [(&str, &str); 5] = [
    ("<del>", "</del>"),
    ("<s>", "</s>"),
    ("<strike>", "</strike>"),
    ("<span class=was>", "</span>"),
    ("<span style='text-decoration: underline line-through'>", "</span>"),
];
const HIDDEN: [(&str, &str); 6] = [
    ("<span class=gone>", "</span>"),
    ("<span class='a off'>", "</span>"),
    ("<b hidden>", "</b>"),
    ("<span style='display:none'>", "</span>"),
    ("<i class=clear>", "</i>"),
    ("<span class=nil>", "</span>"),
];
const UNSEEN: [(&str, &str); 5] = [
    ("<!-- ", " -->"),
    ("<script>", "</script>"),
    ("<template><p>", "</p></template>"),
    ("<noscript><p>", "</p></noscript>"),
    ("<style>", "</style>"),
];

fn words() -> impl Strategy<Value = String> {
    vec(prop::sample::select("核对案款登记发放通知部门会议研究落实责任公开".chars().collect::<Vec<_>>()), 1..6)
        .prop_map(|chars| chars.into_iter().collect())
}

fn part() -> impl Strategy<Value = Part> {
    let figure = 1u32..4000;
    let leaf = prop_oneof![
        4 => words().prop_map(Part::Words),
        4 => figure.clone().prop_map(Part::Figure),
        2 => (any::<bool>(), 1u32..30).prop_map(|(above, figure)| Part::Small(above, figure)),
        2 => (0..STRUCK.len(), words()).prop_map(|(way, words)| Part::Struck(way, words)),
        2 => (0..HIDDEN.len(), words()).prop_map(|(way, words)| Part::Hidden(way, words)),
        1 => (0..2usize, words(), words()).prop_map(|(way, hidden, seen)| Part::SeenAgain(way, hidden, seen)),
        1 => (figure.clone(), figure).prop_map(|(above, below)| Part::Fraction(above, below)),
        1 => words().prop_map(Part::Picture),
        1 => (words(), "[a-z]{2,5}").prop_map(|(base, above)| Part::Ruby(base, above)),
        1 => Just(Part::Break),
        1 => any::<bool>().prop_map(Part::Ticked),
    ];
    leaf.prop_recursive(2, 8, 4, |inner| {
        (0..PLAIN.len(), vec(inner, 1..4)).prop_map(|(way, parts)| Part::Plain(way, parts))
    })
}

fn block() -> impl Strategy<Value = Block> {
    let line = || vec(part(), 1..6);
    let leaf = prop_oneof![
        5 => line().prop_map(Block::Paragraph),
        1 => vec(line(), 1..4).prop_map(Block::List),
        2 => vec([line(), line(), line()], 2..4).prop_map(Block::Table),
        1 => (line(), line()).prop_map(|(summary, text)| Block::Details(summary, text)),
        1 => words().prop_map(Block::Around),
        1 => (0..UNSEEN.len(), words()).prop_map(|(way, words)| Block::Unseen(way, words)),
    ];
    leaf.prop_recursive(2, 12, 3, |inner| vec(inner, 1..4).prop_map(Block::Division))
}

/// A page, and what must come of it.
#[derive(Debug, Default)]
struct Made {
    page: String,
    /// What is seen, with a gap between figures that stand apart.
    seen: String,
    /// What is listed.
    listed: Vec<String>,
    apart: bool,
}

impl Made {
    fn see(&mut self, text: &str) {
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        if self.apart && digit(self.seen.chars().next_back()) && digit(text.chars().next()) {
            self.seen.push(' ');
        }
        self.seen.push_str(text);
        self.apart = false;
    }

    fn end_line(&mut self) {
        self.seen.push('\n');
        self.apart = false;
    }

    fn parts(&mut self, parts: &[Part]) {
        for part in parts {
            self.part(part);
        }
    }

    fn wrapped(&mut self, (open, close): (&str, &str), inside: &str) {
        self.page.push_str(&format!("{open}{inside}{close}"));
    }

    fn part(&mut self, part: &Part) {
        match part {
            Part::Words(words) => {
                self.page.push_str(words);
                self.see(words);
            }
            Part::Figure(figure) => {
                // Two figures without anything between them are one.
                if self.seen.ends_with(|c: char| c.is_ascii_digit()) && !self.apart {
                    self.page.push('和');
                    self.see("和");
                }
                self.page.push_str(&figure.to_string());
                self.see(&figure.to_string());
            }
            Part::Plain(way, parts) => {
                self.page.push_str(PLAIN[*way].0);
                self.parts(parts);
                self.page.push_str(PLAIN[*way].1);
            }
            Part::Small(above, figure) => {
                let figures: Vec<char> =
                    if *above { "⁰¹²³⁴⁵⁶⁷⁸⁹" } else { "₀₁₂₃₄₅₆₇₈₉" }.chars().collect();
                let tag = if *above { ("<sup>", "</sup>") } else { ("<sub>", "</sub>") };
                self.wrapped(tag, &figure.to_string());
                let small: String =
                    figure.to_string().bytes().map(|digit| figures[usize::from(digit - b'0')]).collect();
                self.see(&small);
            }
            Part::Struck(way, words) => {
                self.wrapped(STRUCK[*way], words);
                self.listed.push(words.clone());
                self.apart = true;
            }
            Part::Hidden(way, words) => {
                self.wrapped(HIDDEN[*way], words);
                self.listed.push(words.clone());
            }
            Part::SeenAgain(way, hidden, seen) => {
                let class = ["clear", "nil"][*way];
                self.page.push_str(&format!("<span class={class}>{hidden}<em class=seen>{seen}</em></span>"));
                self.listed.push(hidden.clone());
                self.see(seen);
            }
            Part::Fraction(above, below) => {
                let formula = format!("<mfrac><mn>{above}</mn><mrow><mn>{below}</mn></mrow></mfrac>");
                self.wrapped(("<math>", "<annotation>x</annotation></math>"), &formula);
                self.apart = true;
                self.see(&format!("{above}/{below}"));
                self.apart = true;
            }
            Part::Picture(words) => {
                self.page.push_str(&format!("<img src=a.png alt={words}>"));
                self.listed.push(words.clone());
                self.apart = true;
            }
            Part::Ruby(base, above) => {
                self.page.push_str(&format!("<ruby>{base}<rp>(</rp><rt>{above}</rt><rp>)</rp></ruby>"));
                self.see(base);
                self.listed.push(format!("({above})"));
            }
            Part::Break => {
                self.page.push_str("<br>");
                self.end_line();
            }
            Part::Ticked(ticked) => {
                self.page.push_str(if *ticked { "<input type=checkbox checked>" } else { "<input type=radio>" });
                self.see(if *ticked { "☑" } else { "☐" });
            }
        }
    }

    fn line(&mut self, open: &str, parts: &[Part], close: &str) {
        self.end_line();
        self.page.push_str(open);
        self.parts(parts);
        self.page.push_str(close);
        self.end_line();
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(parts) => self.line("<p>", parts, "</p>\n"),
            Block::Division(blocks) => {
                self.page.push_str("<div>");
                blocks.iter().for_each(|block| self.block(block));
                self.page.push_str("</div>");
            }
            Block::List(items) => {
                self.page.push_str("<ul>");
                items.iter().for_each(|item| self.line("<li>", item, "</li>"));
                self.page.push_str("</ul>");
            }
            Block::Table(rows) => {
                self.page.push_str("<table>");
                for row in rows {
                    self.page.push_str("<tr>");
                    row.iter().for_each(|cell| self.line("<td>", cell, "</td>"));
                }
                self.page.push_str("</table>");
            }
            Block::Details(summary, text) => {
                self.line("<details><summary>", summary, "</summary>");
                self.line("<p>", text, "</p></details>");
            }
            Block::Around(words) => {
                self.page.push_str(&format!("<nav>{words}</nav>"));
                self.listed.push(words.clone());
                self.end_line();
            }
            Block::Unseen(way, words) => self.wrapped(UNSEEN[*way], words),
        }
    }
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 250, rng_seed: RngSeed::Fixed(24), ..ProptestConfig::default() })]

    #[test]
    fn all_that_is_seen_is_read_and_all_else_is_listed(blocks in vec(block(), 1..8)) {
        let mut made = Made { page: format!("<html><head>{STYLE}</head><body><p>首</p>"), ..Made::default() };
        made.see("首");
        made.end_line();
        blocks.iter().for_each(|block| made.block(block));
        let paper = readers::html(made.page.as_bytes()).expect("there is text");
        let came = text(&paper);
        prop_assert_eq!(bare(&came), bare(&made.seen), "{}", made.page);
        prop_assert_eq!(figures(&came), figures(&made.seen), "{}", made.page);
        // A picture that is listed a moment ago is not listed again, and a formula is listed and shown.
        let listed: Vec<String> = paper.left_out.iter().filter(|of| of.what != "公式").map(|of| bare(&of.text)).collect();
        let listed = listed.concat();
        let mut at = 0;
        for words in &made.listed {
            match listed[at..].find(&bare(words)) {
                Some(found) => at += found,
                None => prop_assert!(listed.contains(&bare(words)), "{words} is not in {listed}: {}", made.page),
            }
        }
        let chars = |text: &str| text.chars().count();
        prop_assert!(chars(&listed) <= made.listed.iter().map(|words| chars(&bare(words))).sum::<usize>(), "{listed} {made:?}");
    }
}
