//! Typed ids, so that a person can never be passed where a case is meant.
//!
//! All ids are UUIDv7: they sort by time of creation, which keeps index pages warm, and any
//! server can make them without asking another. Randomness comes in through [`Entropy`].

use std::{fmt, str::FromStr};

use uuid::Uuid;

/// Where random bytes come from: the operating system in service, a seed in tests.
pub trait Entropy: Send + Sync {
    /// Fills `bytes` with random bytes.
    fn fill(&self, bytes: &mut [u8]);
}

/// Makes a UUIDv7 for the given instant.
pub fn new_uuid(now: jiff::Timestamp, entropy: &dyn Entropy) -> Uuid {
    let mut random = [0_u8; 10];
    entropy.fill(&mut random);
    let millis = u64::try_from(now.as_millisecond()).unwrap_or(0);
    uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
}

/// What is common to all typed ids.
pub trait Id: Sized + From<Uuid> + Into<Uuid> + fmt::Display + FromStr {}

/// A text that is not an id of the kind asked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not an id: {0}")]
pub struct NotAnId(pub String);

macro_rules! typed_id {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self { Self(id) }
        }
        impl From<$name> for Uuid {
            fn from(id: $name) -> Self { id.0 }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(f) }
        }
        impl FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<Self, NotAnId> {
                Uuid::parse_str(text).map(Self).map_err(|_| NotAnId(text.to_owned()))
            }
        }
        impl Id for $name {}
    )+};
}

typed_id! {
    /// An agency: a prison service, a town hall, an NGO.
    AgencyId,
    /// A unit of an agency, such as one establishment of a prison service.
    UnitId,
    /// A user of an agency.
    UserId,
    /// A person, as the set of records held to be one.
    PersonId,
    /// A person as one agency knows them.
    RecordId,
    /// An identifier of a record.
    IdentifierId,
    /// A stay in custody.
    EpisodeId,
    /// A planned date that somebody gave.
    PlannedDateId,
    /// A case: one per person and jurisdiction.
    CaseId,
    /// A case's taking part in one programme.
    EnrolmentId,
    /// A milestone of an enrolment.
    MilestoneId,
    /// An agency's involvement in a case.
    InvolvementId,
    /// A handover of the lead from one worker to another.
    HandoverId,
    /// A need, as assessed on one day.
    NeedId,
    /// A goal of the plan.
    GoalId,
    /// A step towards a goal.
    StepId,
    /// A version of the plan as shown to the person.
    PlanVersionId,
    /// A contact note.
    NoteId,
    /// A document.
    DocumentId,
    /// A notice to a user or an agency.
    NoticeId,
    /// An answer: one recorded fact.
    AnswerId,
    /// One run of an import.
    ImportRunId,
    /// A rejected row, a warning, or a question that an import raised.
    ImportFindingId,
    /// A possible match or conflict to look at.
    ReviewId,
    /// A filter of a list that a user named.
    SavedFilterId,
    /// A permission that the person gave.
    PermissionId,
    /// An agreement between agencies on sharing.
    AgreementId,
    /// A lead worker's narrowing of what an agency sees.
    NarrowingId,
    /// A case-by-case decision to share.
    SharingDecisionId,
    /// One opening by break-glass.
    BreakGlassId,
    /// Two records' people put together.
    MergeId,
    /// A victim or a third party, as one agency knows them.
    VictimId,
    /// A protective rule.
    ProtectiveRuleId,
    /// A victim's wish to be told of a release.
    ReleaseNoticeId,
    /// A background job.
    JobId,
}
