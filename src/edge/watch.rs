//! Tells when the files of a site may have changed. Any event means: walk and compare digests.

use std::path::Path;
use std::sync::mpsc;
use std::sync::mpsc::RecvTimeoutError;
use std::time::Duration;

use notify::EventKind;
use notify::RecursiveMode;
use notify::Watcher;

/// Events follow one another while an editor saves; this long without one means it is done.
const QUIET: Duration = Duration::from_millis(100);
/// However busy the folder is, changes are looked at after this long.
const PATIENCE: Duration = Duration::from_secs(1);
/// Where the system cannot watch, the folder is walked this often.
const POLL: Duration = Duration::from_secs(1);

/// How changes are noticed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Watching {
    /// The system reports them.
    Events,
    /// The folder is walked every second.
    Polling,
}

/// Calls `changed` after every stretch of changes below a folder, for as long as the program runs. `polling` walks
/// instead of asking the system, for network drives. Says through `started` how changes will be noticed.
pub fn watch(root: &Path, polling: bool, started: impl FnOnce(Watching), mut changed: impl FnMut()) {
    let (sender, events) = mpsc::channel();
    let watcher = if polling { None } else { watcher(root, sender) };
    started(if watcher.is_some() { Watching::Events } else { Watching::Polling });
    if watcher.is_none() {
        loop {
            std::thread::sleep(POLL);
            changed();
        }
    }
    while events.recv().is_ok() {
        let mut waited = Duration::ZERO;
        while waited < PATIENCE {
            match events.recv_timeout(QUIET) {
                Ok(()) => waited += QUIET,
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
        while events.try_recv().is_ok() {}
        changed();
    }
}

/// A watcher of the folders that hold sources; none where the system cannot watch them all.
fn watcher(root: &Path, sender: mpsc::Sender<()>) -> Option<notify::RecommendedWatcher> {
    let heard = move |event: notify::Result<notify::Event>| {
        // Reading the sources makes access events of its own; an error (an overflow) means that anything may have changed.
        if event.is_ok_and(|event| matches!(event.kind, EventKind::Access(_))) {
            return;
        }
        // Nobody listens any more only when the program ends.
        let _ = sender.send(());
    };
    let mut watcher = notify::recommended_watcher(heard).ok()?;
    for folder in super::read::FOLDERS {
        let folder = root.join(folder);
        if folder.is_dir() {
            watcher.watch(&folder, RecursiveMode::Recursive).ok()?;
        }
    }
    // A folder that is made later is seen from here.
    watcher.watch(root, RecursiveMode::NonRecursive).ok()?;
    Some(watcher)
}
