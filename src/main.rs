//! The command line of Tongbao.

fn main() {}
