//! `content/withdrawn.yaml`: the notices that were taken back, read and printed.

use serde_yaml::Mapping;
use serde_yaml::Value as Yaml;

use super::Reading;
use super::SourceFile;
use super::keys;
use super::shape::Shape;
use super::yaml::Node;
use super::yaml::Value;
use super::yaml_sources::read_and;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::history as codes;
use crate::model::IssueKey;
use crate::model::WithdrawnNotice;

static ITEM: Shape = Shape::Map(keys::WITHDRAWN_NOTICE);

/// What stands over the file.
const HEAD: &str = "# 撤回的通报，由 tongbao withdraw、tongbao retract 写入。重新公布时删去那一条，再审批、发布。";

/// Reads the notices that were taken back.
pub fn withdrawn(file: SourceFile<'_>) -> (Vec<WithdrawnNotice>, Vec<Diagnostic>) {
    let (node, faults) = read_and(file, &Shape::List(&ITEM), report_more);
    (items(&node).iter().filter_map(notice).collect(), faults)
}

/// The text of the file that says so of these notices.
pub fn print_withdrawn(notices: &[WithdrawnNotice]) -> String {
    let list = Yaml::Sequence(notices.iter().map(printed).collect());
    let text = serde_yaml::to_string(&list).expect("a list of texts is always YAML");
    format!("{HEAD}\n{text}")
}

fn items(node: &Node) -> &[Node] {
    match &node.value {
        Value::List(items) => items,
        _ => &[],
    }
}

fn notice(node: &Node) -> Option<WithdrawnNotice> {
    let keys = node.list("issues").iter().filter_map(|key| IssueKey::parse(key.scalar()?));
    Some(WithdrawnNotice {
        id: node.id("id")?,
        on: node.date("on")?,
        reason: node.text("reason")?,
        retracted: node.flag("retracted"),
        title: node.text("title"),
        organ: node.id("organ"),
        issues: keys.collect(),
        formerly: node.ids("formerly").into_iter().map(|(id, _)| id).collect(),
        at: node.at,
    })
}

/// No notice is taken back twice, and what leads to it are numbers of issues.
fn report_more(reading: &mut Reading<'_>, node: &Node) {
    let mut known = Vec::new();
    for item in items(node) {
        if let Some(id) = item.id("id") {
            if known.contains(&id) {
                reading.found(&codes::WITHDRAWN_TWICE, item.at, &id);
            }
            known.push(id);
        }
        for key in item.list("issues") {
            if let Some(text) = key.scalar().filter(|text| IssueKey::parse(text).is_none()) {
                reading.found(&codes::WITHDRAWN_ISSUE, key.at, text);
            }
        }
    }
}

fn printed(notice: &WithdrawnNotice) -> Yaml {
    let WithdrawnNotice { id, on, reason, retracted, title, organ, issues, formerly, at: _ } = notice;
    let mut map = Mapping::new();
    let mut put = |key: &str, value: Option<Yaml>| {
        if let Some(value) = value {
            map.insert(Yaml::from(key), value);
        }
    };
    let list = |texts: Vec<String>| (!texts.is_empty()).then(|| texts.into_iter().map(Yaml::from).collect());
    put("id", Some(Yaml::from(id.as_str())));
    put("on", Some(Yaml::from(on.iso())));
    put("reason", Some(Yaml::from(reason.as_str())));
    put("retracted", retracted.then(|| Yaml::from(true)));
    put("title", title.as_deref().map(Yaml::from));
    put("organ", organ.as_ref().map(|organ| Yaml::from(organ.as_str())));
    put("issues", list(issues.iter().map(ToString::to_string).collect()));
    put("formerly", list(formerly.iter().map(ToString::to_string).collect()));
    Yaml::Mapping(map)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Level;
    use crate::model::At;
    use crate::model::Id;
    use crate::text::date::Date;
    use crate::tree::RelPath;

    fn read(bytes: &[u8]) -> (Vec<WithdrawnNotice>, Vec<&'static str>) {
        let path = RelPath::new("content/withdrawn.yaml").unwrap();
        let (notices, faults) = withdrawn(SourceFile { path: &path, bytes });
        let errors = faults.iter().filter(|fault| fault.level == Level::Error).map(|fault| fault.code.id);
        (notices, errors.collect())
    }

    #[test]
    fn reading_is_the_inverse_of_printing() {
        let notice = |id: &str, retracted, title: Option<&str>| WithdrawnNotice {
            id: Id::new(id).unwrap(),
            on: Date::parse_iso("2026-11-29").unwrap(),
            reason: "数字有误：“1”应为 2 # 另行公布".into(),
            retracted,
            title: title.map(str::to_owned),
            organ: Id::new("qinglan"),
            issues: ["1", "3-2", "10"].map(|key| IssueKey::parse(key).unwrap()).to_vec(),
            formerly: vec![Id::new("123").unwrap(), Id::new("no").unwrap()],
            at: At::default(),
        };
        let bare = WithdrawnNotice { organ: None, issues: Vec::new(), formerly: Vec::new(), ..notice("c", true, None) };
        for notices in [vec![notice("a", false, Some("- 标题: [甲]")), notice("b", true, None)], vec![bare], Vec::new()]
        {
            assert_eq!(read(print_withdrawn(&notices).as_bytes()), (notices, vec![]));
        }
    }

    #[test]
    fn bad_files_have_faults_and_none_is_taken_for_another() {
        let good = "- { id: a, on: 2026-03-01, reason: 甲 }\n";
        assert_eq!(read(good.as_bytes()).1, [""; 0]);
        assert_eq!(read(b"").1, [""; 0], "a list may be empty");
        for bytes in [
            good.replace("甲 }", "").into_bytes(),
            good.replace("on: 2026-03-01, ", "").into_bytes(),
            good.replace("reason: 甲", "reason: 甲, because: 乙").into_bytes(),
            good.replace("reason: 甲", "reason: 甲, reason: 乙").into_bytes(),
            good.replace("id: a", "id: ../a").into_bytes(),
            good.replace("2026-03-01", "三月").into_bytes(),
            good.replace('甲', "甲\u{202e}乙").into_bytes(),
            format!("<<<<<<< HEAD\n{good}=======\n{good}>>>>>>> other\n").into_bytes(),
            b"id: a\n".to_vec(),
            [b"- { id: a, on: 2026-03-01, reason: \xff }\n".as_slice()].concat(),
            format!("{good}{good}").into_bytes(),
        ] {
            assert_ne!(read(&bytes).1, [""; 0], "{}", String::from_utf8_lossy(&bytes));
        }
        let (notices, errors) = read(format!("\u{feff}{good}").as_bytes());
        assert!(notices.len() == 1 || !errors.is_empty());
    }
}
