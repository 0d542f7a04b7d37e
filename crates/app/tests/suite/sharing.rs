//! What is shown follows what is permitted and agreed at that very moment: what is stopped is closed for
//! the next read, on whichever server that is.

use jiff::civil::date;
use throughline_app::{
    Cx, Error, agreement,
    case::{self, Countdown},
    coming_home, custody, disclosure, document, milestone, my_people, need, note, notice, permission, person,
    plan, release,
    sharing::Basis,
    testing::{InACase, Stay, TestAgency, TestApp, TestUser},
    who_sees::{self, Step},
};
use throughline_domain::{
    agency::Role,
    beside::Beside,
    category::{Category, Depth},
    custody::ReleaseItem,
    id::PersonId,
    need::{Level, Views},
    note::{About, Happened, Paragraph},
    plan::{Domain, GoalStatus},
};
use throughline_policy::{Permit, Subject};
use throughline_store::{db::Write, notice::Notice, permission as rows};

/// Fatima, whom Marta leads; the town hall is on the case.
struct Shared {
    app: TestApp,
    marta: TestUser,
    badia: TestUser,
    officer: TestUser,
    nuria: TestUser,
    town: TestAgency,
    fatima: PersonId,
}

impl Shared {
    fn new() -> Self {
        let app = TestApp::new();
        let prison = app.agency_with_units("prison", "Serveis penitenciaris", &["Serra Alta"]);
        let ngo = app.agency("ngo", "Pont Obert");
        let town = app.agency("municipality", "Ajuntament de Badalona");
        let marta = app.user(&ngo, &[Role::SocialWorker]);
        let badia = app.user(&town, &[Role::MunicipalCoordinator]);
        let officer = app.user(&ngo, &[Role::DataProtectionOfficer]);
        let nuria = app.user(&prison, &[Role::ResettlementOfficer]);
        let of = InACase { prison: &prison, lead: &marta, partners: &[&town], invited: &[] };
        let stay = Stay::Leaves(date(2026, 12, 10));
        let fatima = app.in_a_case(&of, ("Fatima Zahra", "Bennani"), stay);
        let shared = Self { app, marta, badia, officer, nuria, town, fatima };
        let room = plan::GoalInput {
            domain: Some(Domain::Housing),
            title: "A room of her own".to_owned(),
            words: String::new(),
            status: GoalStatus::Active,
            reason: String::new(),
        };
        plan::add_goal(&shared.marta(), fatima, &room).unwrap();
        let assessed = need::Assessment {
            domain: Domain::Housing,
            views: Views { person: Some(Level::Urgent), worker: Some(Level::Crisis) },
            person_words: "I sleep at my cousin's.".to_owned(),
            worker_words: "The cousin wants her out.".to_owned(),
            beside: Beside::default(),
        };
        need::assess(&shared.marta(), fatima, &assessed).unwrap();
        let paragraph = Paragraph {
            about: vec![About::Housing],
            words: "The landlord called.".to_owned(),
            beside: Beside::default(),
        };
        let input = note::NoteInput {
            happened: Some(Happened::Phoned),
            happened_at: None,
            paragraphs: vec![paragraph],
            corrects: None,
            step: None,
        };
        note::write(&shared.marta(), fatima, &input).unwrap();
        shared
    }
    fn marta(&self) -> Cx {
        self.app.cx(&self.marta)
    }
    fn badia(&self) -> Cx {
        self.app.cx(&self.badia)
    }
    /// The person says stop to the town hall.
    fn stops_the_town(&self) {
        let to = throughline_domain::permission::Recipient::Kind(self.town.kind.clone());
        let head = case::head(&self.marta(), self.fatima).unwrap();
        let all = self.app.world.db.read(|tx| rows::list(tx, head.case.unwrap())).unwrap();
        let theirs = all.into_iter().find(|it| it.to == to).unwrap();
        permission::withdraw(&self.marta(), self.fatima, theirs.id, theirs.version).unwrap();
    }
    /// What the town hall sees of her: the name, goals, assessments of housing with and without words.
    fn seen(&self, cx: &Cx) -> (String, usize, usize, usize) {
        let needs = need::view(cx, self.fatima).unwrap();
        let housing = needs.domains.into_iter().find(|it| it.domain == Domain::Housing).unwrap();
        let with_words = housing.history.iter().filter(|it| it.worker_words.is_some()).count();
        (
            case::head(cx, self.fatima).unwrap().name,
            plan::view(cx, self.fatima).unwrap().active.len(),
            housing.history.len(),
            with_words,
        )
    }
}

