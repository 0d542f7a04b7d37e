//! What decisions on sharing rest on, made without a page: the person's yes, and an agreement.

use jiff::{ToSpan as _, civil::Date};
use throughline_domain::{
    agency::AgencyKind,
    agreement::{Cover, Party, Term},
    category::{Category, Depth},
    id::{AgreementId, PermissionId, PersonId},
    permission::{Recipient, Scope, Status, Way, can_be_permitted},
    programme::pack::BasisKind,
    purpose::Purpose,
};
use throughline_policy::{Permit, Subject};
use throughline_store::{
    agreement::{self, Agreement},
    case,
    db::{Write, Writer},
    permission::{self, Answer, Permission},
};

use super::{TestApp, TestUser, apart};
use crate::{Cx, Result, authorise};

impl TestApp {
    /// Nobody was ever asked for permission: the database as it was before the question came with a yes.
    pub fn forget_permissions(&self) {
        let forget = |cx: &Cx, tx: &mut Write<'_>| {
            let mut w = tx.permitted(Permit::system(Subject::Installation, "test"));
            throughline_store::testing::forget_permissions(&mut w)?;
            authorise::record_as(cx, &mut w, "test", serde_json::json!({}))
        };
        apart(|| self.operator().write(forget)).expect("no permissions");
    }

    /// The person permits every kind of agency all that can be permitted, but for the violence that they
    /// survived, which is asked for by itself; and all agencies have an agreement.
    pub fn everything_is_shared(&self, person: PersonId, asked_by: &TestUser) {
        let (cx, user, asked_for) = (self.operator(), asked_by.id, asked_by.agency);
        let share = move |cx: &Cx, tx: &mut Write<'_>| {
            let case = case::find_open_of(tx, person)?.expect("an open case");
            let today = cx.world.jurisdiction(&case.jurisdiction)?.local_date(cx.now);
            let chains = authorise::chains(tx, person)?;
            let mut w = tx.permitted(Permit::system(Subject::Person(person), "test"));
            let kinds = kinds(cx, &case.jurisdiction)?;
            for kind in &kinds {
                let asked = Permission {
                    id: cx.new_id::<PermissionId>(),
                    case: case.id,
                    jurisdiction: case.jurisdiction.clone(),
                    to: Recipient::Kind(kind.clone()),
                    scope: everything(today),
                    purpose: Purpose::Throughcare,
                    status: Status::Asked,
                    asked: (user, asked_for, cx.now),
                    answer: None,
                    again: None,
                    ended: None,
                    version: 1,
                };
                permission::insert(&mut w, &asked)?;
                let answer = Some(said_yes(cx, today));
                permission::update(&mut w, &Permission { status: Status::Given, answer, ..asked })?;
            }
            agree(cx, &mut w, &case.jurisdiction, kinds, today)?;
            authorise::record(cx, &mut w, &chains, &[], serde_json::json!({}))
        };
        apart(|| cx.write(share)).expect("what is shared");
    }
}

fn kinds(cx: &Cx, jurisdiction: &str) -> Result<Vec<AgencyKind>> {
    let known = &cx.world.jurisdiction(jurisdiction)?.agency_kinds;
    Ok(known.iter().map(|kind| AgencyKind(kind.code.as_str().into())).collect())
}

fn everything(today: Date) -> Scope {
    Scope {
        categories: Category::ALL
            .iter()
            .copied()
            .filter(|it| can_be_permitted(*it) && *it != Category::ViolenceSurvived)
            .collect(),
        depth: Depth::Full,
        ends_on: today.saturating_add(12.months()),
    }
}

fn said_yes(cx: &Cx, today: Date) -> Answer {
    Answer {
        way: Way::Spoken,
        on: today,
        at: cx.now,
        language: "es".to_owned(),
        witness: Some("Omar Benali".to_owned()),
        interpreter: None,
        guardian: None,
        own_words: None,
        told_no_effect: true,
        inside: false,
        recorded_by: None,
        document: None,
    }
}

/// One agreement between all kinds of agency of a jurisdiction.
fn agree(cx: &Cx, w: &mut Writer<'_>, jurisdiction: &str, kinds: Vec<AgencyKind>, today: Date) -> Result<()> {
    const TITLE: &str = "Support before and after release";
    if agreement::list(w, jurisdiction)?.iter().any(|known| known.title == TITLE) {
        return Ok(());
    }
    let new = Agreement {
        id: cx.new_id::<AgreementId>(),
        jurisdiction: jurisdiction.to_owned(),
        title: TITLE.to_owned(),
        cover: Cover {
            parties: kinds.into_iter().map(Party::Kind).collect(),
            purposes: vec![Purpose::Throughcare],
            categories: Category::ALL.to_vec(),
        },
        basis: BasisKind::Agreement,
        basis_words: "Signed by all".to_owned(),
        security: "Named accounts".to_owned(),
        contacts: "dpo@example.org".to_owned(),
        term: Term {
            starts_on: today.saturating_sub(30.days()),
            ends_on: None,
            review_on: today.saturating_add(300.days()),
            ended: false,
        },
        reminded_on: None,
        ended_reason: None,
        version: 1,
    };
    Ok(agreement::insert(w, &new, cx.now)?)
}
