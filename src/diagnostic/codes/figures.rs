//! F: what a notice says of its own figures.

super::family! {
    /// A total that is not what the notice lists.
    TOTAL_AGAINST_LIST = "F501" "total-against-list" Error
        cause "通报说有 {said} 个{unit}，清点正文列出的是 {counted} 个{withheld}。" | "The notice speaks of {said} {unit_en}, but lists {counted}{withheld_en}."
        remedy "核对清单：漏列的补上，数字写错的改正；按规定不公开的，在 withheld 中写明数量和依据；头部的 claims 一并改。" | "Check the list: add what is missing or mend the figure, and the claim in front matter with it; say what is held back under `withheld`."
        why "说的数和列的数对不上，是公众最先看到的错误。" | "A figure that its own list contradicts is what the public sees first."
        example "反馈的22个问题……（正文列出 20 个 / the text lists 20）"
    /// A share by status that is not what the notice lists.
    SHARE_AGAINST_LIST = "F502" "share-against-list" Error
        cause "通报说“{status}”的有 {said} 个，正文中这一结果的问题有 {counted} 个。" | "The notice says {said} issues are {status_en}, but {counted} in its text are."
        remedy "逐个核对各问题的整改结果，改正数字或改正结果；头部的 claims 一并改。" | "Compare the status of each issue; mend the figure or the status, and the claim in front matter with it."
        why "完成数是通报最要紧的数字。" | "How many are completed is the figure that matters most."
        example "已完成整改19个……（正文 17 个问题的结果是完成 / 17 issues say so）"
    /// Shares that come to more than the total.
    SHARES_EXCEED_TOTAL = "F503" "shares-exceed-total" Error
        cause "总数是 {said} 个，各项相加却有 {counted} 个。" | "The total is {said}, but the shares come to {counted}."
        remedy "核对总数和各项数字，哪个错改哪个。" | "Check the total and each share."
        why "自己相加都不对的数字不能公布。" | "Figures that contradict themselves must not be published."
        example "反馈的22个问题，已完成20个，阶段性完成3个。"
    /// Shares that leave some of the total unaccounted for.
    SHARES_LEAVE_SOME = "F504" "shares-leave-some" Warning
        cause "总数是 {said} 个，各项相加只有 {counted} 个。" | "The total is {said}, but the shares come to only {counted}."
        remedy "写明其余问题的情况，或改正数字。" | "Say how the others stand, or mend the figures."
        why "没有交代的问题会被当成回避。" | "What is left out looks evaded."
        example "反馈的22个问题，已完成18个，阶段性完成3个。"
    /// A figure of front matter that the text does not say.
    FRONT_AGAINST_TEXT = "F505" "front-against-text" Error
        cause "头部的 claims 写的是 {front}，正文写的是“{text}”。" | "`claims` says {front}, the text says “{text}”."
        remedy "以审定的正文为准，改正 claims 中的数字和 text。" | "The approved text holds: mend the figure and `text` of the claim."
        why "首页和统计用 claims 中的数字，必须与正文一致。" | "Totals are shown from `claims` and must be those of the text."
        example "claims: [{ subject: issues, basis: issues, total: 22, text: 反馈的21个问题 }]"
    /// Words that front matter quotes and the text does not hold.
    WORDS_NOT_IN_TEXT = "F506" "words-not-in-text" Warning
        cause "claims 引用的“{found}”在正文中找不到。" | "`claims` quotes “{found}”, which is not in the text."
        remedy "从正文原样复制这句话到 text；正文没有这句话的，删去 text。" | "Copy the words from the text into `text`, or leave `text` out."
        why "引文找不到，就无法核对数字出自哪里。" | "Where a figure comes from cannot be checked without its words."
        example "claims: [{ subject: issues, total: 22, text: 正文里没有的话 }]"
    /// A rate that its own figures do not give.
    WRONG_RATE = "F507" "wrong-rate" Error
        cause "“{found}”与本句的数字不符：{total} 个中完成 {done} 个，应为 {right}。" | "“{found}” is not the rate of {done} out of {total}, which is {right}."
        remedy "改正百分比，或改正总数和完成数。" | "Mend the rate, or the figures."
        why "读者会自己算一遍。" | "Readers work it out for themselves."
        example "反馈的20个问题，已完成17个，整改完成率95%。"
    /// A number of measures that is not what a plan lists.
    MEASURES_AGAINST_LIST = "F508" "measures-against-list" Warning
        cause "通报说有 {said} 条措施，逐条清点是 {counted} 条。" | "The notice speaks of {said} measures, but lists {counted}."
        remedy "核对措施清单：漏写的补上，数字写错的改正。" | "Check the list of measures, or mend the figure."
        why "方案和台账逐条列出措施，条数应当对得上。" | "A plan and a ledger list each measure, so the number must fit."
        example "提出20项整改措施……（方案列出 19 条 / the plan lists 19）"
    /// Two notices of one inspection with different totals.
    TOTALS_CONTRADICT = "F509" "totals-contradict" Warning
        cause "这里说有 {said} 个问题，同一次巡察的“{other}”说有 {before} 个。" | "There are {said} issues here, but {before} in `{other}` of the same inspection."
        remedy "核对两份通报；口径不同的，在正文中说明。" | "Compare the two notices; where they count differently, say so in the text."
        why "同一次巡察的问题总数不应变来变去。" | "One inspection fed back one number of issues."
        example "claims: [{ subject: issues, basis: issues, total: 21 }]（前一份是 22 / 22 in the earlier one）"
    /// A later notice with fewer completed.
    FEWER_COMPLETED = "F510" "fewer-completed" Warning
        cause "这里说完成 {said} 个，同一次巡察较早的“{other}”已说完成 {before} 个。" | "{said} are completed here, but `{other}`, an earlier notice of the same inspection, says {before}."
        remedy "核对两份通报；有问题重新整改的，在正文中说明。" | "Compare the two notices; where an issue was opened again, say so in the text."
        why "完成数倒退而不说明，会让人怀疑先前的通报。" | "A figure that falls without a word casts doubt on the earlier notice."
        example "parts: { completed: 15 }（前一份是 17 / 17 in the earlier one）"
    /// Everything is completed, but an issue says otherwise.
    NOT_ALL_COMPLETED = "F511" "not-all-completed" Error
        cause "“{found}”，可是有问题的整改结果是“{status}”。" | "“{found}” — yet an issue has the status “{status}”."
        remedy "改正这句话，或改正那个问题的整改结果。" | "Mend the sentence, or the status of that issue."
        why "没有完成的说成全部完成，是虚报。" | "To call everything completed when it is not is a false report."
        example "反馈的问题已全部完成整改。……整改结果：阶段性完成"
}
