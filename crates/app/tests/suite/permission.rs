//! Permission as it lives: asked, said with a witness, asked again outside, stopped; the young person
//! and the guardian; and the person's own page, opened by a code.

use std::sync::Arc;

use jiff::civil::{Date, date};
use throughline_app::{
    Cx, Error, case, document, lead, notice,
    permission::{self, OwnAnswer, Question, Said},
    testing::{InACase, Stay, TestAgency, TestApp, TestUser},
};
use throughline_domain::{
    agency::{AgencyKind, Role},
    category::{Category, Depth},
    custody::EpisodeStatus,
    enrolment::Event,
    id::{PermissionId, PersonId},
    permission::{Again, Recipient, Status, Way},
    purpose::Purpose,
};
use throughline_policy::{Permit, Subject, sharing::Basis};
use throughline_store::{custody, permission as rows, person, sharing};

use crate::region::Region;

/// Ana's case: the NGO leads, a house helps, a clinic was asked and has not answered.
struct Ana {
    app: TestApp,
    person: PersonId,
    marta: TestUser,
    ivan: TestUser,
    house: TestAgency,
    clinic: TestAgency,
    nurse: TestUser,
    nuria: TestUser,
}

const LEAVES: Date = date(2026, 11, 20);

impl Ana {
    fn new() -> Self {
        let app = TestApp::new();
        let prison = app.agency_with_units("prison", "Serveis penitenciaris", &["Brians 1"]);
        let nuria = app.worker_of(&prison, &[Role::ResettlementOfficer], &["Brians 1"]);
        let ngo = app.agency("ngo", "Pont Obert");
        let marta = app.user(&ngo, &[Role::SocialWorker]);
        let house = app.agency("housing", "Llar Sant Roc");
        let ivan = app.user(&house, &[Role::HousingWorker]);
        let clinic = app.agency("health", "CAP Vila");
        let nurse = app.user(&clinic, &[Role::HealthWorker]);
        let of = InACase { prison: &prison, lead: &marta, partners: &[&house], invited: &[&clinic] };
        let ana = app.in_a_closed_case(&of, ("Ana", "Puig"), Stay::Leaves(LEAVES));
        Self { app, person: ana, marta, ivan, house, clinic, nurse, nuria }
    }
    fn marta(&self) -> Cx {
        self.app.cx(&self.marta)
    }
    fn ivan(&self) -> Cx {
        self.app.cx(&self.ivan)
    }
    fn ask_for(&self, to: &TestAgency, categories: &[Category]) -> PermissionId {
        permission::ask(&self.marta(), self.person, &question(Recipient::Agency(to.id), categories)).unwrap()
    }
    fn record(&self, id: PermissionId, said: &Said) -> Status {
        permission::answer(&self.marta(), self.person, id, self.row(id).version, said).unwrap()
    }
    fn row(&self, id: PermissionId) -> rows::Permission {
        self.app.world.db.read(|tx| rows::get(tx, id)).unwrap()
    }
    /// What a decision for a worker of the house rests on, now.
    fn in_force(&self) -> Vec<Category> {
        let cx = self.ivan();
        let head = case::head(&cx, self.person).unwrap();
        let looking = sharing::Looking {
            user: Some(self.ivan.id),
            agency: self.house.id,
            today: head.today,
            now: cx.now,
        };
        let case = head.case.unwrap();
        let found = self.app.world.db.read(|tx| sharing::of_cases(tx, &[case], looking)).unwrap();
        found[&case].permissions.iter().flat_map(|it| it.categories.clone()).collect()
    }
    fn born(&self, born: Date) {
        let (ana, operator) = (self.person, self.app.operator());
        operator
            .write(move |cx, tx| {
                let record = person::records(tx, ana)?.remove(0);
                let chain = throughline_store::ledger::Chain::Record(record.id);
                let mut w = tx.permitted(Permit::system(Subject::Person(ana), "test"));
                let record = person::PersonRecord { birth_date: Some(born), ..record };
                person::update_record(&mut w, &record, cx.now)?;
                throughline_app::authorise::record(cx, &mut w, &[chain], &[], serde_json::json!({}))
            })
            .unwrap();
    }
    fn leaves_custody(&self, on: Date) {
        let (ana, operator) = (self.person, self.app.operator());
        operator
            .write(move |cx, tx| {
                let chains = throughline_app::authorise::chains(tx, ana)?;
                let episode = custody::current(tx, ana)?.unwrap();
                let mut w = tx.permitted(Permit::system(Subject::Person(ana), "test"));
                let status = EpisodeStatus::Closed { released_on: on, released_at: None };
                custody::update(&mut w, &throughline_domain::custody::Episode { status, ..episode })?;
                throughline_app::authorise::record(cx, &mut w, &chains, &[], serde_json::json!({}))
            })
            .unwrap();
    }
}

