//! L: limits, which keep a hostile or broken file from stopping the whole site.

super::family! {
    /// A source over its size.
    SOURCE_SIZE = "L101" "source-size" Error
        cause "文件有 {found} 字节，超过上限 {limit} 字节，没有读取。" | "The file has {found} bytes, more than the limit of {limit}; it was not read."
        remedy "拆成几份，或把图片、表格作为附件。" | "Split it, or attach pictures and tables."
        why "上限让一个坏文件不会拖垮整个网站。" | "The limit keeps one bad file from stopping the whole site."
        example "（一个 9 MiB 的 .md 文件 / a .md file of 9 MiB）"
    /// A field over its size.
    FIELD_SIZE = "L102" "field-size" Error
        cause "字段“{key}”有 {found} 字节，超过上限 {limit} 字节。" | "The field `{key}` has {found} bytes, more than the limit of {limit}."
        remedy "字段里只写简短内容，长文放进正文。" | "Keep fields short and put long text into the body."
        why "上限让一个坏文件不会拖垮整个网站。" | "The limit keeps one bad file from stopping the whole site."
        example "（超过 1 MiB 的字段 / a field of more than 1 MiB）"
    /// Markdown nested too deep or with too many marks.
    MARKDOWN_LIMIT = "L103" "markdown-limit" Error
        cause "Markdown 标记太多或嵌套太深（{found}），正文已按普通文字显示。" | "Too many Markdown marks or too deep a nesting ({found}); the body is shown as plain text."
        remedy "删去多余的 >、[、*、` 等标记。" | "Remove superfluous marks such as > [ * `."
        why "极端的标记会让处理时间失控。" | "Extreme nesting makes the time needed grow out of hand."
        example "> > > > > > > >（一百层以上 / more than a hundred）"
    /// YAML nested too deep.
    YAML_DEPTH = "L104" "yaml-depth" Error
        cause "YAML 嵌套超过 {limit} 层。" | "The YAML is nested more than {limit} deep."
        remedy "按文档的格式书写，通常不超过四层。" | "Follow the format, which needs four levels at most."
        why "上限让一个坏文件不会拖垮整个网站。" | "The limit keeps one bad file from stopping the whole site."
        example "a: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]…"
    /// A rendered page over its size.
    PAGE_SIZE = "L105" "page-size" Error
        cause "页面 {found} 超过上限 {limit} 字节，没有写出。" | "The page {found} is larger than {limit} bytes and was not written."
        remedy "检查模板里的循环，或把通报拆成几份。" | "Look for a loop in the templates, or split the notice."
        why "失控的模板会写满磁盘。" | "A template that runs away would fill the disk."
        example "{% for i in range(end=100000000) %}…"
    /// A template nested too deep.
    TEMPLATE_NESTING = "L106" "template-nesting" Error
        cause "模板里的括号或语句嵌套超过 {limit} 层，或一个标签过长，没有使用。" | "Brackets or blocks of the template are nested more than {limit} deep, or a tag is too long; it was not used."
        remedy "把模板拆成几个文件，用 include 引入。" | "Split the template and include its parts."
        why "过深的嵌套会使程序崩溃。" | "Nesting without end would end the program."
        example "{{ ((((((((((((((((((((((((((((((((((((((((((((((((1)))))… }}"
    /// Too many entries in a file of approvals.
    APPROVAL_ENTRIES = "L107" "approval-entries" Error
        cause "审批记录有 {found} 条，超过上限 {limit} 条，没有采用。" | "The file has {found} entries of approval, more than the limit of {limit}; none of them counts."
        remedy "把早先的记录移到另外保存的文件里，只留最近一轮。" | "Move the older entries to a file kept elsewhere, and leave the last round here."
        why "上限让一个坏文件不会拖垮整个网站。" | "The limit keeps one bad file from stopping the whole site."
        example "（一千条以上的审批记录 / more than a thousand entries）"
}
