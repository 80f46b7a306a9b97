//! What commands take from the environment: locale, terminal, today.

use std::env;
use std::io::IsTerminal;
use std::path::Path;
use std::path::PathBuf;

use jiff::Timestamp;
use jiff::tz;
use jiff::tz::TimeZone;

use crate::text::date::Date;
use crate::text::moment::Moment;

/// The locale of messages, by the usual order of variables.
pub fn locale() -> String {
    let set = |name: &str| env::var(name).ok().filter(|value| !value.is_empty());
    set("LC_ALL").or_else(|| set("LC_MESSAGES")).or_else(|| set("LANG")).unwrap_or_default()
}

/// Whether a stream goes to a person's terminal that shows colours.
pub fn colour(stream: &impl IsTerminal) -> bool {
    stream.is_terminal() && env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// Whether messages go to a person's terminal.
pub fn terminal() -> bool {
    std::io::stderr().is_terminal()
}

/// Today where the notices are published: in China, on whatever clock the machine runs.
pub fn today() -> Option<Date> {
    now().map(Moment::day)
}

/// This minute there.
pub fn now() -> Option<Moment> {
    let now = TimeZone::fixed(tz::offset(8)).to_datetime(Timestamp::now());
    let day = Date::day(now.year(), now.month(), now.day())?;
    Moment::at(day, u16::try_from(now.hour()).ok()?, u16::try_from(now.minute()).ok()?)
}

/// The folder of the site: as given, else the one we stand in.
pub fn root(given: Option<&Path>) -> PathBuf {
    given.map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}
