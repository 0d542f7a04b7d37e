//! The rules of reading the matrix, as stories.

use jiff::civil::{Date, date};
use proptest::prelude::*;
use throughline_domain::{
    agency::{AgencyKind, Role},
    category::{Category, Depth},
    id::{BreakGlassId, EnrolmentId, NarrowingId},
    purpose::Purpose,
};
use throughline_policy::sharing::{
    Basis, CitedBasis, Column, Facts, Footing, Narrowed, Opening, Outside, Recipient,
};

use super::stage::{
    CLINIC, NGO, PRISON, SHARING, TODAY, agency, agreed, agreement, depth, footing, on_the_case, permission,
    permitted, programme, statute, viewer,
};

#[test]
fn before_it_has_accepted_an_agency_sees_nothing_not_even_that_something_exists() {
    let mut facts = permitted("NGO");
    facts.footings.clear();
    for category in Category::ALL {
        assert_eq!(depth(&facts, *category), Depth::None, "{category:?}");
    }
}

#[test]
fn an_agency_of_a_kind_without_a_column_sees_nothing() {
    let mut facts = permitted("NGO");
    facts.column = None;
    assert_eq!(depth(&facts, Category::Housing), Depth::None);
    facts.column = Some(Column("COURT".into()));
    assert_eq!(depth(&facts, Category::Housing), Depth::None);
}

#[test]
fn what_an_agency_wrote_itself_it_sees_whoever_permits_what() {
    let facts = on_the_case("NGO");
    let reader = viewer(facts);
    assert_eq!(reader.depth(Category::MentalHealth, Some(agency(77))), Depth::Full);
    assert_eq!(reader.depth(Category::MentalHealth, Some(agency(CLINIC))), Depth::None);
    let decision = reader.decide(Category::MentalHealth, Some(agency(77)));
    assert_eq!(decision.reasons[0].basis, Basis::OwnRecord);
}

#[test]
fn an_agency_keeps_its_own_record_when_it_is_on_no_case() {
    let mut facts = on_the_case("PRI");
    facts.footings.clear();
    facts.holds_record = true;
    let reader = viewer(facts);
    assert_eq!(reader.depth(Category::Sentence, Some(agency(77))), Depth::Full);
    assert_eq!(reader.depth(Category::Sentence, Some(agency(NGO))), Depth::None);
}

#[test]
fn the_footing_closes_thirty_days_after_the_exit() {
    let mut facts = permitted("NGO");
    facts.footings[0].ended_on = Some(date(2026, 2, 1));
    facts.today = date(2026, 3, 3);
    assert_eq!(depth(&facts, Category::Housing), Depth::Full, "the thirtieth day");
    facts.today = date(2026, 3, 4);
    assert_eq!(depth(&facts, Category::Housing), Depth::None, "the day after");
}

#[test]
fn in_the_netherlands_the_statute_replaced_permission_on_the_first_of_july_2021() {
    let mut facts = on_the_case("MUN");
    facts.footings[0].bases = [statute("municipality")].into();
    facts.permissions.clear();
    facts.today = date(2021, 6, 30);
    assert_eq!(depth(&facts, Category::Sentence), Depth::None, "the day before, permission was needed");
    facts.today = date(2021, 7, 1);
    assert_eq!(depth(&facts, Category::Sentence), Depth::Summary);
    let decision = viewer(facts.clone()).decide(Category::Sentence, None);
    assert_eq!(decision.reasons[0].policy, "MUN-2-law");
    assert_eq!(decision.reasons[0].basis, Basis::Statute);
    // The law binds the town, and nobody else gets anything by duty.
    let mut ngo = facts;
    ngo.column = Some(Column("NGO".into()));
    ngo.kind = Some(AgencyKind("ngo".into()));
    assert_eq!(depth(&ngo, Category::Sentence), Depth::None);
}

#[test]
fn a_statute_that_nobody_has_read_opens_nothing() {
    let mut facts = on_the_case("MUN");
    facts.footings[0].bases = [statute("municipality")].into();
    std::sync::Arc::make_mut(&mut facts.footings[0].bases)[0].verified = false;
    assert_eq!(depth(&facts, Category::Sentence), Depth::None);
}

