//! A person's towns, and which of them was asked, as the page shows them.

use jiff::civil::Date;
use throughline_domain::{
    category::Category,
    id::{InvolvementId, PersonId},
    programme::pack::Town,
    routing::Standing,
};
use throughline_policy::Action;
use throughline_store::{answer, case as cases, db::Query, enrolment, person, routing, user};

use crate::{
    Cx, Result,
    authorise::{self, Disclosure, People},
    case::{self, Head, Known},
    involvement::manages,
};

/// One of the towns of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownTown {
    /// Which.
    pub fact: Town,
    /// The town, where somebody has said.
    pub town: Option<String>,
    /// Who said so, as a code, and the local day; nothing where a record says it.
    pub said: Option<(String, Date)>,
}

/// A town's agency, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownClaim {
    /// The involvement of the town's agency.
    pub id: InvolvementId,
    /// The agency's name.
    pub agency: String,
    /// The town.
    pub town: String,
    /// Which of the person's towns it is; `None` where the team named it.
    pub fact: Option<Town>,
    /// The programme's name.
    pub programme: String,
    /// Where it stands.
    pub standing: Standing,
    /// Since this local day.
    pub since: Date,
    /// Why it disputed, and on which local day.
    pub dispute: Option<(String, Date)>,
    /// How that was decided: why, by whom, on which local day.
    pub decision: Option<(String, Option<String>, Date)>,
    /// For the decision.
    pub version: i64,
}

/// The page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Towns {
    /// The top of the page.
    pub head: Head,
    /// The person's towns.
    pub towns: Vec<KnownTown>,
    /// Whose agencies were proposed or asked, newest first.
    pub claims: Vec<ShownClaim>,
    /// Whether the reader can say that somebody moved.
    pub can_say: bool,
    /// Whether the reader decides disputes.
    pub can_decide: bool,
}

/// A person's towns, for who may see the person.
pub fn view(cx: &Cx, person_id: PersonId) -> Result<Towns> {
    cx.disclose(|cx, tx| {
        let known = Known::read(cx, tx, person_id)?;
        let head = case::read_head(cx, tx, person_id, &known)?;
        let open = cases::find_open_of(tx, person_id)?;
        let (claims, can_decide) = match &open {
            Some(open) => (shown(cx, tx, open, &head)?, manages(cx, tx, open.id)?),
            None => (Vec::new(), false),
        };
        let can_say = authorise::person(cx, tx, person_id, Action::InvolvePartner).is_ok();
        let towns = towns(cx, tx, person_id, &head)?;
        let categories = vec![Category::Identity, Category::Plan];
        let shown = Towns { head, towns, claims, can_say, can_decide };
        Ok((shown, Disclosure { view: "towns", people: People::One(person_id), categories }))
    })
}

fn towns(cx: &Cx, q: &mut dyn Query, person_id: PersonId, head: &Head) -> Result<Vec<KnownTown>> {
    let calendar = cx.world.jurisdiction(&head.jurisdiction)?;
    let answers = answer::newest(q, person_id)?;
    let recorded = person::records(q, person_id)?.into_iter().find_map(|record| record.town);
    Ok(Town::ALL
        .iter()
        .map(|fact| match answers.iter().find(|answer| answer.fact == fact.code()) {
            Some(said) => KnownTown {
                fact: *fact,
                town: Some(said.value.clone()),
                said: Some((said.said_by.clone(), calendar.local_date(said.recorded_at))),
            },
            None => KnownTown {
                fact: *fact,
                town: recorded.clone().filter(|_| *fact == Town::OriginOrMainStay),
                said: None,
            },
        })
        .collect())
}

fn shown(cx: &Cx, q: &mut dyn Query, open: &cases::CaseFile, head: &Head) -> Result<Vec<ShownClaim>> {
    let calendar = cx.world.jurisdiction(&open.jurisdiction)?;
    let mut shown = Vec::new();
    // Who must not know of the programme is not told who answers for the person in it.
    let known = |id| head.programmes.iter().any(|it| it.id == id);
    for found in routing::list(q, open.id)?.into_iter().rev().filter(|it| known(it.claim.enrolment)) {
        let hash = enrolment::get(q, found.claim.enrolment)?.pack_hash;
        let pack = cx.world.packs.get(q, &hash)?;
        let by = found.claim.decided_by.map(|by| user::get(q, by)).transpose()?;
        let standing = found.standing();
        let day = |at| calendar.local_date(at);
        shown.push(ShownClaim {
            id: found.claim.involvement,
            standing,
            agency: found.agency_name,
            town: found.claim.town,
            fact: found.claim.fact,
            programme: pack.text(&cx.locale, "name").to_owned(),
            since: day(found.since),
            dispute: found.claim.dispute_reason.zip(found.claim.disputed_at.map(day)),
            decision: found
                .claim
                .decision_reason
                .zip(found.claim.decided_at.map(day))
                .map(|(reason, on)| (reason, by.map(|by| by.display_name), on)),
            version: found.claim.version,
        });
    }
    Ok(shown)
}
