//! The `okrsite` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    okrsite::cli::run()
}