fn question(to: Recipient, categories: &[Category]) -> Question {
    Question {
        to: Some(to),
        categories: categories.to_vec(),
        purpose: Purpose::Throughcare,
        depth: Depth::Summary,
        ends_on: Some(date(2027, 11, 2)),
    }
}

fn yes() -> Said {
    Said {
        yes: true,
        language: "ca".to_owned(),
        witness: "Fatima Haddad".to_owned(),
        told_no_effect: true,
        ..Said::default()
    }
}

fn fields(error: &Error) -> Vec<&str> {
    match error {
        Error::Invalid(errors) => errors.iter().map(|error| error.field.as_str()).collect(),
        other => panic!("{other}"),
    }
}

fn kinds(cx: &Cx) -> Vec<String> {
    notice::list(cx, 1).unwrap().notices.into_iter().map(|notice| notice.kind).collect()
}

#[test]
fn a_yes_opens_until_she_says_stop_and_the_stop_acts_at_once() {
    let it = Ana::new();
    let id = it.ask_for(&it.house, &[Category::Family]);
    assert_eq!(it.in_force(), [], "a question opens nothing");
    assert_eq!(it.record(id, &yes()), Status::Given);
    assert_eq!(it.in_force(), [Category::Family]);
    let answer = it.row(id).answer.unwrap();
    assert_eq!((answer.way, answer.inside), (Way::Spoken, true));
    assert_eq!(answer.witness.as_deref(), Some("Fatima Haddad"));
    assert_eq!(kinds(&it.ivan()), ["permission_given"]);

    permission::withdraw(&it.marta(), it.person, id, it.row(id).version).unwrap();
    assert_eq!(it.in_force(), [], "at the very next read");
    assert!(kinds(&it.ivan()).contains(&"permission_withdrawn".to_owned()));
    assert_eq!(it.row(id).status, Status::Withdrawn);
    let recorded = it.app.ledger().iter().filter(|action| *action == "permission.record").count();
    assert_eq!(recorded, 3, "asked, given, withdrawn");
    let again = permission::withdraw(&it.marta(), it.person, id, it.row(id).version);
    assert!(matches!(again, Err(Error::Refused(_))), "a stop is a stop");
}

#[test]
fn a_yes_that_nobody_heard_or_that_was_not_explained_is_not_recorded() {
    let it = Ana::new();
    let id = it.ask_for(&it.house, &[Category::Family]);
    let refused =
        |said: &Said| permission::answer(&it.marta(), it.person, id, it.row(id).version, said).unwrap_err();
    assert_eq!(fields(&refused(&Said { witness: " ".to_owned(), ..yes() })), ["witness"]);
    assert_eq!(fields(&refused(&Said { told_no_effect: false, ..yes() })), ["told"]);
    assert_eq!(fields(&refused(&Said { language: String::new(), ..yes() })), ["language"]);
    let unsigned = Said { on_paper: true, ..yes() };
    assert_eq!(fields(&refused(&unsigned)), ["scan"], "on paper means that there is a paper");
    assert_eq!(it.row(id).status, Status::Asked);
    assert_eq!(it.record(id, &Said { yes: false, witness: String::new(), ..yes() }), Status::Refused);
    assert_eq!(it.in_force(), []);
    assert_eq!(kinds(&it.ivan()), [""; 0], "a no is not told to whom it would have opened");
}

#[test]
fn a_signed_form_comes_back_as_a_scan_of_the_case() {
    let it = Ana::new();
    let id = it.ask_for(&it.house, &[Category::Housing]);
    let scan = Some(("form.pdf".to_owned(), Arc::from(b"%PDF-1.4\nsigned".as_slice())));
    assert_eq!(it.record(id, &Said { on_paper: true, witness: String::new(), scan, ..yes() }), Status::Given);
    let answer = it.row(id).answer.unwrap();
    assert_eq!(answer.way, Way::Paper);
    let listed = document::list(&it.marta(), it.person).unwrap().documents;
    assert_eq!(listed[0].document.id, answer.document.unwrap());
    let no_file = Some(("form.pdf".to_owned(), Arc::from(b"words".as_slice())));
    let other = it.ask_for(&it.house, &[Category::Family]);
    let version = it.row(other).version;
    let said = Said { on_paper: true, scan: no_file, ..yes() };
    let refused = permission::answer(&it.marta(), it.person, other, version, &said).unwrap_err();
    assert_eq!(fields(&refused), ["scan"]);
}

