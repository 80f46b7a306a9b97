//! The folded texts of all documents, one behind the other, laid aside while the site is visited and read again, piece by
//! piece, as often as the index needs them. They are never held whole.

use std::io;
use std::io::BufReader;
use std::io::Read;
use std::io::Seek;
use std::io::SeekFrom;
use std::io::Write;

/// Where what will be read again in this run is laid aside.
pub trait Scratch: Read + Write + Seek + Send {}

impl<T: Read + Write + Seek + Send> Scratch for T {}

/// So many bytes are collected before they are laid aside.
const BUFFER: usize = 1 << 16;
/// So many units of text are looked at together.
const PIECE: usize = 1 << 17;

/// Looks at some texts one behind the other; the number is that of the first.
pub(super) type LookAtTexts<'l> = &'l mut dyn FnMut(u32, &[Vec<u16>]) -> io::Result<()>;

/// The texts of documents in their order.
pub(super) struct FoldedTexts {
    scratch: Box<dyn Scratch>,
    buffer: Vec<u8>,
    documents: u32,
}

impl FoldedTexts {
    /// No text yet.
    pub fn new(scratch: Box<dyn Scratch>) -> FoldedTexts {
        FoldedTexts { scratch, buffer: Vec::new(), documents: 0 }
    }

    /// How many there are.
    pub fn documents(&self) -> u32 {
        self.documents
    }

    /// Appends that of the next document.
    pub fn put(&mut self, text: &[u16]) -> io::Result<()> {
        let len = u32::try_from(text.len()).map_err(io::Error::other)?;
        self.buffer.extend(len.to_le_bytes());
        self.buffer.extend(text.iter().flat_map(|unit| unit.to_le_bytes()));
        self.documents += 1;
        if self.buffer.len() >= BUFFER { self.lay_aside() } else { Ok(()) }
    }

    fn lay_aside(&mut self) -> io::Result<()> {
        self.scratch.write_all(&self.buffer)?;
        self.buffer.clear();
        Ok(())
    }

    /// Reads all of them from the beginning: so many at a time, with the number of the first.
    pub fn read(&mut self, look: LookAtTexts<'_>) -> io::Result<()> {
        self.lay_aside()?;
        self.scratch.seek(SeekFrom::Start(0))?;
        let mut reader = BufReader::with_capacity(BUFFER, &mut self.scratch);
        let (mut piece, mut units, mut bytes) = (Vec::new(), 0, Vec::new());
        let mut first = 0;
        for number in 0..self.documents {
            let mut len = [0; 4];
            reader.read_exact(&mut len)?;
            bytes.resize(u32::from_le_bytes(len) as usize * 2, 0);
            reader.read_exact(&mut bytes)?;
            let text: Vec<u16> = bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
            units += text.len();
            piece.push(text);
            if units >= PIECE || number + 1 == self.documents {
                look(first, &piece)?;
                piece.clear();
                (units, first) = (0, number + 1);
            }
        }
        drop(reader);
        // What is put later stands behind the rest.
        self.scratch.seek(SeekFrom::End(0)).map(drop)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    #[test]
    fn texts_are_read_as_they_were_put() {
        let mut texts = FoldedTexts::new(Box::new(Cursor::new(Vec::new())));
        let put: Vec<Vec<u16>> = (0..3_000u16).map(|number| vec![number; usize::from(number % 300)]).collect();
        put.iter().for_each(|text| texts.put(text).unwrap());
        for _ in 0..2 {
            let mut read = Vec::new();
            let look = &mut |first: u32, piece: &[Vec<u16>]| {
                assert_eq!(first as usize, read.len());
                read.extend_from_slice(piece);
                Ok(())
            };
            texts.read(look).unwrap();
            assert_eq!(read, put);
        }
    }
}
