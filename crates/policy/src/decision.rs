//! Requests, permits and refusals.

use throughline_domain::{
    agency::Actor,
    coded_enum,
    id::{AgencyId, PersonId, UserId},
    ledger::Operation,
};

use crate::rules;

coded_enum! {
    /// What somebody asks to do. The code stands in the ledger.
    Action {
        /// Look at a list of people (releases, my people, coming home, search).
        ListPeople = "people.list",
        /// Open a person's case.
        ViewPerson = "person.view",
        /// Enter a person by hand, correct a record.
        EditPerson = "person.edit",
        /// Record a death: whoever is on the case may be the first to hear of it.
        RecordDeath = "person.record_death",
        /// Give, choose, withdraw a release date; record a release or a return to custody.
        ChangeReleaseDate = "release_date.change",
        /// Record a transfer to another unit, or hand over from the unit the person left.
        Transfer = "custody.transfer",
        /// Mark the release-day six.
        MarkReleaseItem = "release_item.mark",
        /// Meet or exempt a milestone.
        SettleMilestone = "milestone.settle",
        /// Offer a programme; record the person's answer; end an enrolment.
        ChangeEnrolment = "enrolment.change",
        /// Take a referral as the lead agency and name the lead worker.
        AcceptCase = "case.accept",
        /// Propose, invite or close the involvement of a partner.
        InvolvePartner = "involvement.change",
        /// Accept or decline an invitation addressed to the actor's agency.
        AnswerInvitation = "involvement.answer",
        /// Hand the lead over, or reassign it.
        HandOver = "lead.hand_over",
        /// Write goals, steps, needs, plan versions.
        EditPlan = "plan.edit",
        /// Write a contact note.
        WriteNote = "note.write",
        /// Attach a document.
        AttachDocument = "document.attach",
        /// Ask a person for permission, and record what they say: yes, no, or stop.
        RecordPermission = "permission.record",
        /// Narrow what an agency sees of a case.
        NarrowSharing = "sharing.narrow",
        /// Decide to share in the single case.
        DecideSharing = "sharing.decide",
        /// Set the public-protection level of a case.
        SetProtectionLevel = "protection_level.set",
        /// Open at once what the rules withhold, because a life or a child is in danger.
        BreakGlass = "break_glass.open",
        /// Look at what somebody else opened so.
        ReviewBreakGlass = "break_glass.review",
        /// Look after the agreements between agencies.
        ChangeAgreement = "agreement.change",
        /// Watch over what was disclosed.
        OverseeDisclosure = "disclosure.oversee",
        /// Say whether two records are one person's, put them together, take them apart.
        LinkRecords = "records.link",
        /// Keep what is known of victims and third parties.
        KeepVictims = "victim.keep",
        /// Import a release list, correct rejected rows, decide conflicts.
        Import = "import.run",
        /// Look after agencies, users, sources, packs, jobs.
        Administer = "admin.change",
        /// Open a page of other roles. No rule allows it: who may, is not asked.
        OpenPage = "page.open",
        /// Change one's own account.
        OwnAccount = "account.change",
        /// What the system does by itself, with a named reason.
        System = "system",
    }
}

impl Action {
    /// Which of the six operations of a log it is, where an entry does not say so itself: showing somebody
    /// what another agency holds is a disclosure, and only who shows it knows whose it is.
    pub const fn operation(self) -> Operation {
        match self {
            Self::ListPeople
            | Self::ViewPerson
            | Self::BreakGlass
            | Self::OverseeDisclosure
            | Self::OpenPage => Operation::Consultation,
            Self::LinkRecords => Operation::Combination,
            Self::WriteNote
            | Self::AttachDocument
            | Self::RecordPermission
            | Self::KeepVictims
            | Self::Import
            | Self::ReviewBreakGlass => Operation::Collection,
            Self::AcceptCase | Self::InvolvePartner | Self::AnswerInvitation | Self::DecideSharing => {
                Operation::Disclosure
            }
            Self::EditPerson
            | Self::RecordDeath
            | Self::ChangeReleaseDate
            | Self::Transfer
            | Self::MarkReleaseItem
            | Self::SettleMilestone
            | Self::ChangeEnrolment
            | Self::HandOver
            | Self::EditPlan
            | Self::NarrowSharing
            | Self::SetProtectionLevel
            | Self::ChangeAgreement
            | Self::Administer
            | Self::OwnAccount
            | Self::System => Operation::Alteration,
        }
    }
}

