//! Joins the twins: what import understood is printed as a source, and that is read as a build will read it.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Lang;
use crate::diagnostic::Level;
use crate::import;
use crate::import::Doubt;
use crate::import::DoubtCode;
use crate::import::Given;
use crate::import::Imported;
use crate::import::Loss;
use crate::import::paper::Paper;
use crate::model::Article;
use crate::model::Head;
use crate::model::Id;
use crate::model::Notice;
use crate::model::block;
use crate::source;
use crate::text::lang::Bilingual;
use crate::text::pinyin;
use crate::tree::RelPath;

/// A paper as a source of the site.
#[derive(Clone, Debug)]
pub struct Adopted {
    /// Its id.
    pub id: Id,
    /// Where it belongs.
    pub path: RelPath,
    /// Its source.
    pub text: String,
    /// What the source says, as a build reads it.
    pub read: ReadPaper,
    /// What was understood of the paper.
    pub imported: Imported,
    /// What a build will say of the source.
    pub faults: Vec<Diagnostic>,
}

/// What a source says.
#[derive(Clone, Debug)]
pub enum ReadPaper {
    /// A notice.
    Notice(Box<Notice>),
    /// An article.
    Article(Box<Article>),
}

/// Why a paper was not taken.
#[derive(Debug)]
pub enum NotAdopted {
    /// It is no notice.
    NotNotice(import::Classification),
    /// Something of it would be lost: a fault of import itself.
    Lost(Loss),
    /// There is no text in it.
    Empty,
}

/// Where a person asked for a paper to be taken, and can ask again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// On the command line.
    OnCommandLine,
    /// On the workbench of the preview.
    OnWorkbench,
}

impl NotAdopted {
    /// The reason and the remedy.
    pub fn words(&self, asked: Asked) -> Bilingual {
        match (self, asked) {
            (NotAdopted::NotNotice(verdict), Asked::OnCommandLine) => Bilingual {
                zh: format!("{}；没有导入。作为文章导入：--kind article；确是通报：--kind notice。", verdict.reason.zh),
                en: format!(
                    "{}; not imported. Take it as an article with --kind article, as a notice with --kind notice.",
                    verdict.reason.en
                ),
            },
            (NotAdopted::NotNotice(verdict), Asked::OnWorkbench) => Bilingual {
                zh: format!(
                    "{}；没有导入。请在“当作”里选“文章”，确是通报就选“通报”，再选一次文件。",
                    verdict.reason.zh
                ),
                en: format!(
                    "{}; not imported. Choose 文章 (an article) or 通报 (a notice) under 当作, then the file again.",
                    verdict.reason.en
                ),
            },
            (NotAdopted::Lost(Loss { line, came, shown }), _) => Bilingual {
                zh: format!(
                    "导入程序自身出错：第 {line} 行起的文字会丢失或改变，没有写出。原文“{came}”，写出“{shown}”。请把这份文件报告给我们。"
                ),
                en: format!(
                    "a fault of import itself: text from line {line} on would be lost or changed; nothing was written. It came as `{came}` and would be `{shown}`. Please report this file."
                ),
            },
            (NotAdopted::Empty, _) => Bilingual { zh: "文件里没有文字。", en: "there is no text in the file." }.into(),
        }
    }
}

