//! `tongbao import`

mod facts;
mod import_record;
mod page;
mod set;
mod taken;

use std::path::Path;
use std::path::PathBuf;

use clap::Args;
use clap::ValueEnum;

use super::Exit;
use super::environment;
use super::show_faults;
use crate::diagnostic::Lang;
use crate::diagnostic::limit::LIMITS;
use crate::edge;
use crate::import::Court;
use crate::import::Given;
use crate::import::Wanted;
use crate::import::paper::Paper;
use crate::import::readers;
use crate::import::readers::Needs;
use crate::import::readers::Reading;
use crate::import::readers::Refused;
use crate::model::Id;
use crate::source;
use crate::tree::RelPath;
pub use import_record::schema;
use taken::Taken;

/// 把 Word、PDF、网页或文本变成通报 / Turn a Word, PDF, HTML or text file into a notice
#[derive(Debug, Args)]
pub struct Import {
    /// 文件、文件夹，或 -（标准输入）/ Files, a folder, or - (standard input)
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// 标识，即新文件的名称（只有一个文件时）/ Id, the name of the new file (for a single file)
    #[arg(long, value_name = "ID", value_parser = super::new::parse_id)]
    id: Option<Id>,
    /// 网站文件夹 / Folder of the site
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    /// 覆盖已有的同名文件 / Replace a file that is there
    #[arg(long)]
    force: bool,
    /// 补上文中没有的内容，如 title=…、organ=…、published_on=2025-07-10 / Give what the text lacks
    #[arg(long, value_name = "KEY=VALUE", value_parser = set::parse)]
    set: Vec<set::Set>,
    /// 写到标准输出，不写文件 / Write to standard output, not to a file
    #[arg(long)]
    stdout: bool,
    /// 输出方式：human 或 json（每个文件一行记录）/ Form: human, or json (a record a line for each file)
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// 当作什么：notice（通报）或 article（文章）/ What to take it for
    #[arg(long, value_enum)]
    kind: Option<Take>,
    /// 标点：full 把全文一律的半角标点改为全角 / Punctuation: full writes a wholly half-width text in full width
    #[arg(long, value_enum)]
    punctuation: Option<Punctuation>,
    /// 写一页对照：原文与理解，标出修补和疑点 / Write a page with the original beside what was understood
    #[arg(long, value_name = "FILE.html")]
    report: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// 给人看 / for people
    #[default]
    Human,
    /// 给程序读 / for programs
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Take {
    /// 通报 / a notice
    Notice,
    /// 文章 / an article
    Article,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Punctuation {
    /// 全角 / full width
    Full,
}

/// Extensions of the files that are taken from a folder.
const EXTENSIONS: &[&str] = &["txt", "md", "docx", "html", "htm", "pdf", "doc", "wps", "rtf"];

impl Import {
    /// Runs the command.
    pub fn run(self, lang: Lang) -> Exit {
        let files = match self.papers() {
            Ok(files) => files,
            Err(failure) => return show_faults::failure(&failure, lang),
        };
        if files.is_empty() {
            say(lang, "文件夹里没有可以导入的文件。", "there is nothing to import in the folder.");
            return Exit::FAULTS;
        }
        if self.id.is_some() && files.len() > 1 {
            say(lang, "有多个文件时不能用 --id。", "--id cannot be used with several files.");
            return Exit::USAGE;
        }
        let root = environment::root(self.root.as_deref());
        let given = match self.given(&root) {
            Ok(given) => given,
            Err(failure) => return show_faults::failure(&failure, lang),
        };
        let mut run = Run { import: &self, root: &root, given: &given, lang, used: Vec::new(), pages: Vec::new() };
        let mut worst = Exit::DONE;
        let mut done = 0;
        for file in &files {
            let exit = run.file(file);
            done += usize::from(exit == Exit::DONE);
            worst = if worst == Exit::DONE { exit } else { worst };
        }
        if let Some(place) = &self.report
            && let Err(failure) =
                edge::write_one(place, page::page(&run.pages, lang, page::PageStyle::Inside).as_bytes(), self.force)
        {
            return show_faults::failure(&failure, lang);
        }
        if files.len() > 1 {
            let all = files.len();
            say(
                lang,
                &format!("共 {all} 个文件，导入 {done} 个，未导入 {} 个。", all - done),
                &format!("{all} files: {done} imported, {} not.", all - done),
            );
        }
        worst
    }

    /// The files to import, those of folders included.
    fn papers(&self) -> Result<Vec<PathBuf>, edge::Failure> {
        let mut out = Vec::new();
        for file in &self.files {
            match (file.as_os_str() == "-").then_some(None).map_or_else(|| edge::papers(file, EXTENSIONS), Ok)? {
                Some(inside) => out.extend(inside),
                None => out.push(file.clone()),
            }
        }
        Ok(out)
    }

    fn given(&self, root: &Path) -> Result<Given, edge::Failure> {
        let mut given = Given {
            wanted: match self.kind {
                None => Wanted::Judged,
                Some(Take::Notice) => Wanted::Notice,
                Some(Take::Article) => Wanted::Article,
            },
            full_width: self.punctuation.is_some(),
            ..Given::default()
        };
        self.set.iter().for_each(|set| set.apply(&mut given));
        given.courts = courts(root)?;
        Ok(given)
    }
}

/// The courts of the site's registry; none where there is no site yet.
fn courts(root: &Path) -> Result<Vec<Court>, edge::Failure> {
    if !root.join("content/organs").is_dir() {
        return Ok(Vec::new());
    }
    let (tree, _) = edge::read(root, LIMITS.source_bytes)?;
    let organ = |(path, file): (&RelPath, &crate::tree::File)| {
        let inside = path.starts_with("content/organs") && path.extension() == Some("yaml");
        let id = Id::new(path.stem()).filter(|_| inside)?;
        let (organ, _) = source::organ(id, source::File { path, bytes: file.bytes.as_deref()? });
        let names = [Some(organ.name), organ.short_name].into_iter().flatten().collect();
        Some(Court { id: organ.id, names })
    };
    Ok(tree.iter().filter_map(organ).collect())
}

/// One run over several files.
struct Run<'r> {
    import: &'r Import,
    root: &'r Path,
    given: &'r Given,
    lang: Lang,
    /// Ids that were given out in this run.
    used: Vec<Id>,
    pages: Vec<page::FormEntry>,
}

impl Run<'_> {
    fn file(&mut self, file: &Path) -> Exit {
        let name = file.file_name().map_or_else(|| "-".to_owned(), |name| name.to_string_lossy().into_owned());
        let paper = match self.paper(file, &name) {
            Ok(paper) => paper,
            Err(exit) => return exit,
        };
        let taken = match taken::take(&name, &paper, self.given, self.import.id.clone(), &self.used) {
            Ok(taken) => taken,
            Err(refused) => {
                return self.refuse(&name, &refused.zh(), &refused.en());
            }
        };
        self.used.push(taken.id.clone());
        if self.import.report.is_some() {
            self.pages.push(page::FormEntry { name: name.clone(), paper, taken: taken.clone() });
        }
        self.put(&name, &taken)
    }

