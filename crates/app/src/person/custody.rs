//! Where somebody who is entered by hand is: inside, out already, or nobody has said.

use jiff::civil::Date;
use serde_json::json;
use throughline_domain::{
    calendar::Jurisdiction,
    category::Category,
    custody::{Episode, EpisodeStatus, PlannedDate, WorkingDate},
    id::{AgencyId, PersonId, RecordId, UnitId},
};
use throughline_policy::Action;
use throughline_store::{
    agency::{self, Agency},
    custody::{self, GivenDate},
    db::{Query, Writer},
    person, visibility,
};

use crate::{Cx, Error, FieldError, Result, authorise, enrolment};

/// The series of dates that workers give, beside those of lists.
const WORKER: &str = "worker";
/// The legal status where nobody has said: no code of any jurisdiction, so never mistaken for one.
const NOT_KNOWN: &str = "not_known";

/// Where a person is, as far as custody goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whereabouts {
    /// Nobody has said. There is no clock until somebody does.
    NotKnown,
    /// In custody.
    Inside {
        /// The establishment, where the agency has any.
        unit: Option<UnitId>,
        /// The day of admission.
        admitted_on: Option<Date>,
        /// The day of sentence.
        sentenced_on: Option<Date>,
        /// The legal status, a code of the jurisdiction.
        legal_status: Option<String>,
        /// The kind of release, a code of the jurisdiction.
        kind: Option<String>,
        /// The planned day.
        leaves_on: Option<Date>,
    },
    /// Out already.
    Released {
        /// The day of release: R*.
        on: Date,
        /// The day of admission.
        admitted_on: Option<Date>,
        /// The kind of release, a code of the jurisdiction.
        kind: Option<String>,
    },
}

impl Whereabouts {
    /// The code, for forms and the ledger.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotKnown => "not_known",
            Self::Inside { .. } => "inside",
            Self::Released { .. } => "released",
        }
    }

    pub(super) fn check(
        &self,
        cx: &Cx,
        q: &mut dyn Query,
        jurisdiction: &Jurisdiction,
        agency: AgencyId,
        born: Option<Date>,
    ) -> Result<Vec<FieldError>> {
        let today = jurisdiction.local_date(cx.now);
        let mut errors = Vec::new();
        let (admitted_on, kind) = match self {
            Self::NotKnown => return Ok(errors),
            Self::Inside { admitted_on, sentenced_on, kind, leaves_on, unit, legal_status } => {
                if sentenced_on.is_some_and(|day| day > today) {
                    errors.push(FieldError::new("sentenced_on", "custody-sentence-future"));
                }
                let units = agency::units(q, agency)?;
                if unit.is_some_and(|unit| units.iter().all(|known| known.id != unit)) {
                    errors.push(FieldError::new("unit", "people-error-unit"));
                }
                if legal_status
                    .as_ref()
                    .is_some_and(|code| jurisdiction.legal_statuses.iter().all(|known| known.code != *code))
                {
                    errors.push(FieldError::new("legal_status", "people-error-choice"));
                }
                if leaves_on.is_some_and(|day| day < today) {
                    errors.push(FieldError::new("leaves_on", "people-error-leaves-past"));
                }
                if leaves_on.is_some() && kind.is_none() {
                    errors.push(FieldError::new("kind", "people-error-kind"));
                }
                (admitted_on, kind)
            }
            Self::Released { on, admitted_on, kind } => {
                if *on > today {
                    errors.push(FieldError::new("released_on", "people-error-released-future"));
                }
                if admitted_on.is_some_and(|admitted| *on < admitted) {
                    errors.push(FieldError::new("released_on", "people-error-released-before-admission"));
                }
                if born.is_some_and(|born| *on < born) {
                    errors.push(FieldError::new("released_on", "people-error-released-before-birth"));
                }
                (admitted_on, kind)
            }
        };
        if admitted_on.is_some_and(|admitted| admitted > today) {
            errors.push(FieldError::new("admitted_on", "people-error-admitted-future"));
        }
        if kind.as_ref().is_some_and(|code| jurisdiction.date_kinds.iter().all(|known| known.code != *code)) {
            errors.push(FieldError::new("kind", "people-error-choice"));
        }
        Ok(errors)
    }
}

