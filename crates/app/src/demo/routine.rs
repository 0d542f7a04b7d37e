//! The acts of a person's story: those that are told, and for the many what a team does with
//! everybody: refer, offer, take on, meet, write down, prepare the six, be at the gate.

use throughline_domain::custody::ReleaseItem;

use super::{
    acts::{Act, Dated},
    entropy::Seeded,
    people::Somebody,
    region::{Region, Told, User},
};

/// How many days before R each part of the preparation is done, give or take.
const OFFER: i64 = -78;
const ANSWER: i64 = -71;
const TAKEN_ON: i64 = -68;
const INTERVIEW: i64 = -58;
const PLAN: i64 = -52;
const HANDOVER: i64 = -31;
const SIX: i64 = -24;
const WORK_PLAN: i64 = -16;
const LAST_CHECK: i64 = -6;
/// The day after the first list: before it, nobody knew anybody.
const FIRST_DAY: i64 = super::LIST_DAYS[0] + 1;
/// The agency that takes people on, by its key.
const TEAM: &str = "ngo";

/// Everything that has happened with a person until today.
pub(super) fn of(region: &Region, index: usize, somebody: &Somebody, random: &Seeded) -> Vec<Dated> {
    let mut acts = Acts { region, random, index, today: Vec::new() };
    match &somebody.story {
        Some(story) => story.act.iter().enumerate().for_each(|(place, told)| acts.told(place, told)),
        None => acts.of_many(somebody),
    }
    acts.custody(somebody);
    acts.today
}

struct Acts<'a> {
    region: &'a Region,
    random: &'a Seeded,
    index: usize,
    today: Vec<Dated>,
}

impl<'a> Acts<'a> {
    /// Adds an act, unless it lies before us, or before anybody knew the person, or nobody does it.
    fn add(&mut self, day: i64, time: (i8, i8), by: Option<&User>, act: Act) {
        if let Some(by) = by.filter(|_| (FIRST_DAY..=0).contains(&day)) {
            let (person, by) = (Some(self.index), by.key.clone());
            self.today.push(Dated { day, time, person, by, programme: None, act });
        }
    }

    /// At some time of a working day. What is done today is done before eight, so that it lies
    /// behind whoever looks in the morning.
    fn time(&self, day: i64) -> (i8, i8) {
        let hour = if day == 0 { 7 } else { i8::try_from(self.random.between(9, 16)).unwrap_or(9) };
        (hour, i8::try_from(self.random.between(20, 55)).unwrap_or(20))
    }

    fn told(&mut self, place: usize, told: &Told) {
        let minute = i8::try_from(place % 60).unwrap_or(0);
        let time = (told.hour.unwrap_or(if told.day == 0 { 7 } else { 10 }), minute);
        let by = self.region.user.iter().find(|user| user.key == told.by);
        self.add(told.day, time, by, told.act.clone());
    }

    /// Who left, and who came back: that happens whatever anybody planned.
    fn custody(&mut self, somebody: &Somebody) {
        let officer = self.region.officer_of(&somebody.unit);
        if let Some(on) = somebody.released.filter(|_| !somebody.by_hand) {
            self.add(on, (9, 5), officer, Act::Released);
        }
        if let Some(on) = somebody.returned {
            self.add(on, (9, 5), officer, Act::Returned);
        }
    }

    fn of_many(&mut self, somebody: &Somebody) {
        let Some(release) = somebody.release else { return };
        self.six(release + SIX - self.random.between(0, 18), somebody);
        // The programme is for whoever leaves for good and has nobody, or hardly anybody.
        if somebody.kind != "final" || !["none", "weak"].contains(&somebody.support.as_str()) {
            return;
        }
        let officer = self.region.officer_of(&somebody.unit);
        // Some were late on the list, and some are forgotten for a while.
        let late = if self.random.chance(80) { 0 } else { self.random.between(8, 25) };
        let offered = (release + OFFER + late).max(somebody.admitted + 3).max(-120);
        self.add(offered, self.time(offered), officer, Act::Offer);
        let answered = (release + ANSWER + late).max(offered + 2);
        match self.random.below(20) {
            0 => return,
            1 | 2 => {
                let answer = "decline".to_owned();
                return self.add(answered, (11, 0), officer, Act::Answers { answer });
            }
            _ => self.add(answered, (11, 0), officer, Act::Answers { answer: "accept".to_owned() }),
        }
        self.add(answered, (11, 30), officer, Act::Invite { agency: TEAM.to_owned() });
        let taken = (release + TAKEN_ON + late).max(answered + 1);
        let Some(lead) = lead(self.region, self.random) else { return };
        self.add(
            taken,
            (9, 30),
            of_team(self.region, "manager").next(),
            Act::Lead { worker: lead.key.clone() },
        );
        self.preparation(somebody, release, taken, lead);
        if somebody.released.is_some() {
            self.outside(release, lead);
        }
    }

