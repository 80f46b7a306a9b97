//! The chunks of pictures that hold words: text of PNG, comments and IPTC of JPEG, comments of GIF.

use super::look::Look;

/// What a chunk says.
pub(in crate::import::readers::enclosure) struct Note {
    /// What the format or the program calls it.
    pub name: String,
    /// Its characters, in an encoding that is not told.
    pub text: Vec<u8>,
}

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
/// Notes that are taken of one picture.
const MOST: usize = 10_000;

/// The notes in the chunks of a picture; a chunk that says more than there are bytes ends the look.
pub(in crate::import::readers::enclosure) fn notes(look: &mut Look, bytes: &[u8]) -> Vec<Note> {
    let mut out = Vec::new();
    if let Some(chunks) = bytes.strip_prefix(PNG) {
        of_png(look, chunks, &mut out);
    } else if let Some(segments) = bytes.strip_prefix(b"\xFF\xD8") {
        of_jpeg(segments, &mut out);
    } else if bytes.starts_with(b"GIF8") {
        of_gif(bytes, &mut out);
    }
    out.truncate(MOST);
    out
}

fn note(name: &[u8], text: &[u8]) -> Note {
    Note { name: String::from_utf8_lossy(name).into_owned(), text: text.to_owned() }
}

/// Cuts at the first zero.
fn at_zero(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let at = bytes.iter().position(|byte| *byte == 0)?;
    Some((&bytes[..at], &bytes[at + 1..]))
}

fn of_png(look: &mut Look, mut rest: &[u8], out: &mut Vec<Note>) {
    while let Some((head, after)) = rest.split_first_chunk::<8>() {
        let [a, b, c, d, kind @ ..] = *head;
        let length = usize::try_from(u32::from_be_bytes([a, b, c, d])).unwrap_or(usize::MAX);
        let Some((data, after)) = after.split_at_checked(length) else { return };
        match (&kind, at_zero(data)) {
            (b"tEXt", Some((name, text))) => out.push(note(name, text)),
            // A byte names the way of packing; there is only one.
            (b"zTXt", Some((name, packed))) => {
                let text = look.inflate(packed.get(1..).unwrap_or_default());
                out.extend(text.map(|text| note(name, &text)));
            }
            (b"iTXt", Some((name, text))) => out.extend(international(look, name, text)),
            (b"IEND", _) => return,
            _ => {}
        }
        rest = after.get(4..).unwrap_or_default();
        if out.len() > MOST {
            return;
        }
    }
}

/// A text with its language, and its name in it.
fn international(look: &mut Look, name: &[u8], text: &[u8]) -> Option<Note> {
    let ([packed, _], rest) = text.split_first_chunk::<2>()?;
    let (_, rest) = at_zero(rest)?;
    let (_, text) = at_zero(rest)?;
    let text = if *packed == 0 { text.to_owned() } else { look.inflate(text)? };
    // What is not packed is found where it stands, in all kinds of pictures alike.
    let name = if name == b"XML:com.adobe.xmp" { b"XMP" } else { name };
    (name != b"XMP" || *packed != 0).then(|| note(name, &text))
}

fn of_jpeg(mut rest: &[u8], out: &mut Vec<Note>) {
    loop {
        // Any number of these may fill the space before a mark.
        while let [0xFF, after @ ..] = rest
            && after.first() == Some(&0xFF)
        {
            rest = after;
        }
        let [0xFF, mark, high, low, after @ ..] = rest else { return };
        let length = usize::from(u16::from_be_bytes([*high, *low])).saturating_sub(2);
        let Some((data, after)) = after.split_at_checked(length) else { return };
        match mark {
            // The picture itself begins, or it is over.
            0xDA | 0xD9 => return,
            0xFE => out.push(note(b"COM", data)),
            0xED => iptc(data, out),
            _ => {}
        }
        rest = after;
        if out.len() > MOST {
            return;
        }
    }
}

/// What press agencies write: each record begins with 0x1C and the number of its group.
fn iptc(data: &[u8], out: &mut Vec<Note>) {
    let mut rest = data;
    while let Some(at) = rest.windows(2).position(|two| two == [0x1C, 2]) {
        let [kind, high, low, after @ ..] = &rest[at + 2..] else { return };
        let length = usize::from(u16::from_be_bytes([*high, *low]));
        match after.split_at_checked(length) {
            Some((text, after)) => {
                let name = match kind {
                    80 => "By-line".to_owned(),
                    120 => "Caption".to_owned(),
                    _ => format!("IPTC 2:{kind}"),
                };
                out.push(note(name.as_bytes(), text));
                rest = after;
            }
            None => rest = after,
        }
    }
}

fn of_gif(bytes: &[u8], out: &mut Vec<Note>) {
    let mut rest = bytes;
    while let Some(at) = rest.windows(2).position(|two| two == b"\x21\xFE") {
        let mut text = Vec::new();
        rest = &rest[at + 2..];
        // Pieces, each after its length, up to an empty one.
        while let [length, after @ ..] = rest
            && *length > 0
        {
            let Some((piece, after)) = after.split_at_checked(usize::from(*length)) else { break };
            text.extend_from_slice(piece);
            rest = after;
        }
        out.push(note(b"Comment", &text));
        if out.len() > MOST {
            return;
        }
    }
}
