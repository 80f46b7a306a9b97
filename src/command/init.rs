//! `tongbao init`

use clap::Args;

use super::Exit;
use crate::diagnostic::Lang;

/// init
#[derive(Debug, Args)]
pub struct Init {}

impl Init {
    /// Runs the command.
    pub fn run(self, _: Lang) -> Exit {
        Exit::USAGE
    }
}
