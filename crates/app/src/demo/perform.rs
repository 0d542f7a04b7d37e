//! The stage: agencies and users, and each act performed by the use case that a page would call.

use std::{collections::BTreeMap, sync::Arc};

use jiff::{Timestamp, civil::Date};
use throughline_domain::{
    agency::{Actor, Role},
    beside::Beside,
    calendar::Jurisdiction,
    custody::{ItemStatus, ReleaseItem},
    enrolment::Event,
    id::{AgencyId, GoalId, PersonId, UnitId, UserId},
    need::{Level, Views},
    note::{About, Happened, Paragraph},
    plan::{Domain, GoalStatus, Owner, PlanAnswer, StepStatus},
    programme::pack::ANY_JURISDICTION,
};
use throughline_store::{
    case, custody as episodes, enrolment as enrolments, involvement as involvements, milestone as milestones,
    search, user as users,
};

use super::{
    StoryClock,
    acts::{Act, Dated},
    elsewhere::Newcomer,
    lists::{self, ListFile},
    people::{Somebody, day, on_a_working_day},
    region::{Region, User},
    wrong,
};
use crate::{
    Clock as _, Cx, Error, Result, World, absence,
    agency::{self, NewAgency},
    custody::{self, Because, DateChange},
    enrolment,
    handover::{self, Asked},
    import::{self, List, ListDay},
    involvement::{self, Candidate},
    lead,
    milestone::{self, Settling},
    need::{self, Assessment},
    note::{self, NoteInput},
    notice, operations, person,
    plan::{self, GoalInput, StepInput},
    programme, protective_rule, release_notice, request,
    taking_part::{self, SaidBy},
    user::{self, Details},
};

/// How long ago the installation was set up, in days.
const SET_UP: i64 = -130;
/// Who looks after the installation.
const ADMINISTRATOR: &str = "admin";
/// The language of what is written.
const LOCALE: &str = "en";

/// A user of the region.
struct Player {
    id: UserId,
    actor: Arc<Actor>,
}

/// The region while its history is performed.
pub(super) struct Stage {
    pub(super) world: Arc<World>,
    clock: Arc<StoryClock>,
    region: Region,
    jurisdiction: Jurisdiction,
    pub(super) today: Date,
    end: Timestamp,
    pub(super) people: Vec<Somebody>,
    known: BTreeMap<usize, PersonId>,
    agencies: BTreeMap<String, AgencyId>,
    pub(super) units: BTreeMap<String, UnitId>,
    players: BTreeMap<String, Player>,
    goals: BTreeMap<(usize, String), GoalId>,
    /// Which programme the present act is about, where it says so.
    programme: Option<String>,
    lists: Vec<ListFile>,
}

impl Stage {
    /// Sets the stage: programmes, agencies, users.
    pub(super) fn set(
        world: Arc<World>,
        clock: Arc<StoryClock>,
        region: Region,
        jurisdiction: Jurisdiction,
        today: Date,
        people: Vec<Somebody>,
    ) -> Result<Self> {
        let end = world.clock.now();
        let mut stage = Self {
            world,
            clock,
            region,
            jurisdiction,
            today,
            end,
            people,
            known: BTreeMap::new(),
            agencies: BTreeMap::new(),
            units: BTreeMap::new(),
            players: BTreeMap::new(),
            goals: BTreeMap::new(),
            programme: None,
            lists: Vec::new(),
        };
        stage.turn(SET_UP, (8, 0))?;
        programme::install_shipped(&stage.operator())?;
        stage.add_agencies()?;
        stage.add_users()?;
        // The administrator writes it down; the agencies of the region that have no jurisdiction of their
        // own are its parties.
        let of_the_region = stage.region.agency.iter().filter(|told| told.jurisdiction.is_none());
        let parties = of_the_region.map(|told| stage.agency(&told.key)).collect::<Result<_>>()?;
        stage.agree(&stage.cx(ADMINISTRATOR)?, parties)?;
        Ok(stage)
    }

    /// The lists that came in, when everything is performed. The clock tells the time again, and
    /// nothing is left for a server to do by itself.
    pub(super) fn finish(self) -> Result<Vec<ListFile>> {
        self.clock.set(self.end);
        operations::catch_up(&self.operator())?;
        Ok(self.lists)
    }

