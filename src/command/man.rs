//! `tongbao man`

use clap::Args;
use clap::Command;
use clap_mangen::Man;

use super::Exit;
use super::say;
use crate::diagnostic::Lang;
use crate::text::lang::Bilingual;

/// 打印手册页 / Print a manual page
#[derive(Debug, Args)]
pub struct Manual {
    /// 哪一条命令，如 build；不写则是总页 / Of which command, such as build; of the program if none is named
    #[arg(value_name = "COMMAND")]
    command: Option<String>,
}

impl Manual {
    /// Runs the command: `program` is the command line of the program.
    pub fn run(self, mut program: Command, lang: Lang) -> Exit {
        // So that commands know their full names.
        program.build();
        let version = program.render_version();
        let page = match &self.command {
            None => Some(&program),
            Some(name) => program.find_subcommand(name),
        };
        let Some(page) = page else {
            let wanted = self.command.unwrap_or_default();
            let names: Vec<&str> = program.get_subcommands().map(Command::get_name).collect();
            let words = Bilingual {
                zh: format!("没有名为“{wanted}”的命令，可写：{}。", names.join("、")),
                en: format!("there is no command `{wanted}`; there are {}.", names.join(", ")),
            };
            say::complain(words, lang);
            return Exit::USAGE;
        };
        let mut text = Vec::new();
        Man::new(page.clone()).source(version.trim_end()).render(&mut text).expect("memory takes every byte");
        say::answer(&String::from_utf8_lossy(&text))
    }
}
