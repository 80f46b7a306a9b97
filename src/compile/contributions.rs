//! What visits give beyond their pages, taken in the order of notices through a bounded buffer.

use rayon::prelude::*;

/// So many notices are visited between two takings: no more contributions are held than these.
const BATCH: usize = 64;

/// Visits notices in parallel, batch by batch, and takes what each gives in the order of notices.
pub(super) fn in_order<T: Send, E: Send>(
    notices: usize,
    visit: impl Fn(usize) -> Result<T, E> + Sync,
    mut take: impl FnMut(T) -> Result<(), E>,
) -> Result<(), E> {
    for start in (0..notices).step_by(BATCH) {
        let batch = (start..notices.min(start + BATCH)).into_par_iter().with_max_len(1);
        let given: Vec<T> = batch.map(&visit).collect::<Result<_, E>>()?;
        given.into_iter().try_for_each(&mut take)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::AtomicUsize;
    use std::sync::atomic::Ordering;

    #[test]
    fn contributions_come_in_order_and_few_are_held() {
        let (made, taken) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let mut came = Vec::new();
        let visit = |index: usize| {
            let held = made.fetch_add(1, Ordering::SeqCst) - taken.load(Ordering::SeqCst);
            assert!(held < BATCH, "{held} are held");
            Ok::<usize, ()>(index)
        };
        let take = |index| {
            taken.fetch_add(1, Ordering::SeqCst);
            came.push(index);
            Ok(())
        };
        assert_eq!(in_order(1_000, visit, take), Ok(()));
        assert_eq!(came, (0..1_000).collect::<Vec<_>>());
    }

    #[test]
    fn nothing_is_taken_behind_a_visit_that_failed() {
        let mut came = Vec::new();
        let visit = |index: usize| if index == 100 { Err(index) } else { Ok(index) };
        let take = |index| {
            came.push(index);
            Ok(())
        };
        assert_eq!(in_order(1_000, visit, take), Err(100));
        assert_eq!(came, (0..BATCH).collect::<Vec<_>>());
    }
}
