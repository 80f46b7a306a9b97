//! Pages as a browser reads them.

use html5ever::ParseOpts;
use html5ever::tendril::TendrilSink;
use html5ever::tokenizer::TokenizerOpts;
use markup5ever_rcdom::Handle;
use markup5ever_rcdom::NodeData;
use markup5ever_rcdom::RcDom;

/// A page, read by the rules of HTML.
pub fn parse(bytes: &[u8]) -> RcDom {
    let tokenizer = TokenizerOpts { exact_errors: true, ..TokenizerOpts::default() };
    let options = ParseOpts { tokenizer, ..ParseOpts::default() };
    html5ever::parse_document(RcDom::default(), options).from_utf8().one(bytes)
}

/// An element: its name, its attributes, and itself.
pub struct Element {
    /// The name of its tag.
    pub name: String,
    /// Its attributes.
    pub attributes: Vec<(String, String)>,
    /// Itself.
    pub node: Handle,
}

impl Element {
    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// A node as an element, if it is one.
pub fn element(node: &Handle) -> Option<Element> {
    let NodeData::Element { name, attrs, .. } = &node.data else { return None };
    let attributes = attrs.borrow().iter().map(|of| (of.name.local.to_string(), of.value.to_string())).collect();
    Some(Element { name: name.local.to_string(), attributes, node: node.clone() })
}

/// Every element below a node, in the order of the page.
pub fn elements(node: &Handle) -> Vec<Element> {
    let mut out = Vec::new();
    let mut waiting = vec![node.clone()];
    while let Some(node) = waiting.pop() {
        out.extend(element(&node));
        waiting.extend(node.children.borrow().iter().rev().cloned());
    }
    out
}

/// Everything written below a node, seen or not.
pub fn written(node: &Handle) -> String {
    match &node.data {
        NodeData::Text { contents } => contents.borrow().to_string(),
        _ => node.children.borrow().iter().map(written).collect(),
    }
}
