//! The release-day six: what nobody should leave without.

use serde_json::json;
use throughline_domain::{category::Category, custody::ReleaseItem, id::PersonId};
use throughline_policy::Action;
use throughline_store::custody::{self, ReleaseDayItem};

use crate::{
    Cx, Error, Result,
    authorise::{self, Disclosure, People},
    case::{self, Head, Known},
};

/// How one of the release-day six stands, for the page on which it is marked.
pub fn item(cx: &Cx, person_id: PersonId, item: ReleaseItem) -> Result<(Head, ReleaseDayItem)> {
    cx.disclose(|cx, tx| {
        let known = Known::read(cx, tx, person_id)?;
        authorise::person(cx, tx, person_id, Action::MarkReleaseItem)?;
        let episode = known.episode.as_ref().ok_or(Error::NotFound)?;
        let items = custody::release_items(tx, episode.id)?;
        let found = items.into_iter().find(|known| known.item == item).ok_or(Error::NotFound)?;
        let head = case::read_head(cx, tx, person_id, &known)?;
        let categories = vec![Category::Identity, Category::Plan];
        Ok(((head, found), Disclosure { view: "six", people: People::One(person_id), categories }))
    })
}

/// Marks one of the release-day six.
pub fn mark_item(cx: &Cx, person_id: PersonId, item: ReleaseDayItem) -> Result<()> {
    cx.write(move |cx, tx| {
        let permit = authorise::person(cx, tx, person_id, Action::MarkReleaseItem)?;
        let episode = custody::current(tx, person_id)?.ok_or(Error::NotFound)?;
        let chains = authorise::chains(tx, person_id)?;
        let mut w = tx.permitted(permit);
        let by = w.permit().actor();
        custody::mark_release_item(&mut w, episode.id, &item, by, cx.now)?;
        let payload =
            json!({ "item": item.item.code(), "status": item.status.code(), "detail": item.detail });
        authorise::record(cx, &mut w, &chains, &[Category::Plan], payload)
    })
}
