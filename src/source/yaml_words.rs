//! What the YAML reader says, in Chinese: its own words are English, and the people who type the files mostly read none.

/// Beginnings of the reader's messages and what they come to.
const WORDS: &[(&str, &str)] = &[
    ("mapping values are not allowed", "这里多了一个英文冒号，或者这一行的缩进与上一行不一致"),
    ("illegal placement of ':'", "这里不应有英文冒号，可能是前面的括号没有写完"),
    ("simple key expected ':'", "这一行的字段名后面缺少英文冒号和空格"),
    ("unclosed bracket", "括号没有写完，缺少与它成对的另一半"),
    ("misplaced bracket", "多了一个括号，或者内容以括号开头而没有加引号"),
    ("invalid indentation in multiline quoted scalar", "上面的引号没有写完，缺少后一个引号"),
    ("unclosed quote", "引号没有写完，缺少后一个引号"),
    ("while scanning a quoted scalar", "引号没有写完，缺少后一个引号"),
    ("invalid trailing content after", "引号后面还有别的文字"),
    ("while parsing a quoted scalar", "双引号里的“\\”要写成“\\\\”"),
    ("unexpected character", "内容不能以这个符号开头，要加英文双引号"),
    ("while parsing a block mapping", "这一行的缩进与上面的字段对不齐"),
    ("while parsing a block collection", "这一行的缩进与上面的列表对不齐，或者缺少“- ”"),
    ("block sequence entries are not allowed", "列表要从新的一行开始写"),
    ("while scanning a block scalar", "内容不能以“|”或“>”开头，要加英文双引号"),
    ("while parsing node, found unknown anchor", "内容以“*”开头，要加英文双引号"),
    ("while parsing a flow", "方括号或花括号里缺少英文逗号，或者括号没有写完"),
    ("unexpected EOF", "内容没有写完，或者以不允许的符号开头"),
    ("unexpected end of", "内容没有写完"),
];

/// A message of the reader in Chinese; as it is where no words are known for it.
pub fn chinese(message: &str) -> &str {
    WORDS.iter().find(|(start, _)| message.starts_with(start)).map_or(message, |(_, words)| words)
}
