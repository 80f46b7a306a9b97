//! Which addresses a link or a picture may lead to.

use crate::text::percent;

/// The address as it is kept, or `None` where it is refused.
///
/// Whatever stands before the first `:` of an address that has no `/`, `?` or `#` before it is a scheme to a
/// browser, so anything there that is not on the list is refused, however disguised; so are control characters
/// (browsers drop tabs and line breaks), addresses of another host without a scheme (`//host`, `/\host`) and those
/// from the root of the server (`/file`).
pub(super) fn accepted(address: &str, schemes: &[&str]) -> Option<String> {
    let address = address.trim();
    if address.is_empty() || address.chars().any(char::is_control) {
        return None;
    }
    // From the root of a server the site may not even be on: the built folder works anywhere.
    if address.starts_with(['/', '\\']) {
        return None;
    }
    let end = address.find([':', '/', '?', '#', '\\']).unwrap_or(address.len());
    if address[end..].starts_with(':') && !schemes.iter().any(|scheme| address[..end].eq_ignore_ascii_case(scheme)) {
        return None;
    }
    let mut kept = String::with_capacity(address.len());
    for c in address.chars() {
        if c.is_whitespace() {
            kept.push_str(&percent::character(c));
        } else {
            kept.push(c);
        }
    }
    Some(kept)
}

/// Schemes a link may have.
pub(super) const LINK: &[&str] = &["http", "https", "mailto", "tel"];
/// Schemes a picture may have: none, since a page loads nothing from another site.
pub(super) const IMAGE: &[&str] = &[];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_known_schemes_and_relative_addresses() {
        for address in ["https://a.cn/x?y:z", "HTTP://a.cn", "mailto:a@b.cn", "tel:+8610", "a/b:c", "#x:y", "附件.docx"]
        {
            assert_eq!(accepted(address, LINK).as_deref(), Some(address));
        }
        assert_eq!(accepted(" 附件 一.docx ", LINK).as_deref(), Some("附件%20一.docx"));
    }

    #[test]
    fn refuses_every_other_scheme_and_foreign_hosts() {
        for address in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java\tscript:alert(1)",
            "java script:alert(1)",
            "\u{1}javascript:alert(1)",
            "\u{200b}javascript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
            "//evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            ":x",
            "",
        ] {
            assert_eq!(accepted(address, LINK), None, "{address:?}");
        }
        assert_eq!(accepted("mailto:a@b.cn", IMAGE), None);
    }
}
