//! What is set about sharing in one case: narrowing, decisions in the single case, the level.

use jiff::civil::date;
use throughline_app::{
    Cx, Error, case,
    narrowing::{self, Decision},
    testing::{InACase, Stay, TestAgency, TestApp, TestUser},
};
use throughline_domain::{
    agency::Role,
    category::{Category, Depth},
    id::PersonId,
    judgement::Test,
    protection::Level,
};
use throughline_store::sharing;

struct Limited {
    app: TestApp,
    person: PersonId,
    marta: TestUser,
    house: TestAgency,
    ivan: TestUser,
    probation: TestUser,
}

impl Limited {
    fn new() -> Self {
        let app = TestApp::new();
        let prison = app.agency_with_units("prison", "Serveis penitenciaris", &["Brians 1"]);
        let ngo = app.agency("ngo", "Pont Obert");
        let house = app.agency("housing", "Llar Sant Roc");
        let service = app.agency("probation", "Mesures penals");
        let marta = app.user(&ngo, &[Role::SocialWorker]);
        let ivan = app.user(&house, &[Role::HousingWorker]);
        let probation = app.user(&service, &[Role::ProbationOfficer]);
        let of = InACase { prison: &prison, lead: &marta, partners: &[&house, &service], invited: &[] };
        let person = app.in_a_closed_case(&of, ("Ana", "Puig"), Stay::Nowhere);
        Self { app, person, marta, house, ivan, probation }
    }
    fn cx(&self, user: &TestUser) -> Cx {
        self.app.cx(user)
    }
    /// What a decision for a user rests on, now.
    fn facts(&self, user: &TestUser) -> sharing::OfCase {
        let cx = self.cx(user);
        let head = case::head(&cx, self.person).unwrap();
        let (agency, today) = (user.agency, head.today);
        let looking = sharing::Looking { user: Some(user.id), agency, today, now: cx.now };
        let case = head.case.unwrap();
        let found = self.app.world.db.read(|tx| sharing::of_cases(tx, &[case], looking)).unwrap();
        found.into_values().next().unwrap_or_default()
    }
}

#[test]
fn the_lead_worker_narrows_for_one_or_for_all_but_the_own_agency_and_lifts_it() {
    let it = Limited::new();
    let marta = it.cx(&it.marta);
    let narrow = |agency, category, most| {
        narrowing::narrow(&marta, it.person, agency, Some(category), Some(most), "She asked for it")
    };
    let all = narrow(None, Category::Family, Depth::Summary).unwrap();
    narrow(Some(it.house.id), Category::Finance, Depth::None).unwrap();
    assert!(matches!(narrow(None, Category::Family, Depth::None), Err(Error::Refused(_))), "lift it first");
    let of = |user| -> Vec<(Category, Depth)> {
        it.facts(user).narrowings.into_iter().map(|narrowed| (narrowed.category, narrowed.depth)).collect()
    };
    let mut house = of(&it.ivan);
    house.sort_unstable();
    assert_eq!(house, [(Category::Finance, Depth::None), (Category::Family, Depth::Summary)]);
    assert_eq!(of(&it.probation), [(Category::Family, Depth::Summary)]);
    assert_eq!(of(&it.marta), [], "the lead works with the whole");
    narrowing::lift(&marta, it.person, all).unwrap();
    assert_eq!(of(&it.probation), []);
    assert!(matches!(narrowing::lift(&marta, it.person, all), Err(Error::NotFound)));
    let ivan = it.cx(&it.ivan);
    let other = narrowing::narrow(&ivan, it.person, None, Some(Category::Family), Some(Depth::None), "No");
    assert!(matches!(other, Err(Error::Denied(_))), "only who leads");
    assert!(
        matches!(narrowing::view(&ivan, it.person), Err(Error::NotFound)),
        "a partner learns nothing of it"
    );
}

#[test]
fn a_single_case_is_decided_with_four_answers_until_a_day() {
    let it = Limited::new();
    let marta = it.cx(&it.marta);
    let said = |text: &str| text.to_owned();
    let decision = Decision {
        agency: Some(it.house.id),
        category: Some(Category::Risk),
        depth: Depth::Consequence,
        until: Some(date(2026, 12, 1)),
        test: Test {
            other_law: said("None forbids it"),
            own_task: said("The house has to place him"),
            interest: said("The neighbour's child"),
            necessary: said("Not on the ground floor; no more is said"),
        },
    };
    let open =
        Decision { test: Test { interest: String::new(), ..decision.test.clone() }, ..decision.clone() };
    let Err(Error::Invalid(errors)) = narrowing::decide(&marta, it.person, &open) else { panic!("accepted") };
    assert_eq!(errors[0].field, "interest");
    let id = narrowing::decide(&marta, it.person, &decision).unwrap();
    let judged = it.facts(&it.ivan).judgements;
    assert_eq!((judged[0].category, judged[0].depth), (Category::Risk, Depth::Consequence));
    assert_eq!(it.facts(&it.probation).judgements, [], "for that agency alone");
    assert!(matches!(narrowing::decide(&it.cx(&it.ivan), it.person, &decision), Err(Error::Denied(_))));
    let stale = narrowing::end_decision(&marta, it.person, id, 7);
    assert!(matches!(stale, Err(Error::Conflict(_))));
    narrowing::end_decision(&marta, it.person, id, 1).unwrap();
    assert_eq!(it.facts(&it.ivan).judgements, []);
    narrowing::decide(&marta, it.person, &decision).unwrap();
    it.app.set_now("2026-12-02T09:00:00+01:00");
    assert_eq!(it.facts(&it.ivan).judgements, [], "its day has passed");
}

#[test]
fn who_manages_the_risk_sets_the_level_and_nobody_else_knows_it() {
    let it = Limited::new();
    let probation = it.cx(&it.probation);
    let set = |cx: &Cx, level| narrowing::set_level(cx, it.person, Some(level), "Meeting of 2 November");
    assert!(set(&it.cx(&it.marta), Level::Active).is_err());
    assert!(set(&it.cx(&it.ivan), Level::Active).is_err());
    set(&probation, Level::Active).unwrap();
    assert_eq!(it.facts(&it.ivan).level, Level::Active);
    assert_eq!(narrowing::view(&probation, it.person).unwrap().level, Some(Level::Active));
    assert_eq!(narrowing::view(&it.cx(&it.marta), it.person).unwrap().level, None);
    it.app.set_now("2026-11-03T09:00:00+01:00");
    let probation = it.cx(&it.probation);
    assert!(matches!(set(&probation, Level::Active), Err(Error::Invalid(_))), "it is there already");
    set(&probation, Level::None).unwrap();
    assert_eq!(it.facts(&it.ivan).level, Level::None, "it closes when the case leaves the list");
    assert_eq!(narrowing::view(&probation, it.person).unwrap().levels.len(), 2);
}
