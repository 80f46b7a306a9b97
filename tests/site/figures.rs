//! Every figure of a page names the rule by which the open data give it. `tests/figures/recompute.py` computes them anew.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::Arc;

use markup5ever_rcdom::Handle;
use markup5ever_rcdom::NodeData;
use tongbao::address::Route;
use tongbao::compile::Compiled;
use tongbao::compile::Memo;
use tongbao::compile::Rendered;
use tongbao::data;

use crate::support::html;
use crate::support::html::Element;
use crate::support::in_memory;

/// What no figures stand in, by its markup: within an element of this name, class or attribute.
const NO_FIGURES: [(&str, &str); 23] = [
    ("time", "a date"),
    ("[data-approved-text]", "the approved text"),
    (".contents", "headings of the approved text"),
    (".said", "words of notices and of the registry"),
    (".words", "sentences of notices"),
    (".printed", "deadlines as they are printed"),
    (".tag", "results as they are printed"),
    ("h1", "a title"),
    ("h2", "a title"),
    ("h3", "a title"),
    ("caption", "a title"),
    (".item", "the number of an issue"),
    (".document-number", "the number of a document"),
    (".page-number", "the number of a page"),
    (".letters", "years and letters to go to"),
    (".contact", "telephone numbers and addresses"),
    (".call", "a telephone number"),
    (".group", "years and regions that rows begin with"),
    (".paper", "how to print"),
    (".cite", "how to cite: title, day, address, digest"),
    (".addresses", "addresses on paper"),
    (".attachments", "files with their size"),
    ("svg", "a picture: the table below it says the same"),
];

/// Links whose own words name where they lead: titles, names, years. What stands in an element of theirs is looked at.
const NAMES: [(&str, &str); 6] = [
    (".counted", "values of an index"),
    (".organs", "organs"),
    ("th", "titles and organs"),
    (".paging", "pages"),
    (".alert", "notices by their day"),
    (".plain-links", "inspections by their session"),
];

/// Whether an element is of a name, class or attribute.
fn is(element: &Element, wanted: &str) -> bool {
    match (wanted.strip_prefix('.'), wanted.strip_prefix('[')) {
        (Some(class), _) => element.get("class").is_some_and(|classes| classes.split(' ').any(|of| of == class)),
        (_, Some(name)) => element.get(name.trim_end_matches(']')).is_some(),
        _ => element.name == wanted,
    }
}

/// Goes through a page; `above` are the elements around a node.
fn walk(node: &Handle, above: &mut Vec<Element>, found: &mut dyn FnMut(&[Element], &str)) {
    if let NodeData::Text { contents } = &node.data {
        return found(above, &contents.borrow());
    }
    let element = html::element(node);
    let is_element = element.is_some();
    above.extend(element);
    for child in node.children.borrow().iter() {
        walk(child, above, found);
    }
    if is_element {
        above.pop();
    }
}

/// What is wrong with a figure in `<data>`: none where it names a known rule and known filters and is what it says.
fn fault(of: &Element, text: &str) -> Option<String> {
    if of.get("value") != Some(text) {
        return Some(format!("value {:?} of {text}", of.get("value")));
    }
    let rule = of.get("data-rule").unwrap_or_default();
    let (name, filters) = rule.split_once(' ').unwrap_or((rule, ""));
    let Some(known) = data::RULES.iter().find(|known| known.name == name) else {
        return Some(format!("no rule: {rule:?}"));
    };
    let keys = filters.split(' ').filter(|filter| !filter.is_empty()).map(|filter| filter.split_once('='));
    let unknown = keys.filter(|of| of.is_none_or(|(key, _)| !known.filters.contains(&key))).count();
    (unknown > 0).then(|| format!("a filter that the rule does not take: {rule}"))
}

