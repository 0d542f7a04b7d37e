//! What planning and considering need to know of a person: read once, and kept up to date by the act
//! that reads it.
//!
//! An act is put together from functions that each ask what they need and write what they decide. After
//! every write the next question goes to the database again, and of a row of a release list most of the
//! time went into asking what the row itself had just said. A dossier lives for one act, inside its
//! transaction; whoever writes something that stands in it says so here too.

use std::cmp::Reverse;

use jiff::civil::Date;
use throughline_domain::{
    custody::{Episode, EpisodeStatus},
    id::{CaseId, EnrolmentId, PersonId, RecordId},
};
use throughline_store::{
    answer::{self, Answer},
    case::{self, CaseFile},
    custody,
    db::Query,
    enrolment::{self, Enrolment},
    involvement::{self, Involvement},
    person::{self, PersonRecord},
};

use crate::{Error, Result};

/// What is known of one person.
pub(crate) struct Dossier {
    /// Who.
    pub person: PersonId,
    /// The day they died, where they have.
    pub died_on: Option<Date>,
    /// Their records, oldest first.
    pub records: Vec<PersonRecord>,
    /// The newest answer of each fact.
    pub answers: Vec<Answer>,
    /// Their stays in custody, oldest first.
    pub episodes: Vec<Episode>,
    /// Their open cases, newest first.
    pub cases: Vec<CaseFile>,
    /// The enrolments of these, ended ones included.
    pub enrolments: Vec<Enrolment>,
    /// Who is and was on them.
    pub involvements: Vec<Involvement>,
    /// Whether the person came with this act. Nobody but who brought them can see them then, and who
    /// brought them has said so.
    pub is_new: bool,
}

impl Dossier {
    /// Reads it.
    pub fn read(q: &mut dyn Query, person: PersonId) -> Result<Self> {
        let cases = case::list_open(q, person)?;
        let (mut enrolments, mut involvements) = (Vec::new(), Vec::new());
        for case in &cases {
            enrolments.extend(enrolment::list(q, case.id)?);
            involvements.extend(involvement::list(q, case.id)?);
        }
        Ok(Self {
            person,
            died_on: person::died_on(q, person)?,
            records: person::records(q, person)?,
            answers: answer::newest(q, person)?,
            episodes: custody::list(q, person)?,
            cases,
            enrolments,
            involvements,
            is_new: false,
        })
    }

    /// Of a person who comes with this act, of whom there is one record and nothing else yet.
    pub fn of_new(record: PersonRecord) -> Self {
        Self {
            person: record.person,
            died_on: None,
            records: vec![record],
            answers: Vec::new(),
            episodes: Vec::new(),
            cases: Vec::new(),
            enrolments: Vec::new(),
            involvements: Vec::new(),
            is_new: true,
        }
    }

    /// The open stay, else the latest: what [`custody::current`] reads.
    pub fn current(&self) -> Option<&Episode> {
        self.episodes.iter().max_by_key(|episode| match episode.status {
            EpisodeStatus::Open => (true, Date::MAX, episode.id),
            EpisodeStatus::Closed { released_on, .. } => (false, released_on, episode.id),
        })
    }

    /// A stay as it stands now.
    pub fn put_episode(&mut self, changed: Episode) {
        match self.episodes.iter_mut().find(|known| known.id == changed.id) {
            Some(known) => *known = changed,
            None => self.episodes.push(changed),
        }
    }

    /// What was answered, as packs read it.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.answers.iter().map(Answer::pair)
    }

    /// An answer that is newer than any of its fact.
    pub fn put_answer(&mut self, new: Answer) {
        match self.answers.iter_mut().find(|known| known.fact == new.fact) {
            Some(known) => *known = new,
            None => self.answers.push(new),
        }
    }

    /// One of the records.
    pub fn record(&self, id: RecordId) -> Result<&PersonRecord> {
        self.records.iter().find(|record| record.id == id).ok_or(Error::NotFound)
    }

    /// The open case in a jurisdiction.
    pub fn case_in(&self, jurisdiction: &str) -> Option<&CaseFile> {
        self.cases.iter().find(|case| case.jurisdiction == jurisdiction)
    }

    /// The enrolments of a case, oldest first.
    pub fn enrolments_of(&self, case: CaseId) -> impl Iterator<Item = &Enrolment> {
        self.enrolments.iter().filter(move |enrolment| enrolment.case == case)
    }

    /// An enrolment as it was saved, with the version after the one that it was saved over.
    pub fn saved_enrolment(&mut self, saved: Enrolment) {
        let saved = Enrolment { version: saved.version + 1, ..saved };
        if let Some(known) = self.enrolments.iter_mut().find(|known| known.id == saved.id) {
            *known = saved;
        }
    }

    /// One of the enrolments.
    pub fn enrolment(&self, id: EnrolmentId) -> Result<&Enrolment> {
        self.enrolments.iter().find(|enrolment| enrolment.id == id).ok_or(Error::NotFound)
    }

    /// The running enrolments of a case.
    pub fn live(&self, case: CaseId) -> usize {
        self.enrolments_of(case).filter(|enrolment| enrolment.is_live()).count()
    }

    /// A case that was opened.
    pub fn opened(&mut self, case: CaseFile) {
        self.cases.push(case);
        self.cases.sort_by_key(|case| Reverse((case.opened_at, case.id)));
    }
}
