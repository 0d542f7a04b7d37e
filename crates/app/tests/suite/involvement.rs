//! Who comes to a case, who sees what before and after, and that exactly one takes the lead.

use std::sync::{Arc, Barrier};

use jiff::civil::date;
use throughline_app::{
    Cx, Error, case, coming_home, custody, enrolment, handover, history, involvement, lead, milestone, need,
    note, notice, person, plan, programme, request,
    testing::{Listed, TestUser},
};
use throughline_domain::{
    agency::Role,
    enrolment::{Event, Participation},
    id::PersonId,
    involvement::{Part, Status},
    programme::pack::MilestoneKind,
};

use crate::{custody as dates, region::Region};

fn refused<T: std::fmt::Debug>(outcome: Result<T, Error>) -> &'static str {
    match outcome {
        Err(Error::Refused(key)) => key,
        other => panic!("{other:?}"),
    }
}

/// What the gate answers with "not found": nothing there, or nothing this reader may know of.
#[track_caller]
fn not_there<T: std::fmt::Debug>(what: &str, outcome: Result<T, Error>) {
    match outcome {
        Err(Error::NotFound) => {}
        Err(Error::Denied(denied)) if !denied.may_know => {}
        other => panic!("{what}: {other:?}"),
    }
}

/// The notices of somebody: what, and whom they lead to.
fn told(cx: &Cx) -> Vec<(String, Option<PersonId>)> {
    notice::list(cx, 1).unwrap().notices.into_iter().map(|it| (it.kind, it.person)).collect()
}

/// Every use case about a person, one after the other.
#[track_caller]
fn reaches_nothing(cx: &Cx, person: PersonId) {
    not_there("case", case::view(cx, person));
    not_there("head", case::head(cx, person));
    not_there("timeline", milestone::view(cx, person));
    not_there("history", history::view(cx, person, 1));
    not_there("plan", plan::view(cx, person));
    not_there("needs", need::view(cx, person));
    not_there("notes", note::list(cx, person, 1));
    not_there("handovers", handover::view(cx, person));
    not_there("agencies", involvement::view(cx, person));
    not_there("identity", person::identity(cx, person));
    not_there("death", person::record_death(cx, person, date(2026, 11, 1)));
    let moved = custody::DateChange::Planned { kind: None, value: Some(date(2027, 3, 1)) };
    not_there("preview", custody::preview(cx, person, &moved));
    let because = custody::Because { reason: "court".to_owned(), note: None, person_told: false };
    not_there("date", custody::change(cx, person, moved, because, 1));
    assert!(person::search(cx, "youssef").unwrap().found.is_empty());
    assert!(person::search(cx, "14/06/1997").unwrap().found.is_empty());
    assert!(coming_home::list(cx).unwrap().is_empty());
}

#[test]
fn a_yes_proposes_the_agencies_that_the_programme_names_and_tells_them_nothing() {
    let region = Region::new();
    assert!(region.agencies(&region.nuria, region.youssef).choices.is_empty(), "a candidate is no case yet");
    region.says_yes(region.youssef);
    let shown = region.agencies(&region.nuria, region.youssef);
    let live: Vec<_> = shown.live.iter().map(|row| (row.agency.as_str(), row.part, row.status)).collect();
    assert_eq!(
        live,
        [
            ("Serveis penitenciaris", Part::Referring, Status::Accepted),
            ("Pont Obert", Part::Lead, Status::Proposed),
            ("Ajuntament de Terrassa", Part::Partner, Status::Proposed),
        ]
    );
    for worker in [&region.marta, &region.badia, &region.quim] {
        assert!(request::list(&region.cx(worker)).unwrap().requests.is_empty());
        reaches_nothing(&region.cx(worker), region.youssef);
    }
}

#[test]
fn nobody_is_asked_before_the_person_said_yes() {
    let region = Region::new();
    let cx = region.cx(&region.nuria);
    let enrolment = case::head(&cx, region.youssef).unwrap().programmes.remove(0).id;
    let candidate =
        involvement::Candidate { enrolment, role: Some("support_team".to_owned()), agency: region.ngo.id };
    assert_eq!(refused(involvement::ask(&cx, region.youssef, candidate)), "involvements-refused-no-yes");
}