#[test]
fn what_can_be_asked_is_on_the_case_the_persons_to_give_and_ends() {
    let it = Ana::new();
    let ask = |question: &Question| permission::ask(&it.marta(), it.person, question);
    let house = Recipient::Agency(it.house.id);
    let elsewhere = it.app.agency("housing", "Another house");
    let refused = |question: &Question| ask(question).unwrap_err();
    let to = |agency: &TestAgency| question(Recipient::Agency(agency.id), &[Category::Housing]);
    assert_eq!(fields(&refused(&to(&elsewhere))), ["to"]);
    let kind = Recipient::Kind(AgencyKind("police".into()));
    assert_eq!(fields(&refused(&question(kind, &[Category::Housing]))), ["to"]);
    assert_eq!(fields(&refused(&question(house.clone(), &[]))), ["categories"]);
    assert_eq!(fields(&refused(&question(house.clone(), &[Category::Victim]))), ["categories"]);
    let past = Question { ends_on: Some(date(2026, 11, 1)), ..question(house.clone(), &[Category::Housing]) };
    assert_eq!(fields(&refused(&past)), ["ends"]);
    assert!(ask(&question(house, &[Category::Housing])).is_ok());
    let health = Recipient::Kind(AgencyKind("health".into()));
    assert!(ask(&question(health, &[Category::PhysicalHealth])).is_ok(), "whoever was asked to come");
}

#[test]
fn out_of_custody_she_is_asked_again_once_and_it_stands_meanwhile() {
    let it = Ana::new();
    let id = it.ask_for(&it.house, &[Category::Family]);
    it.record(id, &yes());
    let asked = || permission::ask_again(&it.app.operator()).unwrap();
    assert_eq!(asked(), 0, "still inside");
    it.app.set_now("2026-11-20T12:00:00+01:00");
    it.leaves_custody(LEAVES);
    assert_eq!((asked(), asked()), (1, 0), "once");
    assert_eq!(it.row(id).again, Some((Again::Release, LEAVES)));
    assert!(kinds(&it.marta()).contains(&"permission_ask_again".to_owned()));
    assert_eq!(permission::list(&it.marta(), it.person).unwrap().waiting.len(), 1);

    it.app.set_now("2026-12-20T12:00:00+01:00");
    assert_eq!(it.in_force(), [Category::Family], "nobody loses help because nobody found time to ask");
    assert_eq!(it.record(id, &yes()), Status::Given);
    let kept = it.row(id);
    assert_eq!((kept.again, kept.answer.unwrap().inside), (None, false));
    assert_eq!(asked(), 0, "asked outside, it is not asked again");
}

#[test]
fn asked_again_a_no_is_a_stop() {
    let it = Ana::new();
    let id = it.ask_for(&it.house, &[Category::Family]);
    it.record(id, &yes());
    it.app.set_now("2026-11-20T12:00:00+01:00");
    it.leaves_custody(LEAVES);
    permission::ask_again(&it.app.operator()).unwrap();
    assert_eq!(it.record(id, &Said { yes: false, ..yes() }), Status::Withdrawn);
    assert_eq!(it.in_force(), []);
    assert!(kinds(&it.ivan()).contains(&"permission_withdrawn".to_owned()));
}

