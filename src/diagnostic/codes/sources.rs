//! S: the files themselves, their front matter and YAML.

super::family! {
    /// YAML that cannot be read.
    YAML_SYNTAX = "S101" "yaml-syntax" Error
        cause "YAML 写法有误：{found}。" | "This is not valid YAML: {found_en}."
        remedy "检查这一行的缩进、冒号和引号；内容里有冒号、井号或引号时，请把整段内容放进英文双引号。" | "Check indentation, colons and quotes of this line; put text that holds a colon, a hash or quotes into double quotes."
        why "读不懂的头部信息一条也不能用，页面会缺少标题、日期和法院。" | "Front matter that cannot be read gives nothing: the page would lack its title, dates and court."
        example "---\ntitle: [未写完\n---"
    /// A key that no source has.
    UNKNOWN_KEY = "S102" "unknown-key" Error
        cause "没有名为“{found}”的字段。" | "There is no key `{found}` here."
        remedy "改正字段名，或删去这一行。{suggestion}" | "Mend the name of the key, or remove the line. {suggestion_en}"
        why "写错一个字母的字段会被悄悄忽略，公开的内容就会缺一项。" | "A misspelt key would be dropped in silence, and something would be missing from the public page."
        example "---\ntitel: 关于巡察整改进展情况的通报\n---"
    /// The same key twice in one mapping.
    DUPLICATE_KEY = "S103" "duplicate-key" Error
        cause "字段“{found}”写了两次，只用了第一次。" | "The key `{found}` stands here twice; the first one was used."
        remedy "删去其中一个。" | "Remove one of them."
        why "两个值只能用一个，而读者无从知道用的是哪一个。" | "Only one of two values can be used, and nobody can see which."
        example "---\nkind: progress\nkind: plan\n---"
    /// A key that must be given.
    MISSING_KEY = "S104" "missing-key" Error
        cause "缺少必填字段“{expected}”。" | "The key `{expected}` is missing."
        remedy "补上 {expected}：{meaning}。" | "Add `{expected}`: {meaning_en}."
        why "没有它就无法生成页面，或者页面会说不清是谁发布的什么。" | "Without it the page cannot be made, or could not say who published what."
        example "---\nkind: progress\n---"
    /// A value of the wrong shape.
    WRONG_SHAPE = "S105" "wrong-shape" Error
        cause "“{key}”应为{expected}，这里写的是{found}。" | "`{key}` takes {expected_en}; found {found_en}."
        remedy "改成{expected}。" | "Write {expected_en}."
        why "形式不对的值无法使用，而程序不会替人猜测。" | "A value of another shape cannot be used, and the program does not guess."
        example "---\ntitle: [标题, 不应写成列表]\n---"
    /// Something that should be a date and is not.
    NOT_A_DATE = "S106" "not-a-date" Error
        cause "“{found}”不是能读懂的日期。" | "`{found}` is not a date that can be read."
        remedy "写成 2025-07-10；只知道年月时写 2025-07。" | "Write 2025-07-10, or 2025-07 where only the month is known."
        why "日期用于排序、逾期计算和页面标签，读不懂就不能用。" | "Dates order the notices and tell what is overdue."
        example "---\npublished_on: 2025-13-45\n---"
    /// Something that should be an id and is not.
    NOT_AN_ID = "S107" "not-an-id" Error
        cause "“{found}”不能用作标识。" | "`{found}` cannot be an id."
        remedy "标识只用小写英文字母、数字和连字符，1 至 80 个字符，例如 qinglan-2024。" | "An id is 1 to 80 of a-z, 0-9 and -, such as qinglan-2024."
        why "标识会成为网址的一部分，公布后不再改动，必须在任何服务器上都能用。" | "An id becomes part of an address that never changes and must work on every server."
        example "---\norgan: 青岚中院\n---"
    /// A word outside its list.
    UNKNOWN_WORD = "S108" "unknown-word" Error
        cause "“{key}”不能写“{found}”。" | "`{key}` does not know the word `{found}`."
        remedy "可以写：{expected}。{suggestion}" | "It takes: {expected}. {suggestion_en}"
        why "固定的几个词才能分类、计数和筛选。" | "Only fixed words can be sorted, counted and filtered."
        example "---\nkind: progres\n---"
    /// A YAML feature that is refused.
    REFUSED_YAML = "S109" "refused-yaml" Error
        cause "这里用了不支持的 YAML 写法：{found}。" | "This feature of YAML is refused: {found}."
        remedy "把内容直接写在这里。" | "Write the value itself here."
        why "引用和合并会让审稿人看到的与实际生效的不一样，也可能被用来耗尽内存。" | "References and merges make what a reviewer reads differ from what takes effect, and can exhaust memory."
        example "---\ncontact: &a { phones: [0000-1234567] }\n---"
    /// A full-width colon where YAML needs a half-width one.
    FULL_WIDTH_COLON = "S110" "full-width-colon" Error
        cause "字段名后面用了全角冒号“：”。" | "A full-width colon follows the key."
        remedy "改成英文冒号加一个空格：`{key}: `。" | "Use a half-width colon and a space: `{key}: `."
        why "YAML 只认英文冒号，用了全角冒号，这一行会被当成一段文字。" | "YAML only knows the half-width colon; with the other one the line becomes plain text."
        example "---\ntitle：关于巡察整改进展情况的通报\n---"
    /// An indentation YAML cannot use.
    WRONG_INDENT = "S111" "wrong-indent" Error
        cause "行首用了{found}缩进。" | "The line is indented with {found_en}."
        remedy "行首缩进请改用英文空格。" | "Indent with ordinary spaces."
        why "YAML 会把全角空格当成字段名的一部分，制表符则不允许使用。" | "YAML takes an ideographic space for part of the key, and does not allow tabs."
        example "---\ncontact:\n　phones: [0000-1234567]\n---"
    /// A byte order mark.
    BYTE_ORDER_MARK = "S112" "byte-order-mark" Note
        cause "文件开头有 BOM 标记，已忽略。" | "The file begins with a byte order mark, which was ignored."
        remedy "用“UTF-8（无 BOM）”重新保存。" | "Save it as UTF-8 without a BOM."
        why "有的工具会因此读错第一行。" | "Some tools misread the first line because of it."
        example "\u{feff}---\ntitle: 通报\n---"
    /// Bytes that are not UTF-8.
    NOT_UTF8 = "S113" "not-utf8" Error
        cause "文件不是 UTF-8 编码（第 {found} 个字节起无法识别）。" | "The file is not UTF-8 (from byte {found} on)."
        remedy "用编辑器另存为 UTF-8 编码；从旧系统来的文件可用 import 命令转换。" | "Save it as UTF-8 in an editor."
        why "按错误的编码读，会把汉字变成别的字。" | "Read in a wrong encoding, the characters would turn into others."
        example "（以 GBK 编码保存的文件 / a file saved as GBK）"
    /// Front matter that does not begin or end.
    NO_FRONT_MATTER = "S114" "no-front-matter" Error
        cause "{found}。" | "{found_en}."
        remedy "文件开头写一行 `---`，接着写 title、kind 等字段，再写一行 `---`，之后是正文。" | "Begin the file with a line `---`, the keys, another line `---`, then the text."
        why "没有头部信息，就不知道这是谁的什么通报。" | "Without front matter nobody knows whose notice this is."
        example "一、组织领导情况"
    /// A file whose name cannot be an id.
    FILE_NAME = "S115" "file-name" Error
        cause "文件名“{found}”不能用作标识。" | "The file name `{found}` cannot be an id."
        remedy "改名，只用小写英文字母、数字和连字符，例如 qinglan-2024-progress.md。" | "Rename it, using a-z, 0-9 and - only, such as qinglan-2024-progress.md."
        why "文件名就是网址的一部分。" | "The file name is part of the address."
        example "content/notices/关于整改的通报.md"
    /// Two sources of one id.
    SAME_ID = "S116" "same-id" Error
        cause "标识“{found}”有两个来源文件，只用了第一个。" | "Two files claim the id `{found}`; the first one was used."
        remedy "给其中一个改名。" | "Rename one of them."
        why "一个网址只能对应一份通报。" | "An address can only lead to one notice."
        example "content/notices/a.md\ncontent/notices/a/notice.md"
    /// An invisible or direction-changing character.
    HIDDEN_CHARACTER = "S117" "hidden-character" Error
        cause "这里有一个看不见的字符 {found}。" | "There is an invisible character {found} here."
        remedy "删去它；如果是粘贴带来的，请重新输入这几个字。" | "Delete it."
        why "这类字符能让读者看到的与实际文字不同，也会让搜索找不到。" | "Such characters make what is read differ from what is written, and defeat search."
        example "关于\u{200b}执行案款的问题"
    /// An address that cannot be followed.
    NOT_AN_ADDRESS = "S118" "not-an-address" Error
        cause "“{found}”不是能用的网址。" | "`{found}` is not an address that can be used."
        remedy "写成以 https:// 或 http:// 开头的完整网址。" | "Write a whole address that begins with https:// or http://."
        why "页面上只放安全、能打开的链接。" | "Pages carry only links that are safe and open."
        example "---\nwebsite: javascript:alert(1)\n---"
    /// A file that nothing reads.
    STRAY_FILE = "S119" "stray-file" Warning
        cause "没有用到文件“{found}”。" | "Nothing uses the file `{found}`."
        remedy "移到正确的位置，或移出网站文件夹。{suggestion}" | "Move it to its right place, or out of the site's folder. {suggestion_en}"
        why "放错位置的文件不会公布，而放它的人以为已经公布。" | "A misplaced file is not published, while somebody believes it is."
        example "content/notice/2024.md"
    /// A file left out on reading: a link, a pipe, an unusable name.
    SKIPPED_FILE = "S120" "skipped-file" Warning
        cause "没有读取“{found}”：{reason}。" | "`{found}` was not read: {reason_en}."
        remedy "改成普通文件，并使用普通的文件名。" | "Make it a regular file with an ordinary name."
        why "只读取网站文件夹里的普通文件，链接可能指向不该公开的内容。" | "Only regular files of the site are read; a link may lead to what must not be public."
        example "content/notices/link.md -> /etc/passwd"
    /// No settings file.
    NO_SETTINGS = "S121" "no-settings" Error
        cause "没有找到 content/site.yaml。" | "There is no content/site.yaml."
        remedy "在网站文件夹里运行，或用 --root 指明文件夹；新建网站用 tongbao init。" | "Run in the site's folder or name it with --root; `tongbao init` makes a new one."
        why "网站名称、主办单位和备案号都写在这个文件里。" | "The site's name, operator and registration numbers stand there."
        example "content/"
    /// A comment behind a value on its line.
    COMMENT_BEHIND_VALUE = "S122" "comment-behind-value" Warning
        cause "“{key}”的内容到井号之前为止，“{found}”被当作注释，不会公布。" | "`{key}` ends in front of the hash: `{found}` is a comment and is not published."
        remedy "如果井号是内容的一部分，请把整段内容放进英文双引号；如果是注释，请另起一行写。" | "If the hash is part of the text, put all of it into double quotes; if it is a comment, give it a line of its own."
        why "空格加井号在 YAML 中是注释的开始，标题、地址的后半段会因此悄悄丢失。" | "In YAML a blank and a hash begin a comment, so the second half of a title or an address is lost in silence."
        example "---\ntitle: 关于第八轮巡察 #3 问题整改的通报\n---"
    /// A folder of a notice without its text.
    NO_NOTICE_FILE = "S123" "no-notice-file" Error
        cause "文件夹 {found}/ 里有“{file}”，却没有 notice.md。" | "The folder {found}/ holds `{file}` and no notice.md."
        remedy "它是一份通报的文件夹，就补上 notice.md；它只用来分组，就把这个文件移到所属通报的文件夹里。" | "If it is the folder of a notice, put its notice.md back; if it only groups notices, move the file to the folder of its notice."
        why "通报的文件夹丢了 notice.md，这份通报就会从网站上消失；分组的文件夹里只放通报，才看得出少了什么。" | "A notice whose notice.md is lost would vanish from the site; as folders that group hold notices alone, the loss is seen."
        example "content/notices/a/qingdan.xlsx"
    /// A folder that groups too deep.
    TOO_DEEP = "S124" "grouped-too-deep" Error
        cause "分组的文件夹最多三层，{found}/ 是第四层，里面的通报没有读取。" | "Folders group three deep at most; {found}/ is the fourth, and the notices in it were not read."
        remedy "把里面的通报移到上一层。通报放在哪个分组里，不影响它的网址。" | "Move the notices in it one folder up. The group in which a notice lies does not change its address."
        why "层次太深的文件夹里，放错的文件很难发现。" | "In folders that deep a misplaced file is hard to find."
        example "content/notices/2025/青岚/第一批/复查/a.md"
    /// A file of `root/` where the site itself has something.
    TAKEN_AT_ROOT = "S125" "taken-at-root" Error
        cause "“{found}”要放到网站的根目录，可是 {expected} 是网站自己的地址（不分大小写）。" | "`{found}` goes to the root of the site, where `{expected}` is the site's own (whatever the case of letters)."
        remedy "给它改名，或者把它放进 root/ 下另一个文件夹；页面由程序生成，不能用文件盖掉。" | "Rename it, or put it into another folder below root/; pages are made by the program and are not written over."
        why "一个网址只能有一个文件；有的服务器不分大小写，INDEX.HTML 和 index.html 是同一个网址。" | "An address has one file; to some servers INDEX.HTML and index.html are one address."
        example "root/index.html"
}
