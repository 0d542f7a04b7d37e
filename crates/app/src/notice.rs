//! Notices: that something happened, and where to look. A notice keeps no content and no name; the
//! page that lists them names people only to readers who may see them at that very moment.

use jiff::Timestamp;
use serde_json::json;
use throughline_domain::{
    category::Category,
    id::{NoticeId, PersonId, UserId},
};
use throughline_policy::{Action, Relation};
use throughline_store::{db::Query, notice, person, visibility};

pub use throughline_store::notice::Readable;

use crate::{
    Cx, Error, Result,
    authorise::{self, Disclosure, People},
    looking,
};

/// Notices on a page.
pub const PAGE: i64 = 25;

/// A notice as the reader sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Its id.
    pub id: NoticeId,
    /// What happened, a code: `release_date_moved`, `invited` …
    pub kind: String,
    /// Whom it is for.
    pub addressee: Addressee,
    /// The person it leads to, for who may see them at this moment.
    pub person: Option<PersonId>,
    /// Their name, for who may see them and works with people.
    pub name: Option<String>,
    /// When.
    pub at: Timestamp,
    /// Whether it is still unread.
    pub unread: bool,
}

/// Whom a notice is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Addressee {
    /// The reader alone.
    Reader,
    /// The reader's whole team.
    Team,
    /// A colleague who is away and for whom the reader stands in.
    Away(UserId),
}

/// A page of notices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notices {
    /// Unread ones first, then the newest.
    pub notices: Vec<Shown>,
    /// How many are unread, on all pages together.
    pub unread: i64,
    /// The page, from 1, and how many there are.
    pub page: (i64, i64),
}

/// The notices of the reader, of their team, and of colleagues for whom they stand in. Naming people
/// is a disclosure and stands in the ledger.
pub fn list(cx: &Cx, page: i64) -> Result<Notices> {
    let (Some(agency), Some(user)) = (cx.actor.agency, cx.actor.user) else { return Err(Error::NotFound) };
    let names = authorise::own_agency(cx, Action::ListPeople).is_ok();
    let (shown, looked) = cx.read(|cx, tx| {
        let (all, unread) = notice::count(tx, agency, user, cx.now)?;
        let pages = ((all + PAGE - 1) / PAGE).max(1);
        let page = page.clamp(1, pages);
        let mut notices = Vec::new();
        for found in notice::list(tx, agency, user, cx.now, ((page - 1) * PAGE, PAGE))? {
            notices.push(shown(cx, tx, found, names)?);
        }
        let people: Vec<PersonId> = notices.iter().filter_map(|notice: &Shown| notice.person).collect();
        let open_to_reader = looking::named(cx, tx, &people)?;
        for notice in &mut notices {
            if notice.person.is_some_and(|person| !open_to_reader.contains(&person)) {
                notice.name = notice.name.take().map(|_| looking::UNNAMED.to_owned());
            }
        }
        let with_a_name = notices.iter().filter(|notice| notice.name.is_some());
        let mut listed: Vec<PersonId> = with_a_name.filter_map(|notice| notice.person).collect();
        listed.sort_unstable();
        listed.dedup();
        let (people, categories) = (People::Listed(listed), vec![Category::Identity]);
        let looked = Disclosure { view: "notices", people, categories }.looked_at(cx, tx)?;
        Ok((Notices { notices, unread, page: (page, pages) }, looked))
    })?;
    if shown.notices.iter().any(|notice| notice.name.is_some()) {
        authorise::record_disclosure(cx, looked)?;
    }
    Ok(shown)
}

fn shown(cx: &Cx, q: &mut dyn Query, found: Readable, names: bool) -> Result<Shown> {
    let person = match (found.person, found.notice.person) {
        (None, Some(id)) if !cx.actor.stands_in_for.is_empty() => led_by_who_is_away(cx, q, id)?,
        (person, _) => person.map(|(id, name)| (id, name.readable())),
    };
    Ok(Shown {
        id: found.notice.id,
        kind: found.notice.kind,
        addressee: match found.notice.user {
            None => Addressee::Team,
            Some(user) if cx.actor.user == Some(user) => Addressee::Reader,
            Some(user) => Addressee::Away(user),
        },
        person: person.as_ref().map(|(id, _)| *id),
        name: person.map(|(_, name)| name).filter(|_| names),
        at: found.notice.created_at,
        unread: found.unread,
    })
}

/// Somebody whom the reader sees only because they stand in: in another unit than their own.
fn led_by_who_is_away(cx: &Cx, q: &mut dyn Query, id: PersonId) -> Result<Option<(PersonId, String)>> {
    if visibility::relation(q, &cx.actor, id)? < Relation::OwnRecord {
        return Ok(None);
    }
    Ok(person::records(q, id)?.first().map(|record| (id, record.name.readable())))
}

/// How many notices the reader has not read, for the main menu.
pub fn count_unread(cx: &Cx) -> Result<i64> {
    let (Some(agency), Some(user)) = (cx.actor.agency, cx.actor.user) else { return Ok(0) };
    cx.read(|cx, tx| Ok(notice::count(tx, agency, user, cx.now)?.1))
}

/// Marks everything read that is unread for the reader. Gives how many notices that were, and the
/// instant by which [`unmark_read`] takes it back.
pub fn mark_all_read(cx: &Cx) -> Result<(u64, Timestamp)> {
    cx.write(|cx, tx| {
        let (user, permit) = authorise::own_account(cx)?;
        let agency = permit.agency().ok_or(Error::NotFound)?;
        let mut w = tx.permitted(permit);
        let read = notice::mark_all_read(&mut w, agency, user, cx.now)?;
        authorise::record_as(cx, &mut w, "notice.read", json!({ "notices": read }))?;
        Ok((read, cx.now))
    })
}

/// Makes unread again what the reader marked read at one instant.
pub fn unmark_read(cx: &Cx, at: Timestamp) -> Result<u64> {
    cx.write(move |cx, tx| {
        let (user, permit) = authorise::own_account(cx)?;
        let agency = permit.agency().ok_or(Error::NotFound)?;
        let mut w = tx.permitted(permit);
        let unread = notice::unmark_read(&mut w, agency, user, at)?;
        authorise::record_as(cx, &mut w, "notice.unread", json!({ "notices": unread }))?;
        Ok(unread)
    })
}

/// Marks some notices read; those of others are left alone. Gives how many were unread until now.
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
