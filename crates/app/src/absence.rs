//! Absence: who is away, until when, and who stands in. A worker enters their own; a manager enters
//! that of somebody who fell ill.

use jiff::civil::Date;
use serde_json::json;
use throughline_domain::{
    absence::{Absence, Refused},
    calendar::Jurisdiction,
    id::{NoticeId, UserId},
};
use throughline_policy::{Action, Permit};
use throughline_store::{
    db::Query,
    handover::{self, Colleague},
    notice::{self, Notice},
    user::{self, User},
};

use crate::{Cx, Error, FieldError, Result, authorise};

/// What a form says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Input {
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub to: Option<Date>,
    /// Who stands in.
    pub deputy: Option<UserId>,
}

/// The absence of one user, as the form shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Whose it is.
    pub user: UserId,
    /// Their name.
    pub name: String,
    /// Whether it is the reader's own.
    pub own: bool,
    /// The days, where they are still to come or running.
    pub absence: Option<Absence>,
    /// Whether the user is away today.
    pub away: bool,
    /// Who stands in.
    pub deputy: Option<UserId>,
    /// Who could: colleagues who can lead.
    pub colleagues: Vec<Colleague>,
    /// For the next change.
    pub version: i64,
}

/// The absence of a colleague, or the reader's own.
pub fn view(cx: &Cx, of: Option<UserId>) -> Result<Shown> {
    cx.read(|cx, tx| {
        let (found, _) = whose(cx, tx, of)?;
        let jurisdiction = cx.jurisdiction()?;
        let today = jurisdiction.local_date(cx.now);
        let absence = days(jurisdiction, &found).filter(|absence| absence.to >= today);
        let mut colleagues = handover::team(tx, found.agency)?;
        colleagues.retain(|colleague| colleague.user != found.id);
        Ok(Shown {
            user: found.id,
            own: cx.actor.user == Some(found.id),
            away: absence.is_some_and(|absence| absence.includes(today)),
            name: found.display_name,
            absence,
            deputy: found.deputy,
            colleagues,
            version: found.version,
        })
    })
}

/// Enters the days on which a user is away and who stands in. The deputy is told.
pub fn enter(cx: &Cx, of: Option<UserId>, version: i64, input: Input) -> Result<()> {
    let notice: NoticeId = cx.new_id();
    cx.write(move |cx, tx| {
        let (found, permit) = whose(cx, tx, of)?;
        let jurisdiction = cx.jurisdiction()?;
        let absence = checked(&input, jurisdiction.local_date(cx.now))?;
        let deputy = input
            .deputy
            .filter(|deputy| *deputy != found.id)
            .ok_or_else(|| FieldError::new("deputy", "absences-error-deputy"))?;
        if !handover::team(tx, found.agency)?.iter().any(|colleague| colleague.user == deputy) {
            return Err(FieldError::new("deputy", "absences-error-deputy").into());
        }
        let away = (jurisdiction.start_of_local_day(absence.from), jurisdiction.end_of_local_day(absence.to));
        let agency = found.agency;
        let mut w = tx.permitted(permit);
        user::update(&mut w, &User { away: Some(away), deputy: Some(deputy), version, ..found })?;
        let told = Notice {
            id: notice,
            agency,
            user: Some(deputy),
            kind: "stands_in".to_owned(),
            person: None,
            created_at: cx.now,
            read_at: None,
        };
        notice::insert(&mut w, &told)?;
        let payload = json!({
            "from": absence.from.to_string(),
            "to": absence.to.to_string(),
            "deputy": deputy.to_string(),
        });
        authorise::record_as(cx, &mut w, "absence.entered", payload)
    })
}

/// The user is back, or does not go: the deputy stands in no more from this instant on.
pub fn end(cx: &Cx, of: Option<UserId>, version: i64) -> Result<()> {
    cx.write(move |cx, tx| {
        let (found, permit) = whose(cx, tx, of)?;
        let mut w = tx.permitted(permit);
        user::update(&mut w, &User { away: None, version, ..found })?;
        authorise::record_as(cx, &mut w, "absence.ended", json!({}))
    })
}

/// The user in question, with the permit to change their absence: one's own account, or a colleague
/// of the manager's agency.
fn whose(cx: &Cx, q: &mut dyn Query, of: Option<UserId>) -> Result<(User, Permit)> {
    let own = cx.actor.user.ok_or(Error::NotFound)?;
    let of = of.unwrap_or(own);
    if of == own {
        let (_, permit) = authorise::own_account(cx)?;
        return Ok((user::get(q, own)?, permit));
    }
    let permit = authorise::own_agency(cx, Action::HandOver)?;
    let found = user::get(q, of)?;
    if Some(found.agency) == permit.agency() && found.active {
        Ok((found, permit))
    } else {
        Err(Error::NotFound)
    }
}

/// The local days of a user's absence.
pub(crate) fn days(jurisdiction: &Jurisdiction, user: &User) -> Option<Absence> {
    let (from, until) = user.away?;
    // It ends where the last day does, so the day before that instant's is the last one.
    let to = jurisdiction.local_date(until - jiff::SignedDuration::from_secs(1));
    Some(Absence { from: jurisdiction.local_date(from), to })
}

fn checked(input: &Input, today: Date) -> Result<Absence> {
    let (Some(from), Some(to)) = (input.from, input.to) else {
        let mut errors = Vec::new();
        if input.from.is_none() {
            errors.push(FieldError::new("from", "absences-error-from"));
        }
        if input.to.is_none() {
            errors.push(FieldError::new("to", "absences-error-to"));
        }
        return Err(Error::Invalid(errors));
    };
    Absence::new(from, to, today).map_err(|refused| {
        let key = match refused {
            Refused::EndsBeforeItBegins => "absences-error-order",
            Refused::Over => "absences-error-over",
            Refused::TooLong => "absences-error-long",
        };
        FieldError::new("to", key).into()
    })
}
