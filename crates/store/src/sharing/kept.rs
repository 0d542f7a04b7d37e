//! What stands about a case for the agency of its lead worker, as it lies ready beside the caseload.

use std::sync::Arc;

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use throughline_domain::{
    agency::AgencyKind,
    category::{Category, Depth},
    id::{AgencyId, CaseId, EnrolmentId, NarrowingId, PermissionId, SharingDecisionId},
    involvement::Part,
    protection::Level,
    purpose::Purpose,
};
use throughline_policy::sharing::{Judged, Narrowed, Permitted, Recipient};

use super::{Enrolled, Looking, OfCase, Seat, of_cases};
use crate::{
    DbError,
    db::Query,
    pack::Current,
    packed::{At, Day, Ids, Place, pack, unpack},
};

/// The facts of [`of_cases`] without what depends on the hour, on the user, or on which version of a pack is
/// current.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept(pub(crate) Vec<u8>);

#[derive(Debug, Serialize, Deserialize)]
struct Facts<'a> {
    ids: &'a [u8],
    level: At<Level>,
    records: Vec<Place<AgencyId>>,
    #[serde(borrow)]
    seats: Vec<SeatFact<'a>>,
    programmes: Vec<ProgrammeFact<'a>>,
    permissions: Vec<PermissionFact<'a>>,
    narrowings: Vec<LimitFact<NarrowingId>>,
    judgements: Vec<LimitFact<SharingDecisionId>>,
}

/// A narrowing or a decision in the single case.
#[derive(Debug, Serialize, Deserialize)]
struct LimitFact<I> {
    id: Place<I>,
    version: i64,
    category: At<Category>,
    depth: At<Depth>,
    until: Option<Day>,
}

#[derive(Debug, Serialize, Deserialize)]
struct SeatFact<'a> {
    agency: Place<AgencyId>,
    kind: &'a str,
    jurisdiction: &'a str,
    part: At<Part>,
    enrolment: Option<Place<EnrolmentId>>,
}

#[derive(Debug, Serialize, Deserialize)]
struct ProgrammeFact<'a> {
    id: Place<EnrolmentId>,
    pack: &'a str,
    referring: Place<AgencyId>,
    lead: Option<Place<AgencyId>>,
    ended_on: Option<Day>,
}

#[derive(Debug, Serialize, Deserialize)]
struct PermissionFact<'a> {
    id: Place<PermissionId>,
    version: i64,
    #[serde(borrow)]
    to: To<'a>,
    categories: Vec<At<Category>>,
    purposes: Vec<At<Purpose>>,
    depth: At<Depth>,
    from: Day,
    until: Option<Day>,
}

#[derive(Debug, Serialize, Deserialize)]
enum To<'a> {
    Agency(Place<AgencyId>),
    Kind(&'a str),
}

/// What cases that are read together have in common: the current version of each pack, and codes that come
/// again in each, kept once.
#[derive(Debug)]
pub struct Common {
    packs: Vec<Current>,
    codes: Vec<Arc<str>>,
}

impl Common {
    /// Of packs, each with the hash of its current version.
    pub fn of(packs: Vec<Current>) -> Self {
        Self { packs, codes: Vec::new() }
    }

    fn code(&mut self, code: &str) -> Arc<str> {
        if let Some(known) = self.codes.iter().find(|known| ***known == *code) {
            return Arc::clone(known);
        }
        let code: Arc<str> = code.into();
        self.codes.push(Arc::clone(&code));
        code
    }
}

impl Kept {
    /// Reads a case anew.
    pub(crate) fn of(q: &mut dyn Query, case: CaseId, agency: AgencyId) -> Result<Self, DbError> {
        // From the first day and instant on, so that nothing is left out by a clock; who reads it looks at
        // the days again.
        let looking = Looking { user: None, agency, today: Date::MIN, now: Timestamp::MIN };
        let found = of_cases(q, &[case], looking)?.remove(&case).unwrap_or_default();
        let mut ids = Ids::default();
        let records = found.records.iter().map(|agency| ids.place(*agency)).collect();
        let seats = found.seats.iter().map(|seat| seat_fact(seat, &mut ids)).collect();
        let programmes = found.programmes.iter().map(|it| programme_fact(it, &mut ids)).collect();
        let permissions = found.permissions.iter().map(|it| permission_fact(it, &mut ids)).collect();
        let narrowings = found.narrowings.iter().map(|it| LimitFact {
            id: ids.place(it.id),
            version: it.version,
            category: At(it.category),
            depth: At(it.depth),
            until: None,
        });
        let narrowings = narrowings.collect();
        let judgements = found.judgements.iter().map(|it| LimitFact {
            id: ids.place(it.id),
            version: it.version,
            category: At(it.category),
            depth: At(it.depth),
            until: it.until.map(Day),
        });
        let judgements = judgements.collect();
        let level = At(found.level);
        let ids = ids.bytes();
        pack(&Facts { ids, level, records, seats, programmes, permissions, narrowings, judgements }).map(Self)
    }

