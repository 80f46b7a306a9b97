//! What the system says of a file without reading it: as long as that is the same, so are its bytes.

use std::fs::Metadata;
use std::time::Duration;
use std::time::SystemTime;

/// A file that was changed so shortly before it was read may be changed again without a trace: clocks of file systems
/// tick as slowly as every two seconds.
const YOUNG: Duration = Duration::from_secs(3);

/// The marks of one state of one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    device: u64,
    node: u64,
    len: u64,
    /// When its bytes and when anything of it was last changed; the second cannot be set by programs.
    modified: (i64, i64),
    changed: (i64, i64),
}

impl Stamp {
    /// The stamp of a file; none where the system has too few marks to be sure of.
    #[cfg(unix)]
    pub fn of(file: &Metadata) -> Option<Stamp> {
        use std::os::unix::fs::MetadataExt;
        Some(Stamp {
            device: file.dev(),
            node: file.ino(),
            len: file.len(),
            modified: (file.mtime(), file.mtime_nsec()),
            changed: (file.ctime(), file.ctime_nsec()),
        })
    }

    /// The stamp of a file; none where the system has too few marks to be sure of.
    #[cfg(not(unix))]
    pub fn of(_: &Metadata) -> Option<Stamp> {
        None
    }

    /// Whether the file had been at rest for a while at a moment, so that its next change will give it another stamp.
    pub fn rested_at(&self, moment: SystemTime) -> bool {
        let Ok(seconds) = u64::try_from(self.changed.0) else { return false };
        let changed = SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
        moment.duration_since(changed).is_ok_and(|rest| rest > YOUNG)
    }
}