/// The figures of a page without a rule, or with a wrong one.
fn faults(page: &[u8]) -> (usize, Vec<String>) {
    let document = html::parse(page).document;
    let main = html::elements(&document).into_iter().find(|of| of.name == "main").expect("a page has a main part");
    let (mut figures, mut wrong) = (0, Vec::new());
    walk(&main.node, &mut Vec::new(), &mut |above, text| {
        if let Some(data) = above.iter().find(|of| of.name == "data") {
            figures += 1;
            wrong.extend(fault(data, text));
            return;
        }
        let named = above.last().is_some_and(|of| of.name == "a")
            && NAMES.iter().any(|(within, _)| above.iter().any(|of| is(of, within)));
        let none = NO_FIGURES.iter().any(|(within, _)| above.iter().any(|of| is(of, within)));
        if text.contains(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c)) && !named && !none {
            wrong.push(format!("without a rule: {}", text.trim()));
        }
    });
    (figures, wrong)
}

/// The pages whose figures name their rules.
fn has_figures(route: &Route) -> bool {
    matches!(
        route,
        Route::Home
            | Route::Notices(..)
            | Route::Issues(..)
            | Route::Index(..)
            | Route::Organs(..)
            | Route::Organ(_)
            | Route::Inspections(_)
            | Route::Inspection(_)
            | Route::Commitments(_)
            | Route::Documents(_)
            | Route::Notice(_)
    )
}

fn page(compiled: &Compiled, route: &Route) -> Vec<u8> {
    match compiled.render(route) {
        Some(Ok(Rendered::Bytes(bytes))) => bytes,
        _ => panic!("{route} is not there"),
    }
}

/// The figures of a site without a rule, or with a wrong one, each with its pages; and how many figures there are.
fn faults_of(compiled: &Compiled) -> (usize, BTreeMap<String, Vec<String>>) {
    let mut wrong: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut all = 0;
    for route in compiled.routes().iter().filter(|route| has_figures(route)) {
        let (figures, faults) = faults(&page(compiled, route));
        all += figures;
        for fault in faults {
            wrong.entry(fault).or_default().push(route.to_string());
        }
    }
    (all, wrong)
}

#[test]
fn every_figure_names_its_rule() {
    let (all, wrong) = faults_of(&in_memory::compile(&in_memory::sample(), &Arc::<Memo>::default()));
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(all > 2000, "{all}");
}

#[test]
fn so_do_those_of_lists_of_many_pages() {
    let mut tree = in_memory::sample();
    let settings = String::from_utf8(tree.bytes("content/site.yaml").unwrap().into_owned()).unwrap();
    in_memory::put(&mut tree, "content/site.yaml", format!("{settings}\nrows_per_page: 10\n").as_bytes());
    let compiled = in_memory::compile(&tree, &Arc::<Memo>::default());
    let pages = |route: &&Route| matches!(route, Route::Issues(_, page) | Route::Commitments(page) if *page > 1);
    assert!(compiled.routes().iter().filter(pages).count() > 20);
    let (_, wrong) = faults_of(&compiled);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_figure_without_its_rule_is_found() {
    for (main, wanted) in [
        ("<p>共<b>3</b>项</p>", "without a rule: 3"),
        ("<p class=\"more\"><a href=\"a\">全部3项</a></p>", "without a rule: 全部3项"),
        ("<td class=\"number\"><a href=\"a\">12</a></td>", "without a rule: 12"),
        ("<ul class=\"counted\"><li><a href=\"a\">2025年</a> <span>４</span></li></ul>", "without a rule: ４"),
        ("<data value=\"3\" data-rule=\"notices\">4</data>", "value Some(\"3\") of 4"),
        ("<data value=\"3\">3</data>", "no rule: \"\""),
        (
            "<data value=\"3\" data-rule=\"notices late=overdue\">3</data>",
            "a filter that the rule does not take: notices late=overdue",
        ),
    ] {
        let page = format!("<!doctype html><main>{main}</main>");
        assert_eq!(faults(page.as_bytes()).1, [wanted], "{main}");
    }
}

#[test]
fn every_filter_is_stated() {
    let stated: BTreeSet<&str> = data::FILTERS.iter().map(|of| of.name).collect();
    let taken: BTreeSet<&str> = data::RULES.iter().flat_map(|of| of.filters).copied().collect();
    assert_eq!(stated, taken);
    assert_eq!(stated.len(), data::FILTERS.len(), "a filter is stated once");
}