    fn paper(&self, file: &Path, name: &str) -> Result<Paper, Exit> {
        let bytes = match file.as_os_str() == "-" {
            true => edge::standard_input(LIMITS.paper_bytes),
            false => edge::foreign(file, LIMITS.paper_bytes),
        };
        let bytes = bytes.map_err(|failure| show_faults::failure(&failure, self.lang))?;
        read_paper(name, &bytes).map_err(|said| self.refuse(name, &said.zh, &said.en))
    }

    fn refuse(&self, name: &str, zh: &str, en: &str) -> Exit {
        say(self.lang, &format!("{name}：{zh}"), &format!("{name}: {en}"));
        Exit::FAULTS
    }

    /// Writes what was taken, and says so.
    fn put(&self, name: &str, taken: &Taken) -> Exit {
        if self.import.format == Format::Json {
            let _ = environment::say(&format!("{}\n", import_record::record(taken, self.lang)));
        } else if self.import.stdout {
            let _ = environment::say(&taken.text);
        }
        let mut wrote = None;
        if !self.import.stdout {
            let place = self.root.join(taken.path.as_str());
            match edge::write_one(&place, taken.text.as_bytes(), self.import.force) {
                Ok(new) => wrote = Some((place, new)),
                Err(failure) => return show_faults::failure(&failure, self.lang),
            }
        }
        if self.import.format == Format::Human {
            eprint!("{}", taken.tell(name, wrote.as_ref().map(|(place, new)| (place.as_path(), *new)), self.lang));
        }
        Exit::DONE
    }
}

