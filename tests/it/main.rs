//! Every integration test, one binary.

#![cfg(test)]
#![expect(clippy::needless_raw_string_hashes, reason = "snapbox writes its snapshots so")]
#![expect(clippy::disallowed_methods, reason = "tests read and write files and run the program")]

mod activity;
mod built;
mod catalogue;
mod commands;
mod diagnostics;
mod documents;
mod explain;
mod golden;
mod hostile;
mod layers;
mod markdown;
mod picture;
mod policy;
mod progress;
mod publishing;
mod publishing_killed;
mod reading;
mod readme;
mod reproducible;
mod slug;
mod status;
mod support;
mod url;
mod worked_examples;
