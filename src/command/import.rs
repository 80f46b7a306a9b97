//! `tongbao import`

use std::path::Path;
use std::path::PathBuf;

use clap::Args;
use clap::ValueEnum;

use super::Exit;
use super::environment;
use super::known_site::KnownSite;
use super::read_paper;
use super::say::answer;
use super::say::complain;
use super::say::raw;
use super::say::say;
use super::show_faults;
use crate::diagnostic::Lang;
use crate::diagnostic::limit::LIMITS;
use crate::edge;
use crate::import::Given;
use crate::import::Wanted;
use crate::import::paper::Paper;
use crate::intake;
use crate::intake::Adopted;
use crate::intake::Asked;
use crate::intake::Compared;
use crate::intake::PageStyle;
use crate::intake::Supplied;
use crate::model::Id;
use crate::text::lang::Bilingual;

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
    /// 不存为草稿：下次生成网站就公布 / Do not keep it as a draft: the next build publishes it
    #[arg(long)]
    no_draft: bool,
    /// 补上文中没有的内容，如 title=…、organ=…、published_on=2025-07-10 / Give what the text lacks
    #[arg(long, value_name = "KEY=VALUE", value_parser = clap::value_parser!(Supplied))]
    set: Vec<Supplied>,
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
const EXTENSIONS: &[&str] = &["txt", "md", "docx", "docm", "html", "htm", "pdf", "doc", "wps", "rtf", "xml"];

impl Import {
    /// Runs the command.
    pub fn run(self, lang: Lang) -> Exit {
        let files = match self.papers() {
            Ok(files) => files,
            Err(failure) => return show_faults::failure(&failure, lang),
        };
        if files.is_empty() {
            complain(
                Bilingual {
                    zh: "文件夹里没有可以导入的文件。", en: "there is nothing to import in the folder."
                },
                lang,
            );
            return Exit::FAULTS;
        }
        if self.id.is_some() && files.len() > 1 {
            complain(
                Bilingual { zh: "有多个文件时不能用 --id。", en: "--id cannot be used with several files." },
                lang,
            );
            return Exit::USAGE;
        }
        let root = environment::root(self.root.as_deref());
        let site = match KnownSite::read(&root) {
            Ok(site) => site,
            Err(failure) => return show_faults::failure(&failure, lang),
        };
        let given = self.given(&site);
        let mut run =
            Run { import: &self, root: &root, site: &site, given: &given, lang, used: Vec::new(), pages: Vec::new() };
        let mut worst = Exit::DONE;
        let mut done = 0;
        for file in &files {
            let exit = run.file(file);
            done += usize::from(exit == Exit::DONE);
            worst = if worst == Exit::DONE { exit } else { worst };
        }
        if let Some(place) = &self.report
            && let Err(failure) =
                edge::write_one(place, intake::comparison(&run.pages, lang, PageStyle::Inside).as_bytes(), self.force)
        {
            return show_faults::failure(&failure, lang);
        }
        if files.len() > 1 {
            let all = files.len();
            let words = Bilingual {
                zh: format!("共 {all} 个文件，导入 {done} 个，未导入 {} 个。", all - done),
                en: format!("{all} files: {done} imported, {} not.", all - done),
            };
            complain(words, lang);
        }
        worst
    }

    /// The files to import, those of folders included.
    fn papers(&self) -> Result<Vec<PathBuf>, edge::Failure> {
        let mut out = Vec::new();
        for file in &self.files {
            let inside = if is_standard_input(file) { None } else { edge::papers(file, EXTENSIONS)? };
            match inside {
                Some(inside) => out.extend(inside),
                None => out.push(file.clone()),
            }
        }
        Ok(out)
    }

    fn given(&self, site: &KnownSite) -> Given {
        let mut given = Given {
            wanted: match self.kind {
                None => Wanted::Judged,
                Some(Take::Notice) => Wanted::Notice,
                Some(Take::Article) => Wanted::Article,
            },
            full_width: self.punctuation.is_some(),
            draft: !self.no_draft,
            ..Given::default()
        };
        self.set.iter().for_each(|set| set.apply(&mut given));
        given.courts = site.courts();
        given
    }
}

/// One run over several files.
struct Run<'r> {
    import: &'r Import,
    root: &'r Path,
    site: &'r KnownSite,
    given: &'r Given,
    lang: Lang,
    /// Ids that were given out in this run.
    used: Vec<Id>,
    pages: Vec<Compared>,
}

impl Run<'_> {
    fn file(&mut self, file: &Path) -> Exit {
        let name = file.file_name().map_or_else(|| "-".to_owned(), |name| name.to_string_lossy().into_owned());
        let paper = match self.paper(file, &name) {
            Ok(paper) => paper,
            Err(exit) => return exit,
        };
        match intake::adopt(&name, &paper, self.given, self.import.id.clone(), &self.used) {
            Ok(mut adopted) => {
                adopted.take_place(|id| self.site.text_of_notice(id));
                self.used.push(adopted.id.clone());
                let exit = self.put(&name, &adopted);
                if self.import.report.is_some() {
                    self.pages.push(Compared { name, paper, adopted });
                }
                exit
            }
            Err(refused) => self.refuse(&name, &refused.words(Asked::OnCommandLine)),
        }
    }

    fn paper(&self, file: &Path, name: &str) -> Result<Paper, Exit> {
        let bytes = match is_standard_input(file) {
            true => edge::standard_input(LIMITS.paper_bytes),
            false => edge::foreign(file, LIMITS.paper_bytes),
        };
        let bytes = bytes.map_err(|failure| show_faults::failure(&failure, self.lang))?;
        read_paper::read_paper(name, &bytes).map_err(|said| self.refuse(name, &said))
    }

    fn refuse(&self, name: &str, why: &Bilingual) -> Exit {
        let words = Bilingual { zh: format!("{name}：{}", why.zh), en: format!("{name}: {}", why.en) };
        complain(words, self.lang);
        Exit::FAULTS
    }

    /// Writes what was adopted, and says so.
    fn put(&self, name: &str, adopted: &Adopted) -> Exit {
        if self.import.format == Format::Json {
            let _ = answer(&format!("{}\n", intake::record(adopted, &self.given.courts, self.lang)));
        } else if self.import.stdout {
            let _ = answer(&adopted.text);
        }
        let mut wrote = None;
        if !self.import.stdout {
            let place = self.root.join(adopted.path.as_str());
            match edge::write_one(&place, adopted.text.as_bytes(), self.import.force) {
                Ok(new) => wrote = Some(written(&place, new)),
                Err(failure) => return show_faults::failure(&failure, self.lang),
            }
        }
        if self.import.format == Format::Human {
            raw(&adopted.tell(name, self.lang));
            if let Some(wrote) = wrote {
                say(wrote, self.lang);
            }
        }
        Exit::DONE
    }
}

/// Whether a file that was named is what comes in at standard input.
fn is_standard_input(file: &Path) -> bool {
    file.as_os_str() == "-"
}

/// Where a source was written, or that it stands there as it is.
fn written(place: &Path, new: bool) -> Bilingual {
    let place = place.display();
    match new {
        true => Bilingual { zh: format!("  已写入 {place}"), en: format!("  written to {place}") },
        false => Bilingual {
            zh: format!("  {place} 已有，内容相同，没有改动"),
            en: format!("  {place} is there and the same; unchanged"),
        },
    }
}