#[test]
fn an_invited_agency_knows_who_asks_for_which_programme_and_when_and_nothing_else() {
    let region = Region::new();
    region.says_yes(region.youssef);
    region.invite(region.youssef, "Pont Obert");
    let asked = region.invitation(&region.marta);
    assert_eq!(asked.asked_by, "Serveis penitenciaris");
    assert_eq!(asked.programme, "Post-release support");
    assert_eq!(asked.asked_on, date(2026, 11, 2));
    assert!(!format!("{asked:?}").contains(&region.youssef.to_string()));
    assert_eq!(told(&region.cx(&region.marta)), [("invited".to_owned(), None)]);
    reaches_nothing(&region.cx(&region.marta), region.youssef);
}

/// A statute that somebody has read, on the days it is in force, and for the kind of agency that it binds: who
/// comes and when, and nothing else.
#[test]
fn a_statute_in_force_signals_to_the_town_who_comes_and_when_before_it_answers() {
    let region = Region::new();
    region.says_yes(region.youssef);
    for agency in ["Pont Obert", "Ajuntament de Terrassa"] {
        region.invite(region.youssef, agency);
    }
    let signal = |user| region.invitation(user).signal;
    assert_eq!(signal(&region.badia), None);
    let bound = |verified: bool, version: &str| {
        let mut files = dates::shipped("cat-postrelease");
        let manifest = files.0.get_mut("pack.toml").unwrap();
        *manifest = manifest.replacen("version = \"2026", &format!("version = \"{version}-2026"), 1);
        *manifest = format!(
            "{manifest}\n[[legal_basis]]\ncode = \"coming_home\"\nkind = \"statute\"\nvalid_from = 2026-11-10\n\
             binds = [\"municipality\"]\nsource = \"[28]: for this test\"\nverified = {verified}\n"
        );
        for (_, text) in files.0.iter_mut().filter(|(path, _)| path.starts_with("texts/")) {
            text.push_str(
                "\nbasis-coming-home = Law on coming home\nbasis-coming-home-source = for this test\n",
            );
        }
        let installed = programme::install(&region.app.operator(), files).unwrap();
        assert!(matches!(installed, programme::Installed::Current { .. }), "{installed:?}");
    };
    bound(true, "1");
    assert_eq!(signal(&region.badia), None, "not in force yet");
    region.app.set_now("2026-11-10T09:00:00+01:00");
    let seen = signal(&region.badia).expect("a signal");
    assert_eq!(seen.name.as_deref(), Some("Youssef El Amrani"));
    assert!(seen.leaves_on.is_some());
    assert_eq!(signal(&region.marta), None, "it binds towns");
    reaches_nothing(&region.cx(&region.badia), region.youssef);
    bound(false, "2");
    assert_eq!(signal(&region.badia), None, "nobody has read it");
}

#[test]
fn what_was_done_in_the_product_is_not_asked_for_again() {
    let region = Region::new();
    let open = |wanted: MilestoneKind| {
        let timeline = milestone::view(&region.cx(&region.nuria), region.youssef).unwrap();
        let all = timeline.episodes.into_iter().flat_map(|episode| episode.milestones);
        all.filter(|shown| shown.milestone.kind == wanted && shown.milestone.state.settled_on().is_none())
            .count()
    };
    assert_eq!((open(MilestoneKind::Offer), open(MilestoneKind::Referral)), (1, 1));
    region.says_yes(region.youssef);
    assert_eq!((open(MilestoneKind::Offer), open(MilestoneKind::Referral)), (0, 1));
    region.invite(region.youssef, "Pont Obert");
    assert_eq!((open(MilestoneKind::Offer), open(MilestoneKind::Referral)), (0, 0));
}

#[test]
fn taking_the_referral_names_the_lead_worker_in_the_same_act() {
    let region = Region::new();
    region.marta_leads(region.youssef);
    let head = case::head(&region.cx(&region.marta), region.youssef).unwrap();
    assert_eq!(head.lead.unwrap().user, region.marta.id);
    let part = head.programmes.first().unwrap();
    assert_eq!(part.lead_agency.as_deref(), Some("Pont Obert"));
    assert_eq!(part.accepted_on, Some(date(2026, 11, 2)));
    let said = ("case_accepted".to_owned(), Some(region.youssef));
    assert!(told(&region.cx(&region.nuria)).contains(&said));
    let led = region.agencies(&region.nuria, region.youssef).led;
    assert_eq!(led.len(), 1);
    assert_eq!((led[0].from, led[0].to), (date(2026, 11, 2), None));
}

