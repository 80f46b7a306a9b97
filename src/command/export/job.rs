//! A notice on its way out of the site, and what is said of it on the screen.

use std::path::Path;

use crate::command::Exit;
use crate::command::open_site;
use crate::command::say::complain;
use crate::command::say::say;
use crate::command::show_faults;
use crate::command::show_faults::Format;
use crate::compile::Compiled;
use crate::compile::ExportGiven;
use crate::compile::Input;
use crate::compile::Unmade;
use crate::diagnostic::Lang;
use crate::model::Id;
use crate::site::Standing;
use crate::text::lang::Bilingual;

/// A notice that may leave the site, with all that writing it needs.
pub(super) struct Job<'j> {
    pub(super) compiled: &'j Compiled,
    pub(super) id: &'j Id,
    pub(super) given: ExportGiven,
    pub(super) root: &'j Path,
    pub(super) out: &'j Path,
    pub(super) force: bool,
    pub(super) input: &'j Input,
    pub(super) format: Format,
    pub(super) lang: Lang,
}

/// Says why a notice may not leave the site; nothing where it may.
pub(super) fn may_leave(compiled: &Compiled, id: &Id, lang: Lang) -> Result<(), Exit> {
    let (zh, en, exit) = match compiled.standing(id) {
        Some(Standing::Public) => return Ok(()),
        None => return Err(open_site::no_such_notice(id, compiled.nearest(id), lang)),
        Some(Standing::Draft) => (
            format!("“{id}”是草稿（draft: true），没有导出；定稿后删去 draft 再导出。"),
            format!("`{id}` is a draft and was not exported; take `draft` out when it is final."),
            Exit::REFUSED,
        ),
        Some(Standing::Withdrawn(day)) => (
            format!("“{id}”已于{}撤回，没有导出。", day.chinese()),
            format!("`{id}` was taken back on {} and was not exported.", day.iso()),
            Exit::REFUSED,
        ),
        Some(Standing::Embargoed(day)) => (
            format!("“{id}”在{}之前不得发布，没有导出；到期后再导出，或者用 --day 写明日期。", day.chinese()),
            format!(
                "`{id}` may not be published before {} and was not exported; wait, or state the day with --day.",
                day.iso()
            ),
            Exit::REFUSED,
        ),
    };
    complain(Bilingual { zh, en }, lang);
    Err(exit)
}

impl Job<'_> {
    /// What was made, or the end of the run where a template of the site failed.
    pub(super) fn made<T>(&self, made: Option<Result<T, Unmade>>) -> Result<T, Exit> {
        match made {
            Some(Ok(made)) => Ok(made),
            Some(Err(Unmade::Fault(fault))) => {
                show_faults::faults(&[*fault], self.input, self.format, self.lang);
                Err(Exit::FAULTS)
            }
            Some(Err(Unmade::Changed(source))) => {
                Err(show_faults::failure(&open_site::changed(self.root, &source), self.lang))
            }
            None => Err(open_site::no_such_notice(self.id, None, self.lang)),
        }
    }

    /// Says what was written where.
    pub(super) fn wrote(&self, words: Bilingual<&str>) -> Exit {
        let place = self.out.display();
        let words = Bilingual { zh: format!("{}：{place}", words.zh), en: format!("{}: {place}", words.en) };
        say(words, self.lang);
        Exit::DONE
    }
}
