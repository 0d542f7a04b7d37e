//! Notices: that something happened, and where to look. Never what, and never about whom.

use jiff::Timestamp;
use serde_json::json;
use throughline_domain::id::{NoticeId, PersonId};
use throughline_policy::Relation;
use throughline_store::{notice, visibility};

use crate::{Cx, Error, Result, authorise};

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
    /// When.
    pub at: Timestamp,
    /// Whether somebody has read it.
    pub read: bool,
}

/// The notices of the reader and of their team, unread ones first.
pub fn list(cx: &Cx) -> Result<Vec<Shown>> {
    let (Some(agency), Some(user)) = (cx.actor.agency, cx.actor.user) else { return Err(Error::NotFound) };
    cx.read(|cx, tx| {
        let mut shown = Vec::new();
        for notice in notice::list(tx, agency, user, MOST)? {
            // Who lost the view since then is led nowhere.
            let person = match notice.person {
                Some(id) if visibility::relation(tx, &cx.actor, id)? >= Relation::OwnRecord => Some(id),
                _ => None,
            };
            shown.push(Shown {
                id: notice.id,
                kind: notice.kind,
                personal: notice.user.is_some(),
                person,
                at: notice.created_at,
                read: notice.read_at.is_some(),
            });
        }
        Ok(shown)
    })
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
