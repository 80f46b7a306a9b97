//! X: characters that are not what they look like, and names that are one name on other systems.

super::family! {
    /// A Cyrillic or Greek letter where a Latin one is meant.
    LOOK_ALIKE = "X201" "look-alike" Warning
        cause "“{found}”里的“{letter}”是{script}字母，不是拉丁字母“{expected}”。" | "The `{letter}` in `{found}` is a {script_en} letter, not the Latin `{expected}`."
        remedy "用键盘重新输入这个字母。" | "Type the letter again."
        why "看起来一样的字母并不相同：搜索找不到，网址和邮箱会通向别处。" | "Letters that look the same are not: search misses them, and addresses lead elsewhere."
        example "按照А级标准验收。"
    /// A radical or a compatibility character where a Han character is meant.
    LOOK_ALIKE_HAN = "X202" "look-alike-han" Warning
        cause "“{found}”（{point}）是部首或兼容字符，不是平常的汉字{expected}。" | "`{found}` ({point}) is a radical or compatibility character, not a common Han character{expected_en}."
        remedy "改成平常的汉字；这多半是从 PDF 复制带来的。" | "Write the common character; this mostly comes from copying out of a PDF."
        why "字形一样，编码不同：搜索找不到，读屏软件会读错，换字体时会缺字。" | "It looks the same and is not: search misses it, screen readers misread it, fonts lack it."
        example "依法办理执⾏案件。"
    /// A full-width letter in a Latin word.
    MIXED_LETTER_WIDTHS = "X203" "mixed-letter-widths" Note
        cause "“{found}”里全角、半角字母混在一起。" | "`{found}` mixes full-width and half-width letters."
        remedy "改成“{expected}”。" | "Write `{expected}`."
        why "全角字母与半角字母编码不同，搜索这个词找不到。" | "The two widths are different characters: a search for the word misses it."
        example "按照LＰR报价计算利息。"
    /// Text that is not composed.
    NOT_COMPOSED = "X204" "not-composed" Warning
        cause "“{found}”用的是分解写法（不是 NFC）。" | "`{found}` is written in pieces (it is not in NFC)."
        remedy "改成看起来一样的“{expected}”。" | "Write `{expected}`, which looks the same."
        why "同一个字符有两种编码，搜索和比对会认为它们不同。" | "One character with two codings is two to search and comparison."
        example "会见李蕾（Lǐ Le\u{301}i）。"
    /// Two file names that are one name on other systems.
    NAMES_ALIKE = "X205" "names-alike" Error
        cause "文件名“{found}”与“{expected}”只差大小写或编码写法。" | "The file names `{found}` and `{expected}` differ in case or coding only."
        remedy "给其中一个改名。" | "Rename one of them."
        why "在 Windows、macOS 和一些网站服务器上，这是同一个文件：一个会盖掉另一个。" | "On Windows, macOS and some servers they are one file: one overwrites the other."
        example "static/images/Logo.png\nstatic/images/logo.png"
}
