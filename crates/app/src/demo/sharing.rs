//! What people of the region permit, what stands between agencies, and one night when somebody opened a
//! file in an emergency.

use jiff::ToSpan as _;
use throughline_domain::{
    agreement::Party,
    break_glass::Ground,
    category::{Category, Depth, from_codes},
    id::{AgencyId, PersonId},
    permission::Recipient,
    programme::pack::BasisKind,
    purpose::Purpose,
    victim::Whom,
};

use super::perform::Stage;
use crate::{
    Cx, Error, Result,
    agreement::{self, Input},
    break_glass,
    permission::{self, Question, Said},
    release_notice, victim,
};

/// The language in which it was explained.
const LANGUAGE: &str = "es";

impl Stage {
    /// The agreement under which the region works.
    pub(super) fn agree(&self, cx: &Cx, parties: Vec<AgencyId>) -> Result<()> {
        let without_victims = Category::ALL.iter().copied().filter(|category| *category != Category::Victim);
        let input = Input {
            title: "Support before and after release".to_owned(),
            parties: parties.into_iter().map(Party::Agency).collect(),
            purposes: vec![Purpose::Throughcare],
            categories: without_victims.collect(),
            basis: Some(BasisKind::Agreement),
            basis_words: "Signed by all parties; invented for this demonstration".to_owned(),
            security: "Named accounts with a second factor; what is lost is told within a day".to_owned(),
            contacts: "The data-protection officer of each party".to_owned(),
            starts_on: Some(self.today.saturating_sub(400.days())),
            ends_on: None,
            review_on: Some(self.today.saturating_add(24.days())),
        };
        agreement::save(cx, None, &input).map(drop)
    }

    /// A person is asked for permission, and answers where the story says how.
    pub(super) fn asks(
        cx: &Cx,
        person: PersonId,
        to: AgencyId,
        (what, depth): (&str, Depth),
        said: Option<bool>,
    ) -> Result<()> {
        let question = Question {
            to: Some(Recipient::Agency(to)),
            categories: from_codes(what),
            purpose: Purpose::Throughcare,
            depth,
            ends_on: Some(permission::to_ask(cx, person)?.ends_on),
        };
        let id = permission::ask(cx, person, &question)?;
        let Some(yes) = said else { return Ok(()) };
        let said = Said {
            yes,
            language: LANGUAGE.to_owned(),
            witness: "Omar Benali".to_owned(),
            told_no_effect: true,
            ..Said::default()
        };
        permission::answer(cx, person, id, 1, &said).map(drop)
    }

    /// What a programme has asked the person to share is answered with yes: with one agency, or with those
    /// who lead.
    pub(super) fn shares(cx: &Cx, person: PersonId, with: Option<AgencyId>) -> Result<()> {
        let meant = |to: &Recipient| match to {
            Recipient::Agency(agency) => Some(*agency) == with,
            Recipient::Kind(_) => with.is_none(),
        };
        let waiting = permission::list(cx, person)?.waiting;
        for asked in waiting.into_iter().filter(|asked| meant(&asked.permission.to)) {
            let (id, version) = (asked.permission.id, asked.permission.version);
            let young = permission::get(cx, person, id)?.minor;
            let told = |words: &str| if young { words.to_owned() } else { String::new() };
            let said = Said {
                yes: true,
                language: LANGUAGE.to_owned(),
                witness: "Omar Benali".to_owned(),
                guardian: told("Their mother"),
                own_words: told("Yes, so that they can help."),
                told_no_effect: true,
                ..Said::default()
            };
            permission::answer(cx, person, id, version, &said)?;
        }
        Ok(())
    }

    /// A person says stop to what an agency sees.
    pub(super) fn stops(cx: &Cx, person: PersonId, to: AgencyId, what: &str) -> Result<()> {
        let given = permission::list(cx, person)?.given;
        let (to, what) = (Recipient::Agency(to), from_codes(what));
        let theirs = given
            .into_iter()
            .find(|shown| shown.permission.to == to && shown.permission.scope.categories == what);
        let found = theirs.ok_or(Error::NotFound)?.permission;
        permission::withdraw(cx, person, found.id, found.version)
    }

    /// A victim service writes down whom it keeps safe, and what they asked to be told.
    pub(super) fn keeps_safe(
        cx: &Cx,
        person: PersonId,
        [name, relation, area, contact, must_not]: [String; 5],
        asked: &release_notice::Input,
    ) -> Result<()> {
        let whom = Some(Whom::Victim);
        let known = victim::Input { whom, name, relation, area, contact, must_not, note: String::new() };
        let victim = victim::save(cx, person, None, &known)?;
        if asked.wishes.is_empty() {
            return Ok(());
        }
        release_notice::ask(cx, person, victim, 0, asked).map(drop)
    }

    /// Somebody opens a file in an emergency.
    pub(super) fn breaks_glass(cx: &Cx, person: PersonId, reason: &str) -> Result<()> {
        break_glass::open(cx, person, Some(Ground::Life), reason).map(drop)
    }
}