const NOTHING: (&str, usize, usize, usize) = ("N. N.", 0, 0, 0);

fn is_nothing((name, goals, needs, words): &(String, usize, usize, usize)) -> bool {
    (name.as_str(), *goals, *needs, *words) == NOTHING
}

#[test]
fn what_is_stopped_on_one_server_is_closed_for_the_next_read_on_another() {
    let it = Shared::new();
    // Another process over the same database, which has answered before and remembers what it can.
    let elsewhere = Cx { world: it.app.restarted(), ..it.badia() };
    let before = it.seen(&elsewhere);
    assert_eq!((before.0.as_str(), before.1, before.2), ("Fatima Zahra Bennani", 1, 1));
    it.stops_the_town();
    let after = it.seen(&elsewhere);
    assert!(is_nothing(&after), "{after:?}");
    let told = notice::list(&it.badia(), 1).unwrap().notices;
    assert!(told.iter().any(|told| told.kind == "permission_withdrawn"), "and told");
    assert!(told.iter().all(|told| told.name.as_deref() != Some("Fatima Zahra Bennani")));
}

#[test]
fn a_person_who_stands_on_a_list_more_than_once_has_a_name_each_time() {
    let it = Shared::new();
    let tell = |kind: &'static str| {
        let (id, agency, person) = (it.app.operator().new_id(), it.town.id, it.fatima);
        let told = move |cx: &Cx, tx: &mut Write<'_>| {
            let chains = throughline_app::authorise::chains(tx, person)?;
            let mut w = tx.permitted(Permit::system(Subject::Person(person), "test"));
            let (kind, created_at) = (kind.to_owned(), cx.now);
            let person = Some(person);
            let new = Notice { id, agency, user: None, kind, person, created_at, read_at: None };
            throughline_store::notice::insert(&mut w, &new)?;
            throughline_app::authorise::record(cx, &mut w, &chains, &[], serde_json::json!({}))
        };
        it.app.operator().write(told).unwrap();
    };
    tell("released");
    tell("date_moved");
    let names: Vec<_> =
        notice::list(&it.badia(), 1).unwrap().notices.into_iter().filter_map(|told| told.name).collect();
    assert_eq!(names, ["Fatima Zahra Bennani", "Fatima Zahra Bennani"]);
}

#[test]
fn who_permits_nothing_is_nameless_on_every_list_and_found_by_nobody() {
    let it = Shared::new();
    let names = |cx: &Cx| -> Vec<String> {
        let home = coming_home::list(cx).unwrap();
        let with_a_day = home.weeks.into_iter().flat_map(|it| it.rows);
        with_a_day.chain(home.no_date).map(|it| it.name).collect()
    };
    let found = |cx: &Cx| person::search(cx, "benn").unwrap().found.len();
    assert_eq!((names(&it.badia()), found(&it.badia())), (vec!["Fatima Zahra Bennani".to_owned()], 1));
    it.stops_the_town();
    assert_eq!((names(&it.badia()), found(&it.badia())), (vec!["N. N.".to_owned()], 0));
    let homes = coming_home::list(&it.badia()).unwrap();
    assert!(homes.weeks.is_empty(), "the day is not shared either");
    assert!(homes.no_date.iter().all(|row| row.town.is_none()), "where somebody goes to is part of it");
    let marked = custody::items(&it.badia(), &[it.fatima], ReleaseItem::Medicine).unwrap();
    assert_eq!((marked[0].name.as_str(), marked[0].stands.is_some()), ("N. N.", false));
    let identity = person::identity(&it.badia(), it.fatima).unwrap();
    assert!(identity.records.is_empty() && identity.head.born.is_none() && !identity.head.named);
    // The lead's own permission stands.
    let led = my_people::view(&it.marta(), my_people::Tab::All, 1).unwrap();
    assert_eq!(led.rows[0].name, "Fatima Zahra Bennani");
}

