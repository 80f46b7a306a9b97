//! `tongbao man`

use clap::Args;
use clap::CommandFactory;
use clap_mangen::Man;

use super::Arguments;
use super::Exit;
use super::say;
use crate::diagnostic::Lang;

/// 打印手册页 / Print a manual page
#[derive(Debug, Args)]
pub struct Manual {
    /// 哪一条命令，如 build；不写则是总页 / Of which command, such as build; of the program if none is named
    #[arg(value_name = "COMMAND")]
    command: Option<String>,
}

impl Manual {
    /// Runs the command.
    pub fn run(self, lang: Lang) -> Exit {
        let mut program = Arguments::command();
        // So that commands know their full names.
        program.build();
        let version = program.render_version();
        let page = match &self.command {
            None => Some(&program),
            Some(name) => program.find_subcommand(name),
        };
        let Some(page) = page else {
            let wanted = self.command.unwrap_or_default();
            let names: Vec<&str> = program.get_subcommands().map(clap::Command::get_name).collect();
            match lang {
                Lang::Zh => eprintln!("tongbao: 没有名为“{wanted}”的命令，可写：{}。", names.join("、")),
                Lang::En => eprintln!("tongbao: there is no command `{wanted}`; there are {}.", names.join(", ")),
            }
            return Exit::USAGE;
        };
        let mut text = Vec::new();
        Man::new(page.clone()).source(version.trim_end()).render(&mut text).expect("memory takes every byte");
        say::answer(&String::from_utf8_lossy(&text))
    }
}
