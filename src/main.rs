//! The `okrsite` command.
fn main() {}
