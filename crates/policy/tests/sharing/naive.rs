//! The fast path against naive evaluation: all policies of the profiles in one set, each depth asked on
//! its own, every fact found again by the plainest loop.

use std::{
    collections::BTreeMap,
    sync::{LazyLock, Mutex},
};

use cedar_policy::{
    Authorizer, Context, Decision, Entities, EntityUid, PolicySet, Request, RestrictedExpression,
};
use jiff::{Span, civil::Date};
use proptest::prelude::*;
use throughline_domain::{
    agency::Role,
    category::{Category, Depth},
    id::{BreakGlassId, NarrowingId, SharingDecisionId},
    purpose::Purpose,
};
use throughline_policy::sharing::{
    self, Agreed, Basis, Column, Facts, Footing, Judged, Narrowed, Permitted, Profile, Recipient,
};

use super::stage::{
    CLINIC, NGO, OPEN, PRISON, STRICT, TODAY, agency, agreement, footing, kind_of, on_the_case, permission,
    programme, statute, viewer,
};

/// What one footing shows, asked without slices, without memory, from the deepest down.
fn naive(facts: &Facts, category: Category, origin: Option<u8>) -> Depth {
    let Some(column) = &facts.column else { return Depth::None };
    let day = |date: Date, days: i64| date.saturating_add(Span::new().days(days));
    let mut open: Vec<Option<&Footing>> = Vec::new();
    for it in &facts.footings {
        let exits = [it.ended_on, it.closed_on];
        if exits.iter().all(|exit| exit.is_none_or(|exit| facts.today <= day(exit, 30))) {
            open.push(Some(it));
        }
    }
    if open.is_empty() {
        open.push(None);
    }
    let mut best = Depth::None;
    for footing in open {
        let set = all_policies(facts, footing);
        if facts.break_glass.is_some()
            && asked(&set, facts, footing, column, category, origin, "breakGlass", Depth::Full)
        {
            best = Depth::Full;
        }
        let actions = [
            ("viewFull", Depth::Full),
            ("viewSummary", Depth::Summary),
            ("viewConsequence", Depth::Consequence),
            ("viewExistence", Depth::Existence),
        ];
        for (action, depth) in actions {
            if asked(&set, facts, footing, column, category, origin, action, depth) {
                best = best.max(depth);
            }
        }
    }
    best
}

static SCHEMA: LazyLock<cedar_policy::Schema> = LazyLock::new(|| sharing::schema().unwrap());

/// Reading takes longest, so each profile is read once.
static READ: LazyLock<Mutex<BTreeMap<Option<&'static str>, PolicySet>>> = LazyLock::new(Mutex::default);

fn profile_text(pack: &str) -> Option<&'static str> {
    match pack {
        "open" => Some(OPEN),
        "strict" => Some(STRICT),
        _ => None,
    }
}

/// The whole set: the deciding profile's policies, and what the other profiles of the case forbid.
fn all_policies(facts: &Facts, footing: Option<&Footing>) -> PolicySet {
    let decides = footing.and_then(|it| it.programme.as_ref()).and_then(|it| profile_text(&it.pack));
    let mut set = READ
        .lock()
        .unwrap()
        .entry(decides)
        .or_insert_with(|| {
            let read = decides.map(|text| Profile::read("decides", text).unwrap());
            sharing::policies(read.as_ref()).unwrap()
        })
        .clone();
    for programme in &facts.programmes {
        let Some(text) = profile_text(&programme.pack) else { continue };
        let other: PolicySet = text.parse().unwrap();
        for policy in other.policies().filter(|policy| policy.effect() == cedar_policy::Effect::Forbid) {
            let id = cedar_policy::PolicyId::new(format!(
                "{}-{}-{}",
                programme.pack,
                policy.id(),
                set.num_of_policies()
            ));
            set.add(policy.new_id(id)).unwrap();
        }
    }
    set
}

