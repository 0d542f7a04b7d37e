//! Contact notes: written in twenty seconds, read paragraph by paragraph as far as the reader may.

use std::collections::HashSet;

use jiff::{Timestamp, civil::Date};
use serde_json::json;
use throughline_domain::{
    beside::{Beside, MAX_BESIDE, TooLong},
    category::Category,
    category::Depth,
    id::{AgencyId, GoalId, NoteId, PersonId, StepId},
    note::{self as rules, About, Happened, Paragraph},
    plan::{Domain, GoalStatus, Owner, StepStatus},
};
use throughline_policy::{Action, Classified, Shown, sharing::Viewer};
use throughline_store::{
    case::{CaseFile, Contact},
    db::{Query, Writer},
    draft,
    note::{self, Listed},
    plan::{self, Goal, Step},
};

pub use throughline_store::note::Note;

use crate::{
    Cx, Error, FieldError, Result,
    authorise::{self, Disclosure, People},
    case::{Head, with_case},
    looking,
    plan::{MAX_TITLE, local_day, name_of, open_case},
};

/// Notes on a page.
pub const PAGE: usize = 25;

/// What a form says about a contact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteInput {
    /// What happened.
    pub happened: Option<Happened>,
    /// When; now, where nobody said otherwise.
    pub happened_at: Option<Timestamp>,
    /// What matters, by paragraph.
    pub paragraphs: Vec<Paragraph>,
    /// The note that this one corrects.
    pub corrects: Option<NoteId>,
    /// "Make it a step".
    pub step: Option<StepFromNote>,
}

/// The step that a note becomes. Its title is the note's first sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepFromNote {
    /// Who does it.
    pub owner: Owner,
    /// By when.
    pub due_on: Option<Date>,
    /// What the goal is called if the plan has none in this domain yet, in the reader's language.
    pub goal_title: String,
}

/// A paragraph as this reader may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ShownParagraph {
    /// The words.
    Words {
        /// What it is about.
        about: Vec<About>,
        /// The words.
        words: String,
        /// What others read in their place.
        beside: Beside,
    },
    /// What its writer put into a few words for who may not read all.
    Summary {
        /// What it is about.
        about: Vec<About>,
        /// The words.
        words: String,
    },
    /// What follows from it, without a reason: not even what it is about.
    Consequence(String),
    /// There is a paragraph, and this reader may know that.
    Withheld(Category),
}

/// A note as this reader may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownNote {
    /// Its id.
    pub id: NoteId,
    /// What happened.
    pub happened: Happened,
    /// When.
    pub happened_at: Timestamp,
    /// When it was written.
    pub written_at: Timestamp,
    /// Who wrote it, and for which agency.
    pub author: String,
    /// The agency's name.
    pub agency: String,
    /// What matters.
    pub paragraphs: Vec<ShownParagraph>,
    /// The note that this one corrects.
    pub corrects: Option<NoteId>,
    /// The note that corrects this one.
    pub corrected_by: Option<NoteId>,
    /// The categories of which more is shown than that something is there.
    pub opened: Vec<Category>,
}

/// The notes of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notes {
    /// The top of the page.
    pub head: Head,
    /// The local day.
    pub today: Date,
    /// The notes of this page, newest first.
    pub notes: Vec<ShownNote>,
    /// The page, from 1, and how many there are.
    pub page: (usize, usize),
    /// How many contacts there were; what was corrected counts once.
    pub contacts: usize,
    /// How many attempts there were, which are no contacts.
    pub attempts: usize,
    /// Whether the reader may write one.
    pub may_write: bool,
}

