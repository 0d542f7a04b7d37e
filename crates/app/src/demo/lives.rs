//! What happens in people's lives beside the plan: they come by themselves, speak a language, cannot
//! be reached, have papers, change hands, die.

use std::sync::Arc;

use throughline_domain::{
    enrolment::Event,
    id::{PersonId, UnitId},
    note::Paragraph,
    person::Name,
    plan::{Domain, StepStatus},
};
use throughline_store::handover as handovers;

use super::{
    papers,
    people::day,
    perform::{Stage, code},
    wrong,
};
use crate::{
    Cx, Result,
    document::{self, Upload},
    enrolment,
    handover::{self, Answer},
    note::{self, NoteInput},
    person::{self, CameBy, Details, NewPerson, Whereabouts},
    plan::{self, StepInput},
    transfer,
};

impl Stage {
    /// Somebody whom no list names is entered by hand; out already where the story says since when.
    pub(super) fn come(&self, cx: &Cx, index: usize) -> Result<PersonId> {
        let somebody = self.people.get(index).ok_or_else(|| wrong("nobody"))?;
        let whereabouts = match somebody.released {
            Some(on) => Whereabouts::Released { on: day(self.today, on), admitted_on: None, kind: None },
            None => Whereabouts::NotKnown,
        };
        let details = Details {
            name: Name { surname: somebody.surname.clone(), given_name: somebody.given.clone() },
            birth_date: Some(somebody.born),
            sex: Some(somebody.sex.clone()),
            birth_country: Some(somebody.country.clone()),
            town: Some(somebody.town.clone()),
            ..Details::default()
        };
        person::enter(cx, NewPerson { details, whereabouts, came_by: CameBy::Themselves })
    }

    /// What a worker has learned about language and reading goes into their agency's own record.
    pub(super) fn speaks(
        cx: &Cx,
        person: PersonId,
        languages: &[String],
        interpreter: bool,
        reading: Option<&str>,
    ) -> Result<()> {
        let records = person::identity(cx, person)?.records;
        let own = records.into_iter().find(|record| record.own).ok_or_else(|| wrong("no record"))?;
        let details = Details {
            languages: languages.to_vec(),
            interpreter_needed: Some(interpreter),
            reading_needs: reading.map(str::to_owned),
            ..own.details
        };
        person::edit(cx, person, own.id, own.version, details)
    }

    /// A paper is attached: a scan where it has no text.
    pub(super) fn attach(
        cx: &Cx,
        person: PersonId,
        title: &str,
        domain: &str,
        text: &[String],
    ) -> Result<()> {
        let (ending, content) =
            if text.is_empty() { ("png", papers::png()) } else { ("pdf", papers::pdf(text)) };
        let upload = Upload {
            title: title.to_owned(),
            domain: Some(code::<Domain>(domain)?),
            file_name: format!("{}.{ending}", title.to_lowercase().replace(' ', "_")),
            content: Arc::from(content),
        };
        document::attach(cx, person, &upload).map(drop)
    }

    /// Nobody could reach the person; they try again on a day.
    pub(super) fn no_access(&self, cx: &Cx, person: PersonId, reason: &str, retry: i64) -> Result<()> {
        let found = self.enrolment(person)?;
        let event = Event::NoAccess { reason: reason.to_owned(), retry_on: day(self.today, retry) };
        enrolment::record(cx, found.id, event, found.version).map(drop)
    }

    /// The handover that waits for whoever acts is answered; a reason declines it.
    pub(super) fn answer_handover(&self, cx: &Cx, person: PersonId, reason: Option<&str>) -> Result<()> {
        let me = cx.actor.user.ok_or_else(|| wrong("nobody acts"))?;
        let waiting = self.world.db.read(|tx| handovers::waiting_for(tx, me))?;
        let found =
            waiting.into_iter().find(|one| one.person == person).ok_or_else(|| wrong("none waits"))?;
        let found = found.handover;
        let answer = match reason {
            Some(reason) => Answer::Decline { reason: reason.to_owned() },
            None => Answer::Accept { held_on: None, attendance: Vec::new() },
        };
        handover::answer(cx, person, found.id, found.version, &answer).map(drop)
    }

    /// A step of the plan is done.
    pub(super) fn finish_step(cx: &Cx, person: PersonId, title: &str) -> Result<()> {
        let plan = plan::view(cx, person)?;
        let mut steps = plan.active.into_iter().flat_map(|goal| goal.steps);
        let (step, _) =
            steps.find(|(step, _)| step.title == title).ok_or_else(|| wrong(format!("no step {title}")))?;
        let input = StepInput {
            title: step.title.clone(),
            detail: step.detail.clone().unwrap_or_default(),
            owner: step.owner,
            due_on: step.due_on,
            status: StepStatus::Done,
            reason: String::new(),
        };
        plan::edit_step(cx, person, step.id, step.version, &input).map(drop)
    }

    /// The newest note of the writer's agency is corrected.
    pub(super) fn correct_note(cx: &Cx, person: PersonId, words: &str) -> Result<()> {
        let listed = note::list(cx, person, 1)?.notes;
        let newest = listed.first().ok_or_else(|| wrong("no note"))?;
        let old = note::get(cx, person, newest.id)?;
        let first = old.paragraphs.into_iter().next();
        let (about, beside) = first.map(|first| (first.about, first.beside)).unwrap_or_default();
        let input = NoteInput {
            happened: Some(old.happened),
            happened_at: Some(old.happened_at),
            paragraphs: vec![Paragraph { about, words: words.to_owned(), beside }],
            corrects: Some(old.id),
            step: None,
        };
        note::write(cx, person, &input).map(drop)
    }

    /// The person moves to another establishment.
    pub(super) fn transfer(&self, cx: &Cx, person: PersonId, to: &str) -> Result<()> {
        let unit: UnitId = *self.units.get(to).ok_or_else(|| wrong(format!("no unit {to}")))?;
        transfer::transfer(cx, person, unit, self.version(person)?)
    }
}
