//! Scripts of the program as they are published: without what only their writers read.

/// A script without its indents, its empty lines and the lines that are comments. No script of the program has a text that
/// goes on over several lines, where that would say something else.
pub fn bare_script(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.filter(|line| !line.starts_with("//")).flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_runs_stays() {
        assert_eq!(
            bare_script("// A.\nvar a = 'http://b'; // c\n\n  if (a) {\n    b(); }\n"),
            "var a = 'http://b'; // c\nif (a) {\nb(); }\n"
        );
    }
}
