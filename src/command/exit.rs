//! Exit codes.

/// How a command ended, as an exit code (README.md, “Commands”). That of a place which another run holds comes with its failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exit(pub u8);

impl Exit {
    /// Done.
    pub const DONE: Exit = Exit(0);
    /// The sources have faults, all of them printed.
    pub const FAULTS: Exit = Exit(1);
    /// Wrong usage.
    pub const USAGE: Exit = Exit(2);
    /// Refused for safety.
    pub const REFUSED: Exit = Exit(3);
    /// The system failed.
    pub const SYSTEM: Exit = Exit(4);
    /// What was verified is not what it should be.
    pub const DIFFERENT: Exit = Exit(6);
    /// A bug: the program itself failed.
    pub const BUG: Exit = Exit(70);
}
