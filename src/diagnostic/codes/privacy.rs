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
}
