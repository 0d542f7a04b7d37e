//! Every action, as every role, in every relation and for every kind of subject: who may is written
//! down here, and an action that is not fails.

use throughline_domain::{
    agency::{Actor, AgencyKind, Role},
    id::{AgencyId, PersonId, UserId},
};
use throughline_policy::{Action, Relation, Request, Subject, decide};

/// Kinds of agency, one for each column of the matrix, and one that no jurisdiction knows: what an
/// actor may *do* follows from role and relation alone, so it must be the same for all of them. The one
/// exception is whoever is called when a life is in danger.
const KINDS: &[&str] = &[
    "prison",
    "probation",
    "municipality",
    "ngo",
    "health",
    "housing",
    "employment",
    "employer",
    "police",
    "education",
    "victim_service",
    "unheard_of",
];

const RELATIONS: &[Relation] =
    &[Relation::None, Relation::Invited, Relation::OwnRecord, Relation::OnTheCase, Relation::Lead];

/// The least relation at which somebody of a role may act on a person; `None` is never.
type Least = Option<Relation>;

const WORKERS: &[Role] = &[
    Role::ResettlementOfficer,
    Role::SocialWorker,
    Role::ProbationOfficer,
    Role::MunicipalCoordinator,
    Role::Mentor,
    Role::EmployerEngagementOfficer,
    Role::HealthWorker,
    Role::HousingWorker,
    Role::DutyDesk,
    Role::Manager,
];
const CASE_WORKERS: &[Role] = &[
    Role::ResettlementOfficer,
    Role::SocialWorker,
    Role::ProbationOfficer,
    Role::MunicipalCoordinator,
    Role::DutyDesk,
    Role::Manager,
];

/// Who is called in an emergency, without being on the case.
const CALLED: &[&str] = &["police", "health"];

/// What the action needs about a person, for a role in a kind of agency.
fn about_a_person(action: Action, role: Role, kind: &str) -> Least {
    let of = |roles: &[Role], least| roles.contains(&role).then_some(least);
    match action {
        Action::BreakGlass if CALLED.contains(&kind) => of(WORKERS, Relation::None),
        Action::BreakGlass | Action::RecordPermission => of(WORKERS, Relation::OwnRecord),
        Action::NarrowSharing => of(CASE_WORKERS, Relation::Lead),
        Action::DecideSharing | Action::SetProtectionLevel => of(CASE_WORKERS, Relation::OwnRecord),
        Action::ViewPerson => of(WORKERS, Relation::OwnRecord),
        Action::EditPerson
        | Action::RecordDeath
        | Action::ChangeReleaseDate
        | Action::Transfer
        | Action::MarkReleaseItem
        | Action::SettleMilestone
        | Action::ChangeEnrolment
        | Action::InvolvePartner => of(CASE_WORKERS, Relation::OwnRecord),
        Action::AcceptCase => of(CASE_WORKERS, Relation::Invited),
        Action::AnswerInvitation => of(WORKERS, Relation::Invited),
        Action::HandOver => of(CASE_WORKERS, Relation::OnTheCase),
        Action::EditPlan | Action::WriteNote | Action::AttachDocument => of(WORKERS, Relation::OnTheCase),
        Action::KeepVictims => of(&[Role::VictimServiceWorker], Relation::OnTheCase),
        Action::ListPeople
        | Action::ChangeAgreement
        | Action::OverseeDisclosure
        | Action::ReviewBreakGlass
        | Action::Import
        | Action::LinkRecords
        | Action::Administer
        | Action::OpenPage
        | Action::OwnAccount
        | Action::System => None,
    }
}

/// What the action needs in the actor's own agency.
fn in_the_own_agency(action: Action, role: Role) -> bool {
    match action {
        Action::ListPeople => WORKERS.contains(&role),
        Action::EditPerson => CASE_WORKERS.contains(&role),
        Action::Import => [Role::ResettlementOfficer, Role::DataSteward, Role::Administrator].contains(&role),
        Action::LinkRecords => role == Role::DataSteward,
        Action::KeepVictims => role == Role::VictimServiceWorker,
        Action::Administer => role == Role::Administrator,
        Action::HandOver => role == Role::Manager,
        Action::ChangeAgreement => [Role::DataProtectionOfficer, Role::Administrator].contains(&role),
        Action::OverseeDisclosure => role == Role::DataProtectionOfficer,
        Action::ReviewBreakGlass => [Role::DataProtectionOfficer, Role::Manager].contains(&role),
        _ => false,
    }
}

fn actor(kind: &str, role: Role) -> Actor {
    let id = |number| uuid::Uuid::from_bytes([number; 16]);
    Actor {
        user: Some(UserId::from(id(1))),
        agency: Some(AgencyId::from(id(2))),
        agency_kind: Some(AgencyKind(kind.into())),
        jurisdiction: None,
        roles: vec![role],
        units: Vec::new(),
        stands_in_for: Vec::new(),
    }
}

#[test]
fn every_action_is_allowed_to_whom_this_table_says_and_to_nobody_else() {
    let subject = Subject::Person(PersonId::from(uuid::Uuid::nil()));
    for (action, role) in
        Action::ALL.iter().flat_map(|action| Role::ALL.iter().map(move |role| (*action, *role)))
    {
        for kind in KINDS {
            let actor = actor(kind, role);
            for relation in RELATIONS {
                let request =
                    Request { actor: &actor, action, subject, relation: *relation, holds_record: true };
                let expected = about_a_person(action, role, kind).is_some_and(|least| *relation >= least);
                assert_eq!(
                    decide(&request).is_ok(),
                    expected,
                    "{action:?} as {role:?} of {kind}, {relation:?}"
                );
            }
            let own = Subject::Agency(AgencyId::from(uuid::Uuid::from_bytes([2; 16])));
            let other = Subject::Agency(AgencyId::from(uuid::Uuid::from_bytes([3; 16])));
            let ask = |subject| {
                let relation = Relation::None;
                decide(&Request { actor: &actor, action, subject, relation, holds_record: false }).is_ok()
            };
            assert_eq!(ask(own), in_the_own_agency(action, role), "{action:?} as {role:?} of {kind}");
            assert!(!ask(other), "{action:?} as {role:?} of {kind} in another agency");
            let administers = action == Action::Administer && role == Role::Administrator;
            assert_eq!(ask(Subject::Installation), administers, "{action:?} as {role:?}");
            let self_ = Subject::User(UserId::from(uuid::Uuid::from_bytes([1; 16])));
            assert_eq!(ask(self_), action == Action::OwnAccount, "{action:?} as {role:?}");
            assert!(!ask(Subject::User(UserId::from(uuid::Uuid::nil()))), "another's account");
        }
    }
}
