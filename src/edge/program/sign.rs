//! Signing with `minisign`, which asks for the password of a key itself: it is never seen here.

use std::env;
use std::path::Path;
use std::path::absolute;

use crate::edge::program::Job;
use crate::edge::program::program_failure::Ended;
use crate::edge::program::program_failure::Program;
use crate::edge::program::program_failure::ProgramFailure;
use crate::edge::program::result;
use crate::edge::program::system;

/// The signature of a text by the secret key in a file, as `minisign` writes it. It waits for whoever types the password.
pub fn sign(text: &str, key: &Path) -> Result<String, ProgramFailure> {
    let job = Job::new(Program::Minisign, env::var_os("PATH"), "tongbao-sign-")?;
    let failed = |ended| job.failure(ended);
    let key = absolute(key).map_err(|error| failed(system(key, &error)))?;
    let (from, to) = (job.folder().join("statement"), job.folder().join("statement.minisig"));
    job.write(&from, text.as_bytes())?;
    let mut command = job.command();
    command.arg("-S").arg("-s").arg(&key).arg("-m").arg(&from).arg("-x").arg(&to).args(["-c", "tongbao approve"]);
    let status = command.status().map_err(|error| failed(system(&key, &error)))?;
    if !status.success() {
        return Err(failed(Ended::Failed(status.to_string())));
    }
    let bytes = result(&to).map_err(|error| failed(system(&to, &error)))?.ok_or_else(|| failed(Ended::Nothing))?;
    String::from_utf8(bytes).map_err(|_| failed(Ended::Nothing))
}
