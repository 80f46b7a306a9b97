//! Tongbao (通报) turns a folder of rectification notices into a public site.
//!
//! A folder is read into a **Tree**; its sources are parsed into **Notices**; Notices are assembled into a **Site**
//! with its **Ledger**; the Site lists its **Routes**; a Route is viewed and rendered to bytes; bytes go to an
//! **Output**; a whole output is sealed by its manifest as an **Edition**.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod text;

pub mod tree;

pub mod diagnostic;

pub mod model;

pub mod record;

pub mod prose;

pub mod source;

pub mod site;

pub mod approval;

pub mod address;

pub mod import;

pub mod review;

pub mod page;

pub mod data;

pub mod check;

pub mod intake;

pub mod render;

pub mod compile;

pub mod preview;

pub mod release;

pub mod edge;

pub mod command;
