//! Tells when the files of a site may have changed. Any event means: walk and compare digests.

use std::collections::HashSet;
use std::path::Path;
use std::path::PathBuf;
use std::sync::mpsc;
use std::sync::mpsc::Receiver;
use std::sync::mpsc::Sender;
use std::time::Duration;
use std::time::Instant;

use notify::ErrorKind;
use notify::Event;
use notify::EventKind;
use notify::RecommendedWatcher;
use notify::RecursiveMode;
use notify::Watcher;
use notify::event::AccessKind;
use notify::event::AccessMode;
use notify::event::CreateKind;
use notify::event::ModifyKind;
use notify::event::RemoveKind;
use notify::event::RenameMode;

/// Where every file that was touched is known to be whole again, this long without an event means that all is done.
const SETTLED: Duration = Duration::from_millis(8);
/// Where a file is open for writing, or went and may come back under the same name, as when an editor saves.
const QUIET: Duration = Duration::from_millis(100);
/// So many events are no single save but a checkout or a copy, and more will come.
const MANY: usize = 200;
/// However busy the folder is, changes are looked at after this long.
const QUIET_AT_MOST: Duration = Duration::from_secs(1);
/// Where the system cannot watch, the folder is walked this often.
const POLL: Duration = Duration::from_secs(1);

/// How changes are noticed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Watching {
    /// The system reports them.
    Events,
    /// The folder is walked every second, from then on.
    Polling,
}

/// Calls `changed` after every stretch of changes below a folder, for as long as the program runs. `polling` walks
/// instead of asking the system, for network drives. Says through `told` how changes are noticed, each time that begins.
pub fn watch(root: &Path, polling: bool, told: impl Fn(Watching), mut changed: impl FnMut()) {
    let mut blind = polling;
    while !blind {
        let (sender, notes) = mpsc::channel();
        let there = root.is_dir();
        blind = match Eyes::new(root, &sender) {
            Some(eyes) => {
                told(Watching::Events);
                watch_with(eyes, root, &sender, &notes, &mut changed)
            }
            // A site's folder that was moved away may come back, and then the system can watch it again.
            None => there && root.is_dir(),
        };
        if !blind {
            changed();
            std::thread::sleep(POLL);
        }
    }
    told(Watching::Polling);
    loop {
        changed();
        std::thread::sleep(POLL);
    }
}

/// Calls `changed` for as long as the system can watch; says whether it has come to its limits.
fn watch_with(
    mut eyes: Eyes,
    root: &Path,
    sender: &Sender<Note>,
    notes: &Receiver<Note>,
    changed: &mut impl FnMut(),
) -> bool {
    // What changed since the sources were first read, before anything was watched.
    changed();
    while let Some(burst) = Burst::hear(notes) {
        if burst.blind {
            return true;
        }
        if burst.lost || eyes.see_other_folders(root) {
            // Folders that were made meanwhile may not be watched: begin anew, then look.
            match Eyes::new(root, sender) {
                Some(anew) => eyes = anew,
                None => return false,
            }
        }
        changed();
        if burst.folders {
            // A file that was written into a new folder before it was watched has no event of its own.
            std::thread::sleep(QUIET);
            changed();
        }
    }
    false
}

/// A watcher of the folders that hold sources.
struct Eyes {
    /// Watches as long as it lives.
    _watcher: RecommendedWatcher,
    /// Which folders it sees.
    folders: Vec<Option<same::Folder>>,
}

impl Eyes {
    /// None where the system cannot watch them all.
    fn new(root: &Path, sender: &Sender<Note>) -> Option<Eyes> {
        let sender = sender.clone();
        let heard = move |event: notify::Result<Event>| {
            for note in Note::of(event) {
                // Nobody listens any more only when the program ends.
                let _ = sender.send(note);
            }
        };
        let mut watcher = notify::recommended_watcher(heard).ok()?;
        // A folder that is made later is seen from here.
        watcher.watch(root, RecursiveMode::NonRecursive).ok()?;
        let folders = same::folders(root);
        for (name, folder) in super::folder::FOLDERS.iter().zip(&folders) {
            if folder.is_some() {
                watcher.watch(&root.join(name), RecursiveMode::Recursive).ok()?;
            }
        }
        Some(Eyes { _watcher: watcher, folders })
    }