/// Shows a note, or `None` where it would be a trace of something that must leave none. A note that the
/// reader may not know of has neither corrected it nor been corrected by it.
fn show(viewer: &Viewer, known: &HashSet<NoteId>, listed: Listed) -> Option<ShownNote> {
    let Listed { note, author_name, agency_name, corrected_by } = listed;
    let origin = Some(note.agency);
    if viewer.depth(Category::ContactNote, origin) == Depth::None {
        return None;
    }
    let had_words = !note.paragraphs.is_empty();
    let mut opened = Vec::new();
    let paragraphs: Vec<ShownParagraph> = note
        .paragraphs
        .into_iter()
        .filter_map(|paragraph| {
            let category = paragraph.category;
            let note::Paragraph { about, words, beside, .. } = paragraph;
            let (short, follows) = (beside.summary.clone(), beside.consequence.clone());
            let summary = short.map(|words| ShownParagraph::Summary { about: about.clone(), words });
            let classified =
                Classified::new(category, origin, ShownParagraph::Words { about, words, beside })
                    .with_summary(summary)
                    .with_consequence(follows.map(ShownParagraph::Consequence));
            match classified.within(Category::ContactNote).show(viewer) {
                Shown::Full(shown) | Shown::Summary(shown) | Shown::Consequence(shown) => {
                    opened.push(category);
                    Some(shown)
                }
                Shown::Withheld(category) => Some(ShownParagraph::Withheld(category)),
                Shown::Nothing => None,
            }
        })
        .collect();
    // A contact about nothing but what leaves no trace is itself a trace.
    if had_words && paragraphs.is_empty() {
        return None;
    }
    Some(ShownNote {
        id: note.id,
        happened: note.happened,
        happened_at: note.happened_at,
        written_at: note.written_at,
        author: author_name,
        agency: agency_name,
        paragraphs,
        corrects: note.corrects.filter(|id| known.contains(id)),
        corrected_by: corrected_by.filter(|id| known.contains(id)),
        opened,
    })
}

/// The notes of a person's open case, a page at a time; the words are read of those on the page. Counts are
/// those of the notes that this reader may see, so that a number never tells of one that leaves no trace.
pub fn list(cx: &Cx, person: PersonId, page: usize) -> Result<Notes> {
    cx.disclose(|cx, tx| {
        let (head, case, viewer) = with_case(cx, tx, person)?;
        let mut seen = note::outlines(tx, case.id)?;
        seen.retain(|note| may_know_of(&viewer, &note.contact));
        let known: HashSet<NoteId> = seen.iter().map(|note| note.id).collect();
        let counted = || seen.iter().filter(|note| counts(&viewer, &note.contact));
        let contacts = counted().filter(|note| !note.happened.is_attempt()).count();
        let attempts = counted().filter(|note| note.happened.is_attempt()).count();
        let pages = seen.len().div_ceil(PAGE).max(1);
        let page = page.clamp(1, pages);
        let on_page: Vec<NoteId> =
            seen.iter().skip((page - 1) * PAGE).take(PAGE).map(|note| note.id).collect();
        let listed = note::list(tx, &on_page)?.into_iter();
        let notes = Notes {
            head,
            today: local_day(cx, &case)?,
            notes: listed.filter_map(|listed| show(&viewer, &known, listed)).collect(),
            page: (page, pages),
            contacts,
            attempts,
            may_write: authorise::person(cx, tx, person, Action::WriteNote).is_ok(),
        };
        let categories = disclosed(&notes.notes);
        Ok((notes, Disclosure { view: "notes", people: People::One(person), categories }))
    })
}

/// Whether a viewer may know that a contact was held: as [`show`] decides for the whole note.
fn may_know_of(viewer: &Viewer, contact: &Contact) -> bool {
    may_know(viewer, contact.agency, &contact.categories)
}

/// Whether a contact counts for a viewer, who may know of it: what was corrected does not, unless the
/// correction is nothing that they may know of. Only the agency that wrote a note corrects it.
pub(crate) fn counts(viewer: &Viewer, contact: &Contact) -> bool {
    let corrected = |as_now: &Vec<Category>| may_know(viewer, contact.agency, as_now);
    may_know_of(viewer, contact) && !contact.corrected_as.as_ref().is_some_and(corrected)
}