/// What the rules open to the town hall is explained, offered to be asked for, and kept with the entry of who
/// looked, by the policies of that day.
#[test]
fn the_ledger_keeps_which_policies_opened_what_was_looked_at() {
    let it = Shared::new();
    let could = |cx: &Cx| case::view(cx, it.fatima).unwrap().could_open;
    assert!(!could(&it.badia()).contains(&Category::Housing), "it is open already");
    need::view(&it.badia(), it.fatima).unwrap();
    it.stops_the_town();
    // Stopped, the same page is opened by nothing; and every row that a yes could open says so, whether
    // or not anything was ever written down there.
    need::view(&it.badia(), it.fatima).unwrap();
    let asked = could(&it.badia());
    assert!(
        [Category::Housing, Category::Finance, Category::SubstanceUse].iter().all(|it| asked.contains(it))
    );
    assert!(!asked.contains(&Category::Victim) && !asked.contains(&Category::Risk), "{asked:?}");

    let town = Some(it.badia.agency);
    let officer = it.app.user(&it.town, &[Role::DataProtectionOfficer]);
    let wanted = disclosure::Wanted { agency: town, ..disclosure::Wanted::default() };
    let entries = disclosure::list(&it.app.cx(&officer), &wanted, 1).unwrap().entries;
    let needs: Vec<_> = entries.into_iter().filter(|it| it.detail.as_deref() == Some("needs")).collect();
    let opened =
        |shown: &disclosure::Shown| shown.opened_by.get(&Basis::Permission).cloned().unwrap_or_default();
    assert_eq!(needs.len(), 2);
    assert!(opened(&needs[0]).is_empty(), "the newest first: {:?}", needs[0].opened_by);
    assert_eq!(opened(&needs[1]), ["MUN-9-permission"]);
    let payload: serde_json::Value = serde_json::from_str(needs[1].line.payload.as_deref().unwrap()).unwrap();
    assert_eq!(payload["opened_by"]["matrix"].as_str().map(str::len), Some(12), "{payload}");
}

/// The entry of a list says which policies opened somebody on it, all of those who were shown together.
#[test]
fn the_ledger_keeps_which_policies_opened_the_people_of_a_list() {
    let it = Shared::new();
    let officer = it.app.cx(&it.officer);
    let opened = |view: &str| -> Vec<Vec<String>> {
        let entries = disclosure::list(&officer, &disclosure::Wanted::default(), 1).unwrap().entries;
        let of_view = entries.into_iter().filter(|shown| shown.detail.as_deref() == Some(view));
        of_view.map(|shown| shown.opened_by.into_values().flatten().collect()).collect()
    };
    my_people::view(&it.marta(), my_people::Tab::All, 1).unwrap();
    let first = opened("my_people");
    assert_eq!(first.len(), 1);
    for policy in ["NGO-1-permission", "NGO-2-permission", "NGO-17-permission"] {
        assert!(first[0].iter().any(|known| known == policy), "{policy}: {first:?}");
    }
    assert!(first[0].iter().all(|known| !known.starts_with("NGO-9")), "no housing on it: {first:?}");
    // Where nobody is shown, nothing was opened.
    it.app.wait(jiff::SignedDuration::from_mins(1));
    let overdue = my_people::view(&it.marta(), my_people::Tab::Overdue, 1).unwrap();
    assert!(overdue.rows.is_empty());
    assert_eq!(opened("my_people").first().map(Vec::len), Some(0), "the newest first");
    person::search(&it.marta(), "bennani").unwrap();
    let found = opened("search");
    assert!(found[0].iter().any(|known| known == "NGO-1-permission"), "{found:?}");
}

#[test]
fn an_agreement_that_ends_closes_what_rested_on_it_and_leaves_what_one_wrote_oneself() {
    let it = Shared::new();
    let officer = it.app.cx(&it.officer);
    let live = agreement::list(&officer).unwrap().agreements.remove(0).agreement;
    agreement::end(&officer, live.id, live.version, "The contract was lost").unwrap();
    assert!(is_nothing(&it.seen(&it.badia())));
    // Marta's agency wrote the goal and the assessment, and goes on working with them; the name stood in
    // the prison's record alone.
    let own = it.seen(&it.marta());
    assert_eq!((own.0.as_str(), own.1, own.2, own.3), ("N. N.", 1, 1, 1));
}

