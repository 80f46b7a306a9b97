//! The page of the versions of a notice: the kept sources of each, held against those of the one before.

use std::collections::BTreeMap;

use super::Compiled;
use super::Unmade;
use super::publication::KeptNotice;
use crate::model::Id;
use crate::model::Notice;
use crate::page::view;
use crate::page::view::UnderReview;
use crate::page::view::VersionGiven;
use crate::review::differences::Differences;
use crate::review::enclosed_files::EnclosedFile;
use crate::review::notice_edition::NoticeEdition;
use crate::site::Standing;
use crate::tree::Digest;

/// A version whose sources are kept.
struct Kept {
    notice: Notice,
    files: Vec<EnclosedFile>,
}

impl Kept {
    fn of((notice, digests): KeptNotice) -> Kept {
        let title = |name: &str| notice.head.attachments.iter().find(|of| of.file == name).map(|of| of.title.clone());
        let file = |(name, digest): (String, Digest)| EnclosedFile { title: title(&name), name, digest, lines: None };
        let files = digests.into_iter().map(file).collect();
        Kept { notice, files }
    }

    fn edition(&self) -> NoticeEdition<'_> {
        NoticeEdition { notice: &self.notice, contact: self.notice.head.contact.as_ref(), files: &self.files }
    }
}

impl Compiled {
    /// The page of the versions of a notice; none where it has one version, or none.
    pub(super) fn versions_page(&self, id: &Id) -> Option<Result<Vec<u8>, Unmade>> {
        let index = self.site.notice_index(id).filter(|_| self.site.has_versions(id))?;
        Some(self.made_versions(id, index))
    }

    fn made_versions(&self, id: &Id, index: usize) -> Result<Vec<u8>, Unmade> {
        let of = self.site.published.get(id).map_or(&[][..], |of| &of.versions);
        let kept: Vec<Option<Kept>> =
            of.iter().map(|version| Ok(self.kept_notice(id, version)?.map(Kept::of))).collect::<Result<_, Unmade>>()?;
        let around = self.surroundings(index);
        let none = BTreeMap::new();
        let given = of.iter().enumerate().map(|(at, version)| {
            let before = at.checked_sub(1).and_then(|before| kept[before].as_ref());
            let compared = before.zip(kept[at].as_ref()).map(|(before, now)| UnderReview {
                around: &around,
                notice: &now.notice,
                standing: Standing::Public,
                // A public page: nobody who approved is named on it.
                approval: None,
                differences: Some(Differences::of(before.edition(), now.edition())),
                files: &now.files,
                faults: Vec::new(),
                pictures: &none,
            });
            VersionGiven { on: version.at.day(), compared }
        });
        let given: Vec<VersionGiven<'_>> = given.collect();
        let title = self.site.said(index).title();
        Ok(self.renderer.render(&view::versions_page(&around, id, title, &given))?)
    }
}
