//! How many rules a clause says were made or revised: `修订制度3项`, `制定《管理办法》等5项制度`.

use super::figure::Figure;
use super::figure::N;
use super::figure::all;
use crate::text::pattern::Fixed;
use crate::text::pattern::fixed;

/// What makes a rule.
const VERBS: &str = "新建|新增|新立|新制定|修订|完善|制定|出台|建立|健全|修改|印发";

static RULES: Fixed = Fixed::new(|| {
    fixed(&format!(
        r"(?:{VERBS})(?:《[^》]{{1,40}}》|[^，。；,;《》]){{0,16}}?{N}\s*(?:项|个|件|份|部)\s*(?:各类|相关|规章|管理|工作|内部|长效)?(?:制度|机制|办法)|(?:(?:{VERBS})[^，。；、,;《》]{{0,12}}?)?(?:制度|机制|制度机制|规章制度|管理制度)\s*(?:共计|共)?\s*{N}\s*(?:项|个|件|份|部)|(?:{VERBS})(?:管理|工作)?(?:办法|规章|规定|规程)\s*{N}\s*(?:项|个|件|份|部)"
    ))
});

/// A further figure behind the first, without its noun.
static ALSO: Fixed = Fixed::new(|| {
    fixed(&format!(r"[、，,和及](?:修订|修改|完善|新建|新立)\s*{N}\s*(?:项|个|件|份|部)(?:[，,。；;、）)]|$)"))
});

/// The figures of rules of a clause.
pub(super) fn rules(clause: &str) -> Vec<Figure> {
    let mut out = all(&RULES, clause);
    // 新建制度29项、修订34项: the noun stands once.
    if let Some(first) = out.first().map(|figure| figure.at.end) {
        let also = all(&ALSO, &clause[first..])
            .into_iter()
            .map(|of| Figure { at: of.at.start + first..of.at.end + first, ..of });
        out.extend(also.filter(|of| !is_part(clause, of.at.start)));
        out.sort_by_key(|figure| figure.at.start);
    }
    out
}

/// Whether a figure stands behind 其中, as a part of the one in front.
fn is_part(clause: &str, at: usize) -> bool {
    clause[..at].contains("其中")
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
            ("新立规章29项、修订34项", &[29, 34]),
            ("修订管理办法5个", &[5]),
            ("新建、修订制度31项（其中新建12项、修订19项）", &[31]),
            ("计划修订制度3项，拟制定办法2个", &[]),
            ("落实《八项制度》，执行5项制度", &[]),
            ("废止文件2件", &[]),
        ] {
            let read: Vec<u64> = rules(clause).into_iter().map(|figure| figure.value).collect();
            assert_eq!(read, right, "{clause}");
        }
    }
}
