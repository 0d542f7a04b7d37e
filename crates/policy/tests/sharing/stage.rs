//! A case to decide about: an NGO leads, a prison referred, and a reader stands somewhere.

use std::sync::{Arc, LazyLock};

use jiff::civil::{Date, date};
use throughline_domain::{
    agency::{AgencyKind, Role},
    category::{Category, Depth},
    id::{AgencyId, AgreementId, PermissionId},
    purpose::Purpose,
};
use throughline_policy::sharing::{
    Agreed, Basis, CitedBasis, Column, Facts, Footing, Partner, Permitted, Programme, Recipient, Sharing,
    Viewer,
};

pub const TODAY: Date = date(2026, 3, 10);

/// The packs that the stories use: one with the default profile, and some with profiles of their own.
pub static SHARING: LazyLock<Arc<Sharing>> = LazyLock::new(|| {
    let sharing = Sharing::new().expect("the rules that hold everywhere");
    sharing.learn("plain", "plain", None).unwrap();
    sharing.learn("open", "open", Some(OPEN)).unwrap();
    sharing.learn("strict", "strict", Some(STRICT)).unwrap();
    Arc::new(sharing)
});

/// A profile that lets voluntary organisations see housing by contract, until the end of 2026.
pub const OPEN: &str = r#"
@id("housing-by-contract")
@basis("contract") @label("housing") @source("a contract") @verified("true") @valid_to("2026-12-31")
permit (principal == Column::"NGO", action in Action::"upToFull", resource == Category::"9")
when { context.onTheCase && context.agreed };

@id("employment-summary")
@basis("contract") @label("employment") @source("a contract") @verified("true")
permit (principal == Column::"NGO", action in Action::"upToSummary", resource == Category::"10")
when { context.onTheCase && context.agreed };
"#;

/// A profile that forbids everybody to see more than the summary of housing.
pub const STRICT: &str = r#"
@id("no-address")
@label("no-address")
forbid (principal, action == Action::"viewFull", resource == Category::"9")
unless { context.own };
"#;

pub fn agency(number: u8) -> AgencyId {
    AgencyId::from(uuid::Uuid::from_bytes([number; 16]))
}

pub const NGO: u8 = 1;
pub const PRISON: u8 = 2;
pub const CLINIC: u8 = 3;

/// The kind of agency that is read in a column.
pub fn kind_of(column: &str) -> &'static str {
    match column {
        "PRI" => "prison",
        "PRO" => "probation",
        "MUN" => "municipality",
        "NGO" => "ngo",
        "HEA" => "health",
        "HOU" => "housing",
        "JOB" => "employment",
        "EMPL" => "employer",
        "POL" => "police",
        "EDU" => "education",
        "VIC" => "victim_service",
        _ => "person",
    }
}

pub fn programme(pack: &str) -> Programme {
    Programme { pack: pack.into(), hash: pack.into() }
}

pub fn footing(pack: &str) -> Footing {
    Footing {
        enrolment: None,
        programme: Some(programme(pack)),
        ended_on: None,
        closed_on: None,
        counterparts: vec![agency(PRISON), agency(NGO)],
        bases: [].into(),
    }
}

pub fn statute(binds: &str) -> CitedBasis {
    CitedBasis {
        code: "statute".to_owned(),
        kind: Basis::Statute,
        valid_from: Some(date(2021, 7, 1)),
        valid_to: None,
        binds: vec![binds.to_owned()],
        source: Some("a law".to_owned()),
        verified: true,
    }
}

pub fn permission(to: Recipient, categories: &[Category], depth: Depth) -> Permitted {
    Permitted {
        id: PermissionId::from(uuid::Uuid::from_bytes([9; 16])),
        version: 1,
        to,
        categories: categories.to_vec(),
        purposes: vec![Purpose::Throughcare, Purpose::Treatment],
        depth,
        from: date(2026, 1, 1),
        until: Some(date(2027, 1, 1)),
        withdrawn: false,
    }
}

pub fn agreement(parties: &[u8]) -> Agreed {
    Agreed {
        id: AgreementId::from(uuid::Uuid::from_bytes([8; 16])),
        version: 1,
        parties: parties.iter().map(|party| agency(*party)).collect(),
        purposes: Purpose::ALL.to_vec(),
        categories: Category::ALL.to_vec(),
        from: date(2026, 1, 1),
        until: Some(date(2026, 12, 31)),
        ended: false,
    }
}

/// A reader of a column who has accepted, with nothing else in force.
pub fn on_the_case(column: &str) -> Facts {
    let person = column == "PER";
    Facts {
        agency: (!person).then(|| agency(77)),
        kind: (!person).then(|| AgencyKind(kind_of(column).into())),
        column: Some(Column(column.into())),
        roles: [Role::SocialWorker].into(),
        purpose: Purpose::Throughcare,
        today: TODAY,
        holds_record: false,
        footings: vec![footing("plain")],
        programmes: vec![programme("plain")],
        partners: vec![
            Partner { agency: agency(NGO), column: Some(Column("NGO".into())) },
            Partner { agency: agency(PRISON), column: Some(Column("PRI".into())) },
            Partner { agency: agency(CLINIC), column: Some(Column("HEA".into())) },
        ],
        permissions: Vec::new(),
        agreements: [].into(),
        narrowings: Vec::new(),
        judgements: Vec::new(),
        level: 0,
        court_ordered: false,
        break_glass: None,
    }
}

/// The same with a permission of everything and an agreement with the prison.
pub fn permitted(column: &str) -> Facts {
    let mut facts = on_the_case(column);
    let to = Recipient::Agency(agency(77));
    facts.permissions = vec![permission(to, Category::ALL, Depth::Full)];
    facts.agreements = [agreement(&[77, PRISON])].into();
    facts
}

/// The first agreement, to be changed.
pub fn agreed(facts: &mut Facts) -> &mut Agreed {
    Arc::make_mut(&mut facts.agreements).first_mut().expect("there is an agreement")
}

pub fn viewer(facts: Facts) -> Viewer {
    Viewer::new(SHARING.clone(), facts)
}

/// How deep the reader sees what the prison recorded.
pub fn depth(facts: &Facts, category: Category) -> Depth {
    viewer(facts.clone()).depth(category, Some(agency(PRISON)))
}
