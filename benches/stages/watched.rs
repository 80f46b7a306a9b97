//! What a process has used so far, as the system tells it.

use std::fs;
use std::process::Command;
use std::process::Stdio;
use std::thread;
use std::time::Duration;
use std::time::Instant;

/// Ticks of the system's clock of processes; a second has so many on every Linux.
const TICKS: f64 = 100.0;
/// Between two looks at a process. A peak only rises, so what it rises within the last of these is lost.
const LOOK: Duration = Duration::from_millis(3);

/// What a process took from its start to its end.
#[derive(Clone, Copy)]
pub struct Cost {
    /// Seconds of processors that it used itself.
    pub cpu: f64,
    /// Seconds of processors that the system used for it: for files above all, more or less as the disk is busy.
    pub system: f64,
    /// Seconds.
    pub elapsed: f64,
    /// Megabytes at the peak.
    pub peak: f64,
}

/// How a process stands.
#[derive(Clone, Copy)]
pub struct Standing {
    /// Seconds of processors that it used so far itself.
    pub cpu: f64,
    /// Seconds of processors that the system used for it so far.
    pub system: f64,
    /// Megabytes at the peak.
    pub peak: f64,
    /// Megabytes now.
    pub held: f64,
    /// Whether it has ended and only waits to be heard of.
    ended: bool,
}

impl Standing {
    /// How a process stands; none where there is none.
    pub fn of(process: u32) -> Option<Standing> {
        let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
        let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
        let megabytes = |name: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap_or("0");
            line.split_whitespace().next().and_then(|number| number.parse::<f64>().ok()).unwrap_or(0.0) / 1024.0
        };
        // The name of the program stands in brackets and may hold anything.
        let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
        let ticks = |at: usize| fields.get(at).and_then(|number| number.parse::<f64>().ok());
        Some(Standing {
            cpu: ticks(11)? / TICKS,
            system: ticks(12)? / TICKS,
            peak: megabytes("VmHWM:"),
            held: megabytes("VmRSS:"),
            ended: fields.first() == Some(&"Z"),
        })
    }
}

/// Runs a program to its end and watches it.
pub fn to_its_end(mut command: Command) -> Cost {
    let began = Instant::now();
    let silent = command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = silent.spawn().expect("the program can be started");
    let mut peak: f64 = 0.0;
    let end = loop {
        let now = Standing::of(child.id()).expect("a process that nobody has waited for is there");
        peak = peak.max(now.peak);
        if now.ended {
            break now;
        }
        thread::sleep(LOOK);
    };
    let elapsed = began.elapsed().as_secs_f64();
    child.wait().expect("the program ends");
    Cost { cpu: end.cpu, system: end.system, elapsed, peak }
}
