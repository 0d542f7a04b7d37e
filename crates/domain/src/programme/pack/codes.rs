//! The closed lists of a pack: what a programme can say in one word.

use crate::{calendar::Roll, coded_enum, involvement::Part, programme::schema::read_by_code};

coded_enum! {
    /// Whether a person can say no.
    ParticipationRule {
        /// Offered; the person decides.
        Voluntary = "voluntary",
        /// Laid down; nobody decides.
        Mandatory = "mandatory",
        /// Milestones marked `mandatory` are laid down; for the rest the person decides.
        Mixed = "mixed",
        /// A right: the agency must offer, the person decides.
        Entitlement = "entitlement_voluntary",
    }
}

coded_enum! {
    /// What a legal basis is.
    BasisKind {
        /// A law.
        Statute = "statute",
        /// An agreement between agencies.
        Agreement = "agreement",
        /// A contract with the provider.
        Contract = "contract",
        /// The person's permission.
        Permission = "permission",
    }
}

coded_enum! {
    /// What values a fact can have.
    FactType {
        /// Yes or no.
        Bool = "bool",
        /// One of a list of codes.
        Enum = "enum",
        /// A whole number.
        Int = "int",
        /// A day. Expressions see it as ISO text, which sorts by time.
        Date = "date",
    }
}

coded_enum! {
    /// The kinds of milestone. Reports and pages know these, whatever a programme calls them.
    ///
    /// Some kinds are one thing for one person, however many programmes ask for it: see
    /// [`MilestoneKind::is_shared`].
    MilestoneKind {
        /// The prison or another agency refers the person.
        Referral = "referral",
        /// The programme is offered.
        Offer = "offer",
        /// Both sides meet the person, inside.
        JointInterview = "joint_interview",
        /// A need is assessed.
        Assessment = "assessment",
        /// The plan is written with the person and signed.
        WorkPlan = "work_plan",
        /// An identity document is in hand.
        IdentityDocument = "identity_document",
        /// A claim for benefits is made.
        BenefitClaim = "benefit_claim",
        /// A bed for the first night is confirmed.
        BedConfirmed = "bed_confirmed",
        /// Medicine for the first days, and the appointment after them, are arranged.
        MedicineSupply = "medicine_supply",
        /// The release-day six are checked.
        ReleaseSixCheck = "release_six_check",
        /// The lead changes hands, with everybody present.
        HandoverMeeting = "handover_meeting",
        /// Another meeting.
        Meeting = "meeting",
        /// Somebody stands at the gate.
        Gate = "gate",
        /// The first contact outside.
        FirstContact = "first_contact",
        /// The plan is looked at again.
        Review = "review",
        /// The conditions of the programme are measured.
        Measurement = "measurement",
        /// A document is made.
        Document = "document",
        /// A service is in place.
        Service = "service",
        /// The last report.
        ExitReport = "exit_report",
    }
}

impl MilestoneKind {
    /// Whether this is one thing for one person, so that two programmes that ask for it are shown
    /// once, with the stricter date. A pack has a shared kind at most once per variant.
    ///
    /// The others are never merged. A referral, an offer, an assessment, an exit report belong to
    /// their programme; *meeting*, *review*, *measurement*, *document* and *service* say what sort of
    /// thing is due and not which one.
    pub const fn is_shared(self) -> bool {
        match self {
            Self::JointInterview
            | Self::WorkPlan
            | Self::IdentityDocument
            | Self::BenefitClaim
            | Self::BedConfirmed
            | Self::MedicineSupply
            | Self::ReleaseSixCheck
            | Self::HandoverMeeting
            | Self::Gate
            | Self::FirstContact => true,
            Self::Referral
            | Self::Offer
            | Self::Assessment
            | Self::Meeting
            | Self::Review
            | Self::Measurement
            | Self::Document
            | Self::Service
            | Self::ExitReport => false,
        }
    }
}

coded_enum! {
    /// What happens to a milestone whose offset lies in the past on the day the enrolment starts.
    LateStart {
        /// It is due on the day of the start.
        DueNow = "due_now",
        /// It is left out, and says why.
        Skip = "skip",
        /// It goes on the compressed list: due `compressed_days` after the start, at the latest
        /// on the day of release.
        Compress = "compress",
    }
}

coded_enum! {
    /// What happens at the release to a milestone that hangs on A, S or R and is not met.
    OnRelease {
        /// It is missed for good.
        Missed = "missed",
        /// It no longer applies.
        NotApplicable = "not_applicable",
        /// It can still be done outside and keeps its date.
        Stays = "stays",
    }
}

coded_enum! {
    /// How a programme ended.
    ExitOutcome {
        /// As planned.
        Completed = "completed",
        /// The person chose to leave.
        Left = "left",
        /// Something else ended it.
        Ended = "ended",
    }
}

coded_enum! {
    /// Which agency of a role's kinds is proposed for a case.
    Route {
        /// The one that serves the whole jurisdiction.
        Jurisdiction = "jurisdiction",
        /// The one of a town of the person: see the role's `towns`.
        Town = "town",
    }
}

coded_enum! {
    /// The towns that a person can belong to. Which of them is responsible is the programme's rule.
    Town {
        /// Where the person comes from, or mainly stayed before custody.
        OriginOrMainStay = "origin_or_main_stay",
        /// Where the person means to live.
        IntendedSettlement = "intended_settlement",
    }
}

coded_enum! {
    /// How a meeting is held.
    Held {
        /// Everybody in one room.
        InPerson = "in_person",
        /// On screens.
        Video = "video",
        /// By telephone.
        Phone = "phone",
    }
}

read_by_code!(
    ParticipationRule,
    BasisKind,
    FactType,
    MilestoneKind,
    LateStart,
    OnRelease,
    ExitOutcome,
    Route,
    Town,
    Held,
    Part,
    Roll
);
