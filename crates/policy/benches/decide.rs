//! What a decision costs: `cargo bench -p throughline-policy`. Prints each figure with its limit.

#![expect(clippy::panic, reason = "without its policies there is nothing to measure")]

use std::{
    hint::black_box,
    sync::Arc,
    time::{Duration, Instant},
};

use jiff::civil::date;
use throughline_domain::{
    agency::{AgencyKind, Role},
    category::{Category, Depth},
    id::{AgencyId, AgreementId, EnrolmentId, PermissionId},
    purpose::Purpose,
};
use throughline_policy::sharing::{
    Agreed, Basis, CitedBasis, Column, Facts, Footing, Partner, Permitted, Programme, Recipient, Sharing,
    Viewer,
};

fn id<T: From<uuid::Uuid>>(number: u128) -> T {
    T::from(uuid::Uuid::from_u128(number))
}

/// A case as there are many: two programmes, three partners, two permissions, an agreement. Each case
/// has ids of its own.
fn facts(column: &str, case: u128) -> Facts {
    let programme = |pack: &str| Programme { pack: pack.into(), hash: pack.into() };
    let footing = |pack: &str, number: u128| Footing {
        enrolment: Some(id::<EnrolmentId>(case * 100 + number)),
        programme: Some(programme(pack)),
        ended_on: None,
        closed_on: None,
        counterparts: vec![id(2), id(3)],
        bases: [CitedBasis {
            code: "contract".to_owned(),
            kind: Basis::Contract,
            valid_from: Some(date(2015, 9, 1)),
            valid_to: None,
            binds: Vec::new(),
            source: None,
            verified: true,
        }]
        .into(),
    };
    let permission = |number: u128, categories: &[Category], depth| Permitted {
        id: id::<PermissionId>(case * 100 + number),
        version: 1,
        to: Recipient::Agency(id(1)),
        categories: categories.to_vec(),
        purposes: vec![Purpose::Throughcare],
        depth,
        from: date(2026, 1, 1),
        until: Some(date(2027, 1, 1)),
        withdrawn: false,
    };
    Facts {
        agency: Some(id(1)),
        kind: Some(AgencyKind("ngo".into())),
        column: Some(Column(column.into())),
        roles: [Role::SocialWorker].into(),
        purpose: Purpose::Throughcare,
        today: date(2026, 3, 10),
        holds_record: false,
        footings: vec![footing("one", 1), footing("two", 2)],
        programmes: vec![programme("one"), programme("two")],
        partners: (2..5_u128)
            .map(|number| Partner { agency: id::<AgencyId>(number), column: Some(Column("PRI".into())) })
            .collect(),
        permissions: vec![
            permission(10, Category::ALL, Depth::Summary),
            permission(11, &[Category::Housing, Category::Plan], Depth::Full),
        ],
        agreements: [Agreed {
            id: id::<AgreementId>(7),
            version: 1,
            parties: vec![id(1), id(2)],
            purposes: Purpose::ALL.to_vec(),
            categories: Category::ALL.to_vec(),
            from: date(2026, 1, 1),
            until: None,
            ended: false,
        }]
        .into(),
        narrowings: Vec::new(),
        judgements: Vec::new(),
        level: 0,
        court_ordered: false,
        break_glass: None,
    }
}

fn sharing() -> Arc<Sharing> {
    let sharing = Sharing::new().unwrap_or_else(|faults| panic!("{faults:?}"));
    for pack in ["one", "two"] {
        sharing.learn(pack, pack, None).unwrap_or_else(|faults| panic!("{faults:?}"));
    }
    Arc::new(sharing)
}

/// The median of so many runs.
fn median(runs: usize, mut run: impl FnMut() -> Duration) -> Duration {
    let mut times: Vec<Duration> = (0..runs).map(|_| run()).collect();
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn report(what: &str, took: Duration, limit: Duration) {
    let verdict = if took <= limit { "kept" } else { "missed" };
    println!("{what:<58} {took:>12.1?}   limit {limit:>8.1?}   {verdict}");
}

fn main() {
    for column in Column::DEFAULT {
        let took = median(9, || {
            let sharing = sharing();
            let facts = facts(column, 1);
            let began = Instant::now();
            black_box(Viewer::new(sharing, facts).depth(Category::Housing, None));
            began.elapsed()
        });
        report(&format!("first decision in a process, column {column}"), took, Duration::from_millis(10));
    }
    let start = median(9, || {
        let began = Instant::now();
        black_box(sharing());
        began.elapsed()
    });
    println!("{:<58} {start:>12.1?}", "reading what holds everywhere, once a process");
    let sharing = sharing();
    let page = |case: u128| {
        let facts = facts("NGO", case);
        let began = Instant::now();
        black_box(Viewer::new(sharing.clone(), facts).depths());
        began.elapsed()
    };
    page(1);
    report("all categories of one case page, warm", median(2_001, || page(1)), Duration::from_micros(50));
    let mut case = 10;
    let caseload = median(201, || {
        (0..50)
            .map(|_| {
                case += 1;
                page(case)
            })
            .sum()
    });
    report("fifty rows of a caseload, each another case", caseload, Duration::from_millis(1));
}
