//! A killed server has kept every note and every moved date for which it said "saved".

use std::{
    io,
    sync::Mutex,
    thread,
    time::{Duration, Instant},
};

use jiff::{ToSpan as _, civil::Date};
use throughline_app::{
    custody,
    note::{self, ShownParagraph},
    testing::{InACase, Listed, Stay, TestAgency, TestApp, TestDb, TestUser},
};
use throughline_domain::{agency::Role, id::PersonId};

use crate::{
    browser::Browser,
    moment, now,
    program::{Server, ledger_fits, ran},
    rounds, today,
};

/// Workers who write at the same time.
const WORKERS: usize = 4;
/// How long the longest round lets them.
const LONGEST: Duration = Duration::from_millis(1200);

/// A prison with people who leave, and a team with a case each.
struct Region {
    app: TestApp,
    officer: TestUser,
    team: Vec<(TestUser, PersonId)>,
    leaving: Vec<PersonId>,
}

/// What the server said that it had saved.
#[derive(Default)]
struct Acknowledged {
    notes: Vec<(usize, String)>,
    /// For each person the days that were asked for, oldest first, and whether "saved" came.
    days: Vec<(usize, Date, bool)>,
}

#[test]
fn a_killed_server_has_kept_all_that_it_acknowledged() {
    let region = region();
    let folder = tempfile::tempdir().expect("a temporary folder");
    let told = Mutex::new(Acknowledged::default());
    for round in 0..rounds() {
        let server = Server::start(folder.path(), region.app.url());
        let address = server.address;
        region.app.set_now(&now().to_string());
        let ends = Instant::now() + Duration::from_millis(100) + moment(round, LONGEST);
        thread::scope(|scope| {
            let (region, told) = (&region, &told);
            for (worker, ((user, person), leaving)) in region.team.iter().zip(&region.leaving).enumerate() {
                let session = region.app.signed_in(user).token;
                let browser = Browser::new(address, &session);
                scope.spawn(move || write_notes(*person, &browser, worker, round, told));
                let session = region.app.signed_in(&region.officer).token;
                let browser = Browser::new(address, &session);
                scope.spawn(move || move_dates(*leaving, &browser, worker, told));
            }
            while Instant::now() < ends {
                thread::yield_now();
            }
            server.kill();
        });
        ledger_fits(folder.path(), region.app.url());
        check(&region, &told.lock().expect("nobody panicked"), round);
    }
    let told = told.into_inner().expect("nobody panicked");
    assert!(!told.notes.is_empty(), "no note was ever saved");
    assert!(told.days.iter().any(|(_, _, saved)| *saved), "no date was ever moved");
}

/// A backup is one moment while people work: all that was acknowledged before it began is in it.
#[test]
fn a_backup_taken_while_people_work_is_restored_and_verified() {
    let region = region();
    let folder = tempfile::tempdir().expect("a temporary folder");
    let told = Mutex::new(Acknowledged::default());
    let saved = || told.lock().expect("nobody panicked").notes.len();
    let sessions: Vec<_> = region.team.iter().map(|(user, _)| region.app.signed_in(user).token).collect();
    let server = Server::start(folder.path(), region.app.url());
    let before = thread::scope(|scope| {
        for (worker, ((_, person), session)) in region.team.iter().zip(&sessions).enumerate() {
            let (browser, told) = (Browser::new(server.address, session), &told);
            scope.spawn(move || write_notes(*person, &browser, worker, 0, told));
        }
        wait_until(|| saved() >= 8);
        let before = told.lock().expect("nobody panicked").notes.clone();
        let backup = ran(folder.path(), region.app.url(), &["backup", "copy"]);
        assert!(backup.status.success(), "{}", String::from_utf8_lossy(&backup.stderr));
        let during = saved();
        wait_until(|| saved() > during);
        server.kill();
        before
    });

    let mut empty = TestDb::unmigrated();
    empty.close();
    let restored = ran(folder.path(), empty.url(), &["restore", "copy"]);
    assert!(restored.status.success(), "{}", String::from_utf8_lossy(&restored.stderr));
    ledger_fits(folder.path(), empty.url());
    let server = Server::start(folder.path(), empty.url());
    for (worker, ((_, person), session)) in region.team.iter().zip(&sessions).enumerate() {
        let browser = Browser::new(server.address, session);
        let mut kept = String::new();
        for page in 1.. {
            let seen = browser.get(&format!("/people/{person}/notes?page={page}")).expect("it serves");
            assert_eq!(seen.status, 200, "{}", seen.body);
            kept.push_str(&seen.body);
            if !seen.body.contains(&format!("page={}", page + 1)) {
                break;
            }
        }
        for (_, words) in before.iter().filter(|(by, _)| *by == worker) {
            assert!(kept.contains(words), "\"{words}\" was acknowledged before the backup began");
        }
    }
    server.kill();
}

fn wait_until(condition: impl Fn() -> bool) {
    let began = Instant::now();
    while !condition() {
        assert!(began.elapsed() < Duration::from_secs(60), "nothing was saved");
        thread::yield_now();
    }
}

/// Writes one note after another until the server is gone.
fn write_notes(person: PersonId, browser: &Browser, worker: usize, round: u64, told: &Mutex<Acknowledged>) {
    let Ok(Some(csrf)) = browser.get(&format!("/people/{person}/notes/new")).map(|page| page.field("csrf"))
    else {
        return;
    };
    for number in 0.. {
        let words = format!("round {round} worker {worker} note {number}");
        let fields = [("csrf", csrf.as_str()), ("kind", "met"), ("about", "housing"), ("text", &words)];
        match browser.post(&format!("/people/{person}/notes"), &fields) {
            Ok(answer) if answer.status == 303 => {
                told.lock().expect("nobody panicked").notes.push((worker, words));
            }
            // "Not saved, try again" is no promise: what it was about need not be there.
            Ok(answer) if answer.status == 503 => {}
            Ok(answer) => assert_eq!(answer.status, 303, "{}", answer.body),
            Err(_) => return,
        }
    }
}