/// Takes a paper as a source.
pub fn adopt(name: &str, paper: &Paper, given: &Given, id: Option<Id>, used: &[Id]) -> Result<Adopted, NotAdopted> {
    let mut imported = import::understand(paper, given);
    if imported.body.is_empty() {
        return Err(NotAdopted::Empty);
    }
    let as_article = given.wanted == import::Wanted::Article;
    if !imported.verdict.notice && !as_article {
        return Err(NotAdopted::NotNotice(imported.verdict));
    }
    imported.head.draft |= given.draft && !as_article;
    let id = id.unwrap_or_else(|| suggest(name, &imported, as_article, used));
    let folder = if as_article { "articles" } else { "notices" };
    let path = RelPath::new(&format!("content/{folder}/{id}.md")).expect("an id is part of a path");
    let text = if as_article { article(&imported) } else { notice(&id, &path, &imported) };
    let file = source::SourceFile { path: &path, bytes: text.as_bytes() };
    let (read, faults) = match as_article {
        true => {
            let (article, faults) = source::article(id.clone(), file);
            (ReadPaper::Article(Box::new(article)), faults)
        }
        false => {
            let (notice, faults) = source::notice(id.clone(), file, None);
            if let Some(block) = notice.outline.uncounted {
                let words = notice.body.get(block).map(|block| block::plain(std::slice::from_ref(block)));
                imported.doubts.push(Doubt::new(DoubtCode::UncountedAnnex, 0, words.unwrap_or_default()));
            }
            (ReadPaper::Notice(Box::new(notice)), faults)
        }
    };
    let (title, body) = match &read {
        ReadPaper::Notice(notice) => (&notice.head.title, &notice.body),
        ReadPaper::Article(article) => (&article.title, &article.body),
    };
    // A title that a person gave stands for the printed one.
    let title = match (given.title.is_some(), imported.printed_title.as_str()) {
        (true, printed) => printed.to_owned(),
        (false, "") => String::new(),
        (false, _) => format!("{}{title}", imported.bullet()),
    };
    match import::loss(paper, &imported.boilerplate, &title, &block::plain(body), given.full_width) {
        Some(loss) => Err(NotAdopted::Lost(loss)),
        None => Ok(Adopted { id, path, text, read, imported, faults }),
    }
}

fn notice(id: &Id, path: &RelPath, imported: &Imported) -> String {
    source::print(&Notice::new(id.clone(), path.clone(), imported.head.clone(), imported.body.clone()))
}

fn article(imported: &Imported) -> String {
    let Head { title, organ, published_on, summary, draft, .. } = &imported.head;
    // A string of JSON is a string of YAML.
    let quoted = |text: &str| serde_json::Value::from(text).to_string();
    let mut out = format!("---\ntitle: {}\n", quoted(title));
    let fields = [
        ("published_on", published_on.map(|day| day.iso())),
        ("organ", organ.as_ref().map(Id::to_string)),
        ("summary", summary.as_deref().map(quoted)),
        ("draft", draft.then(|| "true".to_owned())),
    ];
    for (key, value) in fields {
        if let Some(value) = value {
            out.push_str(&format!("{key}: {value}\n"));
        }
    }
    out.push_str("---\n\n");
    out.push_str(&source::markdown::print(&imported.body));
    out
}

/// An id out of the court's place, the year and the kind: `qinglan-2025-progress`.
fn suggest(name: &str, imported: &Imported, as_article: bool, used: &[Id]) -> Id {
    let head = &imported.head;
    let place = head.organ.as_ref().map(|id| id.to_string()).or_else(|| place(imported.court.as_deref()?));
    let stem = || pinyin::id(name.rsplit_once('.').map_or(name, |(stem, _)| stem)).unwrap_or_else(|| "notice".into());
    let day = head.published_on.or(head.signed_on);
    let parts: Vec<String> = match place {
        Some(place) if !as_article => {
            let year = day.map(|day| day.first().year().to_string());
            [Some(place), year, Some(head.kind.key().to_owned())].into_iter().flatten().collect()
        }
        _ if as_article => vec![pinyin::id(&head.title.chars().take(8).collect::<String>()).unwrap_or_else(stem)],
        _ => vec![stem()],
    };
    let base: String = parts.join("-").chars().take(70).collect();
    let base = base.trim_matches('-').to_owned();
    let named = |count: usize| if count < 2 { base.clone() } else { format!("{base}-{count}") };
    let free = (1..).map(named).filter_map(|text| Id::new(&text)).find(|id| !used.contains(id));
    free.unwrap_or_else(|| Id::new("notice").expect("a word is an id"))
}