/// What the action is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// One person and their case.
    Person(PersonId),
    /// An agency as a whole: its lists, its imports, its users.
    Agency(AgencyId),
    /// A user's own account.
    User(UserId),
    /// The installation.
    Installation,
}

impl std::fmt::Display for Subject {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Person(id) => write!(f, "person:{id}"),
            Self::Agency(id) => write!(f, "agency:{id}"),
            Self::User(id) => write!(f, "user:{id}"),
            Self::Installation => f.write_str("installation"),
        }
    }
}

/// How the actor's agency stands to the person, read in the same transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Relation {
    /// No relation: the person does not exist for this actor.
    #[default]
    None,
    /// Invited to the case, not accepted yet: may answer, sees nothing.
    Invited,
    /// The agency holds a record of its own and, where it has units, the actor has the unit.
    OwnRecord,
    /// The agency's involvement in the open case is accepted.
    OnTheCase,
    /// The actor is the lead worker.
    Lead,
}

/// A question: may this actor do this?
#[derive(Debug)]
pub struct Request<'a> {
    /// Who asks.
    pub actor: &'a Actor,
    /// To do what.
    pub action: Action,
    /// About what.
    pub subject: Subject,
    /// How they stand to it.
    pub relation: Relation,
    /// Whether the actor's agency holds a record of its own about the person. Dates and names are
    /// changed by those who hold them; being on the case is not enough.
    pub holds_record: bool,
}

/// A decision that allowed something: bound to actor, action and subject. It cannot be copied;
/// the store consumes it.
#[derive(Debug)]
pub struct Permit {
    actor: Option<UserId>,
    agency: Option<AgencyId>,
    action: Action,
    subject: Subject,
    rule: &'static str,
}

impl Permit {
    /// A permit for what the system does by itself: a job, an import, the operator's command.
    /// It stands in the ledger as such, with the reason.
    pub fn system(subject: Subject, reason: &'static str) -> Self {
        Self { actor: None, agency: None, action: Action::System, subject, rule: reason }
    }
    /// A permit to write down that something was refused, in the name of who tried. It allows
    /// nothing else: no save takes it, because no save follows a refusal.
    pub fn to_record_refusal(actor: &Actor, denied: &Denied) -> Self {
        Self {
            actor: actor.user,
            agency: actor.agency,
            action: denied.action,
            subject: denied.subject,
            rule: denied.reason,
        }
    }
    /// The user it was given to; `None` for the system.
    pub const fn actor(&self) -> Option<UserId> {
        self.actor
    }
    /// The agency it was given to.
    pub const fn agency(&self) -> Option<AgencyId> {
        self.agency
    }
    /// The action it allows.
    pub const fn action(&self) -> Action {
        self.action
    }
    /// The subject it is bound to.
    pub const fn subject(&self) -> Subject {
        self.subject
    }
    /// The rule that allowed it.
    pub const fn rule(&self) -> &'static str {
        self.rule
    }
}

/// A refusal, with the rule that was missing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{action} refused: {reason}", action = action.code())]
pub struct Denied {
    /// What was asked.
    pub action: Action,
    /// About what; it stands in the ledger.
    pub subject: Subject,
    /// Why not, as a code that pages translate.
    pub reason: &'static str,
    /// Whether the actor may know that the subject exists. If not, the page says "not found".
    pub may_know: bool,
}

/// Decides a request.
pub fn decide(request: &Request<'_>) -> Result<Permit, Denied> {
    let rule = rules::allow(request)?;
    Ok(Permit {
        actor: request.actor.user,
        agency: request.actor.agency,
        action: request.action,
        subject: request.subject,
        rule,
    })
}
