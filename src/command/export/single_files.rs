//! Exports of one file: `page` and `pdf`.

use super::Exit;
use super::Job;
use super::show_faults;
use crate::command::say::complain;
use crate::edge;
use crate::text::lang::Bilingual;

/// One HTML file that holds everything.
pub fn page(job: &Job<'_>) -> Exit {
    match job.made(job.compiled.export_page(job.id, &job.given)) {
        Ok(bytes) => write(job, &bytes),
        Err(exit) => exit,
    }
}

/// The same page, printed by a browser of the system.
pub fn pdf(job: &Job<'_>) -> Exit {
    let page = match job.made(job.compiled.export_page(job.id, &job.given)) {
        Ok(page) => page,
        Err(exit) => return exit,
    };
    match edge::pdf(&page) {
        Ok(bytes) => write(job, &bytes),
        Err(failure) => {
            complain(failure.words(), job.lang);
            Exit::SYSTEM
        }
    }
}

fn write(job: &Job<'_>, bytes: &[u8]) -> Exit {
    match edge::write_one(job.out, bytes, job.force) {
        Ok(true) => job.wrote(Bilingual { zh: "已导出", en: "Exported" }),
        Ok(false) => job.wrote(Bilingual { zh: "内容未变，没有重写", en: "Unchanged, not written again" }),
        Err(failure) => show_faults::failure(&failure, job.lang),
    }
}
