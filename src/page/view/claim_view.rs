//! What a notice says of its own figures, where it lists something else: both are shown, neither is corrected.

use serde::Serialize;

use crate::model::Block;
use crate::model::Claim;
use crate::model::Notice;
use crate::prose::figures;
use crate::site::Counts;
use crate::site::Listed;
use crate::site::Unlike;

/// A figure that a notice states, beside what it lists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClaimView {
    /// What is counted beside the issues themselves: 已完成, 反馈问题; else empty.
    pub what: &'static str,
    /// The figure that the notice states.
    pub said: u64,
    /// How many it lists; none where it prints no results one by one.
    pub listed: Option<u64>,
    /// By which rule `said` is found in the open data; empty where the text alone states it.
    pub said_rule: String,
    /// By which rule `listed` is counted in them.
    pub listed_rule: String,
}

/// The figures of front matter and text that are not what the notice lists. Where they agree there are none.
pub fn claims(notice: &Notice) -> Vec<ClaimView> {
    let listed = Listed::of(notice);
    let mut out: Vec<ClaimView> = Vec::new();
    let stated = notice.head.claims.len();
    for (place, claim) in notice.head.claims.iter().chain(&in_text(notice)).enumerate() {
        for Unlike { what, said, listed, of } in listed.against(claim) {
            // Front matter and text say the same, and front matter first.
            if out.iter().any(|known| known.what == what) {
                continue;
            }
            let id = &notice.id;
            let (share, listed_rule) = match of {
                Counts::Findings => ("total", format!("findings notice={id}")),
                Counts::Issues => ("total", format!("statements notice={id}")),
                Counts::With(kind) => (kind.key(), format!("statements notice={id} status={}", kind.key())),
            };
            let claimed = || format!("claims notice={id} claim={} status={share}", place + 1);
            let said_rule = if place < stated { claimed() } else { String::new() };
            out.push(ClaimView { what, said, listed, said_rule, listed_rule });
        }
    }
    out
}

/// What the text outside the findings surely says of all that was fed back.
fn in_text(notice: &Notice) -> Vec<Claim> {
    let mut inside = vec![false; notice.body.len()];
    for finding in &notice.outline.findings {
        let blocks = &finding.place.blocks;
        inside.iter_mut().take(blocks.end).skip(blocks.start).for_each(|of| *of = true);
    }
    let outside = notice.body.iter().zip(inside).filter(|(_, inside)| !inside).map(|(block, _)| block);
    let texts = outside.filter(|block| matches!(block, Block::Paragraph(_))).flat_map(Block::texts);
    let said = texts.flat_map(|text| figures::read(&text.plain()));
    said.filter(|said| said.fed_back.is_some()).map(|said| said.claim).collect()
}