    fn operator(&self) -> Cx {
        Cx::operator(self.world.clone())
    }

    fn add_agencies(&mut self) -> Result<()> {
        for told in &self.region.agency {
            let details = agency::Details { town: told.town.clone(), ..agency::Details::named(&told.name) };
            let jurisdiction = told.jurisdiction.as_ref().unwrap_or(&self.jurisdiction.id).clone();
            let new = NewAgency { jurisdiction, kind: told.kind.clone(), details };
            let id = agency::add(&self.operator(), new)?;
            self.agencies.insert(told.key.clone(), id);
            for unit in &told.units {
                self.units.insert(unit.clone(), agency::add_unit(&self.operator(), id, unit)?);
            }
        }
        Ok(())
    }

    fn add_users(&mut self) -> Result<()> {
        let told: Vec<User> = self.region.user.clone();
        for (minute, one) in (0..).zip(&told) {
            // One after the other: the page of one-click sign-in keeps this order.
            self.turn(SET_UP, (9, minute))?;
            let agency = self.agency(&one.agency)?;
            let roles =
                one.roles.iter().map(|role| role.parse::<Role>().map_err(wrong)).collect::<Result<_>>()?;
            let details = Details {
                profession: one.profession.clone(),
                full_time_percent: one.percent.unwrap_or(100),
                units: one.units.iter().filter_map(|unit| self.units.get(unit).copied()).collect(),
                ..Details::named(&one.name, LOCALE, roles)
            };
            let (id, _) = user::add(&self.operator(), agency, &format!("{}@example.org", one.key), details)?;
            let actor = self
                .world
                .db
                .read(|tx| users::find_actor(tx, id, self.clock.now()))?
                .ok_or_else(|| wrong(&one.key))?;
            self.players.insert(one.key.clone(), Player { id, actor: Arc::new(actor) });
        }
        for one in told.iter().filter(|one| one.deputy.is_some()) {
            let player = self.player(&one.key)?.id;
            let deputy =
                one.deputy.as_deref().map(|key| self.player(key).map(|player| player.id)).transpose()?;
            let known = user::get(&self.operator(), player)?;
            let details = Details {
                name: known.user.display_name.clone(),
                profession: known.user.profession.clone(),
                locale: known.user.locale.clone(),
                full_time_percent: known.user.full_time_percent,
                own_capacity: known.user.own_capacity,
                deputy,
                roles: known.roles.clone(),
                units: known.units.clone(),
            };
            user::edit(&self.operator(), player, known.user.version, details)?;
        }
        Ok(())
    }

    /// Turns the clock to a local time of a day: never back, and never past the present.
    fn turn(&self, days: i64, (hour, minute): (i8, i8)) -> Result<()> {
        let local = day(self.today, days).at(hour, minute, 0, 0);
        let at = self.jurisdiction.time_zone.to_timestamp(local).map_err(wrong)?;
        let told = if self.agencies.is_empty() { at } else { at.max(self.clock.now()) };
        self.clock.set(told.min(self.end));
        Ok(())
    }

    fn player(&self, key: &str) -> Result<&Player> {
        self.players.get(key).ok_or_else(|| wrong(format!("nobody is called {key}")))
    }

    fn agency(&self, key: &str) -> Result<AgencyId> {
        self.agencies.get(key).copied().ok_or_else(|| wrong(format!("no agency {key}")))
    }

    /// The context in which a user acts now.
    fn cx(&self, key: &str) -> Result<Cx> {
        Ok(Cx::new(self.world.clone(), self.player(key)?.actor.clone(), self.world.clock.now(), LOCALE))
    }

