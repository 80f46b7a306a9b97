//! What `tongbao build --strict` does not pass: the errors of a check.

use std::path::Path;

use super::attachments_read;
use crate::compile::Compiled;
use crate::compile::Input;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Level;
use crate::tree::SourceChanged;

/// The errors that `tongbao check` finds, in attachments and templates too.
pub fn errors(compiled: &Compiled, input: &Input, root: &Path) -> Result<Vec<Diagnostic>, SourceChanged> {
    let mut faults = compiled.check(&attachments_read::read(root, input))?.faults;
    faults.extend(compiled.rehearse()?);
    faults.retain(|fault| fault.level == Level::Error);
    Ok(faults)
}
