//! Law 9. After an edit only what changed is read again.

use std::collections::BTreeMap;
use std::sync::Arc;

use tongbao::compile::Compiled;
use tongbao::compile::Memo;
use tongbao::site::Facts;
use tongbao::site::IssueRef;

use crate::support::in_memory;

/// Where each parsed notice, article and page lies in memory: what is parsed again lies elsewhere.
fn parsed(compiled: &Compiled) -> BTreeMap<String, usize> {
    let site = &compiled.site;
    let notices = site.notices.iter().map(|notice| (notice.places.path.to_string(), Arc::as_ptr(notice) as usize));
    let texts = site.articles.iter().chain(&site.pages);
    notices.chain(texts.map(|text| (text.path.to_string(), Arc::as_ptr(text) as usize))).collect()
}

fn changed(before: &BTreeMap<String, usize>, after: &BTreeMap<String, usize>) -> Vec<String> {
    after.iter().filter(|(path, place)| before.get(*path) != Some(place)).map(|(path, _)| path.clone()).collect()
}

#[test]
fn after_an_edit_one_file_is_parsed() {
    let mut tree = in_memory::sample();
    let memo = Arc::<Memo>::default();
    let before_tree = tree.clone();
    let before = in_memory::compile(&before_tree, &memo);
    let first = parsed(&before);
    assert!(first.len() > 15);
    assert_eq!(changed(&first, &parsed(&in_memory::compile(&tree, &memo))), [""; 0], "nothing was edited");
    let mut last = first;
    for edited in
        ["content/notices/yunxi-2023-problems.md", "content/articles/ruhe-yuedu-tongbao.md", "content/pages/about.md"]
    {
        let mut bytes = tree.bytes(edited).unwrap().to_vec();
        bytes.extend("\n\n多一段。\n".as_bytes());
        in_memory::put(&mut tree, edited, &bytes);
        let now = parsed(&in_memory::compile(&tree, &memo));
        assert_eq!(changed(&last, &now), [edited]);
        last = now;
    }
}

#[test]
fn settings_and_templates_have_no_notice_parsed_again() {
    let mut tree = in_memory::sample();
    let memo = Arc::<Memo>::default();
    let before_tree = tree.clone();
    let before = in_memory::compile(&before_tree, &memo);
    in_memory::put(&mut tree, "content/site.yaml", b"name: x\n");
    in_memory::put(&mut tree, "templates/notice.html", b"<title>{{ page.head_title }}</title>");
    tree.remove("content/topics.yaml");
    let after = in_memory::compile(&tree, &memo);
    assert_eq!(changed(&parsed(&before), &parsed(&after)), [""; 0]);
}

/// Where the topics of each notice's issues lie in memory.
fn topics(compiled: &Compiled) -> BTreeMap<String, usize> {
    let site = &compiled.site;
    let of = |(notice, facts): (usize, &Arc<Facts>)| {
        let topics = (0..facts.said.issue_count()).map(|issue| site.topic_places(IssueRef { notice, issue }));
        // A notice without topics has them nowhere: an empty list lies at no place.
        let some = topics.into_iter().find(|topics| !topics.is_empty())?;
        Some((facts.places.path.to_string(), some.as_ptr() as usize))
    };
    site.notices.iter().enumerate().filter_map(of).collect()
}

#[test]
fn after_an_edit_the_topics_of_one_notice_are_found_again() {
    let mut tree = in_memory::sample();
    let memo = Arc::<Memo>::default();
    let before_tree = tree.clone();
    let before = in_memory::compile(&before_tree, &memo);
    let first = topics(&before);
    assert!(first.len() > 5, "{first:?}");
    assert_eq!(changed(&first, &topics(&in_memory::compile(&tree, &memo))), [""; 0], "nothing was edited");
    let edited = "content/notices/yunxi-2023-problems.md";
    let mut bytes = tree.bytes(edited).unwrap().to_vec();
    bytes.extend("\n\n多一段。\n".as_bytes());
    in_memory::put(&mut tree, edited, &bytes);
    assert_eq!(changed(&first, &topics(&in_memory::compile(&tree, &memo))), [edited]);
    in_memory::put(&mut tree, "content/topics.yaml", b"[]\n");
    assert_eq!(topics(&in_memory::compile(&tree, &memo)).len(), 0);
}
