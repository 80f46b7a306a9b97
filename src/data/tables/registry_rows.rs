//! The organs of the site, in the order of its list.

use std::io;

use super::table_row::TableAbout;
use super::table_row::TakeRow;
use super::table_row::put_row;
use crate::address::DataTable;
use crate::address::Route;
use crate::data::data_column::CellKind::{Key, Link, List, Number, Words};
use crate::data::data_column::Column;
use crate::data::data_column::DataCell;
use crate::data::data_column::Origin::{Derived, Registry};
use crate::data::data_column::about;
use crate::data::data_column::count;
use crate::data::data_column::list;
use crate::data::data_column::maybe;
use crate::data::data_column::words;
use crate::model::Contact;
use crate::model::Organ;
use crate::site::Lists;
use crate::site::NoticeList;
use crate::site::OrganContact;
use crate::site::organ_contact;

/// An organ.
pub(super) struct Row<'s> {
    organ: &'s Organ,
    contact: Option<&'s OrganContact>,
    notices: usize,
    /// The notice that its numbers were read from.
    from_notice: Option<&'s str>,
    address: Option<&'s str>,
}

/// What stands in a column of a row.
type Fill = for<'s> fn(&Row<'s>) -> DataCell<'s>;

pub(super) const ABOUT: TableAbout = TableAbout {
    title: "单位",
    what: "网站登记的单位，一个一行，按标识排列。没有发布过通报的也在内。",
    primary_key: &["id"],
    foreign_keys: &[("parent", DataTable::Organs, "id")],
};

/// The columns: name, and what stands there.
pub(super) const COLUMNS: &[Column<Fill>] = &[
    Column {
        about: about("id", Key, Registry, "单位的标识；前面加 `organs/`、后面加 `/` 就是它的页面"),
        fill: |row| words(row.organ.id.as_str()),
    },
    Column { about: about("name", Words, Registry, "全称"), fill: |row| words(row.organ.name.as_str()) },
    Column {
        about: about("short_name", Words, Registry, "简称"), fill: |row| maybe(row.organ.short_name.as_deref())
    },
    Column {
        about: about("parent", Key, Registry, "上级单位的标识"),
        fill: |row| maybe(row.organ.parent.as_ref().map(|id| id.as_str())),
    },
    Column { about: about("region", Words, Registry, "所在地区"), fill: |row| maybe(row.organ.region.as_deref()) },
    Column { about: about("notices", Number, Derived, "发布了几份通报"), fill: |row| count(row.notices) },
    Column {
        about: about("phones", List, Registry, "电话，写明用途的带用途"),
        fill: |row| {
            let phone = |of: &crate::model::Labelled| match &of.label {
                Some(label) => format!("{label}：{}", of.value).into(),
                None => of.value.clone().into(),
            };
            let phones: Vec<_> = row.block().into_iter().flat_map(|of| &of.phones).map(phone).collect();
            if phones.is_empty() { DataCell::Empty } else { DataCell::List(phones) }
        },
    },
    Column {
        about: about("emails", List, Registry, "电子邮箱"),
        fill: |row| list(row.block().into_iter().flat_map(|of| &of.emails).map(|of| of.value.as_str())),
    },
    Column {
        about: about("postal_address", Words, Registry, "通信地址"),
        fill: |row| maybe(row.block().and_then(|of| of.address.as_deref())),
    },
    Column {
        about: about("postcode", Words, Registry, "邮政编码"),
        fill: |row| maybe(row.block().and_then(|of| of.postcode.as_deref())),
    },
    Column {
        about: about("contact_from", Key, Derived, "联系方式取自哪份通报；单位自己登记的空着"),
        fill: |row| maybe(row.from_notice),
    },
    Column {
        about: about("website", Link, Registry, "单位自己的网站"),
        fill: |row| maybe(row.organ.website.as_deref()),
    },
    Column {
        about: about("url", Link, Derived, "单位页面的完整网址；网站没有域名的空着"),
        fill: |row| maybe(row.address.map(|top| format!("{top}{}", Route::Organ(row.organ.id.clone())))),
    },
];

impl<'s> Row<'s> {
    fn block(&self) -> Option<&'s Contact> {
        self.contact.map(|of| &of.contact)
    }
}

/// Gives the rows.
pub(super) fn put(lists: &Lists, take: TakeRow<'_>) -> io::Result<()> {
    let site = lists.site();
    let address = site.settings.address();
    for (id, organ) in &site.organs {
        let contact = organ_contact(lists, id);
        let notice = contact.as_ref().and_then(|of| of.notice);
        let row = Row {
            organ,
            contact: contact.as_ref(),
            notices: lists.notices().get(&NoticeList::Organ(id.clone())).map_or(0, Vec::len),
            from_notice: notice.map(|index| site.said(index).id.as_str()),
            address: address.as_deref(),
        };
        put_row(COLUMNS, |fill| fill(&row), take)?;
    }
    Ok(())
}
