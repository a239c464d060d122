//! Arguments in, exit code out.

use std::process::ExitCode;

use clap::Parser;
use faktum::cli;
use mimalloc::MiMalloc;

/// A build is a million small texts, made and dropped on several threads: with the system's allocator of Linux a
/// third of its time is spent on getting and giving back their memory.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    spare_memory();
    // A bug is one line for the person who meets it, not a backtrace.
    #[expect(clippy::print_stderr, reason = "the line that an end without a message needs")]
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(|place| format!(" ({}:{})", place.file(), place.line()));
        eprintln!("faktum: this is a bug of faktum: {}{}", message(panic), place.unwrap_or_default());
    }));
    std::panic::catch_unwind(|| cli::run(cli::Arguments::parse())).unwrap_or(ExitCode::from(70))
}

/// Memory comes in pages of 4 KiB here and not of 2 MiB, of which each thread would leave many half empty: a sixth less of
/// it for a large site, at the same speed.
#[cfg(target_os = "linux")]
fn spare_memory() {
    let _only_memory_is_lost = rustix::thread::disable_transparent_huge_pages(true);
}

#[cfg(not(target_os = "linux"))]
fn spare_memory() {}

fn message<'p>(panic: &'p std::panic::PanicHookInfo<'_>) -> &'p str {
    panic.payload_as_str().unwrap_or("something that cannot be")
}
