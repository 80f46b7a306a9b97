//! An address as a QR code: one line of a drawing, of so few bytes that every page can carry its own.

use qrcodegen::DataTooLong;
use qrcodegen::Mask;
use qrcodegen::QrCode;
use qrcodegen::QrCodeEcc;
use qrcodegen::QrSegment;
use qrcodegen::Version;
use serde::Serialize;

/// A QR code as a path that is drawn one wide: `<path d="{{ path }}" stroke="#000"/>`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct QrPath {
    /// How wide and how high it is.
    pub size: i32,
    /// Strokes along its rows, each from where the last one ended.
    pub path: String,
}

impl QrPath {
    /// The code of an address; none where that is too long for any code.
    pub fn of(address: &str) -> Option<QrPath> {
        code(address).ok().map(|code| QrPath { size: code.size(), path: path(&code) })
    }
}

/// One mask serves all: to try each of the eight takes longer than the rest of the page.
fn code(address: &str) -> Result<QrCode, DataTooLong> {
    let segments = [QrSegment::make_bytes(address.as_bytes())];
    let mask = Some(Mask::new(2));
    QrCode::encode_segments_advanced(&segments, QrCodeEcc::Medium, Version::MIN, Version::MAX, mask, false)
}

fn path(code: &QrCode) -> String {
    let mut out = String::with_capacity(2 << 10);
    out.push_str("M0 .5");
    let (mut at, mut row) = (0, 0);
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let start = x;
            while code.get_module(x, y) {
                x += 1;
            }
            if x > start {
                if (start, y) != (at, row) {
                    out.push('m');
                    push(start - at, &mut out);
                    out.push(' ');
                    push(y - row, &mut out);
                }
                out.push('h');
                push(x - start, &mut out);
                (at, row) = (x, y);
            }
            x += 1;
        }
    }
    out
}

/// Writes a number of at most three digits, as all of a code are: there are hundreds of them on every page.
fn push(number: i32, out: &mut String) {
    let digits = number.unsigned_abs();
    if number < 0 {
        out.push('-');
    }
    for (unit, shown) in [(100, digits > 99), (10, digits > 9), (1, true)] {
        if shown {
            out.push(char::from_digit(digits / unit % 10, 10).unwrap_or('0'));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a path draws, row by row.
    fn drawn(of: &QrPath) -> Vec<Vec<bool>> {
        let size = usize::try_from(of.size).unwrap();
        let mut out = vec![vec![false; size]; size];
        let (mut x, mut y) = (0_i32, 0_i32);
        let steps = of.path.strip_prefix("M0 .5").unwrap().replace('m', " m ").replace('h', " h ");
        let mut words = steps.split_whitespace();
        let number = |word: Option<&str>| word.unwrap().parse::<i32>().unwrap();
        while let Some(word) = words.next() {
            match word {
                "m" => (x, y) = (x + number(words.next()), y + number(words.next())),
                _ => {
                    let end = x + number(words.next());
                    for at in x..end {
                        out[usize::try_from(y).unwrap()][usize::try_from(at).unwrap()] = true;
                    }
                    x = end;
                }
            }
        }
        out
    }

    #[test]
    fn the_path_draws_every_module() {
        for address in ["x", "https://zhenggai.example/notices/qinglan-2025-ledger/3-2.html", &"y".repeat(500)] {
            let (code, path) = (code(address).unwrap(), QrPath::of(address).unwrap());
            let rows = (0..code.size()).map(|y| (0..code.size()).map(|x| code.get_module(x, y)).collect());
            assert_eq!(drawn(&path), rows.collect::<Vec<Vec<bool>>>(), "{address}");
        }
        assert_eq!(QrPath::of(&"x".repeat(10_000)), None);
    }
}
