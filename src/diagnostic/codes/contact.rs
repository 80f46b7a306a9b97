//! C: how the public reaches the court.

super::family! {
    /// A notice that nobody can answer.
    NO_CONTACT = "C801" "no-contact" Warning
        cause "这份通报没有任何联系方式，法院名录和网站设置里也没有。" | "The notice has no contact, nor have its court and the site."
        remedy "在通报的 contact 里，或在 content/organs/ 的法院文件里写上电话、邮箱或地址。" | "Give a phone, mailbox or address under `contact` of the notice or in the file of its court."
        why "公开整改情况要接受群众监督，读者必须知道向谁反映。" | "Rectification is published to be answered; readers must know whom to reach."
        example "---\ntitle: 关于巡察整改进展情况的通报\nkind: progress\n---\n（全文没有联系方式 / no contact anywhere）"
    /// A phone number without its area code.
    NO_AREA_CODE = "C802" "no-area-code" Warning
        cause "电话“{found}”没有区号。" | "The phone number `{found}` has no area code."
        remedy "写成 区号-号码，例如 0000-1234567。" | "Write area code and number, such as 0000-1234567."
        why "外地读者和用手机的读者打不通没有区号的电话。" | "Without it, readers elsewhere and on mobile phones reach nobody."
        example "联系电话：1234567"
    /// A mailbox of a commercial provider.
    COMMERCIAL_MAILBOX = "C803" "commercial-mailbox" Warning
        cause "“{found}”是商业邮箱。" | "`{found}` is a mailbox of a commercial provider."
        remedy "换成单位的公务邮箱；确要使用的，在 allow 中写明理由。" | "Use the court's own mailbox, or allow it with a reason."
        why "群众来信可能含有个人信息，不宜存放在商业邮箱里；读者也无从判断是否真是法院的邮箱。" | "Letters may hold personal data, and readers cannot tell whether the mailbox is the court's."
        example "电子邮箱：jiancha0000@163.com"
    /// A number that cannot be a phone number.
    PHONE_SHAPE = "C804" "phone-shape" Warning
        cause "“{found}”不像电话号码。" | "`{found}` does not look like a phone number."
        remedy "核对位数：区号 3 至 4 位，号码 7 至 8 位，分机写在后面，如 0000-1234567 转 12。" | "Check the digits: an area code of 3 or 4, a number of 7 or 8, an extension behind it."
        why "多一位、少一位的电话打不通。" | "A digit too many or too few reaches nobody."
        example "联系电话：0000-123456789"
    /// A postcode of other than six digits.
    POSTCODE_SHAPE = "C805" "postcode-shape" Warning
        cause "邮编“{found}”不是六位数字。" | "The postcode `{found}` is not six digits."
        remedy "核对邮编。" | "Check the postcode."
        why "邮编不对，信件会延误或退回。" | "A wrong postcode delays letters."
        example "邮编：12345"
    /// A mailbox that cannot be one.
    MAILBOX_SHAPE = "C806" "mailbox-shape" Warning
        cause "“{found}”不像电子邮箱。" | "`{found}` does not look like a mailbox."
        remedy "写成 名字@域名，例如 zhenggai@court.example；@ 用半角。" | "Write name@domain, such as zhenggai@court.example."
        why "写错一个字符，群众的意见就收不到。" | "One wrong character and no letter arrives."
        example "电子邮箱：zhenggai.court.example"
    /// A window for views that has closed.
    PERIOD_ENDED = "C807" "period-ended" Note
        cause "征求意见（公示）期已在 {found} 结束，而网站的日期是 {as_of}。" | "The period for views ended on {found_en}; the site is of {as_of_en}."
        remedy "如仍接受意见，写明新的期限；如已结束，可另发结果，或把这条设为允许。" | "Give a new period if views are still taken; else publish the outcome or allow this."
        why "读者可能在期满后仍按这里的方式提意见。" | "Readers may still send views after the last day."
        example "---\ncontact:\n  period: [2024-03-01, 2024-03-07]\n---"
    /// Front matter and text that give different contacts.
    CONTACT_DIFFERS = "C808" "contact-differs" Warning
        cause "头部的联系方式“{found}”在正文里没有，正文写的是“{other}”。" | "The contact `{found}` of the front matter is not in the text, which says `{other}`."
        remedy "核对哪一个正确，把两处改成一样；经批准的正文为准。" | "Check which is right and make both the same; the approved text counts."
        why "同一页上出现两个不同的号码，读者不知道该打哪一个。" | "With two different numbers on one page, nobody knows which to call."
        example "---\ncontact: { phones: [0000-1234567] }\n---\n联系电话：0000-1234576"
}