#[test]
fn another_agencys_notes_and_documents_tell_no_more_than_their_row() {
    let it = Shared::new();
    let seen = note::list(&it.badia(), it.fatima, 1).unwrap();
    assert_eq!(seen.notes[0].paragraphs, [note::ShownParagraph::Withheld(Category::Housing)]);
    let upload = document::Upload {
        title: "Tenancy offer".to_owned(),
        domain: Some(Domain::Money),
        file_name: "offer.pdf".to_owned(),
        content: std::sync::Arc::from(&b"%PDF-1.4 offer"[..]),
    };
    let id = document::attach(&it.marta(), it.fatima, &upload).unwrap();
    // Money is open to a town hall in full, where the person permits it.
    let listed = document::list(&it.badia(), it.fatima).unwrap();
    assert!(listed.documents[0].whole);
    document::download(&it.badia(), it.fatima, id).unwrap();
    it.stops_the_town();
    assert!(document::list(&it.badia(), it.fatima).unwrap().documents.is_empty());
    assert!(matches!(document::download(&it.badia(), it.fatima, id), Err(Error::NotFound)));
}

#[test]
fn the_five_questions_say_what_is_missing_and_the_table_is_for_who_decides() {
    let it = Shared::new();
    let all = who_sees::table(&it.marta(), it.fatima).unwrap();
    assert_eq!(all.columns.len(), 2, "the lead, and the town hall");
    assert!(all.rows.iter().all(|(category, _)| *category != Category::Victim));
    let own = who_sees::table(&it.badia(), it.fatima).unwrap();
    assert_eq!(own.columns.len(), 1, "what others see is not a partner's to know");
    let other = Some(it.marta.agency);
    let asked = who_sees::why(&it.badia(), it.fatima, Category::Housing, other);
    assert!(matches!(asked, Err(Error::NotFound)));
    assert!(matches!(who_sees::why(&it.marta(), it.fatima, Category::Victim, None), Err(Error::NotFound)));

    let why = || who_sees::why(&it.badia(), it.fatima, Category::Housing, None).unwrap();
    let open = why();
    assert_eq!((open.depth, open.on_the_case, open.narrowed), (Depth::Full, true, false));
    assert!(matches!((&open.permission, &open.agreement), (Step::Given(_), Step::Given(_))));
    assert_eq!(open.rules[0].basis, Some(Basis::Permission));
    it.stops_the_town();
    let closed = why();
    assert_eq!((closed.depth, closed.at_most), (Depth::None, Depth::Full));
    assert_eq!(closed.permission, Step::Missing);
    assert!(matches!(closed.agreement, Step::Given(_)), "the agreement stands, and waits for the yes");
    // The lead, who decides, reads the same of the town hall.
    let theirs = who_sees::why(&it.marta(), it.fatima, Category::Housing, Some(it.town.id)).unwrap();
    assert_eq!((theirs.depth, theirs.may_ask), (Depth::None, false));
    let offence = who_sees::why(&it.badia(), it.fatima, Category::Offence, None).unwrap();
    assert_eq!(offence.depth, Depth::None);
}

#[test]
fn how_the_six_stand_is_housing_money_and_health_and_not_missing_where_it_is_withheld() {
    let it = Shared::new();
    let open = case::view(&it.badia(), it.fatima).unwrap().six;
    assert_eq!(open.len(), 6);
    it.stops_the_town();
    let (closed, cx) = (case::view(&it.badia(), it.fatima).unwrap(), it.badia());
    assert!(closed.six.is_empty() && closed.head.missing.is_empty(), "{:?}", closed.six);
    let listed = release::list(&cx, &release::Filter::default()).unwrap();
    assert!(listed.rows.iter().all(|row| row.item(ReleaseItem::Bed).is_none() && row.name == "N. N."));
    let marked = custody::item(&cx, it.fatima, ReleaseItem::Medicine);
    assert!(matches!(marked, Err(Error::NotFound)));
}

#[test]
fn a_summary_of_who_somebody_is_holds_no_number_and_no_number_finds_them() {
    let it = Shared::new();
    let numbered = |cx: &Cx| person::search(cx, "X1234").unwrap().found;
    let (fatima, number) = (it.fatima, "X1234567L");
    let give = move |cx: &Cx, tx: &mut Write<'_>| {
        let record = throughline_store::person::records(tx, fatima)?.remove(0);
        let chain = throughline_store::ledger::Chain::Record(record.id);
        let mut w = tx.permitted(Permit::system(Subject::Person(fatima), "test"));
        let new = throughline_store::person::Identifier { kind: "NIE".to_owned(), value: number.to_owned() };
        throughline_store::person::add_identifier(&mut w, cx.new_id(), record.id, &new)?;
        throughline_app::authorise::record(cx, &mut w, &[chain], &[], serde_json::json!({}))
    };
    it.app.operator().write(give).unwrap();
    let prison = it.app.cx(&it.nuria);
    assert_eq!(numbered(&prison)[0].numbers[0].value, number, "whoever holds the record finds by it");
    assert!(numbered(&it.badia()).is_empty());
    let found = person::search(&it.badia(), "benn").unwrap().found;
    assert!(found[0].numbers.is_empty(), "{:?}", found[0].numbers);
}

