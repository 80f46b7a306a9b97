//! A strict reader of tables by RFC 4180, with the mark of UTF-8 in front: what it does not take, somebody's does not.

/// The rows of a table: as many cells each as the first.
pub fn rows(bytes: &[u8]) -> Result<Vec<Vec<String>>, String> {
    let text = std::str::from_utf8(bytes).map_err(|error| error.to_string())?;
    let mut rest = text.strip_prefix('\u{FEFF}').ok_or("no mark of UTF-8")?;
    let mut rows = Vec::new();
    let mut row = Vec::new();
    while !rest.is_empty() {
        let (cell, behind) = match rest.strip_prefix('"') {
            Some(quoted) => in_quotes(quoted)?,
            None => {
                let (cell, behind) = rest.split_at(rest.find([',', '\r', '\n']).ok_or("the last line does not end")?);
                if cell.contains('"') {
                    return Err(format!("a quote in a bare cell: {cell}"));
                }
                (cell.to_owned(), behind)
            }
        };
        row.push(cell);
        if let Some(behind) = behind.strip_prefix(',') {
            rest = behind;
            // An empty last cell.
            if rest.starts_with("\r\n") {
                continue;
            }
        } else if let Some(behind) = behind.strip_prefix("\r\n") {
            rows.push(std::mem::take(&mut row));
            rest = behind;
        } else {
            return Err(format!("neither a comma nor CR LF behind a cell: {:?}", behind.chars().next()));
        }
    }
    match rows.iter().find(|row: &&Vec<String>| row.len() != rows[0].len()) {
        Some(row) => Err(format!("{} cells, not {}: {row:?}", row.len(), rows[0].len())),
        None => Ok(rows),
    }
}

/// A cell behind its first quote, and what stands behind it.
fn in_quotes(mut rest: &str) -> Result<(String, &str), String> {
    let mut cell = String::new();
    loop {
        let (part, behind) = rest.split_once('"').ok_or("a quote is not closed")?;
        cell.push_str(part);
        match behind.strip_prefix('"') {
            Some(behind) => {
                cell.push('"');
                rest = behind;
            }
            None => return Ok((cell, behind)),
        }
    }
}

/// What a cell says, without what stands in front of it for spreadsheets.
pub fn said(cell: &str) -> &str {
    cell.strip_prefix('\'').unwrap_or(cell)
}

/// Whether a spreadsheet computes a cell.
pub fn is_active(cell: &str) -> bool {
    cell.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
        || cell.starts_with(['\t', '\r', '\n', '\0'])
}
