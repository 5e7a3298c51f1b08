//! How long a build takes.
fn main() {}
