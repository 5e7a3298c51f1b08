//! Every integration test, one binary.
#![cfg(test)]

mod diagnostics;
mod publishing;
mod reading;
