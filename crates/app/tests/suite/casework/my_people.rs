use jiff::civil::{Date, date};
use throughline_app::{
    my_people::{self, MyPeople, Reason, Tab, Whereabouts},
    note, plan,
    plan::{GoalInput, StepInput},
};
use throughline_domain::{
    id::PersonId,
    note::{About, Happened},
    plan::{Domain, GoalStatus, Owner, StepStatus},
};

use crate::casework::{
    note::{about, note},
    region::Region,
};

fn marta_sees(region: &Region, tab: Tab) -> MyPeople {
    my_people::view(&region.marta(), tab, 1).unwrap()
}

fn names(page: &MyPeople) -> Vec<&str> {
    page.rows.iter().map(|row| row.name.as_str()).collect()
}

fn wrote(region: &Region, person: PersonId, happened: Happened) {
    note::write(&region.marta(), person, &note(happened, vec![about(About::Other, "We spoke.")])).unwrap();
}

fn with_a_step_due(region: &Region, person: PersonId, due_on: Date) {
    let marta = region.marta();
    let goal = GoalInput {
        domain: Some(Domain::Papers),
        title: "My papers in order".to_owned(),
        words: String::new(),
        status: GoalStatus::Active,
        reason: String::new(),
    };
    let goal = plan::add_goal(&marta, person, &goal).unwrap();
    let step = StepInput {
        title: "Book the renewal".to_owned(),
        detail: String::new(),
        owner: Owner::Person,
        due_on: Some(due_on),
        status: StepStatus::NotStarted,
        reason: String::new(),
    };
    plan::add_step(&marta, person, goal, &step).unwrap();
}

#[test]
fn somebody_is_silent_after_fourteen_days_however_often_it_was_tried() {
    let region = Region::new();
    let iker = region.walked_in("Iker", "Mendoza Ruiz");
    wrote(&region, iker, Happened::Met);
    region.app.set_now("2026-11-10T10:00:00+01:00");
    wrote(&region, iker, Happened::NoAnswer);
    region.app.set_now("2026-11-15T10:00:00+01:00");
    assert_eq!(marta_sees(&region, Tab::Silent).count(Tab::Silent), 0, "thirteen days");
    region.app.set_now("2026-11-16T08:00:00+01:00");
    let silent = marta_sees(&region, Tab::Silent);
    assert_eq!(names(&silent), ["Iker Mendoza Ruiz"]);
    assert_eq!(silent.rows[0].reasons, [Reason::Silent { days: 14 }]);
    assert_eq!(silent.rows[0].last_contact, Some((Happened::Met, date(2026, 11, 2))));
    assert_eq!(silent.rows[0].attempts_since, 1);

    wrote(&region, iker, Happened::Phoned);
    assert_eq!(marta_sees(&region, Tab::Silent).count(Tab::Silent), 0);
}

#[test]
fn nobody_has_spoken_to_a_person_since_the_case_was_taken() {
    let region = Region::new();
    region.walked_in("Iker", "Mendoza Ruiz");
    region.app.set_now("2026-11-16T08:00:00+01:00");
    assert_eq!(marta_sees(&region, Tab::Silent).rows[0].reasons, [Reason::Silent { days: 14 }]);
}

#[test]
fn the_first_week_outside_without_a_contact_comes_before_everything_else() {
    let region = Region::new();
    let nuria = region.released("Núria", "Ferrer Casals", date(2026, 11, 2));
    let hassan = region.released("Hassan", "Boukhari", date(2026, 11, 2));
    with_a_step_due(&region, hassan, date(2026, 11, 6));
    region.app.set_now("2026-11-04T10:00:00+01:00");
    wrote(&region, hassan, Happened::Met);
    region.app.set_now("2026-11-06T10:00:00+01:00");
    let today = marta_sees(&region, Tab::Today);
    assert_eq!(names(&today), ["Núria Ferrer Casals", "Hassan Boukhari"]);
    assert_eq!(today.rows[0].reasons[0], Reason::FirstWeek { days: 4 });
    assert!(today.rows[0].fix_first() && !today.rows[1].fix_first());
    assert_eq!(today.rows[0].person, nuria);
    assert_eq!(today.rows[0].stands, Whereabouts::Outside(date(2026, 11, 2)));
}

