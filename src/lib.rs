//! okrsite turns OKRs written as Markdown files into a static site.
//!
//! ```text
//!  disk        parse         link          progress      rules
//!  ─────► Sources ─────► Parsed[] ─────► Site ─────► Progress ─────► Diagnostics
//!  text by path   per file     references resolved,   numbers,          one table
//!                 raw + spans  alignment graph        status by id
//!                                 │                      │
//!                                 └────────┬─────────────┘
//!                                          view ──► Page[] ──► render(page) ──► bytes ──► publish
//!                                             └► search: what can be found ──► index ──► bytes
//! ```
//!
//! Everything up to the bytes is a pure function of text, theme and date. Around it is a thin shell (`disk`,
//! `publish`, `scaffold`, `cli`) that touches the world.

pub mod diagnostics;
pub mod model;
pub mod source;
pub mod config;
pub mod parse;
pub mod link;
pub mod progress;
pub mod rules;
pub mod view;
pub mod render;
pub mod search;
pub mod pipeline;
pub mod disk;
pub mod publish;
pub mod scaffold;
pub mod cli;
