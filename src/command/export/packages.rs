//! Exports of a folder with its manifest: `fragment` and `archive`. They go through the one writer of the program.

use super::Exit;
use super::Job;
use super::show_faults;
use crate::compile::Package;
use crate::compile::Rendered;
use crate::edge::Failure;
use crate::edge::Output;
use crate::text::lang::Bilingual;

/// What an editor of another system needs.
pub fn fragment(job: &Job<'_>) -> Exit {
    let made = job.made(job.compiled.export_fragment(job.id, &job.given));
    write(job, made, Bilingual { zh: "已导出，请先看其中的“清单.html”", en: "Exported; begin with 清单.html in" })
}

/// What is kept for good.
pub fn archive(job: &Job<'_>) -> Exit {
    let made = job.made(job.compiled.export_archive(job.id, &job.given));
    write(job, made, Bilingual { zh: "已导出归档包", en: "Exported the archive package" })
}

/// Writes a package that was made, and says where it is.
fn write(job: &Job<'_>, made: Result<Package, Exit>, words: Bilingual<&str>) -> Exit {
    let package = match made {
        Ok(package) => package,
        Err(exit) => return exit,
    };
    match put(job, &package) {
        Ok(()) => job.wrote(words),
        Err(failure) => show_faults::failure(&failure, job.lang),
    }
}

fn put(job: &Job<'_>, package: &Package) -> Result<(), Failure> {
    let mut output = Output::open(job.out, job.root)?;
    // A package holds what its notice has now, however much less that is than before.
    output.allow_shrinking(true);
    for (path, rendered) in package {
        match rendered {
            Rendered::Bytes(bytes) => output.put(path, &mut |to| to.write_all(bytes))?,
            Rendered::File(source, digest, _) => output.copy(path, &job.root.join(source.as_str()), *digest)?,
        }
    }
    output.finish().map(|_| ())
}