#[test]
fn who_gets_out_this_week_stands_under_today_and_a_day_that_passed_is_asked_about() {
    let region = Region::new();
    region.leaving("Antonio", "Vargas Montoya", date(2026, 11, 9));
    region.leaving("Berta", "Puig", date(2026, 11, 10));
    region.leaving("Carles", "Roca", date(2026, 11, 1));
    let today = marta_sees(&region, Tab::Today);
    assert_eq!(names(&today), ["Carles Roca", "Antonio Vargas Montoya"]);
    assert_eq!(today.rows[0].reasons, [Reason::Released { on: date(2026, 11, 1) }]);
    assert_eq!(today.rows[1].reasons, [Reason::LeavesSoon { on: date(2026, 11, 9) }]);
    assert_eq!(today.count(Tab::All), 3);
}

#[test]
fn a_step_is_due_on_its_day_and_overdue_the_day_after() {
    let region = Region::new();
    let merce = region.walked_in("Mercè", "Solé i Roig");
    with_a_step_due(&region, merce, date(2026, 11, 2));
    assert_eq!(marta_sees(&region, Tab::Today).count(Tab::Today), 1);
    assert_eq!(marta_sees(&region, Tab::Overdue).count(Tab::Overdue), 0);
    region.app.set_now("2026-11-03T00:00:01+01:00");
    let overdue = marta_sees(&region, Tab::Overdue);
    assert_eq!(overdue.count(Tab::Overdue), 1);
    let due_on = date(2026, 11, 2);
    let late = Reason::StepOverdue { title: "Book the renewal".to_owned(), due_on, days: 1 };
    assert_eq!(overdue.rows[0].reasons, [late]);
}

#[test]
fn who_stands_in_sees_the_people_marked_and_does_not_carry_them() {
    let region = Region::new();
    region.walked_in("Mercè", "Solé i Roig");
    assert_eq!(my_people::view(&region.joan(), Tab::All, 1).unwrap().count(Tab::All), 0);
    region.joan_stands_in_for_marta(date(2026, 11, 6));
    let page = my_people::view(&region.joan(), Tab::All, 1).unwrap();
    assert_eq!(page.count(Tab::All), 1);
    assert!(page.rows[0].covers_for.is_some());
    assert_eq!(page.covers_for.len(), 1);
    assert_eq!((page.workload.people(), page.workload.red_line()), (0, 5_000));
    assert_eq!(marta_sees(&region, Tab::All).workload.total(), 100);
}

#[test]
fn the_list_is_cut_into_pages_and_each_page_is_one_entry_with_its_people() {
    let region = Region::new();
    for number in 0..27 {
        region.walked_in("Anna", &format!("Vidal {number:02}"));
    }
    let listed = || region.app.ledger().iter().filter(|action| *action == "people.list").count();
    let before = listed();
    let first = marta_sees(&region, Tab::All);
    assert_eq!((first.rows.len(), first.page), (25, (1, 2)));
    let second = my_people::view(&region.marta(), Tab::All, 2).unwrap();
    assert_eq!((second.rows.len(), second.page), (2, (2, 2)));
    assert_eq!(listed(), before + 2);
    assert_eq!(my_people::view(&region.marta(), Tab::All, 99).unwrap().page, (2, 2));
}

#[test]
fn a_partner_that_was_only_invited_has_no_people() {
    let region = Region::new();
    region.walked_in("Mercè", "Solé i Roig");
    assert_eq!(my_people::view(&region.nurse(), Tab::All, 1).unwrap().count(Tab::All), 0);
}
