//! An id that a notice had, written into its front matter: what stands there stays, byte for byte.

use super::SourceFile;
use super::notice;
use crate::model::Id;
use crate::model::Notice;

/// The mark of front matter in a file with a body.
const MARK: &str = "---";

/// The bytes of the file that holds the front matter of a notice, with one more id that it had. None where it is written in a
/// way that cannot be added to: what is read of the new bytes must be what was read, and the id.
pub fn with_former_id(old: Id, text: SourceFile<'_>, front: Option<SourceFile<'_>>) -> Option<Vec<u8>> {
    let holder = front.as_ref().unwrap_or(&text);
    let source = std::str::from_utf8(holder.bytes).ok()?;
    let (before, _) = notice(old.clone(), copy(&text), front.as_ref().map(copy));
    let new = match before.head.formerly.first() {
        Some((first, at)) => beside_first(source, first, at.start, &old)?,
        None => with_line(source, &format!("formerly: [{old}]"), front.is_some())?,
    };
    let read = SourceFile { path: holder.path, bytes: new.as_bytes() };
    let (after, _) = match &front {
        Some(_) => notice(old.clone(), copy(&text), Some(read)),
        None => notice(old.clone(), read, None),
    };
    let expected: Vec<&Id> = before.head.formerly.iter().map(|(id, _)| id).chain([&old]).collect();
    let found: Vec<&Id> = after.head.formerly.iter().map(|(id, _)| id).collect();
    (found == expected && is_same_but(&before, &after)).then(|| new.into_bytes())
}

fn copy<'f>(file: &SourceFile<'f>) -> SourceFile<'f> {
    SourceFile { path: file.path, bytes: file.bytes }
}

/// Whether two notices are alike but for their former ids.
fn is_same_but(before: &Notice, after: &Notice) -> bool {
    let mut head = after.head.clone();
    head.formerly.clone_from(&before.head.formerly);
    head == before.head && before.body == after.body
}

/// A new line at the end of the front matter.
fn with_line(source: &str, line: &str, apart: bool) -> Option<String> {
    let end = if source.contains("\r\n") { "\r\n" } else { "\n" };
    let at = if apart { source.len() } else { end_of_front(source)? };
    let (before, after) = source.split_at(at);
    let gap = if before.is_empty() || before.ends_with('\n') { "" } else { end };
    Some(format!("{before}{gap}{line}{end}{after}"))
}

/// Where the line begins that closes front matter.
fn end_of_front(source: &str) -> Option<usize> {
    let mut at = 0;
    let mut open = false;
    for line in source.split_inclusive('\n') {
        if line.trim_end().trim_start_matches('\u{feff}') == MARK {
            if open {
                return Some(at);
            }
            open = true;
        }
        at += line.len();
    }
    None
}

/// The id behind the ones that stand there, the first of which begins at a place.
fn beside_first(source: &str, first: &Id, start: usize, old: &Id) -> Option<String> {
    let line_start = source[..start].rfind('\n').map_or(0, |at| at + 1);
    let line = source.get(line_start..start)?;
    if line.trim() == "-" {
        // A list by lines: behind its last line that looks like the first.
        let mut end = line_start;
        for next in source[line_start..].split_inclusive('\n').take_while(|next| next.starts_with(line)) {
            end += next.len();
        }
        let (before, after) = source.split_at(end);
        let gap = if before.ends_with('\n') { "" } else { "\n" };
        return Some(format!("{before}{gap}{line}{old}\n{after}"));
    }
    let rest = source.get(start..)?;
    match line.trim_end().ends_with('[') {
        true => {
            let end = start + rest.find(']')?;
            Some(format!("{}, {old}{}", source[..end].trim_end(), &source[end..]))
        }
        false => {
            let end = start + rest.find(first.as_str())? + first.as_str().len();
            Some(format!("{}[{}, {old}]{}", &source[..start], &source[start..end], &source[end..]))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::RelPath;

    #[test]
    fn an_id_is_added_and_nothing_else_changes() {
        let path = RelPath::new("content/notices/old.md").unwrap();
        let body = "\n正文第一段。\n\n---\n\n正文第二段。\n";
        for (front, expected) in [
            ("title: 甲\nkind: progress\n", "title: 甲\nkind: progress\nformerly: [old]\n"),
            ("formerly: [a, b]\ntitle: 甲\n", "formerly: [a, b, old]\ntitle: 甲\n"),
            ("formerly: a # 旧\ntitle: 甲\n", "formerly: [a, old] # 旧\ntitle: 甲\n"),
            ("formerly:\n  - a\n  - b\ntitle: 甲\n", "formerly:\n  - a\n  - b\n  - old\ntitle: 甲\n"),
            ("title: 甲\nformerly:\n- a\n", "title: 甲\nformerly:\n- a\n- old\n"),
            ("formerly: [a,\n  b]\ntitle: 甲\n", "formerly: [a,\n  b, old]\ntitle: 甲\n"),
            ("title: 甲\r\nkind: progress\r\n", "title: 甲\r\nkind: progress\r\nformerly: [old]\r\n"),
        ] {
            let text = format!("---\n{front}---\n{body}");
            let file = SourceFile { path: &path, bytes: text.as_bytes() };
            let new = with_former_id(Id::new("old").unwrap(), file, None).map(|new| String::from_utf8(new).unwrap());
            assert_eq!(new.as_deref(), Some(format!("---\n{expected}---\n{body}").as_str()), "{front}");
            let (text_alone, front_alone) = (SourceFile { path: &path, bytes: body.as_bytes() }, front.as_bytes());
            let yaml = RelPath::new("content/notices/old/notice.yaml").unwrap();
            let file = SourceFile { path: &yaml, bytes: front_alone };
            let new = with_former_id(Id::new("old").unwrap(), text_alone, Some(file));
            assert_eq!(new.map(|new| String::from_utf8(new).unwrap()).as_deref(), Some(expected), "{front}");
        }
    }

    #[test]
    fn what_cannot_be_added_to_is_left_alone() {
        let path = RelPath::new("content/notices/old.md").unwrap();
        for text in ["正文，没有头部信息。\n", "---\ntitle: 甲\n", "---\n{title: 甲, kind: progress}\n---\n正文\n"]
        {
            let file = SourceFile { path: &path, bytes: text.as_bytes() };
            assert_eq!(with_former_id(Id::new("old").unwrap(), file, None), None, "{text}");
        }
    }
}
