//! The last contact is kept beside the notes, and never says anything else than they do.

use throughline_app::{
    authorise,
    my_people::{self, Tab},
    note,
};
use throughline_domain::{
    id::{NoteId, PersonId},
    note::{About, Happened},
};
use throughline_store::contact;

use crate::casework::{
    note::{about, note},
    region::Region,
};

fn wrote(region: &Region, person: PersonId, at: &str, happened: Happened) -> NoteId {
    let mut input = note(happened, vec![about(About::Other, "We spoke.")]);
    input.happened_at = Some(at.parse().unwrap());
    note::write(&region.marta(), person, &input).unwrap()
}

fn corrected(region: &Region, person: PersonId, old: NoteId, happened: Happened) {
    let mut input = note(happened, vec![about(About::Other, "It was otherwise.")]);
    let old_at = note::get(&region.marta(), person, old).unwrap().happened_at;
    (input.corrects, input.happened_at) = (Some(old), Some(old_at));
    note::write(&region.marta(), person, &input).unwrap();
}

/// What the caseload shows, with the check that it fits the notes.
fn shown(region: &Region) -> (Option<Happened>, i64) {
    let differences = region.app.world.db.read(|tx| contact::differences(tx)).unwrap();
    assert_eq!(differences, 0, "the notes say something else");
    let page = my_people::view(&region.marta(), Tab::All, 1).unwrap();
    let row = &page.rows[0];
    (row.last_contact.map(|(happened, _)| happened), row.attempts_since)
}

#[test]
fn the_last_contact_follows_notes_corrections_and_what_is_written_late() {
    let region = Region::new();
    let iker = region.walked_in("Iker", "Mendoza Ruiz");
    region.app.set_now("2026-11-10T10:00:00+01:00");
    assert_eq!(shown(&region), (None, 0), "nobody has spoken to him");

    wrote(&region, iker, "2026-11-03T10:00:00Z", Happened::NoAnswer);
    assert_eq!(shown(&region), (None, 1));
    let met = wrote(&region, iker, "2026-11-04T10:00:00Z", Happened::Met);
    assert_eq!(shown(&region), (Some(Happened::Met), 0));
    wrote(&region, iker, "2026-11-06T10:00:00Z", Happened::NoAnswer);
    wrote(&region, iker, "2026-11-02T10:00:00Z", Happened::Phoned);
    assert_eq!(shown(&region), (Some(Happened::Met), 1), "an older one written late changes nothing");

    corrected(&region, iker, met, Happened::DidNotCome);
    assert_eq!(shown(&region), (Some(Happened::Phoned), 3), "he had not come after all");
}

#[test]
fn it_can_be_made_anew() {
    let region = Region::new();
    let iker = region.walked_in("Iker", "Mendoza Ruiz");
    region.app.set_now("2026-11-10T10:00:00+01:00");
    let met = wrote(&region, iker, "2026-11-04T10:00:00Z", Happened::Met);
    corrected(&region, iker, met, Happened::WentWith);
    wrote(&region, iker, "2026-11-05T10:00:00Z", Happened::NoAnswer);
    let before = shown(&region);
    let made = region.app.operator().write(|cx, tx| {
        let permit = authorise::installation(cx)?;
        let mut w = tx.permitted(permit);
        let made = contact::rebuild(&mut w)?;
        authorise::record_as(cx, &mut w, "projection.rebuilt", serde_json::json!({}))?;
        Ok(made)
    });
    assert_eq!(made.unwrap(), 1);
    assert_eq!(shown(&region), before);
}