#[test]
fn a_young_person_is_heard_beside_the_guardian_who_falls_silent_at_eighteen() {
    let it = Ana::new();
    it.born(date(2008, 12, 1));
    let id = it.ask_for(&it.house, &[Category::Family]);
    let alone = permission::answer(&it.marta(), it.person, id, it.row(id).version, &yes()).unwrap_err();
    assert_eq!(fields(&alone), ["guardian"]);
    let guarded = Said { guardian: "Her mother".to_owned(), ..yes() };
    let unheard = permission::answer(&it.marta(), it.person, id, it.row(id).version, &guarded).unwrap_err();
    assert_eq!(fields(&unheard), ["own_words"]);
    let heard = Said { own_words: "I want the room.".to_owned(), ..guarded };
    assert_eq!(it.record(id, &heard), Status::Given);

    it.app.set_now("2026-11-30T12:00:00+01:00");
    assert_eq!(permission::ask_again(&it.app.operator()).unwrap(), 0);
    it.app.set_now("2026-12-01T12:00:00+01:00");
    assert_eq!(permission::ask_again(&it.app.operator()).unwrap(), 1);
    assert_eq!(it.row(id).again, Some((Again::OfAge, date(2026, 12, 1))));
    it.app.set_now("2026-12-15T12:00:00+01:00");
    assert_eq!(it.in_force(), [Category::Family]);
    let facts = || it.in_force_on(date(2026, 12, 16));
    assert!(!facts(), "two weeks after, the guardian's yes speaks for nobody");
    assert_eq!(it.record(id, &heard), Status::Given, "she says it herself now");
    assert_eq!(it.row(id).answer.unwrap().guardian, None, "of age, she speaks alone");
    assert_eq!(permission::ask_again(&it.app.operator()).unwrap(), 0);
}

impl Ana {
    fn in_force_on(&self, day: Date) -> bool {
        let cx = self.ivan();
        let head = case::head(&cx, self.person).unwrap();
        let looking =
            sharing::Looking { user: Some(self.ivan.id), agency: self.house.id, today: day, now: cx.now };
        let case = head.case.unwrap();
        let found = self.app.world.db.read(|tx| sharing::of_cases(tx, &[case], looking)).unwrap();
        found[&case].permissions.iter().any(|permitted| permitted.until.is_none_or(|until| until >= day))
    }
}

#[test]
fn who_was_only_asked_to_come_learns_nothing_and_a_partner_only_its_own() {
    let it = Ana::new();
    let to_clinic = it.ask_for(&it.clinic, &[Category::PhysicalHealth]);
    let to_house = it.ask_for(&it.house, &[Category::Family]);
    let nurse = it.app.cx(&it.nurse);
    assert!(matches!(permission::list(&nurse, it.person), Err(Error::NotFound | Error::Denied(_))));
    assert!(matches!(permission::make_code(&nurse, it.person), Err(Error::NotFound | Error::Denied(_))));
    let seen = permission::list(&it.ivan(), it.person).unwrap();
    let seen: Vec<PermissionId> = seen.waiting.iter().map(|shown| shown.permission.id).collect();
    assert_eq!(seen, [to_house]);
    assert!(matches!(permission::get(&it.ivan(), it.person, to_clinic), Err(Error::NotFound)));
    // The prison holds a record and was never part of this case: none of them is its to know.
    let seen = permission::list(&it.app.cx(&it.nuria), it.person).unwrap();
    assert!(seen.waiting.is_empty() && seen.given.is_empty() && seen.past.is_empty());
}

#[test]
fn stopping_says_what_was_seen_already_with_whom_and_when() {
    let it = Ana::new();
    let id = it.ask_for(&it.house, &[Category::Identity, Category::Family]);
    it.record(id, &yes());
    case::view(&it.ivan(), it.person).unwrap();
    it.app.set_now("2026-11-05T10:00:00+01:00");
    case::view(&it.ivan(), it.person).unwrap();
    case::view(&it.marta(), it.person).unwrap();
    let shared = permission::get(&it.marta(), it.person, id).unwrap().shared;
    let lines: Vec<(&str, Date)> = shared.iter().map(|line| (line.agency.as_str(), line.day)).collect();
    assert_eq!(lines, [("Llar Sant Roc", date(2026, 11, 5)), ("Llar Sant Roc", date(2026, 11, 2))]);
    assert!(shared.iter().all(|line| line.categories == [Category::Identity]));
}

#[test]
fn of_two_who_record_an_answer_the_second_is_told() {
    let it = Ana::new();
    let id = it.ask_for(&it.house, &[Category::Family]);
    let version = it.row(id).version;
    permission::answer(&it.marta(), it.person, id, version, &yes()).unwrap();
    let second = permission::answer(&it.marta(), it.person, id, version, &Said { yes: false, ..yes() });
    assert!(matches!(second, Err(Error::Conflict(_))));
    assert_eq!(it.row(id).status, Status::Given);
}