#[expect(clippy::too_many_arguments, reason = "everything that a request is made of, spelled out")]
fn asked(
    set: &PolicySet,
    facts: &Facts,
    footing: Option<&Footing>,
    column: &Column,
    category: Category,
    origin: Option<u8>,
    action: &str,
    depth: Depth,
) -> bool {
    let today = facts.today;
    let origin = origin.map(agency);
    let own = origin.is_some() && origin == facts.agency;
    let origin_column = if own {
        column.0.clone()
    } else {
        let partner = facts.partners.iter().find(|it| Some(it.agency) == origin);
        partner.and_then(|it| it.column.clone()).map(|it| it.0).unwrap_or_default()
    };
    let permits = |it: &Permitted| {
        let to = match &it.to {
            Recipient::Agency(to) => Some(*to) == facts.agency,
            Recipient::Kind(kind) => Some(kind) == facts.kind.as_ref(),
        };
        let dates = it.from <= today && it.until.is_none_or(|until| today <= until);
        to && dates
            && !it.withdrawn
            && it.depth >= depth
            && it.categories.contains(&category)
            && it.purposes.contains(&facts.purpose)
    };
    let agrees = |it: &Agreed| {
        let dates = it.from <= today && it.until.is_none_or(|until| today <= until);
        let other = footing.is_some_and(|footing| {
            footing
                .counterparts
                .iter()
                .any(|party| Some(*party) != facts.agency && it.parties.contains(party))
        });
        let self_bound = facts.agency.is_some_and(|own| it.parties.contains(&own));
        dates
            && !it.ended
            && other
            && self_bound
            && it.categories.contains(&category)
            && it.purposes.contains(&facts.purpose)
    };
    let mut cited = (false, false);
    for basis in footing.iter().flat_map(|it| &*it.bases) {
        let dates =
            basis.valid_from.is_none_or(|from| from <= today) && basis.valid_to.is_none_or(|to| today <= to);
        if dates && basis.verified {
            let binds =
                facts.kind.as_ref().is_some_and(|kind| basis.binds.iter().any(|bound| bound == kind.code()));
            cited.0 |= basis.kind == Basis::Statute && binds;
            cited.1 |= matches!(basis.kind, Basis::Statute | Basis::Contract);
        }
    }
    let judged = facts.judgements.iter().any(|it| {
        it.category == category && it.depth >= depth && it.until.is_none_or(|until| today <= until)
    });
    let narrowed = facts.narrowings.iter().any(|it| it.category == category && it.depth < depth);
    let bools = BTreeMap::from([
        ("onTheCase", footing.is_some()),
        ("holdsRecord", facts.holds_record),
        ("own", own),
        ("permitted", facts.permissions.iter().any(permits)),
        ("agreed", facts.agreements.iter().any(agrees)),
        ("judged", judged),
        ("statute", cited.0),
        ("authorised", cited.1),
        ("narrowed", narrowed),
        ("courtOrdered", facts.court_ordered),
        ("breakGlass", facts.break_glass.is_some()),
        ("optedIn", false),
        ("queued", false),
    ]);
    let mut pairs: Vec<(String, RestrictedExpression)> = bools
        .into_iter()
        .map(|(name, value)| (name.to_owned(), RestrictedExpression::new_bool(value)))
        .collect();
    let text = |text: &str| RestrictedExpression::new_string(text.to_owned());
    pairs.push(("level".to_owned(), RestrictedExpression::new_long(facts.level.into())));
    pairs.push(("purpose".to_owned(), text(facts.purpose.code())));
    pairs.push(("origin".to_owned(), text(&origin_column)));
    let roles = facts.roles.iter().map(|role| text(role.code()));
    pairs.push(("roles".to_owned(), RestrictedExpression::new_set(roles)));
    let schema = &*SCHEMA;
    let entity = |text: String| text.parse::<EntityUid>().unwrap();
    let request = Request::new(
        entity(format!("Column::{:?}", column.0)),
        entity(format!("Action::{action:?}")),
        entity(format!("Category::{:?}", category.code())),
        Context::from_pairs(pairs).unwrap(),
        // The schema checks that the context is exactly what the policies were validated against.
        Some(schema),
    )
    .unwrap();
    let entities = Entities::from_entities([], Some(schema)).unwrap();
    Authorizer::new().is_authorized(&request, set, &entities).decision() == Decision::Allow
}

fn days() -> impl Strategy<Value = Date> {
    (-60..60_i64).prop_map(|days| TODAY.saturating_add(Span::new().days(days)))
}

