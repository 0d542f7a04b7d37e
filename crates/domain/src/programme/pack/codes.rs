//! The closed lists of a pack: what a programme can say in one word.

use crate::{calendar::Roll, coded_enum, involvement::Part, programme::schema::read_by_code};

coded_enum! {
    /// Whether a person can say no.
    ParticipationRule {
        /// Offered; the person decides.
        Voluntary = "voluntary",
        /// Laid down; nobody decides.
        Mandatory = "mandatory",
        /// Some parts are laid down.
        Mixed = "mixed",
        /// The agency must offer; the person decides.
        Entitlement = "entitlement",
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
        /// A document is made.
        Document = "document",
        /// A service is in place.
        Service = "service",
        /// The last report.
        ExitReport = "exit_report",
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
        /// The one of the town the person goes home to.
        Town = "town",
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
    Part,
    Roll
);