#[test]
fn the_lead_worker_is_somebody_of_the_agency_who_works_on_cases() {
    let region = Region::new();
    region.says_yes(region.youssef);
    region.invite(region.youssef, "Pont Obert");
    let asked = region.invitation(&region.marta);
    let analyst = region.app.user(&region.ngo, &[Role::Analyst]);
    for wrong in [None, Some(analyst.id), Some(region.badia.id)] {
        let outcome = lead::accept(&region.cx(&region.marta), asked.id, asked.version, wrong);
        assert!(matches!(outcome, Err(Error::Invalid(_))), "{outcome:?}");
    }
    reaches_nothing(&region.cx(&region.marta), region.youssef);
}

#[test]
fn of_two_who_accept_at_once_exactly_one_wins() {
    let region = Region::new();
    region.says_yes(region.youssef);
    region.invite(region.youssef, "Pont Obert");
    let asked = region.invitation(&region.marta);
    let start = Arc::new(Barrier::new(2));
    let race = |user: &TestUser| {
        let (cx, start, id, version) = (region.cx(user), start.clone(), asked.id, asked.version);
        let worker = user.id;
        std::thread::spawn(move || {
            start.wait();
            lead::accept(&cx, id, version, Some(worker)).map(|_| worker)
        })
    };
    let answers = [race(&region.marta), race(&region.joan)].map(|thread| thread.join().unwrap());
    let winners: Vec<_> = answers.iter().filter_map(|answer| answer.as_ref().ok()).collect();
    assert_eq!(winners.len(), 1, "{answers:?}");
    assert!(answers.iter().any(|answer| matches!(answer, Err(Error::Conflict(_)))), "{answers:?}");
    let head = case::head(&region.cx(&region.nuria), region.youssef).unwrap();
    assert_eq!(head.lead.unwrap().user, *winners[0]);
    assert_eq!(region.agencies(&region.nuria, region.youssef).led.len(), 1);
}

#[test]
fn one_agency_at_a_time_is_asked_to_lead() {
    let region = Region::new();
    region.says_yes(region.youssef);
    let other = region.app.agency("ngo", "Segona Porta");
    region.invite(region.youssef, "Pont Obert");
    let cx = region.cx(&region.nuria);
    let enrolment = case::head(&cx, region.youssef).unwrap().programmes.remove(0).id;
    let role = Some("support_team".to_owned());
    let second = involvement::Candidate { enrolment, role, agency: other.id };
    assert_eq!(
        refused(involvement::ask(&cx, region.youssef, second.clone())),
        "involvements-refused-lead-asked"
    );
    let asked = region.invitation(&region.marta);
    request::decline(&region.cx(&region.marta), asked.id, asked.version, "No places until spring").unwrap();
    involvement::ask(&cx, region.youssef, second).unwrap();
}

#[test]
fn a_partner_sees_from_its_acceptance_to_its_close_and_not_a_moment_longer() {
    let region = Region::new();
    region.marta_leads(region.youssef);
    region.invite(region.youssef, "Ajuntament de Terrassa");
    reaches_nothing(&region.cx(&region.badia), region.youssef);
    let asked = region.invitation(&region.badia);
    request::accept(&region.cx(&region.badia), asked.id, asked.version).unwrap();
    assert!(region.app.sees(&region.badia, region.youssef));
    assert!(!region.app.sees(&region.quim, region.youssef));

    let shown = region.agencies(&region.marta, region.youssef);
    let row = shown.live.iter().find(|row| row.agency == "Ajuntament de Terrassa").unwrap();
    assert!(row.can_close, "the lead agency decides who is on the case");
    let cx = region.cx(&region.marta);
    let without = involvement::close(&cx, region.youssef, row.id, row.version, " ");
    assert!(matches!(without, Err(Error::Invalid(_))));
    involvement::close(&cx, region.youssef, row.id, row.version, "Moves to Vic").unwrap();
    reaches_nothing(&region.cx(&region.badia), region.youssef);
    assert!(told(&region.cx(&region.badia)).contains(&("involvement_closed".to_owned(), None)));
}

