//! `tongbao new`

use clap::Args;

use super::Exit;
use crate::diagnostic::Lang;

/// new
#[derive(Debug, Args)]
pub struct New {}

impl New {
    /// Runs the command.
    pub fn run(self, _: Lang) -> Exit {
        Exit::USAGE
    }
}
