use jiff::{SignedDuration, civil::date};
use throughline_app::{
    Error, case,
    note::{self, NoteInput, ShownParagraph, StepFromNote},
    plan,
};
use throughline_domain::{
    beside::Beside,
    category::Category,
    note::{About, Happened, Paragraph},
    plan::{Domain, Owner},
};

use crate::casework::region::Region;

pub fn about(topic: About, words: &str) -> Paragraph {
    Paragraph { about: vec![topic], words: words.to_owned(), beside: Beside::default() }
}

pub fn note(happened: Happened, paragraphs: Vec<Paragraph>) -> NoteInput {
    NoteInput { happened: Some(happened), happened_at: None, paragraphs, corrects: None, step: None }
}

#[test]
fn a_paragraph_about_health_is_withheld_and_one_about_safety_leaves_no_trace() {
    let region = Region::new();
    let fatima = region.leaving("Fatima Zahra", "Bennani", date(2026, 12, 10));
    let marta = region.marta();
    note::write(
        &marta,
        fatima,
        &note(
            Happened::Phoned,
            vec![
                about(About::Housing, "The landlord shows the room on Thursday."),
                about(About::Health, "She takes insulin."),
                about(About::Safety, "Her former husband called again."),
            ],
        ),
    )
    .unwrap();
    note::write(&marta, fatima, &note(Happened::Met, vec![about(About::Safety, "We went to the shelter.")]))
        .unwrap();

    let own = note::list(&marta, fatima, 1).unwrap();
    assert_eq!((own.notes.len(), own.contacts), (2, 2));

    let seen = note::list(&region.badia(), fatima, 1).unwrap();
    assert_eq!((seen.notes.len(), seen.contacts), (1, 1), "not even a count tells of the other");
    let withheld = [Category::Housing, Category::MentalHealth].map(ShownParagraph::Withheld);
    assert_eq!(seen.notes[0].paragraphs, withheld, "of another agency's notes, that there is one");
}

#[test]
fn it_says_who_can_read_it_before_it_is_saved() {
    let region = Region::new();
    let fatima = region.leaving("Fatima Zahra", "Bennani", date(2026, 12, 10));
    let readers = note::readers(&region.marta(), fatima).unwrap();
    assert_eq!(readers.person, "Fatima Zahra Bennani");
    assert_eq!(readers.own, "Pont Obert");
    for topic in About::ALL {
        assert!(readers.of(&[*topic]).is_empty(), "the words of a note stay with who wrote it");
    }
    assert!(readers.fewer(About::Health) && readers.fewer(About::Safety) && !readers.fewer(About::Housing));
}

#[test]
fn attempts_are_counted_apart_and_need_no_words() {
    let region = Region::new();
    let fatima = region.leaving("Fatima Zahra", "Bennani", date(2026, 12, 10));
    let marta = region.marta();
    note::write(&marta, fatima, &note(Happened::DidNotCome, vec![])).unwrap();
    note::write(&marta, fatima, &note(Happened::NoAnswer, vec![])).unwrap();
    note::write(&marta, fatima, &note(Happened::Met, vec![about(About::Work, "She starts Monday.")]))
        .unwrap();
    let notes = note::list(&marta, fatima, 1).unwrap();
    assert_eq!((notes.contacts, notes.attempts), (1, 2));
    let silent = note::write(&marta, fatima, &note(Happened::Met, vec![]));
    assert!(matches!(silent, Err(Error::Invalid(_))), "a contact has something to say");
    let untagged = Paragraph { about: vec![], words: "She is ill.".to_owned(), beside: Beside::default() };
    assert!(matches!(
        note::write(&marta, fatima, &note(Happened::Met, vec![untagged])),
        Err(Error::Invalid(_))
    ));
}

#[test]
fn a_note_becomes_a_step_in_the_same_act() {
    let region = Region::new();
    let fatima = region.leaving("Fatima Zahra", "Bennani", date(2026, 12, 10));
    let marta = region.marta();
    let words = "Landlord shows the room on Thursday at 17.00. Fatima wants me there.";
    let step = StepFromNote {
        owner: Owner::User(region.marta.id),
        due_on: Some(date(2026, 11, 5)),
        goal_title: "Housing".to_owned(),
    };
    let input = NoteInput { step: Some(step), ..note(Happened::Phoned, vec![about(About::Housing, words)]) };
    let id = note::write(&marta, fatima, &input).unwrap();
    note::write(&marta, fatima, &input).unwrap();

    let plan = plan::view(&marta, fatima).unwrap();
    assert_eq!(plan.active.len(), 1, "the second step joins the goal that is there");
    let made = &plan.active[0];
    assert_eq!((made.goal.domain, made.goal.title.as_str()), (Domain::Housing, "Housing"));
    assert_eq!(made.steps[0].0.title, "Landlord shows the room on Thursday at 17.00");
    assert_eq!(made.steps[0].0.note, Some(id));
    assert_eq!(made.steps[0].0.due_on, Some(date(2026, 11, 5)));
}

