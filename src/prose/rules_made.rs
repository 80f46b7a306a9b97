//! How many rules a clause says were made or revised: `修订制度3项`, `制定《管理办法》等5项制度`.

use super::figure::Figure;
use super::figure::N;
use super::figure::all;
use crate::text::pattern::Fixed;
use crate::text::pattern::fixed;

static RULES: Fixed = Fixed::new(|| {
    fixed(&format!(
        r"(?:新建|新增|修订|完善|制定|出台|建立|健全|修改|印发)(?:《[^》]{{1,40}}》|[^，。；,;《》]){{0,16}}?{N}\s*(?:项|个|件|份|部)\s*(?:各类|相关|规章|管理|工作|内部|长效)?(?:制度|机制|办法)|(?:制度|机制|制度机制|规章制度|管理制度)\s*(?:共计|共)?\s*{N}\s*(?:项|个|件|份|部)"
    ))
});

/// The figures of rules of a clause.
pub(super) fn rules(clause: &str) -> Vec<Figure> {
    all(&RULES, clause)
}
