//! A writer whose first failure is told at the end: what is handed to a library that cannot bear one half way.

use std::io;
use std::io::Seek;
use std::io::SeekFrom;
use std::io::Write;

/// Takes everything; from the first failure on it only counts.
pub(super) struct LateFailure<W> {
    to: W,
    at: u64,
    failed: Option<io::Error>,
}

impl<W: Write + Seek> LateFailure<W> {
    pub(super) fn new(to: W) -> LateFailure<W> {
        LateFailure { to, at: 0, failed: None }
    }

    /// What was written to, if all of it was taken.
    pub(super) fn into_inner(self) -> io::Result<W> {
        match self.failed {
            None => Ok(self.to),
            Some(error) => Err(error),
        }
    }

    fn tried<T>(&mut self, what: impl FnOnce(&mut W) -> io::Result<T>) -> Option<T> {
        if self.failed.is_some() {
            return None;
        }
        what(&mut self.to).map_err(|error| self.failed = Some(error)).ok()
    }
}

impl<W: Write + Seek> Write for LateFailure<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = self.tried(|to| to.write_all(bytes).map(|()| bytes.len())).unwrap_or(bytes.len());
        self.at += taken as u64;
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.tried(W::flush);
        Ok(())
    }
}

impl<W: Write + Seek> Seek for LateFailure<W> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let counted = match to {
            SeekFrom::Start(at) => at,
            SeekFrom::Current(by) => self.at.saturating_add_signed(by),
            SeekFrom::End(_) => self.at,
        };
        self.at = self.tried(|of| of.seek(to)).unwrap_or(counted);
        Ok(self.at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    /// A disk that takes so many writes.
    struct Disk(Cursor<Vec<u8>>, usize);

    impl Write for Disk {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            match self.1.checked_sub(1) {
                None => Err(io::ErrorKind::StorageFull.into()),
                Some(left) => {
                    self.1 = left;
                    self.0.write(bytes)
                }
            }
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    impl Seek for Disk {
        fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
            self.0.seek(to)
        }
    }

    #[test]
    fn a_zip_on_a_full_disk_is_an_error_wherever_it_fails() {
        let packed = |writes: usize| -> io::Result<Vec<u8>> {
            let mut zip = ZipWriter::new(LateFailure::new(Disk(Cursor::default(), writes)));
            for name in ["a.html", "b.html", "c.html"] {
                zip.start_file(name, SimpleFileOptions::default()).map_err(io::Error::other)?;
                zip.write_all(name.repeat(500).as_bytes())?;
            }
            Ok(zip.finish().map_err(io::Error::other)?.into_inner()?.0.into_inner())
        };
        let needed = (0..500).find(|writes| packed(*writes).is_ok()).expect("some disk is large enough");
        assert!(needed > 10, "{needed}");
        for writes in 0..needed {
            assert_eq!(packed(writes).unwrap_err().kind(), io::ErrorKind::StorageFull, "{writes}");
        }
        assert_eq!(packed(needed).unwrap(), packed(needed + 1).unwrap());
    }
}
