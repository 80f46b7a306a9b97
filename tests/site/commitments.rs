//! What the real papers promise, against a list made by hand. The papers lie beside the repository of those who work on it;
//! `tests/site/commitments/commitments-of-seeds.txt` names each sentence that has a date or a quantity by its paper and a digest: kind
//! of promise or `none`, and the date by which.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::path::Path;

use tongbao::tree::Digest;

use crate::support::seeds;

/// A kind of promise with the date by which, or `-`.
type Promised = (String, String);

/// The first eight digits of the digest of a sentence, white space left out.
fn digest(sentence: &str) -> String {
    let compact: String = sentence.chars().filter(|c| !c.is_whitespace()).collect();
    Digest::of(compact.as_bytes()).to_string()[..8].to_owned()
}

/// The digests of the sentences of a source, with and without the label that opens a paragraph.
fn sentences(source: &str) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    for line in source.lines() {
        let line = line.replace("**", "").replace("\\*", "*");
        let unlabelled = line.split_once(['：', ':']).map(|(_, rest)| rest).unwrap_or_default();
        for text in [line.as_str(), unlabelled] {
            out.extend(text.split_inclusive(['。', '！', '？', '!', '?', '；', ';']).map(digest));
        }
    }
    out
}

/// The promises of a paper, by the digests of their sentences, and the digests of all of its sentences.
fn promises(seed: &Path) -> (BTreeMap<String, (Promised, String)>, BTreeSet<String>) {
    let site = seeds::imported(seed, &["--id", "seed"]);
    let line = "\n{% for row in list.commitments %}@{{ row.promise }}|{% if row.due_on %}{{ row.due_on.iso }}{% else %}-{% endif %}|{{ row.text | safe }}\n{% endfor %}";
    site.write("site/templates/commitments.html", line);
    let built = site.run_in("site", &["build", "--root", ".", "--out", "out"]);
    assert_eq!(built.exit, 0, "{}", built.stderr);
    let mut given = BTreeMap::new();
    for page in site.files("site/out/commitments").into_values() {
        let page = String::from_utf8(page).expect("a page is text");
        for row in page.lines().filter_map(|line| line.strip_prefix('@')) {
            let parts: Vec<&str> = row.splitn(3, '|').collect();
            let [word, due, text] = parts[..] else { panic!("three parts: {row}") };
            given.insert(digest(text), ((kind(word).to_owned(), due.to_owned()), text.to_owned()));
        }
    }
    (given, sentences(&site.read("site/content/notices/seed.md")))
}

fn kind(word: &str) -> &str {
    match word {
        "预计时间" => "forecast",
        "频次承诺" => "frequency",
        "数量承诺" => "quantity",
        "长期要求" => "duty",
        "完成时限" => "deadline",
        other => panic!("{other} is no kind of promise"),
    }
}

#[test]
fn the_papers_promise_what_a_reader_finds() {
    let listed = include_str!("commitments/commitments-of-seeds.txt");
    let seeds = seeds::all();
    let (mut right, mut said, mut wanted) = (0, 0, 0);
    let mut wrong = Vec::new();
    let numbers: BTreeSet<&str> =
        listed.lines().filter_map(|line| line.split(' ').next()).filter(|n| *n != "#").collect();
    for number in numbers {
        let Some(seed) = seeds.get(number) else {
            println!("skipped: ../shared/seeds has no paper {number}");
            continue;
        };
        let (mut given, sentences) = promises(seed);
        said += given.len();
        for line in listed.lines().filter(|line| line.starts_with(number)) {
            let parts: Vec<&str> = line.split(' ').collect();
            let [_, sentence, kind, due] = parts[..] else { panic!("four parts: {line}") };
            assert!(sentences.contains(sentence), "{line}: no sentence of the paper");
            wanted += usize::from(kind != "none");
            let found = given.remove(sentence);
            right += usize::from(kind != "none" && found.is_some());
            let came = found.map_or_else(|| ("none".to_owned(), "-".to_owned()), |(promised, _)| promised);
            if (came.0.as_str(), came.1.as_str()) != (kind, due) {
                wrong.push(format!("{line}: {came:?}"));
            }
        }
        wrong.extend(given.iter().map(|(digest, (_, text))| format!("{number} {digest} is not listed: {text}")));
    }
    let part = |of: usize| {
        if of == 0 {
            1.0
        } else {
            f64::from(u32::try_from(right).unwrap_or(0)) / f64::from(u32::try_from(of).unwrap_or(1))
        }
    };
    let (precision, recall) = (part(said), part(wanted));
    println!("precision {precision:.3}, recall {recall:.3} of {wanted} promises");
    println!("{}", wrong.join("\n"));
    assert!(precision >= 0.95 && recall >= 0.95, "precision {precision:.3}, recall {recall:.3}");
    assert!(wrong.is_empty(), "kinds, dates or sentences differ");
}