#[test]
fn who_marks_a_step_that_it_sees_in_short_takes_nothing_out_of_it() {
    let it = Shared::new();
    let goal = plan::view(&it.marta(), it.fatima).unwrap().active.remove(0).goal.id;
    let waits = plan::StepInput {
        title: "Register the address".to_owned(),
        detail: "She may sign".to_owned(),
        owner: throughline_domain::plan::Owner::Agency(it.town.id),
        due_on: None,
        status: throughline_domain::plan::StepStatus::Waiting,
        reason: "asked the landlady".to_owned(),
    };
    let id = plan::add_step(&it.marta(), it.fatima, goal, &waits).unwrap();
    let (seen, _) = plan::step(&it.badia(), it.fatima, id).unwrap();
    let moved = plan::StepInput {
        detail: String::new(),
        reason: String::new(),
        due_on: Some(date(2026, 12, 1)),
        ..waits
    };
    assert_eq!(
        plan::edit_step(&it.badia(), it.fatima, id, seen.version, &moved).unwrap(),
        plan::Edited::Saved
    );
    let (after, _) = plan::step(&it.marta(), it.fatima, id).unwrap();
    assert_eq!(after.status_reason.as_deref(), Some("asked the landlady"));
    assert_eq!((after.detail.as_deref(), after.due_on), (Some("She may sign"), Some(date(2026, 12, 1))));
}

#[test]
fn dates_and_deadlines_are_as_deep_as_their_row_of_the_matrix() {
    let app = TestApp::new();
    let prison = app.agency_with_units("prison", "Serveis penitenciaris", &["Brians 1"]);
    let (ngo, house) = (app.agency("ngo", "Pont Obert"), app.agency("housing", "Llar Sant Roc"));
    let nuria = app.user(&prison, &[Role::ResettlementOfficer]);
    let (marta, ivan) = (app.user(&ngo, &[Role::SocialWorker]), app.user(&house, &[Role::HousingWorker]));
    let of = InACase { prison: &prison, lead: &marta, partners: &[&house], invited: &[] };
    let day = date(2026, 11, 20);
    let closed = app.in_a_closed_case(&of, ("Youssef", "El Amrani"), Stay::Leaves(day));
    let nowhere = app.in_a_closed_case(&of, ("Youssef", "El Amrani"), Stay::Nowhere);
    let stands = |user, person| {
        let cx = app.cx(user);
        let timeline = milestone::view(&cx, person).unwrap();
        (timeline.head.countdown, timeline.withheld, timeline.episodes.len())
    };
    // Nobody has said yes: neither that there is a day, nor that there is none.
    for person in [closed, nowhere] {
        assert_eq!(stands(&marta, person), (Countdown::Withheld, true, 0));
    }
    assert!(matches!(stands(&nuria, closed), (Countdown::To { .. }, false, 1)), "who holds the record knows");
    let page = my_people::view(&app.cx(&marta), my_people::Tab::All, 1).unwrap();
    assert!(page.rows.iter().all(|row| row.stands == my_people::Whereabouts::Withheld));

    let open = app.in_a_case(&of, ("Ana", "Puig"), Stay::Leaves(day));
    assert!(matches!(stands(&marta, open), (Countdown::To { .. }, false, 1)), "a summary");
    assert!(
        matches!(stands(&ivan, open), (Countdown::To { .. }, true, 0)),
        "the day and what binds, no more"
    );
}

