//! What a programme asks and somebody has answered already, to whichever agency: it is offered with who and
//! when, and whether it is still true, instead of being asked again.

use jiff::civil::Date;
use serde_json::json;
use throughline_domain::{
    category::{Category, Depth},
    id::{AnswerId, EnrolmentId, PersonId},
    programme::pack::{FactType, Pack, text_key},
};
use throughline_policy::{Action, sharing::Viewer};
use throughline_store::{
    agency,
    answer::{self, Answer},
    db::Query,
    person::PersonRecord,
};

use crate::{Cx, Error, Result, authorise, case, looking};

/// An answer that the reader may see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownAnswer {
    /// The answer.
    pub id: AnswerId,
    /// Its data category.
    pub category: Category,
    /// The question in words.
    pub words: String,
    /// What can be answered.
    pub kind: FactType,
    /// The answer as packs name it, and in words where there is a choice.
    pub value: (String, Option<String>),
    /// The agency that was told.
    pub agency: String,
    /// Whether that is the reader's own.
    pub own: bool,
    /// The local days on which it was written down, and on which somebody last said that it is true.
    pub days: (Date, Date),
}

/// The newest answers to what a programme asks, as far as the reader may see them in full.
pub(super) fn list(
    cx: &Cx,
    q: &mut dyn Query,
    (pack, viewer): (&Pack, &Viewer),
    records: &[PersonRecord],
    person: PersonId,
) -> Result<Vec<KnownAnswer>> {
    let jurisdiction = cx.jurisdiction()?;
    let mut known = Vec::new();
    for found in answer::newest(q, person)? {
        let Some(record) = visible(viewer, records, &found) else { continue };
        let Some(declared) = pack.manifest.fact(&found.fact) else { continue };
        let words = pack.question(&cx.locale, &found.fact).to_owned();
        if words.is_empty() || found.value.is_empty() {
            continue;
        }
        let choice = pack.text(&cx.locale, &text_key(&["fact", &found.fact, &found.value]));
        known.push(KnownAnswer {
            id: found.id,
            category: found.category,
            words,
            kind: declared.kind,
            value: (found.value, Some(choice.to_owned()).filter(|choice| !choice.is_empty())),
            agency: agency::get(q, record.agency)?.name,
            own: Some(record.agency) == cx.actor.agency,
            days: (jurisdiction.local_date(found.recorded_at), jurisdiction.local_date(found.confirmed_at)),
        });
    }
    known.sort_by(|a, b| a.words.cmp(&b.words));
    Ok(known)
}

/// The record that an answer came with, where the reader may see the answer in full.
fn visible<'a>(viewer: &Viewer, records: &'a [PersonRecord], found: &Answer) -> Option<&'a PersonRecord> {
    let record = records.iter().find(|record| record.id == found.record)?;
    (viewer.depth(found.category, Some(record.agency)) == Depth::Full).then_some(record)
}

/// Somebody says that an answer is still true. Where it had been given to another agency, that is a
/// question of the programme that nobody had to ask again.
pub fn confirm(cx: &Cx, person: PersonId, enrolment: EnrolmentId, id: AnswerId) -> Result<()> {
    cx.write(move |cx, tx| {
        let permit = authorise::person(cx, tx, person, Action::ChangeEnrolment)?;
        let enrolled = case::own_enrolment(tx, person, enrolment)?;
        let viewer = looking::at(cx, tx, person)?;
        let records = throughline_store::person::records(tx, person)?;
        let newest = answer::newest(tx, person)?;
        let found = newest.into_iter().find(|answer| answer.id == id).ok_or(Error::NotFound)?;
        let record = visible(&viewer, &records, &found).ok_or(Error::NotFound)?;
        let pack = cx.world.packs.get(tx, &enrolled.pack_hash)?;
        if pack.manifest.fact(&found.fact).is_none() {
            return Err(Error::NotFound);
        }
        let own = permit.agency().ok_or(Error::NotFound)?;
        let chains = authorise::chains(tx, person)?;
        let mut w = tx.permitted(permit);
        answer::confirm(&mut w, id, cx.now)?;
        if record.agency != own {
            answer::spare(&mut w, id, &pack.manifest.id, own, cx.now)?;
        }
        let payload = json!({ "did": "answer", "fact": found.fact, "still_true": true });
        authorise::record(cx, &mut w, &chains, &[found.category], payload)
    })
}
