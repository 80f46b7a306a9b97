//! Who approved a notice, as an archive says it.

use crate::approval::StepTaken;
use crate::approval::StepsTaken;

/// Who took which step when. What no longer holds is not named as an approval; what is missing is said.
pub(super) fn named(steps: &StepsTaken) -> Vec<String> {
    let mut out = Vec::new();
    if steps.void.is_none() {
        out.extend(steps.taken.iter().map(|taken| step(taken.step.as_deref().unwrap_or_default(), taken)));
    }
    if steps.emergency_void.is_none() {
        out.extend(steps.emergency.iter().map(|taken| step("紧急发布", taken)));
    }
    if !steps.is_approved() {
        let why = steps.why_void().map(|void| format!("，{}", void.words().zh)).unwrap_or_default();
        out.push(format!("审批没有完成（还要办：{}{why}）", steps.missing().join("、")));
    }
    out
}

fn step(name: &str, taken: &StepTaken) -> String {
    format!("{name}：{}（{}）", taken.by, taken.at)
}
