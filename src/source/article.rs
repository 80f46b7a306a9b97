//! The source of an article or a standing page.

use super::Reading;
use super::SourceFile;
use super::front_and_body;
use super::keys;
use super::shape;
use super::yaml;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::sources;
use crate::diagnostic::limit::LIMITS;
use crate::model::Article;
use crate::model::At;
use crate::model::Id;

/// Reads an article or a standing page.
pub fn article(id: Id, file: SourceFile<'_>) -> (Article, Vec<Diagnostic>) {
    let nothing = yaml::Node { value: yaml::Value::Null, at: At::default() };
    let mut reading = match Reading::begin(file.path, file.bytes) {
        Ok(reading) => reading,
        Err(fault) => return (from(id, file, &nothing, Vec::new()), vec![fault]),
    };
    let parts = front_and_body::split(&mut reading);
    if parts.head.is_none() {
        let fault = reading.at(&sources::NO_FRONT_MATTER, At::new(0, 0));
        let fault = fault.with("found", "文件没有头部信息");
        reading.report(fault.with("found_en", "The file has no front matter"));
    }
    let node = parts.head.and_then(|at| yaml::read(&mut reading, at, &LIMITS)).map(yaml::Node::or_empty);
    if let Some(node) = &node {
        shape::check(&mut reading, node, &shape::Shape::Map(keys::ARTICLE), "---");
    }
    let blocks = front_and_body::blocks(&mut reading, parts.body, false);
    (from(id, file, node.as_ref().unwrap_or(&nothing), blocks), reading.finish())
}

fn from(id: Id, file: SourceFile<'_>, node: &yaml::Node, body: Vec<crate::model::Block>) -> Article {
    Article {
        title: node.text("title").unwrap_or_else(|| id.to_string()),
        id,
        published_on: node.date("published_on"),
        organ: node.id("organ"),
        byline: node.text("byline"),
        summary: node.text("summary"),
        draft: node.flag("draft"),
        formerly: node.ids("formerly").into_iter().map(|(id, _)| id).collect(),
        body,
        path: file.path.clone(),
    }
}