#[test]
fn permission_needs_its_recipient_category_purpose_depth_and_day() {
    let good = permitted("NGO");
    assert_eq!(depth(&good, Category::Housing), Depth::Full);
    let worse = |change: &dyn Fn(&mut Facts)| {
        let mut facts = good.clone();
        change(&mut facts);
        depth(&facts, Category::Housing)
    };
    assert_eq!(worse(&|it| it.permissions[0].to = Recipient::Agency(agency(5))), Depth::None);
    assert_eq!(worse(&|it| it.permissions[0].categories.retain(|c| *c != Category::Housing)), Depth::None);
    assert_eq!(worse(&|it| it.permissions[0].purposes.clear()), Depth::None);
    assert_eq!(worse(&|it| it.permissions[0].depth = Depth::Consequence), Depth::Consequence);
    assert_eq!(worse(&|it| it.permissions[0].from = date(2026, 3, 11)), Depth::None);
    assert_eq!(worse(&|it| it.permissions[0].until = Some(date(2026, 3, 9))), Depth::None);
    assert_eq!(worse(&|it| it.permissions[0].until = Some(TODAY)), Depth::Full, "its last day counts");
    assert_eq!(worse(&|it| it.permissions[0].withdrawn = true), Depth::None);
    let to_every_ngo = Recipient::Kind(AgencyKind("ngo".into()));
    assert_eq!(worse(&|it| it.permissions[0].to = to_every_ngo.clone()), Depth::Full);
}

#[test]
fn permission_without_a_live_agreement_is_refused_and_the_decision_says_what_is_missing() {
    let mut facts = permitted("NGO");
    agreed(&mut facts).ended = true;
    let decision = viewer(facts.clone()).decide(Category::Housing, Some(agency(PRISON)));
    assert_eq!(decision.depth, Depth::None);
    assert_eq!(decision.would_open, [(Opening::Agreement, Depth::Full)]);
    facts.permissions.clear();
    let decision = viewer(facts.clone()).decide(Category::Housing, Some(agency(PRISON)));
    let both = [(Opening::Permission, Depth::Full), (Opening::Agreement, Depth::Full)];
    assert_eq!(decision.would_open, both, "neither alone would do");
    // An agreement with somebody who has no part in the case is none.
    let mut elsewhere = permitted("NGO");
    elsewhere.agreements = [agreement(&[77, CLINIC])].into();
    assert_eq!(depth(&elsewhere, Category::Housing), Depth::None);
}

#[test]
fn the_lead_worker_narrows_and_nobody_loses_what_they_wrote() {
    let mut facts = permitted("NGO");
    let id = NarrowingId::from(uuid::Uuid::nil());
    facts.narrowings =
        vec![Narrowed { id, version: 1, category: Category::Housing, depth: Depth::Consequence }];
    assert_eq!(depth(&facts, Category::Housing), Depth::Consequence);
    assert_eq!(depth(&facts, Category::Plan), Depth::Full);
    assert_eq!(viewer(facts.clone()).depth(Category::Housing, Some(agency(77))), Depth::Full);
    let decision = viewer(facts).decide(Category::Housing, None);
    assert!(decision.would_open.contains(&(Opening::Narrowing, Depth::Full)));
    assert_eq!(decision.closed_by[0].policy, "narrowed");
}

#[test]
fn two_enrolments_give_the_higher_depth_with_both_reasons() {
    let mut facts = on_the_case("NGO");
    facts.agreements = [agreement(&[77, PRISON])].into();
    let to = Recipient::Agency(agency(77));
    facts.permissions = vec![permission(to, &[Category::Employment], Depth::Consequence)];
    let (first, second) = (uuid::Uuid::from_bytes([4; 16]), uuid::Uuid::from_bytes([5; 16]));
    facts.footings[0].enrolment = Some(EnrolmentId::from(first));
    let mut open = footing("open");
    open.enrolment = Some(EnrolmentId::from(second));
    facts.footings.push(open);
    facts.programmes.push(programme("open"));
    let decision = viewer(facts).decide(Category::Employment, Some(agency(PRISON)));
    assert_eq!(decision.depth, Depth::Summary);
    let reasons: Vec<(&str, &str, Depth)> =
        decision.reasons.iter().map(|it| (it.profile.as_str(), it.policy.as_str(), it.depth)).collect();
    let expected = [
        ("default", "NGO-10-permission", Depth::Consequence),
        ("open", "employment-summary", Depth::Summary),
    ];
    assert_eq!(reasons, expected);
}

#[test]
fn what_one_programme_forbids_binds_the_whole_case() {
    let mut facts = permitted("NGO");
    assert_eq!(depth(&facts, Category::Housing), Depth::Full);
    // The reader takes no part in the strict programme; the person does.
    facts.programmes.push(programme("strict"));
    assert_eq!(depth(&facts, Category::Housing), Depth::Summary);
}

