//! Victims and third parties: who may write and read of them, and what nobody else can tell.

use throughline_app::{
    Cx, Error, case, disclosure, history, involvement, narrowing, permission, protective_rule,
    testing::{InACase, Stay, TestAgency, TestApp, TestUser, rosa},
    victim::{self, Input},
};
use throughline_domain::{
    agency::Role,
    id::PersonId,
    protection::Level,
    victim::{RuleKind, Whom},
};

/// A case that an NGO leads, with a victim service, the police, probation and a town hall on it.
struct Story {
    app: TestApp,
    prison: TestAgency,
    service: TestAgency,
    police: TestAgency,
    probation: TestAgency,
    marta: TestUser,
    anna: TestUser,
    town: TestUser,
    officer: TestUser,
    person: PersonId,
}

fn story() -> Story {
    let app = TestApp::new();
    let prison = app.agency_with_units("prison", "Serveis penitenciaris", &["Brians 1"]);
    let ngo = app.agency("ngo", "Pont Obert");
    let (service, police) = (app.agency("victim_service", "Acollida"), app.agency("police", "Mossos"));
    let (probation, town) = (app.agency("probation", "Medi obert"), app.agency("municipality", "Vic"));
    let marta = app.user(&ngo, &[Role::SocialWorker]);
    let of = InACase {
        prison: &prison,
        lead: &marta,
        partners: &[&service, &police, &probation, &town],
        invited: &[],
    };
    let person = app.in_a_case(&of, ("Youssef", "El Amrani"), Stay::Leaves(jiff::civil::date(2027, 1, 12)));
    Story {
        anna: app.user(&service, &[Role::VictimServiceWorker]),
        town: app.user(&town, &[Role::MunicipalCoordinator]),
        officer: app.user(&probation, &[Role::ProbationOfficer]),
        app,
        prison,
        service,
        police,
        probation,
        marta,
        person,
    }
}

fn is_nobody<T>(answer: &Result<T, Error>) -> bool {
    match answer {
        Err(Error::NotFound) => true,
        Err(Error::Denied(denied)) => !denied.may_know,
        _ => false,
    }
}

#[test]
fn a_victim_service_writes_corrects_and_erases_and_its_officer_alone_sees_that_it_did() {
    let it = story();
    let later = || {
        it.app.wait(jiff::SignedDuration::from_mins(1));
        it.app.cx(&it.anna)
    };
    let id = victim::save(&later(), it.person, None, &rosa()).unwrap();
    let kept = victim::view(&later(), it.person).unwrap();
    assert_eq!(kept.victims.len(), 1);
    assert_eq!(kept.victims[0].details.contact, "600 123 456");
    assert_eq!(victim::list(&later()).unwrap()[0].known, ["Rosa Camps"]);

    let moved = Input { area: "Sants".to_owned(), ..rosa() };
    victim::save(&later(), it.person, Some((id, 1)), &moved).unwrap();
    let stale = victim::save(&later(), it.person, Some((id, 1)), &rosa());
    assert!(matches!(stale, Err(Error::Conflict(_))), "{stale:?}");
    assert_eq!(victim::get(&later(), it.person, id).unwrap().details.area, "Sants");
    assert!(matches!(victim::remove(&later(), it.person, id, 1), Err(Error::Conflict(_))));
    victim::remove(&later(), it.person, id, 2).unwrap();
    assert_eq!(it.app.count("victim_record"), 0);
    let cx = later();
    let missing = Input { whom: None, name: " ".to_owned(), ..rosa() };
    assert!(matches!(victim::save(&cx, it.person, None, &missing), Err(Error::Invalid(e)) if e.len() == 2));

    // Who watches over disclosure at the service sees it all; who does so at the prison, and whoever reads the
    // person's history, sees nothing of it.
    let told = |agency: &TestAgency| -> Vec<String> {
        let officer = it.app.user(agency, &[Role::DataProtectionOfficer]);
        let found = disclosure::list(&it.app.cx(&officer), &disclosure::Wanted::default(), 1).unwrap();
        found.entries.into_iter().filter_map(|entry| entry.detail).collect()
    };
    let seen = told(&it.service);
    for did in ["victim.added", "victim.corrected", "victim.removed", "victims"] {
        assert!(seen.iter().any(|detail| detail == did), "{did}: {seen:?}");
    }
    assert!(told(&it.prison).iter().all(|detail| !detail.contains("victim")));
    let nuria = it.app.user(&it.prison, &[Role::ResettlementOfficer]);
    let events = history::view(&it.app.cx(&nuria), it.person, 1).unwrap().events;
    assert!(events.iter().all(|event| !event.action.contains("victim")), "{events:?}");
    assert!(throughline_app::operations::verify(it.app.url(), None, &mut |_| ()).unwrap().is_ok());
}

