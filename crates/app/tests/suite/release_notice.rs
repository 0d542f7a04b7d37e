//! The notice of a release to a victim service: who gets it, on what basis, what it holds, and that nobody
//! else has anything of it.

use jiff::civil::{Date, date};
use throughline_app::{
    Cx, Error, custody, involvement, narrowing, programme,
    release_notice::{self, Input, Listed},
    request,
    testing::{InACase, Stay, TestAgency, TestApp, TestUser, rosa},
    victim,
};
use throughline_domain::{
    agency::Role,
    category::{Category, Depth},
    id::{PersonId, VictimId},
    release_notice::{News, Wish},
};

use crate::{custody as dates, prison::because, region::Region};

struct Story {
    app: TestApp,
    nuria: TestUser,
    marta: TestUser,
    anna: TestUser,
    inspector: TestUser,
    service: TestAgency,
    person: PersonId,
    rosa: VictimId,
}

/// Youssef leaves in January; a victim service and the police are on the case.
fn story(shared: bool) -> Story {
    let app = TestApp::new();
    let prison = app.agency_with_units("prison", "Serveis penitenciaris", &["Brians 1"]);
    let ngo = app.agency("ngo", "Pont Obert");
    let (service, police) = (app.agency("victim_service", "Acollida"), app.agency("police", "Mossos"));
    let marta = app.user(&ngo, &[Role::SocialWorker]);
    let of = InACase { prison: &prison, lead: &marta, partners: &[&service, &police], invited: &[] };
    let (name, stay) = (("Youssef", "El Amrani"), Stay::Leaves(date(2027, 1, 12)));
    let person = if shared { app.in_a_case(&of, name, stay) } else { app.in_a_closed_case(&of, name, stay) };
    let anna = app.user(&service, &[Role::VictimServiceWorker]);
    let rosa = victim::save(&app.cx(&anna), person, None, &rosa()).unwrap();
    Story {
        nuria: app.user(&prison, &[Role::ResettlementOfficer]),
        inspector: app.user(&police, &[Role::VictimServiceWorker]),
        app,
        marta,
        anna,
        service,
        person,
        rosa,
    }
}

fn input(wishes: &[Wish]) -> Input {
    Input { reference: "File 2026/114".to_owned(), wishes: wishes.to_vec() }
}

fn moves(cx: &Cx, person: PersonId, change: custody::DateChange) {
    let version = custody::preview(cx, person, &change).unwrap().version;
    custody::change(cx, person, change, because(), version).unwrap();
}

fn planned(day: Date) -> custody::DateChange {
    custody::DateChange::Planned { kind: None, value: Some(day) }
}

fn only(cx: &Cx) -> Listed {
    let mut found = release_notice::list(cx).unwrap();
    assert_eq!(found.len(), 1);
    found.remove(0)
}

/// What is to be told now; `None` where nothing may be.
#[expect(clippy::option_option, reason = "as the page has it: open, and then something due")]
fn due(cx: &Cx) -> Option<Option<News>> {
    only(cx).open.map(|open| open.due)
}

fn tell(cx: &Cx) {
    let it = only(cx);
    release_notice::tell(cx, it.id, it.version, it.open.unwrap().due).unwrap();
}

fn is_nobody<T>(answer: &Result<T, Error>) -> bool {
    match answer {
        Err(Error::NotFound) => true,
        Err(Error::Denied(denied)) => !denied.may_know,
        _ => false,
    }
}

#[test]
fn a_victim_who_asked_is_told_of_the_day_each_time_it_moves_and_of_the_release() {
    let it = story(true);
    let (cx, nuria) = (|| it.app.cx(&it.anna), || it.app.cx(&it.nuria));
    assert!(release_notice::list(&cx()).unwrap().is_empty(), "nobody is told who did not ask");
    release_notice::ask(&cx(), it.person, it.rosa, 0, &input(&[Wish::Planned, Wish::Left])).unwrap();
    assert_eq!(due(&cx()), Some(Some(News::Planned(date(2027, 1, 12)))));
    assert_eq!(release_notice::due_now(&cx()).unwrap(), 1);
    tell(&cx());
    assert_eq!(due(&cx()), Some(None));
    assert_eq!(release_notice::due_now(&cx()).unwrap(), 0);

    moves(&nuria(), it.person, planned(date(2027, 3, 2)));
    moves(&nuria(), it.person, planned(date(2027, 4, 6)));
    let shown = only(&cx());
    assert_eq!(shown.open.as_ref().unwrap().due, Some(News::Planned(date(2027, 4, 6))));
    assert!(!format!("{shown:?}").contains("Youssef") && !format!("{shown:?}").contains("Rosa"), "{shown:?}");
    // What was read before the day moved again is not what the victim was told.
    moves(&nuria(), it.person, planned(date(2027, 5, 4)));
    let stale = release_notice::tell(&cx(), shown.id, shown.version, Some(News::Planned(date(2027, 4, 6))));
    assert!(matches!(stale, Err(Error::Conflict(_))), "{stale:?}");
    tell(&cx());

    it.app.set_now("2027-05-05T09:00:00+02:00");
    moves(&nuria(), it.person, custody::DateChange::Released { on: date(2027, 5, 4), time: None });
    assert_eq!(due(&cx()), Some(Some(News::Left(date(2027, 5, 4)))));
    tell(&cx());
    moves(&nuria(), it.person, custody::DateChange::ReleaseTakenBack);
    assert_eq!(due(&cx()), Some(Some(News::Planned(date(2027, 5, 4)))), "what was told is put right");
    let told: Vec<News> = only(&cx()).open.unwrap().told.iter().map(|told| told.news).collect();
    assert_eq!(told.len(), 3);

    let shown = only(&cx());
    let old = release_notice::end(&cx(), shown.id, shown.version - 1);
    assert!(matches!(old, Err(Error::Conflict(_))), "{old:?}");
    release_notice::end(&cx(), shown.id, shown.version).unwrap();
    assert!(release_notice::list(&cx()).unwrap().is_empty());
    assert_eq!(it.app.count("victim_notice"), 0, "at once, and nothing is left");
    assert!(throughline_app::operations::verify(it.app.url(), None, &mut |_| ()).unwrap().is_ok());
}