/// Why a paper was not taken, in both languages.
pub struct ImportAnswer {
    zh: String,
    en: String,
}

impl ImportAnswer {
    /// The words in a language.
    pub fn get(&self, lang: Lang) -> &str {
        if lang == Lang::Zh { &self.zh } else { &self.en }
    }
}

/// The bytes of a file as a paper.
fn read_paper(name: &str, bytes: &[u8]) -> Result<Paper, ImportAnswer> {
    let refused = |refused: Refused| ImportAnswer { zh: refused.zh(), en: refused.en() };
    let failed = |failure: edge::ConvertFailure| ImportAnswer { zh: failure.zh(), en: failure.en() };
    match readers::read(name, bytes).map_err(refused)? {
        Reading::Paper(paper) => Ok(paper),
        Reading::Needs(Needs::Pdf) => readers::layout(&edge::pdf_text(bytes).map_err(failed)?).map_err(refused),
        Reading::Needs(Needs::Office(extension)) => {
            readers::docx(&edge::office_docx(bytes, extension).map_err(failed)?).map_err(refused)
        }
    }
}

/// A paper that was brought to the preview, not written yet.
pub struct Brought {
    /// What was taken of it.
    pub taken: Taken,
    name: String,
    paper: Paper,
}

/// Takes the bytes of a file for a site, by the same rules as the command.
pub fn bring(root: &Path, name: &str, bytes: &[u8], mut given: Given, id: Option<Id>) -> Result<Brought, ImportAnswer> {
    let paper = read_paper(name, bytes)?;
    given.courts = courts(root).map_err(|failure| ImportAnswer { zh: failure.zh(), en: failure.en() })?;
    match taken::take(name, &paper, &given, id, &[]) {
        Ok(taken) => Ok(Brought { taken, name: name.to_owned(), paper }),
        // On the workbench there is no command line, but a choice beside the paper.
        Err(taken::Refused::NotNotice(verdict)) => Err(ImportAnswer {
            zh: format!("{}；没有导入。请在“当作”里选“文章”，确是通报就选“通报”，再选一次文件。", verdict.zh),
            en: format!(
                "{}; not imported. Choose 文章 (an article) or 通报 (a notice) under 当作, then the file again.",
                verdict.en
            ),
        }),
        Err(refused) => Err(ImportAnswer { zh: refused.zh(), en: refused.en() }),
    }
}

/// The report of a paper that was brought: the original beside what was understood.
pub fn report_page(brought: &Brought, lang: Lang) -> String {
    let Brought { taken, name, paper } = brought;
    let entry = page::FormEntry { name: name.clone(), paper: paper.clone(), taken: taken.clone() };
    page::page(&[entry], lang, page::PageStyle::Linked("/_preview/report.css"))
}

/// The style of that report.
pub fn report_style() -> &'static str {
    page::STYLE
}

fn say(lang: Lang, zh: &str, en: &str) {
    match lang {
        Lang::Zh => eprintln!("tongbao: {zh}"),
        Lang::En => eprintln!("tongbao: {en}"),
    }
}
