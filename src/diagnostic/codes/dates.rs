//! D: days in their order, days that exist, deadlines, periods.

super::family! {
    /// Days out of their order.
    DATES_OUT_OF_ORDER = "D701" "dates-out-of-order" Error
        cause "日期先后不对：{later}晚于{earlier}。" | "Dates are out of order: {later_en} comes after {earlier_en}."
        remedy "核对年份和月份；先后应是巡察、反馈、数据截止、落款、发布。" | "Check years and months: inspection, feedback, day of the figures, signature, publication."
        why "日期颠倒的通报一看就是错的，逾期和天数也会算错。" | "Such a notice is plainly wrong, and so is every count of days."
        example "---\ninspection: { feedback_on: 2025-10-24 }\npublished_on: 2025-07-10\n---"
    /// A date that the calendar does not have.
    NO_SUCH_DATE = "D702" "no-such-date" Error
        cause "没有“{found}”这一天。" | "There is no such date as {found}."
        remedy "核对原件，改正日期。" | "Look it up and mend the date."
        why "不存在的日期说明原文抄错了。" | "A date that cannot be means that the text was copied wrongly."
        example "2025年2月30日"
    /// A deadline that leaves open when it is.
    VAGUE_DEADLINE = "D703" "vague-deadline" Warning
        cause "“{found}”没有说定时间（{word}）。" | "“{found}” leaves open when ({word})."
        remedy "写明日期，例如“2025年12月31日前完成”；确实定不下来的，写明下次公布进展的时间。" | "Name a day, such as 2025年12月31日前; if there is none, say when progress will be published."
        why "说不准的时限，到时候无法判断是否完成。" | "Whether a vague deadline was kept cannot be told."
        example "整改计划：力争在2025年9月前后结案。"
    /// A forecast whose day has passed.
    FORECAST_PASSED = "D704" "forecast-passed" Warning
        cause "“{found}”所说的{day}已经过去（按{as_of}计）。" | "The day of “{found}”, {day_en}, has passed at {as_of_en}."
        remedy "还没有公布的，改写成现在的情况；已经公布的，发布后续进展，或加更正说明。" | "Before publication, say how things stand now; afterwards, publish progress or a correction."
        why "过了期的“将要”，等于告诉公众没有人再看过这份通报。" | "A forecast past its day tells the public that nobody has looked since."
        example "该案将在8月结案。（8 月已过 / August has passed）"
    /// A deadline that has passed, with the issue not completed.
    OVERDUE = "D705" "overdue" Warning
        cause "“{title}”的完成时限“{found}”到{as_of}已过 {days} 天，最近的通报仍说没有完成。" | "The deadline {found} of “{title}” passed {days} days before {as_of_en}, and the last notice says it is not completed."
        remedy "已经完成的，发布后续进展；没有完成的，说明原因和新的时限。" | "If it is completed, publish that; else give the reason and a new deadline."
        why "逾期而不说明，是督办最先追问的事。" | "A missed deadline without a word is what supervisors ask about first."
        example "整改结果：阶段性完成\n\n完成时限：2024年6月底前"
    /// A deadline that has passed, with no word since.
    DEADLINE_PASSED = "D706" "deadline-passed" Note
        cause "“{title}”的完成时限“{found}”到{as_of}已过 {days} 天，之后没有公布结果。" | "The deadline {found} of “{title}” passed {days} days before {as_of_en}; no result was published since."
        remedy "到期后发布后续进展，写明整改结果。" | "Publish a later notice that says how it stands."
        why "公众会按公布的时限来查结果。" | "The public looks for a result when the day has come."
        example "完成时限：2024年6月底前（没有写整改结果 / no status）"
    /// A period with another number of days.
    WRONG_DAYS = "D707" "wrong-days" Error
        cause "{period}是 {counted} {unit}，不是 {said} {unit}。" | "{period_en} has {counted} {unit_en}, not {said}."
        remedy "改正起止日期，或改正天数；首尾两天都算在内。" | "Mend the days or their number; both ends count."
        why "公示期不足，公示可能要重来。" | "A period that is too short may have to be repeated."
        example "公示期：2025年7月1日至7月4日，共10个工作日。"
    /// A period with another number of weekdays, with holidays not known.
    DAYS_BY_WEEK_ALONE = "D708" "days-by-week-alone" Warning
        cause "{period}除去周六、周日是 {counted} {unit}，不是 {said} {unit}；没有这一年的节假日表，法定节假日和调休没有算。" | "{period_en} has {counted} weekdays, not {said} {unit_en}; the holidays of that year are not known and were not left out."
        remedy "核对起止日期和天数；把当年的放假安排写进 content/holidays.yaml，就能准确核对。" | "Check the days; with the year's holidays in content/holidays.yaml they are counted exactly."
        why "公示期不足，公示可能要重来。" | "A period that is too short may have to be repeated."
        example "公示期：2031年7月1日至7月4日，共10个工作日。"
    /// Publication long after the feedback.
    LATE_PUBLICATION = "D709" "late-publication" Note
        cause "{feedback}反馈，{published}发布，隔了 {days} 天，比通常晚得多。" | "Feedback was given on {feedback_en}, publication came {days} days later, on {published_en}: unusually late."
        remedy "核对两个日期的年份；确实晚的，不必处理。" | "Check the years of both; if it is so, leave it."
        why "多数是年份写错；真的晚了，公众会问原因。" | "Mostly a year is wrong; if not, the public will ask why."
        example "---\ninspection: { feedback_on: 2023-07-05 }\npublished_on: 2025-01-10\n---"
    /// Front matter and text do not say the same.
    FRONT_DIFFERS = "D710" "front-differs" Error
        cause "{what}：正文写“{text}”，头部的 {key} 写的是“{front}”。" | "{what_en}: the text says “{text}”, `{key}` in front matter says “{front}”."
        remedy "以审定的正文为准，改正头部；落款日期与发布日期本来不同的，另写 signed_on。" | "The approved text holds: mend front matter. Where signature and publication are different days, give `signed_on`."
        why "页面的要点和时间线取自头部，必须与正文一致。" | "Key facts and timelines come from front matter and must be those of the text."
        example "---\ninspection: { team: 市委第一巡察组 }\n---\n\n2024年3月4日至4月30日，市委第二巡察组开展了巡察。"
}