#[test]
fn only_who_works_with_victims_for_an_agency_that_row_5_is_not_closed_to_may() {
    let it = story();
    let open = |agency: &TestAgency, role| {
        let cx = it.app.cx(&it.app.user(agency, &[role]));
        let tried = victim::save(&cx, it.person, None, &rosa()).map(drop);
        assert_eq!(is_nobody(&victim::view(&cx, it.person)), tried.is_err(), "{role:?}");
        assert!(tried.is_ok() || is_nobody(&tried), "{tried:?}");
        tried.is_ok()
    };
    for role in Role::ALL {
        let keeps = *role == Role::VictimServiceWorker;
        assert_eq!(open(&it.service, *role), keeps, "{role:?}");
        assert_eq!(open(&it.police, *role), keeps, "{role:?}");
        assert_eq!(open(&it.probation, *role), keeps, "{role:?}");
    }
    let outside = it.app.agency("victim_service", "Suport");
    assert!(!open(&outside, Role::VictimServiceWorker), "not on the case");
    for (kind, name) in
        [("ngo", "Casa Oberta"), ("health", "CAP"), ("housing", "Llar"), ("employment", "SOC")]
    {
        let agency = it.app.agency(kind, name);
        let of = InACase { prison: &it.prison, lead: &it.marta, partners: &[&agency], invited: &[] };
        let other = it.app.in_a_case(&of, ("Omar", "Benali"), Stay::Nowhere);
        let cx = it.app.cx(&it.app.user(&agency, &[Role::VictimServiceWorker]));
        assert!(is_nobody(&victim::save(&cx, other, None, &rosa())), "{kind}");
        assert!(victim::list(&cx).unwrap().is_empty(), "{kind}");
    }
}

#[test]
fn each_agency_reads_what_it_wrote_itself() {
    let it = story();
    victim::save(&it.app.cx(&it.anna), it.person, None, &rosa()).unwrap();
    let inspector = it.app.user(&it.police, &[Role::VictimServiceWorker]);
    let cx = it.app.cx(&inspector);
    assert!(victim::view(&cx, it.person).unwrap().victims.is_empty());
    let id = victim::view(&it.app.cx(&it.anna), it.person).unwrap().victims[0].id;
    assert!(is_nobody(&victim::get(&cx, it.person, id)));
    assert!(is_nobody(&victim::save(&cx, it.person, Some((id, 1)), &rosa())));
    assert!(is_nobody(&victim::remove(&cx, it.person, id, 1)));
}

#[test]
fn a_rule_reaches_who_has_to_see_to_it_and_gives_nobody_away() {
    let it = story();
    let cx = it.app.cx(&it.anna);
    let third = Input { whom: Some(Whom::ThirdParty), name: "Lina Haddad".to_owned(), ..rosa() };
    victim::save(&cx, it.person, None, &rosa()).unwrap();
    victim::save(&cx, it.person, None, &third).unwrap();
    for words in ["Keep away from Rosa", "Never rings 600-12-34-56", "No visits of l\u{ed}na"] {
        let told = protective_rule::add(&cx, it.person, Some(RuleKind::NoContact), words);
        assert!(matches!(told, Err(Error::Invalid(_))), "{words}: {told:?}");
    }
    let rule = protective_rule::add(&cx, it.person, Some(RuleKind::Area), "Not in Gràcia").unwrap();
    let sees = |cx: &Cx| -> Vec<String> {
        case::view(cx, it.person).unwrap().protective.into_iter().map(|rule| rule.words).collect()
    };
    assert_eq!(sees(&it.app.cx(&it.officer)), ["Not in Gràcia"]);
    assert!(sees(&it.app.cx(&it.marta)).is_empty(), "an NGO, below level 2");
    assert!(sees(&it.app.cx(&it.town)).is_empty(), "a town hall, below level 2");
    let officer = it.app.cx(&it.officer);
    narrowing::set_level(&officer, it.person, Some(Level::Active), "Listed in March").unwrap();
    assert_eq!(sees(&it.app.cx(&it.marta)), ["Not in Gràcia"], "the consequence, while it is listed");

    // Somebody else's rule cannot be taken away, and who was shown it stands in no chain of the person.
    let inspector = it.app.cx(&it.app.user(&it.police, &[Role::VictimServiceWorker]));
    assert!(is_nobody(&protective_rule::remove(&inspector, it.person, rule)));
    let events = history::view(&officer, it.person, 1).unwrap().events;
    assert!(events.iter().all(|event| event.detail.as_deref() != Some("protective_rules")));
    protective_rule::remove(&cx, it.person, rule).unwrap();
    assert!(sees(&it.app.cx(&it.officer)).is_empty());
}