#[test]
fn a_code_opens_her_own_page_until_one_answer_and_no_longer_than_two_days() {
    let it = Ana::new();
    let id = it.ask_for(&it.house, &[Category::Family]);
    case::view(&it.ivan(), it.person).unwrap();
    let code = permission::make_code(&it.marta(), it.person).unwrap().code;
    let page = permission::open(&it.app.visitor(), &code.to_lowercase(), "ca").unwrap();
    assert_eq!((page.first_name.as_str(), page.asked.len(), page.given.len()), ("Ana", 1, 0));
    assert!(page.looked.iter().any(|looked| looked.agency == "Llar Sant Roc"));
    assert!(page.looked.iter().all(|looked| !looked.roles.is_empty()), "agency, role, date and rule");

    let answer = |said| {
        let version = it.row(id).version;
        permission::answer_own(&it.app.visitor(), &code, (id, version), said, "ca")
    };
    let unread = answer(OwnAnswer::Yes { told_no_effect: false }).unwrap_err();
    assert_eq!(fields(&unread), ["told"]);
    assert_eq!(answer(OwnAnswer::Yes { told_no_effect: true }).unwrap(), Status::Given);
    assert_eq!(it.row(id).answer.unwrap().way, Way::Code);
    assert!(matches!(permission::open(&it.app.visitor(), &code, "ca"), Err(Error::NotFound)), "used up");

    let second = permission::make_code(&it.marta(), it.person).unwrap().code;
    let third = permission::make_code(&it.marta(), it.person).unwrap().code;
    assert!(permission::open(&it.app.visitor(), &second, "ca").is_err(), "a new code ends the one before");
    permission::withdraw_own(&it.app.visitor(), &third, (id, it.row(id).version), "ca").unwrap();
    assert_eq!((it.row(id).status, it.row(id).ended.unwrap().1), (Status::Withdrawn, None));
    assert_eq!(it.in_force(), []);

    let old = permission::make_code(&it.marta(), it.person).unwrap().code;
    it.app.set_now("2026-11-04T09:00:00+01:00");
    assert!(permission::open(&it.app.visitor(), &old, "ca").is_err(), "two days");
}

/// By agency and in plain words, whether or not anything was written down; a victim service leaves no trace.
#[test]
fn the_person_reads_who_can_see_what_and_why() {
    let app = TestApp::new();
    let prison = app.agency_with_units("prison", "Serveis penitenciaris", &["Brians 1"]);
    let marta = app.user(&app.agency("ngo", "Pont Obert"), &[Role::SocialWorker]);
    let (house, service) = (app.agency("housing", "Llar Sant Roc"), app.agency("victim_service", "Acollida"));
    let of = InACase { prison: &prison, lead: &marta, partners: &[&house, &service], invited: &[] };
    let ana = app.in_a_case(&of, ("Ana", "Puig"), Stay::Leaves(LEAVES));
    let code = permission::make_code(&app.cx(&marta), ana).unwrap().code;
    let sees = permission::who_sees(&app.visitor(), &code, "ca").unwrap();
    let mut names: Vec<&str> = sees.agencies.iter().map(|agency| agency.name.as_str()).collect();
    names.sort_unstable();
    assert_eq!((sees.first_name.as_str(), names), ("Ana", vec!["Llar Sant Roc", "Pont Obert"]));
    let house = sees.agencies.iter().find(|agency| agency.name == "Llar Sant Roc").unwrap();
    let open = |depth, category| {
        house.opens.iter().any(|(known, basis, all)| {
            (*known, *basis) == (depth, Basis::Permission) && all.contains(&category)
        })
    };
    assert!(open(Depth::Summary, Category::Plan) && open(Depth::Consequence, Category::MentalHealth));
    let all = || sees.agencies.iter().flat_map(|agency| &agency.opens).flat_map(|(.., all)| all);
    assert!(all().all(|category| *category != Category::Victim));
    assert!(matches!(permission::who_sees(&app.visitor(), "AAAA-BBBB-CCCC", "ca"), Err(Error::NotFound)));
}

#[test]
fn codes_cannot_be_guessed_and_a_code_opens_no_other_persons_permission() {
    let it = Ana::new();
    let id = it.ask_for(&it.house, &[Category::Family]);
    let prison = it.app.agency_with_units("prison", "Un altre servei", &["Ponent"]);
    let of = InACase { prison: &prison, lead: &it.marta, partners: &[], invited: &[] };
    let nora = it.app.in_a_closed_case(&of, ("Nora", "Vila"), Stay::Nowhere);
    let code = permission::make_code(&it.marta(), nora).unwrap().code;
    let other = permission::answer_own(&it.app.visitor(), &code, (id, 1), OwnAnswer::No, "ca");
    assert!(matches!(other, Err(Error::NotFound)));
    assert_eq!(it.row(id).status, Status::Asked);
    for _ in 0..20 {
        assert!(permission::open(&it.app.visitor(), "AAAA-BBBB-CCCC", "ca").is_err());
    }
    assert!(permission::open(&it.app.visitor(), &code, "ca").is_err(), "too many tries from one address");
}