#[test]
fn where_a_profile_of_the_case_was_never_read_nothing_is_shown() {
    let mut facts = permitted("NGO");
    facts.programmes.push(programme("never-read"));
    assert_eq!(depth(&facts, Category::Housing), Depth::None);
}

#[test]
fn notes_leave_a_clinic_as_kept_or_missed_and_a_victim_service_not_at_all() {
    let mut facts = on_the_case("PRO");
    facts.partners[2].column = Some(Column("HEA".into()));
    let reader = viewer(facts.clone());
    assert_eq!(reader.depth(Category::ContactNote, Some(agency(PRISON))), Depth::Summary);
    assert_eq!(reader.depth(Category::ContactNote, Some(agency(CLINIC))), Depth::Existence);
    assert_eq!(reader.depth(Category::ContactNote, Some(agency(NGO))), Depth::None, "only with permission");
    facts.partners[2].column = Some(Column("VIC".into()));
    assert_eq!(viewer(facts).depth(Category::ContactNote, Some(agency(CLINIC))), Depth::None);
}

#[test]
fn break_glass_opens_for_police_health_and_the_case_and_never_victims_or_survivors() {
    let glass = Some(BreakGlassId::from(uuid::Uuid::nil()));
    let mut police = on_the_case("POL");
    police.footings.clear();
    assert_eq!(depth(&police, Category::MentalHealth), Depth::None);
    police.break_glass = glass;
    let decision = viewer(police.clone()).decide(Category::MentalHealth, Some(agency(CLINIC)));
    assert_eq!((decision.depth, decision.reasons[0].basis), (Depth::Full, Basis::Emergency));
    for closed in [Category::Victim, Category::ViolenceSurvived] {
        assert_eq!(depth(&police, closed), Depth::None, "{closed:?}");
    }
    let mut outsider = on_the_case("HOU");
    outsider.break_glass = glass;
    assert_eq!(depth(&outsider, Category::MentalHealth), Depth::Full, "on the case");
    outsider.footings.clear();
    assert_eq!(depth(&outsider, Category::MentalHealth), Depth::None, "not on it");
    let mut employer = permitted("EMPL");
    employer.break_glass = glass;
    assert_eq!(depth(&employer, Category::Offence), Depth::None);
}

#[test]
fn an_ngo_with_permission_and_agreement_can_work() {
    let facts = permitted("NGO");
    let seen = |category| depth(&facts, category);
    assert_eq!(seen(Category::Plan), Depth::Full);
    assert_eq!(seen(Category::Housing), Depth::Full);
    assert_eq!(seen(Category::Identity), Depth::Summary);
    assert_eq!(seen(Category::Sentence), Depth::Summary);
    assert_eq!(seen(Category::Risk), Depth::None);
}

#[test]
fn what_permission_would_open_is_said_whether_or_not_anything_was_recorded() {
    let mut facts = on_the_case("NGO");
    facts.agreements = [agreement(&[77, PRISON])].into();
    let reader = viewer(facts);
    assert_eq!(reader.permission_would_open(Category::MentalHealth), Some(Depth::Summary));
    assert_eq!(reader.permission_would_open(Category::Victim), None);
}

proptest! {
    #[test]
    fn a_withdrawal_never_widens(column in prop::sample::select(Column::DEFAULT), statute_holds: bool, level in 0..4_u8) {
        let mut facts = permitted(column);
        facts.level = level;
        if statute_holds {
            facts.footings[0].bases = [statute(super::stage::kind_of(column))].into();
        }
        let before = viewer(facts.clone()).depths();
        facts.permissions[0].withdrawn = true;
        for ((category, before), (_, after)) in before.into_iter().zip(viewer(facts).depths()) {
            prop_assert!(after <= before, "{category:?}: {before:?} then {after:?}");
        }
    }

    #[test]
    fn nobody_sees_anything_for_a_purpose_that_was_not_agreed(purpose in prop::sample::select(Purpose::ALL)) {
        let mut facts = permitted("NGO");
        agreed(&mut facts).purposes.retain(|agreed| *agreed != purpose);
        facts.purpose = purpose;
        prop_assert_eq!(depth(&facts, Category::Housing), Depth::None);
    }

    #[test]
    fn the_days_of_a_permission_are_its_first_and_its_last(offset in -800..800_i64) {
        let mut facts = permitted("NGO");
        agreed(&mut facts).from = date(2000, 1, 1);
        agreed(&mut facts).until = None;
        let today: Date = TODAY.saturating_add(jiff::Span::new().days(offset));
        facts.today = today;
        let within = date(2026, 1, 1) <= today && today <= date(2027, 1, 1);
        prop_assert_eq!(depth(&facts, Category::Plan) == Depth::Full, within);
    }
}

