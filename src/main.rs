//! Parse the arguments, run, end with the exit code.

use std::process::ExitCode;

use tongbao::command;
use tongbao::command::Exit;

fn main() -> ExitCode {
    std::panic::set_hook(Box::new(|panic| {
        eprintln!("tongbao: 程序内部错误（不是您的内容有误），请把下面几行报告给维护者。");
        eprintln!("tongbao: this is a bug in the program, not in your content; please report these lines.");
        eprintln!("tongbao {}: {panic}", env!("CARGO_PKG_VERSION"));
    }));
    let exit = std::panic::catch_unwind(command::run).unwrap_or(Exit::BUG);
    ExitCode::from(exit.0)
}