/// Writes the episode. For somebody who is out already it is closed at once, on R*: from there the
/// clock runs, and nothing that could only be done inside is asked of anybody.
pub(super) fn begin(
    cx: &Cx,
    w: &mut Writer<'_>,
    (person, record): (PersonId, RecordId),
    agency: &Agency,
    whereabouts: &Whereabouts,
) -> Result<()> {
    let sentenced_on = match whereabouts {
        Whereabouts::Inside { sentenced_on, .. } => *sentenced_on,
        Whereabouts::NotKnown | Whereabouts::Released { .. } => None,
    };
    let (unit, admitted_on, legal_status, kind, day, status) = match whereabouts {
        Whereabouts::NotKnown => return Ok(()),
        Whereabouts::Inside { unit, admitted_on, legal_status, kind, leaves_on, .. } => {
            (*unit, *admitted_on, legal_status.clone(), kind.clone(), *leaves_on, EpisodeStatus::Open)
        }
        Whereabouts::Released { on, admitted_on, kind } => {
            let status = EpisodeStatus::Closed { released_on: *on, released_at: None };
            (None, *admitted_on, None, kind.clone(), Some(*on), status)
        }
    };
    let open = Episode {
        id: cx.new_id(),
        person,
        record,
        jurisdiction: agency.jurisdiction.clone(),
        unit,
        admitted_on,
        sentenced_on,
        legal_status: legal_status.unwrap_or_else(|| NOT_KNOWN.to_owned()),
        status: EpisodeStatus::Open,
        working: kind.clone().zip(day).map(|(kind, date)| WorkingDate { kind, date }),
        choice: None,
        version: 1,
    };
    custody::insert(w, &open, agency.id, cx.now)?;
    if let (Some(kind), Some(day)) = (kind, day) {
        let given = GivenDate {
            id: cx.new_id(),
            planned: PlannedDate { kind, source: WORKER.to_owned(), value: Some(day), given_at: cx.now },
            reason: None,
            note: None,
            given_by: w.permit().actor(),
            agency: agency.id,
        };
        custody::give_date(w, open.id, &given)?;
    }
    if status != EpisodeStatus::Open {
        custody::update(w, &Episode { status, ..open })?;
    }
    Ok(())
}

/// Says where a person is of whom nobody knew. Programmes are considered with the new dates.
pub fn add_custody(cx: &Cx, id: PersonId, whereabouts: Whereabouts) -> Result<()> {
    if whereabouts == Whereabouts::NotKnown {
        return Err(FieldError::new("custody", "people-error-choice").into());
    }
    cx.write(move |cx, tx| {
        let permit = authorise::person(cx, tx, id, Action::EditPerson)?;
        if custody::current(tx, id)?.is_some() {
            return Err(Error::Refused("people-refused-custody-known"));
        }
        let agency = agency::get(tx, permit.agency().ok_or(Error::NotFound)?)?;
        let records = person::records(tx, id)?;
        let own = records.iter().find(|record| record.agency == agency.id).ok_or(Error::NotFound)?;
        let jurisdiction = cx.world.jurisdiction(&agency.jurisdiction)?;
        let errors = whereabouts.check(cx, tx, jurisdiction, agency.id, own.birth_date)?;
        if !errors.is_empty() {
            return Err(Error::Invalid(errors));
        }
        let chains = authorise::chains(tx, id)?;
        let mut w = tx.permitted(permit);
        begin(cx, &mut w, (id, own.id), &agency, &whereabouts)?;
        visibility::refresh(&mut w, id)?;
        enrolment::consider(cx, &mut w, id)?;
        let payload = json!({ "did": "custody.entered", "custody": whereabouts.code() });
        authorise::record(cx, &mut w, &chains, &[Category::Sentence], payload)
    })
}
