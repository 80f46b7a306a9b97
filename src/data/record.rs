//! A notice as data, with what its site knows beside it.

use crate::address::Route;
use crate::model::Notice;
use crate::record::BesideNotice;
use crate::record::NoticeRecord;
use crate::site::Site;
use crate::tree::Digest;

/// The record of a notice as JSON. `files` are the files that go with it.
pub fn record(site: &Site, notice: &Notice, files: &[(String, Digest)]) -> Vec<u8> {
    let head = &notice.head;
    let beside = BesideNotice {
        url: site.settings.address().map(|top| format!("{top}{}", Route::Notice(notice.id.clone()))),
        organ: site.organ(head.organ.as_ref()).map(|organ| (&organ.id, organ.name.as_str())),
        inspection: site.inspection(head.inspection.as_ref()),
        // A notice that may not be shown is not named either.
        related: head.related.iter().map(|(id, _)| id).filter(|id| site.notice_named(id).is_some()).collect(),
        emergencies: site.emergencies.get(&notice.id).map_or(&[], Vec::as_slice),
        files: files.to_vec(),
    };
    let record = NoticeRecord::of(notice, beside);
    let mut json = serde_json::to_vec_pretty(&record).expect("text and numbers are always JSON");
    json.push(b'\n');
    json
}
