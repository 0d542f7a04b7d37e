//! The rules, in the field's words, and what must hold whatever the rules say.

use proptest::prelude::*;
use throughline_domain::{
    agency::{Actor, AgencyKind, Role},
    id::{AgencyId, PersonId, UserId, new_uuid},
};
use throughline_policy::{Action, Relation, Request, Subject, decide};

struct Counting(std::sync::atomic::AtomicU8);
impl throughline_domain::id::Entropy for Counting {
    fn fill(&self, bytes: &mut [u8]) {
        bytes.fill(self.0.fetch_add(1, std::sync::atomic::Ordering::Relaxed));
    }
}
static ENTROPY: Counting = Counting(std::sync::atomic::AtomicU8::new(1));

fn id<T: From<uuid::Uuid>>() -> T {
    T::from(new_uuid(jiff::Timestamp::UNIX_EPOCH, &ENTROPY))
}

fn actor(kind: &str, roles: &[Role]) -> Actor {
    Actor {
        user: Some(id::<UserId>()),
        agency: Some(id::<AgencyId>()),
        agency_kind: Some(AgencyKind(kind.into())),
        jurisdiction: None,
        roles: roles.to_vec(),
        units: Vec::new(),
        stands_in_for: Vec::new(),
    }
}

fn allowed(actor: &Actor, action: Action, relation: Relation, holds_record: bool) -> bool {
    let subject = Subject::Person(id::<PersonId>());
    decide(&Request { actor, action, subject, relation, holds_record }).is_ok()
}

/// What somebody may do who was asked to join a case and has not answered.
const ANSWERS: [Action; 2] = [Action::AcceptCase, Action::AnswerInvitation];

#[test]
fn a_partner_on_the_case_writes_notes_and_moves_no_date() {
    let partner = actor("ngo", &[Role::SocialWorker]);
    assert!(allowed(&partner, Action::WriteNote, Relation::OnTheCase, false));
    assert!(allowed(&partner, Action::EditPlan, Relation::OnTheCase, false));
    assert!(!allowed(&partner, Action::ChangeReleaseDate, Relation::OnTheCase, false));
    assert!(!allowed(&partner, Action::EditPerson, Relation::Lead, false));
}

#[test]
fn whoever_holds_the_record_moves_the_date_also_an_ngo_that_entered_the_person_by_hand() {
    let officer = actor("prison", &[Role::ResettlementOfficer]);
    let island = actor("ngo", &[Role::SocialWorker]);
    assert!(allowed(&officer, Action::ChangeReleaseDate, Relation::OwnRecord, true));
    assert!(allowed(&island, Action::ChangeReleaseDate, Relation::Lead, true));
}

#[test]
fn who_sees_nothing_is_told_nothing() {
    let stranger = actor("ngo", &[Role::Manager]);
    let subject = Subject::Person(id::<PersonId>());
    let (action, relation) = (Action::ViewPerson, Relation::None);
    let denied = decide(&Request { actor: &stranger, action, subject, relation, holds_record: false });
    assert!(!denied.unwrap_err().may_know, "even that the person exists would be told");
}

#[test]
fn an_administrator_looks_after_the_installation_and_sees_no_person() {
    let administrator = actor("prison", &[Role::Administrator]);
    for action in Action::ALL {
        assert!(!allowed(&administrator, *action, Relation::Lead, true), "{action:?}");
    }
    let (subject, relation) = (Subject::Installation, Relation::None);
    let request =
        Request { actor: &administrator, action: Action::Administer, subject, relation, holds_record: false };
    assert!(decide(&request).is_ok());
}

#[test]
fn a_manager_reassigns_in_the_own_agency_alone() {
    let manager = actor("ngo", &[Role::Manager]);
    let ask = |agency| {
        let (action, subject, relation) = (Action::HandOver, Subject::Agency(agency), Relation::None);
        decide(&Request { actor: &manager, action, subject, relation, holds_record: false }).is_ok()
    };
    assert!(ask(manager.agency.unwrap()));
    assert!(!ask(id::<AgencyId>()));
}

