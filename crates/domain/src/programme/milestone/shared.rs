//! Several programmes in one case: what they ask for in common is shown once and met once.
//!
//! Every enrolment keeps its own row for it. Rows are only ever *grouped*, for those who read and for
//! those who meet them, and nothing about the group is stored: leaving one programme takes its rows
//! away from every group, and the rows of the other are what they were.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::{Event, Milestone, State};
use crate::{
    calendar::Moment,
    id::{EnrolmentId, EpisodeId},
    programme::pack::MilestoneKind,
};

/// What decides whether two rows of a case are the same thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place<'a> {
    /// The enrolment that the row belongs to.
    pub enrolment: EnrolmentId,
    /// The stay in custody that it hangs on. A second stay has a gate of its own.
    pub episode: Option<EpisodeId>,
    /// Its kind.
    pub kind: MilestoneKind,
    /// Its code in the pack.
    pub code: &'a str,
}

/// Which of several rows stands for all of them: the lowest. What is to be done goes before what is
/// settled, and of what is to be done the stricter deadline wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Urgency {
    /// Rows of a programme that is over stand for nobody who still is in one.
    over: bool,
    state: u8,
    no_date: bool,
    due: Option<Timestamp>,
}

impl Urgency {
    /// The urgency of a milestone; `over` says that its enrolment has ended.
    pub fn of(milestone: &Milestone, over: bool) -> Self {
        let state = match milestone.state {
            State::Open | State::Waiting => 0,
            State::Met { .. } => 1,
            State::Missed { .. } => 2,
            State::Exempt { .. } => 3,
            State::NotApplicable { .. } => 4,
        };
        let due = milestone.due.map(|due| due.at);
        Self { over, state, no_date: due.is_none(), due }
    }
}

/// Groups rows that are the same thing, in the order in which the first of each came.
///
/// A row of a kind that is not shared ([`MilestoneKind::is_shared`]) is a group of its own. So is
/// every further row of a shared kind in one programme: only the one whose code comes first joins the
/// other programmes.
pub fn shown_once<T>(rows: Vec<T>, place: impl Fn(&T) -> Place<'_>) -> Vec<Vec<T>> {
    let mut joins: BTreeMap<(Option<EpisodeId>, &str, EnrolmentId), String> = BTreeMap::new();
    for place in rows.iter().map(&place).filter(|place| place.kind.is_shared()) {
        let first = joins
            .entry((place.episode, place.kind.code(), place.enrolment))
            .or_insert_with(|| place.code.to_owned());
        if place.code < first.as_str() {
            place.code.clone_into(first);
        }
    }
    let mut groups: Vec<Vec<T>> = Vec::new();
    let mut known: BTreeMap<(Option<EpisodeId>, &str), usize> = BTreeMap::new();
    for row in rows {
        let at = place(&row);
        let key = (at.episode, at.kind.code());
        let joins = joins.get(&(key.0, key.1, at.enrolment)).is_some_and(|first| first == at.code);
        if let Some(group) = known.get(&key).filter(|_| joins).and_then(|index| groups.get_mut(*index)) {
            group.push(row);
            continue;
        }
        if joins {
            known.insert(key, groups.len());
        }
        groups.push(vec![row]);
    }
    groups
}