    /// What was kept, with the current version of each pack.
    pub fn read(&self, common: &mut Common) -> Result<OfCase, DbError> {
        let facts: Facts<'_> = unpack(&self.0, "sharing")?;
        let ids = facts.ids;
        let programmes = facts.programmes.iter().filter_map(|it| {
            let (pack, hash) = common.packs.iter().find(|(id, _)| **id == *it.pack)?;
            Some(it.enrolled(ids, Arc::clone(pack), Arc::clone(hash)))
        });
        let programmes = programmes.collect::<Result<_, _>>()?;
        Ok(OfCase {
            records: facts.records.iter().map(|place| place.among(ids)).collect::<Result<_, _>>()?,
            seats: facts.seats.iter().map(|it| it.seat(ids, common)).collect::<Result<_, _>>()?,
            programmes,
            permissions: facts
                .permissions
                .iter()
                .map(|it| it.permitted(ids, common))
                .collect::<Result<_, _>>()?,
            narrowings: facts.narrowings.iter().map(|it| it.narrowed(ids)).collect::<Result<_, _>>()?,
            judgements: facts.judgements.iter().map(|it| it.judged(ids)).collect::<Result<_, _>>()?,
            level: facts.level.0,
            break_glass: None,
        })
    }
}

impl LimitFact<NarrowingId> {
    fn narrowed(&self, ids: &[u8]) -> Result<Narrowed, DbError> {
        let id = self.id.among(ids)?;
        Ok(Narrowed { id, version: self.version, category: self.category.0, depth: self.depth.0 })
    }
}

impl LimitFact<SharingDecisionId> {
    fn judged(&self, ids: &[u8]) -> Result<Judged, DbError> {
        Ok(Judged {
            id: self.id.among(ids)?,
            version: self.version,
            category: self.category.0,
            depth: self.depth.0,
            until: self.until.map(|day| day.0),
        })
    }
}

fn seat_fact<'a>(seat: &'a Seat, ids: &mut Ids) -> SeatFact<'a> {
    SeatFact {
        agency: ids.place(seat.agency),
        kind: seat.kind.code(),
        jurisdiction: &seat.jurisdiction,
        part: At(seat.part),
        enrolment: seat.enrolment.map(|id| ids.place(id)),
    }
}

impl SeatFact<'_> {
    fn seat(&self, ids: &[u8], common: &mut Common) -> Result<Seat, DbError> {
        Ok(Seat {
            agency: self.agency.among(ids)?,
            kind: AgencyKind(common.code(self.kind)),
            jurisdiction: common.code(self.jurisdiction),
            part: self.part.0,
            enrolment: self.enrolment.as_ref().map(|place| place.among(ids)).transpose()?,
        })
    }
}

fn programme_fact<'a>(enrolled: &'a Enrolled, ids: &mut Ids) -> ProgrammeFact<'a> {
    ProgrammeFact {
        id: ids.place(enrolled.id),
        pack: &enrolled.pack,
        referring: ids.place(enrolled.referring),
        lead: enrolled.lead.map(|agency| ids.place(agency)),
        ended_on: enrolled.ended_on.map(Day),
    }
}

impl ProgrammeFact<'_> {
    fn enrolled(&self, ids: &[u8], pack: Arc<str>, hash: Arc<str>) -> Result<Enrolled, DbError> {
        Ok(Enrolled {
            id: self.id.among(ids)?,
            pack,
            hash,
            referring: self.referring.among(ids)?,
            lead: self.lead.as_ref().map(|place| place.among(ids)).transpose()?,
            ended_on: self.ended_on.map(|day| day.0),
        })
    }
}

fn permission_fact<'a>(given: &'a Permitted, ids: &mut Ids) -> PermissionFact<'a> {
    PermissionFact {
        id: ids.place(given.id),
        version: given.version,
        to: match &given.to {
            Recipient::Agency(agency) => To::Agency(ids.place(*agency)),
            Recipient::Kind(kind) => To::Kind(kind.code()),
        },
        categories: given.categories.iter().copied().map(At).collect(),
        purposes: given.purposes.iter().copied().map(At).collect(),
        depth: At(given.depth),
        from: Day(given.from),
        until: given.until.map(Day),
    }
}

impl PermissionFact<'_> {
    fn permitted(&self, ids: &[u8], common: &mut Common) -> Result<Permitted, DbError> {
        Ok(Permitted {
            id: self.id.among(ids)?,
            version: self.version,
            to: match &self.to {
                To::Agency(place) => Recipient::Agency(place.among(ids)?),
                To::Kind(kind) => Recipient::Kind(AgencyKind(common.code(kind))),
            },
            categories: self.categories.iter().map(|at| at.0).collect(),
            purposes: self.purposes.iter().map(|at| at.0).collect(),
            depth: self.depth.0,
            from: self.from.0,
            until: self.until.map(|day| day.0),
            withdrawn: false,
        })
    }
}