fn may_know(viewer: &Viewer, agency: AgencyId, categories: &[Category]) -> bool {
    let origin = Some(agency);
    let leaves_a_trace = |category: &Category| {
        let shown = Classified::new(*category, origin, ()).within(Category::ContactNote).show(viewer);
        !matches!(shown, Shown::Nothing)
    };
    viewer.depth(Category::ContactNote, origin) != Depth::None
        && (categories.is_empty() || categories.iter().any(leaves_a_trace))
}

fn disclosed(notes: &[ShownNote]) -> Vec<Category> {
    let opened = notes.iter().flat_map(|note| note.opened.iter().copied());
    [Category::ContactNote].into_iter().chain(opened).collect()
}

/// A note of the reader's own agency, to be corrected.
pub fn get(cx: &Cx, person: PersonId, id: NoteId) -> Result<Note> {
    cx.read(|cx, tx| {
        authorise::person(cx, tx, person, Action::WriteNote)?;
        let case = open_case(tx, person)?;
        correctable(cx, tx, &case, id)
    })
}

/// Only the agency that wrote a note corrects it, and only its last form.
fn correctable(cx: &Cx, q: &mut dyn Query, case: &CaseFile, id: NoteId) -> Result<Note> {
    let note = note::get(q, id)?;
    if note.case != case.id || Some(note.agency) != cx.actor.agency {
        return Err(Error::NotFound);
    }
    if note::find_correction(q, id)?.is_some() {
        return Err(Error::Conflict("note_corrected".to_owned()));
    }
    Ok(note)
}

/// Writes a note; where asked, its step stands in the plan in the same transaction.
pub fn write(cx: &Cx, person: PersonId, input: &NoteInput) -> Result<NoteId> {
    let happened_at = input.happened_at.unwrap_or(cx.now);
    let Some(happened) = input.happened else {
        return Err(FieldError::new("kind", "notes-error-kind").into());
    };
    let paragraphs =
        rules::check(happened, input.paragraphs.clone(), happened_at, cx.now).map_err(refused)?;
    if input.step.is_some() && paragraphs.is_empty() {
        return Err(FieldError::new("text", "notes-error-step-words").into());
    }
    let (id, step_id, goal_id): (NoteId, StepId, GoalId) = (cx.new_id(), cx.new_id(), cx.new_id());
    let input = input.clone();
    cx.write(move |cx, tx| {
        let permit = authorise::person(cx, tx, person, Action::WriteNote)?;
        let (Some(author), Some(agency)) = (cx.actor.user, cx.actor.agency) else {
            return Err(Error::NotFound);
        };
        let case = open_case(tx, person)?;
        if let Some(corrects) = input.corrects {
            correctable(cx, tx, &case, corrects)?;
        }
        let chains = authorise::chains(tx, person)?;
        // Only a step has to be put under a goal.
        let goals = if input.step.is_some() { plan::goals(tx, case.id)? } else { Vec::new() };
        let today = local_day(cx, &case)?;
        let new = Note {
            id,
            case: case.id,
            agency,
            author,
            happened,
            happened_at,
            written_at: cx.now,
            corrects: input.corrects,
            paragraphs: paragraphs
                .iter()
                .map(|paragraph| note::Paragraph {
                    about: paragraph.about.clone(),
                    category: paragraph.category(),
                    words: paragraph.words.clone(),
                    beside: paragraph.beside.clone(),
                })
                .collect(),
        };
        let mut categories: Vec<Category> = vec![Category::ContactNote];
        categories.extend(new.paragraphs.iter().map(|paragraph| paragraph.category));
        draft::delete(tx, author, &draft_name(person))?;
        let mut w = tx.permitted(permit);
        note::insert(&mut w, &new)?;
        if let (Some(asked), Some(first)) = (&input.step, paragraphs.first()) {
            let ids = (step_id, goal_id);
            categories.push(make_step(cx, &mut w, &new, &goals, first, asked, ids, today)?);
        }
        let payload = json!({
            "did": if input.corrects.is_some() { "note.corrected" } else { "note.written" },
            "note": id.to_string(),
            "corrects": input.corrects.map(|id| id.to_string()),
            "step": input.step.as_ref().map(|_| step_id.to_string()),
        });
        authorise::record(cx, &mut w, &chains, &categories, payload)?;
        Ok(id)
    })
}