/// The row of another programme after an act that met the first one, or took that back; `None` where
/// the act says nothing about it.
///
/// What somebody exempted in the other programme stays exempt, and what does not apply there stays
/// so: that is for its own team to say. A meeting is taken back where it was this meeting.
pub fn joined(first: &Milestone, event: &Event, other: &Milestone, now: Moment) -> Option<Milestone> {
    let concerns = match (event, &other.state) {
        (Event::Meet { .. }, State::Open | State::Waiting | State::Missed { .. }) => true,
        (Event::TakeBack, State::Met { .. }) => first.state == other.state,
        _ => false,
    };
    if concerns { other.record(event, now).ok() } else { None }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};
    use proptest::prelude::*;

    use super::*;
    use crate::programme::{milestone::Overdue, timeline::DueDate};

    #[derive(Debug, Clone, PartialEq, Eq)]
    struct Row {
        enrolment: EnrolmentId,
        milestone: Milestone,
    }

    fn place(row: &Row) -> Place<'_> {
        Place { enrolment: row.enrolment, episode: None, kind: row.milestone.kind, code: &row.milestone.code }
    }

    fn enrolment(number: u128) -> EnrolmentId {
        EnrolmentId::from(uuid::Uuid::from_u128(number))
    }

    fn due(on: Date) -> DueDate {
        DueDate { on, at: on.at(22, 0, 0, 0).in_tz("UTC").unwrap().timestamp() }
    }

    fn row(programme: u128, code: &str, kind: MilestoneKind, day: Option<Date>, state: State) -> Row {
        Row {
            enrolment: enrolment(programme),
            milestone: Milestone {
                code: code.to_owned(),
                kind,
                due: day.map(due),
                projected: false,
                state,
                overdue: None,
            },
        }
    }

    fn noon(on: Date) -> Moment {
        Moment { at: on.at(12, 0, 0, 0).in_tz("UTC").unwrap().timestamp(), today: on }
    }

    fn states() -> impl Strategy<Value = State> {
        prop_oneof![
            Just(State::Open),
            Just(State::Waiting),
            Just(State::Met { on: date(2027, 1, 4), by: None }),
            Just(State::Exempt { on: date(2027, 1, 5), by: None, reason: "done elsewhere".to_owned() }),
        ]
    }

    prop_compose! {
        fn a_row()(
            programme in 1..=3_u128,
            kind in proptest::sample::select(MilestoneKind::ALL),
            which in 0..3_u8,
            day in 0..60_i8,
            state in states(),
        ) -> Row {
            let day = date(2027, 1, 1).checked_add(jiff::Span::new().days(day)).unwrap();
            let day = (state != State::Waiting).then_some(day);
            row(programme, &format!("{}_{which}", kind.code()), kind, day, state)
        }
    }

    /// Rows as the table has them: one for each code in a programme.
    fn rows() -> impl Strategy<Value = Vec<Row>> {
        proptest::collection::vec(a_row(), 0..40).prop_map(|mut rows| {
            rows.sort_by(|a, b| (a.enrolment, &a.milestone.code).cmp(&(b.enrolment, &b.milestone.code)));
            rows.dedup_by(|a, b| (a.enrolment, &a.milestone.code) == (b.enrolment, &b.milestone.code));
            rows
        })
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_nothing_stands_twice(rows in rows()) {
            let groups = shown_once(rows.clone(), place);
            let mut found: Vec<Row> = groups.concat();
            found.sort_by(|a, b| (a.enrolment, &a.milestone.code).cmp(&(b.enrolment, &b.milestone.code)));
            prop_assert_eq!(found, rows);
            for kind in MilestoneKind::ALL.iter().filter(|kind| kind.is_shared()) {
                let joined = groups.iter().filter(|group| group.len() > 1 && group[0].milestone.kind == *kind);
                prop_assert!(joined.count() <= 1, "{} is shown twice", kind.code());
            }
            for group in &groups {
                prop_assert!(group.iter().all(|row| row.milestone.kind == group[0].milestone.kind));
                prop_assert!(group.len() == 1 || group[0].milestone.kind.is_shared());
            }
        }

        #[test]
        fn leaving_one_programme_leaves_the_groups_of_the_others_as_they_were(rows in rows(), left in 1..=3_u128) {
            let left = enrolment(left);
            let without = |rows: Vec<Row>| -> Vec<Row> {
                rows.into_iter().filter(|row| row.enrolment != left).collect()
            };
            let before: Vec<Vec<Row>> = shown_once(rows.clone(), place)
                .into_iter()
                .map(without)
                .filter(|group| !group.is_empty())
                .collect();
            let mut after = shown_once(without(rows), place);
            let mut before = before;
            let key = |group: &Vec<Row>| (group[0].enrolment, group[0].milestone.code.clone());
            before.sort_by_key(key);
            after.sort_by_key(key);
            prop_assert_eq!(before, after);
        }

        #[test]
        fn the_stricter_deadline_stands_for_all(rows in rows()) {
            for mut group in shown_once(rows, place) {
                group.sort_by_key(|row| Urgency::of(&row.milestone, false));
                let open: Vec<_> = group.iter().filter(|row| row.milestone.state == State::Open).collect();
                let earliest = open.iter().filter_map(|row| row.milestone.due).min();
                if earliest.is_some() {
                    prop_assert_eq!(group[0].milestone.due, earliest);
                }
            }
        }
    }

    #[test]
    fn what_is_done_once_is_met_in_both_and_an_exemption_stays_where_it_was_said() {
        let today = noon(date(2027, 1, 12));
        let first =
            row(1, "work_plan", MilestoneKind::WorkPlan, Some(date(2027, 1, 20)), State::Open).milestone;
        let late = row(2, "plan", MilestoneKind::WorkPlan, Some(date(2027, 1, 10)), State::Open).milestone;
        let event = Event::Meet { on: date(2027, 1, 12), by: None };
        let met = first.record(&event, today).unwrap();
        let also = joined(&met, &event, &late, today).unwrap();
        assert_eq!(also.state, met.state);
        // The other programme asked for it two days earlier: that it was late there stays written.
        assert_eq!(also.overdue, Some(Overdue { first_due: due(date(2027, 1, 10)), days: 2 }));
        assert_eq!(met.overdue, None);

        let exempt = Event::Exempt { on: date(2027, 1, 12), by: None, reason: "too ill".to_owned() };
        assert_eq!(joined(&first, &exempt, &late, today), None);
        let excused = late.record(&exempt, today).unwrap();
        assert_eq!(joined(&met, &event, &excused, today), None);
        assert_eq!(joined(&met, &Event::TakeBack, &also, today).unwrap().state, State::Open);
    }

    #[test]
    fn a_second_milestone_of_a_shared_kind_in_one_programme_stands_alone() {
        let day = Some(date(2027, 1, 20));
        let kind = MilestoneKind::WorkPlan;
        let rows = vec![
            row(1, "work_plan_for_women", kind, day, State::Open),
            row(1, "work_plan", kind, day, State::Open),
            row(2, "plan", kind, day, State::Open),
        ];
        let groups = shown_once(rows, place);
        assert_eq!(groups.iter().map(Vec::len).collect::<Vec<_>>(), [1, 2]);
    }
}
