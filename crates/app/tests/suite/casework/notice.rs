use jiff::civil::date;
use throughline_app::{notice, reassign};

use crate::casework::region::Region;

/// Thirty people of Marta's go to Joan: thirty notices.
fn thirty() -> Region {
    let region = Region::new();
    let people: Vec<_> = (0..30)
        .map(|number| region.leaving("Anna", &format!("Vidal {number:02}"), date(2026, 12, 10)))
        .collect();
    region.app.set_now("2026-11-03T09:00:00+01:00");
    let decided = reassign::Reassignment {
        from: region.marta.id,
        people,
        to: Some(region.joan.id),
        reason: "ill".to_owned(),
    };
    reassign::give(&region.chief(), &decided).unwrap();
    region
}

#[test]
fn notices_come_in_pages_and_each_page_is_one_entry() {
    let region = thirty();
    let listed = || region.app.ledger().iter().filter(|action| *action == "people.list").count();
    let before = listed();
    let first = notice::list(&region.joan(), 1).unwrap();
    assert_eq!((first.notices.len(), first.unread, first.page), (25, 30, (1, 2)));
    assert!(first.notices.iter().all(|notice| notice.name.is_some()));
    assert_eq!(notice::list(&region.joan(), 2).unwrap().notices.len(), 5);
    assert_eq!(notice::list(&region.joan(), 99).unwrap().page, (2, 2));
    assert_eq!(listed(), before + 3);
}

#[test]
fn what_was_marked_read_by_mistake_can_be_unread_again() {
    let region = thirty();
    region.app.set_now("2026-11-03T10:00:00+01:00");
    let (read, at) = notice::mark_all_read(&region.joan()).unwrap();
    assert_eq!((read, notice::count_unread(&region.joan()).unwrap()), (30, 0));
    assert_eq!(notice::unmark_read(&region.marta(), at).unwrap(), 0, "nobody undoes what another has read");
    assert_eq!(notice::unmark_read(&region.joan(), at).unwrap(), 30);
    assert_eq!(notice::count_unread(&region.joan()).unwrap(), 30);
}

#[test]
fn a_notice_names_nobody_to_who_may_not_see_the_person() {
    let region = thirty();
    let seen = notice::list(&region.badia(), 1).unwrap();
    assert!(seen.notices.is_empty(), "the town hall was told nothing");
    let admin = region.app.user(&region.ngo, &[throughline_domain::agency::Role::Analyst]);
    assert!(notice::list(&region.app.cx(&admin), 1).unwrap().notices.iter().all(|it| it.name.is_none()));
}