#[test]
fn nothing_is_told_without_permission_and_agreement_where_no_statute_is_in_force() {
    let it = story(false);
    let cx = || it.app.cx(&it.anna);
    release_notice::ask(&cx(), it.person, it.rosa, 0, &input(&[Wish::Planned])).unwrap();
    assert_eq!(due(&cx()), None);
    assert!(!release_notice::view(&cx(), it.person, it.rosa).unwrap().may_be_told);
    let shown = only(&cx());
    let guessed =
        release_notice::tell(&cx(), shown.id, shown.version, Some(News::Planned(date(2027, 1, 12))));
    assert!(is_nobody(&guessed), "no day is confirmed by guessing");
    it.app.everything_is_shared(it.person, &it.marta);
    assert_eq!(due(&cx()), Some(Some(News::Planned(date(2027, 1, 12)))));

    // The lead worker narrows the dates for the service: asked at the next reading, it is closed again.
    let marta = it.app.cx(&it.marta);
    let service = Some(it.service.id);
    let (dates, most) = (Some(Category::Sentence), Some(Depth::Existence));
    narrowing::narrow(&marta, it.person, service, dates, most, "Not by this way").unwrap();
    assert_eq!(due(&cx()), None);
}

#[test]
fn the_wish_is_the_services_own_and_goes_with_the_victim() {
    let it = story(true);
    let (cx, police) = (it.app.cx(&it.anna), it.app.cx(&it.inspector));
    let wish = input(&[Wish::Left]);
    for (wrong, field) in [
        (Input { reference: " ".to_owned(), ..wish.clone() }, "reference"),
        (Input { reference: "Call rosa".to_owned(), ..wish.clone() }, "reference"),
        (Input { wishes: Vec::new(), ..wish.clone() }, "wishes"),
    ] {
        let told = release_notice::ask(&cx, it.person, it.rosa, 0, &wrong);
        assert!(matches!(&told, Err(Error::Invalid(errors)) if errors[0].field == field), "{told:?}");
    }
    let id = release_notice::ask(&cx, it.person, it.rosa, 0, &wish).unwrap();
    let again = release_notice::ask(&cx, it.person, it.rosa, 0, &wish);
    assert!(matches!(again, Err(Error::Conflict(_))), "{again:?}");
    release_notice::ask(&cx, it.person, it.rosa, 1, &input(&[Wish::Planned])).unwrap();
    assert_eq!(only(&cx).wishes, [Wish::Planned]);

    // The police keep victim data of their own; no notice goes to them, nor to who has another task.
    assert!(is_nobody(&release_notice::list(&police)));
    assert_eq!(release_notice::due_now(&police).unwrap(), 0);
    assert!(is_nobody(&release_notice::ask(&police, it.person, it.rosa, 0, &wish)));
    let other = it.app.agency("victim_service", "Suport");
    let berta = it.app.cx(&it.app.user(&other, &[Role::VictimServiceWorker]));
    assert!(release_notice::list(&berta).unwrap().is_empty());
    for stranger in [&police, &berta] {
        assert!(is_nobody(&release_notice::tell(stranger, id, 2, Some(News::NoDay))));
        assert!(is_nobody(&release_notice::end(stranger, id, 2)));
        assert!(is_nobody(&release_notice::view(stranger, it.person, it.rosa)));
    }
    let desk = it.app.cx(&it.app.user(&it.service, &[Role::DutyDesk]));
    assert!(matches!(release_notice::list(&desk), Err(Error::Denied(_))));
    assert!(matches!(release_notice::end(&desk, id, 2), Err(Error::Denied(_))));
    victim::remove(&cx, it.person, it.rosa, 1).unwrap();
    assert_eq!(it.app.count("victim_notice"), 0);
}

