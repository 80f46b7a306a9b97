//! What import keeps as it stands but a person must look at.

pub(super) mod suspicions;

use crate::text::lang::Bilingual;

/// Something doubtful, at its line.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Doubt {
    /// The line of the input; 0 for the paper as a whole.
    pub line: usize,
    /// What is doubtful.
    pub code: DoubtCode,
    /// The words in question.
    pub text: String,
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident $key:literal $zh:literal $en:literal;)*) => {
        /// The kinds of doubts.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum DoubtCode { $($(#[$doc])* $name,)* }

        impl DoubtCode {
            /// Every kind, in the order of the table.
            pub const ALL: &[DoubtCode] = &[$(DoubtCode::$name),*];

            /// The word used in data.
            pub fn key(self) -> &'static str {
                match self { $(DoubtCode::$name => $key,)* }
            }

            /// What it means.
            pub fn words(self) -> Bilingual<&'static str> {
                match self { $(DoubtCode::$name => Bilingual { zh: $zh, en: $en },)* }
            }
        }
    };
}

codes! {
    /// A paragraph or sentence has lost its first characters.
    LostBeginning "lost_beginning" "段首或句首可能丢字" "the paragraph or sentence may have lost its first characters";
    /// Digits are lost, or their 年, 月, 个.
    LostUnit "lost_unit" "可能丢了数字，或数字之间的“年、月、个”等字" "digits may be lost, or the characters between them";
    /// A range has lost its 至.
    LostDash "lost_dash" "起止日期之间可能丢了“至”" "two dates may have lost the word between them";
    /// Characters are doubled where a page ended.
    DoubledCharacter "doubled_character" "分页接合处有重字" "a character is doubled where lines were joined";
    /// A figure was cut by the end of a line.
    SplitFigure "split_figure" "数字被断行切开，无法确定是不是同一个数" "a figure was cut in two; whether it is one figure cannot be told";
    /// Numbers of headings have gaps or repeats.
    Numbering "numbering" "编号不连续或有重复" "numbers have a gap or a repeat";
    /// A date is vague.
    VagueDate "vague_date" "日期不具体" "a date is vague";
    /// A date has no year.
    YearMissing "year_missing" "日期没有年份，无法确定" "a date has no year, and more than one is possible";
    /// The text breaks off.
    BreaksOff "breaks_off" "正文没有结束，可能缺少后文" "the text breaks off";
    /// A paragraph does not end with punctuation.
    NoEnd "no_end" "段末没有标点，可能缺字" "the paragraph has no closing mark; something may be missing";
    /// Characters were masked.
    Masked "masked" "文字被“*”“XX”等遮盖" "characters were masked";
    /// Half-width and full-width punctuation stand side by side.
    MixedWidth "mixed_width" "全角与半角标点混用" "half-width and full-width punctuation are mixed";
    /// A label runs on without a colon.
    LabelWithoutColon "label_without_colon" "标签后面缺少冒号" "a label has no colon";
    /// Characters of Traditional Chinese.
    Traditional "traditional" "有繁体字，按简体字读取，文字照原样保留，请核对" "there are Traditional characters: read as simplified ones, kept as they stand";
    /// Radicals or compatibility forms stand for characters.
    LookAlike "look_alike" "有部首或兼容字符，样子像汉字但不是汉字，按括号中的字读取，请改正" "radicals or compatibility forms stand for characters: read as those in brackets; mend them";
    /// Readings in brackets behind characters.
    Ruby "ruby" "文字中夹有注音" "readings of characters stand in the text";
    /// The title was put together from the text.
    TitleGuessed "title_guessed" "文中没有标题，标题由正文拼成，请核对（--set title=…）" "the text has no title; this one was put together from it (--set title=…)";
    /// There is no title.
    TitleMissing "title_missing" "文中没有标题，请补（--set title=…）；已存为草稿" "the text has no title: give it (--set title=…); kept as a draft";
    /// The organ is not in the registry.
    OrganUnknown "organ_unknown" "没有找到发布单位，请补（--set organ=…）" "the organ that publishes is not known: give it (--set organ=…)";
    /// Title, lead and signature name different courts.
    OrganDiffers "organ_differs" "标题与首段或落款的单位不一致，可能是被改过的转载网页" "title, lead and signature name different organs: perhaps a changed copy";
    /// The title and the text give different numbers in a list.
    ReferenceDiffers "reference_differs" "标题与正文的序号不一致" "title and text give different numbers";
    /// No date of publication was found.
    DateMissing "date_missing" "没有找到发布日期，请补（--set published_on=…）" "no date of publication was found: give it (--set published_on=…)";
    /// Names of other businesses: a mirrored page.
    Spam "spam" "夹有与通报无关的商业字样，可能是镜像网页" "words of a business stand in it: perhaps a mirrored page";
    /// The list stands in an annex.
    AnnexOnly "annex_only" "正文没有问题清单，清单似在附件或图片中" "the text has no list; it seems to be in an annex or a picture";
    /// An annex lists problems, and nothing says that it is the list.
    UncountedAnnex "uncounted_annex" "附件像是问题清单，通报没有说清单在附件里，没有计入；是的，在头部信息中写 list: annex" "the annex looks like a list of problems, but nothing says so and it is not counted: write list: annex if it is the list";
    /// An attachment is mentioned.
    Attachment "attachment" "提到附件，请一并放到通报旁边" "an attachment is mentioned; put it beside the notice";
    /// Parts of the file were left out.
    LeftOut "left_out" "文件里的这些内容没有收入正文" "parts of the file were left out of the text";
    /// A formula or raised text was written in one line.
    WrittenAnew "written_anew" "公式或上下标改写成了一行文字" "a formula or raised text was written in one line";
    /// Another document that stands in the file was read at its place.
    ReadIn "read_in" "文件里嵌入的另一份文档，已在原处读入" "another document inside the file was read at its place";
    /// Characters that have no meaning outside one font.
    PrivateUse "private_use" "有私用区字符（造字或符号字体），换一台电脑就显示不出来" "characters of the private area show in one font only";
    /// Text may not be seen on its page.
    PerhapsHidden "perhaps_hidden" "文字在原网页上可能看不见，仍留在正文里，不该有的请删去" "text that may not be seen on its page was kept";
    /// The layout of a page of a PDF may have moved words.
    PageLayout "page_layout" "PDF 的版式可能打乱了文字，请对照原件" "the layout of a page may have moved words";
    /// A table stood in a cell of a table.
    NestedTable "nested_table" "单元格里还有表格，已改成逐行的文字" "a table within a cell was set in lines";
    /// Columns of a ledger are not understood.
    UnreadColumns "unread_columns" "台账中有看不懂的栏目，只照原样显示" "columns of a ledger are not understood; they are only shown";
    /// The days of a period and their count do not agree.
    DayCount "day_count" "起止日期与所写天数不符" "the dates of a period and its number of days do not agree";
}

impl Doubt {
    /// A doubt about some words.
    pub fn new(code: DoubtCode, line: usize, text: impl Into<String>) -> Doubt {
        let text: String = text.into();
        let short: String = text.chars().take(40).collect();
        Doubt { code, line, text: if short.len() < text.len() { format!("{short}…") } else { text } }
    }
}
