//! One file of the next edition, taken piece by piece: it is digested, held against the same file of the last edition,
//! and written from the first difference on. Nothing of it is held whole.

use std::fs;
use std::fs::File;
use std::io;
use std::io::BufRead;
use std::io::BufReader;
use std::io::BufWriter;
use std::io::Seek;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;

use super::staging::Staging;
use super::staging::settle;
use crate::edge::failure::At;
use crate::edge::failure::Failure;
use crate::edge::failure::Operation;
use crate::edge::open_regular;
use crate::tree::Digest;
use crate::tree::Digester;
use crate::tree::RelPath;

/// So many bytes of small pieces are held before they are written. Pages come whole and pass by; a larger hold, asked for
/// at every file, costs the allocator more than it saves.
const HELD: usize = 1 << 10;

/// A file being taken.
pub(super) struct Taking<'s> {
    staging: &'s Staging,
    path: &'s RelPath,
    /// Of all pieces so far.
    digester: Digester,
    so_far: SoFar,
    /// What the disk answered, in full: whoever writes the pieces hands on only the system's words.
    failure: Option<Failure>,
}

/// What became of the pieces so far.
enum SoFar {
    /// Each is as in this file of the last edition; none is written.
    Same(PathBuf, BufReader<File>),
    /// They are in a file of the next edition.
    Written(PathBuf, BufWriter<File>),
}

impl<'s> Taking<'s> {
    /// Begins a file that may stand in the last edition at a place. One that cannot be read there is written anew.
    pub fn begin(staging: &'s Staging, path: &'s RelPath, last: Option<PathBuf>) -> Result<Taking<'s>, Failure> {
        let last = last.and_then(|place| open_regular(&place).ok().map(|file| (place, file)));
        let so_far = match last {
            Some((place, file)) => SoFar::Same(place, BufReader::new(file)),
            None => {
                let (to, file) = staging.create(path)?;
                SoFar::Written(to, BufWriter::with_capacity(HELD, file))
            }
        };
        Ok(Taking { staging, path, digester: Digester::new(), so_far, failure: None })
    }

    /// Ends the file as its writing ended: its digest, and whether it is as in the last edition. Of one that failed
    /// nothing stays.
    pub fn end(mut self, written: io::Result<()>) -> Result<(Digest, bool), Failure> {
        let ended = match (self.failure.take(), written) {
            (Some(failure), _) => Err(failure),
            (None, Err(error)) => Err(self.own(error)),
            (None, Ok(())) => self.settled(),
        };
        match (ended, self.so_far) {
            (Ok(same), _) => Ok((self.digester.finish().0, same)),
            (Err(failure), SoFar::Same(..)) => Err(failure),
            (Err(failure), SoFar::Written(to, file)) => {
                drop(file);
                // What cannot be removed goes with the folder of the unfinished edition.
                let _ = fs::remove_file(to);
                Err(failure)
            }
        }
    }

    /// What went wrong where it was not the disk: a failure that is known already is handed on as it is.
    fn own(&self, error: io::Error) -> Failure {
        let place = match &self.so_far {
            SoFar::Same(place, _) | SoFar::Written(place, _) => place,
        };
        error.downcast().unwrap_or_else(|error| Failure::system(Operation::Produce, place, &error))
    }

    /// Whether the file is as in the last edition; it is on its way to the disk if it is not.
    fn settled(&mut self) -> Result<bool, Failure> {
        if let SoFar::Same(_, last) = &mut self.so_far {
            if last.fill_buf().is_ok_and(<[u8]>::is_empty) {
                return Ok(true);
            }
            self.part()?;
        }
        if let SoFar::Written(to, file) = &mut self.so_far {
            file.flush().and_then(|()| settle(file.get_ref())).at(Operation::WriteFile, to)?;
        }
        Ok(false)
    }

    /// Here the file parts from the one in the last edition: its beginning, which is the same, is copied from there.
    fn part(&mut self) -> Result<(), Failure> {
        let SoFar::Same(from, last) = &mut self.so_far else { return Ok(()) };
        let (to, file) = self.staging.create(self.path)?;
        let mut file = BufWriter::new(file);
        let copied = copy(last, &mut file, &self.digester, from, &to);
        self.so_far = SoFar::Written(to, file);
        copied
    }

    fn take(&mut self, piece: &[u8]) -> Result<io::Result<usize>, Failure> {
        if let SoFar::Same(_, last) = &mut self.so_far {
            let same = same_beginning(last, piece);
            if same > 0 {
                self.digester.update(piece.get(..same).unwrap_or_default());
                return Ok(Ok(same));
            }
            self.part()?;
        }
        let SoFar::Written(to, file) = &mut self.so_far else { return Ok(Ok(0)) };
        let taken = file.write(piece);
        match &taken {
            Ok(len) => self.digester.update(piece.get(..*len).unwrap_or_default()),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => self.failure = Some(Failure::system(Operation::WriteFile, to.as_path(), error)),
        }
        Ok(taken)
    }
}

impl Write for Taking<'_> {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        if let Some(failure) = &self.failure {
            return Err(io::Error::other(failure.clone()));
        }
        if piece.is_empty() {
            return Ok(0);
        }
        self.take(piece).unwrap_or_else(|failure| {
            self.failure = Some(failure.clone());
            Err(io::Error::other(failure))
        })
    }

    /// Pieces are flushed when all are there.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// How many bytes of a piece a file goes on with, as far as it is at hand; it is moved past them. One that cannot be
/// read does not go on.
pub(super) fn same_beginning(file: &mut impl BufRead, piece: &[u8]) -> usize {
    let here = file.fill_buf().unwrap_or_default();
    let len = here.len().min(piece.len());
    let same = if here.get(..len) == piece.get(..len) {
        len
    } else {
        here.iter().zip(piece).take_while(|(one, other)| one == other).count()
    };
    file.consume(same);
    same
}

/// Copies the beginning of a file, which must still have the bytes that were digested.
fn copy(
    from: &mut BufReader<File>,
    to: &mut BufWriter<File>,
    digested: &Digester,
    from_place: &Path,
    to_place: &Path,
) -> Result<(), Failure> {
    let (promised, mut left) = digested.clone().finish();
    let mut digester = Digester::new();
    from.rewind().at(Operation::Keep, from_place)?;
    while left > 0 {
        let here = from.fill_buf().at(Operation::Keep, from_place)?;
        let len = usize::try_from(left).unwrap_or(usize::MAX).min(here.len());
        let Some(piece) = here.get(..len).filter(|piece| !piece.is_empty()) else { break };
        digester.update(piece);
        to.write_all(piece).at(Operation::WriteFile, to_place)?;
        from.consume(len);
        left -= len as u64;
    }
    if digester.finish().0 == promised {
        return Ok(());
    }
    let error = io::Error::other("it was changed during the run");
    Err(Failure::system(Operation::Keep, from_place, &error))
}
