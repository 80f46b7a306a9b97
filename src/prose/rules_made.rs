//! How many rules a clause says were made or revised: `修订制度3项`, `制定《管理办法》等5项制度`.

use super::figure::Figure;
use super::figure::N;
use super::figure::all;
use crate::text::pattern::Fixed;
use crate::text::pattern::fixed;

/// What makes a rule.
const VERBS: &str = "新建|新增|修订|完善|制定|出台|建立|健全|修改|印发";

static RULES: Fixed = Fixed::new(|| {
    fixed(&format!(
        r"(?:{VERBS})(?:《[^》]{{1,40}}》|[^，。；,;《》]){{0,16}}?{N}\s*(?:项|个|件|份|部)\s*(?:各类|相关|规章|管理|工作|内部|长效)?(?:制度|机制|办法)|(?:(?:{VERBS})[^，。；、,;《》]{{0,12}}?)?(?:制度|机制|制度机制|规章制度|管理制度)\s*(?:共计|共)?\s*{N}\s*(?:项|个|件|份|部)"
    ))
});

/// The figures of rules of a clause.
pub(super) fn rules(clause: &str) -> Vec<Figure> {
    all(&RULES, clause)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_counted_where_they_were_made() {
        for (clause, right) in [
            ("制定制度5项、修订制度3项，完善规章制度十二项", &[5, 3, 12][..]),
            ("制定《示例县水务局财务管理办法》等5项制度", &[5]),
            ("建立健全长效机制9个", &[9]),
            ("计划修订制度3项，拟制定办法2个", &[]),
            ("落实《八项制度》，执行5项制度", &[]),
            ("废止文件2件", &[]),
        ] {
            let read: Vec<u64> = rules(clause).into_iter().map(|figure| figure.value).collect();
            assert_eq!(read, right, "{clause}");
        }
    }
}