    /// Performs one act.
    pub(super) fn perform(&mut self, dated: &Dated) -> Result<()> {
        let on = if dated.act.keeps_its_day() { dated.day } else { on_a_working_day(self.today, dated.day) };
        self.turn(on, dated.time)?;
        let Some(index) = dated.person else {
            return match dated.act {
                Act::Read => self.read_notices(&dated.by),
                Act::Away { from, to } => self.goes_away(&dated.by, from, to),
                Act::Clock => operations::catch_up(&self.operator()),
                _ => self.import(dated.day),
            };
        };
        let cx = self.cx(&dated.by)?;
        self.programme.clone_from(&dated.programme);
        let done = match dated.act {
            Act::Enter => self.enter(&cx, index),
            Act::Come => self.come(&cx, index).map(|person| {
                self.known.insert(index, person);
            }),
            _ => self.person(index).and_then(|person| self.act(&cx, index, person, dated)),
        };
        done.map_err(|error| {
            let name = match self.newcomer(index) {
                Some(newcomer) => newcomer.surname.as_str(),
                None => self.people.get(index).map_or("", |somebody| somebody.surname.as_str()),
            };
            wrong(format!("{name}, day {}, {}: {:?}: {error:?}", dated.day, dated.by, dated.act))
        })
    }

    fn import(&mut self, days: i64) -> Result<()> {
        let file = lists::of_day(&self.region.list, &self.people, self.today, days);
        let cx = self.operator();
        let text = self.region.source_text("region")?;
        let list = List::read(&cx, text, &file.bytes, &file.file_name, ListDay::default()).map_err(wrong)?;
        import::import(&cx, list, false, &mut |_, _| ()).map_err(wrong)?;
        self.lists.push(file);
        Ok(())
    }

    /// Somebody who is on no list of the region.
    fn newcomer(&self, index: usize) -> Option<&Newcomer> {
        self.region.newcomers.get(index.checked_sub(self.people.len())?)
    }

    fn enter(&mut self, cx: &Cx, index: usize) -> Result<()> {
        let newcomer = self.newcomer(index).ok_or_else(|| wrong("nobody to enter"))?;
        let person = person::enter(cx, newcomer.entered(self.today, &self.units))?;
        self.known.insert(index, person);
        Ok(())
    }

    fn goes_away(&self, key: &str, from: i64, to: i64) -> Result<()> {
        let cx = self.cx(key)?;
        let shown = absence::view(&cx, None)?;
        let days = (Some(day(self.today, from)), Some(day(self.today, to)));
        let input = absence::Input { from: days.0, to: days.1, deputy: shown.deputy };
        absence::enter(&cx, None, shown.version, input)
    }

    fn read_notices(&self, key: &str) -> Result<()> {
        let cx = self.cx(key)?;
        if notice::count_unread(&cx)? == 0 { Ok(()) } else { notice::mark_all_read(&cx).map(drop) }
    }

    /// Whom an act is about, by the prison's number.
    fn person(&mut self, index: usize) -> Result<PersonId> {
        if let Some(known) = self.known.get(&index) {
            return Ok(*known);
        }
        let number = self.people.get(index).map(|somebody| somebody.number.clone()).unwrap_or_default();
        // Whoever is assigned every establishment.
        let everywhere = self.players.values().max_by_key(|player| player.actor.units.len());
        let actor = everywhere.map(|player| player.actor.clone()).ok_or_else(|| wrong("nobody is there"))?;
        let wanted = search::Wanted { after: 0, limit: 1 };
        let found = self.world.db.read(|tx| search::search(tx, &actor, &number, wanted))?;
        let person =
            found.hits.first().map(|hit| hit.person).ok_or_else(|| wrong(format!("nobody has {number}")))?;
        self.known.insert(index, person);
        Ok(person)
    }

