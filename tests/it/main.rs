//! Every integration test, one binary.

#![cfg(test)]
#![expect(clippy::needless_raw_string_hashes, reason = "snapbox writes its snapshots so")]
#![expect(clippy::disallowed_methods, reason = "tests read and write files and run the program")]

mod activity;
mod again;
mod alignment;
mod authoring;
mod built;
mod catalogue;
mod changed;
mod chart;
mod clock;
mod command_line;
mod commands;
mod data;
mod diagnostics;
mod counting;
mod direction;
mod documents;
mod explain;
mod fixing;
mod flat;
mod foreign;
mod formats;
mod golden;
mod hostile;
mod hosting;
mod judge;
mod lanes;
mod language;
mod layers;
mod markdown;
mod method;
mod money;
mod pages;
mod partial;
mod patches;
mod people;
mod periods;
mod picture;
mod plausible;
mod policy;
mod progress;
mod publishing;
mod publishing_killed;
mod reading;
mod readme;
mod recomputed;
mod reproducible;
mod schema;
mod scripts;
mod screen;
mod search;
mod serving;
mod slug;
mod status;
mod support;
mod switch;
mod theme;
mod url;
mod verdicts;
mod wording;
mod worked_examples;
