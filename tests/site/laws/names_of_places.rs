//! Addresses and anchors come from numbers, titles and names, not from what happens to stand before them.

use std::collections::BTreeSet;
use std::sync::Arc;

use tongbao::compile::Memo;

use crate::support::html;
use crate::support::in_memory;

/// Every anchor of a page of a site with these files.
fn anchors(files: &[(&str, &str)], page: &str) -> BTreeSet<String> {
    let compiled = in_memory::compile(&in_memory::tree(files.iter().copied()), &Arc::<Memo>::default());
    let pages = in_memory::rendered(&compiled);
    let bytes = pages[page].as_ref().expect("the page can be made");
    html::elements(&html::parse(bytes).document).iter().filter_map(|of| of.get("id").map(str::to_owned)).collect()
}

const SITE: (&str, &str) = ("content/site.yaml", "name: 示例市法院整改公开网\n");

fn notice(above: &str) -> String {
    format!(
        "---\ntitle: 示例法院关于巡察整改进展情况的通报\nkind: progress\npublished_on: 2025-07-10\n---\n根据安排，现将情况通报如下。\n\n\
         {above}## 一、组织领导情况\n\n### （一）甲方面\n\n院党组召开会议。\n\n### （二）乙方面\n\n院党组印发方案。\n\n### 其他事项\n\n无。\n\n\
         ## 二、整改进展情况\n\n### （一）聚焦主责主业方面\n\n#### 1. 关于“案款发放不及时”的问题\n\n整改情况：已发放。\n"
    )
}

#[test]
fn a_paragraph_above_changes_no_anchor() {
    let page = "notices/a/index.html";
    let before = anchors(&[SITE, ("content/notices/a.md", &notice(""))], page);
    let after = anchors(&[SITE, ("content/notices/a.md", &notice("有关要求另行通知。\n\n请各部门落实。\n\n"))], page);
    let named = |ids: &BTreeSet<String>| -> BTreeSet<String> {
        ids.iter().filter(|id| !id.starts_with("h-")).cloned().collect()
    };
    assert_eq!(named(&before), named(&after));
    for id in ["s-1", "s-2", "a-1", "p-1-1", "p-1-2", "p-qi-ta-shi-xiang", "i-1"] {
        assert!(before.contains(id), "{id} in {before:?}");
    }
    // Anchors of the first release, counted by block, lead on.
    for id in ["h-3", "h-5"] {
        assert!(before.contains(id), "{id} in {before:?}");
    }
}

#[test]
fn headings_of_one_number_or_title_have_anchors_of_their_own() {
    let text = "---\ntitle: 示例法院关于巡察整改进展情况的通报\nkind: progress\n---\n\
                ## 一、组织领导情况\n\n### （一）甲方面\n\n甲。\n\n### 说明\n\n一。\n\n## 二、整改工作安排\n\n### （一）乙方面\n\n乙。\n\n### 说明\n\n二。\n";
    let ids = anchors(&[SITE, ("content/notices/a.md", text)], "notices/a/index.html");
    for id in ["p-1-1", "p-2-1", "p-shuo-ming", "p-shuo-ming-2"] {
        assert!(ids.contains(id), "{id} in {ids:?}");
    }
}

/// The pages of owners of a site with these notices.
fn owners(notices: &[(&str, &str, &str)]) -> BTreeSet<String> {
    let mut files = vec![
        ("content/site.yaml".to_owned(), "name: 示例市法院整改公开网\n".to_owned()),
        ("content/organs/fayuan.yaml".to_owned(), "name: 示例法院\n".to_owned()),
    ];
    for (id, day, owner) in notices {
        let text = format!(
            "---\ntitle: 示例法院关于{id}整改进展情况的通报\nkind: progress\norgan: fayuan\npublished_on: {day}\n---\n\
             ## 一、整改情况\n\n#### 1. 关于“{id}工作不力”的问题\n\n责任部门：{owner}\n\n整改情况：已改。\n"
        );
        files.push((format!("content/notices/{id}.md"), text));
    }
    let compiled = in_memory::compile(&in_memory::tree(files), &Arc::<Memo>::default());
    let pages = in_memory::rendered(&compiled);
    pages.keys().filter(|path| path.starts_with("issues/owner-")).cloned().collect()
}

#[test]
fn an_owner_keeps_its_address_when_another_sounds_alike() {
    let plain = "issues/owner-fayuan-xing-yi-ting.html";
    let one = owners(&[("b", "2024-03-01", "刑一庭")]);
    assert_eq!(one.iter().collect::<Vec<_>>(), [plain]);
    // The later notice has the first id, so that the order of sources cannot be what decides.
    let two = owners(&[("a", "2025-03-01", "行一庭"), ("b", "2024-03-01", "刑一庭")]);
    assert_eq!(two.len(), 2, "{two:?}");
    assert!(two.contains(plain), "{two:?}");
    let alone = owners(&[("a", "2025-03-01", "行一庭")]);
    assert!(alone.contains(plain), "without the other it has the plain address: {alone:?}");
}