    fn act(&mut self, cx: &Cx, index: usize, person: PersonId, dated: &Dated) -> Result<()> {
        match &dated.act {
            Act::List | Act::Read | Act::Clock | Act::Enter | Act::Come | Act::Away { .. } => Ok(()),
            Act::Speaks { languages, interpreter, reading } => {
                Self::speaks(cx, person, languages, *interpreter, reading.as_deref())
            }
            Act::Fact { fact, value } => {
                taking_part::answer(cx, person, fact, value, SaidBy::Person).map(drop)
            }
            Act::NoAccess { reason, retry } => self.no_access(cx, person, reason, *retry),
            Act::Offer => {
                self.record(cx, person, Event::Offer)?;
                // Whoever offers has referred the person; both stand on the timeline.
                ["referral", "offer"].iter().try_for_each(|milestone| self.meet(cx, person, milestone))
            }
            Act::Answers { answer } => {
                self.record(cx, person, answered(answer)?)?;
                if answer == "accept" { Self::shares(cx, person, None) } else { Ok(()) }
            }
            Act::Invite { agency } => {
                let agency = self.agency(agency)?;
                self.invite(cx, person, agency)?;
                Self::shares(cx, person, Some(agency))
            }
            Act::Lead { worker } => {
                let worker = self.player(worker)?.id;
                let (id, version) = self.invitation(person, cx)?;
                lead::accept(cx, id, version, Some(worker)).map(drop)
            }
            Act::Accept => {
                let (id, version) = self.invitation(person, cx)?;
                request::accept(cx, id, version).map(drop)
            }
            Act::Decline { reason } => {
                let (id, version) = self.invitation(person, cx)?;
                request::decline(cx, id, version, reason)
            }
            Act::Meet { milestone } => self.meet(cx, person, milestone),
            Act::Need { domain, person: theirs, worker, words, summary, consequence } => {
                let level = |number: &Option<i64>| number.and_then(Level::from_number);
                let assessment = Assessment {
                    domain: code(domain)?,
                    views: Views { person: level(theirs), worker: level(worker) },
                    person_words: words.clone(),
                    worker_words: String::new(),
                    beside: Beside { summary: summary.clone(), consequence: consequence.clone() },
                };
                need::assess(cx, person, &assessment).map(drop)
            }
            Act::Goal { domain, title, words } => {
                let input = GoalInput {
                    domain: Some(code::<Domain>(domain)?),
                    title: title.clone(),
                    words: words.clone(),
                    status: GoalStatus::Active,
                    reason: String::new(),
                };
                let id = plan::add_goal(cx, person, &input)?;
                self.goals.insert((index, title.clone()), id);
                Ok(())
            }
            Act::Step { goal, title, detail, owner, due, status, reason } => {
                let goal = *self
                    .goals
                    .get(&(index, goal.clone()))
                    .ok_or_else(|| wrong(format!("no goal {goal}")))?;
                let input = StepInput {
                    title: title.clone(),
                    detail: detail.clone(),
                    owner: self.owner(owner)?,
                    due_on: due.map(|due| day(self.today, due)),
                    status: status.as_deref().map_or(Ok(StepStatus::NotStarted), code)?,
                    reason: reason.clone(),
                };
                plan::add_step(cx, person, goal, &input).map(drop)
            }
            Act::Finish { step } => Self::finish_step(cx, person, step),
            Act::Correct { words } => Self::correct_note(cx, person, words),
            Act::Attach { title, domain, text } => Self::attach(cx, person, title, domain, text),
            Act::Note { happened, about, words, summary, consequence } => {
                let beside = Beside { summary: summary.clone(), consequence: consequence.clone() };
                write_note(cx, person, happened, about, words, beside)
            }
            Act::Six { item, status, detail } => self.six(cx, person, item, status, detail),
            Act::Move { days, reason, note } => self.move_date(cx, person, *days, reason, note),
            Act::Withdraw { reason, note } => {
                let change = DateChange::Planned { kind: None, value: None };
                custody::change(cx, person, change, because(reason, Some(note)), self.version(person)?)
                    .map(drop)
            }
            Act::Transfer { to } => self.transfer(cx, person, to),
            Act::Released => {
                let on = self.jurisdiction.local_date(cx.now);
                let change = DateChange::Released { on, time: None };
                custody::change(cx, person, change, because("released", None), self.version(person)?)
                    .map(drop)
            }
            Act::Returned => {
                let before = self.world.db.read(|tx| episodes::current(tx, person))?;
                let unit = before.and_then(|episode| episode.unit);
                let back = custody::Return {
                    admitted_on: self.jurisdiction.local_date(cx.now),
                    legal_status: "sentenced".to_owned(),
                    unit,
                    sentenced_on: None,
                    reason: "recall".to_owned(),
                    note: None,
                };
                custody::return_to_custody(cx, person, back)
            }
            Act::Sign { answer, words } => sign(cx, person, code(answer)?, words),
            Act::HandOver { to, reason } => {
                let asked = Asked {
                    to: Some(self.player(to)?.id),
                    held_on: Some(day(self.today, on_a_working_day(self.today, 2))),
                    attendance: Vec::new(),
                    reason: reason.clone(),
                };
                handover::ask(cx, person, &asked).map(drop)
            }
            Act::AnswerHandOver { reason } => self.answer_handover(cx, person, reason.as_deref()),
            Act::Permit { to, what, depth, yes } => {
                Self::asks(cx, person, self.agency(to)?, (what, code(depth)?), *yes)
            }
            Act::Stop { to, what } => Self::stops(cx, person, self.agency(to)?, what),
            Act::Glass { reason } => Self::breaks_glass(cx, person, reason),
            Act::Victim { name, relation, area, contact, must_not, asks, reference } => {
                let told = [name, relation, area, contact, must_not].map(Clone::clone);
                let wishes = asks.iter().map(|asked| code(asked)).collect::<Result<_>>()?;
                Self::keeps_safe(
                    cx,
                    person,
                    told,
                    &release_notice::Input { reference: reference.clone(), wishes },
                )
            }
            Act::Protect { kind, words } => {
                protective_rule::add(cx, person, Some(code(kind)?), words).map(drop)
            }
            Act::Died => person::record_death(cx, person, self.jurisdiction.local_date(cx.now)),
        }
    }

