//! A: approvals, `content/approvals/`. What such a fault stands at never counts as an approval.

super::family! {
    /// Marks of a merge that was not finished.
    MERGE_MARK = "A401" "merge-mark" Error
        cause "审批记录里有合并冲突的标记“{found}”，整个文件都不算数。" | "There is a mark of an unfinished merge, `{found}`, among the approvals; nothing in the file counts."
        remedy "把两边的记录都留下，按时间先后排好，删去三行标记。" | "Keep the entries of both sides in the order of their time, and delete the three marks."
        why "分不清哪一边是真的记录，就不能当作已经批准。" | "While nobody knows which side is the record, nothing is approved."
        example "steps:\n<<<<<<< HEAD\n- step: 审核"
    /// Another version of the format, or another algorithm.
    APPROVAL_VERSION = "A402" "approval-version" Error
        cause "审批记录用的是“{found}”，这个程序只认识“{expected}”，没有采用。" | "The approvals are of `{found}`; this program knows `{expected}` alone and takes none of them."
        remedy "换用写下这些记录的程序（版本更新的），或者用这个程序重新审批。" | "Use the newer program that wrote them, or take the steps again with this one."
        why "按另一种算法算出的校验值无法核对，不能当作已经批准。" | "Digests of another algorithm cannot be compared, so nothing is approved by them."
        example "format: 2\nsteps: []"
    /// A step that the site does not have.
    UNKNOWN_STEP = "A403" "unknown-step" Error
        cause "没有名为“{found}”的步骤，这一条不算数。" | "There is no step `{found}`; the entry does not count."
        remedy "本站的步骤依次是：{expected}。{suggestion}" | "The steps of this site are, in order: {expected_en}. {suggestion_en}"
        why "步骤写错一个字，少的那一步就没有人做过。" | "With one wrong character, the step that is meant was taken by nobody."
        example "steps:\n- step: 审合\n  act: approved"
    /// A step out of order.
    STEP_ORDER = "A404" "approval-out-of-order" Error
        cause "“{found}”不在该在的位置：{problem}。这一条不算数。" | "`{found}` is out of order: {problem_en}. The entry does not count."
        remedy "按“{expected}”的先后办理；已经办过的不必再办。" | "Take the steps in the order {expected_en}, each once."
        why "跳过的步骤没有人把关。" | "A step that was skipped was nobody's."
        example "steps:\n- step: 审批\n  act: approved"
    /// Two steps by one person.
    SAME_PERSON = "A405" "same-person" Error
        cause "“{found}”已经办过“{other}”，不能再办“{step}”。这一条不算数。" | "`{found}` took the step `{other}` already and may not take `{step}`. The entry does not count."
        remedy "请另一个人办理这一步。" | "Let another person take this step."
        why "一个人办两步，等于少了一道把关。" | "Two steps by one person are one step."
        example "steps:\n- { step: 提出, by: 张三 }\n- { step: 审核, by: 张 三 }"
    /// An approval of a day that has not come.
    FUTURE_APPROVAL = "A406" "future-approval" Error
        cause "时间“{found}”还没有到，这一条不算数。" | "`{found}` has not come yet; the entry does not count."
        remedy "改成实际办理的时间；时间不明的，重新办理这一步。" | "Write when it was done; where nobody knows, take the step again."
        why "还没有办的事不能算已经办了。" | "What has not been done yet is not done."
        example "steps:\n- { step: 提出, by: 张三, at: 2999-01-01 }"
    /// A step that is bound to other bytes than the one before it.
    OTHER_TEXT = "A407" "approves-another-text" Error
        cause "“{found}”认的不是前面各步认的那一稿，这一条不算数。" | "`{found}` is bound to another text than the steps before it; the entry does not count."
        remedy "{remedy}" | "{remedy_en}"
        why "各步认的必须是同一稿，一字不差。" | "All steps must be bound to one text, character by character."
        example "steps:\n- { step: 提出, seen: 1a… }\n- { step: 审核, seen: 2b… }"
    /// An approval that holds no more.
    APPROVAL_VOID = "A408" "approval-void" Warning
        cause "已经作过的审批失效了：{found}。" | "What was approved holds no more: {found_en}."
        remedy "{remedy}" | "{remedy_en}"
        why "批准的是看到的那一稿；改过以后公布的，没有人批准过。" | "What was approved is the text that was seen; nobody approved what it became."
        example "（批准以后改了一个电话号码 / a telephone number was changed after approval）"
    /// Approvals of something that is not there.
    APPROVAL_OF_NOTHING = "A409" "approval-of-nothing" Warning
        cause "没有“{found}”，这些审批记录没有着落。" | "There is no `{found}` which these approvals could be of."
        remedy "通报改了标识的，把文件改成同样的名字；通报已经删去的，把记录移到别处保存。通报之外的记录可以叫：{expected}。" | "If the notice has another id now, rename the file; if it is gone, keep the file elsewhere. Other approvals may be called: {expected}."
        why "没有着落的记录，看起来像是批准过。" | "Such a file looks as if something were approved."
        example "content/approvals/nosuch.yaml"
    /// A step that the settings name twice.
    STEP_TWICE = "A410" "step-named-twice" Error
        cause "审批的步骤“{found}”写了两次，只算一步。" | "The step `{found}` is named twice; it counts once."
        remedy "删去一个，或者改成不同的名称。" | "Delete one of them, or give it another name."
        why "同名的两步分不清谁办了哪一步。" | "Of two steps of one name, nobody knows which was taken."
        example "approval_steps: [提出, 审核, 审核]"
    /// A step that looked at the difference with a text that nobody approved.
    SLIP_OF_NOTHING = "A411" "slip-of-nothing" Error
        cause "“{found}”只看了与另一稿的差异，可是那一稿没有批准过，这一条不算数。" | "`{found}` looked at the difference with another text alone, which nobody approved; the entry does not count."
        remedy "看全文，重新办理这一步：tongbao approve 标识 --step 步骤 --by 姓名，不带 --slip。" | "Look at the whole text and take the step again, without --slip."
        why "差异可以单独看，是因为其余的已经批准过。" | "The difference may be looked at alone because the rest was approved."
        example "steps:\n- { step: 提出, against: 1a… }"
    /// An entry without a right signature, on a site that lists keys.
    UNSIGNED = "A412" "approval-unsigned" Error
        cause "“{found}”（{by}）不算数：{problem}。" | "`{found}` ({by}) does not count: {problem_en}."
        remedy "请本人用自己的密钥重新办理：tongbao approve 标识 --step 步骤 --by 姓名 --key 私钥文件。" | "Let them take the step again with their own key: `tongbao approve ID --step STEP --by NAME --key FILE`."
        why "网站写了审批人的公钥，就只认他们签过名的审批。" | "A site that lists the keys of those who approve takes only what they signed."
        example "steps:\n- { step: 审核, by: 李四 }"
    /// A key that is none.
    NOT_A_KEY = "A413" "not-a-key" Error
        cause "“{found}”的公钥读不出来，他的审批都不算数。" | "The public key of `{found}` cannot be read; nothing that they approve counts."
        remedy "写 minisign.pub 文件第二行的全部字符，以 RW 开头，共 56 个。" | "Write the whole second line of the file minisign.pub: 56 characters that begin with RW."
        why "公钥少一个字符，就核对不了任何签名。" | "With one character missing, no signature can be checked."
        example "approval_keys:\n- { name: 张三, key: RWQ… }"
}
