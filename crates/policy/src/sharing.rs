//! What a decision on sharing depends on, and what it says.
//!
//! [`Facts`] are rows, read in the transaction of the page that is shown: who looks, on what footing
//! in the case, what the person permits, which agreements live, what the lead worker narrowed. They
//! are already filtered to one person's case and one viewer; whether a row is in force on the day is
//! judged here, so that the rule stands in one place and can be tested on both sides of a date.
//! Nothing else goes into a decision, and a [`Decision`] always says why.

mod engine;
mod exception;
pub mod matrix;
mod profile;
mod viewer;

pub use engine::Sharing;
pub use exception::Outside;
pub use profile::{DEFAULT, FILE, Fault, Profile, default_texts, policies, schema};
pub use viewer::Viewer;

use std::sync::Arc;

use jiff::civil::Date;
use throughline_domain::{
    agency::{AgencyKind, Role},
    category::{Category, Depth},
    coded_enum,
    id::{AgencyId, AgreementId, BreakGlassId, EnrolmentId, NarrowingId, PermissionId, SharingDecisionId},
    purpose::Purpose,
};

/// A column of the sharing matrix. Which kinds of agency are read in it is data of the jurisdiction;
/// a programme's pack may bring columns of its own.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Column(pub Arc<str>);

impl Column {
    /// The columns of the default matrix, in its order.
    pub const DEFAULT: &'static [&'static str] =
        &["PRI", "PRO", "MUN", "NGO", "HEA", "HOU", "JOB", "EMPL", "POL", "EDU", "VIC", "PER"];
    /// The column's code.
    pub fn code(&self) -> &str {
        &self.0
    }
}

/// Everything that the decisions about one person's case for one viewer depend on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Facts {
    /// The agency that looks; `None` for the person's own page.
    pub agency: Option<AgencyId>,
    /// Its kind.
    pub kind: Option<AgencyKind>,
    /// The column that its kind is read in; `None` shows nothing.
    pub column: Option<Column>,
    /// The viewer's roles.
    pub roles: Arc<[Role]>,
    /// What for.
    pub purpose: Purpose,
    /// The local day of the case.
    pub today: Date,
    /// Whether the agency holds a record of its own about the person.
    pub holds_record: bool,
    /// Where the agency stands in the case, once for each enrolment that its involvement rests on.
    /// Empty before it has accepted.
    pub footings: Vec<Footing>,
    /// Every programme of the case that is running, whoever takes part: what the profile of any of
    /// them forbids binds all.
    pub programmes: Vec<Programme>,
    /// The other agencies on the case, with their columns.
    pub partners: Vec<Partner>,
    /// The person's permissions that could reach this viewer, withdrawn and expired ones left out or
    /// in: their dates are looked at.
    pub permissions: Vec<Permitted>,
    /// Agreements that the viewer's agency is a party of.
    pub agreements: Arc<[Agreed]>,
    /// What the lead worker narrowed for this agency.
    pub narrowings: Vec<Narrowed>,
    /// Case-by-case decisions to share with this agency.
    pub judgements: Vec<Judged>,
    /// The case's level of multi-agency public protection: 0 where it is not listed, else 1 to 3.
    pub level: u8,
    /// Whether a court ordered the treatment that the person is in.
    pub court_ordered: bool,
    /// An opening by break-glass of this user that has not ended.
    pub break_glass: Option<BreakGlassId>,
}

/// A programme as far as sharing is concerned: its pack as it is today, never as it was pinned.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Programme {
    /// The pack's id.
    pub pack: Arc<str>,
    /// The hash of its current content: which profile decides.
    pub hash: Arc<str>,
}

/// An agency's standing in a case through one enrolment.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Footing {
    /// The enrolment.
    pub enrolment: Option<EnrolmentId>,
    /// Its programme, whose profile decides; the default profile where it rests on none.
    pub programme: Option<Programme>,
    /// The last day of the enrolment, once it ended; the footing closes thirty days after.
    pub ended_on: Option<Date>,
    /// The day the involvement was closed, once it was; the footing closes thirty days after.
    pub closed_on: Option<Date>,
    /// Whom the agency shares with through this enrolment: who referred and who leads. An agreement
    /// has to bind one of them too.
    pub counterparts: Vec<AgencyId>,
    /// The legal bases that the pack cites, whatever their dates.
    pub bases: Arc<[CitedBasis]>,
}

/// A legal basis that a pack cites.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CitedBasis {
    /// Its code in the pack.
    pub code: String,
    /// What it is.
    pub kind: Basis,
    /// The first day of its force.
    pub valid_from: Option<Date>,
    /// The last day of its force.
    pub valid_to: Option<Date>,
    /// The kinds of agency that a statute binds: nobody else gets anything by duty.
    pub binds: Vec<String>,
    /// The citation.
    pub source: Option<String>,
    /// Whether somebody has read it there.
    pub verified: bool,
}

