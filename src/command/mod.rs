//! The command line: a thin file a command, its flags beside its run. Decisions live below.

mod approve;
mod approve_slip;
mod attachments_read;
mod build;
mod check;
mod completions;
mod environment;
mod exit;
mod explain_code;
mod export;
mod history_command;
mod import;
mod init;
mod known_site;
mod man;
mod new;
mod open_site;
mod publish;
mod publish_edition;
mod publish_gate;
mod publish_target;
mod read_paper;
mod rename;
mod review;
mod rollback;
mod say;
mod say_held_back;
mod say_published;
mod say_verified;
mod schema;
mod serve;
mod show_faults;
mod site_writer;
mod status_command;
mod status_report;
mod strict;
mod take_back;
mod theme;
mod verify;

pub use exit::Exit;
pub use site_writer::SiteWriter;
pub use theme::built_in as built_in_theme;

use clap::CommandFactory;
use clap::Parser;
use clap::Subcommand;

use crate::diagnostic::Lang;

/// 通报：把巡察整改通报生成可检索的公开网站 / Rectification notices in, a public site out
#[derive(Debug, Parser)]
#[command(name = "tongbao", version, max_term_width = 100, disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    /// 提示语言：zh 或 en（默认按系统语言）/ Language of messages: zh or en (default: the locale)
    #[arg(long, global = true, value_name = "LANG", value_parser = parse_lang)]
    lang: Option<Lang>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// 生成网站 / Build the site
    Build(build::Build),
    /// 检查全部内容 / Check everything
    Check(check::Check),
    /// 在本机预览网站 / Preview the site on this machine
    Serve(serve::Serve),
    /// 新建一个可用的小网站 / Make a small working site
    Init(init::Init),
    /// 新建一份内容 / Make a new source
    New(new::New),
    /// 把 Word、PDF、网页或文本变成通报 / Turn a paper into a notice
    Import(import::Import),
    /// 看每份通报审批到哪一步 / Show where every notice stands on its way
    Status(status_command::ShowStatus),
    /// 记录一步审批 / Write down a step of an approval
    Approve(approve::Approve),
    /// 导出一份通报：PDF、网页片段、单个网页、归档包 / Export a notice for a place outside the site
    Export(export::Export),
    /// 送审稿：给审批的人看，标明改动 / A review copy for those who approve, changes marked
    Review(review::Review),
    /// 发布一版到目标 / Publish an edition to a target
    Publish(publish::Publish),
    /// 看发布过哪些版本 / Show the editions that were published
    History(history_command::ShowHistory),
    /// 核对网站与发布时是否一样 / Tell whether a site is what was published
    Verify(verify::Verify),
    /// 撤回一份公布过的通报 / Take a published notice back
    Withdraw(take_back::Withdraw),
    /// 清除一份通报的文字 / Remove the text of a notice everywhere
    Retract(take_back::Retract),
    /// 改一份通报的标识 / Give a notice another id
    Rename(rename::Rename),
    /// 解释一个错误代码 / Explain a code
    Explain(explain_code::Explain),
    /// 打印源文件的 JSON Schema / Print the JSON Schemas of sources
    Schema(schema::Schema),
    /// 打印命令行补全脚本 / Print the completions of a shell
    Completions(completions::Completions),
    /// 打印手册页 / Print a manual page
    Man(man::Manual),
}

fn parse_lang(value: &str) -> Result<Lang, String> {
    Lang::from_flag(value).ok_or_else(|| "zh / en".to_owned())
}

/// Reads the arguments, runs the command, and says how it ended.
pub fn run() -> Exit {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version are no faults; a message that cannot be printed has nowhere to go.
            let _ = error.print();
            return if error.use_stderr() { Exit::USAGE } else { Exit::DONE };
        }
    };
    let lang = arguments.lang.unwrap_or_else(|| Lang::from_locale(&environment::locale()));
    match arguments.command {
        Command::Build(command) => command.run(lang),
        Command::Check(command) => command.run(lang),
        Command::Serve(command) => command.run(lang),
        Command::Init(command) => command.run(lang),
        Command::New(command) => command.run(lang),
        Command::Import(command) => command.run(lang),
        Command::Status(command) => command.run(lang),
        Command::Approve(command) => command.run(lang),
        Command::Export(command) => command.run(lang),
        Command::Review(command) => command.run(lang),
        Command::Publish(command) => command.run(lang),
        Command::History(command) => command.run(lang),
        Command::Verify(command) => command.run(lang),
        Command::Withdraw(command) => command.run(lang),
        Command::Retract(command) => command.run(lang),
        Command::Rename(command) => command.run(lang),
        Command::Explain(command) => command.run(lang),
        Command::Schema(command) => command.run(lang),
        Command::Completions(command) => command.run(Arguments::command()),
        Command::Man(command) => command.run(Arguments::command(), lang),
    }
}