#[test]
fn that_a_victim_service_is_on_the_case_is_known_to_who_decides_and_to_who_may_see_victim_data() {
    let it = story();
    it.app.wait(jiff::SignedDuration::from_mins(1));
    victim::view(&it.app.cx(&it.anna), it.person).unwrap();
    let desk = it.app.user(&it.service, &[Role::DutyDesk]);
    case::view(&it.app.cx(&desk), it.person).unwrap();
    let told = |user: &TestUser| -> bool {
        let cx = it.app.cx(user);
        let bars = case::view(&cx, it.person).unwrap().partners.iter().any(|bar| bar.agency == "Acollida");
        let rows = involvement::view(&cx, it.person).unwrap().live.iter().any(|row| row.agency == "Acollida");
        let asks =
            permission::to_ask(&cx, it.person).unwrap().agencies.iter().any(|it| it.name == "Acollida");
        let events = history::view(&cx, it.person, 1).unwrap().events;
        let seen = events.iter().any(|event| event.agency.as_deref() == Some("Acollida"));
        assert_eq!((bars, rows, asks), (seen, seen, seen), "everywhere or nowhere");
        seen
    };
    assert!(told(&it.marta), "who leads has asked it");
    assert!(told(&it.officer), "probation may see a summary of victim data");
    assert!(told(&desk), "the service itself");
    assert!(!told(&it.town), "a partner");
}

#[test]
fn nothing_of_it_can_be_read_in_the_database() {
    let it = story();
    let cx = it.app.cx(&it.anna);
    victim::save(&cx, it.person, None, &rosa()).unwrap();
    protective_rule::add(&cx, it.person, Some(RuleKind::Area), "Not in Gràcia").unwrap();
    let Some(file) = throughline_app::operations::file_of(it.app.url()) else {
        // Of a server there is no file to read; what it keeps is what the same statements wrote.
        return;
    };
    for end in ["", "-wal"] {
        let bytes = std::fs::read(format!("{}{end}", file.display())).unwrap_or_default();
        for words in ["Rosa", "Camps", "Verdi", "600 123", "Former partner", "Gràcia", "her sister"] {
            let found = bytes.windows(words.len()).any(|window| window == words.as_bytes());
            assert!(!found, "{words} lies open in the database{end}");
        }
    }
}

/// Who has the database and no key reads in the sealed chains that somebody of an agency did something, and
/// not about whom. Who watches over disclosure finds it all, by the person.
#[test]
fn the_bare_tables_do_not_tell_about_whom_a_sealed_chain_is() {
    let it = story();
    let later = || {
        it.app.wait(jiff::SignedDuration::from_mins(1));
        it.app.cx(&it.anna)
    };
    let id = victim::save(&later(), it.person, None, &rosa()).unwrap();
    victim::view(&later(), it.person).unwrap();
    victim::list(&later()).unwrap();
    protective_rule::add(&later(), it.person, Some(RuleKind::Area), "Not in Gràcia").unwrap();
    case::view(&it.app.cx(&it.officer), it.person).unwrap();
    let case = case::head(&it.app.cx(&it.marta), it.person).unwrap().case.unwrap();
    let mut rows = it.app.sealed_ledger();
    assert!(rows.len() >= 5, "{}", rows.len());
    let tables = it.app.contents(&[]);
    rows.extend(
        ["victim_record", "victim_notice", "protective_rule"].iter().flat_map(|it| tables[*it].clone()),
    );
    for id in [it.person.to_string(), case.to_string()] {
        assert!(rows.iter().all(|row| !row.contains(&id)), "{rows:?}");
    }
    // Nor does one table tell that it is about the same as another.
    let tag =
        |row: &String| row.split('"').filter(|part| part.len() == 65).map(str::to_owned).collect::<Vec<_>>();
    let (record, rule) = (&tables["victim_record"][0], &tables["protective_rule"][0]);
    assert!(tag(record).iter().all(|it| !tag(rule).contains(it)));

    victim::remove(&later(), it.person, id, 1).unwrap();
    let officer = it.app.cx(&it.app.user(&it.service, &[Role::DataProtectionOfficer]));
    let of = |person| {
        let wanted = disclosure::Wanted { person, ..disclosure::Wanted::default() };
        let found = disclosure::list(&officer, &wanted, 1).unwrap().entries;
        found.into_iter().filter(|entry| entry.line.pseudonym.is_some()).count()
    };
    assert_eq!(of(Some(it.person)), 4, "written, looked at, a rule and erased");
    assert_eq!(of(Some(later().new_id())), 0);
    assert_eq!(of(None), 4);
    assert!(throughline_app::operations::verify(it.app.url(), None, &mut |_| ()).unwrap().is_ok());
}
