//! B: the body of a notice: Markdown, labels, statuses, deadlines, structure.

super::family! {
    /// A label one slip away from a known one.
    UNKNOWN_LABEL = "B201" "unknown-label" Warning
        cause "“{found}”不是认识的标签，像是“{suggestion}”。" | "`{found}` is not a known label; it looks like `{suggestion}`."
        remedy "如是笔误，改成“{suggestion}：”；如不是标签，不必处理。" | "If it is a slip, write `{suggestion}：`; if it is no label, leave it."
        why "写错的标签会被当成普通段落，这一项就不会出现在台账里。" | "A misspelt label is taken for plain text, and its content is missing from the ledger."
        example "整该情况：一是……"
    /// A status word that is not known.
    UNKNOWN_STATUS = "B202" "unknown-status" Error
        cause "看不懂整改结果“{found}”，按“未标明”处理。" | "The status `{found}` is not understood; it counts as not stated."
        remedy "使用通行的说法，例如 已完成、基本完成、阶段性完成、正在整改、长期坚持、未完成、申请延期。{suggestion}" | "Use a usual word, such as 已完成 基本完成 阶段性完成 正在整改 长期坚持 未完成 申请延期. {suggestion_en}"
        why "程序不替通报推断结果：看不懂的一律不计入任何一类。" | "Nothing is inferred: what is not understood counts under no status."
        example "整改结果：以完成"
    /// HTML in the text.
    RAW_HTML = "B203" "raw-html" Warning
        cause "正文里的 HTML 标记“{found}”按文字显示。" | "The HTML `{found}` is shown as text."
        remedy "删去标记，用 Markdown 书写；确需显示这些字符时不必处理。" | "Remove it and use Markdown; if the characters are meant, leave them."
        why "审稿人看到的必须就是公布的文字，隐藏的标记不允许生效。" | "What reviewers read must be what is published, so hidden markup never takes effect."
        example "已完成<br>整改"
    /// A heading mark without its space.
    HASH_WITHOUT_SPACE = "B204" "hash-without-space" Warning
        cause "“#”后面没有空格，这一行不是标题。" | "There is no space after `#`, so this line is no heading."
        remedy "在 # 和标题之间加一个空格。" | "Put a space between # and the heading."
        why "没有成为标题的行不会进入目录，也不会成为单独的问题。" | "A line that is no heading is in no contents and makes no issue."
        example "##二、整改进展情况"
    /// Single asterisks taken as emphasis.
    SINGLE_ASTERISKS = "B205" "single-asterisks" Warning
        cause "一对单个的“*”被当成强调标记，页面上不显示。" | "A pair of single asterisks is taken for emphasis and not shown."
        remedy "如是遮盖文字用的星号，写成 `\\*`；如要加粗，用两个星号 `**`。" | "If the asterisk masks a word, write `\\*`; for bold use two."
        why "星号消失，遮盖过的文字就变了样。" | "Where asterisks vanish, masked words change."
        example "为全省*篇章作出*市贡献"
    /// Four spaces that make code.
    INDENTED_CODE = "B206" "indented-code" Note
        cause "行首有四个以上空格，按普通段落处理。" | "The line is indented by four spaces or more; it is taken as a plain paragraph."
        remedy "删去行首空格，段首缩进由样式完成。" | "Remove the spaces; the style indents paragraphs."
        why "Markdown 把这样的行当成代码，其中的加粗等标记不起作用。" | "Markdown takes such lines for code, in which bold and the like have no effect."
        example "    根据市委统一部署"
    /// A link or picture address that is refused.
    REFUSED_LINK = "B207" "refused-link" Error
        cause "链接“{found}”的地址不允许使用，已只显示文字。" | "The address of `{found}` is refused; only its text is shown."
        remedy "链接只用 https、http、mailto、tel 开头的地址或相对地址；图片放在通报旁边，只写文件名。" | "For links use https, http, mailto, tel or a relative address; put pictures beside the notice and write their file names."
        why "其他地址可能在读者的电脑上执行程序。" | "Other addresses may run programs on a reader's machine."
        example "[点这里](javascript:alert(1))"
    /// A deadline that gives no date.
    UNREAD_DEADLINE = "B208" "unread-deadline" Note
        cause "完成时限“{found}”读不出日期，只照原文显示。" | "No date could be read from the deadline `{found}`; it is shown as it stands."
        remedy "可写成 2025年12月底前、2025年第三季度、立行立改、长期坚持等。" | "Write 2025年12月底前, 2025年第三季度, 立行立改, 长期坚持 or the like."
        why "读不出日期就无法按时限排序，也无法判断是否逾期。" | "Without a date it cannot be sorted, nor be seen to be overdue."
        example "完成时限：适时完成"
    /// No findings where the kind has them.
    NO_FINDINGS = "B209" "no-findings" Warning
        cause "正文里没有找到任何问题，而“{kind}”应当列出问题。" | "No issue was found in the text, though a notice of kind `{kind}` has them."
        remedy "给每个问题写一行 `#### 1. 关于“…”的问题` 样的标题，下面写“整改情况：”等；清单在附件里的，请列出 attachments。" | "Give each issue a heading such as `#### 1. 关于“…”的问题` with `整改情况：` under it; list attachments if the list is in an annex."
        why "没有问题的通报没有台账，读者只能看到一整页文字。" | "Without issues there is no ledger, only one long page."
        example "## 一、组织领导情况"
    /// A numbered paragraph that looks like a heading.
    HEADING_WITHOUT_MARK = "B210" "heading-without-mark" Warning
        cause "这一段像是问题的标题，但行首没有“#”。" | "This paragraph looks like the heading of an issue but has no `#`."
        remedy "在行首加 `#### `。" | "Put `#### ` in front of it."
        why "没有“#”的行不是标题，这个问题就没有自己的页面。" | "Without `#` it is no heading, and the issue has no page of its own."
        example "3.关于“超期立案”的问题"
    /// A column of a ledger that is not known.
    UNKNOWN_COLUMN = "B211" "unknown-column" Warning
        cause "台账的“{found}”一栏不认识，只照原样显示。" | "The ledger's column `{found}` is not known; it is only shown."
        remedy "认识的栏目有：序号、反馈问题、整改措施、责任部门、责任领导、完成时限、整改状态等。{suggestion}" | "Known columns: 序号 反馈问题 整改措施 责任部门 责任领导 完成时限 整改状态. {suggestion_en}"
        why "不认识的栏目不会进入问题页面和索引。" | "An unknown column reaches neither issue pages nor indexes."
        example "| 序号 | 反馈问题 | 整改壮态 |"
    /// One label twice in an issue that takes one value.
    LABEL_TWICE = "B212" "label-twice" Warning
        cause "同一问题里“{found}”出现了两次：两个结果取较未完成的一个，其他只用第一次。" | "`{found}` stands twice in one issue: of two results the less finished holds, else the first is used."
        remedy "合并成一处，或检查是否少了一个问题的标题。" | "Merge them, or check whether the heading of an issue is missing."
        why "一个问题只有一个结果、一个时限。" | "An issue has one status and one deadline."
        example "整改结果：已完成\n整改结果：阶段性完成"
    /// A closing date that cannot be read.
    UNREAD_DATE = "B213" "unread-date" Warning
        cause "“{found}”读不出日期，只照原文显示。" | "No date could be read from `{found}`; it is shown as it stands."
        remedy "写成 2025年7月10日。" | "Write 2025年7月10日."
        why "日期用于问题的历史记录。" | "The date goes into the history of the issue."
        example "销号时间：近日"
    /// A second heading of the first rank that is not the title.
    OTHER_TITLE = "B214" "other-title" Warning
        cause "正文第一行的标题与 title 不一致。" | "The heading that opens the text is not the title."
        remedy "删去正文里的标题，或把两处改成一样。" | "Remove it from the text, or make both the same."
        why "一份通报只有一个标题，改了字就是另一份文件。" | "A notice has one title."
        example "---\ntitle: 甲通报\n---\n# 乙通报"
    /// A row of a table with more cells than columns.
    EXTRA_CELLS = "B215" "extra-cells" Warning
        cause "这一行的单元格比表头多，多出的并入了最后一栏。" | "This row has more cells than the table has columns; the rest went into the last cell."
        remedy "检查是否多了一个“|”；单元格里要用竖线时写成 `\\|`。" | "Look for a superfluous `|`; inside a cell write `\\|`."
        why "多出的单元格在别的工具里会直接丢失。" | "Other tools drop such cells."
        example "| 序号 | 问题 |\n|---|---|\n| 1 | 甲 | 乙 |"
    /// A row of a ledger with a number and no problem.
    BLANK_PROBLEM = "B216" "blank-problem" Warning
        cause "这一行{found}的问题一栏是空的，单独列为一项。" | "This row {found} names no problem; it is listed as an issue of its own."
        remedy "补上问题；如与上一行是同一个问题，删去这一行的序号。" | "Fill in the problem; if it is that of the row above, remove the number."
        why "有序号的行就是一项，程序不替通报猜是哪个问题。" | "A numbered row is an issue, and which problem it means is not guessed."
        example "| 序号 | 反馈问题 | 整改措施 |\n|---|---|---|\n| 1 | 归档慢 | 补齐。 |\n| 2 | | 培训。 |"
    /// A part of an issue without a result beside others that have one.
    PART_WITHOUT_RESULT = "B217" "part-without-result" Warning
        cause "这一行没有写整改结果，同一问题的其他行写了；这一行按“未标明”计。" | "This row prints no result while others of the same issue do; it counts as not stated."
        remedy "写上这一行的整改结果；与上一行相同的，可以写“同上”。" | "Print the result of this row; if it is that of the row above, `同上` will do."
        why "一个问题有几行措施的，整改结果按最没有完成的一行计，空格不能当作已完成。" | "An issue of several rows stands where the least finished one stands, and an empty cell does not mean completed."
        example "| 序号 | 反馈问题 | 整改措施 | 整改状态 |\n|---|---|---|---|\n| 1 | 归档慢 | 补齐。 | 已完成 |\n| | | 培训。 | |"
    /// A table that looks like a ledger and was not understood.
    UNREAD_LEDGER = "B218" "unread-ledger" Warning
        cause "这张表像是台账，但看不懂各栏（{found}），只照原样显示，没有读出问题。" | "This table looks like a ledger, but its columns ({found}) are not understood; it is only shown, and no issue was read."
        remedy "把写问题的一栏改成“反馈问题”或“具体问题”，其他栏改成 整改措施、责任部门、完成时限、整改状态 等；不是台账的表不必处理。" | "Call the column of the problems 反馈问题 or 具体问题, and others 整改措施 责任部门 完成时限 整改状态; leave a table that is no ledger."
        why "没有读出的台账没有问题页面，也不进入统计。" | "A ledger that is not read has no issue pages and is in no figure."
        example "| 项目 | 责任方 | 整改办法 |\n|---|---|---|\n| 归档 | 档案室 | 补齐 |"
    /// A list of problems in an annex that nothing refers to.
    UNCOUNTED_ANNEX = "B219" "uncounted-annex" Warning
        cause "附件里像是问题清单，通报没有说清单在附件里；附件照原样显示，没有计入。" | "The annex looks like a list of problems, but the notice does not say that the list is there; it is shown and not counted."
        remedy "它就是本通报的问题清单的，在头部信息中写 `list: annex`，或者在正文中写明“问题清单见附件”；不是的，写 `list: body`。" | "If it is the list of this notice, write `list: annex` in the front matter, or let the text say 问题清单见附件; if not, write `list: body`."
        why "附件里的表可能只是重复正文或者讲别的事，程序不替通报说哪一张是清单。" | "A table of an annex may repeat the text or tell of something else; which one is the list is not guessed."
        example "现将整改情况予以公布。\n\n某某法院\n2025年7月10日\n\n附件\n\n| 序号 | 反馈问题 | 整改状态 |\n|---|---|---|\n| 1 | 归档慢 | 已完成 |"
    /// An annex that prints another result of a problem than the text.
    ANNEX_DIFFERS = "B220" "annex-differs" Warning
        cause "附件里这个问题的整改结果与正文写的不一样；问题按正文计。" | "The annex prints another result of this problem than the text; the problem counts as the text says."
        remedy "核对两处，改成一样；以附件为准的，在头部信息中写 `list: annex`。" | "Make both the same; if the annex is right, write `list: annex` in the front matter."
        why "一个问题在一份通报里只有一个结果，正文说已完成、附件说未完成，读者不知道该信哪一个。" | "A problem has one result in one notice; where two are printed, readers cannot know which holds."
        example "整改台账见附件。\n\n#### 1. 关于“归档慢”的问题\n\n整改结果：已完成\n\n某某法院\n2025年7月10日\n\n附件\n\n| 序号 | 反馈问题 | 整改状态 |\n|---|---|---|\n| 1 | 归档慢 | 未完成 |"
}
