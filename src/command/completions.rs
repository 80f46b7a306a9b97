//! `tongbao completions`

use clap::Args;
use clap::Command;
use clap_complete::Shell;

use super::Exit;
use super::say;

/// 打印命令行补全脚本 / Print the completions of a shell
#[derive(Debug, Args)]
pub struct Completions {
    /// 哪一种命令行 / Which shell
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

impl Completions {
    /// Runs the command: `whole` is the command line of the program.
    pub fn run(self, mut whole: Command) -> Exit {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut whole, "tongbao", &mut script);
        say::answer(&String::from_utf8_lossy(&script))
    }
}
