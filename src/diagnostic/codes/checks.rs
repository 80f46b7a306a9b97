//! K: what is said to `check` itself: levels of rules, allowances, baselines.

super::family! {
    /// An allowance that allows nothing.
    IDLE_ALLOWANCE = "K101" "idle-allowance" Note
        cause "这份通报允许了 {found}，但本次检查没有这样的问题。" | "The notice allows {found}, and the check found nothing of the kind."
        remedy "从 allow 中删去这一条；如是想允许别的规则，请核对规则代码。" | "Remove it from `allow`, or check the id of the rule."
        why "用不着的允许会在日后放过新的问题。" | "An allowance that is not needed would let a later fault pass."
        example "---\nallow:\n  - { rule: single-asterisks, reason: 已改好 }\n---"
    /// The same rule twice in `rules`.
    RULE_TWICE = "K102" "rule-twice" Warning
        cause "rules 中 {found} 写了两次，按最后一次处理。" | "`rules` names {found} twice; the last one counts."
        remedy "只留一条。" | "Keep one of them."
        why "两条不一致时，看的人无从知道哪一条起作用。" | "Where they differ, a reader cannot tell which one counts."
        example "rules:\n  - { rule: N308, level: off }\n  - { rule: N308, level: note }"
    /// A level that the rule has anyway.
    IDLE_LEVEL = "K103" "idle-level" Note
        cause "rules 中给 {found} 定的级别就是它原来的级别（{level}）。" | "The level that `rules` gives {found} is the one it has anyway ({level_en})."
        remedy "删去这一条，或写上想要的级别。" | "Remove it, or write the level that is meant."
        why "不起作用的设置会让人以为改过规则。" | "A setting without effect makes people believe that the rule was changed."
        example "rules:\n  - { rule: N308, level: warning }"
    /// An entry of the baseline that nothing answers to.
    STALE_BASELINE = "K104" "stale-baseline" Note
        cause "基线里记着 {found} 处 {rule}（“{line}”），现在已经没有了。" | "The baseline knows {found} of {rule} (`{line}`), which are gone."
        remedy "用 --write-baseline 重写基线文件。" | "Write the baseline anew with --write-baseline."
        why "已经改好的问题如再出现，应当重新看到。" | "A fault that was mended and comes back should be seen again."
        example "{ \"code\": \"B203\", \"path\": \"content/notices/a.md\", \"line\": \"已改好的一行\", \"words\": \"…\", \"count\": 1 }"
}
