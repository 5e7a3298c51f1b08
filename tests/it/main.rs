//! Every integration test, one binary.

#![cfg(test)]
#![expect(clippy::needless_raw_string_hashes, reason = "snapbox writes its snapshots so")]
#![expect(clippy::disallowed_methods, reason = "tests read and write files and run the program")]

mod authoring;
mod activity;
mod built;
mod catalogue;
mod chart;
mod commands;
mod diagnostics;
mod documents;
mod explain;
mod golden;
mod hostile;
mod layers;
mod markdown;
mod pages;
mod people;
mod periods;
mod picture;
mod policy;
mod progress;
mod publishing;
mod publishing_killed;
mod reading;
mod readme;
mod recomputed;
mod reproducible;
mod scripts;
mod search;
mod slug;
mod status;
mod support;
mod switch;
mod theme;
mod url;
mod worked_examples;
