//! `tongbao publish --rollback`: an edition that is still there is shown again.

use std::path::Path;
use std::sync::Arc;

use super::Exit;
use super::open_site;
use super::open_site::Days;
use super::publish_target::Named;
use super::publish_target::Target;
use super::say::complain;
use super::say::say;
use super::show_faults;
use crate::address::Route;
use crate::diagnostic::Lang;
use crate::edge;
use crate::edge::Failure;
use crate::model::PublishedEdition;
use crate::source;
use crate::text::lang::Bilingual;

/// Shows the edition before again, or the one that was named. The history stays as it is: what was published was published.
pub fn run(root: &Path, to: &Named, named: &str, lang: Lang) -> Result<Exit, Exit> {
    let failed = |failure: Failure| show_faults::failure(&failure, lang);
    let lock = edge::site_lock(root).map_err(failed)?;
    let days = Days { as_of: None, day: None };
    let opened = open_site::open(root, days, &Arc::default()).map_err(failed)?;
    let meant = to.meant(&opened.compiled.site.settings, root, lang)?;
    let Target::Releases(releases, _) = meant.open(root).map_err(failed)? else {
        let words = Bilingual {
            zh: "只有用链接切换版本的目标（folder）才能退回；别的目标，把 content/ 恢复到那时候再发布。",
            en: "only a target with releases (`folder`) can go back; for others bring content/ back to what it was and publish.",
        };
        complain(words, lang);
        return Err(Exit::USAGE);
    };
    let named = Some(named).filter(|named| !named.is_empty());
    let digest = releases.earlier(named).map_err(failed)?;
    let copy = releases.file_of(digest, &Route::History.path()).map_err(failed)?.unwrap_or_default();
    let shown = source::editions_of(&copy).last().map_or(0, |edition| edition.sequence);
    let later = &opened.compiled.publication().history.editions;
    let took_back = |edition: &&PublishedEdition| !edition.withdrawn.is_empty() || !edition.retracted.is_empty();
    if let Some(edition) = later.iter().filter(|edition| edition.sequence > shown).find(took_back) {
        let words = Bilingual {
            zh: format!("没有退回：第 {} 版撤回过通报，退回到第 {shown} 版会重新公开它。", edition.sequence),
            en: format!(
                "nothing was done: edition {} took a notice back, and edition {shown} would show it again.",
                edition.sequence
            ),
        };
        complain(words, lang);
        return Err(Exit::REFUSED);
    }
    releases.show(digest).map_err(failed)?;
    drop(lock);
    let (short, place) = (digest.short(), meant.place());
    let words = Bilingual {
        zh: format!(
            "已退回第 {shown} 版（{short}）：{place}。发布记录没有改动；下一次 tongbao publish 会重新显示最新一版。"
        ),
        en: format!(
            "Shows edition {shown} ({short}) again: {place}. The history is as it was; the next `tongbao publish` shows the newest edition."
        ),
    };
    say(words, lang);
    Ok(Exit::DONE)
}
