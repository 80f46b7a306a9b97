//! Whom to reach at an organ: as its own file says, else as its latest notice did.

use super::Lists;
use super::NoticeList;
use crate::model::Contact;
use crate::model::Id;
use crate::model::Kind;
use crate::model::Labelled;
use crate::model::is_fax;

/// Whom to reach at an organ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrganContact {
    /// The contact block.
    pub contact: Contact,
    /// The notice that its numbers were read from, by index; none where the organ's own file gives them.
    pub notice: Option<usize>,
}

/// Whom to reach at an organ. Where its own file has no number to call, that of its latest notice which has one. The days
/// on which a notice takes views are not the organ's.
pub fn organ_contact(lists: &Lists, id: &Id) -> Option<OrganContact> {
    let site = lists.site();
    let own = site.organs.get(id)?.contact.as_ref();
    let own_block = || own.map(|contact| OrganContact { contact: contact.clone(), notice: None });
    if own.is_some_and(|contact| has_number(&contact.phones)) {
        return own_block();
    }
    let notices = lists.notices().get(&NoticeList::Organ(id.clone())).map_or(&[][..], Vec::as_slice);
    let with_number = notices.iter().find_map(|index| {
        let said = site.said(*index);
        // A team that has come answers its own telephone, and goes.
        let contact = said.contact.as_deref().filter(|_| said.kind != Kind::Stationing)?;
        has_number(&contact.phones).then_some((*index, contact))
    });
    let Some((notice, of_notice)) = with_number else { return own_block() };
    let contact = match own {
        Some(own) => Contact { phones: of_notice.phones.clone(), ..own.clone() },
        None => Contact { period: None, ..of_notice.clone() },
    };
    Some(OrganContact { contact, notice: Some(notice) })
}

/// Whether there is a number to call; a fax is none.
fn has_number(phones: &[Labelled]) -> bool {
    phones.iter().any(|phone| !phone.label.as_deref().is_some_and(is_fax))
}
