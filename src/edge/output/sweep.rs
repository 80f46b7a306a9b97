//! What a dead run left is put in order before the next one begins.

use std::fs;

use super::listed::Listed;
use super::place::Place;
use super::survey::Standing;
use super::survey::Survey;
use super::survey::complete;
use super::survey::discard;
use super::swap;
use crate::edge::failure::At;
use crate::edge::failure::Failure;
use crate::edge::failure::Operation;
use crate::edge::refusal::Refusal;

/// Puts the last whole edition back where a run died between two renames and the output folder is gone.
pub(super) fn recover(place: &Place) -> Result<(), Failure> {
    if let Standing::Absent | Standing::Empty = Standing::of(&place.out)?
        && let Standing::Ours(last) = Standing::of(&place.old)?
        && complete(&place.old, &last)
    {
        fs::rename(&place.old, &place.out).at(Operation::Recover, &place.out)?;
        swap::settle(place)?;
    }
    Ok(())
}

/// Removes the working folders of a dead run, the output folder being in its place again.
///
/// An edition gets its manifest when all else is in it, and loses it last. So a folder of the next edition without a
/// manifest was never finished, and all in it is ours; whatever has a manifest is removed by it.
pub(super) fn sweep(place: &Place) -> Result<(), Failure> {
    for folder in [&place.old, &place.new] {
        let listed = match Standing::of(folder)? {
            Standing::Absent => continue,
            Standing::Ours(listed) => listed,
            Standing::Empty | Standing::Others if *folder == place.new => {
                #[expect(clippy::disallowed_methods, reason = "an unfinished edition has no manifest to go by")]
                fs::remove_dir_all(folder).at(Operation::Remove, folder)?;
                continue;
            }
            Standing::Empty | Standing::Others => Listed::default(),
        };
        let survey = Survey::of(folder, &listed)?;
        if !survey.foreign.is_empty() {
            return Err(Failure::refused(folder, Refusal::Leftover(survey.names(folder))));
        }
        discard(folder, &listed)?;
    }
    Ok(())
}