    fn record(&self, cx: &Cx, person: PersonId, event: Event) -> Result<()> {
        let found = self.enrolment(person)?;
        enrolment::record(cx, found.id, event, found.version).map(drop)
    }

    /// The running enrolment of a person in the programme that the act is about; else in the one of
    /// their own jurisdiction.
    pub(super) fn enrolment(&self, person: PersonId) -> Result<enrolments::Enrolment> {
        let mut running = self.world.db.read(|tx| -> Result<_> {
            let Some(open) = case::find_open_of(tx, person)? else { return Ok(Vec::new()) };
            let mut running = Vec::new();
            for known in enrolments::list(tx, open.id)?.into_iter().filter(enrolments::Enrolment::is_live) {
                let of_any = self.world.packs.get(tx, &known.pack_hash)?.manifest.jurisdiction.as_str()
                    == ANY_JURISDICTION;
                running.push((of_any, known));
            }
            Ok(running)
        })?;
        running.sort_by_key(|(of_any, _)| *of_any);
        let told =
            |known: &enrolments::Enrolment| self.programme.as_ref().is_none_or(|it| *it == known.pack_id);
        let found = running.into_iter().map(|(_, known)| known).find(told);
        found.ok_or_else(|| wrong("no enrolment runs"))
    }

    pub(super) fn version(&self, person: PersonId) -> Result<i64> {
        let episode = self.world.db.read(|tx| episodes::current(tx, person))?;
        episode.map(|episode| episode.version).ok_or_else(|| wrong("no custody"))
    }

    fn invite(&self, cx: &Cx, person: PersonId, agency: AgencyId) -> Result<()> {
        let enrolment = self.enrolment(person)?;
        let live = self.world.db.read(|tx| involvements::find_live(tx, enrolment.case, agency))?;
        if let Some(proposed) = live {
            return involvement::invite(cx, person, proposed.id, proposed.version);
        }
        let kind =
            self.agencies.iter().find(|(_, id)| **id == agency).map(|(key, _)| self.region.agency(key));
        let kind = kind.transpose()?.map(|told| told.kind.clone()).unwrap_or_default();
        let pack = self.world.db.read(|tx| self.world.packs.get(tx, &enrolment.pack_hash))?;
        let role =
            pack.manifest.agency_role.iter().find(|role| role.kinds.iter().any(|known| **known == kind));
        let role = role.map(|role| role.code.to_string());
        involvement::ask(cx, person, Candidate { enrolment: enrolment.id, role, agency }).map(drop)
    }

    /// The involvement that waits for the answer of whoever acts.
    fn invitation(&self, person: PersonId, cx: &Cx) -> Result<(throughline_domain::id::InvolvementId, i64)> {
        let enrolment = self.enrolment(person)?;
        let agency = cx.actor.agency.ok_or_else(|| wrong("nobody acts"))?;
        let found = self.world.db.read(|tx| involvements::find_live(tx, enrolment.case, agency))?;
        found.map(|found| (found.id, found.version)).ok_or_else(|| wrong("nobody was invited"))
    }

