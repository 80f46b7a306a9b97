//! Single bytes of approved sources, flipped.

use tongbao::tree::Tree;

use super::bound_site::NOTICE;
use super::bound_site::all_steps;
use super::bound_site::approval;
use super::bound_site::approved;
use super::bound_site::compile;
use super::bound_site::file;
use super::bound_site::site;
use super::bound_site::subject;
use crate::support::in_memory::put;

/// So many flips are drawn.
const FLIPS: usize = 500;

/// Numbers that are drawn, the same in each run.
struct Drawn(u64);

impl Drawn {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end as u64).unwrap()
    }
}

/// Whether the approvals hold.
fn holds(tree: &Tree) -> bool {
    let compiled = compile(tree);
    // A notice that cannot be read any more is no approved one.
    compiled.approval(&subject()).is_some_and(|approval| approval.unwrap().steps.is_approved())
}

#[test]
fn every_single_byte_voids() {
    let site = site();
    let tree = approved(&site, &file(&all_steps(&approval(&site))));
    assert!(holds(&tree));
    let sources = [NOTICE, "content/notices/tongbao/清单.csv", "content/notices/tongbao/tu.png"];
    let bytes: Vec<Vec<u8>> = sources.iter().map(|path| tree.bytes(path).unwrap().into_owned()).collect();
    let comment = bytes[0].windows(1).position(|byte| byte == b"#").unwrap();
    let mut drawn = Drawn(0x9e37_79b9_7f4a_7c15);
    let (mut flipped, mut in_comment, mut line_ends, mut held) = (0, 0, 0, Vec::new());
    while flipped < FLIPS {
        let file = if drawn.below(10) < 8 { 0 } else { 1 + drawn.below(2) };
        // One draw in ten falls into the comment, one on a line end.
        let at = match (file, drawn.below(10)) {
            (0, 0) => comment + drawn.below("# 由办公室填写".len()),
            (0, 1) => {
                let ends: Vec<usize> = (0..bytes[0].len()).filter(|at| bytes[0][*at] == b'\n').collect();
                ends[drawn.below(ends.len())]
            }
            _ => drawn.below(bytes[file].len()),
        };
        let mut changed = bytes[file].clone();
        changed[at] ^= 1 << drawn.below(8);
        flipped += 1;
        in_comment += usize::from(file == 0 && (comment..comment + "# 由办公室填写".len()).contains(&at));
        line_ends += usize::from(bytes[file][at] == b'\n');
        let mut other = tree.clone();
        put(&mut other, sources[file], &changed);
        if holds(&other) {
            held.push((sources[file], at));
        }
    }
    eprintln!("{flipped} flips, {in_comment} in a comment, {line_ends} of a line end: {} void", flipped - held.len());
    assert!(held.is_empty(), "{held:?}");
    assert!(in_comment > 20 && line_ends > 20, "{in_comment} {line_ends}");
}