/// Marta writes it down whole and beside it what others need; each agency reads what its cell opens.
#[test]
fn a_summary_and_a_consequence_are_what_people_wrote_beside_the_whole() {
    let app = TestApp::new();
    let prison = app.agency_with_units("prison", "Serveis penitenciaris", &["Serra Alta"]);
    let marta = app.user(&app.agency("ngo", "Pont Obert"), &[Role::SocialWorker]);
    let (probation, housing) = (app.agency("probation", "Execució penal"), app.agency("housing", "Llar"));
    let (pau, omar) =
        (app.user(&probation, &[Role::ProbationOfficer]), app.user(&housing, &[Role::SocialWorker]));
    let of = InACase { prison: &prison, lead: &marta, partners: &[&probation, &housing], invited: &[] };
    let fatima = app.in_a_case(&of, ("Fatima Zahra", "Bennani"), Stay::Leaves(date(2026, 12, 10)));
    let (marta, pau, omar) = (app.cx(&marta), app.cx(&pau), app.cx(&omar));
    let beside = |summary: &str, consequence: &str| Beside {
        summary: Some(summary.to_owned()),
        consequence: Some(consequence.to_owned()),
    };
    let minds = |cx: &Cx| {
        let needs = need::view(cx, fatima).unwrap().domains;
        needs.into_iter().find(|it| it.domain == Domain::MentalHealth).unwrap()
    };
    let assess = |beside: Beside| {
        let assessed = need::Assessment {
            domain: Domain::MentalHealth,
            views: Views { person: None, worker: Some(Level::Urgent) },
            person_words: String::new(),
            worker_words: "Panic since the fire in the cell.".to_owned(),
            beside,
        };
        need::assess(&marta, fatima, &assessed)
    };
    assess(Beside::default()).unwrap();
    let seen = minds(&omar);
    assert!(seen.history.is_empty() && seen.withheld, "nothing is made from the whole");

    assess(beside("In treatment since October.", "No ground floor. ")).unwrap();
    let seen = minds(&omar).history.remove(0);
    assert_eq!(seen.beside, Beside { summary: None, consequence: Some("No ground floor.".to_owned()) });
    assert_eq!((seen.views, seen.worker_words), (Views::default(), None), "no level, no reason");
    // Both were assessed at the same moment: the newer one is the one with something beside it.
    let seen = minds(&pau).history.into_iter().find(|it| !it.beside.is_empty()).unwrap();
    assert_eq!(seen.beside.summary.as_deref(), Some("In treatment since October."));
    assert_eq!((seen.views.worker, seen.worker_words), (Some(Level::Urgent), None));
    assert_eq!(minds(&marta).history[0].worker_words.as_deref(), Some("Panic since the fire in the cell."));

    let paragraph =
        |about, words: &str, beside| Paragraph { about: vec![about], words: words.to_owned(), beside };
    let write = |paragraphs| {
        let input = note::NoteInput {
            happened: Some(Happened::Met),
            happened_at: None,
            paragraphs,
            corrects: None,
            step: None,
        };
        note::write(&marta, fatima, &input)
    };
    write(vec![
        paragraph(About::Housing, "The landlord called; her cousin shouted.", beside("A room in sight.", "")),
        paragraph(About::Health, "Dr Soler on Tuesdays.", beside(" ", "Not on Tuesday mornings.")),
        paragraph(About::Money, "Owes 400 euros.", Beside::default()),
    ])
    .unwrap();
    let read = |cx: &Cx| note::list(cx, fatima, 1).unwrap().notes.remove(0).paragraphs;
    let short =
        note::ShownParagraph::Summary { about: vec![About::Housing], words: "A room in sight.".to_owned() };
    let follows = note::ShownParagraph::Consequence("Not on Tuesday mornings.".to_owned());
    let money = note::ShownParagraph::Withheld(Category::Finance);
    assert_eq!(read(&pau), [short, follows, money]);
    assert!(
        matches!(&read(&marta)[0], note::ShownParagraph::Words { words, .. } if words.contains("shouted"))
    );

    // What is too long, or stands beside nothing, is said at its field and nothing is written.
    let long = "x".repeat(301);
    let refused = write(vec![
        paragraph(About::Work, "y", Beside::default()),
        paragraph(About::Work, "y", beside(&long, "")),
    ]);
    assert!(matches!(refused, Err(Error::Invalid(errors)) if errors[0].field == "summary-2"));
    let refused = write(vec![paragraph(About::Work, " ", beside("Has work.", ""))]);
    assert!(matches!(refused, Err(Error::Invalid(errors)) if errors[0].field == "text"));
    let refused = assess(beside("", &long));
    assert!(matches!(refused, Err(Error::Invalid(errors)) if errors[0].field == "consequence"));
}
