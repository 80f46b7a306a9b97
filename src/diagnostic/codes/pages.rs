//! G: the site's pages: labels, links, pictures, headings, colours.

super::family! {
    /// A label of government sites that the settings do not fill.
    LABEL_MISSING = "G301" "label-missing" Warning
        cause "site.yaml 没有写 {found}（{meaning}）。" | "site.yaml lacks `{found}` ({meaning_en})."
        remedy "补上 {found}；在办理中的，办好后补上。" | "Add `{found}`; where it is being applied for, add it then."
        why "《政府网站发展指引》要求页面标签和页脚有这一项，缺了公布时会被通报。" | "The guide for government sites asks for it in the labels or at the foot of pages."
        example "name: 示例市法院整改公开网\n（没有 site_code / without site_code）"
    /// A label with the wrong shape or of another site.
    LABEL_SHAPE = "G302" "label-shape" Warning
        cause "site.yaml 的 {key}“{found}”不对：应为{expected}。" | "`{key}` of site.yaml, `{found}`, is wrong: it takes {expected_en}."
        remedy "核对后改正。" | "Check and mend it."
        why "标签写错或填成别的网站的，检测会判为不合格。" | "A label that is wrong or of another site fails the inspection of government sites."
        example "site_code: null"
    /// A link that leads nowhere.
    BROKEN_LINK = "G303" "broken-link" Warning
        cause "链接“{found}”在本网站没有对应的页面。" | "The link `{found}` leads to no page of this site."
        remedy "改正地址。别的通报，在通报里写 ../标识/，在文章和固定页面里写 ../notices/标识/；附件只写文件名。草稿和未到公布日期的通报不能链接。" | "Mend it. Another notice is `../id/` in a notice and `../notices/id/` in an article or a page, an attachment its file name; a draft or a notice under embargo cannot be linked."
        why "读者会点到打不开的页面。" | "Readers would reach a page that is not there."
        example "见[方案](../notices/meiyou/)"
    /// An anchor that leads nowhere.
    BROKEN_ANCHOR = "G304" "broken-anchor" Warning
        cause "链接“{found}”指向的位置不存在。" | "The place that `{found}` points at is not there."
        remedy "问题的位置写成 #i-编号，如 #i-3；或改成指向整页。" | "The place of an issue is `#i-3`; or point at the page."
        why "读者会停在页首，找不到所指的内容。" | "Readers stay at the top of the page."
        example "见[第三项](#i-99)"
    /// A picture that says nothing to those who cannot see it.
    NO_TEXT_ALTERNATIVE = "G305" "no-text-alternative" Warning
        cause "图片“{found}”没有文字说明。" | "The picture `{found}` has no text alternative."
        remedy "写成 ![图片说的是什么](文件名)；图中是文字或表格的，把内容写进正文。" | "Write ![what it shows](file); put text and tables that are in a picture into the text."
        why "看不见图片的读者和搜索都靠它。" | "Readers who cannot see the picture depend on it, and so does search."
        example "![](xianchang.jpg)"
    /// Two colours that cannot be told apart well enough.
    LOW_CONTRAST = "G306" "low-contrast" Warning
        cause "文字色 {found} 与底色 {ground} 的对比度只有 {ratio}，低于 4.5。" | "The contrast of {found} on {ground} is {ratio}, below 4.5."
        remedy "把文字色调深，或把底色调浅。" | "Darken the text or lighten the ground."
        why "视力不好的读者看不清。" | "Readers with weak sight cannot read it."
        example "static/css/site.css：--text: #999; --ground: #fff;"
    /// A label of a page that its front matter does not fill.
    LABEL_UNFILLED = "G307" "label-unfilled" Warning
        cause "没有写 {found}，页面标签 {label} 就是空缺的。" | "`{found}` is not given, so the page goes without the label {label}."
        remedy "在头部补上 {found}。" | "Add `{found}` to the front matter."
        why "《政府网站发展指引》要求文章页有十项标签，缺一项检测就不合格。" | "The guide for government sites asks for ten labels on the page of an article."
        example "---\ntitle: 关于巡察整改进展情况的通报\nkind: progress\n---\n（没有 published_on / without published_on）"
    /// A heading two or more ranks below the one before it.
    HEADING_SKIPS = "G308" "heading-skips" Note
        cause "标题从“{before}”跳到了“{found}”，中间少一级。" | "The heading goes from `{before}` to `{found}` and leaves a rank out."
        remedy "写成“{expected}”；如果漏了上一级标题，补上。" | "Write `{expected}`, or add the heading that was left out."
        why "页面会自动补成连续的级别，但跳级常说明漏了一个标题，或者层次写错了。" | "Pages close the gap by themselves; but where a rank is left out, a heading is often missing or wrong."
        example "## 一、整改情况\n#### 1. 关于窗口服务的问题"
    /// A page of the site's own templates whose headings leave a rank out.
    PAGE_HEADING_SKIPS = "G309" "page-heading-skips" Warning
        cause "用本网站的模板生成的页面 {page}，标题从 {before} 跳到了 {found}。" | "On {page}, made with the site's own templates, headings go from {before} to {found}."
        remedy "在 templates/ 里把标题改成依次下降的级别。" | "Mend the ranks of the headings in templates/."
        why "用读屏软件的人靠标题级别跳读，跳级会让人以为漏掉了内容。" | "People who use screen readers go from heading to heading; a missing rank looks like missing text."
        example "templates/organ.html：<h1>…</h1> <h3>…</h3>"
    /// A property of the site's own style sheet that the theme does not understand.
    CUSTOM_UNKNOWN = "G310" "custom-unknown" Warning
        cause "custom.css 里的“{found}”不起作用。" | "`{found}` of custom.css has no effect."
        remedy "名字照抄 docs/theme.md 的表，颜色写成 #0b4a6f 这样。{suggestion}" | "Copy the name from the table of docs/theme.md, and write a colour like #0b4a6f. {suggestion_en}"
        why "名字或颜色写错，网站还是原来的样子，改的人以为已经改了。" | "With a misspelt name or colour the site looks as before, while somebody believes it does not."
        example "static/css/custom.css：:root { --site-acent: #0b4a6f; }"
    /// A site without a domain: what names its pages by whole addresses is left out.
    NO_FEEDS = "G311" "no-feeds" Note
        cause "site.yaml 没有写 domain，所以没有生成订阅文件（feeds/）和 sitemap.xml。" | "site.yaml lacks `domain`, so there are no feeds (`feeds/`) and no `sitemap.xml`."
        remedy "域名定了以后在 site.yaml 里写上 domain；不在域名根目录下的，再写 base_path。" | "Add `domain` to site.yaml once it is known, and `base_path` where the site does not lie at its root."
        why "订阅文件和 sitemap.xml 里只能写完整的地址，不知道域名就写不出来。" | "Both name pages by whole addresses, which nobody knows without the domain."
        example "name: 示例市法院整改公开网\n（没有 domain / without domain）"
}