fn refused(refused: rules::Refused) -> Error {
    match refused {
        rules::Refused::NothingSaid => FieldError::new("text", "notes-error-nothing").into(),
        rules::Refused::NoTopic => FieldError::new("about", "notes-error-about").into(),
        rules::Refused::TooLong => {
            FieldError::new("text", "plan-error-too-long").with("max", rules::MAX_WORDS).into()
        }
        rules::Refused::Beside(position, TooLong(form)) => {
            let second = if position == 0 { "" } else { "-2" };
            let field = format!("{}{second}", form.code());
            FieldError::new(field, "beside-error-too-long").with("max", MAX_BESIDE).into()
        }
        rules::Refused::BesideNothing => FieldError::new("text", "notes-error-beside").into(),
        rules::Refused::InTheFuture => FieldError::new("when", "notes-error-future").into(),
    }
}

/// The domain that a topic's step belongs to, chosen so that no agency reads the step that could
/// not read the words it was made from.
const fn domain(category: Category) -> Domain {
    match category {
        Category::Housing => Domain::Housing,
        Category::Identity => Domain::Papers,
        Category::Finance => Domain::Money,
        Category::Employment => Domain::Work,
        Category::MentalHealth | Category::PhysicalHealth | Category::SubstanceUse => Domain::MentalHealth,
        Category::Family => Domain::Family,
        Category::ContactNote => Domain::Belonging,
        _ => Domain::Safety,
    }
}

/// The note's first sentence, short enough for a title.
fn first_sentence(words: &str) -> String {
    let line = words.lines().next().unwrap_or_default();
    let end = line
        .char_indices()
        .zip(line.chars().skip(1).map(Some).chain([None]))
        .find(|((_, c), next)| matches!(c, '.' | '!' | '?') && next.is_none_or(char::is_whitespace))
        .map_or(line.len(), |((index, _), _)| index);
    line.chars().take(line.get(..end).map_or(0, |sentence| sentence.chars().count()).min(MAX_TITLE)).collect()
}

#[expect(clippy::too_many_arguments, reason = "one transaction's parts, used once")]
fn make_step(
    cx: &Cx,
    w: &mut Writer<'_>,
    note: &Note,
    goals: &[Goal],
    words: &Paragraph,
    asked: &StepFromNote,
    (step_id, goal_id): (StepId, GoalId),
    today: Date,
) -> Result<Category> {
    let domain = domain(words.category());
    let found = goals.iter().find(|goal| goal.domain == domain && goal.status == GoalStatus::Active);
    let goal = if let Some(goal) = found {
        goal.id
    } else {
        let new = Goal {
            id: goal_id,
            case: note.case,
            domain,
            category: domain.category(),
            title: asked.goal_title.clone(),
            person_words: None,
            status: GoalStatus::Active,
            reason: None,
            created_by: cx.actor.user,
            agency: cx.actor.agency,
            version: 1,
        };
        plan::insert_goal(w, &new, cx.now)?;
        goal_id
    };
    let step = Step {
        id: step_id,
        goal,
        case: note.case,
        title: first_sentence(&words.words),
        detail: None,
        owner: asked.owner,
        due_on: asked.due_on,
        status: StepStatus::NotStarted,
        status_reason: None,
        status_since: today,
        note: Some(note.id),
        created_by: cx.actor.user,
        version: 1,
    };
    plan::insert_step(w, &step, cx.now)?;
    Ok(domain.category())
}