    /// Whether folders of sources came, went or were exchanged since.
    fn see_other_folders(&self, root: &Path) -> bool {
        same::folders(root) != self.folders
    }
}

/// Folders are the same while the system knows them by the same number.
mod same {
    use std::fs;
    use std::path::Path;

    /// One folder, whatever its name.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct Folder(u64, u64);

    /// The folders of sources, as far as they are there.
    pub fn folders(root: &Path) -> Vec<Option<Folder>> {
        let folder = |name| {
            let found = fs::symlink_metadata(root.join(name)).ok().filter(fs::Metadata::is_dir)?;
            #[cfg(unix)]
            let marks = {
                use std::os::unix::fs::MetadataExt;
                (found.dev(), found.ino())
            };
            #[cfg(not(unix))]
            let marks = (0, u64::from(found.is_dir()));
            Some(Folder(marks.0, marks.1))
        };
        crate::edge::input::folder::FOLDERS.into_iter().map(folder).collect()
    }
}

/// What an event means for the question whether all is done.
#[derive(Debug, PartialEq, Eq)]
enum Note {
    /// A file is being written, or is gone and may come back.
    Unfinished(PathBuf),
    /// A file was made, and is being written.
    Made(PathBuf),
    /// A file is whole.
    Whole(PathBuf),
    /// A file has another name now.
    Renamed(PathBuf, PathBuf),
    /// A folder came, went or was renamed.
    Folder,
    /// Something else.
    Other,
    /// Events were lost.
    Lost,
    /// The system can watch no more folders.
    Blind,
}

impl Note {
    fn of(event: notify::Result<Event>) -> Vec<Note> {
        let event = match event {
            Ok(event) => event,
            Err(error) if matches!(error.kind, ErrorKind::MaxFilesWatch) => return vec![Note::Blind],
            Err(_) => return vec![Note::Lost],
        };
        if event.need_rescan() {
            return vec![Note::Lost];
        }
        let each = |note: fn(PathBuf) -> Note| event.paths.iter().cloned().map(note).collect();
        match event.kind {
            EventKind::Access(AccessKind::Close(AccessMode::Write)) => each(Note::Whole),
            // Reading the sources makes such events of its own.
            EventKind::Access(_) => Vec::new(),
            EventKind::Create(CreateKind::Folder) | EventKind::Remove(RemoveKind::Folder) => vec![Note::Folder],
            EventKind::Create(_) => each(Note::Made),
            EventKind::Modify(ModifyKind::Data(_)) | EventKind::Remove(_) => each(Note::Unfinished),
            EventKind::Modify(ModifyKind::Name(RenameMode::To)) => {
                each(|path| if path.is_dir() { Note::Folder } else { Note::Whole(path) })
            }
            EventKind::Modify(ModifyKind::Name(RenameMode::Both)) => match event.paths.as_slice() {
                [_, to] if to.is_dir() => vec![Note::Folder],
                [from, to] => vec![Note::Renamed(from.clone(), to.clone())],
                _ => vec![Note::Other],
            },
            EventKind::Modify(ModifyKind::Name(_)) => each(Note::Unfinished),
            _ => vec![Note::Other],
        }
    }
}

/// A stretch of events without a pause.
#[derive(Debug, Default)]
struct Burst {
    events: usize,
    unfinished: HashSet<PathBuf>,
    made: HashSet<PathBuf>,
    folders: bool,
    lost: bool,
    blind: bool,
}

