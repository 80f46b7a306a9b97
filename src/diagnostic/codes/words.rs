//! W: words and marks of the text.

super::family! {
    /// A wrong word of the court's own list.
    WRONG_WORD = "W101" "wrong-word" Warning
        cause "“{found}”应为“{expected}”。{reason}" | "`{found}` should read `{expected}`. {reason}"
        remedy "改成“{expected}”；tongbao check --fix 会代为改正。" | "Write `{expected}`; `tongbao check --fix` does it."
        why "词表是本院自己定的，列在里面的错词不应公布。" | "The list is the court's own; its wrong words should not be published."
        example "content/words/cuozi.txt：即时整改 => 及时整改\n正文：已即时整改到位"
    /// A word that the court's own list forbids.
    FORBIDDEN_WORD = "W102" "forbidden-word" Error
        cause "词表禁用“{found}”。{reason}" | "The word list forbids `{found}`. {reason}"
        remedy "换一种说法；这一处确需使用的，在 allow 中写明理由。" | "Put it otherwise, or allow it here with a reason."
        why "词表是本院自己定的，禁用的词公布前必须处理。" | "The list is the court's own; what it forbids must be dealt with before publication."
        example "content/words/jinyong.txt：禁用 圆满完成\n正文：各项任务圆满完成"
    /// A word that the court's own list wants looked at.
    WORD_TO_CHECK = "W103" "word-to-check" Note
        cause "词表要求核对“{found}”。{reason}" | "The word list wants `{found}` checked. {reason}"
        remedy "核对后不必改的，不用处理。" | "Check it; where it is right, leave it."
        why "有些词用对用错要看上下文，只能由人判断。" | "Whether some words are right depends on what stands around them."
        example "content/words/xuhe.txt：需核 截止\n正文：截止6月底"
    /// A line of a word list that cannot be read.
    WORD_LIST_LINE = "W104" "word-list-line" Error
        cause "词表这一行看不懂：“{found}”。" | "This line of the word list is not understood: `{found}`."
        remedy "写成“错词 => 正词”“禁用 词”或“需核 词”，理由写在 # 后面。" | "Write `wrong => right`, `禁用 word` or `需核 word`, a reason behind `#`."
        why "看不懂的行不起作用，写的人却以为已经在检查。" | "A line that is not understood checks nothing, while its writer believes it does."
        example "content/words/cuozi.txt：即时整改 及时整改"
    /// One word twice in the lists.
    WORD_LISTED_TWICE = "W105" "word-listed-twice" Warning
        cause "“{found}”在词表里写了两次，按第一次处理。" | "`{found}` stands in the word lists twice; the first one counts."
        remedy "只留一行。" | "Keep one line."
        why "两行不一致时，看的人无从知道哪一行起作用。" | "Where they differ, nobody can tell which one counts."
        example "即时整改 => 及时整改\n即时整改 => 立即整改"
    /// A paragraph that begins in the middle of a word.
    LOST_BEGINNING = "W106" "lost-beginning" Warning
        cause "这一段开头像是丢了字：“{found}……”。" | "The paragraph seems to have lost its first characters: `{found}…`."
        remedy "对照原件补上丢掉的字。" | "Compare with the original and put them back."
        why "从网页或 PDF 复制时，段首的字常会丢失，公布的文字就与批准的不同。" | "First characters get lost in copying from web pages and PDF, and the text is no longer the approved one."
        example "立整改成效“回头看”机制，定期复核。"
    /// The same word twice in a row.
    DOUBLED = "W107" "doubled" Warning
        cause "“{found}”重复了。" | "`{found}` stands twice in a row."
        remedy "删去多出的一个。" | "Remove one of them."
        why "分页、拼接时常会多出一个字或一个词。" | "Page breaks and pasting often leave a word twice."
        example "对审判权运行行情况的的监督"
    /// Digits that have lost the unit between them.
    LOST_UNIT = "W108" "lost-unit" Warning
        cause "“{found}”像是丢了数字，或丢了数字之间的“年”“月”等字。" | "Digits of `{found}`, or a unit between them, seem to be lost."
        remedy "对照原件补上；不要凭猜测改。" | "Compare with the original; do not guess."
        why "丢了单位的日期和数字会变成另一个数。" | "Without its unit a date or figure becomes another one."
        example "2024年924日反馈"
    /// A label that runs into its text.
    LABEL_WITHOUT_COLON = "W109" "label-without-colon" Warning
        cause "“{found}”后面少了冒号。" | "A colon is missing after `{found}`."
        remedy "写成“{found}：”；同一份通报里同样的标签都带冒号时，tongbao check --fix 会代为补上。" | "Write `{found}：`; `tongbao check --fix` does it where others of the notice have theirs."
        why "没有冒号的标签认不出来，这一项就不会进入台账。" | "A label without its colon is not recognized, and its content is missing from the ledger."
        example "整改情况加大对涉案财产的执行力度，安排专人负责。"
    /// Half-width marks among full-width ones, or the reverse.
    MIXED_WIDTHS = "W110" "mixed-widths" Note
        cause "标点“{found}”与全文多用的{expected}标点不一致（从这里起 {count} 处）。" | "The mark `{found}` is not {expected_en}, as most of the text are ({count} from here on)."
        remedy "改成{expected}标点。" | "Use {expected_en} marks."
        why "半角、全角标点混用多是拼接留下的痕迹，读起来也不整齐。" | "Mixed widths are mostly traces of pasting, and read unevenly."
        example "加强管理,规范流程。压实责任，跟踪问效。"
    /// A mark without its partner.
    UNPAIRED_MARK = "W111" "unpaired-mark" Warning
        cause "这里的 {found} 没有与它成对的 {expected} 。" | "`{found}` has no `{expected}` to go with it."
        remedy "补上缺的一半，或删去多的一半；方向写反的请改正。" | "Add the missing half, remove the superfluous one, or turn it round."
        why "引号、书名号不成对，读者分不清引的是哪一段、文件叫什么名字。" | "Without its partner nobody can tell where a quotation or a name ends."
        example "修订《执行案款管理办法，规范发放流程。"
    /// A place that is still to be filled.
    PLACEHOLDER = "W112" "placeholder" Warning
        cause "“{found}”像是还没有填上的内容。" | "`{found}` looks like something that is still to be filled in."
        remedy "填上实际内容；确是有意隐去的，在 allow 中写明理由。" | "Fill it in, or allow it with a reason where it is masked on purpose."
        why "带着占位符公布，读者会认为通报没有写完。" | "Published with it, the notice reads as unfinished."
        example "XX市中级人民法院已完成整改"
    /// What stood around the paper on a web page.
    PAGE_FURNITURE = "W113" "page-furniture" Warning
        cause "“{found}”像是网页上的文字，不是通报正文。" | "`{found}` looks like part of a web page, not of the notice."
        remedy "删去这一行。" | "Remove the line."
        why "从网页复制时带进来的按钮、来源、页码不是批准的文字。" | "Buttons, sources and page numbers copied along are not approved text."
        example "【字体：大 中 小】 打印 关闭"
    /// One court under two names.
    TWO_NAMES = "W114" "two-names" Warning
        cause "这里写“{found}”，名录和其他地方写“{expected}”。" | "The text says `{found}` here, the registry and other places `{expected}`."
        remedy "核对法院名称，全文用同一个。" | "Check the name of the court and use one."
        why "名称差一个字，可能是另一家法院。" | "One character apart may be another court."
        example "示例市中级人民法院……示例市中级人名法院"
}
