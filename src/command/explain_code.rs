//! `tongbao explain`

use clap::Args;

use super::Exit;
use super::say::answer;
use super::say::complain;
use crate::diagnostic;
use crate::diagnostic::Lang;
use crate::diagnostic::codes;
use crate::text::lang::Bilingual;
use crate::text::similar;

/// 解释一个错误代码 / Explain a code
#[derive(Debug, Args)]
pub struct Explain {
    /// 代码或名称，如 B202 / A code or a name, such as B202
    #[arg(required_unless_present = "all", value_name = "CODE")]
    code: Option<String>,
    /// 打印全部代码（即 docs/faults.md）/ Print all of them, as docs/faults.md has them
    #[arg(long)]
    all: bool,
}

impl Explain {
    /// Runs the command.
    pub fn run(self, lang: Lang) -> Exit {
        if self.all {
            return answer(&diagnostic::document());
        }
        let wanted = self.code.unwrap_or_default();
        if let Some(text) = diagnostic::explain(&wanted, lang) {
            return answer(&text);
        }
        let names = codes::all().flat_map(|code| [code.id, code.name]);
        let near = similar::nearest(&wanted, names);
        complain(
            match near {
                Some(near) => Bilingual {
                    zh: format!("没有代码“{wanted}”，是不是想查“{near}”？"),
                    en: format!("there is no code `{wanted}`; did you mean `{near}`?"),
                },
                None => Bilingual {
                    zh: format!("没有代码“{wanted}”。用 tongbao explain --all 查看全部。"),
                    en: format!("there is no code `{wanted}`; `tongbao explain --all` lists them."),
                },
            },
            lang,
        );
        Exit::USAGE
    }
}