/// A statute that somebody has read, on the days it is in force, and for the kind of agency that it binds. The
/// service is not on the case any more: the wish outlives its part.
#[test]
fn a_statute_in_force_tells_a_service_that_has_left_the_case() {
    let region = Region::new();
    let service = region.app.agency("victim_service", "Acollida");
    let anna = region.app.user(&service, &[Role::VictimServiceWorker, Role::DutyDesk]);
    region.answer(region.youssef, throughline_domain::enrolment::Event::Offer);
    region.answer(region.youssef, throughline_domain::enrolment::Event::Accept);
    let nuria = region.cx(&region.nuria);
    let enrolment = throughline_app::case::head(&nuria, region.youssef).unwrap().programmes.remove(0).id;
    let candidate = involvement::Candidate { enrolment, role: None, agency: service.id };
    involvement::ask(&nuria, region.youssef, candidate).unwrap();
    let asked = region.invitation(&anna);
    request::accept(&region.cx(&anna), asked.id, asked.version).unwrap();
    let cx = || region.cx(&anna);
    let rosa = victim::save(&cx(), region.youssef, None, &rosa()).unwrap();
    release_notice::ask(&cx(), region.youssef, rosa, 0, &input(&[Wish::Planned])).unwrap();
    assert_eq!(due(&cx()), None);
    let bound = |verified: bool, kind: &str, version: &str| {
        let mut files = dates::shipped("cat-postrelease");
        let manifest = files.0.get_mut("pack.toml").unwrap();
        *manifest = manifest.replacen("version = \"2026", &format!("version = \"{version}-2026"), 1);
        *manifest = format!(
            "{manifest}\n[[legal_basis]]\ncode = \"told\"\nkind = \"statute\"\nvalid_from = 2026-11-10\n\
             binds = [\"{kind}\"]\nsource = \"[28]: for this test\"\nverified = {verified}\n"
        );
        for (_, text) in files.0.iter_mut().filter(|(path, _)| path.starts_with("texts/")) {
            text.push_str("\nbasis-told = Law on victims\nbasis-told-source = for this test\n");
        }
        let installed = programme::install(&region.app.operator(), files).unwrap();
        assert!(matches!(installed, programme::Installed::Current { .. }), "{installed:?}");
    };
    bound(true, "victim_service", "1");
    assert_eq!(due(&cx()), None, "not in force yet");
    region.app.set_now("2026-11-10T09:00:00+01:00");
    let open = due(&cx()).expect("it may be told");
    assert!(matches!(open, Some(News::Planned(_))), "{open:?}");

    let nuria = region.cx(&region.nuria);
    let row = involvement::view(&nuria, region.youssef).unwrap().live;
    let row = row.into_iter().find(|row| row.agency == "Acollida").unwrap();
    involvement::close(&nuria, region.youssef, row.id, row.version, "done").unwrap();
    assert!(is_nobody(&victim::view(&cx(), region.youssef)), "it is on the case no more");
    assert_eq!(due(&cx()), Some(open), "and tells still");
    tell(&cx());
    bound(true, "municipality", "2");
    assert_eq!(due(&cx()), None, "it binds others");
    bound(false, "victim_service", "3");
    assert_eq!(due(&cx()), None, "nobody has read it");
}

/// What is not a victim's own table or the sealed chain is the same, byte by byte, in a database in which a
/// victim is told and in one in which nobody asked.
#[test]
fn nobody_elses_rows_have_anything_of_it() {
    let rows = |asks: bool| {
        let it = story(true);
        let cx = || it.app.cx(&it.anna);
        it.app.draw_from(1 << 20);
        if asks {
            release_notice::ask(&cx(), it.person, it.rosa, 0, &input(Wish::ALL)).unwrap();
            tell(&cx());
        }
        it.app.draw_from(2 << 20);
        moves(&it.app.cx(&it.nuria), it.person, planned(date(2027, 3, 2)));
        if asks {
            release_notice::list(&cx()).unwrap();
        }
        it.app.draw_from(3 << 20);
        moves(&it.app.cx(&it.nuria), it.person, planned(date(2027, 4, 6)));
        (
            it.app.contents(&["victim_", "ledger_", "refinery_"]),
            it.app.open_ledger(),
            it.app.count("victim_notice"),
        )
    };
    let (with, without) = (rows(true), rows(false));
    assert_eq!((with.2, without.2), (1, 0), "the control");
    for (table, rows) in &with.0 {
        assert_eq!(Some(rows), without.0.get(table), "{table}");
    }
    assert_eq!(with.1, without.1);
}
