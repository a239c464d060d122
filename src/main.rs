//! The program: runs the command line of [`faktum::cli`] and ends with its exit code.
//!
//! It sets what belongs to a process and not to a library: the allocator, and one line for a bug instead of a backtrace.

use std::process::ExitCode;

use clap::Parser;
use faktum::cli;
use mimalloc::MiMalloc;

/// A build allocates and frees a million small texts on several threads. With the system's allocator of Linux that takes a
/// third of the time.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    disable_huge_pages();
    // A bug is reported in one line, without a backtrace.
    #[expect(clippy::print_stderr, reason = "the line that an end without a message needs")]
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(|place| format!(" ({}:{})", place.file(), place.line()));
        eprintln!("faktum: this is a bug in faktum: {}{}", message(panic), place.unwrap_or_default());
    }));
    std::panic::catch_unwind(|| cli::run(cli::Arguments::parse())).unwrap_or(ExitCode::from(70))
}

/// Turns off transparent huge pages: each thread's heap would leave many pages of 2 MiB half empty. For a large site this
/// saves a sixth of the peak memory, at the same speed.
#[cfg(target_os = "linux")]
fn disable_huge_pages() {
    let _failure_costs_only_memory = rustix::thread::disable_transparent_huge_pages(true);
}

#[cfg(not(target_os = "linux"))]
fn disable_huge_pages() {}

fn message<'p>(panic: &'p std::panic::PanicHookInfo<'_>) -> &'p str {
    panic.payload_as_str().unwrap_or("something that cannot be")
}
