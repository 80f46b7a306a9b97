//! `tongbao init`

use std::path::PathBuf;

use clap::Args;
use rust_embed::RustEmbed;

use super::Exit;
use super::say::answer;
use super::schema;
use super::show_faults;
use crate::diagnostic::Lang;
use crate::edge;
use crate::text::lang::Bilingual;
use crate::tree::RelPath;

/// The files of a new site.
#[derive(RustEmbed)]
#[folder = "src/command/starter/"]
struct Starter;

/// The days on which offices are closed, as far as they were laid down: they are the same for every court.
const HOLIDAYS: &[u8] = include_bytes!("../../content/holidays.yaml");

/// 新建一个可用的小网站 / Make a small working site
#[derive(Debug, Args)]
pub struct Init {
    /// 新网站的文件夹 / Folder of the new site
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

impl Init {
    /// Runs the command.
    pub fn run(self, lang: Lang) -> Exit {
        let path = |text: &str| RelPath::new(text).expect("the starter's names are paths");
        let mut files: Vec<(RelPath, Vec<u8>)> = Starter::iter()
            .filter_map(|name| {
                let file = Starter::get(&name)?;
                // A file of this name in the program's own folder would act on the program.
                let name = if name == "gitignore" { ".gitignore" } else { name.as_ref() };
                Some((path(name), file.data.into_owned()))
            })
            .collect();
        files.push((path("content/holidays.yaml"), HOLIDAYS.to_vec()));
        files.extend(schema::files().map(|(name, text)| (path(&format!("schemas/{name}.json")), text.into_bytes())));
        if let Err(failure) = edge::create(&self.folder, &files) {
            return show_faults::failure(&failure, lang);
        }
        let folder = self.folder.display();
        let words = Bilingual {
            zh: format!(
                "已在 {folder} 新建网站。接下来：\n  1. 修改 content/site.yaml 和 content/organs/fayuan.yaml\n  2. 运行 tongbao build --root {folder}\n  3. 打开 {folder}/public/index.html\n新建一份通报：tongbao new notice 标识 --root {folder}\n"
            ),
            en: format!(
                "Made a site in {folder}. Next:\n  1. edit content/site.yaml and content/organs/fayuan.yaml\n  2. run tongbao build --root {folder}\n  3. open {folder}/public/index.html\nA new notice: tongbao new notice ID --root {folder}\n"
            ),
        };
        answer(&words.get(lang))
    }
}
