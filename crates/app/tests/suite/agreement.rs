//! Agreements: written by the officers of their parties, reminded of before the review, ended at once.

use jiff::civil::{Date, date};
use throughline_app::{
    Cx, Error,
    agreement::{self, Input},
    notice,
    testing::{InACase, Stay, TestAgency, TestApp, TestUser},
};
use throughline_domain::{
    agency::{AgencyKind, Role},
    agreement::{Party, Standing},
    category::Category,
    id::{AgencyId, AgreementId},
    programme::pack::BasisKind,
    purpose::Purpose,
};
use throughline_policy::sharing::Agreed;
use throughline_store::sharing;

struct Two {
    app: TestApp,
    prison: TestAgency,
    ngo: TestAgency,
    officer: TestUser,
    other: TestUser,
    marta: TestUser,
}

impl Two {
    fn new() -> Self {
        let app = TestApp::new();
        let prison = app.agency_with_units("prison", "Serveis penitenciaris", &["Brians 1"]);
        let ngo = app.agency("ngo", "Pont Obert");
        let officer = app.user(&prison, &[Role::DataProtectionOfficer]);
        let other = app.user(&ngo, &[Role::DataProtectionOfficer]);
        let marta = app.user(&ngo, &[Role::SocialWorker]);
        let of = InACase { prison: &prison, lead: &marta, partners: &[], invited: &[] };
        app.in_a_closed_case(&of, ("Ana", "Puig"), Stay::Nowhere);
        Self { app, prison, ngo, officer, other, marta }
    }
    fn officer(&self) -> Cx {
        self.app.cx(&self.officer)
    }
    fn input(&self) -> Input {
        Input {
            title: "Support after release".to_owned(),
            parties: vec![Party::Agency(self.prison.id), Party::Agency(self.ngo.id)],
            purposes: vec![Purpose::Throughcare],
            categories: vec![Category::Housing, Category::Family],
            basis: Some(BasisKind::Contract),
            basis_words: "Contract 12/2026".to_owned(),
            security: "Named accounts with a second factor".to_owned(),
            contacts: "dpo@example.org".to_owned(),
            starts_on: Some(date(2026, 1, 1)),
            ends_on: None,
            review_on: Some(date(2026, 12, 10)),
        }
    }
    fn added(&self) -> AgreementId {
        agreement::save(&self.officer(), None, &self.input()).unwrap()
    }
    /// The categories that agreements in force cover for Marta's agency in Ana's case.
    fn covered(&self, today: Date) -> Vec<Category> {
        self.read(&[self.prison.id], today).into_iter().flat_map(|agreed| agreed.categories).collect()
    }
    /// The agreements of Marta's agency that are in force, as far as they bind these others.
    fn read(&self, others: &[AgencyId], today: Date) -> Vec<Agreed> {
        self.app.world.db.read(|tx| sharing::agreements(tx, self.ngo.id, others, today)).unwrap()
    }
}

fn fields(error: &Error) -> Vec<&str> {
    match error {
        Error::Invalid(errors) => errors.iter().map(|error| error.field.as_str()).collect(),
        other => panic!("{other}"),
    }
}

const TODAY: Date = date(2026, 11, 2);

#[test]
fn it_covers_from_its_first_day_and_stops_with_the_act_that_ends_it() {
    let two = Two::new();
    let id = two.added();
    assert_eq!(two.covered(TODAY), [Category::Housing, Category::Family]);
    assert_eq!(two.covered(date(2025, 12, 31)), []);
    let (shown, _) = agreement::get(&two.officer(), id).unwrap();
    agreement::end(&two.officer(), id, shown.agreement.version, "The contract was lost").unwrap();
    assert_eq!(two.covered(TODAY), [], "at the very next read");
    let kinds: Vec<String> =
        notice::list(&two.app.cx(&two.other), 1).unwrap().notices.into_iter().map(|it| it.kind).collect();
    assert_eq!(kinds, ["agreement_ended"], "the other side is told");
    let registry = agreement::list(&two.officer()).unwrap();
    assert_eq!(registry.agreements[0].standing, Standing::Ended);
    assert_eq!(registry.agreements[0].agreement.ended_reason.as_deref(), Some("The contract was lost"));
    let changed = agreement::save(&two.officer(), Some((id, 2)), &two.input());
    assert!(matches!(changed, Err(Error::Conflict(_))), "what has ended is not taken up again");
}

