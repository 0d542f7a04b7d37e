//! Coming home: what a town sees of the people who said yes, and nothing of the others.

use jiff::civil::{Date, date};
use throughline_app::{
    Error,
    coming_home::{self, Condition, Standing},
    custody,
    testing::Listed,
};
use throughline_domain::{
    custody::{ItemStatus, ReleaseItem},
    id::PersonId,
};
use throughline_store::custody::ReleaseDayItem;

use crate::region::Region;

fn listed(region: &Region, key: &'static str, leaves_on: Option<Date>, town: &'static str) -> PersonId {
    let somebody = Listed { key, leaves_on, town, ..Listed::default() };
    region.app.listed(&region.prison, "Brians 1", &somebody)
}

#[test]
fn a_town_sees_its_people_week_by_week_and_nobody_who_has_not_come_to_its_desk() {
    let region = Region::new();
    let soon = listed(&region, "0002", Some(date(2026, 11, 13)), "Terrassa");
    let later = listed(&region, "0003", Some(date(2027, 3, 1)), "Terrassa");
    let not_asked = listed(&region, "0004", Some(date(2026, 11, 12)), "Terrassa");
    for person in [region.youssef, soon, later] {
        region.marta_leads(person);
        region.terrassa_helps(person);
    }
    region.marta_leads(not_asked);
    region.invite(not_asked, "Ajuntament de Terrassa");

    let shown = coming_home::list(&region.cx(&region.badia)).unwrap();
    assert_eq!(shown.town.as_deref(), Some("Terrassa"));
    let weeks: Vec<_> = shown
        .weeks
        .iter()
        .map(|week| (week.monday, week.rows.iter().map(|row| row.person).collect::<Vec<_>>()))
        .collect();
    assert_eq!(weeks, [(date(2026, 11, 9), vec![soon]), (date(2027, 1, 25), vec![region.youssef])]);
    assert_eq!(shown.expected().count(), 2);
    assert!(shown.passed.is_empty() && shown.no_date.is_empty() && shown.elsewhere.is_empty());
    assert!(coming_home::list(&region.cx(&region.quim)).unwrap().is_empty(), "another town");
}

#[test]
fn what_nobody_has_said_is_not_known_and_not_missing() {
    let region = Region::new();
    region.marta_leads(region.youssef);
    region.terrassa_helps(region.youssef);
    let standing = |condition| {
        let shown = coming_home::list(&region.cx(&region.badia)).unwrap();
        let row = shown.expected().next().unwrap().clone();
        row.conditions.iter().find(|(known, _)| *known == condition).unwrap().1
    };
    for condition in Condition::ALL {
        assert_eq!(standing(*condition), Standing::NotKnown);
    }
    let mark = |item, status| {
        let marked = ReleaseDayItem { item, status, detail: None, due_on: None, version: 0 };
        custody::mark_item(&region.cx(&region.nuria), region.youssef, marked).unwrap();
    };
    mark(ReleaseItem::Id, ItemStatus::Missing);
    mark(ReleaseItem::Bed, ItemStatus::Ready);
    mark(ReleaseItem::Money, ItemStatus::Waiting);
    assert_eq!(standing(Condition::Id), Standing::Missing);
    assert_eq!(standing(Condition::Shelter), Standing::Ready);
    assert_eq!(standing(Condition::Income), Standing::Waiting);

    // Nobody has marked travel, so nobody can have seen a version of it.
    let unread = ReleaseDayItem {
        item: ReleaseItem::Travel,
        status: ItemStatus::Ready,
        detail: None,
        due_on: None,
        version: 4,
    };
    let refused = custody::mark_item(&region.cx(&region.nuria), region.youssef, unread);
    assert!(matches!(refused, Err(Error::Conflict(_))), "{refused:?}");
    assert_eq!(standing(Condition::Debt), Standing::NotKnown);
}
