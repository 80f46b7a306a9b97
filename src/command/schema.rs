//! `tongbao schema`

use clap::Args;

use super::Exit;
use crate::diagnostic::Lang;

/// schema
#[derive(Debug, Args)]
pub struct Schema {}

impl Schema {
    /// Runs the command.
    pub fn run(self, _: Lang) -> Exit {
        Exit::USAGE
    }
}