/// Moves one person's date to and fro, each time through its preview, until the server is gone.
fn move_dates(person: PersonId, browser: &Browser, worker: usize, told: &Mutex<Acknowledged>) {
    for number in 0.. {
        let day = today() + (60 + number % 40).days();
        if move_date(person, browser, (worker, number == 0), day, told).is_err() {
            return;
        }
    }
}

fn move_date(
    person: PersonId,
    browser: &Browser,
    (worker, first): (usize, bool),
    day: Date,
    told: &Mutex<Acknowledged>,
) -> io::Result<()> {
    let path = format!("/people/{person}/release");
    let (d, m, y) = (day.day().to_string(), day.month().to_string(), day.year().to_string());
    let asked = format!("what=planned&kind=final&date-day={d}&date-month={m}&date-year={y}");
    let preview = browser.get(&format!("{path}?{asked}"))?;
    let field = |name| preview.field(name).ok_or_else(|| io::Error::other("the page was cut off"));
    let (csrf, version) = (field("csrf")?, field("version")?);
    let fields = [
        ("csrf", csrf.as_str()),
        ("version", &version),
        ("what", "planned"),
        ("kind", "final"),
        ("date-day", &d),
        ("date-month", &m),
        ("date-year", &y),
        ("reason", "court"),
    ];
    // Written down before it is sent: what was never answered may have been saved or not.
    let place = {
        let mut told = told.lock().expect("nobody panicked");
        told.days.push((worker, day, false));
        told.days.len() - 1
    };
    let answer = browser.post(&path, &fields)?;
    // A database server of its own finishes what the killed program had sent it last: what the first
    // form is filled from may be of before, and the page says so instead of overwriting it.
    if answer.status == 503 || (first && answer.status == 409) {
        return Ok(());
    }
    assert_eq!(answer.status, 303, "{}", answer.body);
    if let Some((_, _, saved)) = told.lock().expect("nobody panicked").days.get_mut(place) {
        *saved = true;
    }
    Ok(())
}

/// Pages of notes that are read back; what is older was looked at in the rounds before.
const PAGES: usize = 40;

/// How many of the newest notes of a worker are looked for: fewer than those pages hold, because some that
/// nobody was told of may stand among them.
const NEWEST: usize = 800;

#[track_caller]
fn check(region: &Region, told: &Acknowledged, round: u64) {
    for (worker, (user, person)) in region.team.iter().enumerate() {
        let kept = notes_of(&region.app, user, *person);
        for (_, words) in told.notes.iter().filter(|(by, _)| *by == worker).rev().take(NEWEST) {
            let times = kept.iter().filter(|note| *note == words).count();
            assert_eq!(times, 1, "round {round}: \"{words}\" was acknowledged");
        }
    }
    for (worker, person) in region.leaving.iter().enumerate() {
        // The last day that was acknowledged, or one that was asked for after it.
        let asked: Vec<_> = told.days.iter().filter(|(by, ..)| *by == worker).collect();
        let Some(last) = asked.iter().rposition(|(_, _, saved)| *saved) else { continue };
        let stands = custody::preview(
            &region.app.cx(&region.officer),
            *person,
            &custody::DateChange::Planned { kind: Some("final".to_owned()), value: None },
        )
        .expect("the officer may ask")
        .before;
        assert!(
            asked.iter().skip(last).any(|(_, day, _)| Some(*day) == stands),
            "round {round}: {stands:?} is none of {:?}",
            asked.iter().skip(last).collect::<Vec<_>>()
        );
    }
}

fn notes_of(app: &TestApp, user: &TestUser, person: PersonId) -> Vec<String> {
    let cx = app.cx(user);
    let pages = note::list(&cx, person, 1).expect("their own case").page.1;
    (1..=pages.min(PAGES))
        .flat_map(|page| note::list(&cx, person, page).expect("their own case").notes)
        .flat_map(|note| note.paragraphs)
        .filter_map(|paragraph| match paragraph {
            ShownParagraph::Words { words, .. } => Some(words),
            _ => None,
        })
        .collect()
}

fn region() -> Region {
    let app = TestApp::with_programmes();
    app.set_now(&now().to_string());
    let prison = app.agency_with_units("prison", "Serveis penitenciaris", &["Ponent"]);
    let officer = app.user(&prison, &[Role::ResettlementOfficer]);
    let house: TestAgency = app.agency("ngo", "Casa Oberta");
    let team = (0..WORKERS)
        .map(|_| {
            let lead = app.user(&house, &[Role::SocialWorker]);
            let of = InACase { prison: &prison, lead: &lead, partners: &[], invited: &[] };
            let person = app.in_a_case(&of, ("Marta", "Puig"), Stay::Nowhere);
            (lead, person)
        })
        .collect();
    let leaving = ["0001", "0002", "0003", "0004"]
        .into_iter()
        .map(|key| {
            let listed = Listed {
                key,
                leaves_on: Some(today() + 90.days()),
                admitted_on: Some(today() - 400.days()),
                sentenced_on: Some(today() - 400.days()),
                ..Listed::default()
            };
            app.listed(&prison, "Ponent", &listed)
        })
        .collect();
    Region { app, officer, team, leaving }
}
