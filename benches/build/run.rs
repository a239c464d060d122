//! One process, from start to end.
//!
//! Takes a command; gives the time it took, the CPU time and peak memory that the system counted, and what it printed on standard
//! error. Memory is polled every few milliseconds, because the system reports it only for running processes: what is allocated
//! in the last moments can be missed. It deliberately measures one process at a time, and stops at the first that fails.

use std::io::Read;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use super::failure::{Failure, failed};
use super::process::Process;

/// How often to poll the memory.
const LOOK: Duration = Duration::from_millis(5);

/// What was measured of a process.
pub struct Run {
    pub wall: Duration,
    /// User and system time of all its threads and children.
    pub cpu: Option<Duration>,
    /// The CPU time of the whole machine while it ran.
    pub cpu_of_all: Option<Duration>,
    /// Its peak memory, in KiB.
    pub peak: Option<u64>,
    pub said: String,
}

/// Runs a command until it ends.
pub fn run(command: &mut Command) -> Result<Run, Failure> {
    let name = command.get_program().to_string_lossy().into_owned();
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    let own = Process::new(std::process::id());
    let cpu = || Some((own.cpu_of_children()?, own.cpu_of_all()?));
    let before = cpu();
    let start = Instant::now();
    let mut child = command.spawn().map_err(|error| failed(&name, error))?;
    let (process, has_ended) = (Process::new(child.id()), AtomicBool::new(false));
    let (said, ended, wall, peak) = thread::scope(|scope| {
        let watch = scope.spawn(|| watched(&process, &has_ended));
        let mut said = Vec::new();
        // All of its output is read, because a full pipe would block it.
        let reading = child.stderr.take().map_or(Ok(0), |mut stderr| stderr.read_to_end(&mut said));
        let ended = reading.and_then(|_| child.wait());
        let wall = start.elapsed();
        has_ended.store(true, Ordering::Relaxed);
        (said, ended, wall, watch.join().unwrap_or(None))
    });
    let after = cpu();
    let said = String::from_utf8_lossy(&said).into_owned();
    let status = ended.map_err(|error| failed(&name, error))?;
    if !status.success() {
        return Err(failed(&name, format_args!("{status}\n{said}")));
    }
    let times = after.zip(before).map(|(after, before)| (after.0 - before.0, after.1 - before.1));
    Ok(Run { wall, cpu: times.map(|times| times.0), cpu_of_all: times.map(|times| times.1), peak, said })
}

/// Polls the peak memory of a process until it ends.
fn watched(process: &Process, has_ended: &AtomicBool) -> Option<u64> {
    let mut most = None;
    while !has_ended.load(Ordering::Relaxed) {
        most = most.max(process.memory().map(|usage| usage.most));
        thread::sleep(LOOK);
    }
    most
}
