//! Notices: that something happened, and where to look. A notice keeps no content and no name; the
//! page that lists them names people only to readers who may see them at that very moment.

use jiff::Timestamp;
use serde_json::json;
use throughline_domain::{
    category::Category,
    id::{NoticeId, PersonId},
};
use throughline_policy::{Action, Relation};
use throughline_store::{notice, person, visibility};

use crate::{
    Cx, Error, Result,
    authorise::{self, Disclosure, People},
};

/// Notices on the page; older ones that were read are gone from it.
const MOST: i64 = 100;

/// A notice as the reader sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Its id.
    pub id: NoticeId,
    /// What happened, a code: `release_date_moved`, `invited` …
    pub kind: String,
    /// Whether it is for the reader alone, or for the whole team.
    pub personal: bool,
    /// The person it leads to, for who may see them at this moment.
    pub person: Option<PersonId>,
    /// Their name, for who may see them and works with people.
    pub name: Option<String>,
    /// When.
    pub at: Timestamp,
    /// Whether somebody has read it.
    pub read: bool,
}

/// The notices of the reader and of their team, unread ones first. Naming people is a disclosure and
/// stands in the ledger.
pub fn list(cx: &Cx) -> Result<Vec<Shown>> {
    let (Some(agency), Some(user)) = (cx.actor.agency, cx.actor.user) else { return Err(Error::NotFound) };
    let names = authorise::own_agency(cx, Action::ListPeople).is_ok();
    let shown = cx.read(|cx, tx| {
        let mut shown = Vec::new();
        for notice in notice::list(tx, agency, user, MOST)? {
            // Who lost the view since then is led nowhere.
            let person = match notice.person {
                Some(id) if visibility::relation(tx, &cx.actor, id)? >= Relation::OwnRecord => Some(id),
                _ => None,
            };
            let name = match person.filter(|_| names) {
                Some(id) => person::records(tx, id)?.first().map(|record| record.name.readable()),
                None => None,
            };
            shown.push(Shown {
                id: notice.id,
                kind: notice.kind,
                personal: notice.user.is_some(),
                person,
                name,
                at: notice.created_at,
                read: notice.read_at.is_some(),
            });
        }
        Ok(shown)
    })?;
    let mut listed: Vec<PersonId> =
        shown.iter().filter(|notice| notice.name.is_some()).filter_map(|notice| notice.person).collect();
    listed.sort_unstable();
    listed.dedup();
    if !listed.is_empty() {
        let (people, categories) = (People::Listed(listed), vec![Category::Identity]);
        authorise::record_disclosure(cx, Disclosure { view: "notices", people, categories })?;
    }
    Ok(shown)
}

/// How many notices the reader and their team have not read, for the main menu.
pub fn count_unread(cx: &Cx) -> Result<i64> {
    let (Some(agency), Some(user)) = (cx.actor.agency, cx.actor.user) else { return Ok(0) };
    cx.read(|_, tx| Ok(notice::count_unread(tx, agency, user)?))
}

/// Marks notices read; those of others are left alone. Gives how many were unread until now.
pub fn mark_read(cx: &Cx, ids: &[NoticeId]) -> Result<u64> {
    let ids = ids.to_vec();
    cx.write(move |cx, tx| {
        let (user, permit) = authorise::own_account(cx)?;
        let agency = permit.agency().ok_or(Error::NotFound)?;
        let mut w = tx.permitted(permit);
        let mut read = 0;
        for id in &ids {
            read += notice::mark_read(&mut w, *id, agency, user, cx.now)?;
        }
        authorise::record_as(cx, &mut w, "notice.read", json!({ "notices": read }))?;
        Ok(read)
    })
}
