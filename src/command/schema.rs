//! `tongbao schema`

use clap::Args;

use super::Exit;
use super::say::answer;
use super::say::complain;
use super::status_report;
use crate::diagnostic::Lang;
use crate::intake;
use crate::source;
use crate::text::lang::Bilingual;

/// 打印源文件的 JSON Schema / Print the JSON Schemas of sources
#[derive(Debug, Args)]
pub struct Schema {
    /// 哪一种：site、notice、organ、inspection、holidays、topics、article、approvals、history、import、status；不写则全部 / Which one; all if none is named
    #[arg(value_name = "NAME")]
    name: Option<String>,
}

/// The schemas with their names, as text.
pub fn files() -> impl Iterator<Item = (&'static str, String)> {
    all().into_iter().map(|(name, schema)| (name, format!("{schema:#}\n")))
}

/// The schemas of sources, and those of what commands say: the record of an import, the report of `status`.
fn all() -> Vec<(&'static str, serde_json::Value)> {
    let mut all = source::schemas();
    all.push(("import", intake::record_schema()));
    all.push(("status", status_report::schema()));
    all
}

impl Schema {
    /// Runs the command.
    pub fn run(self, lang: Lang) -> Exit {
        let Some(wanted) = self.name else {
            let all: serde_json::Map<_, _> = all().into_iter().map(|(name, of)| (name.into(), of)).collect();
            return answer(&format!("{:#}\n", serde_json::Value::Object(all)));
        };
        if let Some((_, text)) = files().find(|(name, _)| *name == wanted) {
            return answer(&text);
        }
        let names: Vec<&str> = all().iter().map(|(name, _)| *name).collect();
        let words = Bilingual {
            zh: format!("没有名为“{wanted}”的格式，可写：{}。", names.join("、")),
            en: format!("there is no schema `{wanted}`; there are {}.", names.join(", ")),
        };
        complain(words, lang);
        Exit::USAGE
    }
}
