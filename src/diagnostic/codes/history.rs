//! H: the history of publishing, `content/history.jsonl`. While such an error stands nothing is published.

super::family! {
    /// Marks of a merge that was not finished.
    HISTORY_MERGE = "H601" "history-merge-mark" Error
        cause "发布记录里有合并冲突的标记“{found}”，全部记录都不算数，不能发布。" | "There is a mark of an unfinished merge, `{found}`, in the history of publishing; nothing in it counts, and nothing is published."
        remedy "两台电脑各发布了一版：用 tongbao history --mend --to 目标 留下目标上正在显示的那一版，不要手工合并。" | "Two machines published an edition each: keep the one that the target shows with `tongbao history --mend --to TARGET`; do not merge by hand."
        why "哪一版真的公布过，只有目标上看得出来。" | "Which edition was really published can be seen at the target alone."
        example "<<<<<<< HEAD\n{\"format\":1,\"sequence\":2 …}"
    /// Two lines of one number.
    SEQUENCE_TWICE = "H602" "history-sequence-twice" Error
        cause "发布记录里有两条第 {found} 版，全部记录都不算数，不能发布。" | "There are two editions {found} in the history of publishing; nothing in it counts, and nothing is published."
        remedy "两台电脑各发布了一版：用 tongbao history --mend --to 目标 留下目标上正在显示的那一版。" | "Two machines published an edition each: keep the one that the target shows with `tongbao history --mend --to TARGET`."
        why "哪一版真的公布过，只有目标上看得出来。" | "Which edition was really published can be seen at the target alone."
        example "{\"format\":1,\"sequence\":2 …}\n{\"format\":1,\"sequence\":2 …}"
    /// Another version of the format.
    HISTORY_VERSION = "H603" "history-version" Error
        cause "发布记录的这一行用的是“format: {found}”，这个程序只认识“format: {expected}”，不能发布。" | "This line of the history is of `format: {found}`; this program knows `format: {expected}` alone, and nothing is published."
        remedy "换用写下这一行的程序（版本更新的）。" | "Use the newer program that wrote it."
        why "看不懂的记录接不下去，接错了就再也对不上。" | "What cannot be read cannot be carried on."
        example "{\"format\":2,\"sequence\":1 …}"
    /// A line that is no edition.
    HISTORY_LINE = "H604" "history-line" Error
        cause "发布记录的这一行不成一版：{found}。全部记录都不算数，不能发布。" | "This line of the history is no edition: {found_en}. Nothing in it counts, and nothing is published."
        remedy "这个文件只由 tongbao publish 在末尾添加：从备份或者 Git 里取回它，或者用 tongbao history --mend --to 目标 按目标上的副本恢复。" | "Only `tongbao publish` writes this file, at its end: take it from a backup or from Git, or restore it from the copy at the target with `tongbao history --mend --to TARGET`."
        why "缺了一行，就说不清哪一天公布了什么。" | "With a line missing nobody can say what was published when."
        example "{\"format\":1,\"sequence\":1,"
    /// A line that does not follow from the one before.
    HISTORY_CHAIN = "H605" "history-chain" Error
        cause "发布记录第 {found} 版与前一行对不上：{problem}。全部记录都不算数，不能发布。" | "Edition {found} of the history does not follow from the line before: {problem_en}. Nothing in it counts, and nothing is published."
        remedy "前面有一行被改过、删去或者换了位置：从备份或者 Git 里取回这个文件，或者用 tongbao history --mend --to 目标 按目标上的副本恢复。" | "A line before was changed, deleted or moved: take the file from a backup or from Git, or restore it from the copy at the target with `tongbao history --mend --to TARGET`."
        why "每一行都记着前一行的校验值，改动任何一行都看得出来。" | "Each line holds the digest of the one before, so that no line can be changed unseen."
        example "{\"format\":1,\"sequence\":2,\"previous\":\"00…\" …}"
    /// An edition that did what cannot be done.
    HISTORY_IMPOSSIBLE = "H606" "history-impossible" Error
        cause "发布记录第 {found} 版说“{id}”{problem}，这不可能。全部记录都不算数，不能发布。" | "Edition {found} of the history says of `{id}` what cannot be: {problem_en}. Nothing in it counts, and nothing is published."
        remedy "从备份或者 Git 里取回这个文件，或者用 tongbao history --mend --to 目标 按目标上的副本恢复。" | "Take the file from a backup or from Git, or restore it from the copy at the target with `tongbao history --mend --to TARGET`."
        why "前后矛盾的记录不能作为依据。" | "A record that contradicts itself proves nothing."
        example "（一份通报两次首次公布 / a notice that came twice）"
    /// An edition of a day that has not come.
    FUTURE_EDITION = "H607" "future-edition" Error
        cause "发布记录第 {found} 版的时间“{at}”还没有到，不能发布。" | "Edition {found} of the history is of `{at}`, which has not come yet; nothing is published."
        remedy "核对这台电脑的时间；时间不错的，从备份或者 Git 里取回这个文件。" | "Set the clock of this machine; if it is right, take the file from a backup or from Git."
        why "时间倒着走的记录不能作为依据。" | "A record whose time runs backwards proves nothing."
        example "{\"format\":1,\"sequence\":1,\"at\":\"2999-01-01 09:00\" …}"
    /// Kept sources that are not those that were published.
    KEPT_CHANGED = "H608" "kept-source-changed" Error
        cause "“{found}”第 {sequence} 版留存的来源文件和公布时不一样。" | "The kept sources of `{found}` in edition {sequence} are not those that were published."
        remedy "从备份或者 Git 里取回 {folder}。" | "Take {folder} from a backup or from Git."
        why "送审稿的比较、网站上的历次版本都从这里读；改过就不是公布过的那一稿。" | "Reviews and earlier versions read them; changed, they are not what was published."
        example "content/history/qinglan-2024/1/notice.md"
    /// Kept sources of nothing.
    KEPT_OF_NOTHING = "H609" "kept-of-nothing" Warning
        cause "“{found}”不是任何一版留存的来源文件。" | "`{found}` is no kept source of any edition."
        remedy "中断的发布留下的，下一次发布会清理；不是的，移走它。" | "If an interrupted run left it, the next one clears it; else move it away."
        why "这里只留存公布过的来源文件。" | "Only the sources of what was published are kept here."
        example "content/history/qinglan-2024/99/notice.md"
    /// A target that says no place, or several.
    TARGET_PLACE = "H610" "target-without-place" Error
        cause "发布目标“{found}”没有写明一个地方，不能发布到那里。" | "The target `{found}` does not say one place; nothing can be published there."
        remedy "写 folder:、in_place:、zip: 中的一个，后面是路径。" | "Write one of `folder:`, `in_place:`, `zip:`, with a path."
        why "不知道往哪里写，就不能写。" | "Nobody knows where to write."
        example "publish:\n  - name: 官网"
    /// Two targets of one name.
    TARGET_TWICE = "H611" "target-named-twice" Error
        cause "有两个发布目标叫“{found}”。" | "Two targets are called `{found}`."
        remedy "给其中一个换一个名称。" | "Give one of them another name."
        why "两个同名，就不知道发布到了哪一个。" | "Of two of one name, nobody knows where something was published."
        example "publish:\n  - { name: 官网, folder: /srv/a }\n  - { name: 官网, folder: /srv/b }"
    /// A notice that was taken back twice.
    WITHDRAWN_TWICE = "H621" "withdrawn-twice" Error
        cause "“{found}”在 content/withdrawn.yaml 里有两条。" | "`{found}` stands twice in content/withdrawn.yaml."
        remedy "留下一条。" | "Keep one of them."
        why "两个日期、两个理由，读者不知道信哪一个。" | "Of two days and two reasons nobody knows which to believe."
        example "- { id: qinglan-2024, on: 2026-03-01, reason: 内容有误 }\n- { id: qinglan-2024, on: 2026-03-02, reason: 另行公布 }"
    /// What is no number of an issue.
    WITHDRAWN_ISSUE = "H622" "withdrawn-issue" Error
        cause "“{found}”不是问题的编号。" | "`{found}` is no number of an issue."
        remedy "写成“3”或者“3-2”，加引号。" | "Write `'3'` or `'3-2'`, in quotes."
        why "原来的网址按编号找得到撤回的说明。" | "By these numbers the old addresses lead to what is said now."
        example "issues: [三]"
    /// A notice whose text was to be removed everywhere, and which is still there.
    RETRACTED_STILL_THERE = "H623" "retracted-still-there" Error
        cause "“{found}”已经清除，来源文件却还在。" | "`{found}` was retracted, and there is a source of it."
        remedy "是清除没有做完的，再运行一次 tongbao retract；是重新公布的，用另一个标识。" | "If the retraction was interrupted, run `tongbao retract` again; what is published anew takes another id."
        why "要清除的文字还留着，就会从备份、压缩包里再漏出去。" | "A text that stays leaks again through backups and packages."
        example "- { id: qinglan-2024, on: 2026-03-01, reason: 含有个人信息, retracted: true }"
}
