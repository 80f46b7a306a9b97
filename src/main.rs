//! Parse the arguments, run, end with the exit code.

use std::io::Write;
use std::process::ExitCode;

use tongbao::command;
use tongbao::command::Exit;

fn main() -> ExitCode {
    std::panic::set_hook(Box::new(|panic| {
        let words = format!(
            "tongbao: 程序内部错误（不是您的内容有误），请把下面几行报告给维护者。\n\
             tongbao: this is a bug in the program, not in your content; please report these lines.\n\
             tongbao {}: {panic}\n",
            env!("CARGO_PKG_VERSION")
        );
        // A second panic would end the program with a signal.
        let _ = std::io::stderr().write_all(words.as_bytes());
    }));
    let exit = std::panic::catch_unwind(command::run).unwrap_or(Exit::BUG);
    ExitCode::from(exit.0)
}
