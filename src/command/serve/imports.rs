//! Papers that are dropped on the workbench: read as `import` reads them, shown, and written once they are confirmed.

use std::collections::VecDeque;
use std::path::Path;
use std::path::PathBuf;

use parking_lot::Mutex;
use serde_json::Value;
use serde_json::json;

use crate::command::known_site::KnownSite;
use crate::command::read_paper;
use crate::diagnostic::Lang;
use crate::edge;
use crate::edge::http;
use crate::import::Given;
use crate::import::Wanted;
use crate::intake;
use crate::intake::Asked;
use crate::intake::Compared;
use crate::intake::PageStyle;
use crate::model::Id;
use crate::text::lang::Bilingual;

/// So many papers may wait for their confirmation; an older one is brought again.
const HELD: usize = 8;

/// Where the style of the reports stands.
const STYLE_ADDRESS: &str = "/_preview/report.css";

/// Papers that were brought and not written yet.
pub struct Papers {
    root: PathBuf,
    lang: Lang,
    held: Mutex<VecDeque<(String, Compared)>>,
    /// One paper is read at a time, however many come: each may take much memory.
    turn: Mutex<()>,
}

impl Papers {
    /// No papers yet, for a site.
    pub fn new(root: &Path, lang: Lang) -> Papers {
        Papers { root: root.to_owned(), lang, held: Mutex::default(), turn: Mutex::new(()) }
    }

    /// Reads a paper and holds it. `query` gives its name, and what a person chose for it.
    pub fn bring(&self, query: &str, bytes: &[u8]) -> Value {
        let _turn = self.turn.lock();
        match self.try_bring(query, bytes) {
            Ok(value) => value,
            Err(refused) => json!({ "refused": refused }),
        }
    }

    fn try_bring(&self, query: &str, bytes: &[u8]) -> Result<Value, String> {
        let (mut name, mut id, mut given) = (String::new(), None, Given { draft: true, ..Given::default() });
        for (key, value) in form_urlencoded::parse(query.as_bytes()) {
            match &*key {
                "name" => name = value.into_owned(),
                "id" if !value.is_empty() => {
                    id = Some(Id::new(&value).ok_or("标识只用小写英文字母、数字和连字符，最多 80 个字。")?);
                }
                "kind" => {
                    given.wanted = match &*value {
                        "notice" => Wanted::Notice,
                        "article" => Wanted::Article,
                        _ => Wanted::Judged,
                    };
                }
                _ => {}
            }
        }
        // Only its ending and its stem mean anything; where it came from does not.
        let name = name.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
        let brought = self.adopt(name, bytes, given, id).map_err(|refused| refused.get(self.lang))?;
        let key = http::secret().map_err(|error| error.to_string())?;
        let value = json!({
            "key": key,
            "path": brought.adopted.path.as_str(),
            "summary": brought.adopted.summary(self.lang),
            "told": brought.adopted.tell(&brought.name, self.lang),
        });
        let mut held = self.held.lock();
        held.push_back((key, brought));
        while held.len() > HELD {
            held.pop_front();
        }
        Ok(value)
    }

    /// Adopts a file for the site, by the same rules as the command.
    fn adopt(&self, name: String, bytes: &[u8], mut given: Given, id: Option<Id>) -> Result<Compared, Bilingual> {
        let paper = read_paper::read_paper(&name, bytes)?;
        let site = KnownSite::read(&self.root).map_err(|failure| failure.words())?;
        given.courts = site.courts();
        match intake::adopt(&name, &paper, &given, id, &[]) {
            Ok(mut adopted) => {
                adopted.take_place(|id| site.text_of_notice(id));
                Ok(Compared { name, paper, adopted })
            }
            Err(refused) => Err(refused.words(Asked::OnWorkbench)),
        }
    }

    /// The report of a paper that is held.
    pub fn report(&self, key: &str) -> Option<String> {
        let held = self.held.lock();
        let (_, brought) = held.iter().find(|(known, _)| known == key)?;
        Some(intake::comparison(std::slice::from_ref(brought), self.lang, PageStyle::Linked(STYLE_ADDRESS)))
    }

    /// Writes a paper that is held to the site. What is there already stays.
    pub fn write(&self, key: &str) -> Value {
        let mut held = self.held.lock();
        let Some(at) = held.iter().position(|(known, _)| known == key) else {
            return json!({ "refused": "这份文件已不在这里，请重新导入。" });
        };
        let adopted = &held[at].1.adopted;
        match edge::write_one(&self.root.join(adopted.path.as_str()), adopted.text.as_bytes(), false) {
            Ok(_) => {
                let path = adopted.path.to_string();
                held.remove(at);
                json!({ "path": path })
            }
            Err(failure) => json!({ "refused": failure.words().get(self.lang) }),
        }
    }
}
