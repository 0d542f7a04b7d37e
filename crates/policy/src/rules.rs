//! The rules themselves, as one table: action, the roles that may, the relation they need.
//!
//! Anything not written here is refused.

use throughline_domain::agency::Role;

use crate::decision::{Action, Denied, Relation, Request, Subject};

/// Roles that work with people; administrators and analysts do not.
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

/// Who may take referrals and hand over.
const TEAM: &[Role] = &[
    Role::SocialWorker,
    Role::ProbationOfficer,
    Role::MunicipalCoordinator,
    Role::ResettlementOfficer,
    Role::DutyDesk,
    Role::Manager,
];

struct Rule {
    action: Action,
    roles: &'static [Role],
    relation: Relation,
    name: &'static str,
}

const fn rule(action: Action, roles: &'static [Role], relation: Relation, name: &'static str) -> Rule {
    Rule { action, roles, relation, name }
}

/// Every rule about a person. The relation is the least that is needed.
const ABOUT_PEOPLE: &[Rule] = &[
    rule(Action::ViewPerson, WORKERS, Relation::OwnRecord, "own_record_or_on_the_case"),
    rule(Action::EditPerson, CASE_WORKERS, Relation::OwnRecord, "holds_the_record"),
    rule(Action::RecordDeath, CASE_WORKERS, Relation::OwnRecord, "own_record_or_on_the_case"),
    rule(Action::ChangeReleaseDate, CASE_WORKERS, Relation::OwnRecord, "holds_the_record"),
    rule(Action::Transfer, CASE_WORKERS, Relation::OwnRecord, "holds_the_record"),
    rule(Action::MarkReleaseItem, CASE_WORKERS, Relation::OwnRecord, "own_record_or_on_the_case"),
    rule(Action::SettleMilestone, CASE_WORKERS, Relation::OwnRecord, "own_record_or_on_the_case"),
    rule(Action::ChangeEnrolment, CASE_WORKERS, Relation::OwnRecord, "own_record_or_on_the_case"),
    rule(Action::AcceptCase, TEAM, Relation::Invited, "lead_agency_invited"),
    rule(Action::AnswerInvitation, TEAM, Relation::Invited, "invited_agency"),
    rule(Action::AnswerInvitation, WORKERS, Relation::Invited, "invited_agency"),
    rule(Action::InvolvePartner, CASE_WORKERS, Relation::OwnRecord, "own_record_or_on_the_case"),
    rule(Action::HandOver, TEAM, Relation::OnTheCase, "on_the_case"),
    rule(Action::EditPlan, WORKERS, Relation::OnTheCase, "on_the_case"),
    rule(Action::WriteNote, WORKERS, Relation::OnTheCase, "on_the_case"),
    rule(Action::AttachDocument, WORKERS, Relation::OnTheCase, "on_the_case"),
    rule(Action::RecordPermission, WORKERS, Relation::OwnRecord, "own_record_or_on_the_case"),
    rule(Action::NarrowSharing, CASE_WORKERS, Relation::Lead, "leads_the_case"),
    rule(Action::DecideSharing, TEAM, Relation::OwnRecord, "own_record_or_on_the_case"),
    rule(Action::SetProtectionLevel, TEAM, Relation::OwnRecord, "own_record_or_on_the_case"),
    // The policies decide the rest: row 5 in full, for what the own agency wrote.
    rule(Action::KeepVictims, &[Role::VictimServiceWorker], Relation::OnTheCase, "victim_data"),
    rule(Action::BreakGlass, WORKERS, Relation::OwnRecord, "own_record_or_on_the_case"),
];

/// Kinds of agency that may break the glass without being on the case: whoever is called when a life is
/// in danger.
const EMERGENCY_KINDS: &[&str] = &["police", "health"];

/// What only the agency that holds the record does: a partner that moved a date would move it for
/// everybody.
const HOLDERS_ONLY: &[Action] = &[Action::EditPerson, Action::ChangeReleaseDate, Action::Transfer];

/// Whether the actor may know that there is such a person: exactly who may open their page. Anybody
/// else of the agency (an administrator, an analyst) is told that there is nobody, as for an id that
/// was never given: two different noes would tell who is known here.
fn may_know(request: &Request<'_>) -> bool {
    ABOUT_PEOPLE.iter().any(|rule| {
        rule.action == Action::ViewPerson
            && request.relation >= rule.relation
            && rule.roles.iter().any(|role| request.actor.has(*role))
    })
}

fn is_called_in_an_emergency(request: &Request<'_>) -> bool {
    let actor = request.actor;
    actor.agency_kind.as_ref().is_some_and(|kind| EMERGENCY_KINDS.contains(&kind.code()))
        && WORKERS.iter().any(|role| actor.has(*role))
}

/// The rule that allows the request, or why there is none.
pub(crate) fn allow(request: &Request<'_>) -> Result<&'static str, Denied> {
    let denied =
        |reason, may_know| Denied { action: request.action, subject: request.subject, reason, may_know };
    let actor = request.actor;
    match request.subject {
        Subject::Person(_) => {
            if request.action == Action::BreakGlass && is_called_in_an_emergency(request) {
                return Ok("emergency_service");
            }
            if request.relation == Relation::None {
                return Err(denied("no_relation", false));
            }
            // For everybody else there is no such thing as a page on victims.
            let may_know = request.action != Action::KeepVictims && may_know(request);
            if HOLDERS_ONLY.contains(&request.action) && !request.holds_record {
                return Err(denied("not_the_holder", may_know));
            }
            ABOUT_PEOPLE
                .iter()
                .find(|rule| {
                    rule.action == request.action
                        && request.relation >= rule.relation
                        && rule.roles.iter().any(|role| actor.has(*role))
                })
                .map(|rule| rule.name)
                .ok_or_else(|| denied("role_or_relation", may_know))
        }
        Subject::Agency(agency) => {
            let own = actor.agency == Some(agency);
            let roles: &[Role] = match request.action {
                Action::ListPeople => WORKERS,
                // A person entered by hand becomes a record of the worker's own agency.
                Action::EditPerson => CASE_WORKERS,
                Action::Import => &[Role::ResettlementOfficer, Role::DataSteward, Role::Administrator],
                // Of queued records the steward sees the identity and nothing else: field's rule for reviews.
                Action::LinkRecords => &[Role::DataSteward],
                Action::Administer => &[Role::Administrator],
                Action::HandOver => &[Role::Manager],
                Action::ChangeAgreement => &[Role::DataProtectionOfficer, Role::Administrator],
                Action::KeepVictims => &[Role::VictimServiceWorker],
                Action::OverseeDisclosure => &[Role::DataProtectionOfficer],
                Action::ReviewBreakGlass => &[Role::DataProtectionOfficer, Role::Manager],
                _ => &[],
            };
            if own && roles.iter().any(|role| actor.has(*role)) {
                Ok("role_in_own_agency")
            } else {
                Err(denied("role", true))
            }
        }
        Subject::User(user) => {
            if request.action == Action::OwnAccount && actor.user == Some(user) {
                Ok("own_account")
            } else {
                Err(denied("not_own_account", true))
            }
        }
        Subject::Installation => {
            if request.action == Action::Administer && actor.has(Role::Administrator) {
                Ok("administrator")
            } else {
                Err(denied("role", true))
            }
        }
    }
}