#[test]
fn a_signal_goes_out_under_a_verified_statute_in_force_and_holds_identity_and_dates_alone() {
    let (column, kind) = (Column("MUN".into()), AgencyKind("municipality".into()));
    let read = statute("municipality");
    let signals = |basis: &CitedBasis, today: Date, kind: &AgencyKind, category| {
        let bases = [basis.clone()];
        let outside = Outside { column: &column, kind, programme: "plain", bases: &bases, today };
        SHARING.signals(&outside, category)
    };
    let first = read.valid_from.expect("a first day");
    assert!(signals(&read, first, &kind, Category::Identity));
    assert!(signals(&read, first, &kind, Category::Sentence));
    let others = || Category::ALL.iter().filter(|it| !matches!(it, Category::Identity | Category::Sentence));
    assert!(others().all(|category| !signals(&read, first, &kind, *category)));
    assert!(!signals(&read, first.yesterday().unwrap(), &kind, Category::Identity), "the day before");
    assert!(!signals(&CitedBasis { verified: false, ..read.clone() }, first, &kind, Category::Identity));
    assert!(!signals(&read, first, &AgencyKind("housing".into()), Category::Identity), "it binds others");
}

#[test]
fn a_victim_who_asked_is_told_by_statute_or_by_permission_and_agreement_and_not_where_it_is_narrowed() {
    let told = |facts: &Facts, through: &[Footing]| viewer(facts.clone()).tells_victims(through, true);
    // Outside the case: by a statute that binds victim services, in force and read, through a programme.
    let outside = Facts { footings: Vec::new(), ..on_the_case("VIC") };
    let by = |basis: CitedBasis| [Footing { bases: [basis].into(), ..footing("plain") }];
    let read = statute("victim_service");
    assert!(!told(&outside, &[]) && !told(&outside, &[footing("plain")]));
    assert!(told(&outside, &by(read.clone())));
    assert!(!viewer(outside.clone()).tells_victims(&by(read.clone()), false), "nobody asked");
    assert!(!told(&outside, &by(CitedBasis { verified: false, ..read.clone() })));
    assert!(!told(&outside, &by(statute("municipality"))), "it binds others");
    let early = Facts { today: date(2021, 6, 30), ..outside.clone() };
    assert!(!told(&early, &by(read.clone())), "the day before");
    let ended = Some(TODAY.saturating_sub(jiff::Span::new().days(31)));
    let over = [Footing { ended_on: ended, ..by(read.clone())[0].clone() }];
    assert!(!told(&outside, &over), "the programme ended more than thirty days ago");
    let narrowed = Facts {
        narrowings: vec![Narrowed {
            id: NarrowingId::from(uuid::Uuid::from_bytes([7; 16])),
            version: 1,
            category: Category::Sentence,
            depth: Depth::Existence,
        }],
        ..outside.clone()
    };
    assert!(!told(&narrowed, &by(read.clone())));
    for column in ["POL", "PRO", "NGO", "PER", "EMPL"] {
        let other = Facts { column: Some(Column(column.into())), ..outside.clone() };
        assert!(!told(&other, &by(read.clone())), "{column}");
    }
    // On the case, or with the person's yes: only together with an agreement.
    let mut yes = permitted("VIC");
    assert!(told(&yes, &[]));
    yes.permissions[0].depth = Depth::Existence;
    assert!(!told(&yes, &[]), "a notice says of which kind the day is");
    yes.permissions.clear();
    assert!(!told(&yes, &[]));
    let alone = Facts { agreements: [].into(), ..permitted("VIC") };
    assert!(!told(&alone, &[]));
}

#[test]
fn who_decides_on_possible_matches_sees_whom_a_record_is_about_while_it_waits() {
    let column = Column("PRI".into());
    let reviews = |roles: &[Role], queued| SHARING.reviews(&column, roles, queued, TODAY);
    assert!(reviews(&[Role::DataSteward], true));
    assert!(!reviews(&[Role::DataSteward], false) && !reviews(&[Role::Administrator], true));
}