#[test]
fn nobody_reads_in_the_plan_what_they_could_not_read_in_the_note() {
    let region = Region::new();
    let fatima = region.leaving("Fatima Zahra", "Bennani", date(2026, 12, 10));
    for topic in [About::Health, About::Safety] {
        let step = StepFromNote { owner: Owner::Person, due_on: None, goal_title: "x".to_owned() };
        let input = NoteInput { step: Some(step), ..note(Happened::Met, vec![about(topic, "A secret.")]) };
        note::write(&region.marta(), fatima, &input).unwrap();
    }
    let seen = plan::view(&region.badia(), fatima).unwrap();
    assert!(seen.active.is_empty());
}

#[test]
fn a_correction_is_a_new_note_and_the_old_one_stays() {
    let region = Region::new();
    let fatima = region.leaving("Fatima Zahra", "Bennani", date(2026, 12, 10));
    let marta = region.marta();
    let first =
        note::write(&marta, fatima, &note(Happened::Met, vec![about(About::Money, "She has 40 euros.")]))
            .unwrap();
    let corrected = |cx: &throughline_app::Cx| {
        let input = NoteInput {
            corrects: Some(first),
            ..note(Happened::DidNotCome, vec![about(About::Money, "It was somebody else.")])
        };
        note::write(cx, fatima, &input)
    };
    assert!(matches!(corrected(&region.badia()), Err(Error::NotFound)), "only the agency that wrote it");
    let second = corrected(&region.joan()).unwrap();
    assert!(matches!(corrected(&marta), Err(Error::Conflict(_))), "only its last form");

    let notes = note::list(&marta, fatima, 1).unwrap();
    assert_eq!((notes.contacts, notes.attempts), (0, 1), "what was corrected counts once");
    let old = notes.notes.iter().find(|note| note.id == first).unwrap();
    assert_eq!(old.corrected_by, Some(second));
}

/// Who may not know of the correction reads and counts the note as if there were none; and who may not know of
/// what was corrected learns of no other note by its correction.
#[test]
fn a_correction_that_leaves_no_trace_leaves_none_at_the_note_either() {
    let region = Region::new();
    let fatima = region.leaving("Fatima Zahra", "Bennani", date(2026, 12, 10));
    let (marta, other) = (region.marta(), region.badia());
    let write = |topic, corrects| {
        let input = NoteInput { corrects, ..note(Happened::Met, vec![about(topic, "What was said.")]) };
        note::write(&marta, fatima, &input).unwrap()
    };
    let seen = |cx| {
        let notes = note::list(cx, fatima, 1).unwrap();
        let links: Vec<_> = notes.notes.iter().map(|note| (note.corrects, note.corrected_by)).collect();
        (notes.contacts, links, case::view(cx, fatima).unwrap().contacts)
    };
    let shown = write(About::Housing, None);
    let before = seen(&other);
    let hidden = write(About::Safety, Some(shown));
    assert_eq!(seen(&other), before, "the same as without it");
    assert_eq!(seen(&marta).0, 1, "for its own agency it is one contact");

    let again = write(About::Housing, Some(hidden));
    let (contacts, links, _) = seen(&other);
    assert_eq!((contacts, links), (2, vec![(None, None), (None, None)]));
    let own = note::list(&marta, fatima, 1).unwrap();
    let last = own.notes.iter().find(|note| note.id == again).unwrap();
    assert_eq!((own.contacts, last.corrects), (1, Some(hidden)));
}

#[test]
fn every_note_can_be_read_back_and_stands_on_one_page() {
    let region = Region::new();
    let fatima = region.leaving("Fatima Zahra", "Bennani", date(2026, 12, 10));
    let marta = region.marta();
    let count = i64::try_from(note::PAGE * 2 + 3).unwrap();
    let mut written: Vec<_> = (0..count)
        .map(|number| {
            let ago = SignedDuration::from_mins(count - number);
            let words = about(About::Money, &format!("Number {number}."));
            let input =
                NoteInput { happened_at: Some(marta.now - ago), ..note(Happened::Phoned, vec![words]) };
            note::write(&marta, fatima, &input).unwrap()
        })
        .collect();
    let pages = note::list(&marta, fatima, 1).unwrap().page.1;
    assert_eq!(pages, 3);
    let read: Vec<_> = (1..=pages).flat_map(|page| note::list(&marta, fatima, page).unwrap().notes).collect();
    written.reverse();
    assert_eq!(read.iter().map(|note| note.id).collect::<Vec<_>>(), written, "the newest first");
    assert!(read.iter().all(|note| note.paragraphs.len() == 1));
}

#[test]
fn a_note_half_written_waits_for_its_writer_and_for_nobody_else() {
    let region = Region::new();
    let fatima = region.leaving("Fatima Zahra", "Bennani", date(2026, 12, 10));
    let marta = region.marta();
    note::keep_draft(&marta, fatima, "text=Landlord").unwrap();
    note::keep_draft(&marta, fatima, "text=Landlord+shows").unwrap();
    assert_eq!(note::find_draft(&marta, fatima).unwrap().as_deref(), Some("text=Landlord+shows"));
    assert_eq!(note::find_draft(&region.joan(), fatima).unwrap(), None);
    assert!(note::keep_draft(&region.nurse(), fatima, "x").is_err());
    note::write(&marta, fatima, &note(Happened::NoAnswer, vec![])).unwrap();
    assert_eq!(note::find_draft(&marta, fatima).unwrap(), None, "sent");
}
