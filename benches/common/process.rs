//! What the system knows about a running process and the machine.
//!
//! Takes a process's id; gives its CPU time, its memory, and when it has become idle; and the CPU time of everything on the
//! machine, which shows whether other programs interfered. All of it is read from `/proc`
//! (<https://man7.org/linux/man-pages/man5/proc.5.html>). On systems without it there is deliberately no answer instead of a
//! guess.

use std::fs;
use std::thread;
use std::time::{Duration, Instant};

/// How long a process must do nothing to count as idle. The preview server waits 200 ms after an edition
/// before it renders every page (`BACKGROUND_RENDER_DELAY` in `src/serve/edition.rs`): this must be longer.
const STILL: Duration = Duration::from_millis(300);
/// How long to wait for a process to become idle.
const PATIENCE: Duration = Duration::from_secs(10);
/// How often to look at it.
const LOOK: Duration = Duration::from_millis(50);
/// How long to wait if the system does not tell.
const BLIND: Duration = Duration::from_secs(3);

/// A running process.
pub struct Process {
    number: u32,
    /// The system's ticks per second.
    ticks: Option<u64>,
}

/// The memory of a process, in KiB.
#[derive(Clone, Copy)]
pub struct Usage {
    /// What it uses now.
    pub now: u64,
    /// The most that it has used.
    pub most: u64,
}

impl Process {
    pub fn new(number: u32) -> Process {
        Process { number, ticks: ticks_per_second() }
    }

    /// The CPU time of all of its threads so far, including those that have ended. It is counted in ticks, usually of a
    /// hundredth of a second: only the mean of many differences is more exact.
    pub fn cpu(&self) -> Option<Duration> {
        // utime and stime
        self.times(11)
    }

    /// The CPU time of all of its descendants that have ended, also in ticks.
    pub fn cpu_of_children(&self) -> Option<Duration> {
        // cutime and cstime
        self.times(13)
    }

    /// The sum of two adjacent times, after the given number of other fields.
    fn times(&self, before: usize) -> Option<Duration> {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.number)).ok()?;
        // The program's name is in parentheses and may contain spaces; fields are counted from its end.
        let (_, fields) = stat.rsplit_once(')')?;
        self.sum(fields.split_whitespace().skip(before).take(2))
    }

    /// The CPU time of all processes of the machine so far.
    pub fn cpu_of_all(&self) -> Option<Duration> {
        let stat = fs::read_to_string("/proc/stat").ok()?;
        // user, nice, system; then idle and iowait, which are not work; then irq, softirq and steal (other virtual machines).
        let times: Vec<&str> = stat.lines().next()?.strip_prefix("cpu ")?.split_whitespace().collect();
        self.sum(times.get(..3)?.iter().chain(times.get(5..8)?).copied())
    }

    fn sum<'t>(&self, times: impl Iterator<Item = &'t str>) -> Option<Duration> {
        let ticks: u64 = times.map(|time| time.parse::<u64>().ok()).sum::<Option<u64>>()?;
        Some(Duration::from_millis(ticks * 1000 / self.ticks?))
    }

    pub fn memory(&self) -> Option<Usage> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.number)).ok()?;
        let field = |name: &str| {
            let value = status.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'))?;
            value.trim().strip_suffix(" kB")?.parse().ok()
        };
        Some(Usage { now: field("VmRSS")?, most: field("VmHWM")? })
    }

    /// Waits until the process is idle; returns whether it was in time.
    pub fn rest(&self) -> bool {
        let Some(mut cpu) = self.cpu() else {
            thread::sleep(BLIND);
            return true;
        };
        let start = Instant::now();
        let mut since = start;
        while start.elapsed() < PATIENCE {
            thread::sleep(LOOK);
            match self.cpu() {
                Some(now) if now != cpu => (cpu, since) = (now, Instant::now()),
                _ if since.elapsed() >= STILL => return true,
                _ => {}
            }
        }
        false
    }
}

/// The system tells each program in its auxiliary vector, pairs of a key and a value
/// (<https://man7.org/linux/man-pages/man3/getauxval.3.html>).
fn ticks_per_second() -> Option<u64> {
    const AT_CLKTCK: usize = 17;
    let bytes = fs::read("/proc/self/auxv").ok()?;
    let (words, _) = bytes.as_chunks::<{ size_of::<usize>() }>();
    let words: Vec<usize> = words.iter().map(|word| usize::from_ne_bytes(*word)).collect();
    let pair = words.as_chunks::<2>().0.iter().find(|pair| pair[0] == AT_CLKTCK)?;
    u64::try_from(pair[1]).ok().filter(|ticks| *ticks > 0)
}

/// How many cores the machine lets us use.
pub fn cores() -> Option<usize> {
    thread::available_parallelism().ok().map(usize::from)
}

/// The machine: cores, processor, system.
pub fn machine() -> String {
    let cores = cores().map_or_else(|| "-".to_owned(), |cores| cores.to_string());
    let cpu = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpu.lines().find_map(|line| line.strip_prefix("model name")?.split_once(':'));
    let model = model.map_or("-", |(_, model)| model.trim());
    let kernel = fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_else(|_| "-".to_owned());
    let (system, architecture) = (std::env::consts::OS, std::env::consts::ARCH);
    format!("{cores} cores, {model}; {system} {architecture}, kernel {}", kernel.trim())
}
