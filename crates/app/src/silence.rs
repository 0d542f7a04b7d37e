//! Silent cases: where nobody has reached or tried to reach a person for long, the case is the whole
//! team's business. A worker who is ill does not ring (F14 of the field's list of failures).

use jiff::{Timestamp, ToSpan, civil::Date};
use serde_json::json;
use throughline_domain::{
    category::Category,
    handover::ANSWER_WORKING_DAYS,
    id::{AgencyId, NoticeId, PersonId, UserId},
    note::SILENT_DAYS,
};
use throughline_policy::Action;
use throughline_store::{
    agency,
    db::Query,
    lead,
    notice::{self, Notice},
    workload,
};

use crate::{
    Cx, Error, Result,
    authorise::{self, Disclosure, People},
    looking,
    plan::open_case,
};

/// A silent case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Silent {
    /// The person.
    pub person: PersonId,
    /// Their name, for reading.
    pub name: String,
    /// Who leads.
    pub lead: String,
    /// The local day of the last contact or attempt, or on which the agency took the case over.
    pub since: Date,
    /// Days since.
    pub days: i64,
    /// Who of the team looks after it, and since which local day.
    pub taken_up: Option<(UserId, String, Date)>,
}

/// The silent cases of the reader's agency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SilentCases {
    /// After how many days a case is silent here.
    pub days: i64,
    /// The longest silence first; those that somebody has taken up come last.
    pub cases: Vec<Silent>,
    /// The reader.
    pub reader: Option<UserId>,
}

/// After how many days without a contact or an attempt a case is silent in an agency.
pub(crate) fn after(q: &mut dyn Query, agency: AgencyId) -> Result<i64> {
    Ok(agency::get(q, agency)?.silent_days.unwrap_or(SILENT_DAYS))
}

/// The silent cases of the reader's team.
pub fn list(cx: &Cx) -> Result<SilentCases> {
    cx.disclose(|cx, tx| {
        let permit = authorise::own_agency(cx, Action::ListPeople)?;
        let (Some(own), Some(reader)) = (permit.agency(), cx.actor.user) else { return Err(Error::NotFound) };
        let jurisdiction = cx.jurisdiction()?;
        let today = jurisdiction.local_date(cx.now);
        let days = after(tx, own)?;
        let last = today.checked_sub(days.days()).unwrap_or(today);
        // The day itself counts: silent for fourteen days is what was last heard of fourteen days ago.
        let before = jurisdiction.end_of_local_day(last);
        let holds = |at: Timestamp| {
            let until = jurisdiction.add_working_days(jurisdiction.local_date(at), ANSWER_WORKING_DAYS);
            today <= until
        };
        let mut cases: Vec<Silent> = workload::silent(tx, own, reader, before)?
            .into_iter()
            .map(|found| {
                let since = jurisdiction.local_date(found.since);
                Silent {
                    person: found.person,
                    name: found.name.readable(),
                    lead: found.lead.1,
                    since,
                    days: throughline_domain::calendar::days_between(since, today),
                    taken_up: found
                        .taken_up
                        .filter(|(_, _, at)| holds(*at))
                        .map(|(user, name, at)| (user, name, jurisdiction.local_date(at))),
                }
            })
            .collect();
        cases.sort_by_key(|case| case.taken_up.is_some());
        let ids: Vec<_> = cases.iter().map(|case| case.person).collect();
        let named = looking::named(cx, tx, &ids)?;
        for case in cases.iter_mut().filter(|case| !named.contains(&case.person)) {
            looking::UNNAMED.clone_into(&mut case.name);
        }
        let people = People::Listed(cases.iter().map(|case| case.person).collect());
        let categories = vec![Category::Identity, Category::ContactNote];
        let shown = SilentCases { days, cases, reader: Some(reader) };
        Ok((shown, Disclosure { view: "silent", people, categories }))
    })
}

/// Takes a silent case up: somebody of the team will try to reach the person. The lead stays where it
/// is, and the lead worker is told. Without a contact or an attempt in two working days it is
/// everybody's again.
pub fn take_up(cx: &Cx, person: PersonId) -> Result<()> {
    let notice: NoticeId = cx.new_id();
    cx.write(move |cx, tx| {
        let permit = authorise::person(cx, tx, person, Action::WriteNote)?;
        let (agency, user) = (permit.agency().ok_or(Error::NotFound)?, cx.actor.user.ok_or(Error::NotFound)?);
        let case = open_case(tx, person)?;
        let leads = lead::find(tx, case.id)?.ok_or(Error::Refused("handovers-error-no-lead"))?;
        if leads.agency != agency {
            return Err(Error::Refused("silence-error-not-yours"));
        }
        let chains = authorise::chains(tx, person)?;
        let mut w = tx.permitted(permit);
        workload::take_up(&mut w, case.id, agency, user, cx.now)?;
        if leads.user != user {
            let told = Notice {
                id: notice,
                agency,
                user: Some(leads.user),
                kind: "taken_up".to_owned(),
                person: Some(person),
                created_at: cx.now,
                read_at: None,
            };
            notice::insert(&mut w, &told)?;
        }
        authorise::record(cx, &mut w, &chains, &[Category::Plan], json!({ "did": "case.taken_up" }))
    })
}