impl Burst {
    /// Waits for the first event, then for the end of the stretch; none once nobody can send any more.
    fn hear(notes: &Receiver<Note>) -> Option<Burst> {
        let mut burst = Burst::default();
        burst.take(notes.recv().ok()?);
        let began = Instant::now();
        while began.elapsed() < QUIET_AT_MOST {
            match notes.recv_timeout(burst.pause()) {
                Ok(note) => burst.take(note),
                Err(_) => break,
            }
        }
        while let Ok(note) = notes.try_recv() {
            burst.take(note);
        }
        Some(burst)
    }

    /// How long without an event is the end.
    fn pause(&self) -> Duration {
        let done = self.unfinished.is_empty() && !self.folders && self.events < MANY;
        if done { SETTLED } else { QUIET }
    }

    fn take(&mut self, note: Note) {
        self.events += 1;
        match note {
            Note::Unfinished(path) => {
                self.unfinished.insert(path);
            }
            Note::Made(path) => {
                self.made.insert(path.clone());
                self.unfinished.insert(path);
            }
            Note::Whole(path) => {
                self.unfinished.remove(&path);
            }
            Note::Renamed(from, to) => {
                self.unfinished.remove(&to);
                // What was made aside is where it belongs; what was moved away may be made again.
                if self.made.remove(&from) {
                    self.unfinished.remove(&from);
                } else {
                    self.unfinished.insert(from);
                }
            }
            Note::Folder => self.folders = true,
            Note::Other => {}
            Note::Lost => self.lost = true,
            Note::Blind => self.blind = true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pause(notes: &[Note]) -> Duration {
        let mut burst = Burst::default();
        let again = |note: &Note| match note {
            Note::Unfinished(path) => Note::Unfinished(path.clone()),
            Note::Made(path) => Note::Made(path.clone()),
            Note::Whole(path) => Note::Whole(path.clone()),
            Note::Renamed(from, to) => Note::Renamed(from.clone(), to.clone()),
            _ => Note::Other,
        };
        notes.iter().map(again).for_each(|note| burst.take(note));
        burst.pause()
    }

    #[test]
    fn a_save_that_is_done_is_not_waited_for() {
        let path = |name: &str| PathBuf::from(name);
        let (made, whole) = (|name| Note::Made(path(name)), |name| Note::Whole(path(name)));
        let written = |name| Note::Unfinished(path(name));
        let renamed = |from, to| Note::Renamed(path(from), path(to));
        assert_eq!(pause(&[written("a"), whole("a")]), SETTLED);
        assert_eq!(pause(&[made("t"), written("t"), whole("t"), written("t"), renamed("t", "a")]), SETTLED);
        assert_eq!(pause(&[written("a")]), QUIET, "still open");
        assert_eq!(pause(&[renamed("a", "a~")]), QUIET, "an editor moved it away");
        assert_eq!(pause(&[renamed("a", "a~"), made("a"), written("a"), whole("a")]), SETTLED, "and made it again");
        assert_eq!(pause(&(0..3).map(|_| Note::Other).collect::<Vec<_>>()), SETTLED);
        assert_eq!(pause(&(0..MANY).map(|_| Note::Other).collect::<Vec<_>>()), QUIET, "a checkout");
    }

    #[test]
    fn lost_events_and_a_system_that_can_watch_no_more_are_told_from_saves() {
        let overflow = Event::new(EventKind::Other).set_flag(notify::event::Flag::Rescan);
        assert_eq!(Note::of(Ok(overflow)), [Note::Lost]);
        assert_eq!(Note::of(Err(notify::Error::generic("x"))), [Note::Lost]);
        assert_eq!(Note::of(Err(notify::Error::new(ErrorKind::MaxFilesWatch))), [Note::Blind]);
        let (sender, notes) = mpsc::channel();
        for note in [Note::Whole(PathBuf::from("a")), Note::Lost, Note::Blind] {
            sender.send(note).unwrap();
        }
        let burst = Burst::hear(&notes).unwrap();
        assert!(burst.lost && burst.blind);
    }
}
