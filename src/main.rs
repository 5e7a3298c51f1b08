//! The `okrsite` command.

use std::process::ExitCode;

/// The program alone chooses it; who uses the library chooses its own.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    okrsite::cli::run()
}
