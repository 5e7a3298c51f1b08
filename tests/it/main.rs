//! Every integration test, one binary.
#![cfg(test)]

mod reading;
