//! P: what would expose a person.

super::family! {
    /// A resident identity number.
    RESIDENT_NUMBER = "P901" "resident-number" Error
        cause "这里有居民身份证号码。" | "This is a resident identity number."
        remedy "删去号码，或者用星号遮去中间各位。" | "Remove it, or mask its middle with asterisks."
        why "身份证号码属于个人信息，公布以后无法收回。" | "An identity number is personal; once published it cannot be taken back."
        example "当事人（身份证号：110105194912310021）"
    /// A bank card.
    BANK_CARD = "P902" "bank-card" Error
        cause "这里有银行卡号。" | "This is the number of a bank card."
        remedy "删去卡号，或者用星号遮去中间各位。" | "Remove it, or mask its middle with asterisks."
        why "银行卡号属于敏感个人信息。" | "The number of a bank card is sensitive personal information."
        example "退至卡号6222020000000000008"
    /// A mobile number outside the contact block.
    MOBILE_NUMBER = "P903" "mobile-number" Error
        cause "这里有手机号码。" | "This is a mobile telephone number."
        remedy "删去号码，或者用星号遮去中间四位；对外联系用办公电话。" | "Remove it, or mask its middle four digits; give an office telephone for contact."
        why "手机号码能找到具体的人。" | "A mobile number leads to one person."
        example "经办人电话：13800000000"
    /// A mobile number in the contact block.
    MOBILE_OF_CONTACT = "P904" "mobile-of-contact" Note
        cause "联系方式里是手机号码。" | "The contact block gives a mobile telephone number."
        remedy "确认是单位的公务号码；是个人号码的，换成办公电话。" | "Make sure that it is the organ's own; replace a personal one by an office telephone."
        why "公示期过后，个人的手机号码仍会留在网上。" | "A personal number stays on the web after the period has ended."
        example "联系电话：13800000000"
    /// A passport or a travel permit.
    PASSPORT = "P905" "passport-number" Error
        cause "这里有护照或者通行证的号码。" | "This is the number of a passport or a travel permit."
        remedy "删去号码，或者用星号遮去中间各位。" | "Remove it, or mask its middle with asterisks."
        why "证件号码属于敏感个人信息。" | "The number of such a paper is sensitive personal information."
        example "护照号码：E00000000"
    /// The number plate of a car.
    NUMBER_PLATE = "P906" "number-plate" Error
        cause "这里有机动车号牌。" | "This is the number plate of a car."
        remedy "删去号牌，或者用星号遮去中间各位。" | "Remove it, or mask its middle with asterisks."
        why "从号牌能查到车主。" | "A plate leads to the owner of the car."
        example "驾驶京A00000号小型轿车"
    /// The home of a person.
    HOME_ADDRESS = "P907" "home-address" Error
        cause "这里写到了具体住址。" | "This tells where a person lives."
        remedy "只写到县（区），楼号、单元、室号删去，或者写成“某小区”。" | "Name no more than the district; leave out house, stair and room."
        why "住址属于个人信息，公布后可能给当事人带来骚扰。" | "A home address is personal; published, it invites harassment."
        example "家住明法路1号2号楼3单元401室"
    /// A name beside a case number or a punishment.
    NAMED_PERSON = "P908" "named-person" Error
        cause "案号或者处分旁边写了人的姓名。" | "A person is named beside a case number or a punishment."
        remedy "按人民法院公布裁判文书的办法隐名：保留姓氏，名字写成“某”，如“张某”“张某某”；同姓的写成“张某甲”“张某乙”。依法应当公开姓名的，在 allow 中写明理由。" | "Hide the name as courts do in published judgments: keep the surname and write 某 for the rest, such as 张某; where the law wants it named, allow it with the reason."
        why "通报公开的是问题和整改，不是当事人和受处分的人。" | "A notice makes public the problems and what was done, not the parties or the punished."
        example "给予干警张大明党内警告处分"
    /// A personal number in a file beside a notice.
    NUMBER_IN_FILE = "P911" "number-in-file" Error
        cause "这个文件的{place}有{kind}。{more}" | "This file has {kind_en} in {place_en}.{more_en}"
        remedy "在原来的软件里删去，或用星号遮去号码的中间各位、用“某”隐去姓名，再重新导出。" | "Remove or mask it in the program that made the file, and export it again."
        why "附件和正文一样公开，任何人都能下载和搜索。" | "A file is as public as the text: anyone can download and search it."
        example "附件.docx 第 3 段：身份证号11010519491231002X"
    /// The names of persons in the properties of a file.
    AUTHOR_OF_FILE = "P912" "author-of-file" Warning
        cause "这个文件的属性里有作者姓名或账号“{found}”。" | "The properties of this file name `{found}` as an author."
        remedy "在 Word、WPS 或 Excel 里用“检查文档”删去属性和个人信息；图片另存时去掉拍摄信息。" | "Remove properties and personal information with the document inspector; save pictures without their notes."
        why "起草人、修改人的姓名会随附件一起公开。" | "The names of those who drafted it are published with it."
        example "文件 → 信息 → 作者：张某某"
    /// Recorded changes in a file.
    CHANGES_IN_FILE = "P913" "changes-in-file" Error
        cause "这个文件里留有 {count} 处修订记录。" | "This file holds recorded changes ({count})."
        remedy "在“审阅”里接受或拒绝全部修订，再重新保存。" | "Accept or reject all changes, and save it again."
        why "任何人都能看到删去的话，以及谁在什么时候改的。" | "Anyone can read what was deleted, by whom and when."
        example "审阅 → 修订：删除“涉及张某某违纪问题”"
    /// Comments in a file.
    COMMENTS_IN_FILE = "P914" "comments-in-file" Error
        cause "这个文件里留有 {count} 条批注。" | "This file holds comments ({count})."
        remedy "在“审阅”里删除全部批注，再重新保存。" | "Delete all comments, and save it again."
        why "批注是内部意见，不应随附件公开。" | "Comments are said inside the house and not to the public."
        example "批注：这里要不要写？"
    /// Hidden sheets, rows or columns in a file.
    HIDDEN_IN_FILE = "P915" "hidden-in-file" Error
        cause "工作表或幻灯片“{found}”是隐藏的，或有隐藏的行、列。" | "The sheet or slide `{found}` is hidden, or has hidden rows or columns."
        remedy "取消隐藏，看清内容；不公开的整行、整列、整表删去，再重新保存。" | "Unhide it and look; delete what is not for the public, and save it again."
        why "隐藏不是删除：下载以后点一下就能看到。" | "Hidden is not deleted: a click shows it."
        example "工作表“底数”：已隐藏"
    /// Where a picture was taken.
    POSITION_IN_FILE = "P916" "position-in-file" Error
        cause "这张图片（或文档里的图片）带有拍摄地点的经纬度。" | "This picture, or one in this document, says at which coordinates it was taken."
        remedy "去掉图片的拍摄信息（EXIF）再放进来，例如截图或另存时不保留元数据。" | "Remove its notes (EXIF), for instance by saving it without metadata."
        why "经纬度能指到当事人的住处或办案地点。" | "Coordinates lead to a party's home or the scene of a case."
        example "整改现场.jpg：GPS 31.23, 121.47"
    /// A file that was not looked through.
    UNREAD_FILE = "P917" "unread-file" Note
        cause "没有查看{what}：{found}。" | "{what_en} not looked through: {found_en}."
        remedy "请人工查看有没有个人信息；旧格式另存为 .docx、.xlsx 或 .pdf 后可以自动检查。" | "Look through it yourself; an old format saved as .docx, .xlsx or .pdf can be checked."
        why "没有查过的附件不能当作没有问题。" | "A file that was not looked through is not known to be clean."
        example "台账.xls"
}