/// Another agency on the case.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Partner {
    /// Who.
    pub agency: AgencyId,
    /// Its column; `None` for a kind without one.
    pub column: Option<Column>,
}

/// To whom the person permits something.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Recipient {
    /// One agency.
    Agency(AgencyId),
    /// Every agency of a kind that is on the case.
    Kind(AgencyKind),
}

/// A permission as far as decisions need it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Permitted {
    /// Which.
    pub id: PermissionId,
    /// The row's version.
    pub version: i64,
    /// To whom.
    pub to: Recipient,
    /// What.
    pub categories: Vec<Category>,
    /// What for.
    pub purposes: Vec<Purpose>,
    /// How deep at most.
    pub depth: Depth,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Option<Date>,
    /// Whether the person took it back.
    pub withdrawn: bool,
}

/// An agreement as far as decisions need it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Agreed {
    /// Which.
    pub id: AgreementId,
    /// The row's version.
    pub version: i64,
    /// Who is bound.
    pub parties: Vec<AgencyId>,
    /// What for.
    pub purposes: Vec<Purpose>,
    /// What.
    pub categories: Vec<Category>,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Option<Date>,
    /// Whether it was ended before.
    pub ended: bool,
}

/// What the lead worker left of a cell.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Narrowed {
    /// Which.
    pub id: NarrowingId,
    /// The row's version.
    pub version: i64,
    /// Of what.
    pub category: Category,
    /// The most that is left.
    pub depth: Depth,
}

/// A case-by-case decision, written down with its reason.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Judged {
    /// Which.
    pub id: SharingDecisionId,
    /// The row's version.
    pub version: i64,
    /// Of what.
    pub category: Category,
    /// How deep at most.
    pub depth: Depth,
    /// The last day.
    pub until: Option<Date>,
}

coded_enum! {
    /// What a rule rests on.
    Basis {
        /// A law that binds the agency.
        Statute = "statute",
        /// A contract, such as the commissioning of a service.
        Contract = "contract",
        /// An agreement between agencies.
        Agreement = "agreement",
        /// The person's permission.
        Permission = "permission",
        /// A case-by-case decision, written down.
        Judgement = "judgement",
        /// The agency wrote it itself.
        OwnRecord = "own_record",
        /// The multi-agency meeting on public protection.
        PublicProtection = "public_protection",
        /// The person's right to their own file.
        OwnFile = "own_file",
        /// Life or a child in danger.
        Emergency = "emergency",
    }
}

/// Why something is shown: a policy, and what it rests on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reason {
    /// The policy's id, as the ledger keeps it.
    pub policy: String,
    /// The profile it stands in: a pack's id, or `default`.
    pub profile: String,
    /// How deep it opens.
    pub depth: Depth,
    /// What it rests on.
    pub basis: Basis,
    /// The key of its label.
    pub label: String,
    /// Where the rule comes from.
    pub source: Option<String>,
    /// Whether somebody has read it there.
    pub verified: bool,
    /// The enrolment on which it holds.
    pub enrolment: Option<EnrolmentId>,
    /// The permission it rests on.
    pub permission: Option<PermissionId>,
    /// The agreement it rests on.
    pub agreement: Option<AgreementId>,
}

coded_enum! {
    /// What would show more.
    Opening {
        /// The person's permission.
        Permission = "permission",
        /// A live agreement between the agencies.
        Agreement = "agreement",
        /// A case-by-case decision.
        Judgement = "judgement",
        /// Listing at level 2 or above of public protection.
        PublicProtection = "public_protection",
        /// The lead worker narrowed it.
        Narrowing = "narrowing",
    }
}

/// A policy that keeps a category closed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Closed {
    /// The policy's id.
    pub policy: String,
    /// The profile it stands in: a pack's id, or `default`.
    pub profile: String,
    /// The key of its label.
    pub label: String,
    /// Where the rule comes from.
    pub source: Option<String>,
}

/// How much a viewer sees of a category, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// How deep.
    pub depth: Depth,
    /// Why: the policies of every footing that opens something, each with the depth that it opens.
    /// Empty where nothing is shown.
    pub reasons: Vec<Reason>,
    /// What is missing for more, with the depth that it would open. Permission and agreement stand here
    /// together where only both would do.
    pub would_open: Vec<(Opening, Depth)>,
    /// What forbids more, whoever permits it.
    pub closed_by: Vec<Closed>,
}
