//! T: templates.

super::family! {
    /// A template that cannot be read.
    TEMPLATE_SYNTAX = "T401" "template-syntax" Error
        cause "模板有误：{found}。" | "The template cannot be read: {found}."
        remedy "按提示修改这一处；删去 templates/ 下的这个文件即恢复内置模板。" | "Mend this place; removing the file from templates/ brings the built-in one back."
        why "一个模板读不懂，用到它的页面都不能生成。" | "No page that uses the template can be made."
        example "{% if notice.title %}…（缺 endif / without endif）"
    /// A template that fails on a page.
    TEMPLATE_FAILED = "T402" "template-failed" Error
        cause "生成 {page} 时模板出错：{found}。" | "The template failed on {page}: {found}."
        remedy "检查变量名；模板能用的全部内容见 docs/values.md。{suggestion}" | "Check the names of variables; docs/values.md lists all a template may see. {suggestion_en}"
        why "写错的变量名不会悄悄变成空白。" | "A misspelt name never turns into silent blank space."
        example "{{ notice.titel }}"
    /// A file in templates/ that no page uses.
    UNKNOWN_TEMPLATE = "T403" "unknown-template" Warning
        cause "没有页面用到模板“{found}”。" | "No page uses the template `{found}`."
        remedy "改成某个内置模板的文件名，或删去这个文件。{suggestion}" | "Give it the name of a built-in template, or remove it. {suggestion_en}"
        why "名字写错的模板不会生效，改的人以为已经生效。" | "A misnamed template has no effect, while somebody believes it has."
        example "templates/notices.htm"
    /// A line of labels.txt that changes no label.
    UNKNOWN_LABEL = "T404" "unknown-theme-label" Warning
        cause "这一行没有改动界面上的词：“{found}”。" | "This line changes no label: `{found}`."
        remedy "每行写“名字 = 词”，名字见内置的 templates/labels.txt。{suggestion}" | "Write `name = words` on each line; the built-in templates/labels.txt has the names. {suggestion_en}"
        why "名字写错的词不会出现在页面上，改的人以为已经改了。" | "A misnamed label never shows, while somebody believes it does."
        example "ownr = 牵头部门"
    /// A label of labels.txt that has other places for values than the built-in one.
    LABEL_PLACES = "T405" "label-places" Warning
        cause "标签“{found}”里要填的数和内置的不同：{unlike}。" | "The places for values in the label `{found}` are not those of the built-in one: {unlike_en}."
        remedy "大括号里的名字照抄内置的 templates/labels.txt。内置的有：{wanted}。" | "Copy the names in braces from the built-in templates/labels.txt, which has: {wanted}."
        why "少了的数不会出现在页面上，写错的名字会原样印出来。" | "A value left out never shows, and a misspelt name is printed as it stands."
        example "overdue_by = 已逾期"
}