#[test]
fn a_declined_invitation_gives_no_view_and_says_why_to_who_asked() {
    let region = Region::new();
    region.says_yes(region.youssef);
    region.invite(region.youssef, "Ajuntament de Terrassa");
    let asked = region.invitation(&region.badia);
    let cx = region.cx(&region.badia);
    assert!(matches!(request::decline(&cx, asked.id, asked.version, ""), Err(Error::Invalid(_))));
    request::decline(&cx, asked.id, asked.version, "Not registered here").unwrap();
    reaches_nothing(&cx, region.youssef);
    not_there("again", request::accept(&cx, asked.id, asked.version + 1));
    let ended = region.agencies(&region.nuria, region.youssef).ended;
    assert_eq!(ended[0].reason.as_deref(), Some("Not registered here"));
    // A town may also just say no; that is no dispute about which town it is.
    let said = ("invitation_declined".to_owned(), Some(region.youssef));
    assert!(told(&region.cx(&region.nuria)).contains(&said));
}

#[test]
fn an_invitation_is_nobody_elses_to_answer() {
    let region = Region::new();
    region.says_yes(region.youssef);
    region.invite(region.youssef, "Ajuntament de Terrassa");
    let asked = region.invitation(&region.badia);
    let cx = region.cx(&region.quim);
    assert!(matches!(request::accept(&cx, asked.id, asked.version), Err(Error::NotFound)));
    assert!(matches!(request::decline(&cx, asked.id, asked.version, "no"), Err(Error::NotFound)));
    assert!(matches!(lead::accept(&cx, asked.id, asked.version, Some(region.quim.id)), Err(Error::NotFound)));
}

#[test]
fn who_changes_their_mind_takes_every_open_invitation_back() {
    let region = Region::new();
    region.says_yes(region.youssef);
    region.invite(region.youssef, "Pont Obert");
    let asked = region.invitation(&region.marta);
    assert_eq!(region.answer(region.youssef, Event::Withdraw), Participation::Withdrawn);
    assert!(request::list(&region.cx(&region.marta)).unwrap().requests.is_empty());
    not_there(
        "late",
        lead::accept(&region.cx(&region.marta), asked.id, asked.version, Some(region.marta.id)),
    );
    assert!(told(&region.cx(&region.marta)).contains(&("invitation_taken_back".to_owned(), None)));
}

#[test]
fn a_partner_neither_invites_others_nor_closes_them() {
    let region = Region::new();
    region.marta_leads(region.youssef);
    region.terrassa_helps(region.youssef);
    let shown = region.agencies(&region.badia, region.youssef);
    assert!(shown.choices.is_empty() && shown.own_lead.is_empty());
    let closable: Vec<_> =
        shown.live.iter().filter(|row| row.can_close).map(|row| row.agency.as_str()).collect();
    assert_eq!(closable, ["Ajuntament de Terrassa"], "its own part, nobody else's");
    let lead = shown.live.iter().find(|row| row.part == Part::Lead).unwrap();
    let outcome = involvement::close(&region.cx(&region.badia), region.youssef, lead.id, lead.version, "no");
    assert_eq!(refused(outcome), "involvements-refused-partner");
    let outcome = involvement::close(&region.cx(&region.nuria), region.youssef, lead.id, lead.version, "no");
    assert_eq!(refused(outcome), "involvements-refused-leads", "the lead is handed over first");
}

#[test]
fn every_step_stands_in_the_ledger_of_both_agencies_and_the_chain_holds() {
    let region = Region::new();
    region.marta_leads(region.youssef);
    let ledger = region.app.ledger();
    for action in ["involvement.change", "case.accept"] {
        // Once in the record's chain and once in each agency's.
        assert!(ledger.iter().filter(|known| *known == action).count() >= 2, "{action}: {ledger:?}");
    }
}

#[test]
fn a_second_programme_never_makes_a_second_lead_worker() {
    let region = Region::new();
    let ana = Listed { name: ("PUIG VIDAL", "Ana"), key: "0002", ..Listed::default() };
    let ana = region.app.listed(&region.prison, "Brians 1", &ana);
    region.marta_leads(ana);
    let cx = region.cx(&region.marta);
    let part = case::head(&cx, ana).unwrap().programmes.remove(0);
    let outcome = lead::take(&cx, ana, part.id, part.version, Some(region.joan.id));
    assert_eq!(refused(outcome), "involvements-refused-led");
    assert!(enrolment::record(&cx, part.id, Event::Accept, part.version).is_err());
    assert_eq!(region.agencies(&region.marta, ana).led.len(), 1);
}
