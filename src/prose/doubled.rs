//! Where a character stands twice because one word ends with it and the next begins with it: 会议议题, 中学学籍.

/// Characters that words end with and others begin with: what stands before them in the first (会议, 大学), what stands behind
/// them in the second (议事, 学生).
const MEETINGS: &[(char, &str, &str)] = &[
    ('议', "会决审协建提异评商", "事题案定程"),
    ('学', "大中小教科同文哲数医入升开助留办法药农理工", "生校院习科术位籍员期年者风时费历前段区用情业"),
    ('课', "政党上授开网公备专选必修", "程堂时题件后外表"),
    ('员', "党职教学人官委会队议队雇", "工额"),
    ('工', "职员用施分开竣复务民化理技", "作程资地会人期业种"),
    ('业', "企农产工行职物就商专作毕事创实", "务主绩态内界"),
    ('务', "服财业事公税政教党村商劳任法医", "工实农"),
    ('会', "委大协工组例务学商党理董监", "议商员场风计同前后审签长"),
    ('院', "法学医检研书剧", "长系领内党务区史属"),
    ('部', "干总全支内外本组武门", "门长署分内属队"),
    ('局', "全公分总教财税政商", "长党机务属领内"),
    ('市', "全城我本省地入上", "场政委级民直区县属容本"),
    ('区', "园社辖市景校城全我地库灌", "域委级政直内属位划"),
    ('县', "全我本市区各", "委级域政直城乡内属"),
    ('镇', "乡城全各本", "村党政区街"),
    ('村', "乡农全各行驻", "民级干务集支党居两"),
    ('党', "全管治入建从", "组委员建支总章内纪风政校课费小"),
    ('组', "党小巡察班专分改", "织长员内成建"),
    ('委', "党纪市县区省州监政工村", "员托派属机"),
    ('室', "科教公研庭处阅", "内主外"),
    ('庭', "法开审案事行", "长审室务"),
    ('处', "人财总各办查惩科", "理置分长室级罚"),
    ('科', "学各本股理文医内外", "室长研技目级普学员"),
    ('所', "派院场司研税", "长属有在需"),
    ('站', "网车监测水服", "点长"),
    ('校', "学高党我全院本", "长园内外区级务党友企"),
    ('生', "学民师医卫大新考招养", "活产态源涯均命长育"),
    ('人', "工个当责证法病老专领", "员民大均才事数次口"),
    ('事', "人民刑办大议理军董", "项件务业前中后故"),
    ('案', "个立结档办提备预方涉破", "件款卷例号由"),
    ('法', "司执立守普依违", "律院规官治定警"),
    ('件', "案文事稿信", "数"),
    ('金', "资基奖罚现公租", "额融"),
    ('款', "案拨贷借付罚存欠", "项物"),
    ('资', "投工国外出物集注", "金产源料质格本"),
    ('产', "资生国水农财房", "品权业出值能"),
    ('地', "土用工耕农基场当各属", "方区块点下籍质"),
    ('水', "污供用排饮", "质费源利务平体环域"),
    ('车', "公用停", "辆间位"),
    ('网', "管官联全", "络站点格"),
    ('理', "管办治处审受清整", "论念事由顺"),
    ('年', "全每当上本", "度底初均内"),
    ('督', "监环", "查促导办察"),
    ('查', "检核督巡审调排自抽清倒追", "处摆找看询"),
    ('任', "责主担", "务职期"),
    ('效', "成实绩时", "果率能益"),
];

/// Whether a character that stands twice, between `before` and `after`, is the end of one word and the beginning of the next.
pub fn two_words_meet(before: Option<char>, c: char, after: Option<char>) -> bool {
    let (Some(before), Some(after)) = (before, after) else { return false };
    MEETINGS.iter().any(|(of, ends, begins)| *of == c && ends.contains(before) && begins.contains(after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_words_may_meet_in_one_character() {
        let meet = |text: &str| {
            let chars: Vec<char> = text.chars().collect();
            assert_eq!(chars[1], chars[2], "{text}");
            two_words_meet(Some(chars[0]), chars[1], chars.get(3).copied())
        };
        for text in ["会议议题", "中学学籍", "网课课时", "职工工资", "全党党员", "党组组织", "法院院长"]
        {
            assert!(meet(text), "{text}");
        }
        for text in ["监察察组", "改工工作", "的组组对", "推进进一", "全面面加", "会议议"] {
            assert!(!meet(text), "{text}");
        }
    }
}