#[test]
fn whoever_is_called_in_an_emergency_may_break_the_glass_and_do_nothing_else() {
    for (kind, role) in [("police", Role::DutyDesk), ("health", Role::HealthWorker)] {
        let called = actor(kind, &[role]);
        for action in Action::ALL {
            let may = allowed(&called, *action, Relation::None, false);
            assert_eq!(may, *action == Action::BreakGlass, "{kind}: {action:?}");
        }
    }
    let house = actor("housing", &[Role::HousingWorker]);
    assert!(!allowed(&house, Action::BreakGlass, Relation::None, false));
    assert!(allowed(&house, Action::BreakGlass, Relation::OnTheCase, false));
    let records = actor("police", &[Role::Analyst]);
    assert!(!allowed(&records, Action::BreakGlass, Relation::None, false), "numbers, not people");
}

#[test]
fn only_who_leads_narrows_what_others_see() {
    let worker = actor("ngo", &[Role::SocialWorker]);
    assert!(allowed(&worker, Action::NarrowSharing, Relation::Lead, false));
    assert!(!allowed(&worker, Action::NarrowSharing, Relation::OnTheCase, true));
}

#[test]
fn agreements_and_disclosures_are_watched_over_in_the_own_agency_by_its_officer() {
    let officer = actor("ngo", &[Role::DataProtectionOfficer]);
    let worker = actor("ngo", &[Role::SocialWorker, Role::Manager]);
    for action in [Action::ChangeAgreement, Action::OverseeDisclosure] {
        let ask = |actor: &Actor, agency| {
            let (subject, relation) = (Subject::Agency(agency), Relation::None);
            decide(&Request { actor, action, subject, relation, holds_record: false }).is_ok()
        };
        assert!(ask(&officer, officer.agency.unwrap()), "{action:?}");
        assert!(!ask(&officer, id::<AgencyId>()), "{action:?}");
        assert!(!ask(&worker, worker.agency.unwrap()), "{action:?}");
    }
}

fn any_of<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = T> {
    proptest::sample::select(all)
}

const RELATIONS: &[Relation] =
    &[Relation::None, Relation::Invited, Relation::OwnRecord, Relation::OnTheCase, Relation::Lead];

proptest! {
    #[test]
    fn without_a_relation_nobody_does_anything_about_a_person(
        role in any_of(Role::ALL), action in any_of(Action::ALL), holds_record: bool,
    ) {
        prop_assert!(!allowed(&actor("prison", &[role]), action, Relation::None, holds_record));
    }

    #[test]
    fn an_invited_agency_answers_and_nothing_else(role in any_of(Role::ALL), action in any_of(Action::ALL)) {
        if allowed(&actor("ngo", &[role]), action, Relation::Invited, false) {
            prop_assert!(ANSWERS.contains(&action), "{action:?}");
        }
    }

    #[test]
    fn a_closer_relation_takes_nothing_away(
        role in any_of(Role::ALL), action in any_of(Action::ALL), holds_record: bool,
    ) {
        let actor = actor("ngo", &[role]);
        let allowed: Vec<bool> =
            RELATIONS.iter().map(|relation| allowed(&actor, action, *relation, holds_record)).collect();
        prop_assert!(allowed.is_sorted(), "{allowed:?}");
    }

    #[test]
    fn a_refusal_tells_of_the_person_only_to_who_may_open_their_page(
        role in any_of(Role::ALL), action in any_of(Action::ALL),
        relation in any_of(RELATIONS), holds_record: bool,
    ) {
        let actor = actor("prison", &[role]);
        let subject = Subject::Person(id::<PersonId>());
        let request = Request { actor: &actor, action, subject, relation, holds_record };
        if let Err(denied) = decide(&request) {
            // A page on victims is there for nobody else, whoever knows the person.
            let may_know = action != Action::KeepVictims
                && allowed(&actor, Action::ViewPerson, relation, holds_record);
            prop_assert_eq!(denied.may_know, may_know);
        }
    }

    #[test]
    fn a_permit_says_who_what_and_about_whom(role in any_of(Role::ALL), action in any_of(Action::ALL)) {
        let actor = actor("ngo", &[role]);
        let subject = Subject::Person(id::<PersonId>());
        let request = Request { actor: &actor, action, subject, relation: Relation::Lead, holds_record: true };
        if let Ok(permit) = decide(&request) {
            prop_assert_eq!(permit.actor(), actor.user);
            prop_assert_eq!(permit.agency(), actor.agency);
            prop_assert_eq!(permit.action(), action);
            prop_assert_eq!(permit.subject(), subject);
        }
    }
}
