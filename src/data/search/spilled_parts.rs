//! What falls to many parts in no order of theirs is laid aside as it comes and read again part by part, so that no more of it
//! is held than one part a thread and a small buffer for each.

use std::io;
use std::io::SeekFrom;
use std::mem;

use parking_lot::Mutex;

use super::folded_texts::Scratch;

/// So many bytes are held in the buffers of all parts together.
const HELD: usize = 1 << 20;
/// A buffer is never smaller, so that few runs are to be known.
const SMALLEST: usize = 1 << 9;

/// The bytes of each of some parts, in the order in which they came.
pub(super) struct SpilledParts<'s> {
    scratch: &'s mut Box<dyn Scratch>,
    buffers: Vec<Vec<u8>>,
    buffer: usize,
    /// Where the runs of each part begin, and how long they are.
    runs: Vec<Vec<(u64, u32)>>,
    end: u64,
}

impl<'s> SpilledParts<'s> {
    /// Nothing yet for any of so many parts. What was laid aside in the scratch before is written over.
    pub fn new(scratch: &'s mut Box<dyn Scratch>, parts: usize) -> io::Result<SpilledParts<'s>> {
        scratch.seek(SeekFrom::Start(0))?;
        let buffer = (HELD / parts.max(1)).max(SMALLEST);
        Ok(SpilledParts { scratch, buffers: vec![Vec::new(); parts], buffer, runs: vec![Vec::new(); parts], end: 0 })
    }

    /// Appends to each part what came for it.
    pub fn put(&mut self, came: &[Vec<u8>]) -> io::Result<()> {
        for (part, bytes) in came.iter().enumerate() {
            self.buffers[part].extend_from_slice(bytes);
            if self.buffers[part].len() >= self.buffer {
                self.lay_aside(part)?;
            }
        }
        Ok(())
    }

    fn lay_aside(&mut self, part: usize) -> io::Result<()> {
        let bytes = &mut self.buffers[part];
        let length = u32::try_from(bytes.len()).map_err(io::Error::other)?;
        self.scratch.write_all(bytes)?;
        bytes.clear();
        self.runs[part].push((self.end, length));
        self.end += u64::from(length);
        Ok(())
    }

    /// All parts to be read, from any thread.
    pub fn end(self) -> ReadParts<'s> {
        let SpilledParts { scratch, buffers, runs, .. } = self;
        ReadParts { scratch: Mutex::new(scratch), rest: Mutex::new(buffers), runs }
    }
}

/// Parts that are complete.
pub(super) struct ReadParts<'s> {
    scratch: Mutex<&'s mut Box<dyn Scratch>>,
    /// What of each was not laid aside.
    rest: Mutex<Vec<Vec<u8>>>,
    runs: Vec<Vec<(u64, u32)>>,
}

impl ReadParts<'_> {
    /// The bytes of a part, which are let go here.
    pub fn take(&self, part: usize) -> io::Result<Vec<u8>> {
        let rest = mem::take(&mut self.rest.lock()[part]);
        let laid: usize = self.runs[part].iter().map(|(_, length)| *length as usize).sum();
        let mut out = vec![0; laid];
        let mut to = out.as_mut_slice();
        let mut scratch = self.scratch.lock();
        for (at, length) in &self.runs[part] {
            let (run, others) = to.split_at_mut(*length as usize);
            scratch.seek(SeekFrom::Start(*at))?;
            scratch.read_exact(run)?;
            to = others;
        }
        drop(scratch);
        out.extend(rest);
        Ok(out)
    }
}

/// Puts a number, seven bits a byte, the lowest first.
pub(super) fn put_number(mut number: u32, to: &mut Vec<u8>) {
    while number >= 0x80 {
        to.push(number as u8 | 0x80);
        number >>= 7;
    }
    to.push(number as u8);
}

/// Reads what was put as numbers and units one behind the other.
pub(super) struct SpilledReader<'b>(pub &'b [u8]);

impl SpilledReader<'_> {
    /// The next byte; none at the end.
    pub fn byte(&mut self) -> Option<u8> {
        let (byte, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*byte)
    }

    /// The next number; none at the end.
    pub fn number(&mut self) -> Option<u32> {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.byte()?;
            number |= u32::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
            shift += 7;
        }
    }

    /// The next UTF-16 unit; none at the end.
    pub fn unit(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    #[test]
    fn each_part_is_read_as_it_came() {
        let mut scratch: Box<dyn Scratch> = Box::new(Cursor::new(Vec::new()));
        for parts in [1, 3, 500] {
            let mut spilled = SpilledParts::new(&mut scratch, parts).unwrap();
            let mut wanted = vec![Vec::new(); parts];
            for round in 0..2_000u32 {
                let mut came = vec![Vec::new(); parts];
                let part = round as usize * 7 % parts;
                put_number(round * round, &mut came[part]);
                came[part].extend(0x6574u16.to_le_bytes());
                wanted[part].push(round * round);
                spilled.put(&came).unwrap();
            }
            let read = spilled.end();
            for (part, wanted) in wanted.iter().enumerate() {
                let bytes = read.take(part).unwrap();
                let mut reader = SpilledReader(&bytes);
                let mut numbers = Vec::new();
                while let Some(number) = reader.number() {
                    numbers.push(number);
                    assert_eq!(reader.unit(), Some(0x6574));
                }
                assert_eq!(&numbers, wanted);
            }
        }
    }
}
