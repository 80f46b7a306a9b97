//! Media types by the endings of names.

/// Nobody knows what it is, or in which charset: a browser keeps it as a file.
const UNKNOWN: &str = "application/octet-stream";

/// The media type of a file by the ending of its name. The text that a site is made of is UTF-8.
pub fn media(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, ending)| ending) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("csv") => "text/csv; charset=utf-8",
        Some("txt" | "md") => "text/plain; charset=utf-8",
        // A value of JSON a line; in UTF-8, as JSON is.
        Some("jsonl") => "application/x-ndjson",
        // It says its charset itself.
        Some("xml") => "application/xml",
        _ => mime_guess::from_path(path).first_raw().filter(|kind| !kind.starts_with("text/")).unwrap_or(UNKNOWN),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_the_type_of_its_ending() {
        for (path, kind) in [
            ("index.html", "text/html; charset=utf-8"),
            ("assets/js/view.js", "text/javascript; charset=utf-8"),
            ("data/台账.csv", "text/csv; charset=utf-8"),
            ("sitemap.xml", "application/xml"),
            ("data.json", "application/json"),
            ("data/changes/2025.jsonl", "application/x-ndjson"),
            ("favicon.svg", "image/svg+xml"),
            ("favicon.ico", "image/x-icon"),
            ("a.JPG", "image/jpeg"),
            ("a.jpeg", "image/jpeg"),
            ("a.png", "image/png"),
            ("a.gif", "image/gif"),
            ("a.webp", "image/webp"),
            ("a.avif", "image/avif"),
            ("清单.pdf", "application/pdf"),
            ("清单.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            ("清单.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            ("a.woff2", "font/woff2"),
            // Text of an unknown charset, and what has no ending that anybody knows.
            ("a.htm", UNKNOWN),
            ("a.log", UNKNOWN),
            ("a.tongbao", UNKNOWN),
            ("manifest", UNKNOWN),
            ("", UNKNOWN),
        ] {
            assert_eq!(media(path), kind, "{path}");
        }
    }
}