#[test]
fn a_kind_of_agency_stands_for_each_of_it_that_is_on_the_case() {
    let two = Two::new();
    let ngos = Party::Kind(AgencyKind("ngo".into()));
    let input = Input { parties: vec![Party::Agency(two.prison.id), ngos], ..two.input() };
    agreement::save(&two.officer(), None, &input).unwrap();
    assert_eq!(two.covered(TODAY), [Category::Housing, Category::Family]);
}

#[test]
fn of_the_parties_those_are_read_that_are_on_the_case() {
    let two = Two::new();
    let neighbour = two.app.agency("ngo", "Associació Pont").id;
    let house = two.app.agency("housing", "Llar Sant Roc").id;
    let ngos = Party::Kind(AgencyKind("ngo".into()));
    let input = Input { parties: vec![Party::Agency(two.prison.id), ngos], ..two.input() };
    agreement::save(&two.officer(), None, &input).unwrap();
    let parties = |others: &[AgencyId]| -> Vec<AgencyId> {
        let mut read = two.read(others, TODAY);
        assert_eq!(read.len(), 1, "it is in force, whoever else is on the case");
        read.remove(0).parties
    };
    let sorted = |mut ids: Vec<AgencyId>| {
        ids.sort();
        ids
    };
    assert_eq!(parties(&[]), [two.ngo.id]);
    assert_eq!(parties(&[two.prison.id, house]), sorted(vec![two.prison.id, two.ngo.id]));
    assert_eq!(parties(&[neighbour, two.ngo.id]), sorted(vec![neighbour, two.ngo.id]));
}

#[test]
fn an_officer_looks_after_the_own_agencys_agreements_alone() {
    let two = Two::new();
    let id = two.added();
    let house = two.app.agency("housing", "Llar Sant Roc");
    let stranger = two.app.cx(&two.app.user(&house, &[Role::DataProtectionOfficer]));
    assert!(agreement::list(&stranger).unwrap().agreements.is_empty());
    assert!(matches!(agreement::get(&stranger, id), Err(Error::NotFound)));
    assert!(matches!(agreement::end(&stranger, id, 1, "Not mine"), Err(Error::NotFound)));
    assert_eq!(fields(&agreement::save(&stranger, None, &two.input()).unwrap_err()), ["parties"]);
    let worker = two.app.cx(&two.marta);
    assert!(matches!(agreement::list(&worker), Err(Error::Denied(_))));
    assert!(matches!(agreement::save(&worker, None, &two.input()), Err(Error::Denied(_))));
}

#[test]
fn of_two_who_change_one_the_second_is_told() {
    let two = Two::new();
    let id = two.added();
    let shorter = Input { ends_on: Some(date(2026, 12, 31)), ..two.input() };
    agreement::save(&two.officer(), Some((id, 1)), &shorter).unwrap();
    let late = agreement::save(&two.app.cx(&two.other), Some((id, 1)), &two.input());
    assert!(matches!(late, Err(Error::Conflict(_))));
    assert_eq!(two.covered(date(2027, 1, 1)), []);
}

#[test]
fn what_is_missing_is_named_and_nothing_is_kept() {
    let two = Two::new();
    let refused = |change: fn(&mut Input)| {
        let mut input = two.input();
        change(&mut input);
        agreement::save(&two.officer(), None, &input).unwrap_err()
    };
    assert_eq!(fields(&refused(|input| input.title.clear())), ["title"]);
    assert_eq!(fields(&refused(|input| input.security.clear())), ["security"]);
    assert_eq!(fields(&refused(|input| input.categories.clear())), ["categories"]);
    assert_eq!(fields(&refused(|input| input.categories.push(Category::Victim))), ["categories"]);
    assert_eq!(fields(&refused(|input| input.review_on = Some(date(2025, 1, 1)))), ["review"]);
    assert_eq!(two.app.count("agreement"), 0);
}

#[test]
fn both_officers_are_reminded_a_month_and_a_week_before_the_review_and_once_each() {
    let two = Two::new();
    two.added();
    let remind = || agreement::remind(&two.app.operator()).unwrap();
    assert_eq!(remind(), 0, "38 days before");
    two.app.set_now("2026-11-10T08:00:00+01:00");
    assert_eq!((remind(), remind()), (1, 0));
    two.app.set_now("2026-12-03T08:00:00+01:00");
    assert_eq!((remind(), remind()), (1, 0));
    for officer in [&two.officer, &two.other] {
        let told = notice::list(&two.app.cx(officer), 1).unwrap();
        let reviews = told.notices.iter().filter(|notice| notice.kind == "agreement_review").count();
        assert_eq!(reviews, 2);
    }
}
