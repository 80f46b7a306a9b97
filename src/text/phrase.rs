//! Where a title may turn: between words, never inside the name of an office.

/// Words that a line may begin with.
const HEADS: &[&str] = &[
    "关于",
    "中央",
    "省委",
    "市委",
    "区委",
    "县委",
    "第",
    "集中",
    "专项",
    "巡视",
    "巡察",
    "审计",
    "督察",
    "反馈",
    "立行立改",
    "后续",
    "整改",
    "销号",
    "问题",
    "进展",
    "“",
    "《",
    "（",
];

/// What belongs to the word behind it: 七届市委, 第六轮巡察; an open bracket too.
const JOINED: &[char] = &['届', '轮', '次', '“', '《', '（'];

/// The fewest characters of a piece: a shorter one stays with its neighbour.
const SHORTEST: usize = 3;

/// The pieces of a title, in order and whole. A title in which no word is known is one piece.
pub fn parts(title: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut piece = String::new();
    for (at, c) in title.char_indices() {
        let begins = HEADS.iter().any(|head| title[at..].starts_with(head));
        if begins && piece.chars().count() >= SHORTEST && !piece.ends_with(JOINED) {
            out.push(std::mem::take(&mut piece));
        }
        piece.push(c);
    }
    match out.last_mut() {
        Some(last) if piece.chars().count() < SHORTEST => last.push_str(&piece),
        _ => out.push(piece),
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_turns_between_words() {
        for (title, pieces) in [
            (
                "中共青岚市中级人民法院党组关于七届市委第六轮巡察集中整改进展情况的通报",
                "中共青岚市中级人民法院党组/关于七届市委/第六轮巡察/集中整改/进展情况的通报",
            ),
            (
                "青岚市中级人民法院执行工作专项督察问题整改台账（公开版）",
                "青岚市中级人民法院执行工作/专项督察/问题整改台账/（公开版）",
            ),
            ("公告", "公告"),
            ("", ""),
        ] {
            assert_eq!(parts(title).join("/"), pieces);
            assert_eq!(parts(title).concat(), title);
        }
    }
}
