//! Arguments in, exit code out.

#![forbid(unsafe_code)]

use std::process::ExitCode;

use clap::Parser;
use faktum::cli;
use mimalloc::MiMalloc;

/// A build is a million small texts, made and dropped on several threads: with the system's allocator of Linux a
/// third of its time is spent on getting and giving back their memory.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    // A bug is one line for the person who meets it, not a backtrace.
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(|place| format!(" ({}:{})", place.file(), place.line()));
        eprintln!("faktum: this is a bug of faktum: {}{}", message(panic), place.unwrap_or_default());
    }));
    std::panic::catch_unwind(|| cli::run(cli::Arguments::parse())).unwrap_or(ExitCode::from(70))
}

fn message<'p>(panic: &'p std::panic::PanicHookInfo<'_>) -> &'p str {
    panic.payload_as_str().unwrap_or("something that cannot be")
}
