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
}