    /// Milestones, the plan, the town, the six: what is done between the yes and the gate.
    fn preparation(&mut self, somebody: &Somebody, release: i64, taken: i64, lead: &'a User) {
        // Whoever is taken on late catches up within two weeks.
        let on = |usual: i64, least: i64| (release + usual).max(taken + least);
        let meets = [
            ("joint_interview", on(INTERVIEW, 4)),
            ("handover_meeting", on(HANDOVER, 8)),
            ("review_before_release", on(HANDOVER, 9)),
            ("work_plan", on(WORK_PLAN, 12)),
            ("gender_plan", on(WORK_PLAN, 12)),
            ("safe_housing", on(LAST_CHECK, 14)),
            ("release_six_check", on(LAST_CHECK, 14)),
        ];
        for (milestone, day) in meets {
            if self.random.chance(92) && somebody.released.is_none_or(|gone| day < gone) {
                self.add(day, (15, 40), Some(lead), Act::Meet { milestone: milestone.to_owned() });
            }
        }
        self.plan(on(PLAN, 6), somebody, lead);
        self.town(on(PLAN, 9), somebody, lead);
        self.contacts(taken + 2, if somebody.released.is_some() { release - 3 } else { 0 }, lead);
    }

    fn outside(&mut self, release: i64, lead: &'a User) {
        self.add(release, (12, 30), Some(lead), Act::Meet { milestone: "gate".to_owned() });
        let reviews = [("first_contact", 1, 96), ("review_30", 29, 85), ("review_90", 88, 80)];
        for (milestone, after, percent) in reviews {
            if self.random.chance(percent) {
                let meet = Act::Meet { milestone: milestone.to_owned() };
                self.add(release + after, (16, 20), Some(lead), meet);
            }
        }
        self.contacts(release + 1, 0, lead);
    }

    /// A contact every week or two; with one person in eight the line has gone quiet.
    fn contacts(&mut self, from: i64, until: i64, lead: &'a User) {
        let until = if self.random.chance(12) { until.min(-17) } else { until };
        let mut day = from;
        while day <= until {
            self.contact(day, lead);
            day += self.random.between(6, 13);
        }
    }

    fn contact(&mut self, day: i64, lead: &'a User) {
        let happened = match self.random.below(10) {
            0..=3 => "met",
            4..=6 => "phoned",
            7 => "message",
            8 => "did_not_come",
            _ => "no_answer",
        };
        let attempt = ["did_not_come", "no_answer"].contains(&happened);
        let idea = self.random.pick(&self.region.note).filter(|_| !attempt);
        let note = Act::Note {
            happened: happened.to_owned(),
            about: idea.map(|idea| idea.about.clone()).into_iter().collect(),
            words: idea.map(|idea| idea.words.clone()).unwrap_or_default(),
            summary: None,
            consequence: None,
        };
        self.add(day, self.time(day), Some(lead), note);
    }

    fn plan(&mut self, day: i64, somebody: &Somebody, lead: &'a User) {
        let first = self.random.below(self.region.plan.len());
        let ideas = self.region.plan.iter().cycle().skip(first).take(1 + self.random.below(2));
        for (place, idea) in (0_i8..).zip(ideas) {
            let (domain, title, words) = (idea.domain.clone(), idea.title.clone(), idea.words.clone());
            self.add(day, (10, place), Some(lead), Act::Goal { domain, title, words });
            for (number, step) in (0_i64..).zip(&idea.steps) {
                let early = step.starts_with('*') && (day < -14 || somebody.released.is_some());
                let owner = if number == 1 { "person".to_owned() } else { lead.key.clone() };
                let act = Act::Step {
                    goal: idea.title.clone(),
                    title: step.trim_start_matches('*').to_owned(),
                    detail: String::new(),
                    owner,
                    due: Some(day + 21 * (number + 1)),
                    status: (early || day < -70).then(|| "done".to_owned()),
                    reason: String::new(),
                };
                self.add(day, (10, 10 + place), Some(lead), act);
            }
        }
        if self.random.chance(70) {
            let sign = Act::Sign { answer: "agreed".to_owned(), words: String::new() };
            self.add(day + 7, (12, 0), Some(lead), sign);
        }
    }

    /// The person's town is asked, where it has a team; most answer within days.
    fn town(&mut self, day: i64, somebody: &Somebody, lead: &'a User) {
        let here = |town: &Option<String>| town.as_deref() == Some(&somebody.town);
        let Some(town) = self.region.agency.iter().find(|agency| here(&agency.town)) else { return };
        self.add(day, (13, 0), Some(lead), Act::Invite { agency: town.key.clone() });
        let answers = self.region.user.iter().find(|user| user.agency == town.key);
        if self.random.chance(75) {
            self.add(day + self.random.between(1, 6), (9, 50), answers, Act::Accept);
        }
    }

    fn six(&mut self, day: i64, somebody: &Somebody) {
        let officer = self.region.officer_of(&somebody.unit);
        for (place, item) in (0_i64..).zip(ReleaseItem::ALL) {
            let status = match self.random.below(20) {
                0..=12 => "ready",
                13..=16 => "waiting",
                17 => "declined",
                // Nobody has looked at it.
                _ => continue,
            };
            // People who have left, left with what there was.
            let status = if somebody.released.is_some() { "ready" } else { status };
            let (item, status) = (item.code().to_owned(), status.to_owned());
            let act = Act::Six { item, status, detail: String::new() };
            self.add(day + place, (14, 10), officer, act);
        }
    }
}

/// Who leads a case: the first of the team has most.
fn lead<'a>(region: &'a Region, random: &Seeded) -> Option<&'a User> {
    let team: Vec<&User> = of_team(region, "social_worker").collect();
    if random.chance(60) { team.first().copied() } else { team.get(random.below(team.len())).copied() }
}

fn of_team<'a>(region: &'a Region, role: &'a str) -> impl Iterator<Item = &'a User> {
    region.user.iter().filter(move |user| user.agency == TEAM && user.roles.iter().any(|has| has == role))
}