/// The name of a place in the name of its court, as one word: 甲市沙湖区人民法院 is of `shahu`.
fn place(court: &str) -> Option<String> {
    let kinds = ["中级人民法院", "高级人民法院", "人民法院", "法院"];
    let region = kinds.iter().find_map(|kind| court.strip_suffix(kind))?;
    let region = region.strip_suffix(['市', '区', '县', '省', '旗', '州']).unwrap_or(region);
    // 甲市沙市: the last 市 belongs to the name, so two characters must follow.
    let mut above =
        region.char_indices().filter(|(_, c)| matches!(c, '市' | '县' | '省' | '州')).map(|(at, c)| at + c.len_utf8());
    let from = above.rfind(|&from| region[from..].chars().count() >= 2).unwrap_or(0);
    let own = &region[from..];
    Some(pinyin::id(own).map_or_else(|| "fayuan".to_owned(), |word| word.replace('-', "")))
}

impl Adopted {
    /// Takes the place of the notice of its id, where there is one: it may lie in a folder that groups, or have a folder
    /// of its own, and two sources cannot share an id.
    pub fn take_place(&mut self, known: impl FnOnce(&Id) -> Option<RelPath>) {
        if matches!(self.read, ReadPaper::Notice(_)) {
            self.path = known(&self.id).unwrap_or_else(|| self.path.clone());
        }
    }

    /// What a person is told of it.
    pub fn tell(&self, name: &str, lang: Lang) -> String {
        let zh = lang == Lang::Zh;
        let mut out = format!("{name}：{}\n", self.summary(lang));
        let line = |line: usize| match (line, zh) {
            (0, true) => "全文".to_owned(),
            (0, false) => "whole".to_owned(),
            (line, true) => format!("第 {line} 行"),
            (line, false) => format!("line {line}"),
        };
        let gone = self.imported.boilerplate.len();
        if gone > 0 {
            out.push_str(&if zh {
                format!("  不属于正文的文字，已去掉 {gone} 处：\n")
            } else {
                format!("  removed as no part of the paper, {gone}:\n")
            });
            for of in &self.imported.boilerplate {
                out.push_str(&format!("    {}  {}\n", line(of.line), of.text));
            }
        }
        if !self.imported.mended.is_empty() {
            out.push_str(if zh { "  已修补：\n" } else { "  mended:\n" });
            for mend in &self.imported.mended {
                out.push_str(&format!("    {}  {}\n", line(mend.line), mend.what.as_ref().get(lang)));
            }
        }
        if !self.imported.doubts.is_empty() {
            out.push_str(if zh {
                "  请核对（保留原样）：\n"
            } else {
                "  please check (kept as it stands):\n"
            });
            for doubt in &self.imported.doubts {
                let words = if doubt.text.is_empty() { String::new() } else { format!("：{}", doubt.text) };
                out.push_str(&format!("    {}  {}{words}\n", line(doubt.line), doubt.code.words().get(lang)));
            }
        }
        if matches!(&self.read, ReadPaper::Notice(notice) if notice.head.draft) {
            out.push_str(if zh {
                "  存为草稿，网站上不公布：核对和审批以后，删去 draft: true 这一行就会公布；现在用 tongbao serve 查看\n"
            } else {
                "  kept as a draft, which is not published: once it is approved take the line `draft: true` out; see it with tongbao serve\n"
            });
        }
        let errors = self.faults.iter().filter(|fault| fault.level == Level::Error).count();
        if errors > 0 {
            out.push_str(&if zh {
                format!("  另有 {errors} 处须改正后才能生成网站（运行 tongbao build 查看）\n")
            } else {
                format!("  {errors} faults must be mended before a build (run tongbao build)\n")
            });
        }
        out
    }

    /// What it is and how much was found in it.
    pub fn summary(&self, lang: Lang) -> String {
        match (&self.read, lang) {
            (ReadPaper::Notice(notice), lang) => {
                let (findings, issues, areas) =
                    (notice.outline.findings.len(), notice.issues().count(), notice.outline.areas.len());
                match lang {
                    Lang::Zh => format!(
                        "{}，{areas} 个方面，{findings} 个反馈问题，{issues} 个具体问题",
                        notice.head.kind.word()
                    ),
                    Lang::En => {
                        format!("{}, {areas} areas, {findings} findings, {issues} issues", notice.head.kind.key())
                    }
                }
            }
            (ReadPaper::Article(_), Lang::Zh) => "文章".to_owned(),
            (ReadPaper::Article(_), Lang::En) => "an article".to_owned(),
        }
    }
}