fn depths() -> impl Strategy<Value = Depth> {
    prop::sample::select(Depth::SEEN)
}

fn some_categories() -> impl Strategy<Value = Vec<Category>> {
    prop::sample::subsequence(Category::ALL, 0..=Category::ALL.len())
}

fn permissions() -> impl Strategy<Value = Vec<Permitted>> {
    let one = (some_categories(), depths(), days(), prop::option::of(days()), any::<bool>(), any::<bool>())
        .prop_map(|(categories, depth, from, until, withdrawn, to_other)| {
            let to = Recipient::Agency(agency(if to_other { 5 } else { 77 }));
            Permitted { from, until, withdrawn, ..permission(to, &categories, depth) }
        });
    prop::collection::vec(one, 0..3)
}

fn agreements() -> impl Strategy<Value = Vec<Agreed>> {
    let party = prop::sample::select(&[NGO, PRISON, CLINIC][..]);
    let one = (party, some_categories(), days(), prop::option::of(days()), any::<bool>()).prop_map(
        |(party, categories, from, until, ended)| Agreed {
            categories,
            from,
            until,
            ended,
            ..agreement(&[77, party])
        },
    );
    prop::collection::vec(one, 0..3)
}

fn footings(column: &'static str) -> impl Strategy<Value = Vec<Footing>> {
    let pack = prop::sample::select(&["plain", "open", "strict"][..]);
    let one = (pack, prop::option::of(days()), prop::option::of(days()), any::<bool>(), any::<bool>())
        .prop_map(move |(pack, ended_on, closed_on, cites, verified)| {
            let mut footing = Footing { ended_on, closed_on, ..footing(pack) };
            if cites {
                let mut cited = statute(kind_of(column));
                cited.verified = verified;
                cited.valid_from = Some(TODAY);
                footing.bases = [cited].into();
            }
            footing
        });
    prop::collection::vec(one, 0..3)
}

prop_compose! {
    fn cases()(column in prop::sample::select(Column::DEFAULT))(
        footings in footings(column),
        permissions in permissions(),
        agreements in agreements(),
        narrowed in prop::option::of((prop::sample::select(Category::ALL), depths())),
        judged in prop::option::of((prop::sample::select(Category::ALL), depths(), prop::option::of(days()))),
        today in days(),
        bits in any::<u8>(),
        level in 0..4_u8,
        purpose in prop::sample::select(Purpose::ALL),
        elsewhere in prop::sample::select(&["plain", "strict"][..]),
        column in Just(column),
    ) -> Facts {
        let mut facts = on_the_case(column);
        let mut programmes: Vec<_> = footings.iter().filter_map(|it| it.programme.clone()).collect();
        programmes.push(programme(elsewhere));
        facts.footings = footings;
        facts.programmes = programmes;
        facts.permissions = permissions;
        facts.agreements = agreements.into();
        let id = NarrowingId::from(uuid::Uuid::nil());
        facts.narrowings = narrowed.into_iter()
            .map(|(category, depth)| Narrowed { id, version: 1, category, depth }).collect();
        let id = SharingDecisionId::from(uuid::Uuid::nil());
        facts.judgements = judged.into_iter()
            .map(|(category, depth, until)| Judged { id, version: 1, category, depth, until }).collect();
        facts.today = today;
        facts.level = level;
        facts.purpose = purpose;
        facts.holds_record = bits & 1 != 0;
        facts.court_ordered = bits & 2 != 0;
        facts.break_glass = (bits & 0b1100 == 0b1100).then(|| BreakGlassId::from(uuid::Uuid::nil()));
        facts.roles = [if bits & 16 != 0 { Role::SocialWorker } else { Role::DataProtectionOfficer }].into();
        facts
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn the_fast_path_decides_what_naive_evaluation_decides(
        facts in cases(),
        category in prop::sample::select(Category::ALL),
        origin in prop::sample::select(&[None, Some(77), Some(NGO), Some(PRISON), Some(CLINIC)][..]),
    ) {
        let fast = viewer(facts.clone()).depth(category, origin.map(agency));
        prop_assert_eq!(fast, naive(&facts, category, origin));
        // Asked again, out of what is remembered.
        prop_assert_eq!(viewer(facts.clone()).depth(category, origin.map(agency)), fast);
    }
}
