//! The steps of an entry: nearly always one, which needs no memory of its own.

use std::ops::Deref;

use super::ledger_step::Step;

/// What the notices say of an issue, oldest first; at least one step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntrySteps(Kept);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kept {
    One(Step),
    Many(Box<[Step]>),
}

impl EntrySteps {
    /// One step alone.
    pub fn one(step: Step) -> EntrySteps {
        EntrySteps(Kept::One(step))
    }
}

impl Deref for EntrySteps {
    type Target = [Step];

    fn deref(&self) -> &[Step] {
        match &self.0 {
            Kept::One(step) => std::slice::from_ref(step),
            Kept::Many(steps) => steps,
        }
    }
}

impl FromIterator<Step> for EntrySteps {
    fn from_iter<I: IntoIterator<Item = Step>>(steps: I) -> EntrySteps {
        EntrySteps(Kept::Many(steps.into_iter().collect()))
    }
}
