//! U: numbers of headings and steps, and parts that say nothing.

super::family! {
    /// A number is left out.
    NUMBER_GAP = "U601" "number-gap" Warning
        cause "编号“{found}”前面是{before}，中间缺号。" | "The number `{found}` follows {before_en}: some are left out."
        remedy "检查是否漏了内容；没有漏的，改正编号；按规定不公开的，在 withheld 中写明数量和依据。" | "See whether something is missing; else mend the number, or say what is held back under `withheld`."
        why "缺号会让人以为删去了问题。" | "A gap looks as if a problem had been removed."
        example "#### 3. …\n\n#### 5. …"
    /// A number stands twice.
    NUMBER_REPEATED = "U602" "number-repeated" Warning
        cause "编号“{found}”重复。" | "The number `{found}` stands twice."
        remedy "改正编号，后面的依次顺延。" | "Mend it, and those that follow."
        why "同一个编号指着两个问题，引用时就分不清。" | "One number that names two problems cannot be referred to."
        example "#### 3. …\n\n#### 3. …"
    /// A number begins anew or runs backwards where nothing else begins.
    NUMBER_RESTARTS = "U603" "number-restarts" Warning
        cause "编号“{found}”前面是{before}，在同一部分里倒退或重新起编。" | "The number `{found}` follows {before_en} within the same part."
        remedy "改成接续的编号；如这里另起一部分，补上那一部分的标题。" | "Count on; if another part begins here, give it its heading."
        why "编号乱了，多半是少了一个标题，或者段落的次序错了。" | "Numbers out of order mostly mean that a heading is missing or that parts were moved."
        example "#### 4. …\n\n#### 1. …"
    /// 一是 without 二是.
    STEP_ALONE = "U604" "step-alone" Warning
        cause "只有“一是”，没有“二是”。" | "There is 一是 but no 二是."
        remedy "补上漏掉的内容；只有一项的，删去“一是”。" | "Add what is missing, or leave out 一是."
        why "列举到一半，多半是复制时漏了后面的文字。" | "An enumeration that breaks off mostly means that text was lost in copying."
        example "整改情况：一是修订规定。"
    /// Steps that do not follow one another.
    STEP_OUT_OF_ORDER = "U605" "step-out-of-order" Warning
        cause "“{found}”前面没有相接的一项，此处应是“{expected}”。" | "`{found}` does not follow on; `{expected}` is due here."
        remedy "检查是否漏了一项；没有漏的，改正序号。" | "See whether a step is missing; else mend its number."
        why "缺项或重复，读者会问中间的措施到哪里去了。" | "Readers will ask where the step between has gone."
        example "整改情况：一是修订规定。三是加强培训。"
    /// An issue without measures.
    NO_MEASURES = "U606" "no-measures" Warning
        cause "“{found}”没有写整改措施或整改情况。" | "“{found}” says nothing of measures."
        remedy "补上“整改情况：…”；写了而没有认出来的，检查标签和冒号。" | "Add `整改情况：…`; if it is there and was not understood, look at its label and colon."
        why "列出问题而不写怎样整改，等于没有答复。" | "A problem without measures has not been answered."
        example "#### 3. 关于“…”的问题\n\n整改结果：已完成"
    /// An open issue without next steps.
    NO_NEXT_STEPS = "U607" "no-next-steps" Warning
        cause "“{found}”的结果是“{status}”，没有写下一步怎样整改。" | "“{found}” has the status “{status}” but says nothing of what comes next."
        remedy "补上“整改计划：…”或“完成时限：…”。" | "Add `整改计划：…` or `完成时限：…`."
        why "没有完成的问题，公众要知道接下来做什么、何时做完。" | "Of what is not completed the public must learn what comes next, and when."
        example "整改结果：阶段性完成\n\n整改情况：一是清理旧案。二是通报进度。"
    /// A reference to another number than that of the item.
    REFERENCE_DISAGREES = "U608" "reference-disagrees" Warning
        cause "文中说“{found}”，但{but}。" | "The text says “{found}”, but {but_en}."
        remedy "核对所指的是哪一项，改正序号。" | "See which item is meant and mend the number."
        why "前后序号不一致，读者找不到所指的问题。" | "Where numbers disagree, nobody finds what is meant."
        example "#### 3. 关于“…”的问题（序号十）"
    /// A heading with nothing under it.
    EMPTY_SECTION = "U609" "empty-section" Warning
        cause "标题“{found}”下面没有内容。" | "There is nothing under the heading “{found}”."
        remedy "补上内容，或删去标题。" | "Add the text, or remove the heading."
        why "空的一节多半是漏贴了文字。" | "An empty part mostly means that text was not copied."
        example "## 二、整改进展情况\n\n## 三、下一步打算"
}