#[test]
fn who_looked_leaves_out_what_would_itself_disclose() {
    let it = Ana::new();
    let service = it.app.agency("victim_service", "Oficina d'atenció");
    let worker = it.app.user(&service, &[Role::SocialWorker]);
    // A victim service with a record of its own looks; the person's page shows no trace of it.
    let (ana, agency, operator) = (it.person, service.id, it.app.operator());
    operator
        .write(move |cx, tx| {
            let record = person::records(tx, ana)?.remove(0);
            let record = person::PersonRecord { id: cx.new_id(), agency, ..record };
            let chain = throughline_store::ledger::Chain::Record(record.id);
            let mut w = tx.permitted(Permit::system(Subject::Person(ana), "test"));
            person::insert_record(&mut w, &record, cx.now)?;
            throughline_store::visibility::refresh(&mut w, ana)?;
            throughline_app::authorise::record(cx, &mut w, &[chain], &[], serde_json::json!({}))
        })
        .unwrap();
    case::view(&it.app.cx(&worker), it.person).unwrap();
    case::view(&it.ivan(), it.person).unwrap();
    let code = permission::make_code(&it.marta(), it.person).unwrap().code;
    let page = permission::open(&it.app.visitor(), &code, "ca").unwrap();
    let agencies: Vec<&str> = page.looked.iter().map(|looked| looked.agency.as_str()).collect();
    assert_eq!(agencies, ["Llar Sant Roc"]);
}

/// Who said yes before the question of sharing was put with it is asked once, for those who lead and for each
/// partner that came by the programme; and nobody who has answered is asked again.
#[test]
fn the_question_of_sharing_is_put_once_for_cases_from_before() {
    let region = Region::new();
    for event in [Event::Offer, Event::Accept] {
        region.answer(region.youssef, event);
    }
    region.invite(region.youssef, "Pont Obert");
    let asked = region.invitation(&region.marta);
    lead::accept(&region.cx(&region.marta), asked.id, asked.version, Some(region.marta.id)).unwrap();
    region.terrassa_helps(region.youssef);
    region.app.forget_permissions();
    let marta = || region.cx(&region.marta);
    let waiting = || permission::list(&marta(), region.youssef).unwrap().waiting;
    assert!(waiting().is_empty(), "a case from before");
    let tick = || permission::ask_those_from_before(&region.app.operator()).unwrap();
    assert!(permission::some_wait_from_before(&region.app.operator()).unwrap());
    let put = tick();
    let to: Vec<Recipient> = waiting().into_iter().map(|one| one.permission.to).collect();
    assert_eq!((put, to.len()), (2, 2), "those who lead, and the town hall: {to:?}");
    assert!(
        to.contains(&Recipient::Kind(region.ngo.kind.clone()))
            && to.contains(&Recipient::Agency(region.badia.agency))
    );
    for one in waiting() {
        let asked = one.permission.asked;
        assert_eq!((asked.0, asked.1), (region.marta.id, region.ngo.id), "in the name of who leads");
    }
    assert_eq!(tick(), 0);
    assert!(!permission::some_wait_from_before(&region.app.operator()).unwrap());
    let entries = region.app.ledger().len();
    assert_eq!(tick(), 0);
    assert_eq!(region.app.ledger().len(), entries, "and writes nothing more");
}

/// A no is an answer: it is not asked for again, also where the clock begins anew.
#[test]
fn who_said_no_to_sharing_is_not_asked_by_the_clock() {
    let region = Region::new();
    region.says_yes(region.youssef);
    region.invite(region.youssef, "Pont Obert");
    let asked = region.invitation(&region.marta);
    lead::accept(&region.cx(&region.marta), asked.id, asked.version, Some(region.marta.id)).unwrap();
    let before = region.app.count("permission");
    assert_eq!(permission::ask_those_from_before(&region.app.operator()).unwrap(), 0);
    assert_eq!(region.app.count("permission"), before);
}
