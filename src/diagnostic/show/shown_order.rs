//! The orders in which faults are shown.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Level;

/// The faults in the order they are shown in: path, line and column (which is the order of bytes), code.
pub fn in_order(diagnostics: &[Diagnostic]) -> Vec<&Diagnostic> {
    let mut sorted: Vec<&Diagnostic> = diagnostics.iter().collect();
    sorted.sort_by_key(|d| (&d.span.path, d.span.start, d.code.id, d.span.end));
    sorted
}

/// Puts faults in order: what stops a build, then by level, then by place.
pub fn most_urgent_first(faults: &mut [&Diagnostic]) {
    faults.sort_by_key(|fault| {
        let stops = fault.level == Level::Error && fault.code.stops_build();
        (!stops, std::cmp::Reverse(fault.level), &fault.span.path, fault.span.start, fault.code.id)
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::sample;

    #[test]
    fn faults_are_shown_by_path_place_and_code() {
        let (first, second) = (sample::doubt("content/notices/a.md", 4), sample::fault(4, 5));
        let faults = [sample::doubt("content/site.yaml", 0), second.clone(), first.clone(), sample::fault(0, 1)];
        let order: Vec<(&str, usize, &str)> =
            in_order(&faults).iter().map(|d| (d.span.path.as_str(), d.span.start, d.code.id)).collect();
        assert_eq!(
            order,
            [
                ("content/notices/a.md", 0, "X202"),
                ("content/notices/a.md", 4, "X101"),
                ("content/notices/a.md", 4, "X202"),
                ("content/site.yaml", 0, "X101"),
            ]
        );
    }
}
