//! What commands say: to people on standard error, what was asked for on standard output.
//!
//! A reader that has gone (`| head`) has had enough: it stops nothing and changes no exit code.

use std::fmt::Display;
use std::io;
use std::io::ErrorKind;
use std::io::Write;

use super::Exit;
use crate::text::lang::Bilingual;
use crate::text::lang::Lang;

/// Says a line to the person at the terminal, in the language of the run.
pub fn say(words: Bilingual<impl Display>, lang: Lang) {
    raw(&format!("{}\n", words.get(lang)));
}

/// Says why the command could not do what was asked, in the name of the program.
pub fn complain(words: Bilingual<impl Display>, lang: Lang) {
    raw(&format!("tongbao: {}\n", words.get(lang)));
}

/// Says text to the person at the terminal as it stands.
pub fn raw(text: &str) {
    // Nobody is left to tell where standard error is closed too.
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// Says coloured text to the person at the terminal; without its colours where the terminal has none.
pub fn coloured(text: &str) {
    let _ = anstream::stderr().lock().write_all(text.as_bytes());
}

/// Writes what a command was asked for to standard output.
pub fn answer(text: &str) -> Exit {
    written(io::stdout().lock(), text)
}

/// The same in colours; without them where standard output is no terminal.
pub fn coloured_answer(text: &str) -> Exit {
    written(anstream::stdout().lock(), text)
}

fn written(mut out: impl Write, text: &str) -> Exit {
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Exit::DONE,
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Exit::DONE,
        Err(error) => {
            raw(&format!("tongbao: 无法写出结果 / cannot write to standard output: {error}\n"));
            Exit::SYSTEM
        }
    }
}