    fn meet(&self, cx: &Cx, person: PersonId, told: &str) -> Result<()> {
        let enrolment = self.enrolment(person)?;
        let found = self.world.db.read(|tx| milestones::list(tx, enrolment.id))?;
        // A milestone that the programme does not ask of this person is nothing to meet.
        let Some(stored) = found.into_iter().rev().find(|stored| stored.milestone.code == told) else {
            return Ok(());
        };
        let on = self.jurisdiction.local_date(cx.now);
        match milestone::settle(cx, person, stored.id, &Settling::Met { on }, stored.version) {
            // What was skipped when the person came late is settled already.
            Err(Error::Refused(_)) => Ok(()),
            settled => settled,
        }
    }

    fn owner(&self, key: &str) -> Result<Owner> {
        if key == "person" {
            return Ok(Owner::Person);
        }
        match self.players.get(key) {
            Some(player) => Ok(Owner::User(player.id)),
            None => Ok(Owner::Agency(self.agency(key)?)),
        }
    }

    fn six(&self, cx: &Cx, person: PersonId, item: &str, status: &str, detail: &str) -> Result<()> {
        let item: ReleaseItem = code(item)?;
        let known = self.world.db.read(|tx| -> Result<_> {
            let episode = episodes::current(tx, person)?.ok_or_else(|| wrong("no custody"))?;
            Ok(episodes::release_items(tx, episode.id)?)
        })?;
        let before =
            known.into_iter().find(|known| known.item == item).ok_or_else(|| wrong("no such item"))?;
        let marked = episodes::ReleaseDayItem {
            status: code::<ItemStatus>(status)?,
            detail: (!detail.is_empty()).then(|| detail.to_owned()),
            ..before
        };
        custody::mark_item(cx, person, marked)
    }

    fn move_date(&self, cx: &Cx, person: PersonId, days: i64, reason: &str, note: &str) -> Result<()> {
        let episode =
            self.world.db.read(|tx| episodes::current(tx, person))?.ok_or_else(|| wrong("no custody"))?;
        let working = episode.working.ok_or_else(|| wrong("no date to move"))?;
        let change = DateChange::Planned { kind: None, value: Some(day(working.date, days)) };
        custody::change(cx, person, change, because(reason, Some(note)), episode.version).map(drop)
    }
}

fn because(reason: &str, note: Option<&str>) -> Because {
    Because { reason: reason.to_owned(), note: note.map(str::to_owned), person_told: true }
}

fn answered(answer: &str) -> Result<Event> {
    match answer {
        "accept" => Ok(Event::Accept),
        "decline" => Ok(Event::Decline),
        "withdraw" => Ok(Event::Withdraw),
        _ => Err(wrong(format!("no answer {answer}"))),
    }
}

fn write_note(
    cx: &Cx,
    person: PersonId,
    happened: &str,
    about: &[String],
    words: &str,
    beside: Beside,
) -> Result<()> {
    let about = about.iter().map(|topic| code::<About>(topic)).collect::<Result<Vec<_>>>()?;
    let paragraphs = if words.is_empty() {
        Vec::new()
    } else {
        vec![Paragraph { about, words: words.to_owned(), beside }]
    };
    let input = NoteInput {
        happened: Some(code::<Happened>(happened)?),
        happened_at: None,
        paragraphs,
        corrects: None,
        step: None,
    };
    note::write(cx, person, &input).map(drop)
}

/// Shows the plan to the person as it stands, and writes down what they say.
fn sign(cx: &Cx, person: PersonId, answer: PlanAnswer, words: &str) -> Result<()> {
    let shown = plan::view(cx, person)?;
    plan::make_version(cx, person, &shown.mark)?;
    let newest = plan::versions(cx, person)?.into_iter().next().ok_or_else(|| wrong("no version"))?;
    plan::answer(cx, person, newest.version.id, newest.version.version, answer, words).map(drop)
}

/// The value of a coded word.
pub(super) fn code<T: std::str::FromStr<Err: std::fmt::Display>>(text: &str) -> Result<T> {
    text.parse().map_err(wrong)
}
