use jiff::civil::date;
use throughline_app::{
    Error, absence,
    absence::Input,
    case, handover,
    my_people::{self, Tab},
    note, notice, reassign,
};
use throughline_domain::{
    agency::Role,
    id::PersonId,
    note::{About, Happened},
};

use crate::casework::{
    note::{about, note},
    region::Region,
};

/// A prison with two establishments: Laia prepares releases in one and leads there, Omar works in the
/// other. The person is in Laia's.
struct Prison {
    region: Region,
    laia: throughline_app::testing::TestUser,
    omar: throughline_app::testing::TestUser,
    person: PersonId,
}

impl Prison {
    fn new() -> Self {
        let region = Region::new();
        let prison = region.app.agency_with_units("prison", "Presons del nord", &["Est", "Oest"]);
        let laia = region.app.worker_of(&prison, &[Role::ResettlementOfficer], &["Est"]);
        let omar = region.app.worker_of(&prison, &[Role::ResettlementOfficer], &["Oest"]);
        let of =
            throughline_app::testing::InACase { prison: &prison, lead: &laia, partners: &[], invited: &[] };
        let stay = throughline_app::testing::Stay::Leaves(date(2026, 12, 10));
        let person = region.app.in_a_case(&of, ("Youssef", "El Amrani"), stay);
        Self { region, laia, omar, person }
    }

    fn laia_is_away(&self) {
        let laia = self.region.app.cx(&self.laia);
        let version = absence::view(&laia, None).unwrap().version;
        let (from, to) = (Some(date(2026, 11, 9)), Some(date(2026, 11, 13)));
        absence::enter(&laia, None, version, Input { from, to, deputy: Some(self.omar.id) }).unwrap();
    }

    fn omar_sees(&self) -> bool {
        let omar = self.region.app.cx(&self.omar);
        let opened = case::view(&omar, self.person);
        if let Err(error) = &opened {
            assert!(matches!(error, Error::Denied(denied) if !denied.may_know), "{error:?}");
        }
        opened.is_ok()
    }
}

#[test]
fn a_deputy_sees_the_people_of_who_is_away_on_those_days_and_on_no_other() {
    let prison = Prison::new();
    prison.laia_is_away();
    let app = &prison.region.app;
    app.set_now("2026-11-08T23:59:59+01:00");
    assert!(!prison.omar_sees(), "the evening before");
    app.set_now("2026-11-09T00:00:00+01:00");
    assert!(prison.omar_sees());
    app.set_now("2026-11-13T23:59:59+01:00");
    assert!(prison.omar_sees(), "the last day is one of them");
    app.set_now("2026-11-14T00:00:00+01:00");
    assert!(!prison.omar_sees(), "the morning after");
    assert_eq!(my_people::view(&app.cx(&prison.omar), Tab::All, 1).unwrap().count(Tab::All), 0);
}

#[test]
fn who_comes_back_early_ends_it_at_once() {
    let prison = Prison::new();
    prison.laia_is_away();
    prison.region.app.set_now("2026-11-10T09:00:00+01:00");
    let omar = prison.region.app.cx(&prison.omar);
    note::write(&omar, prison.person, &note(Happened::Met, vec![about(About::Other, "All well.")])).unwrap();
    let laia = prison.region.app.cx(&prison.laia);
    let version = absence::view(&laia, None).unwrap().version;
    absence::end(&laia, None, version).unwrap();
    assert!(!prison.omar_sees());
    let again = note::write(
        &prison.region.app.cx(&prison.omar),
        prison.person,
        &note(Happened::Met, vec![about(About::Other, "x")]),
    );
    assert!(matches!(again, Err(Error::Denied(_))));
}

#[test]
fn what_is_done_standing_in_says_so_in_the_ledger() {
    let prison = Prison::new();
    prison.laia_is_away();
    let mut minute = 0;
    let mut marked = |user: &throughline_app::testing::TestUser| {
        minute += 1;
        prison.region.app.set_now(&format!("2026-11-10T09:0{minute}:00+01:00"));
        case::view(&prison.region.app.cx(user), prison.person).unwrap();
        let payload = prison.region.app.last_payload();
        payload.get("standing_in_for").cloned()
    };
    assert_eq!(marked(&prison.omar), Some(prison.laia.id.to_string().into()));
    assert_eq!(marked(&prison.laia), None, "one's own is one's own");
}

#[test]
fn notices_go_to_both_and_what_the_deputy_reads_the_colleague_still_finds() {
    let region = Region::new();
    let merce = region.leaving("Mercè", "Solé i Roig", date(2026, 12, 10));
    region.joan_stands_in_for_marta(date(2026, 11, 6));
    region.app.set_now("2026-11-03T09:00:00+01:00");
    let asked = handover::Asked {
        to: Some(region.marta.id),
        held_on: None,
        attendance: vec![],
        reason: String::new(),
    };
    // The chief leads for a moment and asks Marta, who is away.
    let decided = reassign::Reassignment {
        from: region.marta.id,
        people: vec![merce],
        to: Some(region.chief.id),
        reason: "for a moment".to_owned(),
    };
    reassign::give(&region.chief(), &decided).unwrap();
    region.app.set_now("2026-11-03T09:05:00+01:00");
    handover::ask(&region.chief(), merce, &asked).unwrap();
    let kinds = |cx| -> Vec<(String, bool)> {
        let found = notice::list(&cx, 1).unwrap();
        found.notices.into_iter().map(|it| (it.kind, it.unread)).collect()
    };
    let told = ("handover_asked".to_owned(), true);
    assert!(kinds(region.joan()).contains(&told) && kinds(region.marta()).contains(&told));
    region.app.set_now("2026-11-03T10:00:00+01:00");
    notice::mark_all_read(&region.joan()).unwrap();
    assert!(!kinds(region.joan()).contains(&told));
    assert!(kinds(region.marta()).contains(&told), "Marta has not read it");
    region.app.set_now("2026-11-07T09:00:00+01:00");
    assert!(
        !kinds(region.joan()).iter().any(|(kind, _)| kind == "handover_asked"),
        "it is Marta's alone again"
    );
}

#[test]
fn a_manager_enters_the_absence_of_who_fell_ill_and_nobody_elses() {
    let region = Region::new();
    let enter = |cx: throughline_app::Cx, of, deputy| {
        let (from, to) = (Some(date(2026, 11, 2)), Some(date(2026, 11, 6)));
        let version = absence::view(&region.marta(), None).unwrap().version;
        absence::enter(&cx, of, version, Input { from, to, deputy })
    };
    let (marta, joan) = (Some(region.marta.id), Some(region.joan.id));
    assert!(matches!(enter(region.joan(), marta, joan), Err(Error::Denied(_))), "a colleague is no manager");
    assert!(matches!(enter(region.chief(), Some(region.badia.id), joan), Err(Error::NotFound)));
    assert!(
        matches!(enter(region.chief(), marta, marta), Err(Error::Invalid(_))),
        "nobody stands in for themselves"
    );
    assert!(matches!(enter(region.chief(), marta, Some(region.badia.id)), Err(Error::Invalid(_))));
    enter(region.chief(), marta, joan).unwrap();
    assert!(absence::view(&region.marta(), None).unwrap().away);
    assert_eq!(region.joan().actor.stands_in_for, [region.marta.id]);
}