/// Who will be able to read a paragraph about a topic, besides the reader's own agency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Readers {
    /// The person whom the note is about, by name.
    pub person: String,
    /// The reader's own agency.
    pub own: String,
    /// For each topic, the other agencies on the case that can read it.
    pub others: Vec<(About, Vec<String>)>,
    /// For each topic, the other agencies that read no more than what is written beside it: how much.
    pub beside: Vec<(About, Vec<(String, Depth)>)>,
}

impl Readers {
    /// The other agencies that can read words about these topics.
    pub fn of(&self, about: &[About]) -> Vec<String> {
        let mut names: Option<Vec<String>> = None;
        for topic in about {
            let here = self.others.iter().find(|(known, _)| known == topic).map(|(_, names)| names.clone());
            let here = here.unwrap_or_default();
            names = Some(match names {
                Some(names) => names.into_iter().filter(|name| here.contains(name)).collect(),
                None => here,
            });
        }
        names.unwrap_or_default()
    }
    /// Whether fewer agencies read this topic than read the most open one.
    pub fn fewer(&self, about: About) -> bool {
        let most = self.others.iter().map(|(_, names)| names.len()).max().unwrap_or(0);
        self.others.iter().any(|(topic, names)| *topic == about && names.len() < most)
            || matches!(about, About::Health | About::Safety)
    }
}

/// Who can read a note about this person, by topic: said before anything is saved.
pub fn readers(cx: &Cx, person: PersonId) -> Result<Readers> {
    cx.read(|cx, tx| {
        authorise::person(cx, tx, person, Action::WriteNote)?;
        let case = open_case(tx, person)?;
        let on_the_case = note::readers(tx, case.id)?;
        let own = on_the_case
            .iter()
            .find(|(id, ..)| Some(*id) == cx.actor.agency)
            .map(|(_, _, name)| name.clone())
            .unwrap_or_default();
        let mut viewers = Vec::new();
        for (id, kind, name) in on_the_case.iter().filter(|(id, ..)| Some(*id) != cx.actor.agency) {
            viewers.push((name, looking::as_agency(cx, tx, &case, (*id, kind))?));
        }
        let origin = cx.actor.agency;
        let deepest = |viewer: &Viewer, topic: About| {
            viewer.depth(topic.category(), origin).min(viewer.depth(Category::ContactNote, origin))
        };
        let (mut others, mut beside) = (Vec::new(), Vec::new());
        for topic in About::ALL {
            let open = viewers.iter().map(|(name, viewer)| ((*name).clone(), deepest(viewer, *topic)));
            let (whole, less): (Vec<_>, Vec<_>) = open.partition(|(_, depth)| *depth == Depth::Full);
            others.push((*topic, whole.into_iter().map(|(name, _)| name).collect()));
            let short = less.into_iter().filter(|(_, depth)| *depth >= Depth::Consequence);
            beside.push((*topic, short.collect()));
        }
        Ok(Readers { person: name_of(cx, tx, person)?, own, others, beside })
    })
}

fn draft_name(person: PersonId) -> String {
    format!("note:{person}")
}

/// Keeps a note half written: the fields of the form, as they were sent.
pub fn keep_draft(cx: &Cx, person: PersonId, content: &str) -> Result<()> {
    let content = content.to_owned();
    cx.write(move |cx, tx| {
        authorise::person(cx, tx, person, Action::WriteNote)?;
        let user = cx.actor.user.ok_or(Error::NotFound)?;
        Ok(draft::save(tx, user, &draft_name(person), &content, cx.now)?)
    })
}

/// The note half written, as its writer left it.
pub fn find_draft(cx: &Cx, person: PersonId) -> Result<Option<String>> {
    cx.read(|cx, tx| {
        authorise::person(cx, tx, person, Action::WriteNote)?;
        let user = cx.actor.user.ok_or(Error::NotFound)?;
        Ok(draft::find(tx, user, &draft_name(person))?)
    })
}
